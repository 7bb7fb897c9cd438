import Base
import HTTP2Wire
import NIOCore
import NIOPosix
import RPCCore
import RPCNetwork
import TLSWire
import Testing

/// Connections that are made, lost, refused, ended.
@Suite(.timeLimit(.minutes(1))) struct ConnectionLifeTests {
  private func withLoops(_ body: (NIOLoop, NIOLoop) async throws -> Void) async throws {
    let group = LoopGroup(count: 2)
    try await body(group.loops[0], group.loops[1])
    try await group.shutDown()
  }

  private func server(_ seen: Seen, _ loop: NIOLoop, limits: RPCServer.Limits? = nil) -> RPCServer {
    RPCServer(definitions: [testService(seen, on: loop)], tls: nil, loops: [loop], limits: limits, log: quiet)
  }

  /// Calls until it works, for at most some seconds.
  private func callUntilAnswered(_ channel: NetworkChannel, _ loop: NIOLoop) async throws -> Int {
    for attempt in 1...500 {
      do throws(RPCError) {
        _ = try await channel.unary(echo, [1], CallOptions())
        return attempt
      } catch {
        #expect(error.code == .unavailable)
        try await loop.sleep(for: .milliseconds(10))
      }
    }
    throw RPCError(.unavailable, "never answered")
  }

  @Test func `nobody there is UNAVAILABLE at once, and again while backing off`() async throws {
    try await withLoops { serverLoop, clientLoop in
      let seen = Seen()
      let server = server(seen, serverLoop)
      let port = try await server.start(host: "127.0.0.1", port: 0)
      await server.shutDown(grace: .zero)
      let channel = NetworkChannel(host: "127.0.0.1", port: port, loop: clientLoop, log: quiet)
      let began = clientLoop.now
      for _ in 0..<3 {
        let error = await #expect(throws: RPCError.self) { try await channel.unary(echo, [], CallOptions()) }
        #expect(error?.code == .unavailable)
        #expect(error?.reason == "CONNECT_FAILED")
      }
      #expect(began.duration(to: clientLoop.now) < .seconds(9), "sooner than a call's own deadline")
      channel.close()
      let error = await #expect(throws: RPCError.self) { try await channel.unary(echo, [], CallOptions()) }
      #expect(error?.reason == "CHANNEL_CLOSED")
    }
  }

  @Test func `a server that comes back is found again`() async throws {
    try await withLoops { serverLoop, clientLoop in
      let seen = Seen()
      let first = server(seen, serverLoop)
      let port = try await first.start(host: "127.0.0.1", port: 0)
      let channel = NetworkChannel(host: "127.0.0.1", port: port, loop: clientLoop, log: quiet)
      #expect(try await callUntilAnswered(channel, clientLoop) == 1)
      await first.shutDown(grace: .zero)
      let error = await #expect(throws: RPCError.self) { try await channel.unary(echo, [], CallOptions()) }
      #expect(error?.code == .unavailable)
      let second = server(seen, serverLoop)
      _ = try await second.start(host: "127.0.0.1", port: port)
      _ = try await callUntilAnswered(channel, clientLoop)
      channel.close()
      await second.shutDown(grace: .seconds(1))
    }
  }

  @Test func `draining lets calls end and sends later ones elsewhere`() async throws {
    try await withLoops { serverLoop, clientLoop in
      let (seen, gate) = (Seen(), PendingAnswer<[UInt8]>())
      let slow = ServiceDefinition(
        name: "t.Test",
        methods: [
          RPCMethod(echo, .unary { request, _ in
            seen.started.withLock { $0 += 1 }
            seen.bell.ring()
            return try await gate.wait {}.get() + request
          })
        ])
      let server = RPCServer(definitions: [slow], tls: nil, loops: [serverLoop], log: quiet)
      let port = try await server.start(host: "127.0.0.1", port: 0)
      let channel = NetworkChannel(host: "127.0.0.1", port: port, loop: clientLoop, log: quiet)
      let answer = PendingAnswer<[UInt8]>()
      let call = clientLoop.spawn {
        do throws(RPCError) { answer.settle(.success(try await channel.unary(echo, [5], CallOptions()))) } catch { answer.settle(.failure(error)) }
      }
      try await seen.wait(on: clientLoop) { $0.started.withLock { $0 } > 0 }
      let stopping = serverLoop.spawn { await server.shutDown(grace: .seconds(20)) }
      // New calls find nobody from now on, while the open one is not hurt.
      var refused = false
      for _ in 0..<500 where !refused {
        do throws(RPCError) {
          _ = try await channel.unary(refuse, [], CallOptions(timeout: .seconds(5)))
        } catch { refused = error.code == .unavailable }
        try await clientLoop.sleep(for: .milliseconds(5))
      }
      #expect(refused)
      // Large enough that the socket does not take it at once.
      let large = [UInt8](repeating: 9, count: 3_000_000)
      gate.settle(.success(large))
      let isWhole = try await answer.wait {}.get() == large + [5]
      #expect(isWhole)
      await call.finished()
      await stopping.finished()
      #expect(server.connectionCount == 0)
      channel.close()
    }
  }

  @Test func `the grace ends what does not end by itself`() async throws {
    try await withLoops { serverLoop, clientLoop in
      let seen = Seen()
      let server = server(seen, serverLoop)
      let port = try await server.start(host: "127.0.0.1", port: 0)
      let channel = NetworkChannel(host: "127.0.0.1", port: port, loop: clientLoop, log: quiet)
      let code = Locked<RPCCode?>(nil)
      let call = clientLoop.spawn {
        do throws(RPCError) { _ = try await channel.unary(hang, [], CallOptions(timeout: .seconds(30))) } catch { code.withLock { $0 = error.code } }
      }
      try await seen.wait(on: clientLoop) { $0.started.withLock { $0 } > 0 }
      await server.shutDown(grace: .milliseconds(50))
      await call.finished()
      #expect(code.withLock { $0 } == .unavailable)
      try await seen.wait(on: clientLoop) { $0.cancelled.withLock { $0 } > 0 }
      channel.close()
    }
  }

  @Test func `a server on all loops of a group spreads its connections and keeps each on its loop`() async throws {
    let group = LoopGroup(count: 3)
    let used = Locked<Set<Int>>([])
    let loops = Array(group.loops.prefix(2))
    let method = RPCMethod(echo, .unary { request, _ in
      for (index, loop) in group.loops.enumerated() where loop.isCurrent { used.withLock { _ = $0.insert(index) } }
      return request
    })
    let server = RPCServer(
      definitions: [ServiceDefinition(name: "t.Test", methods: [method])], tls: nil, loops: group.loops, log: quiet)
    let port = try await server.start(host: "127.0.0.1", port: 0)
    let channels = (0..<6).map { NetworkChannel(host: "127.0.0.1", port: port, loop: loops[$0 % 2], log: quiet) }
    for channel in channels + channels {
      let answer = try await channel.unary(echo, [1], CallOptions())
      #expect(answer == [1])
    }
    #expect(server.connectionCount == 6)
    #expect(used.withLock { $0 } == [0, 1, 2])
    for channel in channels { channel.close() }
    await server.shutDown(grace: .seconds(1))
    try await group.shutDown()
  }

  @Test func `connections above the bound are closed`() async throws {
    try await withLoops { serverLoop, clientLoop in
      let server = server(Seen(), serverLoop, limits: RPCServer.Limits(connections: 1, frameBudget: .strict))
      let port = try await server.start(host: "127.0.0.1", port: 0)
      let first = NetworkChannel(host: "127.0.0.1", port: port, loop: clientLoop, log: quiet)
      _ = try await first.unary(echo, [], CallOptions())
      let second = NetworkChannel(host: "127.0.0.1", port: port, loop: clientLoop, log: quiet)
      let error = await #expect(throws: RPCError.self) { try await second.unary(echo, [], CallOptions()) }
      #expect(error?.code == .unavailable)
      #expect(server.connectionCount == 1)
      first.close()
      second.close()
      await server.shutDown(grace: .seconds(1))
    }
  }

  @Test func `a certificate of another root, and another service, get no connection`() async throws {
    try await withLoops { serverLoop, clientLoop in
      let (ours, theirs) = (try Identities(), try Identities())
      let server = RPCServer(
        definitions: [testService(Seen(), on: serverLoop)], tls: try ours.context(.server, "callee"), loops: [serverLoop],
        log: quiet)
      let port = try await server.start(host: "127.0.0.1", port: 0)
      func error(_ identity: String, _ tls: Identities, plaintext: Bool = false) async throws -> RPCCode? {
        let channel = NetworkChannel(
          host: "127.0.0.1", port: port, loop: clientLoop,
          tls: plaintext ? nil : try ours.context(.client, "caller", root: tls.root), expectedIdentity: identity, log: quiet)
        defer { channel.close() }
        do throws(RPCError) { _ = try await channel.unary(echo, [], CallOptions()) } catch { return error.code }
        return nil
      }
      #expect(try await error("spiffe://onsale/test/callee", ours) == nil)
      #expect(try await error("spiffe://onsale/test/other", ours) == .unavailable)
      #expect(try await error("spiffe://onsale/test/callee", theirs) == .unavailable)
      #expect(try await error("", ours, plaintext: true) == .unavailable)
      await server.shutDown(grace: .seconds(1))
    }
  }

  @Test func `rubbish on the socket hurts nobody`() async throws {
    try await withLoops { serverLoop, clientLoop in
      let server = server(Seen(), serverLoop)
      let port = try await server.start(host: "127.0.0.1", port: 0)
      for seed in 1...30 {
        let socket = try await ClientBootstrap(group: clientLoop.eventLoop).connect(host: "127.0.0.1", port: port).get()
        var buffer = socket.allocator.buffer(capacity: 300)
        if seed % 2 == 0 { buffer.writeString("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") }
        var dice = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        for _ in 0..<300 {
          dice ^= dice << 13
          dice ^= dice >> 7
          dice ^= dice << 17
          buffer.writeInteger(UInt8(truncatingIfNeeded: dice))
        }
        // The server may have closed before all is written.
        _ = try? await socket.writeAndFlush(buffer).get()
        // It may have been closed by the server already.
        _ = try? await socket.close().get()
      }
      let channel = NetworkChannel(host: "127.0.0.1", port: port, loop: clientLoop, log: quiet)
      let answer = try await channel.unary(echo, [1], CallOptions())
      #expect(answer == [1])
      channel.close()
      await server.shutDown(grace: .seconds(1))
    }
  }
}
