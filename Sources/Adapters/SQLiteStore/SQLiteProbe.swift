internal import Ports

extension SQLiteWriter {
  /// Room that must be there before a fault is taken back: a disk that takes one small page and
  /// no more would be well and ill by turns.
  private static let roomBytes = 256 * 1024

  /// Finds out whether the disk takes a durable write: one page when all was well, `roomBytes` after
  /// a fault. Nothing is written when something has been committed since the last time.
  func probe() {
    let hasCommitted = health.takeCommitted()
    let isFaulty = health.fault != nil
    guard isOnDisk, isFaulty || !hasCommitted else { return }
    do throws(SQLError) {
      let connection = try connection()
      if isFaulty { try proveRoom(connection) } else { try touch(connection) }
      health.proved()
    } catch {
      health.failed("\(error)")
    }
  }

  /// Changes one number in the file's header that nothing else uses.
  private func touch(_ connection: SQLiteConnection) throws(SQLError) {
    try commit(connection) { connection throws(SQLError) in
      let version = try connection.run("PRAGMA user_version", []).rows.first?.values.first
      _ = try connection.run("PRAGMA user_version = \(version == .integer(1) ? 2 : 1)", [])
    }
  }

  /// Takes the room and gives it back; the file keeps the free pages for later rows.
  private func proveRoom(_ connection: SQLiteConnection) throws(SQLError) {
    try commit(connection) { connection throws(SQLError) in
      _ = try connection.run("CREATE TABLE IF NOT EXISTS room (taken BLOB NOT NULL)", [])
      let zeros = [UInt8](repeating: 0, count: Self.roomBytes)
      _ = try connection.run("INSERT INTO room (taken) VALUES (?)", [.blob(zeros)])
    }
    try commit(connection) { connection throws(SQLError) in
      _ = try connection.run("DELETE FROM room", [])
    }
  }

  private func commit(
    _ connection: SQLiteConnection, _ body: (SQLiteConnection) throws(SQLError) -> Void
  ) throws(SQLError) {
    _ = try connection.run("BEGIN IMMEDIATE", [])
    do throws(SQLError) {
      try body(connection)
    } catch {
      undo(connection)
      throw error
    }
    do throws(SQLError) {
      _ = try connection.run("COMMIT", [])
    } catch {
      breakDown("\(error)", isDoubtful: false)
      throw error
    }
  }
}
