import Base
import Testing

@testable import Transactions

let start = Moment(instant: Instant(nanoseconds: 0), wall: WallTime(milliseconds: 1_800_000_000_000))
let branches = ["stock", "order", "payment"].map { Branch(id: $0, service: $0, action: [1]) }

func begun(_ branches: [Branch] = branches, timeout: Duration = .seconds(10)) throws -> GlobalTransaction {
  try GlobalTransaction(xid: "x1", purpose: "settle", timeout: timeout, branches: branches, at: start)
}

func decided(_ commit: Bool, _ branches: [Branch] = branches) throws -> GlobalTransaction {
  var transaction = try begun(branches)
  _ = transaction.submit(commit: commit, at: start)
  _ = transaction.decisionIsDurable(at: start)
  return transaction
}

/// The states by a name for the tables.
enum Stage: String, CaseIterable, Sendable {
  case trying, confirming, confirmed, cancelling, cancelled

  init(_ state: GlobalTransaction.State) {
    self =
      switch state {
      case .trying: .trying
      case .confirming: .confirming
      case .confirmed: .confirmed
      case .cancelling: .cancelling
      case .cancelled: .cancelled
      }
  }

  func make() throws -> GlobalTransaction {
    switch self {
    case .trying: return try begun()
    case .confirming: return try decided(true)
    case .cancelling: return try decided(false)
    case .confirmed, .cancelled:
      var transaction = try decided(self == .confirmed)
      for index in branches.indices { _ = transaction.branch(index, answered: .done, at: start, dice: 0) }
      return transaction
    }
  }
}

enum Command: String, CaseIterable, Sendable {
  case commit, rollBack, timeOut, commitLate, register, retry

  func run(_ transaction: inout GlobalTransaction) throws(TransactionRefusal) {
    let late = start.advanced(by: .seconds(10))
    switch self {
    case .commit: _ = transaction.submit(commit: true, at: start)
    case .rollBack: _ = transaction.submit(commit: false, at: start)
    case .timeOut: _ = transaction.timeOut(at: late)
    case .commitLate: _ = transaction.submit(commit: true, at: late)
    case .register: _ = try transaction.register(Branch(id: "late", service: "s", action: []), at: start)
    case .retry: _ = try transaction.retry(at: start)
    }
  }
}

@Suite struct GlobalTransactionTests {
  /// From `trying` only; everywhere else a command leaves the state or is refused.
  static let fromTrying: [Command: Stage] = [
    .commit: .confirming, .rollBack: .cancelling, .timeOut: .cancelling, .commitLate: .cancelling,
    .register: .trying,
  ]

  @Test(arguments: Command.allCases, Stage.allCases)
  func `every command in every state does what the table says`(_ command: Command, _ stage: Stage) throws {
    var transaction = try stage.make()
    #expect(Stage(transaction.state) == stage)
    var refusal: TransactionRefusal?
    do { try command.run(&transaction) } catch { refusal = error }
    switch (command, stage) {
    case (.retry, .trying): #expect(refusal == .undecided)
    case (.register, .trying): #expect(refusal == nil && transaction.branches.count == 4)
    case (.register, _): #expect(refusal == .alreadyDecided)
    default: #expect(refusal == nil)
    }
    #expect(Stage(transaction.state) == (stage == .trying ? Self.fromTrying[command] ?? .trying : stage))
  }

  @Test func `no branch is called before the decision is durable`() throws {
    var transaction = try begun()
    #expect(transaction.submit(commit: true, at: start) == [.persist])
    #expect(transaction.resume(at: start) == [])
    #expect(try transaction.retry(at: start) == [])
    let calls = transaction.decisionIsDurable(at: start)
    #expect(calls == (0..<3).map { .call(branch: $0, .confirm) })
    #expect(transaction.resume(at: start) == [], "all are in flight already")
  }

  @Test func `a crash before the decision leaves an undecided transaction, rolled back at its deadline`() throws {
    let old = try begun()
    let later = Moment(instant: Instant(nanoseconds: 77), wall: old.begunAt.advanced(by: .seconds(4)))
    var restored = GlobalTransaction(
      restoring: old.xid, purpose: old.purpose, begunAt: old.begunAt, deadline: old.deadline,
      state: .trying, branches: old.branches, at: later)
    #expect(restored.timeOut(at: later.advanced(by: .milliseconds(5_999))) == [])
    #expect(restored.timeOut(at: later.advanced(by: .milliseconds(6_000))) == [.persist])
    #expect(Stage(restored.state) == .cancelling)
  }

  @Test func `a crash after the durable decision resumes the same phase for every branch`() throws {
    let old = try decided(true)
    var restored = GlobalTransaction(
      restoring: old.xid, purpose: old.purpose, begunAt: old.begunAt, deadline: old.deadline,
      state: .confirming(.init(at: start.wall, isDurable: true)),
      branches: [Branch(id: "stock", service: "stock", action: [1], state: .confirmed)] + branches.dropFirst(),
      at: start)
    #expect(restored.resume(at: start) == [.call(branch: 1, .confirm), .call(branch: 2, .confirm)])
    #expect(restored.submit(commit: false, at: start) == [])
    #expect(Stage(restored.state) == .confirming)
  }

  @Test func `a submit that races with the time-out loses at the deadline and is told so`() throws {
    let deadline = start.advanced(by: .seconds(10))
    var before = try begun()
    _ = before.submit(commit: true, at: start.advanced(by: .nanoseconds(9_999_999_999)))
    #expect(before.timeOut(at: deadline) == [] && Stage(before.state) == .confirming)
    var after = try begun()
    _ = after.timeOut(at: deadline)
    #expect(after.submit(commit: true, at: deadline) == [] && Stage(after.state) == .cancelling)
  }

