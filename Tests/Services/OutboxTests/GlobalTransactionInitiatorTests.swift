import Base
import Messages
import Ports
import RPCCore
import RPCInProcess
import SQLiteStore
import TestKit
import Testing

@testable import Outbox

private let subject = Identifier(hi: 1, lo: 1)

/// An initiator, a coordinator, and three participants: `a`, `b` and the initiator's own.
private struct World: Sendable {
  let loop: TestLoop
  let a, b, own: TestParticipant
  let coordinator: TestCoordinator
  let store: SQLiteStore
  let initiator: GlobalTransactionInitiator
  let ownClient: TransactionV1.ParticipantServiceClient

  init(
    _ loop: TestLoop, a tryA: @escaping @Sendable (TransactionV1.BranchRequest) throws -> Void = { _ in },
    b tryB: @escaping @Sendable (TransactionV1.BranchRequest) throws -> Void = { _ in },
    own tryOwn: @escaping @Sendable (TransactionV1.BranchRequest) throws -> Void = { _ in },
    fate: @escaping @Sendable (MethodDescriptor) -> LossyChannel.Fate = { _ in .arrives }
  ) async throws {
    self.loop = loop
    (a, b, own) = (
      TestParticipant(loop: loop, mayTry: tryA), TestParticipant(loop: loop, mayTry: tryB),
      TestParticipant(loop: loop, mayTry: tryOwn)
    )
    func channel(_ participant: TestParticipant) -> any Channel {
      InProcessChannel(definitions: [participant.participantServiceDefinition], loop: loop)
    }
    coordinator = TestCoordinator(loop: loop, participants: ["a": channel(a), "b": channel(b), "own": channel(own)])
    store = try await SQLiteStore.inMemory(migrations: GlobalTransactionInitiator.schema)
    initiator = GlobalTransactionInitiator(
      store: store,
      coordinator: LossyChannel(
        InProcessChannel(definitions: [coordinator.transactionServiceDefinition], loop: loop), fate),
      participants: ["a": LossyChannel(channel(a), fate), "b": LossyChannel(channel(b), fate)], log: quietLogger())
    ownClient = TransactionV1.ParticipantServiceClient(channel(own))
  }

  func run() async throws -> GlobalTransactionInitiator.Outcome {
    let client = ownClient
    return try await initiator.run(
      "settle", of: subject, [.init("a", .sellHold(.init())), .init("b", .payOrder(.init()))],
      own: .init("own", .settlePayment(.init())), tryOwn: { _ = try await client.try($0) })
  }

  /// Again and again, as an outbox does.
  func runToTheEnd() async throws -> GlobalTransactionInitiator.Outcome {
    for _ in 0..<1_000 {
      let outcome = try await run()
      guard case .undecided = outcome else { return outcome }
      try await loop.sleep(for: .milliseconds(200))
    }
    return .undecided("for ever")
  }

  func confirmed() async -> [Int] { [await a.confirmed.count, await b.confirmed.count, await own.confirmed.count] }
  func xids() async -> [String] { await coordinator.transactions.map(\.xid) }
}

