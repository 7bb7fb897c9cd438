internal import Base
internal import Ports

/// A table that is kept to know a caller's repeats again: one row per request, with when it was noted.
///
/// `Purge` deletes rows that were noted more than `Purge.Limits.keeps` ago. A caller repeats within
/// seconds, people's programs within hours; what comes later with the same key is a new request.
/// Rows from before the table had the column count from when the purge first sees them.
public struct RequestRows: Sendable, Hashable {
  public let table: String
  /// The columns of the primary key.
  public let key: [String]

  /// - Parameters:
  ///   - table: a name of ours, not one from outside.
  ///   - key: the columns of its primary key.
  public init(table: String, key: [String]) {
    precondition(!table.isEmpty && !key.isEmpty, "a table and its key")
    self.table = table
    self.key = key
  }

  /// Makes the column `noted_at` and its index; run once, after the table's own statement. Whoever
  /// inserts a row sets the column.
  public var schema: [String] {
    [
      "ALTER TABLE \(table) ADD COLUMN noted_at INTEGER",
      "CREATE INDEX \(table)_by_age ON \(table) (noted_at)",
    ]
  }

  private var match: String { key.map { "\($0) = ?" }.joined(separator: " AND ") }

  /// Deletes rows noted before `time`, the oldest first, or dates rows that have no time; at most `batch`.
  func purge(_ tx: any SQLTransaction, before time: WallTime, at now: WallTime, batch: Int) throws -> Purge.Step {
    let columns = key.joined(separator: ", ")
    let undated = try tx.query(
      "SELECT \(columns) FROM \(table) WHERE noted_at IS NULL LIMIT ?", .integer(Int64(batch)))
    for row in undated {
      try tx.execute("UPDATE \(table) SET noted_at = ? WHERE \(match)", [SQLValue(now)] + row.values)
    }
    guard undated.isEmpty else { return Purge.Step(seen: batch, deleted: 0, last: "") }
    let old = try tx.query(
      "SELECT \(columns) FROM \(table) WHERE noted_at < ? ORDER BY noted_at LIMIT ?", SQLValue(time),
      .integer(Int64(batch)))
    for row in old { try tx.execute("DELETE FROM \(table) WHERE \(match)", row.values) }
    return Purge.Step(old.count)
  }
}
