import Base
import Messages
import RPCCore
import TestKit
import Testing

/// What an order shows of money that bought nothing.
@Suite struct AutomaticRefundTests {
  private static let back = PaymentV1.AutomaticRefund(
    refundID: payment, reason: "SOLD_OUT", amountMinor: 36_000, currency: "CNY", state: .refunding)
  private static let second = PaymentV1.AutomaticRefund(
    refundID: user(77).description, reason: "PAID_TWICE", amountMinor: 36_000, currency: "CNY", state: .refunding)

  private static func done(_ refund: PaymentV1.AutomaticRefund, at time: WallTime) -> PaymentV1.AutomaticRefund {
    var done = refund
    (done.state, done.refundedAt) = (.refunded, time)
    return done
  }

  @Test func `a late payment that went back is read in the expired order, by its buyer, alone and in the list`() throws {
    try Stage.run { stage in
      let id = try await stage.hold()
      try await stage.loop.sleep(for: .seconds(63))
      _ = try await stage.orders.noteRefunds(.init(orderID: id, refunds: [Self.back]))
      var order = try await stage.order(id)
      #expect(order.state == .expired && order.automaticRefunds == [Self.back])
      let done = Self.done(Self.back, at: stage.loop.wallNow)
      _ = try await stage.orders.noteRefunds(.init(orderID: id, refunds: [done]))
      order = try await stage.order(id)
      #expect(order.state == .expired && order.automaticRefunds == [done] && order.refundID.isEmpty)
      #expect(try await stage.orders.listOrders(.init(), stage.options(1)).orders.map(\.automaticRefunds) == [[done]])
      #expect(await reason { _ = try await stage.order(id, buyer: 2) } == "ORDER_NOT_FOUND")
    }
  }

  @Test func `repeats and old news change nothing, a second trade stands beside a paid order`() throws {
    try Stage.run { stage in
      let id = try await stage.hold()
      try await stage.payFully(id)
      let done = Self.done(Self.second, at: stage.loop.wallNow)
      for refunds in [[done], [Self.second], [done], [Self.second, Self.back]] {
        _ = try await stage.orders.noteRefunds(.init(orderID: id, refunds: refunds))
        try await stage.loop.sleep(for: .milliseconds(5))
      }
      let order = try await stage.order(id)
      #expect(order.state == .paid && order.automaticRefunds == [done, Self.back])
      await stage.stopOrders()
      stage.startOrders()
      #expect(try await stage.order(id) == order, "after a restart the same")
      #expect(try await stage.count("automatic_refunds") == 2)
    }
  }

  @Test func `a refund is of one order, and one that is not known is not noted`() throws {
    try Stage.run { stage in
      let (one, two) = (try await stage.hold(key: "1"), try await stage.hold(key: "2"))
      _ = try await stage.orders.noteRefunds(.init(orderID: one, refunds: [Self.back]))
      #expect(await reason { _ = try await stage.orders.noteRefunds(.init(orderID: two, refunds: [Self.back])) } != "")
      let nobodys = user(9).description
      #expect(
        await reason { _ = try await stage.orders.noteRefunds(.init(orderID: nobodys, refunds: [Self.second])) }
          == "ORDER_NOT_FOUND")
      #expect(try await stage.order(two).automaticRefunds.isEmpty)
      #expect(try await stage.count("automatic_refunds") == 1)
    }
  }

  @Test func `people may not say so, and rubbish is refused`() throws {
    try Stage.run { stage in
      let id = try await stage.hold()
      let good = OrderV1.NoteRefundsRequest(orderID: id, refunds: [Self.back])
      #expect(await reason { _ = try await stage.orders.noteRefunds(good, stage.options(1)) } == "INTERNAL_ONLY")
      var bad = [PaymentV1.AutomaticRefund](repeating: Self.back, count: 8)
      bad[0].refundID = "x"
      bad[1].amountMinor = 0
      bad[2].currency = "?"
      bad[3].state = .settled
      bad[4].state = .refunded
      bad[5].refundedAt = stage.loop.wallNow
      bad[6].reason = String(repeating: "R", count: 65)
      bad[7].amountMinor = -1
      for refunds in bad.map({ [$0] }) + [[], Array(repeating: Self.back, count: 17)] {
        let request = OrderV1.NoteRefundsRequest(orderID: id, refunds: refunds)
        #expect(await reason { _ = try await stage.orders.noteRefunds(request) } == "REFUNDS_INVALID")
      }
      let nowhere = OrderV1.NoteRefundsRequest(orderID: "x", refunds: [Self.back])
      #expect(await reason { _ = try await stage.orders.noteRefunds(nowhere) } == "REFUNDS_INVALID")
      #expect(try await stage.order(id).automaticRefunds.isEmpty)
    }
  }
}
