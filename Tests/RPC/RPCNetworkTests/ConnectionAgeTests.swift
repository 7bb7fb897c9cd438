import Base
import HTTP2Wire
import RPCCore
import RPCNetwork
import Testing

/// How a server parts with connections that are old or idle.
@Suite(.timeLimit(.minutes(1))) struct ConnectionAgeTests {
  private let start = Instant(nanoseconds: 0)
  private func at(_ seconds: Int) -> Instant { start.advanced(by: .seconds(seconds)) }

  @Test(arguments: [(0, 90), (100, 100), (200, 110)] as [(UInt64, Int)])
  func `a connection is old after its age, a tenth more or less`(dice: UInt64, age: Int) {
    var life = ConnectionLife(.init(age: .seconds(100), idle: nil, grace: .seconds(10)), at: start, dice: dice)
    #expect(life.check(at: at(age - 1), openCalls: 1) == .stay)
    #expect(life.check(at: at(age), openCalls: 1) == .drain)
    // Said once; open calls have their grace.
    #expect(life.check(at: at(age + 10), openCalls: 1) == .stay)
    #expect(life.check(at: at(age + 11), openCalls: 1) == .close("the connection is old"))
  }

  @Test func `a connection is idle when no call was open for long`() {
    var life = ConnectionLife(.init(age: nil, idle: .seconds(30), grace: .seconds(10)), at: start, dice: 0)
    #expect(life.check(at: at(29), openCalls: 0) == .stay)
    #expect(life.check(at: at(40), openCalls: 1) == .stay)
    #expect(life.check(at: at(69), openCalls: 0) == .stay)
    #expect(life.check(at: at(70), openCalls: 0) == .drain)
  }

  @Test func `without limits a connection stays`() {
    var life = ConnectionLife(.init(age: nil, idle: nil, grace: .zero), at: start, dice: 7)
    #expect(life.check(at: at(1_000_000), openCalls: 0) == .stay)
  }

  @Test func `connections come and go under calls, and no call fails`() async throws {
    let group = LoopGroup(count: 2)
    let (serverLoop, loop) = (group.loops[0], group.loops[1])
    let peers = Locked<Set<String>>([])
    let service = ServiceDefinition(
      name: "t.Test",
      methods: [
        RPCMethod(echo, .unary { request, call in
          peers.withLock { _ = $0.insert(call.peer.address) }
          return request
        })
      ])
    let limits = RPCServer.Limits(frameBudget: .relaxed, maxAge: .milliseconds(500))
    let server = RPCServer(definitions: [service], tls: nil, loops: [serverLoop], limits: limits, log: quiet)
    let port = try await server.start(host: "127.0.0.1", port: 0)
    let channel = NetworkChannel(host: "127.0.0.1", port: port, loop: loop, log: quiet)
    var calls = 0
    while peers.withLock({ $0.count }) < 3, calls < 10_000 {
      _ = try await channel.unary(echo, [1], CallOptions())
      try await loop.sleep(for: .milliseconds(5))
      calls += 1
    }
    #expect(peers.withLock { $0.count } == 3)
    channel.close()
    await server.shutDown(grace: .seconds(1))
    try await group.shutDown()
  }
}
