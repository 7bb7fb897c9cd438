// Made by scripts/generate from the files in proto/. Do not edit.
public import RPCCore

extension OrderV1 {
  /// Orders and e-tickets. Also answers onsale.transaction.v1.ParticipantService.
  ///
  /// The server's side: what answers the calls.
  public protocol OrderServiceProtocol: Sendable {
    /// Waits a moment for an order whose hold was answered just now.
    func getOrder(_ request: OrderV1.GetOrderRequest, _ call: ServerCall)
      async throws -> OrderV1.Order
    /// The caller's orders, newest first.
    func listOrders(_ request: OrderV1.ListOrdersRequest, _ call: ServerCall)
      async throws -> OrderV1.ListOrdersResponse
    /// Cancels an unpaid order: gives its hold back.
    func cancelOrder(_ request: OrderV1.CancelOrderRequest, _ call: ServerCall)
      async throws -> OrderV1.Order
    func listTickets(_ request: OrderV1.ListTicketsRequest, _ call: ServerCall)
      async throws -> OrderV1.ListTicketsResponse
    /// Checks a ticket's signature and state; for the entrance.
    func verifyTicket(_ request: OrderV1.VerifyTicketRequest, _ call: ServerCall)
      async throws -> OrderV1.VerifyTicketResponse
    /// Internal: money of the order goes back, or has gone back, without the buyer's asking.
    func noteRefunds(_ request: OrderV1.NoteRefundsRequest, _ call: ServerCall)
      async throws -> OrderV1.NoteRefundsResponse
  }

  /// Orders and e-tickets. Also answers onsale.transaction.v1.ParticipantService.
  ///
  /// The client's side: calls over a channel.
  public struct OrderServiceClient: Sendable {
    private let channel: any Channel

    public init(_ channel: any Channel) { self.channel = channel }

