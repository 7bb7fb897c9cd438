public import Base

/// How often a client may ask a server for a sign of life. Source: gRFC A8, A9.
public struct PingRules: Sendable, Hashable {
  /// Between two PINGs, while streams are open.
  public var interval: Duration
  /// The same without a stream.
  public var idleInterval: Duration
  /// PINGs that may come too early before the connection ends.
  public var strikes: Int

  public init(interval: Duration, idleInterval: Duration, strikes: Int = 2) {
    self.interval = interval
    self.idleInterval = idleInterval
    self.strikes = strikes
  }

  /// What gRPC servers ask of strangers.
  public static let standard = PingRules(interval: .seconds(300), idleInterval: .seconds(7200))
  /// For our own clients: with calls open they ask after five seconds of silence, and find a dead server soon.
  public static let inCluster = PingRules(interval: .seconds(4), idleInterval: .seconds(60))
}

/// Counts the PINGs of a peer that come too early. Whatever we send it begins the count anew: a PING beside an
/// answer measures the line and is honest.
public struct PingStrikes: Sendable {
  private let rules: PingRules
  private var last: Instant?
  private var strikes = 0

  public init(_ rules: PingRules) { self.rules = rules }

  /// A PING has come; returns whether there have been too many.
  public mutating func received(openStreams: Int, at now: Instant) -> Bool {
    let interval = openStreams > 0 ? rules.interval : rules.idleInterval
    if let last, last.duration(to: now) < interval { strikes += 1 }
    last = now
    return strikes > rules.strikes
  }

  /// HEADERS or DATA have left.
  public mutating func sent() {
    last = nil
    strikes = 0
  }
}
