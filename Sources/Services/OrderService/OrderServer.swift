public import Base
public import Logging
public import Messages
import Orders
import Outbox
public import Ports
public import RPCCore

/// Orders and e-tickets: what the journal of stock tells, and what transactions decide about it.
///
/// ```
///  inventory ── journal ──► rows and offset in one write ──► GetOrder, ListOrders …
///  coordinator ── Try, Confirm, Cancel ──► fence, order, tickets in one write
///                                               └─ outbox ──► payment: close the trade
///  payment ── NoteRefunds ──► what goes back by itself ─────► GetOrder, ListOrders
/// ```
/// An order is made by the tail of the journal, never by a request: the sale's peak is stored in
/// batches, and what was stored twice or lost on the way is told again from the stored offset.
public actor OrderServer {
  nonisolated let loop: any Loop
  /// The loop: everything here runs on it.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  let store: any SQLStore
  let inventory: InventoryV1.InventoryServiceClient
  let payments: PaymentV1.PaymentServiceClient
  let keys: TicketKeys
  let qrCodes: any QRCodeMaker
  nonisolated let configuration: OrderConfiguration
  let log: Logger
  let outbox: Outbox
  let office: TicketOffice
  let purge: Purge

  /// Rings for an order of which the journal or a transaction has told something.
  let news = BellBoard<Identifier>()
  var waiting = 0

  // The tail: entries on their way from the stream to the store.
  var received: [InventoryV1.JournalEntry] = []
  var receivedRecords = 0
  let arrival = Bell()
  let space = Bell()
  var failures = 0
  /// Whether all that was durable when the stream was opened is stored. Until then, and whenever the
  /// stream has broken, an order that is not stored may be one all the same.
  var hasCaughtUp = false

  /// Statements for the store it is opened with.
  public static let migrations =
    OrderBooks.schema + Outbox.schema + Fence.schema + RefundBooks.schema + Fence.purgeSchema

  /// - Parameters:
  ///   - loop: where everything runs.
  ///   - store: opened with `migrations`.
  ///   - inventory: whose journal makes the orders.
  ///   - payments: told to close the trades of orders that ended unpaid.
  ///   - keys: for the tickets.
  public init(
    loop: any Loop, store: any SQLStore, inventory: any Channel, payments: any Channel,
    keys: TicketKeys, qrCodes: any QRCodeMaker, configuration: OrderConfiguration = .init(), log: Logger
  ) {
    self.loop = loop
    self.store = store
    self.inventory = InventoryV1.InventoryServiceClient(inventory)
    self.payments = PaymentV1.PaymentServiceClient(payments)
    self.keys = keys
    self.qrCodes = qrCodes
    self.configuration = configuration
    self.log = log
    outbox = Outbox(name: "order", loop: loop, store: store, log: log)
    office = TicketOffice(signer: keys.signer, dice: loop)
    purge = Purge([.fences], loop: loop, store: store, log: log)
  }

  /// What it answers: orders, and their branches of global transactions.
  public nonisolated var definitions: [ServiceDefinition] {
    let participant = RowParticipant(log: log) { try await self.takePart($0) }
    return [orderServiceDefinition, participant.participantServiceDefinition]
  }

  /// Follows the journal, delivers messages and forgets what is old, until the task is cancelled.
  /// Run it once.
  public func run() async {
    await withDiscardingTaskGroup { group in
      group.addTask { await self.followJournal() }
      group.addTask { await self.outbox.run([Self.closePayment: self.deliverClose]) }
      group.addTask { await self.purge.run() }
    }
  }
}

extension OrderServer: OrderV1.OrderServiceProtocol {}

// MARK: - Finding

extension OrderServer {
  /// The order; waits a moment for one that is younger than what the journal has told.
  /// Throws `notFound`, or `notYetKnown` when the journal still has not told.
  func find(_ id: Identifier) async throws -> OrderBooks.Row {
    if let row = try await waiting(for: id, { tx in try OrderBooks.find(tx, id) }) { return row }
    throw isFresh(id) ? OrderRefusal.notYetKnown : OrderRefusal.notFound
  }

  /// What `look` finds, looked for again at every news of the order for a moment; `nil` when it has
  /// not come. Does not wait for an order that is too old to be news, unless told to.
  func waiting<Found: Sendable>(
    for id: Identifier, evenIfOld: Bool = false,
    _ look: @escaping @Sendable (any SQLTransaction) throws -> Found?
  ) async throws -> Found? {
    if let found = try await store.read(look) { return found }
    guard evenIfOld || isFresh(id), waiting < OrderLimits.waiting else { return nil }
    waiting += 1
    let bell = news.hang(id)
    defer {
      waiting -= 1
      news.takeDown(bell, id)
    }
    let end = loop.now.advanced(by: configuration.journalWait)
    while true {
      if let found = try await store.read(look) { return found }
      let rest = loop.now.duration(to: end)
      guard rest > .zero, !Task.isCancelled else { return nil }
      await bell.wait(upTo: rest, on: loop)
    }
  }

  /// Whether the journal may still have to tell of this order: it is new, or the journal has not been
  /// read to its end since this service started or lost the stream.
  private func isFresh(_ id: Identifier) -> Bool {
    guard hasCaughtUp else { return true }
    let now = loop.wallNow
    let made = id.madeAt
    return made > now.advanced(by: .zero - OrderLimits.freshness)
      && made < now.advanced(by: OrderLimits.freshness)
  }
}

// MARK: - Effects

extension OrderServer {
  static let closePayment = "payment.close_for_order"

  /// Does in the open transaction what a change of the order asks for.
  nonisolated func perform(
    _ effects: [OrderEffect], on order: Order, _ tx: any SQLTransaction, at now: WallTime
  ) throws {
    for effect in effects {
      switch effect {
      case .closePayment:
        let id = order.id.description
        try outbox.enqueue(tx, kind: Self.closePayment, key: id, payload: Array(id.utf8), at: now)
      case .issueTickets:
        try office.issue(tx, order, at: now)
        if configuration.planted.contains(.ticketsIssuedTwice) { try office.issue(tx, order, at: now) }
      case .voidTickets where configuration.planted.contains(.ticketsNotVoided): break
      case .voidTickets:
        try TicketBooks.makeVoid(tx, ofOrder: order.id)
      }
    }
  }

  /// Tells whoever waits, after the change is durable.
  func announce(_ orders: some Sequence<Identifier>) {
    for order in orders { news.ring(order) }
    outbox.wake()
  }

  private nonisolated func deliverClose(_ message: OutboxMessage) async throws {
    let order = String(decoding: message.payload, as: UTF8.self)
    _ = try await payments.closeForOrder(.init(messageID: message.id, orderID: order))
  }
}
