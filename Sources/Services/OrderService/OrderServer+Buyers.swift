import Base
public import Messages
import Orders
import Ports
public import RPCCore

extension OrderServer {
  /// One order: the caller's own, or any for a service. Waits a moment for one made just now.
  public func getOrder(
    _ request: OrderV1.GetOrderRequest, _ call: ServerCall
  ) async throws -> OrderV1.Order {
    OrderV1.Order(try await visible(request.orderID, call))
  }

  /// The caller's orders, newest first.
  public func listOrders(
    _ request: OrderV1.ListOrdersRequest, _ call: ServerCall
  ) async throws -> OrderV1.ListOrdersResponse {
    let user = try call.caller().user
    let token = try request.pageToken.isEmpty ? nil : Self.pageToken(request.pageToken)
    let size = PageSize.rows(request.pageSize)
    let rows = try await store.read { tx in
      try OrderBooks.page(tx, of: user, after: token, limit: size + 1)
    }
    let page = rows.prefix(size)
    let next = rows.count > size ? page.last.map { PageToken(time: $0.order.createdAt, id: $0.order.id) } : nil
    return OrderV1.ListOrdersResponse(
      orders: page.map { OrderV1.Order($0) }, nextPageToken: next?.description ?? "")
  }

  private static func pageToken(_ text: String) throws -> PageToken {
    guard let token = PageToken(text) else {
      throw RPCError(
        .invalidArgument, "take the page token from the answer before, or leave it out",
        reason: "PAGE_TOKEN_INVALID")
    }
    return token
  }

  /// Gives the order's hold back and cancels it; a cancelled order is answered again as it is.
  public func cancelOrder(
    _ request: OrderV1.CancelOrderRequest, _ call: ServerCall
  ) async throws -> OrderV1.Order {
    let found = try await visible(request.orderID, call)
    let order = found.order
    guard try order.mayCancel() else { return OrderV1.Order(found) }
    do {
      if !configuration.planted.contains(.cancelKeepsHold) {
        _ = try await inventory.release(
          .init(performanceID: order.performance, orderID: order.id.description))
      }
    } catch {
      throw Self.refusal(error)
    }
    // The journal has the end of the hold now; its tail will tell the same and change nothing more.
    let now = loop.wallNow
    let cancelled = try await store.write { tx in
      guard var row = try OrderBooks.find(tx, order.id) else { throw OrderRefusal.notFound }
      let effects = row.order.holdEnded(.cancelled)
      try OrderBooks.update(tx, row.order)
      try self.perform(effects, on: row.order, tx, at: now)
      return row
    }
    announce([order.id])
    return OrderV1.Order(cancelled)
  }

  /// What a refusal of stock means for the order.
  private static func refusal(_ error: RPCError) -> any Error {
    switch error.reason {
    case "HOLD_NOT_FOUND": OrderRefusal.notFound
    case "HOLD_EXPIRED": OrderRefusal.expired
    case "HOLD_BUSY": OrderRefusal.anotherTransactionOpen
    case "HOLD_SOLD": OrderRefusal.alreadyPaid
    case "HOLD_RETURNED": OrderRefusal.alreadyRefunded
    default: error
    }
  }

  /// The order, when the caller may see it; `notFound` for somebody else's as for none.
  func visible(_ text: String, _ call: ServerCall) async throws -> OrderBooks.Row {
    let isInternal = call.metadata[MetadataKey.user] == nil
    let user = isInternal ? nil : try call.caller().user
    guard let id = Identifier(text) else { throw OrderRefusal.notFound }
    let row = try await find(id)
    let isOpen = configuration.planted.contains(.strangersOrderShown)
    guard isOpen || user == nil || row.order.user == user else { throw OrderRefusal.notFound }
    return row
  }
}

// MARK: - Messages

extension OrderV1.Order {
  init(_ row: OrderBooks.Row) {
    let order = row.order
    self.init(
      orderID: order.id.description, userID: order.user.description,
      performanceID: order.performance, state: OrderV1.OrderState(order.state),
      amountMinor: order.amount.minor, currency: order.amount.currency.code,
      lines: order.lines.map { line in
        OrderV1.OrderLine(
          seatID: line.seat, label: line.label, ticketTypeID: line.ticketType,
          priceMinor: line.price.minor)
      },
      createdAt: order.createdAt, expiresAt: order.expiresAt,
      automaticRefunds: row.refunds.map(\.message))
    let stored = StoredState(order.state)
    paidAt = stored.paidAt
    paymentID = stored.payment?.description ?? ""
    refundID = stored.refund?.description ?? ""
  }
}

extension OrderV1.OrderState {
  /// While a settle transaction is open the order is what it would fall back to.
  init(_ state: Order.State) {
    self =
      switch state {
      case .awaitingPayment, .paying(_, _, nil): .awaitingPayment
      case .paying(_, _, .cancelled?), .ended(.cancelled): .cancelled
      case .paying(_, _, .expired?), .ended(.expired): .expired
      case .paid: .paid
      case .refunding: .refunding
      case .refunded: .refunded
      }
  }
}
