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
    let record = record(method, outgoing)
    let call = ServerCall(record)
    defer { record.tell(outgoing.report) }
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
    let stream = InProcessStream()
    stream.finish()
    try await run(stream, outgoing, method) { [dispatcher] call, stream in
      await dispatcher.serverStreaming(handler, request, call, send: stream.answers.push)
    } body: { () async throws -> Void in
      while let message = try await stream.next() { try await onMessage(message) }
    }
  }

  public func duplex<Answer: Sendable>(
    _ method: MethodDescriptor, _ options: CallOptions,
    _ body: (any CallStream) async throws -> Answer
  ) async throws -> Answer {
    let outgoing = try OutgoingCall(options, at: loop.now)
    let stream = InProcessStream()
    let requests = MessageReader(stream.requests)
    let handler = dispatcher.method(at: method.path)?.handler
    return try await run(stream, outgoing, method) { [dispatcher] call, stream in
      switch handler {
      case .clientStreaming(let handler)?:
        switch await dispatcher.clientStreaming(handler, requests, call) {
        case .failure(let error): return error
        case .success(let answer):
          stream.answers.offer(answer)
          return nil
        }
      case .bidirectional(let handler)?:
        return await dispatcher.bidirectional(handler, requests, call, send: stream.answers.push)
      case .unary?, .serverStreaming?, nil: return .unimplemented(method.path)
      }
    } body: { () async throws -> Answer in
      try await body(stream)
    }
  }

  /// Runs `serve` on the server's loop beside `body`; whatever ends first ends the other.
  private func run<Answer: Sendable>(
    _ stream: InProcessStream, _ outgoing: OutgoingCall, _ method: MethodDescriptor,
    _ serve: @escaping @Sendable (ServerCall, InProcessStream) async -> RPCError?,
    body: () async throws -> Answer
  ) async throws -> Answer {
    let record = record(method, outgoing)
    let call = ServerCall(record)
    let task = loop.spawn {
      let error = await serve(call, stream)
      record.tell(outgoing.report)
      stream.end(error)
    }
    let timer = loop.schedule(after: loop.now.duration(to: call.deadline)) {
      stream.end(.deadlineExceeded)
      task.cancel()
    }
    defer {
      timer.cancel()
      stream.cancel()
      task.cancel()
    }
    return try await body()
  }

  private func record(_ method: MethodDescriptor, _ outgoing: OutgoingCall) -> CallRecord {
    CallRecord(
      method: method, metadata: outgoing.metadata, deadline: outgoing.deadline, peer: Self.peer, arrived: loop.now)
  }

  private static let peer = Peer(identity: nil, address: "in-process")

  private static func check(_ request: [UInt8]) throws(RPCError) {
    guard request.count <= Limits.messageSizeBytes else {
      throw .messageTooLarge(sizeBytes: request.count)
    }
  }
}
