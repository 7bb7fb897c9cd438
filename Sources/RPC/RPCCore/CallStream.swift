/// The client's end of a call whose client sends a stream. Sending and reading may happen at the
/// same time, each by one task; valid until the body it was given to returns.
///
/// ```
///   send… ─► finish        both directions are independent:
///   next… ◄─ nil           the server may end the call before `finish`
/// ```
public protocol CallStream: Sendable {
  /// Sends one message; returns when there is room for the next. Throws how the call ended when it
  /// has, with CANCELLED for an early end with OK: what is sent then reaches nobody. A cancelled
  /// task cancels the call. With `compressed` false this message is not packed, whatever the call's
  /// options say.
  func send(_ message: [UInt8], compressed: Bool) async throws(RPCError)

  /// Says that no more messages follow.
  func finish()

  /// The next message of the server; `nil` when it ended the call with OK. Throws any other status;
  /// a cancelled task cancels the call.
  func next() async throws(RPCError) -> [UInt8]?

  /// Gives the call up: `next` and `send` throw CANCELLED from now on.
  func cancel()
}

extension CallStream {
  /// Sends one message, packed as the call's options say.
  public func send(_ message: [UInt8]) async throws(RPCError) { try await send(message, compressed: true) }
}

/// The messages of a client's stream as its handler reads them, in order, by one task.
public struct MessageReader: Sendable, AsyncSequence {
  private let pipe: MessagePipe

  public init(_ pipe: MessagePipe) { self.pipe = pipe }

  /// The next message; `nil` when the client has sent its last. Throws CANCELLED when the caller is
  /// gone or its time is up.
  public func next() async throws(RPCError) -> [UInt8]? { try await pipe.next() }

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(pipe: pipe) }

  public struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let pipe: MessagePipe

    public func next() async throws(RPCError) -> [UInt8]? { try await pipe.next() }
    public func next(isolation actor: isolated (any Actor)?) async throws(RPCError) -> [UInt8]? {
      try await pipe.next()
    }
  }
}
