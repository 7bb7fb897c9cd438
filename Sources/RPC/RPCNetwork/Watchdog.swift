package import Base

/// Judges from time to time whether the other end of a connection is still there.
package struct Watchdog {
  package enum Verdict: Equatable {
    case fine
    /// Silent for long: ask for a sign of life.
    case ping
    case close(String)
  }

  /// How long a silent peer is believed in.
  package struct Silence: Sendable, Hashable {
    /// After this long without a byte we ask.
    package var ping: Duration
    /// After this long without a byte it is gone.
    package var close: Duration

    package init(ping: Duration, close: Duration) {
      self.ping = ping
      self.close = close
    }
  }

  /// How often `check` is to be called.
  package static let period: Duration = .seconds(1)
  /// A peer says hello within this time of connecting.
  static let hello: Duration = .seconds(5)
  /// A peer that asked for bytes takes some within this time.
  static let stalled: Duration = .seconds(30)

  private let began: Instant
  private var lastRead: Instant
  private var blockedSince: Instant?
  private var hasAsked = false

  package init(at now: Instant) {
    began = now
    lastRead = now
  }

  package mutating func hasRead(at now: Instant) {
    lastRead = now
    hasAsked = false
  }

  package mutating func isBlocked(at now: Instant) { if blockedSince == nil { blockedSince = now } }
  package mutating func hasWritten() { blockedSince = nil }

  package mutating func check(at now: Instant, isEstablished: Bool, _ silence: Silence) -> Verdict {
    if !isEstablished, began.duration(to: now) > Self.hello { return .close("no HTTP/2 hello in time") }
    if let blockedSince, blockedSince.duration(to: now) > Self.stalled { return .close("the peer does not read") }
    let silent = lastRead.duration(to: now)
    if silent > silence.close { return .close("the peer has fallen silent") }
    guard silent > silence.ping, !hasAsked else { return .fine }
    hasAsked = true
    return .ping
  }
}
