import Base
import Discovery
import Messages
import Ports
import RPCCore
import RPCInProcess
import RegistryService
import SQLiteStore
import TestKit
import Testing

let whoAmI = MethodDescriptor(service: "t.Test", name: "WhoAmI", kind: .unary, isIdempotent: true)
let change = MethodDescriptor(service: "t.Test", name: "Change", kind: .unary, isIdempotent: false)

/// A registry that can be killed and started again behind one address, and instances that can be
/// reached or not.
final class Town: Sendable {
  private struct State {
    var registry: InProcessChannel?
    var running: SpawnedTask?
    var down: [String: RPCError] = [:]
    var closed: [String] = []
    var calls: [String] = []
  }
  let loop: TestLoop
  let store: SQLiteStore
  private let state = Locked(State())

  init(_ loop: TestLoop) async throws {
    self.loop = loop
    store = try await SQLiteStore.inMemory(migrations: RegistryServer.migrations)
    startRegistry()
  }

  func startRegistry() {
    let server = RegistryServer(loop: loop, store: store, log: quietLogger())
    let running = loop.spawn { await server.run() }
    let channel = InProcessChannel(definitions: server.definitions, loop: loop, log: quietLogger())
    state.withLock { ($0.registry, $0.running) = (channel, running) }
  }

  func killRegistry() {
    state.withLock { $0.running }?.cancel()
    state.withLock { ($0.registry, $0.running) = (nil, nil) }
  }

  var registry: any Channel { RegistryAddress(town: self) }
  var client: RegistryV1.RegistryServiceClient { RegistryV1.RegistryServiceClient(registry) }
  var current: InProcessChannel? { state.withLock { $0.registry } }
  var closed: [String] { state.withLock { $0.closed } }
  var calls: [String] { state.withLock { $0.calls } }

  func setDown(_ id: String, _ error: RPCError?) { state.withLock { $0.down[id] = error } }

  func connect(_ endpoint: Endpoint) -> Connection {
    let id = endpoint.instanceID
    return Connection(InstanceChannel(town: self, id: id)) { self.state.withLock { $0.closed.append(id) } }
  }

  func called(_ id: String) throws(RPCError) {
    let error = state.withLock { state in
      state.calls.append(id)
      return state.down[id]
    }
    if let error { throw error }
  }

  func registration(_ id: String, weight: UInt32 = 100, report: @escaping @Sendable (Registration.Event) -> Void = { _ in }) -> Registration {
    Registration(
      loop: loop, registry: registry,
      instance: .init(instanceID: id, service: "order", host: "127.0.0.1", port: 9_000, weight: weight), report: report)
  }

  func list() async throws -> [String] {
    try await client.resolve(.init(namespace: "", service: "order")).instances.map(\.instanceID)
  }
}

struct RegistryAddress: Channel {
  let town: Town

  func unary(_ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions) async throws(RPCError) -> [UInt8] {
    guard let current = town.current else { throw RPCError(.unavailable, "refused", reason: "CONNECT_FAILED") }
    return try await current.unary(method, request, options)
  }

  func serverStreaming(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
    onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async throws {
    guard let current = town.current else { throw RPCError(.unavailable, "refused", reason: "CONNECT_FAILED") }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await current.serverStreaming(method, request, options, onMessage: onMessage) }
      group.addTask { [town] in
        // The connection dies with the registry's process.
        while town.current === current { try await town.loop.sleep(for: .milliseconds(5)) }
        throw RPCError(.unavailable, "lost", reason: "CONNECTION_LOST")
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }
}

struct InstanceChannel: Channel {
  let town: Town
  let id: String

  func unary(_ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions) async throws(RPCError) -> [UInt8] {
    try town.called(id)
    if request == [9] { do { try await town.loop.sleep(for: .seconds(5)) } catch { throw .cancelled } }
    return Array(id.utf8)
  }

  func serverStreaming(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
    onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async throws {
    try town.called(id)
    try await onMessage(Array(id.utf8))
  }
}

@Suite struct RegistrationTests {
  private func run(_ body: @escaping @Sendable (TestLoop, Town) async throws -> Void) throws {
    try TestLoop.run(stepLimit: 2_000_000) { loop in try await body(loop, Town(loop)) }
  }

  @Test func `it registers, stays, and deregisters when it is stopped`() throws {
    try run { loop, town in
      let registration = town.registration("a")
      let running = loop.spawn { await registration.run() }
      #expect(await registration.registered(waitingUpTo: .seconds(1)))
      try await loop.sleep(for: .seconds(60))
      #expect(try await town.list() == ["a"])
      #expect(try await town.client.describeInstance(.init(instanceID: "a")).attached)
      running.cancel()
      await running.finished()
      #expect(try await town.list() == [])
      #expect(await !registration.isRegistered)
    }
  }

