internal import Base
internal import Logging
public import Messages
internal import Outbox
internal import Payments
internal import Ports
public import RPCCore

/// What a payment does in a global transaction.
enum PaymentPart: Sendable, Hashable {
  case settle(Identifier)
  case refund(Identifier, refund: Identifier, amountMinor: Int64, feeMinor: Int64)

  enum Phase: Sendable, Hashable { case `try`, confirm, cancel }

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

  func run(_ phase: Phase, xid: String, on payment: inout Payment) throws(PaymentRefusal) -> [PaymentEffect] {
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

extension PaymentServer: TransactionV1.ParticipantServiceProtocol {
  /// Internal. Refused when the payment is not in the state the action needs.
  public func `try`(
    _ request: TransactionV1.BranchRequest, _ call: ServerCall
  ) async throws -> TransactionV1.BranchResponse {
    try call.internalOnly()
    try await takePart(request, .try)
    return TransactionV1.BranchResponse()
  }

  /// Internal. Cannot fail after a Try, but for the store.
  public func confirm(
    _ request: TransactionV1.BranchRequest, _ call: ServerCall
  ) async throws -> TransactionV1.BranchResponse {
    try call.internalOnly()
    try await takePart(request, .confirm)
    return TransactionV1.BranchResponse()
  }

  /// Internal. Right also when no Try ever came.
  public func cancel(
    _ request: TransactionV1.BranchRequest, _ call: ServerCall
  ) async throws -> TransactionV1.BranchResponse {
    try call.internalOnly()
    try await takePart(request, .cancel)
    return TransactionV1.BranchResponse()
  }

  /// One phase of one branch, behind the fence: fence row and change are one write.
  func takePart(_ request: TransactionV1.BranchRequest, _ phase: PaymentPart.Phase) async throws {
    guard let part = PaymentPart(request.action), (1...Limits.idBytes).contains(request.xid.utf8.count),
      (1...Limits.idBytes).contains(request.branchID.utf8.count)
    else {
      throw RPCError(.invalidArgument, "This is not a branch of a payment.", reason: "BRANCH_INVALID")
    }
    let branch = Fence.Branch(xid: request.xid, id: request.branchID)
    let deadline = WallTime(milliseconds: request.deadlineAtMs)
    let now = loop.wallNow
    do {
      try await change(
        part.payment,
        guardedBy: { tx in
          switch phase {
          case .try: try Fence.enter(tx, branch, deadline: deadline, at: now) == .act
          case .confirm: try Fence.confirm(tx, branch, at: now) == .act
          case .cancel: try Fence.cancel(tx, branch, at: now) == .act
          }
        }
      ) { row in try part.run(phase, xid: branch.xid, on: &row.payment) }
    } catch FenceRefusal.violation(let what) {
      log.error("a transaction contradicts itself", metadata: ["xid": "\(branch.xid)", "phase": "\(what)"])
      throw FenceRefusal.violation(what)
    }
  }
}
