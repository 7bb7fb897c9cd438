/// One file of the disk and who locks it.
final class StoredFile {
  var content: FileContent
  /// Whether its name would be found after a power cut.
  var isNameDurable: Bool

  private var shared = 0
  private var writer: OpenFile?
  /// The writer waits for the last readers, or has the file alone.
  private var isClosing = false

  init(_ content: FileContent = FileContent(), isNameDurable: Bool = false) {
    self.content = content
    self.isNameDurable = isNameDurable
  }

  /// The locks of SQLite (https://sqlite.org/lockingv3.html §3). False when another has the file.
  func lock(_ file: OpenFile, _ wanted: LockLevel) -> Bool {
    guard wanted > file.level else { return true }
    let isTaken = writer.map { $0 !== file } ?? false
    if wanted == .shared {
      if isTaken, isClosing { return false }
      shared += 1
      file.level = .shared
      return true
    }
    if isTaken { return false }
    writer = file
    file.level = wanted == .reserved ? .reserved : .pending
    guard wanted == .exclusive else { return true }
    isClosing = true
    if shared > 1 { return false }
    file.level = .exclusive
    return true
  }

  func unlock(_ file: OpenFile, to level: LockLevel) {
    guard level < file.level else { return }
    if writer === file {
      writer = nil
      isClosing = false
    }
    if level == .none { shared -= 1 }
    file.level = level
  }

  var isReserved: Bool { writer != nil }
}

/// The lock that one connection has on a file, weakest first; the raw values are SQLite's.
enum LockLevel: Int32, Comparable {
  case none, shared, reserved, pending, exclusive

  static func < (a: LockLevel, b: LockLevel) -> Bool { a.rawValue < b.rawValue }
}

/// A file that a connection has open.
final class OpenFile {
  let disk: SimulatedDisk
  let file: StoredFile
  /// Empty for a temporary file.
  let path: String
  /// A log or a journal: its first sync is one of the directory too.
  let syncsDirectory: Bool
  let deletesOnClose: Bool
  var level = LockLevel.none
  /// The power was cut since: its process is no more.
  var isDead = false

  init(_ disk: SimulatedDisk, _ file: StoredFile, path: String, syncsDirectory: Bool, deletesOnClose: Bool) {
    self.disk = disk
    self.file = file
    self.path = path
    self.syncsDirectory = syncsDirectory
    self.deletesOnClose = deletesOnClose
  }
}
