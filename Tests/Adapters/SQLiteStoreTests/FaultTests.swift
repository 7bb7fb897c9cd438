import Base
import Ports
import TestKit
import Testing

@testable import SQLiteStore

@Suite(.serialized) struct FaultTests {
  @Test(arguments: 1...24)
  func `after a broken sync or write the store stands on what is really there`(seed: UInt64) async throws {
    try #require(FaultyDisk.register)
    let dice = SeededDice(seed: seed)
    try await withFile { path in
      let store = try await SQLiteStore(
        at: path, ["CREATE TABLE seats (number INTEGER NOT NULL PRIMARY KEY)"], InlineWorker(), nil, on: FaultyDisk.disk)
      var done: Set<Int64> = []
      var unknown: Set<Int64> = []
      for number: Int64 in 0..<60 {
        if dice.roll(6) == 0 {
          FaultyDisk.plan.withLock { plan in
            if seed % 2 == 0 { plan.failingSync = 1 } else { plan.failingWrite = 1 + dice.roll(3) }
          }
        }
        do {
          try await store.write { tx in try tx.execute("INSERT INTO seats (number) VALUES (?)", .integer(number)) }
          done.insert(number)
        } catch SQLError.unknownOutcome {
          unknown.insert(number)
        } catch {
          // Refused outright: it must not be there.
        }
        FaultyDisk.plan.withLock { $0 = FaultyDisk.Plan(count: $0.count) }
        let found = try await numbers(store)
        #expect(done.isSubset(of: found) && found.isSubset(of: done.union(unknown)), "seed \(seed), write \(number)")
      }
      await store.close()
      let again = try await SQLiteStore(
        path: path, migrations: ["CREATE TABLE seats (number INTEGER NOT NULL PRIMARY KEY)"], worker: InlineWorker())
      let found = try await numbers(again)
      #expect(done.isSubset(of: found) && found.isSubset(of: done.union(unknown)))
      #expect(!unknown.isEmpty || seed % 2 == 1, "seed \(seed) reaches an unknown outcome")
      await again.close()
    }
  }

  private func numbers(_ store: SQLiteStore) async throws -> Set<Int64> {
    Set(try await store.read { tx in try tx.query("SELECT number FROM seats").map { row in try row.integer(0) } })
  }

  @Test(arguments: 1...16)
  func `a journal is dead after an unknown append, and gapless after the next claim`(seed: UInt64) async throws {
    try #require(FaultyDisk.register)
    let dice = SeededDice(seed: seed)
    try await withFile { path in
      let journal = SQLiteJournal(
        over: try await SQLiteStore(at: path, SQLiteJournal.migrations, InlineWorker(), nil, on: FaultyDisk.disk))
      var claim = try await journal.claim("s")
      let other = try await journal.claim("t").epoch
      var next: Int64 = 1
      var acknowledged: [Int64: UInt8] = [:]
      var unknown = 0
      for round: UInt8 in 0..<80 {
        if dice.roll(8) == 0 { FaultyDisk.plan.withLock { $0.failingSync = 1 } }
        let batch = JournalBatch(segment: "s", sequence: next, epoch: claim.epoch, records: [round])
        do {
          try await journal.append([batch])
          acknowledged[next] = round
          next += 1
        } catch {
          unknown += 1
          await #expect(throws: JournalError.self, "dead") { try await journal.append([batch]) }
          await #expect(throws: JournalError.self, "the others too: the file was opened anew") {
            try await journal.append([JournalBatch(segment: "t", sequence: 1, epoch: other, records: [])])
          }
          claim = try await journal.claim("s")
          next = (claim.batches.last?.sequence ?? 0) + 1
        }
      }
      FaultyDisk.plan.withLock { $0 = FaultyDisk.Plan() }
      let found = try await journal.read("s", after: 0, limit: 1000)
      #expect(found.map(\.sequence) == Array(1..<next))
      for (sequence, round) in acknowledged { #expect(found[Int(sequence) - 1].records == [round], "seed \(seed)") }
      #expect(unknown > 0)
      await journal.close()
    }
  }
}
