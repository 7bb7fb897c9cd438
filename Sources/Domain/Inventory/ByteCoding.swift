import Base

/// Writes the compact binary form: varints (LEB128), zigzag for signed, length before text.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func byte(_ value: UInt8) { bytes.append(value) }

  mutating func count(_ value: Int) { varint(UInt64(value)) }

  mutating func signed(_ value: Int64) { varint(UInt64(bitPattern: value << 1 ^ value >> 63)) }

  mutating func time(_ value: WallTime) { signed(value.milliseconds) }

  mutating func text(_ value: String) {
    count(value.utf8.count)
    bytes += value.utf8
  }

  mutating func identifier(_ value: Identifier) {
    for half in [value.hi, value.lo] {
      for shift in stride(from: 56, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: half >> UInt64(shift)))
      }
    }
  }

  private mutating func varint(_ value: UInt64) {
    var rest = value
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

/// Reads what `ByteWriter` wrote; never reads beyond the bytes, never allocates more than they say.
struct ByteReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func byte() throws(SegmentCorruption) -> UInt8 {
    guard position < bytes.count else { throw SegmentCorruption("cut off at byte \(position)") }
    defer { position += 1 }
    return bytes[position]
  }

  /// A count of things of which each takes at least one byte.
  mutating func count() throws(SegmentCorruption) -> Int {
    let value = try number()
    guard value <= bytes.count - position else {
      throw SegmentCorruption("\(value) things announced at byte \(position), more than there is room for")
    }
    return value
  }

  /// A number from zero on.
  mutating func number() throws(SegmentCorruption) -> Int {
    guard let value = Int(exactly: try varint()) else {
      throw SegmentCorruption("a number too large at byte \(position)")
    }
    return value
  }

  mutating func signed() throws(SegmentCorruption) -> Int64 {
    let value = try varint()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  mutating func time() throws(SegmentCorruption) -> WallTime { WallTime(milliseconds: try signed()) }

  mutating func text() throws(SegmentCorruption) -> String {
    let length = try count()
    defer { position += length }
    guard let text = String(validating: bytes[position..<position + length], as: UTF8.self) else {
      throw SegmentCorruption("text that is not UTF-8 at byte \(position)")
    }
    return text
  }

  mutating func identifier() throws(SegmentCorruption) -> Identifier {
    var halves: [UInt64] = [0, 0]
    for index in 0..<16 { halves[index / 8] = halves[index / 8] << 8 | UInt64(try byte()) }
    return Identifier(hi: halves[0], lo: halves[1])
  }

  mutating func list<Element>(
    _ read: (inout ByteReader) throws(SegmentCorruption) -> Element
  ) throws(SegmentCorruption) -> [Element] {
    var result: [Element] = []
    for _ in 0..<(try count()) { result.append(try read(&self)) }
    return result
  }

  private mutating func varint() throws(SegmentCorruption) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), through: 63, by: 7) {
      let next = try byte()
      guard shift < 63 || next <= 1 else { break }
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return value }
    }
    throw SegmentCorruption("a number longer than 64 bits at byte \(position)")
  }
}
