public import Ports

/// A look at a store's file from outside: read-only, while its owner lives or after it is gone.
///
/// For auditors and tools. It blocks its caller; it is no part of a service.
public final class SQLiteReader {
  private let connection: SQLiteConnection

  /// - Parameter disk: on a simulated one nobody else may have the file open: give it a copy.
  /// - Throws: `SQLError.unexpected` when there is no such file.
  public init(path: String, disk: SQLiteDisk = .real) throws(SQLError) {
    connection = try SQLiteConnection(.reader(path: path), on: disk)
  }

  /// Runs `body` on one consistent snapshot of what is durable.
  public func read<Value>(_ body: (any SQLTransaction) throws -> Value) throws -> Value {
    _ = try connection.run("BEGIN", [])
    let transaction = SQLiteTransaction(connection, writes: false)
    defer {
      transaction.end()
      // A reader that cannot end its snapshot is closed with this object.
      _ = try? connection.run("COMMIT", [])
    }
    return try body(transaction)
  }

  public func close() { connection.close() }
}
