/// The disk that a store's file stands on.
public struct SQLiteDisk: Sendable {
  /// The name of a registered virtual file system.
  let fileSystem: String
  /// One connection reads and writes, and nobody else may look: for a file system without shared
  /// memory and without the kernel's locks.
  let isExclusive: Bool
  /// False when the machine that opened the store is no more.
  let isAlive: @Sendable () -> Bool

  init(fileSystem: String, isExclusive: Bool, isAlive: @escaping @Sendable () -> Bool = { true }) {
    self.fileSystem = fileSystem
    self.isExclusive = isExclusive
    self.isAlive = isAlive
  }

  /// The operating system's.
  public static let real = SQLiteDisk(fileSystem: "unix", isExclusive: false)

  /// The installed `SimulatedDisk`; opening fails when there is none. A store on it runs its reads
  /// on the worker for writes, which must be an `InlineWorker` or another on the world's own thread.
  public static let simulated = SQLiteDisk(fileSystem: "simulated", isExclusive: true)

  /// The same, for a store that may outlive its machine: once `isAlive` is false it opens nothing
  /// any more and every use throws `SQLError.closed`.
  public static func simulated(while isAlive: @escaping @Sendable () -> Bool) -> SQLiteDisk {
    SQLiteDisk(fileSystem: "simulated", isExclusive: true, isAlive: isAlive)
  }
}
