/// A channel whose unary calls and streams pass through client interceptors, the first outermost.
public struct InterceptedChannel: Channel {
  private let base: any Channel
  private let interceptors: [any ClientInterceptor]

  public init(_ base: any Channel, _ interceptors: [any ClientInterceptor]) {
    self.base = base
    self.interceptors = interceptors
  }

  public func unary(_ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions)
    async throws(RPCError) -> [UInt8]
  {
    try await unary(from: 0, method, request, options)
  }

  private func unary(
    from index: Int, _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions
  ) async throws(RPCError) -> [UInt8] {
    guard index < interceptors.count else { return try await base.unary(method, request, options) }
    return try await interceptors[index].unary(method, request, options) {
      (method, request, options) async throws(RPCError) -> [UInt8] in
      try await unary(from: index + 1, method, request, options)
    }
  }

  public func serverStreaming(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
    onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async throws {
    try await stream(from: 0, method, options) { options in
      try await base.serverStreaming(method, request, options, onMessage: onMessage)
    }
  }

  public func duplex<Answer: Sendable>(
    _ method: MethodDescriptor, _ options: CallOptions,
    _ body: (any CallStream) async throws -> Answer
  ) async throws -> Answer {
    var answer: Answer?
    try await stream(from: 0, method, options) { options in
      answer = try await base.duplex(method, options, body)
    }
    guard let answer else { throw RPCError(.internal, "an interceptor left \(method.path) out", reason: "NOT_CALLED") }
    return answer
  }

  private func stream(
    from index: Int, _ method: MethodDescriptor, _ options: CallOptions,
    _ last: (CallOptions) async throws -> Void
  ) async throws {
    guard index < interceptors.count else { return try await last(options) }
    try await interceptors[index].stream(method, options) { options in
      try await stream(from: index + 1, method, options, last)
    }
  }
}

extension ClientInterceptor {
  /// As it is, unless the interceptor says otherwise.
  public func streaming(_ method: MethodDescriptor, _ options: CallOptions)
    async throws(RPCError) -> CallOptions
  {
    options
  }

  /// Starts with what `streaming` returns.
  public func stream(
    _ method: MethodDescriptor, _ options: CallOptions, next: (CallOptions) async throws -> Void
  ) async throws {
    try await next(streaming(method, options))
  }
}
