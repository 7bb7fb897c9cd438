internal import Base
internal import Composition
internal import Discovery
internal import Gateway
internal import Messages
internal import Ports
internal import RPCCore
internal import SandboxProvider

/// Starts the process of a role on its machine, as `RoleEndpoint` and `GatewayHost` do on a real one.
enum SimulatedProcess {
  private enum Limits {
    static let recovery: Duration = .seconds(45)
    static let registered: Duration = .seconds(10)
    static let lease: Duration = .seconds(3)
  }

  /// Throws UNAVAILABLE when the machine crashed meanwhile, else what kept the role from starting.
  static func start(_ role: Role, _ cluster: SimulatedCluster, on loop: SimulatedLoop) async throws {
    try await run(on: loop) {
      let crew = SimulatedCrew(cluster.network, loop)
      let world = SimulatedRoleWorld(
        machine: loop, network: cluster.network, disks: cluster.disks, logger: cluster.logger,
        planted: cluster.planted)
      if role == .gateway { return serve(crew, world, cluster.network) }
      let factory = RoleFactory(
        world: world, cluster: crew,
        payment: PaymentAddresses(
          providerURL: "http://\(SimulatedCluster.sandboxAuthority)/gateway.do",
          notifyURL: "http://\(SimulatedCluster.gatewayAuthority)/v1/payments/notify/alipay"))
      try await serve(try await factory.make(role), crew, cluster, loop)
    }
  }

  private static func serve(_ crew: SimulatedCrew, _ world: SimulatedRoleWorld, _ network: SimulatedNetwork) {
    let gateway = RoleFactory.gateway(
      GatewayConfiguration(admission: SimulatedCluster.admission), world, crew)
    world.machine.spawn { await gateway.run() }
    network.serve("gateway", 8080, on: world.machine, gateway)
  }

  private static func serve(
    _ hosted: HostedRole, _ crew: SimulatedCrew, _ cluster: SimulatedCluster, _ loop: SimulatedLoop
  ) async throws {
    loop.spawn { await hosted.run() }
    let bell = Bell()
    loop.spawn {
      await hosted.ready()
      bell.ring()
    }
    await bell.wait(upTo: Limits.recovery, on: loop)
    try Task.checkCancellation()
    let name = hosted.role.rawValue
    let server = SimulatedServer(
      cluster.network, on: loop, definitions: hosted.definitions, interceptors: [CallerIdentity(cluster: nil)],
      identity: { "spiffe://onsale/simulated/\($0 == "clients" ? "operator" : $0)" }, log: cluster.logger)
    server.listen(name, SimulatedCluster.port)
    let id = Identifier(at: loop.wallNow, shard: Shard(dice: loop), dice: loop)
    let instance = RegistryV1.Instance(
      instanceID: "\(name)-\(id)", namespace: SimulatedCluster.namespace, group: "onsale", service: name,
      cluster: "simulated", host: name, port: UInt32(SimulatedCluster.port), weight: 100,
      metadata: ["version": "0.1.0"])
    let keeper = Registration(loop: loop, registry: crew.registry, instance: instance, ttl: Limits.lease)
    loop.spawn { await keeper.run() }
    _ = await keeper.registered(waitingUpTo: Limits.registered)
  }

  /// The sandbox provider, on a machine that does not crash.
  static func startSandbox(_ cluster: SimulatedCluster, on loop: SimulatedLoop) async throws {
    try await run(on: loop) {
      let world = SimulatedRoleWorld(
        machine: loop, network: cluster.network, disks: cluster.disks, logger: cluster.logger)
      let store = try await world.store("sandbox", SandboxBooks.migrations)
      let merchant = try world.crypto.signer(privateKeyPEM: world.privateKey("merchant", .rsa2), .rsa2)
      let provider = try SandboxProvider(
        SandboxConfiguration(
          appID: SimulatedCluster.merchant, merchantPublicKeyPEM: merchant.publicKeyPEM,
          privateKeyPEM: world.privateKey("provider", .rsa2),
          publicURL: "http://\(SimulatedCluster.sandboxAuthority)"),
        loop: loop, store: store, http: SimulatedHTTPClient(network: cluster.network, loop: loop),
        crypto: world.crypto, log: cluster.logger)
      loop.spawn { await provider.run() }
      cluster.network.serve("sandbox", 8090, on: loop, provider)
    }
  }

  private static func run(on loop: SimulatedLoop, _ body: @escaping @Sendable () async throws -> Void) async throws {
    let ended = PendingAnswer<Bool>()
    let failure = Locked<(any Error)?>(nil)
    let outcome = await ended.wait {
      loop.spawn {
        do { try await body() } catch { failure.withLock { $0 = error } }
        ended.settle(.success(true))
      }
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
    _ = try outcome.get()
    if loop.isDead { throw RPCError(.unavailable, "\(loop.node.name) crashed while it started") }
  }
}
