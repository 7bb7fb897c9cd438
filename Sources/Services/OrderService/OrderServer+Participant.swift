import Base
import Logging
public import Messages
import Orders
import Outbox
import Ports
public import RPCCore

/// The branches of global transactions that change orders: paying one, refunding one.
extension OrderServer {
  /// Locks the order for the transaction.
  public func `try`(
    _ request: TransactionV1.BranchRequest, _ call: ServerCall
  ) async throws -> TransactionV1.BranchResponse {
    try call.internalOnly()
    let work = try OrderBranch(request)
    _ = try await find(work.order)
    let now = loop.wallNow
    let deadline = WallTime(milliseconds: request.deadlineAtMs)
    try await store.write { tx in
      guard try Fence.enter(tx, work.branch, deadline: deadline, at: now) == .act else { return }
      try Self.change(work.order, tx) { row in
        switch work.action {
        case .pay(let payment): try row.order.startPaying(xid: work.branch.xid, payment: payment)
        case .refund(let refund): try row.order.startRefunding(xid: work.branch.xid, refund: refund)
        }
      }
    }
    announce([work.order])
    return TransactionV1.BranchResponse()
  }

  /// Makes the order paid and issues its tickets, or makes it refunded and its tickets void.
  public func confirm(
    _ request: TransactionV1.BranchRequest, _ call: ServerCall
  ) async throws -> TransactionV1.BranchResponse {
    try call.internalOnly()
    let work = try OrderBranch(request)
    try await alarming(work) {
      do {
        try await confirm(work)
      } catch OrderRefusal.notYetKnown {
        try await placesKnown(work)
        try await confirm(work)
      }
    }
    announce([work.order])
    return TransactionV1.BranchResponse()
  }

  private func confirm(_ work: OrderBranch) async throws {
    let now = loop.wallNow
    try await store.write { tx in
      let isOpen = self.configuration.planted.contains(.orderFenceDropped)
      guard try isOpen || Fence.confirm(tx, work.branch, at: now) == .act else { return }
      try Self.change(work.order, tx) { row in
        let effects: [OrderEffect]
        switch work.action {
        case .pay:
          // A re-grab may have taken other places than the order shows. Stock froze them before the
          // transaction was decided, so the journal tells of them within moments.
          let isHasty = self.configuration.planted.contains(.confirmBeforePlacesKnown)
          guard isHasty || row.saleXid == work.branch.xid else { throw OrderRefusal.notYetKnown }
          effects = try row.order.confirmPaid(xid: work.branch.xid, at: now)
        case .refund:
          effects = try row.order.confirmRefunded(xid: work.branch.xid, at: now)
        }
        try self.perform(effects, on: row.order, tx, at: now)
      }
    }
  }

  /// Unlocks the order. An order that cannot be has nothing to cancel.
  public func cancel(
    _ request: TransactionV1.BranchRequest, _ call: ServerCall
  ) async throws -> TransactionV1.BranchResponse {
    try call.internalOnly()
    guard let work = try Self.cancellable(request) else { return TransactionV1.BranchResponse() }
    let now = loop.wallNow
    try await alarming(work) {
      try await store.write { tx in
        guard try Fence.cancel(tx, work.branch, at: now) == .act else { return }
        try Self.change(work.order, tx) { row in
          switch work.action {
          case .pay:
            let effects = try row.order.cancelPaying(xid: work.branch.xid)
            try self.perform(effects, on: row.order, tx, at: now)
          case .refund:
            try row.order.cancelRefunding(xid: work.branch.xid)
          }
        }
      }
    }
    announce([work.order])
    return TransactionV1.BranchResponse()
  }

  private static func cancellable(_ request: TransactionV1.BranchRequest) throws -> OrderBranch? {
    do {
      return try OrderBranch(request)
    } catch OrderRefusal.notFound {
      return nil
    }
  }

  /// Waits a moment until the journal has told which places the transaction sells.
  private func placesKnown(_ work: OrderBranch) async throws {
    let (order, xid) = (work.order, work.branch.xid)
    let known = try await waiting(for: order, evenIfOld: true) { tx -> Bool? in
      try OrderBooks.find(tx, order)?.saleXid == xid ? true : nil
    }
    guard known == true else { throw OrderRefusal.notYetKnown }
  }

  private static func change(
    _ id: Identifier, _ tx: any SQLTransaction, _ body: (inout OrderBooks.Row) throws -> Void
  ) throws {
    guard var row = try OrderBooks.find(tx, id) else { throw OrderRefusal.notFound }
    try body(&row)
    try OrderBooks.update(tx, row.order)
  }

  /// A coordinator that contradicts itself is a bug of ours that money hangs on.
  private func alarming(_ work: OrderBranch, _ body: () async throws -> Void) async throws {
    do {
      try await body()
    } catch FenceRefusal.violation(let phase) {
      log.critical(
        "a transaction contradicts itself",
        metadata: ["xid": "\(work.branch.xid)", "order": "\(work.order)", "phase": "\(phase)"])
      throw FenceRefusal.violation(phase)
    }
  }
}

/// What a branch asks of an order.
struct OrderBranch: Sendable {
  enum Action: Sendable {
    case pay(payment: Identifier)
    case refund(refund: Identifier)
  }
  let branch: Fence.Branch
  let order: Identifier
  let action: Action

  /// Throws INVALID_ARGUMENT for the action of another participant and for names that are empty or
  /// too long, ORDER_NOT_FOUND for ids that cannot be.
  init(_ request: TransactionV1.BranchRequest) throws {
    let names = [request.xid, request.branchID]
    guard names.allSatisfy({ (1...OrderLimits.nameBytes).contains($0.utf8.count) }) else {
      throw RPCError(
        .invalidArgument, "xid and branch id have 1 to \(OrderLimits.nameBytes) bytes",
        reason: "BRANCH_INVALID")
    }
    branch = Fence.Branch(xid: request.xid, id: request.branchID)
    let orderText: String
    switch request.action?.action {
    case .payOrder(let pay)?:
      guard let payment = Identifier(pay.paymentID) else { throw OrderRefusal.notFound }
      orderText = pay.orderID
      action = .pay(payment: payment)
    case .refundOrder(let refund)?:
      guard let id = Identifier(refund.refundID) else { throw OrderRefusal.notFound }
      orderText = refund.orderID
      action = .refund(refund: id)
    default:
      throw RPCError(
        .invalidArgument, "an order is paid or refunded, nothing else", reason: "ACTION_NOT_MINE")
    }
    guard let order = Identifier(orderText) else { throw OrderRefusal.notFound }
    self.order = order
  }
}
