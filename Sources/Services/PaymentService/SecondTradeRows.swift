internal import Base
internal import Payments
internal import Ports

/// Trades that were paid after the payment's own: one row per trade.
enum SecondTradeRows {
  static let schema = [
    """
    CREATE TABLE IF NOT EXISTS second_trades (
      payment_id TEXT NOT NULL, provider_trade TEXT NOT NULL, refund_id TEXT NOT NULL UNIQUE,
      amount_minor INTEGER NOT NULL CHECK (amount_minor > 0), noticed_at INTEGER NOT NULL,
      returned_at INTEGER, PRIMARY KEY (payment_id, provider_trade))
    """
  ]

  /// Those of one payment, as they came.
  static func of(
    _ tx: any SQLTransaction, _ payment: Identifier, _ currency: Currency
  ) throws -> [SecondTrade] {
    try tx.query(
      """
      SELECT provider_trade, amount_minor, refund_id, noticed_at, returned_at FROM second_trades
      WHERE payment_id = ? ORDER BY noticed_at, provider_trade
      """, SQLValue(payment)
    ).map {
      SecondTrade(
        providerTrade: try $0.text(0), amount: Money(minor: try $0.integer(1), currency),
        refund: try $0.identifier(2), noticedAt: try $0.wallTime(3),
        returnedAt: try $0.optionalInteger(4).map(WallTime.init(milliseconds:)))
    }
  }

  /// Stores those that are new or have changed.
  static func save(_ tx: any SQLTransaction, _ payment: Payment, before: Payment) throws {
    for second in payment.secondTrades where !before.secondTrades.contains(second) {
      let returnedAt = second.returnedAt.map { SQLValue($0) } ?? .null
      if before.secondTrades.contains(where: { $0.refund == second.refund }) {
        try tx.execute(
          "UPDATE second_trades SET returned_at = ? WHERE payment_id = ? AND provider_trade = ?", returnedAt,
          SQLValue(payment.id), .text(second.providerTrade))
      } else {
        try tx.execute(
          """
          INSERT INTO second_trades (payment_id, provider_trade, refund_id, amount_minor, noticed_at, returned_at)
          VALUES (?, ?, ?, ?, ?, ?)
          """, SQLValue(payment.id), .text(second.providerTrade), SQLValue(second.refund),
          .integer(second.amount.minor), SQLValue(second.noticedAt), returnedAt)
      }
    }
  }
}
