package import Base

/// One event loop of a simulated machine, for the life of one process on it: serial executor, task
/// executor, clock and dice in one object, as `NIOLoop` is.
///
/// Jobs of one loop run in order; the world's dice choose between loops. A restarted machine gets a
/// new loop; what is left on the old one sees its cancellation and reaches nobody any more.
///
/// SAFETY: touched on the world's one thread only; every entry checks that.
package final class SimulatedLoop: Loop, @unchecked Sendable {
  private enum Work {
    case task(UnownedJob)
    case job(@Sendable () -> Void)
  }

  /// Its machine.
  package let node: SimulatedNode
  let number: Int
  let world: SimulatedWorld
  private var dice: WorldDice
  private var ready: [Work] = []
  private var head = 0
  private var spawned: [Int: SpawnedTask] = [:]
  private var spawnCount = 0
  private var lastWall = WallTime(milliseconds: .min)
  /// The process has crashed: whatever still runs here is cancelled and mute.
  package private(set) var isDead = false

  init(_ world: SimulatedWorld, _ node: SimulatedNode, number: Int) {
    self.world = world
    self.node = node
    self.number = number
    dice = WorldDice(seed: world.seed, stream: 1_000 + UInt64(number))
  }

  // MARK: - Driving

  var isReady: Bool { head < ready.count }

  func runOne() {
    let work = ready[head]
    head += 1
    if head == ready.count {
      ready.removeAll(keepingCapacity: true)
      head = 0
    } else if head > Self.tidyAfter {
      ready.removeFirst(head)
      head = 0
    }
    switch work {
    case .task(let job): job.runSynchronously(on: asUnownedTaskExecutor())
    case .job(let job): job()
    }
  }

  private static let tidyAfter = 1_024

  private func append(_ work: Work) {
    world.checkThread()
    let wasReady = isReady
    ready.append(work)
    if !wasReady { world.becameReady(self) }
  }

  func enter(_ job: @escaping @Sendable () -> Void) { append(.job(job)) }

  /// The end of its process: every task that it started is cancelled, later ones at their start.
  func die() {
    isDead = true
    for number in spawned.keys.sorted() { spawned[number]?.cancel() }
  }

  // MARK: - Loop

  package func enqueue(_ job: consuming ExecutorJob) { append(.task(UnownedJob(job))) }
  package func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
  package func asUnownedTaskExecutor() -> UnownedTaskExecutor { UnownedTaskExecutor(ordinary: self) }
  package func isIsolatingCurrentContext() -> Bool? { isCurrent }
  package func checkIsolated() { precondition(isCurrent, "the caller runs on this loop") }

  package var now: Instant { node.clock.monotonic(at: world.now) }

  package var wallNow: WallTime {
    lastWall = max(lastWall, node.clock.wall(at: world.now))
    return lastWall
  }

  package func next() -> UInt64 { dice.next() }
  package var isCurrent: Bool { world.isCurrent(self) }
  package func execute(_ job: @escaping @Sendable () -> Void) { append(.job(job)) }

  @discardableResult
  package func schedule(after delay: Duration, _ job: @escaping @Sendable () -> Void) -> any ScheduledJob {
    world.schedule(after: node.clock.trueTime(of: delay), on: self, job)
  }

  /// The same by true time: for what the world does to it.
  @discardableResult
  func wait(_ delay: Duration, _ job: @escaping @Sendable () -> Void) -> any ScheduledJob {
    world.schedule(after: delay, on: self, job)
  }

  @discardableResult
  package func spawn(_ body: @escaping @Sendable () async -> Void) -> SpawnedTask {
    world.checkThread()
    let number = spawnCount
    spawnCount += 1
    let gate = Locked(false)
    let whole: @Sendable () async -> Void = {
      await body()
      gate.withLock { $0 = true }
      self.spawned[number] = nil
    }
    // On the loop it begins at once and may end within its start; from elsewhere it is queued.
    let task = SpawnedTask(
      isCurrent
        ? Task.immediate(executorPreference: self) { await whole() }
        : Task(executorPreference: self) { await whole() })
    if !gate.withLock({ $0 }) { spawned[number] = task }
    if isDead { task.cancel() }
    return task
  }
}
