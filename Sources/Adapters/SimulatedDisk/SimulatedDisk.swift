public import Base
internal import CSQLite
internal import Glibc

/// A disk in memory for SQLite: files whose power can be cut, and that fail by dice.
///
/// ```
/// let disk = SimulatedDisk.install(seed: 7)
/// let store = try await SQLiteStore(path: "/order/order.sqlite", …, worker: InlineWorker(), disk: .simulated)
/// disk.powerCut("/order")     // unsynced writes are kept, lost or torn; the old store is dead
/// ```
/// While it is installed it is SQLite's default file system, and so its only source of randomness
/// and time: the same seed and the same calls give the same bytes. SQLite's own random numbers are
/// one stream per process, so there is one disk, and one simulated world, per process at a time.
///
/// Everything happens on the calling thread, which must be the one that installed it.
///
/// SAFETY: every entry checks the thread; nothing else touches the state.
public final class SimulatedDisk: @unchecked Sendable {
  /// What happened so far, for reports.
  public struct Counts: Sendable, Hashable {
    /// Writes, truncations, syncs and deletions.
    public var changes = 0
    public var reads = 0
    /// Operations that answered with an error by dice.
    public var errors = 0
    /// Syncs that lied.
    public var lies = 0
    public var powerCuts = 0
  }

  /// From now on; settable at any time.
  public var faults: DiskFaults
  public private(set) var counts = Counts()

  private let thread = pthread_self()
  private let clock: @Sendable () -> WallTime
  private var files: [String: StoredFile] = [:]
  /// Names whose deletion is not durable yet, and what a power cut may bring back.
  private var deleted: [String: [UInt8]] = [:]
  private var opened: [ObjectIdentifier: OpenFile] = [:]
  private var cuts: [String: Int] = [:]
  /// Power cuts to come, by directory.
  private var plannedCuts: [String: PlannedCut] = [:]
  private var delays: [String: Duration] = [:]
  private var trace = DiskDigest()
  private var looks = 0
  /// Of their own each, so that other faults do not give SQLite other salts.
  private var faultDice, powerDice, libraryDice: DiskDice

  private enum PlannedCut {
    /// Instead of the so-many-th change.
    case atChange(Int)
    /// After the so-many-th sync that succeeds.
    case afterSync(Int)
  }

  private init(seed: UInt64, faults: DiskFaults, clock: @escaping @Sendable () -> WallTime) {
    self.faults = faults
    self.clock = clock
    faultDice = DiskDice(seed: seed, stream: 1)
    powerDice = DiskDice(seed: seed, stream: 2)
    libraryDice = DiskDice(seed: seed, stream: 3)
  }

  /// Makes a disk and makes it SQLite's. The calling thread is its thread from then on.
  /// - Parameters:
  ///   - seed: of everything that it draws.
  ///   - clock: the time that SQL functions see; 2026-01-01T00:00:00Z when not given.
  public static func install(
    seed: UInt64, faults: DiskFaults = .none,
    clock: @escaping @Sendable () -> WallTime = { WallTime(milliseconds: 1_767_225_600_000) }
  ) -> SimulatedDisk {
    let disk = SimulatedDisk(seed: seed, faults: faults, clock: clock)
    SimulatedVFS.install(disk)
    return disk
  }

  /// Gives SQLite its own file system and randomness back. Connections that are still open go on
  /// with this disk until they are closed.
  public func uninstall() {
    check()
    SimulatedVFS.uninstall(self)
  }

  func check() {
    precondition(
      pthread_equal(thread, pthread_self()) != 0, "the disk was used from another thread: something has left the loop")
  }
}

// MARK: - Power and content

extension SimulatedDisk {
  /// Cuts the power of `directory` and everything below: each write since the last sync is kept,
  /// lost or torn into its sectors, a name that was never synced may be gone, a deleted one may be
  /// back. Files that are open now answer nothing but EIO to their old owners, whose locks are gone.
  public func powerCut(_ directory: String) {
    check()
    cuts[directory, default: 0] += 1
    counts.powerCuts += 1
    plannedCuts[directory] = nil
    for open in opened.values where Self.contains(directory, open.path) { open.isDead = true }
    opened = opened.filter { !$0.value.isDead }
    let names = Set(files.keys).union(deleted.keys).filter { Self.contains(directory, $0) }
    for name in names.sorted() { settle(name) }
    trace.add("cut " + directory)
  }

