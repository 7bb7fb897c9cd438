import Accounts
import Base
import Ports

/// An account as it is stored.
struct Account: Sendable, Hashable {
  let user: Identifier
  let login: String
  /// The name given at registration, for the profile.
  let displayName: String
  var passwordHash: String
  var roles: [Role]
  /// How often the account's tokens were made void.
  var epoch: Int64
  /// The request that chose the present password; empty for the first one.
  var passwordRequest: String
}

/// Access tokens of `user` with an epoch below `epoch` are void.
struct EpochRaise: Sendable, Hashable {
  let user: Identifier
  let epoch: Int64
}

/// The rows behind the service, one function per statement.
enum AccountTables {
  static let schema = [
    """
    CREATE TABLE accounts (
      user_id TEXT NOT NULL PRIMARY KEY, shard INTEGER NOT NULL, login TEXT NOT NULL,
      login_key TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL, password_hash TEXT NOT NULL,
      roles TEXT NOT NULL, is_operator INTEGER NOT NULL, epoch INTEGER NOT NULL,
      request_key TEXT NOT NULL UNIQUE, password_request TEXT NOT NULL, created_at INTEGER NOT NULL)
    """,
    "CREATE INDEX accounts_operators ON accounts (is_operator, user_id)",
    """
    CREATE TABLE families (
      family_id TEXT NOT NULL PRIMARY KEY, shard INTEGER NOT NULL, user_id TEXT NOT NULL,
      digest BLOB NOT NULL, started_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, state TEXT NOT NULL)
    """,
    "CREATE INDEX families_by_user ON families (user_id, state, started_at)",
    "CREATE INDEX families_by_expiry ON families (expires_at)",
    """
    CREATE TABLE revocations (
      user_id TEXT NOT NULL, epoch INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (user_id, epoch))
    """,
    "CREATE INDEX revocations_by_time ON revocations (at)",
  ]

  private static let columns = "user_id, login, display_name, password_hash, roles, epoch, password_request"

  static func account(_ tx: any SQLTransaction, user: Identifier) throws -> Account? {
    try account(tx.query("SELECT \(columns) FROM accounts WHERE user_id = ?", SQLValue(user)))
  }

  static func account(_ tx: any SQLTransaction, login: Login) throws -> Account? {
    try account(tx.query("SELECT \(columns) FROM accounts WHERE login_key = ?", .text(login.key)))
  }

  static func account(_ tx: any SQLTransaction, request: String) throws -> Account? {
    try account(tx.query("SELECT \(columns) FROM accounts WHERE request_key = ?", .text(request)))
  }

  private static func account(_ rows: [SQLRow]) throws -> Account? {
    guard let row = rows.first else { return nil }
    return Account(
      user: try row.identifier(0), login: try row.text(1), displayName: try row.text(2),
      passwordHash: try row.text(3), roles: try Role.list(row.text(4).split(separator: ",").map(String.init)),
      epoch: try row.integer(5), passwordRequest: try row.text(6))
  }

