import Base
import Messages
import RPCCore
import TestKit
import Testing

/// Orders in global transactions, and the tickets that come of them.
@Suite struct PayingTests {
  @Test func `a paid order has one signed ticket per place, issued once`() throws {
    try Stage.run { stage in
      let id = try await stage.hold(seats("A-1", "A-2"))
      #expect(try await stage.orders.listTickets(.init(orderID: id), stage.options(1)).tickets.isEmpty)
      for _ in 0..<2 { try await stage.tryPay(id) }
      #expect(try await stage.order(id).state == .awaitingPayment)
      for _ in 0..<3 { try await stage.confirmPay(id) }
      let order = try await stage.order(id)
      #expect(order.state == .paid && order.paymentID == payment && order.paidAt != nil)
      let tickets = try await stage.orders.listTickets(.init(orderID: id), stage.options(1)).tickets
      #expect(tickets.map(\.seatID) == ["A-1", "A-2"])
      #expect(tickets.allSatisfy { $0.state == .valid && $0.orderID == id && $0.performanceID == "p1" })
      #expect(tickets.allSatisfy { $0.qrSVG.hasPrefix("<svg") && $0.issuedAt != nil })
      #expect(Set(tickets.map(\.code)).count == 2)
      #expect(Identifier(tickets[0].ticketID)?.shard == user(1).shard)
      #expect(await reason { _ = try await stage.orders.listTickets(.init(orderID: id), stage.options(2)) } == "ORDER_NOT_FOUND")
      #expect(await reason { _ = try await stage.orders.cancelOrder(.init(orderID: id), stage.options(1)) } == "ORDER_ALREADY_PAID")
      // The sale's frozen hold is over, and nothing ends a paid order.
      try await stage.loop.sleep(for: .seconds(90))
      #expect(try await stage.order(id).state == .paid)
      #expect(stage.payments.closedOrders.isEmpty)
    }
  }

  @Test func `a ticket is good at the door until it is refunded, a forged one never`() throws {
    try Stage.run { stage in
      let id = try await stage.hold(seats("A-1"))
      try await stage.payFully(id)
      let ticket = try #require(try await stage.orders.listTickets(.init(orderID: id), stage.options(1)).tickets.first)
      let good = try await stage.orders.verifyTicket(.init(code: ticket.code))
      #expect(good.valid && good.reason.isEmpty && good.ticket?.seatID == "A-1")
      let tampered = (ticket.code.first == "A" ? "B" : "A") + ticket.code.dropFirst()
      for (code, why) in [
        ("", "MALFORMED"), ("a.b.c", "MALFORMED"), (String(repeating: "A", count: 5_000), "MALFORMED"),
        (tampered, "BAD_SIGNATURE"),
      ] {
        let answer = try await stage.orders.verifyTicket(.init(code: code))
        #expect(!answer.valid && answer.reason == why && answer.ticket == nil)
      }
      _ = try await stage.stockBranches.try(stage.takeBack(id))
      _ = try await stage.orderBranches.try(stage.refund(id))
      #expect(try await stage.order(id).state == .refunding)
      #expect(try await stage.orders.verifyTicket(.init(code: ticket.code)).valid)
      for _ in 0..<2 {
        _ = try await stage.stockBranches.confirm(stage.takeBack(id))
        _ = try await stage.orderBranches.confirm(stage.refund(id))
      }
      let order = try await stage.order(id)
      #expect(order.state == .refunded && order.refundID == payment)
      let void = try await stage.orders.verifyTicket(.init(code: ticket.code))
      #expect(!void.valid && void.reason == "VOID" && void.ticket?.state == .void)
    }
  }

  @Test func `a rolled back sale leaves the order as it was, or expired`() throws {
    try Stage.run { stage in
      let id = try await stage.hold()
      try await stage.tryPay(id)
      for _ in 0..<2 {
        _ = try await stage.orderBranches.cancel(stage.pay(id))
        _ = try await stage.stockBranches.cancel(stage.sell(id))
      }
      #expect(try await stage.order(id).state == .awaitingPayment)
      #expect(await reason { _ = try await stage.orderBranches.try(stage.pay(id)) } == "BRANCH_CANCELLED")
      try await stage.tryPay(id, xid: "x2")
      try await stage.loop.sleep(for: .seconds(62))
      _ = try await stage.orderBranches.cancel(stage.pay(id, "x2"))
      _ = try await stage.stockBranches.cancel(stage.sell(id, "x2"))
      try await stage.loop.sleep(for: .milliseconds(100))
      #expect(try await stage.order(id).state == .expired)
      #expect(stage.payments.closedOrders == [id])
    }
  }

