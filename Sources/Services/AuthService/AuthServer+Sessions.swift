import Accounts
import Base
import Logging
public import Messages
import Ports
public import RPCCore
import Telemetry

// Staying in and leaving.
extension AuthServer {
  /// What a presented refresh token led to.
  private enum Refreshed: Sendable {
    case session(Account)
    case reuse(EpochRaise)
    case invalid
  }

  /// Trades a refresh token for the next one and a new access token. The same request again gets
  /// the same token again; any other use of an old token ends the family and voids the user's
  /// access tokens.
  public func refresh(_ request: AuthV1.RefreshRequest, _ call: ServerCall) async throws -> AuthV1.Session {
    let key = try call.requestKey()
    guard let presented = RefreshToken(request.refreshToken) else { throw AccountRefusal.refreshTokenInvalid }
    let next = nextToken(after: presented, request: key)
    let (digest, nextDigest) = (crypto.sha256(presented.secret), crypto.sha256(next.secret))
    let now = loop.wallNow
    let reuse = try action(ActionKind.tokenReused, "A refresh token was used twice; the session has ended.", call)
    let news = news
    let outcome = try await write { tx -> Refreshed in
      guard var family = try AccountTables.family(tx, presented.family),
        let account = try AccountTables.account(tx, user: family.user)
      else { return .invalid }
      if family.state == .active, now < family.expiresAt, family.digest == nextDigest { return .session(account) }
      switch family.present(digest, next: nextDigest, at: now) {
      case .rotated:
        try AccountTables.update(tx, family)
        return .session(account)
      case .reuse:
        try AccountTables.update(tx, family)
        try news.action(tx, of: family.user, reuse)
        return .reuse(try AccountTables.raiseEpoch(tx, of: family.user, at: now))
      case .ended: return .invalid
      }
    }
    switch outcome {
    case .session(let account): return try session(account, next)
    case .reuse(let raise):
      log.warning("a refresh token was used twice", metadata: [LogKey.user: "\(raise.user)"])
      announce(raise)
      throw AccountRefusal.refreshTokenInvalid
    case .invalid: throw AccountRefusal.refreshTokenInvalid
    }
  }

  private func nextToken(after token: RefreshToken, request: String) -> RefreshToken {
    let bytes = [UInt8](token.family.description.utf8) + token.secret + request.utf8
    return RefreshToken(family: token.family, secret: crypto.hmacSHA256(key: refreshKey, bytes))
  }

  /// Ends the session of the refresh token, or all sessions of the user; void access tokens at
  /// once. A token that is no longer good is answered like one that was (RFC 7009 §2.2).
  public func logOut(_ request: AuthV1.LogOutRequest, _ call: ServerCall) async throws -> AuthV1.LogOutResponse {
    let caller = call.metadata[MetadataKey.user].flatMap { Identifier($0) }
    let presented = RefreshToken(request.refreshToken)
    let isEverywhere = request.allSessions
    guard presented != nil || isEverywhere && caller != nil && request.refreshToken.isEmpty else {
      throw AccountRefusal.refreshTokenInvalid
    }
    let digest = presented.map { crypto.sha256($0.secret) } ?? []
    let now = loop.wallNow
    let action = try action(ActionKind.loggedOut, isEverywhere ? "All sessions." : "", call)
    let news = news
    let raise = try await write { tx -> EpochRaise? in
      var leaver = caller
      var isOwner = true
      if let presented {
        guard var family = try AccountTables.family(tx, presented.family), caller == nil || family.user == caller,
          family.state == .active, now < family.expiresAt
        else { return nil }
        // An old token is not good for leaving either: whoever holds it ends this family only.
        isOwner = family.digest == digest
        family.end(isOwner ? .loggedOut : .reused)
        try AccountTables.update(tx, family)
        leaver = family.user
      }
      guard let leaver, try AccountTables.account(tx, user: leaver) != nil else { return nil }
      if isEverywhere, isOwner { try AccountTables.endFamilies(tx, of: leaver, .loggedOut) }
      try news.action(tx, of: leaver, action)
      return try AccountTables.raiseEpoch(tx, of: leaver, at: now)
    }
    if let raise { announce(raise) }
    return AuthV1.LogOutResponse()
  }

  /// The keys that verify access tokens, the signing one first.
  public func listKeys(_ request: AuthV1.ListKeysRequest, _ call: ServerCall) async throws -> AuthV1.ListKeysResponse {
    AuthV1.ListKeysResponse(keys: keys.listed)
  }
}