  static func insert(
    _ tx: any SQLTransaction, _ account: Account, loginKey: String, request: String, at now: WallTime
  ) throws {
    try tx.execute(
      """
      INSERT INTO accounts (user_id, shard, login, login_key, display_name, password_hash, roles,
        is_operator, epoch, request_key, password_request, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, SQLValue(account.user), .integer(Int64(account.user.shard.index)), .text(account.login),
      .text(loginKey), .text(account.displayName), .text(account.passwordHash), .text(list(account.roles)),
      .integer(account.roles.contains(.operator) ? 1 : 0), .integer(account.epoch), .text(request),
      .text(account.passwordRequest), SQLValue(now))
  }

  /// Stores password and roles; the epoch has its own statement.
  static func update(_ tx: any SQLTransaction, _ account: Account) throws {
    try tx.execute(
      """
      UPDATE accounts SET password_hash = ?, password_request = ?, roles = ?, is_operator = ?
      WHERE user_id = ?
      """, .text(account.passwordHash), .text(account.passwordRequest), .text(list(account.roles)),
      .integer(account.roles.contains(.operator) ? 1 : 0), SQLValue(account.user))
  }

  static func hasOperator(_ tx: any SQLTransaction, besides user: Identifier) throws -> Bool {
    try !tx.query(
      "SELECT 1 FROM accounts WHERE is_operator = 1 AND user_id <> ? LIMIT 1", SQLValue(user)
    ).isEmpty
  }

  private static func list(_ roles: [Role]) -> String { roles.map(\.rawValue).joined(separator: ",") }
}

// MARK: - Revocations

extension AccountTables {
  /// Makes every access token of `user` void, from the commit on.
  static func raiseEpoch(_ tx: any SQLTransaction, of user: Identifier, at now: WallTime) throws -> EpochRaise {
    try tx.execute("UPDATE accounts SET epoch = epoch + 1 WHERE user_id = ?", SQLValue(user))
    let epoch = try tx.query("SELECT epoch FROM accounts WHERE user_id = ?", SQLValue(user))[0].integer(0)
    try tx.execute(
      "INSERT INTO revocations (user_id, epoch, at) VALUES (?, ?, ?)", SQLValue(user), .integer(epoch), SQLValue(now))
    return EpochRaise(user: user, epoch: epoch)
  }

  static func revocations(_ tx: any SQLTransaction, since: WallTime, limit: Int) throws -> [EpochRaise] {
    try tx.query(
      "SELECT user_id, epoch FROM revocations WHERE at >= ? ORDER BY at, user_id, epoch LIMIT ?", SQLValue(since),
      .integer(Int64(limit))
    ).map { EpochRaise(user: try $0.identifier(0), epoch: try $0.integer(1)) }
  }
}

// MARK: - Families of refresh tokens

extension AccountTables {
  static func family(_ tx: any SQLTransaction, _ id: Identifier) throws -> RefreshFamily? {
    let rows = try tx.query(
      "SELECT user_id, started_at, digest, expires_at, state FROM families WHERE family_id = ?", SQLValue(id))
    guard let row = rows.first else { return nil }
    guard let state = RefreshFamily.State(rawValue: try row.text(4)) else {
      throw SQLError.unexpected("a family in no known state")
    }
    return RefreshFamily(
      id: id, user: try row.identifier(0), startedAt: try row.wallTime(1), digest: try row.blob(2),
      expiresAt: try row.wallTime(3), state: state)
  }

  /// Adds a family; when the user has too many, the oldest end.
  static func insert(_ tx: any SQLTransaction, _ family: RefreshFamily) throws {
    let active = try tx.query(
      "SELECT family_id FROM families WHERE user_id = ? AND state = 'active' ORDER BY started_at DESC, family_id DESC",
      SQLValue(family.user))
    for row in active.dropFirst(Limits.sessionsPerUser - 1) {
      try tx.execute("UPDATE families SET state = 'revoked' WHERE family_id = ?", row.values[0])
    }
    try tx.execute(
      """
      INSERT INTO families (family_id, shard, user_id, digest, started_at, expires_at, state)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """, SQLValue(family.id), .integer(Int64(family.id.shard.index)), SQLValue(family.user), .blob(family.digest),
      SQLValue(family.startedAt), SQLValue(family.expiresAt), .text(family.state.rawValue))
  }

  static func update(_ tx: any SQLTransaction, _ family: RefreshFamily) throws {
    try tx.execute(
      "UPDATE families SET digest = ?, expires_at = ?, state = ? WHERE family_id = ?", .blob(family.digest),
      SQLValue(family.expiresAt), .text(family.state.rawValue), SQLValue(family.id))
  }

  static func endFamilies(_ tx: any SQLTransaction, of user: Identifier, _ reason: RefreshFamily.State) throws {
    try tx.execute(
      "UPDATE families SET state = ? WHERE user_id = ? AND state = 'active'", .text(reason.rawValue), SQLValue(user))
  }

  /// Forgets what can no longer change an answer.
  static func sweep(_ tx: any SQLTransaction, at now: WallTime) throws {
    try tx.execute("DELETE FROM families WHERE expires_at < ?", SQLValue(now))
    try tx.execute(
      "DELETE FROM revocations WHERE at < ?", SQLValue(now.advanced(by: .zero - AccessClaims.life * 2)))
  }
}
