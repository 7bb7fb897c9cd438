public import Base

/// A refund that a buyer asked for.
///
/// ```
///  requested ◄─ Cancel ── reserved        (Try: requested ► reserved)
///      │                     │ Confirm
///      │                     ▼
///      │                 processing ── provider has paid back ► succeeded
///      └─ the transaction was refused ► failed
/// ```
public struct Refund: Sendable, Hashable {
  public let id: Identifier
  public let order: Identifier
  public let payment: Identifier
  public let user: Identifier
  public let performance: String
  /// What goes back to the buyer.
  public let amount: Money
  /// What is kept.
  public let fee: Money
  /// The buyer's words.
  public let reason: String
  public let requestedAt: WallTime
  public private(set) var state: State

  public enum State: Sendable, Hashable {
    /// Can become: reserved, failed.
    case requested
    /// A refund transaction is open. Can become: processing, requested, succeeded (the provider
    /// was faster than the Confirm of this branch).
    case reserved(xid: String)
    /// The transaction is decided, the provider is asked. Can become: succeeded.
    case processing
    /// The end.
    case succeeded(at: WallTime)
    /// The end: the transaction was refused for the given reason; the order is as it was.
    case failed(reason: String)
  }

  /// A refund as it was stored; a new one is `requested`.
  public init(
    id: Identifier, order: Identifier, payment: Identifier, user: Identifier, performance: String,
    amount: Money, fee: Money, reason: String, requestedAt: WallTime, state: State = .requested
  ) {
    precondition(amount.minor > 0 && fee.minor >= 0, "something goes back, nothing negative is kept")
    self.id = id
    self.order = order
    self.payment = payment
    self.user = user
    self.performance = performance
    self.amount = amount
    self.fee = fee
    self.reason = reason
    self.requestedAt = requestedAt
    self.state = state
  }

  /// Whether another refund of the same order must wait for the end of this one.
  public var isOpenOrDone: Bool {
    if case .failed = state { false } else { true }
  }

  /// Try: locks the refund for `xid`. The same `xid` again changes nothing.
  public mutating func reserve(xid: String) throws(RefundRefusal) {
    switch state {
    case .requested: state = .reserved(xid: xid)
    case .reserved(xid): break
    case .reserved: throw .anotherTransactionOpen
    case .processing, .succeeded: throw .alreadyDecided
    case .failed: throw .failed
    }
  }

  /// Confirm: the money is on its way. The provider may have been faster.
  public mutating func confirm(xid: String) throws(RefundRefusal) {
    switch state {
    case .reserved(xid): state = .processing
    case .succeeded: break
    case .requested, .reserved, .processing, .failed: throw .notInThisTransaction
    }
  }

  /// Cancel: requested as before; the initiator tries again or gives up.
  public mutating func cancel(xid: String) throws(RefundRefusal) {
    guard case .reserved(xid) = state else { throw .notInThisTransaction }
    state = .requested
  }

  /// The transaction was refused by a rule. Repeats change nothing.
  public mutating func fail(reason: String) throws(RefundRefusal) {
    switch state {
    case .requested: state = .failed(reason: reason)
    case .failed: break
    case .reserved: throw .anotherTransactionOpen
    case .processing, .succeeded: throw .alreadyDecided
    }
  }

  /// The provider has paid back, which it does only after a decided Confirm. Repeats change nothing.
  public mutating func settled(at now: WallTime) throws(RefundRefusal) {
    switch state {
    case .reserved, .processing: state = .succeeded(at: now)
    case .succeeded: break
    case .requested, .failed: throw .notInThisTransaction
    }
  }
}

/// No, by a rule of refunds. In the order in which they are checked.
public enum RefundRefusal: String, Refusal, Hashable, CaseIterable {
  case reasonTooLong = "REFUND_REASON_TOO_LONG"
  case notFound = "REFUND_NOT_FOUND"
  case orderNotPaid = "ORDER_NOT_PAID"
  /// Less than 24 hours before the performance.
  case tooLate = "REFUND_TOO_LATE"
  case anotherTransactionOpen = "REFUND_BUSY"
  case alreadyDecided = "REFUND_ALREADY_DECIDED"
  case failed = "REFUND_FAILED"
  case notInThisTransaction = "REFUND_NOT_IN_TRANSACTION"

  public var reason: String { rawValue }

  public var kind: RefusalKind {
    switch self {
    case .reasonTooLong: .invalid
    case .notFound: .notFound
    case .anotherTransactionOpen: .conflict
    case .orderNotPaid, .tooLate, .alreadyDecided, .failed, .notInThisTransaction: .precondition
    }
  }

  public var explanation: String {
    switch self {
    case .reasonTooLong: "The reason is longer than 500 characters. Shorten it."
    case .notFound: "There is no such refund among yours. Check the refund id."
    case .orderNotPaid: "The order is not paid, so there is nothing to refund."
    case .tooLate: "Refunds end 24 hours before the performance."
    case .anotherTransactionOpen: "The refund is being decided right now. Try again in a moment."
    case .alreadyDecided: "The refund is decided and cannot be undone."
    case .failed: "The refund has failed. Ask for a new one."
    case .notInThisTransaction: "The refund is not part of this transaction in this phase."
    }
  }
}
