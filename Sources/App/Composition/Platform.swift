internal import Base
internal import Foundation
internal import Logging
internal import OpenSSLCrypto
internal import Ports
internal import RPCCore
internal import RPCInProcess
internal import RPCNetwork

/// The whole platform on this machine: `onsale up`.
public enum Platform {
  /// Runs until `stop` is rung.
  ///
  /// - Parameters:
  ///   - separateProcesses: each role in a process of its own; otherwise all in this one.
  ///   - demo: makes demo data when there is none yet.
  ///   - say: lines for people, and one `ReadyLine` for programs.
  public static func run(
    _ configuration: Configuration, separateProcesses: Bool, demo: Bool, stop: StopRequest,
    say: @escaping @Sendable (String) -> Void
  ) async throws {
    let node = try Node(configuration, label: "onsale")
    _ = try node.certificates.makeMissing(cluster: configuration.text("cluster.name"))
    try makeKeys(node)
    let supervisor = try Supervisor(configuration, log: node.log)
    let started: any StartedPlatform
    do {
      started =
        separateProcesses
        ? try await ProcessPlatform.start(node, supervisor)
        : try await SingleProcessPlatform.start(node, supervisor)
    } catch {
      await supervisor.stop()
      throw error
    }
    if demo { try await announceDemo(node, started, say) }
    announce(started, say)
    await stop.wait()
    say("stopping")
    await started.stop()
    await supervisor.stop()
    try await node.shutDown()
  }

  /// Before any child starts, so that two of them never make one key.
  private static func makeKeys(_ node: Node) throws {
    _ = try node.keys.privateKey("auth", .es256)
    _ = try node.keys.privateKey("ticket", .ed25519)
    _ = try node.keys.privateKey("merchant", .rsa2)
    let provider = try node.keys.privateKey("provider", .rsa2)
    _ = try node.keys.text("provider.pub") {
      try node.crypto.signer(privateKeyPEM: provider, .rsa2).publicKeyPEM
    }
  }

  private static func announceDemo(
    _ node: Node, _ started: any StartedPlatform, _ say: @Sendable (String) -> Void
  ) async throws {
    let marker = URL(filePath: node.configuration.text("data.directory")).appending(
      path: "demo-data")
    if FileManager.default.fileExists(atPath: marker.path) { return }
    say("making demo data")
    let made = try await DemoData(cluster: started.cluster).make(at: node.group.loops[0].wallNow)
    try Data("\(made.performance)\n".utf8).write(to: marker)
    for account in made.accounts {
      say(
        "  account  \(account.login)  password \(account.password)  \((["buyer"] + account.roles).joined(separator: ", "))"
      )
    }
    say("  on sale  performance \(made.performance)")
  }

  private static func announce(_ started: any StartedPlatform, _ say: @Sendable (String) -> Void) {
    let host = started.host
    say("  API      http://\(host):\(started.ports.gateway)/v1/events")
    say(
      "  health   http://\(host):\(started.ports.gateway)/healthz   metrics http://\(host):\(started.ports.gateway)/metrics"
    )
    say("  payment  http://\(host):\(started.ports.sandbox)  (sandbox provider)")
    say("  registry \(host):\(started.ports.registry)  (onsale registry services)")
    say(
      ReadyLine(
        name: "platform", port: started.ports.gateway,
        ports: ["registry": started.ports.registry, "sandbox": started.ports.sandbox]
      ).text)
  }
}

/// A platform that serves.
protocol StartedPlatform: Sendable {
  var cluster: any Cluster { get }
  var host: String { get }
  var ports: PlatformPorts { get }
  /// Ends what runs in this process, in good order.
  func stop() async
}

struct PlatformPorts: Sendable {
  var gateway: Int
  var registry: Int
  var sandbox: Int
}

/// All roles in this process: they call each other in memory, and are there for others over RPC.
struct SingleProcessPlatform: StartedPlatform {
  let cluster: any Cluster
  let host: String
  let ports: PlatformPorts
  private let endpoints: [RoleEndpoint]
  private let gateway: GatewayHost

