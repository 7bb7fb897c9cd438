internal import Base
internal import Composition
internal import Discovery
internal import Messages
internal import RPCCore
internal import RPCNetwork
internal import TLSWire

/// The services of a running platform, found through its registry and called with the operator's
/// certificate: what any program of the cluster does.
final class TrialCluster: Sendable {
  let loop: NIOLoop
  private let tls: TLSContext
  private let line: NetworkChannel
  private let resolver: Resolver
  private let watching: SpawnedTask
  private let channels = Locked<[Role: DiscoveredChannel]>([:])

  private static let cluster = "local"

  init(directory: String, registryPort: Int, on loop: NIOLoop) throws {
    self.loop = loop
    tls = try Certificates(directory: directory + "/certs").tls("operator", .client)
    let line = NetworkChannel(
      host: "127.0.0.1", port: registryPort, loop: loop, tls: tls,
      expectedIdentity: Certificates.identity("registry", cluster: Self.cluster))
    self.line = line
    let resolver = Resolver(loop: loop, registry: line)
    self.resolver = resolver
    watching = loop.spawn { await resolver.run() }
    for role in Role.services { resolver.follow(role.rawValue) }
  }

  /// The registry at its address, others as it lists them.
  func channel(to role: Role) -> any Channel {
    channels.withLock { channels in
      if let known = channels[role] { return known }
      let (loop, tls, line) = (loop, tls, line)
      let source: any EndpointSource = role == .registry ? StaticEndpoints([Endpoint(host: "", port: 0)]) : resolver
      let made = DiscoveredChannel(service: role.rawValue, resolver: source, loop: loop) { endpoint in
        guard role != .registry else { return Connection(line) }
        let line = NetworkChannel(
          host: endpoint.host, port: endpoint.port, loop: loop, tls: tls,
          expectedIdentity: Certificates.identity(role.rawValue, cluster: Self.cluster))
        return Connection(line) { line.close() }
      }
      channels[role] = made
      return made
    }
  }

  /// The ids of the instances of `role` that get calls now, as this client has heard.
  func instances(of role: Role) -> Set<String> {
    Set(resolver.endpoints(of: role.rawValue).map { "\($0.instanceID)@\($0.epoch)" })
  }

  /// Hangs up.
  func close() async {
    watching.cancel()
    await watching.finished()
    channels.withLock { $0 = [:] }
    line.close()
  }
}
