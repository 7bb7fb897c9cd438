import Base
import InventoryService
import Logging
import MemoryPorts
import Messages
import OpenSSLCrypto
import OrderService
import Ports
import QRCodes
import RPCCore
import RPCInProcess
import SQLiteStore
import TestKit

/// The payment service as far as orders know it: it is told to close trades.
final class FakePayments: PaymentV1.PaymentServiceProtocol {
  private let closed = Locked<[String]>([])
  /// The orders whose trades were closed, in order, repeats included.
  var closedOrders: [String] { closed.withLock { $0 } }

  func closeForOrder(
    _ request: PaymentV1.CloseForOrderRequest, _ call: ServerCall
  ) async throws -> PaymentV1.CloseForOrderResponse {
    try call.internalOnly()
    closed.withLock { $0.append(request.orderID) }
    return .init()
  }

  func createPayment(_: PaymentV1.CreatePaymentRequest, _: ServerCall) async throws -> PaymentV1.Payment { throw unused }
  func getPayment(_: PaymentV1.GetPaymentRequest, _: ServerCall) async throws -> PaymentV1.Payment { throw unused }
  func notify(_: PaymentV1.NotifyRequest, _: ServerCall) async throws -> PaymentV1.NotifyResponse { throw unused }
  func getLedger(_: PaymentV1.GetLedgerRequest, _: ServerCall) async throws -> PaymentV1.Ledger { throw unused }

  private var unused: RPCError { RPCError(.unimplemented, "orders do not ask for this") }
}

/// A channel that can be cut and mended, as when the other side restarts.
final class CuttableChannel: Channel {
  private let inner: Locked<any Channel>
  private let cut = Locked(false)

  init(_ channel: any Channel) { inner = Locked(channel) }

  func lead(to channel: any Channel) { inner.withLock { $0 = channel } }
  func setCut(_ isCut: Bool) { cut.withLock { $0 = isCut } }

  private func channel() throws(RPCError) -> any Channel {
    if cut.withLock({ $0 }) { throw RPCError(.unavailable, "the line is cut") }
    return inner.withLock { $0 }
  }

  func unary(_ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions)
    async throws(RPCError) -> [UInt8]
  {
    try await channel().unary(method, request, options)
  }

  func serverStreaming(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
    onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async throws {
    try await channel().serverStreaming(method, request, options) { bytes in
      _ = try self.channel()
      try await onMessage(bytes)
    }
  }
}

/// Stock and orders, each running, with their clients.
final class Stage: Sendable {
  let loop: TestLoop
  let memory: MemoryJournalStore
  let store: SQLiteStore
  let payments = FakePayments()
  let line: CuttableChannel
  private let inventoryRun: Locked<SpawnedTask>
  private let orderRun: Locked<SpawnedTask>
  private let orderChannel: CuttableChannel
  private let keys: TicketKeys
  private let quiet: Logger

  var stock: InventoryV1.InventoryServiceClient { .init(line) }
  var stockBranches: TransactionV1.ParticipantServiceClient { .init(line) }
  var orders: OrderV1.OrderServiceClient { .init(orderChannel) }
  var orderBranches: TransactionV1.ParticipantServiceClient { .init(orderChannel) }

  init(_ loop: TestLoop) async throws {
    self.loop = loop
    quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    memory = MemoryJournalStore(dice: loop)
    store = try await SQLiteStore.inMemory(migrations: OrderServer.migrations)
    let crypto = OpenSSLCrypto()
    let signer = try crypto.signer(privateKeyPEM: try crypto.makeKey(.ed25519), .ed25519)
    keys = TicketKeys(
      signer: signer, verifiers: [try crypto.verifier(publicKeyPEM: signer.publicKeyPEM, .ed25519)])
    let (channel, task) = await Self.startInventory(loop, memory, quiet)
    line = CuttableChannel(channel)
    inventoryRun = Locked(task)
    let (orders, orderTask) = Self.startOrders(loop, store, line, payments, keys, quiet)
    orderChannel = CuttableChannel(orders)
    orderRun = Locked(orderTask)
  }

  private static func startInventory(
    _ loop: TestLoop, _ memory: MemoryJournalStore, _ log: Logger
  ) async -> (any Channel, SpawnedTask) {
    let server = InventoryServer(
      loop: loop, journal: memory, configuration: .init(snapshotAfterRecords: 5), log: log)
    let task = loop.spawn { await server.run() }
    await server.recovered()
    return (InProcessChannel(definitions: server.definitions, loop: loop, log: log), task)
  }

  private static func startOrders(
    _ loop: TestLoop, _ store: SQLiteStore, _ line: any Channel, _ payments: FakePayments, _ keys: TicketKeys,
    _ log: Logger
  ) -> (any Channel, SpawnedTask) {
    let server = OrderServer(
      loop: loop, store: store, inventory: line,
      payments: InProcessChannel(definitions: [payments.paymentServiceDefinition], loop: loop, log: log),
      keys: keys, qrCodes: QRCodes(), log: log)
    let task = loop.spawn { await server.run() }
    return (InProcessChannel(definitions: server.definitions, loop: loop, log: log), task)
  }

  /// Runs `body` with performance `p1` on sale.
  static func run(
    seed: UInt64 = 1, limit: UInt32 = 6, standing: UInt32 = 20,
    _ body: @escaping @Sendable (Stage) async throws -> Void
  ) throws {
    try TestLoop.run(seed: seed) { loop in
      let stage = try await Stage(loop)
      _ = try await stage.stock.openStock(smallHall(limit: limit, standing: standing))
      try await body(stage)
    }
  }

