import Base
import CProtobufC
import CTestMessages
import ProtobufWire
import Testing

@Suite struct UnpackTests {
  private func everything<Result>(_ bytes: [UInt8], _ read: (TestingV1_Everything) -> Result) throws -> Result {
    try unpack(bytes, Tables.everything) { read($0.load(as: TestingV1_Everything.self)) }
  }

  private func text(_ data: ProtobufCBinaryData) -> String { readText(data.data, data.len) }

  @Test func `text keeps NUL`() throws {
    #expect(try everything([0x72, 0x03, 0x61, 0x00, 0x62]) { text($0.text) } == "a\u{0}b")
  }

  @Test func `what stands after a skipped group is read`() throws {
    let bytes: [UInt8] = [0x08, 0x05, 0xA3, 0x06, 0x0A, 0x01, 0x61, 0xA4, 0x06, 0x72, 0x01, 0x62]
    #expect(try everything(bytes) { [Int($0.int32_value)] } == [5])
    #expect(try everything(bytes) { text($0.text) } == "b")
  }

  @Test func `a group inside a message is skipped, the lengths around it follow`() throws {
    // Field 17 (Leaf): a group, then name = "b".
    let bytes: [UInt8] = [0x8A, 0x01, 0x07, 0xA3, 0x06, 0xA4, 0x06, 0x0A, 0x01, 0x62, 0x08, 0x07]
    #expect(try everything(bytes) { $0.leaf.map { text($0.pointee.name) } } == "b")
    #expect(try everything(bytes) { $0.int32_value } == 7)
  }

  @Test func `a field of a foreign wire type is skipped as unknown`() throws {
    #expect(try everything([0x0A, 0x01, 0x61, 0x70, 0x09, 0x10, 0x03]) { $0.int64_value } == 3)
    #expect(try everything([0x08, 0x05, 0x0D, 1, 2, 3, 4]) { $0.int32_value } == 5)
    #expect(try everything([0x0B, 0x08, 0x01, 0x0C, 0x10, 0x03]) { $0.int64_value } == 3)
  }

  @Test func `presence follows proto3`() throws {
    let nothing = try everything([]) { ($0.has_maybe_int32, $0.leaf == nil, $0.choice_case, $0.n_numbers) }
    #expect(nothing == (0, true, 0, 0))
    // maybe_int32 = 0 written, choice_text = "" written.
    let zero = try everything([0xA0, 0x01, 0x00, 0xE2, 0x03, 0x00]) { ($0.has_maybe_int32, $0.choice_case) }
    #expect(zero == (1, 60))
  }

  @Test func `repeated numbers are taken packed and not`() throws {
    let packed: [UInt8] = [0xF2, 0x01, 0x02, 0x01, 0x02]
    let loose: [UInt8] = [0xF0, 0x01, 0x03]
    let looseField: [UInt8] = [0xFA, 0x01, 0x02, 0x05, 0x06, 0xF8, 0x01, 0x07]
    let numbers = try everything(packed + loose + looseField) {
      (readList($0.n_numbers, $0.numbers) { $0 }, readList($0.n_loose_numbers, $0.loose_numbers) { $0 })
    }
    #expect(numbers == ([1, 2, 3], [5, 6, 7]))
  }

  @Test func `the last of a oneof counts, the last of a scalar, and messages merge`() throws {
    let bytes: [UInt8] = [
      0xE2, 0x03, 0x01, 0x61, 0xE8, 0x03, 0x09, 0x08, 0x01, 0x08, 0x02,
      0x8A, 0x01, 0x03, 0x0A, 0x01, 0x61, 0x8A, 0x01, 0x02, 0x10, 0x07,
    ]
    let merged = try everything(bytes) {
      ($0.choice_case, $0.choice.choice_number, $0.int32_value, $0.leaf.map { text($0.pointee.name) }, $0.leaf?.pointee.size)
    }
    #expect(merged == (61, 9, 2, "a", 7))
  }

  @Test func `an old reader skips what it does not know`() throws {
    let name = try unpack(HostileInputTests.sample, Tables.old) {
      $0.load(as: TestingV1_Old.self).leaf.map { text($0.pointee.name) }
    }
    #expect(name == "leaf")
  }

  @Test(arguments: [
    (0, 0, 0), (1, 500_000_000, 1500), (-1, 500_000_000, -500), (-1, 999_999_999, -1), (0, 999_999, 0), (0, -1, -1),
    (.max, 0, .max), (.min, 0, .min), (253_402_300_799, 999_000_000, 253_402_300_799_999),
  ] as [(Int64, Int32, Int64)])
  func `timestamps become milliseconds`(seconds: Int64, nanos: Int32, milliseconds: Int64) {
    #expect(readTimestamp(seconds, nanos) == WallTime(milliseconds: milliseconds))
  }

  @Test(arguments: [0, 1, -1, 999, 1000, -999, -1000, -1001, 1_700_000_000_123, .max, .min] as [Int64])
  func `a wall time survives as a timestamp`(milliseconds: Int64) throws {
    var wire = WireWriter()
    wire.timestamp(18, WallTime(milliseconds: milliseconds))
    let time = try everything(wire.bytes) { $0.at.map { ($0.pointee.seconds, $0.pointee.nanos) } }
    let (seconds, nanos) = try #require(time)
    #expect(nanos >= 0)
    #expect(readTimestamp(seconds, nanos) == WallTime(milliseconds: milliseconds))
  }

  @Test(arguments: [0, 1, 127, 128, 129, 16_383, 16_384, 3_000_000])
  func `a nested message of any length is found again`(length: Int) throws {
    var wire = WireWriter()
    wire.message(17) { $0.text(1, String(repeating: "x", count: length)) }
    wire.field(1, varint: 7)
    #expect(try everything(wire.bytes) { ($0.leaf?.pointee.name.len ?? 0, $0.int32_value) } == (length, 7))
  }

  @Test(arguments: [(0, 0), (-1, 1), (1, 2), (.max, UInt64.max - 1), (.min, .max)] as [(Int64, UInt64)])
  func `zigzag keeps small numbers small`(value: Int64, coded: UInt64) {
    #expect(WireWriter.zigzag(value) == coded)
  }
}
