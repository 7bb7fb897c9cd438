internal import Base
internal import Ports
internal import Transactions

/// The durable half of the coordinator: what is written here is true after a crash.
///
/// Every write checks the epoch in its own transaction: a coordinator that was frozen while another
/// took over its file finds a higher one and is out (anomaly "split brain"). State changes are
/// conditional statements, so that even a confused coordinator cannot decide twice.
struct TransactionLog: Sendable {
  /// Why a write was not made although the store works.
  enum Conflict: Error {
    /// Another coordinator has taken over; this one must stop.
    case deposed
    /// The stored state is not the one this process believed in.
    case stale(String)
  }

  static let migrations = [
    """
    CREATE TABLE global_transaction (
      xid TEXT NOT NULL PRIMARY KEY, purpose TEXT NOT NULL, state INTEGER NOT NULL,
      begun_at INTEGER NOT NULL, deadline_at INTEGER NOT NULL, decided_at INTEGER NOT NULL,
      finished_at INTEGER NOT NULL)
    """,
    "CREATE INDEX global_transaction_by_state ON global_transaction (state, finished_at)",
    "CREATE INDEX global_transaction_by_time ON global_transaction (begun_at, xid)",
    """
    CREATE TABLE transaction_branch (
      xid TEXT NOT NULL, position INTEGER NOT NULL, branch_id TEXT NOT NULL, service TEXT NOT NULL,
      action BLOB NOT NULL, state INTEGER NOT NULL, attempts INTEGER NOT NULL, last_error TEXT NOT NULL,
      PRIMARY KEY (xid, position))
    """,
    "CREATE TABLE coordinator (name TEXT NOT NULL PRIMARY KEY, epoch INTEGER NOT NULL)",
  ]

  private let store: any SQLStore
  private let epoch: Int64

  /// Takes over the file: raises the epoch, so that whoever held it before is out.
  init(takingOver store: any SQLStore) async throws {
    self.store = store
    epoch = try await store.write { tx in
      if try tx.execute("UPDATE coordinator SET epoch = epoch + 1 WHERE name = 'tcc'") == 0 {
        try tx.execute("INSERT INTO coordinator (name, epoch) VALUES ('tcc', 1)")
      }
      return try tx.query("SELECT epoch FROM coordinator WHERE name = 'tcc'")[0].integer(0)
    }
  }

  private func write(_ body: @escaping @Sendable (any SQLTransaction) throws -> Void) async throws {
    let epoch = epoch
    try await store.write { tx in
      guard try tx.query("SELECT epoch FROM coordinator WHERE name = 'tcc'").first?.integer(0) == epoch else {
        throw Conflict.deposed
      }
      try body(tx)
    }
  }
}

// MARK: - Writing

extension TransactionLog {
  /// A new transaction. Throws `SQLError.duplicate` when the xid is known.
  func insert(_ transaction: GlobalTransaction) async throws {
    try await write { tx in
      try tx.execute(
        """
        INSERT INTO global_transaction (xid, purpose, state, begun_at, deadline_at, decided_at, finished_at)
        VALUES (?, ?, ?, ?, ?, 0, 0)
        """, .text(transaction.xid), .text(transaction.purpose), .integer(StateNumber.trying),
        SQLValue(transaction.begunAt), SQLValue(transaction.deadline))
      for (position, branch) in transaction.branches.enumerated() {
        try Self.insert(tx, branch, at: position, of: transaction.xid)
      }
    }
  }

  /// The last branch of an undecided transaction.
  func appendBranch(of transaction: GlobalTransaction) async throws {
    let position = transaction.branches.count - 1
    let branch = transaction.branches[position]
    try await write { tx in
      let rows = try tx.query("SELECT state FROM global_transaction WHERE xid = ?", .text(transaction.xid))
      guard try rows.first?.integer(0) == StateNumber.trying else { throw Conflict.stale(transaction.xid) }
      try Self.insert(tx, branch, at: position, of: transaction.xid)
    }
  }

  /// The decision, once: only an undecided row takes it.
  func decide(_ transaction: GlobalTransaction) async throws {
    try await write { tx in
      let changed = try tx.execute(
        "UPDATE global_transaction SET state = ?, decided_at = ? WHERE xid = ? AND state = ?",
        .integer(StateNumber.of(transaction.state)), SQLValue(transaction.decision?.at ?? transaction.begunAt),
        .text(transaction.xid), .integer(StateNumber.trying))
      guard changed == 1 else { throw Conflict.stale(transaction.xid) }
    }
  }

