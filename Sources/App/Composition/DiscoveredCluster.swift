internal import Base
internal import Discovery
internal import Logging
internal import Messages
internal import RPCCore
internal import RPCNetwork

/// Services in other processes, found through the registry, DNS or a list, as their settings say, and
/// spoken to over mutual TLS.
final class DiscoveredCluster: Cluster {
  /// The registry itself, at its known address.
  let registry: any Channel
  private let node: Node
  private let tls: TLSSwitch?
  private let loop: NIOLoop
  private let resolver: Resolver
  private let watching: SpawnedTask
  private let follower: ServiceConfigFollower
  /// One per service that is called: its config as the registry has it.
  private let following = Locked<[SpawnedTask]>([])
  private let registryLine: NetworkChannel
  private let channels = Locked<[Role: any Channel]>([:])
  /// Open connections, to be closed at the end.
  private let lines = Locked<[ObjectIdentifier: Subchannel]>([:])

  /// - Parameter identity: whose certificate the calls carry.
  init(_ node: Node, identity: String, registryHost: String, registryPort: Int) throws {
    self.node = node
    loop = node.group.loops[0]
    tls = try node.clientTLS(identity)
    registryLine = NetworkChannel(
      host: registryHost, port: registryPort, loop: loop, tlsSwitch: tls,
      expectedIdentity: node.identity(of: .registry),
      log: node.log)
    registry = InterceptedChannel(registryLine, node.callers)
    let log = node.log
    follower = ServiceConfigFollower(
      loop: loop, registry: registry, namespace: node.configuration.text("cluster.namespace")
    ) { event in DiscoveredCluster.note(event, log) }
    let resolver = Resolver(
      loop: loop, registry: registry, namespace: node.configuration.text("cluster.namespace")
    ) { event in log.debug("discovery", metadata: ["event": "\(event)"]) }
    self.resolver = resolver
    watching = loop.spawn { await resolver.run() }
  }

  func channel(to role: Role) -> any Channel {
    if role == .registry { return registry }
    let (node, tls, loop, lines) = (node, tls, loop, lines)
    let (follower, following) = (follower, following)
    return channels.withLock { channels in
      if let known = channels[role] { return known }
      let made = DiscoveredChannel(
        service: role.rawValue, resolver: source(of: role), loop: loop,
        cluster: node.configuration.text("cluster.name")
      ) { endpoint in
        let line = Subchannel(
          role.rawValue, endpoint,
          NetworkChannel(
            host: endpoint.host, port: endpoint.port, loop: loop, tlsSwitch: tls,
            expectedIdentity: node.identity(of: role), log: node.log))
        lines.withLock { $0[ObjectIdentifier(line)] = line }
        return Connection(line) {
          lines.withLock { $0[ObjectIdentifier(line)] = nil }
          line.close()
        }
      }
      let counted = InterceptedChannel(made, node.callers)
      channels[role] = counted
      let task = loop.spawn { [weak made] in
        let apply: @Sendable (ServiceConfig) -> Void = { [weak made] config in made?.use(config) }
        // No call's deadline or metadata is its own.
        await CallContext.$current.withValue(nil) { await follower.run(for: role.rawValue, apply: apply) }
      }
      following.withLock { $0.append(task) }
      return counted
    }
  }

  /// Where the instances of `role` are learnt of, kept up to date until `close`.
  private func source(of role: Role) -> any EndpointSource {
    let configuration = node.configuration
    let (source, run) = configuration.source(of: role).endpoints(
      registry: resolver, refresh: .milliseconds(configuration.integer("rpc.dns_refresh_ms")), loop: loop,
      log: node.log)
    guard let run else { return source }
    // No call's deadline or metadata is its own.
    let task = loop.spawn { await CallContext.$current.withValue(nil) { await run() } }
    following.withLock { $0.append(task) }
    return source
  }

  /// Connections to instances, as they are now.
  var subchannels: [AdminV1.Subchannel] { lines.withLock { $0.values.map(\.picture) } }

  /// Ends all connections.
  func close() async {
    for task in following.withLock({ $0 }) + [watching] {
      task.cancel()
      await task.finished()
    }
    for line in lines.withLock({ $0.values }) { line.close() }
    registryLine.close()
  }

  private static func note(_ event: ServiceConfigFollower.Event, _ log: Logger) {
    switch event {
    case .changed(let service, let version):
      log.notice("service config changed", metadata: ["service": "\(service)", "version": "\(version)"])
    case .refused(let service, let version, let error):
      log.error(
        "service config refused, the last good one stays",
        metadata: ["service": "\(service)", "version": "\(version)", "error": "\(error)"])
    case .watchLost(let service, let error):
      log.debug("service config not followed", metadata: ["service": "\(service)", "error": "\(error)"])
    }
  }
}
