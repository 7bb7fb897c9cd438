public import Base
internal import Glibc
public import NIOCore
internal import NIOPosix

/// One event loop of SwiftNIO as a `Loop`: serial executor, task executor, clock and timers in one
/// object that lives as long as the process.
///
/// Jobs enqueued on the loop are collected and run once per burst; jobs from other threads wake it.
/// Every job runs with the task side of this object, which costs the fewest enqueues (docs of the
/// standard library on `runSynchronously(on:)`).
///
/// SAFETY: `ready`, `turnEnd`, `isArmed`, `random` and `lastWall` are touched on the loop's thread only; `wallNow` from
/// elsewhere reads the clock without the guard against running backwards.
public final class NIOLoop: Loop, @unchecked Sendable {
  public let eventLoop: any EventLoop
  @exclusivity(unchecked) private var ready: [UnownedJob] = []
  @exclusivity(unchecked) private var running: [UnownedJob] = []
  @exclusivity(unchecked) private var turnEnd: [any TurnEndWork] = []
  @exclusivity(unchecked) private var isArmed = false
  private var lastWall = WallTime(milliseconds: .min)
  @exclusivity(unchecked) private var random = RandomBuffer()

  /// The group whose loops this is one of, for servers that spread connections over all of them.
  let group: MultiThreadedEventLoopGroup?

  public convenience init(_ eventLoop: any EventLoop) { self.init(eventLoop, of: nil) }

  init(_ eventLoop: any EventLoop, of group: MultiThreadedEventLoopGroup?) {
    self.eventLoop = eventLoop
    self.group = group
  }

  // MARK: - Executors

  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    guard eventLoop.inEventLoop else {
      eventLoop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
      return
    }
    ready.append(job)
    arm()
  }

  private func drain() {
    let executor = asUnownedTaskExecutor()
    // What jobs enqueue meanwhile runs in the same burst, up to a bound, so that sockets get their turn.
    for _ in 0..<Self.roundsPerBurst where !ready.isEmpty {
      swap(&ready, &running)
      for job in running { job.runSynchronously(on: executor) }
      running.removeAll(keepingCapacity: true)
    }
    let ending = turnEnd
    turnEnd.removeAll(keepingCapacity: true)
    for work in ending { work.turnEnded() }
    isArmed = false
    if !ready.isEmpty || !turnEnd.isEmpty { arm() }
  }

  private func arm() {
    guard !isArmed else { return }
    isArmed = true
    eventLoop.execute { self.drain() }
  }

  /// Calls `work.turnEnded()` once, after the jobs that are ready now and what they make ready: a
  /// connection writes then, so that all answers of one turn leave in one write. On the loop only.
  func atTurnEnd(_ work: any TurnEndWork) {
    turnEnd.append(work)
    arm()
  }

  private static let roundsPerBurst = 16

  public func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
  public func asUnownedTaskExecutor() -> UnownedTaskExecutor { UnownedTaskExecutor(ordinary: self) }
  public func isIsolatingCurrentContext() -> Bool? { eventLoop.inEventLoop }
  public func checkIsolated() { eventLoop.preconditionInEventLoop() }

  // MARK: - Clock and dice

  public var now: Instant { Instant(nanoseconds: Int64(clamping: NIODeadline.now().uptimeNanoseconds)) }

  public var wallNow: WallTime {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let wall = WallTime(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    guard eventLoop.inEventLoop else { return wall }
    lastWall = max(wall, lastWall)
    return lastWall
  }

  public func next() -> UInt64 {
    guard eventLoop.inEventLoop else {
      var generator = SystemRandomNumberGenerator()
      return generator.next()
    }
    return random.next()
  }

  // MARK: - Jobs and timers

  public var isCurrent: Bool { eventLoop.inEventLoop }

  public func execute(_ job: @escaping @Sendable () -> Void) { eventLoop.execute(job) }

  public func schedule(after delay: Duration, _ job: @escaping @Sendable () -> Void) -> any ScheduledJob {
    Timer(eventLoop.scheduleTask(in: .nanoseconds(delay.clampedNanoseconds), job))
  }

  public func spawn(_ body: @escaping @Sendable () async -> Void) -> SpawnedTask {
    guard isCurrent else { return SpawnedTask(Task(executorPreference: self) { await body() }) }
    return SpawnedTask(Task.immediate(executorPreference: self) { await body() })
  }

  private struct Timer: ScheduledJob {
    let scheduled: Scheduled<Void>

    init(_ scheduled: Scheduled<Void>) { self.scheduled = scheduled }

    func cancel() { scheduled.cancel() }
  }
}

/// Something that is due once at the end of a turn of its loop.
protocol TurnEndWork: AnyObject {
  func turnEnded()
}

/// The event loops of a process: as many threads as asked for, each with its `NIOLoop`.
public final class LoopGroup: Sendable {
  public let loops: [NIOLoop]
  private let group: MultiThreadedEventLoopGroup

  /// Starts `count` threads.
  public init(count: Int) {
    precondition(count >= 1, "a process has at least one loop")
    group = MultiThreadedEventLoopGroup(numberOfThreads: count)
    loops = group.makeIterator().map { [group] in NIOLoop($0, of: group) }
  }

  /// The threads as SwiftNIO's bootstraps want them.
  public var eventLoopGroup: any EventLoopGroup { group }

  /// The loop around one of this group's event loops; `nil` for an event loop of others.
  public func loop(of eventLoop: any EventLoop) -> NIOLoop? { loops.first { $0.eventLoop === eventLoop } }

  /// Stops the threads; everything that runs on them must have ended.
  public func shutDown() async throws { try await group.shutdownGracefully() }
}
