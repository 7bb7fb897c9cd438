import Base
import Messages
import Ports
import RPCCore
import SQLiteStore
import TestKit
import Testing

@testable import PaymentService

/// The provider's list of trades: what was paid and never told.
@Suite struct TradeListTests {
  private let pause = PaymentConfiguration(merchant: "shop").listPause

  private func settled(_ loop: TestLoop) async throws -> (World, Identifier) {
    let world = try await World(loop)
    world.start()
    let id = try await world.open()
    world.provider.pay(id)
    #expect(try await world.notify(world.provider.notice(id)) == "success")
    try await world.pass(.seconds(5))
    return (world, id)
  }

  @Test func `second trades without a callback go back once, however often the list is read`() throws {
    try TestLoop.run { loop in
      let (world, id) = try await settled(loop)
      // More than one page.
      for trade in ["T-2", "T-3", "T-4"] { world.provider.payAgain(id, trade: trade) }
      try await world.pass(pause + .seconds(5))
      try await world.checkEnd(id, isSettled: true)
      for trade in ["T-2", "T-3", "T-4"] { try await world.checkSecond(trade) }
      let before = try await world.rows()
      try await world.pass(pause * 20)
      #expect(try await world.notify(world.provider.notice(id, ["trade": "T-2"])) == "success", "and may still come")
      try await world.pass(.seconds(5))
      #expect(try await world.rows() == before)
      #expect(world.provider.calls.count { $0 == "refund" } == 3)
    }
  }

  @Test func `a list that cannot be read is read later, from where it stood`() throws {
    try TestLoop.run { loop in
      let (world, id) = try await settled(loop)
      world.provider.payAgain(id, trade: "T-2")
      world.provider.fate(of: "trades", [.requestLost, .answerLost, .arrives, .requestLost])
      try await world.pass(pause * 2)
      #expect(world.provider.refunds(ofTrade: "T-2")?.isEmpty == true)
      try await world.pass(pause * 3)
      try await world.checkSecond("T-2")
    }
  }

  @Test func `a service that was away for days reads all that it has missed`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      let life = Life()
      let task = world.start(life)
      let id = try await world.open()
      world.provider.pay(id)
      #expect(try await world.notify(world.provider.notice(id)) == "success")
      try await world.pass(pause * 2)
      task.cancel()
      await task.finished()
      let last = loop.wallNow
      try await world.pass(.seconds(5 * 86_400))
      world.provider.clearLists()
      world.start()
      try await world.pass(pause + .seconds(5))
      let lists = world.provider.lists
      #expect(lists.count == 6, "pieces of a day")
      #expect(lists.first.map { $0.from < last } == true && lists.last.map { $0.to >= loop.wallNow.advanced(by: .seconds(-6)) } == true)
      #expect(zip(lists, lists.dropFirst()).allSatisfy { $0.to == $1.from })
      #expect(lists.allSatisfy { $0.from < $0.to && $0.from.duration(to: $0.to) <= .seconds(86_400) })
      #expect(lists.allSatisfy { $0.from.milliseconds % 1_000 == 0 && $0.to.milliseconds % 1_000 == 0 })
    }
  }

  @Test func `money under an id that is none of ours keeps nobody else waiting`() throws {
    try TestLoop.run { loop in
      let (world, id) = try await settled(loop)
      _ = try await world.provider.precreate(
        payment: Identifier(hi: 1, lo: 1), amount: price, subject: "s", expiresAt: loop.wallNow.advanced(by: .seconds(900)))
      world.provider.pay(Identifier(hi: 1, lo: 1))
      world.provider.payAgain(id, trade: "X-2")
      try await world.pass(pause + .seconds(5))
      try await world.checkSecond("X-2")
      #expect(try await world.client.getLedger(.init()).sumMinor == 0)
    }
  }
}
