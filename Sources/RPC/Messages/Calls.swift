internal import Base
internal import RPCCore

/// What generated stubs and service definitions are made of.

/// Sends `request` over `channel` and decodes the answer. An answer that does not decode is the
/// other side's fault: INTERNAL, reason MALFORMED_MESSAGE.
func callUnary<Response: ProtoMessage>(
  _ channel: any Channel, _ method: MethodDescriptor, _ request: some ProtoMessage, _ options: CallOptions
) async throws(RPCError) -> Response {
  let bytes = try await channel.unary(method, request.serialized(), options)
  return try decodeAnswer(bytes, of: method)
}

func callStreaming<Event: ProtoMessage>(
  _ channel: any Channel, _ method: MethodDescriptor, _ request: some ProtoMessage, _ options: CallOptions,
  _ onMessage: @escaping @Sendable (Event) async throws -> Void
) async throws {
  try await channel.serverStreaming(method, request.serialized(), options) { bytes in
    try await onMessage(try decodeAnswer(bytes, of: method))
  }
}

func callClientStreaming<Request: ProtoMessage, Response: ProtoMessage>(
  _ channel: any Channel, _ method: MethodDescriptor, _ options: CallOptions,
  _ body: (RequestWriter<Request>) async throws -> Void
) async throws -> Response {
  try await channel.duplex(method, options) { stream in
    do {
      try await body(RequestWriter(stream))
    } catch let error as RPCError where error.reason == RPCError.callEndedReason {
      // The server answered without hearing all: its answer counts.
    }
    stream.finish()
    guard let bytes = try await stream.next() else { throw notOneAnswer(method) }
    let answer: Response = try decodeAnswer(bytes, of: method)
    guard try await stream.next() == nil else { throw notOneAnswer(method) }
    return answer
  }
}

func callBidirectional<Request: ProtoMessage, Response: ProtoMessage, Answer: Sendable>(
  _ channel: any Channel, _ method: MethodDescriptor, _ options: CallOptions,
  _ body: (DuplexCall<Request, Response>) async throws -> Answer
) async throws -> Answer {
  try await channel.duplex(method, options) { stream in try await body(DuplexCall(stream, method)) }
}

private func notOneAnswer(_ method: MethodDescriptor) -> RPCError {
  RPCError(.internal, "the answer of \(method.path) is not one message", reason: "NOT_ONE_ANSWER")
}

func unaryMethod<Request: ProtoMessage, Response: ProtoMessage>(
  _ method: MethodDescriptor, _ handle: @escaping @Sendable (Request, ServerCall) async throws -> Response
) -> RPCMethod {
  RPCMethod(method, .unary { bytes, call in try await handle(try decodeRequest(bytes, of: method), call).serialized() })
}

func streamingMethod<Request: ProtoMessage, Event: ProtoMessage>(
  _ method: MethodDescriptor,
  _ handle: @escaping @Sendable (
    Request, ServerCall, _ send: @escaping @Sendable (Event) async throws -> Void
  ) async throws -> Void
) -> RPCMethod {
  RPCMethod(
    method,
    .serverStreaming { bytes, call, send in
      try await handle(try decodeRequest(bytes, of: method), call) { event in
        try await send(event.serialized())
      }
    })
}

func clientStreamingMethod<Request: ProtoMessage, Response: ProtoMessage>(
  _ method: MethodDescriptor,
  _ handle: @escaping @Sendable (RequestStream<Request>, ServerCall) async throws -> Response
) -> RPCMethod {
  RPCMethod(
    method,
    .clientStreaming { requests, call in
      try await handle(RequestStream(requests, method), call).serialized()
    })
}

func bidirectionalMethod<Request: ProtoMessage, Event: ProtoMessage>(
  _ method: MethodDescriptor,
  _ handle: @escaping @Sendable (
    RequestStream<Request>, ServerCall, _ send: @escaping @Sendable (Event) async throws -> Void
  ) async throws -> Void
) -> RPCMethod {
  RPCMethod(
    method,
    .bidirectional { requests, call, send in
      try await handle(RequestStream(requests, method), call) { event in try await send(event.serialized()) }
    })
}

func decodeRequest<Request: ProtoMessage>(_ bytes: [UInt8], of method: MethodDescriptor)
  throws(RPCError) -> Request
{
  do throws(ProtobufError) {
    return try Request(serialized: bytes)
  } catch {
    throw RPCError(
      .invalidArgument, "the request of \(method.path) is malformed: \(error.explanation)",
      reason: "MALFORMED_MESSAGE")
  }
}

func decodeAnswer<Response: ProtoMessage>(_ bytes: [UInt8], of method: MethodDescriptor)
  throws(RPCError) -> Response
{
  do throws(ProtobufError) {
    return try Response(serialized: bytes)
  } catch {
    throw RPCError(
      .internal, "the answer of \(method.path) is malformed: \(error.explanation)",
      reason: "MALFORMED_MESSAGE")
  }
}
