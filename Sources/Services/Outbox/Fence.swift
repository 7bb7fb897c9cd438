public import Base
public import Ports

/// The guard of a TCC participant whose state is rows: one row per `(xid, branch)`, written
/// insert-first in the transaction of the change it guards.
///
/// ```
///             no row        tried         confirmed     cancelled     suspended
///  Try        tried, act    done          done          refuse        refuse
///  Confirm    violation (*) confirmed,act done          violation     violation
///  Cancel     suspended     cancelled,act violation     done          done
/// ```
/// (*) done, when the transaction is so old that the row may have been purged.
/// A Cancel without a Try (empty cancel) leaves `suspended`, which refuses the Try that comes late.
/// The numbers stored are Seata's. `Purge` forgets old rows, but never one that is tried.
public enum Fence {
  /// The table, in the common dialect; run once per store.
  public static let schema = [
    """
    CREATE TABLE IF NOT EXISTS tcc_fence (
      xid TEXT NOT NULL, branch_id TEXT NOT NULL, state INTEGER NOT NULL, changed_at INTEGER NOT NULL,
      PRIMARY KEY (xid, branch_id))
    """
  ]

  /// What `Purge` needs, run after all that was there.
  public static let purgeSchema = ["CREATE INDEX IF NOT EXISTS tcc_fence_by_age ON tcc_fence (state, changed_at)"]

  /// What the participant must do.
  public enum Verdict: Sendable, Hashable {
    /// The first time: make the change.
    case act
    /// A repeat, or nothing to undo: answer success and change nothing.
    case done
  }

  enum State: Int64 {
    case tried = 1
    case confirmed = 2
    case cancelled = 3
    case suspended = 4
  }

  /// One branch of one global transaction.
  public struct Branch: Sendable, Hashable {
    public let xid: String
    public let id: String

    public init(xid: String, id: String) {
      self.xid = xid
      self.id = id
    }
  }

  /// - Parameter deadline: of the global transaction; a Try after it is refused.
  public static func enter(
    _ tx: any SQLTransaction, _ branch: Branch, deadline: WallTime, at now: WallTime
  ) throws -> Verdict {
    guard try !insert(tx, branch, .tried, now) else {
      guard now <= deadline else { throw FenceRefusal.tooLate }
      return .act
    }
    switch try state(tx, branch) {
    case .tried, .confirmed: return .done
    case .cancelled, .suspended, nil: throw FenceRefusal.cancelled
    }
  }

  /// - Parameter deadline: of the global transaction; long after it a row that is not there was
  ///   confirmed and purged (`Purge`).
  public static func confirm(
    _ tx: any SQLTransaction, _ branch: Branch, deadline: WallTime, at now: WallTime
  ) throws -> Verdict {
    if try move(tx, branch, to: .confirmed, now) { return .act }
    switch try state(tx, branch) {
    case .confirmed: return .done
    case nil where deadline.milliseconds > 0 && deadline.advanced(by: Purge.Limits.forgotten) < now: return .done
    case .tried, .cancelled, .suspended, nil: throw FenceRefusal.violation("confirm")
    }
  }

  public static func cancel(_ tx: any SQLTransaction, _ branch: Branch, at now: WallTime) throws -> Verdict {
    if try insert(tx, branch, .suspended, now) { return .done }
    if try move(tx, branch, to: .cancelled, now) { return .act }
    switch try state(tx, branch) {
    case .cancelled, .suspended: return .done
    case .tried, .confirmed, nil: throw FenceRefusal.violation("cancel")
    }
  }

  /// Deletes decided rows that have not changed since `time`, the oldest first of each state, at most
  /// `batch`. Returns how many.
  static func purge(_ tx: any SQLTransaction, before time: WallTime, batch: Int) throws -> Int {
    var deleted = 0
    for state in [State.confirmed, .cancelled, .suspended] where deleted < batch {
      let rows = try tx.query(
        "SELECT xid, branch_id FROM tcc_fence WHERE state = ? AND changed_at < ? ORDER BY changed_at LIMIT ?",
        .integer(state.rawValue), SQLValue(time), .integer(Int64(batch - deleted)))
      for row in rows {
        try tx.execute(
          "DELETE FROM tcc_fence WHERE xid = ? AND branch_id = ?", .text(row.text(0)), .text(row.text(1)))
      }
      deleted += rows.count
    }
    return deleted
  }

  private static func insert(
    _ tx: any SQLTransaction, _ branch: Branch, _ state: State, _ now: WallTime
  ) throws -> Bool {
    do {
      try tx.execute(
        "INSERT INTO tcc_fence (xid, branch_id, state, changed_at) VALUES (?, ?, ?, ?)",
        .text(branch.xid), .text(branch.id), .integer(state.rawValue), SQLValue(now))
      return true
    } catch SQLError.duplicate {
      return false
    }
  }

  /// Tried becomes `state`; false when the row is not `tried`.
  private static func move(
    _ tx: any SQLTransaction, _ branch: Branch, to state: State, _ now: WallTime
  ) throws -> Bool {
    try tx.execute(
      "UPDATE tcc_fence SET state = ?, changed_at = ? WHERE xid = ? AND branch_id = ? AND state = ?",
      .integer(state.rawValue), SQLValue(now), .text(branch.xid), .text(branch.id),
      .integer(State.tried.rawValue)) == 1
  }

  private static func state(_ tx: any SQLTransaction, _ branch: Branch) throws -> State? {
    let rows = try tx.query(
      "SELECT state FROM tcc_fence WHERE xid = ? AND branch_id = ?", .text(branch.xid), .text(branch.id))
    guard let row = rows.first else { return nil }
    guard let state = State(rawValue: try row.integer(0)) else {
      throw SQLError.unexpected("tcc_fence holds an unknown state for \(branch.xid)")
    }
    return state
  }
}

/// No, by the rules of two-phase transactions.
public enum FenceRefusal: Refusal, Hashable {
  /// The transaction's deadline has passed: its coordinator rolls it back.
  case tooLate
  /// The branch was cancelled before this Try came.
  case cancelled
  /// Confirm after Cancel, Cancel after Confirm, Confirm without Try: a coordinator's bug, alarmed.
  case violation(String)

  public var reason: String {
    switch self {
    case .tooLate: "BRANCH_TOO_LATE"
    case .cancelled: "BRANCH_CANCELLED"
    case .violation: "BRANCH_VIOLATION"
    }
  }

  public var kind: RefusalKind { .precondition }

  public var explanation: String {
    switch self {
    case .tooLate: "The transaction's time is over; this branch takes no part in it."
    case .cancelled: "The transaction cancelled this branch before its Try arrived."
    case .violation(let phase): "A \(phase) contradicts what this branch was told before. Look at the transaction."
    }
  }
}
