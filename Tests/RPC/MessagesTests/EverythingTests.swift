import Base
import CTestMessages
import Messages
import ProtobufWire
import Testing

/// Every kind of field there and back, over the message that has them all.
@Suite struct EverythingTests {
  @Test(arguments: 1...40)
  func `random messages survive the wire, and libprotobuf-c writes the same bytes`(seed: UInt64) throws {
    let random = RandomMessages(seed: seed)
    for _ in 0..<25 {
      var message = random.next()
      #expect(try TestingV1.Everything(serialized: message.serialized()) == message, "seed \(seed)")
      let reference = try packed(message)
      #expect(try TestingV1.Everything(serialized: reference) == message, "seed \(seed)")
      // libprotobuf-c leaves out zero keys and values of maps, and takes -0.0 for 0.
      (message.labels, message.leavesByNumber, message.counts) = ([:], [:], [:])
      (message.floatValue, message.doubleValue) = (abs(message.floatValue), abs(message.doubleValue))
      #expect(try packed(message) == message.serialized(), "seed \(seed)")
    }
  }

  /// What libprotobuf-c makes of the message.
  private func packed(_ message: TestingV1.Everything) throws -> [UInt8] {
    try unpack(message.serialized(), MessageLayout(TestingV1_Everything__table())) { pack($0) }
  }

  @Test(arguments: 1...20)
  func `a message copied field by field is the same`(seed: UInt64) throws {
    let message = RandomMessages(seed: seed).next()
    var copy = TestingV1.Everything()
    for field in TestingV1.Everything.table.fields {
      let value = message.value(of: field)
      if case .absent = value { continue }
      try copy.set(field, to: value)
    }
    #expect(copy == message, "seed \(seed)")
  }

  @Test func `an empty message is no bytes`() throws {
    #expect(TestingV1.Everything().serialized() == [])
    #expect(try TestingV1.Everything(serialized: []) == TestingV1.Everything())
    #expect(try TestingV1.Empty(serialized: []) == TestingV1.Empty())
  }

  @Test func `zero is written where presence is explicit and only there`() throws {
    var message = TestingV1.Everything()
    message.maybeInt32 = 0
    message.maybeText = ""
    message.choice = .choiceText("")
    message.leaf = .init()
    #expect(message.serialized() == [0x8A, 0x01, 0x00, 0xA0, 0x01, 0x00, 0xBA, 0x01, 0x00, 0xE2, 0x03, 0x00])
    #expect(try TestingV1.Everything(serialized: message.serialized()) == message)
  }

  @Test func `negative zero is a value`() throws {
    let message = TestingV1.Everything(doubleValue: -0.0)
    #expect(message.serialized().count == 9)
    #expect(try TestingV1.Everything(serialized: message.serialized()).doubleValue.sign == .minus)
  }

  @Test func `an unknown enum number is kept`() throws {
    let message = TestingV1.Everything(color: .unrecognized(99))
    #expect(try TestingV1.Everything(serialized: message.serialized()).color == .unrecognized(99))
    #expect(TestingV1.Everything.Color(rawValue: 2) == .darkGreen)
    #expect(TestingV1.Everything.Color.below.rawValue == -1)
  }

  @Test func `of a map key that stands twice the last counts`() throws {
    let entry: (UInt8) -> [UInt8] = { [0x92, 0x03, 0x06, 0x0A, 0x01, 0x61, 0x12, 0x01, $0] }
    #expect(try TestingV1.Everything(serialized: entry(0x31) + entry(0x32)).labels == ["a": "2"])
    #expect(try TestingV1.Everything(serialized: [0x92, 0x03, 0x00]).labels == ["": ""], "key and value may be missing")
    #expect(try TestingV1.Everything(serialized: [0x9A, 0x03, 0x02, 0x08, 0x03]).leavesByNumber == [3: .init()])
  }

  @Test func `maps are written in the order of their keys`() {
    let many = Dictionary(uniqueKeysWithValues: (0..<50).map { ("\($0)", "") })
    let other = Dictionary(uniqueKeysWithValues: (0..<50).reversed().map { ("\($0)", "") })
    #expect(TestingV1.Everything(labels: many).serialized() == TestingV1.Everything(labels: other).serialized())
  }

  @Test func `an older version reads a newer message`() throws {
    let message = RandomMessages(seed: 1).next()
    let old = try TestingV1.Old(serialized: message.serialized())
    #expect(old == .init(int32Value: message.int32Value, text: message.text, leaf: message.leaf))
  }

  @Test(arguments: [
    ([0x72, 0x01, 0xFF], .malformed), ([0x08], .malformed), ([0x72, 0x05], .malformed), ([0x00], .malformed),
    ([UInt8](repeating: 0, count: 4 * 1024 * 1024 + 1), .limit),
  ] as [([UInt8], ProtobufError.Kind)])
  func `bad bytes are an error with its kind`(bytes: [UInt8], kind: ProtobufError.Kind) {
    let error = #expect(throws: ProtobufError.self) { try TestingV1.Everything(serialized: bytes) }
    #expect(error?.kind == kind)
    #expect(error?.explanation.isEmpty == false)
  }
}

/// The field tables and what they give access to.
@Suite struct FieldTableTests {
  @Test func `fields are found by both names`() {
    let table = TestingV1.Everything.table
    #expect(table.name == "onsale.testing.v1.Everything")
    #expect(table.field(named: "maybe_int32")?.number == 20)
    #expect(table.field(named: "maybeInt32")?.number == 20)
    #expect(table.field(named: "MaybeInt32") == nil)
    #expect(table.field(named: "leaves_by_number")?.cardinality == .map(key: .int32))
    #expect(table.field(named: "choice_leaf")?.cardinality == .oneof("choice"))
    #expect(table.field(named: "numbers")?.cardinality == .repeated)
    #expect(table.field(named: "leaf")?.cardinality == .optional)
    #expect(table.field(named: "text")?.cardinality == .implicit)
  }

  @Test func `enum names are those of the proto`() {
    let table = TestingV1.Everything.Color.table
    #expect(table.name(of: 2) == "COLOR_DARK_GREEN")
    #expect(table.number(of: "COLOR_BELOW") == -1)
    #expect(table.name(of: 3) == nil)
    #expect(table.number(of: "DARK_GREEN") == nil)
  }

  @Test func `a value of another kind is refused and changes nothing`() throws {
    let before = RandomMessages(seed: 3).next()
    for field in TestingV1.Everything.table.fields {
      var message = before
      let error = #expect(throws: ProtobufError.self) { try message.set(field, to: .list([.absent])) }
      #expect(error?.kind == .wrongKind, "\(field.name)")
      #expect(throws: ProtobufError.self) { try message.set(field, to: .absent) }
      #expect(throws: ProtobufError.self) { try message.set(field, to: .message(TestingV1.Empty())) }
      #expect(message == before)
    }
  }

  @Test func `a field of another message is refused`() throws {
    let strange = try #require(TestingV1.Everything.table.field(named: "namespace"))
    var leaf = TestingV1.Everything.Leaf()
    let error = #expect(throws: ProtobufError.self) { try leaf.set(strange, to: .text("x")) }
    #expect(error?.kind == .noSuchField)
    if case .absent = leaf.value(of: strange) {} else { Issue.record("a field that is not there has a value") }
    var empty = TestingV1.Empty()
    #expect(throws: ProtobufError.self) { try empty.set(strange, to: .text("x")) }
  }
}
