/// What goes wrong on a simulated disk. Every chance is a probability per operation, 0 (never) to 1
/// (always).
public struct DiskFaults: Sendable, Hashable {
  /// A read answers EIO.
  public var readError: Double
  /// A write or a truncation answers EIO; a part of the write may have happened.
  public var writeError: Double
  /// A sync answers EIO.
  public var syncError: Double
  /// A failed sync forgets what it could not write, as Linux does: some of it is on the disk, the
  /// rest stays readable until the next power cut, and no later sync brings it there.
  public var forgettingSync: Double
  /// A write that makes a file longer answers ENOSPC; a part of it may have happened.
  public var noSpace: Double
  /// An operation takes long: up to `slowest`, of virtual time (`SimulatedDisk.takeDelay`).
  public var slow: Double
  /// The longest that one slow operation takes.
  public var slowest: Duration
  /// A sync answers that all is well and does nothing: a broken disk, on which nobody can keep a
  /// promise. It is there to show that the proof would see it.
  public var lyingSync: Double

  public init(
    readError: Double = 0, writeError: Double = 0, syncError: Double = 0, forgettingSync: Double = 0,
    noSpace: Double = 0, slow: Double = 0, slowest: Duration = .milliseconds(500), lyingSync: Double = 0
  ) {
    self.readError = readError
    self.writeError = writeError
    self.syncError = syncError
    self.forgettingSync = forgettingSync
    self.noSpace = noSpace
    self.slow = slow
    self.slowest = slowest
    self.lyingSync = lyingSync
  }

  /// A disk on which nothing fails but the power.
  public static let none = DiskFaults()
}
