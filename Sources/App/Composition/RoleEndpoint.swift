internal import Base
internal import Discovery
internal import Logging
internal import Messages
internal import RPCCore
internal import RPCNetwork

/// A role that serves: its background work, its RPC server, and its place in the registry.
///
/// ```
///  start:  run ─► listen ─► register          stop:  deregister ─► drain ─► end of run ─► close
/// ```
final class RoleEndpoint: Sendable {
  let role: Role
  /// The port its RPC server listens on.
  let port: Int
  private let hosted: HostedRole
  private let server: RPCServer
  private let work: SpawnedTask
  private let watch: SpawnedTask
  private let registration: SpawnedTask

  private enum Limits {
    static let drain: Duration = .seconds(5)
    /// Reading a long journal takes seconds; who needs longer serves what it can and refuses the rest.
    static let recovery: Duration = .seconds(45)
    static let registered: Duration = .seconds(10)
  }

  private init(
    _ hosted: HostedRole, server: RPCServer, port: Int, work: SpawnedTask, watch: SpawnedTask,
    registration: SpawnedTask
  ) {
    role = hosted.role
    self.hosted = hosted
    self.server = server
    self.port = port
    self.work = work
    self.watch = watch
    self.registration = registration
  }

  /// Returns once the role is in the registry.
  /// - Parameters:
  ///   - telemetry: counts and traces what it answers.
  ///   - metrics: where its process shows `/metrics`, if it does.
  ///   - subchannels: its connections to other roles, for operators.
  static func start(
    _ hosted: HostedRole, _ node: Node, _ telemetry: RoleTelemetry, registry: any Channel, port wanted: Int,
    metrics: String? = nil,
    subchannels: @escaping @Sendable () -> [AdminV1.Subchannel] = { [] }
  ) async throws -> RoleEndpoint {
    let configuration = node.configuration
    let (loop, log, role) = (node.eventLoop(for: hosted.role), node.log(hosted.role), hosted.role)
    let work = loop.spawn { await hosted.run() }
    let bell = Bell()
    _ = loop.spawn {
      await hosted.ready()
      bell.ring()
    }
    await bell.wait(upTo: Limits.recovery, on: loop)
    let server = try makeServer(hosted, node, telemetry, subchannels)
    let host = configuration.text("rpc.host")
    let port = try await server.start(host: host, port: wanted)
    let watch = loop.spawn { await hosted.health.run() }
    var facts = ["version": "0.1.0"]
    facts["metrics"] = metrics
    let id = Identifier(at: loop.wallNow, shard: Shard(dice: loop), dice: loop)
    let instance = RegistryV1.Instance(
      instanceID: "\(role.rawValue)-\(id)", namespace: configuration.text("cluster.namespace"),
      group: "onsale",
      service: role.rawValue, cluster: configuration.text("cluster.name"), host: host,
      port: UInt32(port), weight: 100,
      metadata: facts)
    let story = RegistrationLog(log)
    let keeper = Registration(
      loop: loop, registry: registry, instance: instance,
      ttl: .milliseconds(configuration.integer("registry.lease_ms"))
    ) { event in story.note(event) }
    let registration = loop.spawn { await keeper.run() }
    if await !keeper.registered(waitingUpTo: Limits.registered) {
      log.warning(
        "not in the registry yet; the role serves and keeps trying",
        metadata: ["error": "\(story.trouble ?? "no answer so far")"])
    }
    return RoleEndpoint(
      hosted, server: server, port: port, work: work, watch: watch, registration: registration)
  }

  /// The role's services, their health and their statistics, for callers of the cluster.
  private static func makeServer(
    _ hosted: HostedRole, _ node: Node, _ telemetry: RoleTelemetry,
    _ subchannels: @escaping @Sendable () -> [AdminV1.Subchannel]
  ) throws -> RPCServer {
    let (loop, log, role) = (node.eventLoop(for: hosted.role), node.log(hosted.role), hosted.role)
    let tls = try node.serverTLS(role.rawValue)
    let cluster = tls == nil ? nil : node.configuration.text("cluster.name")
    // Each holds the other; both are there for as long as the role.
    let made = Locked<RPCServer?>(nil)
    let statistics = RoleStatistics(
      role, telemetry.calls, clock: loop, connections: { made.withLock { $0?.connectionCount ?? 0 } },
      subchannels: subchannels, admission: { await made.withLock { $0 }?.admission() })
    let definitions = hosted.definitions + [statistics.statisticsServiceDefinition]
    let server = RPCServer(
      definitions: definitions + reflection(of: definitions, node, log),
      interceptors: telemetry.interceptors + node.guards + [CallerIdentity(cluster: cluster)], tlsSwitch: tls,
      loops: [loop], admission: node.configuration.admission(of: role), health: hosted.health.service, log: log)
    made.withLock { $0 = server }
    return server
  }

  /// What operators' tools ask for; nothing where it is switched off.
  private static func reflection(of definitions: [ServiceDefinition], _ node: Node, _ log: Logger)
    -> [ServiceDefinition]
  {
    guard node.configuration.boolean("rpc.reflection") else { return [] }
    guard let index = Descriptors.load() else {
      log.warning("no reflection: its descriptors.pb is missing beside the program, or broken")
      return []
    }
    let names = definitions.map(\.name) + [HealthService.check.service]
    return ReflectionService(services: names, index: index).definitions
  }

  /// Leaves the registry, finishes calls in flight, ends the background work, closes the stores.
  func stop() async {
    registration.cancel()
    await registration.finished()
    watch.cancel()
    if role == .registry {
      // It hears no heartbeats from now on, and so it judges nobody: the next one does.
      work.cancel()
      await work.finished()
    }
    await server.shutDown(grace: Limits.drain)
    await watch.finished()
    work.cancel()
    await work.finished()
    await hosted.close()
  }
}
