internal import Base
internal import Messages
internal import RPCCore

/// The cases of gRPC's interop tests, with the names that `--test_case` takes. Source: grpc/grpc
/// doc/interop-test-descriptions.md.
public enum InteropCase: String, CaseIterable, Sendable {
  case emptyUnary = "empty_unary"
  case largeUnary = "large_unary"
  case clientCompressedUnary = "client_compressed_unary"
  case serverCompressedUnary = "server_compressed_unary"
  case clientStreaming = "client_streaming"
  case clientCompressedStreaming = "client_compressed_streaming"
  case serverStreaming = "server_streaming"
  case serverCompressedStreaming = "server_compressed_streaming"
  case pingPong = "ping_pong"
  case emptyStream = "empty_stream"
  case halfDuplex = "half_duplex"
  case customMetadata = "custom_metadata"
  case statusCodeAndMessage = "status_code_and_message"
  case specialStatusMessage = "special_status_message"
  case unimplementedMethod = "unimplemented_method"
  case unimplementedService = "unimplemented_service"
  case cancelAfterBegin = "cancel_after_begin"
  case cancelAfterFirstResponse = "cancel_after_first_response"
  case timeoutOnSleepingServer = "timeout_on_sleeping_server"
  case rpcSoak = "rpc_soak"
  case channelSoak = "channel_soak"
}

/// A case did not go as described: what was expected and what came.
public struct InteropFailure: Error, Sendable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}

func expect<Value: Equatable>(_ what: String, _ got: Value, _ wanted: Value) throws(InteropFailure) {
  guard got == wanted else { throw InteropFailure("\(what): got \(got), wanted \(wanted)") }
}

/// The status that `body` must fail with.
func expectError(_ what: String, _ code: RPCCode, _ body: () async throws -> Void) async throws -> RPCError {
  do {
    try await body()
  } catch let error as RPCError {
    guard error.code == code else { throw InteropFailure("\(what): got \(error.code.name) (\(error.message)), wanted \(code.name)") }
    return error
  }
  throw InteropFailure("\(what): got OK, wanted \(code.name)")
}
