public import Base
public import Messages
public import RPCCore

/// A TCC participant in memory with a fence, which says no when it is told to.
public actor TestParticipant: TransactionV1.ParticipantServiceProtocol {
  private enum State { case tried, confirmed, cancelled, suspended }

  nonisolated let loop: any Loop
  /// The loop: everything here runs on it.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  private let mayTry: @Sendable (TransactionV1.BranchRequest) throws -> Void
  private var branches: [String: State] = [:]
  /// The actions that were confirmed, in order: what really happened.
  public private(set) var confirmed: [TransactionV1.BranchAction] = []
  /// The actions whose Try was undone.
  public private(set) var cancelled: [TransactionV1.BranchAction] = []
  /// How often Try was called.
  public private(set) var tries = 0
  /// Confirm after Cancel, Cancel after Confirm, Confirm without Try.
  public private(set) var violations = 0

  /// - Parameter mayTry: throws to refuse a Try.
  public init(
    loop: any Loop, mayTry: @escaping @Sendable (TransactionV1.BranchRequest) throws -> Void = { _ in }
  ) {
    self.loop = loop
    self.mayTry = mayTry
  }

  /// Branches that were tried and not told the end.
  public var open: Int { branches.values.count { $0 == .tried } }

  public func `try`(
    _ request: TransactionV1.BranchRequest, _ call: ServerCall
  ) async throws -> TransactionV1.BranchResponse {
    try call.internalOnly()
    tries += 1
    let name = request.xid + "/" + request.branchID
    switch branches[name] {
    case .tried, .confirmed: break
    case .cancelled, .suspended:
      throw RPCError(.failedPrecondition, "cancelled before", reason: "BRANCH_CANCELLED")
    case nil:
      guard loop.wallNow.milliseconds <= request.deadlineAtMs else {
        throw RPCError(.failedPrecondition, "too late", reason: "BRANCH_TOO_LATE")
      }
      try mayTry(request)
      branches[name] = .tried
    }
    return TransactionV1.BranchResponse()
  }

  public func confirm(
    _ request: TransactionV1.BranchRequest, _ call: ServerCall
  ) async throws -> TransactionV1.BranchResponse {
    try call.internalOnly()
    let name = request.xid + "/" + request.branchID
    switch branches[name] {
    case .confirmed: break
    case .tried:
      branches[name] = .confirmed
      if let action = request.action { confirmed.append(action) }
    case .cancelled, .suspended, nil: throw violation()
    }
    return TransactionV1.BranchResponse()
  }

  public func cancel(
    _ request: TransactionV1.BranchRequest, _ call: ServerCall
  ) async throws -> TransactionV1.BranchResponse {
    try call.internalOnly()
    let name = request.xid + "/" + request.branchID
    switch branches[name] {
    case .cancelled, .suspended: break
    case .tried:
      branches[name] = .cancelled
      if let action = request.action { cancelled.append(action) }
    case nil: branches[name] = .suspended
    case .confirmed: throw violation()
    }
    return TransactionV1.BranchResponse()
  }

  private func violation() -> RPCError {
    violations += 1
    return RPCError(.failedPrecondition, "contradiction", reason: "BRANCH_VIOLATION")
  }
}
