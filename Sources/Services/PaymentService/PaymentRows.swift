internal import Base
internal import Payments
internal import Ports

/// A payment with what only the shell knows of it.
struct PaymentRow: Sendable, Hashable {
  var payment: Payment
  /// What the buyer's QR code says; nil until the provider has answered.
  var qrContent: String?
  /// When the provider is to be asked next; nil when it has nothing more to tell.
  var checkAt: WallTime?
}

/// The payments table: one row per payment, one payment per order.
enum PaymentRows {
  static let schema = [
    """
    CREATE TABLE IF NOT EXISTS payments (
      payment_id TEXT NOT NULL PRIMARY KEY, shard INTEGER NOT NULL, order_id TEXT NOT NULL UNIQUE,
      user_id TEXT NOT NULL, performance_id TEXT NOT NULL,
      amount_minor INTEGER NOT NULL CHECK (amount_minor > 0), currency TEXT NOT NULL,
      created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, state TEXT NOT NULL,
      provider_trade TEXT, captured_at INTEGER, is_late INTEGER, xid TEXT,
      refund_id TEXT, refund_minor INTEGER CHECK (refund_minor > 0 AND refund_minor <= amount_minor),
      fee_minor INTEGER CHECK (fee_minor >= 0), is_asked INTEGER, refunded_at INTEGER,
      qr_content TEXT, check_at INTEGER)
    """,
    "CREATE INDEX IF NOT EXISTS payments_by_check ON payments (check_at)",
  ]

  /// What came later; run after all that was there.
  static let secondSchema =
    ["ALTER TABLE payments ADD COLUMN return_reason TEXT"] + SecondTradeRows.schema

  private static let columns = """
    payment_id, shard, order_id, user_id, performance_id, amount_minor, currency, created_at,
    expires_at, state, provider_trade, captured_at, is_late, xid, refund_id, refund_minor, fee_minor,
    is_asked, refunded_at, qr_content, check_at, return_reason
    """

  static func find(_ tx: any SQLTransaction, _ id: Identifier) throws -> PaymentRow? {
    try tx.query("SELECT \(columns) FROM payments WHERE payment_id = ?", SQLValue(id)).first.map { try read($0, tx) }
  }

  static func find(_ tx: any SQLTransaction, order: Identifier) throws -> PaymentRow? {
    try tx.query("SELECT \(columns) FROM payments WHERE order_id = ?", SQLValue(order)).first.map { try read($0, tx) }
  }

  /// Those whose trade is to be asked about, the longest due first.
  static func due(_ tx: any SQLTransaction, at now: WallTime, limit: Int) throws -> [PaymentRow] {
    try tx.query(
      "SELECT \(columns) FROM payments WHERE check_at <= ? ORDER BY check_at, payment_id LIMIT ?",
      SQLValue(now), .integer(Int64(limit))
    ).map { try read($0, tx) }
  }

  static func insert(_ tx: any SQLTransaction, _ row: PaymentRow) throws {
    let payment = row.payment
    let values: [SQLValue] = [
      SQLValue(payment.id), .integer(Int64(payment.id.shard.index)), SQLValue(payment.order),
      SQLValue(payment.user), .text(payment.performance), .integer(payment.amount.minor),
      .text(payment.amount.currency.code), SQLValue(payment.createdAt), SQLValue(payment.expiresAt),
    ] + changing(row)
    let marks = values.map { _ in "?" }.joined(separator: ", ")
    try tx.execute("INSERT INTO payments (\(columns)) VALUES (\(marks))", values)
  }

  /// - Parameter before: the row as it was read in the same transaction.
  static func save(_ tx: any SQLTransaction, _ row: PaymentRow, before: PaymentRow) throws {
    let changed = try tx.execute(
      """
      UPDATE payments SET state = ?, provider_trade = ?, captured_at = ?, is_late = ?, xid = ?,
        refund_id = ?, refund_minor = ?, fee_minor = ?, is_asked = ?, refunded_at = ?, qr_content = ?,
        check_at = ?, return_reason = ?
      WHERE payment_id = ?
      """, changing(row) + [SQLValue(row.payment.id)])
    precondition(changed == 1, "a payment that was read is there")
    try SecondTradeRows.save(tx, row.payment, before: before.payment)
  }
}