  /// How far the second phase has come; also its end.
  func record(_ transaction: GlobalTransaction) async throws {
    let (running, state) = (StateNumber.running(transaction.state), StateNumber.of(transaction.state))
    try await write { tx in
      let changed = try tx.execute(
        "UPDATE global_transaction SET state = ?, finished_at = ? WHERE xid = ? AND (state = ? OR state = ?)",
        .integer(state), .integer(transaction.finishedAt?.milliseconds ?? 0), .text(transaction.xid),
        .integer(running), .integer(state))
      guard changed == 1 else { throw Conflict.stale(transaction.xid) }
      for (position, branch) in transaction.branches.enumerated() {
        try tx.execute(
          "UPDATE transaction_branch SET state = ?, attempts = ?, last_error = ? WHERE xid = ? AND position = ?",
          .integer(StateNumber.of(branch.state)), .integer(Int64(branch.attempts)), .text(branch.lastError),
          .text(transaction.xid), .integer(Int64(position)))
      }
    }
  }

  /// Forgets finished transactions: those that ended before `time`, and the oldest above `count`.
  /// At most `batch` at a time. Returns how many.
  func purge(before time: WallTime, above count: Int, batch: Int) async throws -> Int {
    let epoch = epoch
    return try await store.write { tx in
      guard try tx.query("SELECT epoch FROM coordinator WHERE name = 'tcc'").first?.integer(0) == epoch else {
        throw Conflict.deposed
      }
      let kept = try tx.query(
        "SELECT COUNT(*) FROM global_transaction WHERE state = ? OR state = ?",
        .integer(StateNumber.confirmed), .integer(StateNumber.cancelled))[0].integer(0)
      let excess = max(0, kept - Int64(count))
      let oldest = try tx.query(
        "SELECT xid, finished_at FROM global_transaction WHERE state = ? OR state = ? ORDER BY finished_at LIMIT ?",
        .integer(StateNumber.confirmed), .integer(StateNumber.cancelled), .integer(Int64(batch)))
      var purged = 0
      for (index, row) in oldest.enumerated() {
        guard try Int64(index) < excess || row.wallTime(1) < time else { break }
        let xid = try row.text(0)
        try tx.execute("DELETE FROM transaction_branch WHERE xid = ?", .text(xid))
        try tx.execute("DELETE FROM global_transaction WHERE xid = ?", .text(xid))
        purged += 1
      }
      return purged
    }
  }

  private static func insert(
    _ tx: any SQLTransaction, _ branch: Branch, at position: Int, of xid: String
  ) throws {
    try tx.execute(
      """
      INSERT INTO transaction_branch (xid, position, branch_id, service, action, state, attempts, last_error)
      VALUES (?, ?, ?, ?, ?, ?, 0, '')
      """, .text(xid), .integer(Int64(position)), .text(branch.id), .text(branch.service), .blob(branch.action),
      .integer(StateNumber.registered))
  }
}

// MARK: - Reading

extension TransactionLog {
  private static let columns = "xid, purpose, state, begun_at, deadline_at, decided_at, finished_at"

  /// One transaction, taken up at `now`.
  func read(_ xid: String, at now: Moment) async throws -> GlobalTransaction? {
    try await store.read { tx in
      let rows = try tx.query("SELECT \(Self.columns) FROM global_transaction WHERE xid = ?", .text(xid))
      return try rows.first.map { try Self.transaction($0, tx, now) }
    }
  }

  /// The unfinished transactions after `xid` in the order of their ids, at most `limit`.
  func unfinished(after xid: String, limit: Int, at now: Moment) async throws -> [GlobalTransaction] {
    try await store.read { tx in
      try tx.query(
        """
        SELECT \(Self.columns) FROM global_transaction
        WHERE (state = ? OR state = ? OR state = ?) AND xid > ? ORDER BY xid LIMIT ?
        """, .integer(StateNumber.trying), .integer(StateNumber.confirming), .integer(StateNumber.cancelling),
        .text(xid), .integer(Int64(limit))
      ).map { try Self.transaction($0, tx, now) }
    }
  }

