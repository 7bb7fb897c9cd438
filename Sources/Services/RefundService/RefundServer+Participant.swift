internal import Base
internal import Logging
public import Messages
internal import Outbox
internal import Payments
internal import Ports
public import RPCCore

extension RefundServer: TransactionV1.ParticipantServiceProtocol {
  enum Phase: Sendable, Hashable { case `try`, confirm, cancel }

  /// Internal. Refused when the refund is decided or has failed.
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
  func takePart(_ request: TransactionV1.BranchRequest, _ phase: Phase) async throws {
    guard case .completeRefund(let complete) = request.action?.action, let id = Identifier(complete.refundID),
      (1...Limits.idBytes).contains(request.xid.utf8.count),
      (1...Limits.idBytes).contains(request.branchID.utf8.count)
    else {
      throw RPCError(.invalidArgument, "This is not a branch of a refund.", reason: "BRANCH_INVALID")
    }
    let branch = Fence.Branch(xid: request.xid, id: request.branchID)
    let deadline = WallTime(milliseconds: request.deadlineAtMs)
    let now = loop.wallNow
    let isOpen = planted.contains(.refundFenceDropped)
    do {
      try await change(
        id,
        guardedBy: { tx in
          if isOpen { return true }
          return switch phase {
          case .try: try Fence.enter(tx, branch, deadline: deadline, at: now) == .act
          case .confirm: try Fence.confirm(tx, branch, at: now) == .act
          case .cancel: try Fence.cancel(tx, branch, at: now) == .act
          }
        }
      ) { refund in
        switch phase {
        case .try: try refund.reserve(xid: branch.xid)
        case .confirm: try refund.confirm(xid: branch.xid)
        case .cancel: try refund.cancel(xid: branch.xid)
        }
      }
    } catch FenceRefusal.violation(let what) {
      log.error("a transaction contradicts itself", metadata: ["xid": "\(branch.xid)", "phase": "\(what)"])
      throw FenceRefusal.violation(what)
    }
  }
}
