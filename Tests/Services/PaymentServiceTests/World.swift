import Base
import Logging
import Messages
import Ports
import RPCCore
import RPCInProcess
import SQLiteStore
import TestKit
import Testing

@testable import PaymentService

let buyer = Identifier(hi: 0xB0, lo: 1)
let stranger = Identifier(hi: 0xB0, lo: 2)
let order = Identifier(hi: 0x0D << 8, lo: 1)
let price = Money(minor: 12_300, .cny)

func asBuyer(_ user: Identifier = buyer, roles: String = "buyer", key: String = "k1") -> CallOptions {
  CallOptions(metadata: [MetadataKey.user: user.description, MetadataKey.roles: roles, MetadataKey.request: key])
}

/// Keeps what it was told.
final class RefundDesk: RefundV1.RefundServiceProtocol {
  let told = Locked<[RefundV1.SettledRequest]>([])

  func settled(_ request: RefundV1.SettledRequest, _ call: ServerCall) async throws -> RefundV1.SettledResponse {
    told.withLock { $0.append(request) }
    return RefundV1.SettledResponse()
  }
  func requestRefund(_ request: RefundV1.RequestRefundRequest, _ call: ServerCall) async throws -> RefundV1.Refund {
    throw RPCError(.unimplemented, "")
  }
  func getRefund(_ request: RefundV1.GetRefundRequest, _ call: ServerCall) async throws -> RefundV1.Refund {
    throw RPCError(.unimplemented, "")
  }
  func listRefunds(
    _ request: RefundV1.ListRefundsRequest, _ call: ServerCall
  ) async throws -> RefundV1.ListRefundsResponse {
    throw RPCError(.unimplemented, "")
  }
}

/// A square that depends on the text only.
struct SquareCodes: QRCodeMaker {
  func modules(of text: String) -> QRModules? { QRModules(size: 1, dark: [true]) }
}

/// What the world around the payment service does in a test.
struct Script: Sendable {
  var inventory: @Sendable (TransactionV1.BranchRequest) throws -> Void = { _ in }
  var order: @Sendable (TransactionV1.BranchRequest) throws -> Void = { _ in }
  var fate: @Sendable (MethodDescriptor) -> LossyChannel.Fate = { _ in .arrives }
}

/// One payment service and everything it talks to, on one loop.
struct World: Sendable {
  let loop: TestLoop
  let provider: TestProvider
  let desk: TestOrders
  let refunds = RefundDesk()
  let inventory: TestParticipant
  let orders: TestParticipant
  let coordinator: TestCoordinator
  let store: SQLiteStore
  /// Where the payment service is.
  let address = SwitchedChannel()
  let script: Script

  var client: PaymentV1.PaymentServiceClient { PaymentV1.PaymentServiceClient(address) }
  var participant: TransactionV1.ParticipantServiceClient { TransactionV1.ParticipantServiceClient(address) }

  init(_ loop: TestLoop, _ script: Script = Script()) async throws {
    self.loop = loop
    self.script = script
    provider = TestProvider(loop)
    desk = TestOrders([Self.awaiting(order, at: loop.wallNow)])
    inventory = TestParticipant(loop: loop, mayTry: script.inventory)
    orders = TestParticipant(loop: loop, mayTry: script.order)
    store = try await SQLiteStore.inMemory(migrations: PaymentServer.migrations)
    coordinator = TestCoordinator(
      loop: loop,
      participants: [
        "inventory": InProcessChannel(definitions: [inventory.participantServiceDefinition], loop: loop),
        "order": InProcessChannel(definitions: [orders.participantServiceDefinition], loop: loop),
        "payment": address,
      ])
  }

  static func awaiting(_ order: Identifier, at now: WallTime) -> OrderV1.Order {
    OrderV1.Order(
      orderID: order.description, userID: buyer.description, performanceID: "p1", state: .awaitingPayment,
      amountMinor: price.minor, currency: "CNY", createdAt: now, expiresAt: now.advanced(by: .seconds(900)))
  }

  /// Starts the service over the store, as a process that lives `life`.
  @discardableResult
  func start(_ life: Life = Life(), log: Logger = quietLogger()) -> SpawnedTask {
    func peer(_ definitions: [ServiceDefinition]) -> any Channel {
      MortalChannel(LossyChannel(InProcessChannel(definitions: definitions, loop: loop), script.fate), life)
    }
    let server = PaymentServer(
      PaymentConfiguration(merchant: "shop"), loop: loop, store: MortalStore(store, life),
      provider: MortalProvider(provider, life), qrCodes: SquareCodes(),
      peers: PaymentPeers(
        orders: peer([desk.orderServiceDefinition, orders.participantServiceDefinition]),
        inventory: peer([inventory.participantServiceDefinition]),
        refunds: peer([refunds.refundServiceDefinition]),
        transactions: peer([coordinator.transactionServiceDefinition])),
      log: log)
    address.connect(InProcessChannel(definitions: server.definitions, loop: loop, log: quietLogger()))
    return loop.spawn { await server.run() }
  }

