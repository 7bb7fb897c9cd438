public import Base
public import Logging
public import Messages
public import Ports
public import RPCCore

/// Runs one global transaction (TCC) from begin to decision, for a service whose outbox message
/// asks for it.
///
/// ```
///  begin(all branches) ─► Try 1 ─► Try 2 ─► … ─► submit(commit) ──► committed
///                           │ refused by a rule ─► submit(roll back) ► refused, count up
///                           │ lost a race ───────► submit(roll back) ► undecided, count up
///                           └ no answer ─────────► undecided, the same transaction again
/// ```
/// Nothing is kept in memory. The xid is `purpose-subject-attempt`, so a process that died at any
/// await is followed by one that finds the same transaction: begin returns it, a repeated Try
/// changes nothing, a repeated submit tells the decision. The attempt is a row of the service's own
/// store; it is counted up only after the coordinator has decided to roll back, so no two
/// transactions of one subject are ever open together.
///
/// The service's own branch comes last and is tried without a call: when another branch refuses, the
/// service finds its own value untouched.
public struct GlobalTransactionInitiator: Sendable {
  /// The table, in the common dialect; run once per store.
  public static let schema = [
    "CREATE TABLE IF NOT EXISTS tcc_attempts (subject TEXT NOT NULL PRIMARY KEY, attempt INTEGER NOT NULL)"
  ]

  /// One participant's part.
  public struct Branch: Sendable, Hashable {
    /// The registry name of the participant.
    public let service: String
    public let action: TransactionV1.BranchAction.Action

    public init(_ service: String, _ action: TransactionV1.BranchAction.Action) {
      self.service = service
      self.action = action
    }
  }

  public enum Outcome: Sendable, Hashable {
    /// Decided: every branch will be confirmed.
    case committed
    /// Decided: every branch will be cancelled, because `service` said no by the rule `reason`.
    case refused(reason: String, by: String)
    /// Not decided, or rolled back without a rule's no: call again with the same arguments.
    case undecided(String)
  }

  /// Durations of one transaction.
  public struct Configuration: Sendable {
    /// When the coordinator rolls an undecided transaction back. Longer than a restart of a
    /// participant, shorter than a buyer's patience.
    public var timeout: Duration
    /// How long one call may take.
    public var callTimeout: Duration
    /// Bugs put in by the simulator.
    package var planted: Set<PlantedBug> = []

    public init(timeout: Duration = .seconds(20), callTimeout: Duration = .seconds(3)) {
      precondition(timeout >= .milliseconds(100) && timeout <= .seconds(600), "100 ms ... 10 min")
      precondition(callTimeout > .zero, "a call takes time")
      self.timeout = timeout
      self.callTimeout = callTimeout
    }
  }

  /// What a subject's counter is stored under.
  private static func name(_ purpose: String, _ subject: Identifier) -> String { "\(purpose)-\(subject)" }

  private let store: any SQLStore
  private let coordinator: TransactionV1.TransactionServiceClient
  private let participants: [String: TransactionV1.ParticipantServiceClient]
  private let configuration: Configuration
  private let log: Logger

  /// - Parameters:
  ///   - store: of the initiating service, with `schema`.
  ///   - coordinator: answers TransactionService.
  ///   - participants: the other services, which answer ParticipantService, by registry name.
  public init(
    store: any SQLStore, coordinator: any Channel, participants: [String: any Channel],
    configuration: Configuration = Configuration(), log: Logger
  ) {
    self.store = store
    self.coordinator = TransactionV1.TransactionServiceClient(coordinator)
    self.participants = participants.mapValues { TransactionV1.ParticipantServiceClient($0) }
    self.configuration = configuration
    self.log = log
  }

  /// Brings the transaction of `subject` forward, as far as the world lets it now.
  /// - Parameters:
  ///   - purpose: `settle`, `refund`.
  ///   - subject: what it is about; also the key of the outbox message that asks for it.
  ///   - others: the branches of other services, in the order of their Trys; the same on every call.
  ///   - own: the branch of the calling service.
  ///   - tryOwn: the Try of `own`; throws a `Refusal` to say no.
  /// - Throws: what the store throws; the transaction is as it was.
  public func run(
    _ purpose: String, of subject: Identifier, _ others: [Branch], own: Branch,
    tryOwn: @Sendable (TransactionV1.BranchRequest) async throws -> Void
  ) async throws -> Outcome {
    precondition(others.allSatisfy { participants[$0.service] != nil }, "every participant is known")
    let name = Self.name(purpose, subject)
    let attempt = try await attempt(of: name)
    let step = await drive("\(name)-\(attempt)", purpose, others, own, tryOwn)
    if step.isRolledBack { try await count(name, after: attempt) }
    return step.outcome
  }
}

// MARK: - One transaction

extension GlobalTransactionInitiator {
  private struct Step {
    let outcome: Outcome
    /// The coordinator has decided against this xid: the next call needs another.
    let isRolledBack: Bool

    static func undecided(_ why: String) -> Step { Step(outcome: .undecided(why), isRolledBack: false) }
  }

  private var options: CallOptions { CallOptions(timeout: configuration.callTimeout) }

