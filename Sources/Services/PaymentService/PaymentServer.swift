public import Base
internal import Messages
internal import Payments
public import Logging
internal import Outbox
public import Ports
public import RPCCore

/// The services a payment service calls, always as itself: no buyer is behind these calls.
public struct PaymentPeers: Sendable {
  public var orders: any Channel
  public var inventory: any Channel
  public var refunds: any Channel
  public var transactions: any Channel

  public init(
    orders: any Channel, inventory: any Channel, refunds: any Channel, transactions: any Channel
  ) {
    self.orders = orders
    self.inventory = inventory
    self.refunds = refunds
    self.transactions = transactions
  }
}

/// Payments and the ledger: the shell around `Payment`.
///
/// ```
///  createPayment ─► row ─► provider.precreate ─► QR code
///  notify ─────────► capture + ledger + `settle` in one write ─► success
///  settle ─► TCC (inventory, order, payment) ─ committed ─► settled
///                                            └ refused ───► give back + `pay_back` in one write
///  pay_back ─► provider.refund ─► refunded (+ `refund_settled` when a buyer had asked)
///  notify of a second trade ─► row + ledger + `pay_back_second` in one write ─► success
///  pay_back_second ─► provider.refund of that trade
///  whatever goes back unasked ─► `tell_order`: the order shows it
///  closeForOrder ─► `close` ─► provider.close ─ paid after all ─► capture
///  every sweep ─► provider.query of payments nobody has called back about
///  every listPause ─► provider.trades: what was paid and is not in our books ─► capture
/// ```
/// No transaction of the store and no branch of a global one spans a call to the provider. Every
/// step that must happen is an outbox message written with its cause, so a crash between any two
/// loses nothing.
public actor PaymentServer {
  /// The store's statements, in the common dialect.
  public static let migrations =
    PaymentRows.schema + LedgerRows.schema + Outbox.schema + Inbox.schema + Fence.schema
    + GlobalTransactionInitiator.schema + PaymentRows.secondSchema + Fence.purgeSchema + Inbox.purgeSchema
    + TradeListRows.schema

  nonisolated let loop: any Loop
  /// The loop: everything here runs on it.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  nonisolated let outbox: Outbox
  nonisolated let configuration: PaymentConfiguration
  let store: any SQLStore
  let provider: any PaymentProvider
  let qrCodes: any QRCodeMaker
  let orders: OrderV1.OrderServiceClient
  let refunds: RefundV1.RefundServiceClient
  let initiator: GlobalTransactionInitiator
  let purge: Purge
  let log: Logger

  /// - Parameter store: opened with `migrations`; nobody else writes to it.
  public init(
    _ configuration: PaymentConfiguration, loop: any Loop, store: any SQLStore,
    provider: any PaymentProvider, qrCodes: any QRCodeMaker, peers: PaymentPeers, log: Logger
  ) {
    self.configuration = configuration
    self.loop = loop
    self.store = AnsweringStore(store)
    self.provider = provider
    self.qrCodes = qrCodes
    self.log = log
    outbox = Outbox(
      name: "payment", loop: loop, store: store, log: log, planted: configuration.planted)
    orders = OrderV1.OrderServiceClient(peers.orders)
    refunds = RefundV1.RefundServiceClient(peers.refunds)
    initiator = GlobalTransactionInitiator(
      store: store, coordinator: peers.transactions,
      participants: ["inventory": peers.inventory, "order": peers.orders],
      configuration: configuration.transactions, log: log)
    purge = Purge([.fences, .inbox, .attempts], loop: loop, store: store, log: log)
  }

  /// What a server is to serve: PaymentService and ParticipantService.
  public nonisolated var definitions: [ServiceDefinition] {
    let participant = RowParticipant(log: log) { try await self.takePart($0) }
    return [paymentServiceDefinition, participant.participantServiceDefinition]
  }

  /// Delivers the outbox, asks about lost callbacks, reads the provider's list and forgets what is old, until the task is
  /// cancelled. Run it once.
  public func run() async {
    await withDiscardingTaskGroup { group in
      group.addTask { await self.deliver() }
      group.addTask { await self.reconcile() }
      group.addTask { await self.readTrades() }
      group.addTask { await self.purge.run() }
    }
  }
}

