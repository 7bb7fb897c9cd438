internal import GatewayListener
internal import RPCCore
internal import RPCInProcess

/// How a gateway has its port.
public enum PortTakeover: String, Sendable, CaseIterable {
  /// For itself.
  case none
  /// The next one may listen beside it before it ends.
  case allowed
  /// It listens beside the one that it takes over from.
  case takes

  var sharing: PortSharing {
    switch self {
    case .none: .alone
    case .allowed: .first
    case .takes: .next
    }
  }
}

/// One role in this process: `onsale serve`.
public enum SingleRole {
  /// Runs until `stop` is rung.
  /// - Parameter takeover: for a gateway whose port others of ours take over.
  public static func run(
    _ role: Role, _ configuration: Configuration, takeover: PortTakeover = .none, stop: StopRequest,
    say: @escaping @Sendable (String) -> Void
  ) async throws {
    try CannotStart.checkCertificates(of: role, configuration)
    let node = try Node(configuration, label: role.rawValue)
    let begun = try await stop.unlessAsked {
      role == .registry ? try await startRegistry(node) : try await start(role, node, takeover)
    }
    guard let begun else { return }
    say(ReadyLine(name: role.rawValue, port: begun.port).text)
    await stop.wait()
    await begun.end()
    try await node.shutDown()
  }

  /// A role that serves, and how it ends in good order.
  private struct Begun: Sendable {
    let port: Int
    let end: @Sendable () async -> Void
  }

  private static func start(_ role: Role, _ node: Node, _ takeover: PortTakeover) async throws -> Begun {
    let configuration = node.configuration
    guard let registry = Setting.endpoint(configuration.text("rpc.registry")) else {
      preconditionFailure("an endpoint setting is checked when it is read")
    }
    let cluster = try DiscoveredCluster(
      node, identity: role.rawValue, registryHost: registry.host, registryPort: registry.port)
    if role == .gateway {
      let gateway = try await GatewayHost.bind(node, sharing: takeover.sharing)
      try await gateway.serve(cluster)
      return Begun(port: gateway.port) {
        await gateway.stop()
        await cluster.close()
      }
    }
    let factory = RoleFactory(
      world: node, cluster: cluster, payment: PaymentAddresses(configuration))
    let hosted = try await factory.make(role)
    let metrics = try await MetricsHost.start(node)
    let endpoint = try await CannotStart.listening(for: role, configuration) {
      try await RoleEndpoint.start(
        hosted, node, RoleTelemetry(hosted, log: node.log(role)), registry: cluster.registry,
        port: configuration.integer("rpc.role_port"), metrics: metrics?.address, subchannels: { cluster.subchannels })
    }
    return Begun(port: endpoint.port) {
      await endpoint.stop()
      await metrics?.stop()
      await cluster.close()
    }
  }

  private static func startRegistry(_ node: Node) async throws -> Begun {
    let own = InProcessCluster(callers: node.callers)
    let hosted = try await RoleFactory(
      world: node, cluster: own, payment: PaymentAddresses(node.configuration)
    ).make(.registry)
    let telemetry = RoleTelemetry(hosted, log: node.log(.registry))
    let channel = InterceptedChannel(
      InProcessChannel(
        definitions: hosted.definitions, interceptors: telemetry.interceptors + node.guards,
        loop: hosted.loop, log: node.log(.registry)), node.callers)
    let port = node.configuration.integer("rpc.port")
    let metrics = try await MetricsHost.start(node)
    let endpoint = try await CannotStart.listening(for: .registry, node.configuration) {
      try await RoleEndpoint.start(hosted, node, telemetry, registry: channel, port: port, metrics: metrics?.address)
    }
    return Begun(port: endpoint.port) {
      await endpoint.stop()
      await metrics?.stop()
    }
  }
}