  static func start(_ node: Node, _ supervisor: Supervisor) async throws -> SingleProcessPlatform {
    let sandbox = try await supervisor.startSandbox()
    let host = node.configuration.text("gateway.host")
    let cluster = InProcessCluster()
    let gateway = try await GatewayHost.bind(node)
    let factory = RoleFactory(
      world: node, cluster: cluster,
      payment: PaymentAddresses(
        node.configuration, sandboxPort: sandbox.port, gatewayPort: gateway.port))
    var endpoints: [RoleEndpoint] = []
    for role in Role.startOrder where role != .gateway {
      let hosted = try await factory.make(role)
      cluster.put(
        role,
        InProcessChannel(
          definitions: hosted.definitions, interceptors: [], loop: hosted.loop, log: node.log(role))
      )
      let port = role == .registry ? node.configuration.integer("rpc.port") : 0
      endpoints.append(
        try await RoleEndpoint.start(
          hosted, node, registry: cluster.channel(to: .registry), port: port))
    }
    try await gateway.serve(cluster)
    return SingleProcessPlatform(
      cluster: cluster, host: host,
      ports: PlatformPorts(
        gateway: gateway.port, registry: endpoints[0].port, sandbox: sandbox.port),
      endpoints: endpoints, gateway: gateway)
  }

  func stop() async {
    await gateway.stop()
    for endpoint in endpoints.reversed() { await endpoint.stop() }
  }
}

/// Each role in a process of its own, found through the registry; this process only keeps them alive.
struct ProcessPlatform: StartedPlatform {
  let cluster: any Cluster
  let host: String
  let ports: PlatformPorts
  private let discovered: DiscoveredCluster

  static func start(_ node: Node, _ supervisor: Supervisor) async throws -> ProcessPlatform {
    let host = node.configuration.text("gateway.host")
    let registry = try await supervisor.start(.registry, environment: [:])
    let address = ["ONSALE_RPC_REGISTRY": "\(node.configuration.text("rpc.host")):\(registry.port)"]
    let sandbox = try await supervisor.startSandbox()
    let gateway = try await supervisor.start(.gateway, environment: address)
    let payment = PaymentAddresses(
      node.configuration, sandboxPort: sandbox.port, gatewayPort: gateway.port)
    let environment = address.merging(
      [
        "ONSALE_PAYMENT_PROVIDER_URL": payment.providerURL,
        "ONSALE_PAYMENT_NOTIFY_URL": payment.notifyURL,
      ]) { $1 }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for role in Role.startOrder where role != .registry && role != .gateway {
        group.addTask { _ = try await supervisor.start(role, environment: environment) }
      }
      try await group.waitForAll()
    }
    let discovered = try DiscoveredCluster(
      node, identity: "platform", registryHost: node.configuration.text("rpc.host"),
      registryPort: registry.port)
    return ProcessPlatform(
      cluster: discovered, host: host,
      ports: PlatformPorts(gateway: gateway.port, registry: registry.port, sandbox: sandbox.port),
      discovered: discovered)
  }

  func stop() async { await discovered.close() }
}

/// One role in this process: `onsale serve`.
public enum SingleRole {
  /// Runs until `stop` is rung.
  public static func run(
    _ role: Role, _ configuration: Configuration, stop: StopRequest,
    say: @escaping @Sendable (String) -> Void
  ) async throws {
    let node = try Node(configuration, label: role.rawValue)
    guard let registry = Setting.endpoint(configuration.text("rpc.registry")) else {
      preconditionFailure("an endpoint setting is checked when it is read")
    }
    if role == .registry { return try await runRegistry(node, stop, say) }
    let cluster = try DiscoveredCluster(
      node, identity: role.rawValue, registryHost: registry.host, registryPort: registry.port)
    if role == .gateway {
      let gateway = try await GatewayHost.bind(node)
      try await gateway.serve(cluster)
      say(ReadyLine(name: role.rawValue, port: gateway.port).text)
      await stop.wait()
      await gateway.stop()
    } else {
      let factory = RoleFactory(
        world: node, cluster: cluster, payment: PaymentAddresses(configuration))
      let hosted = try await factory.make(role)
      let endpoint = try await RoleEndpoint.start(hosted, node, registry: cluster.registry, port: 0)
      say(ReadyLine(name: role.rawValue, port: endpoint.port).text)
      await stop.wait()
      await endpoint.stop()
    }
    await cluster.close()
    try await node.shutDown()
  }

  private static func runRegistry(
    _ node: Node, _ stop: StopRequest, _ say: @Sendable (String) -> Void
  ) async throws {
    let own = InProcessCluster()
    let hosted = try await RoleFactory(
      world: node, cluster: own, payment: PaymentAddresses(node.configuration)
    ).make(.registry)
    let channel = InProcessChannel(
      definitions: hosted.definitions, interceptors: [], loop: hosted.loop, log: node.log(.registry)
    )
    let endpoint = try await RoleEndpoint.start(
      hosted, node, registry: channel, port: node.configuration.integer("rpc.port"))
    say(ReadyLine(name: Role.registry.rawValue, port: endpoint.port).text)
    await stop.wait()
    await endpoint.stop()
    try await node.shutDown()
  }
}
