/// Adds the caller's credentials to every call that does not bring its own: a token of a foreign server,
/// for example. Between our services the certificate says who calls.
public struct CallCredentials: ClientInterceptor {
  private let key: String
  private let value: @Sendable (MethodDescriptor) async throws(RPCError) -> String?

  /// - Parameters:
  ///   - key: of the metadata: `authorization`, `token`.
  ///   - value: what to send now, asked before every call; `nil` sends nothing, an error ends the call.
  public init(
    _ key: String, value: @escaping @Sendable (MethodDescriptor) async throws(RPCError) -> String?
  ) {
    self.key = key
    self.value = value
  }

  public func unary(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
    next: @Sendable (MethodDescriptor, [UInt8], CallOptions) async throws(RPCError) -> [UInt8]
  ) async throws(RPCError) -> [UInt8] {
    try await next(method, request, streaming(method, options))
  }

  public func streaming(_ method: MethodDescriptor, _ options: CallOptions) async throws(RPCError) -> CallOptions {
    guard options.metadata[key] == nil, let value = try await value(method) else { return options }
    var options = options
    options.metadata.add(key, value)
    return options
  }
}
