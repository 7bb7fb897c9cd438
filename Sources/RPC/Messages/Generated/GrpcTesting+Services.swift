// Made by scripts/generate from the files in proto/. Do not edit.
public import RPCCore

extension GrpcTesting {
  /// What an interop server answers.
  ///
  /// The server's side: what answers the calls.
  public protocol TestServiceProtocol: Sendable {
    func emptyCall(_ request: GrpcTesting.Empty, _ call: ServerCall)
      async throws -> GrpcTesting.Empty
    /// One request, one answer of the size asked for.
    func unaryCall(_ request: GrpcTesting.SimpleRequest, _ call: ServerCall)
      async throws -> GrpcTesting.SimpleResponse
    /// The same; its answer may be kept by proxies.
    func cacheableUnaryCall(_ request: GrpcTesting.SimpleRequest, _ call: ServerCall)
      async throws -> GrpcTesting.SimpleResponse
    /// One request, the answers it asks for.
    func streamingOutputCall(
      _ request: GrpcTesting.StreamingOutputCallRequest, _ call: ServerCall,
      _ send: @escaping @Sendable (GrpcTesting.StreamingOutputCallResponse) async throws -> Void
    ) async throws
    /// The size of all requests together.
    func streamingInputCall(_ requests: RequestStream<GrpcTesting.StreamingInputCallRequest>, _ call: ServerCall)
      async throws -> GrpcTesting.StreamingInputCallResponse
    /// Every request is answered as it comes.
    func fullDuplexCall(
      _ requests: RequestStream<GrpcTesting.StreamingOutputCallRequest>, _ call: ServerCall,
      _ send: @escaping @Sendable (GrpcTesting.StreamingOutputCallResponse) async throws -> Void
    ) async throws
    /// All requests first, then all answers.
    func halfDuplexCall(
      _ requests: RequestStream<GrpcTesting.StreamingOutputCallRequest>, _ call: ServerCall,
      _ send: @escaping @Sendable (GrpcTesting.StreamingOutputCallResponse) async throws -> Void
    ) async throws
    /// No server implements it.
    func unimplementedCall(_ request: GrpcTesting.Empty, _ call: ServerCall)
      async throws -> GrpcTesting.Empty
  }

  /// What an interop server answers.
  ///
  /// The client's side: calls over a channel.
  public struct TestServiceClient: Sendable {
    private let channel: any Channel

    public init(_ channel: any Channel) { self.channel = channel }

