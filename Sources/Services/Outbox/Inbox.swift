public import Base
public import Ports

/// Which messages a consumer has already taken: the other half of exactly-once effect.
///
/// Call `accept` in the transaction of the effect; the row and the effect exist together or not.
public enum Inbox {
  /// The table, in the common dialect; run once per store.
  public static let schema = [
    """
    CREATE TABLE IF NOT EXISTS inbox (
      consumer TEXT NOT NULL, message_id TEXT NOT NULL, accepted_at INTEGER NOT NULL,
      PRIMARY KEY (consumer, message_id))
    """
  ]

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
}
