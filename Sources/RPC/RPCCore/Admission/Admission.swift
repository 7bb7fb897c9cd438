public import Base

/// Decides which calls a server takes on one loop: by how many handlers run, how long calls wait for the
/// loop, and what they are worth. It sees a call three times:
///
/// ```
///  header block ─► accepts? ─► arrived ─► (waits) ─► isTooOld? ─► runs ─► ended
///                     └ no: shed, nothing of it was read                 (only what suspends)
/// ```
/// Calls of lower priority do not keep one from waiting, for they wait behind it; of the handlers that run each
/// priority may fill a share, so that a higher one always finds room. The cluster's own calls are turned away only
/// at `hardLimit`, which is there for memory's sake.
public struct Admission: Sendable {
  /// What an operator sets.
  public struct Settings: Sendable, Hashable {
    public var queue: QueueAge.Settings
    public var concurrency: ConcurrencyLimit.Settings
    public var refusals: RefusalPace.Settings
    /// Calls of one loop that run or wait, whoever they are for.
    public var hardLimit: Int

    public init(
      queue: QueueAge.Settings = .init(), concurrency: ConcurrencyLimit.Settings = .init(),
      refusals: RefusalPace.Settings = .init(), hardLimit: Int = 16_384
    ) {
      self.queue = queue
      self.concurrency = concurrency
      self.refusals = refusals
      self.hardLimit = hardLimit
    }
  }

  private let settings: Settings
  private var queue: QueueAge
  private var concurrency: ConcurrencyLimit
  /// Taken, and not yet arrived whole, in this turn of the loop.
  private var promised = 0
  /// Calls that wait, or are on their way to it, by priority.
  private var waiting = [Int](repeating: 0, count: CallPriority.allCases.count)
  private var waitingCount = 0
  /// Handlers that have suspended.
  public private(set) var running = 0
  /// Calls turned away, by `CallPriority.rawValue`.
  public private(set) var shed = [Int](repeating: 0, count: CallPriority.allCases.count)
  private var shedding: (since: Instant, last: Instant)?

  /// Of the handlers that may run, in per cent by priority.
  private static let shares = [leastShare, 75, 90, 100, 100]
  private static let leastShare = 60

  public init(_ settings: Settings = Settings()) {
    self.settings = settings
    queue = QueueAge(settings.queue)
    concurrency = ConcurrencyLimit(settings.concurrency)
  }

  // MARK: - Calls

  /// Takes a call that has begun without a look at what it is worth, when there is room for any; otherwise
  /// `accepts` decides. Changes in place, so that nothing is copied per call.
  public mutating func takesAny() -> Bool {
    guard !queue.isBusy, (running + promised) * 100 < concurrency.limit * Self.leastShare,
      running + waitingCount + promised < settings.hardLimit
    else { return false }
    promised += 1
    return true
  }

  /// Whether a call that has begun is taken; counts it either way.
  public mutating func accepts(_ priority: CallPriority, at now: Instant) -> Bool {
    concurrency.willStart(running: running, at: now)
    guard hasRoom(priority) else {
      note(shed: priority, at: now)
      return false
    }
    if queue.isBusy { add(priority) } else { promised += 1 }
    return true
  }

  private mutating func add(_ priority: CallPriority) {
    waiting[priority.rawValue] += 1
    waitingCount += 1
  }

  private func hasRoom(_ priority: CallPriority) -> Bool {
    guard running + waitingCount + promised < settings.hardLimit else { return false }
    guard priority < .cluster else { return true }
    let share = Self.shares[priority.rawValue]
    guard (running + promised) * 100 < concurrency.limit * share else { return false }
    guard queue.isBusy else { return true }
    return waiting[priority.rawValue...].reduce(0, +) < queue.bound(priority)
  }

  /// A call that was taken is here whole.
  public mutating func arrived() { promised = max(0, promised - 1) }

  /// It waits for its turn.
  public mutating func waits(_ priority: CallPriority) { if !queue.isBusy { add(priority) } }

  /// A call that was taken is turned away after all.
  public mutating func note(shed priority: CallPriority, at now: Instant) {
    shed[priority.rawValue] += 1
    queue.shed(at: now)
    if let shedding, shedding.last.duration(to: now) < Self.calmAfter {
      self.shedding = (shedding.since, now)
    } else {
      shedding = (now, now)
    }
  }

  /// A handler has suspended: from now on it is one of those that run.
  public mutating func began() { running += 1 }

  /// A handler that had suspended has ended. `time` is nil for one that is not measured: a stream, or a
  /// caller that has gone.
  public mutating func ended(_ method: MethodDescriptor, after time: Duration?, at now: Instant) {
    if let time { concurrency.ended(method, after: time, running: running, at: now) }
    running -= 1
  }

  // MARK: - Turns

  /// The loop turns to the calls that wait.
  public mutating func sliceBegan(oldest: Duration, at now: Instant) { queue.sliceBegan(oldest: oldest, at: now) }

  /// It has started so many; `waiting` are left.
  public mutating func sliceEnded(started: Int, waiting: Int, at now: Instant) {
    queue.sliceEnded(started: started, waiting: waiting, at: now)
  }

  /// All that was read in this turn has been dealt with; `waiting` are left, by priority, or none at all.
  public mutating func turnEnded(isEmpty: Bool, waiting: (CallPriority) -> Int) {
    promised = 0
    if isEmpty, waitingCount == 0 { return }
    waitingCount = 0
    for priority in CallPriority.allCases {
      self.waiting[priority.rawValue] = waiting(priority)
      waitingCount += self.waiting[priority.rawValue]
    }
  }

  public func isTooOld(_ priority: CallPriority, waited: Duration) -> Bool {
    queue.isTooOld(priority, waited: waited)
  }

  // MARK: - What is told

  /// When those who were turned away should come again: the longer it has been so, the later.
  public func pause(at now: Instant) -> Duration {
    guard let shedding else { return Self.leastPause }
    return min(max(shedding.since.duration(to: now) / 2, Self.leastPause), Self.mostPause)
  }

  /// Handlers that may run at a time.
  public var limit: Int { concurrency.limit }
  /// Whether calls wait longer than they should.
  public var isBusy: Bool { queue.isBusy }

  private static let calmAfter: Duration = .seconds(1)
  public static let leastPause: Duration = .milliseconds(50)
  public static let mostPause: Duration = .seconds(2)
}

extension RPCError {
  /// The server has more to do than it can; `pause` is when to come again.
  public static func overloaded(pause: Duration) -> RPCError {
    RPCError(
      .resourceExhausted, "the server has more to do than it can; come again later", reason: overloadedReason,
      facts: [MetadataKey.retryPushback: String(max(1, pause.clampedMilliseconds))])
  }
  /// The reason of a call that was shed: nothing of it was done.
  public static let overloadedReason = "OVERLOADED"
}
