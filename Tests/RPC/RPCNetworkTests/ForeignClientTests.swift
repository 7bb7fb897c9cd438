import Base
import Foundation
import HTTP2Wire
import OpenSSLCrypto
import RPCCore
import RPCNetwork
import TestKit
import TLSWire
import Testing

/// Clients that others wrote, against a server of ours. They need Python packages, which
/// `scripts/interop` installs; without them the tests say so and end.
@Suite(.serialized, .timeLimit(.minutes(3))) struct ForeignClientTests {
  private static let meta = MethodDescriptor(service: "t.Test", name: "Meta", kind: .unary, isIdempotent: true)

  /// The test service, and what the scripts want beyond it.
  private func service(_ loop: NIOLoop) -> ServiceDefinition {
    let rest = testService(Seen(), on: loop).methods.filter { ![echo, count].contains($0.descriptor) }
    return ServiceDefinition(
      name: "t.Test",
      methods: rest + [
        RPCMethod(echo, .unary { request, _ in request }),
        RPCMethod(Self.meta, .unary { _, call in
          let entries = call.metadata.entries.map { "\($0.key)=\($0.value)" }
          let left = loop.now.duration(to: call.deadline).clampedMilliseconds
          return [UInt8]((entries + ["deadline=\(Double(left) / 1000)"]).joined(separator: "\n").utf8)
        }),
        RPCMethod(count, .serverStreaming { request, _, send in
          for index in 0..<Int(request.first ?? 0) * 100 { try await send([UInt8(index % 251)] + request.dropFirst()) }
        }),
      ])
  }

  /// Starts the server in plaintext and behind mutual TLS, and expects every line to say ok.
  private func run(_ script: String, withTLS: Bool, limits: RPCServer.Limits) async throws {
    let group = LoopGroup(count: 1)
    let loop = group.loops[0]
    let identities = try Identities()
    let folder = FileManager.default.temporaryDirectory.appending(path: "rpc-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { removeFolder(folder) }
    let caller = try identities.root.issue(service: "caller", cluster: "test")
    let files = [identities.root.certificatePEM, caller.certificatePEM, caller.keyPEM].enumerated().map { index, text in
      (folder.appending(path: "\(index).pem"), text)
    }
    for (file, text) in files { try Data(text.utf8).write(to: file) }
    let plain = RPCServer(definitions: [service(loop)], tls: nil, loops: [loop], limits: limits, log: quiet)
    let secure = RPCServer(
      definitions: [service(loop)], tls: try identities.context(.server, "callee"), loops: [loop], log: quiet)
    let port = try await plain.start(host: "127.0.0.1", port: 0)
    let tlsPort = try await secure.start(host: "127.0.0.1", port: 0)
    let arguments = ["\(port)"] + (withTLS ? files.map(\.0.path) + ["\(tlsPort)"] : [])
    let lines = try await onThread { try Interop.lines(script, arguments, input: []) }
    if let lines {
      #expect(lines.filter { !$0.hasPrefix("ok ") } == [])
      #expect(lines.count > 10)
    }
    await plain.shutDown(grace: .seconds(1))
    await secure.shutDown(grace: .seconds(1))
    try await group.shutDown()
  }

  /// Runs what blocks on a thread of its own.
  private func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
  }

  private func removeFolder(_ folder: URL) {
    do { try FileManager.default.removeItem(at: folder) } catch { print("left behind: \(folder.path): \(error)") }
  }

  @Test func `Google's gRPC for Python calls in every way, in plaintext and behind mutual TLS`() async throws {
    try await run("rpc_calls.py", withTLS: true, limits: .init(frameBudget: .strict))
  }

  @Test func `rubbish from python-h2 and bare sockets gets its status and hurts nobody`() async throws {
    try await run("rpc_rubbish.py", withTLS: false, limits: .init(frameBudget: .strict))
  }
}
