import Base
import HTTP2Wire
import RPCCore
import TLSWire
import Testing

@testable import RPCNetwork

@Suite struct ConnectionWatchTests {
  private func at(_ seconds: Int64) -> Instant { Instant(nanoseconds: seconds * 1_000_000_000) }

  @Test func `nobody calls for long: idle; a call starts over`() {
    var watch = ConnectionWatch(idleAfter: .seconds(10), at: at(0))
    #expect(watch.check(at: at(9), openCalls: 0) == .fine)
    #expect(watch.check(at: at(9), openCalls: 1) == .fine)
    #expect(watch.check(at: at(12), openCalls: 0) == .fine)
    #expect(watch.check(at: at(21), openCalls: 0) == .fine)
    #expect(watch.check(at: at(22), openCalls: 0) == .idle)
  }

  @Test func `calls run out of time one after another: stalled; any answer between them is progress`() {
    var watch = ConnectionWatch(idleAfter: .seconds(1000), at: at(0))
    for second in 0..<8 { watch.ranOut(at: at(Int64(second))) }
    #expect(watch.check(at: at(7), openCalls: 1) == .stalled)
    watch.progressed()
    #expect(watch.check(at: at(7), openCalls: 1) == .fine)
    for _ in 0..<50 { watch.ranOut(at: at(8)) }
    #expect(watch.check(at: at(9), openCalls: 1) == .fine, "one bad moment is not enough")
    #expect(watch.check(at: at(11), openCalls: 1) == .stalled)
  }
}

/// More than one connection of a channel, and none.
@Suite(.timeLimit(.minutes(1))) struct ManyConnectionsTests {
  private func run(
    limits: RPCServer.Limits, idleAfter: Duration = .seconds(1800), connections: Int = 4,
    _ body: (NetworkChannel, RPCServer, Seen, NIOLoop) async throws -> Void
  ) async throws {
    let group = LoopGroup(count: 2)
    let seen = Seen()
    let server = RPCServer(
      definitions: [testService(seen, on: group.loops[0])], tls: nil, loops: [group.loops[0]], limits: limits, log: quiet)
    let port = try await server.start(host: "127.0.0.1", port: 0)
    let channel = NetworkChannel(
      host: "127.0.0.1", port: port, loop: group.loops[1], idleAfter: idleAfter, connections: connections, log: quiet)
    try await body(channel, server, seen, group.loops[1])
    channel.close()
    await server.shutDown(grace: .zero)
    try await group.shutDown()
  }

  private func hanging(_ count: Int, _ channel: NetworkChannel, _ loop: NIOLoop) -> [SpawnedTask] {
    (0..<count).map { _ in
      loop.spawn {
        // Ends with the test.
        do { _ = try await channel.unary(hang, [], CallOptions(timeout: .seconds(50))) } catch {}
      }
    }
  }

  @Test func `a full connection gets another beside it`() async throws {
    try await run(limits: .init(streamsPerConnection: 3, frameBudget: .relaxed)) { channel, server, seen, loop in
      let calls = hanging(7, channel, loop)
      try await seen.wait(on: loop) { $0.started.withLock { $0 } == 7 }
      #expect(server.connectionCount == 3)
      #expect(try await channel.unary(echo, [4], CallOptions()) == [4])
      for call in calls { call.cancel() }
      for call in calls { await call.finished() }
    }
  }

  @Test func `at the limit of connections calls wait their turn`() async throws {
    try await run(limits: .init(streamsPerConnection: 2, frameBudget: .relaxed), connections: 1) { channel, server, seen, loop in
      let calls = hanging(2, channel, loop)
      try await seen.wait(on: loop) { $0.started.withLock { $0 } == 2 }
      let late = await #expect(throws: RPCError.self) {
        try await channel.unary(echo, [1], CallOptions(timeout: .milliseconds(100)))
      }
      #expect(late?.code == .deadlineExceeded && server.connectionCount == 1)
      let answer = PendingAnswer<[UInt8]>()
      let next = loop.spawn {
        do throws(RPCError) { answer.settle(.success(try await channel.unary(echo, [2], CallOptions()))) } catch { answer.settle(.failure(error)) }
      }
      calls[0].cancel()
      #expect(try await answer.wait {}.get() == [2])
      calls[1].cancel()
      await next.finished()
      for call in calls { await call.finished() }
    }
  }

  @Test func `an idle connection is closed and made again`() async throws {
    try await run(limits: .init(frameBudget: .relaxed), idleAfter: .milliseconds(500)) { channel, server, _, loop in
      _ = try await channel.unary(echo, [1], CallOptions())
      #expect(server.connectionCount == 1)
      for _ in 0..<800 where server.connectionCount > 0 { try await loop.sleep(for: .milliseconds(10)) }
      #expect(server.connectionCount == 0)
      #expect(try await channel.unary(echo, [2], CallOptions()) == [2])
    }
  }

  @Test func `a peer that answers PING while every call runs out of time is left`() async throws {
    try await run(limits: .init(frameBudget: .relaxed)) { channel, server, _, loop in
      _ = try await channel.unary(echo, [1], CallOptions())
      let stream = PendingAnswer<Bool>()
      let follower = loop.spawn {
        // A call that would wait for ever on the half-dead connection.
        do { _ = try await channel.unary(hang, [], CallOptions(timeout: .seconds(40))) } catch {
          stream.settle(.success((error as? RPCError)?.reason == "CONNECTION_LOST"))
        }
      }
      let late = (0..<40).map { index in
        loop.spawn {
          do {
            try await loop.sleep(for: .milliseconds(100 * index))
            _ = try await channel.unary(hang, [], CallOptions(timeout: .milliseconds(50)))
          } catch {}
        }
      }
      #expect(try await stream.wait {}.get())
      #expect(try await channel.unary(echo, [3], CallOptions()) == [3])
      for call in late { await call.finished() }
      await follower.finished()
    }
  }
}

