public import Base
public import Logging
public import Messages
public import Ports
public import RPCCore
internal import Telemetry
internal import Transactions

/// The TCC coordinator: begins, decides durably, then tells every branch until it says yes.
///
/// ```
///  submit ─► decide (value) ─► log (disk) ─► agenda ─► Confirm/Cancel, in parallel, bounded
///                                               ▲                │ fails
///                                               └─── back-off ───┘ for ever
/// ```
/// Commands on one xid take turns, so that a decision is made, written and only then seen. Memory
/// holds the unfinished transactions and is a cache of the log: after a write with an unknown
/// outcome the transaction is forgotten and read again. `run` recovers and then drives; until it has
/// recovered, calls wait for it.
public actor TransactionServer: TransactionV1.TransactionServiceProtocol {
  /// What an operator may set.
  public struct Configuration: Sendable {
    /// How long one Confirm or Cancel may take.
    public var callTimeout: Duration = .seconds(5)
    /// Calls in flight to one service, and to all together.
    public var callsPerService = 64
    public var callsInFlight = 256
    /// Unfinished transactions held in memory; above it `begin` is refused. About 1 KiB each.
    public var unfinished = 100_000
    /// How long and how many finished transactions are kept for questions and repeats.
    public var keepsFinished: Duration = .seconds(24 * 3600)
    public var keepsFinishedCount = 100_000
    /// Bugs put in by the simulator.
    package var planted: Set<PlantedBug> = []

    public init() {}
  }

  /// Statements that make the tables; run once each.
  public static let migrations = TransactionLog.migrations

  nonisolated let loop: any Loop
  /// The loop: everything here runs on it.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  let store: any SQLStore
  let participants: @Sendable (String) -> any Channel
  let configuration: Configuration
  let log: Logger
  let bell = Bell()
  var agenda: Agenda
  /// The log, once `run` has taken it over; `nil` before, and after another has.
  var journal: TransactionLog?
  var open: [String: GlobalTransaction] = [:]
  /// Whose stored state is not known for sure; read again before anything is done with them.
  var unsure: Set<String> = []
  /// What must be recorded, and what is being.
  var dirty: [String] = []
  var recording: Set<String> = []
  private var turns: [String: [CheckedContinuation<Void, Never>]] = [:]
  /// Whether the log has been read to its end.
  private(set) var isRecovered = false
  private let recovered = BellBoard<Bool>()

  /// - Parameter participants: the channel to a service by its registry name.
  public init(
    loop: any Loop, store: any SQLStore, participants: @escaping @Sendable (String) -> any Channel,
    configuration: Configuration = Configuration(), log: Logger
  ) {
    self.loop = loop
    self.store = store
    self.participants = participants
    self.configuration = configuration
    self.log = log
    agenda = Agenda(perService: configuration.callsPerService, total: configuration.callsInFlight)
  }

  public nonisolated var definitions: [ServiceDefinition] { [transactionServiceDefinition] }

  /// How many transactions are unfinished.
  public var unfinishedCount: Int { open.count }
}

// MARK: - Calls

extension TransactionServer {
  public func begin(
    _ request: TransactionV1.BeginRequest, _ call: ServerCall
  ) async throws -> TransactionV1.GlobalTransaction {
    let journal = try await ready(call)
    let branches = try request.branches.map { message throws(TransactionRefusal) in try Branch(message) }
    let new = try GlobalTransaction(
      xid: request.xid, purpose: request.purpose, timeout: .milliseconds(Int64(request.timeoutMs)),
      branches: branches, at: loop.moment)
    await enter(new.xid)
    defer { leave(new.xid) }
    if let known = open[new.xid] { return try repeated(known, new) }
    guard open.count < configuration.unfinished else { throw TransactionRefusal.tooManyOpen }
    do {
      try await written(new.xid) { try await journal.insert(new) }
    } catch SQLError.duplicate {
      guard let known = try await find(new.xid) else { throw TransactionRefusal.notFound }
      return try repeated(known, new)
    }
    adopt(new)
    return try TransactionV1.GlobalTransaction(new)
  }

