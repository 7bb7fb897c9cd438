import Base
import Messages
import Ports
import RPCCore
import RPCInProcess
import TestKit
import Testing

@testable import TransactionService

@Suite struct DoubtTests {
  /// Fails the next write when it is told to, without making it.
  private struct DoubtfulStore: SQLStore {
    let base: any SQLStore
    let failsNext = Locked(false)

    func write<Result: Sendable>(
      _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
      let fails = failsNext.withLock { fails in
        defer { fails = false }
        return fails
      }
      if fails { throw SQLError.unknownOutcome("the disk failed") }
      return try await base.write(body)
    }

    func read<Result: Sendable>(
      _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
      try await base.read(body)
    }

    func close() async {}
  }

  /// Found by the simulator, seed 25: a begin whose write failed, made again, then a Confirm that
  /// was not answered. Every later timer only looked again; the branch was never told.
  @Test func `a begin that failed once does not keep later branches from being told again`() throws {
    try TestLoop.run(seed: 1) { loop in
      let participants = Participants(loop: loop)
      for branch in threeBranches { _ = try await participants.try(tryRequest("x1", branch), noCall(loop)) }
      let store = DoubtfulStore(base: try await newStore())
      let coordinator = Coordinator(loop, store, participants)
      // Answered once the log is taken over.
      await #expect(throws: RPCError.self) { try await coordinator.client.getTransaction(getRequest()) }
      store.failsNext.withLock { $0 = true }
      let failed = await #expect(throws: RPCError.self) { try await coordinator.client.begin(beginRequest()) }
      #expect(failed?.reason == "STORE_UNAVAILABLE")
      #expect(try await coordinator.client.begin(beginRequest()).state == .trying)
      participants.script("stock", [RPCError(.unavailable, "away")])
      _ = try await coordinator.client.submit(submitRequest())
      try await loop.sleep(for: .seconds(5))
      #expect(participants.mark("x1", "stock") == .confirmed)
      #expect(try await coordinator.client.getTransaction(getRequest()).state == .confirmed)
    }
  }
}
