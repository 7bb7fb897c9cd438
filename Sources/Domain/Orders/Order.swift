public import Base

/// One buyer's order: the life of a hold after the journal has told of it.
///
/// ```
///                        ┌────────── Cancel ──────────┐
///                        ▼                            │
///  (hold placed) ► awaiting payment ── Try ───────► paying ── Confirm ► paid ◄── Cancel ──┐
///                        │   ▲                        ▲ │                │                │
///              released, │   └── hold still there ────┼─┤                └─ Try ► refunding
///               expired  ▼                            │ │                             │
///                 cancelled, expired ── Try, expired only                    Confirm  ▼
///                        ▲                              │                         refunded
///                        └───── Cancel, hold gone ──────┘
/// ```
/// The journal has the last word on stock, the transaction on money. A settle transaction may open
/// before the journal's tail has brought the end of the hold: `paying` then remembers what the order
/// falls back to, and only a Confirm, which needs the places taken again, makes it `paid`.
public struct Order: Sendable, Hashable {
  public let id: Identifier
  public let user: Identifier
  public let performance: String
  public let lines: [OrderLine]
  public let amount: Money
  public let createdAt: WallTime
  /// When the unpaid hold ends.
  public let expiresAt: WallTime
  public private(set) var state: State

  /// How an unpaid order ended.
  public enum Ending: String, Sendable, Hashable, CaseIterable {
    /// The buyer gave the hold back.
    case cancelled
    /// The deadline passed, or the sale's transaction was rolled back.
    case expired
  }

  public enum State: Sendable, Hashable {
    /// The hold is active. Can become: paying, ended.
    case awaitingPayment
    /// A settle transaction is open. `fallback` is how the order ends when that is rolled back; nil
    /// while the hold is there. Can become: paid, awaitingPayment, ended.
    case paying(xid: String, payment: Identifier, fallback: Ending?)
    /// Can become: refunding.
    case paid(Payment)
    /// A refund transaction is open. Can become: refunded, paid.
    case refunding(Payment, xid: String, refund: Identifier)
    /// The end.
    case refunded(Payment, refund: Identifier, at: WallTime)
    /// Unpaid and over. An expired one can become: paying (the places are taken again).
    case ended(Ending)
  }

  /// What paid the order, and when.
  public struct Payment: Sendable, Hashable {
    public let id: Identifier
    public let at: WallTime

    public init(id: Identifier, at: WallTime) {
      self.id = id
      self.at = at
    }
  }

  /// A new order, from the journal's record of its hold.
  public init(
    id: Identifier, user: Identifier, performance: String, lines: [OrderLine], amount: Money,
    createdAt: WallTime, expiresAt: WallTime
  ) {
    self.init(
      id: id, user: user, performance: performance, lines: lines, amount: amount,
      createdAt: createdAt, expiresAt: expiresAt, state: .awaitingPayment)
  }

  /// An order as it was stored.
  public init(
    id: Identifier, user: Identifier, performance: String, lines: [OrderLine], amount: Money,
    createdAt: WallTime, expiresAt: WallTime, state: State
  ) {
    self.id = id
    self.user = user
    self.performance = performance
    self.lines = lines
    self.amount = amount
    self.createdAt = createdAt
    self.expiresAt = expiresAt
    self.state = state
  }
}

/// One place of an order.
public struct OrderLine: Sendable, Hashable {
  /// Empty for a general admission place.
  public let seat: String
  public let label: String
  public let ticketType: String
  public let price: Money

  public init(seat: String, label: String, ticketType: String, price: Money) {
    self.seat = seat
    self.label = label
    self.ticketType = ticketType
    self.price = price
  }
}

/// What the shell must do in the same transaction as the change.
public enum OrderEffect: Sendable, Hashable {
  /// Tell the payment service to close the trade, if one was opened.
  case closePayment
  /// Issue one ticket per place.
  case issueTickets
  /// Void every ticket of the order.
  case voidTickets
}