  /// Ends the process that has files of `directory` open, while its machine goes on: what it wrote is
  /// there for whoever reads next, and is as little synced as before. Its locks are gone.
  public func kill(_ directory: String) {
    check()
    cuts[directory, default: 0] += 1
    plannedCuts[directory] = nil
    for open in opened.values where Self.contains(directory, open.path) { open.isDead = true }
    opened = opened.filter { !$0.value.isDead }
    for (name, file) in files where Self.contains(directory, name) {
      files[name] = StoredFile(file.content, isNameDurable: file.isNameDurable)
    }
    trace.add("kill " + directory)
  }

  /// Cuts the power of `directory` in the middle of what is done later: instead of its `changes`-th
  /// write, truncation, sync or deletion from now (1: the next). `life(of:)` tells when it has happened.
  public func powerCut(_ directory: String, atChange changes: Int) {
    check()
    precondition(changes > 0, "a cut in the future")
    plannedCuts[directory] = .atChange(changes)
  }

  /// Cuts the power of `directory` right after its `syncs`-th sync from now (1: the next): something
  /// is durable, and whatever was to follow has not happened.
  public func powerCut(_ directory: String, afterSync syncs: Int) {
    check()
    precondition(syncs > 0, "a cut in the future")
    plannedCuts[directory] = .afterSync(syncs)
  }

  /// Planned power cuts that have not come stay away.
  public func keepPower() {
    check()
    plannedCuts = [:]
  }

  /// How often the power of `path` was cut or its process ended. Give a store
  /// `.simulated(while: { disk.life(of: path) == life })`, and it cannot come back from the dead.
  public func life(of path: String) -> Int {
    check()
    return cuts.reduce(0) { $0 + (Self.contains($1.key, path) ? $1.value : 0) }
  }

  /// Removes every file; whoever has one open is dead.
  public func wipe() {
    check()
    for open in opened.values { open.isDead = true }
    (opened, files, deleted, delays, plannedCuts) = ([:], [:], [:], [:], [:])
  }

  /// One number for the names and bytes of all files, both seen and durable.
  public var digest: UInt64 {
    check()
    var digest = DiskDigest()
    for (name, file) in files.sorted(by: { $0.key < $1.key }) {
      digest.add(name)
      file.content.bytes.withUnsafeBytes { digest.add($0) }
      file.content.durable.withUnsafeBytes { digest.add($0) }
    }
    for (name, bytes) in deleted.sorted(by: { $0.key < $1.key }) {
      digest.add(name)
      bytes.withUnsafeBytes { digest.add($0) }
    }
    return digest.value
  }

  /// One number for every operation so far, with its bytes and its outcome, in their order.
  public var traceDigest: UInt64 {
    check()
    return trace.value
  }

  /// The names of all files, sorted.
  public var paths: [String] {
    check()
    return files.keys.sorted()
  }

  /// What a reader of the file sees; nil when there is none.
  public func bytes(of path: String) -> [UInt8]? {
    check()
    return files[path]?.content.bytes
  }

  /// How long the operations below `directory` took since this was last asked: only slow ones take
  /// time. The caller makes its answers wait so long.
  public func takeDelay(_ directory: String) -> Duration {
    check()
    var sum = Duration.zero
    for (path, delay) in delays where Self.contains(directory, path) {
      sum += delay
      delays[path] = nil
    }
    return sum
  }

  /// Runs `body` with the path of a copy of a database as it is now, with what its log holds, and
  /// removes the copy: for auditors, beside a living owner or after a power cut. Open it with
  /// `SQLiteReader(path:disk: .simulated)` and close it before `body` returns. No faults, no trace.
  public func withCopy<Value>(of path: String, _ body: (String) throws -> Value) rethrows -> Value {
    check()
    looks += 1
    let copy = "\(Self.looksDirectory)/\(looks)"
    for suffix in ["", "-wal", "-journal"] {
      if let file = files[path + suffix] {
        files[copy + suffix] = StoredFile(FileContent(durable: file.content.bytes), isNameDurable: true)
      }
    }
    defer { for suffix in ["", "-wal", "-journal"] { (files[copy + suffix], deleted[copy + suffix]) = (nil, nil) } }
    return try body(copy)
  }

