internal import Glibc
internal import Ports

/// Makes database files that only their owner can read, whatever the umask; SQLite gives `-wal` and
/// `-shm` the mode of their database.
enum PrivateFile {
  /// Makes an empty file at `path`, which is an empty database. One that is there stays untouched,
  /// unopened too: closing any descriptor of it would end the locks SQLite has on it in this process.
  static func makeIfMissing(_ path: String) throws(SQLError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0, errno == EEXIST { return }
    guard descriptor >= 0 else {
      throw .unexpected("cannot make \(path): \(String(cString: strerror(errno)))")
    }
    defer { Glibc.close(descriptor) }
    guard fchmod(descriptor, 0o600) == 0 else {
      throw .unexpected("cannot keep \(path) private: \(String(cString: strerror(errno)))")
    }
  }
}
