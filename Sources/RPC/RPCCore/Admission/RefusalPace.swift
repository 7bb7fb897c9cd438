public import Base

/// How fast calls that were turned away are told so.
///
/// Saying no costs a good part of what an answer costs, and who hears it at once comes back at once: a server that
/// says it to two calls of three does nothing else. So it says it at a pace, and lets the others wait for their no;
/// they hold their caller back meanwhile, and cost nothing. Nobody waits for longer than `longest`.
public struct RefusalPace: Sendable {
  public struct Settings: Sendable, Hashable {
    public var perSecond: Int
    /// Said at once after a calm time.
    public var burst: Int
    /// As long as the longest pause that the answer asks for (`Admission.mostPause`).
    public var longest: Duration

    public init(perSecond: Int = 2000, burst: Int = 500, longest: Duration = Admission.mostPause) {
      self.perSecond = perSecond
      self.burst = burst
      self.longest = longest
    }
  }

  private let settings: Settings
  /// In millionths, so that short moments count.
  private var tokens: Int64
  private var filledAt: Instant?

  public init(_ settings: Settings = Settings()) {
    self.settings = settings
    tokens = Int64(settings.burst) * Self.token
  }

  /// How many of `held` calls are to be told now; for a call that comes while none is held, whether it is.
  public mutating func due(held: Int, at now: Instant) -> Int {
    let passed = filledAt.map { max(0, $0.duration(to: now).clampedNanoseconds) } ?? 0
    filledAt = now
    // So many that the last of them is told in time.
    let inTime = Double(held) / max(Double(settings.longest.clampedNanoseconds) / 1e9, 0.001)
    let rate = max(Double(settings.perSecond), inTime)
    let most = max(Int64(settings.burst), Int64(held)) * Self.token
    tokens = min(tokens + Int64(min(Double(passed) * rate / 1000, Double(most))), most)
    let count = min(held, Int(tokens / Self.token))
    tokens -= Int64(count) * Self.token
    return count
  }

  private static let token: Int64 = 1_000_000
}
