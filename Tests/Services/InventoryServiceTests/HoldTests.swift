import Base
import InventoryService
import Messages
import Ports
import RPCCore
import TestKit
import Testing

@Suite struct HoldTests {
  @Test func `a hold carries its places, price, deadline and the buyer's shard`() throws {
    try Stage.run { stage in
      let hold = try await stage.hold(best(2), buyer: 5, key: "a")
      #expect(hold.places.map(\.seatID) == ["A-5", "A-6"])
      #expect(hold.places.map(\.label) == ["Z · A · 5", "Z · A · 6"])
      #expect(hold.amountMinor == 176_000 && hold.currency == "CNY")
      #expect(Identifier(hold.orderID)?.shard == stage.user(5).shard)
      let expires = try #require(hold.expiresAt)
      #expect(stage.loop.wallNow.duration(to: expires) <= .seconds(60))
      #expect(try await stage.counts("vip") == [18, 2, 0])
    }
  }

  @Test func `the same request id gets the same answer, other content is refused`() throws {
    try Stage.run { stage in
      let first = try await stage.hold(general(2), key: "a")
      #expect(try await stage.hold(general(2), key: "a") == first)
      #expect(await reason { _ = try await stage.hold(general(1), key: "a") } == "REQUEST_REUSED")
      #expect(try await stage.hold(general(2), buyer: 2, key: "a") != first)
      #expect(try await stage.counts("standing") == [16, 4, 0])
    }
  }

  @Test func `a buyer gives an own hold back, nobody else's; services may for any`() throws {
    try Stage.run { stage in
      let order = try await stage.hold(chosen("A-1", "A-2"), key: "a").orderID
      #expect(await reason { try await stage.release(order, buyer: 2) } == "HOLD_NOT_FOUND")
      try await stage.release(order)
      try await stage.release(order)
      #expect(try await stage.counts("vip") == [20, 0, 0])
      let other = try await stage.hold(chosen("A-1"), key: "b").orderID
      try await stage.release(other, buyer: nil)
      #expect(try await stage.counts("vip") == [20, 0, 0])
    }
  }

  @Test func `an unpaid hold ends at its deadline by itself, and its places are sold again`() throws {
    try Stage.run { stage in
      let order = try await stage.hold(general(6), key: "a").orderID
      try await stage.loop.sleep(for: .seconds(59))
      #expect(try await stage.counts("standing") == [14, 6, 0])
      try await stage.loop.sleep(for: .milliseconds(1_100))
      #expect(try await stage.counts("standing") == [20, 0, 0])
      #expect(await reason { try await stage.release(order) } == "HOLD_EXPIRED")
      _ = try await stage.hold(general(6), key: "b")
      // The deadline of the second is seen as well.
      try await stage.loop.sleep(for: .seconds(62))
      #expect(try await stage.counts("standing") == [20, 0, 0])
    }
  }

  @Test func `requests that arrive together are journalled together`() throws {
    try Stage.run(smallHall(limit: 1, standing: 500)) { stage in
      let before = stage.journal.appends
      try await withThrowingTaskGroup(of: Void.self) { group in
        for buyer in 1...500 {
          group.addTask { _ = try await stage.hold(general(1), buyer: buyer, key: "a") }
        }
        try await group.waitForAll()
      }
      #expect(stage.journal.appends - before <= 3)
      #expect(try await stage.counts("standing") == [0, 500, 0])
    }
  }

  @Test func `sold out to the last place, never beyond it`() throws {
    try Stage.run(seed: 3, smallHall(limit: 4, standing: 60)) { stage in
      let sold = try await withThrowingTaskGroup(of: Int.self) { group in
        for buyer in 1...600 {
          group.addTask {
            try await stage.loop.sleep(for: .microseconds(buyer * 37 % 5_000))
            do {
              return try await stage.hold(general(UInt32(1 + buyer % 4)), buyer: buyer, key: "a").places.count
            } catch let error as RPCError {
              #expect(["SOLD_OUT", "NOT_ENOUGH_LEFT"].contains(error.reason))
              return 0
            }
          }
        }
        return try await group.reduce(0, +)
      }
      #expect(sold == 60)
      #expect(try await stage.counts("standing") == [0, 60, 0])
    }
  }

  @Test func `one buyer never gets more than the limit in a hundred requests at a time`() throws {
    try Stage.run { stage in
      let got = await withTaskGroup(of: Int.self) { group in
        for number in 0..<100 {
          group.addTask {
            do throws(RPCError) {
              return try await stage.hold(number % 2 == 0 ? general(1) : best(1), key: "k\(number)").places.count
            } catch {
              #expect(error.reason == "LIMIT_REACHED")
              return 0
            }
          }
        }
        return await group.reduce(0, +)
      }
      #expect(got == 6)
    }
  }

