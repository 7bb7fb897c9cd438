/// 64 bits as 16 lowercase hexadecimal digits, eight at a time in one register: names of calls, traces and
/// orders are read and written with every request.
public enum Hexadecimal {
  /// Reads 16 lowercase digits; `nil` for anything else. The memory holds at least 16 bytes.
  @inlinable public static func read(_ digits: UnsafeRawPointer) -> UInt64? {
    guard let high = eight(digits.loadUnaligned(as: UInt64.self).bigEndian),
      let low = eight(digits.loadUnaligned(fromByteOffset: 8, as: UInt64.self).bigEndian)
    else { return nil }
    return high << 32 | low
  }

  /// Writes 16 digits.
  @inlinable public static func write(_ value: UInt64, to digits: UnsafeMutableRawPointer) {
    digits.storeBytes(of: text(spread(value >> 32)).bigEndian, as: UInt64.self)
    digits.storeBytes(of: text(spread(value & 0xFFFF_FFFF)).bigEndian, toByteOffset: 8, as: UInt64.self)
  }

  /// The value of eight digits, the first in the highest byte.
  @inlinable static func eight(_ digits: UInt64) -> UInt64? {
    // A digit's value is its low nibble, a letter's nine more; letters have bit 6 set.
    let values = (digits & 0x0F0F_0F0F_0F0F_0F0F) &+ (digits >> 6 & 0x0101_0101_0101_0101) &* 9
    guard values & 0xF0F0_F0F0_F0F0_F0F0 == 0, text(values) == digits else { return nil }
    var packed = (values | values >> 4) & 0x00FF_00FF_00FF_00FF
    packed = (packed | packed >> 8) & 0x0000_FFFF_0000_FFFF
    return (packed | packed >> 16) & 0xFFFF_FFFF
  }

  /// 32 bits as eight nibbles, one in each byte.
  @inlinable static func spread(_ value: UInt64) -> UInt64 {
    var spread = (value | value << 16) & 0x0000_FFFF_0000_FFFF
    spread = (spread | spread << 8) & 0x00FF_00FF_00FF_00FF
    return (spread | spread << 4) & 0x0F0F_0F0F_0F0F_0F0F
  }

  /// The digits of eight nibbles.
  @inlinable static func text(_ nibbles: UInt64) -> UInt64 {
    let letters = (nibbles &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    return nibbles &+ 0x3030_3030_3030_3030 &+ letters &* 39
  }
}
