import Base

@testable import Inventory

/// SplitMix64: the same seed, the same run.
final class SeededDice {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
  func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}

func at(_ seconds: Int) -> WallTime { WallTime(milliseconds: Int64(seconds) * 1000) }
func id(_ number: Int) -> Identifier { Identifier(hi: 1, lo: UInt64(number)) }
func buyer(_ number: Int) -> Identifier { Identifier(hi: 2, lo: UInt64(number)) }
func branch(_ number: Int) -> Branch { Branch(xid: "x\(number)", id: "inventory") }

func row(_ label: String, _ count: Int, zone: String = "Z", aisles: [Int] = []) -> Stock.Row {
  Stock.Row(
    zone: zone, label: label,
    seats: (1...count).map { Stock.Seat(id: "\(zone)\(label)-\($0)", number: String($0)) }, aisles: aisles)
}

/// A hall with three rows of ten, a balcony with an aisle, and a standing area.
func smallHall(limit: Int = 6, vipLimit: Int = 0, standing: Int = 20) -> Stock {
  Stock(
    performance: "p1", saleStartsAt: at(100), saleEndsAt: at(10_000), holdSeconds: 60,
    limitPerBuyer: limit,
    types: [
      Stock.TicketType(
        id: "vip", name: "VIP", price: Money(minor: 88_000, .cny), limitPerBuyer: vipLimit,
        rows: [row("A", 10), row("B", 10), row("C", 10)]),
      Stock.TicketType(
        id: "balcony", name: "Balcony", price: Money(minor: 28_000, .cny),
        rows: [row("A", 8, zone: "Q", aisles: [3])]),
      Stock.TicketType(
        id: "standing", name: "Standing", price: Money(minor: 18_000, .cny), generalCapacity: standing),
    ])
}

func onSale(_ stock: Stock = smallHall()) throws -> Segment {
  var segment = Segment()
  _ = try segment.open(stock, at: at(1))
  return segment
}

extension Segment {
  /// Holds at second 200 unless told otherwise, with the order's number as the request key.
  @discardableResult
  mutating func take(
    _ selection: Selection, _ order: Int, buyer who: Int = 1, at second: Int = 200
  ) throws(SegmentRefusal) -> [String] {
    let decision = try hold(
      selection, requestKey: "r\(order)", buyer: buyer(who), order: id(order), at: at(second))
    return answer(to: decision.order)?.places.map(\.seat) ?? []
  }
}
