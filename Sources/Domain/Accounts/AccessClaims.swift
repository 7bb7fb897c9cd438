public import Base

/// What an access token says about its bearer (RFC 9068 in spirit).
public struct AccessClaims: Sendable, Hashable {
  /// How long an access token is good.
  public static let life: Duration = .seconds(15 * 60)

  /// `sub`.
  public let user: Identifier
  /// `roles`.
  public let roles: [Role]
  /// `epoch`: the user's count of revocations when the token was made.
  public let epoch: Int64
  /// `iss`: who made the token.
  public let issuer: String
  /// `aud`: for whom.
  public let audience: String
  /// `iat`, whole seconds.
  public let issuedAt: WallTime
  /// `exp`, whole seconds.
  public let expiresAt: WallTime
  /// `jti`.
  public let id: Identifier

  public init(
    user: Identifier, roles: [Role], epoch: Int64, issuer: String, audience: String, id: Identifier,
    at now: WallTime
  ) {
    self.user = user
    self.roles = roles
    self.epoch = epoch
    self.issuer = issuer
    self.audience = audience
    self.id = id
    issuedAt = WallTime(milliseconds: now.milliseconds / 1000 * 1000)
    expiresAt = issuedAt.advanced(by: Self.life)
  }
}
