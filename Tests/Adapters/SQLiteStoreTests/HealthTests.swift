import Base
import Ports
import TestKit
import Testing

@testable import SQLiteStore

// The plan of the faulty disk is one for the process: these belong to the serialized suite.
extension FaultTests {
  private static let migrations = ["CREATE TABLE seats (number INTEGER NOT NULL PRIMARY KEY)"]

  private static func fill(_ roomBytes: Int?) { FaultyDisk.plan.withLock { $0.roomBytes = roomBytes } }

  private static func take(_ number: Int64, _ store: SQLiteStore) async throws {
    try await store.write { tx in try tx.execute("INSERT INTO seats (number) VALUES (?)", .integer(number)) }
  }

  private func withStore(_ body: (SQLiteStore) async throws -> Void) async throws {
    try #require(FaultyDisk.register)
    try await withFile { path in
      let store = try await SQLiteStore(at: path, Self.migrations, InlineWorker(), nil, on: FaultyDisk.disk)
      defer { FaultyDisk.plan.withLock { $0 = FaultyDisk.Plan() } }
      try await body(store)
      Self.fill(nil)
      await store.close()
    }
  }

  @Test func `a full disk is a fault until something becomes durable again`() async throws {
    try await withStore { store in
      try await Self.take(1, store)
      #expect(store.fault == nil)
      Self.fill(0)
      await #expect(throws: SQLError.self) { try await Self.take(2, store) }
      #expect(store.fault != nil)
      Self.fill(nil)
      try await Self.take(3, store)
      #expect(store.fault == nil)
    }
  }

  @Test func `without traffic a probe finds the full disk, and its end`() async throws {
    try await withStore { store in
      await store.probe()
      #expect(store.fault == nil)
      Self.fill(0)
      await store.probe()
      #expect(store.fault?.contains("full") == true, "\(store.fault ?? "no fault")")
      await store.probe()
      #expect(store.fault != nil)
      Self.fill(nil)
      await store.probe()
      #expect(store.fault == nil)
      let rows = try await store.read { tx in try tx.query("SELECT taken FROM room") }
      #expect(rows.isEmpty, "the room is given back")
      try await Self.take(1, store)
    }
  }

  @Test func `a fault stays while there is room for a page and no more`() async throws {
    try await withStore { store in
      Self.fill(0)
      await store.probe()
      Self.fill(64 * 1024)
      await store.probe()
      #expect(store.fault != nil)
      Self.fill(4 * 1024 * 1024)
      await store.probe()
      #expect(store.fault == nil)
    }
  }

  @Test func `a probe is spared when something has become durable since the last one`() async throws {
    try await withStore { store in
      try await Self.take(1, store)
      Self.fill(0)
      await store.probe()
      #expect(store.fault == nil, "nothing was written")
      await store.probe()
      #expect(store.fault != nil)
    }
  }

  @Test func `what a rule refused, and what changes nothing, says nothing of the disk`() async throws {
    try await withStore { store in
      try await Self.take(1, store)
      await #expect(throws: SQLError.self) { try await Self.take(1, store) }
      #expect(store.fault == nil)
      Self.fill(0)
      await #expect(throws: SQLError.self) { try await Self.take(2, store) }
      Self.fill(nil)
      await #expect(throws: SQLError.self) { try await Self.take(1, store) }
      try await store.write { tx in _ = try tx.query("SELECT number FROM seats") }
      #expect(store.fault != nil)
    }
  }

  @Test func `a journal tells of its store, and goes on after the next claim`() async throws {
    try #require(FaultyDisk.register)
    try await withFile { path in
      defer { FaultyDisk.plan.withLock { $0 = FaultyDisk.Plan() } }
      let journal = SQLiteJournal(
        over: try await SQLiteStore(at: path, SQLiteJournal.migrations, InlineWorker(), nil, on: FaultyDisk.disk))
      let epoch = try await journal.claim("s").epoch
      Self.fill(0)
      await #expect(throws: JournalError.self) {
        try await journal.append([JournalBatch(segment: "s", sequence: 1, epoch: epoch, records: [1])])
      }
      #expect(journal.fault != nil)
      Self.fill(nil)
      await journal.probe()
      #expect(journal.fault == nil)
      let claim = try await journal.claim("s")
      try await journal.append([
        JournalBatch(segment: "s", sequence: Int64(claim.batches.count) + 1, epoch: claim.epoch, records: [2])
      ])
      await journal.close()
    }
  }

  @Test func `a probe that fails kills no segment`() async throws {
    try #require(FaultyDisk.register)
    try await withFile { path in
      defer { FaultyDisk.plan.withLock { $0 = FaultyDisk.Plan() } }
      let journal = SQLiteJournal(
        over: try await SQLiteStore(at: path, SQLiteJournal.migrations, InlineWorker(), nil, on: FaultyDisk.disk))
      let epoch = try await journal.claim("s").epoch
      await journal.probe()
      Self.fill(0)
      await journal.probe()
      #expect(journal.fault != nil)
      Self.fill(nil)
      await journal.probe()
      #expect(journal.fault == nil)
      try await journal.append([JournalBatch(segment: "s", sequence: 1, epoch: epoch, records: [1])])
      await journal.close()
    }
  }
}
