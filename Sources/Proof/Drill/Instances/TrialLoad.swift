internal import Base
internal import Composition
internal import JSON
internal import Messages
internal import Ports
internal import RPCCore

/// One kind of call, made again and again.
struct Lane: Sendable {
  let name: String
  var pause: Duration = .milliseconds(40)
  /// Makes one call, given its number. Throws why it failed.
  let call: @Sendable (Int) async throws -> Void
}

/// The calls of a trial: people through the gateway, and services called directly over RPC.
struct TrialLoad: Sendable {
  /// Calls that may be repeated.
  let idempotent: [Lane]
  /// With those that may not, and whole purchases.
  let all: [Lane]

  /// Buyers with a token; each buys at most once.
  static let people = 2000
  /// Of these who log in.
  private static let members = 6

  /// One floor where everybody finds a place.
  static let plan = [UInt8](
    """
    {"name":"Hall","size":{"width":100,"height":100},"categories":[{"name":"Floor","color":"#333333"}],
     "zones":[{"name":"Floor","zone_id":"floor","position":{"x":0,"y":0},"rows":[],
     "areas":[{"uuid":"floor","shape":"rectangle","position":{"x":0,"y":0},"rectangle":{"width":90,"height":90},
     "category":"Floor","capacity":5000,"text":{"text":"Floor","position":{"x":45,"y":45}}}]}]}
    """.utf8)

  init(
    gateway: String, http: any HTTPClient, tokens: DrillTokens, cluster: TrialCluster, performance: Sale.Performance
  ) async throws {
    let desk = TrialDesk(gateway: gateway, http: http, loop: cluster.loop, tokens: tokens)
    let members = try await desk.register(Self.members)
    guard let first = members.first else { throw TrialFailure("nobody is registered") }
    idempotent = Self.looks(desk, members, performance.id) + Self.services(cluster, performance.id, first.id)
    all = idempotent + [
      Lane(name: "POST login", pause: .milliseconds(100)) { number in
        let member = members[number % members.count]
        _ = try await desk.ask("POST", "/v1/auth/login", member.login, number: number)
      },
      Lane(name: "purchase: hold, pay, wait", pause: .milliseconds(80)) { number in
        guard number < Self.people else { return }
        try await desk.purchase(performance, number)
      },
    ]
  }

  private static func looks(_ desk: TrialDesk, _ members: [TrialDesk.Member], _ performance: String) -> [Lane] {
    let mine = { (path: String) -> @Sendable (Int) async throws -> Void in
      { number in _ = try await desk.ask("GET", path, token: members[number % members.count].token, number: number) }
    }
    let anybody = { (path: String) -> @Sendable (Int) async throws -> Void in
      { number in _ = try await desk.ask("GET", path, number: number) }
    }
    return [
      Lane(name: "GET events", call: anybody("/v1/events")),
      Lane(name: "GET availability", call: anybody("/v1/performances/\(performance)/availability")),
      Lane(name: "GET me", call: mine("/v1/users/me")),
      Lane(name: "GET orders", call: mine("/v1/orders")),
      Lane(name: "GET refunds", call: mine("/v1/refunds")),
      Lane(name: "GET ledger") { number in
        _ = try await desk.ask("GET", "/v1/ledger", token: try desk.operatorToken(), number: number)
      },
    ]
  }

  /// Every service called directly, by the methods an operator may call.
  private static func services(_ cluster: TrialCluster, _ performance: String, _ user: String) -> [Lane] {
    let registry = RegistryV1.RegistryServiceClient(cluster.channel(to: .registry))
    let transaction = TransactionV1.TransactionServiceClient(cluster.channel(to: .transaction))
    let auth = AuthV1.AuthServiceClient(cluster.channel(to: .auth))
    let users = UserV1.UserServiceClient(cluster.channel(to: .user))
    let tickets = TicketV1.TicketServiceClient(cluster.channel(to: .ticket))
    let inventory = InventoryV1.InventoryServiceClient(cluster.channel(to: .inventory))
    let orders = OrderV1.OrderServiceClient(cluster.channel(to: .order))
    let payments = PaymentV1.PaymentServiceClient(cluster.channel(to: .payment))
    let refunds = RefundV1.RefundServiceClient(cluster.channel(to: .refund))
    var patient = CallOptions()
    // The registry has one address and nobody else to go to.
    patient.waitsForReady = true
    let person = CallOptions(metadata: [MetadataKey.user: user, MetadataKey.roles: "buyer,operator"])
    return [
      Lane(name: "rpc registry") { [patient] _ in _ = try await registry.listServices(.init(), patient) },
      Lane(name: "rpc transaction") { _ in _ = try await transaction.listTransactions(.init(), person) },
      Lane(name: "rpc auth") { _ in _ = try await auth.listKeys(.init()) },
      Lane(name: "rpc user") { _ in _ = try await users.getProfile(.init(), person) },
      Lane(name: "rpc ticket") { _ in _ = try await tickets.getPerformance(.init(performanceID: performance)) },
      Lane(name: "rpc inventory") { _ in _ = try await inventory.getAvailability(.init(performanceID: performance)) },
      Lane(name: "rpc order") { _ in _ = try await orders.listOrders(.init(), person) },
      Lane(name: "rpc payment") { _ in _ = try await payments.getLedger(.init(), person) },
      Lane(name: "rpc refund") { _ in _ = try await refunds.listRefunds(.init(), person) },
    ]
  }
}

/// Why a call of a trial failed.
struct TrialFailure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
