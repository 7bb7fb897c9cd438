import Accounts
import Base
import Outbox
import Ports

/// A profile as it is stored.
struct StoredProfile: Sendable, Hashable {
  let user: Identifier
  let login: String
  var displayName: String
  var language: String
  /// A copy for showing; the auth service decides with its own.
  var roles: [Role]
  let createdAt: WallTime
}

/// The rows behind the service, one function per statement.
enum ProfileTables {
  static let schema = [
    """
    CREATE TABLE profiles (
      user_id TEXT NOT NULL PRIMARY KEY, shard INTEGER NOT NULL, login TEXT NOT NULL,
      display_name TEXT NOT NULL, language TEXT NOT NULL, roles TEXT NOT NULL, created_at INTEGER NOT NULL)
    """,
    """
    CREATE TABLE actions (
      user_id TEXT NOT NULL, action_id TEXT NOT NULL, shard INTEGER NOT NULL, kind TEXT NOT NULL,
      detail TEXT NOT NULL, client TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (user_id, action_id))
    """,
    "CREATE INDEX actions_by_time ON actions (user_id, at, action_id)",
    """
    CREATE TABLE profile_requests (
      user_id TEXT NOT NULL, request_key TEXT NOT NULL, content BLOB NOT NULL, PRIMARY KEY (user_id, request_key))
    """,
  ]

  /// The requests, of which old ones are forgotten.
  static let requests = RequestRows(table: "profile_requests", key: ["user_id", "request_key"])

  /// Whether `request` of `user` comes for the first time, which is noted; the same request id with
  /// other content is refused.
  static func accept(
    _ tx: any SQLTransaction, of user: Identifier, request: String, content: [UInt8], at now: WallTime
  ) throws -> Bool {
    let known = try tx.query(
      "SELECT content FROM profile_requests WHERE user_id = ? AND request_key = ?", SQLValue(user), .text(request))
    if let row = known.first {
      guard try row.blob(0) == content else { throw AccountRefusal.requestReused }
      return false
    }
    try tx.execute(
      "INSERT INTO profile_requests (user_id, request_key, content, noted_at) VALUES (?, ?, ?, ?)", SQLValue(user),
      .text(request), .blob(content), SQLValue(now))
    return true
  }

  static func profile(_ tx: any SQLTransaction, _ user: Identifier) throws -> StoredProfile? {
    let rows = try tx.query(
      "SELECT login, display_name, language, roles, created_at FROM profiles WHERE user_id = ?", SQLValue(user))
    guard let row = rows.first else { return nil }
    return StoredProfile(
      user: user, login: try row.text(0), displayName: try row.text(1), language: try row.text(2),
      roles: try Role.list(row.text(3).split(separator: ",").map(String.init)), createdAt: try row.wallTime(4))
  }

  static func insert(_ tx: any SQLTransaction, _ profile: StoredProfile) throws {
    try tx.execute(
      """
      INSERT INTO profiles (user_id, shard, login, display_name, language, roles, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """, SQLValue(profile.user), .integer(Int64(profile.user.shard.index)), .text(profile.login),
      .text(profile.displayName), .text(profile.language), .text(list(profile.roles)), SQLValue(profile.createdAt))
  }

  static func update(_ tx: any SQLTransaction, _ profile: StoredProfile) throws {
    try tx.execute(
      "UPDATE profiles SET display_name = ?, language = ?, roles = ? WHERE user_id = ?", .text(profile.displayName),
      .text(profile.language), .text(list(profile.roles)), SQLValue(profile.user))
  }

  private static func list(_ roles: [Role]) -> String { roles.map(\.rawValue).joined(separator: ",") }
}

// MARK: - Actions

extension ProfileTables {
  /// Notes an action; one that is there already stays as it is.
  static func insert(_ tx: any SQLTransaction, _ action: AccountAction, of user: Identifier) throws {
    let known = try tx.query(
      "SELECT 1 FROM actions WHERE user_id = ? AND action_id = ?", SQLValue(user), SQLValue(action.id))
    guard known.isEmpty else { return }
    try tx.execute(
      "INSERT INTO actions (user_id, action_id, shard, kind, detail, client, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
      SQLValue(user), SQLValue(action.id), .integer(Int64(user.shard.index)), .text(action.kind), .text(action.detail),
      .text(action.client), SQLValue(action.at))
  }

  /// Newest first, those before `before`.
  static func actions(
    _ tx: any SQLTransaction, of user: Identifier, before: PageToken?, limit: Int
  ) throws -> [AccountAction] {
    let columns = "action_id, kind, detail, client, at"
    let order = "ORDER BY at DESC, action_id DESC LIMIT ?"
    let rows: [SQLRow]
    if let before {
      rows = try tx.query(
        "SELECT \(columns) FROM actions WHERE user_id = ? AND (at < ? OR at = ? AND action_id < ?) \(order)",
        SQLValue(user), SQLValue(before.time), SQLValue(before.time), SQLValue(before.id), .integer(Int64(limit)))
    } else {
      rows = try tx.query("SELECT \(columns) FROM actions WHERE user_id = ? \(order)", SQLValue(user), .integer(Int64(limit)))
    }
    return try rows.map {
      try AccountAction(
        id: $0.identifier(0), kind: $0.text(1), detail: $0.text(2), client: $0.text(3), at: $0.wallTime(4))
    }
  }
}