  @Test func `a process that dies is gone at once`() throws {
    try run { loop, town in
      let registration = town.registration("a")
      let lease = try await town.client.register(
        .init(instance: .init(instanceID: "b", service: "order", host: "h", port: 1, weight: 1))).leaseID
      let stream = loop.spawn {
        do { try await town.client.attach(.init(instanceID: "b", leaseID: lease), CallOptions(timeout: .seconds(900))) { _ in } } catch {
          // Ends when the process does.
        }
      }
      _ = loop.spawn { await registration.run() }
      try await loop.sleep(for: .milliseconds(100))
      #expect(try await town.list() == ["a", "b"])
      stream.cancel()
      try await loop.sleep(for: .milliseconds(50))
      #expect(try await town.list() == ["a"])
    }
  }

  @Test func `the registry's restart costs nothing: the lease goes on`() throws {
    try run { loop, town in
      let epochs = Locked<[Int64]>([])
      let registration = town.registration("a") { event in
        if case .registered(let epoch) = event { epochs.withLock { $0.append(epoch) } }
      }
      _ = loop.spawn { await registration.run() }
      try await loop.sleep(for: .seconds(5))
      town.killRegistry()
      try await loop.sleep(for: .seconds(20))
      town.startRegistry()
      try await loop.sleep(for: .milliseconds(10))
      #expect(try await town.list() == ["a"])
      try await loop.sleep(for: .seconds(30))
      #expect(try await town.list() == ["a"])
      #expect(try await town.client.describeInstance(.init(instanceID: "a")).attached)
      #expect(epochs.withLock { $0 } == [1])
    }
  }

  @Test func `an evicted instance that lives registers again with a higher epoch`() throws {
    try run { loop, town in
      let registration = town.registration("a")
      _ = loop.spawn { await registration.run() }
      try await loop.sleep(for: .seconds(1))
      _ = try await town.client.evict(.init(instanceID: "a"))
      #expect(try await town.list() == [])
      try await loop.sleep(for: .milliseconds(500))
      #expect(try await town.client.describeInstance(.init(instanceID: "a")).epoch == 2)
    }
  }

  @Test func `without a registry it keeps trying`() throws {
    try run { loop, town in
      town.killRegistry()
      let registration = town.registration("a")
      _ = loop.spawn { await registration.run() }
      #expect(await !registration.registered(waitingUpTo: .seconds(30)))
      town.startRegistry()
      #expect(await registration.registered(waitingUpTo: .seconds(3)))
    }
  }
}

@Suite struct DiscoveredChannelTests {
  /// Runs `body` with a resolver that is running, and a channel to `order`.
  private func run(
    seed: UInt64 = 1, _ body: @escaping @Sendable (TestLoop, Town, Resolver, DiscoveredChannel) async throws -> Void
  ) throws {
    try TestLoop.run(seed: seed, stepLimit: 2_000_000) { loop in
      let town = try await Town(loop)
      let resolver = Resolver(loop: loop, registry: town.registry)
      _ = loop.spawn { await resolver.run() }
      let channel = DiscoveredChannel(service: "order", resolver: resolver, loop: loop) { town.connect($0) }
      try await body(loop, town, resolver, channel)
    }
  }

  private func start(_ town: Town, _ ids: [String: UInt32]) async throws -> [String: SpawnedTask] {
    var running: [String: SpawnedTask] = [:]
    for (id, weight) in ids.sorted(by: { $0.key < $1.key }) {
      let registration = town.registration(id, weight: weight)
      running[id] = town.loop.spawn { await registration.run() }
      #expect(await registration.registered(waitingUpTo: .seconds(1)))
    }
    try await town.loop.sleep(for: .milliseconds(100))
    return running
  }

  @Test func `calls spread by weight`() throws {
    try run { _, town, _, channel in
      _ = try await start(town, ["a": 300, "b": 100, "c": 0])
      for _ in 0..<400 { _ = try await channel.unary(whoAmI, [], CallOptions()) }
      let a = town.calls.count { $0 == "a" }
      #expect(town.calls.count == 400 && (250...350).contains(a) && !town.calls.contains("c"))
    }
  }

  @Test func `a call waits for a first instance, but not for ever`() throws {
    try run { loop, town, _, channel in
      let error = await #expect(throws: RPCError.self) { try await channel.unary(whoAmI, [], CallOptions()) }
      #expect(error?.reason == "NO_INSTANCE" && error?.code == .unavailable && loop.elapsed >= .seconds(3))
      let short = await #expect(throws: RPCError.self) {
        try await channel.unary(whoAmI, [], CallOptions(timeout: .milliseconds(10)))
      }
      #expect(short?.code == .deadlineExceeded)
      let registration = town.registration("a")
      loop.schedule(after: .seconds(1)) { _ = loop.spawn { await registration.run() } }
      let answer = try await channel.unary(whoAmI, [], CallOptions())
      #expect(answer == Array("a".utf8))
    }
  }