  /// One page, newest first; `after` is the last one of the page before.
  func list(
    openOnly: Bool, after last: (begunAt: WallTime, xid: String)?, limit: Int, at now: Moment
  ) async throws -> [GlobalTransaction] {
    var conditions: [String] = []
    var values: [SQLValue] = []
    if openOnly {
      conditions.append("(state = ? OR state = ? OR state = ?)")
      values += [StateNumber.trying, StateNumber.confirming, StateNumber.cancelling].map { .integer($0) }
    }
    if let last {
      conditions.append("(begun_at < ? OR (begun_at = ? AND xid < ?))")
      values += [SQLValue(last.begunAt), SQLValue(last.begunAt), .text(last.xid)]
    }
    values.append(.integer(Int64(limit)))
    let filter = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
    let sql = "SELECT \(Self.columns) FROM global_transaction \(filter) ORDER BY begun_at DESC, xid DESC LIMIT ?"
    return try await store.read { [values] tx in
      try tx.query(sql, values).map { try Self.transaction($0, tx, now) }
    }
  }

  private static func transaction(
    _ row: SQLRow, _ tx: any SQLTransaction, _ now: Moment
  ) throws -> GlobalTransaction {
    let xid = try row.text(0)
    let branches = try tx.query(
      """
      SELECT branch_id, service, action, state, attempts, last_error FROM transaction_branch
      WHERE xid = ? ORDER BY position
      """, .text(xid))
    return GlobalTransaction(
      restoring: xid, purpose: try row.text(1), begunAt: try row.wallTime(3), deadline: try row.wallTime(4),
      state: try StateNumber.state(row), branches: try branches.map(branch), at: now)
  }

  private static func branch(_ row: SQLRow) throws -> Branch {
    Branch(
      id: try row.text(0), service: try row.text(1), action: try row.blob(2),
      state: try StateNumber.branchState(try row.integer(3)),
      attempts: UInt32(clamping: try row.integer(4)), lastError: try row.text(5))
  }
}

extension GlobalTransaction {
  /// When the last branch was told.
  var finishedAt: WallTime? {
    switch state {
    case .confirmed(_, let at), .cancelled(_, let at): at
    case .trying, .confirming, .cancelling: nil
    }
  }
}

/// The numbers in the `state` columns, those of the messages; stable for ever.
private enum StateNumber {
  static let trying: Int64 = 1
  static let confirming: Int64 = 2
  static let confirmed: Int64 = 3
  static let cancelling: Int64 = 4
  static let cancelled: Int64 = 5
  static let registered: Int64 = 1
  private static let branchConfirmed: Int64 = 2
  private static let branchCancelled: Int64 = 3

  static func of(_ state: GlobalTransaction.State) -> Int64 {
    switch state {
    case .trying: trying
    case .confirming: confirming
    case .confirmed: confirmed
    case .cancelling: cancelling
    case .cancelled: cancelled
    }
  }

  /// The state from which this one is reached.
  static func running(_ state: GlobalTransaction.State) -> Int64 {
    switch state {
    case .trying: trying
    case .confirming, .confirmed: confirming
    case .cancelling, .cancelled: cancelling
    }
  }

  static func of(_ state: Branch.State) -> Int64 {
    switch state {
    case .registered: registered
    case .confirmed: branchConfirmed
    case .cancelled: branchCancelled
    }
  }

  /// - Parameter row: of `TransactionLog.columns`. What was read is durable.
  static func state(_ row: SQLRow) throws -> GlobalTransaction.State {
    let decision = GlobalTransaction.Decision(at: try row.wallTime(5), isDurable: true)
    switch try row.integer(2) {
    case trying: return .trying
    case confirming: return .confirming(decision)
    case confirmed: return .confirmed(decision, at: try row.wallTime(6))
    case cancelling: return .cancelling(decision)
    case cancelled: return .cancelled(decision, at: try row.wallTime(6))
    case let number: throw SQLError.unexpected("global_transaction.state is \(number)")
    }
  }

  static func branchState(_ number: Int64) throws -> Branch.State {
    switch number {
    case registered: return .registered(Branch.Progress())
    case branchConfirmed: return .confirmed
    case branchCancelled: return .cancelled
    default: throw SQLError.unexpected("transaction_branch.state is \(number)")
    }
  }
}
