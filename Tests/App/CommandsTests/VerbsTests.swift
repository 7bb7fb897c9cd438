import ArgumentParser
import Base
import JSON
import Messages
import Ports
import RPCCore
import RPCInProcess
import RegistryService
import SQLiteStore
import TestKit
import Testing
import TransactionService

@testable import Commands

/// A channel to nobody.
private struct Nobody: Channel {
  func unary(_ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions) async throws(RPCError) -> [UInt8] {
    throw RPCError(.unavailable, "no connection to 127.0.0.1:1", reason: "CONNECT_FAILED")
  }

  func serverStreaming(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
    onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async throws { throw RPCError(.unavailable, "no connection to 127.0.0.1:1", reason: "CONNECT_FAILED") }
}

private func status(_ body: () async throws -> Void) async -> Commands.ExitStatus? {
  do {
    try await body()
    return .done
  } catch let failure as CommandFailure {
    return failure.status
  } catch {
    return nil
  }
}

@Suite struct RegistryVerbsTests {
  private func run(_ body: @escaping @Sendable (TestLoop, any Channel) async throws -> Void) throws {
    try TestLoop.run { loop in
      let store = try await SQLiteStore.inMemory(migrations: RegistryServer.migrations)
      let server = RegistryServer(loop: loop, store: store, log: quietLogger())
      loop.spawn { await server.run() }
      let channel = InProcessChannel(definitions: server.definitions, loop: loop, log: quietLogger())
      let client = RegistryV1.RegistryServiceClient(channel)
      for (id, service) in [("order-1", "order"), ("pay-1", "payment")] {
        _ = try await client.register(
          .init(
            instance: .init(
              instanceID: id, service: service, host: "127.0.0.1", port: 9_001, weight: 100, metadata: ["zone": "a"]),
            ttlMs: 60_000))
      }
      try await body(loop, channel)
    }
  }

  @Test func `tables are aligned and complete`() throws {
    try run { (_, channel) async throws in
      let verbs = RegistryVerbs(channel, namespace: "", output: .table)
      let services = try await verbs.services()
      #expect(
        services == """
          NAMESPACE  GROUP    SERVICE  UP
          default    default  order    1/1
          default    default  payment  1/1
          """)
      let instances = try await verbs.instances(of: "order")
      #expect(
        instances == """
          SERVICE  INSTANCE  ADDRESS         STATE  WEIGHT  EPOCH  ATTACHED  CLUSTER
          order    order-1   127.0.0.1:9001  up     100     1      no        default
          """)
      #expect(try await verbs.instances(of: "nobody") == "no instance")
      #expect(try await verbs.describe("order-1").contains("metadata zone  a"))
      #expect(try await verbs.resolve("payment").contains("pay-1"))
    }
  }

  @Test func `a service config is checked, set and shown`() throws {
    try run { (_, channel) async throws in
      let verbs = RegistryVerbs(channel, namespace: "", output: .table)
      #expect(try await verbs.serviceConfig(of: "order", put: nil) == "{}")
      let text = #"{"retryThrottling": {"maxTokens": 10, "tokenRatio": 0.1}}"#
      #expect(try await verbs.serviceConfig(of: "order", put: text) == text)
      #expect(await status { _ = try await verbs.serviceConfig(of: "order", put: "{\"x\": 1}") } == .usage)
      #expect(try await verbs.serviceConfig(of: "order", put: nil) == text, "the good one stays")
    }
  }

  @Test func `json is one object a line`() throws {
    try run { (_, channel) async throws in
      let verbs = RegistryVerbs(channel, namespace: "", output: .json)
      let lines = try await verbs.instances(of: "").split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) }
      #expect(lines.map { $0["instanceId"] } == [.string("order-1"), .string("pay-1")])
      #expect(lines[0]["port"] == .number("9001") && lines[0]["metadata"] == .object([.init("zone", .string("a"))]))
      #expect(try await verbs.evict("pay-1") == #"{"evicted":"pay-1"}"#)
      #expect(try await verbs.instances(of: "payment") == "")
    }
  }

  @Test func `drain, resume and set-weight show what became of the instance`() throws {
    try run { (_, channel) async throws in
      let verbs = RegistryVerbs(channel, namespace: "", output: .table)
      #expect(try await verbs.drain("order-1", resume: false).contains("draining"))
      #expect(await status { _ = try await verbs.resolve("order") } == .notFound)
      #expect(try await verbs.drain("order-1", resume: true).contains("up "))
      #expect(try await verbs.setWeight("order-1", to: 0).contains("up, no calls"))
    }
  }

  @Test func `watch says every change and ends after its count`() throws {
    try run { (loop, channel) async throws in
      let verbs = RegistryVerbs(channel, namespace: "", output: .table)
      let said = Locked<[String]>([])
      loop.schedule(after: .seconds(1)) {
        loop.spawn { _ = await status { _ = try await verbs.drain("order-1", resume: false) } }
      }
      try await verbs.watch("order", count: 2) { text in said.withLock { $0.append(text) } }
      let lines = said.withLock { $0 }
      #expect(lines.count == 2 && lines[0].contains(" up ") && lines[1].contains("draining"))
    }
  }

  @Test func `every failure has its exit code and says what to do`() throws {
    try run { (_, channel) async throws in
      let verbs = RegistryVerbs(channel, namespace: "", output: .table)
      #expect(await status { _ = try await verbs.describe("nobody") } == .notFound)
      #expect(await status { _ = try await verbs.setWeight("order-1", to: 10_001) } == .usage)
      let away = RegistryVerbs(Nobody(), namespace: "", output: .table)
      #expect(await status { _ = try await away.services() } == .unreachable)
      #expect(await status { try await away.watch("order", count: 1) { _ in } } == .unreachable)
      let error = await #expect(throws: CommandFailure.self) { _ = try await away.services() }
      #expect(error?.message.hasPrefix("cannot list the services: no connection to 127.0.0.1:1 [CONNECT_FAILED]. Is ") == true)
    }
  }

  @Test(arguments: ["", "localhost", "host:", ":8848", "host:0", "host:65536", "host:x"])
  func `a bad address is a matter of usage`(_ text: String) throws {
    var options = try ConnectionOptions.parse([])
    options.registry = text
    #expect(throws: CommandFailure.self) { try options.address() }
  }

  @Test func `addresses are read`() throws {
    var options = try ConnectionOptions.parse(["--registry", "[::1]:8848"])
    #expect(try options.address() == ("::1", 8848))
    options.registry = "registry.example:1"
    #expect(try options.address() == ("registry.example", 1))
  }
}

