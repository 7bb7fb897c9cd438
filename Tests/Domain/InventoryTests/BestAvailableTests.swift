import Base
import Testing

@testable import Inventory

@Suite struct BestAvailableTests {
  /// Rows as texts: `.` free, `x` taken, `|` an aisle. Answers the same with the choice as `#`.
  func choose(_ count: Int, in rows: String...) throws -> [String]? {
    let stock = Stock(
      performance: "p", saleStartsAt: at(0), saleEndsAt: at(1000), holdSeconds: 60, limitPerBuyer: 100,
      types: [
        Stock.TicketType(
          id: "t", name: "T", price: Money(minor: 1, .cny),
          rows: rows.enumerated().map { index, text in
            let aisles = text.enumerated().filter { $0.element == "|" }.enumerated().map {
              $0.element.offset - $0.offset - 1
            }
            return row(String(index), text.count { $0 != "|" }, aisles: aisles)
          })
      ])
    var segment = try onSale(stock)
    let ids = rows.enumerated().flatMap { index, text in
      text.filter { $0 != "|" }.enumerated().map { (seat: "Z\(index)-\($0.offset + 1)", mark: $0.element) }
    }
    for (number, place) in ids.enumerated() where place.mark == "x" {
      try segment.take(.chosen(seats: [place.seat]), number + 10, buyer: number + 10)
    }
    guard segment.availability[0].free >= count else {
      let refusal = #expect(throws: SegmentRefusal.self) { try segment.take(.best(type: "t", count: count), 1) }
      #expect(refusal?.reason == "NOT_ENOUGH_LEFT")
      return nil
    }
    let chosen = try segment.take(.best(type: "t", count: count), 1)
    #expect(chosen.count == count)
    var marks = ids.map { chosen.contains($0.seat) ? "#" : $0.mark }
    return rows.map { text in
      String(text.map { $0 == "|" ? $0 : marks.removeFirst() })
    }
  }

  @Test func `the middle of the front row comes first`() throws {
    #expect(try choose(2, in: "..........", "..........") == ["....##....", ".........."])
    #expect(try choose(3, in: ".........") == ["...###..."])
  }

  @Test func `the second row's middle is better than the front row's edge`() throws {
    #expect(
      try choose(2, in: "....xxxxxxxxxxxx....", "....................")
        == ["....xxxxxxxxxxxx....", ".........##........."])
  }

  @Test func `no single seat is left alone where it can be avoided`() throws {
    #expect(try choose(2, in: ".....") == ["##..."] || choose(2, in: ".....") == ["...##"])
    #expect(try choose(2, in: "...x....") == ["...x##.."] || choose(2, in: "...x....") == ["...x..##"])
    #expect(try choose(1, in: ".x...") == [".x#.."])
    #expect(try choose(1, in: "x..x.x") == ["x..x#x"])
  }

  @Test func `a single seat is left alone rather than a group split`() throws {
    #expect(try choose(2, in: "x...x") == ["x##.x"])
    #expect(try choose(3, in: "....|") == ["###.|"])
  }

  @Test func `nobody sits across an aisle while there are seats side by side`() throws {
    #expect(try choose(3, in: "..|..", "....") == ["..|..", "###."])
  }

  @Test func `a group that cannot sit together is split into few parts, nobody alone`() throws {
    #expect(try choose(4, in: "xx..xxx", "x..xx.x") == ["xx##xxx", "x##xx.x"])
    #expect(try choose(4, in: "...x..x.") == [".##x##x."])
    #expect(try choose(3, in: ".x.x.") == ["#x#x#"])
    #expect(try choose(5, in: ".x.x..") == nil)
  }

  @Test func `a full house is filled to the last seat`() throws {
    var segment = try onSale()
    for number in 0..<10 { try segment.take(.best(type: "vip", count: 3), number, buyer: number) }
    #expect(segment.availability[0].free == 0)
    #expect(throws: SegmentRefusal.soldOut) { try segment.take(.best(type: "vip", count: 1), 99, buyer: 99) }
  }

  @Test func `pairs sell a hall without leaving one seat alone`() throws {
    var segment = try onSale()
    for number in 0..<15 {
      let seats = try segment.take(.best(type: "vip", count: 2), number, buyer: number)
      #expect(seats.count == 2)
      #expect(orphans(segment) == 0, "after \(number + 1) pairs")
    }
  }

  func orphans(_ segment: Segment) -> Int {
    let taken = Set(segment.takenSeats.held)
    var count = 0
    for label in ["A", "B", "C"] {
      let free = (0...11).map { (1...10).contains($0) && !taken.contains("Z\(label)-\($0)") }
      count += (1...10).count { free[$0] && !free[$0 - 1] && !free[$0 + 1] }
    }
    return count
  }

  @Test func `a choice in a stadium of fifty thousand does not walk over all seats`() throws {
    let rows = (0..<20).flatMap { zone in (0..<80).map { row("r\($0)", 31, zone: "z\(zone)") } }
    let stock = Stock(
      performance: "p", saleStartsAt: at(0), saleEndsAt: at(1000), holdSeconds: 60, limitPerBuyer: 100,
      types: [Stock.TicketType(id: "t", name: "T", price: Money(minor: 1, .cny), rows: rows)])
    var segment = try onSale(stock)
    let clock = ContinuousClock()
    let elapsed = try clock.measure {
      for number in 0..<10_000 { try segment.take(.best(type: "t", count: 4), number, buyer: number) }
    }
    #expect(segment.availability[0].held == 40_000)
    // 49,600 seats walked over 10,000 times would take far longer, even on a busy machine.
    #expect(elapsed < .seconds(30), "\(elapsed)")
    print("best available: \(elapsed / 10_000) per hold of 4 in a stadium of 49,600 (debug build)")
  }
}
