import Base
import Logging
import Messages
import PaymentService
import Ports
import RPCCore
import RPCInProcess
import SQLiteStore
import TestKit
import Testing

@testable import RefundService

let buyer = Identifier(hi: 0xB0, lo: 1)
let stranger = Identifier(hi: 0xB0, lo: 2)
let order = Identifier(hi: 0x0D << 8, lo: 1)
let price = Money(minor: 12_300, .cny)

func asBuyer(_ user: Identifier = buyer, key: String = "k1") -> CallOptions {
  CallOptions(metadata: [MetadataKey.user: user.description, MetadataKey.roles: "buyer", MetadataKey.request: key])
}

/// Tells when performances begin.
final class Calendar: TicketV1.TicketServiceProtocol {
  let startsAt: WallTime
  init(_ startsAt: WallTime) { self.startsAt = startsAt }

  private static let closed = RPCError(.unimplemented, "only performances are told")

  func getPerformance(
    _ request: TicketV1.GetPerformanceRequest, _ call: ServerCall
  ) async throws -> TicketV1.Performance {
    TicketV1.Performance(performanceID: request.performanceID, startsAt: startsAt)
  }
  func importVenue(_: TicketV1.ImportVenueRequest, _: ServerCall) async throws -> TicketV1.Venue { throw Self.closed }
  func getVenue(_: TicketV1.GetVenueRequest, _: ServerCall) async throws -> TicketV1.Venue { throw Self.closed }
  func listVenues(_: TicketV1.ListVenuesRequest, _: ServerCall) async throws -> TicketV1.ListVenuesResponse {
    throw Self.closed
  }
  func getSeatingPlan(_: TicketV1.GetSeatingPlanRequest, _: ServerCall) async throws -> TicketV1.SeatingPlan {
    throw Self.closed
  }
  func createEvent(_: TicketV1.CreateEventRequest, _: ServerCall) async throws -> TicketV1.Event { throw Self.closed }
  func importSeason(_: TicketV1.ImportSeasonRequest, _: ServerCall) async throws -> TicketV1.ImportSeasonResponse {
    throw Self.closed
  }
  func getEvent(_: TicketV1.GetEventRequest, _: ServerCall) async throws -> TicketV1.Event { throw Self.closed }
  func listEvents(_: TicketV1.ListEventsRequest, _: ServerCall) async throws -> TicketV1.ListEventsResponse {
    throw Self.closed
  }
  func createPerformance(
    _: TicketV1.CreatePerformanceRequest, _: ServerCall
  ) async throws -> TicketV1.Performance { throw Self.closed }
  func listPerformances(
    _: TicketV1.ListPerformancesRequest, _: ServerCall
  ) async throws -> TicketV1.ListPerformancesResponse { throw Self.closed }
  func publishPerformance(
    _: TicketV1.PublishPerformanceRequest, _: ServerCall
  ) async throws -> TicketV1.Performance { throw Self.closed }
}

struct NoCodes: QRCodeMaker {
  func modules(of text: String) -> QRModules? { nil }
}

/// What the world around the refund service does in a test.
struct Script: Sendable {
  /// Time left until the performance.
  var left: Duration = .seconds(72 * 3_600)
  var inventory: @Sendable (TransactionV1.BranchRequest) throws -> Void = { _ in }
  var order: @Sendable (TransactionV1.BranchRequest) throws -> Void = { _ in }
  var fate: @Sendable (MethodDescriptor) -> LossyChannel.Fate = { _ in .arrives }
}

/// A refund service and a real payment service, with everything they talk to, on one loop.
struct World: Sendable {
  let loop: TestLoop
  let script: Script
  let provider: TestProvider
  let desk: TestOrders
  let calendar: Calendar
  let inventory, orders: TestParticipant
  let coordinator: TestCoordinator
  let store, paymentStore: SQLiteStore
  let address = SwitchedChannel()
  let paymentAddress = SwitchedChannel()

  var client: RefundV1.RefundServiceClient { .init(address) }
  var payments: PaymentV1.PaymentServiceClient { .init(paymentAddress) }
  var participant: TransactionV1.ParticipantServiceClient { .init(address) }

  init(_ loop: TestLoop, _ script: Script = Script()) async throws {
    self.loop = loop
    self.script = script
    provider = TestProvider(loop)
    desk = TestOrders([
      OrderV1.Order(
        orderID: order.description, userID: buyer.description, performanceID: "p1", state: .awaitingPayment,
        amountMinor: price.minor, currency: "CNY", createdAt: loop.wallNow,
        expiresAt: loop.wallNow.advanced(by: .seconds(900)))
    ])
    calendar = Calendar(loop.wallNow.advanced(by: script.left))
    // Sales are not what is tested here: only what gives back may be refused.
    inventory = TestParticipant(loop: loop) { if case .returnTickets = $0.action?.action { try script.inventory($0) } }
    orders = TestParticipant(loop: loop) { if case .refundOrder = $0.action?.action { try script.order($0) } }
    store = try await SQLiteStore.inMemory(migrations: RefundServer.migrations)
    paymentStore = try await SQLiteStore.inMemory(migrations: PaymentServer.migrations)
    coordinator = TestCoordinator(
      loop: loop,
      participants: [
        "inventory": InProcessChannel(definitions: [inventory.participantServiceDefinition], loop: loop),
        "order": InProcessChannel(definitions: [orders.participantServiceDefinition], loop: loop),
        "payment": paymentAddress, "refund": address,
      ])
  }

