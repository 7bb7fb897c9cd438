public import Base

/// No, by a rule of payments. In the order in which they are checked.
public enum PaymentRefusal: String, Refusal, Hashable, CaseIterable {
  case noticeMalformed = "NOTICE_MALFORMED"
  case badSignature = "BAD_SIGNATURE"
  /// Unknown, or of somebody else's order: one answer for both.
  case notFound = "PAYMENT_NOT_FOUND"
  /// A callback about another merchant or another amount than ours.
  case amountMismatch = "AMOUNT_MISMATCH"
  /// More second trades than goes back by itself (`SecondTrade.limit`): told to a person.
  case paidTwice = "PAID_TWICE"
  case orderNotAwaitingPayment = "ORDER_NOT_AWAITING_PAYMENT"
  /// The provider takes no money in the order's currency.
  case currencyNotSold = "CURRENCY_NOT_SOLD"
  case providerUnreachable = "PROVIDER_UNREACHABLE"
  case providerRefused = "PROVIDER_REFUSED"
  case notCaptured = "PAYMENT_NOT_CAPTURED"
  case notSettled = "PAYMENT_NOT_SETTLED"
  case notReturning = "PAYMENT_NOT_RETURNING"
  case alreadySettled = "PAYMENT_ALREADY_SETTLED"
  case alreadyReturned = "PAYMENT_ALREADY_RETURNED"
  case refundMismatch = "REFUND_MISMATCH"
  case anotherTransactionOpen = "PAYMENT_BUSY"
  case notInThisTransaction = "PAYMENT_NOT_IN_TRANSACTION"

  public var reason: String { rawValue }

  public var kind: RefusalKind {
    switch self {
    case .noticeMalformed: .invalid
    case .badSignature: .unauthenticated
    case .notFound: .notFound
    case .providerUnreachable: .unavailable
    case .anotherTransactionOpen: .conflict
    case .amountMismatch, .paidTwice, .orderNotAwaitingPayment, .currencyNotSold, .providerRefused, .notCaptured,
      .notSettled, .notReturning, .alreadySettled, .alreadyReturned, .refundMismatch,
      .notInThisTransaction:
      .precondition
    }
  }

  public var explanation: String {
    switch self {
    case .noticeMalformed: "The callback is not a form with the fields of a trade notice."
    case .badSignature: "The callback's signature is not the provider's. Nothing was changed."
    case .notFound: "There is no such payment among yours. Open it first, or check the order id."
    case .amountMismatch: "The callback names another merchant or amount than the payment. Nothing was changed."
    case .paidTwice: "Too many trades were paid for this payment. An operator must look at it."
    case .orderNotAwaitingPayment: "The order is not awaiting payment any more. Look at its state."
    case .currencyNotSold:
      "Orders are paid in \(Currency.sold.map(\.code).joined(separator: ", ")) only; this one cannot be paid."
    case .providerUnreachable: "The payment provider did not answer. Ask again in a moment; nothing is paid twice."
    case .providerRefused: "The payment provider refused to open the trade. Hold new places to buy."
    case .notCaptured: "The payment has not been paid."
    case .notSettled: "The payment is not settled, so nothing of it can be refunded yet."
    case .notReturning: "No money is on its way back for this payment."
    case .alreadySettled: "The payment is settled."
    case .alreadyReturned: "The payment's money went back to the buyer."
    case .refundMismatch: "Refund and fee do not make up the payment."
    case .anotherTransactionOpen: "The payment is being settled or refunded right now. Try again in a moment."
    case .notInThisTransaction: "The payment is not part of this transaction in this phase."
    }
  }
}
