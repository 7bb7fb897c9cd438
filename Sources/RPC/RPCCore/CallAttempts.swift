internal import Base

/// Decides after each failure of one call whether it is made again.
///
/// ```
///  failed ─┬─ it never reached a handler, or it is idempotent and the transport failed:
///          │    at once at an instance not tried yet (once, if there is none): does not count
///          ├─ wait-for-ready, and it never reached a handler: after a pause, until the deadline
///          ├─ its code is retryable, attempts and throttle allow it: after the back-off
///          └─ else: ended
/// ```
public struct CallAttempts: Sendable {
  public enum Next: Sendable, Hashable {
    /// The failure is the caller's.
    case end
    /// Again at once, somewhere else if possible.
    case move
    /// Again after a pause.
    case again(after: Duration)
  }

  /// What the decision needs to know about a failure.
  public struct Failure: Sendable {
    public let error: RPCError
    /// The caller has seen a part of the answer.
    public let hasBegun: Bool
    /// An instance that this call has not tried is there.
    public let hasUntried: Bool

    public init(_ error: RPCError, hasBegun: Bool = false, hasUntried: Bool = false) {
      self.error = error
      self.hasBegun = hasBegun
      self.hasUntried = hasUntried
    }
  }

  private let policy: RetryPolicy?
  private let isIdempotent: Bool
  private let waitsForReady: Bool
  private var moves = 0
  private var waits = 0
  private var failuresSincePushback = 0
  /// Attempts that count: those that may have reached a handler.
  public private(set) var counted = 0

  /// Instances one call is tried at without a policy that says so.
  public static let moveLimit = 4

  public init(policy: RetryPolicy?, isIdempotent: Bool, waitsForReady: Bool = false) {
    self.policy = policy
    self.isIdempotent = isIdempotent
    self.waitsForReady = waitsForReady
  }

  /// What follows a failure. Takes from `throttle` what the failure costs.
  public mutating func next(
    after failure: Failure, _ throttle: inout RetryThrottle?, dice: () -> UInt64
  ) -> Next {
    let error = failure.error
    guard !failure.hasBegun else { return .end }
    if error.neverLeft || isIdempotent && error.isUnreachable {
      if moves == 0 || failure.hasUntried && moves < Self.moveLimit {
        moves += 1
        return .move
      }
    }
    if waitsForReady, error.neverLeft || error.reason == "NO_INSTANCE" {
      waits += 1
      return .again(after: ConnectBackoff.delay(after: waits, dice: dice()))
    }
    return again(error, &throttle, dice)
  }

  private mutating func again(_ error: RPCError, _ throttle: inout RetryThrottle?, _ dice: () -> UInt64) -> Next {
    guard let policy else { return .end }
    let pushback = RetryPushback(error)
    let isRetryable = policy.retryableCodes.contains(error.code)
    if isRetryable || pushback == .never { throttle?.failed() }
    counted += 1
    guard isRetryable, pushback != .never, counted < policy.maxAttempts, throttle?.allowsRetry ?? true else {
      return .end
    }
    if case .after(let pause) = pushback {
      failuresSincePushback = 0
      return .again(after: pause)
    }
    failuresSincePushback += 1
    return .again(after: policy.backoff(after: failuresSincePushback, dice: dice()))
  }
}

/// Decides when one hedged call gets another attempt, and when it is over.
public struct HedgedAttempts: Sendable {
  public enum Next: Sendable, Hashable {
    case start
    /// Others are still on their way.
    case wait
    /// The failure is the caller's.
    case end
  }

  private let policy: HedgingPolicy
  private var running = 0
  private var mayStart = true
  public private(set) var started = 0

  public init(_ policy: HedgingPolicy) { self.policy = policy }

  /// An attempt begins: the first, one after `delay`, or one that `next` asked for.
  public mutating func begin() {
    started += 1
    running += 1
  }

  /// Whether the next attempt may begin when its time comes.
  public func mayBegin(_ throttle: RetryThrottle?) -> Bool {
    mayStart && started < policy.maxAttempts && (throttle?.allowsRetry ?? true)
  }

  /// An attempt has failed.
  public mutating func next(after error: RPCError, _ throttle: inout RetryThrottle?) -> Next {
    running -= 1
    let pushback = RetryPushback(error)
    guard policy.nonFatalCodes.contains(error.code) || error.neverLeft || error.isUnreachable else { return .end }
    throttle?.failed()
    // A server that says when to come again is not asked sooner; what runs may still answer.
    if pushback != .none { mayStart = false }
    if mayBegin(throttle) { return .start }
    return running > 0 ? .wait : .end
  }
}

extension RPCError {
  /// The transport says that the request never reached a handler.
  public var neverLeft: Bool {
    code == .unavailable
      && ["CONNECT_FAILED", "CONNECTION_CLOSING", "REFUSED_STREAM", "TOO_MANY_CALLS"].contains(reason)
  }

  /// The transport failed, not the service: another instance may do better. A service's own "not
  /// now" has a reason of its own and is nobody's fault.
  public var isUnreachable: Bool {
    neverLeft || code == .unavailable && ["CONNECTION_LOST", "CHANNEL_CLOSED", "STARTING", ""].contains(reason)
  }
}
