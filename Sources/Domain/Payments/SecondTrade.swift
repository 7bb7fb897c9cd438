public import Base

/// A trade that was paid although another had paid the payment: two phones scanned one code. Its
/// money bought nothing and goes back whole, whatever becomes of the payment itself.
///
/// ```
///  returning (returnedAt nil) ── provider has paid back ► returned
/// ```
public struct SecondTrade: Sendable, Hashable {
  /// How many of them one payment takes. Each is real money of a real person, so more than a few
  /// mean that the provider's books or ours are wrong: refused, for a person to look at.
  public static let limit = 8

  /// The provider's own number of the trade.
  public let providerTrade: String
  public let amount: Money
  /// The id the provider sees: chosen when the trade is first heard of, and kept, so that no repeat
  /// and no crash pays back twice.
  public let refund: Identifier
  public let noticedAt: WallTime
  /// When the provider had paid back.
  public internal(set) var returnedAt: WallTime?

  public init(
    providerTrade: String, amount: Money, refund: Identifier, noticedAt: WallTime,
    returnedAt: WallTime? = nil
  ) {
    precondition(amount.minor > 0, "a trade is of something")
    self.providerTrade = providerTrade
    self.amount = amount
    self.refund = refund
    self.noticedAt = noticedAt
    self.returnedAt = returnedAt
  }
}

/// Money that goes back without the buyer's asking, as buyers are told of it.
public struct AutomaticRefund: Sendable, Hashable {
  /// The id the provider sees.
  public let refund: Identifier
  /// The code of the rule that kept the order from being sold, or `PAID_TWICE`.
  public let reason: String
  public let amount: Money
  /// When the provider had paid back; nil while it has not.
  public let returnedAt: WallTime?
}

extension Payment {
  /// All money of this payment that goes back by itself: its own first, then the second trades in
  /// the order in which they came.
  public var automaticRefunds: [AutomaticRefund] {
    let own: [AutomaticRefund] =
      switch state {
      case .returning(_, let back): automatic(back, nil)
      case .refunded(_, let back, let at): automatic(back, at)
      case .created, .closed, .captured, .settling, .settled, .refundReserved: []
      }
    let second = secondTrades.map {
      AutomaticRefund(
        refund: $0.refund, reason: PaymentRefusal.paidTwice.reason, amount: $0.amount, returnedAt: $0.returnedAt)
    }
    return own + second
  }

  private func automatic(_ back: Return, _ at: WallTime?) -> [AutomaticRefund] {
    guard let reason = back.reason else { return [] }
    return [AutomaticRefund(refund: back.refund, reason: reason, amount: back.amount, returnedAt: at)]
  }

  /// A trade was paid after another had paid the payment. Repeats change nothing.
  mutating func takeSecond(
    _ paid: Money, _ providerTrade: String, refund: Identifier, at now: WallTime
  ) throws(PaymentRefusal) -> [PaymentEffect] {
    guard !secondTrades.contains(where: { $0.providerTrade == providerTrade }) else { return [] }
    guard secondTrades.count < SecondTrade.limit else { throw .paidTwice }
    let second = SecondTrade(providerTrade: providerTrade, amount: paid, refund: refund, noticedAt: now)
    secondTrades.append(second)
    return [
      .book(.secondCapture(refund, paid)), .book(.secondReturn(refund, paid)), .payBackSecond(second), .tellOrder,
    ]
  }

  /// The provider has paid back the second trade with this refund id. Repeats change nothing.
  public mutating func paidBack(
    second refund: Identifier, at now: WallTime
  ) throws(PaymentRefusal) -> [PaymentEffect] {
    guard let index = secondTrades.firstIndex(where: { $0.refund == refund }) else { throw .notReturning }
    guard secondTrades[index].returnedAt == nil else { return [] }
    secondTrades[index].returnedAt = now
    return [.tellOrder]
  }
}
