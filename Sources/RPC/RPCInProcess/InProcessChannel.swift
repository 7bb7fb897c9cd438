public import Base
public import Logging
public import RPCCore

/// Calls to services of this process, under the network's rules: the handler runs as a task of its
/// own on the server's loop, with deadline, cancellation, status, metadata checks and size limit as
/// over a connection. Only the bytes do not travel.
///
/// ```
///  caller ──unary──► PendingAnswer ◄──settle── handler on `loop` (Task.immediate when called there)
///                        ▲  ▲
///                 deadline  cancellation ──► handler is cancelled
/// ```
/// The caller hears of its deadline or cancellation at once, even when the handler does not stop.
public final class InProcessChannel: Channel {
  private let dispatcher: Dispatcher
  private let loop: any Loop

  /// Serves `definitions` on `loop`; `interceptors` wrap the handlers, the first outermost.
  public init(
    definitions: [ServiceDefinition], interceptors: [any ServerInterceptor] = [], loop: any Loop,
    log: Logger = Logger(label: "onsale.rpc")
  ) {
    self.loop = loop
    dispatcher = Dispatcher(definitions: definitions, interceptors: interceptors) { method, error in
      log.error("handler failed", metadata: ["method": "\(method.path)", "error": "\(error)"])
    }
  }

  public func unary(_ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions)
    async throws(RPCError) -> [UInt8]
  {
    let outgoing = try OutgoingCall(options, at: loop.now)
    guard case .unary(let handler)? = dispatcher.method(at: method.path)?.handler else {
      throw .unimplemented(method.path)
    }
    try Self.check(request)
    let call = serverCall(method, outgoing)
    let pending = PendingAnswer<[UInt8]>()
    let outcome = await pending.wait { [dispatcher, loop] in
      let task = loop.spawn {
        guard pending.isOpen else { return }
        pending.settle(await dispatcher.unary(handler, request, call))
      }
      guard pending.isOpen else { return }
      let timer = loop.schedule(after: loop.now.duration(to: call.deadline)) {
        pending.settle(.failure(.deadlineExceeded))
      }
      pending.hold(timer: timer) { task.cancel() }
    }
    return try outcome.get()
  }

  public func serverStreaming(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
    onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async throws {
    let outgoing = try OutgoingCall(options, at: loop.now)
    guard case .serverStreaming(let handler)? = dispatcher.method(at: method.path)?.handler else {
      throw RPCError.unimplemented(method.path)
    }
    try Self.check(request)
    let call = serverCall(method, outgoing)
    let pipe = MessagePipe()
    let task = loop.spawn { [dispatcher] in
      pipe.end(await dispatcher.serverStreaming(handler, request, call, send: pipe.push))
    }
    let timer = loop.schedule(after: loop.now.duration(to: call.deadline)) {
      if pipe.end(.deadlineExceeded) { task.cancel() }
    }
    defer {
      timer.cancel()
      pipe.end(.cancelled)
      task.cancel()
    }
    while let message = try await pipe.next() { try await onMessage(message) }
  }

  private func serverCall(_ method: MethodDescriptor, _ outgoing: OutgoingCall) -> ServerCall {
    ServerCall(
      method: method, metadata: outgoing.metadata, deadline: outgoing.deadline, peer: Self.peer)
  }

  private static let peer = Peer(identity: nil, address: "in-process")

  private static func check(_ request: [UInt8]) throws(RPCError) {
    guard request.count <= Limits.messageSizeBytes else {
      throw .messageTooLarge(sizeBytes: request.count)
    }
  }
}
