internal import Base
internal import Messages
internal import Outbox
internal import Payments

extension RefundServer {
  /// One phase of one branch, behind the fence: fence row and change are one write.
  func takePart(_ step: BranchStep) async throws {
    guard case .completeRefund(let complete) = step.action?.action, let id = Identifier(complete.refundID) else {
      throw BranchStep.invalid("This is not a branch of a refund.")
    }
    let now = loop.wallNow
    let isOpen = planted.contains(.refundFenceDropped)
    try await change(id, guardedBy: { tx in try isOpen || step.isFirst(tx, at: now) }) { refund in
      switch step.phase {
      case .try: try refund.reserve(xid: step.branch.xid)
      case .confirm: try refund.confirm(xid: step.branch.xid)
      case .cancel: try refund.cancel(xid: step.branch.xid)
      }
    }
  }
}
