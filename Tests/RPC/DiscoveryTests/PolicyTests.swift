import Base
import Discovery
import Messages
import RPCCore
import RegistryService
import SQLiteStore
import TestKit
import Testing

/// Instances that behave as told.
private final class Crew: Sendable {
  struct Instance: Sendable {
    var error: RPCError?
    var delay: Duration = .zero
    var isServing = true
    var calls = 0
    var attempts: [Int] = []
    var cancelled = 0
  }
  let loop: TestLoop
  let state: Locked<[String: Instance]>

  init(_ loop: TestLoop, _ names: [String]) {
    self.loop = loop
    state = Locked(Dictionary(uniqueKeysWithValues: names.map { ($0, Instance()) }))
  }

  func set(_ name: String, _ change: @Sendable (inout Instance) -> Void) {
    state.withLock { if var instance = $0[name] { change(&instance); $0[name] = instance } }
  }
  func calls(_ name: String) -> Int { state.withLock { $0[name]?.calls ?? 0 } }

  func channel(_ config: ServiceConfig, cluster: String = "", clusters: [String: String] = [:]) -> DiscoveredChannel {
    let names = state.withLock { $0.keys.sorted() }
    let list = names.map { Endpoint(instanceID: $0, epoch: 1, host: $0, port: 1, cluster: clusters[$0] ?? "") }
    return DiscoveredChannel(
      service: "t", resolver: StaticEndpoints(list), loop: loop, config: config, cluster: cluster
    ) { Connection(Line(crew: self, name: $0.instanceID)) }
  }

  struct Line: Channel {
    let crew: Crew
    let name: String

    func unary(_ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions) async throws(RPCError) -> [UInt8] {
      let instance = crew.state.withLock { state in state[name] ?? Instance() }
      if method.service == "grpc.health.v1.Health" {
        if let error = instance.error { throw error }
        return [8, instance.isServing ? 1 : 2]
      }
      crew.set(name) {
        $0.calls += 1
        $0.attempts.append(options.previousAttempts)
      }
      let timeout = options.timeout ?? .seconds(10)
      do { try await crew.loop.sleep(for: min(instance.delay, timeout)) } catch {
        crew.set(name) { $0.cancelled += 1 }
        throw .cancelled
      }
      if instance.delay >= timeout { throw .deadlineExceeded }
      if let error = instance.error { throw error }
      return Array(name.utf8)
    }

    func serverStreaming(
      _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
      onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
    ) async throws {
      throw RPCError(.unimplemented, "no streams here")
    }
  }
}

@Suite struct PolicyTests {
  private func config(_ text: String) throws -> ServiceConfig { try ServiceConfig(parsing: text) }

  private static let retrying = """
    {"methodConfig": [{"name": [{}], "timeout": "5s", "retryPolicy": {"maxAttempts": 4, "initialBackoff": "0.1s",
      "maxBackoff": "1s", "backoffMultiplier": 2, "retryableStatusCodes": ["RESOURCE_EXHAUSTED"]}}]}
    """
  private let busy = RPCError(.resourceExhausted, "busy", reason: "BUSY")

  @Test func `a retryable failure is tried again with back-off and says how often`() throws {
    try TestLoop.run { loop in
      let crew = Crew(loop, ["a"])
      crew.set("a") { $0.error = self.busy }
      let channel = crew.channel(try config(Self.retrying))
      let error = await #expect(throws: RPCError.self) { try await channel.unary(change, [], CallOptions()) }
      #expect(error == busy)
      #expect(crew.state.withLock { $0["a"]?.attempts } == [0, 1, 2, 3])
      #expect(loop.elapsed >= .milliseconds(560) && loop.elapsed <= .milliseconds(840))
      loop.schedule(after: .milliseconds(150)) { crew.set("a") { $0.error = nil } }
      #expect(try await channel.unary(change, [], CallOptions()) == Array("a".utf8))
      channel.use(ServiceConfig())
      crew.set("a") { $0.error = self.busy }
      let calls = crew.calls("a")
      await #expect(throws: RPCError.self) { try await channel.unary(change, [], CallOptions()) }
      #expect(crew.calls("a") == calls + 1, "the new rules hold at once")
    }
  }