  private func peer(_ definitions: [ServiceDefinition], _ life: Life) -> any Channel {
    MortalChannel(LossyChannel(InProcessChannel(definitions: definitions, loop: loop), script.fate), life)
  }

  /// Starts the refund service over its store, as a process that lives `life`.
  @discardableResult
  func start(_ life: Life = Life()) -> SpawnedTask {
    let order = peer([desk.orderServiceDefinition, orders.participantServiceDefinition], life)
    let server = RefundServer(
      loop: loop, store: MortalStore(store, life),
      peers: RefundPeers(
        tickets: peer([calendar.ticketServiceDefinition], life), orders: order,
        payments: MortalChannel(LossyChannel(paymentAddress, script.fate), life),
        inventory: peer([inventory.participantServiceDefinition], life),
        transactions: peer([coordinator.transactionServiceDefinition], life)),
      log: quietLogger())
    address.connect(InProcessChannel(definitions: server.definitions, loop: loop, log: quietLogger()))
    return loop.spawn { await server.run() }
  }

  func startPayments() {
    let life = Life()
    let server = PaymentServer(
      PaymentConfiguration(merchant: "shop"), loop: loop, store: paymentStore, provider: provider, qrCodes: NoCodes(),
      peers: PaymentPeers(
        orders: peer([desk.orderServiceDefinition, orders.participantServiceDefinition], life),
        inventory: peer([inventory.participantServiceDefinition], life),
        refunds: LossyChannel(address, script.fate), transactions: peer([coordinator.transactionServiceDefinition], life)),
      log: quietLogger())
    paymentAddress.connect(InProcessChannel(definitions: server.definitions, loop: loop, log: quietLogger()))
    loop.spawn { await server.run() }
  }

  /// Buys the order and lets it settle; returns the payment.
  func buy() async throws -> Identifier {
    startPayments()
    let opened = try await until { try await payments.createPayment(.init(orderID: order.description), asBuyer()) }
    let id = try #require(Identifier(opened.paymentID))
    provider.pay(id)
    _ = try await until { try await payments.notify(.init(form: provider.notice(id))) }
    while try await until({ try await payments.getPayment(.init(orderID: order.description)).state }) != .settled {
      try await loop.sleep(for: .milliseconds(200))
    }
    try await loop.sleep(for: .seconds(30))
    desk.change(order) {
      $0.state = .paid
      $0.paymentID = id.description
    }
    return id
  }

  func ask(_ key: String = "k1", reason: String = "ill") async throws -> RefundV1.Refund {
    try await client.requestRefund(.init(orderID: order.description, reason: reason), asBuyer(key: key))
  }

  func until<Value>(_ body: () async throws -> Value) async throws -> Value {
    for _ in 0..<100 {
      do { return try await body() } catch { try await loop.sleep(for: .milliseconds(100)) }
    }
    return try await body()
  }
}

// MARK: - The end

extension World {
  /// At rest: the refund has happened everywhere, or nowhere.
  func checkEnd(_ id: String, _ payment: Identifier, fee: Int64?) async throws {
    let refund = try await client.getRefund(.init(refundID: id))
    let paid = try await payments.getPayment(.init(orderID: order.description))
    let ledger = try await payments.getLedger(.init())
    let balances = Dictionary(uniqueKeysWithValues: ledger.accounts.map { ($0.account, $0.balanceMinor) })
    #expect(ledger.sumMinor == 0)
    if let fee {
      let back = Money(minor: price.minor - fee, .cny)
      #expect(refund.state == .succeeded && refund.settledAt != nil)
      #expect(refund.amountMinor == back.minor && refund.feeMinor == fee)
      #expect(paid.state == .refunded && paid.refundedMinor == back.minor)
      #expect(provider.trade(payment)?.refunds == Identifier(id).map { [$0: back] })
      #expect(balances["provider_clearing"] == fee && balances["sales"] == 0 && balances["refund_fees", default: 0] == -fee)
    } else {
      #expect(refund.state == .failed)
      #expect(paid.state == .settled && paid.refundedMinor == 0)
      #expect(provider.trade(payment)?.refunds == [:])
      #expect(balances["provider_clearing"] == price.minor && balances["sales"] == -price.minor)
    }
    #expect(await inventory.confirmed.count == (fee == nil ? 1 : 2))
    #expect(await orders.confirmed.count == (fee == nil ? 1 : 2))
    #expect(await inventory.open + orders.open == 0)
    #expect(await inventory.violations + orders.violations == 0)
    #expect(await coordinator.open.isEmpty)
    #expect(desk.callsByPeople == 0)
    for store in [store, paymentStore] {
      #expect(try await store.read { try $0.query("SELECT COUNT(*) FROM outbox")[0].integer(0) } == 0)
    }
  }
}

func expectRefusal(
  _ reason: String, _ code: RPCCode? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  _ body: () async throws -> some Any
) async {
  do {
    _ = try await body()
    Issue.record("not refused", sourceLocation: sourceLocation)
  } catch {
    let error = error as? RPCError
    #expect(error?.reason == reason, sourceLocation: sourceLocation)
    if let code { #expect(error?.code == code, sourceLocation: sourceLocation) }
  }
}
