internal import AlipayProvider
internal import AuthService
package import Base
package import Gateway
internal import InventoryService
internal import Logging
internal import Messages
internal import OrderService
internal import Outbox
internal import PaymentService
internal import Ports
package import RPCCore
internal import RefundService
internal import RegistryService
internal import TicketService
internal import TransactionService
internal import UserService

/// A service that has been made and opened, but not started.
package struct HostedRole: Sendable {
  package let role: Role
  package let loop: any Loop
  package let definitions: [ServiceDefinition]
  /// Its background work, until the task is cancelled.
  package let run: @Sendable () async -> Void
  /// Returns once it has read what it must before it can answer; `run` is under way then.
  package var ready: @Sendable () async -> Void = {}
  /// What it says of itself.
  package let health: RoleHealth
  /// Closes its stores, after `run` has returned.
  package let close: @Sendable () async -> Void
}

/// Makes every service over the engines of its world.
package struct RoleFactory: Sendable {
  let world: any RoleWorld
  let cluster: any Cluster
  /// Where the provider is, and where it finds us; needed by the payment role only.
  let payment: PaymentAddresses

  package init(world: any RoleWorld, cluster: any Cluster, payment: PaymentAddresses) {
    self.world = world
    self.cluster = cluster
    self.payment = payment
  }

  /// Opens the stores of `role` and makes its server.
  package func make(_ role: Role) async throws -> HostedRole {
    switch role {
    case .registry: try await registry()
    case .transaction: try await transaction()
    case .auth: try await auth()
    case .user: try await user()
    case .ticket: try await ticket()
    case .inventory: try await inventory()
    case .order: try await order()
    case .payment: try await payment()
    case .refund: try await refund()
    case .gateway: preconditionFailure("the gateway is no RPC service")
    }
  }

  private func hosted(
    _ role: Role, _ definitions: [ServiceDefinition], closing stores: [any SQLStore],
    run: @escaping @Sendable () async -> Void
  ) -> HostedRole {
    HostedRole(
      role: role, loop: world.loop(for: role), definitions: definitions, run: run,
      health: health(role, definitions, stores)
    ) {
      for store in stores { await store.close() }
    }
  }

  /// Stores that know nothing of themselves count as well.
  private func health(
    _ role: Role, _ definitions: [ServiceDefinition], _ stores: [Any],
    ready: @escaping @Sendable () async -> Void = {}
  ) -> RoleHealth {
    RoleHealth(
      names: Set(definitions.map(\.name)), loop: world.loop(for: role),
      stores: stores.compactMap { $0 as? any SelfCheckingStore }, ready: ready, log: world.log(role))
  }

  // MARK: - The cluster's own

  private func registry() async throws -> HostedRole {
    let store = try await world.store("registry", RegistryServer.migrations)
    let server = RegistryServer(
      loop: world.loop(for: .registry), store: store, log: world.log(.registry))
    return hosted(.registry, server.definitions, closing: [store]) { await server.run() }
  }

  private func transaction() async throws -> HostedRole {
    let store = try await world.store("transaction", TransactionServer.migrations)
    let cluster = cluster
    var configuration = TransactionServer.Configuration()
    configuration.planted = world.planted
    let server = TransactionServer(
      loop: world.loop(for: .transaction), store: store,
      participants: { name in
        Role(rawValue: name).map { cluster.channel(to: $0) } ?? NobodyChannel(name: name)
      },
      configuration: configuration, log: world.log(.transaction))
    return hosted(.transaction, server.definitions, closing: [store]) { await server.run() }
  }

  // MARK: - People and the catalogue

  private func auth() async throws -> HostedRole {
    let store = try await world.store("auth", AuthServer.migrations)
    let server = try AuthServer(
      loop: world.loop(for: .auth), store: store, users: cluster.channel(to: .user),
      crypto: world.crypto,
      passwords: world.passwords(),
      configuration: AuthConfiguration(signingKeyPEM: try world.privateKey("auth", .es256)),
      log: world.log(.auth))
    return hosted(.auth, server.definitions, closing: [store]) { await server.run() }
  }

  private func user() async throws -> HostedRole {
    let store = try await world.store("user", UserServer.migrations)
    let server = UserServer(
      loop: world.loop(for: .user), store: store, auth: cluster.channel(to: .auth),
      log: world.log(.user))
    return hosted(.user, server.definitions, closing: [store]) { await server.run() }
  }

  private func ticket() async throws -> HostedRole {
    let store = try await world.store("ticket", TicketServer.migrations)
    let server = TicketServer(
      loop: world.loop(for: .ticket), store: store, inventory: cluster.channel(to: .inventory),
      crypto: world.crypto,
      log: world.log(.ticket))
    return hosted(.ticket, server.definitions, closing: [store]) { await server.run() }
  }

  // MARK: - Stock and orders

  private func inventory() async throws -> HostedRole {
    let journal = try await world.journal("inventory")
    var configuration = InventoryConfiguration()
    configuration.planted = world.planted
    let server = InventoryServer(
      loop: world.loop(for: .inventory), journal: journal, configuration: configuration,
      log: world.log(.inventory))
    return HostedRole(
      role: .inventory, loop: world.loop(for: .inventory), definitions: server.definitions,
      run: { await server.run() }, ready: { await server.recovered() },
      health: health(.inventory, server.definitions, [journal]) { await server.recovered() },
      close: { await journal.close() })
  }

  private func order() async throws -> HostedRole {
    let store = try await world.store("order", OrderServer.migrations)
    let signer = try world.crypto.signer(
      privateKeyPEM: try world.privateKey("ticket", .ed25519), .ed25519)
    let verifier = try world.crypto.verifier(publicKeyPEM: signer.publicKeyPEM, .ed25519)
    var configuration = OrderConfiguration()
    configuration.planted = world.planted
    let server = OrderServer(
      loop: world.loop(for: .order), store: store, inventory: cluster.channel(to: .inventory),
      payments: cluster.channel(to: .payment),
      keys: TicketKeys(signer: signer, verifiers: [verifier]),
      qrCodes: world.qrCodes, configuration: configuration, log: world.log(.order))
    return hosted(.order, server.definitions, closing: [store]) { await server.run() }
  }

  // MARK: - Money

  private func payment() async throws -> HostedRole {
    let store = try await world.store("payment", PaymentServer.migrations)
    let loop = world.loop(for: .payment)
    let (http, closeHTTP) = try world.http(for: .payment)
    var access = AlipayConfiguration(
      gatewayURL: payment.providerURL, appID: world.merchant,
      privateKeyPEM: try world.privateKey("merchant", .rsa2),
      providerPublicKeyPEM: try providerPublicKey(), notifyURL: payment.notifyURL)
    access.planted = world.planted
    let provider = try AlipayProvider(access, http: http, crypto: world.crypto, clock: loop)
    var configuration = PaymentConfiguration(merchant: world.merchant)
    configuration.transactions.planted = world.planted
    let server = PaymentServer(
      configuration, loop: loop,
      store: store,
      provider: provider, qrCodes: world.qrCodes,
      peers: PaymentPeers(
        orders: cluster.channel(to: .order), inventory: cluster.channel(to: .inventory),
        refunds: cluster.channel(to: .refund), transactions: cluster.channel(to: .transaction)),
      log: world.log(.payment))
    return HostedRole(
      role: .payment, loop: loop, definitions: server.definitions, run: { await server.run() },
      health: health(.payment, server.definitions, [store]),
      close: {
        await store.close()
        await closeHTTP()
      })
  }

  /// The provider's key as the operator gave it (`provider.pub`), or the sandbox's.
  private func providerPublicKey() throws -> String {
    try world.keyText("provider.pub") {
      let key = try world.privateKey("provider", .rsa2)
      return try world.crypto.signer(privateKeyPEM: key, .rsa2).publicKeyPEM
    }
  }

  private func refund() async throws -> HostedRole {
    let store = try await world.store("refund", RefundServer.migrations)
    var configuration = RefundConfiguration()
    configuration.transactions.planted = world.planted
    let server = RefundServer(
      configuration, loop: world.loop(for: .refund), store: store,
      peers: RefundPeers(
        tickets: cluster.channel(to: .ticket), orders: cluster.channel(to: .order),
        payments: cluster.channel(to: .payment), inventory: cluster.channel(to: .inventory),
        transactions: cluster.channel(to: .transaction)),
      log: world.log(.refund))
    return hosted(.refund, server.definitions, closing: [store]) { await server.run() }
  }
}

