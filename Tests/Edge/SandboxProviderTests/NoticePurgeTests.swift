import AlipayProvider
import Base
import Gateway
import Ports
import SQLiteStore
import TestKit
import Testing

@testable import SandboxProvider

@Suite struct NoticePurgeTests {
  private static let week: Duration = .seconds(7 * 86_400)

  private func count(_ stage: Stage) async throws -> Int64 {
    try await stage.store.read { try $0.query("SELECT COUNT(*) FROM notices")[0].integer(0) }
  }

  /// Lets the provider send and forget for so long; it looks every second, which would be much for a week.
  private func run(_ stage: Stage, for time: Duration) async throws {
    let task = stage.loop.spawn { await stage.sandbox.run() }
    try await stage.loop.sleep(for: time)
    task.cancel()
    await task.finished()
  }

  @Test func `notices that were taken go after a week, and the trade stays`() throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      _ = await stage.post(try await stage.open(1) + "/pay")
      try await run(stage, for: .seconds(5))
      try await loop.sleep(for: Self.week - .seconds(7_200))
      _ = await stage.post(try await stage.open(2) + "/pay")
      try await run(stage, for: .seconds(120))
      #expect(try await count(stage) == 2)
      try await loop.sleep(for: .seconds(4 * 3_600))
      try await run(stage, for: .seconds(120))
      #expect(try await count(stage) == 1)
      #expect(try await stage.provider.query(payment: stage.id(1)).state == .paid)
      try await loop.sleep(for: Self.week)
      try await run(stage, for: .seconds(120))
      #expect(try await count(stage) == 0)
      #expect(stage.callbacks.arrivals.count == 2)
    }
  }

  @Test func `a notice that was not delivered is never forgotten`() throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      _ = await stage.post(try await stage.open(1) + "/pay")
      let later = loop.wallNow.advanced(by: Self.week * 10)
      #expect(try await stage.store.write { try SandboxBooks.forgetNotices($0, before: later, batch: 9) } == 0)
      #expect(try await count(stage) == 1)
    }
  }

  @Test func `many go in small batches, with breaks`() throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      let now = loop.wallNow
      let count = Limits.forgetBatch * 2 + 5
      try await stage.store.write { tx in
        for number in 0..<count {
          try tx.execute(
            "INSERT INTO notices (notify_id, out_trade_no, url, body, due_at, failures, deliveries_left) VALUES (?, 't', 'u', 'b', ?, 0, 0)",
            .text("n\(number)"), SQLValue(now))
        }
      }
      try await loop.sleep(for: Self.week + .seconds(1))
      loop.spawn { await stage.sandbox.run() }
      try await loop.sleep(for: Limits.firstForgetting + Limits.forgetPause / 2)
      #expect(try await self.count(stage) == Int64(count - Limits.forgetBatch))
      try await loop.sleep(for: .seconds(2))
      #expect(try await self.count(stage) == 0)
    }
  }
}
