internal import Base

/// Judges from time to time whether the other end of a connection is still there.
struct Watchdog {
  enum Verdict: Equatable {
    case fine
    /// Silent for long: ask for a sign of life.
    case ping
    case close(String)
  }

  /// How long a silent peer is believed in.
  struct Silence: Sendable, Hashable {
    /// After this long without a byte we ask.
    var ping: Duration
    /// After this long without a byte it is gone.
    var close: Duration
  }

  /// How often `check` is to be called.
  static let period: Duration = .seconds(1)
  /// A peer says hello within this time of connecting.
  static let hello: Duration = .seconds(5)
  /// A peer that asked for bytes takes some within this time.
  static let stalled: Duration = .seconds(30)

  private let began: Instant
  private var lastRead: Instant
  private var blockedSince: Instant?
  private var hasAsked = false

  init(at now: Instant) {
    began = now
    lastRead = now
  }

  mutating func hasRead(at now: Instant) {
    lastRead = now
    hasAsked = false
  }

  mutating func isBlocked(at now: Instant) { if blockedSince == nil { blockedSince = now } }
  mutating func hasWritten() { blockedSince = nil }

  mutating func check(at now: Instant, isEstablished: Bool, _ silence: Silence) -> Verdict {
    if !isEstablished, began.duration(to: now) > Self.hello { return .close("no HTTP/2 hello in time") }
    if let blockedSince, blockedSince.duration(to: now) > Self.stalled { return .close("the peer does not read") }
    let silent = lastRead.duration(to: now)
    if silent > silence.close { return .close("the peer has fallen silent") }
    guard silent > silence.ping, !hasAsked else { return .fine }
    hasAsked = true
    return .ping
  }
}
