public import Base
public import Logging
public import Messages
public import Ports
public import RPCCore

/// One phase of one branch, as its coordinator or initiator asks for it.
public struct BranchStep: Sendable {
  /// What the step is of the transaction's two phases.
  public enum Phase: String, Sendable, Hashable { case `try`, confirm, cancel }

  /// Named limits of a step.
  public enum Limits {
    /// Longest xid or branch id, in UTF-8: what a coordinator takes.
    public static let nameBytes = 64
  }

  public let phase: Phase
  /// Whose turn it is.
  public let branch: Fence.Branch
  /// When the transaction is rolled back if it is undecided.
  public let deadline: WallTime
  /// What is asked; the participant's to judge.
  public let action: TransactionV1.BranchAction?

  /// Throws INVALID_ARGUMENT for names that are empty or too long.
  public init(_ phase: Phase, _ request: TransactionV1.BranchRequest) throws(RPCError) {
    for name in [request.xid, request.branchID] {
      guard (1...Limits.nameBytes).contains(name.utf8.count) else {
        throw Self.invalid("xid and branch id have 1 to \(Limits.nameBytes) bytes")
      }
    }
    self.phase = phase
    branch = Fence.Branch(xid: request.xid, id: request.branchID)
    deadline = WallTime(milliseconds: request.deadlineAtMs)
    action = request.action
  }

  /// The answer to a branch that cannot be anybody's.
  public static func invalid(_ words: String) -> RPCError {
    RPCError(.invalidArgument, words, reason: "BRANCH_INVALID")
  }

  /// Passes the fence in the open transaction of the change: whether the change is to be made.
  /// Throws `FenceRefusal`.
  public func isFirst(_ tx: any SQLTransaction, at now: WallTime) throws -> Bool {
    switch phase {
    case .try: try Fence.enter(tx, branch, deadline: deadline, at: now) == .act
    case .confirm: try Fence.confirm(tx, branch, deadline: deadline, at: now) == .act
    case .cancel: try Fence.cancel(tx, branch, at: now) == .act
    }
  }
}

/// Answers ParticipantService for a service whose state is rows behind a `Fence`.
///
/// Try may be refused by a rule; Confirm cannot fail after a Try, but for the store; Cancel is right
/// also when no Try ever came. All three any number of times, and only for services.
public struct RowParticipant: TransactionV1.ParticipantServiceProtocol {
  /// Takes part in one step: fence and change in one write.
  public typealias Part = @Sendable (BranchStep) async throws -> Void

  private let log: Logger
  private let takePart: Part

  /// - Parameter takePart: called for every step whose names are right.
  public init(log: Logger, takePart: @escaping Part) {
    self.log = log
    self.takePart = takePart
  }

  /// Internal. May be refused by a rule.
  public func `try`(
    _ request: TransactionV1.BranchRequest, _ call: ServerCall
  ) async throws -> TransactionV1.BranchResponse {
    try await answer(.try, request, call)
  }

  /// Internal. Cannot fail after a Try, but for the store.
  public func confirm(
    _ request: TransactionV1.BranchRequest, _ call: ServerCall
  ) async throws -> TransactionV1.BranchResponse {
    try await answer(.confirm, request, call)
  }

  /// Internal. Right also when no Try ever came.
  public func cancel(
    _ request: TransactionV1.BranchRequest, _ call: ServerCall
  ) async throws -> TransactionV1.BranchResponse {
    try await answer(.cancel, request, call)
  }

  private func answer(
    _ phase: BranchStep.Phase, _ request: TransactionV1.BranchRequest, _ call: ServerCall
  ) async throws -> TransactionV1.BranchResponse {
    try call.internalOnly()
    let step = try BranchStep(phase, request)
    do {
      try await takePart(step)
    } catch FenceRefusal.violation(let what) {
      // A coordinator that contradicts itself is a bug of ours that money hangs on.
      log.critical(
        "a transaction contradicts itself",
        metadata: ["xid": "\(step.branch.xid)", "branch": "\(step.branch.id)", "phase": "\(what)"])
      throw FenceRefusal.violation(what)
    }
    return TransactionV1.BranchResponse()
  }
}
