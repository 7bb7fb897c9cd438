public import Base
public import Ports

/// `JournalStore` over SQLite: a batch is one row `(segment, sequence, epoch, records)`.
///
/// The primary key keeps a journal gapless and single, the epoch in `segments` keeps a deposed owner
/// out, both inside the transaction that appends. After an error the segments of that append are
/// dead until claimed again; after a commit with unknown outcome all are, because the file was then
/// opened anew. Batches below a snapshot stay: followers read them.
public final class SQLiteJournal: JournalStore {
  /// The tables, in the common dialect.
  static let migrations = [
    "CREATE TABLE segments (name TEXT NOT NULL PRIMARY KEY, epoch INTEGER NOT NULL, sequence INTEGER NOT NULL)",
    """
    CREATE TABLE journal (
      segment TEXT NOT NULL, sequence INTEGER NOT NULL, epoch INTEGER NOT NULL, records BLOB NOT NULL,
      PRIMARY KEY (segment, sequence))
    """,
    "CREATE TABLE snapshots (segment TEXT NOT NULL PRIMARY KEY, sequence INTEGER NOT NULL, state BLOB NOT NULL)",
  ]

  private let store: SQLiteStore
  /// The claimed segments that no error has killed, each with the store's incarnation at its claim.
  private let living = Locked<[String: Int]>([:])

  /// Opens the file at `path`, made when missing; it belongs to one journal at a time.
  /// - Throws: as `SQLiteStore.init`.
  public convenience init(
    path: String, worker: any Worker, readWorker: (any Worker)? = nil, disk: SQLiteDisk = .real
  ) async throws {
    self.init(
      over: try await SQLiteStore(
        path: path, migrations: Self.migrations, worker: worker, readWorker: readWorker, disk: disk))
  }

  /// A journal in memory that runs its work in place.
  public static func inMemory() async throws -> SQLiteJournal {
    SQLiteJournal(over: try await SQLiteStore.inMemory(migrations: migrations))
  }

  /// A journal in memory on a worker.
  public static func inMemory(worker: any Worker) async throws -> SQLiteJournal {
    SQLiteJournal(over: try await SQLiteStore.inMemory(migrations: migrations, worker: worker))
  }

  init(over store: SQLiteStore) { self.store = store }

  public func claim(_ segment: String) async throws(JournalError) -> JournalClaim {
    let (claim, incarnation) = try await write([segment]) { tx in
      (try Self.claim(segment, tx), self.store.incarnation)
    }
    living.withLock { $0[segment] = incarnation }
    return claim
  }

  public func append(_ batches: [JournalBatch]) async throws(JournalError) {
    let living = living.withLock { $0 }
    let names = Set(batches.map(\.segment))
    if let dead = names.filter({ living[$0] == nil }).min() { throw Self.dead(dead) }
    try await write(names) { tx in
      let incarnation = self.store.incarnation
      for batch in batches {
        guard living[batch.segment] == incarnation else { throw Self.dead(batch.segment) }
        try Self.append(batch, tx)
      }
    }
  }

  public func read(_ segment: String, after: Int64, limit: Int) async throws(JournalError) -> [JournalBatch] {
    try await read { tx in try Self.batches(of: segment, after: after, limit: limit, tx) }
  }

  public func segments() async throws(JournalError) -> [JournalHead] {
    try await read { tx in
      try tx.query("SELECT name, sequence FROM segments ORDER BY name").map { row in
        JournalHead(segment: try row.text(0), sequence: try row.integer(1))
      }
    }
  }

  public func saveSnapshot(_ snapshot: JournalSnapshot, of segment: String, epoch: Int64)
    async throws(JournalError)
  {
    try await write([]) { tx in
      guard let head = try Self.head(segment, tx), head.epoch == epoch else { throw JournalError.fenced(segment: segment) }
      guard snapshot.sequence <= head.sequence else {
        throw JournalError.corrupt("segment \(segment): a snapshot after \(snapshot.sequence), a journal up to \(head.sequence)")
      }
      let values: [SQLValue] = [.integer(snapshot.sequence), .blob(snapshot.state), .text(segment)]
      if try tx.execute("UPDATE snapshots SET sequence = ?, state = ? WHERE segment = ?", values) == 0 {
        try tx.execute("INSERT INTO snapshots (sequence, state, segment) VALUES (?, ?, ?)", values)
      }
    }
  }

  public func close() async { await store.close() }
}

