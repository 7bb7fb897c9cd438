public import Base

/// One TCC global transaction, from its beginning until every branch is told the decision.
///
/// ```
///             submit(commit)            every branch confirmed
///   trying ───────────────► confirming ───────────────────────► confirmed
///      │ submit(rollback),                every branch cancelled
///      └─ deadline ───────► cancelling ───────────────────────► cancelled
/// ```
/// Exactly one decision is ever made. It takes effect only when it is durable: a decision returns
/// `.persist`, and the branches are called by the effects of `decisionIsDurable`, never before
/// (two-phase commit with presumed abort: Mohan, Lindsay, Obermarck 1986). An attempt that comes
/// after a crash is repeated; participants answer repeats alike.
public struct GlobalTransaction: Sendable, Hashable {
  /// Where the transaction stands.
  public enum State: Sendable, Hashable {
    /// Undecided. Can become: confirming, cancelling.
    case trying
    /// Decided to commit. Can become: confirmed.
    case confirming(Decision)
    /// Every branch confirmed. Final.
    case confirmed(Decision, at: WallTime)
    /// Decided to roll back. Can become: cancelled.
    case cancelling(Decision)
    /// Every branch cancelled. Final.
    case cancelled(Decision, at: WallTime)
  }

  /// When it was decided, and whether that is on disk.
  public struct Decision: Sendable, Hashable {
    public let at: WallTime
    /// No branch hears of a decision that is not.
    public fileprivate(set) var isDurable: Bool

    public init(at: WallTime, isDurable: Bool) {
      self.at = at
      self.isDurable = isDurable
    }
  }

  /// What the shell must do, in this order.
  public enum Effect: Sendable, Hashable {
    /// Make the value durable; when the decision is new, call `decisionIsDurable` after that.
    case persist
    /// Tell branch `index` now. It counts as in flight until `branch(_:answered:…)`.
    case call(branch: Int, Phase)
    /// Come back with `resume(at:)` then.
    case wake(at: Instant)
    /// A branch refuses what was decided: a person must look.
    case alarm(branch: Int)
    /// All branches are told; nothing is left to do.
    case done
  }

  /// The second phase, one of the two.
  public enum Phase: String, Sendable, Hashable { case confirm, cancel }

  /// What came back from a branch.
  public enum Answer: Sendable, Hashable {
    case done
    /// No answer, or not now.
    case failed(String)
    /// No, by a rule: it should never happen after a successful Try.
    case refused(String)
  }

  public let xid: String
  public let purpose: String
  public let begunAt: WallTime
  /// When it is rolled back if still undecided. Stored; runs as a timer on the monotonic clock.
  public let deadline: WallTime
  public private(set) var state: State
  public private(set) var branches: [Branch]
  /// `deadline` on this process's monotonic clock: a wall clock that jumps aborts nothing.
  public let deadlineInstant: Instant

  /// Begins a transaction.
  /// - Parameter timeout: `.zero` takes the usual one.
  public init(
    xid: String, purpose: String, timeout: Duration, branches: [Branch], at now: Moment
  ) throws(TransactionRefusal) {
    let timeout = timeout == .zero ? TransactionLimits.usualTimeout : timeout
    try Self.check(xid: xid, purpose: purpose, timeout: timeout, branches: branches)
    self.xid = xid
    self.purpose = purpose
    self.branches = branches
    begunAt = now.wall
    deadline = now.wall.advanced(by: timeout)
    deadlineInstant = now.instant.advanced(by: timeout)
    state = .trying
  }

  /// Takes up a stored transaction after a restart. Time left is what the stored deadline says,
  /// but never more than the whole time-out: a wall clock set back prolongs nothing.
  public init(
    restoring xid: String, purpose: String, begunAt: WallTime, deadline: WallTime, state: State,
    branches: [Branch], at now: Moment
  ) {
    self.xid = xid
    self.purpose = purpose
    self.begunAt = begunAt
    self.deadline = deadline
    self.state = state
    self.branches = branches
    let left = min(now.wall.duration(to: deadline), begunAt.duration(to: deadline))
    deadlineInstant = now.instant.advanced(by: max(left, .zero))
  }

  /// Whether nothing is left to do.
  public var isFinished: Bool {
    switch state {
    case .trying, .confirming, .cancelling: false
    case .confirmed, .cancelled: true
    }
  }

  /// The decision, once there is one.
  public var decision: Decision? {
    switch state {
    case .trying: nil
    case .confirming(let decision), .cancelling(let decision): decision
    case .confirmed(let decision, _), .cancelled(let decision, _): decision
    }
  }

  /// What branches are told; `nil` while undecided and when all have been told.
  public var phase: Phase? {
    switch state {
    case .confirming: .confirm
    case .cancelling: .cancel
    case .trying, .confirmed, .cancelled: nil
    }
  }
}

// MARK: - Before the decision

extension GlobalTransaction {
  /// Whether a repeated begin asks for this same transaction; refuses when it does not.
  public func checkRepeat(purpose: String, branches: [Branch]) throws(TransactionRefusal) {
    guard purpose == self.purpose else { throw .contentDiffers("The transaction \(xid)") }
    for branch in branches {
      guard self.branches.contains(where: { $0.isSameWork(as: branch) }) else {
        throw .contentDiffers("The transaction \(xid)")
      }
    }
  }

