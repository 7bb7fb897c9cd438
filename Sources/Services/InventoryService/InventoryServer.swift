public import Base
import Inventory
public import Logging
public import Messages
public import Ports
public import RPCCore

/// Stock: the one writer of every segment in its journal.
///
/// ```
///  requests ─► decide in memory ─► filling turn ─┐            ┌─► answers of the turn
///  timer ────► expire ──────────────────────────►├─ append ───┤
///                          next turn fills ◄─────┘  (durable) └─► followers
/// ```
/// Everything that has arrived is decided at once and journalled in ONE append, over all segments;
/// while that runs the next turn fills. Every answer, a refusal too, waits until all it rests on
/// is durable: otherwise a crash could turn `SOLD_OUT` into a lie.
///
/// An error of the journal means that nobody knows: what is in memory is thrown away, all segments
/// are claimed again under a higher epoch and replayed, and who waited is told to ask again with
/// the same request id, which then gets its true answer. "No" is never said for it.
public actor InventoryServer {
  nonisolated let loop: any Loop
  /// The loop: everything here runs on it.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  let journal: any JournalStore
  let configuration: InventoryConfiguration
  let log: Logger

  var phase = Phase.recovering
  private(set) var desks: [String: SegmentDesk] = [:]
  /// All desks, in order of their names.
  private(set) var row: [SegmentDesk] = []
  /// Segments that this server must not answer for, and what it says instead.
  var lost: [String: InventoryRefusal] = [:]
  /// New segments that wait to be claimed.
  var claims: [String: Verdict] = [:]

  var filling = Turn()
  /// The writer, while it has nothing to do.
  private var restingWriter: CheckedContinuation<Void, Never>?
  /// Failures of the journal since the last turn that became durable.
  var failures = 0
  /// Given when the journal has been read; a new one whenever it must be read again.
  var recovery = Verdict()

  private var expiry: (deadline: WallTime, timer: any ScheduledJob)?
  /// Rings when something has become durable.
  let growth = BellBoard<Int>()
  var followers = 0

  enum Phase {
    /// The journal is being read. Can become: serving, stopped.
    case recovering
    /// Can become: recovering, stopping.
    case serving
    /// Takes no more requests; the last turns are written. Can become: stopped.
    case stopping
    case stopped
  }

  /// What is written together: durable together or not.
  struct Turn {
    var desks: [SegmentDesk] = []
    let verdict = Verdict()
  }

  /// - Parameters:
  ///   - loop: where everything runs.
  ///   - journal: of all segments; nobody else may append to it.
  public init(
    loop: any Loop, journal: any JournalStore, configuration: InventoryConfiguration = .init(),
    log: Logger
  ) {
    self.loop = loop
    self.journal = journal
    self.configuration = configuration
    self.log = log
  }

  /// What it answers: stock, and its branches of global transactions.
  public nonisolated var definitions: [ServiceDefinition] {
    [inventoryServiceDefinition, participantServiceDefinition]
  }

  /// Reads the journal and writes it until the task is cancelled; then finishes what was decided.
  /// Run it once. Requests are answered `RECOVERING` until all segments are read.
  public func run() async {
    await withTaskCancellationHandler {
      await write()
    } onCancel: {
      loop.execute { self.assumeIsolated { $0.stop() } }
    }
  }

  /// Returns when all segments are read and requests are answered, or when `run` has ended.
  public func recovered() async { _ = await recovery.wait() }
}

extension InventoryServer: InventoryV1.InventoryServiceProtocol, TransactionV1.ParticipantServiceProtocol {}

// MARK: - From a request to its durable answer

extension InventoryServer {
  /// The segment of a performance; throws when this server cannot answer for it now.
  func desk(_ performance: String) throws -> SegmentDesk {
    switch phase {
    case .recovering: throw failures > 1 ? InventoryRefusal.journalFailing : .recovering
    case .stopping, .stopped: throw InventoryRefusal.stopping
    case .serving: break
    }
    if let refusal = lost[performance] { throw refusal }
    guard let desk = desks[performance] else { throw SegmentRefusal.notOnSale }
    guard desk.waiting < configuration.waitingPerSegment else { throw InventoryRefusal.overloaded }
    return desk
  }

  /// Runs a step of a request on the loop: at once when it is there already, as handlers are.
  /// Every step is synchronous, so that nothing comes between what it checks and what it does.
  nonisolated func step<Value: Sendable>(
    _ body: @Sendable (isolated InventoryServer) throws -> Value
  ) async throws -> Value {
    loop.isCurrent ? try here(body) : try await body(self)
  }

  private nonisolated func here<Value: Sendable>(
    _ body: @Sendable (isolated InventoryServer) throws -> Value
  ) throws -> Value {
    try assumeIsolated { server in try body(server) }
  }

  /// Decides; the answer waits for the turn that carries what it rests on.
  func decide<Answer: Sendable>(
    _ desk: SegmentDesk,
    _ command: (inout Segment) throws(SegmentRefusal) -> (records: [SegmentRecord], answer: Answer)
  ) -> Pending<Answer> {
    let result = desk.decide(command)
    enrol(desk)
    let verdict = desk.verdictForRequest()
    let mayWait = !configuration.planted.contains(.acknowledgeBeforeDurable)
    return Pending(result: result, verdict: mayWait ? verdict : nil)
  }

  /// Takes these desks in place of all there were.
  func setUp(_ desks: [String: SegmentDesk]) {
    self.desks = desks
    row = desks.values.sorted { $0.name < $1.name }
  }

  /// Puts what was decided into the filling turn.
  func enrol(_ desk: SegmentDesk) {
    guard desk.hasRecords else { return }
    if desk.enrol(filling.verdict) { filling.desks.append(desk) }
    wakeWriter()
    setTimer(desk.segment.nextDeadline)
  }
}

// MARK: - The writer's rest

extension InventoryServer {
  /// Returns when there is something to write.
  func rest() async {
    await withCheckedContinuation { writer in
      if phase == .serving, claims.isEmpty, filling.desks.isEmpty {
        restingWriter = writer
      } else {
        writer.resume()
      }
    }
  }

  func wakeWriter() {
    restingWriter?.resume()
    restingWriter = nil
  }
}

// MARK: - Holds end

extension InventoryServer {
  /// Makes sure that somebody looks at `deadline`.
  func setTimer(_ deadline: WallTime?) {
    guard let deadline, deadline < expiry?.deadline ?? WallTime(milliseconds: .max) else { return }
    expiry?.timer.cancel()
    let wait = min(max(loop.wallNow.duration(to: deadline), .zero), InventoryLimits.longestTimer)
    let timer = loop.schedule(after: wait) { self.assumeIsolated { $0.timerFired() } }
    expiry = (deadline, timer)
  }

  func stopTimer() {
    expiry?.timer.cancel()
    expiry = nil
  }

  private func timerFired() {
    expiry = nil
    guard phase == .serving else { return }
    let now = loop.wallNow
    for desk in row {
      desk.expire(at: now)
      enrol(desk)
    }
    setTimer(row.lazy.compactMap(\.segment.nextDeadline).min())
  }
}
