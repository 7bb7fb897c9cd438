import Base
import InventoryService
import MemoryPorts
import Messages
import Ports
import RPCCore
import TestKit
import Testing

/// What the journal does to the answers: failures, restarts, other owners.
@Suite struct JournalTests {
  @Test(arguments: [true, false])
  func `an append of unknown outcome is never a no, and the same request gets its true answer`(
    isThere: Bool
  ) throws {
    try Stage.run { stage in
      let first = try await stage.hold(general(1), key: "before")
      stage.breakJournal(isThere: isThere)
      let error = await #expect(throws: RPCError.self) { _ = try await stage.hold(general(2), key: "a") }
      #expect(error?.code == .unavailable && error?.reason == "OUTCOME_UNKNOWN")
      stage.mendJournal()
      await stage.server.recovered()
      #expect(try await stage.counts("standing") == (isThere ? [17, 3, 0] : [19, 1, 0]))
      let held = try await stage.hold(general(2), key: "a")
      #expect(try await stage.hold(general(2), key: "a") == held)
      #expect(try await stage.hold(general(1), key: "before") == first)
      #expect(try await stage.counts("standing") == [17, 3, 0])
    }
  }

  @Test func `a refusal that rests on what is not durable waits with it`() throws {
    try Stage.run(smallHall(standing: 1)) { stage in
      stage.breakJournal(isThere: false)
      async let taken = reason { _ = try await stage.hold(general(1), buyer: 1, key: "a") }
      async let refused = reason { _ = try await stage.hold(general(1), buyer: 2, key: "a") }
      async let seen = reason { _ = try await stage.counts("standing") }
      // Sold out would have been a lie: the place is still there.
      #expect(await [taken, refused, seen] == Array(repeating: "OUTCOME_UNKNOWN", count: 3))
      stage.mendJournal()
      await stage.server.recovered()
      _ = try await stage.hold(general(1), buyer: 2, key: "a")
      #expect(await reason { _ = try await stage.hold(general(1), buyer: 1, key: "a") } == "SOLD_OUT")
    }
  }

  @Test(arguments: 1...20)
  func `whatever fails, nothing is lost or doubled`(seed: Int) throws {
    try Stage.run(seed: UInt64(seed), smallHall(limit: 2, standing: 30)) { stage in
      stage.journal.memory.setFaults(.init(lostPercent: 15, unansweredPercent: 15))
      let answers = try await withThrowingTaskGroup(of: InventoryV1.HoldResponse?.self) { group in
        for buyer in 1...60 {
          group.addTask {
            try await stage.loop.sleep(for: .milliseconds(buyer % 20))
            do {
              return try await stage.holdForSure(buyer % 2 == 0 ? best(1) : general(1), buyer: buyer, key: "a")
            } catch let error as RPCError {
              #expect(error.reason == "SOLD_OUT")
              return nil
            }
          }
        }
        return try await group.reduce(into: [InventoryV1.HoldResponse]()) { if let answer = $1 { $0.append(answer) } }
      }
      stage.mendJournal()
      await stage.server.recovered()
      #expect(answers.count == 50)
      #expect(Set(answers.map(\.orderID)).count == 50)
      #expect(Set(answers.flatMap(\.places).map(\.seatID)).count == 21)
      #expect(try await stage.counts("vip") == [0, 20, 0])
      #expect(try await stage.counts("standing") == [0, 30, 0])
    }
  }

  @Test(arguments: [1, 7, 1_000])
  func `a restart reads everything back, with snapshots or without`(snapshotAfter: Int) throws {
    try TestLoop.run { loop in
      let configuration = InventoryConfiguration(snapshotAfterRecords: snapshotAfter)
      let first = await Stage(loop, nil, configuration)
      _ = try await first.stock.openStock(smallHall())
      _ = try await first.stock.openStock(smallHall("p2"))
      var answers: [InventoryV1.HoldResponse] = []
      for buyer in 1...10 { answers.append(try await first.hold(best(1), buyer: buyer, key: "a")) }
      _ = try await first.branches.try(first.sell(answers[0].orderID))
      _ = try await first.branches.confirm(first.sell(answers[0].orderID))
      try await first.release(answers[1].orderID, buyer: 2)
      await first.stop()
      #expect(await reason { _ = try await first.hold(general(1), key: "b") } == "STOPPING")

      let second = await Stage(loop, first.journal.memory, configuration)
      #expect(try await second.counts("vip") == [11, 8, 1])
      for buyer in 1...10 {
        #expect(try await second.hold(best(1), buyer: buyer, key: "a") == answers[buyer - 1])
      }
      _ = try await second.hold(general(1), key: "c", performance: "p2")
      // Deadlines of before the restart still end their holds.
      try await loop.sleep(for: .seconds(61))
      #expect(try await second.counts("vip") == [19, 0, 1])
    }
  }

