import Base
import Ports

/// The provider's durable books: trades, what was paid and paid back, and notices still to be sent.
public enum SandboxBooks {
  /// The schema, for the store that is given to `SandboxProvider`.
  public static let migrations = tables + billIndexes

  private static let tables = [
    """
    CREATE TABLE trades (
      out_trade_no TEXT NOT NULL PRIMARY KEY, app_id TEXT NOT NULL, trade_no TEXT NOT NULL UNIQUE,
      qr_token TEXT NOT NULL UNIQUE, amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
      subject TEXT NOT NULL, notify_url TEXT NOT NULL, created_at INTEGER NOT NULL,
      expires_at INTEGER, status TEXT NOT NULL, paid_at INTEGER, refusals INTEGER NOT NULL)
    """,
    """
    CREATE TABLE trade_refunds (
      out_trade_no TEXT NOT NULL, out_request_no TEXT NOT NULL,
      amount_minor INTEGER NOT NULL CHECK (amount_minor > 0), refunded_at INTEGER NOT NULL,
      PRIMARY KEY (out_trade_no, out_request_no))
    """,
    """
    CREATE TABLE notices (
      notify_id TEXT NOT NULL PRIMARY KEY, out_trade_no TEXT NOT NULL, url TEXT NOT NULL,
      body TEXT NOT NULL, due_at INTEGER NOT NULL, failures INTEGER NOT NULL,
      deliveries_left INTEGER NOT NULL)
    """,
    "CREATE INDEX notices_by_due ON notices (deliveries_left, due_at)",
    """
    CREATE TABLE second_trades (
      trade_no TEXT NOT NULL PRIMARY KEY, out_trade_no TEXT NOT NULL, paid_at INTEGER NOT NULL)
    """,
    // NULL: of the trade's own row.
    "ALTER TABLE trade_refunds ADD COLUMN trade_no TEXT",
  ]

  private static let columns = """
    out_trade_no, app_id, trade_no, qr_token, amount_minor, subject, notify_url, created_at,
    expires_at, status, paid_at, refusals
    """

  static func trade(_ tx: any SQLTransaction, outTradeNo: String) throws -> SandboxTrade? {
    try trade(tx, "SELECT \(columns) FROM trades WHERE out_trade_no = ?", outTradeNo)
  }

  static func trade(_ tx: any SQLTransaction, qrToken: String) throws -> SandboxTrade? {
    try trade(tx, "SELECT \(columns) FROM trades WHERE qr_token = ?", qrToken)
  }

  private static func trade(_ tx: any SQLTransaction, _ sql: String, _ key: String) throws -> SandboxTrade? {
    guard let row = try tx.query(sql, .text(key)).first else { return nil }
    let outTradeNo = try row.text(0)
    let refunds = try refunds(tx, outTradeNo, ofSecond: nil)
    let paidAt = try row.optionalInteger(10).map(WallTime.init(milliseconds:))
    let state: SandboxTrade.State
    switch (try row.text(9), paidAt) {
    case ("WAIT_BUYER_PAY", _): state = .waiting
    case ("TRADE_SUCCESS", let at?): state = .paid(at: at)
    case ("TRADE_CLOSED", _): state = .closed(paidAt: paidAt)
    default: throw SQLError.unexpected("trade \(outTradeNo) is in an unknown state")
    }
    return SandboxTrade(
      outTradeNo: outTradeNo, appID: try row.text(1), tradeNo: try row.text(2),
      qrToken: try row.text(3), amount: Money(minor: try row.integer(4), .cny),
      subject: try row.text(5), notifyURL: try row.text(6), createdAt: try row.wallTime(7),
      expiresAt: try row.optionalInteger(8).map(WallTime.init(milliseconds:)), state: state,
      refunds: refunds, refusals: Int(try row.integer(11)))
  }

  /// What went back of the trade itself, or of a second one with this number.
  private static func refunds(
    _ tx: any SQLTransaction, _ outTradeNo: String, ofSecond number: String?
  ) throws -> [String: Money] {
    var refunds: [String: Money] = [:]
    for refund in try tx.query(
      "SELECT out_request_no, amount_minor, trade_no FROM trade_refunds WHERE out_trade_no = ?", .text(outTradeNo))
    where try refund.optionalText(2) == number {
      refunds[try refund.text(0)] = Money(minor: try refund.integer(1), .cny)
    }
    return refunds
  }

