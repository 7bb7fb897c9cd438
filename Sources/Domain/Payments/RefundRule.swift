public import Base

/// What a buyer gets back, by the time left before the performance.
///
/// | time left | fee |
/// |---|---|
/// | 7 days or more | none |
/// | 48 hours or more | 10 % |
/// | 24 hours or more | 30 % |
/// | less | no refund |
///
/// The fee is rounded down to the minor unit, in the buyer's favour.
public enum RefundRule {
  /// The steps, longest time first.
  static let steps: [(atLeast: Duration, feePercent: Int64)] = [
    (.seconds(7 * 86_400), 0), (.seconds(48 * 3_600), 10), (.seconds(24 * 3_600), 30),
  ]

  /// The fee kept back when `amount` is refunded at `now`.
  public static func fee(
    on amount: Money, at now: WallTime, performanceStartsAt start: WallTime
  ) throws(RefundRefusal) -> Money {
    precondition(amount.minor > 0, "a refund is of something")
    let left = now.duration(to: start)
    guard let step = steps.first(where: { left >= $0.atLeast }) else { throw .tooLate }
    let (tens, ones) = amount.minor.quotientAndRemainder(dividingBy: 100)
    return Money(minor: tens * step.feePercent + ones * step.feePercent / 100, amount.currency)
  }
}
