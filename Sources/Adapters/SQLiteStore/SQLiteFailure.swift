internal import CSQLite
internal import Ports

/// What the C library said, and the error of the port it becomes (https://sqlite.org/rescode.html).
struct SQLiteFailure {
  /// An extended result code.
  let code: Int32
  let words: String
  let doing: String

  // Extended codes are macro expressions, which Swift does not import.
  private static let primaryKey: Int32 = 19 | 6 << 8
  private static let unique: Int32 = 19 | 8 << 8
  private static let rowID: Int32 = 19 | 10 << 8

  var error: SQLError {
    switch (code & 0xFF, code) {
    case (_, Self.primaryKey), (_, Self.unique), (_, Self.rowID): .duplicate(words)
    case (SQLITE_CONSTRAINT, _): .constraint(words)
    case (SQLITE_FULL, _), (SQLITE_NOMEM, _), (SQLITE_TOOBIG, _), (SQLITE_BUSY, _), (SQLITE_LOCKED, _): .full(text)
    // The disk failed: what is stored may be whole, and the next try may succeed.
    case (SQLITE_IOERR, _): .unknownOutcome(text)
    default: .unexpected(text)
    }
  }

  /// The disk or the file is to blame, not what was asked.
  var isOfDisk: Bool {
    [SQLITE_FULL, SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_READONLY, SQLITE_CANTOPEN].contains(code & 0xFF)
  }

  private var text: String { "\(words) (SQLite \(code)) in: \(doing)" }
}
