internal import Base
internal import Messages
internal import Payments
internal import Ports

extension PaymentV1.Payment {
  /// A payment as buyers see it: open transactions are not told.
  init(_ row: PaymentRow, _ qrCodes: any QRCodeMaker) {
    let payment = row.payment
    self.init(
      paymentID: payment.id.description, orderID: payment.order.description,
      state: PaymentV1.PaymentState(payment.state), amountMinor: payment.amount.minor,
      currency: payment.amount.currency.code, qrContent: row.qrContent ?? "",
      qrSVG: row.qrContent.flatMap { qrCodes.modules(of: $0)?.svg } ?? "",
      refundedMinor: payment.returned?.amount.minor ?? 0, createdAt: payment.createdAt,
      capturedAt: payment.capture?.at,
      automaticRefunds: payment.automaticRefunds.map { PaymentV1.AutomaticRefund($0) })
  }
}

extension PaymentV1.AutomaticRefund {
  init(_ refund: AutomaticRefund) {
    self.init(
      refundID: refund.refund.description, reason: refund.reason, amountMinor: refund.amount.minor,
      currency: refund.amount.currency.code, state: refund.returnedAt == nil ? .refunding : .refunded,
      refundedAt: refund.returnedAt)
  }
}

extension PaymentV1.PaymentState {
  init(_ state: Payment.State) {
    switch state {
    case .created: self = .created
    case .closed: self = .closed
    case .captured, .settling: self = .captured
    case .settled, .refundReserved: self = .settled
    case .returning: self = .refunding
    case .refunded: self = .refunded
    }
  }
}
