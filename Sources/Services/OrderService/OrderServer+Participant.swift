import Base
import Messages
import Orders
import Outbox
import Ports
import RPCCore

/// The branches of global transactions that change orders: paying one, refunding one.
extension OrderServer {
  func takePart(_ step: BranchStep) async throws {
    switch step.phase {
    case .try: try await lock(step)
    case .confirm: try await confirm(step)
    case .cancel: try await unlock(step)
    }
  }

  /// Try: locks the order for the transaction.
  private func lock(_ step: BranchStep) async throws {
    let work = try OrderBranch(step)
    _ = try await find(work.order)
    let now = loop.wallNow
    try await store.write { tx in
      guard try step.isFirst(tx, at: now) else { return }
      try Self.change(work.order, tx) { row in
        switch work.action {
        case .pay(let payment): try row.order.startPaying(xid: step.branch.xid, payment: payment)
        case .refund(let refund): try row.order.startRefunding(xid: step.branch.xid, refund: refund)
        }
      }
    }
    announce([work.order])
  }

  /// Confirm: makes the order paid and issues its tickets, or makes it refunded and its tickets void.
  private func confirm(_ step: BranchStep) async throws {
    let work = try OrderBranch(step)
    do {
      try await confirm(step, work)
    } catch OrderRefusal.notYetKnown {
      try await placesKnown(step, work)
      try await confirm(step, work)
    }
    announce([work.order])
  }

  private func confirm(_ step: BranchStep, _ work: OrderBranch) async throws {
    let now = loop.wallNow
    let xid = step.branch.xid
    try await store.write { tx in
      let isOpen = self.configuration.planted.contains(.orderFenceDropped)
      guard try isOpen || step.isFirst(tx, at: now) else { return }
      try Self.change(work.order, tx) { row in
        let effects: [OrderEffect]
        switch work.action {
        case .pay:
          // A re-grab may have taken other places than the order shows. Stock froze them before the
          // transaction was decided, so the journal tells of them within moments.
          let isHasty = self.configuration.planted.contains(.confirmBeforePlacesKnown)
          guard isHasty || row.saleXid == xid else { throw OrderRefusal.notYetKnown }
          effects = try row.order.confirmPaid(xid: xid, at: now)
        case .refund:
          effects = try row.order.confirmRefunded(xid: xid, at: now)
        }
        try self.perform(effects, on: row.order, tx, at: now)
      }
    }
  }

  /// Cancel: unlocks the order. An order that cannot be has nothing to cancel.
  private func unlock(_ step: BranchStep) async throws {
    guard let work = try Self.cancellable(step) else { return }
    let now = loop.wallNow
    let xid = step.branch.xid
    try await store.write { tx in
      guard try step.isFirst(tx, at: now) else { return }
      try Self.change(work.order, tx) { row in
        switch work.action {
        case .pay:
          let effects = try row.order.cancelPaying(xid: xid)
          try self.perform(effects, on: row.order, tx, at: now)
        case .refund:
          try row.order.cancelRefunding(xid: xid)
        }
      }
    }
    announce([work.order])
  }

  private static func cancellable(_ step: BranchStep) throws -> OrderBranch? {
    do {
      return try OrderBranch(step)
    } catch OrderRefusal.notFound {
      return nil
    }
  }

  /// Waits a moment until the journal has told which places the transaction sells.
  private func placesKnown(_ step: BranchStep, _ work: OrderBranch) async throws {
    let (order, xid) = (work.order, step.branch.xid)
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
}

/// What a branch asks of an order.
struct OrderBranch: Sendable {
  enum Action: Sendable {
    case pay(payment: Identifier)
    case refund(refund: Identifier)
  }
  let order: Identifier
  let action: Action

  /// Throws INVALID_ARGUMENT for the action of another participant, ORDER_NOT_FOUND for ids that
  /// cannot be.
  init(_ step: BranchStep) throws {
    let orderText: String
    switch step.action?.action {
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
