public import Base
public import Ports

/// `SQLStore` over one SQLite file: WAL, `synchronous=FULL`, one connection that writes.
///
/// Writes wait in a queue; the worker takes all that have come, up to a bound, runs them in one
/// transaction with a savepoint each, and answers them after the one commit that makes all durable:
/// one `fdatasync` when idle for one write, in the rush for hundreds.
///
/// ```
///  write ─► queue ─► [ BEGIN  SAVEPOINT body RELEASE … COMMIT ] ─► answers
///                        throws: ROLLBACK TO, that one only
/// ```
/// A commit that fails has an unknown outcome for all its writes; the file is then opened anew, so
/// that the next write stands on what is really there. The file belongs to one store at a time
/// (`PATH.lock`); `SQLiteReader` may look at it meanwhile and after.
public final class SQLiteStore: SQLStore {
  public enum Limits {
    /// Writes that may wait: some 50 ms of a busy disk. More get `SQLError.full`.
    public static let waitingWrites = 16_384
    /// Writes in one commit: what `fdatasync` costs is by then spread thin, and the first of them
    /// does not wait long for the last.
    public static let writesPerCommit = 256
    /// Reads that may wait or run. More get `SQLError.full`.
    public static let waitingReads = 4_096
  }

  private struct Desk {
    var waiting: [any SQLiteWrite] = []
    var isDraining = false
    var reads = 0
    var isClosed = false
  }

  private let desk = Locked(Desk())
  private let writer: SQLiteWriter
  private let snapshots: SQLiteSnapshots
  private let worker: any Worker
  private let readWorker: any Worker

  /// Opens `path`, made when missing, and runs the migrations that have not been run.
  /// - Parameters:
  ///   - worker: everything that blocks runs there.
  ///   - readWorker: where reads run; `worker` when nil or on a simulated disk.
  ///   - disk: what the file stands on.
  /// - Throws: `SQLError.closed` when another process or store owns the file; `.unexpected` when it
  ///   is no database, cannot be made durable, or has other migrations.
  public convenience init(
    path: String, migrations: [String], worker: any Worker, readWorker: (any Worker)? = nil,
    disk: SQLiteDisk = .real
  ) async throws {
    try await self.init(at: path, migrations, worker, readWorker, on: disk)
  }

  /// A store in memory that runs its work in place: for tests and for what may be forgotten.
  public static func inMemory(migrations: [String]) async throws -> SQLiteStore {
    try await SQLiteStore(at: nil, migrations, InlineWorker(), nil, on: .real)
  }

  /// A store in memory on a worker.
  public static func inMemory(migrations: [String], worker: any Worker) async throws -> SQLiteStore {
    try await SQLiteStore(at: nil, migrations, worker, nil, on: .real)
  }

  init(
    at path: String?, _ migrations: [String], _ worker: any Worker, _ readWorker: (any Worker)?, on disk: SQLiteDisk
  ) async throws {
    self.worker = worker
    let isShared = path == nil || disk.isExclusive
    self.readWorker = isShared ? worker : readWorker ?? worker
    let writer = try await worker.perform {
      try SQLiteWriter(path: path, migrations: SQLiteMigrations(statements: migrations), on: disk)
    }
    self.writer = writer
    let ownFile = isShared ? nil : path
    snapshots = SQLiteSnapshots(ownFile.map { .file($0, disk) } ?? .shared(writer))
  }

  /// Grows with every commit whose outcome was unknown. Read it inside a write's body.
  var incarnation: Int { writer.incarnation }

  @discardableResult
  public func write<Result: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { caller in
      accept(PendingWrite(body, caller))
    }
  }

  public func read<Result: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
  ) async throws -> Result {
    try desk.withLock { desk throws(SQLError) in
      if desk.isClosed { throw .closed("the store is closed") }
      if desk.reads >= Limits.waitingReads { throw .full("\(Limits.waitingReads) reads are waiting") }
      desk.reads += 1
    }
    defer { desk.withLock { $0.reads -= 1 } }
    let snapshots = snapshots
    return try await readWorker.perform { try snapshots.read(body) }
  }

  public func close() async {
    desk.withLock { $0.isClosed = true }
    let (snapshots, writer) = (snapshots, writer)
    await readWorker.run { snapshots.close() }
    await worker.run {
      while let writes = self.take() { writer.commit(writes) }
      writer.close()
    }
  }
}

// MARK: - Health

extension SQLiteStore: SelfCheckingStore {
  public var fault: String? { writer.health.fault }

  public func probe() async {
    let (desk, writer) = (desk, writer)
    await worker.run { if !desk.withLock({ $0.isClosed }) { writer.probe() } }
  }
}

// MARK: - The queue

extension SQLiteStore {
  private func accept(_ write: any SQLiteWrite) {
    let (refusal, mustStart): (SQLError?, Bool) = desk.withLock { desk in
      if desk.isClosed { return (.closed("the store is closed"), false) }
      if desk.waiting.count >= Limits.waitingWrites { return (.full("\(Limits.waitingWrites) writes are waiting"), false) }
      desk.waiting.append(write)
      defer { desk.isDraining = true }
      return (nil, !desk.isDraining)
    }
    if let refusal { write.finish(refusal) }
    if mustStart { worker.submit { self.drain() } }
  }

  /// One commit, then the next in a job of its own, so that reads on the same worker get their turn.
  private func drain() {
    if let writes = take() { writer.commit(writes) }
    let isMore = desk.withLock { desk in
      desk.isDraining = !desk.waiting.isEmpty
      return desk.isDraining
    }
    if isMore { worker.submit { self.drain() } }
  }

  private func take() -> [any SQLiteWrite]? {
    desk.withLock { desk in
      guard !desk.waiting.isEmpty else { return nil }
      let batch = Array(desk.waiting.prefix(Limits.writesPerCommit))
      desk.waiting.removeFirst(batch.count)
      return batch
    }
  }
}

extension Worker {
  /// Runs a job that may throw and brings its result back.
  func perform<Value: Sendable>(_ job: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { caller in
      submit { caller.resume(with: Result { try job() }) }
    }
  }

  func run(_ job: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { caller in
      submit {
        job()
        caller.resume()
      }
    }
  }
}
