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
    let demo = try DemoDesk(configuration, isWanted: demo)
    let node = try Node(configuration, label: "onsale")
    _ = try node.certificates.makeMissing(cluster: configuration.text("cluster.name"))
    try makeKeys(node)
    let supervisor = try Supervisor(configuration, log: node.log)
    node.hangUp.then { supervisor.hangUp() }
    let begun: (any StartedPlatform)?
    do {
      begun = try await stop.unlessAsked {
        let started: any StartedPlatform =
          separateProcesses
          ? try await ProcessPlatform.start(node, supervisor)
          : try await SingleProcessPlatform.start(node, supervisor)
        try await demo.serve(node, started, say)
        return started
      }
    } catch {
      await supervisor.stop()
      throw error
    }
    guard let started = begun else {
      supervisor.kill()
      return say("stopped during the start")
    }
    announce(started, configuration, say)
    let restarts = separateProcesses ? RestartRequests() : nil
    let restarting = Task { await restarts?.follow { await supervisor.restartInTurn(say) } }
    await stop.wait()
    say("stopping")
    restarts?.end()
    restarting.cancel()
    await started.stop()
    await supervisor.stop()
    try await node.shutDown()
  }

  /// Before any child starts, so that two of them never make one key.
  private static func makeKeys(_ node: Node) throws {
    let keys: [(String, SignatureAlgorithm)] = [
      ("auth", .es256), ("ticket", .ed25519), ("merchant", .rsa2), ("provider", .rsa2),
    ]
    for (name, algorithm) in keys {
      let pem = try node.keys.privateKey(name, algorithm)
      let publicPEM = try CannotStart.reading("\(name).key", in: "keys", node.configuration) {
        try node.crypto.signer(privateKeyPEM: pem, algorithm).publicKeyPEM
      }
      if name == "provider" { _ = try node.keys.text("provider.pub") { publicPEM } }
    }
  }

  private static func announce(
    _ started: any StartedPlatform, _ configuration: Configuration, _ say: @Sendable (String) -> Void
  ) {
    let gateway = Setting.authority(started.host, started.ports.gateway)
    let registry = registryAddress(configuration, port: started.ports.registry)
    say("  API      http://\(gateway)/v1/events")
    say("  health   http://\(gateway)/healthz   metrics http://\(gateway)/metrics")
    say(
      "  payment  http://\(Setting.authority(started.host, started.ports.sandbox))  (sandbox provider)")
    say("  registry \(registry)  (\(operatorCommand(configuration, registry: registry)))")
    say(
      ReadyLine(
        name: "platform", port: started.ports.gateway,
        ports: ["registry": started.ports.registry, "sandbox": started.ports.sandbox]
      ).text)
  }
}

extension Platform {
  /// Where a program on this machine finds the registry.
  static func registryAddress(_ configuration: Configuration, port: Int) -> String {
    let host = configuration.text("rpc.host")
    let here = ["0.0.0.0": "127.0.0.1", "::": "::1"][host] ?? host
    return Setting.authority(here, port)
  }

  /// A command line that reaches this platform, ready to be pasted.
  static func operatorCommand(_ configuration: Configuration, registry: String) -> String {
    var words = [
      "onsale", "registry", "services", "--registry", registry, "--data",
      quoted(configuration.text("data.directory")),
    ]
    if configuration.boolean("rpc.plaintext") { words.append("--plaintext") }
    let defaults = Configuration()
    for (flag, key) in [("--cluster", "cluster.name"), ("--namespace", "cluster.namespace")]
    where configuration.text(key) != defaults.text(key) {
      words += [flag, configuration.text(key)]
    }
    return words.joined(separator: " ")
  }

  /// As one word of a shell.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      (97...122).contains($0 | 0x20) || (45...57).contains($0) || $0 == 95
    }
    return isPlain && !text.isEmpty
      ? text : "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
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
    let cluster = InProcessCluster(callers: node.callers)
    let gateway = try await GatewayHost.bind(node)
    let factory = RoleFactory(
      world: node, cluster: cluster,
      payment: PaymentAddresses(
        node.configuration, sandboxPort: sandbox.port, gatewayPort: gateway.port))
    var endpoints: [RoleEndpoint] = []
    for role in Role.startOrder where role != .gateway {
      let hosted = try await factory.make(role)
      let telemetry = RoleTelemetry(hosted, log: node.log(role))
      cluster.put(
        role,
        InProcessChannel(
          definitions: hosted.definitions + [hosted.health.service.definition],
          interceptors: telemetry.interceptors + node.guards, loop: hosted.loop, log: node.log(role)))
      let port = role == .registry ? node.configuration.integer("rpc.port") : 0
      let registry = cluster.channel(to: .registry)
      endpoints.append(
        try await CannotStart.listening(for: role, node.configuration) {
          try await RoleEndpoint.start(hosted, node, telemetry, registry: registry, port: port)
        })
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
    let address = [
      "ONSALE_RPC_REGISTRY": Platform.registryAddress(node.configuration, port: registry.port)
    ]
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