  /// Adds a branch. The same branch again changes nothing, even after the decision.
  public mutating func register(_ branch: Branch, at now: Moment) throws(TransactionRefusal) -> [Effect] {
    try Self.check(branch)
    if let known = branches.first(where: { $0.id == branch.id }) {
      guard known.isSameWork(as: branch) else { throw .contentDiffers("The branch \(branch.id)") }
      return []
    }
    guard case .trying = state, now.instant < deadlineInstant else { throw .alreadyDecided }
    guard branches.count < TransactionLimits.branches else {
      throw .invalid("more than \(TransactionLimits.branches) branches")
    }
    branches.append(branch)
    return [.persist]
  }

  /// Decides. At the deadline or after it, a commit is a roll-back: time wins, not who runs first.
  /// After a decision nothing changes; read `state` to learn which one won.
  public mutating func submit(commit: Bool, at now: Moment) -> [Effect] {
    guard case .trying = state else { return [] }
    let decision = Decision(at: now.wall, isDurable: false)
    state = commit && now.instant < deadlineInstant ? .confirming(decision) : .cancelling(decision)
    return [.persist]
  }

  /// Rolls back when the deadline has come and nobody has decided.
  public mutating func timeOut(at now: Moment) -> [Effect] {
    guard case .trying = state, now.instant >= deadlineInstant else { return [] }
    return submit(commit: false, at: now)
  }
}

// MARK: - After the decision

extension GlobalTransaction {
  /// The decision is on disk: from here on branches are told. Without branches it ends at once.
  public mutating func decisionIsDurable(at now: Moment) -> [Effect] {
    switch state {
    case .confirming(var decision):
      decision.isDurable = true
      state = .confirming(decision)
    case .cancelling(var decision):
      decision.isDurable = true
      state = .cancelling(decision)
    case .trying, .confirmed, .cancelled:
      return []
    }
    return resume(at: now)
  }

  /// Calls every branch that is due and marks it in flight; also what a timer and a restart ask for.
  public mutating func resume(at now: Moment) -> [Effect] {
    guard let phase, decision?.isDurable == true else { return [] }
    if let end = endIfTold(at: now) { return end }
    var effects: [Effect] = []
    for index in branches.indices {
      guard branches[index].isDue(at: now.instant) else { continue }
      branches[index].depart()
      effects.append(.call(branch: index, phase))
    }
    return effects
  }

  /// Makes every unfinished branch due now, whatever its back-off.
  public mutating func retry(at now: Moment) throws(TransactionRefusal) -> [Effect] {
    guard case .trying = state else {
      for index in branches.indices { branches[index].forgetDelay() }
      return resume(at: now)
    }
    throw .undecided
  }

  /// Takes in what came back from a branch that was called.
  /// - Parameter dice: 64 random bits for the jitter.
  public mutating func branch(
    _ index: Int, answered answer: Answer, at now: Moment, dice: UInt64
  ) -> [Effect] {
    guard let phase, case .registered = branches[index].state else { return [] }
    switch answer {
    case .done:
      branches[index].finish(phase)
      return endIfTold(at: now) ?? []
    case .failed(let why):
      let next = branches[index].fail(why, refused: false, at: now, dice: dice)
      return [.persist, .wake(at: next)]
    case .refused(let why):
      let next = branches[index].fail(why, refused: true, at: now, dice: dice)
      return [.persist, .alarm(branch: index), .wake(at: next)]
    }
  }

  private mutating func endIfTold(at now: Moment) -> [Effect]? {
    guard branches.allSatisfy(\.isFinished) else { return nil }
    switch state {
    case .confirming(let decision): state = .confirmed(decision, at: now.wall)
    case .cancelling(let decision): state = .cancelled(decision, at: now.wall)
    case .trying, .confirmed, .cancelled: return nil
    }
    return [.persist, .done]
  }
}

// MARK: - Well-formed

extension GlobalTransaction {
  private static func check(
    xid: String, purpose: String, timeout: Duration, branches: [Branch]
  ) throws(TransactionRefusal) {
    guard isID(xid, upTo: TransactionLimits.idLength) else {
      throw .invalid("an xid has 1 to \(TransactionLimits.idLength) letters, digits or . _ : -")
    }
    guard isID(purpose, upTo: TransactionLimits.nameLength) else {
      throw .invalid("a purpose has 1 to \(TransactionLimits.nameLength) letters, digits or . _ : -")
    }
    guard TransactionLimits.timeouts.contains(timeout) else {
      throw .invalid("a time-out lies between 100 and 600000 milliseconds")
    }
    guard branches.count <= TransactionLimits.branches else {
      throw .invalid("more than \(TransactionLimits.branches) branches")
    }
    for branch in branches { try check(branch) }
    guard Set(branches.map(\.id)).count == branches.count else {
      throw .invalid("two branches have the same id")
    }
  }

  private static func check(_ branch: Branch) throws(TransactionRefusal) {
    guard isID(branch.id, upTo: TransactionLimits.idLength) else {
      throw .invalid("a branch id has 1 to \(TransactionLimits.idLength) letters, digits or . _ : -")
    }
    guard isID(branch.service, upTo: TransactionLimits.nameLength) else {
      throw .invalid("a service name has 1 to \(TransactionLimits.nameLength) letters, digits or . _ : -")
    }
    guard branch.action.count <= TransactionLimits.actionSizeBytes else {
      throw .invalid("an action is larger than \(TransactionLimits.actionSizeBytes) bytes")
    }
  }

  private static func isID(_ text: String, upTo length: Int) -> Bool {
    (1...length).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: ":"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