  /// The second trade with this number: as the first one, but paid by somebody else.
  static func second(_ tx: any SQLTransaction, of trade: SandboxTrade, tradeNo: String) throws -> SandboxTrade? {
    let row = try tx.query(
      "SELECT paid_at FROM second_trades WHERE trade_no = ? AND out_trade_no = ?", .text(tradeNo),
      .text(trade.outTradeNo)
    ).first
    guard let row else { return nil }
    let refunds = try refunds(tx, trade.outTradeNo, ofSecond: tradeNo)
    return trade.second(tradeNo: tradeNo, paidAt: try row.wallTime(0), refunds: refunds)
  }

  static func insertSecond(_ tx: any SQLTransaction, _ second: SandboxTrade, at now: WallTime) throws {
    try tx.execute(
      "INSERT INTO second_trades (trade_no, out_trade_no, paid_at) VALUES (?, ?, ?)", .text(second.tradeNo),
      .text(second.outTradeNo), SQLValue(now))
  }

  static func insert(_ tx: any SQLTransaction, _ trade: SandboxTrade) throws {
    try tx.execute(
      "INSERT INTO trades (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      .text(trade.outTradeNo), .text(trade.appID), .text(trade.tradeNo), .text(trade.qrToken),
      .integer(trade.amount.minor), .text(trade.subject), .text(trade.notifyURL),
      SQLValue(trade.createdAt), trade.expiresAt.map(SQLValue.init) ?? .null, .text(trade.status),
      .null, 0)
  }

  static func save(_ tx: any SQLTransaction, _ trade: SandboxTrade) throws {
    let paidAt: WallTime? =
      switch trade.state {
      case .waiting: nil
      case .paid(let at): at
      case .closed(let at): at
      }
    try tx.execute(
      "UPDATE trades SET status = ?, paid_at = ?, refusals = ? WHERE out_trade_no = ?",
      .text(trade.status), paidAt.map(SQLValue.init) ?? .null, .integer(Int64(trade.refusals)),
      .text(trade.outTradeNo))
  }

  /// - Parameter second: the number of the second trade that it is of, if it is of one.
  static func insertRefund(
    _ tx: any SQLTransaction, trade: String, second: String?, id: String, amount: Money, at now: WallTime
  ) throws {
    try tx.execute(
      """
      INSERT INTO trade_refunds (out_trade_no, out_request_no, amount_minor, refunded_at, trade_no)
      VALUES (?, ?, ?, ?, ?)
      """, .text(trade), .text(id), .integer(amount.minor), SQLValue(now), second.map { .text($0) } ?? .null)
  }
}

/// One notice on its way.
struct DueNotice: Sendable, Hashable {
  let id: String
  let url: String
  let body: String
  let failures: Int
}

extension SandboxBooks {
  static func insertNotice(
    _ tx: any SQLTransaction, id: String, trade: SandboxTrade, body: String, dueAt: WallTime,
    deliveries: Int
  ) throws {
    try tx.execute(
      """
      INSERT INTO notices (notify_id, out_trade_no, url, body, due_at, failures, deliveries_left)
      VALUES (?, ?, ?, ?, ?, 0, ?)
      """, .text(id), .text(trade.outTradeNo), .text(trade.notifyURL), .text(body), SQLValue(dueAt),
      .integer(Int64(deliveries)))
  }

  static func dueNotices(_ tx: any SQLTransaction, at now: WallTime, limit: Int) throws -> [DueNotice] {
    try tx.query(
      """
      SELECT notify_id, url, body, failures FROM notices
      WHERE deliveries_left > 0 AND due_at <= ? ORDER BY due_at, notify_id LIMIT ?
      """, SQLValue(now), .integer(Int64(limit))
    ).map {
      DueNotice(
        id: try $0.text(0), url: try $0.text(1), body: try $0.text(2), failures: Int(try $0.integer(3)))
    }
  }

  static func nextDue(_ tx: any SQLTransaction) throws -> WallTime? {
    try tx.query("SELECT MIN(due_at) FROM notices WHERE deliveries_left > 0")[0].optionalInteger(0)
      .map(WallTime.init(milliseconds:))
  }

  static func delivered(_ tx: any SQLTransaction, _ notice: DueNotice) throws {
    try tx.execute(
      "UPDATE notices SET deliveries_left = deliveries_left - 1 WHERE notify_id = ?", .text(notice.id))
  }

  static func failed(_ tx: any SQLTransaction, _ notice: DueNotice, nextAt: WallTime) throws {
    let left = notice.failures + 1 >= NoticeSchedule.attemptsLimit ? "0" : "deliveries_left"
    try tx.execute(
      "UPDATE notices SET failures = failures + 1, due_at = ?, deliveries_left = \(left) WHERE notify_id = ?",
      SQLValue(nextAt), .text(notice.id))
  }
}
