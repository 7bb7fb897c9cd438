public import RPCCore

/// The messages of a client's stream as its handler reads them, in order, by one task: iterate, or
/// call `next`. A message that does not decode throws INVALID_ARGUMENT, reason MALFORMED_MESSAGE.
public struct RequestStream<Message: ProtoMessage>: Sendable, AsyncSequence {
  private let reader: MessageReader
  private let method: MethodDescriptor

  init(_ reader: MessageReader, _ method: MethodDescriptor) {
    self.reader = reader
    self.method = method
  }

  /// The next message; `nil` when the client has sent its last. Throws CANCELLED when the caller is
  /// gone or its time is up.
  public func next() async throws(RPCError) -> Message? {
    guard let bytes = try await reader.next() else { return nil }
    return try decodeRequest(bytes, of: method)
  }

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(stream: self) }

  public struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let stream: RequestStream

    public func next() async throws(RPCError) -> Message? { try await stream.next() }
    public func next(isolation actor: isolated (any Actor)?) async throws(RPCError) -> Message? {
      try await stream.next()
    }
  }
}

/// Sends the requests of a call whose answer is one message. Valid in the body it is given to.
public struct RequestWriter<Request: ProtoMessage>: Sendable {
  private let stream: any CallStream

  init(_ stream: any CallStream) { self.stream = stream }

  /// Sends one message; returns when there is room for the next. Throws how the call ended when it
  /// has: let the error pass, an early answer of the server is then what the call returns. With
  /// `compressed` false this message is not packed, whatever the call's options say.
  public func send(_ request: Request, compressed: Bool = true) async throws(RPCError) {
    try await stream.send(request.serialized(), compressed: compressed)
  }
}

/// A call whose both sides are streams; `CallStream` with messages. Valid in the body it is given to.
/// A message that does not decode throws INTERNAL, reason MALFORMED_MESSAGE.
public struct DuplexCall<Request: ProtoMessage, Response: ProtoMessage>: Sendable, AsyncSequence {
  private let stream: any CallStream
  private let method: MethodDescriptor

  init(_ stream: any CallStream, _ method: MethodDescriptor) {
    self.stream = stream
    self.method = method
  }

  /// Sends one message; returns when there is room for the next. Throws how the call ended when it
  /// has. With `compressed` false this message is not packed, whatever the call's options say.
  public func send(_ request: Request, compressed: Bool = true) async throws(RPCError) {
    try await stream.send(request.serialized(), compressed: compressed)
  }

  /// Says that no more messages follow.
  public func finish() { stream.finish() }

  /// The next message of the server; `nil` when it ended the call with OK.
  public func next() async throws(RPCError) -> Response? {
    guard let bytes = try await stream.next() else { return nil }
    return try decodeAnswer(bytes, of: method)
  }

  /// Gives the call up: `next` and `send` throw CANCELLED from now on.
  public func cancel() { stream.cancel() }

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(call: self) }

  public struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let call: DuplexCall

    public func next() async throws(RPCError) -> Response? { try await call.next() }
    public func next(isolation actor: isolated (any Actor)?) async throws(RPCError) -> Response? {
      try await call.next()
    }
  }
}