extension SQLiteJournal: SelfCheckingStore {
  public var fault: String? { store.fault }
  public func probe() async { await store.probe() }
}

// MARK: - Rows

extension SQLiteJournal {
  private struct Head {
    let epoch: Int64
    let sequence: Int64
  }

  private static func head(_ segment: String, _ tx: any SQLTransaction) throws -> Head? {
    try tx.query("SELECT epoch, sequence FROM segments WHERE name = ?", .text(segment)).first.map { row in
      Head(epoch: try row.integer(0), sequence: try row.integer(1))
    }
  }

  private static func claim(_ segment: String, _ tx: any SQLTransaction) throws -> JournalClaim {
    if try tx.execute("UPDATE segments SET epoch = epoch + 1 WHERE name = ?", .text(segment)) == 0 {
      try tx.execute("INSERT INTO segments (name, epoch, sequence) VALUES (?, 1, 0)", .text(segment))
    }
    guard let head = try head(segment, tx) else { throw JournalError.corrupt("segment \(segment) is not there") }
    let snapshot = try tx.query("SELECT sequence, state FROM snapshots WHERE segment = ?", .text(segment)).first
      .map { row in JournalSnapshot(sequence: try row.integer(0), state: try row.blob(1)) }
    let batches = try batches(of: segment, after: snapshot?.sequence ?? 0, limit: .max, tx)
    let last = batches.last?.sequence ?? snapshot?.sequence ?? 0
    guard last == head.sequence else {
      throw JournalError.corrupt("segment \(segment): the last batch is \(last), the head says \(head.sequence)")
    }
    return JournalClaim(epoch: head.epoch, snapshot: snapshot, batches: batches)
  }

  private static func append(_ batch: JournalBatch, _ tx: any SQLTransaction) throws {
    guard let head = try head(batch.segment, tx), head.epoch == batch.epoch else {
      throw JournalError.fenced(segment: batch.segment)
    }
    guard batch.sequence == head.sequence + 1 else {
      throw JournalError.corrupt("segment \(batch.segment): batch \(batch.sequence) does not follow \(head.sequence)")
    }
    try tx.execute(
      "INSERT INTO journal (segment, sequence, epoch, records) VALUES (?, ?, ?, ?)",
      .text(batch.segment), .integer(batch.sequence), .integer(batch.epoch), .blob(batch.records))
    try tx.execute("UPDATE segments SET sequence = ? WHERE name = ?", .integer(batch.sequence), .text(batch.segment))
  }

  private static func batches(of segment: String, after: Int64, limit: Int, _ tx: any SQLTransaction) throws
    -> [JournalBatch]
  {
    let rows = try tx.query(
      "SELECT sequence, epoch, records FROM journal WHERE segment = ? AND sequence > ? ORDER BY sequence LIMIT ?",
      .text(segment), .integer(after), .integer(Int64(limit)))
    return try rows.enumerated().map { index, row in
      let sequence = try row.integer(0)
      guard sequence == after + 1 + Int64(index) else {
        throw JournalError.corrupt("segment \(segment): batch \(sequence) stands where \(after + 1 + Int64(index)) should")
      }
      return JournalBatch(
        segment: segment, sequence: sequence, epoch: try row.integer(1), records: try row.blob(2))
    }
  }
}

// MARK: - Errors

extension SQLiteJournal {
  private static func dead(_ segment: String) -> JournalError {
    .unknownOutcome("segment \(segment) is not claimed, or had an error since; claim it")
  }

  /// Writes, and lets an error kill the segments it touches.
  private func write<Value: Sendable>(
    _ segments: Set<String>, _ body: @escaping @Sendable (any SQLTransaction) throws -> Value
  ) async throws(JournalError) -> Value {
    do {
      return try await store.write(body)
    } catch {
      living.withLock { living in
        for segment in segments { living[segment] = nil }
      }
      throw Self.translate(error)
    }
  }

  private func read<Value: Sendable>(_ body: @escaping @Sendable (any SQLTransaction) throws -> Value)
    async throws(JournalError) -> Value
  {
    do { return try await store.read(body) } catch { throw Self.translate(error) }
  }

  private static func translate(_ error: any Error) -> JournalError {
    switch error {
    case let own as JournalError: own
    case SQLError.closed: .closed
    case SQLError.unexpected(let why), SQLError.duplicate(let why), SQLError.constraint(let why): .corrupt(why)
    default: .unknownOutcome("\(error)")
    }
  }
}
