public import Base
public import Logging
public import Ports

/// Messages that leave a service after the change they tell of is durable.
///
/// The message is a row in the service's own store, written in the transaction of the change: one
/// exists exactly when the other does. A relay on the loop hands it to the kind's handler until
/// that returns, then deletes the row: at least once, in order per key, for ever, because what
/// stands here is about money. A handler's effect must be idempotent; the message id is the same
/// on every delivery, for the receiver's `Inbox`.
///
/// ```
///  write { change; enqueue } ─► durable ─► wake ─► claim heads of keys ─► handler ─► delete
///                                             ▲                             │ throws
///                                             └────── back-off, jitter ◄────┘
/// ```
public actor Outbox {
  /// Hands one message over. Throws to be called again later: `Postponed` quietly, else logged.
  public typealias Handler = @Sendable (OutboxMessage) async throws -> Void

  /// A handler's word that it is not yet time; no failure.
  public struct Postponed: Error {
    /// When to call again; nil takes the usual back-off.
    public let delay: Duration?
    public let why: String

    public init(_ why: String, delay: Duration? = nil) {
      self.delay = delay
      self.why = why
    }
  }

  public enum Limits {
    /// Messages with their handlers at a time: enough to fill a slow callee's pipe, few enough
    /// that a dead one holds no more.
    public static let inFlight = 64
    public static let firstDelay: Duration = .milliseconds(50)
    /// Short, because paid orders wait behind it: a healed peer is tried within seconds.
    public static let longestDelay: Duration = .seconds(5)
    /// How long the relay rests when nobody wakes it.
    public static let rest: Duration = .seconds(1)
  }

  /// The tables, in the common dialect; run once per store.
  public static let schema = [
    """
    CREATE TABLE IF NOT EXISTS outbox (
      number INTEGER NOT NULL PRIMARY KEY, kind TEXT NOT NULL, ordering_key TEXT NOT NULL,
      payload BLOB NOT NULL, attempts INTEGER NOT NULL, enqueued_at INTEGER NOT NULL)
    """,
    "CREATE INDEX IF NOT EXISTS outbox_by_key ON outbox (ordering_key, number)",
    "CREATE TABLE IF NOT EXISTS outbox_counter (name TEXT NOT NULL PRIMARY KEY, last INTEGER NOT NULL)",
  ]

  nonisolated let loop: any Loop
  /// The loop: everything here runs on it.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  private let name: String
  private let store: any SQLStore
  private let log: Logger
  private let bell = Bell()
  private var inFlight: Set<Int64> = []
  /// When a failed message may be tried again. In memory, on the monotonic clock: a wall clock that
  /// jumps delays nothing, and a restart tries at once.
  private var notBefore: [Int64: Instant] = [:]
  private let planted: Set<PlantedBug>

  /// - Parameter name: of the sending service; part of every message id.
  public init(name: String, loop: any Loop, store: any SQLStore, log: Logger) {
    self.init(name: name, loop: loop, store: store, log: log, planted: [])
  }

  /// - Parameter planted: bugs put in by the simulator.
  package init(
    name: String, loop: any Loop, store: any SQLStore, log: Logger, planted: Set<PlantedBug>
  ) {
    self.planted = planted
    self.name = name
    self.loop = loop
    self.store = store
    self.log = log
  }

  /// Adds a message to the open transaction. Call `wake` when that is durable.
  /// - Parameter key: messages of one key are delivered in order, one at a time.
  public nonisolated func enqueue(
    _ tx: any SQLTransaction, kind: String, key: String, payload: [UInt8], at now: WallTime
  ) throws {
    if try tx.execute("UPDATE outbox_counter SET last = last + 1 WHERE name = 'outbox'") == 0 {
      try tx.execute("INSERT INTO outbox_counter (name, last) VALUES ('outbox', 1)")
    }
    try tx.execute(
      """
      INSERT INTO outbox (number, kind, ordering_key, payload, attempts, enqueued_at)
      SELECT last, ?, ?, ?, 0, ? FROM outbox_counter WHERE name = 'outbox'
      """, .text(kind), .text(key), .blob(payload), SQLValue(now))
  }

  /// Tells the relay that there may be something to do. Callable from any thread.
  public nonisolated func wake() { bell.ring() }

  /// How many messages have not been delivered yet.
  public func backlog() async throws -> Int {
    try await store.read { tx in Int(try tx.query("SELECT COUNT(*) FROM outbox")[0].integer(0)) }
  }

  /// Delivers until the task is cancelled. Run it once.
  public func run(_ handlers: [String: Handler]) async {
    await withDiscardingTaskGroup { group in
      while !Task.isCancelled {
        for message in await claim() {
          inFlight.insert(message.number)
          group.addTask { await self.deliver(message, handlers[message.kind]) }
        }
        await bell.wait(upTo: rest(), on: loop)
      }
    }
  }
}

