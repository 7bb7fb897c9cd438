import Base
import Messages
import RPCCore
import Testing

/// Client stubs against service definitions, with nothing but bytes between them.
@Suite struct StubTests {
  struct Inventory: InventoryV1.InventoryServiceProtocol {
    func openStock(_ request: InventoryV1.OpenStockRequest, _ call: ServerCall) async throws -> InventoryV1.OpenStockResponse {
      .init(capacity: UInt32(request.types.count))
    }
    func hold(_ request: InventoryV1.HoldRequest, _ call: ServerCall) async throws -> InventoryV1.HoldResponse {
      guard case .best(let best)? = request.selection else { throw RPCError(.invalidArgument, "best only") }
      return .init(orderID: request.performanceID, places: .init(repeating: .init(seatID: "s"), count: Int(best.quantity)))
    }
    func release(_ request: InventoryV1.ReleaseRequest, _ call: ServerCall) async throws -> InventoryV1.ReleaseResponse { .init() }
    func getAvailability(_ request: InventoryV1.GetAvailabilityRequest, _ call: ServerCall) async throws -> InventoryV1.Availability { .init() }
    func getSeatStates(_ request: InventoryV1.GetSeatStatesRequest, _ call: ServerCall) async throws -> InventoryV1.SeatStates { .init() }
    func follow(
      _ request: InventoryV1.FollowRequest, _ call: ServerCall,
      _ send: @escaping @Sendable (InventoryV1.JournalEntry) async throws -> Void
    ) async throws {
      for offset in request.offsets { try await send(.init(segment: offset.segment, sequence: offset.sequence + 1)) }
    }
  }

  /// Hands bytes to the definition; `bent` answers with bytes that are no message.
  struct Wire: Channel {
    let definition: ServiceDefinition
    var bent = false

    private func handler(_ method: MethodDescriptor) throws(RPCError) -> RPCMethod.Handler {
      guard let found = definition.methods.first(where: { $0.descriptor == method }) else {
        throw RPCError(.unimplemented, method.path)
      }
      return found.handler
    }

    private func call(_ method: MethodDescriptor) -> ServerCall {
      ServerCall(
        method: method, metadata: [:], deadline: Instant(nanoseconds: .max), peer: Peer(identity: nil, address: "test"))
    }

    func unary(_ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions) async throws(RPCError) -> [UInt8] {
      guard case .unary(let handle) = try handler(method) else { throw RPCError(.internal, "kind") }
      do {
        let answer = try await handle(request, call(method))
        return bent ? [0x72, 0x05] : answer
      } catch {
        throw error as? RPCError ?? RPCError(.unknown, "\(error)")
      }
    }

    func serverStreaming(
      _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
      onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
    ) async throws {
      guard case .serverStreaming(let handle) = try handler(method) else { throw RPCError(.internal, "kind") }
      try await handle(request, call(method)) { [bent] event in try await onMessage(bent ? [0x08] : event) }
    }
  }

  private let channel = Wire(definition: Inventory().inventoryServiceDefinition)

  @Test func `a unary call carries messages both ways`() async throws {
    let client = InventoryV1.InventoryServiceClient(channel)
    let held = try await client.hold(.init(performanceID: "p", selection: .best(.init(quantity: 2))))
    #expect(held.orderID == "p")
    #expect(held.places == [.init(seatID: "s"), .init(seatID: "s")])
  }

