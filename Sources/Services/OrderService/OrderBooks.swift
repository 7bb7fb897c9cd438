import Base
import Orders
import Ports

/// Orders, their lines, tickets and the journal's offsets as rows. Called inside a store's body.
enum OrderBooks {
  /// In the common dialect. `seat_in_use` is the performance and seat of a valid ticket, NULL of a
  /// void one and of places without numbers: the store itself refuses a second valid ticket.
  static let schema = [
    """
    CREATE TABLE IF NOT EXISTS orders (
      order_id TEXT NOT NULL PRIMARY KEY, shard INTEGER NOT NULL, user_id TEXT NOT NULL,
      performance_id TEXT NOT NULL, state TEXT NOT NULL, amount_minor INTEGER NOT NULL,
      currency TEXT NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
      xid TEXT, fallback TEXT, payment_id TEXT, paid_at INTEGER, refund_id TEXT,
      refunded_at INTEGER, sale_xid TEXT)
    """,
    "CREATE INDEX IF NOT EXISTS orders_by_user ON orders (user_id, created_at, order_id)",
    """
    CREATE TABLE IF NOT EXISTS order_lines (
      order_id TEXT NOT NULL, position INTEGER NOT NULL, seat_id TEXT NOT NULL, label TEXT NOT NULL,
      ticket_type_id TEXT NOT NULL, price_minor INTEGER NOT NULL, PRIMARY KEY (order_id, position))
    """,
    """
    CREATE TABLE IF NOT EXISTS tickets (
      ticket_id TEXT NOT NULL PRIMARY KEY, shard INTEGER NOT NULL, order_id TEXT NOT NULL,
      position INTEGER NOT NULL, performance_id TEXT NOT NULL, seat_id TEXT NOT NULL,
      label TEXT NOT NULL, state TEXT NOT NULL, seat_in_use TEXT UNIQUE, code TEXT NOT NULL,
      issued_at INTEGER NOT NULL)
    """,
    "CREATE INDEX IF NOT EXISTS tickets_by_order ON tickets (order_id, position)",
    "CREATE TABLE IF NOT EXISTS journal_offsets (segment TEXT NOT NULL PRIMARY KEY, sequence INTEGER NOT NULL)",
  ]

  /// An order as it is stored.
  struct Row: Sendable {
    var order: Order
    /// The last transaction for which the journal has told that the places are frozen: from then on
    /// the lines are the places that it sells.
    var saleXid: String?
    /// What goes back by itself.
    var refunds: [RefundBooks.Row]
  }
}

// MARK: - Orders

extension OrderBooks {
  private static let columns = """
    order_id, user_id, performance_id, state, amount_minor, currency, created_at, expires_at, \
    xid, fallback, payment_id, paid_at, refund_id, refunded_at, sale_xid
    """

  static func find(_ tx: any SQLTransaction, _ id: Identifier) throws -> Row? {
    let rows = try tx.query("SELECT \(columns) FROM orders WHERE order_id = ?", SQLValue(id))
    return try rows.first.map { try row($0, tx) }
  }

  /// The user's orders, newest first.
  static func page(
    _ tx: any SQLTransaction, of user: Identifier, after token: PageToken?, limit: Int
  ) throws -> [Row] {
    let time = token?.time ?? WallTime(milliseconds: .max)
    let id = token.map { SQLValue($0.id) } ?? ""
    return try tx.query(
      """
      SELECT \(columns) FROM orders
      WHERE user_id = ? AND (created_at < ? OR created_at = ? AND order_id < ?)
      ORDER BY created_at DESC, order_id DESC LIMIT ?
      """, SQLValue(user), SQLValue(time), SQLValue(time), id, .integer(Int64(limit))
    ).map { try row($0, tx) }
  }

