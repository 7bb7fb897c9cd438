import Base
import Membership
import Messages
import Ports
import RPCCore
import RPCInProcess
import SQLiteStore
import TestKit
import Testing

@testable import RegistryService

/// One life of a registry over a store that outlives it.
struct Registry {
  let server: RegistryServer
  let client: RegistryV1.RegistryServiceClient
  let running: SpawnedTask

  init(
    _ loop: TestLoop, _ store: any SQLStore,
    configuration: RegistryServer.Configuration = RegistryServer.Configuration(), runs: Bool = true
  ) {
    let server = RegistryServer(loop: loop, store: store, configuration: configuration, log: quietLogger())
    self.server = server
    client = RegistryV1.RegistryServiceClient(
      InProcessChannel(definitions: server.definitions, loop: loop, log: quietLogger()))
    running = loop.spawn { if runs { await server.run() } }
  }

  @discardableResult
  func register(
    _ id: String, service: String = "order", ttlMs: UInt32 = 3_000, weight: UInt32 = 100
  ) async throws -> RegistryV1.RegisterResponse {
    var request = RegistryV1.RegisterRequest()
    request.instance = RegistryV1.Instance(
      instanceID: id, service: service, host: "127.0.0.1", port: 9_000, weight: weight, metadata: ["zone": "a"])
    request.ttlMs = ttlMs
    return try await client.register(request)
  }

  func list(_ service: String = "order") async throws -> [String] {
    try await client.resolve(.init(namespace: "", service: service)).instances.map(\.instanceID)
  }

  /// Keeps an attached stream open until its task is cancelled.
  func attach(_ loop: TestLoop, _ id: String, _ lease: String, timeout: Duration = .seconds(86_400)) -> SpawnedTask {
    let client = client
    return loop.spawn {
      do {
        try await client.attach(.init(instanceID: id, leaseID: lease), CallOptions(timeout: timeout)) { _ in }
      } catch {
        // How it ends is what the tests look at from the outside.
      }
    }
  }
}

func newStore() async throws -> SQLiteStore {
  try await SQLiteStore.inMemory(migrations: RegistryServer.migrations)
}

/// What a watcher was shown.
final class Seen: Sendable {
  private let lists = Locked<[[String]]>([])
  private let revisions = Locked<[Int64]>([])

  var all: [[String]] { lists.withLock { $0 } }
  var isRising: Bool { revisions.withLock { zip($0, $0.dropFirst()).allSatisfy { $0 <= $1 } } }

  func watch(_ loop: TestLoop, _ registry: Registry, _ service: String = "order") -> SpawnedTask {
    loop.spawn {
      do {
        try await registry.client.watch(.init(namespace: "", service: service), CallOptions(timeout: .seconds(86_400))) { event in
          self.lists.withLock { $0.append(event.instances.map(\.instanceID)) }
          self.revisions.withLock { $0.append(event.revision) }
        }
      } catch {
        // The watch ends with the test.
      }
    }
  }
}

@Suite struct RegistryServerTests {
  private func run(
    _ configuration: RegistryServer.Configuration = RegistryServer.Configuration(),
    _ body: @escaping @Sendable (TestLoop, Registry) async throws -> Void
  ) throws {
    try TestLoop.run { loop in try await body(loop, Registry(loop, try await newStore(), configuration: configuration)) }
  }

  @Test func `register, list, describe and resolve agree`() throws {
    try run { _, registry in
      let answer = try await registry.register("a")
      #expect(answer.epoch == 1 && answer.ttlMs == 3_000 && answer.heartbeatMs == 1_000 && answer.leaseID.count == 32)
      try await registry.register("b", service: "payment")
      #expect(try await registry.list() == ["a"])
      #expect(try await registry.client.listInstances(.init()).instances.map(\.instanceID) == ["a", "b"])
      #expect(try await registry.client.listInstances(.init(namespace: "", service: "payment")).instances.count == 1)
      let services = try await registry.client.listServices(.init()).services
      #expect(services.map(\.service) == ["order", "payment"] && services.allSatisfy { $0.up == 1 && $0.group == "default" })
      let a = try await registry.client.describeInstance(.init(instanceID: "a"))
      #expect(a.host == "127.0.0.1" && a.port == 9_000 && a.metadata == ["zone": "a"] && a.state == .up && !a.attached)
      #expect(a.expiresAtMs == a.registeredAtMs + 3_000)
    }
  }

