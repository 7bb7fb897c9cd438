public import Base
public import Ports

/// A payment provider in memory, with books that a test compares with ours. Its notices are forms
/// whose `sign` is the word `good`.
public final class TestProvider: PaymentProvider {
  /// One trade in its books.
  public struct Trade: Sendable, Hashable {
    public var state: ProviderTrade.State
    public let amount: Money
    public let expiresAt: WallTime
    /// What went back, by our id of the refund.
    public var refunds: [Identifier: Money] = [:]
  }

  /// What happens to one call.
  public enum Fate: Sendable, Hashable {
    case arrives
    /// Nothing happens, and the caller does not know it.
    case requestLost
    /// It happens, and the caller does not know it.
    case answerLost
    case refused(code: String)
  }

  /// One page of the list of trades that was asked for.
  public struct List: Sendable, Hashable {
    public let from: WallTime
    public let to: WallTime
    public let page: Int
  }

  private struct Books {
    var trades: [Identifier: Trade] = [:]
    /// Paid after the payment's own trade, by their own numbers.
    var second: [String: Trade] = [:]
    /// Whose each second trade is.
    var secondOf: [String: Identifier] = [:]
    var fates: [String: [Fate]] = [:]
    var lists: [List] = []
    var calls: [String] = []
  }

  private let books = Locked(Books())
  private let clock: any Clock

  public init(_ clock: any Clock) { self.clock = clock }

  /// The fates of the next calls of `method` (`precreate`, `query`, `close`, `refund`); after them
  /// all calls arrive.
  public func fate(of method: String, _ fates: [Fate]) {
    books.withLock { $0.fates[method] = fates }
  }

  public func trade(_ payment: Identifier) -> Trade? { books.withLock { $0.trades[payment] } }
  public var trades: [Identifier: Trade] { books.withLock { $0.trades } }
  /// The names of the calls that arrived, in order.
  public var calls: [String] { books.withLock { $0.calls } }

  /// The lists that were asked for, in order.
  public var lists: [List] { books.withLock { $0.lists } }
  public func clearLists() { books.withLock { $0.lists = [] } }

  /// The buyer pays: false when the trade cannot be paid any more.
  @discardableResult
  public func pay(_ payment: Identifier) -> Bool {
    let now = clock.wallNow
    return books.withLock { books in
      guard let trade = books.trades[payment], trade.state == .waiting, now < trade.expiresAt else { return false }
      books.trades[payment]?.state = .paid
      return true
    }
  }

  /// Somebody pays the same payment by a trade of its own with this number.
  public func payAgain(_ payment: Identifier, trade number: String) {
    books.withLock { books in
      guard var trade = books.trades[payment] else { preconditionFailure("the payment was opened") }
      trade.state = .paid
      trade.refunds = [:]
      books.second[number] = trade
      books.secondOf[number] = payment
    }
  }

  /// What went back of the trade with this number.
  public func refunds(ofTrade number: String) -> [Identifier: Money]? {
    books.withLock { $0.second[number]?.refunds }
  }

  /// The callback about a paid trade; fields can be changed, and one named nil is left out.
  public func notice(_ payment: Identifier, _ changes: [String: String?] = [:]) -> [UInt8] {
    let amount = trade(payment)?.amount ?? Money(minor: 1, .cny)
    var form = FormFields([
      HTTPField("sign", "good"), HTTPField("id", "n-\(payment)"), HTTPField("payment", payment.description),
      HTTPField("trade", "T-\(payment)"), HTTPField("merchant", "shop"), HTTPField("amount", amount.decimalText),
      HTTPField("state", "paid"),
    ])
    for (name, value) in changes.sorted(by: { $0.key < $1.key }) { form[name] = value }
    return [UInt8](form.encoded.utf8)
  }

  private func arrive<Value: Sendable>(
    _ method: String, _ body: (inout Books, WallTime) throws(PaymentProviderError) -> Value
  ) throws(PaymentProviderError) -> Value {
    let now = clock.wallNow
    return try books.withLock { (books: inout Books) throws(PaymentProviderError) -> Value in
      var fates = books.fates[method] ?? []
      let fate = fates.isEmpty ? Fate.arrives : fates.removeFirst()
      books.fates[method] = fates
      switch fate {
      case .requestLost: throw .unknownOutcome("the request was lost")
      case .refused(let code): throw .refused(code: code, "told to say no")
      case .arrives, .answerLost: break
      }
      books.calls.append(method)
      let value = try body(&books, now)
      if fate == .answerLost { throw .unknownOutcome("the answer was lost") }
      return value
    }
  }
}

