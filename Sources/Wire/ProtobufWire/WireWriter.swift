public import Base

/// Writes protobuf wire format. Generated code calls it field by field in the order of the numbers,
/// so that equal messages are equal bytes.
public struct WireWriter: Sendable {
  public private(set) var bytes: [UInt8] = []

  /// With room for what most messages are, so that they are written into one piece of memory.
  public init() { bytes.reserveCapacity(Self.usualBytes) }

  private static let usualBytes = 96

  // MARK: - Fields

  public mutating func field(_ number: UInt32, varint value: UInt64) {
    key(number, 0)
    put(varint: value)
  }

  public mutating func field(_ number: UInt32, fixed32 value: UInt32) {
    key(number, 5)
    put(fixed32: value)
  }

  public mutating func field(_ number: UInt32, fixed64 value: UInt64) {
    key(number, 1)
    put(fixed64: value)
  }

  public mutating func text(_ number: UInt32, _ value: String) {
    key(number, 2)
    put(varint: UInt64(value.utf8.count))
    bytes.append(contentsOf: value.utf8)
  }

  public mutating func bytes(_ number: UInt32, _ value: [UInt8]) {
    key(number, 2)
    put(varint: UInt64(value.count))
    bytes.append(contentsOf: value)
  }

  /// A nested message, written by `body`. Its length is known only afterwards: one byte is kept
  /// for it, and what follows moves when it needs more.
  public mutating func message(_ number: UInt32, _ body: (inout WireWriter) -> Void) {
    key(number, 2)
    let start = bytes.count
    bytes.append(0)
    body(&self)
    let length = UInt64(bytes.count - start - 1)
    guard length >= 0x80 else {
      bytes[start] = UInt8(length)
      return
    }
    bytes.replaceSubrange(start...start, with: Self.encoded(length))
  }

  /// A packed repeated field; nothing when it is empty.
  public mutating func packed<Element>(
    _ number: UInt32, _ elements: [Element], _ put: (inout WireWriter, Element) -> Void
  ) {
    guard !elements.isEmpty else { return }
    message(number) { wire in
      for element in elements { put(&wire, element) }
    }
  }

  /// A `google.protobuf.Timestamp`.
  public mutating func timestamp(_ number: UInt32, _ time: WallTime) {
    var (seconds, milliseconds) = time.milliseconds.quotientAndRemainder(dividingBy: 1000)
    if milliseconds < 0 {
      seconds -= 1
      milliseconds += 1000
    }
    message(number) { wire in
      if seconds != 0 { wire.field(1, varint: UInt64(bitPattern: seconds)) }
      if milliseconds != 0 { wire.field(2, varint: UInt64(milliseconds) * 1_000_000) }
    }
  }

  // MARK: - Values

  public mutating func put(varint value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  public mutating func put(fixed32 value: UInt32) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  public mutating func put(fixed64 value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Small numbers of either sign become small numbers (`sint32`, `sint64`).
  public static func zigzag(_ value: Int64) -> UInt64 {
    UInt64(bitPattern: value << 1 ^ value >> 63)
  }

  mutating func append(_ raw: UnsafeRawBufferPointer) { bytes.append(contentsOf: raw) }

  private mutating func key(_ number: UInt32, _ wireType: UInt32) {
    put(varint: UInt64(number << 3 | wireType))
  }

  private static func encoded(_ value: UInt64) -> [UInt8] {
    var wire = WireWriter()
    wire.put(varint: value)
    return wire.bytes
  }
}