    /// Waits a moment for an order whose hold was answered just now.
    public func getOrder(
      _ request: OrderV1.GetOrderRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> OrderV1.Order {
      try await callUnary(channel, OrderServiceMethods.getOrder, request, options)
    }

    /// The caller's orders, newest first.
    public func listOrders(
      _ request: OrderV1.ListOrdersRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> OrderV1.ListOrdersResponse {
      try await callUnary(channel, OrderServiceMethods.listOrders, request, options)
    }

    /// Cancels an unpaid order: gives its hold back.
    public func cancelOrder(
      _ request: OrderV1.CancelOrderRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> OrderV1.Order {
      try await callUnary(channel, OrderServiceMethods.cancelOrder, request, options)
    }

    public func listTickets(
      _ request: OrderV1.ListTicketsRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> OrderV1.ListTicketsResponse {
      try await callUnary(channel, OrderServiceMethods.listTickets, request, options)
    }

    /// Checks a ticket's signature and state; for the entrance.
    public func verifyTicket(
      _ request: OrderV1.VerifyTicketRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> OrderV1.VerifyTicketResponse {
      try await callUnary(channel, OrderServiceMethods.verifyTicket, request, options)
    }

    /// Internal: money of the order goes back, or has gone back, without the buyer's asking.
    public func noteRefunds(
      _ request: OrderV1.NoteRefundsRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> OrderV1.NoteRefundsResponse {
      try await callUnary(channel, OrderServiceMethods.noteRefunds, request, options)
    }
  }

  /// The methods of `onsale.order.v1.OrderService`, as both sides know them.
  public enum OrderServiceMethods {
    public static let service = "onsale.order.v1.OrderService"
    public static let getOrder = MethodDescriptor(
      service: service, name: "GetOrder",
      kind: .unary, isIdempotent: true)
    public static let listOrders = MethodDescriptor(
      service: service, name: "ListOrders",
      kind: .unary, isIdempotent: true)
    public static let cancelOrder = MethodDescriptor(
      service: service, name: "CancelOrder",
      kind: .unary, isIdempotent: true)
    public static let listTickets = MethodDescriptor(
      service: service, name: "ListTickets",
      kind: .unary, isIdempotent: true)
    public static let verifyTicket = MethodDescriptor(
      service: service, name: "VerifyTicket",
      kind: .unary, isIdempotent: true)
    public static let noteRefunds = MethodDescriptor(
      service: service, name: "NoteRefunds",
      kind: .unary, isIdempotent: true)
    /// In the order of the proto.
    public static let all: [MethodDescriptor] = [
      getOrder,
      listOrders,
      cancelOrder,
      listTickets,
      verifyTicket,
      noteRefunds,
    ]
  }
}

extension OrderV1.OrderServiceProtocol {
  /// The service as a server mounts it. A request that does not decode is answered with
  /// INVALID_ARGUMENT, reason MALFORMED_MESSAGE.
  public var orderServiceDefinition: ServiceDefinition {
    ServiceDefinition(
      name: OrderV1.OrderServiceMethods.service,
      methods: [
        unaryMethod(OrderV1.OrderServiceMethods.getOrder) {
          (request: OrderV1.GetOrderRequest, call: ServerCall) -> OrderV1.Order in
          try await self.getOrder(request, call)
        },
        unaryMethod(OrderV1.OrderServiceMethods.listOrders) {
          (request: OrderV1.ListOrdersRequest, call: ServerCall) -> OrderV1.ListOrdersResponse in
          try await self.listOrders(request, call)
        },
        unaryMethod(OrderV1.OrderServiceMethods.cancelOrder) {
          (request: OrderV1.CancelOrderRequest, call: ServerCall) -> OrderV1.Order in
          try await self.cancelOrder(request, call)
        },
        unaryMethod(OrderV1.OrderServiceMethods.listTickets) {
          (request: OrderV1.ListTicketsRequest, call: ServerCall) -> OrderV1.ListTicketsResponse in
          try await self.listTickets(request, call)
        },
        unaryMethod(OrderV1.OrderServiceMethods.verifyTicket) {
          (request: OrderV1.VerifyTicketRequest, call: ServerCall) -> OrderV1.VerifyTicketResponse in
          try await self.verifyTicket(request, call)
        },
        unaryMethod(OrderV1.OrderServiceMethods.noteRefunds) {
          (request: OrderV1.NoteRefundsRequest, call: ServerCall) -> OrderV1.NoteRefundsResponse in
          try await self.noteRefunds(request, call)
        },
      ])
  }
}

extension OrderV1 {
  /// The routes of this package's services at the gateway.
  public static let gatewayRoutes: [GatewayRoute] = [
    GatewayRoute(
      httpMethod: "GET", template: "/v1/orders/{order_id}",
      method: OrderServiceMethods.getOrder,
      request: OrderV1.GetOrderRequest.self, response: OrderV1.Order.self, body: .none,
      responseField: nil),
    GatewayRoute(
      httpMethod: "GET", template: "/v1/orders",
      method: OrderServiceMethods.listOrders,
      request: OrderV1.ListOrdersRequest.self, response: OrderV1.ListOrdersResponse.self, body: .none,
      responseField: nil),
    GatewayRoute(
      httpMethod: "POST", template: "/v1/orders/{order_id}:cancel",
      method: OrderServiceMethods.cancelOrder,
      request: OrderV1.CancelOrderRequest.self, response: OrderV1.Order.self, body: .whole,
      responseField: nil),
    GatewayRoute(
      httpMethod: "GET", template: "/v1/orders/{order_id}/tickets",
      method: OrderServiceMethods.listTickets,
      request: OrderV1.ListTicketsRequest.self, response: OrderV1.ListTicketsResponse.self, body: .none,
      responseField: nil),
    GatewayRoute(
      httpMethod: "POST", template: "/v1/tickets:verify",
      method: OrderServiceMethods.verifyTicket,
      request: OrderV1.VerifyTicketRequest.self, response: OrderV1.VerifyTicketResponse.self, body: .whole,
      responseField: nil),
  ]
}