  /// Opens the payment of `order` as its buyer.
  func open() async throws -> Identifier {
    let payment = try await client.createPayment(.init(orderID: order.description), asBuyer())
    return try #require(Identifier(payment.paymentID))
  }

  func notify(_ form: [UInt8]) async throws(RPCError) -> String {
    String(decoding: try await client.notify(.init(form: form)).body, as: UTF8.self)
  }

  func state() async throws -> PaymentV1.PaymentState {
    try await client.getPayment(.init(orderID: order.description)).state
  }

  func pass(_ time: Duration) async throws { try await loop.sleep(for: time) }
}

// MARK: - What is stored

extension World {
  /// Every row of every table that money stands in.
  func rows() async throws -> [[SQLRow]] {
    try await store.read { tx in
      try ["payments", "ledger_transactions", "ledger_entries", "outbox", "inbox", "tcc_fence", "second_trades"].map {
        try tx.query("SELECT * FROM \($0)")
      }
    }
  }

  func balances() async throws -> [String: Int64] {
    let ledger = try await client.getLedger(.init())
    #expect(ledger.sumMinor == 0)
    return Dictionary(uniqueKeysWithValues: ledger.accounts.map { ($0.account, $0.balanceMinor) })
  }

  /// Every transaction of the ledger sums to zero, and so does the whole.
  func checkLedger() async throws {
    let sums = try await store.read {
      try $0.query("SELECT transaction_id, SUM(amount_minor) FROM ledger_entries GROUP BY transaction_id")
    }
    for row in sums { #expect(try row.integer(1) == 0) }
  }

  /// At rest: every captured payment is either settled with its tickets or wholly paid back, the
  /// provider's books say the same, nothing is open.
  func checkEnd(_ payment: Identifier, isSettled: Bool) async throws {
    try await checkLedger()
    #expect(desk.callsByPeople == 0)
    #expect(try await state() == (isSettled ? .settled : .refunded))
    #expect(await inventory.confirmed.count == (isSettled ? 1 : 0))
    #expect(await orders.confirmed.count == (isSettled ? 1 : 0))
    #expect(await inventory.open == 0)
    #expect(await orders.open == 0)
    #expect(await coordinator.open.isEmpty)
    #expect(await inventory.violations + orders.violations == 0)
    let back = isSettled ? [:] : [payment: price]
    #expect(provider.trade(payment)?.refunds == back)
    let zero: [String: Int64] = ["provider_clearing": 0, "buyer_funds": 0]
    let sold: [String: Int64] = ["provider_clearing": price.minor, "buyer_funds": 0, "sales": -price.minor]
    #expect(try await balances() == (isSettled ? sold : zero))
    #expect(try await store.read { try $0.query("SELECT COUNT(*) FROM outbox")[0].integer(0) } == 0)
    let told = desk.refunds(of: order)[payment.description]
    #expect((told == nil) == isSettled, "the order shows what went back, and nothing else")
    if let told { #expect(told.state == .refunded && told.amountMinor == price.minor) }
  }

  /// At rest: the money of the second trade with this number went back once, whole, through the
  /// provider, is in the books, and is shown by the payment and by the order.
  func checkSecond(_ trade: String) async throws {
    try await checkLedger()
    let refunds = provider.refunds(ofTrade: trade) ?? [:]
    #expect(refunds.count == 1 && refunds.values.first == price)
    let id = try #require(refunds.keys.first?.description)
    let booked = try await store.read {
      try $0.query("SELECT COUNT(*) FROM ledger_transactions WHERE transaction_id LIKE ?", .text("second-%/\(id)"))
    }
    #expect(try booked[0].integer(0) == 2)
    let payment = try await client.getPayment(.init(orderID: order.description), asBuyer())
    let shown = try #require(payment.automaticRefunds.first { $0.refundID == id })
    #expect(shown.reason == "PAID_TWICE" && shown.amountMinor == price.minor && shown.currency == "CNY")
    #expect(shown.state == .refunded && shown.refundedAt != nil)
    #expect(desk.refunds(of: order)[id] == shown)
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
