/// 128-bit identifiers that sort by time and carry the shard of the user they belong to.
///
/// ```
///  hi: 48 bits milliseconds | 8 bits shard gene | 8 bits random
///  lo: 64 bits random
/// ```
/// A user id draws its gene at random; every id made for that user (orders, payments, refunds)
/// copies it, so that a look-up by order and a look-up by user meet in the same logical database.
/// The text form is 32 lowercase hexadecimal digits.
public struct Identifier: Sendable, Hashable, Comparable {
  public let hi: UInt64
  public let lo: UInt64

  public init(hi: UInt64, lo: UInt64) {
    self.hi = hi
    self.lo = lo
  }

  /// A new id for something that belongs to `shard`.
  public init(at now: WallTime, shard: Shard, dice: some Dice) {
    let milliseconds = UInt64(clamping: now.milliseconds) & 0xFFFF_FFFF_FFFF
    hi = milliseconds << 16 | UInt64(shard.index) << 8 | dice.next() & 0xFF
    lo = dice.next()
  }

  /// When the id was made, as its maker's wall clock told it.
  public var madeAt: WallTime { WallTime(milliseconds: Int64(hi >> 16)) }

  /// The logical database that holds whatever this id names.
  public var shard: Shard { Shard(gene: UInt8(truncatingIfNeeded: hi >> 8)) }

  public static func < (a: Identifier, b: Identifier) -> Bool {
    a.hi != b.hi ? a.hi < b.hi : a.lo < b.lo
  }
}

/// One of the 16 logical databases.
public struct Shard: Sendable, Hashable {
  /// How many logical databases there are. Fixed for the life of a platform: ids carry the index.
  public static let count = 16

  /// `0 ..< Shard.count`.
  public let index: UInt8

  /// The low four bits of a gene choose the shard.
  public init(gene: UInt8) { index = gene & UInt8(Shard.count - 1) }

  /// A shard drawn at random, for a new user or for something that belongs to nobody.
  public init(dice: some Dice) { self.init(gene: UInt8(truncatingIfNeeded: dice.next())) }
}

extension Identifier: LosslessStringConvertible {
  /// Reads exactly 32 lowercase hexadecimal digits; anything else is `nil`.
  public init?(_ text: String) {
    var text = text
    let halves: (UInt64, UInt64)? = text.withUTF8 { bytes in
      guard bytes.count == 32, let hi = Self.half(bytes, from: 0), let lo = Self.half(bytes, from: 16) else {
        return nil
      }
      return (hi, lo)
    }
    guard let halves else { return nil }
    self.init(hi: halves.0, lo: halves.1)
  }

  private static func half(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt64? {
    var value: UInt64 = 0
    for index in start..<start + 16 {
      let digit: UInt8
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = bytes[index] - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = bytes[index] - UInt8(ascii: "a") + 10
      default: return nil
      }
      value = value << 4 | UInt64(digit)
    }
    return value
  }

  public var description: String {
    String(unsafeUninitializedCapacity: 32) { buffer in
      for index in 0..<32 {
        let half = index < 16 ? hi : lo
        let digit = UInt8(half >> (60 - 4 * UInt64(index & 15)) & 0xF)
        buffer[index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
      }
      return 32
    }
  }
}