  private static let looksDirectory = "/looks"

  private static func contains(_ directory: String, _ path: String) -> Bool {
    path == directory || path.hasPrefix(directory.hasSuffix("/") ? directory : directory + "/")
  }

  /// What stands under a name after a power cut.
  private func settle(_ name: String) {
    let old = deleted.removeValue(forKey: name)
    if let old, powerDice.roll(2) == 0 {
      files[name] = StoredFile(FileContent(durable: old), isNameDurable: true)
      return
    }
    guard let file = files[name] else { return }
    if !file.isNameDurable, powerDice.roll(3) == 0 {
      files[name] = nil
      return
    }
    var content = file.content
    content.cutPower(&powerDice)
    files[name] = StoredFile(content, isNameDurable: true)
  }
}

// MARK: - What the file system asks

extension SimulatedDisk {
  enum Failure: Error {
    case io
    case noSpace
    case missing
  }

  enum Operation: Int {
    case open = 1, close, read, write, truncate, sync, delete
  }

  func open(_ path: String?, creates: Bool, syncsDirectory: Bool, deletesOnClose: Bool) throws(Failure) -> OpenFile {
    check()
    let name = path ?? ""
    guard path == nil || creates || files[name] != nil else { throw .missing }
    let file = files[name] ?? StoredFile()
    if path != nil { files[name] = file }
    let open = OpenFile(self, file, path: name, syncsDirectory: syncsDirectory, deletesOnClose: deletesOnClose)
    opened[ObjectIdentifier(open)] = open
    note(.open, name, 0, 0)
    return open
  }

  func close(_ open: OpenFile) {
    check()
    open.file.unlock(open, to: .none)
    opened[ObjectIdentifier(open)] = nil
    note(.close, open.path, 0, 0)
    if open.deletesOnClose, !open.isDead, !open.path.isEmpty { files[open.path] = nil }
  }

