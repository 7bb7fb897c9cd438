import Base
import Messages
import Ports
import RPCCore
import SQLiteStore
import TestKit
import Testing

@testable import PaymentService

@Suite struct ReconciliationTests {
  @Test func `a lost callback is found by asking`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      let id = try await world.open()
      world.provider.pay(id)
      try await world.pass(.seconds(40))
      try await world.checkEnd(id, isSettled: true)
      #expect(try await world.notify(world.provider.notice(id)) == "success", "and may still come")
      try await world.checkEnd(id, isSettled: true)
    }
  }

  @Test func `a provider that is away is asked later, and more and more rarely`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      let id = try await world.open()
      world.provider.pay(id)
      world.provider.fate(of: "query", [.requestLost, .answerLost, .refused(code: "x")])
      world.provider.fate(of: "trades", [.requestLost, .answerLost])
      try await world.pass(.seconds(200))
      #expect(try await world.state() == .created)
      try await world.pass(.seconds(100))
      try await world.checkEnd(id, isSettled: true)
    }
  }

  @Test func `a trade that nobody paid ends closed, after few questions`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      let id = try await world.open()
      try await world.pass(.seconds(4_000))
      #expect(try await world.state() == .closed)
      #expect(world.provider.calls.count { $0 == "query" } <= 8)
      let calls = world.provider.calls.count { $0 != "trades" }
      try await world.pass(.seconds(4_000))
      #expect(world.provider.calls.count { $0 != "trades" } == calls, "nothing more is asked")
      #expect(!world.provider.pay(id))
    }
  }

  @Test func `the end of an order closes its trade; the same message again does nothing`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      let id = try await world.open()
      world.provider.fate(of: "close", [.requestLost, .answerLost])
      for _ in 0..<3 { _ = try await world.client.closeForOrder(.init(messageID: "order/7", orderID: order.description)) }
      try await world.pass(.seconds(5))
      #expect(try await world.state() == .closed)
      #expect(world.provider.trade(id)?.state == .closed)
      #expect(try await world.rows()[4].count == 1)
      #expect(world.provider.calls.count { $0 == "close" } == 2, "the answer that was lost, and the one that came")
    }
  }

  @Test func `an order without a payment needs no closing, rubbish is refused`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      _ = try await world.client.closeForOrder(.init(messageID: "order/7", orderID: order.description))
      await expectRefusal("MESSAGE_INVALID") {
        try await world.client.closeForOrder(.init(messageID: "", orderID: order.description))
      }
      await expectRefusal("MESSAGE_INVALID") { try await world.client.closeForOrder(.init(messageID: "m", orderID: "x")) }
      #expect(world.provider.calls.isEmpty)
    }
  }

  @Test func `closing a trade that was paid a moment ago takes the money`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      let id = try await world.open()
      world.provider.pay(id)
      _ = try await world.client.closeForOrder(.init(messageID: "order/7", orderID: order.description))
      try await world.pass(.seconds(5))
      try await world.checkEnd(id, isSettled: true)
    }
  }

  @Test func `closing a payment whose trade the provider does not know goes on asking until it is over`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      world.provider.fate(of: "precreate", [.requestLost])
      await expectRefusal("PROVIDER_UNREACHABLE") {
        try await world.client.createPayment(.init(orderID: order.description), asBuyer())
      }
      _ = try await world.client.closeForOrder(.init(messageID: "order/7", orderID: order.description))
      try await world.pass(.seconds(5))
      #expect(try await world.state() == .closed)
      try await world.pass(.seconds(2_000))
      let due = try await world.store.read { try $0.query("SELECT COUNT(*) FROM payments WHERE check_at IS NOT NULL") }
      #expect(due == [SQLRow([.integer(0)])])
      await #expect(throws: Never.self) {
        let payment = try await world.client.createPayment(.init(orderID: order.description), asBuyer())
        #expect(payment.state == .closed && payment.qrContent.isEmpty)
      }
    }
  }
}

@Suite struct TradeCheckTests {
  private static let start = WallTime(milliseconds: 1_800_000_000_000)
  private static let deadline = start.advanced(by: .seconds(930))

  private func check(_ state: ProviderTrade.State, after seconds: Int64, isOver: Bool = false) -> TradeCheck {
    TradeCheck(
      ProviderTrade(state: state, providerTrade: "T", amount: Money(minor: 5, .cny)), isOver: isOver,
      createdAt: Self.start, deadline: Self.deadline, pause: .seconds(30),
      at: Self.start.advanced(by: .seconds(seconds)))
  }

  @Test func `money is taken and a closed trade is over, whenever that is heard`() {
    for seconds in [0, 100, 930, 5_000] as [Int64] {
      #expect(check(.paid, after: seconds) == .capture(Money(minor: 5, .cny), providerTrade: "T"))
      #expect(check(.closed, after: seconds) == .closed)
    }
  }

  @Test func `an open trade is asked about ever more rarely, and closed at its deadline or with its order`() {
    func at(_ seconds: Int64) -> TradeCheck { .askAgain(at: Self.start.advanced(by: .seconds(seconds))) }
    #expect(check(.waiting, after: 1) == at(31))
    #expect(check(.waiting, after: 100) == at(200))
    #expect(check(.notFound, after: 800) == at(930))
    #expect(check(.waiting, after: 929) == at(930))
    #expect(check(.waiting, after: 930) == .close)
    #expect(check(.waiting, after: 10, isOver: true) == .close)
    #expect(check(.notFound, after: 10, isOver: true) == at(40), "it can still be scanned")
    #expect(check(.notFound, after: 930) == .closed)
  }
}
