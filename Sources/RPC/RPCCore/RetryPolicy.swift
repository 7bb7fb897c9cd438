internal import Base

/// When, how often and after what pause a failed call is made again (gRFC A6).
public struct RetryPolicy: Sendable, Hashable {
  /// Attempts of one call, the first included: 2 to `attemptLimit`.
  public let maxAttempts: Int
  public let initialBackoff: Duration
  public let maxBackoff: Duration
  public let backoffMultiplier: Double
  public let retryableCodes: Set<RPCCode>

  /// No call is made more often, whatever its policy says (A6).
  public static let attemptLimit = 5

  public init(
    maxAttempts: Int, initialBackoff: Duration, maxBackoff: Duration, backoffMultiplier: Double,
    retryableCodes: Set<RPCCode>
  ) {
    self.maxAttempts = min(maxAttempts, Self.attemptLimit)
    self.initialBackoff = initialBackoff
    self.maxBackoff = maxBackoff
    self.backoffMultiplier = backoffMultiplier
    self.retryableCodes = retryableCodes
  }

  /// The pause after the `failures`-th failure in a row, from 1 on: `initial × multiplier^(n-1)`, at
  /// most `maxBackoff`, times 0.8 to 1.2 by `dice`, so that callers do not march in step.
  public func backoff(after failures: Int, dice: UInt64) -> Duration {
    var nanoseconds = Double(initialBackoff.clampedNanoseconds)
    let most = Double(maxBackoff.clampedNanoseconds)
    for _ in 1..<max(failures, 1) where nanoseconds < most { nanoseconds *= backoffMultiplier }
    let jitter = 0.8 + Double(dice % 401) / 1000
    return .nanoseconds(Int64(min(nanoseconds, most) * jitter))
  }
}

/// Several attempts of one call at a time; the first answer wins (gRFC A6). For idempotent methods only.
public struct HedgingPolicy: Sendable, Hashable {
  /// Attempts of one call, the first included: 2 to `RetryPolicy.attemptLimit`.
  public let maxAttempts: Int
  /// Between two attempts while none has answered; zero sends all at once.
  public let delay: Duration
  /// A failure with one of these starts the next attempt at once; any other one ends the call.
  public let nonFatalCodes: Set<RPCCode>

  public init(maxAttempts: Int, delay: Duration, nonFatalCodes: Set<RPCCode>) {
    self.maxAttempts = min(maxAttempts, RetryPolicy.attemptLimit)
    self.delay = delay
    self.nonFatalCodes = nonFatalCodes
  }
}

/// Stops retries and hedges while too many calls fail (gRFC A6): a token less per failure, a part of
/// one more per success, retries only above half of the tokens. In thousandths, so that sums are exact.
public struct RetryThrottle: Sendable, Hashable {
  public let maxTokens: Int
  private let most: Int
  private let gain: Int
  private var tokens: Int

  /// - Parameters:
  ///   - maxTokens: 1 to 1000.
  ///   - tokenRatio: above 0; counted to three digits after the point.
  public init(maxTokens: Int, tokenRatio: Double) {
    self.maxTokens = maxTokens
    most = maxTokens * 1000
    gain = max(1, Int(tokenRatio * 1000))
    tokens = most
  }

  public mutating func failed() { tokens = max(0, tokens - 1000) }
  public mutating func succeeded() { tokens = min(most, tokens + gain) }

  public var allowsRetry: Bool { tokens > most / 2 }
}

/// What the server said about coming again: `grpc-retry-pushback-ms` (gRFC A6).
public enum RetryPushback: Sendable, Hashable {
  case none
  case after(Duration)
  /// Negative or unreadable: not again.
  case never

  public init(_ error: RPCError) {
    guard let text = error.facts[MetadataKey.retryPushback] else {
      self = .none
      return
    }
    guard let milliseconds = Int64(text), milliseconds >= 0 else {
      self = .never
      return
    }
    self = .after(.milliseconds(milliseconds))
  }
}

extension MetadataKey {
  /// How often the call has been tried before, on the wire from the second attempt on (gRFC A6).
  public static let previousAttempts = "grpc-previous-rpc-attempts"
  /// The trailer, and the fact of an `RPCError`, by which a server says when to come again.
  public static let retryPushback = "grpc-retry-pushback-ms"
}
