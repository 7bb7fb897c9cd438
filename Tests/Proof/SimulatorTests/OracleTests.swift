import Base
import Drill
import Inventory
import Simulator
import Testing

@Suite struct OracleTests {
  private func stock() -> Stock {
    let cny = Currency.cny
    return Stock(
      performance: "p", saleStartsAt: WallTime(milliseconds: 0),
      saleEndsAt: WallTime(milliseconds: 1_000_000), holdSeconds: 60, limitPerBuyer: 2,
      types: [
        Stock.TicketType(
          id: "floor", name: "Floor", price: Money(minor: 100, cny), limitPerBuyer: 0, rows: [],
          generalCapacity: 3)
      ])
  }

  /// One hold of two by buyer 1 in batch 2; nothing else.
  private func statements() throws -> OracleStatements {
    var segment = Segment()
    let now = WallTime(milliseconds: 10)
    let opened = try segment.open(stock(), at: now)
    let held = try segment.hold(
      .general(type: "floor", count: 2), requestKey: "k", buyer: Identifier(hi: 1, lo: 1),
      order: Identifier(hi: 2, lo: 2), at: now)
    var journal = JournalAudit("p", keepsMoments: true)
    journal.read(sequence: 1, epoch: 1, records: SegmentCodec.encode(opened))
    journal.read(sequence: 2, epoch: 1, records: SegmentCodec.encode(held.records))
    return OracleStatements([journal], limit: 2)
  }

  private func said(_ claim: OracleHistory.Claim, _ first: Int64, _ last: Int64) -> OracleHistory.Statement {
    OracleHistory.Statement(claim, .init(performance: "p", first: first, last: last), who: "buyer")
  }

  @Test func `a refusal is true after the hold and a lie before it`() throws {
    let oracle = try statements()
    #expect(oracle.isTrue(said(.fewer(type: "floor", than: 2), 1, 2)))
    #expect(oracle.isTrue(said(.fewer(type: "floor", than: 2), 2, 2)))
    #expect(!oracle.isTrue(said(.fewer(type: "floor", than: 2), 1, 1)))
    #expect(!oracle.isTrue(said(.fewer(type: "floor", than: 1), 1, 2)))
  }

  @Test func `a count that was true at no moment of its span is broken`() throws {
    let oracle = try statements()
    #expect(oracle.isTrue(said(.free(["floor": 3]), 1, 2)))
    #expect(oracle.isTrue(said(.free(["floor": 1]), 1, 2)))
    #expect(!oracle.isTrue(said(.free(["floor": 3]), 2, 2)))
    #expect(oracle.broken([said(.free(["floor": 2]), 1, 2)]).count == 1)
  }

  @Test func `a limit is judged by what the buyer had`() throws {
    let oracle = try statements()
    #expect(oracle.isTrue(said(.limit(buyer: Identifier(hi: 1, lo: 1), wants: 1), 2, 2)))
    #expect(!oracle.isTrue(said(.limit(buyer: Identifier(hi: 9, lo: 9), wants: 2), 2, 2)))
  }

  @Test func `orders go forwards only`() {
    #expect(OrderStanding.awaitingPayment.canBecome(.paid))
    #expect(OrderStanding.expired.canBecome(.paid))
    #expect(!OrderStanding.paid.canBecome(.awaitingPayment))
    #expect(!OrderStanding.cancelled.canBecome(.paid))
    #expect(!OrderStanding.refunded.canBecome(.paid))
    for standing in OrderStanding.allCases { #expect(standing.canBecome(standing)) }
  }

  @Test func `what was seen backwards is noted once`() {
    let history = OracleHistory()
    history.saw("o", .paid, who: "buyer 1")
    history.saw("o", .awaitingPayment, who: "buyer 1")
    #expect(history.snapshot.violations.count == 1)
    #expect(history.snapshot.told.confirmed == ["o"])
  }
}
