import Base
import Inventory
import Testing

@testable import Drill

/// The auditor agrees with whatever a segment really does, and finds every crime that is put into a
/// journal.
@Suite struct JournalAuditTests {
  @Test(arguments: 1...300)
  func `a random life is clean and counted as the segment counts it`(seed: UInt64) throws {
    var life = StockLife(seed: seed)
    for _ in 0..<400 { life.step() }
    let audit = life.audit()
    #expect(audit.problems.isEmpty && audit.oversold == 0, "seed \(seed)")
    let truth = life.segment.availability
    #expect(audit.capacity == truth.reduce(0) { $0 + $1.capacity })
    #expect(
      audit.free == truth.reduce(0) { $0 + $1.free }
        && audit.sold == truth.reduce(0) { $0 + $1.sold }, "seed \(seed)")
    #expect(audit.held == truth.reduce(0) { $0 + $1.held }, "seed \(seed)")
  }

  @Test func `an empty cancel of another branch leaves a frozen hold frozen`() throws {
    let (order, buyer) = (Identifier(hi: 1, lo: 1), Identifier(hi: 2, lo: 1))
    let (real, other) = (Branch(xid: "a", id: "inventory"), Branch(xid: "b", id: "inventory"))
    let records: [SegmentRecord] = [
      .opened(StockLife.stock, at: at(1)), held(order, buyer, PlaceSet(seats: [0])),
      .frozen(order: order, real, at: at(3)),
      .branchCancelled(other, order: order, at: at(4)), .sold(order: order, real, at: at(5)),
    ]
    #expect(audited(records).problems == [])
  }

  struct Crime: Sendable, CustomTestStringConvertible {
    let invariant: String
    let testDescription: String
    let records: [SegmentRecord]

    init(_ invariant: String, _ what: String, _ records: [SegmentRecord]) {
      (self.invariant, testDescription, self.records) = (invariant, what, records)
    }
  }

  static let crimes: [Crime] = {
    let (one, two) = (Identifier(hi: 1, lo: 1), Identifier(hi: 1, lo: 2))
    let (ann, bob) = (Identifier(hi: 2, lo: 1), Identifier(hi: 2, lo: 2))
    let sale = Branch(xid: "sale", id: "inventory")
    return [
      Crime(
        "I3", "one seat for two buyers",
        [held(one, ann, PlaceSet(seats: [3])), held(two, bob, PlaceSet(seats: [3]))]),
      Crime(
        "I1", "more standing places than there are",
        [
          held(one, ann, PlaceSet(general: .init(type: 1, count: 4))),
          held(two, bob, PlaceSet(general: .init(type: 1, count: 3))),
        ]),
      Crime(
        "I10", "a buyer over the limit",
        [held(one, ann, PlaceSet(seats: [0, 1, 2])), held(two, ann, PlaceSet(seats: [4, 5]))]),
      Crime(
        "I14", "one request, two orders",
        [
          held(one, ann, PlaceSet(seats: [0]), key: "r"),
          held(two, ann, PlaceSet(seats: [1]), key: "r"),
        ]),
      Crime(
        "I2", "sold without a try",
        [held(one, ann, PlaceSet(seats: [0])), .sold(order: one, sale, at: at(5))]),
      Crime(
        "I11", "another branch confirms",
        [
          held(one, ann, PlaceSet(seats: [0])), .frozen(order: one, sale, at: at(3)),
          .sold(order: one, Branch(xid: "other", id: "inventory"), at: at(4)),
        ]),
      Crime(
        "I2", "released twice",
        [
          held(one, ann, PlaceSet(seats: [0])),
          .released(order: one, .expired, branch: nil, at: at(5)),
          .released(order: one, .buyer, branch: nil, at: at(6)),
        ]),
      Crime("I2", "an order from nowhere", [.frozen(order: one, sale, at: at(5))]),
      Crime(
        "I15", "confirmed, then cancelled",
        [
          held(one, ann, PlaceSet(seats: [0])), .frozen(order: one, sale, at: at(3)),
          .sold(order: one, sale, at: at(4)),
          .branchCancelled(sale, order: one, at: at(5)),
        ]),
    ]
  }()

  @Test(arguments: crimes)
  func `every crime is found`(crime: Crime) {
    let audit = audited([.opened(StockLife.stock, at: at(1))] + crime.records)
    #expect(audit.problems.contains { $0.hasPrefix(crime.invariant + ":") }, "\(audit.problems)")
  }

  @Test func `gaps, old epochs and rubbish are found`() {
    let opened = SegmentCodec.encode([.opened(StockLife.stock, at: at(1))])
    for (sequence, epoch, bytes) in [
      (3, 1, SegmentCodec.encode([])), (2, 0, SegmentCodec.encode([])), (2, 1, [9, 9, 9]),
    ] {
      var audit = JournalAudit("s")
      audit.read(sequence: 1, epoch: 1, records: opened)
      #expect(audit.problems.isEmpty)
      audit.read(sequence: Int64(sequence), epoch: Int64(epoch), records: bytes)
      #expect(audit.problems.count == 1)
    }
  }
}

