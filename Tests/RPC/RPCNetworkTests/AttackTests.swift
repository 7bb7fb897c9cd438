import Base
import Foundation
import HTTP2Wire
import Messages
import OpenSSLCrypto
import RPCCore
import RPCNetwork
import TestKit
import TLSWire
import Testing

/// The short form of the attack suite (`Tests/Interop/attacks.py`; the long one is
/// `scripts/attack`), and what must not be taken for an attack.
@Suite(.serialized, .timeLimit(.minutes(5))) struct AttackTests {
  private static let decode = MethodDescriptor(service: "t.Test", name: "Decode", kind: .unary, isIdempotent: true)

  /// The test service, and a method that decodes what is generated.
  private func service(_ loop: NIOLoop) -> ServiceDefinition {
    let decoder = RPCMethod(Self.decode, .unary { request, _ in
      do throws(ProtobufError) {
        return try RegistryV1.RegisterRequest(serialized: request).serialized()
      } catch {
        throw RPCError(.invalidArgument, "\(error)", reason: "MALFORMED_MESSAGE")
      }
    })
    let parrot = RPCMethod(echo, .unary { request, _ in request })
    return ServiceDefinition(name: "t.Test", methods: [parrot, decoder])
  }

  @Test func `every attack on a server without peers' certificates ends soon, and an honest client goes on`() async throws {
    let group = LoopGroup(count: 1)
    let loop = group.loops[0]
    let identities = try Identities()
    var budget = FrameBudget.Limits.strict
    budget.outputSeconds = 1
    let limits = RPCServer.Limits(frameBudget: budget)
    let plain = RPCServer(definitions: [service(loop)], tls: nil, loops: [loop], limits: limits, log: quiet)
    let secure = RPCServer(
      definitions: [service(loop)], tls: try identities.context(.server, "callee"), loops: [loop], limits: limits, log: quiet)
    let port = try await plain.start(host: "127.0.0.1", port: 0)
    let tlsPort = try await secure.start(host: "127.0.0.1", port: 0)
    let arguments = [
      "rpc", "\(port)", "\(ProcessInfo.processInfo.processIdentifier)", "--big", "/t.Test/Echo", "--decode", "/t.Test/Decode",
      "--tls", "\(tlsPort)", "--seconds", "0.1",
    ]
    let lines: [String]? = try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try Interop.lines("attacks.py", arguments, input: []) }) }
    }
    if let lines {
      print(lines.joined(separator: "\n"))
      #expect(lines.filter { !$0.hasPrefix("ok ") } == [])
      #expect(lines.count > 40)
    }
    await plain.shutDown(grace: .seconds(1))
    await secure.shutDown(grace: .seconds(1))
    try await group.shutDown()
  }

  /// What the handlers of the next test have seen.
  private struct Tally: Sendable {
    var started = 0
    var cancelled = 0
    var echoed = 0
    var connections: Set<String> = []
  }

  @Test func `ten thousand cancels on one connection of a peer with an identity lose nothing`() async throws {
    let group = LoopGroup(count: 2)
    let (serverLoop, clientLoop) = (group.loops[0], group.loops[1])
    let identities = try Identities()
    let (tally, bell) = (Locked(Tally()), Bell())
    let definition = ServiceDefinition(
      name: "t.Test",
      methods: [
        RPCMethod(echo, .unary { request, call in
          tally.withLock { _ = $0.connections.insert(call.peer.address) }
          return request
        }),
        RPCMethod(hang, .unary { _, _ in
          tally.withLock { $0.started += 1 }
          bell.ring()
          do { try await serverLoop.sleep(for: .seconds(600)) } catch {
            tally.withLock { $0.cancelled += 1 }
            bell.ring()
            throw error
          }
          return []
        }),
      ])
    let server = RPCServer(
      definitions: [definition], tls: try identities.context(.server, "callee"), loops: [serverLoop], log: quiet)
    let channel = NetworkChannel(
      host: "127.0.0.1", port: try await server.start(host: "127.0.0.1", port: 0), loop: clientLoop,
      tls: try identities.context(.client, "caller"), expectedIdentity: "spiffe://onsale/test/callee", log: quiet)
    func until(_ wanted: (Tally) -> Bool) async throws {
      while !wanted(tally.withLock { $0 }) {
        try Task.checkCancellation()
        await bell.wait(upTo: .seconds(1), on: clientLoop)
      }
    }
    let began = clientLoop.now
    for round in 1...20 {
      let callers = (0..<500).map { _ in
        clientLoop.spawn {
          do throws(RPCError) { _ = try await channel.unary(hang, [], CallOptions(timeout: .seconds(300))) } catch {
            if error.code != .cancelled { Issue.record("ended as \(error)") }
          }
        }
      }
      try await until { $0.started == 500 * round }
      let honest = clientLoop.spawn {
        for number in 0..<50 as Range<UInt8> {
          do throws(RPCError) {
            if try await channel.unary(echo, [number], CallOptions()) == [number] { tally.withLock { $0.echoed += 1 } }
          } catch { Issue.record("lost: \(error)") }
        }
      }
      for caller in callers { caller.cancel() }
      for caller in callers { await caller.finished() }
      await honest.finished()
      try await until { $0.cancelled == 500 * round }
    }
    print("10,000 cancels in \(began.duration(to: clientLoop.now))")
    let end = tally.withLock { $0 }
    #expect(end.echoed == 1000)
    #expect(end.connections.count == 1, "the connection is the same from the first call to the last")
    channel.close()
    await server.shutDown(grace: .seconds(2))
    try await group.shutDown()
  }
}