@Suite struct GlobalTransactionInitiatorTests {
  @Test func `all say yes: committed, under a name that anyone can find again`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      #expect(try await world.run() == .committed)
      try await loop.sleep(for: .seconds(1))
      #expect(await world.confirmed() == [1, 1, 1])
      let transaction = try #require(await world.coordinator.transactions.first)
      #expect(transaction.xid == "settle-\(subject)-1" && transaction.purpose == "settle")
      #expect(transaction.branches.map(\.branchID) == ["1-a", "2-b", "3-own"])
      #expect(try await world.run() == .committed, "asked again, the same decision")
      try await loop.sleep(for: .seconds(1))
      #expect(await world.confirmed() == [1, 1, 1])
    }
  }

  @Test func `one says no by a rule: refused, undone, and the next time is another transaction`() throws {
    try TestLoop.run { loop in
      let left = Locked(1)
      let world = try await World(
        loop,
        b: { _ in
          if left.withLock({ left in left -= 1; return left >= 0 }) {
            throw RPCError(.failedPrecondition, "", reason: "ORDER_CANCELLED")
          }
        })
      #expect(try await world.run() == .refused(reason: "ORDER_CANCELLED", by: "b"))
      try await loop.sleep(for: .seconds(1))
      #expect(await world.a.cancelled.count == 1)
      #expect(await world.own.tries == 0, "its own value is untouched")
      #expect(try await world.run() == .committed)
      #expect(await world.xids() == ["settle-\(subject)-1", "settle-\(subject)-2"])
    }
  }

  @Test func `a refusal of its own branch counts as one`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop, own: { _ in throw RPCError(.notFound, "") })
      #expect(try await world.run() == .refused(reason: "NOT_FOUND", by: "own"))
    }
  }

  @Test func `a lost race is rolled back at once and tried anew`() throws {
    try TestLoop.run { loop in
      let left = Locked(2)
      let world = try await World(
        loop,
        b: { _ in
          if left.withLock({ left in left -= 1; return left >= 0 }) { throw RPCError(.aborted, "", reason: "BUSY") }
        })
      guard case .undecided = try await world.run() else {
        Issue.record("decided")
        return
      }
      #expect(try await world.runToTheEnd() == .committed)
      #expect(await world.xids().count == 3)
      try await loop.sleep(for: .seconds(1))
      #expect(await world.a.open == 0)
    }
  }

  @Test func `no answer to a Try keeps the transaction; time runs out and another begins`() throws {
    try TestLoop.run { loop in
      let world = try await World(
        loop,
        b: { request in
          if request.xid.hasSuffix("-1") { throw RPCError(.unavailable, "") }
        })
      #expect(try await world.runToTheEnd() == .committed)
      #expect(await world.xids() == ["settle-\(subject)-1", "settle-\(subject)-2"])
      try await loop.sleep(for: .seconds(1))
      #expect(await world.confirmed() == [1, 1, 1])
      #expect(await world.a.cancelled.count == 1)
    }
  }

  @Test(arguments: ["Begin", "Try", "Submit"])
  func `an answer that is lost is asked for again, and nothing happens twice`(_ method: String) throws {
    try TestLoop.run { loop in
      let left = Locked(1)
      let world = try await World(
        loop,
        fate: {
          $0.name == method && left.withLock({ left in left -= 1; return left >= 0 }) ? .answerLost : .arrives
        })
      guard case .undecided = try await world.run() else {
        Issue.record("decided")
        return
      }
      #expect(try await world.run() == .committed)
      try await loop.sleep(for: .seconds(1))
      #expect(await world.confirmed() == [1, 1, 1])
      #expect(await world.xids().count == 1)
    }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `whatever is lost or doubled, the end is all or nothing`(_ seed: UInt64) throws {
    try TestLoop.run(seed: seed) { loop in
      let dice = SeededDice(seed: seed)
      let refuses = seed % 3 == 0
      let world = try await World(
        loop, b: { _ in if refuses { throw RPCError(.resourceExhausted, "", reason: "SOLD_OUT") } },
        fate: { _ in
          switch dice.roll(8) {
          case 0: .requestLost
          case 1: .answerLost
          case 2: .doubled
          default: .arrives
          }
        })
      let outcome = try await world.runToTheEnd()
      #expect(outcome == (refuses ? .refused(reason: "SOLD_OUT", by: "b") : .committed))
      try await loop.sleep(for: .seconds(60))
      #expect(await world.confirmed() == (refuses ? [0, 0, 0] : [1, 1, 1]))
      #expect(await world.coordinator.open.isEmpty)
      #expect(await world.a.open + world.b.open + world.own.open == 0)
      #expect(await world.a.violations + world.b.violations + world.own.violations == 0)
    }
  }
}

@Suite struct TryFailureTests {
  @Test(arguments: [
    (.failedPrecondition, "HOLD_RELEASED", .refused(reason: "HOLD_RELEASED")),
    (.notFound, "", .refused(reason: "NOT_FOUND")), (.invalidArgument, "X", .refused(reason: "X")),
    (.alreadyExists, "X", .refused(reason: "X")), (.outOfRange, "X", .refused(reason: "X")),
    (.resourceExhausted, "SOLD_OUT", .refused(reason: "SOLD_OUT")),
    (.resourceExhausted, "LIMIT_REACHED", .refused(reason: "LIMIT_REACHED")),
    (.resourceExhausted, "", .unknown), (.resourceExhausted, "TRANSACTIONS_TOO_MANY", .unknown),
    (.failedPrecondition, "BRANCH_TOO_LATE", .lost), (.failedPrecondition, "BRANCH_CANCELLED", .lost),
    (.failedPrecondition, "BRANCH_VIOLATION", .lost), (.failedPrecondition, "TRANSACTION_EXPIRED", .lost),
    (.failedPrecondition, "TCC_PROTOCOL_VIOLATION", .lost), (.aborted, "HOLD_BUSY", .lost),
    (.unavailable, "ORDER_NOT_YET_KNOWN", .unknown), (.deadlineExceeded, "", .unknown), (.internal, "", .unknown),
    (.cancelled, "", .unknown), (.unknown, "", .unknown), (.unimplemented, "", .unknown),
    (.permissionDenied, "INTERNAL_ONLY", .unknown), (.unauthenticated, "", .unknown), (.dataLoss, "", .unknown),
  ] as [(RPCCode, String, TryFailure)])
  func `a status means one thing`(_ code: RPCCode, _ reason: String, _ meaning: TryFailure) {
    #expect(TryFailure(RPCError(code, "", reason: reason)) == meaning)
  }
}