private func at(_ seconds: Int) -> WallTime { WallTime(milliseconds: Int64(seconds) * 1000) }

private func held(_ order: Identifier, _ buyer: Identifier, _ places: PlaceSet, key: String? = nil)
  -> SegmentRecord
{
  .held(
    Placing(
      order: order, buyer: buyer, requestKey: key ?? "\(order)",
      kind: places.seats.isEmpty ? .general : .chosen,
      places: places, expiresAt: at(60), at: at(2)))
}

private func audited(_ records: [SegmentRecord]) -> JournalAudit {
  var audit = JournalAudit("s")
  for (index, record) in records.enumerated() {
    audit.read(sequence: Int64(index + 1), epoch: 1, records: SegmentCodec.encode([record]))
  }
  return audit
}

/// Random commands on a segment; what it decided is its journal.
private struct StockLife {
  static let stock = Stock(
    performance: "p", saleStartsAt: at(0), saleEndsAt: at(100_000), holdSeconds: 40,
    limitPerBuyer: 4,
    types: [
      Stock.TicketType(
        id: "seat", name: "Seat", price: Money(minor: 300, .cny),
        rows: [
          Stock.Row(
            zone: "Z", label: "A", seats: (0..<12).map { Stock.Seat(id: "A\($0)", number: "\($0)") }
          )
        ]),
      Stock.TicketType(
        id: "floor", name: "Floor", price: Money(minor: 100, .cny), generalCapacity: 6),
    ])

  private(set) var segment = Segment()
  private var journal: [SegmentRecord] = []
  private var dice: SeededDice
  private var now = 1
  private var orders = 0
  private var branches = 0

  init(seed: UInt64) {
    dice = SeededDice(seed: seed)
    run { segment throws(SegmentRefusal) in try segment.open(Self.stock, at: at(1)) }
  }

  func audit() -> JournalAudit { audited(journal) }

  private mutating func roll(_ bound: Int) -> Int { Int(dice.next() % UInt64(bound)) }

  private mutating func run(_ command: (inout Segment) throws(SegmentRefusal) -> [SegmentRecord]) {
    do throws(SegmentRefusal) {
      journal += try command(&segment)
    } catch {
      // A refusal leaves no record.
    }
  }

  mutating func step() {
    now += roll(6)
    let time = at(now)
    let deadline = at(now + 9)
    run { segment throws(SegmentRefusal) in segment.expire(at: time) }
    let recent = Identifier(hi: 1, lo: UInt64(max(0, orders - roll(12))))
    let branch = Branch(xid: "x\(roll(branches + 2))", id: "inventory")
    let buyer = Identifier(hi: 2, lo: UInt64(roll(8)))
    let isFlipped = roll(2) == 0
    switch roll(8) {
    case 0, 1, 2:
      orders += 1
      let (order, count) = (Identifier(hi: 1, lo: UInt64(orders)), 1 + roll(3))
      let selection: Selection =
        isFlipped ? .best(type: "seat", count: count) : .general(type: "floor", count: count)
      let key = "r\(orders - roll(2))"
      run { segment throws(SegmentRefusal) in
        try segment.hold(selection, requestKey: key, buyer: buyer, order: order, at: time).records
      }
    case 3: run { segment throws(SegmentRefusal) in try segment.release(recent, by: nil, at: time) }
    case 4:
      branches += 1
      run { segment throws(SegmentRefusal) in
        try segment.trySell(recent, regrab: isFlipped, branch: branch, deadline: deadline, at: time)
      }
    case 5:
      branches += 1
      run { segment throws(SegmentRefusal) in
        try segment.tryReturn(recent, branch: branch, deadline: deadline, at: time)
      }
    case 6: run { segment throws(SegmentRefusal) in try segment.confirm(branch, at: time) }
    default:
      run { segment throws(SegmentRefusal) in try segment.cancel(branch, order: recent, at: time) }
    }
  }
}
