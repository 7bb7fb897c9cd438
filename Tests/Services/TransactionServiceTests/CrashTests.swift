import Base
import Messages
import Ports
import RPCCore
import RPCInProcess
import TestKit
import Testing

@testable import TransactionService

/// What the initiator of a settle transaction wants.
enum Wish: String, CaseIterable, Sendable { case commit, rollBack, abandon }

/// What happened in one run, as the tests judge it.
private struct Story: Sendable {
  var isBegun = false
  /// The decision the initiator was told, if it was told one.
  var toldCommit: Bool?
  var hasCrashed = false
}

@Suite struct CrashTests {
  /// The initiator: begins, tries every branch, submits. It gives up at the first error.
  private func initiate(_ xid: String, _ coordinator: Coordinator, _ tries: TransactionV1.ParticipantServiceClient, _ wish: Wish) async -> Story {
    var story = Story()
    do {
      _ = try await coordinator.client.begin(beginRequest(xid))
      story.isBegun = true
      for branch in threeBranches { _ = try await tries.try(tryRequest(xid, branch)) }
      if wish != .abandon {
        let answer = try await coordinator.client.submit(submitRequest(xid, commit: wish == .commit))
        story.toldCommit = answer.state == .confirming || answer.state == .confirmed
      }
    } catch {
      story.hasCrashed = true
    }
    return story
  }

