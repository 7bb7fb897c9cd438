// Made by scripts/generate from the files in proto/. Do not edit.
public import RPCCore

extension RefundV1 {
  /// Refunds asked for by buyers. Also answers onsale.transaction.v1.ParticipantService.
  ///
  /// The server's side: what answers the calls.
  public protocol RefundServiceProtocol: Sendable {
    /// Asks for the whole order back; the answer comes later in the refund's state.
    func requestRefund(_ request: RefundV1.RequestRefundRequest, _ call: ServerCall)
      async throws -> RefundV1.Refund
    func getRefund(_ request: RefundV1.GetRefundRequest, _ call: ServerCall)
      async throws -> RefundV1.Refund
    func listRefunds(_ request: RefundV1.ListRefundsRequest, _ call: ServerCall)
      async throws -> RefundV1.ListRefundsResponse
    /// Internal: the provider has paid back.
    func settled(_ request: RefundV1.SettledRequest, _ call: ServerCall)
      async throws -> RefundV1.SettledResponse
  }

  /// Refunds asked for by buyers. Also answers onsale.transaction.v1.ParticipantService.
  ///
  /// The client's side: calls over a channel.
  public struct RefundServiceClient: Sendable {
    private let channel: any Channel

    public init(_ channel: any Channel) { self.channel = channel }

    /// Asks for the whole order back; the answer comes later in the refund's state.
    public func requestRefund(
      _ request: RefundV1.RequestRefundRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RefundV1.Refund {
      try await callUnary(channel, RefundServiceMethods.requestRefund, request, options)
    }

    public func getRefund(
      _ request: RefundV1.GetRefundRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RefundV1.Refund {
      try await callUnary(channel, RefundServiceMethods.getRefund, request, options)
    }

    public func listRefunds(
      _ request: RefundV1.ListRefundsRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RefundV1.ListRefundsResponse {
      try await callUnary(channel, RefundServiceMethods.listRefunds, request, options)
    }

    /// Internal: the provider has paid back.
    public func settled(
      _ request: RefundV1.SettledRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RefundV1.SettledResponse {
      try await callUnary(channel, RefundServiceMethods.settled, request, options)
    }
  }

  /// The methods of `onsale.refund.v1.RefundService`, as both sides know them.
  public enum RefundServiceMethods {
    public static let service = "onsale.refund.v1.RefundService"
    public static let requestRefund = MethodDescriptor(
      service: service, name: "RequestRefund",
      kind: .unary, isIdempotent: true)
    public static let getRefund = MethodDescriptor(
      service: service, name: "GetRefund",
      kind: .unary, isIdempotent: true)
    public static let listRefunds = MethodDescriptor(
      service: service, name: "ListRefunds",
      kind: .unary, isIdempotent: true)
    public static let settled = MethodDescriptor(
      service: service, name: "Settled",
      kind: .unary, isIdempotent: true)
    /// In the order of the proto.
    public static let all: [MethodDescriptor] = [
      requestRefund,
      getRefund,
      listRefunds,
      settled,
    ]
  }
}

extension RefundV1.RefundServiceProtocol {
  /// The service as a server mounts it. A request that does not decode is answered with
  /// INVALID_ARGUMENT, reason MALFORMED_MESSAGE.
  public var refundServiceDefinition: ServiceDefinition {
    ServiceDefinition(
      name: RefundV1.RefundServiceMethods.service,
      methods: [
        unaryMethod(RefundV1.RefundServiceMethods.requestRefund) {
          (request: RefundV1.RequestRefundRequest, call: ServerCall) -> RefundV1.Refund in
          try await self.requestRefund(request, call)
        },
        unaryMethod(RefundV1.RefundServiceMethods.getRefund) {
          (request: RefundV1.GetRefundRequest, call: ServerCall) -> RefundV1.Refund in
          try await self.getRefund(request, call)
        },
        unaryMethod(RefundV1.RefundServiceMethods.listRefunds) {
          (request: RefundV1.ListRefundsRequest, call: ServerCall) -> RefundV1.ListRefundsResponse in
          try await self.listRefunds(request, call)
        },
        unaryMethod(RefundV1.RefundServiceMethods.settled) {
          (request: RefundV1.SettledRequest, call: ServerCall) -> RefundV1.SettledResponse in
          try await self.settled(request, call)
        },
      ])
  }
}

extension RefundV1 {
  /// The routes of this package's services at the gateway.
  public static let gatewayRoutes: [GatewayRoute] = [
    GatewayRoute(
      httpMethod: "POST", template: "/v1/orders/{order_id}/refunds",
      method: RefundServiceMethods.requestRefund,
      request: RefundV1.RequestRefundRequest.self, response: RefundV1.Refund.self, body: .whole,
      responseField: nil),
    GatewayRoute(
      httpMethod: "GET", template: "/v1/refunds/{refund_id}",
      method: RefundServiceMethods.getRefund,
      request: RefundV1.GetRefundRequest.self, response: RefundV1.Refund.self, body: .none,
      responseField: nil),
    GatewayRoute(
      httpMethod: "GET", template: "/v1/refunds",
      method: RefundServiceMethods.listRefunds,
      request: RefundV1.ListRefundsRequest.self, response: RefundV1.ListRefundsResponse.self, body: .none,
      responseField: nil),
  ]
}
