import Base
import Foundation
import RPCCore
import RPCInProcess
import TestKit
import Testing

@testable import Composition

@Suite final class CallSecretTests {
  private let file = FileManager.default.temporaryDirectory.appending(path: "secret-\(UUID().uuidString)")
  private static let (old, new) = ("0123456789abcdef", "fedcba9876543210-fedcba9876543210")
  private static let method = MethodDescriptor(service: "t.Test", name: "M", kind: .unary, isIdempotent: true)

  deinit {
    // A test that wrote none leaves none.
    try? FileManager.default.removeItem(at: file)
  }

  private func write(_ lines: String...) throws {
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
  }

  private func secret(_ lines: String...) throws -> CallSecret {
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
    return try CallSecret(path: file.path)
  }

  /// How a server with `secret` answers a call with these metadata.
  private func answer(
    _ secret: CallSecret, _ metadata: Metadata, _ method: MethodDescriptor = method
  ) async -> RPCError? {
    let call = ServerCall(
      method: method, metadata: metadata, deadline: Instant(nanoseconds: 0), peer: Peer(identity: nil, address: "test"))
    let reached = Locked(false)
    do {
      try await secret.handle(call) { _ in reached.withLock { $0 = true } }
      #expect(reached.withLock { $0 })
      return nil
    } catch {
      #expect(!reached.withLock { $0 })
      return error as? RPCError
    }
  }

  @Test func `who has the secret is answered, by either line, and nobody else`() async throws {
    let secret = try secret(Self.old, Self.new)
    #expect(await answer(secret, ["authorization": "Bearer " + Self.old]) == nil)
    #expect(await answer(secret, ["authorization": "Bearer " + Self.new]) == nil)
    #expect(await answer(secret, [:])?.reason == "SECRET_MISSING")
    for wrong in ["", "Bearer ", Self.old, "bearer " + Self.old, "Bearer " + Self.old + "x", "Bearer 0123456789abcdeF"] {
      let error = await answer(secret, ["authorization": wrong])
      #expect(error?.code == .unauthenticated && error?.reason == "SECRET_WRONG", "\(wrong)")
      #expect(error?.message.contains(Self.old) == false)
    }
  }

  @Test func `health is answered to everybody`() async throws {
    let secret = try secret(Self.old)
    for method in HealthService.methods { #expect(await answer(secret, [:], method) == nil) }
  }

  @Test func `a secret is replaced step by step, and no call is refused`() throws {
    let (client, server) = (try secret(Self.old), try CallSecret(path: file.path))
    try TestLoop.run(seed: 1) { [file] loop in
      let method = RPCMethod(Self.method, .unary { request, _ in request })
      let channel = InterceptedChannel(
        InProcessChannel(
          definitions: [ServiceDefinition(name: "t.Test", methods: [method])], interceptors: [server], loop: loop,
          log: quietLogger()), [client.credentials])
      let steps = [[Self.old], [Self.old, Self.new], [Self.new, Self.old], [Self.new]]
      for step in steps {
        try Data(step.joined(separator: "\n").utf8).write(to: file)
        // Whoever reads it first.
        for side in step.count == 1 ? [client, server] : [server, client] {
          try side.reload()
          #expect(try await channel.unary(Self.method, [1], CallOptions()) == [1])
        }
      }
    }
  }

  @Test(arguments: [
    "", "\n\n", "short", "with a space in it 0123456789", String(repeating: "a", count: 257), "0123456789abcde\u{e9}",
    Array(repeating: "0123456789abcdef", count: 9).joined(separator: "\n"),
  ])
  func `a file that is none is refused, and changes nothing later`(text: String) async throws {
    let running = try secret(Self.old)
    try write(text)
    let error = #expect(throws: CannotStart.self) { try CallSecret(path: self.file.path) }
    #expect(error?.description.contains("[SECRET_INVALID]") == true && error?.isUsage == true)
    #expect(throws: CannotStart.self) { try running.reload() }
    #expect(await answer(running, ["authorization": "Bearer " + Self.old]) == nil)
  }

  @Test func `no setting is no secret, a missing file is named`() throws {
    #expect(try CallSecret(Configuration()) == nil)
    let settings = try Configuration(flags: ["rpc.secret_file": "/nowhere/secret"], environment: [:], file: nil)
    let error = #expect(throws: CannotStart.self) { try CallSecret(settings) }
    #expect(error?.description.contains("/nowhere/secret") == true)
    #expect(error?.description.contains("[SECRET_UNREADABLE]") == true)
  }
}
