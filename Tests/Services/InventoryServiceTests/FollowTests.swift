import Base
import InventoryService
import MemoryPorts
import Messages
import RPCCore
import RPCInProcess
import TestKit
import Testing

@Suite struct FollowTests {
  /// What a follower has been told, and a way to wait for it.
  final class Tale: Sendable {
    private let told = Locked<[InventoryV1.JournalEntry]>([])
    private let marks = Locked<[Int]>([])

    /// How many entries had come each time the follower was told that it has caught up.
    var caughtUpAfter: [Int] { marks.withLock { $0 } }
    var entries: [InventoryV1.JournalEntry] { told.withLock { $0 } }
    func add(_ entry: InventoryV1.JournalEntry) {
      if entry == InventoryV1.JournalEntry() {
        marks.withLock { $0.append(entries.count) }
      } else {
        told.withLock { $0.append(entry) }
      }
    }

    /// The kinds of records of one segment, in order.
    func kinds(_ segment: String = "p1") -> [String] {
      entries.filter { $0.segment == segment }.flatMap(\.records).map { record in
        switch record.record {
        case .opened: "opened"
        case .held(let placed): placed.regrab ? "regrabbed" : "held"
        case .released(let released): "released \(released.reason)"
        case .frozen: "frozen"
        case .sold: "sold"
        case .returning: "returning"
        case .returned: "returned"
        case .branchCancelled: "cancelled"
        case nil: "nothing"
        }
      }
    }
  }

  private static func follow(
    _ stage: Stage, from offsets: [InventoryV1.SegmentOffset] = [], pause: Duration = .zero
  ) -> (Tale, SpawnedTask) {
    let tale = Tale()
    let task = stage.loop.spawn {
      // Ends when the test does.
      try? await stage.stock.follow(.init(offsets: offsets), CallOptions(timeout: .seconds(3_600))) { entry in
        if pause > .zero { try await stage.loop.sleep(for: pause) }
        tale.add(entry)
      }
    }
    return (tale, task)
  }

  @Test func `a follower is told once per stream that it has caught up, after all that was there`() throws {
    try Stage.run { stage in
      for number in 1...3 { _ = try await stage.hold(general(1), key: "k\(number)") }
      let (tale, _) = Self.follow(stage, pause: .milliseconds(5))
      try await stage.loop.sleep(for: .seconds(1))
      #expect(tale.caughtUpAfter == [4], "the opening and three holds")
      _ = try await stage.hold(general(1), key: "later")
      try await stage.loop.sleep(for: .seconds(20))
      #expect(tale.entries.count == 5 && tale.caughtUpAfter == [4])
    }
  }

  @Test func `a follower has not caught up while the journal is being read`() throws {
    try Stage.run { stage in
      let tale = Tale()
      let server = InventoryServer(loop: stage.loop, journal: stage.journal, log: quietLogger())
      let client = InventoryV1.InventoryServiceClient(
        InProcessChannel(definitions: server.definitions, loop: stage.loop, log: quietLogger()))
      let task = stage.loop.spawn {
        // Ends when the test does.
        try? await client.follow(.init(), CallOptions(timeout: .seconds(3_600))) { tale.add($0) }
      }
      try await stage.loop.sleep(for: .seconds(60))
      #expect(tale.entries.isEmpty && tale.caughtUpAfter.isEmpty)
      let run = stage.loop.spawn { await server.run() }
      try await stage.loop.sleep(for: .seconds(6))
      #expect(tale.entries.count == 1 && tale.caughtUpAfter == [1])
      task.cancel()
      run.cancel()
      await run.finished()
    }
  }

