import Base
import Discovery
import Logging
import RPCCore
import TestKit
import Testing

@testable import Composition

@Suite struct ServiceSourceTests {
  private typealias Address = ServiceSource.Address

  @Test func `a source is the registry, a list or a name`() throws {
    #expect(try ServiceSource("registry") == .registry)
    #expect(
      try ServiceSource("static:127.0.0.1:7001,[::1]:7002,inventory-2.example:7003")
        == .addresses([
          Address(host: "127.0.0.1", port: 7001), Address(host: "::1", port: 7002),
          Address(host: "inventory-2.example", port: 7003),
        ]))
    #expect(try ServiceSource("dns:inventory.svc:7001") == .dns(Address(host: "inventory.svc", port: 7001)))
  }

  @Test(
    arguments: [
      ("", .unknown), ("registry ", .unknown), ("127.0.0.1:7001", .unknown), ("etcd:a:1", .unknown),
      ("static:", .empty), ("dns:", .empty),
      ("static:127.0.0.1", .address), ("static:127.0.0.1:0", .address), ("static:127.0.0.1:65536", .address),
      ("static:a:1,", .address), ("static:,a:1", .address), ("static:a b:1", .address), ("static::7001", .address),
      ("static:a/b:1", .address), ("static:1::2::3:7001", .address), ("dns:inventory.svc", .address),
      ("dns:\(String(repeating: "a", count: 254)):1", .address),
      ("static:a:1,b:1,a:1", .repeated), ("dns:a:1,b:1", .several),
      ("static:" + (1...65).map { "a:\($0)" }.joined(separator: ","), .tooMany),
    ] as [(String, ServiceSource.Fault)])
  func `anything else is refused by a stable code`(text: String, fault: ServiceSource.Fault) throws {
    #expect(throws: fault) { try ServiceSource(text) }
    let invalid = #expect(throws: Configuration.Invalid.self) {
      try Configuration(flags: ["services.inventory": text], environment: [:], file: nil)
    }
    #expect(invalid?.code == fault.rawValue)
    for word in ["flag", "services.inventory", fault.rawValue, fault.why, "static:HOST:PORT"] {
      #expect(invalid?.description.contains(word) == true, "\(invalid?.description ?? "")")
    }
  }

  @Test func `every service but the registry has a source, the registry's unless set`() throws {
    let file = #"{"services": {"inventory": "static:127.0.0.1:7001"}}"#
    let configuration = try Configuration(
      flags: [:], environment: ["ONSALE_SERVICES_ORDER": "dns:order.svc:7001"], file: [UInt8](file.utf8))
    for role in Role.services where ![.registry, .inventory, .order].contains(role) {
      #expect(configuration.source(of: role) == .registry)
    }
    #expect(configuration.source(of: .inventory) == .addresses([Address(host: "127.0.0.1", port: 7001)]))
    #expect(configuration.source(of: .order) == .dns(Address(host: "order.svc", port: 7001)))
  }

  /// A channel that says which address it goes to.
  private struct Line: Channel {
    let name: String

    func unary(_ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions) async throws(RPCError) -> [UInt8] {
      Array(name.utf8)
    }
    func serverStreaming(
      _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
      onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
    ) async throws {}
  }

  private static func names(_ source: any EndpointSource, on loop: TestLoop, calls: Int = 40) async throws -> Set<String> {
    let method = MethodDescriptor(service: "t.Test", name: "WhoAmI", kind: .unary, isIdempotent: true)
    let channel = DiscoveredChannel(service: "t", resolver: source, loop: loop) { endpoint in
      Connection(Line(name: "\(endpoint.host):\(endpoint.port)"))
    }
    var names: Set<String> = []
    for _ in 0..<calls { names.insert(String(decoding: try await channel.unary(method, [], CallOptions()), as: UTF8.self)) }
    return names
  }

  @Test func `calls go to every address of a list`() throws {
    try TestLoop.run(seed: 1) { loop in
      let (source, run) = try ServiceSource("static:a:1,b:2").endpoints(
        registry: StaticEndpoints([]), refresh: .seconds(5), loop: loop, log: quietLogger())
      #expect(run == nil)
      #expect(try await Self.names(source, on: loop) == ["a:1", "b:2"])
    }
  }

  @Test func `calls follow the addresses of a name, which stay while it cannot be looked up`() throws {
    struct Gone: Error {}
    try TestLoop.run(seed: 2) { loop in
      let answers = Locked<[String]?>(["10.0.0.1", "10.0.0.2"])
      let asked = Locked<[String]>([])
      let (source, run) = try ServiceSource("dns:inventory.svc:7001").endpoints(
        registry: StaticEndpoints([]), refresh: .seconds(5), loop: loop, log: quietLogger()
      ) { host in
        asked.withLock { $0.append(host) }
        guard let list = answers.withLock({ $0 }) else { throw Gone() }
        return list
      }
      let body = try #require(run)
      let task = loop.spawn { await body() }
      #expect(try await Self.names(source, on: loop) == ["10.0.0.1:7001", "10.0.0.2:7001"])
      answers.withLock { $0 = ["10.0.0.3"] }
      try await loop.sleep(for: .seconds(6))
      #expect(try await Self.names(source, on: loop) == ["10.0.0.3:7001"])
      answers.withLock { $0 = nil }
      try await loop.sleep(for: .seconds(6))
      #expect(try await Self.names(source, on: loop) == ["10.0.0.3:7001"])
      #expect(Set(asked.withLock { $0 }) == ["inventory.svc"])
      task.cancel()
      await task.finished()
    }
  }
}