    public func emptyCall(
      _ request: GrpcTesting.Empty, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> GrpcTesting.Empty {
      try await callUnary(channel, TestServiceMethods.emptyCall, request, options)
    }

    /// One request, one answer of the size asked for.
    public func unaryCall(
      _ request: GrpcTesting.SimpleRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> GrpcTesting.SimpleResponse {
      try await callUnary(channel, TestServiceMethods.unaryCall, request, options)
    }

    /// The same; its answer may be kept by proxies.
    public func cacheableUnaryCall(
      _ request: GrpcTesting.SimpleRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> GrpcTesting.SimpleResponse {
      try await callUnary(channel, TestServiceMethods.cacheableUnaryCall, request, options)
    }

    /// One request, the answers it asks for.
    public func streamingOutputCall(
      _ request: GrpcTesting.StreamingOutputCallRequest, _ options: CallOptions = CallOptions(),
      onMessage: @escaping @Sendable (GrpcTesting.StreamingOutputCallResponse) async throws -> Void
    ) async throws {
      try await callStreaming(channel, TestServiceMethods.streamingOutputCall, request, options, onMessage)
    }

    /// The size of all requests together.
    public func streamingInputCall(
      _ options: CallOptions = CallOptions(),
      _ body: (RequestWriter<GrpcTesting.StreamingInputCallRequest>) async throws -> Void
    ) async throws -> GrpcTesting.StreamingInputCallResponse {
      try await callClientStreaming(channel, TestServiceMethods.streamingInputCall, options, body)
    }

    /// Every request is answered as it comes.
    public func fullDuplexCall<Answer: Sendable>(
      _ options: CallOptions = CallOptions(),
      _ body: (DuplexCall<GrpcTesting.StreamingOutputCallRequest, GrpcTesting.StreamingOutputCallResponse>) async throws -> Answer
    ) async throws -> Answer {
      try await callBidirectional(channel, TestServiceMethods.fullDuplexCall, options, body)
    }

    /// All requests first, then all answers.
    public func halfDuplexCall<Answer: Sendable>(
      _ options: CallOptions = CallOptions(),
      _ body: (DuplexCall<GrpcTesting.StreamingOutputCallRequest, GrpcTesting.StreamingOutputCallResponse>) async throws -> Answer
    ) async throws -> Answer {
      try await callBidirectional(channel, TestServiceMethods.halfDuplexCall, options, body)
    }

    /// No server implements it.
    public func unimplementedCall(
      _ request: GrpcTesting.Empty, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> GrpcTesting.Empty {
      try await callUnary(channel, TestServiceMethods.unimplementedCall, request, options)
    }
  }

  /// The methods of `grpc.testing.TestService`, as both sides know them.
  public enum TestServiceMethods {
    public static let service = "grpc.testing.TestService"
    public static let emptyCall = MethodDescriptor(
      service: service, name: "EmptyCall",
      kind: .unary, isIdempotent: false)
    public static let unaryCall = MethodDescriptor(
      service: service, name: "UnaryCall",
      kind: .unary, isIdempotent: false)
    public static let cacheableUnaryCall = MethodDescriptor(
      service: service, name: "CacheableUnaryCall",
      kind: .unary, isIdempotent: false)
    public static let streamingOutputCall = MethodDescriptor(
      service: service, name: "StreamingOutputCall",
      kind: .serverStreaming, isIdempotent: false)
    public static let streamingInputCall = MethodDescriptor(
      service: service, name: "StreamingInputCall",
      kind: .clientStreaming, isIdempotent: false)
    public static let fullDuplexCall = MethodDescriptor(
      service: service, name: "FullDuplexCall",
      kind: .bidirectional, isIdempotent: false)
    public static let halfDuplexCall = MethodDescriptor(
      service: service, name: "HalfDuplexCall",
      kind: .bidirectional, isIdempotent: false)
    public static let unimplementedCall = MethodDescriptor(
      service: service, name: "UnimplementedCall",
      kind: .unary, isIdempotent: false)
    /// In the order of the proto.
    public static let all: [MethodDescriptor] = [
      emptyCall,
      unaryCall,
      cacheableUnaryCall,
      streamingOutputCall,
      streamingInputCall,
      fullDuplexCall,
      halfDuplexCall,
      unimplementedCall,
    ]
  }
}

extension GrpcTesting.TestServiceProtocol {
  /// The service as a server mounts it. A request that does not decode is answered with
  /// INVALID_ARGUMENT, reason MALFORMED_MESSAGE.
  public var testServiceDefinition: ServiceDefinition {
    ServiceDefinition(
      name: GrpcTesting.TestServiceMethods.service,
      methods: [
        unaryMethod(GrpcTesting.TestServiceMethods.emptyCall) {
          (request: GrpcTesting.Empty, call: ServerCall) -> GrpcTesting.Empty in
          try await self.emptyCall(request, call)
        },
        unaryMethod(GrpcTesting.TestServiceMethods.unaryCall) {
          (request: GrpcTesting.SimpleRequest, call: ServerCall) -> GrpcTesting.SimpleResponse in
          try await self.unaryCall(request, call)
        },
        unaryMethod(GrpcTesting.TestServiceMethods.cacheableUnaryCall) {
          (request: GrpcTesting.SimpleRequest, call: ServerCall) -> GrpcTesting.SimpleResponse in
          try await self.cacheableUnaryCall(request, call)
        },
        streamingMethod(GrpcTesting.TestServiceMethods.streamingOutputCall) {
          (request: GrpcTesting.StreamingOutputCallRequest, call: ServerCall,
            send: @escaping @Sendable (GrpcTesting.StreamingOutputCallResponse) async throws -> Void) in
          try await self.streamingOutputCall(request, call, send)
        },
        clientStreamingMethod(GrpcTesting.TestServiceMethods.streamingInputCall) {
          (requests: RequestStream<GrpcTesting.StreamingInputCallRequest>, call: ServerCall) -> GrpcTesting.StreamingInputCallResponse in
          try await self.streamingInputCall(requests, call)
        },
        bidirectionalMethod(GrpcTesting.TestServiceMethods.fullDuplexCall) {
          (requests: RequestStream<GrpcTesting.StreamingOutputCallRequest>, call: ServerCall,
            send: @escaping @Sendable (GrpcTesting.StreamingOutputCallResponse) async throws -> Void) in
          try await self.fullDuplexCall(requests, call, send)
        },
        bidirectionalMethod(GrpcTesting.TestServiceMethods.halfDuplexCall) {
          (requests: RequestStream<GrpcTesting.StreamingOutputCallRequest>, call: ServerCall,
            send: @escaping @Sendable (GrpcTesting.StreamingOutputCallResponse) async throws -> Void) in
          try await self.halfDuplexCall(requests, call, send)
        },
        unaryMethod(GrpcTesting.TestServiceMethods.unimplementedCall) {
          (request: GrpcTesting.Empty, call: ServerCall) -> GrpcTesting.Empty in
          try await self.unimplementedCall(request, call)
        },
      ])
  }
}

extension GrpcTesting {
  /// No server has it.
  ///
  /// The server's side: what answers the calls.
  public protocol UnimplementedServiceProtocol: Sendable {
    func unimplementedCall(_ request: GrpcTesting.Empty, _ call: ServerCall)
      async throws -> GrpcTesting.Empty
  }

  /// No server has it.
  ///
  /// The client's side: calls over a channel.
  public struct UnimplementedServiceClient: Sendable {
    private let channel: any Channel

    public init(_ channel: any Channel) { self.channel = channel }

    public func unimplementedCall(
      _ request: GrpcTesting.Empty, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> GrpcTesting.Empty {
      try await callUnary(channel, UnimplementedServiceMethods.unimplementedCall, request, options)
    }
  }

  /// The methods of `grpc.testing.UnimplementedService`, as both sides know them.
  public enum UnimplementedServiceMethods {
    public static let service = "grpc.testing.UnimplementedService"
    public static let unimplementedCall = MethodDescriptor(
      service: service, name: "UnimplementedCall",
      kind: .unary, isIdempotent: false)
    /// In the order of the proto.
    public static let all: [MethodDescriptor] = [
      unimplementedCall,
    ]
  }
}

extension GrpcTesting.UnimplementedServiceProtocol {
  /// The service as a server mounts it. A request that does not decode is answered with
  /// INVALID_ARGUMENT, reason MALFORMED_MESSAGE.
  public var unimplementedServiceDefinition: ServiceDefinition {
    ServiceDefinition(
      name: GrpcTesting.UnimplementedServiceMethods.service,
      methods: [
        unaryMethod(GrpcTesting.UnimplementedServiceMethods.unimplementedCall) {
          (request: GrpcTesting.Empty, call: ServerCall) -> GrpcTesting.Empty in
          try await self.unimplementedCall(request, call)
        },
      ])
  }
}

extension GrpcTesting {
  /// The routes of this package's services at the gateway.
  public static let gatewayRoutes: [GatewayRoute] = [
  ]
}