  private func judge(
    _ xid: String, _ story: Story, _ wish: Wish, _ store: any SQLStore, _ participants: Participants, _ label: String
  ) async throws {
    #expect(participants.violations == [], "\(label)")
    #expect(participants.phases(xid).count <= 1, "\(label): \(participants.phases(xid))")
    let states = try await store.read { tx in
      try tx.query("SELECT state FROM global_transaction WHERE xid = ?", .text(xid)).map { try $0.integer(0) }
    }
    if story.isBegun {
      #expect(states == [3] || states == [5], "\(label) ends in \(states)")
    } else {
      #expect(states == [] || states == [5], "\(label) ends in \(states)")
    }
    let marks = threeBranches.map { participants.mark(xid, $0) }
    for mark in marks {
      if states == [3] { #expect(mark == .confirmed, "\(label): \(marks)") }
      if states == [5] { #expect(mark == .cancelled || mark == .suspended, "\(label): \(marks)") }
      if states == [] { #expect(mark == nil, "\(label): \(marks)") }
    }
    if let told = story.toldCommit { #expect(states == (told ? [3] : [5]), "\(label): told commit \(told)") }
    if wish == .abandon || wish == .rollBack { #expect(states != [3], "\(label): committed against its wish") }
  }

  @Test(arguments: Wish.allCases)
  func `killed at any step of a transaction, the next coordinator ends it alike everywhere`(_ wish: Wish) throws {
    var point = 0
    var hasCrashed = true
    while hasCrashed, point < 200 {
      let current = point
      hasCrashed = try TestLoop.run(seed: UInt64(point + 1)) { loop in
        let store = try await newStore()
        let participants = Participants(loop: loop)
        let tries = TransactionV1.ParticipantServiceClient(
          InProcessChannel(definitions: [participants.participantServiceDefinition], loop: loop))
        let first = Coordinator(loop, store, participants, crashAt: current)
        let story = await initiate("x1", first, tries, wish)
        try await loop.sleep(for: .seconds(15))
        let crashed = first.plan.isDead
        first.kill()
        let second = Coordinator(loop, store, participants)
        try await loop.sleep(for: .seconds(120))
        try await judge("x1", story, wish, store, participants, "\(wish) crash at \(current)")
        #expect(await second.server.unfinishedCount == 0)
        return crashed
      }
      point += 1
    }
    #expect(point > 8 && point < 200, "the crash points were walked to their end: \(point)")
  }

  @Test func `killed again and again, everything ends alike and as it was told`() throws {
    for seed in UInt64(1)...150 {
      try TestLoop.run(seed: seed) { loop in
        let dice = SeededDice(seed: seed)
        let store = try await newStore()
        let participants = Participants(loop: loop)
        let tries = TransactionV1.ParticipantServiceClient(
          InProcessChannel(definitions: [participants.participantServiceDefinition], loop: loop))
        let lost = RPCError(.unavailable, "lost", reason: "CONNECTION_LOST")
        for branch in threeBranches { participants.script(branch, (0..<dice.roll(3)).map { _ in lost }) }
        var stories: [(String, Story, Wish)] = []
        for life in 0..<4 {
          let coordinator = Coordinator(loop, store, participants, crashAt: dice.roll(40))
          for number in 0..<3 {
            let wish = Wish.allCases[dice.roll(3)]
            let xid = "x\(life)-\(number)"
            stories.append((xid, await initiate(xid, coordinator, tries, wish), wish))
          }
          try await loop.sleep(for: .milliseconds(Int64(dice.roll(3_000))))
          coordinator.kill()
        }
        let last = Coordinator(loop, store, participants)
        try await loop.sleep(for: .seconds(120))
        for (xid, story, wish) in stories {
          try await judge(xid, story, wish, store, participants, "seed \(seed) \(xid) \(wish)")
        }
        #expect(await last.server.unfinishedCount == 0, "seed \(seed)")
      }
    }
  }

  @Test func `after a crash before the decision the initiator's submit still decides, once`() throws {
    try TestLoop.run { loop in
      let store = try await newStore()
      let participants = Participants(loop: loop)
      let first = Coordinator(loop, store, participants)
      _ = try await first.client.begin(beginRequest())
      first.kill()
      let second = Coordinator(loop, store, participants)
      #expect(try await second.client.submit(submitRequest(commit: false)).state == .cancelling)
      try await loop.sleep(for: .seconds(1))
      #expect(try await second.client.submit(submitRequest(commit: true)).state == .cancelled)
    }
  }

  @Test func `after a crash behind the durable decision a repeated submit tells the same decision`() throws {
    try TestLoop.run { loop in
      let store = try await newStore()
      let participants = Participants(loop: loop)
      // Take-over, purge, begin (2 steps each), then the decision's write: dies right after its commit.
      let first = Coordinator(loop, store, participants, crashAt: 7)
      _ = try await first.client.begin(beginRequest(timeoutMs: 600_000))
      for branch in threeBranches { _ = try await participants.try(tryRequest("x1", branch), noCall(loop)) }
      await #expect(throws: RPCError.self) { try await first.client.submit(submitRequest()) }
      first.kill()
      #expect(participants.phases("x1") == [])
      let second = Coordinator(loop, store, participants)
      let answer = try await second.client.submit(submitRequest(commit: false))
      #expect(answer.state == .confirming || answer.state == .confirmed)
      try await loop.sleep(for: .seconds(1))
      #expect(participants.phases("x1") == ["confirm"])
    }
  }

  @Test func `a frozen coordinator that wakes after a take-over is out`() throws {
    try TestLoop.run { loop in
      let store = try await newStore()
      let participants = Participants(loop: loop)
      let frozen = Coordinator(loop, store, participants)
      _ = try await frozen.client.begin(beginRequest())
      let second = Coordinator(loop, store, participants)
      #expect(try await second.client.submit(submitRequest(commit: false)).state == .cancelling)
      let error = await #expect(throws: RPCError.self) { try await frozen.client.submit(submitRequest()) }
      #expect(error?.reason == "COORDINATOR_REPLACED" && error?.code == .unavailable)
      try await loop.sleep(for: .seconds(60))
      #expect(participants.phases("x1") == ["cancel"])
      await frozen.running.finished()
    }
  }
}

func noCall(_ loop: TestLoop) -> ServerCall {
  ServerCall(
    method: TransactionV1.ParticipantServiceMethods.try, metadata: [:], deadline: loop.now.advanced(by: .seconds(5)),
    peer: Peer(identity: nil, address: "test"))
}
