// Made by scripts/generate from the files in proto/. Do not edit.
public import RPCCore

extension InventoryV1 {
  /// Stock: the one writer of every segment. Also answers onsale.transaction.v1.ParticipantService.
  ///
  /// The server's side: what answers the calls.
  public protocol InventoryServiceProtocol: Sendable {
    /// Internal: opens the stock of a performance; the same again changes nothing.
    func openStock(_ request: InventoryV1.OpenStockRequest, _ call: ServerCall)
      async throws -> InventoryV1.OpenStockResponse
    /// Takes places for a buyer until a deadline. Idempotent by request id; durable when answered.
    func hold(_ request: InventoryV1.HoldRequest, _ call: ServerCall)
      async throws -> InventoryV1.HoldResponse
    /// Gives an unpaid hold back before its deadline.
    func release(_ request: InventoryV1.ReleaseRequest, _ call: ServerCall)
      async throws -> InventoryV1.ReleaseResponse
    /// What is free, by ticket type.
    func getAvailability(_ request: InventoryV1.GetAvailabilityRequest, _ call: ServerCall)
      async throws -> InventoryV1.Availability
    /// Which numbered seats are not free.
    func getSeatStates(_ request: InventoryV1.GetSeatStatesRequest, _ call: ServerCall)
      async throws -> InventoryV1.SeatStates
    /// Internal: the journals of all segments from the given offsets on, then as they grow.
    func follow(
      _ request: InventoryV1.FollowRequest, _ call: ServerCall,
      _ send: @escaping @Sendable (InventoryV1.JournalEntry) async throws -> Void
    ) async throws
  }

  /// Stock: the one writer of every segment. Also answers onsale.transaction.v1.ParticipantService.
  ///
  /// The client's side: calls over a channel.
  public struct InventoryServiceClient: Sendable {
    private let channel: any Channel

    public init(_ channel: any Channel) { self.channel = channel }

