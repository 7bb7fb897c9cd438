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
    static let drain: Duration = .seconds(5)
  }

  /// How a process stops when it is asked to; to be run on its loop.
  typealias Stop = @Sendable () async -> Void

  /// Throws UNAVAILABLE when the machine crashed meanwhile, else what kept the role from starting.
  static func start(_ role: Role, _ cluster: SimulatedCluster, on loop: SimulatedLoop) async throws -> Stop {
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
      return try await serve(try await factory.make(role), crew, cluster, loop)
    }
  }

  private static func serve(_ crew: SimulatedCrew, _ world: SimulatedRoleWorld, _ network: SimulatedNetwork) -> Stop {
    let gateway = RoleFactory.gateway(
      GatewayConfiguration(admission: SimulatedCluster.admission), world, crew)
    let work = world.machine.spawn { await gateway.run() }
    return serve(gateway, at: ("gateway", 8080), world, network, work)
  }

  /// An HTTP site, and how it stops: nobody comes in any more, who is in is answered.
  private static func serve(
    _ responder: any HTTPResponder, at place: (host: String, port: Int), _ world: SimulatedRoleWorld,
    _ network: SimulatedNetwork, _ work: SpawnedTask
  ) -> Stop {
    let loop = world.machine
    network.serve(place.host, place.port, on: loop, responder)
    return {
      network.stopServing(place.host, place.port, on: loop)
      let end = loop.now.advanced(by: Limits.drain)
      while loop.now < end, !Task.isCancelled, network.unanswered(by: loop) > 0 {
        // A cancelled sleep is a crash, which the loop sees.
        try? await loop.sleep(for: .milliseconds(20))
      }
      work.cancel()
      await work.finished()
    }
  }

  private static func serve(
    _ hosted: HostedRole, _ crew: SimulatedCrew, _ cluster: SimulatedCluster, _ loop: SimulatedLoop
  ) async throws -> Stop {
    let work = loop.spawn { await hosted.run() }
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
    let registration = loop.spawn { await keeper.run() }
    _ = await keeper.registered(waitingUpTo: Limits.registered)
    return {
      registration.cancel()
      await registration.finished()
      await server.shutDown(name, SimulatedCluster.port, grace: Limits.drain)
      work.cancel()
      await work.finished()
      await hosted.close()
    }
  }

  /// The sandbox provider, which is nobody's role.
  static func startSandbox(_ cluster: SimulatedCluster, on loop: SimulatedLoop) async throws -> Stop {
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
      let work = loop.spawn { await provider.run() }
      return serve(provider, at: ("sandbox", 8090), world, cluster.network, work)
    }
  }

  private static func run(
    on loop: SimulatedLoop, _ body: @escaping @Sendable () async throws -> Stop
  ) async throws -> Stop {
    let ended = PendingAnswer<Bool>()
    let result = Locked<Result<Stop, any Error>?>(nil)
    let outcome = await ended.wait {
      loop.spawn {
        do {
          let stop = try await body()
          result.withLock { $0 = .success(stop) }
        } catch {
          result.withLock { $0 = .failure(error) }
        }
        ended.settle(.success(true))
      }
    }
    let stop = try result.withLock { $0 }?.get()
    _ = try outcome.get()
    guard let stop, !loop.isDead else {
      throw RPCError(.unavailable, "\(loop.node.name) crashed while it started")
    }
    return stop
  }
}
