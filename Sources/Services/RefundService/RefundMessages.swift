internal import Base
internal import Messages
internal import Payments

extension RefundV1.Refund {
  /// A refund as buyers see it. `reason` is the buyer's own, or why it failed.
  init(_ refund: Refund) {
    var settledAt: WallTime?
    var reason = refund.reason
    let state: RefundV1.RefundState
    switch refund.state {
    case .requested, .reserved: state = .requested
    case .processing: state = .processing
    case .succeeded(let at):
      state = .succeeded
      settledAt = at
    case .failed(let why):
      state = .failed
      reason = why
    }
    self.init(
      refundID: refund.id.description, orderID: refund.order.description, state: state,
      amountMinor: refund.amount.minor, feeMinor: refund.fee.minor, currency: refund.amount.currency.code,
      reason: reason, requestedAt: refund.requestedAt, settledAt: settledAt)
  }
}
