import Base
import Composition
import Messages
import RPCCore
import Simulator
import Testing

@Suite("SimulatedNetwork") struct SimulatedNetworkTests {
  /// Calls the registry so often; says how each call ended.
  static func calls(_ count: Int, _ cluster: SimulatedCluster) async -> [RPCCode] {
    let registry = RegistryV1.RegistryServiceClient(cluster.staffEntrance.channel(to: .registry))
    var ends: [RPCCode] = []
    for _ in 0..<count {
      do throws(RPCError) {
        _ = try await registry.listServices(
          RegistryV1.ListServicesRequest(namespace: "default"), CallOptions(timeout: .seconds(2)))
        ends.append(.ok)
      } catch {
        ends.append(error.code)
        _ = try? await cluster.clients.sleep(for: .milliseconds(300))
      }
    }
    return ends
  }

  static func run(
    seed: UInt64, _ body: @escaping @Sendable (SimulatedCluster) async throws -> [RPCCode]
  ) throws -> [RPCCode] {
    try SimulatedWorld.run(seed: seed) { world in
      let cluster = SimulatedCluster(world: world)
      try await cluster.restart(.registry)
      return try await body(cluster)
    }
  }

  @Test func `calls go through a network that delivers in any pieces and at any speed`() throws {
    let ends = try Self.run(seed: 1) { cluster in
      var faults = SimulationFaults.none
      (faults.chunking, faults.slowness) = (1, 0.3)
      cluster.faults = faults
      return await Self.calls(50, cluster)
    }
    #expect(ends == Array(repeating: .ok, count: 50))
  }

  @Test func `a cut connection ends calls with UNAVAILABLE, and a new one is made`() throws {
    let ends = try Self.run(seed: 2) { cluster in
      cluster.faults.cuts = 0.1
      var ends = await Self.calls(100, cluster)
      cluster.faults.cuts = 0
      ends += await Self.calls(3, cluster)
      return ends
    }
    #expect(Set(ends) == [.ok, .unavailable])
    #expect(ends.suffix(2) == [.ok, .ok])
  }

  @Test func `nothing travels through a partition, and what was held up arrives when it is healed`() throws {
    let ends = try Self.run(seed: 3) { cluster in
      var ends = await Self.calls(1, cluster)
      cluster.partition("clients", "registry", oneWay: true)
      ends += await Self.calls(1, cluster)
      cluster.heal()
      ends += await Self.calls(1, cluster)
      cluster.partition("registry", "clients", oneWay: true)
      ends += await Self.calls(1, cluster)
      cluster.heal()
      return ends + (await Self.calls(1, cluster))
    }
    #expect(ends == [.ok, .deadlineExceeded, .ok, .deadlineExceeded, .ok])
  }

  @Test func `nobody hears a process that has crashed, and its successor answers`() throws {
    let ends = try Self.run(seed: 4) { cluster in
      var ends = await Self.calls(1, cluster)
      cluster.crash(.registry)
      ends += await Self.calls(2, cluster)
      try await cluster.restart(.registry)
      try await cluster.clients.sleep(for: .seconds(2))
      return ends + (await Self.calls(2, cluster)).suffix(1)
    }
    #expect(ends.first == .ok && ends.last == .ok)
    #expect(!ends[1...2].contains(.ok))
  }

  // MARK: - Proxies

  /// Sets a value; says how that ended for whoever asked.
  static func put(_ value: String, _ cluster: SimulatedCluster) async -> RPCCode {
    let registry = RegistryV1.RegistryServiceClient(cluster.staffEntrance.channel(to: .registry))
    do throws(RPCError) {
      _ = try await registry.putConfig(
        RegistryV1.PutConfigRequest(namespace: "default", group: "g", key: "k", value: value),
        CallOptions(timeout: .seconds(2)))
      return .ok
    } catch {
      return error.code
    }
  }

  /// Every value that was set, the oldest first.
  static func values(_ cluster: SimulatedCluster) async throws -> [String] {
    let registry = RegistryV1.RegistryServiceClient(cluster.staffEntrance.channel(to: .registry))
    return try await registry.listConfigVersions(
      RegistryV1.ListConfigVersionsRequest(namespace: "default", group: "g", key: "k")
    ).versions.map(\.value).reversed()
  }

  @Test func `what a proxy keeps is done when nobody waits any more, after what came later`() throws {
    let overtaken = try (1...10).filter { seed in
      let told = Locked<[String]>([])
      let ends = try Self.run(seed: UInt64(seed)) { cluster in
        cluster.beginProxy("clients", "registry", copies: false)
        var ends = [await Self.put("first", cluster)]
        // Longer than any connection, any deadline and any caller lives.
        try await cluster.clients.sleep(for: .seconds(60))
        cluster.endProxy("clients", "registry")
        ends.append(await Self.put("second", cluster))
        try await cluster.clients.sleep(for: .seconds(5))
        let values = try await Self.values(cluster)
        told.withLock { $0 = values }
        return ends
      }
      #expect(ends == [.deadlineExceeded, .ok])
      let values = told.withLock { $0 }
      #expect(Set(values) == ["first", "second"], "seed \(seed): \(values)")
      return values.last == "first"
    }
    #expect(!overtaken.isEmpty)
  }

  @Test func `what a proxy copies is done at once, and again later`() throws {
    let told = Locked<[String]>([])
    let ends = try Self.run(seed: 1) { cluster in
      cluster.beginProxy("clients", "registry", copies: true)
      let ends = [await Self.put("first", cluster), await Self.put("second", cluster)]
      #expect(try await Self.values(cluster) == ["first", "second"])
      // The healing ends every proxy.
      cluster.heal()
      try await cluster.clients.sleep(for: .seconds(5))
      let values = try await Self.values(cluster)
      told.withLock { $0 = values }
      return ends
    }
    #expect(ends == [.ok, .ok])
    let values = told.withLock { $0 }
    #expect(values.starts(with: ["first", "second"]) && values.count > 2, "\(values)")
  }
}
