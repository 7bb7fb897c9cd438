import Base
import Logging
import Messages
import Ports
import RPCCore
import SQLiteStore
import Telemetry
import TestKit
import Testing

@testable import PaymentService

private let soldOut: @Sendable (TransactionV1.BranchRequest) throws -> Void = { _ in
  throw RPCError(.resourceExhausted, "no", reason: "SOLD_OUT")
}

@Suite struct NoticeTests {
  @Test func `a payment on time ends settled: places sold, order paid, money in the books`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      let id = try await world.open()
      world.provider.pay(id)
      #expect(try await world.notify(world.provider.notice(id)) == "success")
      try await world.pass(.seconds(2))
      try await world.checkEnd(id, isSettled: true)
      let sold = try #require(await world.inventory.confirmed.first?.action)
      #expect(sold == .sellHold(.init(performanceID: "p1", orderID: order.description, regrab: true)))
      let paid = try #require(await world.orders.confirmed.first?.action)
      #expect(paid == .payOrder(.init(orderID: order.description, paymentID: id.description)))
    }
  }

  @Test func `duplicates, at once and later, change nothing and are acknowledged`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      let id = try await world.open()
      world.provider.pay(id)
      let notice = world.provider.notice(id)
      try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<10 { group.addTask { try await world.notify(notice) } }
        for try await answer in group { #expect(answer == "success") }
      }
      try await world.pass(.seconds(2))
      let before = try await world.rows()
      #expect(try await world.notify(notice) == "success")
      try await world.pass(.seconds(2))
      #expect(try await world.rows() == before)
      try await world.checkEnd(id, isSettled: true)
    }
  }

  @Test func `a callback may come before the provider's answer to precreate is stored`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      world.provider.fate(of: "precreate", [.answerLost])
      await expectRefusal("PROVIDER_UNREACHABLE") {
        try await world.client.createPayment(.init(orderID: order.description), asBuyer())
      }
      let id = try #require(world.provider.trades.keys.first)
      world.provider.pay(id)
      #expect(try await world.notify(world.provider.notice(id)) == "success")
      try await world.pass(.seconds(2))
      try await world.checkEnd(id, isSettled: true)
      #expect(try await world.client.createPayment(.init(orderID: order.description), asBuyer()).state == .settled)
    }
  }

  @Test(arguments: [
    (["sign": "bad"], "BAD_SIGNATURE", .unauthenticated), (["sign": nil], "BAD_SIGNATURE", .unauthenticated),
    (["amount": "123.01"], "AMOUNT_MISMATCH", .failedPrecondition),
    (["amount": "0.01"], "AMOUNT_MISMATCH", .failedPrecondition),
    (["merchant": "another"], "AMOUNT_MISMATCH", .failedPrecondition),
    (["payment": String(repeating: "0", count: 32)], "PAYMENT_NOT_FOUND", .notFound),
    (["payment": "17"], "NOTICE_MALFORMED", .invalidArgument), (["amount": nil], "NOTICE_MALFORMED", .invalidArgument),
  ] as [([String: String?], String, RPCCode)])
  func `a callback that is not right changes nothing`(_ changes: [String: String?], _ reason: String, _ code: RPCCode) throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      let id = try await world.open()
      world.provider.pay(id)
      let before = try await world.rows()
      await expectRefusal(reason, code) { try await world.notify(world.provider.notice(id, changes)) }
      #expect(try await world.rows() == before)
      #expect(try await world.notify(world.provider.notice(id)) == "success", "the right one is still taken")
    }
  }

  @Test func `a forged callback is logged with the address it came from`() throws {
    try TestLoop.run { loop in
      let lines = Locked<[String]>([])
      let world = try await World(loop)
      world.start(
        log: Logger(label: "payment") { label in
          JSONLogHandler(label: label, write: { line in lines.withLock { $0.append(line) } })
        })
      let id = try await world.open()
      let forged = PaymentV1.NotifyRequest(form: world.provider.notice(id, ["sign": "bad"]))
      await expectRefusal("BAD_SIGNATURE") {
        try await world.client.notify(forged, CallOptions(metadata: [MetadataKey.client: "203.0.113.9"]))
      }
      let told = lines.withLock { $0.filter { $0.contains("wrong signature") } }
      #expect(told.count == 1 && told[0].contains(#""address":"203.0.113.9""#))
    }
  }

  @Test(arguments: [[], [0xFF, 0xFE], Array("a=%".utf8), [UInt8](repeating: 65, count: 100_000)] as [[UInt8]])
  func `rubbish is refused`(_ form: [UInt8]) throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      do throws(RPCError) {
        _ = try await world.notify(form)
        Issue.record("rubbish was taken")
      } catch {
        #expect(["NOTICE_MALFORMED", "BAD_SIGNATURE"].contains(error.reason))
      }
    }
  }

  @Test func `reordered: a notice that the trade is closed, or waits, after the money came changes nothing`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      let id = try await world.open()
      #expect(try await world.notify(world.provider.notice(id, ["state": "waiting"])) == "success")
      #expect(try await world.state() == .created)
      world.provider.pay(id)
      _ = try await world.notify(world.provider.notice(id))
      for state in ["closed", "waiting"] {
        #expect(try await world.notify(world.provider.notice(id, ["state": state])) == "success")
      }
      try await world.pass(.seconds(2))
      try await world.checkEnd(id, isSettled: true)
    }
  }

  @Test func `money that comes after the trade was called closed is taken, late, and settled when it can be`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      let id = try await world.open()
      world.provider.pay(id)
      _ = try await world.notify(world.provider.notice(id, ["state": "closed"]))
      #expect(try await world.state() == .closed)
      _ = try await world.notify(world.provider.notice(id))
      try await world.pass(.seconds(2))
      try await world.checkEnd(id, isSettled: true)
      let late = try await world.store.read { try $0.query("SELECT is_late FROM payments") }
      #expect(late == [SQLRow([.integer(1)])])
    }
  }

  @Test func `paid late with the places gone: everything goes back, once`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop, Script(inventory: soldOut))
      world.start()
      let id = try await world.open()
      world.provider.pay(id)
      world.provider.fate(of: "refund", [.requestLost, .answerLost, .refused(code: "ACQ.SELLER_BALANCE_NOT_ENOUGH")])
      world.provider.fate(of: "query", Array(repeating: .requestLost, count: 100))
      try await world.pass(.seconds(1_000))
      _ = try await world.notify(world.provider.notice(id))
      try await world.pass(.seconds(60))
      try await world.checkEnd(id, isSettled: false)
      #expect(world.provider.calls.count { $0 == "refund" } >= 2)
      #expect(world.refunds.told.withLock { $0 }.isEmpty, "nobody had asked")
      let payment = try await world.client.getPayment(.init(orderID: order.description), asBuyer())
      #expect(payment.refundedMinor == price.minor)
      let shown = try #require(payment.automaticRefunds.first)
      #expect(shown.refundID == id.description && shown.reason == "SOLD_OUT" && shown.refundedAt != nil)
      #expect(world.desk.refunds(of: order) == [id.description: shown], "the order is told the same")
      let before = try await world.rows()
      #expect(try await world.notify(world.provider.notice(id)) == "success")
      #expect(try await world.rows() == before)
    }
  }

  @Test(arguments: [
    RPCError(.failedPrecondition, "", reason: "HOLD_RELEASED"), RPCError(.notFound, "", reason: "HOLD_NOT_FOUND"),
    RPCError(.resourceExhausted, "", reason: "LIMIT_REACHED"),
  ])
  func `any refusal of stock by rule gives the money back`(_ refusal: RPCError) throws {
    try TestLoop.run { loop in
      let world = try await World(loop, Script(inventory: { _ in throw refusal }))
      world.start()
      let id = try await world.open()
      world.provider.pay(id)
      _ = try await world.notify(world.provider.notice(id))
      try await world.pass(.seconds(5))
      try await world.checkEnd(id, isSettled: false)
    }
  }

  @Test func `an order that was cancelled meanwhile gives money and places back`() throws {
    try TestLoop.run { loop in
      let world = try await World(
        loop, Script(order: { _ in throw RPCError(.failedPrecondition, "", reason: "ORDER_CANCELLED") }))
      world.start()
      let id = try await world.open()
      world.provider.pay(id)
      _ = try await world.notify(world.provider.notice(id))
      try await world.pass(.seconds(5))
      try await world.checkEnd(id, isSettled: false)
      #expect(await world.inventory.cancelled.count == 1, "the places that were tried are free again")
    }
  }

  @Test(arguments: [
    RPCError(.unavailable, "", reason: "ORDER_NOT_YET_KNOWN"), RPCError(.aborted, "", reason: "ORDER_BUSY"),
    RPCError(.resourceExhausted, "queue full"), RPCError(.internal, "disk"), RPCError(.deadlineExceeded, ""),
  ])
  func `what may pass is waited for: the buyer gets the tickets, not the money`(_ failure: RPCError) throws {
    try TestLoop.run { loop in
      let left = Locked(3)
      let world = try await World(
        loop,
        Script(order: { _ in
          if left.withLock({ left in left -= 1; return left >= 0 }) { throw failure }
        }))
      world.start()
      let id = try await world.open()
      world.provider.pay(id)
      _ = try await world.notify(world.provider.notice(id))
      try await world.pass(.seconds(60))
      try await world.checkEnd(id, isSettled: true)
    }
  }
}
