import Base
import Inventory
import Logging
public import Messages
public import RPCCore

/// The branches of global transactions that change stock: selling a hold, taking tickets back.
extension InventoryServer {
  public nonisolated func `try`(
    _ request: TransactionV1.BranchRequest, _ call: ServerCall
  ) async throws -> TransactionV1.BranchResponse {
    try call.internalOnly()
    let work = try StockBranch(request)
    let deadline = WallTime(milliseconds: request.deadlineAtMs)
    return try await step { server in
      let now = server.loop.wallNow
      return server.decide(try server.desk(work.performance)) { segment throws(SegmentRefusal) in
        let records =
          switch work.action {
          case .sell(let regrab):
            try segment.trySell(
              work.order, regrab: regrab, branch: work.branch, deadline: deadline, at: now)
          case .takeBack:
            try segment.tryReturn(work.order, branch: work.branch, deadline: deadline, at: now)
          }
        return (records, TransactionV1.BranchResponse())
      }
    }.answer()
  }

  public nonisolated func confirm(
    _ request: TransactionV1.BranchRequest, _ call: ServerCall
  ) async throws -> TransactionV1.BranchResponse {
    try call.internalOnly()
    let work = try StockBranch(request)
    return try await alarming(work) {
      try await step { server in
        let now = server.loop.wallNow
        return server.decide(try server.desk(work.performance)) { segment throws(SegmentRefusal) in
          (try segment.confirm(work.branch, at: now), TransactionV1.BranchResponse())
        }
      }.answer()
    }
  }

  /// What cannot be tried has nothing to cancel: a performance that was never opened and an order
  /// that cannot be refuse a Try that comes late as well.
  public nonisolated func cancel(
    _ request: TransactionV1.BranchRequest, _ call: ServerCall
  ) async throws -> TransactionV1.BranchResponse {
    try call.internalOnly()
    do {
      let work = try StockBranch(request)
      return try await alarming(work) {
        try await step { server in
          let now = server.loop.wallNow
          return server.decide(try server.desk(work.performance)) { segment throws(SegmentRefusal) in
            guard segment.stock != nil else { throw .notOnSale }
            let records = try segment.cancel(work.branch, order: work.order, at: now)
            return (records, TransactionV1.BranchResponse())
          }
        }.answer()
      }
    } catch SegmentRefusal.notOnSale, SegmentRefusal.holdNotFound {
      return TransactionV1.BranchResponse()
    }
  }

  /// A coordinator that contradicts itself is a bug of ours that money hangs on.
  private nonisolated func alarming<Answer: Sendable>(
    _ work: StockBranch, _ body: () async throws -> Answer
  ) async throws -> Answer {
    do {
      return try await body()
    } catch SegmentRefusal.protocolViolation(let what) {
      log.critical(
        "a transaction contradicts itself",
        metadata: ["xid": "\(work.branch.xid)", "order": "\(work.order)", "what": "\(what)"])
      throw SegmentRefusal.protocolViolation(what)
    }
  }
}

/// What a branch asks of stock.
struct StockBranch: Sendable {
  enum Action: Sendable {
    case sell(regrab: Bool)
    case takeBack
  }
  let branch: Branch
  let performance: String
  let order: Identifier
  let action: Action

  /// Throws INVALID_ARGUMENT for the action of another participant and for names that are empty or
  /// too long, HOLD_NOT_FOUND for an order that cannot be.
  init(_ request: TransactionV1.BranchRequest) throws {
    let names = [request.xid, request.branchID]
    guard names.allSatisfy({ (1...InventoryLimits.nameBytes).contains($0.utf8.count) }) else {
      throw RPCError(
        .invalidArgument, "xid and branch id have 1 to \(InventoryLimits.nameBytes) bytes",
        reason: "BRANCH_INVALID")
    }
    branch = Branch(xid: request.xid, id: request.branchID)
    let orderText: String
    switch request.action?.action {
    case .sellHold(let sell)?:
      (performance, orderText) = (sell.performanceID, sell.orderID)
      action = .sell(regrab: sell.regrab)
    case .returnTickets(let tickets)?:
      (performance, orderText) = (tickets.performanceID, tickets.orderID)
      action = .takeBack
    default:
      throw RPCError(
        .invalidArgument, "stock sells holds and takes tickets back, nothing else",
        reason: "ACTION_NOT_MINE")
    }
    guard let order = Identifier(orderText) else { throw SegmentRefusal.holdNotFound }
    self.order = order
  }
}
