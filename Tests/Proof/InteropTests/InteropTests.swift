import Base
import Foundation
import HTTP2Wire
import Interop
import Logging
import Messages
import RPCCore
import RPCInProcess
import RPCNetwork
import TestKit
import Testing

/// gRPC's interop cases, our client against our server and both against Google's gRPC for Python.
@Suite(.serialized, .timeLimit(.minutes(3))) struct InteropTests {
  @Test(arguments: InteropCase.allCases)
  func `every case passes between our two ends, over a connection`(test: InteropCase) async throws {
    let group = LoopGroup(count: 2)
    let loop = group.loops[0]
    let server = RPCServer(
      definitions: [InteropService(on: group.loops[1]).testServiceDefinition], tls: nil, loops: [group.loops[1]],
      limits: .init(frameBudget: .strict), log: Logger(label: "test"))
    let port = try await server.start(host: "127.0.0.1", port: 0)
    let make: @Sendable () -> NetworkChannel = { NetworkChannel(host: "127.0.0.1", port: port, loop: loop) }
    let channel = make()
    let client = InteropClient(channel, on: loop, soakIterations: 20) {
      let fresh = make()
      return (fresh, { fresh.close() })
    }
    try await client.run(test)
    channel.close()
    await server.shutDown(grace: .seconds(1))
    try await group.shutDown()
  }

  @Test(arguments: InteropCase.allCases)
  func `every case but those of compression passes in process`(test: InteropCase) async throws {
    // Nothing is packed there.
    guard !test.rawValue.contains("compressed") else { return }
    let group = LoopGroup(count: 1)
    let loop = group.loops[0]
    let channel = InProcessChannel(definitions: [InteropService(on: loop).testServiceDefinition], loop: loop)
    try await InteropClient(channel, on: loop, soakIterations: 20) { (channel, {}) }.run(test)
    try await group.shutDown()
  }

  @Test func `both roles pass against Google's gRPC for Python, in plaintext and behind TLS`() async throws {
    let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "onsale").path
    let protos = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "proto").path
    let lines = try await onThread { try TestKit.Interop.lines("grpc_interop.py", [program, protos], input: []) }
    guard let lines else { return }
    for line in lines where !line.hasPrefix("ok ") { print(line) }
    #expect(lines.filter { !$0.hasPrefix("ok ") && !$0.hasPrefix("skipped ") } == [])
    #expect(lines.count == 4 * InteropCase.allCases.count)
  }

  /// Runs what blocks on a thread of its own.
  private func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
  }
}
