public import Base

/// Tells a standing queue from a burst by how long calls wait for their loop, and says how many may wait.
///
/// A burst is worked off and shed from by nobody. A queue whose oldest call has waited for more than
/// `standing` all through `patience` comes faster than it goes: waiting only makes every answer late. From
/// then on as many calls may wait as are answered within `kept`, until nobody has had to be turned away for
/// `vigilance`.
///
/// ```
///  calm ──oldest waits > standing──► rising ──for patience──► busy
///    ▲ ◄──────oldest waits less─────────┘                       │
///    └─────────── nobody turned away for vigilance ─────────────┘
/// ```
/// Source: CoDel (Nichols, Jacobson 2012) and its use for requests (Maurer, "Fail at Scale", 2015), with a bound
/// at the entrance in the place of dropping at the exit: a call is turned away before it has cost anything.
public struct QueueAge: Sendable {
  public struct Settings: Sendable, Hashable {
    /// A call may wait so long for its loop without anything being wrong.
    public var standing: Duration
    /// For how long it must have been so.
    public var patience: Duration
    /// What a looker's call may wait once calls are turned away. As long as the loop needs to look at its sockets
    /// again is enough: what waits longer costs more when its turn comes (docs/performance.md).
    public var kept: Duration
    /// For how long it stays so after the last call that was turned away: who was may be about to come again.
    public var vigilance: Duration

    public init(
      standing: Duration = .milliseconds(8), patience: Duration = .milliseconds(4),
      kept: Duration = .milliseconds(2), vigilance: Duration = .seconds(1)
    ) {
      self.standing = standing
      self.patience = patience
      self.kept = kept
      self.vigilance = vigilance
    }
  }

  private enum State {
    /// Can become: rising.
    case calm
    /// Can become: calm, busy.
    case rising(since: Instant)
    /// Can become: calm.
    case busy(lastShed: Instant)
  }

  private let settings: Settings
  private var state = State.calm
  private var sliceBegan: Instant?
  /// What the loop needs to start a call, in nanoseconds: without the time between slices, which is longer per
  /// call the fewer they are.
  private var cost = 0.0

  /// Calls that may wait even if each takes long: so many are no queue.
  static let leastWaiting = 8

  public init(_ settings: Settings = Settings()) { self.settings = settings }

  /// Whether calls are turned away.
  public var isBusy: Bool { if case .busy = state { true } else { false } }

  /// The loop turns to the calls that wait.
  /// - Parameter oldest: how long the one has waited that waits longest.
  public mutating func sliceBegan(oldest: Duration, at now: Instant) {
    sliceBegan = now
    switch state {
    case .calm:
      if oldest > settings.standing { state = .rising(since: now) }
    case .rising(let since):
      if oldest <= settings.standing {
        state = .calm
      } else if since.duration(to: now) >= settings.patience, cost > 0 {
        state = .busy(lastShed: now)
      }
    case .busy(let lastShed):
      if lastShed.duration(to: now) >= settings.vigilance { state = .calm }
    }
  }

  /// It has started so many of them, and `waiting` are left.
  public mutating func sliceEnded(started: Int, waiting: Int, at now: Instant) {
    if let sliceBegan, started > 0 {
      let seen = Double(sliceBegan.duration(to: now).clampedNanoseconds) / Double(started)
      cost = cost == 0 ? seen : cost + (seen - cost) / 8
    }
    if waiting == 0, case .rising = state { state = .calm }
  }

  /// A call was turned away.
  public mutating func shed(at now: Instant) { if isBusy { state = .busy(lastShed: now) } }

  /// How many of a priority may wait, those above it included: each may wait twice as long as the one below.
  public func bound(_ priority: CallPriority) -> Int {
    guard isBusy, priority < .cluster else { return .max }
    let kept = max(Self.leastWaiting, Int(Double(settings.kept.clampedNanoseconds) / max(cost, 1)))
    return kept << priority.rawValue
  }

  /// Whether a call that has waited so long is turned away after all: the bound was too high for it. The
  /// higher its priority, the longer it may have waited; what is paid waits until its deadline.
  public func isTooOld(_ priority: CallPriority, waited: Duration) -> Bool {
    guard isBusy, priority < .paid else { return false }
    return waited > settings.standing * (1 << priority.rawValue)
  }
}
