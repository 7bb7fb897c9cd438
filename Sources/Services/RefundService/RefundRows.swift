internal import Base
internal import Payments
internal import Ports

/// The refunds table. One row per request; of one order at most one that has not failed.
enum RefundRows {
  static let schema = [
    """
    CREATE TABLE IF NOT EXISTS refunds (
      refund_id TEXT NOT NULL PRIMARY KEY, shard INTEGER NOT NULL, order_id TEXT NOT NULL,
      payment_id TEXT NOT NULL, user_id TEXT NOT NULL, performance_id TEXT NOT NULL,
      amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
      fee_minor INTEGER NOT NULL CHECK (fee_minor >= 0), currency TEXT NOT NULL, reason TEXT NOT NULL,
      requested_at INTEGER NOT NULL, request_key TEXT NOT NULL, state TEXT NOT NULL, xid TEXT,
      settled_at INTEGER, failure TEXT, UNIQUE (user_id, request_key))
    """,
    "CREATE INDEX IF NOT EXISTS refunds_by_order ON refunds (order_id)",
    "CREATE INDEX IF NOT EXISTS refunds_by_user ON refunds (user_id, requested_at, refund_id)",
  ]

  private static let columns = """
    refund_id, shard, order_id, payment_id, user_id, performance_id, amount_minor, fee_minor, currency,
    reason, requested_at, request_key, state, xid, settled_at, failure
    """

  static func find(_ tx: any SQLTransaction, _ id: Identifier) throws -> Refund? {
    try tx.query("SELECT \(columns) FROM refunds WHERE refund_id = ?", SQLValue(id)).first.map(read)
  }

  /// The refund that `user` asked for under `key`.
  static func find(_ tx: any SQLTransaction, user: Identifier, key: String) throws -> Refund? {
    try tx.query(
      "SELECT \(columns) FROM refunds WHERE user_id = ? AND request_key = ?", SQLValue(user), .text(key)
    ).first.map(read)
  }

  /// The refund of the order that is under way or done.
  static func openOrDone(_ tx: any SQLTransaction, order: Identifier) throws -> Refund? {
    try tx.query(
      "SELECT \(columns) FROM refunds WHERE order_id = ? AND state <> ? LIMIT 2", SQLValue(order),
      .text(Word.failed.rawValue)
    ).first.map(read)
  }

  /// The newest first, from after `page` on.
  static func list(
    _ tx: any SQLTransaction, user: Identifier, after page: PageToken?, limit: Int
  ) throws -> [Refund] {
    guard let page else {
      return try tx.query(
        "SELECT \(columns) FROM refunds WHERE user_id = ? ORDER BY requested_at DESC, refund_id DESC LIMIT ?",
        SQLValue(user), .integer(Int64(limit))
      ).map(read)
    }
    return try tx.query(
      """
      SELECT \(columns) FROM refunds
      WHERE user_id = ? AND (requested_at < ? OR (requested_at = ? AND refund_id < ?))
      ORDER BY requested_at DESC, refund_id DESC LIMIT ?
      """, SQLValue(user), SQLValue(page.time), SQLValue(page.time), SQLValue(page.id), .integer(Int64(limit))
    ).map(read)
  }

  static func insert(_ tx: any SQLTransaction, _ refund: Refund, key: String) throws {
    let values: [SQLValue] = [
      SQLValue(refund.id), .integer(Int64(refund.id.shard.index)), SQLValue(refund.order),
      SQLValue(refund.payment), SQLValue(refund.user), .text(refund.performance),
      .integer(refund.amount.minor), .integer(refund.fee.minor), .text(refund.amount.currency.code),
      .text(refund.reason), SQLValue(refund.requestedAt), .text(key),
    ] + changing(refund)
    let marks = values.map { _ in "?" }.joined(separator: ", ")
    try tx.execute("INSERT INTO refunds (\(columns)) VALUES (\(marks))", values)
  }

  static func save(_ tx: any SQLTransaction, _ refund: Refund) throws {
    let changed = try tx.execute(
      "UPDATE refunds SET state = ?, xid = ?, settled_at = ?, failure = ? WHERE refund_id = ?",
      changing(refund) + [SQLValue(refund.id)])
    precondition(changed == 1, "a refund that was read is there")
  }
}

// MARK: - States as columns

extension RefundRows {
  private enum Word: String {
    case requested, reserved, processing, succeeded, failed
  }

  /// From `state` on.
  private static func changing(_ refund: Refund) -> [SQLValue] {
    switch refund.state {
    case .requested: [.text(Word.requested.rawValue), .null, .null, .null]
    case .reserved(let xid): [.text(Word.reserved.rawValue), .text(xid), .null, .null]
    case .processing: [.text(Word.processing.rawValue), .null, .null, .null]
    case .succeeded(let at): [.text(Word.succeeded.rawValue), .null, SQLValue(at), .null]
    case .failed(let reason): [.text(Word.failed.rawValue), .null, .null, .text(reason)]
    }
  }

  private static func read(_ row: SQLRow) throws -> Refund {
    guard let currency = Currency(code: try row.text(8)) else {
      throw SQLError.unexpected("refund \(try row.text(0)) has no currency")
    }
    return Refund(
      id: try row.identifier(0), order: try row.identifier(2), payment: try row.identifier(3),
      user: try row.identifier(4), performance: try row.text(5),
      amount: Money(minor: try row.integer(6), currency), fee: Money(minor: try row.integer(7), currency),
      reason: try row.text(9), requestedAt: try row.wallTime(10), state: try state(row))
  }

  private static func state(_ row: SQLRow) throws -> Refund.State {
    switch Word(rawValue: try row.text(12)) {
    case .requested: return .requested
    case .reserved: return .reserved(xid: try row.text(13))
    case .processing: return .processing
    case .succeeded: return .succeeded(at: try row.wallTime(14))
    case .failed: return .failed(reason: try row.text(15))
    case nil: throw SQLError.unexpected("refund \(try row.text(0)) is in an unknown state")
    }
  }
}