// MARK: - States as columns

extension PaymentRows {
  private enum Word: String {
    case created, closed, captured, settling, settled, refundReserved = "refund_reserved", returning, refunded
  }

  /// The word of a state, as it is stored and counted.
  static func word(_ state: Payment.State) -> String { parts(state).word.rawValue }

  /// From `state` on.
  private static func changing(_ row: PaymentRow) -> [SQLValue] {
    let (word, xid, back, refundedAt) = parts(row.payment.state)
    let capture = row.payment.capture
    return [
      .text(word.rawValue), capture.map { .text($0.providerTrade) } ?? .null,
      capture.map { SQLValue($0.at) } ?? .null, capture.map { .integer($0.isLate ? 1 : 0) } ?? .null,
      xid.map { .text($0) } ?? .null, back.map { SQLValue($0.refund) } ?? .null,
      back.map { .integer($0.amount.minor) } ?? .null, back.map { .integer($0.fee.minor) } ?? .null,
      back.map { .integer($0.isAsked ? 1 : 0) } ?? .null, refundedAt.map { SQLValue($0) } ?? .null,
      row.qrContent.map { .text($0) } ?? .null, row.checkAt.map { SQLValue($0) } ?? .null,
      back?.reason.map { .text($0) } ?? .null,
    ]
  }

  private static func parts(
    _ state: Payment.State
  ) -> (word: Word, xid: String?, back: Payment.Return?, refundedAt: WallTime?) {
    switch state {
    case .created: (.created, nil, nil, nil)
    case .closed: (.closed, nil, nil, nil)
    case .captured: (.captured, nil, nil, nil)
    case .settling(_, let xid): (.settling, xid, nil, nil)
    case .settled: (.settled, nil, nil, nil)
    case .refundReserved(_, let xid, let back): (.refundReserved, xid, back, nil)
    case .returning(_, let back): (.returning, nil, back, nil)
    case .refunded(_, let back, let at): (.refunded, nil, back, at)
    }
  }

  private static func read(_ row: SQLRow, _ tx: any SQLTransaction) throws -> PaymentRow {
    guard let currency = Currency(code: try row.text(6)) else {
      throw SQLError.unexpected("payment \(try row.text(0)) has no currency")
    }
    let id = try row.identifier(0)
    let payment = Payment(
      id: id, order: try row.identifier(2), user: try row.identifier(3),
      performance: try row.text(4), amount: Money(minor: try row.integer(5), currency),
      createdAt: try row.wallTime(7), expiresAt: try row.wallTime(8), state: try state(row, currency),
      secondTrades: try SecondTradeRows.of(tx, id, currency))
    return PaymentRow(
      payment: payment, qrContent: try row.optionalText(19),
      checkAt: try row.optionalInteger(20).map(WallTime.init(milliseconds:)))
  }

  private static func state(_ row: SQLRow, _ currency: Currency) throws -> Payment.State {
    guard let word = Word(rawValue: try row.text(9)) else {
      throw SQLError.unexpected("payment \(try row.text(0)) is in an unknown state")
    }
    switch word {
    case .created: return .created
    case .closed: return .closed
    case .captured: return .captured(try capture(row))
    case .settling: return .settling(try capture(row), xid: try row.text(13))
    case .settled: return .settled(try capture(row))
    case .refundReserved:
      return .refundReserved(try capture(row), xid: try row.text(13), try back(row, currency))
    case .returning: return .returning(try capture(row), try back(row, currency))
    case .refunded: return .refunded(try capture(row), try back(row, currency), at: try row.wallTime(18))
    }
  }

  private static func capture(_ row: SQLRow) throws -> Payment.Capture {
    Payment.Capture(
      providerTrade: try row.text(10), at: try row.wallTime(11), isLate: try row.integer(12) == 1)
  }

  private static func back(_ row: SQLRow, _ currency: Currency) throws -> Payment.Return {
    Payment.Return(
      refund: try row.identifier(14), amount: Money(minor: try row.integer(15), currency),
      fee: Money(minor: try row.integer(16), currency), reason: try reason(row))
  }

  /// Rows from before there was a column for it have none.
  private static func reason(_ row: SQLRow) throws -> String? {
    try row.integer(17) == 1 ? nil : try row.optionalText(21) ?? ""
  }
}
