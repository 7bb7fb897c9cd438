internal import Base

/// The server side of every transport: finds the handler, runs it inside the interceptors with
/// `CallContext` set, and turns whatever it throws into a status.
public final class Dispatcher: Sendable {
  private let methods: [String: RPCMethod]
  private let interceptors: [any ServerInterceptor]
  /// The interceptors when none of them waits; otherwise `nil`.
  private let watchers: [any CallWatcher]?
  private let report: @Sendable (MethodDescriptor, any Error) -> Void

  /// `report` hears of every error that no rule foresaw, once; the caller is told INTERNAL only.
  /// Two definitions of one method are a mistake of ours and stop the process.
  public init(
    definitions: [ServiceDefinition], interceptors: [any ServerInterceptor],
    report: @escaping @Sendable (MethodDescriptor, any Error) -> Void
  ) {
    let pairs = definitions.flatMap(\.methods).map { ($0.descriptor.path, $0) }
    methods = Dictionary(pairs) { first, _ in
      preconditionFailure("\(first.descriptor.path) is defined once")
    }
    self.interceptors = interceptors
    let watchers = interceptors.compactMap { $0 as? any CallWatcher }
    self.watchers = watchers.count == interceptors.count ? watchers : nil
    self.report = report
  }

  /// The method at a path like `/onsale.order.v1.OrderService/GetOrder`.
  public func method(at path: String) -> RPCMethod? { methods[path] }

  /// Runs a unary handler and returns its answer or status. Never throws.
  public func unary(
    _ handler: @Sendable ([UInt8], ServerCall) async throws -> [UInt8], _ request: [UInt8],
    _ call: ServerCall
  ) async -> Result<[UInt8], RPCError> {
    guard let watchers else { return await oneAnswer(handler, request, call) }
    var begun = 0
    do {
      while begun < watchers.count {
        try watchers[begun].begin(call)
        begun += 1
      }
      let answer = try await Self.inContext(call) { try await handler(request, call) }
      guard answer.count <= Limits.messageSizeBytes else { throw RPCError.messageTooLarge(sizeBytes: answer.count) }
      for index in watchers.indices.reversed() { watchers[index].ended(call, nil) }
      return .success(answer)
    } catch {
      for index in (0..<begun).reversed() { watchers[index].ended(call, error) }
      return .failure(status(of: error, call))
    }
  }

  /// Runs a handler that reads a stream and returns its answer or status. Never throws.
  public func clientStreaming(
    _ handler: @Sendable (MessageReader, ServerCall) async throws -> [UInt8], _ requests: MessageReader,
    _ call: ServerCall
  ) async -> Result<[UInt8], RPCError> {
    await oneAnswer(handler, requests, call)
  }

  /// Runs a handler that sends a stream; returns how it ended, `nil` for OK. Never throws.
  public func serverStreaming(
    _ handler: @escaping @Sendable (
      [UInt8], ServerCall, _ send: @escaping @Sendable ([UInt8]) async throws -> Void
    ) async throws -> Void,
    _ request: [UInt8], _ call: ServerCall,
    send: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async -> RPCError? {
    await manyAnswers(handler, request, call, send)
  }

  /// Runs a handler that reads and sends streams; returns how it ended, `nil` for OK. Never throws.
  public func bidirectional(
    _ handler: @escaping @Sendable (
      MessageReader, ServerCall, _ send: @escaping @Sendable ([UInt8]) async throws -> Void
    ) async throws -> Void,
    _ requests: MessageReader, _ call: ServerCall,
    send: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async -> RPCError? {
    await manyAnswers(handler, requests, call, send)
  }

  private func oneAnswer<Input: Sendable>(
    _ handler: @Sendable (Input, ServerCall) async throws -> [UInt8], _ input: Input, _ call: ServerCall
  ) async -> Result<[UInt8], RPCError> {
    do {
      let answer = try await intercepted(handler, input, call)
      guard answer.count <= Limits.messageSizeBytes else {
        return .failure(.messageTooLarge(sizeBytes: answer.count))
      }
      return .success(answer)
    } catch {
      return .failure(status(of: error, call))
    }
  }

  private func manyAnswers<Input: Sendable>(
    _ handler: @escaping @Sendable (
      Input, ServerCall, _ send: @escaping @Sendable ([UInt8]) async throws -> Void
    ) async throws -> Void,
    _ input: Input, _ call: ServerCall, _ send: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async -> RPCError? {
    do {
      try await Self.inContext(call) {
        try await chain(call) { call in
          try await Self.inContext(call) {
            try await handler(input, call) { message in
              guard message.count <= Limits.messageSizeBytes else {
                throw RPCError.messageTooLarge(sizeBytes: message.count)
              }
              try await send(message)
            }
          }
        }
      }
      return nil
    } catch {
      return status(of: error, call)
    }
  }

  private static func inContext<Answer>(
    _ call: ServerCall, _ body: () async throws -> Answer
  ) async throws -> Answer {
    try await CallContext.$current.withValue(CallContext(call), operation: body)
  }

  private func intercepted<Input: Sendable>(
    _ handler: @Sendable (Input, ServerCall) async throws -> [UInt8], _ input: Input, _ call: ServerCall
  ) async throws -> [UInt8] {
    let answer = AnswerBox()
    try await withoutActuallyEscaping(handler) { handler in
      try await Self.inContext(call) {
        try await chain(call) { call in
          let bytes = try await Self.inContext(call) { try await handler(input, call) }
          answer.value.withLock { $0 = bytes }
        }
      }
    }
    guard let bytes = answer.value.withLock({ $0 }) else { throw NoAnswer() }
    return bytes
  }

  /// Runs the interceptors from `index` on, then `last`. The closures live on the task's stack.
  private func chain(
    _ call: ServerCall, from index: Int = 0, _ last: @Sendable (ServerCall) async throws -> Void
  ) async throws {
    guard index < interceptors.count else { return try await last(call) }
    try await interceptors[index].handle(call) { call in try await chain(call, from: index + 1, last) }
  }

  /// The one translation of a handler's error.
  private func status(of error: any Error, _ call: ServerCall) -> RPCError {
    switch error {
    case let error as RPCError where error.code != .ok: return error
    case let refusal as any Refusal: return RPCError(refusal)
    case is CancellationError where Task.isCancelled: return .cancelled
    default:
      report(call.method, error)
      return RPCError(.internal, "the server failed; it has been logged", reason: "INTERNAL")
    }
  }
}

/// Where an interceptor chain leaves the answer of a unary handler.
private final class AnswerBox: Sendable {
  let value = Locked<[UInt8]?>(nil)
}

/// An interceptor neither called on nor threw.
private struct NoAnswer: Error {}
