internal import Base
internal import CSQLite

/// The simulated disk as SQLite sees it: a virtual file system (https://sqlite.org/vfs.html).
///
/// Files have no shared memory: a connection must set `locking_mode=EXCLUSIVE` before
/// `journal_mode=WAL`, else SQLite silently stays with a rollback journal.
enum SimulatedVFS {
  static let name = "simulated"

  private static let current = Locked<SimulatedDisk?>(nil)

  static func install(_ disk: SimulatedDisk) {
    current.withLock { current in
      precondition(current == nil, "one simulated disk per process at a time")
      current = disk
    }
    sqlite3_initialize()
    let code = sqlite3_vfs_register(table, 1)
    precondition(code == SQLITE_OK, "a file system can be registered")
    // The next random number is drawn from the default file system: this one.
    sqlite3_randomness(0, nil)
  }

  static func uninstall(_ disk: SimulatedDisk) {
    current.withLock { current in
      precondition(current === disk, "the disk is installed")
      current = nil
    }
    sqlite3_vfs_unregister(table)
    sqlite3_randomness(0, nil)
  }

  // Extended codes are macro expressions, which Swift does not import.
  private enum Code {
    static let read = SQLITE_IOERR | 1 << 8
    static let shortRead = SQLITE_IOERR | 2 << 8
    static let write = SQLITE_IOERR | 3 << 8
    static let sync = SQLITE_IOERR | 4 << 8
    static let truncate = SQLITE_IOERR | 6 << 8
    static let size = SQLITE_IOERR | 7 << 8
    static let deleteMissing = SQLITE_IOERR | 23 << 8
    static let delete = SQLITE_IOERR | 10 << 8
  }

  /// What SQLite's own file system reports: overwriting a range leaves its neighbours alone.
  private static let sectorSize: Int32 = 4096
  private static let longestPath: Int32 = 512
  /// Days from the start of the Julian calendar to 1970-01-01, in milliseconds.
  private static let julianEpoch: Int64 = 210_866_760_000_000

  // SAFETY: made once, then changed only by SQLite under its own mutex.
  private nonisolated(unsafe) static let table: UnsafeMutablePointer<sqlite3_vfs> = {
    let vfs = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    var table = sqlite3_vfs()
    table.iVersion = 2
    table.szOsFile = Int32(MemoryLayout<Slot>.size)
    table.mxPathname = longestPath
    table.zName = persistent(name)
    table.xOpen = { _, path, file, flags, outFlags in open(path, file, flags, outFlags) }
    table.xDelete = { _, path, syncDirectory in
      guard let path, let disk = current.withLock({ $0 }) else { return Code.delete }
      return answer(Code.delete) { () throws(SimulatedDisk.Failure) in
        try disk.delete(String(cString: path), isDurable: syncDirectory != 0)
      }
    }
    table.xAccess = { _, path, _, result in
      guard let path, let disk = current.withLock({ $0 }) else { return SQLITE_IOERR }
      result?.pointee = disk.exists(String(cString: path)) ? 1 : 0
      return SQLITE_OK
    }
    table.xFullPathname = { _, path, room, target in
      guard let path, let target else { return SQLITE_CANTOPEN }
      let length = String(cString: path).utf8.count
      guard length < room else { return SQLITE_CANTOPEN }
      target.update(from: path, count: length + 1)
      return SQLITE_OK
    }
    table.xRandomness = { _, count, target in
      guard let target, let disk = current.withLock({ $0 }) else { return 0 }
      disk.random(UnsafeMutableRawBufferPointer(start: target, count: Int(count)))
      return count
    }
    table.xSleep = { _, microseconds in microseconds }
    table.xCurrentTime = { _, days in
      days?.pointee = Double(julianNow()) / 86_400_000
      return SQLITE_OK
    }
    table.xCurrentTimeInt64 = { _, milliseconds in
      milliseconds?.pointee = julianNow()
      return SQLITE_OK
    }
    table.xGetLastError = { _, _, _ in 0 }
    vfs.initialize(to: table)
    return vfs
  }()