// MARK: - The gateway

extension RoleFactory {
  /// The gateway of a cluster; it answers once its `run` is under way.
  package static func gateway(
    _ configuration: GatewayConfiguration, _ world: any RoleWorld, _ cluster: any Cluster,
    metricsPage: (@Sendable () -> String)? = nil
  ) -> Gateway {
    let health = ClusterHealth(cluster, loop: world.loop(for: .gateway))
    return Gateway(
      configuration, channels: channels(cluster), loop: world.loop(for: .gateway), crypto: world.crypto,
      readiness: { await health.states() }, metricsPage: metricsPage, log: world.log(.gateway))
  }

  /// Every service by its full name.
  private static func channels(_ cluster: any Cluster) -> [String: any Channel] {
    [
      AuthV1.AuthServiceMethods.listKeys.service: cluster.channel(to: .auth),
      UserV1.UserServiceMethods.getProfile.service: cluster.channel(to: .user),
      TicketV1.TicketServiceMethods.getEvent.service: cluster.channel(to: .ticket),
      InventoryV1.InventoryServiceMethods.hold.service: cluster.channel(to: .inventory),
      OrderV1.OrderServiceMethods.getOrder.service: cluster.channel(to: .order),
      PaymentV1.PaymentServiceMethods.notify.service: cluster.channel(to: .payment),
      RefundV1.RefundServiceMethods.getRefund.service: cluster.channel(to: .refund),
    ]
  }
}

/// What stands for a participant that no role is called like.
private struct NobodyChannel: Channel {
  let name: String

  private var error: RPCError {
    RPCError(
      .notFound, "no service is called \(name)", reason: "UNKNOWN_SERVICE", facts: ["service": name]
    )
  }

  func unary(_ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions)
    async throws(RPCError) -> [UInt8]
  {
    throw error
  }

  func serverStreaming(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
    onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async throws {
    throw error
  }

  func duplex<Answer: Sendable>(
    _ method: MethodDescriptor, _ options: CallOptions,
    _ body: (any CallStream) async throws -> Answer
  ) async throws -> Answer {
    throw error
  }
}
