public import Base
public import Messages
public import RPCCore

/// The server's side of gRPC's interop tests: `grpc.testing.TestService` as the public descriptions
/// want it (grpc/grpc doc/interop-test-descriptions.md, "Server").
public struct InteropService: GrpcTesting.TestServiceProtocol {
  private let loop: any Loop

  /// `loop` is what answers wait on.
  public init(on loop: any Loop) { self.loop = loop }

  public func emptyCall(_ request: GrpcTesting.Empty, _ call: ServerCall) async throws -> GrpcTesting.Empty {
    try echoMetadata(call)
    return GrpcTesting.Empty()
  }

  public func unaryCall(_ request: GrpcTesting.SimpleRequest, _ call: ServerCall)
    async throws -> GrpcTesting.SimpleResponse
  {
    try echoMetadata(call)
    try check(request.expectCompressed, call)
    try fail(request.responseStatus)
    let answer = GrpcTesting.SimpleResponse(payload: try payload(request.responseSize))
    if let compressed = request.responseCompressed { call.compressAnswers(compressed.value) }
    return answer
  }

  public func cacheableUnaryCall(_ request: GrpcTesting.SimpleRequest, _ call: ServerCall)
    async throws -> GrpcTesting.SimpleResponse
  {
    try await unaryCall(request, call)
  }

  public func streamingOutputCall(
    _ request: GrpcTesting.StreamingOutputCallRequest, _ call: ServerCall,
    _ send: @escaping @Sendable (GrpcTesting.StreamingOutputCallResponse) async throws -> Void
  ) async throws {
    try echoMetadata(call)
    try await answer(request, call, send)
    try fail(request.responseStatus)
  }

  public func streamingInputCall(
    _ requests: RequestStream<GrpcTesting.StreamingInputCallRequest>, _ call: ServerCall
  ) async throws -> GrpcTesting.StreamingInputCallResponse {
    try echoMetadata(call)
    var size = 0
    for try await request in requests {
      try check(request.expectCompressed, call)
      size += request.payload?.body.count ?? 0
    }
    return GrpcTesting.StreamingInputCallResponse(aggregatedPayloadSize: Int32(clamping: size))
  }

  public func fullDuplexCall(
    _ requests: RequestStream<GrpcTesting.StreamingOutputCallRequest>, _ call: ServerCall,
    _ send: @escaping @Sendable (GrpcTesting.StreamingOutputCallResponse) async throws -> Void
  ) async throws {
    try echoMetadata(call)
    for try await request in requests {
      try fail(request.responseStatus)
      try await answer(request, call, send)
    }
  }

  public func halfDuplexCall(
    _ requests: RequestStream<GrpcTesting.StreamingOutputCallRequest>, _ call: ServerCall,
    _ send: @escaping @Sendable (GrpcTesting.StreamingOutputCallResponse) async throws -> Void
  ) async throws {
    try echoMetadata(call)
    var all: [GrpcTesting.StreamingOutputCallRequest] = []
    for try await request in requests {
      guard all.count < Self.mostRequests else {
        throw RPCError(.resourceExhausted, "more than \(Self.mostRequests) requests", reason: "TOO_MANY_REQUESTS")
      }
      all.append(request)
    }
    for request in all { try await answer(request, call, send) }
  }

  public func unimplementedCall(_ request: GrpcTesting.Empty, _ call: ServerCall)
    async throws -> GrpcTesting.Empty
  {
    throw RPCError.unimplemented(call.method.path)
  }

  // MARK: - What requests ask for

  /// Requests that a half-duplex call keeps until it answers.
  private static let mostRequests = 1000

  private func answer(
    _ request: GrpcTesting.StreamingOutputCallRequest, _ call: ServerCall,
    _ send: @escaping @Sendable (GrpcTesting.StreamingOutputCallResponse) async throws -> Void
  ) async throws {
    for parameters in request.responseParameters {
      if parameters.intervalUs > 0 { try await loop.sleep(for: .microseconds(Int64(parameters.intervalUs))) }
      if let compressed = parameters.compressed { call.compressAnswers(compressed.value) }
      try await send(GrpcTesting.StreamingOutputCallResponse(payload: try payload(parameters.size)))
    }
  }

  private func payload(_ size: Int32) throws(RPCError) -> GrpcTesting.Payload {
    guard (0...Int32(Limits.messageSizeBytes)).contains(size) else {
      throw RPCError(.invalidArgument, "an answer of \(size) bytes cannot be sent", reason: "SIZE_INVALID")
    }
    return GrpcTesting.Payload(type: .compressable, body: [UInt8](repeating: 0, count: Int(size)))
  }

  private func fail(_ status: GrpcTesting.EchoStatus?) throws(RPCError) {
    guard let status, status.code != 0 else { return }
    throw RPCError(RPCCode(rawValue: Int(status.code)) ?? .unknown, status.message)
  }

  private func check(_ expected: GrpcTesting.BoolValue?, _ call: ServerCall) throws(RPCError) {
    guard let expected, expected.value != call.isRequestCompressed else { return }
    throw RPCError(
      .invalidArgument, "the request was \(expected.value ? "not " : "")compressed", reason: "COMPRESSION_UNEXPECTED")
  }

  private func echoMetadata(_ call: ServerCall) throws(RPCError) {
    if let value = call.metadata[Self.echoInitial] { try call.addInitialMetadata([Self.echoInitial: value]) }
    if let value = call.metadata[Self.echoTrailing] { try call.addTrailingMetadata([Self.echoTrailing: value]) }
  }

  static let echoInitial = "x-grpc-test-echo-initial"
  static let echoTrailing = "x-grpc-test-echo-trailing-bin"
}
