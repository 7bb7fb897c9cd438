internal import Base
internal import Messages
internal import RPCCore
internal import Transactions

/// Between messages and values: the one place that knows both.
extension TransactionV1.GlobalTransaction {
  init(_ transaction: GlobalTransaction) throws {
    self.init()
    xid = transaction.xid
    purpose = transaction.purpose
    begunAtMs = transaction.begunAt.milliseconds
    deadlineAtMs = transaction.deadline.milliseconds
    decidedAtMs = transaction.decision?.at.milliseconds ?? 0
    branches = try transaction.branches.map { try TransactionV1.Branch($0) }
    state =
      switch transaction.state {
      case .trying: .trying
      case .confirming: .confirming
      case .confirmed: .confirmed
      case .cancelling: .cancelling
      case .cancelled: .cancelled
      }
  }
}

extension TransactionV1.Branch {
  fileprivate init(_ branch: Branch) throws {
    self.init()
    branchID = branch.id
    service = branch.service
    action = try TransactionV1.BranchAction(serialized: branch.action)
    attempts = branch.attempts
    lastError = branch.lastError
    nextAttemptAtMs = branch.nextAttempt?.wall.milliseconds ?? 0
    state =
      switch branch.state {
      case .registered: .registered
      case .confirmed: .confirmed
      case .cancelled: .cancelled
      }
  }
}

extension Branch {
  /// A branch as its initiator names it; what else the message says is the coordinator's to know.
  init(_ message: TransactionV1.Branch) throws(TransactionRefusal) {
    guard let action = message.action, action.action != nil else {
      throw .invalid("the branch \(message.branchID) says not what to do")
    }
    self.init(id: message.branchID, service: message.service, action: action.serialized())
  }
}

extension GlobalTransaction.Answer {
  /// How a failed call is taken: a rule that says no must be looked at, anything else passes.
  init(_ error: RPCError) {
    let text = error.reason.isEmpty ? "\(error.code.name): \(error.message)" : "\(error.reason): \(error.message)"
    switch error.code {
    case .failedPrecondition, .invalidArgument, .notFound, .permissionDenied, .unimplemented, .alreadyExists,
      .outOfRange, .unauthenticated:
      self = .refused(text)
    case .ok, .cancelled, .unknown, .deadlineExceeded, .resourceExhausted, .aborted, .internal, .unavailable,
      .dataLoss:
      self = .failed(text)
    }
  }
}

/// Where a page of the list ended: `<milliseconds>.<xid>`.
struct TransactionPageToken {
  let begunAt: WallTime
  let xid: String

  /// Reads a token; an empty one is the first page.
  static func read(_ text: String) throws(RPCError) -> TransactionPageToken? {
    guard !text.isEmpty else { return nil }
    guard let dot = text.firstIndex(of: "."), let milliseconds = Int64(text[..<dot]) else {
      throw RPCError(
        .invalidArgument, "the page token is not one that a list gave", reason: "PAGE_TOKEN_INVALID")
    }
    let xid = String(text[text.index(after: dot)...])
    return TransactionPageToken(begunAt: WallTime(milliseconds: milliseconds), xid: xid)
  }

  var text: String { "\(begunAt.milliseconds).\(xid)" }
}
