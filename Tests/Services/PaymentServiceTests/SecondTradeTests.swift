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

extension World {
  /// A payment paid by its own trade, and told so.
  fileprivate func pay() async throws -> Identifier {
    let id = try await open()
    provider.pay(id)
    #expect(try await notify(provider.notice(id)) == "success")
    return id
  }

  fileprivate func payAgain(_ id: Identifier, _ trade: String) async throws {
    provider.payAgain(id, trade: trade)
    #expect(try await notify(provider.notice(id, ["trade": trade])) == "success")
  }
}

/// Two people pay one code: the second trade's money goes back by itself.
@Suite struct SecondTradeTests {
  @Test func `a second trade goes back once, whatever is repeated at once and late`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      let id = try await world.pay()
      world.provider.payAgain(id, trade: "T-2")
      let notice = world.provider.notice(id, ["trade": "T-2"])
      try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<10 { group.addTask { try await world.notify(notice) } }
        for try await answer in group { #expect(answer == "success") }
      }
      try await world.pass(.seconds(5))
      try await world.checkEnd(id, isSettled: true)
      try await world.checkSecond("T-2")
      let before = try await world.rows()
      try await world.pass(.seconds(4_000))
      #expect(try await world.notify(notice) == "success")
      #expect(try await world.notify(world.provider.notice(id)) == "success", "nor does the first one's")
      try await world.pass(.seconds(5))
      #expect(try await world.rows() == before)
      #expect(world.provider.calls.count { $0 == "refund" } == 1)
    }
  }

  @Test func `before the first one has settled, and after the payment went back, it goes back as well`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop, Script(inventory: soldOut))
      world.start()
      let id = try await world.pay()
      try await world.payAgain(id, "T-2")
      try await world.pass(.seconds(5))
      try await world.payAgain(id, "T-3")
      try await world.pass(.seconds(5))
      try await world.checkEnd(id, isSettled: false)
      for trade in ["T-2", "T-3"] { try await world.checkSecond(trade) }
      let shown = try await world.client.getPayment(.init(orderID: order.description), asBuyer()).automaticRefunds
      #expect(shown.map(\.reason) == ["SOLD_OUT", "PAID_TWICE", "PAID_TWICE"])
    }
  }

  @Test func `whichever is told first is the payment's, the other one goes back`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      let id = try await world.open()
      world.provider.pay(id)
      try await world.payAgain(id, "T-2")
      try await world.pass(.seconds(2))
      #expect(try await world.notify(world.provider.notice(id)) == "success")
      try await world.pass(.seconds(2))
      #expect(try await world.state() == .settled)
      #expect(world.provider.refunds(ofTrade: "T-2") == [:], "its money bought the tickets")
      #expect(world.provider.trade(id)?.refunds.values.map(\.minor) == [price.minor])
    }
  }

  @Test func `a provider and an order service that are away are asked until they do it`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      let id = try await world.pay()
      try await world.pass(.seconds(2))
      world.desk.fail(RPCError(.unavailable, "away"))
      world.provider.fate(
        of: "refund", [.requestLost, .answerLost, .refused(code: "ACQ.SELLER_BALANCE_NOT_ENOUGH")])
      try await world.payAgain(id, "T-2")
      try await world.pass(.seconds(30))
      #expect(world.provider.refunds(ofTrade: "T-2")?.count == 1, "the money does not wait for the order")
      let shown = try await world.client.getPayment(.init(orderID: order.description), asBuyer()).automaticRefunds
      #expect(shown.map(\.state) == [.refunded] && world.desk.refunds(of: order).isEmpty)
      world.desk.fail(nil)
      try await world.pass(.seconds(30))
      try await world.checkEnd(id, isSettled: true)
      try await world.checkSecond("T-2")
    }
  }

  @Test func `another amount is never ours to give, and too many trades are for a person`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      let id = try await world.pay()
      try await world.pass(.seconds(2))
      let before = try await world.rows()
      await expectRefusal("AMOUNT_MISMATCH") {
        try await world.notify(world.provider.notice(id, ["trade": "T-2", "amount": "1.00"]))
      }
      await expectRefusal("BAD_SIGNATURE") {
        try await world.notify(world.provider.notice(id, ["trade": "T-2", "sign": "bad"]))
      }
      #expect(try await world.rows() == before)
      for number in 1...8 { try await world.payAgain(id, "S-\(number)") }
      await expectRefusal("PAID_TWICE") { try await world.notify(world.provider.notice(id, ["trade": "S-9"])) }
      try await world.pass(.seconds(5))
      for number in 1...8 { try await world.checkSecond("S-\(number)") }
      try await world.checkEnd(id, isSettled: true)
    }
  }

  @Test(arguments: [true, false], Life.End.allCases)
  func `a process that dies at any step is followed by one that gives it back once`(
    _ isSettled: Bool, _ end: Life.End
  ) throws {
    let script = isSettled ? Script() : Script(inventory: soldOut)
    let steps = try TestLoop.run { loop in
      let world = try await World(loop, script)
      let life = Life()
      try await twice(world, life, isSettled)
      return life.steps
    }
    #expect(steps > 10)
    for step in 1...steps {
      try TestLoop.run(seed: UInt64(step)) { loop in
        let world = try await World(loop, script)
        try await twice(world, Life(endingAt: (step, end)), isSettled)
      }
    }
  }

  /// A payment paid twice, by a provider that calls until it is heard.
  private func twice(_ world: World, _ life: Life, _ isSettled: Bool) async throws {
    let id = try await world.outliving(life) {
      let id = try await world.untilHeard { try await world.open() }
      world.provider.pay(id)
      world.provider.payAgain(id, trade: "T-2")
      _ = try await world.untilHeard { try await world.notify(world.provider.notice(id)) }
      _ = try await world.untilHeard { try await world.notify(world.provider.notice(id, ["trade": "T-2"])) }
      return id
    }
    try await world.checkEnd(id, isSettled: isSettled)
    try await world.checkSecond("T-2")
  }
}