  @Test func `an error of the handler reaches the caller as it is`() async throws {
    let error = await #expect(throws: RPCError.self) {
      try await InventoryV1.InventoryServiceClient(channel).hold(.init())
    }
    #expect(error == RPCError(.invalidArgument, "best only"))
  }

  @Test func `a stream carries messages in order`() async throws {
    let seen = Locked<[Int64]>([])
    let offsets = (1...5).map { InventoryV1.SegmentOffset(segment: "s", sequence: $0) }
    try await InventoryV1.InventoryServiceClient(channel).follow(.init(offsets: offsets)) { entry in
      seen.withLock { $0.append(entry.sequence) }
    }
    #expect(seen.withLock { $0 } == [2, 3, 4, 5, 6])
  }

  @Test func `a request that does not decode is INVALID_ARGUMENT`() async throws {
    for method in [InventoryV1.InventoryServiceMethods.hold, .init(service: "x", name: "y", kind: .unary, isIdempotent: false)] {
      let error = await #expect(throws: RPCError.self) { try await channel.unary(method, [0x0A, 0x01, 0xFF], CallOptions()) }
      #expect(error?.reason == (method.service == "x" ? "" : "MALFORMED_MESSAGE"))
    }
    let follow = await #expect(throws: RPCError.self) {
      try await channel.serverStreaming(InventoryV1.InventoryServiceMethods.follow, [0x08], CallOptions()) { _ in }
    }
    #expect(follow?.code == .invalidArgument)
    #expect(follow?.reason == "MALFORMED_MESSAGE")
  }

  @Test func `an answer that does not decode is INTERNAL`() async throws {
    let client = InventoryV1.InventoryServiceClient(Wire(definition: channel.definition, bent: true))
    let error = await #expect(throws: RPCError.self) { try await client.release(.init()) }
    #expect(error?.code == .internal)
    #expect(error?.reason == "MALFORMED_MESSAGE")
    let stream = await #expect(throws: RPCError.self) {
      try await client.follow(.init(offsets: [.init()])) { _ in }
    }
    #expect(stream?.code == .internal)
  }

  @Test func `method descriptors say what the proto says`() {
    let follow = InventoryV1.InventoryServiceMethods.follow
    #expect(follow.path == "/onsale.inventory.v1.InventoryService/Follow")
    #expect(follow.kind == .serverStreaming)
    #expect(!follow.isIdempotent)
    #expect(OrderV1.OrderServiceMethods.getOrder.isIdempotent, "NO_SIDE_EFFECTS")
    #expect(OrderV1.OrderServiceMethods.cancelOrder.isIdempotent, "IDEMPOTENT")
    #expect(!AuthV1.AuthServiceMethods.register.isIdempotent)
    #expect(TransactionV1.ParticipantServiceMethods.all.map(\.name) == ["Try", "Confirm", "Cancel"])
    #expect(Inventory().inventoryServiceDefinition.methods.map(\.descriptor) == InventoryV1.InventoryServiceMethods.all)
  }
}

@Suite struct GatewayRouteTests {
  @Test func `every variable and body field of a route is a field of its request`() {
    for route in gatewayRoutes {
      for part in route.template.split(separator: "/") where part.hasPrefix("{") {
        let name = String(part.dropFirst().prefix { $0 != "}" })
        #expect(route.request.table.field(named: name) != nil, "\(route.template)")
      }
      if case .field(let name) = route.body { #expect(route.request.table.field(named: name) != nil, "\(route.template)") }
      if let name = route.responseField { #expect(route.response.table.field(named: name) != nil, "\(route.template)") }
      #expect(["GET", "POST", "PUT", "PATCH", "DELETE"].contains(route.httpMethod))
      #expect(route.httpMethod != "GET" || route.method.isIdempotent, "\(route.template): GET changes nothing")
    }
  }

  @Test func `no two routes are the same`() {
    let keys = gatewayRoutes.map { "\($0.httpMethod) \($0.template)" }
    #expect(Set(keys).count == keys.count)
    #expect(keys.contains("POST /v1/performances/{performance_id}/holds"))
  }

  @Test func `bodies are as annotated`() throws {
    let notify = try #require(gatewayRoutes.first { $0.template == "/v1/payments/notify/alipay" })
    #expect(notify.body == .field("form"))
    #expect(notify.responseField == "body")
    #expect(gatewayRoutes.first { $0.template == "/v1/orders/{order_id}:cancel" }?.body == .whole)
    #expect(gatewayRoutes.first { $0.template == "/v1/orders/{order_id}" }?.body == GatewayRoute.Body.none)
  }
}
