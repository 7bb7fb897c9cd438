internal import Base
internal import Discovery
internal import Logging
internal import Messages
internal import RPCCore
internal import RPCNetwork
internal import TLSWire

/// Services in other processes, found through the registry and spoken to over mutual TLS.
final class DiscoveredCluster: Cluster {
  /// The registry itself, at its known address.
  let registry: any Channel
  private let node: Node
  private let tls: TLSContext?
  private let loop: NIOLoop
  private let resolver: Resolver
  private let watching: SpawnedTask
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
      host: registryHost, port: registryPort, loop: loop, tls: tls,
      expectedIdentity: node.identity(of: .registry),
      log: node.log)
    registry = registryLine
    let log = node.log
    let resolver = Resolver(
      loop: loop, registry: registry, namespace: node.configuration.text("cluster.namespace")
    ) { event in log.debug("discovery", metadata: ["event": "\(event)"]) }
    self.resolver = resolver
    watching = loop.spawn { await resolver.run() }
  }

  func channel(to role: Role) -> any Channel {
    if role == .registry { return registry }
    let (node, tls, loop, resolver, lines) = (node, tls, loop, resolver, lines)
    return channels.withLock { channels in
      if let known = channels[role] { return known }
      let made = DiscoveredChannel(service: role.rawValue, resolver: resolver, loop: loop) {
        endpoint in
        let line = Subchannel(
          role.rawValue, endpoint,
          NetworkChannel(
            host: endpoint.host, port: endpoint.port, loop: loop, tls: tls,
            expectedIdentity: node.identity(of: role), log: node.log))
        lines.withLock { $0[ObjectIdentifier(line)] = line }
        return Connection(line) {
          lines.withLock { $0[ObjectIdentifier(line)] = nil }
          line.close()
        }
      }
      channels[role] = made
      return made
    }
  }

  /// Connections to instances, as they are now.
  var subchannels: [AdminV1.Subchannel] { lines.withLock { $0.values.map(\.picture) } }

  /// Ends all connections.
  func close() async {
    watching.cancel()
    await watching.finished()
    for line in lines.withLock({ $0.values }) { line.close() }
    registryLine.close()
  }
}
