import Accounts
public import Base
public import Ports

/// Many accounts at once, for drills and load tests: rows in the store, and an access token each.
///
/// Hashing as many passwords would take longer than the sale. Their hash is no hash, so nobody can log
/// in to them.
public struct SeededAccounts: Sendable {
  private let configuration: AuthConfiguration
  private let keys: SigningKeys

  /// Throws when the signing key is none.
  public init(_ configuration: AuthConfiguration, crypto: any Crypto) throws(CryptoError) {
    self.configuration = configuration
    keys = try SigningKeys(configuration, crypto)
  }

  /// Adds an account for each of `users`; call it before the service opens the store.
  public func insert(_ users: [Identifier], into store: any SQLStore, at now: WallTime) async throws
  {
    for start in stride(from: 0, to: users.count, by: Self.accountsPerWrite) {
      let some = users[start..<min(start + Self.accountsPerWrite, users.count)]
      try await store.write { tx in
        for user in some {
          let account = Account(
            user: user, login: "seeded-\(user)", displayName: "Seeded", passwordHash: "none",
            roles: [.buyer], epoch: 0,
            passwordRequest: "")
          try AccountTables.insert(
            tx, account, loginKey: account.login, request: account.login, at: now)
        }
      }
    }
  }

  /// A token of `user`, good for `AccessClaims.life` from `now`.
  /// - Parameter id: of the token.
  public func token(of user: Identifier, roles: [String], id: Identifier, at now: WallTime) throws
    -> String
  {
    try keys.token(
      AccessClaims(
        user: user, roles: try Role.list(roles), epoch: 0, issuer: configuration.issuer,
        audience: configuration.audience,
        id: id, at: now))
  }

  private static let accountsPerWrite = 1_000
}
