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
  private let nodes: [String: SimulatedNode]
  /// How the process of a machine stops when it is asked to, by the machine's name.
  private var stops: [String: SimulatedProcess.Stop] = [:]
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
        driftPartsPerMillion: Int64(dice.roll(Int(2 * drift + 1))) - drift, ratePartsPerMillion: rate())
    }
    func rate() -> Int64 {
      let most = faults.timerDriftPartsPerMillion
      return most == 0 ? 0 : Int64(dice.roll(Int(2 * most + 1))) - most
    }
    var nodes: [String: SimulatedNode] = [:]
    for name in Role.allCases.map(\.rawValue) + [Self.provider] {
      nodes[name] = world.makeNode(name, clock: clock())
    }
    self.nodes = nodes
    disks.onPowerLost = { [unowned self] loop in end(loop.node, .powerCut, isDone: true) }
  }

  /// The machine of the payment provider, who is nobody's role.
  package static let provider = "sandbox"

  /// The machine of a role.
  package func node(_ role: Role) -> SimulatedNode { node(role.rawValue) }

  /// The machine with this name: a role's, or `sandbox`.
  package func node(_ name: String) -> SimulatedNode {
    guard let node = nodes[name] else { preconditionFailure("there is no machine \(name)") }
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
    try await restart(Self.provider)
    for role in Role.startOrder { try await restart(role) }
  }

  package func restart(_ role: Role) async throws { try await restart(role.rawValue) }

  /// Starts the process of a machine that has not started or has crashed; returns when it serves. What
  /// keeps it from starting is thrown, and the process has ended then.
  package func restart(_ name: String) async throws {
    let node = node(name)
    let loop = node.boot()
    do {
      if let role = Role(rawValue: name) {
        stops[name] = try await SimulatedProcess.start(role, self, on: loop)
      } else {
        stops[name] = try await SimulatedProcess.startSandbox(self, on: loop)
      }
    } catch {
      if node.loop === loop { end(node, .powerCut) }
      throw error
    }
  }

  /// Stops the process of a machine as an operator does: it leaves the registry, ends what it has
  /// begun, closes its files. Returns when it is gone, by its own will or by a crash meanwhile.
  package func stop(_ name: String) async {
    let node = node(name)
    guard node.isUp, let loop = node.loop, let stop = stops.removeValue(forKey: name) else { return }
    network.note("stop")
    world.note("stop \(name)")
    await loop.spawn { await stop() }.finished()
    if node.loop === loop { end(node, .killed) }
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

  // MARK: - Ends

  /// Ends the process of a machine, if one runs.
  /// - Parameter isDone: its disk has seen the power cut already.
  func end(_ node: SimulatedNode, _ end: ProcessEnd, isDone: Bool = false) {
    guard node.isUp, let loop = node.loop else { return }
    stops[node.name] = nil
    network.note(end == .killed ? "kill" : "crash")
    world.note("\(end) \(node.name)")
    network.processDied(loop, end)
    node.die()
    guard !isDone else { return }
    switch end {
    case .killed: disks.kill(node.name)
    case .powerCut: disks.powerCut(node.name)
    }
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
