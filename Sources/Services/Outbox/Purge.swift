public import Base
public import Logging
public import Ports

/// Forgets what is kept only to know repeats again, when none can come any more, or none can matter.
///
/// | rows | gone | why nothing is lost |
/// |---|---|---|
/// | fences | `keeps` after their last change, never while tried | below |
/// | inbox | `keeps` after the message was taken | an outbox repeats within seconds; see `Inbox` |
/// | attempts | when the outbox holds no message of the subject | only that message counts them |
/// | requests | `keeps` after they were noted | callers repeat within hours; see `RequestRows` |
///
/// **Fences.** A late Try is refused by its own deadline, row or no row: the deadline is at most
/// `longestTransaction` after the begin, so it has passed long before the row goes. A late Cancel
/// finds nothing, leaves a new mark and changes nothing, as an empty one does. A late Confirm can
/// come at any time, for a coordinator that was away repeats what it has not recorded; without a row
/// it would contradict. But a row that was confirmed goes no earlier than `keeps` after a moment
/// within the transaction, so the deadline in the request is then more than `forgotten` ago, and such
/// a Confirm is answered as done: no row of a Try that is not decided ever goes. With clocks that are
/// wrong by up to `clockError`:
///
///     row gone at now ≥ changed + keeps ≥ deadline − longestTransaction − clockError + keeps
///     a repeat at now − clockError at the worst  ⟹  now > deadline + forgotten
///
/// Done outbox rows need no purge: delivery deletes them.
public struct Purge: Sendable {
  /// What there is to forget.
  public enum Rows: Sendable, Hashable {
    /// Of `Fence`.
    case fences
    /// Of `Inbox`.
    case inbox
    /// Of `GlobalTransactionInitiator`; its outbox is in the same store.
    case attempts
    /// Of a service's own table.
    case requests(RequestRows)
  }

  /// Named limits of the purge.
  public enum Limits {
    /// How long a row is kept after its last change: longer than an outage that people let last.
    public static let keeps: Duration = .seconds(7 * 86_400)
    /// Longest time from begin to deadline that a coordinator grants.
    public static let longestTransaction: Duration = .seconds(600)
    /// How wrong a node's clock may be, to others' and to its own of another day.
    public static let clockError: Duration = .seconds(86_400)
    /// How long after its deadline a transaction may have no fence any more.
    public static let forgotten = keeps - longestTransaction - clockError - clockError
    /// Rows in one write: some milliseconds of the store's writer, which buyers share.
    public static let batch = 200
    /// Between two full batches, for the writes of others.
    public static let pause: Duration = .milliseconds(100)
    /// After the start, and between two rounds.
    public static let firstRest: Duration = .seconds(60)
    public static let rest: Duration = .seconds(3_600)
  }

  private let rows: [Rows]
  private let loop: any Loop
  private let store: any SQLStore
  private let log: Logger

  /// - Parameter store: with the tables of `rows` and their `purgeSchema`.
  public init(_ rows: [Rows], loop: any Loop, store: any SQLStore, log: Logger) {
    self.rows = rows
    self.loop = loop
    self.store = store
    self.log = log
  }

  /// Purges now and then until the task is cancelled. Run it once.
  public func run() async {
    var rest = Limits.firstRest
    // A cancelled sleep is the end.
    while (try? await loop.sleep(for: rest)) != nil {
      rest = Limits.rest
      for rows in rows {
        do {
          let count = try await purge(rows)
          if count > 0 { log.info("old rows were purged", metadata: ["rows": "\(rows)", "count": "\(count)"]) }
        } catch {
          if Task.isCancelled { return }
          log.warning("old rows were not purged", metadata: ["rows": "\(rows)", "error": "\(error)"])
        }
      }
    }
  }

  /// All that is old of one kind, batch by batch. Returns how many rows.
  func purge(_ rows: Rows) async throws -> Int {
    let now = loop.wallNow
    let limit = now.advanced(by: .zero - Limits.keeps)
    var total = 0
    var after = ""
    while true {
      let place = after
      let step = try await store.write { tx in
        switch rows {
        case .fences: try Step(Fence.purge(tx, before: limit, batch: Limits.batch))
        case .inbox: try Step(Inbox.purge(tx, before: limit, batch: Limits.batch))
        case .attempts: try GlobalTransactionInitiator.purge(tx, after: place, batch: Limits.batch)
        case .requests(let table): try table.purge(tx, before: limit, at: now, batch: Limits.batch)
        }
      }
      total += step.deleted
      guard step.seen == Limits.batch else { return total }
      after = step.last
      try await loop.sleep(for: Limits.pause)
    }
  }

  /// What one write has done.
  struct Step: Sendable {
    let seen: Int
    let deleted: Int
    /// Where the next one begins, for rows that are not deleted by age.
    let last: String

    init(seen: Int, deleted: Int, last: String) {
      self.seen = seen
      self.deleted = deleted
      self.last = last
    }

    /// All that was seen is gone.
    init(_ deleted: Int) { self.init(seen: deleted, deleted: deleted, last: "") }
  }
}
