import Accounts
import Base
public import Messages
import Ports
public import RPCCore

// Changes to an account, asked for by the user service.
extension AuthServer {
  /// Checks the old password, stores the new one, ends every session and voids every access token.
  /// The same request again is answered as the first one was.
  public func changePassword(
    _ request: AuthV1.ChangePasswordRequest, _ call: ServerCall
  ) async throws -> AuthV1.ChangePasswordResponse {
    try call.internalOnly()
    let key = try call.requestKey()
    guard let user = Identifier(request.userID),
      let account = try await store.read({ try AccountTables.account($0, user: user) })
    else { throw AccountRefusal.accountNotFound }
    let login = try Login(account.login)
    let wanted = try NewPassword(request.newPassword, for: login)
    let isRepeat = account.passwordRequest == key
    guard request.oldPassword.utf8.count <= Limits.passwordBytes else { throw AccountRefusal.credentialsWrong }
    try countTry(login, call)
    try await check(isRepeat ? wanted.text : request.oldPassword, of: login, against: account.passwordHash, call)
    if isRepeat { return AuthV1.ChangePasswordResponse() }
    let hash = try await hash(wanted.text)
    let now = loop.wallNow
    let action = try action(AccountAction.passwordChanged, "", call)
    let news = news
    let raise = try await write { tx in
      guard var current = try AccountTables.account(tx, user: user), current.passwordHash == account.passwordHash
      else { throw AccountRefusal.credentialsWrong }
      current.passwordHash = hash
      current.passwordRequest = key
      try AccountTables.update(tx, current)
      try AccountTables.endFamilies(tx, of: user, .revoked)
      try news.action(tx, of: user, action)
      return try AccountTables.raiseEpoch(tx, of: user, at: now)
    }
    announce(raise)
    return AuthV1.ChangePasswordResponse()
  }

  /// Sets the roles that new access tokens carry; ends every session and voids every access token
  /// unless the roles are those it has already.
  public func setRoles(
    _ request: AuthV1.SetRolesRequest, _ call: ServerCall
  ) async throws -> AuthV1.SetRolesResponse {
    try call.internalOnly()
    let roles = try Role.list(request.roles)
    guard let user = Identifier(request.userID) else { throw AccountRefusal.accountNotFound }
    let now = loop.wallNow
    let action = try action(
      AccountAction.rolesChanged, roles.map(\.rawValue).joined(separator: ", "), call)
    let news = news
    let raise = try await write { tx -> EpochRaise? in
      guard var account = try AccountTables.account(tx, user: user) else { throw AccountRefusal.accountNotFound }
      guard account.roles != roles else { return nil }
      if account.roles.contains(.operator), !roles.contains(.operator),
        try !AccountTables.hasOperator(tx, besides: user)
      {
        throw AccountRefusal.lastOperator
      }
      account.roles = roles
      try AccountTables.update(tx, account)
      try AccountTables.endFamilies(tx, of: user, .revoked)
      try news.profile(tx, of: account, at: now)
      try news.action(tx, of: user, action)
      return try AccountTables.raiseEpoch(tx, of: user, at: now)
    }
    if let raise { announce(raise) }
    return AuthV1.SetRolesResponse()
  }
}
