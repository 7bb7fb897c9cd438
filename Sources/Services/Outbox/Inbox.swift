public import Base
public import Ports

/// Which messages a consumer has already taken: the other half of exactly-once effect.
///
/// Call `accept` in the transaction of the effect; the row and the effect exist together or not.
/// `Purge` forgets rows after `Purge.Limits.keeps`. A sender that was away longer than that, in the
/// moment between a delivery and its deletion, delivers once more: the effect must then be harmless by
/// the consumer's own state.
public enum Inbox {
  /// The table, in the common dialect; run once per store.
  public static let schema = [
    """
    CREATE TABLE IF NOT EXISTS inbox (
      consumer TEXT NOT NULL, message_id TEXT NOT NULL, accepted_at INTEGER NOT NULL,
      PRIMARY KEY (consumer, message_id))
    """
  ]

  /// What `Purge` needs, run after all that was there.
  public static let purgeSchema = ["CREATE INDEX IF NOT EXISTS inbox_by_age ON inbox (accepted_at)"]

  /// True the first time `consumer` sees the message; false for every repeat: do nothing then.
  public static func accept(
    _ tx: any SQLTransaction, consumer: String, message: String, at now: WallTime
  ) throws -> Bool {
    do {
      try tx.execute(
        "INSERT INTO inbox (consumer, message_id, accepted_at) VALUES (?, ?, ?)", .text(consumer),
        .text(message), SQLValue(now))
      return true
    } catch SQLError.duplicate {
      return false
    }
  }

  /// Deletes rows of messages that were taken before `time`, the oldest first, at most `batch`.
  /// Returns how many.
  static func purge(_ tx: any SQLTransaction, before time: WallTime, batch: Int) throws -> Int {
    let rows = try tx.query(
      "SELECT consumer, message_id FROM inbox WHERE accepted_at < ? ORDER BY accepted_at LIMIT ?",
      SQLValue(time), .integer(Int64(batch)))
    for row in rows {
      try tx.execute(
        "DELETE FROM inbox WHERE consumer = ? AND message_id = ?", .text(row.text(0)), .text(row.text(1)))
    }
    return rows.count
  }
}
