import Base
import JSON
import Messages
import RPCCore
import RPCInProcess
import RegistryService
import SQLiteStore
import TestKit
import Testing

@testable import Commands

@Suite struct RPCVerbsTests {
  private struct Answers: AdminV1.StatisticsServiceProtocol {
    let isUp: Bool

    func getStatistics(_ request: AdminV1.GetStatisticsRequest, _ call: ServerCall) async throws
      -> AdminV1.Statistics
    {
      guard isUp else { throw RPCError(.unavailable, "no connection", reason: "CONNECT_FAILED") }
      return AdminV1.Statistics(
        role: "order", sinceMs: 1_767_225_600_000, openConnections: 2, openCalls: 1,
        methods: [
          .init(
            path: "/onsale.order.v1.OrderService/GetOrder", open: 1,
            statuses: [.init(status: "OK", calls: 5), .init(status: "NOT_FOUND", calls: 1)], medianUs: 120,
            p99Us: 12_000, longestUs: 11_000_000)
        ],
        subchannels: [
          .init(
            service: "payment", instanceID: "pay-1", address: "127.0.0.1:9002", state: "transient failure",
            openCalls: 0, calls: 7, failed: 2, lastError: "UNAVAILABLE CONNECT_FAILED")
        ])
    }
  }

  /// A registry with two orders, of which `up` answer, and nobody else.
  private func run(
    up: Set<Int>, _ body: @escaping @Sendable (RemoteCluster) async throws -> Void
  ) throws {
    try TestLoop.run { loop in
      let store = try await SQLiteStore.inMemory(migrations: RegistryServer.migrations)
      let server = RegistryServer(loop: loop, store: store, log: quietLogger())
      loop.spawn { await server.run() }
      let registry = InProcessChannel(definitions: server.definitions, loop: loop, log: quietLogger())
      for port: UInt32 in [9001, 9002] {
        _ = try await RegistryV1.RegistryServiceClient(registry).register(
          .init(
            instance: .init(instanceID: "order-\(port)", service: "order", host: "127.0.0.1", port: port, weight: 100),
            ttlMs: 60_000))
      }
      try await body(
        RemoteCluster(registry: registry) { _, port, _ in
          InProcessChannel(
            definitions: [Answers(isUp: up.contains(port)).statisticsServiceDefinition], loop: loop,
            log: quietLogger())
        })
    }
  }

  @Test func `tables show calls, times and connections; who does not answer is shown too`() throws {
    try run(up: [9001]) { cluster in
      let text = try await RPCVerbs(cluster, namespace: "", output: .table).stats("order")
      #expect(text.contains("order-9001 at 127.0.0.1:9001: 2 connections, 1 open calls"))
      #expect(text.contains("GetOrder  1     OK 5, NOT_FOUND 1  120 µs  12 ms  11 s"), "\(text)")
      #expect(text.contains("payment  127.0.0.1:9002  transient failure  0     7      2       UNAVAILABLE CONNECT_FAILED"), "\(text)")
      #expect(text.contains("order-9002 at 127.0.0.1:9002: no connection [UNAVAILABLE]"), "\(text)")
    }
  }

  @Test func `in JSON every line is an instance`() throws {
    try run(up: [9001, 9002]) { cluster in
      let text = try await RPCVerbs(cluster, namespace: "", output: .json).stats("")
      let lines = text.split(separator: "\n")
      #expect(lines.count == 2 && lines.allSatisfy { $0.contains(#""statuses":{"OK":5,"NOT_FOUND":1}"#) }, "\(text)")
    }
  }

  @Test func `nobody there, and nobody who answers, have their exit codes`() throws {
    try run(up: []) { cluster in
      let verbs = RPCVerbs(cluster, namespace: "", output: .table)
      let absent = await #expect(throws: CommandFailure.self) { try await verbs.stats("payment") }
      #expect(absent?.status == .notFound)
      let silent = await #expect(throws: CommandFailure.self) { try await verbs.stats("order") }
      #expect(silent?.status == .unreachable)
    }
  }
}