// MARK: - The relay

extension Outbox {
  /// The next messages to hand over: the first of each key that is neither on its way nor resting.
  private func claim() async -> [OutboxMessage] {
    let now = loop.now
    notBefore = notBefore.filter { $0.value > now }
    let room = Limits.inFlight - inFlight.count
    guard room > 0 else { return [] }
    let limit = Int64(Limits.inFlight + inFlight.count + notBefore.count)
    let name = name
    do {
      let heads = try await store.read { tx in
        try tx.query(
          """
          SELECT number, kind, ordering_key, payload, attempts, enqueued_at FROM outbox
          WHERE NOT EXISTS (SELECT 1 FROM outbox AS earlier
            WHERE earlier.ordering_key = outbox.ordering_key AND earlier.number < outbox.number)
          ORDER BY number LIMIT ?
          """, .integer(limit)
        ).map { try OutboxMessage($0, sender: name) }
      }
      return Array(
        heads.filter { !inFlight.contains($0.number) && notBefore[$0.number] == nil }.prefix(room))
    } catch {
      log.error("the outbox cannot be read", metadata: ["outbox": "\(name)", "error": "\(error)"])
      return []
    }
  }

  private func deliver(_ message: OutboxMessage, _ handler: Handler?) async {
    do {
      guard let handler else { throw Postponed("nothing handles \(message.kind)") }
      if planted.contains(.outboxRowLost) { try await delete(message) }
      try await handler(message)
      try await delete(message)
    } catch {
      if !Task.isCancelled { await postpone(message, error) }
    }
    inFlight.remove(message.number)
    bell.ring()
  }

  private func delete(_ message: OutboxMessage) async throws {
    try await store.write { tx in
      try tx.execute("DELETE FROM outbox WHERE number = ?", .integer(message.number))
    }
  }

  private func postpone(_ message: OutboxMessage, _ error: any Error) async {
    let postponed = error as? Postponed
    let delay = postponed?.delay ?? backOff(after: message.attempts)
    notBefore[message.number] = loop.now.advanced(by: delay)
    let level: Logger.Level = postponed != nil ? .debug : message.attempts < 3 ? .info : .warning
    log.log(
      level: level, "a message could not be delivered and will be tried again",
      metadata: [
        "outbox": "\(name)", "message": "\(message.id)", "kind": "\(message.kind)",
        "attempts": "\(message.attempts + 1)", "delay": "\(delay)",
        "error": "\(postponed?.why ?? String(describing: error))",
      ])
    do {
      try await store.write { tx in
        try tx.execute("UPDATE outbox SET attempts = attempts + 1 WHERE number = ?", .integer(message.number))
      }
    } catch {
      // The count only lengthens the back-off; the message itself is safe.
      log.warning("an attempt was not counted", metadata: ["outbox": "\(name)", "error": "\(error)"])
    }
  }

  /// Doubles from `firstDelay` up to `longestDelay`; a random half of it is taken off.
  private func backOff(after attempts: Int) -> Duration {
    let doubled = Limits.firstDelay * (1 << min(attempts, 10))
    let capped = min(doubled, Limits.longestDelay)
    let half = capped.clampedNanoseconds / 2
    return .nanoseconds(half + Int64(loop.next() % UInt64(max(half, 1))))
  }

  /// How long nothing can become due by itself.
  private func rest() -> Duration {
    let now = loop.now
    let nearest = notBefore.filter { !inFlight.contains($0.key) }.values.min()
    return min(nearest.map { max(now.duration(to: $0), .zero) } ?? Limits.rest, Limits.rest)
  }
}

/// One message on its way.
public struct OutboxMessage: Sendable, Hashable {
  /// Its place in the outbox.
  public let number: Int64
  /// `payment/17`: the same on every delivery, never used twice.
  public let id: String
  public let kind: String
  public let key: String
  public let payload: [UInt8]
  /// How many deliveries have failed.
  public let attempts: Int
  public let enqueuedAt: WallTime

  init(_ row: SQLRow, sender: String) throws(SQLError) {
    number = try row.integer(0)
    id = "\(sender)/\(number)"
    kind = try row.text(1)
    key = try row.text(2)
    payload = try row.blob(3)
    attempts = Int(try row.integer(4))
    enqueuedAt = try row.wallTime(5)
  }
}
