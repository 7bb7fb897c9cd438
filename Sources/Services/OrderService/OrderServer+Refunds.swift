import Base
public import Messages
import Ports
public import RPCCore

/// Money of an order that bought nothing and goes back by itself: paid too late, or twice.
///
/// It is the payment service's; the order only shows it. What is told is the whole truth of its
/// moment, and one refund only ever goes from under way to done, so repeats and old news change
/// nothing.
extension OrderServer {
  /// Internal: notes what goes back, or has gone back.
  public func noteRefunds(
    _ request: OrderV1.NoteRefundsRequest, _ call: ServerCall
  ) async throws -> OrderV1.NoteRefundsResponse {
    try call.internalOnly()
    guard let order = Identifier(request.orderID),
      (1...OrderLimits.refundsNoted).contains(request.refunds.count)
    else { throw Self.badRefunds }
    let refunds = try request.refunds.map { message in
      guard let refund = RefundBooks.Row(message) else { throw Self.badRefunds }
      return refund
    }
    _ = try await find(order)
    let now = loop.wallNow
    try await store.write { tx in
      for refund in refunds { try RefundBooks.note(tx, refund, of: order, at: now) }
    }
    announce([order])
    return OrderV1.NoteRefundsResponse()
  }

  private static let badRefunds = RPCError(
    .invalidArgument, "An order id and 1 to \(OrderLimits.refundsNoted) refunds, each with id, reason and amount.",
    reason: "REFUNDS_INVALID")
}

/// Automatic refunds as rows. Called inside a store's body.
enum RefundBooks {
  static let schema = [
    """
    CREATE TABLE IF NOT EXISTS automatic_refunds (
      refund_id TEXT NOT NULL PRIMARY KEY, order_id TEXT NOT NULL, reason TEXT NOT NULL,
      amount_minor INTEGER NOT NULL CHECK (amount_minor > 0), currency TEXT NOT NULL,
      noted_at INTEGER NOT NULL, refunded_at INTEGER)
    """,
    "CREATE INDEX IF NOT EXISTS automatic_refunds_by_order ON automatic_refunds (order_id, noted_at, refund_id)",
  ]

  struct Row: Sendable, Hashable {
    let refund: Identifier
    let reason: String
    let amount: Money
    /// Nil while it is under way.
    let refundedAt: WallTime?
  }

  /// A refund of another order under the same id is a bug of ours: the payment service's message
  /// fails, is logged there, and stays.
  static func note(_ tx: any SQLTransaction, _ row: Row, of order: Identifier, at now: WallTime) throws {
    let known = try tx.query(
      "SELECT order_id, refunded_at FROM automatic_refunds WHERE refund_id = ?", SQLValue(row.refund)).first
    guard let known else {
      try tx.execute(
        """
        INSERT INTO automatic_refunds (refund_id, order_id, reason, amount_minor, currency, noted_at, refunded_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """, SQLValue(row.refund), SQLValue(order), .text(row.reason), .integer(row.amount.minor),
        .text(row.amount.currency.code), SQLValue(now), row.refundedAt.map { SQLValue($0) } ?? .null)
      return
    }
    guard try known.identifier(0) == order else {
      throw SQLError.unexpected("refund \(row.refund) is noted for another order")
    }
    guard try known.optionalInteger(1) == nil, let at = row.refundedAt else { return }
    try tx.execute(
      "UPDATE automatic_refunds SET refunded_at = ? WHERE refund_id = ?", SQLValue(at), SQLValue(row.refund))
  }

  /// Those of one order, as they were noted.
  static func ofOrder(_ tx: any SQLTransaction, _ order: Identifier) throws -> [Row] {
    try tx.query(
      """
      SELECT refund_id, reason, amount_minor, currency, refunded_at FROM automatic_refunds
      WHERE order_id = ? ORDER BY noted_at, refund_id
      """, SQLValue(order)
    ).map { row in
      guard let currency = Currency(code: try row.text(3)) else {
        throw SQLError.unexpected("refund \(try row.text(0)) has no currency")
      }
      return Row(
        refund: try row.identifier(0), reason: try row.text(1),
        amount: Money(minor: try row.integer(2), currency),
        refundedAt: try row.optionalInteger(4).map(WallTime.init(milliseconds:)))
    }
  }
}

// MARK: - Messages

extension RefundBooks.Row {
  /// Nil for a message that says nothing sensible.
  init?(_ message: PaymentV1.AutomaticRefund) {
    guard let refund = Identifier(message.refundID), message.reason.utf8.count <= OrderLimits.nameBytes,
      message.amountMinor > 0, let currency = Currency(code: message.currency)
    else { return nil }
    switch (message.state, message.refundedAt) {
    case (.refunding, nil): refundedAt = nil
    case (.refunded, let at?): refundedAt = at
    default: return nil
    }
    self.refund = refund
    reason = message.reason
    amount = Money(minor: message.amountMinor, currency)
  }

  var message: PaymentV1.AutomaticRefund {
    PaymentV1.AutomaticRefund(
      refundID: refund.description, reason: reason, amountMinor: amount.minor, currency: amount.currency.code,
      state: refundedAt == nil ? .refunding : .refunded, refundedAt: refundedAt)
  }
}
