/// One reading of both clocks: values that store a time and also run a timer take it as `now`.
public struct Moment: Sendable, Hashable {
  /// For timers: monotonic, means nothing after a restart.
  public let instant: Instant
  /// For what is stored and shown.
  public let wall: WallTime

  public init(instant: Instant, wall: WallTime) {
    self.instant = instant
    self.wall = wall
  }

  /// Both clocks `duration` later.
  public func advanced(by duration: Duration) -> Moment {
    Moment(instant: instant.advanced(by: duration), wall: wall.advanced(by: duration))
  }
}

extension Clock {
  /// Both clocks, read now.
  public var moment: Moment { Moment(instant: now, wall: wallNow) }
}
