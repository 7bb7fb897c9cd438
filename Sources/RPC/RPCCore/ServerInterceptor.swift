/// Wraps handlers on the server side, for every kind of call: authorisation, metrics, logging.
public protocol ServerInterceptor: Sendable {
  /// Calls `next` at most once; throws to refuse.
  func handle(_ call: ServerCall, next: @Sendable (ServerCall) async throws -> Void) async throws
}

/// An interceptor that never waits: it looks at a call before its handler and after it. A server whose
/// interceptors are all of this kind runs them without a suspension point.
public protocol CallWatcher: AnyObject, ServerInterceptor {
  /// Before the handler; throws to refuse.
  func begin(_ call: ServerCall) throws
  /// After it, once for every `begin` that did not throw; `nil` for OK. Interceptors that come first
  /// end last.
  func ended(_ call: ServerCall, _ error: (any Error)?)
}

extension CallWatcher {
  public func begin(_ call: ServerCall) throws {}
  public func ended(_ call: ServerCall, _ error: (any Error)?) {}

  public func handle(_ call: ServerCall, next: @Sendable (ServerCall) async throws -> Void) async throws {
    try begin(call)
    do {
      try await next(call)
    } catch {
      ended(call, error)
      throw error
    }
    ended(call, nil)
  }
}
