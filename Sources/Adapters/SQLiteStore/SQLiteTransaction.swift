internal import Ports

/// The transaction that a body sees. Only statements on rows pass; BEGIN, COMMIT, PRAGMA, ATTACH and
/// changes of tables belong to the store.
final class SQLiteTransaction: SQLTransaction {
  private let connection: SQLiteConnection
  private let writes: Bool
  private var isOpen = true

  init(_ connection: SQLiteConnection, writes: Bool) {
    self.connection = connection
    self.writes = writes
  }

  /// Ends it for a body that kept it.
  func end() { isOpen = false }

  func execute(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> Int {
    guard writes else { throw .unexpected("a read cannot change anything: \(sql)") }
    try check(sql)
    return try connection.run(sql, values).changes
  }

  func query(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> [SQLRow] {
    try check(sql)
    return try connection.run(sql, values, mayWrite: writes).rows
  }

  private func check(_ sql: String) throws(SQLError) {
    guard isOpen else { throw .unexpected("the transaction has ended: \(sql)") }
    let verb = sql.drop { $0.isWhitespace }.prefix { $0.isLetter }.uppercased()
    let allowed = writes ? Self.writeVerbs : Self.readVerbs
    guard allowed.contains(verb) else { throw .unexpected("not a statement on rows: \(sql)") }
  }

  private static let readVerbs: Set<String> = ["SELECT", "WITH", "EXPLAIN"]
  private static let writeVerbs: Set<String> = ["SELECT", "WITH", "INSERT", "UPDATE", "DELETE", "REPLACE"]
}
