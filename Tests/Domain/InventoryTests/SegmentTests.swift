import Base
import Testing

@testable import Inventory

@Suite struct SegmentTests {
  @Test func `a hold takes the chosen seats and tells price and deadline`() throws {
    var segment = try onSale()
    try segment.take(.chosen(seats: ["ZA-5", "QA-1"]), 1)
    let answer = try #require(segment.answer(to: id(1)))
    #expect(answer.places.map(\.label) == ["Z · A · 5", "Q · A · 1"])
    #expect(answer.amount == Money(minor: 116_000, .cny))
    #expect(answer.expiresAt == at(260))
    #expect(segment.availability[0].held == 1)
    #expect(segment.availability[1].free == 7)
  }

  @Test func `a repeated request gets the first answer, whatever became of the hold`() throws {
    var segment = try onSale()
    try segment.take(.best(type: "vip", count: 2), 1)
    let first = segment.answer(to: id(1))
    for when in [at(201), at(500), at(20_000)] {
      _ = segment.expire(at: when)
      let again = try segment.hold(
        .best(type: "vip", count: 2), requestKey: "r1", buyer: buyer(1), order: id(99), at: when)
      #expect(again == HoldDecision(order: id(1), records: []))
      #expect(segment.answer(to: again.order) == first)
    }
    #expect(segment.availability[0].free == 30)
  }

  @Test(arguments: [
    Selection.best(type: "vip", count: 3), .best(type: "balcony", count: 2), .general(type: "vip", count: 2),
    .chosen(seats: ["ZA-5", "ZA-6"]), .chosen(seats: ["nowhere"]),
  ])
  func `a request key with other content is refused`(other: Selection) throws {
    var segment = try onSale()
    try segment.take(.best(type: "vip", count: 2), 1)
    #expect(throws: SegmentRefusal.requestReused) { try segment.take(other, 1) }
  }

  @Test func `two buyers may use the same request key`() throws {
    var segment = try onSale()
    try segment.take(.general(type: "standing", count: 1), 1, buyer: 1)
    let other = try segment.hold(
      .general(type: "standing", count: 2), requestKey: "r1", buyer: buyer(2), order: id(2), at: at(200))
    #expect(other.order == id(2))
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let reason: String
    let command: @Sendable (inout Segment) throws -> Void
    var testDescription: String { reason }
  }

  /// One case per refusal of a hold, in the order of their precedence.
  static let holdRefusals: [Case] = [
    Case(reason: "PERFORMANCE_NOT_ON_SALE") { $0 = Segment(); try $0.take(.chosen(seats: ["?"]), 1) },
    Case(reason: "REQUEST_REUSED") { segment in
      try segment.take(.chosen(seats: ["ZA-1"]), 1)
      try segment.take(.chosen(seats: ["ZA-2"]), 1, at: 1)
    },
    Case(reason: "SALE_NOT_STARTED") { try $0.take(.chosen(seats: []), 1, at: 99) },
    Case(reason: "SALE_ENDED") { try $0.take(.chosen(seats: []), 1, at: 10_000) },
    Case(reason: "EMPTY_SELECTION") { try $0.take(.chosen(seats: []), 1) },
    Case(reason: "EMPTY_SELECTION") { try $0.take(.best(type: "?", count: 0), 1) },
    Case(reason: "EMPTY_SELECTION") { try $0.take(.general(type: "?", count: -1), 1) },
    Case(reason: "TOO_MANY_PLACES") { try $0.take(.general(type: "?", count: 101), 1) },
    Case(reason: "UNKNOWN_TICKET_TYPE") { try $0.take(.best(type: "?", count: 7), 1) },
    Case(reason: "UNKNOWN_SEAT") { try $0.take(.chosen(seats: ["ZA-1", "?"]), 1) },
    Case(reason: "DUPLICATE_SEAT") { try $0.take(.chosen(seats: ["ZA-1", "ZA-1"]), 1) },
    Case(reason: "WRONG_KIND_OF_PLACE") { try $0.take(.best(type: "standing", count: 7), 1) },
    Case(reason: "WRONG_KIND_OF_PLACE") { try $0.take(.general(type: "vip", count: 7), 1) },
    Case(reason: "LIMIT_REACHED") { segment in
      try segment.take(.general(type: "standing", count: 5), 1)
      try segment.take(.chosen(seats: ["ZA-1", "QA-1"]), 2)
    },
    Case(reason: "SEAT_TAKEN") { segment in
      try segment.take(.chosen(seats: ["ZA-1"]), 1)
      try segment.take(.chosen(seats: ["ZA-2", "ZA-1"]), 2, buyer: 2)
    },
    Case(reason: "SOLD_OUT") { segment in
      for number in 0..<5 { try segment.take(.best(type: "vip", count: 6), number, buyer: number) }
      try segment.take(.best(type: "vip", count: 2), 9, buyer: 9)
    },
    Case(reason: "NOT_ENOUGH_LEFT") { segment in
      for number in 0..<3 { try segment.take(.general(type: "standing", count: 6), number, buyer: number) }
      try segment.take(.general(type: "standing", count: 3), 9, buyer: 9)
    },
  ]

