import Base
import Discovery
import RPCCore
import RPCNetwork
import TestKit
import Testing

/// Real servers over loopback, one of which dies without a word and comes back.
@Suite(.serialized, .timeLimit(.minutes(1))) struct KilledInstanceTests {
  private final class Tally: Sendable {
    struct Entry: Sendable {
      let at: Instant
      let who: UInt8
    }
    let answers = Locked<[Entry]>([])
    let failures = Locked<[RPCError]>([])

    func answers(of who: UInt8, from: Instant, to: Instant) -> Int {
      answers.withLock { $0.count { $0.who == who && $0.at >= from && $0.at < to } }
    }
  }

  private func server(_ name: UInt8, _ loop: NIOLoop) -> RPCServer {
    let method = RPCMethod(whoAmI, .unary { _, _ in [name] })
    return RPCServer(
      definitions: [ServiceDefinition(name: "t.Test", methods: [method])], tls: nil, loops: [loop],
      log: quietLogger())
  }

  @Test func `no idempotent call fails, the dead one is passed over at once and found again`() async throws {
    let group = LoopGroup(count: 2)
    let (servers, client) = (group.loops[0], group.loops[1])
    let crew = [server(0, servers), server(1, servers), server(2, servers)]
    var relays: [Relay] = []
    for server in crew {
      let port = try await server.start(host: "127.0.0.1", port: 0)
      relays.append(try await Relay(to: port, on: servers.eventLoop))
    }
    let channel = DiscoveredChannel(
      service: "t", resolver: StaticEndpoints(relays.map { Endpoint(host: "127.0.0.1", port: $0.port) }), loop: client
    ) { endpoint in
      let line = NetworkChannel(host: endpoint.host, port: endpoint.port, loop: client, log: quietLogger())
      return Connection(line) { line.close() }
    }
    let (tally, isOver) = (Tally(), Locked(false))
    let load = (0..<16).map { _ in
      client.spawn {
        while !isOver.withLock({ $0 }) {
          do throws(RPCError) {
            let answer = try await channel.unary(whoAmI, [1], CallOptions(timeout: .seconds(5)))
            tally.answers.withLock { $0.append(.init(at: client.now, who: answer.first ?? 9)) }
          } catch {
            tally.failures.withLock { $0.append(error) }
          }
          do { try await client.sleep(for: .milliseconds(1)) } catch { return }
        }
      }
    }
    try await client.sleep(for: .milliseconds(400))
    let killed = client.now
    try await relays[1].kill()
    // Answers that had left by then still arrive.
    let dead = client.now.advanced(by: .milliseconds(100))
    try await client.sleep(for: .milliseconds(1300))
    let back = client.now
    try await relays[1].revive()
    try await client.sleep(for: .milliseconds(2200))
    isOver.withLock { $0 = true }
    for task in load { await task.finished() }
    let end = client.now

    #expect(tally.failures.withLock { $0 } == [])
    #expect(tally.answers(of: 1, from: Instant(nanoseconds: 0), to: killed) > 10, "it took its part before")
    #expect(tally.answers(of: 1, from: dead, to: back) == 0)
    for other: UInt8 in [0, 2] { #expect(tally.answers(of: other, from: dead, to: back) > 100, "the others work on") }
    #expect(tally.answers(of: 1, from: back, to: end) > 10, "found again")

    for line in relays { try await line.kill() }
    for server in crew { await server.shutDown(grace: .zero) }
    try await group.shutDown()
  }

  @Test func `with one instance only, wait-for-ready outlasts its restart, found within a second`() async throws {
    let group = LoopGroup(count: 2)
    let (servers, client) = (group.loops[0], group.loops[1])
    let server = server(7, servers)
    let relay = try await Relay(to: try await server.start(host: "127.0.0.1", port: 0), on: servers.eventLoop)
    let channel = DiscoveredChannel(
      service: "t", resolver: StaticEndpoints([Endpoint(host: "127.0.0.1", port: relay.port)]), loop: client
    ) { endpoint in
      let line = NetworkChannel(host: endpoint.host, port: endpoint.port, loop: client, log: quietLogger())
      return Connection(line) { line.close() }
    }
    #expect(try await channel.unary(whoAmI, [], CallOptions()) == [7])
    try await relay.kill()
    let answered = Locked<Instant?>(nil)
    let waiting = client.spawn {
      var options = CallOptions(timeout: .seconds(20))
      options.waitsForReady = true
      do {
        _ = try await channel.unary(whoAmI, [], options)
        answered.withLock { $0 = client.now }
      } catch {
        Issue.record(error)
      }
    }
    try await client.sleep(for: .milliseconds(2500))
    #expect(answered.withLock { $0 } == nil)
    let back = client.now
    try await relay.revive()
    await waiting.finished()
    let took = answered.withLock { $0 }.map { back.duration(to: $0) } ?? .seconds(99)
    #expect(took < .seconds(2), "a second of back-off at most, and some for a busy machine: \(took)")
    try await relay.kill()
    await server.shutDown(grace: .zero)
    try await group.shutDown()
  }

  @Test func `a host name is looked up`() async throws {
    let addresses = try await HostLookup.addresses(of: "127.0.0.1")
    #expect(addresses == ["127.0.0.1"])
    await #expect(throws: HostLookup.Failure.self) { try await HostLookup.addresses(of: String(repeating: "a", count: 300)) }
  }
}