  @Test func `a wall clock that jumps neither aborts early nor prolongs`() throws {
    var transaction = try begun()
    let jumped = Moment(instant: start.instant, wall: start.wall.advanced(by: .seconds(3600)))
    #expect(transaction.timeOut(at: jumped) == [])
    let back = Moment(instant: Instant(nanoseconds: 5), wall: start.wall.advanced(by: .seconds(-3600)))
    var restored = GlobalTransaction(
      restoring: "x1", purpose: "settle", begunAt: transaction.begunAt, deadline: transaction.deadline,
      state: .trying, branches: branches, at: back)
    #expect(restored.deadlineInstant == back.instant.advanced(by: .seconds(10)))
    #expect(restored.timeOut(at: back.advanced(by: .seconds(10))) == [.persist])
  }

  @Test func `a branch that fails is asked again later and the others go on`() throws {
    var transaction = try decided(true)
    let effects = transaction.branch(0, answered: .failed("no answer"), at: start, dice: 0)
    #expect(effects == [.persist, .wake(at: start.advanced(by: .milliseconds(25)).instant)])
    #expect(transaction.branch(1, answered: .done, at: start, dice: 0) == [])
    #expect(transaction.branch(2, answered: .done, at: start, dice: 0) == [])
    #expect(transaction.resume(at: start) == [])
    #expect(transaction.resume(at: start.advanced(by: .milliseconds(25))) == [.call(branch: 0, .confirm)])
    #expect(transaction.branch(0, answered: .done, at: start, dice: 0) == [.persist, .done])
    #expect(transaction.branches[0].attempts == 1 && transaction.branches[0].lastError == "no answer")
  }

  @Test func `a branch that refuses is alarmed, stays open and is asked again`() throws {
    var transaction = try decided(true)
    let effects = transaction.branch(2, answered: .refused("BRANCH_VIOLATION"), at: start, dice: 0)
    #expect(effects.contains(.alarm(branch: 2)))
    #expect(!transaction.isFinished)
    #expect(try transaction.retry(at: start) == [.call(branch: 2, .confirm)])
  }

  @Test func `a second answer of a finished branch changes nothing`() throws {
    var transaction = try decided(true)
    _ = transaction.branch(0, answered: .done, at: start, dice: 0)
    let before = transaction
    #expect(transaction.branch(0, answered: .failed("late"), at: start, dice: 0) == [])
    #expect(transaction == before)
  }

  @Test func `a transaction without branches ends with its decision`() throws {
    var transaction = try begun([])
    _ = transaction.submit(commit: true, at: start)
    #expect(transaction.decisionIsDurable(at: start) == [.persist, .done])
    #expect(Stage(transaction.state) == .confirmed)
  }

  @Test func `the same branch again is the same branch, with other content it is refused`() throws {
    var transaction = try begun()
    #expect(try transaction.register(branches[0], at: start) == [])
    #expect(throws: TransactionRefusal.contentDiffers("The branch stock")) {
      try transaction.register(Branch(id: "stock", service: "stock", action: [2]), at: start)
    }
    #expect(throws: TransactionRefusal.contentDiffers("The transaction x1")) {
      try transaction.checkRepeat(purpose: "refund", branches: [])
    }
    try transaction.checkRepeat(purpose: "settle", branches: branches)
  }

  @Test func `a branch cannot join at the deadline`() throws {
    var transaction = try begun()
    #expect(throws: TransactionRefusal.alreadyDecided) {
      try transaction.register(Branch(id: "l", service: "s", action: []), at: start.advanced(by: .seconds(10)))
    }
  }

  static let malformed: [(String, String, Duration, [Branch])] = [
    ("", "settle", .zero, []), (String(repeating: "x", count: 65), "settle", .zero, []),
    ("a b", "settle", .zero, []), ("x'", "settle", .zero, []), ("x", "", .zero, []),
    ("x", "settle", .milliseconds(99), []), ("x", "settle", .seconds(601), []),
    ("x", "settle", .seconds(-1), []),
    ("x", "settle", .zero, [branches[0], branches[0]]),
    ("x", "settle", .zero, (0..<17).map { Branch(id: "b\($0)", service: "s", action: []) }),
    ("x", "settle", .zero, [Branch(id: "b", service: "", action: [])]),
    ("x", "settle", .zero, [Branch(id: "b", service: "s", action: Array(repeating: 0, count: 4097))]),
  ]

  @Test(arguments: malformed.indices)
  func `what is not well-formed is refused`(_ index: Int) {
    let (xid, purpose, timeout, branches) = Self.malformed[index]
    do {
      _ = try GlobalTransaction(xid: xid, purpose: purpose, timeout: timeout, branches: branches, at: start)
      Issue.record("accepted")
    } catch {
      #expect(error.reason == "TRANSACTION_INVALID" && error.kind == .invalid)
    }
  }

  @Test func `back-off doubles to its ceiling and jitter takes off at most a half`() {
    for attempts in UInt32(1)...200 {
      for dice in [UInt64(0), 1, .max / 3, .max] {
        let delay = BackOff.delay(after: attempts, refused: false, dice: dice)
        let full = min(.milliseconds(50) * (1 << Int(min(attempts - 1, 20))), Duration.seconds(5))
        #expect(delay >= full / 2 && delay <= full)
      }
    }
    #expect(BackOff.delay(after: .max, refused: true, dice: 0) == .seconds(30))
  }
}
