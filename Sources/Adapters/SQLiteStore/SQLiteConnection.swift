internal import Base
internal import CSQLite
internal import Ports

/// One connection of the C library: the only owner of its handle and its prepared statements.
///
/// SAFETY: used by one job at a time, on the worker that the store gave it.
final class SQLiteConnection: @unchecked Sendable {
  enum Mode: Equatable {
    /// The one connection of its file that writes; makes the file when it is missing.
    case owner(path: String)
    /// Never writes; sees what was committed when its transaction begins.
    case reader(path: String)
    case memory
  }

  /// Statements kept prepared: more than any service has, so the bound only stops made-up SQL.
  private static let statementLimit = 256
  /// Only a foreign process that checkpoints or reads can make us wait.
  private static let busyTimeoutMilliseconds: Int32 = 5000

  private var handle: OpaquePointer?
  private var statements: [String: OpaquePointer] = [:]
  /// What the disk did wrong since somebody asked.
  private var trouble: String?

  init(_ mode: Mode, on disk: SQLiteDisk = .real) throws(SQLError) {
    guard disk.isAlive() else { throw .closed("the machine that opened it is no more") }
    let (path, flags) =
      switch mode {
      case .owner(let path): (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
      case .reader(let path): (path, SQLITE_OPEN_READONLY)
      case .memory: (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
      }
    if case .owner = mode {
      if !disk.isExclusive { try PrivateFile.makeIfMissing(path) }
      try SQLiteLogs(path: path, disk).makeDurable()
    }
    let code = sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, disk.fileSystem)
    guard code == SQLITE_OK else {
      let error = failure(code, "open \(path)")
      close()
      throw error
    }
    do throws(SQLError) {
      try setUp(mode, on: disk)
    } catch {
      close()
      throw error
    }
  }

  deinit { close() }

  /// Finalises every statement and closes. Harmless when closed.
  func close() {
    for statement in statements.values { sqlite3_finalize(statement) }
    statements = [:]
    sqlite3_close_v2(handle)
    handle = nil
  }

  /// False between BEGIN and COMMIT or ROLLBACK.
  var isInAutocommit: Bool { sqlite3_get_autocommit(handle) != 0 }

  /// Rows changed since it was opened, also by what was rolled back.
  var totalChanges: Int64 { sqlite3_total_changes64(handle) }

  /// What the disk did wrong since this was last asked, in words.
  func takeTrouble() -> String? {
    defer { trouble = nil }
    return trouble
  }

  /// Sets the pragmas and reads back those on which durability rests.
  private func setUp(_ mode: Mode, on disk: SQLiteDisk) throws(SQLError) {
    sqlite3_busy_timeout(handle, Self.busyTimeoutMilliseconds)
    _ = try run("PRAGMA foreign_keys = ON", [])
    _ = try run("PRAGMA trusted_schema = OFF", [])
    if disk.isExclusive { try setUpExclusive() }
    switch mode {
    case .reader: _ = try run("PRAGMA query_only = ON", [])
    case .memory: break
    case .owner:
      _ = try run("PRAGMA journal_mode = WAL", [])
      _ = try run("PRAGMA synchronous = FULL", [])
      try expect("PRAGMA journal_mode", .text("wal"))
      try expect("PRAGMA synchronous", .integer(2))
    }
    try expect("PRAGMA foreign_keys", .integer(1))
  }

  /// Without shared memory the log needs the file for itself, and must know so before it is opened.
  private func setUpExclusive() throws(SQLError) {
    _ = try run("PRAGMA locking_mode = EXCLUSIVE", [])
    try expect("PRAGMA locking_mode", .text("exclusive"))
    // Simulated lives are short: the log must be written back in them too.
    _ = try run("PRAGMA wal_autocheckpoint = 64", [])
  }

  private func expect(_ pragma: String, _ wanted: SQLValue) throws(SQLError) {
    let found = try run(pragma, []).rows.first?.values.first
    guard found == wanted else {
      throw .unexpected("\(pragma) is \(String(describing: found)), not \(wanted): the file cannot be used safely")
    }
  }
}

// MARK: - Statements

extension SQLiteConnection {
  struct Outcome {
    var changes: Int
    var rows: [SQLRow]
  }

