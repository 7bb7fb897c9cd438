import Base
import MemoryPorts
import Messages
import Ports
import RPCCore
import SQLiteStore
import TestKit
import Testing

/// The tail of the journal: every record once, whoever restarts when.
@Suite struct TailTests {
  @Test(arguments: 1...12)
  func `orders are made exactly once across restarts of either side`(seed: Int) throws {
    try Stage.run(seed: UInt64(seed), limit: 2, standing: 500) { stage in
      async let disturbed: Void = Self.disturb(stage)
      let held = try await withThrowingTaskGroup(of: String.self) { group in
        for buyer in 1...100 {
          group.addTask {
            try await stage.loop.sleep(for: .milliseconds(buyer * 7))
            return try await Self.holdForSure(stage, buyer)
          }
        }
        return try await group.reduce(into: [String]()) { $0.append($1) }
      }
      try await disturbed
      try await stage.loop.sleep(for: .seconds(5))
      #expect(Set(held).count == 100)
      #expect(try await stage.count("orders") == 100)
      #expect(try await stage.count("order_lines") == 200)
      for id in held { #expect(try await stage.order(id, buyer: nil).lines.count == 2) }
      // And every one ends once.
      try await stage.loop.sleep(for: .seconds(65))
      let states = try await stage.store.read { tx in
        try tx.query("SELECT state, COUNT(*) FROM orders GROUP BY state").map { "\(try $0.text(0)) \(try $0.integer(1))" }
      }
      #expect(states == ["expired 100"])
      #expect(stage.payments.closedOrders.sorted() == held.sorted())
    }
  }

  private static func holdForSure(_ stage: Stage, _ buyer: Int) async throws -> String {
    while true {
      do {
        return try await stage.hold(standing(2), buyer: buyer)
      } catch let error as RPCError where error.code == .unavailable {
        try await stage.loop.sleep(for: .milliseconds(50))
      }
    }
  }

  /// Restarts, cuts and journal failures, as the dice fall.
  private static func disturb(_ stage: Stage) async throws {
    for _ in 0..<10 {
      try await stage.loop.sleep(for: .milliseconds(Int(stage.loop.next() % 90)))
      switch stage.loop.next() % 4 {
      case 0: await stage.restartInventory()
      case 1:
        await stage.stopOrders()
        try await stage.loop.sleep(for: .milliseconds(30))
        stage.startOrders()
      case 2:
        stage.line.setCut(true)
        try await stage.loop.sleep(for: .milliseconds(30))
        stage.line.setCut(false)
      default:
        stage.memory.setFaults(.init(lostPercent: 20, unansweredPercent: 20))
        try await stage.loop.sleep(for: .milliseconds(30))
        stage.memory.setFaults(.init())
      }
    }
  }
}