  @Test func `a late payment gets tickets for the places that were taken again`() throws {
    try Stage.run { stage in
      let id = try await stage.hold(seats("A-5", "A-6"))
      try await stage.loop.sleep(for: .seconds(62))
      #expect(try await stage.order(id).state == .expired)
      // Somebody else has one of them now, so others of the same type are taken.
      _ = try await stage.hold(seats("A-5"), buyer: 2)
      try await stage.tryPay(id, xid: "x2", regrab: true)
      #expect(try await stage.order(id).state == .expired)
      try await stage.confirmPay(id, xid: "x2")
      let order = try await stage.order(id)
      #expect(order.state == .paid && order.lines.count == 2)
      #expect(!order.lines.contains { $0.seatID == "A-5" })
      let tickets = try await stage.orders.listTickets(.init(orderID: id), stage.options(1)).tickets
      #expect(tickets.map(\.seatID) == order.lines.map(\.seatID))
      let sold = try await stage.stock.getSeatStates(.init(performanceID: "p1")).sold
      #expect(sold.sorted() == tickets.map(\.seatID).sorted())
    }
  }

  @Test func `tickets wait until the journal has told which places were taken again`() throws {
    try Stage.run { stage in
      let id = try await stage.hold(seats("A-5"))
      try await stage.loop.sleep(for: .seconds(62))
      _ = try await stage.order(id)
      _ = try await stage.hold(seats("A-5"), buyer: 2)
      _ = try await stage.orderBranches.try(stage.pay(id))
      await stage.stopOrders()
      stage.line.setCut(true)
      stage.startOrders()
      stage.line.setCut(false)
      _ = try await stage.stockBranches.try(stage.sell(id, "x1", true))
      stage.line.setCut(true)
      // The stream is cut: the journal's word on the places cannot come.
      _ = await reason { _ = try await stage.orderBranches.confirm(stage.pay(id)) }
      stage.line.setCut(false)
      try await stage.loop.sleep(for: .seconds(3))
      try await stage.confirmPay(id)
      let tickets = try await stage.orders.listTickets(.init(orderID: id), stage.options(1)).tickets
      #expect(tickets.count == 1 && tickets[0].seatID != "A-5")
    }
  }

  @Test func `a seat has one valid ticket at most, however late the old one is made void`() throws {
    try Stage.run { stage in
      let old = try await stage.hold(seats("A-1"))
      try await stage.payFully(old)
      _ = try await stage.stockBranches.try(stage.takeBack(old))
      _ = try await stage.orderBranches.try(stage.refund(old))
      _ = try await stage.stockBranches.confirm(stage.takeBack(old))
      let new = try await stage.hold(seats("A-1"), buyer: 2)
      try await stage.tryPay(new, xid: "x2")
      _ = try await stage.stockBranches.confirm(stage.sell(new, "x2"))
      #expect(await reason { _ = try await stage.orderBranches.confirm(stage.pay(new, "x2")) } == "SEAT_STILL_TICKETED")
      _ = try await stage.orderBranches.confirm(stage.refund(old))
      _ = try await stage.orderBranches.confirm(stage.pay(new, "x2"))
      #expect(try await stage.order(new, buyer: 2).state == .paid)
    }
  }

  @Test func `what coordinators get wrong changes nothing`() throws {
    try Stage.run { stage in
      let id = try await stage.hold()
      _ = try await stage.order(id)
      for _ in 0..<2 { _ = try await stage.orderBranches.cancel(stage.pay(id)) }
      #expect(await reason { _ = try await stage.orderBranches.try(stage.pay(id)) } == "BRANCH_CANCELLED")
      #expect(await reason { _ = try await stage.orderBranches.confirm(stage.pay(id)) } == "BRANCH_VIOLATION")
      #expect(await reason { _ = try await stage.orderBranches.confirm(stage.pay(id, "x2")) } == "BRANCH_VIOLATION")
      #expect(await reason { _ = try await stage.orderBranches.try(stage.refund(id)) } == "ORDER_NOT_PAID")
      let late = stage.pay(id, "x3")
      try await stage.loop.sleep(for: .seconds(31))
      #expect(await reason { _ = try await stage.orderBranches.try(late) } == "BRANCH_TOO_LATE")
      try await stage.payFully(id, xid: "x4")
      #expect(await reason { _ = try await stage.orderBranches.cancel(stage.pay(id, "x4")) } == "BRANCH_VIOLATION")
      #expect(await reason { _ = try await stage.orderBranches.try(stage.pay(id, "x5")) } == "ORDER_ALREADY_PAID")
      #expect(try await stage.order(id).state == .paid)
      #expect(try await stage.count("tickets") == 2)
    }
  }

  @Test func `branches are for services, and only those that change orders`() throws {
    try Stage.run { stage in
      let id = try await stage.hold()
      let options = stage.options(1)
      for call in [stage.orderBranches.try, stage.orderBranches.confirm, stage.orderBranches.cancel] {
        #expect(await reason { _ = try await call(stage.pay(id), options) } == "INTERNAL_ONLY")
        #expect(await reason { _ = try await call(stage.sell(id), CallOptions()) } == "ACTION_NOT_MINE")
        #expect(await reason { _ = try await call(.init(), CallOptions()) } == "BRANCH_INVALID")
      }
      let nonsense = stage.branch("x9", "order", .payOrder(.init(orderID: "x", paymentID: payment)))
      #expect(await reason { _ = try await stage.orderBranches.try(nonsense) } == "ORDER_NOT_FOUND")
      _ = try await stage.orderBranches.cancel(nonsense)
    }
  }
}