  static func insert(_ tx: any SQLTransaction, _ order: Order) throws {
    try tx.execute(
      """
      INSERT INTO orders (order_id, shard, user_id, performance_id, state, amount_minor, currency,
        created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      SQLValue(order.id), .integer(Int64(order.id.shard.index)), SQLValue(order.user),
      .text(order.performance), .text(StoredState(order.state).name), .integer(order.amount.minor),
      .text(order.amount.currency.code), SQLValue(order.createdAt), SQLValue(order.expiresAt))
    try insert(tx, order.lines, of: order.id)
  }

  /// Stores what can change: the state.
  static func update(_ tx: any SQLTransaction, _ order: Order) throws {
    let stored = StoredState(order.state)
    let changed = try tx.execute(
      """
      UPDATE orders SET state = ?, xid = ?, fallback = ?, payment_id = ?, paid_at = ?, refund_id = ?,
        refunded_at = ? WHERE order_id = ?
      """,
      .text(stored.name), stored.xid.map { .text($0) } ?? .null,
      stored.fallback.map { .text($0.rawValue) } ?? .null, stored.payment.map { SQLValue($0) } ?? .null,
      stored.paidAt.map { SQLValue($0) } ?? .null, stored.refund.map { SQLValue($0) } ?? .null,
      stored.refundedAt.map { SQLValue($0) } ?? .null, SQLValue(order.id))
    precondition(changed == 1, "an order that was read is there")
  }

  /// The places after a re-grab, which may be others of the same types.
  static func replaceLines(_ tx: any SQLTransaction, _ lines: [OrderLine], of order: Identifier) throws {
    try tx.execute("DELETE FROM order_lines WHERE order_id = ?", SQLValue(order))
    try insert(tx, lines, of: order)
  }

  /// False when there is no such order.
  static func noteSale(_ tx: any SQLTransaction, _ xid: String, of order: Identifier) throws -> Bool {
    try tx.execute("UPDATE orders SET sale_xid = ? WHERE order_id = ?", .text(xid), SQLValue(order)) == 1
  }

  private static func insert(_ tx: any SQLTransaction, _ lines: [OrderLine], of order: Identifier) throws {
    for (position, line) in lines.enumerated() {
      try tx.execute(
        """
        INSERT INTO order_lines (order_id, position, seat_id, label, ticket_type_id, price_minor)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        SQLValue(order), .integer(Int64(position)), .text(line.seat), .text(line.label),
        .text(line.ticketType), .integer(line.price.minor))
    }
  }

  private static func row(_ row: SQLRow, _ tx: any SQLTransaction) throws -> Row {
    let code = try row.text(5)
    guard let currency = Currency(code: code) else {
      throw SQLError.unexpected("an order in the currency \(code)")
    }
    let id = try row.identifier(0)
    let lines = try tx.query(
      "SELECT seat_id, label, ticket_type_id, price_minor FROM order_lines WHERE order_id = ? ORDER BY position",
      SQLValue(id)
    ).map { line in
      OrderLine(
        seat: try line.text(0), label: try line.text(1), ticketType: try line.text(2),
        price: Money(minor: try line.integer(3), currency))
    }
    let stored = StoredState(
      name: try row.text(3), xid: try row.optionalText(8),
      fallback: try row.optionalText(9).map { try ending($0) }, payment: try identifier(row, 10),
      paidAt: try time(row, 11), refund: try identifier(row, 12), refundedAt: try time(row, 13))
    guard let state = stored.state else {
      throw SQLError.unexpected("order \(id) is \(stored.name) without what belongs to that")
    }
    let order = Order(
      id: id, user: try row.identifier(1), performance: try row.text(2), lines: lines,
      amount: Money(minor: try row.integer(4), currency), createdAt: try row.wallTime(6),
      expiresAt: try row.wallTime(7), state: state)
    return Row(
      order: order, saleXid: try row.optionalText(14), refunds: try RefundBooks.ofOrder(tx, id))
  }

  private static func ending(_ text: String) throws -> Order.Ending {
    guard let ending = Order.Ending(rawValue: text) else {
      throw SQLError.unexpected("an order falls back to \(text)")
    }
    return ending
  }

  private static func identifier(_ row: SQLRow, _ column: Int) throws -> Identifier? {
    row.values[column] == .null ? nil : try row.identifier(column)
  }

  private static func time(_ row: SQLRow, _ column: Int) throws -> WallTime? {
    row.values[column] == .null ? nil : try row.wallTime(column)
  }
}

/// The state of an order in columns.
struct StoredState: Sendable, Hashable {
  var name: String
  var xid: String?
  var fallback: Order.Ending?
  var payment: Identifier?
  var paidAt: WallTime?
  var refund: Identifier?
  var refundedAt: WallTime?
}

extension StoredState {
  init(_ state: Order.State) {
    switch state {
    case .awaitingPayment:
      self.init(name: "awaiting_payment")
    case .paying(let xid, let payment, let fallback):
      self.init(name: "paying", xid: xid, fallback: fallback, payment: payment)
    case .paid(let payment):
      self.init(name: "paid", payment: payment.id, paidAt: payment.at)
    case .refunding(let payment, let xid, let refund):
      self.init(name: "refunding", xid: xid, payment: payment.id, paidAt: payment.at, refund: refund)
    case .refunded(let payment, let refund, let at):
      self.init(
        name: "refunded", payment: payment.id, paidAt: payment.at, refund: refund, refundedAt: at)
    case .ended(let ending):
      self.init(name: ending.rawValue)
    }
  }

  /// `nil` when the columns do not belong together.
  var state: Order.State? {
    if let ending = Order.Ending(rawValue: name) { return .ended(ending) }
    switch (name, xid, payment, paidAt, refund) {
    case ("awaiting_payment", _, _, _, _):
      return .awaitingPayment
    case ("paying", let xid?, let payment?, _, _):
      return .paying(xid: xid, payment: payment, fallback: fallback)
    case ("paid", _, let payment?, let at?, _):
      return .paid(Order.Payment(id: payment, at: at))
    case ("refunding", let xid?, let payment?, let at?, let refund?):
      return .refunding(Order.Payment(id: payment, at: at), xid: xid, refund: refund)
    case ("refunded", _, let payment?, let at?, let refund?):
      return refundedAt.map { .refunded(Order.Payment(id: payment, at: at), refund: refund, at: $0) }
    default:
      return nil
    }
  }
}
