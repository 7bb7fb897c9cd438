public import Base
public import Messages
public import RPCCore

/// A TCC coordinator in memory, for the tests of services that begin transactions or take part in
/// them: one decision per xid, time-outs roll back, phase two is repeated until it is done.
public actor TestCoordinator: TransactionV1.TransactionServiceProtocol {
  nonisolated let loop: any Loop
  /// The loop: everything here runs on it.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  private let participants: [String: any Channel]
  private var known: [String: TransactionV1.GlobalTransaction] = [:]

  /// - Parameter participants: by registry name.
  public init(loop: any Loop, participants: [String: any Channel]) {
    self.loop = loop
    self.participants = participants
  }

  /// Every transaction that was begun, by xid.
  public var transactions: [TransactionV1.GlobalTransaction] {
    known.values.sorted { $0.xid < $1.xid }
  }

  /// Those that are not at their end.
  public var open: [TransactionV1.GlobalTransaction] {
    transactions.filter { $0.state != .confirmed && $0.state != .cancelled }
  }

  public func begin(
    _ request: TransactionV1.BeginRequest, _ call: ServerCall
  ) async throws -> TransactionV1.GlobalTransaction {
    if let transaction = known[request.xid] {
      guard transaction.branches.map(\.action) == request.branches.map(\.action) else {
        throw RPCError(.alreadyExists, "begun with other branches", reason: "TRANSACTION_CONTENT_DIFFERS")
      }
      return transaction
    }
    let now = loop.wallNow
    let timeout = Duration.milliseconds(Int64(request.timeoutMs))
    let transaction = TransactionV1.GlobalTransaction(
      xid: request.xid, purpose: request.purpose, state: .trying, begunAtMs: now.milliseconds,
      deadlineAtMs: now.advanced(by: timeout).milliseconds, branches: request.branches)
    known[request.xid] = transaction
    loop.schedule(after: timeout) { [loop] in
      loop.spawn { await self.decide(request.xid, commit: false) }
    }
    return transaction
  }

  public func submit(
    _ request: TransactionV1.SubmitRequest, _ call: ServerCall
  ) async throws -> TransactionV1.GlobalTransaction {
    decide(request.xid, commit: request.commit)
    return try find(request.xid)
  }

  public func getTransaction(
    _ request: TransactionV1.GetTransactionRequest, _ call: ServerCall
  ) async throws -> TransactionV1.GlobalTransaction {
    try find(request.xid)
  }

  public func registerBranch(
    _ request: TransactionV1.RegisterBranchRequest, _ call: ServerCall
  ) async throws -> TransactionV1.GlobalTransaction {
    throw RPCError(.unimplemented, "branches are told at the begin")
  }

  public func listTransactions(
    _ request: TransactionV1.ListTransactionsRequest, _ call: ServerCall
  ) async throws -> TransactionV1.ListTransactionsResponse {
    TransactionV1.ListTransactionsResponse(transactions: request.openOnly ? open : transactions)
  }

  public func retry(
    _ request: TransactionV1.RetryRequest, _ call: ServerCall
  ) async throws -> TransactionV1.GlobalTransaction {
    try find(request.xid)
  }

  private func find(_ xid: String) throws -> TransactionV1.GlobalTransaction {
    guard let transaction = known[xid] else {
      throw RPCError(.notFound, "no such transaction", reason: "TRANSACTION_NOT_FOUND")
    }
    return transaction
  }

  /// The first decision stands.
  private func decide(_ xid: String, commit: Bool) {
    guard known[xid]?.state == .trying else { return }
    known[xid]?.state = commit ? .confirming : .cancelling
    loop.spawn { await self.tell(xid, commit: commit) }
  }

  private func tell(_ xid: String, commit: Bool) async {
    for branch in known[xid]?.branches ?? [] {
      while await !told(xid, branch, commit: commit) {
        // Cancelled at the end of a test: nobody is left to be told.
        guard (try? await loop.sleep(for: .milliseconds(50))) != nil else { return }
      }
    }
    known[xid]?.state = commit ? .confirmed : .cancelled
  }

  private func told(_ xid: String, _ branch: TransactionV1.Branch, commit: Bool) async -> Bool {
    guard let channel = participants[branch.service] else { return false }
    let participant = TransactionV1.ParticipantServiceClient(channel)
    let request = TransactionV1.BranchRequest(
      xid: xid, branchID: branch.branchID, deadlineAtMs: known[xid]?.deadlineAtMs ?? 0, action: branch.action)
    do {
      _ = commit ? try await participant.confirm(request) : try await participant.cancel(request)
      return true
    } catch {
      return false
    }
  }
}
