internal import Base
public import Messages
internal import Outbox
internal import Payments
internal import Ports
public import RPCCore

extension RefundServer: RefundV1.RefundServiceProtocol {
  /// Asks for the whole order back. The same request id gives the same refund; so does any other
  /// while a refund of the order is under way or done.
  public func requestRefund(
    _ request: RefundV1.RequestRefundRequest, _ call: ServerCall
  ) async throws -> RefundV1.Refund {
    let caller = try call.caller()
    let key = try call.requestKey()
    guard request.reason.utf8.count <= Limits.reasonBytes, request.reason.count <= Limits.reasonCharacters else {
      throw RefundRefusal.reasonTooLong
    }
    guard let order = Identifier(request.orderID) else { throw Self.orderNotFound }
    if let known = try await store.read({ try Self.known($0, caller.user, key, order) }) {
      return RefundV1.Refund(known)
    }
    let fresh = try await newRefund(of: order, for: caller.user, reason: request.reason)
    let outbox = outbox
    let refund = try await store.write { tx in
      if let known = try Self.known(tx, caller.user, key, order) { return known }
      try RefundRows.insert(tx, fresh, key: key)
      let id = fresh.id.description
      try outbox.enqueue(
        tx, kind: Kind.refund, key: id, payload: [UInt8](id.utf8), at: fresh.requestedAt)
      return fresh
    }
    outbox.wake()
    return RefundV1.Refund(refund)
  }

  /// One of the caller's refunds; services of the platform see all.
  public func getRefund(
    _ request: RefundV1.GetRefundRequest, _ call: ServerCall
  ) async throws -> RefundV1.Refund {
    let caller = call.metadata[MetadataKey.user] == nil ? nil : try call.caller()
    guard let id = Identifier(request.refundID),
      let refund = try await store.read({ try RefundRows.find($0, id) }),
      caller == nil || caller?.user == refund.user
    else { throw RefundRefusal.notFound }
    return RefundV1.Refund(refund)
  }

  /// The caller's refunds, newest first.
  public func listRefunds(
    _ request: RefundV1.ListRefundsRequest, _ call: ServerCall
  ) async throws -> RefundV1.ListRefundsResponse {
    let caller = try call.caller()
    let page = PageToken(request.pageToken)
    guard page != nil || request.pageToken.isEmpty else {
      throw RPCError(
        .invalidArgument, "The page token is none of ours. Start again without one.", reason: "PAGE_TOKEN_INVALID")
    }
    let size = PageSize.rows(request.pageSize)
    let refunds = try await store.read {
      try RefundRows.list($0, user: caller.user, after: page, limit: size + 1)
    }
    let shown = refunds.prefix(size)
    let next = refunds.count > size ? shown.last.map { PageToken(time: $0.requestedAt, id: $0.id) } : nil
    return RefundV1.ListRefundsResponse(
      refunds: shown.map { RefundV1.Refund($0) }, nextPageToken: next?.description ?? "")
  }

  /// Internal: the provider has paid back. The same message again changes nothing.
  public func settled(
    _ request: RefundV1.SettledRequest, _ call: ServerCall
  ) async throws -> RefundV1.SettledResponse {
    try call.internalOnly()
    guard (1...Limits.idBytes).contains(request.messageID.utf8.count), let id = Identifier(request.refundID) else {
      throw RPCError(.invalidArgument, "A message id and a refund id are needed.", reason: "MESSAGE_INVALID")
    }
    let now = loop.wallNow
    let isOpen = planted.contains(.inboxSkipped)
    try await change(
      id,
      guardedBy: { tx in
        try isOpen || Inbox.accept(tx, consumer: "refund", message: request.messageID, at: now)
      }
    ) { refund in try refund.settled(at: now) }
    return RefundV1.SettledResponse()
  }
}

// MARK: - Asking

extension RefundServer {
  private static let orderNotFound = RPCError(
    .notFound, "There is no such order among yours. Check the order id.", reason: "ORDER_NOT_FOUND")

  /// What answers a request that was made before, or another one for the same order.
  private static func known(
    _ tx: any SQLTransaction, _ user: Identifier, _ key: String, _ order: Identifier
  ) throws -> Refund? {
    if let known = try RefundRows.find(tx, user: user, key: key) {
      guard known.order == order else {
        throw RPCError(
          .alreadyExists, "This request id was used for another order. Use a new one.", reason: "REQUEST_REUSED")
      }
      return known
    }
    guard let other = try RefundRows.openOrDone(tx, order: order), other.user == user else { return nil }
    return other
  }

  private func ask(_ order: Identifier) async throws -> OrderV1.Order {
    do {
      return try await orders.getOrder(OrderV1.GetOrderRequest(orderID: order.description))
    } catch where error.code == .notFound {
      throw Self.orderNotFound
    }
  }

  /// A refund of the order as it is now, with its fee. Not stored yet.
  private func newRefund(
    of order: Identifier, for user: Identifier, reason: String
  ) async throws -> Refund {
    let told = try await ask(order)
    guard told.userID == user.description else { throw Self.orderNotFound }
    guard told.state == .paid, let payment = Identifier(told.paymentID), told.amountMinor > 0,
      let currency = Currency(code: told.currency)
    else { throw RefundRefusal.orderNotPaid }
    let performance = try await tickets.getPerformance(
      TicketV1.GetPerformanceRequest(performanceID: told.performanceID))
    guard let startsAt = performance.startsAt else {
      throw RPCError(.internal, "performance \(told.performanceID) has no start")
    }
    let now = loop.wallNow
    let paid = Money(minor: told.amountMinor, currency)
    let fee = try RefundRule.fee(on: paid, at: now, performanceStartsAt: startsAt)
    return Refund(
      id: Identifier(at: now, shard: order.shard, dice: loop), order: order, payment: payment, user: user,
      performance: told.performanceID, amount: paid - fee, fee: fee, reason: reason, requestedAt: now)
  }
}
