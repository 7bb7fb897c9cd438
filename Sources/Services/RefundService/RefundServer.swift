public import Base
public import Logging
internal import Messages
internal import Outbox
internal import Payments
public import Ports
public import RPCCore

/// The services a refund service calls, always as itself: no buyer is behind these calls.
public struct RefundPeers: Sendable {
  public var tickets: any Channel
  public var orders: any Channel
  public var payments: any Channel
  public var inventory: any Channel
  public var transactions: any Channel

  public init(
    tickets: any Channel, orders: any Channel, payments: any Channel, inventory: any Channel,
    transactions: any Channel
  ) {
    self.tickets = tickets
    self.orders = orders
    self.payments = payments
    self.inventory = inventory
    self.transactions = transactions
  }
}

/// Refunds that buyers ask for: the shell around `Refund` and `RefundRule`.
///
/// ```
///  requestRefund ─► fee by the time left ─► row + `refund` in one write ─► requested
///  refund ─► TCC (payment, order, inventory, refund) ─ committed ─► processing
///                                                     └ refused ──► failed
///  settled ◄── payment service, after the provider has paid back ─► succeeded
/// ```
public actor RefundServer {
  /// The store's statements, in the common dialect.
  public static let migrations =
    RefundRows.schema + Outbox.schema + Inbox.schema + Fence.schema + GlobalTransactionInitiator.schema
    + Fence.purgeSchema + Inbox.purgeSchema

  nonisolated let loop: any Loop
  /// The loop: everything here runs on it.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  nonisolated let outbox: Outbox
  let store: any SQLStore
  let tickets: TicketV1.TicketServiceClient
  let orders: OrderV1.OrderServiceClient
  let initiator: GlobalTransactionInitiator
  let purge: Purge
  nonisolated let planted: Set<PlantedBug>
  let log: Logger

  /// - Parameter store: opened with `migrations`; nobody else writes to it.
  public init(
    _ configuration: RefundConfiguration = .init(), loop: any Loop, store: any SQLStore,
    peers: RefundPeers, log: Logger
  ) {
    self.loop = loop
    self.store = AnsweringStore(store)
    self.log = log
    planted = configuration.transactions.planted
    outbox = Outbox(name: "refund", loop: loop, store: store, log: log)
    tickets = TicketV1.TicketServiceClient(peers.tickets)
    orders = OrderV1.OrderServiceClient(peers.orders)
    initiator = GlobalTransactionInitiator(
      store: store, coordinator: peers.transactions,
      participants: ["payment": peers.payments, "order": peers.orders, "inventory": peers.inventory],
      configuration: configuration.transactions, log: log)
    purge = Purge([.fences, .inbox, .attempts], loop: loop, store: store, log: log)
  }

  /// What a server is to serve: RefundService and ParticipantService.
  public nonisolated var definitions: [ServiceDefinition] {
    let participant = RowParticipant(log: log) { try await self.takePart($0) }
    return [refundServiceDefinition, participant.participantServiceDefinition]
  }

  /// Delivers the outbox and forgets what is old, until the task is cancelled. Run it once.
  public func run() async {
    await withDiscardingTaskGroup { group in
      group.addTask { await self.outbox.run([Kind.refund: { try await self.refund($0) }]) }
      group.addTask { await self.purge.run() }
    }
  }

  /// The kinds of outbox messages. They are stored: never rename one.
  enum Kind {
    static let refund = "refund"
  }

  /// Changes the refund `id` by `change` in one write.
  /// - Throws: `RefundRefusal.notFound`, or what `change` throws; nothing is changed then.
  func change(
    _ id: Identifier, guardedBy isFirst: @escaping @Sendable (any SQLTransaction) throws -> Bool = { _ in true },
    _ change: @escaping @Sendable (inout Refund) throws -> Void
  ) async throws {
    try await store.write { tx in
      guard try isFirst(tx) else { return }
      guard var refund = try RefundRows.find(tx, id) else { throw RefundRefusal.notFound }
      let before = refund
      try change(&refund)
      if refund != before { try RefundRows.save(tx, refund) }
    }
  }
}

// MARK: - What the outbox delivers

extension RefundServer {
  private func refund(_ message: OutboxMessage) async throws {
    guard let id = Identifier(String(decoding: message.payload, as: UTF8.self)),
      let refund = try await store.read({ try RefundRows.find($0, id) })
    else { throw RefundRefusal.notFound }
    switch refund.state {
    case .requested, .reserved: break
    case .processing, .succeeded, .failed: return
    }
    let (order, payment) = (refund.order.description, refund.payment.description)
    let outcome = try await initiator.run(
      "refund", of: id,
      [
        .init(
          "payment",
          .refundPayment(
            .init(
              paymentID: payment, refundID: id.description, amountMinor: refund.amount.minor,
              feeMinor: refund.fee.minor))),
        .init("order", .refundOrder(.init(orderID: order, refundID: id.description))),
      ] + (planted.contains(.refundKeepsPlaces) ? [] : [
        .init("inventory", .returnTickets(.init(performanceID: refund.performance, orderID: order)))
      ]),
      own: .init("refund", .completeRefund(.init(refundID: id.description))),
      tryOwn: { try await self.takePart(BranchStep(.try, $0)) })
    switch outcome {
    case .committed: log.info("refunding", metadata: ["refund": "\(id)"])
    case .refused(let reason, let service): try await fail(id, reason, service)
    case .undecided(let why): throw Outbox.Postponed(why)
    }
  }

  private func fail(_ id: Identifier, _ reason: String, _ service: String) async throws {
    do {
      try await change(id) { refund in try refund.fail(reason: reason) }
      log.notice(
        "a refund was refused",
        metadata: ["refund": "\(id)", "reason": "\(reason)", "service": "\(service)"])
    } catch RefundRefusal.anotherTransactionOpen {
      // An earlier attempt's Cancel is still on its way to us.
      throw Outbox.Postponed("\(id) is in another transaction")
    } catch RefundRefusal.alreadyDecided {
      log.info("decided by an earlier attempt", metadata: ["refund": "\(id)"])
    }
  }
}
