import Base
import Ports
import SQLiteStore
import TestKit
import Testing

@testable import Outbox

private struct Down: Error {}

/// What was delivered, in order.
private final class Deliveries: Sendable {
  private let list = Locked<[OutboxMessage]>([])

  var messages: [OutboxMessage] { list.withLock { $0 } }
  var texts: [String] { messages.map { String(decoding: $0.payload, as: UTF8.self) } }
  func add(_ message: OutboxMessage) { list.withLock { $0.append(message) } }
}

private func makeOutbox(_ loop: TestLoop, _ store: SQLiteStore) -> Outbox {
  Outbox(name: "test", loop: loop, store: store, log: quietLogger())
}

private func makeStore() async throws -> SQLiteStore { try await SQLiteStore.inMemory(migrations: Outbox.schema) }

extension Outbox {
  fileprivate func send(_ store: SQLiteStore, _ text: String, kind: String = "a", key: String) async throws {
    let now = loop.wallNow
    try await store.write { tx in
      try self.enqueue(tx, kind: kind, key: key, payload: [UInt8](text.utf8), at: now)
    }
    wake()
  }
}

@Suite struct OutboxTests {
  @Test func `a message is delivered soon after its change is durable, then it is gone`() throws {
    try TestLoop.run { loop in
      let store = try await makeStore()
      let outbox = makeOutbox(loop, store)
      let deliveries = Deliveries()
      loop.spawn { await outbox.run(["a": { deliveries.add($0) }]) }
      try await outbox.send(store, "1", key: "k")
      try await loop.sleep(for: .milliseconds(10))
      #expect(deliveries.texts == ["1"] && deliveries.messages[0].id == "test/1")
      #expect(try await outbox.backlog() == 0)
    }
  }

  @Test func `a change that is rolled back sends nothing, and numbers are never used twice`() throws {
    try TestLoop.run { loop in
      let store = try await makeStore()
      let outbox = makeOutbox(loop, store)
      let now = loop.wallNow
      await #expect(throws: Down.self) {
        try await store.write { tx in
          try outbox.enqueue(tx, kind: "a", key: "k", payload: [], at: now)
          throw Down()
        }
      }
      #expect(try await outbox.backlog() == 0)
      let deliveries = Deliveries()
      loop.spawn { await outbox.run(["a": { deliveries.add($0) }]) }
      for text in ["1", "2", "3"] {
        try await outbox.send(store, text, key: text)
        try await loop.sleep(for: .milliseconds(10))
      }
      #expect(Set(deliveries.messages.map(\.id)).count == 3)
    }
  }

  @Test func `messages of one key come in order also when the first fails, other keys do not wait`() throws {
    try TestLoop.run { loop in
      let store = try await makeStore()
      let outbox = makeOutbox(loop, store)
      let deliveries = Deliveries()
      let failures = Locked(5)
      for text in ["a1", "a2", "a3", "b1"] { try await outbox.send(store, text, key: String(text.prefix(1))) }
      loop.spawn {
        await outbox.run([
          "a": { message in
            let isFirst = String(decoding: message.payload, as: UTF8.self) == "a1"
            if isFirst, failures.withLock({ left in left -= 1; return left >= 0 }) { throw Down() }
            deliveries.add(message)
          }
        ])
      }
      try await loop.sleep(for: .milliseconds(40))
      #expect(deliveries.texts == ["b1"])
      try await loop.sleep(for: .seconds(60))
      #expect(deliveries.texts == ["b1", "a1", "a2", "a3"])
      #expect(deliveries.messages[1].attempts == 5)
    }
  }

  @Test func `what a dead relay had is delivered by the next, with the same id`() throws {
    try TestLoop.run { loop in
      let store = try await makeStore()
      let outbox = makeOutbox(loop, store)
      let deliveries = Deliveries()
      let first = loop.spawn {
        await outbox.run(["a": { message in
          deliveries.add(message)
          try await loop.sleep(for: .seconds(3_600))
        }])
      }
      try await outbox.send(store, "1", key: "k")
      try await loop.sleep(for: .milliseconds(10))
      first.cancel()
      await first.finished()
      #expect(try await outbox.backlog() == 1)
      let next = makeOutbox(loop, store)
      loop.spawn { await next.run(["a": { deliveries.add($0) }]) }
      try await loop.sleep(for: .milliseconds(10))
      #expect(deliveries.texts == ["1", "1"] && Set(deliveries.messages.map(\.id)).count == 1)
      #expect(try await next.backlog() == 0)
    }
  }

  @Test func `a handler may say when it wants to be asked again`() throws {
    try TestLoop.run { loop in
      let store = try await makeStore()
      let outbox = makeOutbox(loop, store)
      let times = Locked<[Instant]>([])
      loop.spawn {
        await outbox.run(["a": { message in
          times.withLock { $0.append(loop.now) }
          if message.attempts == 0 { throw Outbox.Postponed("later", delay: .seconds(30)) }
        }])
      }
      try await outbox.send(store, "1", key: "k")
      try await loop.sleep(for: .seconds(60))
      let seen = times.withLock { $0 }
      #expect(seen.count == 2)
      #expect(seen[0].duration(to: seen[1]) >= .seconds(30) && seen[0].duration(to: seen[1]) < .seconds(32))
    }
  }

  @Test func `a message that nobody handles stays, and holds up nobody else`() throws {
    try TestLoop.run { loop in
      let store = try await makeStore()
      let outbox = makeOutbox(loop, store)
      let deliveries = Deliveries()
      loop.spawn { await outbox.run(["a": { deliveries.add($0) }]) }
      try await outbox.send(store, "old", kind: "unknown", key: "x")
      try await outbox.send(store, "new", key: "y")
      try await loop.sleep(for: .seconds(30))
      #expect(deliveries.texts == ["new"])
      #expect(try await outbox.backlog() == 1)
    }
  }

  @Test func `at most so many are on their way, and all arrive`() throws {
    try TestLoop.run { loop in
      let store = try await makeStore()
      let outbox = makeOutbox(loop, store)
      let (deliveries, flying) = (Deliveries(), Locked((now: 0, most: 0)))
      for number in 0..<200 { try await outbox.send(store, "\(number)", key: "\(number)") }
      loop.spawn {
        await outbox.run(["a": { message in
          flying.withLock { $0.now += 1; $0.most = max($0.most, $0.now) }
          try await loop.sleep(for: .milliseconds(100))
          flying.withLock { $0.now -= 1 }
          deliveries.add(message)
        }])
      }
      try await loop.sleep(for: .seconds(10))
      #expect(deliveries.messages.count == 200)
      #expect(flying.withLock { $0.most } == Outbox.Limits.inFlight)
    }
  }
}
