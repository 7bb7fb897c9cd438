internal import CSQLite
internal import Ports

/// The logs that stand beside a database: `PATH-wal`, and `PATH-journal` while it is made.
///
/// After a failed sync Linux goes on showing bytes that it will never write
/// (https://wiki.postgresql.org/wiki/Fsync_Errors). A log that is read from them looks whole: later
/// commits are synced behind a hole, pages are written back that nothing durable covers, and a power
/// cut loses acknowledged writes or the database. So an owner writes what its logs show once more,
/// and syncs it, before the library reads them.
struct SQLiteLogs {
  /// How much is copied at a time.
  private static let pieceBytes = 65_536

  private let path: String
  private let disk: SQLiteDisk

  init(path: String, _ disk: SQLiteDisk) {
    self.path = path
    self.disk = disk
  }

  /// What the logs show is durable afterwards. Only for the file's one owner, before it opens it.
  func makeDurable() throws(SQLError) {
    guard let vfs = sqlite3_vfs_find(disk.fileSystem) else { throw .unexpected("there is no disk \(disk.fileSystem)") }
    let room = Int(vfs.pointee.mxPathname) + 1
    var whole = [CChar](repeating: 0, count: room)
    guard vfs.pointee.xFullPathname(vfs, path, Int32(room), &whole) & 0xFF == SQLITE_OK else {
      throw .unexpected("not a path: \(path)")
    }
    guard let names = names(of: whole) else { throw .full("no memory for the name of \(path)") }
    defer { sqlite3_free_filename(names) }
    try rewrite(sqlite3_filename_wal(names), SQLITE_OPEN_WAL, vfs)
    try rewrite(sqlite3_filename_journal(names), SQLITE_OPEN_MAIN_JOURNAL, vfs)
  }

  /// The three names in the shape in which a file system expects them.
  private func names(of whole: [CChar]) -> UnsafePointer<CChar>? {
    let bytes = whole.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let database = String(decoding: bytes, as: UTF8.self)
    return sqlite3_create_filename(database, database + "-journal", database + "-wal", 0, nil).map { UnsafePointer($0) }
  }

  private func rewrite(
    _ name: UnsafePointer<CChar>?, _ kind: Int32, _ vfs: UnsafeMutablePointer<sqlite3_vfs>
  ) throws(SQLError) {
    var isThere: Int32 = 0
    try check(vfs.pointee.xAccess(vfs, name, SQLITE_ACCESS_EXISTS, &isThere), "look for")
    guard isThere != 0 else { return }
    let memory = UnsafeMutableRawPointer.allocate(byteCount: Int(vfs.pointee.szOsFile), alignment: 16)
    defer { memory.deallocate() }
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: Int(vfs.pointee.szOsFile))
    let file = memory.assumingMemoryBound(to: sqlite3_file.self)
    let code = vfs.pointee.xOpen(vfs, name, file, SQLITE_OPEN_READWRITE | kind, nil)
    // Even a failed opening may leave something to close.
    guard let methods = file.pointee.pMethods?.pointee else { return try check(code, "open") }
    defer { _ = methods.xClose(file) }
    try check(code, "open")
    try copy(file, methods)
  }

  private func copy(_ file: UnsafeMutablePointer<sqlite3_file>, _ methods: sqlite3_io_methods) throws(SQLError) {
    var size: Int64 = 0
    try check(methods.xFileSize(file, &size), "measure")
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceBytes, alignment: 16)
    defer { piece.deallocate() }
    var offset: Int64 = 0
    while offset < size {
      let count = Int32(min(Int64(piece.count), size - offset))
      try check(methods.xRead(file, piece.baseAddress, count, offset), "read")
      try check(methods.xWrite(file, piece.baseAddress, count, offset), "rewrite")
      offset += Int64(count)
    }
    try check(methods.xSync(file, SQLITE_SYNC_NORMAL), "sync")
  }

  private func check(_ code: Int32, _ doing: String) throws(SQLError) {
    guard code != SQLITE_OK else { return }
    throw SQLiteFailure(code: code, words: String(cString: sqlite3_errstr(code)), doing: "\(doing) a log of \(path)").error
  }
}