  @Test func `the config's time-out ends a call that asked for more`() throws {
    try TestLoop.run { loop in
      let crew = Crew(loop, ["a"])
      crew.set("a") { $0.delay = .seconds(9) }
      let channel = crew.channel(try config(#"{"methodConfig": [{"name": [{}], "timeout": "0.5s"}]}"#))
      let error = await #expect(throws: RPCError.self) { try await channel.unary(change, [], CallOptions(timeout: .seconds(8))) }
      #expect(error?.code == .deadlineExceeded && loop.elapsed == .milliseconds(500))
    }
  }

  @Test func `a slow instance is hedged at another, and the loser is cancelled`() throws {
    let hedging = """
      {"methodConfig": [{"name": [{}], "hedgingPolicy": {"maxAttempts": 2, "hedgingDelay": "0.02s"}}],
       "loadBalancingConfig": [{"pick_first": {}}]}
      """
    try TestLoop.run { loop in
      let crew = Crew(loop, ["a", "b"])
      crew.set("a") { $0.delay = .seconds(3) }
      let channel = crew.channel(try config(hedging))
      #expect(try await channel.unary(whoAmI, [], CallOptions()) == Array("b".utf8))
      #expect(loop.elapsed == .milliseconds(20))
      #expect(crew.state.withLock { $0["a"]?.cancelled } == 1)
      #expect(crew.state.withLock { $0["b"]?.attempts } == [1])
      // What is not idempotent is made once, however long it takes.
      let fresh = crew.channel(try config(hedging))
      #expect(try await fresh.unary(change, [], CallOptions()) == Array("a".utf8))
      #expect(crew.calls("b") == 1)
    }
  }

  @Test func `a hedged call fails with the fatal error, or when all attempts have failed`() throws {
    try TestLoop.run { loop in
      let crew = Crew(loop, ["a", "b"])
      let channel = crew.channel(
        try config(#"{"methodConfig": [{"name": [{}], "hedgingPolicy": {"maxAttempts": 3, "hedgingDelay": "1s"}}]}"#))
      for id in ["a", "b"] { crew.set(id) { $0.error = RPCError(.notFound, "no") } }
      await #expect(throws: RPCError(.notFound, "no")) { try await channel.unary(whoAmI, [], CallOptions()) }
      #expect(crew.calls("a") + crew.calls("b") == 1)
      let lost = RPCError(.unavailable, "no", reason: "CONNECTION_LOST")
      for id in ["a", "b"] { crew.set(id) { $0.error = lost } }
      await #expect(throws: lost) { try await channel.unary(whoAmI, [], CallOptions()) }
      #expect(crew.calls("a") + crew.calls("b") == 4 && loop.elapsed < .seconds(1))
    }
  }

  @Test func `wait-for-ready outlasts an instance that is away, but not the deadline`() throws {
    try TestLoop.run { (loop) async throws in
      let crew = Crew(loop, ["a"])
      crew.set("a") { $0.error = RPCError(.unavailable, "away", reason: "CONNECT_FAILED") }
      let channel = crew.channel(ServiceConfig())
      var options = CallOptions(timeout: .seconds(20))
      options.waitsForReady = true
      loop.schedule(after: .seconds(8)) { crew.set("a") { $0.error = nil } }
      #expect(try await channel.unary(change, [], options) == Array("a".utf8))
      #expect(loop.elapsed >= .seconds(8) && loop.elapsed < .seconds(9))
      crew.set("a") { $0.error = RPCError(.unavailable, "away", reason: "CONNECT_FAILED") }
      options.timeout = .seconds(2)
      let began = loop.now
      await #expect(throws: RPCError.self) { try await channel.unary(change, [], options) }
      #expect(began.duration(to: loop.now) <= .seconds(2))
    }
  }

  @Test func `an instance that only fails is ejected and comes back`() throws {
    try TestLoop.run { loop in
      let crew = Crew(loop, ["a", "b", "c"])
      crew.set("b") { $0.error = RPCError(.internal, "broken") }
      let channel = crew.channel(try config(#"{"loadBalancingConfig": [{"round_robin": {}}]}"#))
      var failed = 0
      for _ in 0..<300 {
        do { _ = try await channel.unary(whoAmI, [], CallOptions()) } catch { failed += 1 }
      }
      #expect(failed == 5 && channel.ejectedInstances == ["b"])
      crew.set("b") { $0.error = nil }
      try await loop.sleep(for: .milliseconds(1100))
      #expect(channel.ejectedInstances == [])
      for _ in 0..<30 { _ = try await channel.unary(whoAmI, [], CallOptions()) }
      #expect((14...16).contains(crew.calls("b")))
    }
  }

  @Test func `the nearest cluster is called while one of its instances can be`() throws {
    try TestLoop.run { loop in
      let crew = Crew(loop, ["a", "b", "c"])
      let channel = crew.channel(
        try config(#"{"loadBalancingConfig": [{"nearest_cluster": {"childPolicy": [{"round_robin": {}}]}}]}"#),
        cluster: "here", clusters: ["a": "there", "b": "here", "c": "here"])
      for _ in 0..<40 { _ = try await channel.unary(whoAmI, [], CallOptions()) }
      #expect(crew.calls("a") == 0 && crew.calls("b") == 20)
      for id in ["b", "c"] { crew.set(id) { $0.error = RPCError(.unavailable, "x", reason: "CONNECTION_LOST") } }
      for _ in 0..<10 { #expect(try await channel.unary(whoAmI, [], CallOptions()) == Array("a".utf8)) }
    }
  }

  @Test func `one key goes to one instance`() throws {
    try TestLoop.run { loop in
      let crew = Crew(loop, ["a", "b", "c"])
      let channel = crew.channel(try config(#"{"loadBalancingConfig": [{"ring_hash_experimental": {}}]}"#))
      var options = CallOptions()
      options.balancingKey = "performance-7"
      var answers: Set<[UInt8]> = []
      for _ in 0..<20 { answers.insert(try await channel.unary(whoAmI, [], options)) }
      #expect(answers.count == 1)
    }
  }

  @Test func `an instance that says it is not serving gets no calls`() throws {
    try TestLoop.run { loop in
      let crew = Crew(loop, ["a", "b"])
      crew.set("a") { $0.isServing = false }
      let channel = crew.channel(
        try config(#"{"loadBalancingConfig": [{"round_robin": {}}], "healthCheckConfig": {"serviceName": "t.Test"}}"#))
      for _ in 0..<2 { _ = try await channel.unary(whoAmI, [], CallOptions()) }
      try await loop.sleep(for: .milliseconds(50))
      let before = crew.calls("a")
      for _ in 0..<10 { #expect(try await channel.unary(whoAmI, [], CallOptions()) == Array("b".utf8)) }
      #expect(crew.calls("a") == before)
      crew.set("a") { $0.isServing = true }
      try await loop.sleep(for: .seconds(1))
      for _ in 0..<10 { _ = try await channel.unary(whoAmI, [], CallOptions()) }
      #expect(crew.calls("a") == before + 5)
    }
  }

  @Test func `a host name's addresses are instances, and stay while looking up fails`() throws {
    try TestLoop.run { loop in
      let answer = Locked<[String]?>(["10.0.0.2", "10.0.0.1"])
      let dns = DNSEndpoints(host: "db", port: 7, loop: loop, lookUp: { _ in
        guard let list = answer.withLock({ $0 }) else { throw RPCError(.unavailable, "no DNS") }
        return list
      })
      _ = loop.spawn { await dns.run() }
      let list = await dns.endpoints(of: "x", waitingUpTo: .seconds(1), on: loop) { !$0.isEmpty }
      #expect(list.map(\.host) == ["10.0.0.1", "10.0.0.2"] && list.allSatisfy { $0.port == 7 })
      answer.withLock { $0 = nil }
      try await loop.sleep(for: .seconds(40))
      #expect(await dns.endpoints(of: "x", waitingUpTo: .zero, on: loop) { _ in true }.count == 2)
      answer.withLock { $0 = ["10.0.0.3"] }
      try await loop.sleep(for: .seconds(4))
      #expect(await dns.endpoints(of: "x", waitingUpTo: .zero, on: loop) { _ in true }.map(\.host) == ["10.0.0.3"])
    }
  }
}

@Suite struct ServiceConfigFollowerTests {
  @Test func `a value in the registry holds at once; a bad one leaves the last good one`() throws {
    try TestLoop.run(stepLimit: 2_000_000) { loop in
      let town = try await Town(loop)
      let (seen, refused) = (Locked<[ServiceConfig]>([]), Locked<[String]>([]))
      let follower = ServiceConfigFollower(loop: loop, registry: town.registry) { event in
        if case .refused(_, let version, let error) = event { refused.withLock { $0.append("\(version): \(error)") } }
      }
      let running = loop.spawn { await follower.run(for: "order") { config in seen.withLock { $0.append(config) } } }
      let put = { (text: String) async throws in
        _ = try await town.client.putConfig(.init(group: ServiceConfigFollower.group, key: "order", value: text))
        try await loop.sleep(for: .milliseconds(50))
      }
      try await put(#"{"retryThrottling": {"maxTokens": 4, "tokenRatio": 1}}"#)
      #expect(seen.withLock { $0.last?.throttle?.maxTokens } == 4)
      try await put(#"{"retryThrottling": {"maxTokens": 4000, "tokenRatio": 1}}"#)
      #expect(seen.withLock { $0.count } == 1)
      #expect(refused.withLock { $0 } == ["2: $.retryThrottling.maxTokens: 4000 is not 1 to 1000"])
      // The registry goes and comes back: nothing is applied twice.
      town.killRegistry()
      try await loop.sleep(for: .seconds(5))
      town.startRegistry()
      try await loop.sleep(for: .seconds(5))
      try await put("{}")
      #expect(seen.withLock { $0.last } == ServiceConfig() && seen.withLock { $0.count } == 2)
      running.cancel()
      await running.finished()
    }
  }
}
