internal import Admission
package import Base
package import Composition
internal import Discovery
package import Gateway
package import Logging
package import Ports
internal import RPCCore

/// The whole platform in one world: every role on a machine of its own, the gateway, and the
/// sandbox payment provider; clients are on the world's main machine.
///
/// ```
///  clients ──HTTP──► gateway ──HTTP/2──► auth user ticket inventory order payment refund
///     │                                    └── found through the registry, TCC by transaction
///     └────HTTP──► sandbox ──HTTP callbacks──► gateway          payment ──HTTP──► sandbox
/// ```
/// The services, Discovery and the bytes are those of production; machines, network, disks, clocks
/// and signatures are simulated. Call everything on the world's main loop.
///
/// SAFETY: touched on the world's one thread only.
package final class SimulatedCluster: @unchecked Sendable {
  package static let merchant = "onsale-simulated"
  /// The port of every role's RPC server; its host is the role's name.
  static let port = 7_000
  static let gatewayAuthority = "gateway:8080"
  static let sandboxAuthority = "sandbox:8090"
  static let namespace = "default"

  /// So wide that buyers of a run rarely meet them.
  static let admission = AdmissionRules(
    perAddress: Dictionary(uniqueKeysWithValues: RouteClass.allCases.map { ($0, wide) }),
    perUser: Dictionary(uniqueKeysWithValues: RouteClass.allCases.map { ($0, wide) }))
  private static let wide = RateLimit(2_000, per: .seconds(1), burst: 4_000)

  package let world: SimulatedWorld
  let network: SimulatedNetwork
  let disks: SimulatedDisks
  let planted: Set<PlantedBug>
  let logger: Logger
  private let nodes: [Role: SimulatedNode]
  private let sandbox: SimulatedNode
  private var staff: SimulatedCrew?

  /// A cluster whose machines have not started.
  /// - Parameter bugs: put into the services on purpose.
  package init(
    world: SimulatedWorld, faults: SimulationFaults = .none, bugs: Set<PlantedBug> = [],
    logLevel: Logger.Level = .critical
  ) {
    self.world = world
    planted = bugs
    network = SimulatedNetwork(world, faults)
    disks = SimulatedDisks(world)
    disks.set(faults)
    var logger = Logger(label: "simulated") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = logLevel
    self.logger = logger
    var dice = WorldDice(seed: world.seed, stream: 2)
    func clock() -> NodeClock {
      let offset = faults.clockOffset.clampedMilliseconds
      let drift = faults.clockDriftPartsPerMillion
      return NodeClock(
        start: SimulatedWorld.defaultStart, offset: .milliseconds(Int64(dice.roll(Int(2 * offset + 1))) - offset),
        driftPartsPerMillion: Int64(dice.roll(Int(2 * drift + 1))) - drift)
    }
    var nodes: [Role: SimulatedNode] = [:]
    for role in Role.allCases { nodes[role] = world.makeNode(role.rawValue, clock: clock()) }
    self.nodes = nodes
    sandbox = world.makeNode("sandbox", clock: clock())
    disks.onPowerLost = { [unowned self] loop in end(loop.node, cuttingPower: false) }
  }

  /// The machine of a role.
  package func node(_ role: Role) -> SimulatedNode {
    guard let node = nodes[role] else { preconditionFailure("every role has its machine") }
    return node
  }

  /// Where clients live.
  package var clients: SimulatedLoop {
    guard let loop = world.main.loop else { preconditionFailure("the world runs") }
    return loop
  }

  /// Faults from now on.
  package var faults: SimulationFaults {
    get { network.faults }
    set {
      network.faults = newValue
      disks.set(newValue)
    }
  }

  /// How often each kind of fault has happened.
  package var happened: [String: Int] { network.happened }
  package var digest: UInt64 { world.digest }

  // MARK: - Starting

  /// Starts the sandbox provider and all roles in their order; returns when all serve.
  package func start() async throws {
    try await SimulatedProcess.startSandbox(self, on: sandbox.boot())
    for role in Role.startOrder { try await restart(role) }
  }

  /// Starts the process of a role that has not started or has crashed; returns when it serves. What
  /// keeps it from starting is thrown, and the process has ended then.
  package func restart(_ role: Role) async throws {
    let node = node(role)
    let loop = node.boot()
    do {
      try await SimulatedProcess.start(role, self, on: loop)
    } catch {
      if node.loop === loop { end(node, cuttingPower: true) }
      throw error
    }
  }

  // MARK: - Clients

  /// One request of a client to the gateway; nil when no whole answer came in 15 seconds.
  package func request(_ request: HTTPRequest, from client: Int) async -> HTTPResponse? {
    var request = request
    request.remoteAddress = SimulatedAddress.of(client: client)
    return await answer(request, Self.gatewayAuthority)
  }

  /// One request to the sandbox provider, as a buyer's browser sends it.
  package func provider(_ request: HTTPRequest) async -> HTTPResponse? {
    await answer(request, Self.sandboxAuthority)
  }

  private func answer(_ request: HTTPRequest, _ authority: String) async -> HTTPResponse? {
    do throws(RPCError) {
      return try await network.exchange(request, from: clients, to: authority, timeout: .seconds(15))
    } catch {
      return nil
    }
  }

  /// Channels to all services from the clients' machine, as an operator has them.
  package var staffEntrance: any Cluster {
    if let staff { return staff }
    let made = SimulatedCrew(network, clients)
    staff = made
    return made
  }

  /// The private key PEM called `name`: `auth`, `ticket`, `merchant`, `provider`.
  package func privateKey(_ name: String) -> String { crypto.key(named: name) }
  package var crypto: SimulatedCrypto { SimulatedCrypto(dice: clients) }

  // MARK: - Faults

  package func isUp(_ role: Role) -> Bool { node(role).isUp }

  /// The machine of a role loses its power here and now: nothing that its process still does
  /// reaches anybody, and of its files only what was synced is sure to be there.
  package func crash(_ role: Role) { end(node(role), cuttingPower: true) }

  /// The same after so many more steps of the world: between any two awaits.
  package func crash(_ role: Role, afterSteps steps: Int) {
    world.afterSteps(steps) { [self] in crash(role) }
  }

  /// The same in the middle of a later change of its files.
  package func crash(_ role: Role, atDiskChange changes: Int) {
    disks.powerCut(role.rawValue, atChange: changes)
  }

  private func end(_ node: SimulatedNode, cuttingPower: Bool) {
    guard node.isUp, let loop = node.loop else { return }
    network.note("crash")
    world.note("crash \(node.name)")
    network.processDied(loop)
    node.die()
    if cuttingPower { disks.powerCut(node.name) }
  }

  /// The disk of a role fails nearly always, or has no space left, until `mendDisk`.
  package func breakDisk(_ role: Role, isFull: Bool = false) {
    network.note(isFull ? "disk full" : "disk broken")
    disks.breakDisk(role.rawValue, isFull: isFull)
  }

  package func mendDisk(_ role: Role) { disks.mend(role.rawValue) }

  /// The wall clock of a role's machine is set forward or back.
  package func jumpClock(_ role: Role, by jump: Duration) {
    network.note("clock jump")
    node(role).clock.offset += jump
  }

  /// Nothing travels from `a` to `b` any more, nor back unless it is one way.
  package func partition(_ a: Role, _ b: Role, oneWay: Bool = false) {
    partition(a.rawValue, b.rawValue, oneWay: oneWay)
  }

  /// The same between machines by name: roles, `sandbox`, `clients`.
  package func partition(_ a: String, _ b: String, oneWay: Bool = false) {
    network.note("partition")
    world.note("partition \(a) \(b)")
    network.block(a, b)
    if !oneWay { network.block(b, a) }
  }

  /// Everything travels between the two again.
  package func reconnect(_ a: Role, _ b: Role) { network.unblock(a.rawValue, b.rawValue) }

  /// The network is whole again, every disk works, and no planned power cut comes any more.
  package func heal() {
    network.heal()
    disks.keepPower()
    for role in Role.allCases { mendDisk(role) }
  }

  // MARK: - Looking inside

  /// The rows of a store (called like its role, or `sandbox`) as its owner would see them now.
  package func rows(_ store: String, _ sql: String) throws -> [SQLRow] { try disks.rows(store, sql) }

  /// All bytes of all disks, in one number.
  package var diskDigest: UInt64 { disks.digest }
}

/// The services as one machine reaches them: the registry at its place, the others through it.
final class SimulatedCrew: Cluster {
  let registry: SimulatedChannel
  private let network: SimulatedNetwork
  private let loop: SimulatedLoop
  private let resolver: Resolver
  private let channels = Locked<[Role: any Channel]>([:])

  init(_ network: SimulatedNetwork, _ loop: SimulatedLoop) {
    self.network = network
    self.loop = loop
    registry = SimulatedChannel(network, from: loop, to: Role.registry.rawValue, SimulatedCluster.port)
    resolver = Resolver(loop: loop, registry: registry, namespace: SimulatedCluster.namespace)
    loop.spawn { [resolver] in await resolver.run() }
  }

  func channel(to role: Role) -> any Channel {
    if role == .registry { return registry }
    let (network, loop) = (network, loop)
    return channels.withLock { channels in
      if let known = channels[role] { return known }
      let made = DiscoveredChannel(service: role.rawValue, resolver: resolver, loop: loop) { endpoint in
        let line = SimulatedChannel(network, from: loop, to: endpoint.host, endpoint.port)
        return Connection(line) { line.close() }
      }
      channels[role] = made
      return made
    }
  }
}
