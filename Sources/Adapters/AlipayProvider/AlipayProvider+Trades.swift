public import Base
import JSON
public import Ports

extension AlipayProvider {
  /// Entries of one page: the least that Alipay takes.
  static let pageSize = 1_000

  /// Source: opendocs.alipay.com, "alipay.data.bill.sell.query": trades by the time of their making, up
  /// to 31 days at once, in pages of 1,000 to 2,000.
  public func trades(from: WallTime, to: WallTime, page: Int) async throws(PaymentProviderError) -> ProviderPage {
    precondition(page >= 1 && from < to, "pages are counted from 1, times go forward")
    let answer = try await execute(
      "alipay.data.bill.sell.query",
      [
        ("start_time", CivilTime(from, offsetMinutes: Self.offsetMinutes).text),
        ("end_time", CivilTime(to, offsetMinutes: Self.offsetMinutes).text),
        ("page_no", "\(page)"), ("page_size", "\(Self.pageSize)"),
      ])
    guard let total = answer.text("total_size").flatMap({ Int($0) }) else {
      throw .unknownOutcome("the list of trades has no total_size")
    }
    var paid: [ProviderPage.PaidTrade] = []
    // An empty list may be left out.
    if let raw = answer.raw("detail_list") {
      for entry in try Self.entries(raw) {
        if let trade = try Self.paidTrade(entry) { paid.append(trade) }
      }
    }
    return ProviderPage(paid: paid, isLast: page * Self.pageSize >= total)
  }

  private static func entries(_ raw: [UInt8]) throws(PaymentProviderError) -> [JSONValue] {
    do {
      if case .array(let entries) = try JSONValue(parsing: raw) { return entries }
    } catch {
      throw .unknownOutcome("the list of trades cannot be read: \(error)")
    }
    throw .unknownOutcome("the list of trades is no list")
  }

  /// Nil for one that was never paid, or that another shop of the same merchant made.
  private static func paidTrade(_ entry: JSONValue) throws(PaymentProviderError) -> ProviderPage.PaidTrade? {
    func text(_ name: String) -> String? {
      if case .string(let text)? = entry[name] { text } else { nil }
    }
    guard let time = text("gmt_pay"), !time.isEmpty, let payment = text("merchant_order_no").flatMap({ Identifier($0) })
    else { return nil }
    guard let trade = text("alipay_order_no"), !trade.isEmpty,
      let amount = text("total_amount").flatMap({ Money(decimalText: $0, .cny) })
    else { throw .unknownOutcome("an entry of the list of trades has no number or no amount") }
    return ProviderPage.PaidTrade(payment: payment, providerTrade: trade, amount: amount)
  }
}
