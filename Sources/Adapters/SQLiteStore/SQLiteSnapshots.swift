internal import Ports

/// The reading side of a store: a connection of its own that only ever sees committed state. A store
/// in memory, or on a simulated disk, has one connection, which is read between its commits.
///
/// SAFETY: used by one job at a time, on the worker for reads; in memory that is the one worker.
final class SQLiteSnapshots: @unchecked Sendable {
  enum Place {
    /// By a connection of its own.
    case file(String, SQLiteDisk)
    /// By the writer's, between its commits.
    case shared(SQLiteWriter)
  }

  private let place: Place
  private var own: SQLiteConnection?
  private var isClosed = false

  init(_ place: Place) { self.place = place }

  /// Runs `body` on one snapshot.
  func read<Value>(_ body: (any SQLTransaction) throws -> Value) throws -> Value {
    let connection = try connection()
    _ = try connection.run("BEGIN", [])
    let transaction = SQLiteTransaction(connection, writes: false)
    defer {
      transaction.end()
      finish(connection)
    }
    return try body(transaction)
  }

  func close() {
    isClosed = true
    own?.close()
    own = nil
  }

  private func connection() throws(SQLError) -> SQLiteConnection {
    if isClosed { throw .closed("the store is closed") }
    switch place {
    case .shared(let writer): return try writer.connection()
    case .file(let path, let disk):
      if let own { return own }
      let connection = try SQLiteConnection(.reader(path: path), on: disk)
      own = connection
      return connection
    }
  }

  /// Ends the snapshot; a connection that cannot even do that is thrown away.
  private func finish(_ connection: SQLiteConnection) {
    guard !connection.isInAutocommit else { return }
    do throws(SQLError) {
      _ = try connection.run("COMMIT", [])
    } catch {
      if own === connection { own = nil }
      connection.close()
    }
  }
}