// MARK: - What the journal says

extension Order {
  /// The journal ended the hold. Never refused: the journal's word on stock is final, and repeats
  /// change nothing. A paid order has no hold to end; such a record is told about an earlier life
  /// of the hold (a tail that lags behind a transaction) and changes nothing.
  public mutating func holdEnded(_ ending: Ending) -> [OrderEffect] {
    switch state {
    case .awaitingPayment:
      state = .ended(ending)
      return [.closePayment]
    case .paying(let xid, let payment, fallback: nil):
      state = .paying(xid: xid, payment: payment, fallback: ending)
      return []
    case .paying, .paid, .refunding, .refunded, .ended:
      return []
    }
  }
}

// MARK: - The settle transaction

extension Order {
  /// Try: locks the order for `xid`. The same `xid` again changes nothing.
  public mutating func startPaying(xid: String, payment: Identifier) throws(OrderRefusal) {
    switch state {
    case .awaitingPayment:
      state = .paying(xid: xid, payment: payment, fallback: nil)
    case .ended(.expired):
      state = .paying(xid: xid, payment: payment, fallback: .expired)
    case .paying(xid, payment, _):
      break
    case .paying: throw .anotherTransactionOpen
    case .paid, .refunding: throw .alreadyPaid
    case .refunded: throw .alreadyRefunded
    case .ended(.cancelled): throw .cancelled
    }
  }

  /// Confirm: the places are sold to the buyer. The same `xid` again changes nothing.
  public mutating func confirmPaid(xid: String, at now: WallTime) throws(OrderRefusal) -> [OrderEffect] {
    guard case .paying(xid, let payment, _) = state else { throw .notInThisTransaction }
    state = .paid(Payment(id: payment, at: now))
    return [.issueTickets]
  }

  /// Cancel: back to what the journal last said about the hold.
  public mutating func cancelPaying(xid: String) throws(OrderRefusal) -> [OrderEffect] {
    guard case .paying(xid, _, let fallback) = state else { throw .notInThisTransaction }
    guard let ending = fallback else {
      state = .awaitingPayment
      return []
    }
    state = .ended(ending)
    return [.closePayment]
  }
}

// MARK: - The refund transaction

extension Order {
  /// Try: locks the paid order for `xid`. The same `xid` again changes nothing.
  public mutating func startRefunding(xid: String, refund: Identifier) throws(OrderRefusal) {
    switch state {
    case .paid(let payment):
      state = .refunding(payment, xid: xid, refund: refund)
    case .refunding(_, xid, refund):
      break
    case .refunding: throw .anotherTransactionOpen
    case .refunded: throw .alreadyRefunded
    case .awaitingPayment, .paying, .ended: throw .notPaid
    }
  }

  /// Confirm: the tickets are void and the places go back on sale.
  public mutating func confirmRefunded(xid: String, at now: WallTime) throws(OrderRefusal) -> [OrderEffect] {
    guard case .refunding(let payment, xid, let refund) = state else { throw .notInThisTransaction }
    state = .refunded(payment, refund: refund, at: now)
    return [.voidTickets]
  }

  /// Cancel: the order is paid as before.
  public mutating func cancelRefunding(xid: String) throws(OrderRefusal) {
    guard case .refunding(let payment, xid, _) = state else { throw .notInThisTransaction }
    state = .paid(payment)
  }
}

// MARK: - The buyer

extension Order {
  /// Whether the buyer may cancel now: true when there is a hold to give back, false when the
  /// order was cancelled already and nothing is left to do.
  public func mayCancel() throws(OrderRefusal) -> Bool {
    switch state {
    case .awaitingPayment: return true
    case .ended(.cancelled): return false
    case .ended(.expired): throw .expired
    case .paying: throw .anotherTransactionOpen
    case .paid, .refunding: throw .alreadyPaid
    case .refunded: throw .alreadyRefunded
    }
  }
}
