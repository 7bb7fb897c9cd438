public import Base
public import Ports

/// A payment provider in memory that does as it is told: pays, refuses, answers late or not at all.
///
/// A buyer pays with `pay`, which returns the signed callback; deliver it once, twice, late or never.
/// Every call is idempotent by the ids it is given, as a real provider's is.
public final class FakePaymentProvider: PaymentProvider {
  public enum Operation: String, Sendable, CaseIterable { case precreate, query, trades, close, refund }

  /// What happens to one call.
  public enum Mishap: Sendable, Hashable {
    /// Nothing was done; the outcome is unknown.
    case lost
    /// It was done; the outcome is unknown.
    case unanswered
    /// Refused with this code.
    case refused(String)
  }

  /// One trade as the provider's books have it.
  public struct Trade: Sendable, Hashable {
    public var amount: Money
    public var state: ProviderTrade.State
    public var expiresAt: WallTime
    /// By refund id.
    public var refunds: [Identifier: Money] = [:]

    public var refunded: Int64 { refunds.values.reduce(0) { $0 + $1.minor } }
  }

  private struct Books {
    var trades: [Identifier: Trade] = [:]
    var mishaps: [Operation: [Mishap]] = [:]
    var mishapPercent = 0
    var calls: [Operation: Int] = [:]
    var notices = 0
  }

  public static let merchant = "2088000000000001"
  private let books = Locked(Books())
  private let dice: (any Dice)?

  /// - Parameters:
  ///   - mishapPercent: how many calls have an unknown outcome, half of them done; needs `dice`.
  public init(mishapPercent: Int = 0, dice: (any Dice)? = nil) {
    self.dice = dice
    books.withLock { $0.mishapPercent = mishapPercent }
  }

  // MARK: - For tests

  /// Lets the next calls of `operation` go wrong, one each.
  public func script(_ operation: Operation, _ mishaps: Mishap...) {
    books.withLock { $0.mishaps[operation, default: []] += mishaps }
  }

  /// The provider's books for one payment; nil when it never heard of it.
  public func trade(_ payment: Identifier) -> Trade? { books.withLock { $0.trades[payment] } }

  /// Every payment that has a trade, in order.
  public var payments: [Identifier] { books.withLock { $0.trades.keys.sorted() } }

  public func calls(_ operation: Operation) -> Int { books.withLock { $0.calls[operation] ?? 0 } }

  /// The buyer pays; nil when there is no open trade. Returns the callback's body.
  public func pay(_ payment: Identifier) -> [UInt8]? {
    let amount: Money? = books.withLock { books in
      guard let trade = books.trades[payment], trade.state == .waiting else { return nil }
      books.trades[payment]?.state = .paid
      return trade.amount
    }
    return amount.map { notice(payment, amount: $0) }
  }

  /// A callback's body, right or wrong.
  public func notice(
    _ payment: Identifier, amount: Money, state: ProviderTrade.State = .paid,
    merchant: String = FakePaymentProvider.merchant, isSigned: Bool = true
  ) -> [UInt8] {
    let number = books.withLock { books in
      books.notices += 1
      return books.notices
    }
    let form = FormFields([
      HTTPField("notify_id", "n\(number)"), HTTPField("out_trade_no", payment.description),
      HTTPField("trade_no", Self.tradeNumber(payment)), HTTPField("seller_id", merchant),
      HTTPField("total_amount", amount.decimalText), HTTPField("currency", amount.currency.code),
      HTTPField("trade_status", state.rawValue), HTTPField("sign", isSigned ? "right" : "wrong"),
    ])
    return [UInt8](form.encoded.utf8)
  }

  private static func tradeNumber(_ payment: Identifier) -> String { "trade-\(payment)" }

  // MARK: - PaymentProvider

  public var acknowledgement: String { "success" }

  public func precreate(payment: Identifier, amount: Money, subject: String, expiresAt: WallTime)
    async throws(PaymentProviderError) -> String
  {
    try call(.precreate) { books throws(PaymentProviderError) in
      if let known = books.trades[payment] {
        guard known.amount == amount else { throw .refused(code: "ACQ.CONTEXT_INCONSISTENT", "another amount") }
        guard known.state == .waiting else { throw .refused(code: "ACQ.TRADE_HAS_CLOSE", "the trade is over") }
      } else {
        books.trades[payment] = Trade(amount: amount, state: .waiting, expiresAt: expiresAt)
      }
      return "https://pay.example/\(payment)"
    }
  }

