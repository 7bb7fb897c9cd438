import Base
import Messages
import RPCCore
import TestKit
import Testing

@Suite struct OrderLifeTests {
  @Test func `an order is there as soon as its hold is answered`() throws {
    try Stage.run { stage in
      let id = try await stage.hold(seats("A-1", "A-2"))
      let order = try await stage.order(id)
      #expect(order.state == .awaitingPayment && order.userID == user(1).description)
      #expect(order.amountMinor == 176_000 && order.currency == "CNY" && order.performanceID == "p1")
      #expect(order.lines.map(\.seatID) == ["A-1", "A-2"])
      #expect(order.lines.map(\.label) == ["Z · A · 1", "Z · A · 2"])
      #expect(order.paidAt == nil && order.paymentID.isEmpty)
      let (made, expires) = (try #require(order.createdAt), try #require(order.expiresAt))
      #expect(made.duration(to: expires) == .seconds(60))
    }
  }

  @Test func `only the buyer and services see an order`() throws {
    try Stage.run { stage in
      let id = try await stage.hold()
      #expect(await reason { _ = try await stage.order(id, buyer: 2) } == "ORDER_NOT_FOUND")
      #expect(try await stage.order(id, buyer: nil).orderID == id)
      for nonsense in ["", "x", id.uppercased() + "0", "'; DROP TABLE orders; --"] {
        #expect(await reason { _ = try await stage.order(nonsense) } == "ORDER_NOT_FOUND")
      }
      // Too old to be on its way: no wait.
      let before = stage.loop.elapsed
      #expect(await reason { _ = try await stage.order(user(9).description) } == "ORDER_NOT_FOUND")
      #expect(stage.loop.elapsed == before)
    }
  }

  @Test func `an order the journal has not told of is waited for, then not yet known`() throws {
    try Stage.run { stage in
      _ = try await stage.order(try await stage.hold(key: "first"))
      stage.line.setCut(true)
      await stage.stopOrders()
      stage.startOrders()
      stage.line.setCut(false)
      let id = try await stage.hold(key: "second")
      #expect(try await stage.order(id).state == .awaitingPayment)
      // One that was made just now and never will be told of.
      let ghost = Identifier(at: stage.loop.wallNow, shard: user(1).shard, dice: stage.loop).description
      let before = stage.loop.elapsed
      #expect(await reason { _ = try await stage.order(ghost) } == "ORDER_NOT_YET_KNOWN")
      #expect(stage.loop.elapsed - before == .seconds(1))
    }
  }

  @Test func `an order is not called unknown while the journal cannot be heard, however old it is`() throws {
    try Stage.run { stage in
      await stage.stopOrders()
      let id = try await stage.hold()
      stage.line.setCut(true)
      stage.startOrders()
      try await stage.loop.sleep(for: .seconds(90))
      #expect(await reason { _ = try await stage.order(id) } == "ORDER_NOT_YET_KNOWN")
      stage.line.setCut(false)
      try await stage.loop.sleep(for: .seconds(5))
      #expect(try await stage.order(id).state == .expired)
      #expect(await reason { _ = try await stage.order(user(9).description) } == "ORDER_NOT_FOUND")
    }
  }

  @Test func `an order is not called unknown before the journal has been read to its end`() throws {
    try Stage.run { stage in
      await stage.stopOrders()
      let id = try await stage.hold()
      try await stage.loop.sleep(for: .seconds(90))
      stage.stallInventory()
      stage.startOrders()
      for _ in 0..<3 {
        try await stage.loop.sleep(for: .seconds(60))
        #expect(await reason { _ = try await stage.order(id) } == "ORDER_NOT_YET_KNOWN")
      }
      await stage.stopOrders()
      await stage.restartInventory()
      stage.startOrders()
      // At once: the question waits for the journal.
      #expect(try await stage.order(id).state == .expired)
      #expect(await reason { _ = try await stage.order(user(9).description) } == "ORDER_NOT_FOUND")
    }
  }

  @Test func `an unpaid order expires with its hold, and its trade is closed`() throws {
    try Stage.run { stage in
      let id = try await stage.hold()
      try await stage.loop.sleep(for: .seconds(63))
      #expect(try await stage.order(id).state == .expired)
      #expect(stage.payments.closedOrders == [id])
      #expect(await reason { _ = try await stage.orders.cancelOrder(.init(orderID: id), stage.options(1)) } == "ORDER_EXPIRED")
    }
  }

  @Test func `a cancelled order gives its places back, again and again the same answer`() throws {
    try Stage.run { stage in
      let id = try await stage.hold(seats("A-1"))
      #expect(
        await reason { _ = try await stage.orders.cancelOrder(.init(orderID: id), stage.options(2)) }
          == "ORDER_NOT_FOUND")
      let cancelled = try await stage.orders.cancelOrder(.init(orderID: id), stage.options(1))
      #expect(cancelled.state == .cancelled)
      #expect(try await stage.orders.cancelOrder(.init(orderID: id), stage.options(1)) == cancelled)
      _ = try await stage.hold(seats("A-1"), buyer: 2)
      try await stage.loop.sleep(for: .seconds(2))
      #expect(try await stage.order(id) == cancelled)
      #expect(stage.payments.closedOrders == [id])
    }
  }

  @Test func `a hold that its buyer released is a cancelled order`() throws {
    try Stage.run { stage in
      let id = try await stage.hold()
      _ = try await stage.stock.release(.init(performanceID: "p1", orderID: id), stage.options(1))
      try await stage.loop.sleep(for: .milliseconds(100))
      #expect(try await stage.order(id).state == .cancelled)
      #expect(try await stage.orders.cancelOrder(.init(orderID: id), stage.options(1)).state == .cancelled)
    }
  }

  @Test func `orders are listed newest first, page by page, the caller's own`() throws {
    try Stage.run(limit: 200, standing: 200) { stage in
      var made: [String] = []
      for number in 0..<25 {
        made.append(try await stage.hold(standing(1), key: "k\(number)"))
        if number % 3 == 0 { try await stage.loop.sleep(for: .milliseconds(1)) }
        _ = try await stage.hold(standing(1), buyer: 2, key: "k\(number)")
      }
      _ = try await stage.order(made[24])
      var listed: [OrderV1.Order] = []
      var token = ""
      var pages = 0
      repeat {
        let page = try await stage.orders.listOrders(.init(pageSize: 7, pageToken: token), stage.options(1))
        listed += page.orders
        token = page.nextPageToken
        pages += 1
      } while !token.isEmpty
      #expect(pages == 4 && Set(listed.map(\.orderID)) == Set(made) && listed.count == 25)
      let times = listed.compactMap { $0.createdAt?.milliseconds }
      #expect(times == times.sorted(by: >))
      #expect(
        await reason { _ = try await stage.orders.listOrders(.init(pageToken: "nonsense"), stage.options(1)) }
          == "PAGE_TOKEN_INVALID")
      #expect(await reason { _ = try await stage.orders.listOrders(.init()) } == "NOT_LOGGED_IN")
      #expect(try await stage.orders.listOrders(.init(), stage.options(3)).orders.isEmpty)
    }
  }
}
