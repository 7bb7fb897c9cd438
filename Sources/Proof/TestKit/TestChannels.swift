internal import Base
public import RPCCore

/// A channel whose other end can be replaced, or be away: what a caller sees of a service that dies
/// and comes back.
public final class SwitchedChannel: Channel {
  private let target = Locked<(any Channel)?>(nil)

  public init() {}

  /// `nil`: the service is away, calls get UNAVAILABLE.
  public func connect(_ channel: (any Channel)?) { target.withLock { $0 = channel } }

  public func unary(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions
  ) async throws(RPCError) -> [UInt8] {
    guard let channel = target.withLock({ $0 }) else { throw RPCError(.unavailable, "nobody is there") }
    return try await channel.unary(method, request, options)
  }

  public func serverStreaming(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
    onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async throws {
    guard let channel = target.withLock({ $0 }) else { throw RPCError(.unavailable, "nobody is there") }
    try await channel.serverStreaming(method, request, options, onMessage: onMessage)
  }

  public func duplex<Answer: Sendable>(
    _ method: MethodDescriptor, _ options: CallOptions,
    _ body: (any CallStream) async throws -> Answer
  ) async throws -> Answer {
    guard let channel = target.withLock({ $0 }) else { throw RPCError(.unavailable, "nobody is there") }
    return try await channel.duplex(method, options, body)
  }
}

/// A channel that loses requests and answers as it is told.
public final class LossyChannel: Channel {
  /// What happens to one call.
  public enum Fate: Sendable, Hashable {
    case arrives
    /// The request is lost: nothing happens, the caller gets UNAVAILABLE.
    case requestLost
    /// The answer is lost: the call happens, the caller gets DEADLINE_EXCEEDED.
    case answerLost
    /// The call happens twice, one after the other; the caller gets the second answer.
    case doubled
  }

  private let inner: any Channel
  private let fate: @Sendable (MethodDescriptor) -> Fate

  /// - Parameter fate: asked for every unary call.
  public init(_ inner: any Channel, _ fate: @escaping @Sendable (MethodDescriptor) -> Fate) {
    self.inner = inner
    self.fate = fate
  }

  public func unary(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions
  ) async throws(RPCError) -> [UInt8] {
    switch fate(method) {
    case .arrives: return try await inner.unary(method, request, options)
    case .requestLost: throw RPCError(.unavailable, "the request was lost")
    case .answerLost:
      _ = try await inner.unary(method, request, options)
      throw RPCError(.deadlineExceeded, "the answer was lost")
    case .doubled:
      _ = try await inner.unary(method, request, options)
      return try await inner.unary(method, request, options)
    }
  }

  public func serverStreaming(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
    onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async throws {
    try await inner.serverStreaming(method, request, options, onMessage: onMessage)
  }

  public func duplex<Answer: Sendable>(
    _ method: MethodDescriptor, _ options: CallOptions,
    _ body: (any CallStream) async throws -> Answer
  ) async throws -> Answer {
    try await inner.duplex(method, options, body)
  }
}
