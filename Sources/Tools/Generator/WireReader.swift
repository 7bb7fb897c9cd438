/// A reader of protobuf wire format, as much as a descriptor set needs: the generator must run
/// before any generated code exists.
struct WireReader {
  enum Value {
    case varint(UInt64)
    case fixed64(UInt64)
    case bytes(ArraySlice<UInt8>)
    case fixed32(UInt32)
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// The next field, or nil at the end.
  mutating func next() throws(GeneratorError) -> (number: Int, value: Value)? {
    guard !rest.isEmpty else { return nil }
    let key = try varint()
    let number = Int(truncatingIfNeeded: key >> 3)
    switch key & 7 {
    case 0: return (number, .varint(try varint()))
    case 1: return (number, .fixed64(try little(8)))
    case 2:
      let length = try varint()
      guard length <= UInt64(rest.count) else { throw .malformedDescriptor("a length runs past the end") }
      return (number, .bytes(take(Int(length))))
    case 5: return (number, .fixed32(UInt32(truncatingIfNeeded: try little(4))))
    default: throw .malformedDescriptor("wire type \(key & 7) of field \(number)")
    }
  }

  private mutating func take(_ count: Int) -> ArraySlice<UInt8> {
    let taken = rest.prefix(count)
    rest = rest.dropFirst(count)
    return taken
  }

  private mutating func varint() throws(GeneratorError) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      guard let byte = rest.popFirst() else { throw .malformedDescriptor("a varint is cut off") }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    throw .malformedDescriptor("a varint is longer than ten bytes")
  }

  private mutating func little(_ count: Int) throws(GeneratorError) -> UInt64 {
    guard rest.count >= count else { throw .malformedDescriptor("a fixed number is cut off") }
    return take(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}

extension WireReader.Value {
  var text: String {
    guard case .bytes(let bytes) = self else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }
  var slice: ArraySlice<UInt8> {
    guard case .bytes(let bytes) = self else { return [] }
    return bytes
  }
  var integer: Int {
    guard case .varint(let value) = self else { return 0 }
    return Int(truncatingIfNeeded: value)
  }
  /// The numbers of a packed field, or the one number of an unpacked one.
  var integers: [Int] {
    guard case .bytes(let bytes) = self else { return [integer] }
    var numbers: [Int] = []
    var value = 0
    var shift = 0
    for byte in bytes {
      value |= Int(byte & 0x7F) << shift
      shift += 7
      if byte < 0x80 {
        numbers.append(value)
        (value, shift) = (0, 0)
      }
    }
    return numbers
  }
}

/// Why nothing was generated.
enum GeneratorError: Error, Hashable, CustomStringConvertible {
  case malformedDescriptor(String)
  /// A type that nothing in the set defines, or that is not generated here.
  case unknownType(String, usedBy: String)
  /// Messages that contain each other: a hostile peer could nest them without end.
  case cycle([String])
  case unsupported(String)
  case usage(String)

  var description: String {
    switch self {
    case .malformedDescriptor(let what): "the descriptor set is malformed: \(what)"
    case .unknownType(let type, let user): "\(user) uses the type \(type), which is not generated"
    case .cycle(let path): "messages contain each other: \(path.joined(separator: " -> "))"
    case .unsupported(let what): "not supported: \(what)"
    case .usage(let what): "\(what)\n\(GeneratorError.help)"
    }
  }

  static let help = """
    usage: Generator --descriptor-set FILE --swift DIR --c DIR --c-module NAME \
    --package PREFIX [--runtime MODULE]
    """
}
