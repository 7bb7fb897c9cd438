/// A position in encoded bytes; every step checks that the bytes are there.
struct WireCursor {
  struct Key {
    let number: UInt32
    let wireType: UInt8
    let offset: Int
  }

  private let base: UnsafeRawBufferPointer
  private var position: Int
  private let end: Int

  init(_ bytes: UnsafeRawBufferPointer) { self.init(base: bytes, position: 0, end: bytes.count) }

  private init(base: UnsafeRawBufferPointer, position: Int, end: Int) {
    (self.base, self.position, self.end) = (base, position, end)
  }

  var isAtEnd: Bool { position == end }
  var rest: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: base[position..<end]) }

  /// The bytes from here to a later position.
  func bytes(until later: WireCursor) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: base[position..<later.position])
  }

  mutating func key() throws(ProtobufWireError) -> Key {
    let offset = position
    let key = try varint()
    // Field numbers have 29 bits: a key with more, or in more bytes than they need, is no key.
    guard key >> 3 != 0, key <= UInt64(UInt32.max), position - offset <= 5 else { throw .malformed(offset: offset) }
    return Key(number: UInt32(key >> 3), wireType: UInt8(key & 7), offset: offset)
  }

  mutating func varint() throws(ProtobufWireError) -> UInt64 {
    let offset = position
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 70 {
      guard position < end else { throw .truncated(offset: offset) }
      let byte = base[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw .malformed(offset: offset)
  }

  /// The content of a length-prefixed field, as a cursor of its own.
  mutating func content() throws(ProtobufWireError) -> WireCursor {
    let offset = position
    let length = try varint()
    guard length <= UInt64(end - position) else { throw .truncated(offset: offset) }
    let start = position
    position += Int(length)
    return WireCursor(base: base, position: start, end: position)
  }

  /// Steps over one value. Groups are the caller's business.
  mutating func skip(_ wireType: UInt8) throws(ProtobufWireError) {
    switch wireType {
    case 0: _ = try varint()
    case 1: try advance(8)
    case 2: _ = try content()
    case 5: try advance(4)
    default: throw .malformed(offset: position)
    }
  }

  private mutating func advance(_ count: Int) throws(ProtobufWireError) {
    guard end - position >= count else { throw .truncated(offset: position) }
    position += count
  }
}