  private func drive(
    _ xid: String, _ purpose: String, _ others: [Branch], _ own: Branch,
    _ tryOwn: @Sendable (TransactionV1.BranchRequest) async throws -> Void
  ) async -> Step {
    let branches = (others + [own]).enumerated().map { index, branch in
      TransactionV1.Branch(
        branchID: "\(index + 1)-\(branch.service)", service: branch.service,
        action: TransactionV1.BranchAction(action: branch.action))
    }
    let opened: TransactionV1.GlobalTransaction
    do {
      opened = try await coordinator.begin(
        TransactionV1.BeginRequest(
          xid: xid, purpose: purpose, timeoutMs: UInt32(configuration.timeout.clampedMilliseconds),
          branches: branches), options)
    } catch {
      return .undecided("begin of \(xid): \(error)")
    }
    guard opened.state == .trying else { return read(opened, .undecided("\(xid) was rolled back")) }
    for (index, branch) in branches.enumerated() {
      let request = TransactionV1.BranchRequest(
        xid: xid, branchID: branch.branchID, deadlineAtMs: opened.deadlineAtMs, action: branch.action)
      do {
        if index < others.count {
          try await tryOther(branch.service, request)
        } else {
          try await tryOwn(request)
        }
      } catch {
        return await stop(xid, branch.service, error)
      }
    }
    return await submit(xid, commit: true, orElse: .undecided("\(xid) ran out of time"))
  }

  private func tryOther(_ service: String, _ request: TransactionV1.BranchRequest) async throws(RPCError) {
    guard let participant = participants[service] else {
      throw RPCError(.internal, "no participant \(service)")
    }
    _ = try await participant.try(request, options)
  }

  /// A Try failed: leaves the transaction open, or rolls it back.
  private func stop(_ xid: String, _ service: String, _ thrown: any Error) async -> Step {
    let error = Self.status(of: thrown)
    log.info(
      "a Try failed",
      metadata: [
        "xid": "\(xid)", "service": "\(service)", "code": "\(error.code.name)",
        "reason": "\(error.reason)", "error": "\(error.message)",
      ])
    switch TryFailure(error) {
    case .unknown:
      return .undecided("Try of \(service) in \(xid): \(error.code.name) \(error.message)")
    case .lost:
      return await submit(xid, commit: false, orElse: .undecided("\(service) gave way in \(xid)"))
    case .refused(let reason):
      let isDeaf = configuration.planted.contains(.commitDespiteRefusal)
      return await submit(xid, commit: isDeaf, orElse: .refused(reason: reason, by: service))
    }
  }

  private static func status(of error: any Error) -> RPCError {
    switch error {
    case let error as RPCError: error
    case let refusal as any Refusal: RPCError(refusal)
    default: RPCError(.internal, "\(error)")
    }
  }

  private func submit(_ xid: String, commit: Bool, orElse outcome: Outcome) async -> Step {
    do {
      return read(
        try await coordinator.submit(TransactionV1.SubmitRequest(xid: xid, commit: commit), options), outcome)
    } catch {
      return .undecided("submit of \(xid): \(error)")
    }
  }

  /// - Parameter outcome: what a rolled back transaction means.
  private func read(_ transaction: TransactionV1.GlobalTransaction, _ outcome: Outcome) -> Step {
    switch transaction.state {
    case .confirming, .confirmed: Step(outcome: .committed, isRolledBack: false)
    case .cancelling, .cancelled: Step(outcome: outcome, isRolledBack: true)
    case .unspecified, .trying, .unrecognized: .undecided("\(transaction.xid) is \(transaction.state)")
    }
  }
}

// MARK: - Attempts

extension GlobalTransactionInitiator {
  private func attempt(of name: String) async throws -> Int64 {
    try await store.read { tx in
      try tx.query("SELECT attempt FROM tcc_attempts WHERE subject = ?", .text(name)).first?.integer(0) ?? 1
    }
  }

  /// Only from `attempt` on: of two that count at the same time, one changes nothing.
  private func count(_ name: String, after attempt: Int64) async throws {
    try await store.write { tx in
      let moved = try tx.execute(
        "UPDATE tcc_attempts SET attempt = ? WHERE subject = ? AND attempt = ?", .integer(attempt + 1),
        .text(name), .integer(attempt))
      guard moved == 0, attempt == 1 else { return }
      do {
        try tx.execute("INSERT INTO tcc_attempts (subject, attempt) VALUES (?, 2)", .text(name))
      } catch SQLError.duplicate {
        // Counted already.
        return
      }
    }
  }

  /// Deletes the counters of subjects of which the outbox holds no message: nobody asks for another
  /// attempt. Looks at `batch` counters after `place`.
  static func purge(_ tx: any SQLTransaction, after place: String, batch: Int) throws -> Purge.Step {
    let names = try tx.query(
      "SELECT subject FROM tcc_attempts WHERE subject > ? ORDER BY subject LIMIT ?", .text(place),
      .integer(Int64(batch))
    ).map { try $0.text(0) }
    var deleted = 0
    for name in names {
      // The key is what follows the purpose, see `name`.
      let key = name.split(separator: "-").last.map(String.init) ?? name
      let open = try tx.query("SELECT 1 FROM outbox WHERE ordering_key = ? LIMIT 1", .text(key))
      guard open.isEmpty else { continue }
      deleted += try tx.execute("DELETE FROM tcc_attempts WHERE subject = ?", .text(name))
    }
    return Purge.Step(seen: names.count, deleted: deleted, last: names.last ?? "")
  }
}
