/// The port to the journals of stock segments: rows `(segment, sequence, epoch, records)`.
///
/// One store holds the journals of all segments of one inventory service; one commit carries the
/// batches of every segment that had something to say in that turn (group commit).
public protocol JournalStore: Sendable {
  /// Makes the caller the owner of `segment`: raises its epoch, so that every older owner is
  /// refused from now on, and returns what is needed to rebuild it.
  func claim(_ segment: String) async throws(JournalError) -> JournalClaim

  /// Appends all `batches` in one durable transaction, or none of them.
  ///
  /// Each batch's sequence must be one above the segment's last and its epoch the current one.
  /// After any error the journal is dead for this owner: claim again before the next append.
  func append(_ batches: [JournalBatch]) async throws(JournalError)

  /// Up to `limit` batches of `segment` with a sequence above `after`, in order.
  func read(_ segment: String, after: Int64, limit: Int) async throws(JournalError) -> [JournalBatch]

  /// Every segment that has ever been claimed, in order of its name, with its last sequence.
  func segments() async throws(JournalError) -> [JournalHead]

  /// Stores a snapshot of the segment's state after `sequence`; recovery starts from the newest.
  /// Refused with `.fenced` when `epoch` is no longer current.
  func saveSnapshot(_ snapshot: JournalSnapshot, of segment: String, epoch: Int64)
    async throws(JournalError)

  func close() async
}

/// One turn's changes of one segment.
public struct JournalBatch: Sendable, Hashable {
  public let segment: String
  /// 1 for a segment's first batch, then without gaps.
  public let sequence: Int64
  public let epoch: Int64
  /// The records, in an encoding only the segment's room knows.
  public let records: [UInt8]

  public init(segment: String, sequence: Int64, epoch: Int64, records: [UInt8]) {
    self.segment = segment
    self.sequence = sequence
    self.epoch = epoch
    self.records = records
  }
}

public struct JournalSnapshot: Sendable, Hashable {
  public let sequence: Int64
  public let state: [UInt8]

  public init(sequence: Int64, state: [UInt8]) {
    self.sequence = sequence
    self.state = state
  }
}

public struct JournalHead: Sendable, Hashable {
  public let segment: String
  public let sequence: Int64

  public init(segment: String, sequence: Int64) {
    self.segment = segment
    self.sequence = sequence
  }
}

/// What a new owner gets: its epoch, the newest snapshot if any, and every batch after it.
public struct JournalClaim: Sendable, Hashable {
  public let epoch: Int64
  public let snapshot: JournalSnapshot?
  public let batches: [JournalBatch]

  public init(epoch: Int64, snapshot: JournalSnapshot?, batches: [JournalBatch]) {
    self.epoch = epoch
    self.snapshot = snapshot
    self.batches = batches
  }
}

public enum JournalError: Error, Sendable, Hashable {
  /// Another owner has claimed the segment; this one must stop answering for it.
  case fenced(segment: String)
  /// The batches may or may not be there. Fence, claim again, replay; never answer "no".
  case unknownOutcome(String)
  /// What is stored is not a gapless journal; the text names segment and sequence.
  case corrupt(String)
  case closed
}
