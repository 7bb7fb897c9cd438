import Base
import CTestMessages
import ProtobufWire
import TestKit
import Testing

/// Bytes that want to crash, starve or mislead us. Field numbers: Tests/RPC/proto/testing.proto.
@Suite struct HostileInputTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let bytes: [UInt8]
    let error: ProtobufWireError?
    init(_ name: String, _ bytes: [UInt8], _ error: ProtobufWireError?) {
      (testDescription, self.bytes, self.error) = (name, bytes, error)
    }
  }

  static let text = ProtobufWireError.notUTF8(message: "onsale.testing.v1.Everything", field: "text")

  static let cases: [Case] = [
    Case("nothing", [], nil),
    Case("a key without a value", [0x08], .truncated(offset: 1)),
    Case("a varint that goes on and on", [0x08] + [UInt8](repeating: 0x80, count: 11), .malformed(offset: 1)),
    Case("a varint of ten bytes", [0x10] + [UInt8](repeating: 0xFF, count: 9) + [0x01], nil),
    Case("a varint of one bit too many for its field", [0x08] + [UInt8](repeating: 0xFF, count: 9) + [0x7F], nil),
    Case("a key that goes on and on", [UInt8](repeating: 0x80, count: 11), .malformed(offset: 0)),
    Case("a key in five bytes", [0x88, 0x80, 0x80, 0x80, 0x00, 0x01], nil),
    Case("a key in six bytes", [0x88, 0x80, 0x80, 0x80, 0x80, 0x00, 0x01], .malformed(offset: 0)),
    Case("field number 0", [0x00, 0x01], .malformed(offset: 0)),
    Case("a field number of 30 bits", [0x80, 0x80, 0x80, 0x80, 0x10, 0x01], .malformed(offset: 0)),
    Case("the largest field number, unknown", [0xF8, 0xFF, 0xFF, 0xFF, 0x0F, 0x01], nil),
    Case("wire type 6", [0x0E, 0x01], .malformed(offset: 1)),
    Case("wire type 7", [0x0F, 0x01], .malformed(offset: 1)),
    Case("a fixed32 of three bytes", [0x3D, 1, 2, 3], .truncated(offset: 1)),
    Case("a fixed64 of seven bytes", [0x41, 1, 2, 3, 4, 5, 6, 7], .truncated(offset: 1)),
    Case("a length past the end", [0x72, 0x05, 0x61], .truncated(offset: 1)),
    Case("a length of 2^63", [0x72] + [UInt8](repeating: 0x80, count: 9) + [0x01], .truncated(offset: 1)),
    Case("a length of 2^64 - 1", [0x72] + [UInt8](repeating: 0xFF, count: 9) + [0x01], .truncated(offset: 1)),
    Case("a length past the end of the message around it", [0x8A, 0x01, 0x02, 0x0A, 0x05, 0x61], .truncated(offset: 4)),
    Case("a packed element cut off", [0xF2, 0x01, 0x02, 0x01, 0x80], .truncated(offset: 4)),
    Case("packed fixed32 of five bytes", [0x8A, 0x02, 0x05, 1, 2, 3, 4, 5], .truncated(offset: 7)),
    Case("a string of FF FE", [0x72, 0x02, 0xFF, 0xFE], text),
    Case("an over-long slash", [0x72, 0x02, 0xC0, 0xAF], text),
    Case("half a surrogate pair", [0x72, 0x03, 0xED, 0xA0, 0x80], text),
    Case("beyond the last code point", [0x72, 0x04, 0xF4, 0x90, 0x80, 0x80], text),
    Case("a character cut off", [0x72, 0x02, 0xE5, 0x9C], text),
    Case("a bad byte after eight good ones", [0x72, 0x09] + Array("abcdefgh".utf8) + [0x80], text),
    Case("a bad byte among the first eight", [0x72, 0x08] + Array("abcdefg".utf8) + [0xFF], text),
    Case("a bad key of a map", [0x92, 0x03, 0x03, 0x0A, 0x01, 0xFF], .notUTF8(message: "onsale.testing.v1.Everything.LabelsEntry", field: "key")),
    Case("a bad string in a oneof", [0xE2, 0x03, 0x01, 0xFF], .notUTF8(message: "onsale.testing.v1.Everything", field: "choice_text")),
    Case("any bytes as bytes", [0x7A, 0x02, 0xFF, 0xFE], nil),
    Case("NUL in a string", [0x72, 0x03, 0x61, 0x00, 0x62], nil),
    Case("an unknown group", [0xA3, 0x06, 0x08, 0x01, 0xA4, 0x06], nil),
    Case("groups in each other", [0xA3, 0x06, 0xAB, 0x06, 0xAC, 0x06, 0xA4, 0x06], nil),
    Case("groups that cross", [0xA3, 0x06, 0xAB, 0x06, 0xA4, 0x06, 0xAC, 0x06], .malformed(offset: 4)),
    Case("a group without an end", [0xA3, 0x06, 0x08, 0x01], .truncated(offset: 4)),
    Case("an end without a group", [0xA4, 0x06], .malformed(offset: 0)),
    Case("a group end inside a message", [0x8A, 0x01, 0x02, 0xA4, 0x06], .malformed(offset: 3)),
    Case("a known number as a group", [0x0B, 0x0C], nil),
    Case("a string where a number belongs", [0x0A, 0x01, 0x61], nil),
    Case("a number where a string belongs", [0x70, 0x01], nil),
    Case("a number where a message belongs", [0x88, 0x01, 0x01], nil),
  ]

  @Test(arguments: cases)
  func `the answer to hostile bytes is defined`(_ sample: Case) {
    #expect(outcome(sample.bytes, Tables.everything) == sample.error)
  }

  @Test func `10,000 levels of messages are refused, 100 are decoded`() {
    #expect(outcome(Tables.nested(10_000), Tables.recursive) == .tooDeep(limit: 100))
    #expect(outcome(Tables.nested(101), Tables.recursive) == .tooDeep(limit: 100))
    #expect(outcome(Tables.nested(100), Tables.recursive) == nil)
  }

  @Test func `10,000 groups in each other are refused`() {
    let bytes = (0..<10_000).flatMap { _ in [0xA3, 0x06] as [UInt8] } + (0..<10_000).flatMap { _ in [0xA4, 0x06] as [UInt8] }
    #expect(outcome(bytes, Tables.everything) == .tooDeep(limit: 100))
  }

  @Test func `unknown fields nested deep cost nothing`() {
    #expect(outcome([0xA2, 0x06] + Tables.varint(Tables.nested(10_000).count) + Tables.nested(10_000), Tables.everything) == nil)
  }

  @Test func `a message over the size limit is refused before it is read`() {
    var limits = ProtobufLimits()
    limits.sizeBytes = 10
    #expect(outcome([UInt8](repeating: 0xFF, count: 11), Tables.everything, limits: limits) == .tooLarge(bytes: 11, limit: 10))
    #expect(outcome([0x72, 0x08] + Array("12345678".utf8), Tables.everything, limits: limits) == nil)
  }

  @Test func `fields are counted over all levels`() {
    var limits = ProtobufLimits()
    limits.fieldCount = 4
    let leaf: [UInt8] = [0x8A, 0x01, 0x04, 0x10, 0x01, 0x10, 0x02]
    #expect(outcome(leaf + [0x08, 0x01], Tables.everything, limits: limits) == nil)
    #expect(outcome(leaf + [0x08, 0x01, 0x08, 0x01], Tables.everything, limits: limits) == .tooManyFields(limit: 4))
  }

  @Test func `small bytes cannot become large memory`() {
    // Field 39, an empty Leaf, a million times: three bytes each, about sixty decoded.
    let bytes = (0..<1_000_000).flatMap { _ in [0xBA, 0x02, 0x00] as [UInt8] }
    #expect(outcome(bytes, Tables.everything) == .tooMuchMemory(limit: 64 * 1024 * 1024))
    #expect(outcome(Array(bytes.prefix(30_000)), Tables.everything) == nil)
    var limits = ProtobufLimits()
    limits.arenaBytes = 100_000
    #expect(outcome(Array(bytes.prefix(30_000)), Tables.everything, limits: limits) == .tooMuchMemory(limit: 100_000))
    limits.arenaBytes = 0
    #expect(outcome([], Tables.everything, limits: limits) == .tooMuchMemory(limit: 0))
  }

  @Test(arguments: 1...20)
  func `random damage never crashes`(seed: UInt64) {
    let dice = SeededDice(seed: seed)
    for _ in 0..<500 {
      var bytes = Self.sample
      for _ in 0...(dice.next() % 4) {
        guard !bytes.isEmpty else { break }
        let index = Int(dice.next() % UInt64(bytes.count))
        switch dice.next() % 5 {
        case 0: bytes[index] = UInt8(truncatingIfNeeded: dice.next())
        case 1: bytes[index] ^= 1 << (dice.next() % 8)
        case 2: bytes.remove(at: index)
        case 3: bytes.insert(UInt8(truncatingIfNeeded: dice.next()), at: index)
        default: bytes.removeSubrange(index...)
        }
      }
      if let error = outcome(bytes, Tables.everything), case .refused = error {
        Issue.record("the pre-scan let pass what libprotobuf-c refuses, seed \(seed): \(bytes)")
      }
      if let error = outcome(bytes, Tables.old), case .refused = error {
        Issue.record("the pre-scan let pass what libprotobuf-c refuses, seed \(seed): \(bytes)")
      }
    }
  }

  /// A message with every kind of field, a group and an unknown field.
  static let sample: [UInt8] = {
    var wire = WireWriter()
    wire.field(1, varint: 300)
    wire.field(7, fixed32: 9)
    wire.field(8, fixed64: 10)
    wire.text(14, "场次 abc def ghi jkl")
    wire.bytes(15, [0, 255])
    wire.message(17) { $0.text(1, "leaf") }
    wire.timestamp(18, WallTime(milliseconds: 1_700_000_000_123))
    wire.packed(30, [1, 2, 300]) { $0.put(varint: $1) }
    wire.packed(33, [1, 2]) { $0.put(fixed32: $1) }
    for item in ["a", "b"] { wire.text(36, item) }
    for _ in 0..<3 { wire.message(39) { $0.field(2, varint: 1) } }
    wire.message(50) { wire in
      wire.text(1, "key")
      wire.text(2, "value")
    }
    wire.message(62) { $0.text(1, "x") }
    wire.field(777, varint: 1)
    return wire.bytes + [0xA3, 0x06, 0x08, 0x01, 0xA4, 0x06]
  }()
}
