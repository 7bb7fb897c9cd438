internal import Ports

/// Statements that make and change the tables, each run once, in order, and remembered word by word.
struct SQLiteMigrations {
  let statements: [String]

  /// Runs what has not been run yet, in one transaction. A statement that was changed, or is missing,
  /// after it was run is an error: this program is not the one that the file belongs to.
  func apply(to connection: SQLiteConnection) throws(SQLError) {
    _ = try connection.run("BEGIN IMMEDIATE", [])
    do throws(SQLError) {
      try step(connection)
      _ = try connection.run("COMMIT", [])
    } catch {
      // The first error counts; when the library has rolled back already this one fails, harmlessly.
      _ = try? connection.run("ROLLBACK", [])
      throw error
    }
  }

  private func step(_ connection: SQLiteConnection) throws(SQLError) {
    _ = try connection.run(
      "CREATE TABLE IF NOT EXISTS migrations (number INTEGER NOT NULL PRIMARY KEY, statement TEXT NOT NULL)", [])
    let done = try connection.run("SELECT statement FROM migrations ORDER BY number", []).rows
    guard done.count <= statements.count else {
      throw .unexpected("the file has had \(done.count) migrations, this program knows \(statements.count): it is older than the file")
    }
    for (index, statement) in statements.enumerated() {
      if index < done.count {
        guard try done[index].text(0) == statement else {
          throw .unexpected("migration \(index + 1) was changed after it was run: \(statement)")
        }
        continue
      }
      _ = try connection.run(statement, [])
      _ = try connection.run(
        "INSERT INTO migrations (number, statement) VALUES (?, ?)", [.integer(Int64(index + 1)), .text(statement)])
    }
  }
}
