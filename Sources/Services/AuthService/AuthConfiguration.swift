/// What the auth service is told at its start.
public struct AuthConfiguration: Sendable {
  /// `iss` of every access token.
  public var issuer: String
  /// `aud` of every access token.
  public var audience: String
  /// The P-256 key that signs access tokens, PKCS#8 PEM. The key of refresh retries is derived
  /// from it.
  public var signingKeyPEM: String
  /// Public keys (SubjectPublicKeyInfo PEM) that signed until lately: listed, so that their tokens
  /// are good until they expire.
  public var retiredKeysPEM: [String]
  /// How often a quiet stream of revocations says that it lives.
  public var heartbeat: Duration

  public init(
    issuer: String = "onsale", audience: String = "onsale", signingKeyPEM: String, retiredKeysPEM: [String] = [],
    heartbeat: Duration = .seconds(5)
  ) {
    self.issuer = issuer
    self.audience = audience
    self.signingKeyPEM = signingKeyPEM
    self.retiredKeysPEM = retiredKeysPEM
    self.heartbeat = heartbeat
  }
}

enum Limits {
  /// Sessions one user may have at a time; the oldest makes room for a new one.
  static let sessionsPerUser = 32
  /// Bytes of a password worth hashing: a longer one cannot be anybody's.
  static let passwordBytes = 512
  /// How long the service rests between two rounds of forgetting what has expired.
  static let sweepRest: Duration = .seconds(3600)
  /// Revocations read at the start of a stream; more than these in a quarter of an hour is no
  /// work of people.
  static let revocations = 100_000
  /// Revocations that wait for one slow watcher; beyond it the stream ends and starts anew.
  static let pendingRevocations = 10_000
  static let watchers = 1_000
}
