import Base
import Foundation
import Ports
import PortsConformance
import SQLiteStore
import TestKit
import Testing

@testable import SimulatedDisk

/// Each test runs in a process of its own: SQLite has one default file system per process.
@Suite struct SimulatedDiskTests {
  @Test func `a store on it keeps every promise of the port`() async {
    await #expect(processExitsWith: .success) {
      for (number, promise) in SQLConformance.cases.enumerated() {
        try onDisk { disk, _ in
          try await promise.check(
            SQLiteStore(
              path: "/a/\(number)", migrations: SQLConformance.migrations, worker: InlineWorker(), disk: .simulated))
        }
      }
    }
  }

  @Test func `a journal on it keeps every promise of the port`() async {
    await #expect(processExitsWith: .success) {
      for promise in JournalConformance.cases {
        try onDisk { _, loop in
          let worker = LoopWorker(loop, latency: .milliseconds(1))
          let journal = try await SQLiteJournal(path: "/a/journal", worker: worker, disk: .simulated)
          try await promise.check(journal)
          await journal.close()
        }
      }
    }
  }

  @Test func `without a disk there is no store, and the real disk never is the simulated one`() async {
    await #expect(processExitsWith: .success) {
      await #expect(throws: SQLError.self) { _ = try await open("/a/b") }
      try onDisk { disk, _ in
        await #expect(throws: SQLError.self, "no such directory on the real disk") {
          _ = try await SQLiteStore(path: "/nowhere-at-all/b", migrations: tables, worker: InlineWorker())
        }
        let memory = try await SQLiteStore.inMemory(migrations: tables)
        try await insert(1, memory)
        #expect(disk.paths.isEmpty)
      }
      await #expect(throws: SQLError.self) { _ = try await open("/a/b") }
    }
  }

  @Test func `a second owner is refused until the first is closed or without power`() async {
    await #expect(processExitsWith: .success) {
      try onDisk { disk, _ in
        let first = try await open("/a/b")
        await #expect(throws: SQLError.self) { _ = try await open("/a/b") }
        await first.close()
        let second = try await open("/a/b")
        disk.powerCut("/a")
        let third = try await open("/a/b")
        try await insert(1, third)
        await #expect(throws: SQLError.self, "its machine is no more") { try await insert(2, second) }
        #expect(try await numbers(third) == [1])
        await second.close()
        #expect(try await numbers(third) == [1])
        await third.close()
      }
    }
  }

  @Test func `a store cannot come back from the dead`() async {
    await #expect(processExitsWith: .success) {
      try onDisk { disk, _ in
        let life = disk.life(of: "/a/b")
        let ghost = try await open("/a/b", .simulated { disk.life(of: "/a/b") == life })
        try await insert(1, ghost)
        disk.powerCut("/other")
        try await insert(2, ghost)
        disk.powerCut("/a")
        for number: Int64 in 3...5 {
          await #expect(throws: SQLError.self) { try await insert(number, ghost) }
        }
        let next = try await open("/a/b")
        await #expect(throws: SQLError.self) { try await insert(6, ghost) }
        await ghost.close()
        #expect(try await numbers(next) == [1, 2])
      }
    }
  }

  @Test func `a planned cut comes instead of that very change`() async {
    await #expect(processExitsWith: .success) {
      try onDisk { disk, _ in
        let store = try await open("/a/b")
        let (changes, life) = (disk.counts.changes, disk.life(of: "/a/b"))
        disk.powerCut("/a", atChange: 2)
        await #expect(throws: SQLError.self) { try await insert(1, store) }
        #expect(disk.life(of: "/a/b") == life + 1 && disk.counts.changes >= changes + 2)
        #expect(disk.counts.powerCuts == 1)
      }
    }
  }

  @Test func `a cut after a sync leaves what was synced and nothing of what was to follow`() async {
    await #expect(processExitsWith: .success) {
      try onDisk { disk, _ in
        let store = try await open("/a/b")
        let life = disk.life(of: "/a/b")
        disk.powerCut("/a", afterSync: 1)
        disk.powerCut("/other", afterSync: 1)
        // Whether it hears of its success or of the end is not said.
        do { try await insert(1, store) } catch is SQLError {}
        #expect(disk.life(of: "/a/b") == life + 1)
        await #expect(throws: SQLError.self) { try await insert(2, store) }
        let next = try await open("/a/b")
        #expect(try await numbers(next) == [1])
      }
    }
  }

  @Test func `a killed process leaves what it wrote, synced or not, until the power is cut`() async {
    await #expect(processExitsWith: .success) {
      var kept = 0
      for seed: UInt64 in 1...40 {
        let disk = SimulatedDisk.install(seed: seed)
        disk.faults = DiskFaults(lyingSync: 1)
        let found = try TestLoop.run(seed: seed) { _ in
          let store = try await open("/a/b")
          try await insert(1, store)
          disk.kill("/a")
          await #expect(throws: SQLError.self, "its process is no more") { try await insert(2, store) }
          let second = try await open("/a/b")
          #expect(try await numbers(second) == [1])
          disk.powerCut("/a")
          do { return try await numbers(try await open("/a/b")).count } catch { return 0 }
        }
        kept += found
        disk.wipe()
        disk.uninstall()
      }
      #expect(kept < 40, "what was never synced does not outlive the power")
    }
  }

  @Test func `an auditor reads a copy, beside the owner and after a power cut`() async {
    await #expect(processExitsWith: .success) {
      try onDisk { disk, _ in
        let store = try await open("/a/b")
        for number: Int64 in 1...5 { try await insert(number, store) }
        let before = (disk.digest, disk.traceDigest)
        disk.faults = DiskFaults(readError: 1, writeError: 1)
        for _ in 0..<2 {
          let found = try disk.withCopy(of: "/a/b") { path in
            let reader = try SQLiteReader(path: path, disk: .simulated)
            defer { reader.close() }
            return try reader.read { tx in try tx.query("SELECT number FROM seats").map { row in try row.integer(0) } }
          }
          #expect(found == [1, 2, 3, 4, 5])
        }
        #expect(before == (disk.digest, disk.traceDigest), "looking changes nothing")
        disk.powerCut("/a")
        let found = try disk.withCopy(of: "/a/b") { path in
          let reader = try SQLiteReader(path: path, disk: .simulated)
          defer { reader.close() }
          return try reader.read { tx in try tx.query("SELECT number FROM seats").count }
        }
        #expect(found == 5)
        #expect(throws: SQLError.self) {
          try disk.withCopy(of: "/a/nothing") { path in _ = try SQLiteReader(path: path, disk: .simulated) }
        }
      }
    }
  }

  @Test func `no room is full or unknown, a broken disk is an error, and both pass`() async {
    await #expect(processExitsWith: .success) {
      try onDisk { disk, _ in
        let store = try await open("/a/b")
        disk.faults = DiskFaults(noSpace: 1)
        await #expect { try await insert(1, store) } throws: { error in
          switch error as? SQLError {
          case .full, .unknownOutcome: true
          default: false
          }
        }
        disk.faults = .none
        try await insert(9, store)
        disk.faults = DiskFaults(syncError: 1)
        await #expect { try await insert(2, store) } throws: { error in
          if case .unknownOutcome? = error as? SQLError { true } else { false }
        }
        disk.faults = DiskFaults(readError: 1)
        await #expect { _ = try await numbers(store) } throws: { error in
          if case .unknownOutcome? = error as? SQLError { true } else { false }
        }
        disk.faults = .none
        try await insert(3, store)
        #expect(try await numbers(store).contains(3))
        #expect(disk.counts.errors >= 2)
      }
    }
  }

  @Test func `a disk that fails while a journal is read is not a damaged journal`() async {
    await #expect(processExitsWith: .success) {
      try onDisk { disk, _ in
        let open: @Sendable () async throws -> SQLiteJournal = {
          try await SQLiteJournal(path: "/a/journal", worker: InlineWorker(), disk: .simulated)
        }
        let first = try await open()
        let epoch = try await first.claim("s").epoch
        // More than a connection keeps in memory.
        for sequence: Int64 in 1...60 {
          let batch = JournalBatch(
            segment: "s", sequence: sequence, epoch: epoch, records: [UInt8](repeating: 1, count: 100_000))
          try await first.append([batch])
        }
        await first.close()
        let second = try await open()
        disk.faults = DiskFaults(readError: 1)
        await #expect { _ = try await second.claim("s") } throws: { error in
          if case .unknownOutcome? = error as? JournalError { true } else { false }
        }
        disk.faults = .none
        #expect(try await second.claim("s").batches.count == 60)
        await second.close()
      }
    }
  }

  @Test func `slow operations take virtual time, which is asked for once`() async {
    await #expect(processExitsWith: .success) {
      try onDisk { disk, _ in
        let store = try await open("/a/b")
        #expect(disk.takeDelay("/a") == .zero)
        disk.faults = DiskFaults(slow: 1, slowest: .seconds(1))
        try await insert(1, store)
        #expect(disk.takeDelay("/other") == .zero)
        let delay = disk.takeDelay("/a")
        #expect(delay > .zero && delay < .seconds(60))
        #expect(disk.takeDelay("/a") == .zero)
      }
    }
  }

  @Test func `a name that was not synced may be gone, a deleted one may be back`() async {
    await #expect(processExitsWith: .success) {
      var (gone, back) = (0, 0)
      for seed: UInt64 in 0..<60 {
        let disk = SimulatedDisk.install(seed: seed)
        defer { disk.uninstall() }
        for name in ["/a/new", "/a/old"] {
          let file = try disk.open(name, creates: true, syncsDirectory: false, deletesOnClose: false)
          try [1].withUnsafeBytes { try disk.write(file, $0, at: 0) }
          if name == "/a/old" { try disk.sync(file) }
          disk.close(file)
        }
        try disk.delete("/a/old", isDurable: false)
        #expect(disk.paths == ["/a/new"])
        disk.powerCut("/a")
        if !disk.paths.contains("/a/new") { gone += 1 }
        if disk.paths.contains("/a/old") { back += 1 }
        disk.wipe()
        #expect(disk.paths.isEmpty && disk.digest == DiskDigest().value)
      }
      #expect(gone > 5 && back > 10)
    }
  }

  @Test func `another thread stops the process`() async {
    await #expect(processExitsWith: .failure) {
      let disk = SimulatedDisk.install(seed: 1)
      onAnotherThread { _ = disk.digest }
    }
  }

  @Test func `a second disk stops the process, one after the other does not`() async {
    await #expect(processExitsWith: .success) {
      for seed: UInt64 in 1...3 { SimulatedDisk.install(seed: seed).uninstall() }
    }
    await #expect(processExitsWith: .failure) {
      _ = SimulatedDisk.install(seed: 1)
      _ = SimulatedDisk.install(seed: 2)
    }
  }
}

private let tables = ["CREATE TABLE seats (number INTEGER NOT NULL PRIMARY KEY)"]

private func onDisk(_ body: @escaping @Sendable (SimulatedDisk, TestLoop) async throws -> Void) throws {
  let disk = SimulatedDisk.install(seed: 1)
  defer { disk.uninstall() }
  try TestLoop.run { loop in try await body(disk, loop) }
}

private func onAnotherThread(_ body: @escaping @Sendable () -> Void) {
  let isDone = DispatchSemaphore(value: 0)
  Thread.detachNewThread {
    body()
    isDone.signal()
  }
  isDone.wait()
}

private func open(_ path: String, _ disk: SQLiteDisk = .simulated) async throws -> SQLiteStore {
  try await SQLiteStore(path: path, migrations: tables, worker: InlineWorker(), disk: disk)
}

private func insert(_ number: Int64, _ store: SQLiteStore) async throws {
  try await store.write { tx in _ = try tx.execute("INSERT INTO seats (number) VALUES (?)", .integer(number)) }
}

private func numbers(_ store: SQLiteStore) async throws -> [Int64] {
  try await store.read { tx in try tx.query("SELECT number FROM seats").map { row in try row.integer(0) } }
}
