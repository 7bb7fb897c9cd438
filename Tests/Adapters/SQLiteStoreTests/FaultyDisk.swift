import Base
import CSQLite
import Glibc

@testable import SQLiteStore

/// A virtual file system over the operating system's whose writes and syncs fail as planned. The plan
/// is one for the process: suites that use it are serialized.
enum FaultyDisk {
  static let name = "faulty"
  static let disk = SQLiteDisk(fileSystem: name, isExclusive: false)

  struct Plan: Sendable {
    /// The n-th sync from now fails; nil for none. Then the disk is whole again.
    var failingSync: Int?
    /// The n-th write from now fails.
    var failingWrite: Int?
    /// Bytes that writes may still write before the disk is full; nil for no bound.
    var roomBytes: Int?
    /// Faults that have happened.
    var count = 0
  }

  static let plan = Locked(Plan())

  /// Registers it once; harmless when done again.
  static let register: Bool = {
    guard let system = sqlite3_vfs_find("unix") else { return false }
    let faulty = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    faulty.initialize(to: system.pointee)
    faulty.pointee.zName = UnsafePointer(strdup(name))
    faulty.pointee.pNext = nil
    faulty.pointee.szOsFile += Int32(realOffset)
    faulty.pointee.xOpen = { _, path, file, flags, outFlags in
      guard let file, let system = sqlite3_vfs_find("unix") else { return SQLITE_ERROR }
      let code = system.pointee.xOpen(system, path, real(file), flags, outFlags)
      file.pointee.pMethods = real(file)?.pointee.pMethods == nil ? nil : UnsafePointer(methods)
      return code
    }
    return sqlite3_vfs_register(faulty, 0) == SQLITE_OK
  }()

  /// The system's file stands behind ours.
  private static let realOffset = 16

  private static func real(_ file: UnsafeMutablePointer<sqlite3_file>?) -> UnsafeMutablePointer<sqlite3_file>? {
    guard let file else { return nil }
    return (UnsafeMutableRawPointer(file) + realOffset).assumingMemoryBound(to: sqlite3_file.self)
  }

  private static func call(
    _ file: UnsafeMutablePointer<sqlite3_file>?,
    _ body: (UnsafePointer<sqlite3_io_methods>, UnsafeMutablePointer<sqlite3_file>) -> Int32
  ) -> Int32 {
    guard let real = real(file), let methods = real.pointee.pMethods else { return SQLITE_ERROR }
    return body(methods, real)
  }

  /// Whether this call is the one that fails.
  private static func fails(_ place: WritableKeyPath<Plan, Int?>) -> Bool {
    plan.withLock { plan in
      guard let left = plan[keyPath: place] else { return false }
      plan[keyPath: place] = left > 1 ? left - 1 : nil
      if left == 1 { plan.count += 1 }
      return left == 1
    }
  }

  /// Takes the room for a write; true when there is none left.
  private static func isFull(for count: Int) -> Bool {
    plan.withLock { plan in
      guard let room = plan.roomBytes else { return false }
      plan.roomBytes = max(0, room - count)
      return room < count
    }
  }

  // SAFETY: made once, then only read.
  private nonisolated(unsafe) static let methods: UnsafeMutablePointer<sqlite3_io_methods> = {
    let methods = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    var table = sqlite3_io_methods()
    table.iVersion = 2
    table.xClose = { file in call(file) { $0.pointee.xClose($1) } }
    table.xRead = { file, into, count, at in call(file) { $0.pointee.xRead($1, into, count, at) } }
    table.xWrite = { file, from, count, at in
      if isFull(for: Int(count)) { return SQLITE_FULL }
      return fails(\.failingWrite) ? SQLITE_IOERR : call(file) { $0.pointee.xWrite($1, from, count, at) }
    }
    table.xTruncate = { file, size in call(file) { $0.pointee.xTruncate($1, size) } }
    table.xSync = { file, flags in fails(\.failingSync) ? SQLITE_IOERR : call(file) { $0.pointee.xSync($1, flags) } }
    table.xFileSize = { file, size in call(file) { $0.pointee.xFileSize($1, size) } }
    table.xLock = { file, level in call(file) { $0.pointee.xLock($1, level) } }
    table.xUnlock = { file, level in call(file) { $0.pointee.xUnlock($1, level) } }
    table.xCheckReservedLock = { file, out in call(file) { $0.pointee.xCheckReservedLock($1, out) } }
    table.xFileControl = { file, code, argument in call(file) { $0.pointee.xFileControl($1, code, argument) } }
    table.xSectorSize = { file in call(file) { $0.pointee.xSectorSize($1) } }
    table.xDeviceCharacteristics = { file in call(file) { $0.pointee.xDeviceCharacteristics($1) } }
    table.xShmMap = { file, page, size, extend, out in call(file) { $0.pointee.xShmMap($1, page, size, extend, out) } }
    table.xShmLock = { file, at, count, flags in call(file) { $0.pointee.xShmLock($1, at, count, flags) } }
    table.xShmBarrier = { file in _ = call(file) { methods, real in methods.pointee.xShmBarrier(real); return 0 } }
    table.xShmUnmap = { file, delete in call(file) { $0.pointee.xShmUnmap($1, delete) } }
    methods.initialize(to: table)
    return methods
  }()
}
