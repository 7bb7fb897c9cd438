internal import CProtobufC

/// One protobuf-c descriptor table of this program: how a message lies in memory and on the wire.
// SAFETY: owner is the program image; generated tables are `const` data, never written or freed.
public struct MessageLayout: @unchecked Sendable {
  let descriptor: UnsafePointer<ProtobufCMessageDescriptor>

  /// - Parameter table: what the generated `…__table()` returns: a `ProtobufCMessageDescriptor`.
  public init(_ table: UnsafeRawPointer) {
    descriptor = table.assumingMemoryBound(to: ProtobufCMessageDescriptor.self)
  }

  /// The full proto name.
  public var name: String { String(cString: descriptor.pointee.name) }
}

extension ProtobufCMessageDescriptor {
  /// The field with this number; binary search in the runs of consecutive numbers.
  func field(numbered number: UInt32) -> UnsafePointer<ProtobufCFieldDescriptor>? {
    guard n_field_ranges > 0, number <= UInt32(Int32.max) else { return nil }
    let wanted = Int32(bitPattern: number)
    var low = 0
    var high = Int(n_field_ranges)
    while high - low > 1 {
      let middle = (low + high) / 2
      if field_ranges[middle].start_value <= wanted { low = middle } else { high = middle }
    }
    let start = field_ranges[low]
    let count = Int32(bitPattern: field_ranges[low + 1].orig_index &- start.orig_index)
    guard wanted >= start.start_value, wanted - start.start_value < count else { return nil }
    return fields + Int(start.orig_index) + Int(wanted - start.start_value)
  }
}

extension ProtobufCFieldDescriptor {
  /// Whether the bytes are a proto `string`: our tables say so in a field that protobuf-c leaves free.
  var isText: Bool { reserved_flags == 1 }

  /// The wire type that values have outside packed fields.
  var wireType: UInt8 {
    switch type {
    case PROTOBUF_C_TYPE_FIXED64, PROTOBUF_C_TYPE_SFIXED64, PROTOBUF_C_TYPE_DOUBLE: 1
    case PROTOBUF_C_TYPE_FIXED32, PROTOBUF_C_TYPE_SFIXED32, PROTOBUF_C_TYPE_FLOAT: 5
    case PROTOBUF_C_TYPE_STRING, PROTOBUF_C_TYPE_BYTES, PROTOBUF_C_TYPE_MESSAGE: 2
    default: 0
    }
  }

  /// Whether a value with this wire type is this field; another one is skipped as unknown.
  func takes(wireType found: UInt8) -> Bool {
    found == wireType || found == 2 && label == PROTOBUF_C_LABEL_REPEATED
  }
}
