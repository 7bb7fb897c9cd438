/// What the world gives to the code that acts: time, dice, timers, and a place to run.
///
/// Everything that acts takes a `Loop` at init. In production it is an event loop of SwiftNIO, in
/// the simulator a seeded loop: one object that is serial executor, task executor and clock.
/// Services never reach for the clock, an unstructured task or a random number by themselves.

/// A source of random bits.
public protocol Dice: Sendable {
  /// 64 random bits. Cryptographically strong in production.
  func next() -> UInt64
}

/// A source of time.
public protocol Clock: Sendable {
  /// Monotonic time, for timers and deadlines.
  var now: Instant { get }
  /// Wall time, for what is stored and shown. Does not run backwards within a process.
  var wallNow: WallTime { get }
}

/// One event loop: everything given to it runs on one thread, one thing at a time, in order.
///
/// Actors return `loop.asUnownedSerialExecutor()` as their `unownedExecutor`.
public protocol Loop: Clock, Dice, SerialExecutor, TaskExecutor {
  /// Whether the caller runs on this loop now.
  var isCurrent: Bool { get }

  /// Runs `job` on the loop, after everything already queued there. Callable from any thread.
  func execute(_ job: @escaping @Sendable () -> Void)

  /// Runs `job` on the loop once, `delay` from now. Callable from any thread.
  @discardableResult
  func schedule(after delay: Duration, _ job: @escaping @Sendable () -> Void) -> any ScheduledJob

  /// Starts an async body on the loop: the one unstructured start there is. On the loop it runs
  /// at once up to its first suspension (`Task.immediate`); from elsewhere it is queued.
  @discardableResult
  func spawn(_ body: @escaping @Sendable () async -> Void) -> SpawnedTask
}

/// A timer that has not fired yet.
public protocol ScheduledJob: Sendable {
  /// The job will not run, unless it already has. Callable from any thread, any number of times.
  func cancel()
}

/// A started async body.
public struct SpawnedTask: Sendable {
  private let task: Task<Void, Never>

  public init(_ task: Task<Void, Never>) { self.task = task }

  /// Asks the body to stop; it sees `Task.isCancelled`.
  public func cancel() { task.cancel() }

  /// Returns when the body has ended.
  public func finished() async { await task.value }
}

extension Loop {
  /// Suspends for `delay`. Throws `CancellationError` at once when the task is cancelled, and
  /// takes its timer with it.
  public func sleep(for delay: Duration) async throws {
    let wait = PendingWait()
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        guard wait.arm(continuation) else { return }
        wait.hold(schedule(after: delay) { wait.finish(nil) })
      }
    } onCancel: {
      wait.finish(CancellationError())
    }
  }
}

/// The hand-over between a timer, a canceller and one sleeping task.
private final class PendingWait: Sendable {
  private enum State {
    case idle
    case waiting(CheckedContinuation<Void, any Error>, timer: (any ScheduledJob)?)
    case done(timer: (any ScheduledJob)?)
  }
  private let state = Locked(State.idle)

  /// False when the wait was cancelled before it began; the continuation has then been resumed.
  func arm(_ continuation: CheckedContinuation<Void, any Error>) -> Bool {
    let armed = state.withLock { state in
      guard case .idle = state else { return false }
      state = .waiting(continuation, timer: nil)
      return true
    }
    if !armed { continuation.resume(throwing: CancellationError()) }
    return armed
  }

  func hold(_ timer: any ScheduledJob) {
    let late = state.withLock { state in
      guard case .waiting(let continuation, _) = state else { return true }
      state = .waiting(continuation, timer: timer)
      return false
    }
    if late { timer.cancel() }
  }

  func finish(_ error: (any Error)?) {
    let (continuation, timer) = state.withLock { state in
      defer { state = .done(timer: nil) }
      guard case .waiting(let continuation, let timer) = state else {
        return (CheckedContinuation<Void, any Error>?.none, (any ScheduledJob)?.none)
      }
      return (continuation, timer)
    }
    timer?.cancel()
    if let error { continuation?.resume(throwing: error) } else { continuation?.resume() }
  }
}

/// Runs blocking jobs one at a time and in order, away from every loop.
///
/// A blocking engine (SQLite, a password hash) is given one; production backs it by a thread of
/// its own, the simulator runs the job in place.
public protocol Worker: Sendable {
  func submit(_ job: @escaping @Sendable () -> Void)
}