  @Test func `every seat goes to one buyer, and the picture of the hall says so`() throws {
    try Stage.run { stage in
      let seats = try await withThrowingTaskGroup(of: [String].self) { group in
        for buyer in 1...100 {
          group.addTask {
            let seat = "A-\(1 + buyer % 10)"
            return await reason { _ = try await stage.hold(chosen(seat), buyer: buyer, key: "a") } == "" ? [seat] : []
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(seats.sorted() == (1...10).map { "A-\($0)" }.sorted())
      let states = try await stage.stock.getSeatStates(.init(performanceID: "p1"))
      #expect(Set(states.held) == Set(seats) && states.sold.isEmpty)
    }
  }

  @Test func `the picture of the hall is exact when few ask, and a little old when many do`() throws {
    try Stage.run { stage in
      let request = InventoryV1.GetSeatStatesRequest(performanceID: "p1")
      for number in 1...8 {
        _ = try await stage.hold(chosen("A-\(number)"), buyer: number, key: "a")
        let seen = try await stage.stock.getSeatStates(request).held.count
        #expect(number <= 5 ? seen == number : seen == 5)
      }
      try await stage.loop.sleep(for: .milliseconds(100))
      #expect(try await stage.stock.getSeatStates(request).held.count == 8)
    }
  }

  @Test func `more than may wait are told to come back`() throws {
    try Stage.run(smallHall(), InventoryConfiguration(waitingPerSegment: 10)) { stage in
      let refused = await withTaskGroup(of: RPCError?.self) { group in
        for buyer in 1...50 {
          group.addTask {
            do throws(RPCError) {
              _ = try await stage.hold(general(1), buyer: buyer, key: "a")
              return nil
            } catch {
              return error
            }
          }
        }
        return await group.reduce(into: [RPCError]()) { if let error = $1 { $0.append(error) } }
      }
      #expect(refused.map(\.reason) == Array(repeating: "OVERLOADED", count: 40))
      #expect(refused.allSatisfy { $0.code == .unavailable && $0.facts["retry_after_ms"] == "1000" })
    }
  }

  // MARK: - Rubbish

  static let hostile: [(reason: String, request: InventoryV1.HoldRequest)] = [
    ("EMPTY_SELECTION", .init()),
    ("EMPTY_SELECTION", .init(performanceID: "p1")),
    ("PERFORMANCE_NOT_ON_SALE", .init(performanceID: "p2", selection: general(1))),
    ("PERFORMANCE_NOT_ON_SALE", .init(performanceID: "'; DROP TABLE journal; --", selection: general(1))),
    ("EMPTY_SELECTION", .init(performanceID: "p1", selection: general(0))),
    ("TOO_MANY_PLACES", .init(performanceID: "p1", selection: general(.max))),
    ("TOO_MANY_PLACES", .init(performanceID: "p1", selection: best(101))),
    ("UNKNOWN_TICKET_TYPE", .init(performanceID: "p1", selection: .best(.init(ticketTypeID: "", quantity: 1)))),
    ("WRONG_KIND_OF_PLACE", .init(performanceID: "p1", selection: .best(.init(ticketTypeID: "standing", quantity: 1)))),
    ("EMPTY_SELECTION", .init(performanceID: "p1", selection: chosen())),
    ("DUPLICATE_SEAT", .init(performanceID: "p1", selection: chosen("A-1", "A-1"))),
    ("UNKNOWN_SEAT", .init(performanceID: "p1", selection: chosen("A-1", "\u{0}"))),
    (
      "TOO_MANY_PLACES",
      .init(performanceID: "p1", selection: .chosen(.init(seatIDs: Array(repeating: "A-1", count: 50_000))))
    ),
  ]

  @Test func `rubbish gets its reason and takes nothing`() throws {
    try Stage.run { stage in
      for (number, (expected, request)) in Self.hostile.enumerated() {
        let options = stage.options(1, "h\(number)")
        let told = await reason { _ = try await stage.stock.hold(request, options) }
        #expect(told == expected, "\(number)")
      }
      let request = InventoryV1.HoldRequest(performanceID: "p1", selection: general(1))
      #expect(await reason { _ = try await stage.stock.hold(request) } == "NOT_LOGGED_IN")
      for key in ["", "a b", String(repeating: "k", count: 65), "k/../x"] {
        let told = await reason { _ = try await stage.hold(general(1), key: key) }
        #expect(told == "REQUEST_ID_INVALID", "\(key)")
      }
      #expect(await reason { try await stage.release("nonsense") } == "HOLD_NOT_FOUND")
      let (vip, standing) = (try await stage.counts("vip"), try await stage.counts("standing"))
      #expect(vip == [20, 0, 0] && standing == [20, 0, 0])
    }
  }

  @Test func `stock is opened by services only, once, and only when it can be sold`() throws {
    try Stage.run { stage in
      let again = try await stage.stock.openStock(smallHall())
      #expect(again.capacity == 40)
      #expect(await reason { _ = try await stage.stock.openStock(smallHall(limit: 5)) } == "STOCK_DIFFERS")
      let options = stage.options(1, "a")
      #expect(await reason { _ = try await stage.stock.openStock(smallHall("p2"), options) } == "INTERNAL_ONLY")
      var broken: [InventoryV1.OpenStockRequest] = [.init(), smallHall("p 2"), smallHall("p\n2"), smallHall("p2", limit: 0)]
      broken.append(smallHall(String(repeating: "p", count: 65)))
      broken.append(smallHall("p2", limit: .max))
      var uneven = smallHall("p2")
      uneven.types[0].rows[0].numbers = ["1"]
      broken.append(uneven)
      var timeless = smallHall("p2")
      timeless.saleEndsAt = nil
      broken.append(timeless)
      var poor = smallHall("p2")
      poor.types[0].currency = "元"
      broken.append(poor)
      for request in broken {
        #expect(await reason { _ = try await stage.stock.openStock(request) } == "INVALID_STOCK")
      }
      // Nothing of that has left a trace.
      #expect(try await stage.journal.segments().map(\.segment) == ["p1"])
    }
  }

  @Test func `a performance opened twice at the same time is one`() throws {
    try Stage.run { stage in
      let capacities = try await withThrowingTaskGroup(of: UInt32.self) { group in
        for _ in 0..<10 { group.addTask { try await stage.stock.openStock(smallHall("p2")).capacity } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(capacities == Array(repeating: 40, count: 10))
      _ = try await stage.hold(general(1), key: "a", performance: "p2")
    }
  }
}
