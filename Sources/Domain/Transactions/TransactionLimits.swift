internal import Base

/// The named limits of a global transaction. Outside of them: `TransactionRefusal.invalid`.
public enum TransactionLimits {
  /// A settle has three branches and a refund four; room for a purchase over several performances.
  public static let branches = 16
  /// Characters of an xid and of a branch id, each `[A-Za-z0-9._:-]`.
  public static let idLength = 64
  /// Characters of a purpose and of a service name.
  public static let nameLength = 32
  /// Largest encoded action: a handful of ids.
  public static let actionSizeBytes = 4096
  /// How long an undecided transaction may stay so.
  public static let timeouts: ClosedRange<Duration> = .milliseconds(100) ... .seconds(600)
  /// The time-out of a transaction that asks for none.
  public static let usualTimeout: Duration = .seconds(30)
  /// Characters kept of a branch's last error.
  public static let errorLength = 500
}

/// When an unfinished branch is asked again. It is asked for ever: what stands here is money.
public enum BackOff {
  public static let first: Duration = .milliseconds(50)
  /// For a participant that does not answer: short, because paid orders wait behind it.
  public static let longest: Duration = .seconds(5)
  /// For a participant that refuses: a bug or a rule, for people to look at, so no hurry.
  public static let longestAfterRefusal: Duration = .seconds(60)

  /// Doubles with every attempt up to its ceiling; a random part of up to a half is taken off.
  /// - Parameter attempts: failed ones so far, at least 1.
  public static func delay(after attempts: UInt32, refused: Bool, dice: UInt64) -> Duration {
    precondition(attempts >= 1, "a back-off follows a failure")
    let ceiling = refused ? longestAfterRefusal : longest
    let doubled = min(first * (1 << Int(min(attempts - 1, 20))), ceiling)
    let half = doubled.clampedNanoseconds / 2
    return .nanoseconds(half + Int64(dice % UInt64(half + 1)))
  }
}