  private func repeated(
    _ known: GlobalTransaction, _ new: GlobalTransaction
  ) throws -> TransactionV1.GlobalTransaction {
    try known.checkRepeat(purpose: new.purpose, branches: new.branches)
    return try TransactionV1.GlobalTransaction(known)
  }

  public func registerBranch(
    _ request: TransactionV1.RegisterBranchRequest, _ call: ServerCall
  ) async throws -> TransactionV1.GlobalTransaction {
    let journal = try await ready(call)
    guard let message = request.branch else { throw TransactionRefusal.invalid("there is no branch") }
    let branch = try Branch(message)
    await enter(request.xid)
    defer { leave(request.xid) }
    guard var transaction = try await find(request.xid) else { throw TransactionRefusal.notFound }
    if try transaction.register(branch, at: loop.moment).contains(.persist) {
      let grown = transaction
      try await written(request.xid) { try await journal.appendBranch(of: grown) }
      open[request.xid] = transaction
    }
    return try TransactionV1.GlobalTransaction(transaction)
  }

  public func submit(
    _ request: TransactionV1.SubmitRequest, _ call: ServerCall
  ) async throws -> TransactionV1.GlobalTransaction {
    _ = try await ready(call)
    await enter(request.xid)
    defer { leave(request.xid) }
    guard var transaction = try await find(request.xid) else { throw TransactionRefusal.notFound }
    if transaction.submit(commit: request.commit, at: loop.moment).contains(.persist) {
      transaction = try await decide(transaction)
    }
    return try TransactionV1.GlobalTransaction(transaction)
  }

  public func getTransaction(
    _ request: TransactionV1.GetTransactionRequest, _ call: ServerCall
  ) async throws -> TransactionV1.GlobalTransaction {
    _ = try await ready(call)
    if let known = open[request.xid] { return try TransactionV1.GlobalTransaction(known) }
    await enter(request.xid)
    defer { leave(request.xid) }
    guard let transaction = try await find(request.xid) else { throw TransactionRefusal.notFound }
    return try TransactionV1.GlobalTransaction(transaction)
  }

  public func listTransactions(
    _ request: TransactionV1.ListTransactionsRequest, _ call: ServerCall
  ) async throws -> TransactionV1.ListTransactionsResponse {
    let journal = try await ready(call)
    let last = try TransactionPageToken.read(request.pageToken)
    let rows = PageSize.rows(request.pageSize)
    let now = loop.moment
    let page = try await read {
      try await journal.list(
        openOnly: request.openOnly, after: last.map { ($0.begunAt, $0.xid) }, limit: rows, at: now)
    }
    var answer = TransactionV1.ListTransactionsResponse()
    // Memory knows more of an unfinished one: attempts under way, next attempts.
    answer.transactions = try page.map { try TransactionV1.GlobalTransaction(open[$0.xid] ?? $0) }
    if page.count == rows, let end = page.last {
      answer.nextPageToken = TransactionPageToken(begunAt: end.begunAt, xid: end.xid).text
    }
    return answer
  }

  public func retry(
    _ request: TransactionV1.RetryRequest, _ call: ServerCall
  ) async throws -> TransactionV1.GlobalTransaction {
    _ = try await ready(call)
    await enter(request.xid)
    defer { leave(request.xid) }
    guard var transaction = try await find(request.xid) else { throw TransactionRefusal.notFound }
    let effects = try transaction.retry(at: loop.moment)
    if open[request.xid] != nil {
      open[request.xid] = transaction
      perform(request.xid, effects)
    }
    log.info("a transaction is retried by hand", metadata: [LogKey.transaction: "\(request.xid)"])
    return try TransactionV1.GlobalTransaction(transaction)
  }
}

// MARK: - One at a time, from the log

extension TransactionServer {
  /// Waits until everybody who came before with the same xid has left.
  func enter(_ xid: String) async {
    guard turns[xid] != nil else {
      turns[xid] = []
      return
    }
    await withCheckedContinuation { turns[xid]?.append($0) }
  }

