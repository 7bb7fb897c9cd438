internal import Base
internal import Ports

/// The writing side of a store: one connection, several writes per commit.
///
/// ```
///  open ── a COMMIT or the disk fails ──► broken ── next use: reopened, recovered ──► open
///    └───────────── close ─────────────────► closed
/// ```
/// SAFETY: used by one job at a time, on the store's worker.
final class SQLiteWriter: @unchecked Sendable {
  private enum State {
    /// Can become: broken, closed.
    case open(SQLiteConnection)
    /// An error left the connection in doubt. Can become: open (a file is read anew), closed.
    case broken(String)
    case closed
  }

  private let path: String?
  private let disk: SQLiteDisk
  private var lock: FileLock?
  private var state: State
  /// Grows whenever a commit's outcome was unknown: what was believed before may be wrong.
  private(set) var incarnation = 0
  /// Whether the last commit became durable.
  let health = SQLiteHealth()

  /// A store in memory has no disk that could fail.
  var isOnDisk: Bool { path != nil }

  /// Opens, recovers and migrates; `path` is nil for a store in memory.
  init(path: String?, migrations: SQLiteMigrations, on disk: SQLiteDisk) throws(SQLError) {
    self.path = path
    self.disk = disk
    if let path, !disk.isExclusive { lock = try FileLock(path: path) }
    let connection = try SQLiteConnection(path.map { .owner(path: $0) } ?? .memory, on: disk)
    try migrations.apply(to: connection)
    state = .open(connection)
  }

  /// The open connection; a broken file is opened anew.
  func connection() throws(SQLError) -> SQLiteConnection {
    switch state {
    case .open(let connection): return connection
    case .closed: throw .closed("the store is closed")
    case .broken(let why):
      guard let path else { throw .closed("the store in memory is lost: \(why)") }
      let connection = try SQLiteConnection(.owner(path: path), on: disk)
      state = .open(connection)
      return connection
    }
  }

  func close() {
    if case .open(let connection) = state { connection.close() }
    state = .closed
    lock = nil
  }

  /// - Parameter isDoubtful: somebody's rows may be there or not; a probe's do not matter to anybody.
  func breakDown(_ why: String, isDoubtful: Bool = true) {
    if case .open(let connection) = state { connection.close() }
    state = .broken(why)
    if isDoubtful { incarnation += 1 }
  }
}

// MARK: - Committing

extension SQLiteWriter {
  /// Runs all `writes` in one transaction, each undone alone when it throws, commits, and answers
  /// each caller.
  func commit(_ writes: [any SQLiteWrite]) {
    do throws(SQLError) {
      let connection = try connection()
      _ = try connection.run("BEGIN IMMEDIATE", [])
      attempt(writes, on: connection)
    } catch {
      health.failed("\(error)")
      for write in writes { write.finish(error) }
    }
  }

  private func attempt(_ writes: [any SQLiteWrite], on connection: SQLiteConnection) {
    let changesBefore = connection.totalChanges
    do throws(SQLError) {
      for write in writes { try run(write, isAlone: writes.count == 1, on: connection) }
    } catch {
      // Nothing of this transaction will be there.
      undo(connection)
      health.failed("\(connection.takeTrouble() ?? "\(error)")")
      for write in writes { write.finish(.full("rolled back with the writes around it: \(error)")) }
      return
    }
    do throws(SQLError) {
      // A commit of nothing, and one that the library has undone, say nothing about the disk.
      let isProof = !connection.isInAutocommit && connection.totalChanges != changesBefore
      if !connection.isInAutocommit { _ = try connection.run("COMMIT", []) }
      if let trouble = connection.takeTrouble() { health.failed(trouble) } else if isProof { health.committed() }
      for write in writes { write.finish(nil) }
    } catch {
      breakDown("\(error)")
      health.failed("\(error)")
      for write in writes { write.finish(.unknownOutcome("the commit failed: \(error)")) }
    }
  }

  /// Runs one write under a savepoint of its own. Throws when the whole transaction is lost.
  private func run(_ write: any SQLiteWrite, isAlone: Bool, on connection: SQLiteConnection) throws(SQLError) {
    if !isAlone { _ = try connection.run("SAVEPOINT one", []) }
    let transaction = SQLiteTransaction(connection, writes: true)
    let isDone = write.run(transaction)
    transaction.end()
    if connection.isInAutocommit {
      // Some errors (no room, no memory, a bad disk) make the library roll everything back.
      if isAlone, !isDone { return }
      throw .full("the library rolled the transaction back")
    }
    if isAlone {
      if !isDone { _ = try connection.run("ROLLBACK", []) }
      return
    }
    if !isDone { _ = try connection.run("ROLLBACK TO one", []) }
    _ = try connection.run("RELEASE one", [])
  }

  func undo(_ connection: SQLiteConnection) {
    guard !connection.isInAutocommit else { return }
    do throws(SQLError) {
      _ = try connection.run("ROLLBACK", [])
    } catch {
      breakDown("\(error)")
    }
  }
}