// MARK: - Rows and effects

extension PaymentServer {
  /// Changes the payment `id` by `change`, with everything that follows from it, in one write.
  /// - Returns: what the change asked for; empty when it was a repeat.
  /// - Throws: `PaymentRefusal.notFound`, or what `change` throws; nothing is changed then.
  @discardableResult
  func change(
    _ id: Identifier, guardedBy isFirst: (@Sendable (any SQLTransaction) throws -> Bool)? = nil,
    _ change: @escaping @Sendable (inout PaymentRow) throws -> [PaymentEffect]
  ) async throws -> [PaymentEffect] {
    let now = loop.wallNow
    let outbox = outbox
    let planted = configuration.planted
    let (effects, reached) = try await store.write { tx -> ([PaymentEffect], String?) in
      if let isFirst, try !isFirst(tx) { return ([], nil) }
      guard var row = try PaymentRows.find(tx, id) else { throw PaymentRefusal.notFound }
      let before = row
      let effects = try change(&row)
      guard row != before else { return (effects, nil) }
      if row.payment.capture != nil { row.checkAt = nil }
      try PaymentRows.save(tx, row, before: before)
      for effect in effects where !Self.isDropped(effect, planted) {
        try Self.perform(effect, row.payment, tx, outbox, at: now)
      }
      return (effects, row.payment.state == before.payment.state ? nil : PaymentRows.word(row.payment.state))
    }
    if let reached { PaymentCounts.reached(reached) }
    if !effects.isEmpty { outbox.wake() }
    return effects
  }

  /// Whether a planted bug forgets this effect.
  private nonisolated static func isDropped(
    _ effect: PaymentEffect, _ planted: Set<PlantedBug>
  ) -> Bool {
    switch effect {
    case .book(let transaction):
      planted.contains(.settleWithoutLedger) && transaction.id.hasPrefix("settle/")
    case .payBack(let back): planted.contains(.lateMoneyKept) && !back.isAsked
    case .settle, .payBackSecond, .tellOrder, .tellRefundService: false
    }
  }

  private nonisolated static func perform(
    _ effect: PaymentEffect, _ payment: Payment, _ tx: any SQLTransaction, _ outbox: Outbox, at now: WallTime
  ) throws {
    let key = payment.id.description
    let id = [UInt8](key.utf8)
    switch effect {
    case .book(let transaction):
      try LedgerRows.book(tx, transaction, payment: payment.id, at: now)
    case .settle:
      try outbox.enqueue(tx, kind: Kind.settle, key: key, payload: id, at: now)
    case .payBack:
      try outbox.enqueue(tx, kind: Kind.payBack, key: key, payload: id, at: now)
    case .payBackSecond(let second):
      try outbox.enqueue(
        tx, kind: Kind.payBackSecond, key: "second/\(second.refund)",
        payload: id + [UInt8](second.refund.description.utf8), at: now)
    case .tellOrder:
      // Under a key of its own: an order service that is away must not hold up the money.
      try outbox.enqueue(tx, kind: Kind.tellOrder, key: "order/\(key)", payload: id, at: now)
    case .tellRefundService(let refund):
      try outbox.enqueue(
        tx, kind: Kind.refundSettled, key: key, payload: [UInt8](refund.description.utf8), at: now)
    }
  }

  /// The kinds of outbox messages. They are stored: never rename one.
  enum Kind {
    static let settle = "settle"
    static let payBack = "pay_back"
    static let payBackSecond = "pay_back_second"
    static let tellOrder = "tell_order"
    static let close = "close"
    static let refundSettled = "refund_settled"
  }
}