  /// Runs one statement with a cached plan. `changes` counts what INSERT, UPDATE and DELETE did.
  func run(_ sql: String, _ values: [SQLValue], mayWrite: Bool = true) throws(SQLError) -> Outcome {
    let statement = try prepared(sql)
    guard mayWrite || sqlite3_stmt_readonly(statement) != 0 else {
      throw .unexpected("a read cannot change anything: \(sql)")
    }
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
    }
    try bind(values, to: statement, sql)
    var rows: [SQLRow] = []
    while true {
      let code = sqlite3_step(statement)
      switch code {
      case SQLITE_ROW: rows.append(try row(of: statement))
      case SQLITE_DONE:
        let changes = sqlite3_stmt_readonly(statement) == 0 ? Int(sqlite3_changes64(handle)) : 0
        return Outcome(changes: changes, rows: rows)
      default: throw failure(code, sql)
      }
    }
  }

  private func prepared(_ sql: String) throws(SQLError) -> OpaquePointer {
    if let statement = statements[sql] { return statement }
    guard handle != nil else { throw .closed("the connection is closed") }
    var statement: OpaquePointer?
    var isWhole = true
    let code = sql.withCString { text in
      var tail: UnsafePointer<CChar>?
      let code = sqlite3_prepare_v3(handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, &tail)
      if let tail { isWhole = String(cString: tail).allSatisfy { $0.isWhitespace || $0 == ";" } }
      return code
    }
    guard code == SQLITE_OK else { throw failure(code, sql) }
    guard let statement else { throw .unexpected("no statement in: \(sql)") }
    guard isWhole else {
      sqlite3_finalize(statement)
      throw .unexpected("more than one statement in: \(sql)")
    }
    if statements.count >= Self.statementLimit { dropStatements() }
    statements[sql] = statement
    return statement
  }

  private func dropStatements() {
    for statement in statements.values { sqlite3_finalize(statement) }
    statements = [:]
  }

  private func bind(_ values: [SQLValue], to statement: OpaquePointer, _ sql: String) throws(SQLError) {
    let wanted = Int(sqlite3_bind_parameter_count(statement))
    guard wanted == values.count else {
      throw .unexpected("\(values.count) values for \(wanted) placeholders in: \(sql)")
    }
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      let code: Int32
      switch value {
      case .null: code = sqlite3_bind_null(statement, place)
      case .integer(let number): code = sqlite3_bind_int64(statement, place, number)
      case .real(let number): code = sqlite3_bind_double(statement, place, number)
      case .text(var text):
        code = text.withUTF8 { bytes in
          // The empty text has no address of its own; any valid one will do.
          guard let start = bytes.baseAddress else { return sqlite3_bind_text(statement, place, "", 0, Self.copies) }
          return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
            sqlite3_bind_text64(statement, place, $0, UInt64(bytes.count), Self.copies, UInt8(SQLITE_UTF8))
          }
        }
      case .blob(let bytes):
        code =
          bytes.isEmpty
          ? sqlite3_bind_zeroblob(statement, place, 0)
          : bytes.withUnsafeBytes { sqlite3_bind_blob64(statement, place, $0.baseAddress, UInt64($0.count), Self.copies) }
      }
      guard code == SQLITE_OK else { throw failure(code, sql) }
    }
  }

  /// `SQLITE_TRANSIENT`: the library copies what it is given.
  private static var copies: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

  private func row(of statement: OpaquePointer) throws(SQLError) -> SQLRow {
    var values: [SQLValue] = []
    let count = sqlite3_column_count(statement)
    values.reserveCapacity(Int(count))
    for column in 0..<count { values.append(try value(of: statement, column)) }
    return SQLRow(values)
  }

  private func value(of statement: OpaquePointer, _ column: Int32) throws(SQLError) -> SQLValue {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, column))
    case SQLITE_NULL: return .null
    case SQLITE_TEXT:
      let start = sqlite3_column_text(statement, column)
      let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw .unexpected("column \(column) holds a text that is not UTF-8")
      }
      return .text(text)
    default:
      let start = sqlite3_column_blob(statement, column)
      let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
      return .blob([UInt8](bytes))
    }
  }

  private func failure(_ code: Int32, _ doing: String) -> SQLError {
    let words = handle.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
    let failure = SQLiteFailure(code: code, words: words ?? String(cString: sqlite3_errstr(code)), doing: doing)
    if failure.isOfDisk { trouble = "\(failure.error)" }
    return failure.error
  }
}
