public import Base

/// The payment of one order: a trade at the provider, and what became of its money.
///
/// ```
///  created ── notice ─────────► captured ── Try ► settling ── Confirm ► settled
///     │                          ▲  │   ◄─ Cancel ──┘                    │  ▲
///     └─ trade closed ► closed ──┘  │                               Try  ▼  │ Cancel
///                     paid late     │ cannot be settled            refundReserved
///                                   ▼                                    │ Confirm
///                               returning ◄──────────────────────────────┘
///                                   └── provider has paid back ► refunded
/// ```
/// Money that came in is never forgotten: a capture is accepted in every state that has none, and
/// leaves only through settle or refund. What comes after that, by another trade, goes back beside
/// this life (`SecondTrade`).
public struct Payment: Sendable, Hashable {
  public let id: Identifier
  public let order: Identifier
  public let user: Identifier
  public let performance: String
  public let amount: Money
  public let createdAt: WallTime
  /// When the hold behind the order ends.
  public let expiresAt: WallTime
  public private(set) var state: State
  /// Trades that were paid after the payment's own; at most `SecondTrade.limit`.
  public internal(set) var secondTrades: [SecondTrade]

  public enum State: Sendable, Hashable {
    /// A trade is open, or about to be. Can become: captured, closed.
    case created
    /// The trade can no longer be paid, says the provider. Can become: captured (paid late).
    case closed
    /// The buyer has paid. Can become: settling, returning.
    case captured(Capture)
    /// A settle transaction is open. Can become: settled, captured.
    case settling(Capture, xid: String)
    /// The order has its tickets, the sale is ours. Can become: refundReserved.
    case settled(Capture)
    /// A refund transaction is open. Can become: returning, settled.
    case refundReserved(Capture, xid: String, Return)
    /// Money is going back to the buyer. Can become: refunded.
    case returning(Capture, Return)
    /// The end.
    case refunded(Capture, Return, at: WallTime)
  }

  /// Money that came in.
  public struct Capture: Sendable, Hashable {
    /// The provider's own number of the trade.
    public let providerTrade: String
    public let at: WallTime
    /// Whether it came after the trade was closed.
    public let isLate: Bool

    public init(providerTrade: String, at: WallTime, isLate: Bool) {
      self.providerTrade = providerTrade
      self.at = at
      self.isLate = isLate
    }
  }

  /// Money that goes back.
  public struct Return: Sendable, Hashable {
    /// The id the provider sees: the same id never pays twice.
    public let refund: Identifier
    public let amount: Money
    public let fee: Money
    /// The code of the rule by which the order could not be settled; nil when a buyer asked.
    public let reason: String?
    /// Whether a buyer asked.
    public var isAsked: Bool { reason == nil }

    /// - Parameter reason: nil when a buyer asked.
    public init(refund: Identifier, amount: Money, fee: Money, reason: String?) {
      self.refund = refund
      self.amount = amount
      self.fee = fee
      self.reason = reason
    }
  }

  /// A payment as it was stored; a new one is `created`.
  public init(
    id: Identifier, order: Identifier, user: Identifier, performance: String, amount: Money,
    createdAt: WallTime, expiresAt: WallTime, state: State = .created, secondTrades: [SecondTrade] = []
  ) {
    precondition(amount.minor > 0, "a payment is of something")
    self.id = id
    self.order = order
    self.user = user
    self.performance = performance
    self.amount = amount
    self.createdAt = createdAt
    self.expiresAt = expiresAt
    self.state = state
    self.secondTrades = secondTrades
  }
}

/// What the shell must do in the same transaction as the change.
public enum PaymentEffect: Sendable, Hashable {
  case book(LedgerTransaction)
  /// Start the settle transaction, or give the money back when that cannot be.
  case settle
  /// Ask the provider to pay back.
  case payBack(Payment.Return)
  /// Ask the provider to pay back a second trade.
  case payBackSecond(SecondTrade)
  /// Tell the order service what goes back, or has gone back, without the buyer's asking.
  case tellOrder
  /// Tell the refund service that the provider has paid back.
  case tellRefundService(refund: Identifier)
}

extension Payment {
  /// The refund id used when an order cannot be settled: one for ever, so that no crash doubles it.
  public var automaticRefund: Identifier { id }

  /// The money that came in, if any.
  public var capture: Capture? {
    switch state {
    case .created, .closed: nil
    case .captured(let capture), .settling(let capture, _), .settled(let capture),
      .refundReserved(let capture, _, _), .returning(let capture, _), .refunded(let capture, _, _):
      capture
    }
  }

  /// What has been decided to go back to the buyer.
  public var returned: Return? {
    switch state {
    case .returning(_, let back), .refunded(_, let back, _): back
    case .created, .closed, .captured, .settling, .settled, .refundReserved: nil
    }
  }
}

// MARK: - The trade