  @Test func `a silent host is gone with its lease, a beating one stays`() throws {
    try run { loop, registry in
      try await registry.register("a")
      let b = try await registry.register("b")
      for _ in 0..<4 {
        try await loop.sleep(for: .milliseconds(990))
        _ = try await registry.client.heartbeat(.init(instanceID: "b", leaseID: b.leaseID))
      }
      #expect(try await registry.list() == ["b"])
      let error = await #expect(throws: RPCError.self) {
        try await registry.client.heartbeat(.init(instanceID: "a", leaseID: "x"))
      }
      #expect(error?.reason == "LEASE_LOST" && error?.code == .failedPrecondition)
    }
  }

  @Test func `the end of the attached stream takes the instance at once`() throws {
    try run { loop, registry in
      let lease = try await registry.register("a").leaseID
      let stream = registry.attach(loop, "a", lease)
      try await loop.sleep(for: .milliseconds(50))
      #expect(try await registry.client.describeInstance(.init(instanceID: "a")).attached)
      stream.cancel()
      try await loop.sleep(for: .milliseconds(50))
      #expect(try await registry.list() == [])
    }
  }

  @Test func `a stream that ends by its own deadline leaves the lease to decide`() throws {
    try run { loop, registry in
      let lease = try await registry.register("a", ttlMs: 10_000).leaseID
      _ = registry.attach(loop, "a", lease, timeout: .seconds(1))
      try await loop.sleep(for: .seconds(2))
      #expect(try await registry.list() == ["a"])
      try await loop.sleep(for: .seconds(10))
      #expect(try await registry.list() == [])
    }
  }

  @Test func `when most streams end at once it is the registry's fault and nobody is gone`() throws {
    try run { loop, registry in
      var streams: [SpawnedTask] = []
      for id in ["a", "b", "c", "d"] {
        streams.append(registry.attach(loop, id, try await registry.register(id, ttlMs: 5_000).leaseID))
      }
      try await loop.sleep(for: .milliseconds(50))
      for stream in streams { stream.cancel() }
      try await loop.sleep(for: .seconds(1))
      #expect(try await registry.list() == ["a", "b", "c", "d"])
      try await loop.sleep(for: .seconds(5))
      #expect(try await registry.list() == [])
    }
  }

  @Test func `a watcher sees the list at once and after every change, the newest only`() throws {
    try run { loop, registry in
      let seen = Seen()
      _ = seen.watch(loop, registry)
      try await loop.sleep(for: .milliseconds(50))
      #expect(seen.all == [[]])
      for id in ["a", "b", "c"] { try await registry.register(id, ttlMs: 60_000) }
      try await loop.sleep(for: .milliseconds(50))
      #expect(seen.all == [[], ["a", "b", "c"]], "three changes in one push")
      _ = try await registry.client.drain(.init(instanceID: "a", resume: false))
      try await registry.register("p", service: "payment")
      try await loop.sleep(for: .milliseconds(50))
      #expect(seen.all.count == 3, "another service is none of its business")
      try await loop.sleep(for: .seconds(10))
      #expect(seen.all.count == 4 && seen.isRising, "the list is repeated now and then")
    }
  }

  @Test func `its own restart shows nobody an empty list`() throws {
    try TestLoop.run { loop in
      let store = try await newStore()
      let first = Registry(loop, store)
      let a = try await first.register("a")
      let gone = try await first.register("gone")
      _ = first.attach(loop, "a", a.leaseID)
      try await loop.sleep(for: .milliseconds(50))
      _ = try await first.client.deregister(.init(instanceID: "gone", leaseID: gone.leaseID))
      _ = try await first.client.setWeight(.init(instanceID: "a", weight: 7))
      first.running.cancel()
      await first.running.finished()
      let second = Registry(loop, store)
      let seen = Seen()
      _ = seen.watch(loop, second)
      try await loop.sleep(for: .milliseconds(2_900))
      #expect(seen.all == [["a"]])
      let found = try await second.client.describeInstance(.init(instanceID: "a"))
      #expect(found.weight == 7 && found.epoch == a.epoch && found.metadata == ["zone": "a"] && !found.attached)
      _ = try await second.client.heartbeat(.init(instanceID: "a", leaseID: a.leaseID))
      #expect(try await second.register("new").epoch == 3)
      try await loop.sleep(for: .seconds(4))
      #expect(seen.all.last == [])
      let third = Registry(loop, store)
      #expect(try await third.list() == [], "who is gone is forgotten")
      #expect(try await third.register("a").epoch == 4)
    }
  }

  @Test func `drain, resume, weight zero and evict change what is resolved`() throws {
    try run { loop, registry in
      let lease = try await registry.register("a", ttlMs: 60_000).leaseID
      #expect(try await registry.client.drain(.init(instanceID: "a", resume: false)).state == .draining)
      #expect(try await registry.list() == [])
      #expect(try await registry.client.heartbeat(.init(instanceID: "a", leaseID: lease)).state == .draining)
      #expect(try await registry.client.drain(.init(instanceID: "a", resume: true)).state == .up)
      #expect(try await registry.client.setWeight(.init(instanceID: "a", weight: 0)).weight == 0)
      #expect(try await registry.list() == [])
      _ = try await registry.client.evict(.init(instanceID: "a"))
      let error = await #expect(throws: RPCError.self) { try await registry.client.evict(.init(instanceID: "a")) }
      #expect(error?.reason == "INSTANCE_NOT_FOUND" && error?.code == .notFound)
    }
  }

  @Test func `bad input is refused and the others do not notice`() throws {
    try run { _, registry in
      try await registry.register("good")
      for bad in [
        RegistryV1.Instance(), .init(instanceID: "a", service: "s", host: "h", port: 70_000),
        .init(instanceID: "a", service: "s", host: "h", port: 1, weight: 10_001),
        .init(instanceID: "a b", service: "s", host: "h", port: 1),
        .init(instanceID: "a", service: "s", host: "h", port: 1, metadata: ["k": String(repeating: "x", count: 600)]),
      ] {
        let error = await #expect(throws: RPCError.self) {
          try await registry.client.register(.init(instance: bad, ttlMs: 3_000))
        }
        #expect(error?.reason == "REGISTRY_INVALID" && error?.code == .invalidArgument)
      }
      await #expect(throws: RPCError.self) { try await registry.client.register(.init()) }
      await #expect(throws: RPCError.self) { try await registry.register("a", ttlMs: 10) }
      await #expect(throws: RPCError.self) { try await registry.client.watch(.init()) { _ in } }
      #expect(try await registry.list() == ["good"])
    }
  }

  @Test func `streams are bounded`() throws {
    var configuration = RegistryServer.Configuration()
    configuration.streams = 2
    try run(configuration) { loop, registry in
      let first = Seen().watch(loop, registry)
      _ = Seen().watch(loop, registry)
      try await loop.sleep(for: .milliseconds(10))
      let error = await #expect(throws: RPCError.self) {
        try await registry.client.watch(.init(namespace: "", service: "order")) { _ in }
      }
      #expect(error?.reason == "TOO_MANY_STREAMS" && error?.code == .resourceExhausted)
      first.cancel()
      try await loop.sleep(for: .milliseconds(50))
      let third = Seen()
      _ = third.watch(loop, registry)
      try await loop.sleep(for: .milliseconds(10))
      #expect(third.all == [[]])
    }
  }

  @Test func `a certificate speaks for its own service only`() throws {
    try TestLoop.run { loop in
      let registry = Registry(loop, try await newStore())
      let call = { (identity: String) in
        ServerCall(
          method: RegistryV1.RegistryServiceMethods.register, metadata: [:], deadline: loop.now.advanced(by: .seconds(5)),
          peer: Peer(identity: identity, address: "test"))
      }
      let request = RegistryV1.RegisterRequest(
        instance: .init(instanceID: "a", service: "order", host: "h", port: 1), ttlMs: 3_000)
      _ = try await registry.server.register(request, call("spiffe://onsale/local/order"))
      let error = await #expect(throws: RPCError.self) {
        try await registry.server.register(request, call("spiffe://onsale/local/payment"))
      }
      #expect(error?.reason == "SERVICE_NAME_NOT_YOURS" && error?.code == .permissionDenied)
    }
  }
}

