public import Base

/// No, by a rule of orders. In the order in which they are checked.
public enum OrderRefusal: String, Refusal, Hashable, CaseIterable {
  /// Unknown, or somebody else's: one answer for both.
  case notFound = "ORDER_NOT_FOUND"
  /// The journal has not yet told of this order; it may within moments.
  case notYetKnown = "ORDER_NOT_YET_KNOWN"
  case cancelled = "ORDER_CANCELLED"
  case expired = "ORDER_EXPIRED"
  case notPaid = "ORDER_NOT_PAID"
  case alreadyPaid = "ORDER_ALREADY_PAID"
  case alreadyRefunded = "ORDER_ALREADY_REFUNDED"
  /// A payment or refund of this order is being decided right now.
  case anotherTransactionOpen = "ORDER_BUSY"
  /// Another order's ticket for one of the seats is not void yet; it will be within moments.
  case seatStillTicketed = "SEAT_STILL_TICKETED"
  /// A Confirm or Cancel of a transaction that holds no lock on this order.
  case notInThisTransaction = "ORDER_NOT_IN_TRANSACTION"

  public var reason: String { rawValue }

  public var kind: RefusalKind {
    switch self {
    case .notFound: .notFound
    case .notYetKnown: .unavailable
    case .anotherTransactionOpen, .seatStillTicketed: .conflict
    case .cancelled, .expired, .notPaid, .alreadyPaid, .alreadyRefunded, .notInThisTransaction: .precondition
    }
  }

  public var explanation: String {
    switch self {
    case .notFound: "There is no such order among yours. Check the order id."
    case .notYetKnown: "The order was made a moment ago and is not listed yet. Try again in a second."
    case .cancelled: "The order was cancelled and its places are free again. Hold new places to buy."
    case .expired: "The order was not paid in time and its places are free again. Hold new places to buy."
    case .notPaid: "The order is not paid, so there is nothing to give back. Pay it first."
    case .alreadyPaid: "The order is paid. Ask for a refund to give the tickets back."
    case .alreadyRefunded: "The order was refunded and is over. Hold new places to buy again."
    case .anotherTransactionOpen: "A payment or refund of this order is being settled. Try again in a moment."
    case .seatStillTicketed: "The ticket of a refunded order for this seat is being made void. Try again in a moment."
    case .notInThisTransaction: "The order is not part of this transaction in this phase."
    }
  }
}
