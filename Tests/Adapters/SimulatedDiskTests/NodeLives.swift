import Base
import Ports
import SQLiteStore
import SimulatedDisk
import TestKit

/// One node that writes to a store and a journal on the simulated disk, loses its power in the middle
/// of it, comes back and looks at what is there; several times.
final class NodeLives: Sendable {
  /// What a run was.
  struct Outcome: Sendable, Hashable {
    var trace: UInt64 = 0
    var disk: UInt64 = 0
    var acknowledged = 0
    /// Answered with an error.
    var refused = 0
    /// Refused or unanswered, and there all the same.
    var surprises = 0
    var errors = 0
    var lies = 0
    /// Promises that were broken, in words.
    var broken: [String] = []
  }

  /// What the node was told, over all its lives.
  private struct Books: Sendable {
    var next: Int64 = 0
    var attempted: Set<Int64> = []
    var acknowledged: Set<Int64> = []
    /// Refused with the promise that nothing was changed.
    var refused: Set<Int64> = []
    /// The acknowledged batches.
    var batches: [Int64: [UInt8]] = [:]
  }

  static let tables = ["CREATE TABLE seats (number INTEGER NOT NULL PRIMARY KEY, filling BLOB NOT NULL)"]
  static let directory = "/node"

  private let disk: SimulatedDisk
  private let loop: TestLoop
  private let dice: SeededDice
  private let books = Locked(Books())
  private let outcome = Locked(Outcome())

  private init(_ disk: SimulatedDisk, _ loop: TestLoop, seed: UInt64) {
    self.disk = disk
    self.loop = loop
    dice = SeededDice(seed: seed &* 31 &+ 7)
  }

  /// Runs a seed on the calling thread.
  static func run(seed: UInt64, faults: DiskFaults = .none, lives: Int = 3) throws -> Outcome {
    let disk = SimulatedDisk.install(seed: seed)
    defer { disk.uninstall() }
    return try TestLoop.run(seed: seed) { loop in
      let node = NodeLives(disk, loop, seed: seed)
      for _ in 0..<lives {
        disk.faults = faults
        disk.powerCut(directory, atChange: 1 + node.dice.roll(160))
        await node.live()
        disk.faults = .none
        if node.dice.roll(8) == 0 || faults != .none { disk.powerCut(directory) }
        await node.look()
      }
      return node.finished()
    }
  }

  private func finished() -> Outcome {
    let (trace, bytes, counts) = (disk.traceDigest, disk.digest, disk.counts)
    return outcome.withLock { outcome in
      (outcome.trace, outcome.disk) = (trace, bytes)
      (outcome.errors, outcome.lies) = (counts.errors, counts.lies)
      return outcome
    }
  }

  private func open() async throws -> (SQLiteStore, SQLiteJournal) {
    let life = disk.life(of: Self.directory)
    let media = SQLiteDisk.simulated { [disk] in disk.life(of: Self.directory) == life }
    let worker = LoopWorker(loop, latency: .microseconds(200))
    let store = try await SQLiteStore(
      path: Self.directory + "/store.sqlite", migrations: Self.tables, worker: worker, disk: media)
    do {
      return (store, try await SQLiteJournal(path: Self.directory + "/journal.sqlite", worker: worker, disk: media))
    } catch {
      await store.close()
      throw error
    }
  }
}

// MARK: - Living

extension NodeLives {
  /// Writes until the power is gone, or enough.
  private func live() async {
    let life = disk.life(of: Self.directory)
    for _ in 0..<6 where disk.life(of: Self.directory) == life {
      do {
        let (store, journal) = try await open()
        await withTaskGroup { group in
          for _ in 0..<5 { group.addTask { await self.write(to: store, life: life) } }
          group.addTask { await self.append(to: journal, life: life) }
        }
        await store.close()
        await journal.close()
      } catch {
        outcome.withLock { $0.refused += 1 }
      }
    }
    if disk.life(of: Self.directory) == life { disk.powerCut(Self.directory) }
  }

  private func write(to store: SQLiteStore, life: Int) async {
    for _ in 0..<6 where disk.life(of: Self.directory) == life {
      let number = books.withLock { books in
        books.next += 1
        books.attempted.insert(books.next)
        return books.next
      }
      let filling = [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: dice.roll(3000))
      do {
        try await store.write { tx in
          try tx.execute("INSERT INTO seats (number, filling) VALUES (?, ?)", .integer(number), .blob(filling))
        }
        books.withLock { _ = $0.acknowledged.insert(number) }
      } catch SQLError.full {
        books.withLock { _ = $0.refused.insert(number) }
        outcome.withLock { $0.refused += 1 }
      } catch {
        outcome.withLock { $0.refused += 1 }
      }
    }
  }

  private func append(to journal: SQLiteJournal, life: Int) async {
    do {
      let claim = try await journal.claim("s")
      check(claim.batches)
      var next = Int64(claim.batches.count) + 1
      for _ in 0..<8 {
        let record = [UInt8](repeating: UInt8(truncatingIfNeeded: dice.next()), count: 1 + dice.roll(900))
        try await journal.append([JournalBatch(segment: "s", sequence: next, epoch: claim.epoch, records: record)])
        books.withLock { $0.batches[next] = record }
        next += 1
      }
    } catch {
      outcome.withLock { $0.refused += 1 }
    }
  }
}

// MARK: - Looking

extension NodeLives {
  /// Comes back on a disk without faults and compares.
  private func look() async {
    do {
      let (store, journal) = try await open()
      let found = try await store.read { tx in
        try tx.query("SELECT number FROM seats").map { row in try row.integer(0) }
      }
      let health = try await store.read { tx in try tx.query("SELECT integrity_check FROM pragma_integrity_check") }
      if health != [SQLRow([.text("ok")])] { report("corrupt: \(health.prefix(2))") }
      compare(Set(found))
      check(try await journal.read("s", after: 0, limit: 10_000))
      await store.close()
      await journal.close()
    } catch {
      report("cannot come back: \(error)")
    }
  }

  private func compare(_ found: Set<Int64>) {
    let books = books.withLock { $0 }
    let lost = books.acknowledged.subtracting(found).sorted()
    let invented = found.subtracting(books.attempted).sorted()
    let undead = found.intersection(books.refused).sorted()
    if !lost.isEmpty { report("acknowledged and lost: \(lost)") }
    if !invented.isEmpty { report("never written: \(invented)") }
    if !undead.isEmpty { report("refused as unchanged, and there: \(undead)") }
    outcome.withLock { outcome in
      outcome.acknowledged = books.acknowledged.count + books.batches.count
      outcome.surprises = found.subtracting(books.acknowledged).count
    }
  }

  private func check(_ batches: [JournalBatch]) {
    if batches.map(\.sequence) != (0..<Int64(batches.count)).map({ $0 + 1 }) { report("a gap in the journal") }
    for (sequence, records) in books.withLock({ $0.batches }).sorted(by: { $0.key < $1.key }) {
      guard sequence <= batches.count else {
        report("acknowledged batch \(sequence) is lost: \(batches.count) are there")
        continue
      }
      if batches[Int(sequence) - 1].records != records { report("batch \(sequence) has other records") }
    }
  }

  private func report(_ words: String) { outcome.withLock { $0.broken.append(words) } }
}
