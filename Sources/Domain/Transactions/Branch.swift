public import Base

/// One participant's part of a global transaction.
public struct Branch: Sendable, Hashable {
  /// Where the branch stands.
  public enum State: Sendable, Hashable {
    /// Not yet told the decision. Can become: confirmed, cancelled.
    case registered(Progress)
    /// Final.
    case confirmed
    /// Final.
    case cancelled
  }

  /// How telling it goes.
  public struct Progress: Sendable, Hashable {
    public fileprivate(set) var isInFlight = false
    /// When it is told again; `nil` means at once.
    public fileprivate(set) var nextAttempt: Moment?

    /// Nothing tried in this process yet.
    public init() {}
  }

  /// Chosen by the initiator, unique in the transaction.
  public let id: String
  /// The registry name of the participant.
  public let service: String
  /// What it is asked to do, encoded; opaque here.
  public let action: [UInt8]
  public private(set) var state: State
  /// How many times telling it has failed, over restarts.
  public private(set) var attempts: UInt32
  /// Why the last attempt failed; empty when none has.
  public private(set) var lastError: String

  public init(
    id: String, service: String, action: [UInt8], state: State = .registered(Progress()),
    attempts: UInt32 = 0, lastError: String = ""
  ) {
    self.id = id
    self.service = service
    self.action = action
    self.state = state
    self.attempts = attempts
    self.lastError = lastError
  }

  /// Whether it has been told the decision and said yes.
  public var isFinished: Bool {
    switch state {
    case .registered: false
    case .confirmed, .cancelled: true
    }
  }

  /// When it is told again, while it waits for that.
  public var nextAttempt: Moment? {
    guard case .registered(let progress) = state, !progress.isInFlight else { return nil }
    return progress.nextAttempt
  }

  func isDue(at now: Instant) -> Bool {
    guard case .registered(let progress) = state, !progress.isInFlight else { return false }
    return progress.nextAttempt.map { $0.instant <= now } ?? true
  }

  func isSameWork(as other: Branch) -> Bool {
    id == other.id && service == other.service && action == other.action
  }

  mutating func depart() {
    var progress = Progress()
    progress.isInFlight = true
    state = .registered(progress)
  }

  mutating func forgetDelay() {
    guard case .registered(var progress) = state else { return }
    progress.nextAttempt = nil
    state = .registered(progress)
  }

  mutating func finish(_ phase: GlobalTransaction.Phase) {
    state = phase == .confirm ? .confirmed : .cancelled
  }

  /// Counts a failed attempt and returns when the next one is due.
  mutating func fail(_ why: String, refused: Bool, at now: Moment, dice: UInt64) -> Instant {
    attempts = attempts == .max ? .max : attempts + 1
    lastError = String(why.prefix(TransactionLimits.errorLength))
    let next = now.advanced(by: BackOff.delay(after: attempts, refused: refused, dice: dice))
    var progress = Progress()
    progress.nextAttempt = next
    state = .registered(progress)
    return next.instant
  }
}