  // SAFETY: made once, then only read.
  private nonisolated(unsafe) static let methods: UnsafeMutablePointer<sqlite3_io_methods> = {
    let methods = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    var table = sqlite3_io_methods()
    table.iVersion = 1
    table.xClose = { file in close(file) }
    table.xRead = { file, target, count, offset in read(file, target, count, offset) }
    table.xWrite = { file, source, count, offset in
      answer(Code.write, file) { open throws(SimulatedDisk.Failure) in
        try open.disk.write(open, UnsafeRawBufferPointer(start: source, count: Int(count)), at: Int(offset))
      }
    }
    table.xTruncate = { file, size in
      answer(Code.truncate, file) { open throws(SimulatedDisk.Failure) in try open.disk.truncate(open, to: Int(size)) }
    }
    table.xSync = { file, _ in
      answer(Code.sync, file) { open throws(SimulatedDisk.Failure) in try open.disk.sync(open) }
    }
    table.xFileSize = { file, size in
      answer(Code.size, file) { open throws(SimulatedDisk.Failure) in size?.pointee = Int64(try open.disk.size(open)) }
    }
    table.xLock = { file, level in
      guard let open = opened(file), let level = LockLevel(rawValue: level) else { return SQLITE_IOERR }
      if open.isDead { return SQLITE_IOERR }
      return open.file.lock(open, level) ? SQLITE_OK : SQLITE_BUSY
    }
    table.xUnlock = { file, level in
      guard let open = opened(file), let level = LockLevel(rawValue: level) else { return SQLITE_IOERR }
      open.file.unlock(open, to: level)
      return SQLITE_OK
    }
    table.xCheckReservedLock = { file, result in
      result?.pointee = opened(file).map { $0.file.isReserved } ?? false ? 1 : 0
      return SQLITE_OK
    }
    table.xFileControl = { _, _, _ in SQLITE_NOTFOUND }
    table.xSectorSize = { _ in sectorSize }
    table.xDeviceCharacteristics = { _ in SQLITE_IOCAP_POWERSAFE_OVERWRITE }
    methods.initialize(to: table)
    return methods
  }()
}

// MARK: - Files

extension SimulatedVFS {
  /// SQLite's file, and behind it ours.
  private struct Slot {
    var base: sqlite3_file
    var open: Unmanaged<OpenFile>?
  }

  private static func slot(_ file: UnsafeMutablePointer<sqlite3_file>?) -> UnsafeMutablePointer<Slot>? {
    file.map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: Slot.self) }
  }

  private static func opened(_ file: UnsafeMutablePointer<sqlite3_file>?) -> OpenFile? {
    slot(file)?.pointee.open?.takeUnretainedValue()
  }

  private static func open(
    _ path: UnsafePointer<CChar>?, _ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32,
    _ outFlags: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    guard let slot = slot(file) else { return SQLITE_ERROR }
    // SQLite calls no method of a file that was not opened.
    slot.pointee.base.pMethods = nil
    guard let disk = current.withLock({ $0 }) else { return SQLITE_CANTOPEN }
    return answer(SQLITE_CANTOPEN) { () throws(SimulatedDisk.Failure) in
      let open = try disk.open(
        path.map { String(cString: $0) }, creates: flags & SQLITE_OPEN_CREATE != 0,
        syncsDirectory: flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL) != 0,
        deletesOnClose: flags & SQLITE_OPEN_DELETEONCLOSE != 0)
      slot.initialize(
        to: Slot(base: sqlite3_file(pMethods: UnsafePointer(methods)), open: Unmanaged.passRetained(open)))
      outFlags?.pointee = flags
    }
  }

  private static func close(_ file: UnsafeMutablePointer<sqlite3_file>?) -> Int32 {
    guard let slot = slot(file), let open = slot.pointee.open else { return SQLITE_OK }
    slot.pointee.open = nil
    let value = open.takeRetainedValue()
    value.disk.close(value)
    return SQLITE_OK
  }

  private static func read(
    _ file: UnsafeMutablePointer<sqlite3_file>?, _ target: UnsafeMutableRawPointer?, _ count: Int32, _ offset: Int64
  ) -> Int32 {
    var found = 0
    let code = answer(Code.read, file) { open throws(SimulatedDisk.Failure) in
      let room = UnsafeMutableRawBufferPointer(start: target, count: Int(count))
      found = try open.disk.read(open, into: room, at: Int(offset))
    }
    return code == SQLITE_OK && found < Int(count) ? Code.shortRead : code
  }

  /// The code for what `body` threw.
  private static func answer(_ failed: Int32, _ body: () throws(SimulatedDisk.Failure) -> Void) -> Int32 {
    do throws(SimulatedDisk.Failure) {
      try body()
      return SQLITE_OK
    } catch {
      switch error {
      case .io: return failed
      case .noSpace: return SQLITE_FULL
      case .missing: return failed == Code.delete ? Code.deleteMissing : failed
      }
    }
  }

  private static func answer(
    _ failed: Int32, _ file: UnsafeMutablePointer<sqlite3_file>?,
    _ body: (OpenFile) throws(SimulatedDisk.Failure) -> Void
  ) -> Int32 {
    guard let open = opened(file) else { return failed }
    return answer(failed) { () throws(SimulatedDisk.Failure) in try body(open) }
  }

  private static func julianNow() -> Int64 {
    guard let disk = current.withLock({ $0 }) else { return julianEpoch }
    return julianEpoch + disk.now.milliseconds
  }

  /// A C string that lives as long as the process.
  private static func persistent(_ text: String) -> UnsafePointer<CChar> {
    let bytes = UnsafeMutablePointer<CChar>.allocate(capacity: text.utf8.count + 1)
    for (index, byte) in text.utf8.enumerated() { bytes[index] = CChar(bitPattern: byte) }
    bytes[text.utf8.count] = 0
    return UnsafePointer(bytes)
  }
}