    /// Internal: opens the stock of a performance; the same again changes nothing.
    public func openStock(
      _ request: InventoryV1.OpenStockRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> InventoryV1.OpenStockResponse {
      try await callUnary(channel, InventoryServiceMethods.openStock, request, options)
    }

    /// Takes places for a buyer until a deadline. Idempotent by request id; durable when answered.
    public func hold(
      _ request: InventoryV1.HoldRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> InventoryV1.HoldResponse {
      try await callUnary(channel, InventoryServiceMethods.hold, request, options)
    }

    /// Gives an unpaid hold back before its deadline.
    public func release(
      _ request: InventoryV1.ReleaseRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> InventoryV1.ReleaseResponse {
      try await callUnary(channel, InventoryServiceMethods.release, request, options)
    }

    /// What is free, by ticket type.
    public func getAvailability(
      _ request: InventoryV1.GetAvailabilityRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> InventoryV1.Availability {
      try await callUnary(channel, InventoryServiceMethods.getAvailability, request, options)
    }

    /// Which numbered seats are not free.
    public func getSeatStates(
      _ request: InventoryV1.GetSeatStatesRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> InventoryV1.SeatStates {
      try await callUnary(channel, InventoryServiceMethods.getSeatStates, request, options)
    }

    /// Internal: the journals of all segments from the given offsets on, then as they grow.
    public func follow(
      _ request: InventoryV1.FollowRequest, _ options: CallOptions = CallOptions(),
      onMessage: @escaping @Sendable (InventoryV1.JournalEntry) async throws -> Void
    ) async throws {
      try await callStreaming(channel, InventoryServiceMethods.follow, request, options, onMessage)
    }
  }

  /// The methods of `onsale.inventory.v1.InventoryService`, as both sides know them.
  public enum InventoryServiceMethods {
    public static let service = "onsale.inventory.v1.InventoryService"
    public static let openStock = MethodDescriptor(
      service: service, name: "OpenStock",
      kind: .unary, isIdempotent: true)
    public static let hold = MethodDescriptor(
      service: service, name: "Hold",
      kind: .unary, isIdempotent: true)
    public static let release = MethodDescriptor(
      service: service, name: "Release",
      kind: .unary, isIdempotent: true)
    public static let getAvailability = MethodDescriptor(
      service: service, name: "GetAvailability",
      kind: .unary, isIdempotent: true)
    public static let getSeatStates = MethodDescriptor(
      service: service, name: "GetSeatStates",
      kind: .unary, isIdempotent: true)
    public static let follow = MethodDescriptor(
      service: service, name: "Follow",
      kind: .serverStreaming, isIdempotent: false)
    /// In the order of the proto.
    public static let all: [MethodDescriptor] = [
      openStock,
      hold,
      release,
      getAvailability,
      getSeatStates,
      follow,
    ]
  }
}

extension InventoryV1.InventoryServiceProtocol {
  /// The service as a server mounts it. A request that does not decode is answered with
  /// INVALID_ARGUMENT, reason MALFORMED_MESSAGE.
  public var inventoryServiceDefinition: ServiceDefinition {
    ServiceDefinition(
      name: InventoryV1.InventoryServiceMethods.service,
      methods: [
        unaryMethod(InventoryV1.InventoryServiceMethods.openStock) {
          (request: InventoryV1.OpenStockRequest, call: ServerCall) -> InventoryV1.OpenStockResponse in
          try await self.openStock(request, call)
        },
        unaryMethod(InventoryV1.InventoryServiceMethods.hold) {
          (request: InventoryV1.HoldRequest, call: ServerCall) -> InventoryV1.HoldResponse in
          try await self.hold(request, call)
        },
        unaryMethod(InventoryV1.InventoryServiceMethods.release) {
          (request: InventoryV1.ReleaseRequest, call: ServerCall) -> InventoryV1.ReleaseResponse in
          try await self.release(request, call)
        },
        unaryMethod(InventoryV1.InventoryServiceMethods.getAvailability) {
          (request: InventoryV1.GetAvailabilityRequest, call: ServerCall) -> InventoryV1.Availability in
          try await self.getAvailability(request, call)
        },
        unaryMethod(InventoryV1.InventoryServiceMethods.getSeatStates) {
          (request: InventoryV1.GetSeatStatesRequest, call: ServerCall) -> InventoryV1.SeatStates in
          try await self.getSeatStates(request, call)
        },
        streamingMethod(InventoryV1.InventoryServiceMethods.follow) {
          (request: InventoryV1.FollowRequest, call: ServerCall,
            send: @escaping @Sendable (InventoryV1.JournalEntry) async throws -> Void) in
          try await self.follow(request, call, send)
        },
      ])
  }
}

extension InventoryV1 {
  /// The routes of this package's services at the gateway.
  public static let gatewayRoutes: [GatewayRoute] = [
    GatewayRoute(
      httpMethod: "POST", template: "/v1/performances/{performance_id}/holds",
      method: InventoryServiceMethods.hold,
      request: InventoryV1.HoldRequest.self, response: InventoryV1.HoldResponse.self, body: .whole,
      responseField: nil),
    GatewayRoute(
      httpMethod: "DELETE", template: "/v1/performances/{performance_id}/holds/{order_id}",
      method: InventoryServiceMethods.release,
      request: InventoryV1.ReleaseRequest.self, response: InventoryV1.ReleaseResponse.self, body: .none,
      responseField: nil),
    GatewayRoute(
      httpMethod: "GET", template: "/v1/performances/{performance_id}/availability",
      method: InventoryServiceMethods.getAvailability,
      request: InventoryV1.GetAvailabilityRequest.self, response: InventoryV1.Availability.self, body: .none,
      responseField: nil),
    GatewayRoute(
      httpMethod: "GET", template: "/v1/performances/{performance_id}/seats",
      method: InventoryServiceMethods.getSeatStates,
      request: InventoryV1.GetSeatStatesRequest.self, response: InventoryV1.SeatStates.self, body: .none,
      responseField: nil),
  ]
}
