import Accounts
import Base
public import Messages
import Outbox
import Ports
public import RPCCore

// Coming in: registration and log-in.
extension AuthServer {
  /// Makes an account and logs it in. The same request id with the same content again logs in
  /// again; it makes no second account. With other content it is refused.
  public func register(_ request: AuthV1.RegisterRequest, _ call: ServerCall) async throws -> AuthV1.Session {
    let key = try call.requestKey()
    let login = try Login(request.login)
    let name = try DisplayName(request.displayName)
    let password = try NewPassword(request.password, for: login)
    let known = try await store.read { tx in
      let earlier = try AccountTables.account(tx, request: key)
      if let earlier { return (account: Account?.some(earlier), isTaken: false) }
      return (nil, try AccountTables.account(tx, login: login) != nil)
    }
    if let earlier = known.account {
      guard earlier.login == login.text, earlier.displayName == name.text else { throw AccountRefusal.requestReused }
      return try await enterAgain(earlier, login, password.text, call)
    }
    guard !known.isTaken else { throw AccountRefusal.loginTaken }
    let hash = try await hash(password.text)
    let account = Account(
      user: Identifier(at: loop.wallNow, shard: Shard(dice: loop), dice: loop), login: login.text,
      displayName: name.text, passwordHash: hash, roles: [.buyer], epoch: 0, passwordRequest: "")
    guard let session = try await open(account, login, request: key, call) else {
      // The same request, sent twice at a time: the other one made the account.
      return try await register(request, call)
    }
    return session
  }

  /// The answer to a registration that was made before.
  private func enterAgain(
    _ account: Account, _ login: Login, _ password: String, _ call: ServerCall
  ) async throws -> AuthV1.Session {
    try countTry(login, call)
    do {
      try await check(password, of: login, against: account.passwordHash, call)
    } catch AccountRefusal.credentialsWrong {
      throw AccountRefusal.requestReused
    }
    return try await enter(account, call)
  }

  /// Stores a new account with its first session; nil when the request was answered meanwhile.
  private func open(
    _ account: Account, _ login: Login, request: String, _ call: ServerCall
  ) async throws -> AuthV1.Session? {
    let now = loop.wallNow
    let (token, family) = newFamily(of: account.user, at: now)
    let action = try action(AccountAction.registered, "", call)
    let news = news
    let isNew = try await store.write { tx in
      guard try AccountTables.account(tx, request: request) == nil else { return false }
      guard try AccountTables.account(tx, login: login) == nil else { throw AccountRefusal.loginTaken }
      try AccountTables.insert(tx, account, loginKey: login.key, request: request, at: now)
      try AccountTables.insert(tx, family)
      try news.profile(tx, of: account, at: now)
      try news.action(tx, of: account.user, action)
      return true
    }
    guard isNew else { return nil }
    news.outbox.wake()
    return try session(account, token)
  }

  /// A new session for login and password. One answer, in the same time, for a login that does not
  /// exist and for a wrong password.
  public func logIn(_ request: AuthV1.LogInRequest, _ call: ServerCall) async throws -> AuthV1.Session {
    let login: Login
    do { login = try Login(request.login) } catch { throw AccountRefusal.credentialsWrong }
    guard request.password.utf8.count <= Limits.passwordBytes else { throw AccountRefusal.credentialsWrong }
    try countTry(login, call)
    let account = try await store.read { try AccountTables.account($0, login: login) }
    try await check(request.password, of: login, against: account?.passwordHash, call)
    guard let account else { throw AccountRefusal.credentialsWrong }
    return try await enter(account, call)
  }

  /// Starts a session for an account whose password was right a moment ago.
  private func enter(_ account: Account, _ call: ServerCall) async throws -> AuthV1.Session {
    let now = loop.wallNow
    let (token, family) = newFamily(of: account.user, at: now)
    let action = try action(ActionKind.loggedIn, "", call)
    let news = news
    let current = try await store.write { tx in
      guard let current = try AccountTables.account(tx, user: account.user),
        current.passwordHash == account.passwordHash
      else { throw AccountRefusal.credentialsWrong }
      try AccountTables.insert(tx, family)
      try news.action(tx, of: account.user, action)
      return current
    }
    news.outbox.wake()
    return try session(current, token)
  }
}

/// Kinds of actions that only this service tells of.
enum ActionKind {
  static let loggedIn = "logged_in"
  static let loggedOut = "logged_out"
  static let tokenReused = "token_reused"
}

// MARK: - What all of them make

extension AuthServer {
  func newFamily(of user: Identifier, at now: WallTime) -> (RefreshToken, RefreshFamily) {
    let id = Identifier(at: now, shard: user.shard, dice: loop)
    let token = RefreshToken(family: id, secret: crypto.randomBytes(32))
    return (token, RefreshFamily(id: id, user: user, digest: crypto.sha256(token.secret), at: now))
  }

  /// An action that happened now, at the wish of the call's client.
  func action(_ kind: String, _ detail: String, _ call: ServerCall) throws -> AccountAction {
    let client = call.metadata[MetadataKey.client] ?? ""
    let now = loop.wallNow
    return try AccountAction(
      id: Identifier(at: now, shard: Shard(gene: 0), dice: loop), kind: kind, detail: detail,
      client: client.utf8.count <= 64 ? client : "", at: now)
  }

  func session(_ account: Account, _ refresh: RefreshToken) throws -> AuthV1.Session {
    let now = loop.wallNow
    let claims = AccessClaims(
      user: account.user, roles: account.roles, epoch: account.epoch, issuer: configuration.issuer,
      audience: configuration.audience, id: Identifier(at: now, shard: account.user.shard, dice: loop), at: now)
    return AuthV1.Session(
      userID: account.user.description, accessToken: try keys.token(claims),
      expiresIn: UInt32(AccessClaims.life.components.seconds), refreshToken: refresh.description,
      tokenType: "Bearer", roles: account.roles.map(\.rawValue))
  }
}