  func read(_ open: OpenFile, into target: UnsafeMutableRawBufferPointer, at offset: Int) throws(Failure) -> Int {
    check()
    guard !open.isDead else { throw .io }
    counts.reads += 1
    try pass(.read, open, offset, target.count, fails: faults.readError)
    return open.file.content.bytes.withUnsafeBytes { bytes in
      let count = max(0, min(target.count, bytes.count - offset))
      if count > 0 { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])) }
      if count < target.count {
        UnsafeMutableRawBufferPointer(rebasing: target[count...]).initializeMemory(as: UInt8.self, repeating: 0)
      }
      return count
    }
  }

  func write(_ open: OpenFile, _ source: UnsafeRawBufferPointer, at offset: Int) throws(Failure) {
    try begin(open)
    let isLonger = offset + source.count > open.file.content.bytes.count
    do throws(Failure) {
      try pass(.write, open, offset, source.count, fails: faults.writeError)
      if isLonger, isFaulty(open), faultDice.happens(faults.noSpace) { throw fault(.noSpace) }
    } catch {
      // A part of the write may have happened.
      let sectors = faultDice.roll(source.count / FileContent.sectorSize + 1)
      let part = UnsafeRawBufferPointer(rebasing: source[..<(sectors * FileContent.sectorSize)])
      open.file.content.write(part, at: offset)
      throw error
    }
    if isFaulty(open) { trace.add(source) }
    open.file.content.write(source, at: offset)
  }

  func truncate(_ open: OpenFile, to size: Int) throws(Failure) {
    try begin(open)
    try pass(.truncate, open, size, 0, fails: faults.writeError)
    open.file.content.truncate(to: size)
  }

  func sync(_ open: OpenFile) throws(Failure) {
    try begin(open)
    do throws(Failure) {
      try pass(.sync, open, 0, 0, fails: faults.syncError)
    } catch {
      if faultDice.happens(faults.forgettingSync) { open.file.content.forgetChanges(&faultDice) }
      throw error
    }
    if isFaulty(open), faultDice.happens(faults.lyingSync) {
      counts.lies += 1
      return
    }
    open.file.content.sync()
    // SQLite's own file system syncs the directory with the first sync of a log or journal.
    if open.syncsDirectory, !open.file.isNameDurable { syncDirectory(of: open.path) }
    open.file.isNameDurable = true
    if files[open.path] === open.file { deleted[open.path] = nil }
    countSync(open.path)
  }

  /// Every name that was made or deleted beside `path` is so for good.
  private func syncDirectory(of path: String) {
    let directory = path.prefix(through: path.lastIndex(of: "/") ?? path.startIndex)
    for (name, file) in files where name.hasPrefix(directory) { file.isNameDurable = true }
    for name in deleted.keys.filter({ $0.hasPrefix(directory) }) { deleted[name] = nil }
  }

  /// - Parameter isDurable: the directory is synced too.
  func delete(_ path: String, isDurable: Bool) throws(Failure) {
    check()
    guard files[path] != nil else { throw .missing }
    if countChange(path) { throw .io }
    guard let file = files.removeValue(forKey: path) else { throw .missing }
    note(.delete, path, 0, isDurable ? 1 : 0)
    if file.isNameDurable { deleted[path] = file.content.durable }
    if isDurable { syncDirectory(of: path) }
  }

  func size(_ open: OpenFile) throws(Failure) -> Int {
    check()
    guard !open.isDead else { throw .io }
    return open.file.content.bytes.count
  }

  /// As on Unix an empty file does not count.
  func exists(_ path: String) -> Bool {
    check()
    return files[path].map { !$0.content.bytes.isEmpty } ?? false
  }

  func random(_ target: UnsafeMutableRawBufferPointer) {
    check()
    for index in target.indices { target[index] = UInt8(truncatingIfNeeded: libraryDice.next()) }
  }

  var now: WallTime { clock() }
}

// MARK: - Faults

extension SimulatedDisk {
  private func isFaulty(_ open: OpenFile) -> Bool { !Self.contains(Self.looksDirectory, open.path) }

  private func begin(_ open: OpenFile) throws(Failure) {
    check()
    guard !open.isDead else { throw .io }
    if countChange(open.path) { throw .io }
  }

  /// True when a planned cut has come instead of this change.
  private func countChange(_ path: String) -> Bool {
    counts.changes += 1
    guard let directory = plannedCuts.keys.first(where: { Self.contains($0, path) }),
      case .atChange(let left) = plannedCuts[directory]
    else { return false }
    plannedCuts[directory] = .atChange(left - 1)
    guard left == 1 else { return false }
    powerCut(directory)
    return true
  }

  private func countSync(_ path: String) {
    guard let directory = plannedCuts.keys.first(where: { Self.contains($0, path) }),
      case .afterSync(let left) = plannedCuts[directory]
    else { return }
    plannedCuts[directory] = .afterSync(left - 1)
    if left == 1 { powerCut(directory) }
  }

  /// Notes the operation, and lets it be slow or fail with EIO.
  private func pass(
    _ operation: Operation, _ open: OpenFile, _ place: Int, _ count: Int, fails chance: Double
  ) throws(Failure) {
    guard isFaulty(open) else { return }
    note(operation, open.path, place, count)
    if faultDice.happens(faults.slow) {
      let share = Double(faultDice.roll(1000) + 1) / 1000
      delays[open.path, default: .zero] += faults.slowest * share
    }
    if faultDice.happens(chance) { throw fault(.io) }
  }

  private func fault(_ failure: Failure) -> Failure {
    counts.errors += 1
    trace.add("fault")
    return failure
  }

  private func note(_ operation: Operation, _ path: String, _ place: Int, _ count: Int) {
    guard !Self.contains(Self.looksDirectory, path) else { return }
    trace.add(path)
    trace.add(operation.rawValue)
    trace.add(place)
    trace.add(count)
  }
}
