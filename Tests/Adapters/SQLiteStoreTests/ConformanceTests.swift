import Base
import Ports
import PortsConformance
import SystemWorld
import TestKit
import Testing

@testable import SQLiteStore

@Suite struct SQLConformanceTests {
  @Test(arguments: SQLConformance.cases)
  func `a file on a thread of its own keeps the promise`(promise: ConformanceCase<any SQLStore>) async throws {
    try await withFile { path in
      let (worker, readWorker) = (ThreadWorker(name: "write"), ThreadWorker(name: "read"))
      let store = try await SQLiteStore(
        path: path, migrations: SQLConformance.migrations, worker: worker, readWorker: readWorker)
      try await promise.check(store)
      await store.close()
      worker.shutDown()
      await worker.finished()
      readWorker.shutDown()
      await readWorker.finished()
    }
  }

  @Test(arguments: SQLConformance.cases)
  func `a store in memory keeps the promise`(promise: ConformanceCase<any SQLStore>) async throws {
    try await promise.check(SQLiteStore.inMemory(migrations: SQLConformance.migrations))
  }

  @Test(arguments: SQLConformance.cases)
  func `a store in memory on a seeded loop keeps the promise`(promise: ConformanceCase<any SQLStore>) throws {
    try TestLoop.run { loop in
      let worker = LoopWorker(loop, latency: .milliseconds(1))
      try await promise.check(SQLiteStore.inMemory(migrations: SQLConformance.migrations, worker: worker))
    }
  }
}

@Suite struct JournalConformanceTests {
  @Test(arguments: JournalConformance.cases)
  func `a file on a thread of its own keeps the promise`(promise: ConformanceCase<any JournalStore>) async throws {
    try await withFile { path in
      let worker = ThreadWorker(name: "journal")
      let journal = try await SQLiteJournal(path: path, worker: worker)
      try await promise.check(journal)
      await journal.close()
      worker.shutDown()
      await worker.finished()
    }
  }

  @Test(arguments: JournalConformance.cases)
  func `a journal in memory keeps the promise`(promise: ConformanceCase<any JournalStore>) async throws {
    try await promise.check(SQLiteJournal.inMemory())
  }
}