@Suite struct RegistryConfigurationTests {
  @Test func `put, get, versions, compare-and-set and watch by push, over a restart`() throws {
    try TestLoop.run { loop in
      let store = try await newStore()
      let first = Registry(loop, store)
      let pushed = Locked<[String]>([])
      _ = loop.spawn {
        do {
          try await first.client.watchConfig(.init(namespace: "", group: "", key: "k"), CallOptions(timeout: .seconds(86_400))) { value in
            pushed.withLock { $0.append(value.value) }
          }
        } catch {
          // The watch ends with the test.
        }
      }
      for number in 1...23 {
        let value = try await first.client.putConfig(.init(key: "k", value: "v\(number)"))
        #expect(value.version == Int64(number))
        try await loop.sleep(for: .milliseconds(1))
      }
      #expect(pushed.withLock { $0 } == (1...23).map { "v\($0)" })
      let conflict = await #expect(throws: RPCError.self) {
        try await first.client.putConfig(.init(key: "k", value: "w", expectedVersion: 22))
      }
      #expect(conflict?.reason == "CONFIG_CONFLICT" && conflict?.code == .aborted && conflict?.facts["current_version"] == "23")
      first.running.cancel()
      let second = Registry(loop, store)
      let versions = try await second.client.listConfigVersions(.init(key: "k")).versions
      #expect(versions.map(\.version) == Array((4...23).reversed()))
      #expect(try await second.client.getConfig(.init(key: "k", version: 5)).value == "v5")
      #expect(try await second.client.putConfig(.init(key: "k", value: "w", expectedVersion: 23)).version == 24)
      let missing = await #expect(throws: RPCError.self) { try await second.client.getConfig(.init(key: "nope")) }
      #expect(missing?.reason == "CONFIG_NOT_FOUND" && missing?.code == .notFound)
    }
  }

  @Test func `of two puts with one expectation one wins`() throws {
    try TestLoop.run { loop in
      let registry = Registry(loop, try await newStore())
      let won = Locked(0)
      await withDiscardingTaskGroup { group in
        for number in 0..<8 {
          group.addTask {
            do {
              _ = try await registry.client.putConfig(.init(key: "k", value: "\(number)", expectedVersion: 0))
              won.withLock { $0 += 1 }
            } catch {
              #expect((error as? RPCError)?.reason == "CONFIG_CONFLICT")
            }
          }
        }
      }
      #expect(won.withLock { $0 } == 1)
    }
  }
}