/// Certificates that are replaced while calls run.
@Suite(.timeLimit(.minutes(1))) struct TLSSwitchTests {
  @Test func `new connections use the new certificates, open streams go on with the old`() async throws {
    let (old, new) = (try Identities(), try Identities())
    let group = LoopGroup(count: 2)
    let (serverLoop, loop) = (group.loops[0], group.loops[1])
    let (seen, gate) = (Seen(), PendingAnswer<[UInt8]>())
    let service = ServiceDefinition(
      name: "t.Test",
      methods: [
        RPCMethod(echo, .unary { request, _ in request }),
        RPCMethod(hang, .unary { _, _ in
          seen.started.withLock { $0 += 1 }
          seen.bell.ring()
          return try await gate.wait {}.get()
        }),
      ])
    let serverTLS = TLSSwitch(try old.context(.server, "callee"))
    let clientTLS = TLSSwitch(try old.context(.client, "caller"))
    let server = RPCServer(definitions: [service], tlsSwitch: serverTLS, loops: [serverLoop], log: quiet)
    let port = try await server.start(host: "127.0.0.1", port: 0)
    let line = {
      NetworkChannel(
        host: "127.0.0.1", port: port, loop: loop, tlsSwitch: clientTLS,
        expectedIdentity: "spiffe://onsale/test/callee", log: quiet)
    }
    let first = line()
    let answer = PendingAnswer<[UInt8]>()
    let open = loop.spawn {
      do throws(RPCError) { answer.settle(.success(try await first.unary(hang, [], CallOptions(timeout: .seconds(40))))) } catch {
        answer.settle(.failure(error))
      }
    }
    try await seen.wait(on: loop) { $0.started.withLock { $0 } == 1 }

    serverTLS.use(try new.context(.server, "callee"))
    let stranger = line()
    let refused = await #expect(throws: RPCError.self) { try await stranger.unary(echo, [1], CallOptions()) }
    #expect(refused?.reason == "CONNECT_FAILED", "the client still trusts the old root only")
    clientTLS.use(try new.context(.client, "caller"))
    let second = line()
    #expect(try await second.unary(echo, [2], CallOptions()) == [2])
    #expect(try await first.unary(echo, [3], CallOptions()) == [3], "the open connection goes on")
    gate.settle(.success([9]))
    #expect(try await answer.wait {}.get() == [9])
    await open.finished()
    for channel in [first, stranger, second] { channel.close() }
    await server.shutDown(grace: .seconds(1))
    try await group.shutDown()
  }
}