  @Test func `an unreachable instance is left for another, then passed over for a while`() throws {
    try run { loop, town, _, channel in
      _ = try await start(town, ["a": 100, "b": 100])
      town.setDown("a", RPCError(.unavailable, "lost", reason: "CONNECTION_LOST"))
      for _ in 0..<50 { #expect(try await channel.unary(whoAmI, [], CallOptions()) == Array("b".utf8)) }
      #expect(town.calls.count { $0 == "a" } <= 1)
      town.setDown("a", nil)
      try await loop.sleep(for: .seconds(2))
      for _ in 0..<50 { _ = try await channel.unary(whoAmI, [], CallOptions()) }
      #expect(town.calls.count { $0 == "a" } > 10)
    }
  }

  @Test(arguments: [
    ("CONNECTION_LOST", true, true), ("CONNECTION_LOST", false, false), ("CONNECT_FAILED", false, true),
    ("REFUSED_STREAM", false, true), ("ORDER_NOT_YET_KNOWN", true, false),
  ])
  func `a call moves only when that is safe and of use`(_ reason: String, _ isIdempotent: Bool, _ moves: Bool) throws {
    try run { _, town, _, channel in
      _ = try await start(town, ["a": 100, "b": 100])
      for id in ["a", "b"] { town.setDown(id, RPCError(.unavailable, "no", reason: reason)) }
      await #expect(throws: RPCError.self) { try await channel.unary(isIdempotent ? whoAmI : change, [], CallOptions()) }
      #expect(town.calls.count == (moves ? 2 : 1))
      #expect(Set(town.calls).count == town.calls.count, "never the same one while another is there")
    }
  }

  @Test(arguments: [whoAmI, change])
  func `a call outlasts the restart of the only instance`(method: MethodDescriptor) throws {
    try run { loop, town, _, channel in
      let running = try await start(town, ["a": 100])
      // It still stands in the list, and takes no more calls.
      town.setDown("a", RPCError(.unavailable, "goes", reason: "CONNECTION_CLOSING"))
      loop.schedule(after: .milliseconds(30)) { running["a"]?.cancel() }
      let next = town.registration("b")
      loop.schedule(after: .seconds(2)) { _ = loop.spawn { await next.run() } }
      let answer = try await channel.unary(method, [], CallOptions())
      #expect(answer == Array("b".utf8))
      #expect(town.calls == ["a", "b"])
    }
  }

  @Test func `a stream moves before its first message`() throws {
    try run { _, town, _, channel in
      _ = try await start(town, ["a": 100, "b": 100])
      town.setDown("a", RPCError(.unavailable, "lost", reason: "CONNECTION_LOST"))
      for _ in 0..<10 {
        try await channel.serverStreaming(whoAmI, [], CallOptions()) { #expect($0 == Array("b".utf8)) }
      }
    }
  }

  @Test func `the connection of an instance that is gone is closed when its last call has ended`() throws {
    try run { loop, town, _, channel in
      let running = try await start(town, ["a": 100])
      let slow = loop.spawn {
        do {
          let answer = try await channel.unary(whoAmI, [9], CallOptions())
          #expect(answer == Array("a".utf8))
        } catch {
          Issue.record(error)
        }
      }
      try await loop.sleep(for: .milliseconds(10))
      running["a"]?.cancel()
      try await loop.sleep(for: .seconds(1))
      #expect(town.closed == [] && channel.connectionCount == 1)
      await slow.finished()
      #expect(town.closed == ["a"] && channel.connectionCount == 0)
    }
  }

  @Test func `when the registry is away the last list stays`() throws {
    try run { loop, town, resolver, channel in
      _ = try await start(town, ["a": 100])
      town.killRegistry()
      try await loop.sleep(for: .seconds(300))
      #expect(try await channel.unary(whoAmI, [], CallOptions()) == Array("a".utf8))
      town.startRegistry()
      try await loop.sleep(for: .seconds(10))
      #expect(resolver.endpoints(of: "order").map(\.instanceID) == ["a"])
      let b = town.registration("b")
      _ = loop.spawn { await b.run() }
      try await loop.sleep(for: .seconds(1))
      #expect(resolver.endpoints(of: "order").map(\.instanceID) == ["a", "b"])
    }
  }

  @Test func `a drained instance gets no new calls within moments`() throws {
    try run { loop, town, _, channel in
      _ = try await start(town, ["a": 100, "b": 100])
      _ = try await town.client.drain(.init(instanceID: "a", resume: false))
      try await loop.sleep(for: .milliseconds(100))
      for _ in 0..<50 { #expect(try await channel.unary(whoAmI, [], CallOptions()) == Array("b".utf8)) }
    }
  }

  @Test func `a restarted instance is a new endpoint with a new connection`() throws {
    try run { loop, town, _, channel in
      let running = try await start(town, ["a": 100])
      _ = try await channel.unary(whoAmI, [], CallOptions())
      running["a"]?.cancel()
      _ = try await start(town, ["a": 100])
      _ = try await channel.unary(whoAmI, [], CallOptions())
      #expect(town.closed == ["a"] && channel.connectionCount == 1)
    }
  }
}
