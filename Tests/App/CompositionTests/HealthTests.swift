import Base
import Gateway
import Logging
import Ports
import RPCCore
import RPCInProcess
import TestKit
import Testing

@testable import Composition

/// A store whose disk fails as the test says.
private final class Store: SelfCheckingStore {
  let isFull = Locked(false)
  let hangs = Locked(false)
  let probes = Locked(0)
  private let known = Locked<String?>(nil)
  private let loop: TestLoop

  init(_ loop: TestLoop) { self.loop = loop }

  var fault: String? { known.withLock { $0 } }

  func write() {
    let cause = isFull.withLock { $0 } ? "the disk is full" : nil
    known.withLock { $0 = cause }
  }

  func probe() async {
    probes.withLock { $0 += 1 }
    while hangs.withLock({ $0 }) {
      // Nobody cancels it.
      do { try await loop.sleep(for: .milliseconds(100)) } catch { return }
    }
    write()
  }
}

@Suite struct RoleHealthTests {
  private func withHealth(
    _ body: @escaping @Sendable (TestLoop, RoleHealth, Store) async throws -> Void
  ) throws {
    try TestLoop.run(seed: 1) { loop in
      let store = Store(loop)
      let health = RoleHealth(names: ["t.Test"], loop: loop, stores: [store], log: quietLogger())
      let watch = loop.spawn { await health.run() }
      try await loop.sleep(for: .milliseconds(100))
      try await body(loop, health, store)
      watch.cancel()
      await watch.finished()
    }
  }

  @Test func `a failing write shows within a second, its end without any traffic`() throws {
    try withHealth { loop, health, store in
      #expect(health.service.status(of: "t.Test") == .serving)
      store.isFull.withLock { $0 = true }
      store.write()
      try await loop.sleep(for: .milliseconds(1100))
      #expect(health.service.status(of: "t.Test") == .notServing && health.service.status(of: "") == .notServing)
      try await loop.sleep(for: .seconds(20))
      #expect(health.service.status(of: "") == .notServing)
      store.isFull.withLock { $0 = false }
      try await loop.sleep(for: .milliseconds(1100))
      #expect(health.service.status(of: "") == .serving)
    }
  }

  @Test func `a role without traffic finds out by itself, at the cost of a write in five seconds`() throws {
    try withHealth { loop, health, store in
      try await loop.sleep(for: .seconds(60))
      #expect((12...14).contains(store.probes.withLock { $0 }))
      store.isFull.withLock { $0 = true }
      try await loop.sleep(for: .milliseconds(5100))
      #expect(health.service.status(of: "") == .notServing)
    }
  }

  @Test func `a disk that hangs is asked once and is no health`() throws {
    try withHealth { loop, health, store in
      store.hangs.withLock { $0 = true }
      try await loop.sleep(for: .seconds(11))
      #expect(health.service.status(of: "") == .notServing)
      let probes = store.probes.withLock { $0 }
      try await loop.sleep(for: .seconds(30))
      #expect(store.probes.withLock { $0 } == probes)
      store.hangs.withLock { $0 = false }
      try await loop.sleep(for: .seconds(2))
      #expect(health.service.status(of: "") == .serving)
    }
  }

  @Test func `a role that has not read what it must does not serve`() throws {
    try TestLoop.run(seed: 2) { loop in
      let isRead = Locked(false)
      let health = RoleHealth(
        names: [], loop: loop, stores: [],
        ready: {
          // Nobody cancels it.
          while !isRead.withLock({ $0 }) { do { try await loop.sleep(for: .milliseconds(50)) } catch { return } }
        }, log: quietLogger())
      let watch = loop.spawn { await health.run() }
      try await loop.sleep(for: .seconds(7))
      #expect(health.service.status(of: "") == .notServing)
      isRead.withLock { $0 = true }
      try await loop.sleep(for: .seconds(1))
      #expect(health.service.status(of: "") == .serving)
      watch.cancel()
      await watch.finished()
    }
  }
}

@Suite struct ClusterHealthTests {
  /// Three roles: one well, one that says no, one that never answers.
  private final class Three: Cluster {
    let asked = Locked(0)
    private let health: [Role: HealthService]
    private let loop: TestLoop

    init(_ loop: TestLoop) {
      self.loop = loop
      health = [.order: HealthService(names: [], loop: loop), .payment: HealthService(names: [], loop: loop)]
      health[.payment]?.say(.notServing)
    }

    func channel(to role: Role) -> any Channel {
      asked.withLock { $0 += 1 }
      let silent = RPCMethod(
        HealthService.check,
        .unary { [loop] _, _ in
          try await loop.sleep(for: .seconds(3600))
          return []
        })
      let definition =
        health[role]?.definition ?? ServiceDefinition(name: HealthService.check.service, methods: [silent])
      return InProcessChannel(definitions: [definition], loop: loop, log: quietLogger())
    }
  }

  @Test func `every role is named with its state, within the deadline`() throws {
    try TestLoop.run(seed: 3) { loop in
      let health = ClusterHealth(Three(loop), roles: [.order, .payment, .ticket], loop: loop)
      let begun = loop.now
      let states = await health.states()
      #expect(states == ["order": .serving, "payment": .notServing, "ticket": .unreachable])
      #expect(begun.duration(to: loop.now) <= ClusterHealth.Limits.answer + .milliseconds(100))
    }
  }

  @Test func `however many ask, a role is asked once, and again after a second`() throws {
    try TestLoop.run(seed: 4) { loop in
      let cluster = Three(loop)
      let health = ClusterHealth(cluster, roles: [.order, .payment, .ticket], loop: loop)
      let answers = Locked(0)
      let askers = (0..<50).map { index in
        loop.spawn {
          // Some come while the first answers are on their way; nobody cancels them.
          do { try await loop.sleep(for: .milliseconds(10 * index)) } catch { return }
          if await health.states()["order"] == .serving { answers.withLock { $0 += 1 } }
        }
      }
      for asker in askers { await asker.finished() }
      #expect(answers.withLock { $0 } == 50)
      #expect(cluster.asked.withLock { $0 } == 3)
      _ = await health.states()
      #expect(cluster.asked.withLock { $0 } == 3)
      try await loop.sleep(for: .seconds(1))
      _ = await health.states()
      #expect(cluster.asked.withLock { $0 } == 6)
    }
  }
}
