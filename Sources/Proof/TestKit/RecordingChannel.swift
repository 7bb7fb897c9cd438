import Base
public import RPCCore

/// A channel to nobody: notes every unary call and answers as it is told.
public final class RecordingChannel: Channel {
  public struct Call: Sendable {
    public let method: MethodDescriptor
    public let request: [UInt8]
    public let options: CallOptions
  }

  public typealias Answer = @Sendable (Call) throws(RPCError) -> [UInt8]

  private let recorded = Locked<[Call]>([])
  private let answer: Locked<Answer>

  /// The usual answer is a message without any field set.
  public init(_ answer: @escaping Answer = { _ in [] }) { self.answer = Locked(answer) }

  /// All calls so far, in their order.
  public var calls: [Call] { recorded.withLock { $0 } }

  /// Answers otherwise from now on.
  public func willAnswer(_ answer: @escaping Answer) { self.answer.withLock { $0 = answer } }

  public func unary(_ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions)
    async throws(RPCError) -> [UInt8]
  {
    let call = Call(method: method, request: request, options: options)
    recorded.withLock { $0.append(call) }
    return try answer.withLock { $0 }(call)
  }

  public func serverStreaming(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
    onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async throws {
    throw RPCError(.unimplemented, "this channel has no streams")
  }
}