// MARK: - PaymentProvider

extension TestProvider {
  public var acknowledgement: String { "success" }

  public func precreate(
    payment: Identifier, amount: Money, subject: String, expiresAt: WallTime
  ) async throws(PaymentProviderError) -> String {
    try arrive("precreate") { (books, now) throws(PaymentProviderError) in
      guard let known = books.trades[payment] else {
        books.trades[payment] = Trade(state: .waiting, amount: amount, expiresAt: expiresAt)
        return "https://provider.example/\(payment)"
      }
      guard known.state == .waiting else {
        throw .refused(code: known.state == .paid ? "ACQ.TRADE_HAS_SUCCESS" : "ACQ.TRADE_HAS_CLOSE", "over")
      }
      guard known.amount == amount else { throw .refused(code: "ACQ.CONTEXT_INCONSISTENT", "other amount") }
      return "https://provider.example/\(payment)"
    }
  }

  public func query(payment: Identifier) async throws(PaymentProviderError) -> ProviderTrade {
    try arrive("query") { (books, now) throws(PaymentProviderError) in
      guard let trade = books.trades[payment] else {
        return ProviderTrade(state: .notFound, providerTrade: "", amount: .zero(.cny))
      }
      let state = trade.state == .waiting && now >= trade.expiresAt ? .closed : trade.state
      return ProviderTrade(
        state: state, providerTrade: "T-\(payment)", amount: state == .paid ? trade.amount : .zero(.cny))
    }
  }

  /// Every paid trade on pages of two, whenever it was made.
  public func trades(from: WallTime, to: WallTime, page: Int) async throws(PaymentProviderError) -> ProviderPage {
    try arrive("trades") { (books, _) throws(PaymentProviderError) in
      books.lists.append(List(from: from, to: to, page: page))
      let first = books.trades.filter { $0.value.state == .paid }.map { payment, trade in
        ProviderPage.PaidTrade(payment: payment, providerTrade: "T-\(payment)", amount: trade.amount)
      }
      let second = books.second.compactMap { number, trade in
        books.secondOf[number].map { ProviderPage.PaidTrade(payment: $0, providerTrade: number, amount: trade.amount) }
      }
      let all = (first + second).sorted { $0.providerTrade < $1.providerTrade }
      return ProviderPage(paid: Array(all.dropFirst((page - 1) * 2).prefix(2)), isLast: page * 2 >= all.count)
    }
  }

  public func close(payment: Identifier) async throws(PaymentProviderError) {
    try arrive("close") { (books, _) throws(PaymentProviderError) in
      guard let trade = books.trades[payment] else { throw .refused(code: "ACQ.TRADE_NOT_EXIST", "unknown") }
      guard trade.state != .paid else { throw .refused(code: "ACQ.TRADE_STATUS_ERROR", "paid") }
      books.trades[payment]?.state = .closed
    }
  }

  public func refund(
    payment: Identifier, providerTrade: String, refund: Identifier, amount: Money
  ) async throws(PaymentProviderError) {
    let isFirst = providerTrade == "T-\(payment)"
    try arrive("refund") { (books, _) throws(PaymentProviderError) in
      guard let trade = isFirst ? books.trades[payment] : books.second[providerTrade], trade.state == .paid else {
        throw .refused(code: "ACQ.TRADE_STATUS_ERROR", "not paid")
      }
      if let known = trade.refunds[refund] {
        guard known == amount else { throw .refused(code: "ACQ.DISCORDANT_REPEAT_REQUEST", "other amount") }
        return
      }
      let back = trade.refunds.values.reduce(amount, +)
      guard back.minor <= trade.amount.minor else { throw .refused(code: "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "too much") }
      if isFirst {
        books.trades[payment]?.refunds[refund] = amount
      } else {
        books.second[providerTrade]?.refunds[refund] = amount
      }
    }
  }

  public func readNotice(_ formBody: [UInt8]) throws(PaymentNoticeError) -> PaymentNotice {
    guard let form = FormFields(encoded: formBody) else { throw .malformed("not a form") }
    guard form["sign"] == "good" else { throw .badSignature }
    guard let payment = form["payment"].flatMap({ Identifier($0) }),
      let amount = form["amount"].flatMap({ Money(decimalText: $0, .cny) }),
      let state = form["state"].flatMap({ ProviderTrade.State(rawValue: $0) })
    else { throw .malformed("a field is missing") }
    return PaymentNotice(
      id: form["id"] ?? "", payment: payment, providerTrade: form["trade"] ?? "",
      merchant: form["merchant"] ?? "", amount: amount, state: state)
  }
}