@Suite struct TransactionVerbsTests {
  private func run(_ body: @escaping @Sendable (TestLoop, any Channel) async throws -> Void) throws {
    try TestLoop.run { loop in
      let store = try await SQLiteStore.inMemory(migrations: TransactionServer.migrations)
      let server = TransactionServer(loop: loop, store: store, participants: { _ in Nobody() }, log: quietLogger())
      loop.spawn { await server.run() }
      let channel = InProcessChannel(definitions: server.definitions, loop: loop, log: quietLogger())
      let client = TransactionV1.TransactionServiceClient(channel)
      for xid in ["settle-1", "settle-2"] {
        _ = try await client.begin(
          .init(
            xid: xid, purpose: "settle", timeoutMs: 600_000,
            branches: [
              .init(
                branchID: "1-order", service: "order",
                action: .init(action: .payOrder(.init(orderID: "o", paymentID: "p"))))
            ]))
      }
      _ = try await client.submit(.init(xid: "settle-2", commit: true))
      try await loop.sleep(for: .milliseconds(10))
      try await body(loop, channel)
    }
  }

  @Test func `list shows what is open and why it is`() throws {
    try run { (_, channel) async throws in
      let text = try await TransactionVerbs(channel, output: .table).list(all: false, limit: 100)
      let lines = text.split(separator: "\n")
      #expect(lines.count == 3 && lines[0].hasPrefix("XID       PURPOSE  STATE       BRANCHES"))
      #expect(lines[1].contains("confirming") && lines[1].hasSuffix("order: CONNECT_FAILED: no connection to 127.0.0.1:1"))
      #expect(lines[2].contains("trying") && lines[2].hasSuffix("-"))
      #expect(try await TransactionVerbs(channel, output: .table).list(all: true, limit: 1).split(separator: "\n").count == 2)
    }
  }

  @Test func `inspect shows every branch, retry asks again, json can be read`() throws {
    try run { (_, channel) async throws in
      let table = TransactionVerbs(channel, output: .table)
      #expect(try await table.inspect("settle-2").contains("pay order"))
      #expect(try await table.retry("settle-2").contains("confirming"))
      let json = try JSONValue(parsing: Array(try await TransactionVerbs(channel, output: .json).inspect("settle-1").utf8))
      #expect(json["state"] == .string("trying") && json["decidedAt"] == .null)
    }
  }

  @Test func `every failure has its exit code`() throws {
    try run { (_, channel) async throws in
      let verbs = TransactionVerbs(channel, output: .table)
      #expect(await status { _ = try await verbs.inspect("nope") } == .notFound)
      #expect(await status { _ = try await verbs.retry("settle-1") } == .refused)
      #expect(await status { _ = try await TransactionVerbs(Nobody(), output: .table).list(all: false, limit: 1) } == .unreachable)
    }
  }
}
