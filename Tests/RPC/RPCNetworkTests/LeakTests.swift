import Base
import NIOCore
import RPCCore
import TestKit
import Testing

@testable import RPCNetwork

/// What is closed early leaves nothing behind.
@Suite(.timeLimit(.minutes(1))) struct LeakTests {
  /// Begins a call over a connection of its own, lets `meanwhile` pass and closes; returns who must be gone then.
  private func closed(_ port: Int, on loop: NIOLoop, after meanwhile: Duration) async throws -> Remains {
    let target = ClientTransport.Target(
      host: "127.0.0.1", port: port, tls: nil, expectedIdentity: nil,
      silence: Watchdog.Silence(ping: .seconds(5), close: .seconds(15)), idleAfter: .seconds(60), connections: 1)
    let transport = ClientTransport(target, loop: loop, log: quiet)
    let answer = PendingAnswer<[UInt8]>()
    transport.begin(OutboundCall(hang, [], try OutgoingCall(CallOptions(), at: loop.now), .unary(answer)))
    try await loop.sleep(for: meanwhile)
    transport.close("the test is over")
    _ = await answer.wait {}
    return Remains(transport: transport)
  }

  private struct Remains {
    weak var transport: ClientTransport?
  }

  @Test(arguments: [0, 1, 50]) func `a connection that is closed while it is made, or later, is freed`(ms: Int) async throws {
    let group = LoopGroup(count: 2)
    let (seen, loop) = (Seen(), group.loops[1])
    let server = RPCServer(
      definitions: [testService(seen, on: group.loops[0])], tls: nil, loops: [group.loops[0]], log: quiet)
    let port = try await server.start(host: "127.0.0.1", port: 0)
    for _ in 0..<10 {
      let remains = try await closed(port, on: loop, after: .milliseconds(ms))
      let end = loop.now.advanced(by: .seconds(5))
      while remains.transport != nil, loop.now < end { try await loop.sleep(for: .milliseconds(2)) }
      #expect(remains.transport == nil)
    }
    await server.shutDown(grace: .zero)
    #expect(server.connectionCount == 0)
    try await group.shutDown()
  }
}