extension Payment {
  /// The provider says that the buyer has paid `paid`. Repeats change nothing.
  /// - Parameter newRefund: a fresh id, for money that has to go back: another trade has paid already.
  public mutating func capture(
    _ paid: Money, providerTrade: String, newRefund: Identifier, at now: WallTime
  ) throws(PaymentRefusal) -> [PaymentEffect] {
    guard paid == amount else { throw .amountMismatch }
    let isLate: Bool
    switch state {
    case .created: isLate = false
    case .closed: isLate = true
    case .captured(let known), .settling(let known, _), .settled(let known),
      .refundReserved(let known, _, _), .returning(let known, _), .refunded(let known, _, _):
      guard known.providerTrade != providerTrade else { return [] }
      return try takeSecond(paid, providerTrade, refund: newRefund, at: now)
    }
    state = .captured(Capture(providerTrade: providerTrade, at: now, isLate: isLate))
    return [.book(.capture(payment: id, amount)), .settle]
  }

  /// The provider says that the trade is closed unpaid. Changes nothing once money came in.
  public mutating func closed() {
    if case .created = state { state = .closed }
  }
}

// MARK: - The settle transaction

extension Payment {
  /// Try: locks the captured money for `xid`. The same `xid` again changes nothing.
  public mutating func startSettling(xid: String) throws(PaymentRefusal) {
    switch state {
    case .captured(let capture): state = .settling(capture, xid: xid)
    case .settling(_, xid): break
    case .settling, .refundReserved: throw .anotherTransactionOpen
    case .created, .closed: throw .notCaptured
    case .settled: throw .alreadySettled
    case .returning, .refunded: throw .alreadyReturned
    }
  }

  /// Confirm: the sale is ours.
  public mutating func confirmSettled(xid: String) throws(PaymentRefusal) -> [PaymentEffect] {
    guard case .settling(let capture, xid) = state else { throw .notInThisTransaction }
    state = .settled(capture)
    return [.book(.settle(payment: id, amount))]
  }

  /// Cancel: captured as before; the initiator tries again or gives the money back.
  public mutating func cancelSettling(xid: String) throws(PaymentRefusal) {
    guard case .settling(let capture, xid) = state else { throw .notInThisTransaction }
    state = .captured(capture)
  }

  /// The order cannot be settled: everything goes back. Repeats change nothing.
  /// - Parameter reason: the code of the rule that said so.
  public mutating func giveBack(reason: String) throws(PaymentRefusal) -> [PaymentEffect] {
    switch state {
    case .captured(let capture):
      let back = Return(refund: automaticRefund, amount: amount, fee: .zero(amount.currency), reason: reason)
      state = .returning(capture, back)
      return [.book(.giveBack(payment: id, amount)), .payBack(back), .tellOrder]
    case .returning(_, let back) where !back.isAsked, .refunded(_, let back, _) where !back.isAsked:
      return []
    case .returning, .refunded: throw .alreadyReturned
    case .created, .closed: throw .notCaptured
    case .settling, .refundReserved: throw .anotherTransactionOpen
    case .settled: throw .alreadySettled
    }
  }
}

// MARK: - The refund transaction

extension Payment {
  /// Try: locks the settled money for `xid`. `amount` and `fee` must make up the whole payment.
  public mutating func reserveRefund(
    xid: String, refund: Identifier, amount back: Money, fee: Money
  ) throws(PaymentRefusal) {
    guard back.currency == amount.currency, fee.currency == amount.currency, back.minor > 0,
      fee.minor >= 0, back.minor <= amount.minor, amount.minor - back.minor == fee.minor
    else { throw .refundMismatch }
    switch state {
    case .settled(let capture):
      state = .refundReserved(
        capture, xid: xid, Return(refund: refund, amount: back, fee: fee, reason: nil))
    case .refundReserved(_, xid, let known):
      guard known.refund == refund, known.amount == back else { throw .refundMismatch }
    case .refundReserved, .settling: throw .anotherTransactionOpen
    case .created, .closed, .captured: throw .notSettled
    case .returning, .refunded: throw .alreadyReturned
    }
  }

  /// Confirm: the provider is asked to pay back.
  public mutating func confirmRefund(xid: String) throws(PaymentRefusal) -> [PaymentEffect] {
    guard case .refundReserved(let capture, xid, let back) = state else { throw .notInThisTransaction }
    state = .returning(capture, back)
    return [.book(.refund(back.refund, amount: back.amount, fee: back.fee)), .payBack(back)]
  }

  /// Cancel: settled as before.
  public mutating func cancelRefund(xid: String) throws(PaymentRefusal) {
    guard case .refundReserved(let capture, xid, _) = state else { throw .notInThisTransaction }
    state = .settled(capture)
  }

  /// The provider has paid back. Repeats change nothing.
  public mutating func paidBack(at now: WallTime) throws(PaymentRefusal) -> [PaymentEffect] {
    switch state {
    case .returning(let capture, let back):
      state = .refunded(capture, back, at: now)
      return back.isAsked ? [.tellRefundService(refund: back.refund)] : [.tellOrder]
    case .refunded: return []
    case .created, .closed, .captured, .settling, .settled, .refundReserved: throw .notReturning
    }
  }
}
