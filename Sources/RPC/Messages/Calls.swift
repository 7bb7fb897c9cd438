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

private func decodeRequest<Request: ProtoMessage>(_ bytes: [UInt8], of method: MethodDescriptor)
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

private func decodeAnswer<Response: ProtoMessage>(_ bytes: [UInt8], of method: MethodDescriptor)
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
