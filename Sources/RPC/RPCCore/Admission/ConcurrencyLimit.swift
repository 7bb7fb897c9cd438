public import Base

/// How many handlers may run at a time, learnt from how long they take.
///
/// Every method has its own best time. While calls take less than `tolerance` times that and `slack`, the
/// limit grows; when they take longer the work stands in a queue somewhere behind the handler (a disk, another
/// service), and the limit shrinks by as much, starting from what really ran. It never sheds by itself: whoever
/// starts handlers asks `limit`.
///
/// Source: the gradient of Netflix' concurrency-limits and Envoy's adaptive concurrency; per method, so that a
/// server whose methods differ a thousandfold has one limit that means something.
public struct ConcurrencyLimit: Sendable {
  public struct Settings: Sendable, Hashable {
    /// A call may take so many times its method's best time …
    public var tolerance: Int
    /// … and this much more.
    public var slack: Duration
    public var least: Int
    public var most: Int
    /// How long calls are watched before the limit changes.
    public var window: Duration

    public init(
      tolerance: Int = 8, slack: Duration = .milliseconds(100), least: Int = 16, most: Int = 4096,
      window: Duration = .milliseconds(100)
    ) {
      precondition(least >= 1 && most >= least, "a server runs at least one handler")
      self.tolerance = tolerance
      self.slack = slack
      self.least = least
      self.most = most
      self.window = window
    }
  }

  private struct Window {
    let began: Instant
    var calls = 0
    /// Sum of times over allowed times.
    var stretch = 0.0
    var peak = 0
  }

  private let settings: Settings
  /// Best times in nanoseconds.
  private var best: [MethodDescriptor: Double] = [:]
  private var window: Window?
  private var lastEnd: Instant?
  private var current: Double

  /// Methods whose best time is kept; a server has fewer.
  static let methodLimit = 512
  /// One that takes for ever weighs no more than so many.
  private static let worstStretch = 8.0
  /// Nobody has ended for so long, and nobody runs: what was learnt is past.
  private static let forgetAfter: Duration = .seconds(1)

  public init(_ settings: Settings = Settings()) {
    self.settings = settings
    current = Double(settings.most)
  }

  /// Handlers that may run at a time.
  public var limit: Int { Int(current) }

  /// A handler is about to start; `running` do.
  public mutating func willStart(running: Int, at now: Instant) {
    guard running == 0, let lastEnd, lastEnd.duration(to: now) >= Self.forgetAfter else { return }
    current = Double(settings.most)
    window = nil
  }

  /// A handler has ended; `running` ran, itself included.
  public mutating func ended(_ method: MethodDescriptor, after time: Duration, running: Int, at now: Instant) {
    lastEnd = now
    let nanoseconds = Double(max(time.clampedNanoseconds, 1))
    let known = best[method] ?? nanoseconds
    if best[method] != nil || best.count < Self.methodLimit { best[method] = min(known, nanoseconds) }
    let allowed = min(known, nanoseconds) * Double(settings.tolerance) + Double(settings.slack.clampedNanoseconds)
    var seen = window ?? Window(began: now)
    seen.calls += 1
    seen.stretch += min(nanoseconds / allowed, Self.worstStretch)
    seen.peak = max(seen.peak, running)
    window = seen
    if seen.began.duration(to: now) >= settings.window { close(seen) }
  }

  private mutating func close(_ seen: Window) {
    window = nil
    let stretch = seen.stretch / Double(seen.calls)
    if stretch > 1 {
      let reached = min(current, Double(max(seen.peak, 1)))
      current = max(reached * max(0.5, 1 / stretch), Double(settings.least))
    } else {
      current = min(current + current.squareRoot(), Double(settings.most))
      // A best time that is never reached again fades: by a hundredth a second.
      let fade = 1 + 0.01 * Double(settings.window.clampedNanoseconds) / 1e9
      for method in best.keys { best[method, default: 0] *= fade }
    }
  }
}
