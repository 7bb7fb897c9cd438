import Base
import Foundation
import Ports
import TestKit
import Testing

@testable import SQLiteStore

@Suite struct SQLiteStoreTests {
  static let tables = ["CREATE TABLE seats (name TEXT NOT NULL PRIMARY KEY, buyer INTEGER)"]

  private func insert(_ name: String, into store: SQLiteStore) async throws {
    try await store.write { tx in try tx.execute("INSERT INTO seats (name) VALUES (?)", .text(name)) }
  }

  private func names(_ store: SQLiteStore) async throws -> [String] {
    try await store.read { tx in
      try tx.query("SELECT name FROM seats ORDER BY name").map { row in try row.text(0) }
    }
  }

  @Test func `a file keeps what was written and is closed and opened again`() async throws {
    try await withFile { path in
      let store = try await SQLiteStore(path: path, migrations: Self.tables, worker: InlineWorker())
      try await insert("A1", into: store)
      await store.close()
      await #expect(throws: SQLError.self) { try await insert("A2", into: store) }
      let again = try await SQLiteStore(path: path, migrations: Self.tables, worker: InlineWorker())
      #expect(try await names(again) == ["A1"])
      await again.close()
    }
  }

  @Test func `its files are their owner's alone, and one that is there keeps its mode`() async throws {
    try await withFile { path in
      func mode(_ suffix: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path + suffix)[.posixPermissions] as? Int
      }
      let store = try await SQLiteStore(path: path, migrations: Self.tables, worker: InlineWorker())
      try await insert("A1", into: store)
      for suffix in ["", "-wal", "-shm", ".lock"] { #expect(try mode(suffix) == 0o600, "\(suffix)") }
      await store.close()
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      let again = try await SQLiteStore(path: path, migrations: Self.tables, worker: InlineWorker())
      #expect(try await names(again) == ["A1"])
      #expect(try mode("") == 0o640)
      await again.close()
    }
  }

  @Test func `a second owner is refused, a reader is not`() async throws {
    try await withFile { path in
      let store = try await SQLiteStore(path: path, migrations: Self.tables, worker: InlineWorker())
      try await insert("A1", into: store)
      await #expect(throws: SQLError.self) {
        _ = try await SQLiteStore(path: path, migrations: Self.tables, worker: InlineWorker())
      }
      let reader = try SQLiteReader(path: path)
      #expect(try reader.read { tx in try tx.query("SELECT name FROM seats") } == [SQLRow(["A1"])])
      await store.close()
      #expect(try reader.read { tx in try tx.query("SELECT name FROM seats") } == [SQLRow(["A1"])])
      reader.close()
      let late = try SQLiteReader(path: path)
      #expect(try late.read { tx in try tx.query("SELECT COUNT(*) FROM seats") } == [SQLRow([1])])
      #expect(throws: SQLError.self) {
        try late.read { tx in _ = try tx.execute("DELETE FROM seats") }
      }
    }
  }

  @Test func `migrations run once, and a changed or missing one is refused`() async throws {
    try await withFile { path in
      for extra in [[], ["INSERT INTO seats (name) VALUES ('Z1')"], ["INSERT INTO seats (name) VALUES ('Z1')"]] {
        let store = try await SQLiteStore(path: path, migrations: Self.tables + extra, worker: InlineWorker())
        #expect(try await names(store).count == extra.count)
        await store.close()
      }
      for wrong in [Self.tables, ["CREATE TABLE other (a TEXT)", "SELECT 1"], []] {
        await #expect(throws: SQLError.self) {
          _ = try await SQLiteStore(path: path, migrations: wrong, worker: InlineWorker())
        }
      }
    }
  }

  @Test func `a file that is no database is refused with its name`() async throws {
    try await withFile { path in
      try Data(repeating: 65, count: 5000).write(to: URL(filePath: path))
      await #expect(throws: SQLError.self) {
        _ = try await SQLiteStore(path: path, migrations: Self.tables, worker: InlineWorker())
      }
      await #expect(throws: SQLError.self) {
        _ = try await SQLiteStore(path: "/nowhere/at/all.sqlite", migrations: [], worker: InlineWorker())
      }
    }
  }

  @Test func `writes that wait together share one commit and fail alone`() throws {
    try TestLoop.run { loop in
      let worker = LoopWorker(loop, latency: .milliseconds(1))
      let store = try await SQLiteStore.inMemory(migrations: Self.tables, worker: worker)
      let begun = loop.elapsed
      let outcomes = await withTaskGroup(of: (Int, String).self) { group in
        for number in 0..<100 {
          group.addTask {
            do {
              try await store.write { tx in
                try tx.execute("INSERT INTO seats (name, buyer) VALUES (?, ?)", .text("A\(number)"), .integer(Int64(number)))
                if number % 10 == 3 { throw SQLError.unexpected("not this one") }
                if number % 10 == 4 { try tx.execute("INSERT INTO seats (name) VALUES ('A0')") }
              }
              return (number, "done")
            } catch SQLError.unexpected(let why) {
              return (number, why)
            } catch SQLError.duplicate {
              return (number, "duplicate")
            } catch {
              return (number, "\(error)")
            }
          }
        }
        return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
      }
      #expect(loop.elapsed - begun <= .milliseconds(3), "not a commit for each")
      for number in 0..<100 {
        #expect(outcomes[number] == (number % 10 == 3 ? "not this one" : number % 10 == 4 ? "duplicate" : "done"))
      }
      #expect(try await self.names(store).count == 80)
      await store.close()
    }
  }

  @Test func `the queue has an end`() throws {
    try TestLoop.run { loop in
      let store = try await SQLiteStore.inMemory(migrations: Self.tables, worker: LoopWorker(loop, latency: .seconds(1)))
      let full = await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<SQLiteStore.Limits.waitingWrites + 7 {
          group.addTask {
            do { try await store.write { _ in } } catch SQLError.full { return true } catch { Issue.record("\(error)") }
            return false
          }
        }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(full == 7)
    }
  }

  @Test func `closing finishes what was accepted`() throws {
    try TestLoop.run { loop in
      let store = try await SQLiteStore.inMemory(migrations: Self.tables, worker: LoopWorker(loop, latency: .seconds(1)))
      async let last: Void = self.insert("A1", into: store)
      await Task.yield()
      await store.close()
      try await last
    }
  }
}

/// A path for a database in a folder of its own, removed afterwards.
func withFile(_ body: (String) async throws -> Void) async throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "onsale-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer {
    // What is left in the temporary folder does no harm.
    try? FileManager.default.removeItem(at: folder)
  }
  try await body(folder.appending(path: "store.sqlite").path)
}
