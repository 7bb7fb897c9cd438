public import Base

/// Random bits from a seed (SplitMix64, Steele et al. 2014): the same seed, the same bits.
public final class SeededDice: Dice {
  private let state: Locked<UInt64>

  public init(seed: UInt64) { state = Locked(seed) }

  public func next() -> UInt64 {
    state.withLock { state in
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  /// A number in `0 ..< bound`.
  public func roll(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
