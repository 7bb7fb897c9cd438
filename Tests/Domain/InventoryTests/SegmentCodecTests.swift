import Base
import Testing

@testable import Inventory

@Suite struct SegmentCodecTests {
  static let records: [SegmentRecord] = [
    .opened(smallHall(vipLimit: 3), at: at(1)),
    .held(
      Placing(
        order: id(1), buyer: buyer(1), requestKey: "k", kind: .chosen, places: PlaceSet(seats: [4, 0, 31]),
        expiresAt: at(260), at: at(200))),
    .held(
      Placing(
        order: id(2), buyer: buyer(2), requestKey: "", kind: .general,
        places: PlaceSet(general: PlaceSet.General(type: 2, count: 3)), expiresAt: at(-1),
        at: WallTime(milliseconds: .min), regrabFor: branch(9))),
    .released(order: id(1), .buyer, branch: nil, at: at(1)),
    .released(order: id(1), .transactionCancelled, branch: branch(1), at: WallTime(milliseconds: .max)),
    .frozen(order: id(1), branch(1), at: at(1)), .sold(order: id(1), branch(1), at: at(1)),
    .returning(order: id(1), branch(2), at: at(1)), .returned(order: id(1), branch(2), at: at(1)),
    .branchCancelled(branch(3), order: id(1), at: at(1)),
  ]

  @Test(arguments: records)
  func `every record survives the codec`(record: SegmentRecord) throws {
    #expect(try SegmentCodec.decode(SegmentCodec.encode([record, record])) == [record, record])
  }

  @Test func `a hold of two seats takes less than a hundred bytes`() {
    #expect(SegmentCodec.encode([Self.records[1]]).count < 100)
  }

  @Test func `an empty batch is a batch`() throws {
    #expect(try SegmentCodec.decode(SegmentCodec.encode([])) == [])
  }

  @Test func `bytes cut off anywhere are refused`() throws {
    let bytes = SegmentCodec.encode(Self.records)
    for length in 0..<bytes.count {
      #expect(throws: SegmentCorruption.self) { try SegmentCodec.decode(Array(bytes.prefix(length))) }
    }
    #expect(throws: SegmentCorruption.self) { try SegmentCodec.decode(bytes + [0]) }
  }

  @Test(arguments: 1...20)
  func `bytes with flipped bits never trap, in batches and snapshots`(seed: Int) throws {
    let dice = SeededDice(seed: UInt64(seed))
    var life = RandomLife(seed: UInt64(seed))
    for _ in 0..<40 { try life.step() }
    let batch = SegmentCodec.encode(Self.records)
    let snapshot = SegmentSnapshot.encode(life.segment)
    for _ in 0..<200 {
      var bytes = batch
      for _ in 0...dice.below(3) { bytes[dice.below(bytes.count)] ^= UInt8(1 << dice.below(8)) }
      if let records = try? SegmentCodec.decode(bytes) {
        var segment = Segment()
        _ = try? segment.replay(records)
      }
      var state = snapshot
      for _ in 0...dice.below(3) { state[dice.below(state.count)] ^= UInt8(1 << dice.below(8)) }
      if var segment = try? SegmentSnapshot.decode(state) {
        _ = segment.expire(at: at(1_000_000))
        for branch in life.branches { _ = try? segment.confirm(branch, at: at(1_000_000)) }
      }
    }
  }

  @Test(arguments: [
    SegmentRecord.held(
      Placing(
        order: id(1), buyer: buyer(1), requestKey: "k", kind: .chosen, places: PlaceSet(seats: [99]),
        expiresAt: at(260), at: at(200))),
    .held(
      Placing(
        order: id(1), buyer: buyer(1), requestKey: "k", kind: .chosen, places: PlaceSet(seats: [1, 1]),
        expiresAt: at(260), at: at(200))),
    .held(
      Placing(
        order: id(1), buyer: buyer(1), requestKey: "k", kind: .general,
        places: PlaceSet(general: PlaceSet.General(type: 0, count: 1)), expiresAt: at(260), at: at(200))),
    .opened(smallHall(), at: at(2)), .released(order: id(1), .buyer, branch: nil, at: at(1)),
    .frozen(order: id(1), branch(1), at: at(1)), .sold(order: id(1), branch(1), at: at(1)),
    .returned(order: id(1), branch(2), at: at(1)),
  ])
  func `a journal that contradicts itself is refused, not followed`(record: SegmentRecord) throws {
    var segment = try onSale()
    #expect(throws: SegmentCorruption.self) { try segment.replay([record]) }
  }
}
