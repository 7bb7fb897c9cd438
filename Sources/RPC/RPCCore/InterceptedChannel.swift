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
    var options = options
    for interceptor in interceptors { options = try await interceptor.streaming(method, options) }
    try await base.serverStreaming(method, request, options, onMessage: onMessage)
  }

  public func duplex<Answer: Sendable>(
    _ method: MethodDescriptor, _ options: CallOptions,
    _ body: (any CallStream) async throws -> Answer
  ) async throws -> Answer {
    var options = options
    for interceptor in interceptors { options = try await interceptor.streaming(method, options) }
    return try await base.duplex(method, options, body)
  }
}

extension ClientInterceptor {
  /// As it is, unless the interceptor says otherwise.
  public func streaming(_ method: MethodDescriptor, _ options: CallOptions)
    async throws(RPCError) -> CallOptions
  {
    options
  }
}
