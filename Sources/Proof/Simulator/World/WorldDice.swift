internal import Base

/// Random bits from a seed (SplitMix64, Steele et al. 2014), as a value: each part of the world has
/// its own stream, so that one more roll here changes nothing there.
struct WorldDice: RandomNumberGenerator {
  private var state: UInt64

  /// - Parameter stream: which of the streams of `seed`.
  init(seed: UInt64, stream: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 ^ (stream &+ 1) &* 0xD134_2543_DE82_EF95
    _ = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number in `0 ..< bound`.
  mutating func roll(_ bound: Int) -> Int { Int(next() % UInt64(max(bound, 1))) }

  /// Whether something of this probability happens.
  mutating func happens(_ probability: Double) -> Bool {
    guard probability > 0 else { return false }
    return Double(next() >> 11) * 0x1p-53 < probability
  }

  /// A duration from `range`, in steps of a microsecond.
  mutating func duration(_ range: ClosedRange<Duration>) -> Duration {
    let (low, high) = (range.lowerBound.clampedNanoseconds, range.upperBound.clampedNanoseconds)
    return .nanoseconds(low + Int64(next() % UInt64(high - low + 1)) / 1_000 * 1_000)
  }
}

/// FNV-1a over words: what happened, in one number.
struct TraceDigest {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func note(_ word: UInt64) { value = (value ^ word) &* 0x100_0000_01B3 }

  mutating func note(_ bytes: [UInt8]) {
    note(UInt64(bytes.count))
    bytes.withUnsafeBytes { raw in
      var offset = 0
      while offset + 8 <= raw.count {
        note(raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        offset += 8
      }
      while offset < raw.count {
        note(UInt64(raw[offset]))
        offset += 1
      }
    }
  }

  mutating func note(_ text: String) { note([UInt8](text.utf8)) }
}
