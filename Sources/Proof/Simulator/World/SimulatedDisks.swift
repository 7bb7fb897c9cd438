internal import Base
internal import Ports
internal import SQLiteStore
internal import SimulatedDisk

/// The disks of a cluster: a directory for each machine on the one simulated disk of the process.
///
/// SAFETY: touched on the world's one thread only.
final class SimulatedDisks: @unchecked Sendable {
  private let disk: SimulatedDisk
  private let world: SimulatedWorld
  /// By the name of the machine, while a disk is worse than the others.
  private var broken: [String: DiskFaults] = [:]
  private var usual = DiskFaults.none
  /// Hears of machines that lost their power in the middle of a write.
  var onPowerLost: (@Sendable (SimulatedLoop) -> Void)?

  init(_ world: SimulatedWorld) {
    self.world = world
    disk = SimulatedDisk.install(seed: world.seed) { [unowned world] in
      SimulatedWorld.defaultStart.advanced(by: world.elapsed)
    }
    world.atEnd { [disk] in
      disk.wipe()
      disk.uninstall()
    }
  }

  // MARK: - Stores

  /// Files are called like their machine: every role has one store.
  private static func path(_ name: String) -> String { "\(directory(name))/\(name).sqlite" }
  private static func directory(_ name: String) -> String { "/\(name)" }

  func store(
    _ name: String, _ migrations: [String], on machine: SimulatedLoop, _ worker: any Worker
  ) async throws -> any SQLStore {
    try await SQLiteStore(
      path: Self.path(name), migrations: migrations, worker: worker, disk: living(name, machine))
  }

  func journal(_ name: String, on machine: SimulatedLoop, _ worker: any Worker) async throws -> any JournalStore {
    try await SQLiteJournal(path: Self.path(name), worker: worker, disk: living(name, machine))
  }

  private func living(_ name: String, _ machine: SimulatedLoop) -> SQLiteDisk {
    let life = disk.life(of: Self.path(name))
    return .simulated { [disk] in !machine.isDead && disk.life(of: Self.path(name)) == life }
  }

  /// The rows of a store as its owner would see them now.
  func rows(_ name: String, _ sql: String) throws -> [SQLRow] {
    try disk.withCopy(of: Self.path(name)) { copy in
      let reader = try SQLiteReader(path: copy, disk: .simulated)
      defer { reader.close() }
      return try reader.read { try $0.query(sql, []) }
    }
  }

  var digest: UInt64 { disk.digest }
  var counts: (changes: Int, errors: Int) { (disk.counts.changes, disk.counts.errors) }

  // MARK: - Faults

  /// Runs a job of a machine's engine under the faults of its disk; returns how long the disk took.
  func run(_ job: @Sendable () -> Void, on machine: SimulatedLoop) -> Duration {
    let name = machine.node.name
    let life = disk.life(of: Self.directory(name))
    disk.faults = broken[name] ?? usual
    job()
    disk.faults = .none
    if !machine.isDead, disk.life(of: Self.directory(name)) != life { onPowerLost?(machine) }
    return disk.takeDelay(Self.directory(name))
  }

  func set(_ faults: SimulationFaults) {
    usual = DiskFaults(
      readError: faults.diskErrors / 10, writeError: faults.diskErrors, syncError: faults.diskErrors,
      forgettingSync: 0.5, noSpace: faults.diskFull, slow: faults.diskSlowness)
  }

  /// Until `mend`: nearly every operation on this machine's disk fails, or there is no space left.
  func breakDisk(_ name: String, isFull: Bool) {
    broken[name] =
      isFull
      ? DiskFaults(noSpace: 1)
      : DiskFaults(readError: 0.02, writeError: 0.2, syncError: 0.2, forgettingSync: 0.5, slow: 0.1)
  }

  func mend(_ name: String) { broken[name] = nil }

  /// Power cuts that are planned and have not come stay away.
  func keepPower() { disk.keepPower() }

  /// What was not synced is kept, lost or torn; nobody who had a file open can use it any more.
  func powerCut(_ name: String) { disk.powerCut(Self.directory(name)) }

  /// The process has ended, the machine goes on: what was written is there, synced or not.
  func kill(_ name: String) { disk.kill(Self.directory(name)) }

  /// The same as a power cut in the middle of a later change of a file.
  func powerCut(_ name: String, atChange changes: Int) {
    disk.powerCut(Self.directory(name), atChange: changes)
  }

  /// The same right after something has become durable.
  func powerCut(_ name: String, afterSync syncs: Int) {
    disk.powerCut(Self.directory(name), afterSync: syncs)
  }
}
