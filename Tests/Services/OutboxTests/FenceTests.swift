import Base
import Ports
import SQLiteStore
import TestKit
import Testing

@testable import Outbox

private let now = WallTime(milliseconds: 1_800_000_000_000)
private let deadline = now.advanced(by: .seconds(10))
private let branch = Fence.Branch(xid: "x", id: "1")

enum FenceCall: String, CaseIterable, Sendable {
  case enter, confirm, cancel

  func run(_ tx: any SQLTransaction, _ branch: Fence.Branch, at time: WallTime = now) throws -> Fence.Verdict {
    switch self {
    case .enter: try Fence.enter(tx, branch, deadline: deadline, at: time)
    case .confirm: try Fence.confirm(tx, branch, deadline: deadline, at: time)
    case .cancel: try Fence.cancel(tx, branch, at: time)
    }
  }
}

/// What came before, what comes, and what it gets.
private let table: [([FenceCall], FenceCall, Result<Fence.Verdict, FenceRefusal>)] = [
  ([], .enter, .success(.act)), ([], .confirm, .failure(.violation("confirm"))), ([], .cancel, .success(.done)),
  ([.enter], .enter, .success(.done)), ([.enter], .confirm, .success(.act)), ([.enter], .cancel, .success(.act)),
  ([.enter, .confirm], .enter, .success(.done)), ([.enter, .confirm], .confirm, .success(.done)),
  ([.enter, .confirm], .cancel, .failure(.violation("cancel"))),
  ([.enter, .cancel], .enter, .failure(.cancelled)), ([.enter, .cancel], .confirm, .failure(.violation("confirm"))),
  ([.enter, .cancel], .cancel, .success(.done)), ([.cancel], .enter, .failure(.cancelled)),
  ([.cancel], .confirm, .failure(.violation("confirm"))), ([.cancel], .cancel, .success(.done)),
]

@Suite struct FenceTests {
  @Test(arguments: table.indices)
  func `every call after every history gets what the table says`(_ index: Int) throws {
    try TestLoop.run { _ in
      let (history, call, wanted) = table[index]
      let store = try await SQLiteStore.inMemory(migrations: Fence.schema)
      for past in history { try await store.write { tx in _ = try past.run(tx, branch) } }
      do {
        #expect(try await store.write { tx in try call.run(tx, branch) } == wanted.get())
      } catch let refusal as FenceRefusal {
        guard case .failure(refusal) = wanted else {
          Issue.record("\(history) then \(call): \(refusal)")
          return
        }
      }
    }
  }

  @Test func `a Try after the deadline is refused and leaves nothing, a repeat of one in time is welcome`() throws {
    try TestLoop.run { _ in
      let store = try await SQLiteStore.inMemory(migrations: Fence.schema)
      let late = deadline.advanced(by: .milliseconds(1))
      await #expect(throws: FenceRefusal.tooLate) {
        try await store.write { tx in _ = try FenceCall.enter.run(tx, branch, at: late) }
      }
      #expect(try await store.read { try $0.query("SELECT * FROM tcc_fence") }.isEmpty)
      #expect(try await store.write { tx in try FenceCall.enter.run(tx, branch, at: deadline) } == .act)
      #expect(try await store.write { tx in try FenceCall.enter.run(tx, branch, at: late) } == .done)
    }
  }

  @Test func `branches of one transaction, and one branch id in two, do not meet`() throws {
    try TestLoop.run { _ in
      let store = try await SQLiteStore.inMemory(migrations: Fence.schema)
      for branch in [branch, Fence.Branch(xid: "x", id: "2"), Fence.Branch(xid: "y", id: "1")] {
        #expect(try await store.write { tx in try FenceCall.enter.run(tx, branch) } == .act)
      }
    }
  }

  @Test func `a change that fails takes its fence row with it`() throws {
    try TestLoop.run { _ in
      let store = try await SQLiteStore.inMemory(migrations: Fence.schema)
      await #expect(throws: SQLError.full("no")) {
        try await store.write { tx in
          _ = try FenceCall.enter.run(tx, branch)
          throw SQLError.full("no")
        }
      }
      #expect(try await store.write { tx in try FenceCall.cancel.run(tx, branch) } == .done)
    }
  }
}

@Suite struct InboxTests {
  @Test func `a message is taken once per consumer, together with its effect or not at all`() throws {
    try TestLoop.run { _ in
      let store = try await SQLiteStore.inMemory(migrations: Inbox.schema)
      await #expect(throws: SQLError.full("no")) {
        try await store.write { tx in
          #expect(try Inbox.accept(tx, consumer: "a", message: "m", at: now))
          throw SQLError.full("no")
        }
      }
      let taken = try await store.write { tx in
        try ["a", "a", "b"].map { try Inbox.accept(tx, consumer: $0, message: "m", at: now) }
      }
      #expect(taken == [true, false, true])
    }
  }
}
