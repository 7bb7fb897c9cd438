package import Base

/// What an operator may set; the defaults suit one machine.
public struct InventoryConfiguration: Sendable, Hashable {
  /// Requests of one segment that may wait for the journal at a time; one more is answered
  /// `OVERLOADED`. At 10,000 answers a second the last of them waits a second, and whoever
  /// would wait longer is better told at once.
  public var waitingPerSegment: Int
  /// A snapshot is taken after this many records: replaying as many takes a few tens of
  /// milliseconds, which bounds what a start adds per segment.
  public var snapshotAfterRecords: Int
  /// Bugs put in by the simulator.
  package var planted: Set<PlantedBug> = []

  public init(waitingPerSegment: Int = 10_000, snapshotAfterRecords: Int = 20_000) {
    precondition(waitingPerSegment >= 1 && snapshotAfterRecords >= 1, "limits are at least 1")
    self.waitingPerSegment = waitingPerSegment
    self.snapshotAfterRecords = snapshotAfterRecords
  }
}

/// The named limits that nobody sets.
enum InventoryLimits {
  /// Of the name of a performance, transaction or branch, in UTF-8: twice an identifier's text.
  static let nameBytes = 64
  /// Records of one segment kept in memory for followers; older ones are read from the journal.
  static let recentRecords = 512
  /// Of one batch as followers are told of it: far enough below the largest message of the RPC
  /// layer (4 MiB). A turn with more makes several batches of a segment, all in one commit.
  static let batchBytes = 1 << 20
  /// Batches read from the journal at a time for a follower that lags.
  static let batchesPerRead = 16
  /// Streams of the journal open at a time: the order service, its successor, some onlookers.
  static let followers = 64
  /// How long a follower rests when nothing rings.
  static let followerRest: Duration = .seconds(5)
  /// A timer set for longer fires early and looks again: a wall clock that was set forward makes
  /// holds expire at most this late.
  static let longestTimer: Duration = .seconds(1)
  /// Between attempts to recover; doubled up to the longest while nothing can be appended.
  static let firstRetry: Duration = .milliseconds(50)
  static let longestRetry: Duration = .seconds(2)
  /// Pictures of all seats that one segment makes exactly per `seatViewWindow`; beyond them the
  /// last one is shown again. Making one takes up to a millisecond.
  static let seatViewsPerWindow = 5
  static let seatViewWindow: Duration = .milliseconds(100)
}
