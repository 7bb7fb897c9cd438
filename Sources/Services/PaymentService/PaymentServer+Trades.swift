internal import Base
internal import Logging
internal import Payments
internal import Ports

/// The provider's list of trades against ours: what was paid, and nobody has ever told us about.
///
/// A question about a payment names its first trade only. That somebody else paid the same code shows in
/// a callback, or, when that is lost for good, in the provider's list alone.
///
/// ```
///  every listPause:  read until − listOverlap ─► pages of at most a day ─► not in our books? ─► capture
///                          └────────────────── now, stored after each day ◄──────────────────────┘
/// ```
extension PaymentServer {
  /// Reads the list now and then, until the task is cancelled.
  func readTrades() async {
    guard !configuration.planted.contains(.tradeListIgnored), !configuration.planted.contains(.lostCallbackIgnored)
    else { return }
    // A cancelled sleep is the end.
    while (try? await loop.sleep(for: configuration.listPause)) != nil {
      do {
        try await readNewTrades()
      } catch {
        if Task.isCancelled { return }
        log.warning("the provider's list of trades was not read to its end", metadata: ["error": "\(error)"])
      }
    }
  }

  private func readNewTrades() async throws {
    let now = loop.wallNow
    let known = try await store.read { try TradeListRows.readUntil($0) }
    // After an absence the whole of it; a clock that was ahead lets nothing be left out.
    var from = min(known ?? now, now).advanced(by: .zero - Limits.listOverlap).wholeSeconds
    let end = now.advanced(by: .seconds(1)).wholeSeconds
    while from < end {
      let to = min(from.advanced(by: Limits.listPiece), end)
      try await readTrades(from: from, to: to)
      try await store.write { try TradeListRows.set($0, readUntil: to) }
      from = to
    }
  }

  private func readTrades(from: WallTime, to: WallTime) async throws {
    var page = 1
    while true {
      let list = try await provider.trades(from: from, to: to, page: page)
      let news = try await store.read { tx in try list.paid.filter { try TradeListRows.isNews(tx, $0) } }
      for trade in news { try await take(trade) }
      guard !list.isLast else { return }
      page += 1
      try Task.checkCancellation()
    }
  }

  private func take(_ trade: ProviderPage.PaidTrade) async throws {
    log.notice("a callback was lost", metadata: ["payment": "\(trade.payment)", "trade": "\(trade.providerTrade)"])
    do {
      try await capture(trade.payment, trade.amount, providerTrade: trade.providerTrade)
    } catch is PaymentRefusal {
      // The log has it, and a person must look; the others on the list are no worse for it.
      return
    }
  }
}

/// How far the provider's list of trades has been read, and what of it our books have.
enum TradeListRows {
  static let schema = ["CREATE TABLE trade_list (name TEXT NOT NULL PRIMARY KEY, read_until INTEGER NOT NULL)"]
  private static let name = SQLValue.text("trades")

  static func readUntil(_ tx: any SQLTransaction) throws -> WallTime? {
    try tx.query("SELECT read_until FROM trade_list WHERE name = ?", name).first?.wallTime(0)
  }

  static func set(_ tx: any SQLTransaction, readUntil time: WallTime) throws {
    let changed = try tx.execute("UPDATE trade_list SET read_until = ? WHERE name = ?", SQLValue(time), name)
    if changed == 0 { try tx.execute("INSERT INTO trade_list (name, read_until) VALUES (?, ?)", name, SQLValue(time)) }
  }

  /// Whether no payment has this trade, neither as its own nor as a second one.
  static func isNews(_ tx: any SQLTransaction, _ trade: ProviderPage.PaidTrade) throws -> Bool {
    let number = SQLValue.text(trade.providerTrade)
    let own = try tx.query(
      "SELECT 1 FROM payments WHERE payment_id = ? AND provider_trade = ?", SQLValue(trade.payment), number)
    guard own.isEmpty else { return false }
    return try tx.query(
      "SELECT 1 FROM second_trades WHERE payment_id = ? AND provider_trade = ?", SQLValue(trade.payment), number
    ).isEmpty
  }
}

extension WallTime {
  /// The same, or up to a second earlier.
  fileprivate var wholeSeconds: WallTime { WallTime(milliseconds: milliseconds - milliseconds % 1_000) }
}
