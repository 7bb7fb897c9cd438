import Base
import Messages
import RPCCore
import TestKit
import Testing

/// The branches of global transactions, through the service: what goes wrong between coordinators
/// and participants.
@Suite struct TransactionTests {
  @Test func `Try, Confirm and their repeats sell once; a return frees once`() throws {
    try Stage.run { stage in
      let order = try await stage.hold(chosen("A-1", "A-2"), key: "a").orderID
      for _ in 0..<3 { _ = try await stage.branches.try(stage.sell(order)) }
      #expect(try await stage.counts("vip") == [18, 2, 0])
      // A frozen hold does not expire.
      try await stage.loop.sleep(for: .seconds(90))
      #expect(try await stage.counts("vip") == [18, 2, 0])
      for _ in 0..<3 { _ = try await stage.branches.confirm(stage.sell(order)) }
      #expect(try await stage.counts("vip") == [18, 0, 2])
      let states = try await stage.stock.getSeatStates(.init(performanceID: "p1"))
      #expect(states.sold == ["A-1", "A-2"] && states.held.isEmpty)
      for _ in 0..<3 { _ = try await stage.branches.try(stage.takeBack(order)) }
      #expect(try await stage.counts("vip") == [18, 0, 2])
      for _ in 0..<3 { _ = try await stage.branches.confirm(stage.takeBack(order)) }
      #expect(try await stage.counts("vip") == [20, 0, 0])
    }
  }

  @Test func `a Cancel without Try succeeds, and the Try that comes late is refused`() throws {
    try Stage.run { stage in
      let order = try await stage.hold(general(1), key: "a").orderID
      for _ in 0..<2 { _ = try await stage.branches.cancel(stage.sell(order)) }
      #expect(await reason { _ = try await stage.branches.try(stage.sell(order)) } == "BRANCH_CANCELLED")
      #expect(await reason { _ = try await stage.branches.confirm(stage.sell(order)) } == "TCC_PROTOCOL_VIOLATION")
      #expect(try await stage.counts("standing") == [19, 1, 0])
      _ = try await stage.branches.try(stage.sell(order, xid: "x2"))
    }
  }

  @Test func `what cannot be tried has nothing to cancel`() throws {
    try Stage.run { stage in
      let elsewhere = stage.branch("x1", .sellHold(.init(performanceID: "p9", orderID: stage.user(1).description)))
      let nonsense = stage.branch("x2", .sellHold(.init(performanceID: "p1", orderID: "nonsense")))
      #expect(await reason { _ = try await stage.branches.try(elsewhere) } == "PERFORMANCE_NOT_ON_SALE")
      #expect(await reason { _ = try await stage.branches.try(nonsense) } == "HOLD_NOT_FOUND")
      for branch in [elsewhere, nonsense] { _ = try await stage.branches.cancel(branch) }
    }
  }

  @Test func `Confirm without Try and Cancel after Confirm are violations and change nothing`() throws {
    try Stage.run { stage in
      let order = try await stage.hold(general(1), key: "a").orderID
      #expect(await reason { _ = try await stage.branches.confirm(stage.sell(order)) } == "TCC_PROTOCOL_VIOLATION")
      _ = try await stage.branches.try(stage.sell(order))
      _ = try await stage.branches.confirm(stage.sell(order))
      #expect(await reason { _ = try await stage.branches.cancel(stage.sell(order)) } == "TCC_PROTOCOL_VIOLATION")
      #expect(try await stage.counts("standing") == [19, 0, 1])
    }
  }

  @Test func `a Try after the transaction's deadline is refused`() throws {
    try Stage.run { stage in
      let order = try await stage.hold(general(1), key: "a").orderID
      let late = stage.sell(order)
      try await stage.loop.sleep(for: .seconds(31))
      #expect(await reason { _ = try await stage.branches.try(late) } == "TRANSACTION_EXPIRED")
    }
  }

  @Test func `a cancelled sale is a hold again, or free when its time is over`() throws {
    try Stage.run { stage in
      let order = try await stage.hold(general(2), key: "a").orderID
      _ = try await stage.branches.try(stage.sell(order))
      _ = try await stage.branches.cancel(stage.sell(order))
      #expect(try await stage.counts("standing") == [18, 2, 0])
      _ = try await stage.branches.try(stage.sell(order, xid: "x2"))
      try await stage.loop.sleep(for: .seconds(61))
      _ = try await stage.branches.cancel(stage.sell(order, xid: "x2"))
      #expect(try await stage.counts("standing") == [20, 0, 0])
    }
  }

  @Test func `a late payment takes its places again while they are free`() throws {
    try Stage.run { stage in
      let order = try await stage.hold(chosen("A-1"), key: "a").orderID
      try await stage.loop.sleep(for: .seconds(62))
      #expect(try await stage.counts("vip") == [20, 0, 0])
      #expect(await reason { _ = try await stage.branches.try(stage.sell(order)) } == "HOLD_EXPIRED")
      _ = try await stage.branches.try(stage.sell(order, xid: "x2", regrab: true))
      _ = try await stage.branches.confirm(stage.sell(order, xid: "x2", regrab: true))
      #expect(try await stage.counts("vip") == [19, 0, 1])
    }
  }

  @Test func `branches are for services, and only those that change stock`() throws {
    try Stage.run { stage in
      let order = try await stage.hold(general(1), key: "a").orderID
      let sell = stage.sell(order)
      let options = stage.options(1, "b")
      #expect(await reason { _ = try await stage.branches.try(sell, options) } == "INTERNAL_ONLY")
      #expect(await reason { _ = try await stage.branches.confirm(sell, options) } == "INTERNAL_ONLY")
      #expect(await reason { _ = try await stage.branches.cancel(sell, options) } == "INTERNAL_ONLY")
      let foreign = stage.branch("x", .payOrder(.init(orderID: order, paymentID: order)))
      #expect(await reason { _ = try await stage.branches.try(foreign) } == "ACTION_NOT_MINE")
      #expect(await reason { _ = try await stage.branches.try(.init()) } == "BRANCH_INVALID")
      let nameless = stage.branch("", .sellHold(.init(performanceID: "p1", orderID: order)))
      #expect(await reason { _ = try await stage.branches.try(nameless) } == "BRANCH_INVALID")
      let long = stage.branch(String(repeating: "x", count: 65), .sellHold(.init(performanceID: "p1", orderID: order)))
      #expect(await reason { _ = try await stage.branches.confirm(long) } == "BRANCH_INVALID")
    }
  }
}
