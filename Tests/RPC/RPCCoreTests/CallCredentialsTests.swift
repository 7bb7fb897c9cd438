import Base
import RPCCore
import Testing

@Suite struct CallCredentialsTests {
  private static let method = MethodDescriptor(service: "t.Test", name: "M", kind: .unary, isIdempotent: true)

  /// Answers with what came under `token`.
  private struct Mirror: Channel {
    func unary(_ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions) async throws(RPCError) -> [UInt8] {
      Array((options.metadata["token"] ?? "none").utf8)
    }
    func serverStreaming(
      _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
      onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
    ) async throws {
      try await onMessage(unary(method, request, options))
    }
  }

  private func answer(_ credentials: CallCredentials, _ options: CallOptions = CallOptions()) async throws -> [String] {
    let channel = InterceptedChannel(Mirror(), [credentials])
    let unary = try await channel.unary(Self.method, [], options)
    let streamed = Locked<[String]>([])
    try await channel.serverStreaming(Self.method, [], options) { bytes in
      streamed.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) }
    }
    return [String(decoding: unary, as: UTF8.self)] + streamed.withLock { $0 }
  }

  @Test func `calls and streams carry the token, but never over the caller's own`() async throws {
    let credentials = CallCredentials("token") { method throws(RPCError) in "for-\(method.name)" }
    #expect(try await answer(credentials) == ["for-M", "for-M"])
    #expect(try await answer(credentials, CallOptions(metadata: ["token": "mine"])) == ["mine", "mine"])
    #expect(try await answer(CallCredentials("token") { _ throws(RPCError) in nil }) == ["none", "none"])
  }

  @Test func `without a token to be had the call ends`() async throws {
    let credentials = CallCredentials("token") { _ throws(RPCError) in throw RPCError(.unauthenticated, "log in") }
    await #expect(throws: RPCError(.unauthenticated, "log in")) { try await answer(credentials) }
  }
}
