/// Random bits from a seed (SplitMix64, Steele et al. 2014).
struct DiskDice {
  private var state: UInt64

  /// - Parameter stream: another number, other bits of the same seed.
  init(seed: UInt64, stream: UInt64) {
    state = seed
    state = next() ^ (stream &* 0xD134_2543_DE82_EF95)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number in `0 ..< bound`.
  mutating func roll(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// True with this probability. What never happens costs no bits.
  mutating func happens(_ chance: Double) -> Bool {
    chance > 0 && Double(next() >> 11) * 0x1p-53 < chance
  }
}

/// FNV-1a over words of eight bytes: one number for all that was put in, in its order.
struct DiskDigest {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ word: UInt64) { value = (value ^ word) &* 0x0000_0100_0000_01B3 }

  mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  /// The length, then the bytes.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    add(bytes.count)
    var value = value
    var offset = 0
    while offset + 8 <= bytes.count {
      value = (value ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x0000_0100_0000_01B3
      value ^= value >> 29
      offset += 8
    }
    while offset < bytes.count {
      value = (value ^ UInt64(bytes[offset])) &* 0x0000_0100_0000_01B3
      offset += 1
    }
    self.value = value
  }
}