  func restartInventory() async {
    let old = inventoryRun.withLock { $0 }
    old.cancel()
    await old.finished()
    let (channel, task) = await Self.startInventory(loop, memory, quiet)
    line.lead(to: channel)
    inventoryRun.withLock { $0 = task }
  }

  /// Followers are let in by a stock that is still reading its journal and never comes to its end.
  func stallInventory() {
    let server = InventoryServer(loop: loop, journal: memory, configuration: .init(), log: quiet)
    line.lead(to: InProcessChannel(definitions: server.definitions, loop: loop, log: quiet))
  }

  func stopOrders() async {
    let old = orderRun.withLock { $0 }
    old.cancel()
    await old.finished()
  }

  func startOrders() {
    let (channel, task) = Self.startOrders(loop, store, line, payments, keys, quiet)
    orderChannel.lead(to: channel)
    orderRun.withLock { $0 = task }
  }

  // MARK: - Steps

  func options(_ buyer: Int, _ key: String = "k") -> CallOptions {
    CallOptions(metadata: [MetadataKey.user: user(buyer).description, MetadataKey.request: key])
  }

  func hold(_ selection: InventoryV1.HoldRequest.Selection = standing(2), buyer: Int = 1, key: String = "k")
    async throws -> String
  {
    try await stock.hold(.init(performanceID: "p1", selection: selection), options(buyer, key)).orderID
  }

  func order(_ id: String, buyer: Int? = 1) async throws -> OrderV1.Order {
    try await orders.getOrder(.init(orderID: id), buyer.map { options($0) } ?? CallOptions())
  }

  /// Try on both sides of a sale.
  func tryPay(_ order: String, xid: String = "x1", regrab: Bool = false) async throws {
    _ = try await stockBranches.try(sell(order, xid, regrab))
    _ = try await orderBranches.try(pay(order, xid))
  }

  func confirmPay(_ order: String, xid: String = "x1") async throws {
    _ = try await stockBranches.confirm(sell(order, xid))
    _ = try await orderBranches.confirm(pay(order, xid))
  }

  func payFully(_ order: String, xid: String = "x1") async throws {
    try await tryPay(order, xid: xid)
    try await confirmPay(order, xid: xid)
  }

  func sell(_ order: String, _ xid: String = "x1", _ regrab: Bool = false) -> TransactionV1.BranchRequest {
    branch(xid, "inventory", .sellHold(.init(performanceID: "p1", orderID: order, regrab: regrab)))
  }

  func pay(_ order: String, _ xid: String = "x1") -> TransactionV1.BranchRequest {
    branch(xid, "order", .payOrder(.init(orderID: order, paymentID: payment)))
  }

  func takeBack(_ order: String, _ xid: String = "r1") -> TransactionV1.BranchRequest {
    branch(xid, "inventory", .returnTickets(.init(performanceID: "p1", orderID: order)))
  }

  func refund(_ order: String, _ xid: String = "r1") -> TransactionV1.BranchRequest {
    branch(xid, "order", .refundOrder(.init(orderID: order, refundID: payment)))
  }

  func branch(_ xid: String, _ name: String, _ action: TransactionV1.BranchAction.Action)
    -> TransactionV1.BranchRequest
  {
    .init(
      xid: xid, branchID: name, deadlineAtMs: loop.wallNow.advanced(by: .seconds(30)).milliseconds,
      action: .init(action: action))
  }

  /// How many rows a table has.
  func count(_ table: String) async throws -> Int64 {
    try await store.read { tx in try tx.query("SELECT COUNT(*) FROM \(table)")[0].integer(0) }
  }
}

let payment = Identifier(hi: 7, lo: 7).description

func user(_ number: Int) -> Identifier {
  Identifier(hi: 0x0198_0000_0000_0000 | UInt64(number & 15) << 8, lo: UInt64(number))
}

func standing(_ count: UInt32) -> InventoryV1.HoldRequest.Selection {
  .general(.init(ticketTypeID: "standing", quantity: count))
}

func seats(_ names: String...) -> InventoryV1.HoldRequest.Selection { .chosen(.init(seatIDs: names)) }

/// One row of ten, and a standing area.
func smallHall(limit: UInt32 = 6, standing: UInt32 = 20) -> InventoryV1.OpenStockRequest {
  let row = InventoryV1.StockRow(
    zone: "Z", label: "A", seatIDs: (1...10).map { "A-\($0)" }, numbers: (1...10).map(String.init))
  return .init(
    performanceID: "p1", saleStartsAt: TestLoop.defaultStart,
    saleEndsAt: TestLoop.defaultStart.advanced(by: .seconds(86_400)), holdSeconds: 60,
    limitPerBuyer: limit,
    types: [
      .init(ticketTypeID: "vip", name: "VIP", priceMinor: 88_000, currency: "CNY", rows: [row]),
      .init(
        ticketTypeID: "standing", name: "Standing", priceMinor: 18_000, currency: "CNY",
        generalCapacity: standing),
    ])
}

/// The reason of the refusal that `body` ends with; empty when it ends well.
func reason(_ body: () async throws -> Void) async -> String {
  do {
    try await body()
    return ""
  } catch {
    return (error as? RPCError)?.reason ?? "\(error)"
  }
}