  @Test func `a follower is told everything, in order, from the start or from where it stands`() throws {
    try Stage.run { stage in
      let (whole, _) = Self.follow(stage)
      let order = try await stage.hold(chosen("A-1", "B-1"), key: "a").orderID
      try await stage.loop.sleep(for: .seconds(62))
      _ = try await stage.branches.try(stage.sell(order, regrab: true))
      _ = try await stage.branches.confirm(stage.sell(order, regrab: true))
      _ = try await stage.branches.try(stage.takeBack(order))
      _ = try await stage.branches.cancel(stage.takeBack(order))
      _ = try await stage.branches.try(stage.takeBack(order, xid: "r2"))
      _ = try await stage.branches.confirm(stage.takeBack(order, xid: "r2"))
      try await stage.release(try await stage.hold(general(1), key: "b").orderID)
      try await stage.loop.sleep(for: .milliseconds(10))
      #expect(
        whole.kinds() == [
          "opened", "held", "released expired", "regrabbed", "frozen", "sold", "returning", "cancelled",
          "returning", "returned", "held", "released buyer",
        ])
      #expect(whole.entries.map(\.sequence) == Array(1...Int64(whole.entries.count)))
      let (rest, _) = Self.follow(stage, from: [.init(segment: "p1", sequence: 3)])
      try await stage.loop.sleep(for: .milliseconds(10))
      #expect(rest.entries == Array(whole.entries.dropFirst(3)))
    }
  }

  @Test func `a placed hold says all that makes an order`() throws {
    try Stage.run { stage in
      let (tale, _) = Self.follow(stage)
      let hold = try await stage.hold(chosen("A-1", "B-1"), buyer: 3, key: "a")
      try await stage.loop.sleep(for: .milliseconds(10))
      guard case .held(let placed)? = tale.entries.last?.records.last?.record else {
        Issue.record("no hold was told of")
        return
      }
      #expect(placed.orderID == hold.orderID && placed.userID == stage.user(3).description)
      #expect(placed.places == hold.places && placed.currency == "CNY" && placed.performanceID == "p1")
      #expect(placed.requestKey == "a")
      #expect(placed.expiresAtMs == hold.expiresAt?.milliseconds)
    }
  }

  @Test func `segments that are opened later are followed as well`() throws {
    try Stage.run { stage in
      let (tale, _) = Self.follow(stage)
      try await stage.loop.sleep(for: .seconds(20))
      _ = try await stage.stock.openStock(smallHall("p2"))
      _ = try await stage.hold(general(1), key: "a", performance: "p2")
      try await stage.loop.sleep(for: .milliseconds(10))
      #expect(tale.kinds("p2") == ["opened", "held"])
    }
  }

  @Test func `a slow follower reads the journal piece by piece and misses nothing`() throws {
    try Stage.run(smallHall(limit: 200, standing: 2_000)) { stage in
      let (tale, _) = Self.follow(stage, pause: .milliseconds(20))
      for number in 1...1_500 { _ = try await stage.hold(general(1), buyer: number, key: "a") }
      try await stage.loop.sleep(for: .seconds(40))
      #expect(tale.entries.map(\.sequence) == Array(1...Int64(tale.entries.count)))
      #expect(tale.kinds().count == 1_501)
    }
  }

  @Test func `only what is durable is told, also when the journal fails`() throws {
    try Stage.run { stage in
      let (tale, _) = Self.follow(stage)
      stage.breakJournal(isThere: false)
      _ = await reason { _ = try await stage.hold(general(1), key: "lost") }
      stage.breakJournal(isThere: true)
      await stage.server.recovered()
      _ = await reason { _ = try await stage.hold(general(1), key: "there") }
      stage.mendJournal()
      await stage.server.recovered()
      _ = try await stage.hold(general(1), key: "after")
      try await stage.loop.sleep(for: .milliseconds(10))
      let keys = tale.entries.flatMap(\.records).compactMap { record -> String? in
        if case .held(let placed)? = record.record { placed.requestKey } else { nil }
      }
      #expect(keys == ["there", "after"])
    }
  }

  @Test func `a follower that had caught up hears that it cannot be sure while the journal is away`() throws {
    try Stage.run { stage in
      let ended = Locked<String?>(nil)
      stage.loop.spawn {
        let why = await reason { try await stage.stock.follow(.init(), CallOptions(timeout: .seconds(900))) { _ in } }
        ended.withLock { $0 = why }
      }
      try await stage.loop.sleep(for: .seconds(1))
      stage.journal.setAway(true)
      _ = await reason { _ = try await stage.hold(general(1), key: "lost") }
      try await stage.loop.sleep(for: .seconds(6))
      #expect(ended.withLock { $0 } == "RECOVERING")
      // Whoever comes now waits, and is told nothing.
      let (tale, _) = Self.follow(stage)
      try await stage.loop.sleep(for: .seconds(60))
      #expect(tale.entries.isEmpty && tale.caughtUpAfter.isEmpty)
      stage.journal.setAway(false)
      try await stage.loop.sleep(for: .seconds(10))
      #expect(tale.kinds() == ["opened"] && tale.caughtUpAfter == [1])
    }
  }

  @Test func `a turn too large for one message is told in several, all or none`() throws {
    try Stage.run(smallHall(limit: 100, standing: 150_000)) { stage in
      let (tale, _) = Self.follow(stage)
      let before = stage.journal.appends
      await withTaskGroup(of: Void.self) { group in
        for buyer in 1...1_400 {
          group.addTask { _ = await reason { _ = try await stage.hold(general(100), buyer: buyer, key: "a") } }
        }
      }
      try await stage.loop.sleep(for: .seconds(1))
      #expect(stage.journal.appends - before <= 3)
      #expect(tale.kinds().count == 1_401)
      #expect(tale.entries.count > 5)
      #expect(tale.entries.allSatisfy { $0.serialized().count < 1 << 20 })
    }
  }

  @Test func `followers are services that ask for what can be`() throws {
    try Stage.run { stage in
      @Sendable func follow(_ request: InventoryV1.FollowRequest, _ options: CallOptions = .init()) async -> String {
        await reason { try await stage.stock.follow(request, options) { _ in } }
      }
      #expect(await follow(.init(), stage.options(1, "a")) == "INTERNAL_ONLY")
      #expect(await follow(.init(offsets: [.init(segment: "p1", sequence: -1)])) == "OFFSET_INVALID")
      let twice = InventoryV1.SegmentOffset(segment: "p1", sequence: 1)
      #expect(await follow(.init(offsets: [twice, twice])) == "OFFSET_INVALID")
      #expect(await follow(.init(offsets: [.init(segment: "p1", sequence: 99)])) == "OFFSET_AHEAD")
      var tasks: [SpawnedTask] = []
      for _ in 0..<64 { tasks.append(Self.follow(stage).1) }
      #expect(await follow(.init()) == "TOO_MANY_FOLLOWERS")
      for task in tasks {
        task.cancel()
        await task.finished()
      }
      try await stage.loop.sleep(for: .milliseconds(1))
      let (tale, _) = Self.follow(stage)
      try await stage.loop.sleep(for: .milliseconds(10))
      #expect(tale.kinds() == ["opened"])
    }
  }
}
