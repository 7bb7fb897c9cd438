public import Admission

/// What the gateway is told at its start.
public struct GatewayConfiguration: Sendable {
  /// `iss` and `aud` that access tokens must carry.
  public var issuer: String
  public var audience: String
  /// Proxies of ours: only what comes from them may say in `X-Forwarded-For` who the client is.
  public var trustedHops: [AddressRange]
  public var admission: AdmissionRules
  /// How long a service may take to answer.
  public var timeout: Duration
  /// Verified tokens remembered; about 300 bytes each.
  public var tokenCapacity: Int
  /// Revocations remembered; beyond it the oldest tokens are void.
  public var revocationCapacity: Int

  public init(
    issuer: String = "onsale", audience: String = "onsale", trustedHops: [AddressRange] = [],
    admission: AdmissionRules = .standard, timeout: Duration = .seconds(10), tokenCapacity: Int = 50_000,
    revocationCapacity: Int = 50_000
  ) {
    self.issuer = issuer
    self.audience = audience
    self.trustedHops = trustedHops
    self.admission = admission
    self.timeout = timeout
    self.tokenCapacity = tokenCapacity
    self.revocationCapacity = revocationCapacity
  }
}

enum Limits {
  /// Bytes of a compact access token.
  static let tokenBytes = 8 * 1024
  /// Bytes of a request in JSON.
  static let jsonBytes = 64 * 1024
  /// Bytes of a file or form that is one field of the request: with the other fields it must fit
  /// into one message.
  static let fileBytes = 4 * 1024 * 1024 - 16 * 1024
  /// Bytes of the payment provider's form.
  static let formBytes = 16 * 1024
  /// Longest a token may live: AccessClaims.life of the auth service.
  static let tokenLife: Duration = .seconds(15 * 60)
  /// How far the clocks of gateway and auth service may be apart.
  static let clockSkew: Duration = .seconds(60)
  /// Keys of the auth service that are looked at.
  static let keys = 16
  /// Between two looks at the auth service's keys because a token names an unknown one.
  static let keysRest: Duration = .seconds(5)
  /// The same, after the auth service could not be asked.
  static let keysRetry: Duration = .seconds(1)
  /// Between two looks in any case, so that withdrawn keys go.
  static let keysLife: Duration = .seconds(300)
  /// How long a request waits for keys or for the first revocations, at the gateway's own start.
  static let patience: Duration = .seconds(2)
  /// A feed of revocations this quiet is dead and opened again.
  static let feedSilence: Duration = .seconds(15)
  /// How long one feed is kept before it is opened again.
  static let feedLife: Duration = .seconds(3600)
  static let feedRetry: Duration = .milliseconds(250)
  /// Routes × codes whose counters are kept.
  static let counters = 2_000
}
