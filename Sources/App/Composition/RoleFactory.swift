internal import AlipayProvider
internal import Argon2Passwords
internal import AuthService
internal import Base
internal import HTTPTransport
internal import InventoryService
internal import Logging
internal import OpenSSLCrypto
internal import OrderService
internal import PaymentService
internal import Ports
internal import QRCodes
internal import RPCCore
internal import RPCNetwork
internal import RefundService
internal import RegistryService
internal import SQLiteStore
internal import TicketService
internal import TransactionService
internal import UserService

/// A service that has been made and opened, but not started.
struct HostedRole: Sendable {
  let role: Role
  let loop: NIOLoop
  let definitions: [ServiceDefinition]
  /// Its background work, until the task is cancelled.
  let run: @Sendable () async -> Void
  /// Returns once it has read what it must before it can answer; `run` is under way then.
  var ready: @Sendable () async -> Void = {}
  /// Closes its stores, after `run` has returned.
  let close: @Sendable () async -> Void
}

/// Makes every service over the engines of the embedded default.
struct RoleFactory: Sendable {
  let node: Node
  let cluster: any Cluster
  /// Where the provider is, and where it finds us; needed by the payment role only.
  let payment: PaymentAddresses

  /// Opens the stores of `role` and makes its server.
  func make(_ role: Role) async throws -> HostedRole {
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
    HostedRole(role: role, loop: node.loop(for: role), definitions: definitions, run: run) {
      for store in stores { await store.close() }
    }
  }

  // MARK: - The cluster's own

  private func registry() async throws -> HostedRole {
    let store = try await node.store("registry", RegistryServer.migrations)
    let server = RegistryServer(
      loop: node.loop(for: .registry), store: store, log: node.log(.registry))
    return hosted(.registry, server.definitions, closing: [store]) { await server.run() }
  }

  private func transaction() async throws -> HostedRole {
    let store = try await node.store("transaction", TransactionServer.migrations)
    let cluster = cluster
    let server = TransactionServer(
      loop: node.loop(for: .transaction), store: store,
      participants: { name in
        Role(rawValue: name).map { cluster.channel(to: $0) } ?? NobodyChannel(name: name)
      },
      log: node.log(.transaction))
    return hosted(.transaction, server.definitions, closing: [store]) { await server.run() }
  }

  // MARK: - People and the catalogue

  private func auth() async throws -> HostedRole {
    let store = try await node.store("auth", AuthServer.migrations)
    let configuration = node.configuration
    let threads = (0..<configuration.integer("passwords.threads")).map {
      node.worker("passwords-\($0)")
    }
    // A hash takes about 30 ms: whoever would wait longer than two seconds is told to come again.
    let passwords = Argon2Passwords(
      workers: threads, queueLimit: 64 * threads.count,
      cost: Argon2Passwords.Cost(memoryKiB: UInt32(configuration.integer("passwords.memory_kib"))))
    let server = try AuthServer(
      loop: node.loop(for: .auth), store: store, users: cluster.channel(to: .user),
      crypto: node.crypto,
      passwords: passwords,
      configuration: AuthConfiguration(signingKeyPEM: try node.keys.privateKey("auth", .es256)),
      log: node.log(.auth))
    return hosted(.auth, server.definitions, closing: [store]) { await server.run() }
  }

  private func user() async throws -> HostedRole {
    let store = try await node.store("user", UserServer.migrations)
    let server = UserServer(
      loop: node.loop(for: .user), store: store, auth: cluster.channel(to: .auth),
      log: node.log(.user))
    return hosted(.user, server.definitions, closing: [store]) { await server.run() }
  }

  private func ticket() async throws -> HostedRole {
    let store = try await node.store("ticket", TicketServer.migrations)
    let server = TicketServer(
      loop: node.loop(for: .ticket), store: store, inventory: cluster.channel(to: .inventory),
      crypto: node.crypto,
      log: node.log(.ticket))
    return hosted(.ticket, server.definitions, closing: [store]) { await server.run() }
  }

  // MARK: - Stock and orders

  private func inventory() async throws -> HostedRole {
    let journal = try await SQLiteJournal(
      path: node.storePath("inventory"), worker: node.worker("inventory"))
    let server = InventoryServer(
      loop: node.loop(for: .inventory), journal: journal, log: node.log(.inventory))
    return HostedRole(
      role: .inventory, loop: node.loop(for: .inventory), definitions: server.definitions,
      run: { await server.run() }, ready: { await server.recovered() },
      close: { await journal.close() })
  }

  private func order() async throws -> HostedRole {
    let store = try await node.store("order", OrderServer.migrations)
    let signer = try node.crypto.signer(
      privateKeyPEM: try node.keys.privateKey("ticket", .ed25519), .ed25519)
    let verifier = try node.crypto.verifier(publicKeyPEM: signer.publicKeyPEM, .ed25519)
    let server = OrderServer(
      loop: node.loop(for: .order), store: store, inventory: cluster.channel(to: .inventory),
      payments: cluster.channel(to: .payment),
      keys: TicketKeys(signer: signer, verifiers: [verifier]),
      qrCodes: QRCodes(), log: node.log(.order))
    return hosted(.order, server.definitions, closing: [store]) { await server.run() }
  }

  // MARK: - Money

  private func payment() async throws -> HostedRole {
    let store = try await node.store("payment", PaymentServer.migrations)
    let loop = node.loop(for: .payment)
    let http = try HTTPTransport(loop: loop)
    let provider = try AlipayProvider(
      AlipayConfiguration(
        gatewayURL: payment.providerURL, appID: node.configuration.text("payment.merchant"),
        privateKeyPEM: try node.keys.privateKey("merchant", .rsa2),
        providerPublicKeyPEM: try providerPublicKey(), notifyURL: payment.notifyURL),
      http: http, crypto: node.crypto, clock: loop)
    let server = PaymentServer(
      PaymentConfiguration(merchant: node.configuration.text("payment.merchant")), loop: loop,
      store: store,
      provider: provider, qrCodes: QRCodes(),
      peers: PaymentPeers(
        orders: cluster.channel(to: .order), inventory: cluster.channel(to: .inventory),
        refunds: cluster.channel(to: .refund), transactions: cluster.channel(to: .transaction)),
      log: node.log(.payment))
    return HostedRole(
      role: .payment, loop: loop, definitions: server.definitions, run: { await server.run() },
      close: {
        await store.close()
        await http.shutDown()
      })
  }

  /// The provider's key as the operator gave it (`provider.pub`), or the sandbox's.
  private func providerPublicKey() throws -> String {
    let (keys, crypto) = (node.keys, node.crypto)
    return try keys.text("provider.pub") {
      try crypto.signer(privateKeyPEM: try keys.privateKey("provider", .rsa2), .rsa2).publicKeyPEM
    }
  }

  private func refund() async throws -> HostedRole {
    let store = try await node.store("refund", RefundServer.migrations)
    let server = RefundServer(
      loop: node.loop(for: .refund), store: store,
      peers: RefundPeers(
        tickets: cluster.channel(to: .ticket), orders: cluster.channel(to: .order),
        payments: cluster.channel(to: .payment), inventory: cluster.channel(to: .inventory),
        transactions: cluster.channel(to: .transaction)),
      log: node.log(.refund))
    return hosted(.refund, server.definitions, closing: [store]) { await server.run() }
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
}
