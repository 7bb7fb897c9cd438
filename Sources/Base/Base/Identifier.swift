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
      guard bytes.count == 32, let start = UnsafeRawPointer(bytes.baseAddress),
        let hi = Hexadecimal.read(start), let lo = Hexadecimal.read(start + 16)
      else { return nil }
      return (hi, lo)
    }
    guard let halves else { return nil }
    self.init(hi: halves.0, lo: halves.1)
  }

  public var description: String {
    String(unsafeUninitializedCapacity: 32) { buffer in
      guard let start = UnsafeMutableRawPointer(buffer.baseAddress) else { return 0 }
      Hexadecimal.write(hi, to: start)
      Hexadecimal.write(lo, to: start + 16)
      return 32
    }
  }
}
