public import Base
public import Messages
public import RPCCore

/// An order service that tells the orders it was given, for the tests of services that ask.
public final class TestOrders: OrderV1.OrderServiceProtocol {
  private struct Shelf {
    var orders: [String: OrderV1.Order] = [:]
    var failure: RPCError?
    var people = 0
    /// By order id, then by refund id.
    var noted: [String: [String: PaymentV1.AutomaticRefund]] = [:]
  }

  private let shelf = Locked(Shelf())

  public init(_ orders: [OrderV1.Order] = []) {
    for order in orders { put(order) }
  }

  public func put(_ order: OrderV1.Order) { shelf.withLock { $0.orders[order.orderID] = order } }

  /// Changes the order with this id, which is there.
  public func change(_ id: Identifier, _ change: (inout OrderV1.Order) -> Void) {
    shelf.withLock { shelf in
      guard var order = shelf.orders[id.description] else { preconditionFailure("the order is there") }
      change(&order)
      shelf.orders[id.description] = order
    }
  }

  /// What every call gets from now on; nil: its answer.
  public func fail(_ failure: RPCError?) { shelf.withLock { $0.failure = failure } }

  /// How many calls had a person behind them: none may, for a service asks in its own name.
  public var callsByPeople: Int { shelf.withLock { $0.people } }

  public func getOrder(_ request: OrderV1.GetOrderRequest, _ call: ServerCall) async throws -> OrderV1.Order {
    try shelf.withLock { shelf in
      if call.metadata[MetadataKey.user] != nil { shelf.people += 1 }
      if let failure = shelf.failure { throw failure }
      guard let order = shelf.orders[request.orderID] else {
        throw RPCError(.notFound, "no such order", reason: "ORDER_NOT_FOUND")
      }
      return order
    }
  }

  /// What was last told of the order's automatic refunds, by refund id.
  public func refunds(of order: Identifier) -> [String: PaymentV1.AutomaticRefund] {
    shelf.withLock { $0.noted[order.description] ?? [:] }
  }

  public func noteRefunds(
    _ request: OrderV1.NoteRefundsRequest, _ call: ServerCall
  ) async throws -> OrderV1.NoteRefundsResponse {
    try call.internalOnly()
    try shelf.withLock { shelf in
      if let failure = shelf.failure { throw failure }
      for refund in request.refunds { shelf.noted[request.orderID, default: [:]][refund.refundID] = refund }
    }
    return OrderV1.NoteRefundsResponse()
  }

  public func listOrders(
    _ request: OrderV1.ListOrdersRequest, _ call: ServerCall
  ) async throws -> OrderV1.ListOrdersResponse {
    throw RPCError(.unimplemented, "only single orders are told")
  }

  public func cancelOrder(_ request: OrderV1.CancelOrderRequest, _ call: ServerCall) async throws -> OrderV1.Order {
    throw RPCError(.unimplemented, "only single orders are told")
  }

  public func listTickets(
    _ request: OrderV1.ListTicketsRequest, _ call: ServerCall
  ) async throws -> OrderV1.ListTicketsResponse {
    throw RPCError(.unimplemented, "only single orders are told")
  }

  public func verifyTicket(
    _ request: OrderV1.VerifyTicketRequest, _ call: ServerCall
  ) async throws -> OrderV1.VerifyTicketResponse {
    throw RPCError(.unimplemented, "only single orders are told")
  }
}
