import Base
import Discovery
import Messages
import RPCCore
import RPCNetwork
import RegistryService
import SQLiteStore
import TestKit
import Testing

/// The same house over real sockets: a registry, an instance and a client, each with connections of
/// its own.
@Suite(.serialized) struct DiscoveryNetworkTests {
  private static let whoAmI = MethodDescriptor(service: "t.Test", name: "WhoAmI", kind: .unary, isIdempotent: true)

  private func instanceServer(_ name: String, _ loop: NIOLoop) -> RPCServer {
    let method = RPCMethod(Self.whoAmI, .unary { _, _ in Array(name.utf8) })
    return RPCServer(
      definitions: [ServiceDefinition(name: "t.Test", methods: [method])], tls: nil, loops: [loop], log: quietLogger())
  }

  private func line(_ loop: NIOLoop, _ port: Int) -> NetworkChannel {
    NetworkChannel(host: "127.0.0.1", port: port, loop: loop, log: quietLogger())
  }

  @Test(.timeLimit(.minutes(1)))
  func `instances are found, die with their connection, and come back`() async throws {
    let group = LoopGroup(count: 2)
    let loop = group.loops[0]
    let store = try await SQLiteStore.inMemory(migrations: RegistryServer.migrations)
    let registry = RegistryServer(loop: loop, store: store, log: quietLogger())
    let running = loop.spawn { await registry.run() }
    let registryServer = RPCServer(definitions: registry.definitions, tls: nil, loops: [loop], log: quietLogger())
    let registryPort = try await registryServer.start(host: "127.0.0.1", port: 0)

    let (a, b) = (instanceServer("a", loop), instanceServer("b", group.loops[1]))
    var lines: [String: NetworkChannel] = [:]
    var keepers: [String: SpawnedTask] = [:]
    for (name, server) in [("a", a), ("b", b)] {
      let port = try await server.start(host: "127.0.0.1", port: 0)
      let line = line(group.loops[1], registryPort)
      let registration = Registration(
        loop: group.loops[1], registry: line,
        instance: .init(instanceID: name, service: "test", host: "127.0.0.1", port: UInt32(port), weight: 100),
        ttl: .seconds(60))
      lines[name] = line
      keepers[name] = group.loops[1].spawn { await registration.run() }
      #expect(await registration.registered(waitingUpTo: .seconds(10)))
    }
    let clientLine = line(loop, registryPort)
    let resolver = Resolver(loop: loop, registry: clientLine)
    let watching = loop.spawn { await resolver.run() }
    let channel = DiscoveredChannel(service: "test", resolver: resolver, loop: loop) { endpoint in
      let line = NetworkChannel(host: endpoint.host, port: endpoint.port, loop: loop, log: quietLogger())
      return Connection(line) { line.close() }
    }
    let both = await resolver.endpoints(of: "test", waitingUpTo: .seconds(10), on: loop) { $0.count == 2 }
    #expect(both.map(\.instanceID) == ["a", "b"])
    var answers: Set<String> = []
    for _ in 0..<50 { answers.insert(String(decoding: try await channel.unary(Self.whoAmI, [], CallOptions()), as: UTF8.self)) }
    #expect(answers == ["a", "b"])

    // `a` loses its connection to the registry: gone at once, and back by itself with a new epoch.
    let died = loop.now
    lines["a"]?.close()
    let one = await resolver.endpoints(of: "test", waitingUpTo: .seconds(10), on: loop) { $0.count == 1 }
    #expect(one.map(\.instanceID) == ["b"])
    #expect(died.duration(to: loop.now) < .seconds(59), "an attached stream tells sooner than a lease")
    for _ in 0..<20 { #expect(try await channel.unary(Self.whoAmI, [], CallOptions()) == Array("b".utf8)) }

    // `b` leaves in good order.
    keepers["b"]?.cancel()
    await keepers["b"]?.finished()
    let none = await resolver.endpoints(of: "test", waitingUpTo: .seconds(10), on: loop) { $0.isEmpty }
    #expect(none == [])
    let error = await #expect(throws: RPCError.self) {
      try await channel.unary(Self.whoAmI, [], CallOptions(timeout: .milliseconds(200)))
    }
    #expect(error?.code == .deadlineExceeded || error?.reason == "NO_INSTANCE")

    for task in [keepers["a"], watching, running] {
      task?.cancel()
      await task?.finished()
    }
    clientLine.close()
    lines["b"]?.close()
    for server in [a, b, registryServer] { await server.shutDown(grace: .seconds(1)) }
    try await group.shutDown()
  }
}