  func leave(_ xid: String) {
    if turns[xid]?.isEmpty == false { turns[xid]?.removeFirst().resume() } else { turns[xid] = nil }
  }

  /// The transaction from memory, else from the log; an unfinished one is taken up. Needs the turn.
  func find(_ xid: String) async throws -> GlobalTransaction? {
    if let known = open[xid] { return known }
    guard let journal else { throw Self.replaced }
    let now = loop.moment
    guard let stored = try await read({ try await journal.read(xid, at: now) }) else {
      unsure.remove(xid)
      return nil
    }
    // Somebody may have taken it up while the log was read.
    if let known = open[xid] { return known }
    unsure.remove(xid)
    if !stored.isFinished { adopt(stored) }
    return open[xid] ?? stored
  }

  /// Makes a decision durable and lets the second phase begin.
  func decide(_ transaction: GlobalTransaction) async throws -> GlobalTransaction {
    guard let journal else { throw Self.replaced }
    let isHasty = configuration.planted.contains(.decisionNotDurable)
    if isHasty { try await loop.sleep(for: act(on: transaction).1) }
    try await written(transaction.xid) { try await journal.decide(transaction) }
    return isHasty ? open[transaction.xid] ?? transaction : act(on: transaction).0
  }

  /// Begins the second phase. Returns the transaction as it is then, and a breath.
  private func act(on transaction: GlobalTransaction) -> (GlobalTransaction, Duration) {
    var decided = transaction
    let effects = decided.decisionIsDurable(at: loop.moment)
    open[transaction.xid] = decided
    perform(transaction.xid, effects)
    return (decided, .milliseconds(20))
  }

  /// Runs a write about `xid`. When it fails, the log is asked again before anything else is done.
  private func written(_ xid: String, _ write: () async throws -> Void) async throws {
    do {
      try await write()
    } catch let duplicate as SQLError {
      if case .duplicate = duplicate { throw duplicate }
      doubt(xid)
      throw Self.unavailable(duplicate, log)
    } catch TransactionLog.Conflict.deposed {
      depose()
      throw Self.replaced
    } catch TransactionLog.Conflict.stale {
      doubt(xid)
      throw RPCError(.aborted, "the transaction changed meanwhile; ask again", reason: "TRANSACTION_CHANGED")
    }
  }

  private func read<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
    do { return try await body() } catch let error as SQLError { throw Self.unavailable(error, log) }
  }

  private func doubt(_ xid: String) {
    open[xid] = nil
    unsure.insert(xid)
    agenda.wake(xid, at: loop.now.advanced(by: Self.secondLook))
    bell.ring()
  }

  func depose() {
    log.critical("another coordinator has taken over the transaction log; this one stops")
    journal = nil
    open = [:]
    bell.ring()
  }

  /// How long after a failed write its transaction is looked at again.
  static let secondLook: Duration = .seconds(1)

  static let replaced = RPCError(
    .unavailable, "another coordinator has taken over; ask the registry for it", reason: "COORDINATOR_REPLACED")

  private static func unavailable(_ error: SQLError, _ log: Logger) -> RPCError {
    log.error("the transaction log failed", metadata: [LogKey.error: "\(error)"])
    return RPCError(
      .unavailable, "the transaction log cannot be reached; ask for the transaction before you act on it",
      reason: "STORE_UNAVAILABLE")
  }
}

// MARK: - Readiness

extension TransactionServer {
  /// The log, once it has been read; waits for that as long as the call does.
  private func ready(_ call: ServerCall) async throws -> TransactionLog {
    let bell = recovered.hang(true)
    defer { recovered.takeDown(bell, true) }
    while journal == nil || !isRecovered {
      let left = loop.now.duration(to: call.deadline)
      guard left > .zero, !Task.isCancelled, !isRecovered else {
        throw isRecovered
          ? Self.replaced : RPCError(.unavailable, "the coordinator is reading its log", reason: "STARTING")
      }
      await bell.wait(upTo: left, on: loop)
    }
    guard let journal else { throw Self.replaced }
    return journal
  }

  func announceRecovery() {
    isRecovered = true
    recovered.ring(true)
  }
}
