/// Two kinds of time, never mixed.
///
/// `Instant` runs timers and deadlines inside one process; `WallTime` is what is stored, sent and
/// shown. Domain values receive either as `now:` and never ask for it.

/// A point on a monotonic clock of this process, in nanoseconds since an arbitrary start.
///
/// It never jumps and means nothing in another process or after a restart.
public struct Instant: Sendable, Hashable, Comparable {
  public let nanoseconds: Int64

  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  public static func < (a: Instant, b: Instant) -> Bool { a.nanoseconds < b.nanoseconds }

  /// The instant `duration` later; saturates at the end of time instead of trapping.
  public func advanced(by duration: Duration) -> Instant {
    let (sum, overflow) = nanoseconds.addingReportingOverflow(duration.clampedNanoseconds)
    return Instant(nanoseconds: overflow ? (duration < .zero ? .min : .max) : sum)
  }

  /// How long until `other`; negative when `other` has passed.
  public func duration(to other: Instant) -> Duration {
    let (difference, overflow) = other.nanoseconds.subtractingReportingOverflow(nanoseconds)
    return .nanoseconds(overflow ? (other > self ? .max : .min) : difference)
  }
}

/// Milliseconds since 1970-01-01T00:00:00Z: the time that is stored, sent and shown.
public struct WallTime: Sendable, Hashable, Comparable {
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public static func < (a: WallTime, b: WallTime) -> Bool { a.milliseconds < b.milliseconds }

  public func advanced(by duration: Duration) -> WallTime {
    let (sum, overflow) = milliseconds.addingReportingOverflow(duration.clampedMilliseconds)
    return WallTime(milliseconds: overflow ? (duration < .zero ? .min : .max) : sum)
  }

  public func duration(to other: WallTime) -> Duration {
    let (difference, overflow) = other.milliseconds.subtractingReportingOverflow(milliseconds)
    return .milliseconds(overflow ? (other > self ? Int64.max : Int64.min) : difference)
  }
}

extension Duration {
  /// Whole nanoseconds, clamped to what 64 bits hold (about 292 years).
  public var clampedNanoseconds: Int64 {
    let (whole, atto) = components
    let (scaled, overflow) = whole.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, overflow2) = scaled.addingReportingOverflow(atto / 1_000_000_000)
    return overflow || overflow2 ? (whole < 0 ? .min : .max) : sum
  }

  /// Whole milliseconds, rounded towards zero and clamped to what 64 bits hold.
  public var clampedMilliseconds: Int64 {
    let (whole, atto) = components
    let (scaled, overflow) = whole.multipliedReportingOverflow(by: 1_000)
    let (sum, overflow2) = scaled.addingReportingOverflow(atto / 1_000_000_000_000_000)
    return overflow || overflow2 ? (whole < 0 ? .min : .max) : sum
  }
}
