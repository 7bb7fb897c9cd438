internal import Base

/// Judges whether a client's connection is still worth keeping: one that nobody uses is closed, and so
/// is a half-dead one, whose peer answers PING while every call runs out of time.
struct ConnectionWatch {
  enum Verdict: Equatable {
    case fine
    case idle
    case stalled
  }

  /// Without a call for so long a connection is closed; the next call makes another.
  let idleAfter: Duration
  private var idleSince: Instant?
  private var lateCalls = 0
  private var lateSince: Instant?

  /// So many calls in a row without an answer, over so long: a slow moment is not enough.
  static let lateCalls = 8
  static let lateFor: Duration = .seconds(3)

  init(idleAfter: Duration, at now: Instant) {
    self.idleAfter = idleAfter
    idleSince = now
  }

  /// The peer has sent a part of an answer.
  mutating func progressed() {
    guard lateCalls > 0 else { return }
    lateCalls = 0
    lateSince = nil
  }

  /// A call ended because its time was up.
  mutating func ranOut(at now: Instant) {
    lateCalls += 1
    if lateSince == nil { lateSince = now }
  }

  mutating func check(at now: Instant, openCalls: Int) -> Verdict {
    if lateCalls >= Self.lateCalls, let lateSince, lateSince.duration(to: now) >= Self.lateFor { return .stalled }
    guard openCalls == 0 else {
      idleSince = nil
      return .fine
    }
    guard let idleSince else {
      idleSince = now
      return .fine
    }
    return idleSince.duration(to: now) >= idleAfter ? .idle : .fine
  }
}
