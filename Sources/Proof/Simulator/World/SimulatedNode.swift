package import Base

/// One simulated machine: a name on the network, a wall clock of its own, and at most one process.
///
/// SAFETY: touched on the world's one thread only.
package final class SimulatedNode: @unchecked Sendable {
  /// Its host name; also the name of its directory of disks.
  package let name: String
  package var clock: NodeClock
  /// The loop of the process that runs now, or ran last; nil before the first start.
  package private(set) var loop: SimulatedLoop?
  private unowned let world: SimulatedWorld

  /// Whether a process runs on it.
  package var isUp: Bool { loop.map { !$0.isDead } ?? false }

  init(_ world: SimulatedWorld, name: String, clock: NodeClock) {
    self.world = world
    self.name = name
    self.clock = clock
  }

  /// A process starts; the one before has crashed or was never there.
  package func boot() -> SimulatedLoop {
    precondition(!isUp, "\(name) runs already")
    let made = world.makeLoop(self)
    loop = made
    return made
  }

  /// The world ends.
  func forget() { loop = nil }

  /// The process ends here and now.
  func die() { loop?.die() }
}

/// What the clocks of one machine show: the wall clock may be wrong, drift and jump; the monotonic
/// one, which timers go by, runs on at a rate of its own.
package struct NodeClock: Sendable, Hashable {
  /// What virtual time zero is.
  package var start: WallTime
  /// How far it is off.
  package var offset: Duration
  /// How much faster than true time it runs, in parts per million.
  package var driftPartsPerMillion: Int64
  /// How much faster than true time its timers run, in parts per million.
  package let ratePartsPerMillion: Int64

  package init(
    start: WallTime, offset: Duration = .zero, driftPartsPerMillion: Int64 = 0, ratePartsPerMillion: Int64 = 0
  ) {
    precondition(abs(ratePartsPerMillion) <= 100_000, "a clock that is wrong by at most a tenth")
    self.start = start
    self.offset = offset
    self.driftPartsPerMillion = driftPartsPerMillion
    self.ratePartsPerMillion = ratePartsPerMillion
  }

  private static let million: Int64 = 1_000_000

  /// What the monotonic clock shows at a true moment.
  func monotonic(at now: Instant) -> Instant {
    guard ratePartsPerMillion != 0 else { return now }
    let (whole, rest) = now.nanoseconds.quotientAndRemainder(dividingBy: Self.million)
    return Instant(
      nanoseconds: now.nanoseconds + whole * ratePartsPerMillion + rest * ratePartsPerMillion / Self.million)
  }

  /// How long something really takes that the monotonic clock says takes `delay`; never too short.
  func trueTime(of delay: Duration) -> Duration {
    guard ratePartsPerMillion != 0, delay > .zero else { return delay }
    let nanoseconds = delay.clampedNanoseconds
    let (whole, rest) = nanoseconds.quotientAndRemainder(dividingBy: Self.million + ratePartsPerMillion)
    let part = (rest * Self.million) / (Self.million + ratePartsPerMillion)
    let (product, isOver) = whole.multipliedReportingOverflow(by: Self.million)
    guard !isOver, product < Int64.max - part - 2 else { return delay }
    return .nanoseconds(product + part + 2)
  }

  func wall(at now: Instant) -> WallTime {
    let elapsed = now.nanoseconds / 1_000_000
    return WallTime(
      milliseconds: start.milliseconds + elapsed + elapsed / 1_000 * driftPartsPerMillion / 1_000
        + offset.clampedMilliseconds)
  }
}