  @Test func `a stop finishes what was decided`() throws {
    try Stage.run { stage in
      async let hold = stage.hold(general(1), key: "a")
      try await stage.loop.sleep(for: .microseconds(10))
      stage.running.cancel()
      #expect(try await hold.places.count == 1)
      await stage.running.finished()
    }
  }

  @Test func `whom another owner has deposed says so and changes nothing any more`() throws {
    try Stage.run { stage in
      let usurper = await Stage(stage.loop, stage.journal.memory)
      _ = try await usurper.hold(general(1), key: "a")
      #expect(await reason { _ = try await stage.hold(general(1), key: "b") } == "OUTCOME_UNKNOWN")
      await stage.server.recovered()
      #expect(await reason { _ = try await stage.hold(general(1), key: "b") } == "SEGMENT_MOVED")
      _ = try await usurper.holdForSure(general(2), key: "c")
      #expect(try await usurper.counts("standing") == [17, 3, 0])
    }
  }

  @Test func `a damaged journal stops its own performance only`() throws {
    try TestLoop.run { loop in
      let memory = MemoryJournalStore()
      let epoch = try await memory.claim("p0").epoch
      try await memory.append([.init(segment: "p0", sequence: 1, epoch: epoch, records: [9, 9, 9])])
      let stage = await Stage(loop, memory)
      _ = try await stage.stock.openStock(smallHall())
      _ = try await stage.hold(general(1), key: "a")
      #expect(
        await reason { _ = try await stage.hold(general(1), key: "a", performance: "p0") } == "SEGMENT_DAMAGED")
    }
  }

  @Test func `while the journal is being read again requests are told to come back`() throws {
    try Stage.run { stage in
      stage.breakJournal(isThere: true)
      #expect(await reason { _ = try await stage.hold(general(1), key: "a") } == "OUTCOME_UNKNOWN")
      #expect(await reason { _ = try await stage.hold(general(1), key: "b") } == "RECOVERING")
      stage.mendJournal()
      await stage.server.recovered()
      _ = try await stage.hold(general(1), key: "b")
    }
  }

  @Test func `a journal that fails again and again is not said to be read back`() throws {
    try Stage.run { stage in
      stage.breakJournal(isThere: false)
      #expect(await reason { _ = try await stage.hold(general(1), key: "a") } == "OUTCOME_UNKNOWN")
      await stage.server.recovered()
      #expect(await reason { _ = try await stage.hold(general(1), key: "b") } == "OUTCOME_UNKNOWN")
      #expect(await reason { _ = try await stage.hold(general(1), key: "c") } == "JOURNAL_FAILING")
      stage.mendJournal()
      await stage.server.recovered()
      _ = try await stage.hold(general(1), key: "c")
    }
  }

  @Test(arguments: [
    (InventoryRefusal.recovering, RPCCode.unavailable, "RECOVERING"),
    (.journalFailing, .unavailable, "JOURNAL_FAILING"),
    (.stopping, .unavailable, "STOPPING"), (.moved, .unavailable, "SEGMENT_MOVED"),
    (.damaged, .unavailable, "SEGMENT_DAMAGED"), (.overloaded, .unavailable, "OVERLOADED"),
    (.outcomeUnknown, .unavailable, "OUTCOME_UNKNOWN"),
    (.tooManyFollowers, .resourceExhausted, "TOO_MANY_FOLLOWERS"),
    (.offsetAhead(segment: "p1"), .failedPrecondition, "OFFSET_AHEAD"),
  ])
  func `every refusal has its status and reason`(refusal: InventoryRefusal, code: RPCCode, reason: String) {
    let error = RPCError(refusal)
    #expect(error.code == code && error.reason == reason && !error.message.isEmpty)
  }
}
