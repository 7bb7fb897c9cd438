import Base
import Messages
import Ports
import RPCCore
import SQLiteStore
import TestKit
import Testing

@testable import PaymentService

private let soldOut: @Sendable (TransactionV1.BranchRequest) throws -> Void = { _ in
  throw RPCError(.resourceExhausted, "no", reason: "SOLD_OUT")
}

/// A whole purchase, from opening to the end, by people and a provider who try until they are heard.
private func purchase(_ world: World, _ life: Life) async throws -> Identifier {
  try await world.outliving(life) {
    let id = try await world.untilHeard { try await world.open() }
    world.provider.pay(id)
    #expect(try await world.untilHeard { try await world.notify(world.provider.notice(id)) } == "success")
    return id
  }
}

extension World {
  /// Starts a process that lives `life`, and another one soon after its end; returns when all is at rest.
  func outliving(_ life: Life, _ body: () async throws -> Identifier) async throws -> Identifier {
    let first = start(life)
    loop.spawn {
      while !life.isDead, (try? await loop.sleep(for: .milliseconds(20))) != nil {}
      first.cancel()
      address.connect(nil)
      guard (try? await loop.sleep(for: .milliseconds(500))) != nil else { return }
      start()
    }
    let id = try await body()
    try await pass(.seconds(90))
    return id
  }

  func untilHeard<Value>(_ body: () async throws -> Value) async throws -> Value {
    for _ in 0..<100 {
      do { return try await body() } catch { try await pass(.milliseconds(100)) }
    }
    return try await body()
  }
}

@Suite struct CrashTests {
  @Test(arguments: [true, false], Life.End.allCases)
  func `a process that dies at any step is followed by one that ends the purchase`(_ isSettled: Bool, _ end: Life.End) throws {
    let script = isSettled ? Script() : Script(inventory: soldOut)
    let steps = try TestLoop.run { loop in
      let world = try await World(loop, script)
      let life = Life()
      let id = try await purchase(world, life)
      try await world.checkEnd(id, isSettled: isSettled)
      return life.steps
    }
    #expect(steps > 10)
    for step in 1...steps {
      try TestLoop.run(seed: UInt64(step)) { loop in
        let world = try await World(loop, script)
        let life = Life(endingAt: (step, end))
        let id = try await purchase(world, life)
        #expect(life.isDead)
        try await world.checkEnd(id, isSettled: isSettled)
      }
    }
  }

  @Test func `no acknowledgement is given for what is not stored`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      let id = try await world.open()
      world.provider.pay(id)
      world.start(Life(endingAt: (1, .before)))
      await expectRefusal("STORE_UNAVAILABLE", .unavailable) { try await world.notify(world.provider.notice(id)) }
      let captured = try await world.store.read { try $0.query("SELECT COUNT(*) FROM payments WHERE captured_at IS NOT NULL") }
      #expect(captured == [SQLRow([.integer(0)])])
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `lost, doubled and unanswered calls change the time, never the end`(_ seed: UInt64) throws {
    let isSettled = seed % 2 == 0
    try TestLoop.run(seed: seed) { loop in
      let dice = SeededDice(seed: seed)
      var script = isSettled ? Script() : Script(inventory: soldOut)
      script.fate = { _ in
        switch dice.roll(10) {
        case 0: .requestLost
        case 1: .answerLost
        case 2: .doubled
        default: .arrives
        }
      }
      let world = try await World(loop, script)
      world.provider.fate(of: "precreate", [.answerLost])
      world.provider.fate(of: "refund", [.answerLost, .requestLost])
      let id = try await purchase(world, Life())
      try await world.pass(.seconds(300))
      try await world.checkEnd(id, isSettled: isSettled)
    }
  }
}
