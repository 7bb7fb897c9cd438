public import Base
internal import Glibc

/// A seeded loop with virtual time: a whole async service runs on the calling thread, the same way
/// for the same seed, and fifteen minutes pass as soon as nothing is left to do.
///
/// ```
/// let seats = try TestLoop.run(seed: 7) { loop in
///   try await loop.sleep(for: .seconds(900))
///   return await desk.freeSeats()
/// }
/// ```
/// One object is serial executor, task executor, clock and dice (as `NIOLoop` is). Jobs run first
/// in, first out; when none is ready, time jumps to the next timer. A job that comes from another
/// thread is a bug of the code under test (an unstructured task, a real sleep) and stops the process.
///
/// SAFETY: every entry checks that it is on the thread that made the loop; nothing else touches it.
public final class TestLoop: Loop, @unchecked Sendable {
  /// Why a body was not run to its end.
  public enum Failure: Error, Hashable, CustomStringConvertible {
    /// Nothing is ready and no timer is set: what the body waits for can never come.
    case stuck(after: Duration)
    /// The body was still busy after so many jobs.
    case tooManySteps(Int)

    public var description: String {
      switch self {
      case .stuck(let time): "the body waits for something that can never come (virtual time \(time))"
      case .tooManySteps(let limit): "the body was not at its end after \(limit) jobs"
      }
    }
  }

  private enum Work {
    case task(UnownedJob)
    case job(@Sendable () -> Void)
  }

  /// 2026-01-01T00:00:00Z, when nothing else is asked for.
  public static let defaultStart = WallTime(milliseconds: 1_767_225_600_000)
  /// Minutes of a busy service, some ten seconds of a processor in a debug build.
  public static let defaultStepLimit = 2_000_000

  private let thread = pthread_self()
  private let dice: SeededDice
  private let start: WallTime
  private var time = Instant(nanoseconds: 0)
  private var ready: [Work] = []
  private var running: [Work] = []
  private var timers = TimerHeap()
  private var spawned: [Int: SpawnedTask] = [:]
  private var spawnCount = 0
  private var steps = 0

  private init(seed: UInt64, start: WallTime) {
    dice = SeededDice(seed: seed)
    self.start = start
  }

  /// Runs `body` to its end on the calling thread and returns or throws what it did. What it
  /// spawned and left running is cancelled then.
  /// - Parameters:
  ///   - seed: of the dice.
  ///   - start: the wall time when virtual time begins.
  @discardableResult
  public static func run<Value: Sendable>(
    seed: UInt64 = 1, start: WallTime = TestLoop.defaultStart,
    stepLimit: Int = TestLoop.defaultStepLimit,
    _ body: @escaping @Sendable (TestLoop) async throws -> Value
  ) throws -> Value {
    let loop = TestLoop(seed: seed, start: start)
    let outcome = Locked<Result<Value, any Error>?>(nil)
    let main = Task(executorPreference: loop) {
      do {
        let value = try await body(loop)
        outcome.withLock { $0 = .success(value) }
      } catch {
        outcome.withLock { $0 = .failure(error) }
      }
    }
    var failure: Failure?
    while failure == nil, outcome.withLock({ $0 == nil }) {
      failure = loop.advance(stepLimit: stepLimit)
    }
    if failure != nil { main.cancel() }
    loop.windUp()
    if let failure { throw failure }
    guard let outcome = outcome.withLock({ $0 }) else { throw Failure.stuck(after: loop.elapsed) }
    return try outcome.get()
  }

  /// Virtual time since the start.
  public var elapsed: Duration { Instant(nanoseconds: 0).duration(to: time) }
}

// MARK: - Driving

extension TestLoop {
  /// Runs what is ready, else lets time jump to the next timer.
  private func advance(stepLimit: Int) -> Failure? {
    if ready.isEmpty {
      guard let (due, job) = timers.pop() else { return .stuck(after: elapsed) }
      time = max(time, due)
      ready.append(.job(job))
    }
    drain()
    return steps > stepLimit ? .tooManySteps(stepLimit) : nil
  }

  private func drain() {
    swap(&ready, &running)
    let executor = asUnownedTaskExecutor()
    for work in running {
      switch work {
      case .task(let job): job.runSynchronously(on: executor)
      case .job(let job): job()
      }
    }
    steps += running.count
    running.removeAll(keepingCapacity: true)
  }

  /// Cancels what is left and lets it see that, without letting time pass.
  private func windUp() {
    for number in spawned.keys.sorted() { spawned[number]?.cancel() }
    var rounds = 0
    while !ready.isEmpty, rounds < Self.windUpRounds {
      drain()
      rounds += 1
    }
  }

  private static let windUpRounds = 100_000

  private func checkThread() {
    precondition(isCurrent, "work came to the loop from another thread: something has left the loop")
  }
}

// MARK: - Loop

extension TestLoop {
  public func enqueue(_ job: consuming ExecutorJob) {
    checkThread()
    ready.append(.task(UnownedJob(job)))
  }

  public func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
  public func asUnownedTaskExecutor() -> UnownedTaskExecutor { UnownedTaskExecutor(ordinary: self) }
  public func isIsolatingCurrentContext() -> Bool? { isCurrent }
  public func checkIsolated() { checkThread() }

  public var now: Instant { time }
  public var wallNow: WallTime { start.advanced(by: elapsed) }
  public func next() -> UInt64 { dice.next() }

  /// Never inlined: the optimiser takes `pthread_self` for a constant of an async function.
  @inline(never) public var isCurrent: Bool { pthread_equal(thread, pthread_self()) != 0 }

  public func execute(_ job: @escaping @Sendable () -> Void) {
    checkThread()
    ready.append(.job(job))
  }

  @discardableResult
  public func schedule(after delay: Duration, _ job: @escaping @Sendable () -> Void) -> any ScheduledJob {
    checkThread()
    return TestTimer(number: timers.push(time.advanced(by: max(delay, .zero)), job), loop: self)
  }

  @discardableResult
  public func spawn(_ body: @escaping @Sendable () async -> Void) -> SpawnedTask {
    checkThread()
    let number = spawnCount
    spawnCount += 1
    let whole: @Sendable () async -> Void = {
      await body()
      self.spawned[number] = nil
    }
    // Registered before it can end: an immediate task may run to its end inside its start.
    let gate = Locked(false)
    let task = SpawnedTask(
      Task.immediate(executorPreference: self) {
        await whole()
        gate.withLock { $0 = true }
      })
    if !gate.withLock({ $0 }) { spawned[number] = task }
    return task
  }

  fileprivate func cancelTimer(_ number: Int) {
    checkThread()
    timers.remove(number)
  }
}

private struct TestTimer: ScheduledJob {
  let number: Int
  let loop: TestLoop

  func cancel() { loop.cancelTimer(number) }
}
