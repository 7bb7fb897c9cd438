import Base
import Foundation
import Messages
import RPCCore
import RPCInProcess
import RPCNetwork
import SQLiteStore
import SystemWorld
import TestKit
import Testing

@testable import TransactionService

/// The same coordinator on a real loop over a real file.
@Suite struct RealWorldTests {
  @Test(.timeLimit(.minutes(1)))
  func `hundreds of transactions at a time end on a real loop and a real disk`() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "onsale-tcc-\(UUID().uuidString).sqlite").path
    defer {
      for suffix in ["", "-wal", "-shm", ".lock"] {
        // What is not there need not be removed.
        try? FileManager.default.removeItem(atPath: path + suffix)
      }
    }
    let group = LoopGroup(count: 1)
    let loop = group.loops[0]
    let worker = ThreadWorker(name: "tcc")
    let store = try await SQLiteStore(path: path, migrations: TransactionServer.migrations, worker: worker)
    let participants = Participants(loop: loop)
    let wire = InProcessChannel(definitions: [participants.participantServiceDefinition], loop: loop, log: quietLogger())
    let server = TransactionServer(loop: loop, store: store, participants: { _ in wire }, log: quietLogger())
    let running = loop.spawn { await server.run() }
    let client = TransactionV1.TransactionServiceClient(
      InProcessChannel(definitions: server.definitions, loop: loop, log: quietLogger()))
    let tries = TransactionV1.ParticipantServiceClient(wire)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for number in 0..<600 {
        tasks.addTask {
          let xid = "t\(number)"
          _ = try await client.begin(beginRequest(xid, timeoutMs: 60_000))
          for branch in threeBranches { _ = try await tries.try(tryRequest(xid, branch)) }
          _ = try await client.submit(submitRequest(xid, commit: number % 3 > 0))
        }
      }
      try await tasks.waitForAll()
    }
    while await server.unfinishedCount > 0 { try await loop.sleep(for: .milliseconds(5)) }
    #expect(participants.violations == [])
    for number in 0..<600 {
      #expect(participants.phases("t\(number)") == [number % 3 > 0 ? "confirm" : "cancel"])
    }
    running.cancel()
    await running.finished()
    await store.close()
    worker.shutDown()
    try await group.shutDown()
  }
}
