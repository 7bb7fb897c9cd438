public import Base

/// What kind of request a route takes; each kind has limits of its own.
public enum RouteClass: String, Sendable, CaseIterable {
  /// Passwords and tokens: each costs a password hash or a store write.
  case auth
  /// Holding places.
  case hold
  /// Every other change.
  case write
  /// Looking.
  case read
  /// The payment provider's callbacks.
  case callback
}

/// The limits of all route classes, per client address and per user.
public struct AdmissionRules: Sendable, Hashable {
  public var perAddress: [RouteClass: RateLimit]
  public var perUser: [RouteClass: RateLimit]
  /// Keys remembered per class and table; about 64 bytes each.
  public var capacity: Int

  public init(
    perAddress: [RouteClass: RateLimit], perUser: [RouteClass: RateLimit], capacity: Int = 100_000
  ) {
    self.perAddress = perAddress
    self.perUser = perUser
    self.capacity = capacity
  }

  /// What a platform starts with. Addresses are generous, because a hall's worth of buyers may
  /// sit behind one carrier's translation; a user is one person with one pair of hands.
  public static let standard = AdmissionRules(
    perAddress: [
      .auth: RateLimit(60, per: .seconds(60), burst: 40),
      .hold: RateLimit(50, per: .seconds(1), burst: 100),
      .write: RateLimit(50, per: .seconds(1), burst: 100),
      .read: RateLimit(200, per: .seconds(1), burst: 400),
      .callback: RateLimit(2_000, per: .seconds(1), burst: 4_000),
    ],
    perUser: [
      .auth: RateLimit(10, per: .seconds(60), burst: 10),
      .hold: RateLimit(5, per: .seconds(1), burst: 10),
      .write: RateLimit(10, per: .seconds(1), burst: 20),
      .read: RateLimit(30, per: .seconds(1), burst: 60),
    ])
}

/// No, by a limit of the desk.
public enum AdmissionRefusal: Refusal, Hashable {
  /// Too many requests of this class from one address.
  case address(RouteClass, retryAfter: Duration)
  /// Too many requests of this class by one user.
  case user(RouteClass, retryAfter: Duration)

  public var reason: String { "TOO_MANY_REQUESTS" }
  public var kind: RefusalKind { .exhausted }

  public var explanation: String {
    switch self {
    case .address(let kind, _): "Too many \(kind.rawValue) requests from your network. Wait, then try again."
    case .user(let kind, _): "Too many \(kind.rawValue) requests by your account. Wait, then try again."
    }
  }

  public var facts: [String: String] {
    ["retry_after_ms": String(max(1, retryAfter.clampedMilliseconds))]
  }

  /// When the same request would be admitted, if nothing else comes between.
  public var retryAfter: Duration {
    switch self {
    case .address(_, let wait), .user(_, let wait): wait
    }
  }

  /// Whole seconds for `Retry-After`, at least 1.
  public var retryAfterSeconds: Int64 { max(1, (retryAfter.clampedMilliseconds + 999) / 1000) }
}

/// Decides who may come in: one bucket per (class, address) and one per (class, user).
///
/// IPv6 addresses count by their /64, for a household owns one whole.
public struct AdmissionDesk: Sendable {
  private var byAddress: [RouteClass: RateLimiter<AddressBlock>]
  private var byUser: [RouteClass: RateLimiter<Identifier>]

  public init(_ rules: AdmissionRules) {
    byAddress = rules.perAddress.mapValues { RateLimiter($0, capacity: rules.capacity) }
    byUser = rules.perUser.mapValues { RateLimiter($0, capacity: rules.capacity) }
  }

  /// Asked first, before anything costly is done for the request.
  public mutating func admit(_ kind: RouteClass, from address: IPAddress, at now: Instant)
    throws(AdmissionRefusal)
  {
    if let wait = byAddress[kind]?.admit(address.block, at: now) {
      throw .address(kind, retryAfter: wait)
    }
  }

  /// Asked once the user is known.
  public mutating func admit(_ kind: RouteClass, by user: Identifier, at now: Instant)
    throws(AdmissionRefusal)
  {
    if let wait = byUser[kind]?.admit(user, at: now) { throw .user(kind, retryAfter: wait) }
  }
}
