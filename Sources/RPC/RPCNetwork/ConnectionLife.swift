package import Base

/// Judges from time to time whether a server should part with a connection that is old or idle:
/// clients then connect again, and spread over servers that have come since.
///
/// ```
///  stay ──age or idleness reached──► drain (GOAWAY, PING, GOAWAY) ──grace over──► close
/// ```
package struct ConnectionLife {
  package enum Verdict: Equatable {
    case stay
    /// Begin the graceful end.
    case drain
    /// The grace is over: calls that are still open are cut off.
    case close(String)
  }

  /// How long a connection lives. `nil` means for ever.
  package struct Limits: Sendable, Hashable {
    /// From its beginning; each connection draws its own age, up to a tenth more or less, so that
    /// those which came together do not leave together.
    package var age: Duration?
    /// Without an open call.
    package var idle: Duration?
    /// What open calls get to end when the connection is old.
    package var grace: Duration

    package init(age: Duration?, idle: Duration?, grace: Duration) {
      self.age = age
      self.idle = idle
      self.grace = grace
    }
  }

  private let grace: Duration
  private let idle: Duration?
  private let oldAt: Instant?
  private var idleSince: Instant
  private var drainingSince: Instant?

  /// `dice` draws the age.
  package init(_ limits: Limits, at now: Instant, dice: UInt64) {
    (grace, idle, idleSince) = (limits.grace, limits.idle, now)
    oldAt = limits.age.map { now.advanced(by: $0 * (900 + Int(dice % 201)) / 1000) }
  }

  package mutating func check(at now: Instant, openCalls: Int) -> Verdict {
    if openCalls > 0 { idleSince = now }
    if let drainingSince {
      return drainingSince.duration(to: now) > grace ? .close("the connection is old") : .stay
    }
    let isOld = oldAt.map { $0 <= now } ?? false
    let isIdle = idle.map { idleSince.duration(to: now) >= $0 } ?? false
    guard isOld || isIdle else { return .stay }
    drainingSince = now
    return .drain
  }
}
