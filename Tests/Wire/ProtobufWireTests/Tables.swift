import CProtobufC
import CTestMessages
import ProtobufWire

/// The layouts of the test messages.
enum Tables {
  static let everything = MessageLayout(TestingV1_Everything__table())
  static let old = MessageLayout(TestingV1_Old__table())

  /// A message whose field 1 is itself, which no proto of ours may say: built by hand, to try the
  /// depth limit on messages that libprotobuf-c would recurse into.
  static let recursive: MessageLayout = {
    let name = makeName()
    let descriptor = UnsafeMutablePointer<ProtobufCMessageDescriptor>.allocate(capacity: 1)
    let field = UnsafeMutablePointer<ProtobufCFieldDescriptor>.allocate(capacity: 1)
    let ranges = UnsafeMutablePointer<ProtobufCIntRange>.allocate(capacity: 2)
    ranges[0] = ProtobufCIntRange(start_value: 1, orig_index: 0)
    ranges[1] = ProtobufCIntRange(start_value: 0, orig_index: 1)
    var inner = ProtobufCFieldDescriptor()
    inner.name = name
    inner.id = 1
    inner.label = PROTOBUF_C_LABEL_OPTIONAL
    inner.type = PROTOBUF_C_TYPE_MESSAGE
    inner.offset = UInt32(MemoryLayout<ProtobufCMessage>.stride)
    inner.descriptor = UnsafeRawPointer(descriptor)
    field.initialize(to: inner)
    var table = ProtobufCMessageDescriptor()
    table.magic = 0x28AA_EEF9
    table.name = name
    table.sizeof_message = MemoryLayout<ProtobufCMessage>.stride + 8
    table.n_fields = 1
    table.fields = UnsafePointer(field)
    table.n_field_ranges = 1
    table.field_ranges = UnsafePointer(ranges)
    descriptor.initialize(to: table)
    return MessageLayout(UnsafeRawPointer(descriptor))
  }()

  /// Kept for the life of the tests, as the table that points at it is.
  private static func makeName() -> UnsafePointer<CChar> {
    let text = Array("Recursive".utf8CString)
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: text.count)
    copy.initialize(from: text, count: text.count)
    return UnsafePointer(copy)
  }

  /// Messages inside each other, `levels` of them, the innermost empty.
  static func nested(_ levels: Int) -> [UInt8] {
    var sizes = [0]
    for _ in 1..<max(levels, 1) { sizes.append(sizes[sizes.count - 1] + 1 + varint(sizes[sizes.count - 1]).count) }
    return sizes.dropLast().reversed().flatMap { [0x0A] + varint($0) }
  }

  static func varint(_ value: Int) -> [UInt8] {
    var wire = WireWriter()
    wire.put(varint: UInt64(value))
    return wire.bytes
  }
}

/// What became of an unpack.
func outcome(_ bytes: [UInt8], _ layout: MessageLayout, limits: ProtobufLimits = .standard) -> ProtobufWireError? {
  do throws(ProtobufWireError) {
    try unpack(bytes, layout, limits: limits) { _ in }
    return nil
  } catch {
    return error
  }
}
