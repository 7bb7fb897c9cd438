internal import Glibc
internal import Ports

/// One owner per file: an advisory lock on `PATH.lock`, which the kernel takes back when its process
/// ends, however it ends. Readers of the file do not need it.
final class FileLock: Sendable {
  private let descriptor: Int32

  /// Throws `SQLError.closed` when another store, here or in another process, owns the file.
  init(path: String) throws(SQLError) {
    let name = path + ".lock"
    descriptor = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .unexpected("cannot open \(name): \(String(cString: strerror(errno)))") }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isTaken = errno == EWOULDBLOCK
      let words = String(cString: strerror(errno))
      Glibc.close(descriptor)
      if isTaken { throw .closed("\(path) is owned by another process or store (it holds \(name)); stop that one first") }
      throw .unexpected("cannot lock \(name): \(words)")
    }
  }

  deinit {
    // Unlocked by word, not by the close alone: a child that was forked a moment ago may still have it open.
    flock(descriptor, LOCK_UN)
    Glibc.close(descriptor)
  }
}
