// Made by scripts/generate from the files in proto/. Do not edit.
public import RPCCore

extension PaymentV1 {
  /// Payments and the ledger. Also answers onsale.transaction.v1.ParticipantService.
  ///
  /// The server's side: what answers the calls.
  public protocol PaymentServiceProtocol: Sendable {
    /// Opens the payment of an order at the provider and returns the QR code to show. One payment per
    /// order: asking again returns it.
    func createPayment(_ request: PaymentV1.CreatePaymentRequest, _ call: ServerCall)
      async throws -> PaymentV1.Payment
    func getPayment(_ request: PaymentV1.GetPaymentRequest, _ call: ServerCall)
      async throws -> PaymentV1.Payment
    /// The provider's callback; `form` is the raw body. Answers `success` after the commit.
    func notify(_ request: PaymentV1.NotifyRequest, _ call: ServerCall)
      async throws -> PaymentV1.NotifyResponse
    /// Internal: the order was cancelled or has expired; close its trade.
    func closeForOrder(_ request: PaymentV1.CloseForOrderRequest, _ call: ServerCall)
      async throws -> PaymentV1.CloseForOrderResponse
    /// The ledger's accounts and their sums. Operators only.
    func getLedger(_ request: PaymentV1.GetLedgerRequest, _ call: ServerCall)
      async throws -> PaymentV1.Ledger
  }

  /// Payments and the ledger. Also answers onsale.transaction.v1.ParticipantService.
  ///
  /// The client's side: calls over a channel.
  public struct PaymentServiceClient: Sendable {
    private let channel: any Channel

    public init(_ channel: any Channel) { self.channel = channel }

    /// Opens the payment of an order at the provider and returns the QR code to show. One payment per
    /// order: asking again returns it.
    public func createPayment(
      _ request: PaymentV1.CreatePaymentRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> PaymentV1.Payment {
      try await callUnary(channel, PaymentServiceMethods.createPayment, request, options)
    }

    public func getPayment(
      _ request: PaymentV1.GetPaymentRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> PaymentV1.Payment {
      try await callUnary(channel, PaymentServiceMethods.getPayment, request, options)
    }

    /// The provider's callback; `form` is the raw body. Answers `success` after the commit.
    public func notify(
      _ request: PaymentV1.NotifyRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> PaymentV1.NotifyResponse {
      try await callUnary(channel, PaymentServiceMethods.notify, request, options)
    }

    /// Internal: the order was cancelled or has expired; close its trade.
    public func closeForOrder(
      _ request: PaymentV1.CloseForOrderRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> PaymentV1.CloseForOrderResponse {
      try await callUnary(channel, PaymentServiceMethods.closeForOrder, request, options)
    }

    /// The ledger's accounts and their sums. Operators only.
    public func getLedger(
      _ request: PaymentV1.GetLedgerRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> PaymentV1.Ledger {
      try await callUnary(channel, PaymentServiceMethods.getLedger, request, options)
    }
  }

  /// The methods of `onsale.payment.v1.PaymentService`, as both sides know them.
  public enum PaymentServiceMethods {
    public static let service = "onsale.payment.v1.PaymentService"
    public static let createPayment = MethodDescriptor(
      service: service, name: "CreatePayment",
      kind: .unary, isIdempotent: true)
    public static let getPayment = MethodDescriptor(
      service: service, name: "GetPayment",
      kind: .unary, isIdempotent: true)
    public static let notify = MethodDescriptor(
      service: service, name: "Notify",
      kind: .unary, isIdempotent: true)
    public static let closeForOrder = MethodDescriptor(
      service: service, name: "CloseForOrder",
      kind: .unary, isIdempotent: true)
    public static let getLedger = MethodDescriptor(
      service: service, name: "GetLedger",
      kind: .unary, isIdempotent: true)
    /// In the order of the proto.
    public static let all: [MethodDescriptor] = [
      createPayment,
      getPayment,
      notify,
      closeForOrder,
      getLedger,
    ]
  }
}

extension PaymentV1.PaymentServiceProtocol {
  /// The service as a server mounts it. A request that does not decode is answered with
  /// INVALID_ARGUMENT, reason MALFORMED_MESSAGE.
  public var paymentServiceDefinition: ServiceDefinition {
    ServiceDefinition(
      name: PaymentV1.PaymentServiceMethods.service,
      methods: [
        unaryMethod(PaymentV1.PaymentServiceMethods.createPayment) {
          (request: PaymentV1.CreatePaymentRequest, call: ServerCall) -> PaymentV1.Payment in
          try await self.createPayment(request, call)
        },
        unaryMethod(PaymentV1.PaymentServiceMethods.getPayment) {
          (request: PaymentV1.GetPaymentRequest, call: ServerCall) -> PaymentV1.Payment in
          try await self.getPayment(request, call)
        },
        unaryMethod(PaymentV1.PaymentServiceMethods.notify) {
          (request: PaymentV1.NotifyRequest, call: ServerCall) -> PaymentV1.NotifyResponse in
          try await self.notify(request, call)
        },
        unaryMethod(PaymentV1.PaymentServiceMethods.closeForOrder) {
          (request: PaymentV1.CloseForOrderRequest, call: ServerCall) -> PaymentV1.CloseForOrderResponse in
          try await self.closeForOrder(request, call)
        },
        unaryMethod(PaymentV1.PaymentServiceMethods.getLedger) {
          (request: PaymentV1.GetLedgerRequest, call: ServerCall) -> PaymentV1.Ledger in
          try await self.getLedger(request, call)
        },
      ])
  }
}

extension PaymentV1 {
  /// The routes of this package's services at the gateway.
  public static let gatewayRoutes: [GatewayRoute] = [
    GatewayRoute(
      httpMethod: "POST", template: "/v1/orders/{order_id}/payment",
      method: PaymentServiceMethods.createPayment,
      request: PaymentV1.CreatePaymentRequest.self, response: PaymentV1.Payment.self, body: .whole,
      responseField: nil),
    GatewayRoute(
      httpMethod: "GET", template: "/v1/orders/{order_id}/payment",
      method: PaymentServiceMethods.getPayment,
      request: PaymentV1.GetPaymentRequest.self, response: PaymentV1.Payment.self, body: .none,
      responseField: nil),
    GatewayRoute(
      httpMethod: "POST", template: "/v1/payments/notify/alipay",
      method: PaymentServiceMethods.notify,
      request: PaymentV1.NotifyRequest.self, response: PaymentV1.NotifyResponse.self, body: .field("form"),
      responseField: "body"),
    GatewayRoute(
      httpMethod: "GET", template: "/v1/ledger",
      method: PaymentServiceMethods.getLedger,
      request: PaymentV1.GetLedgerRequest.self, response: PaymentV1.Ledger.self, body: .none,
      responseField: nil),
  ]
}
