import Base
import Catalog
import Testing

@Suite struct EntriesTests {
  static func plan() throws -> SeatingPlan {
    try SeatingPlan(json: [UInt8](SeatingPlanTests.small.utf8), areaCapacities: ["Standing": 300])
  }

  static func type(
    _ category: String = "Front", price: Int64 = 100, currency: String = "CNY", limit: Int = 0
  ) throws(CatalogRefusal) -> TicketTypeDetails {
    try TicketTypeDetails(
      name: "", category: category, priceMinor: price, currency: currency, limitPerBuyer: limit)
  }

  static func performance(
    name: String = "First night", starts: Int64 = 900, sale: ClosedRange<Int64> = 100...800, hold: Int = 0,
    limit: Int = 0, types: [TicketTypeDetails]? = nil
  ) throws -> PerformanceDetails {
    try PerformanceDetails(
      name: name, startsAt: WallTime(milliseconds: starts), saleStartsAt: WallTime(milliseconds: sale.lowerBound),
      saleEndsAt: WallTime(milliseconds: sale.upperBound), holdSeconds: hold, limitPerBuyer: limit,
      ticketTypes: types ?? [type()], plan: plan())
  }

  @Test func `zero takes what is customary`() throws {
    let performance = try Self.performance()
    #expect(performance.holdSeconds == 900)
    #expect(performance.limitPerBuyer == 6)
    #expect(performance.ticketTypes[0].name == "Front")
    #expect(try Self.type(currency: "").price == Money(minor: 100, .cny))
  }

  static let bad: [(String, @Sendable () throws -> Void)] = [
    ("INVALID_TEXT", { _ = try performance(name: "  ") }),
    ("INVALID_TEXT", { _ = try performance(name: String(repeating: "ä", count: 101)) }),
    ("INVALID_TEXT", { _ = try EventDetails(name: "", description: "", startsAt: WallTime(milliseconds: 1)) }),
    (
      "INVALID_TEXT",
      {
        let long = String(repeating: "x", count: 8_001)
        _ = try EventDetails(name: "a", description: long, startsAt: WallTime(milliseconds: 1))
      }
    ),
    ("INVALID_TIMES", { _ = try EventDetails(name: "a", description: "", startsAt: WallTime(milliseconds: 0)) }),
    ("INVALID_TIMES", { _ = try performance(sale: 100...100) }), ("INVALID_TIMES", { _ = try performance(starts: 799) }),
    ("INVALID_TIMES", { _ = try performance(sale: 0...800) }),
    ("INVALID_HOLD_SECONDS", { _ = try performance(hold: 86_401) }), ("INVALID_HOLD_SECONDS", { _ = try performance(hold: -1) }),
    ("INVALID_LIMIT", { _ = try performance(limit: 101) }), ("INVALID_LIMIT", { _ = try type(limit: -1) }),
    ("INVALID_TICKET_TYPES", { _ = try performance(types: []) }),
    ("INVALID_TICKET_TYPES", { _ = try performance(types: [type(), type(price: 5)]) }),
    ("INVALID_PRICE", { _ = try type(price: -1) }), ("INVALID_PRICE", { _ = try performance(types: [type(price: 0)]) }),
    ("CURRENCY_NOT_SOLD", { _ = try type(currency: "yuan") }),
    ("CURRENCY_NOT_SOLD", { _ = try performance(types: [type(currency: "EUR")]) }),
    ("INVALID_TEXT", { _ = try performance(name: "First\u{7}night") }),
    ("INVALID_TEXT", { _ = try performance(name: "First\u{2028}night") }),
    ("INVALID_TEXT", { _ = try EventDetails(name: "a\nb", description: "", startsAt: WallTime(milliseconds: 1)) }),
    ("CURRENCIES_DIFFER", { _ = try performance(types: [type(), type("Back", currency: "EUR")]) }),
    ("UNKNOWN_CATEGORY", { _ = try performance(types: [type("Royal box")]) }),
  ]

  @Test func `a currency that cannot be sold is told with those that can`() throws {
    let refusal = #expect(throws: CatalogRefusal.self) {
      try Self.performance(types: [Self.type("Front", currency: "JPY")])
    }
    #expect(refusal == .currencyNotSold("JPY"))
    #expect(refusal?.facts == ["allowed": "CNY"])
    #expect(refusal?.explanation == "Nothing is sold in JPY; the currency may be CNY.")
  }

  @Test func `the lowest price is one, and a description may have lines`() throws {
    #expect(try Self.performance(types: [Self.type(price: 1)]).ticketTypes[0].price.minor == 1)
    #expect(throws: Never.self) {
      try EventDetails(name: "座位 🎫", description: "a\nb", startsAt: WallTime(milliseconds: 1))
    }
  }

  @Test(arguments: bad.indices)
  func `content out of its limits is refused`(index: Int) {
    let refusal = #expect(throws: CatalogRefusal.self) { try Self.bad[index].1() }
    #expect(refusal?.reason == Self.bad[index].0)
  }
}
