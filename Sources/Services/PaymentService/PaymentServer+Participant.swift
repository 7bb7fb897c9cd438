internal import Base
internal import Messages
internal import Outbox
internal import Payments

/// What a payment does in a global transaction.
enum PaymentPart: Sendable, Hashable {
  case settle(Identifier)
  case refund(Identifier, refund: Identifier, amountMinor: Int64, feeMinor: Int64)

  /// Nil for an action that is not a payment's, or that names no ids.
  init?(_ action: TransactionV1.BranchAction?) {
    switch action?.action {
    case .settlePayment(let settle):
      guard let id = Identifier(settle.paymentID) else { return nil }
      self = .settle(id)
    case .refundPayment(let back):
      guard let id = Identifier(back.paymentID), let refund = Identifier(back.refundID) else { return nil }
      self = .refund(id, refund: refund, amountMinor: back.amountMinor, feeMinor: back.feeMinor)
    case .sellHold, .payOrder, .returnTickets, .refundOrder, .completeRefund, nil: return nil
    }
  }

  var payment: Identifier {
    switch self {
    case .settle(let id), .refund(let id, _, _, _): id
    }
  }

  func run(_ phase: BranchStep.Phase, xid: String, on payment: inout Payment) throws(PaymentRefusal) -> [PaymentEffect] {
    switch (self, phase) {
    case (.settle, .try): try payment.startSettling(xid: xid)
    case (.settle, .confirm): return try payment.confirmSettled(xid: xid)
    case (.settle, .cancel): try payment.cancelSettling(xid: xid)
    case (.refund(_, let refund, let amount, let fee), .try):
      let currency = payment.amount.currency
      try payment.reserveRefund(
        xid: xid, refund: refund, amount: Money(minor: amount, currency), fee: Money(minor: fee, currency))
    case (.refund, .confirm): return try payment.confirmRefund(xid: xid)
    case (.refund, .cancel): try payment.cancelRefund(xid: xid)
    }
    return []
  }
}

extension PaymentServer {
  /// One phase of one branch, behind the fence: fence row and change are one write.
  func takePart(_ step: BranchStep) async throws {
    guard let part = PaymentPart(step.action) else {
      throw BranchStep.invalid("This is not a branch of a payment.")
    }
    let now = loop.wallNow
    try await change(part.payment, guardedBy: { tx in try step.isFirst(tx, at: now) }) { row in
      try part.run(step.phase, xid: step.branch.xid, on: &row.payment)
    }
  }
}