  public func query(payment: Identifier) async throws(PaymentProviderError) -> ProviderTrade {
    try call(.query) { books throws(PaymentProviderError) in
      guard let trade = books.trades[payment] else {
        return ProviderTrade(state: .notFound, providerTrade: "", amount: .zero(.cny))
      }
      let paid = trade.state == .paid ? trade.amount : .zero(trade.amount.currency)
      return ProviderTrade(state: trade.state, providerTrade: Self.tradeNumber(payment), amount: paid)
    }
  }

  /// Every paid trade on one page, whenever it was made.
  public func trades(from: WallTime, to: WallTime, page: Int) async throws(PaymentProviderError) -> ProviderPage {
    try call(.trades) { books throws(PaymentProviderError) in
      let paid = books.trades.sorted { $0.key < $1.key }.filter { $0.value.state == .paid }
      return ProviderPage(
        paid: paid.map {
          ProviderPage.PaidTrade(payment: $0.key, providerTrade: Self.tradeNumber($0.key), amount: $0.value.amount)
        }, isLast: true)
    }
  }

  public func close(payment: Identifier) async throws(PaymentProviderError) {
    try call(.close) { books throws(PaymentProviderError) in
      guard let trade = books.trades[payment] else {
        throw .refused(code: "ACQ.TRADE_NOT_EXIST", "no such trade")
      }
      guard trade.state != .paid else { throw .refused(code: "ACQ.TRADE_STATUS_ERROR", "it was paid") }
      books.trades[payment]?.state = .closed
    }
  }

  public func refund(payment: Identifier, providerTrade: String, refund: Identifier, amount: Money)
    async throws(PaymentProviderError)
  {
    try call(.refund) { books throws(PaymentProviderError) in
      guard providerTrade == Self.tradeNumber(payment), let trade = books.trades[payment], trade.state == .paid else {
        throw .refused(code: "ACQ.TRADE_NOT_EXIST", "no paid trade")
      }
      if let before = trade.refunds[refund] {
        guard before == amount else { throw .refused(code: "ACQ.DISCORDANT_REPEAT_REQUEST", "another amount") }
        return
      }
      guard trade.refunded + amount.minor <= trade.amount.minor else {
        throw .refused(code: "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "more than was paid")
      }
      books.trades[payment]?.refunds[refund] = amount
    }
  }

  public func readNotice(_ formBody: [UInt8]) throws(PaymentNoticeError) -> PaymentNotice {
    guard let form = FormFields(encoded: formBody), let signature = form["sign"] else {
      throw .malformed("not a signed form")
    }
    guard signature == "right" else { throw .badSignature }
    guard let id = form["notify_id"], let payment = form["out_trade_no"].flatMap(Identifier.init),
      let trade = form["trade_no"], let merchant = form["seller_id"],
      let currency = form["currency"].flatMap(Currency.init(code:)),
      let amount = form["total_amount"].flatMap({ Money(decimalText: $0, currency) }),
      let state = form["trade_status"].flatMap(ProviderTrade.State.init)
    else { throw .malformed("a field is missing or wrong") }
    return PaymentNotice(
      id: id, payment: payment, providerTrade: trade, merchant: merchant, amount: amount, state: state)
  }

  private func call<Value: Sendable>(
    _ operation: Operation, _ body: (inout Books) throws(PaymentProviderError) -> Value
  ) throws(PaymentProviderError) -> Value {
    let roll = dice.map { Int($0.next() % 200) } ?? 200
    return try books.withLock { books throws(PaymentProviderError) in
      books.calls[operation, default: 0] += 1
      var mishap: Mishap? = roll < books.mishapPercent ? .lost : roll < 2 * books.mishapPercent ? .unanswered : nil
      if books.mishaps[operation]?.isEmpty == false { mishap = books.mishaps[operation]?.removeFirst() }
      switch mishap {
      case .lost: throw .unknownOutcome("\(operation.rawValue) was lost")
      case .refused(let code): throw .refused(code: code, "scripted")
      case .unanswered:
        _ = try body(&books)
        throw .unknownOutcome("\(operation.rawValue) was not answered")
      case nil: return try body(&books)
      }
    }
  }
}
