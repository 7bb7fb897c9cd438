internal import Base
internal import Payments
internal import Ports

/// The ledger: rows that are only ever added. The entries of one transaction sum to zero
/// (`LedgerTransaction` traps otherwise), and its id exists once.
enum LedgerRows {
  static let schema = [
    """
    CREATE TABLE IF NOT EXISTS ledger_transactions (
      transaction_id TEXT NOT NULL PRIMARY KEY, payment_id TEXT NOT NULL, booked_at INTEGER NOT NULL)
    """,
    """
    CREATE TABLE IF NOT EXISTS ledger_entries (
      transaction_id TEXT NOT NULL, account TEXT NOT NULL, currency TEXT NOT NULL,
      amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0), PRIMARY KEY (transaction_id, account))
    """,
  ]

  /// Adds a transaction. One that is there already is a bug of ours: `SQLError.duplicate`, and with
  /// it the whole write, goes back.
  static func book(
    _ tx: any SQLTransaction, _ transaction: LedgerTransaction, payment: Identifier, at now: WallTime
  ) throws {
    try tx.execute(
      "INSERT INTO ledger_transactions (transaction_id, payment_id, booked_at) VALUES (?, ?, ?)",
      .text(transaction.id), SQLValue(payment), SQLValue(now))
    for entry in transaction.entries {
      try tx.execute(
        "INSERT INTO ledger_entries (transaction_id, account, currency, amount_minor) VALUES (?, ?, ?, ?)",
        .text(transaction.id), .text(entry.account.rawValue), .text(entry.amount.currency.code),
        .integer(entry.amount.minor))
    }
  }

  /// One account in one currency.
  struct Balance: Sendable, Hashable {
    let account: String
    let currency: String
    let minor: Int64
    let entries: Int64
  }

  /// All accounts that were ever booked on. Reads every entry.
  static func balances(_ tx: any SQLTransaction) throws -> [Balance] {
    try tx.query(
      """
      SELECT account, currency, SUM(amount_minor), COUNT(*) FROM ledger_entries
      GROUP BY account, currency ORDER BY account, currency LIMIT 1000
      """
    ).map {
      Balance(
        account: try $0.text(0), currency: try $0.text(1), minor: try $0.integer(2),
        entries: try $0.integer(3))
    }
  }
}
