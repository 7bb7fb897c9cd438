package import Base
internal import Glibc

/// A world of many machines on one thread, driven by a seed, with virtual time.
///
/// ```
///  step:  loops that have something to do ─dice─► one job of one loop
///         nobody has:  time jumps to the next timer
/// ```
/// The same seed takes the same choices and leads to the same `digest`. Work that comes from
/// another thread (an unstructured task, a real sleep) stops the process.
///
/// SAFETY: every entry checks that it is on the thread that made the world; nothing else touches it.
package final class SimulatedWorld: @unchecked Sendable {
  /// Why a body was not run to its end.
  package enum Failure: Error, Hashable, CustomStringConvertible {
    /// Nothing is ready and no timer is set: what the body waits for can never come.
    case stuck(after: Duration)
    /// The body was still busy after so many steps.
    case tooManySteps(Int)

    package var description: String {
      switch self {
      case .stuck(let time): "the body waits for something that can never come (virtual time \(time))"
      case .tooManySteps(let limit): "the body was not at its end after \(limit) steps"
      }
    }
  }

  /// 2026-01-01T08:00:00Z: in the middle of a day, for clocks may be wrong.
  package static let defaultStart = WallTime(milliseconds: 1_767_254_400_000)
  /// Hours of a quiet cluster, some minutes of a processor.
  package static let defaultStepLimit = 50_000_000

  package let seed: UInt64
  /// Virtual time of all machines.
  package private(set) var now = Instant(nanoseconds: 0)
  /// Jobs that have run.
  package private(set) var steps = 0
  /// The machine of the body: clients, and whoever breaks things.
  package private(set) lazy var main = makeNode("clients")
  private let thread = pthread_self()
  private var schedule: WorldDice
  private var trace = TraceDigest()
  private var timers = SimulatedTimers()
  private var runnable: [SimulatedLoop] = []
  private var loops: [SimulatedLoop] = []
  private var nodes: [SimulatedNode] = []
  private var current: SimulatedLoop?
  private var endings: [@Sendable () -> Void] = []
  private var hooks: [(step: Int, action: @Sendable () -> Void)] = []

  private init(seed: UInt64) {
    self.seed = seed
    schedule = WorldDice(seed: seed, stream: 0)
  }

  /// Runs `body` to its end on the calling thread and returns or throws what it did. What is left
  /// running then is cancelled. One world at a time in a process, for the disk of SQLite is the
  /// process's: others wait for their turn.
  package static func run<Value: Sendable>(
    seed: UInt64, stepLimit: Int = SimulatedWorld.defaultStepLimit,
    _ body: @escaping @Sendable (SimulatedWorld) async throws -> Value
  ) throws -> Value {
    try turn.withLock { _ in try runAlone(seed: seed, stepLimit: stepLimit, body) }
  }

  private static let turn = Locked(true)

  private static func runAlone<Value: Sendable>(
    seed: UInt64, stepLimit: Int, _ body: @escaping @Sendable (SimulatedWorld) async throws -> Value
  ) throws -> Value {
    let world = SimulatedWorld(seed: seed)
    let watch = ThreadWatch()
    let outcome = Locked<Result<Value, any Error>?>(nil)
    world.main.boot().spawn {
      do {
        let value = try await body(world)
        outcome.withLock { $0 = .success(value) }
      } catch {
        outcome.withLock { $0 = .failure(error) }
      }
    }
    var failure: Failure?
    while failure == nil, outcome.withLock({ $0 == nil }) { failure = world.step(limit: stepLimit) }
    world.windUp()
    try watch.end()
    if let failure { throw failure }
    guard let outcome = outcome.withLock({ $0 }) else { throw Failure.stuck(after: world.elapsed) }
    return try outcome.get()
  }

  /// Virtual time since the start.
  package var elapsed: Duration { Instant(nanoseconds: 0).duration(to: now) }

  /// Every choice, every moment and every byte on the network so far, in one number.
  package var digest: UInt64 { trace.value }

  // MARK: - Machines

  /// A machine that has not started yet.
  package func makeNode(_ name: String, clock: NodeClock = NodeClock(start: SimulatedWorld.defaultStart))
    -> SimulatedNode
  {
    let node = SimulatedNode(self, name: name, clock: clock)
    nodes.append(node)
    return node
  }

  func makeLoop(_ node: SimulatedNode) -> SimulatedLoop {
    let loop = SimulatedLoop(self, node, number: loops.count)
    loops.append(loop)
    return loop
  }

  /// Runs `action` between two jobs, once `count` more have run: how something happens between two
  /// awaits.
  package func afterSteps(_ count: Int, _ action: @escaping @Sendable () -> Void) {
    let hook = (step: steps + max(count, 1), action: action)
    let place = hooks.firstIndex { $0.step > hook.step } ?? hooks.count
    hooks.insert(hook, at: place)
  }

  /// Runs `action` when everything has ended.
  func atEnd(_ action: @escaping @Sendable () -> Void) { endings.append(action) }

  // MARK: - Trace

  func note(_ word: UInt64) { trace.note(word) }
  func note(_ bytes: [UInt8]) { trace.note(bytes) }
  func note(_ text: String) { trace.note(text) }

  // MARK: - Driving

  private func step(limit: Int) -> Failure? {
    while let hook = hooks.first, hook.step <= steps {
      hooks.removeFirst()
      hook.action()
    }
    if runnable.isEmpty {
      guard let (timer, job) = timers.pop() else { return .stuck(after: elapsed) }
      now = max(now, timer.due)
      trace.note(UInt64(bitPattern: now.nanoseconds))
      timer.loop.enter(job)
    }
    let place = runnable.count == 1 ? 0 : schedule.roll(runnable.count)
    let loop = runnable[place]
    trace.note(UInt64(loop.number))
    current = loop
    loop.runOne()
    current = nil
    if !loop.isReady { runnable.remove(at: place) }
    steps += 1
    return steps > limit ? .tooManySteps(limit) : nil
  }

  /// Cancels what is left and lets it see that, without letting time pass.
  private func windUp() {
    hooks = []
    for loop in loops { loop.die() }
    runReady()
    for ending in endings {
      ending()
      runReady()
    }
    // Loops, machines and the world know each other; that ends here.
    for node in nodes { node.forget() }
    (loops, nodes, runnable, timers, endings) = ([], [], [], SimulatedTimers(), [])
  }

  private func runReady() {
    var rounds = 0
    while !runnable.isEmpty, rounds < Self.windUpSteps {
      _ = step(limit: .max)
      rounds += 1
    }
  }

  private static let windUpSteps = 1_000_000

  func becameReady(_ loop: SimulatedLoop) {
    // The loop that runs now is still among the runnable.
    if loop !== current { runnable.append(loop) }
  }

  func schedule(after delay: Duration, on loop: SimulatedLoop, _ job: @escaping @Sendable () -> Void) -> SimulatedTimer {
    checkThread()
    return timers.add(now.advanced(by: max(delay, .zero)), loop, job)
  }

  func isCurrent(_ loop: SimulatedLoop) -> Bool { isOnThread && current === loop }

  func checkThread() {
    precondition(isOnThread, "work came to the world from another thread: something has left the loops")
  }

  /// Never inlined: the optimiser takes `pthread_self` for a constant of an async function.
  @inline(never) private var isOnThread: Bool { pthread_equal(thread, pthread_self()) != 0 }
}