  @Test(arguments: holdRefusals)
  func `a hold is refused by rule and changes nothing`(refused: Case) throws {
    var segment = try onSale()
    let refusal = #expect(throws: SegmentRefusal.self) { try refused.command(&segment) }
    #expect(refusal?.reason == refused.reason)
    #expect(refusal?.explanation.isEmpty == false)
  }

  @Test func `a refused request may succeed later with the same key`() throws {
    var segment = try onSale(smallHall(standing: 2))
    try segment.take(.general(type: "standing", count: 2), 1)
    #expect(throws: SegmentRefusal.soldOut) {
      try segment.take(.general(type: "standing", count: 1), 2, buyer: 2)
    }
    _ = try segment.release(id(1), by: buyer(1), at: at(210))
    try segment.take(.general(type: "standing", count: 1), 2, buyer: 2, at: 211)
  }

  @Test func `one buyer never gets more than the limit in a hundred requests`() throws {
    var segment = try onSale(smallHall(limit: 6, vipLimit: 2))
    let dice = SeededDice(seed: 7)
    for number in 0..<100 {
      let selection: Selection =
        dice.below(2) == 0 ? .best(type: "vip", count: 1) : .general(type: "standing", count: 1)
      do { try segment.take(selection, number) } catch { #expect(error.reason == "LIMIT_REACHED") }
      if number.isMultiple(of: 3) {
        // A refusal here only means that there was nothing to sell.
        _ = try? segment.trySell(
          id(number), regrab: false, branch: branch(number), deadline: at(900), at: at(200))
      }
    }
    #expect(segment.availability.reduce(0) { $0 + $1.held + $1.sold } == 6)
    #expect(segment.availability[0].held <= 2)
  }

  @Test func `the limit counts holds again that were given back`() throws {
    var segment = try onSale(smallHall(limit: 2))
    try segment.take(.general(type: "standing", count: 2), 1)
    #expect(throws: SegmentRefusal.limitReached(limit: 2)) {
      try segment.take(.general(type: "standing", count: 1), 2)
    }
    _ = try segment.release(id(1), by: buyer(1), at: at(201))
    try segment.take(.general(type: "standing", count: 2), 3)
  }

  @Test func `only the buyer, or a service that has checked, gives a hold back`() throws {
    var segment = try onSale()
    try segment.take(.general(type: "standing", count: 2), 1)
    #expect(throws: SegmentRefusal.holdNotFound) {
      try segment.release(id(1), by: buyer(2), at: at(201))
    }
    #expect(throws: SegmentRefusal.holdNotFound) { try segment.release(id(2), by: nil, at: at(201)) }
    #expect(try segment.release(id(1), by: nil, at: at(201)).count == 1)
    #expect(try segment.release(id(1), by: buyer(1), at: at(202)).isEmpty)
  }

  @Test func `holds expire at their deadline and not before`() throws {
    var segment = try onSale()
    try segment.take(.best(type: "vip", count: 2), 1, at: 200)
    try segment.take(.best(type: "vip", count: 2), 2, buyer: 2, at: 230)
    #expect(segment.nextDeadline == at(260))
    #expect(segment.expire(at: WallTime(milliseconds: 259_999)).isEmpty)
    #expect(
      segment.expire(at: at(260)) == [.released(order: id(1), .expired, branch: nil, at: at(260))])
    #expect(segment.nextDeadline == at(290))
    #expect(segment.expire(at: at(900)).count == 1)
    #expect(segment.nextDeadline == nil)
    #expect(segment.availability[0].free == 30)
  }

  @Test func `a buyer gives a hold back once, and only an own one`() throws {
    var segment = try onSale()
    try segment.take(.best(type: "vip", count: 2), 1)
    #expect(throws: SegmentRefusal.holdNotFound) { try segment.release(id(1), by: buyer(2), at: at(201)) }
    #expect(throws: SegmentRefusal.holdNotFound) { try segment.release(id(7), by: buyer(1), at: at(201)) }
    #expect(try segment.release(id(1), by: buyer(1), at: at(201)).count == 1)
    #expect(try segment.release(id(1), by: buyer(1), at: at(202)).isEmpty)
    #expect(segment.availability[0].free == 30)
  }

  @Test func `stock is opened once; the same again changes nothing`() throws {
    var segment = try onSale()
    #expect(try segment.open(smallHall(), at: at(2)).isEmpty)
    #expect(throws: SegmentRefusal.stockDiffers) { try segment.open(smallHall(limit: 5), at: at(2)) }
  }

  static let badStock: [(String, Stock)] = {
    func stock(
      _ types: [Stock.TicketType], ends: Int = 20, hold: Int = 60, limit: Int = 1, performance: String = "p"
    ) -> Stock {
      Stock(
        performance: performance, saleStartsAt: at(10), saleEndsAt: at(ends), holdSeconds: hold,
        limitPerBuyer: limit, types: types)
    }
    func type(
      _ id: String, price: Int64 = 1, rows: [Stock.Row] = [], general: Int = 1, currency: Currency = .cny,
      limit: Int = 0
    ) -> Stock.TicketType {
      Stock.TicketType(
        id: id, name: id, price: Money(minor: price, currency), limitPerBuyer: limit, rows: rows,
        generalCapacity: general)
    }
    let euro = Currency(code: "EUR") ?? .cny
    return [
      ("no id", stock([type("a")], performance: "")), ("ends", stock([type("a")], ends: 10)),
      ("lives", stock([type("a")], hold: 0)), ("limit", stock([type("a")], limit: 0)),
      ("limit", stock([type("a")], limit: 200_001)), ("limit", stock([type("a", limit: 200_001)])),
      ("ticket types", stock([])), ("one id", stock([type("a"), type("a")])),
      ("currency", stock([type("a"), type("b", currency: euro)])), ("price", stock([type("a", price: -1)])),
      ("places", stock([type("a", general: 0)])), ("places", stock([type("a", general: 200_000), type("b")])),
      ("twice", stock([type("a", rows: [row("A", 2), row("A", 2)])])),
      ("aisle", stock([type("a", rows: [row("A", 2, aisles: [2])])])),
      ("no seats", stock([type("a", rows: [Stock.Row(zone: "", label: "", seats: [])])])),
    ]
  }()

  @Test(arguments: badStock)
  func `bad stock is refused and says what is wrong`(says: String, stock: Stock) {
    var segment = Segment()
    let refusal = #expect(throws: SegmentRefusal.self) { try segment.open(stock, at: at(1)) }
    #expect(refusal?.reason == "INVALID_STOCK")
    #expect(refusal?.explanation.contains(says) == true)
  }
}
