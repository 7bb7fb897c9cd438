import Base
import RPCCore
import RPCNetwork
import Testing

/// The same bodies over every transport.
@Suite(.timeLimit(.minutes(1))) struct TransportTests {
  @Test(arguments: Transport.allCases)
  func `calls carry bytes and metadata both ways, on the server's loop`(transport: Transport) async throws {
    try await withTransport(transport) { channel, seen, _ in
      for size in [0, 1, 100, 20_000, 1_000_000] {
        let request = [UInt8](repeating: 7, count: size)
        let answer = try await channel.unary(echo, request, CallOptions(metadata: ["onsale-request": "abc"]))
        let isRight = answer == request + [UInt8]("abc".utf8)
        #expect(isRight)
      }
      #expect(seen.strays.withLock { $0 } == 0)
      let peer = try #require(seen.peers.withLock { $0.first })
      #expect(peer.identity == (transport == .mutualTLS ? "spiffe://onsale/test/caller" : nil))
      #expect(peer.address.hasPrefix(transport == .inProcess ? "in-process" : "127.0.0.1:"))
    }
  }

  @Test(arguments: Transport.allCases)
  func `thousands of calls at a time all get their own answer`(transport: Transport) async throws {
    try await withTransport(transport) { channel, _, loop in
      let wrong = Locked(0)
      let callers = loop.spawn {
        await withTaskGroup(of: Void.self) { group in
          for caller in 0..<300 {
            group.addTask {
              for round in 0..<20 {
                let request = [UInt8(caller % 256), UInt8(caller / 256), UInt8(round)]
                do {
                  if try await channel.unary(echo, request, CallOptions()) != request { wrong.withLock { $0 += 1 } }
                } catch { wrong.withLock { $0 += 1 } }
              }
            }
          }
        }
      }
      await callers.finished()
      #expect(wrong.withLock { $0 } == 0)
    }
  }

  @Test(arguments: Transport.allCases)
  func `a refusal arrives whole, a strange error as INTERNAL, an unknown method as UNIMPLEMENTED`(transport: Transport) async throws {
    try await withTransport(transport) { channel, _, _ in
      await #expect(throws: RPCError(SoldOut())) { try await channel.unary(refuse, [], CallOptions()) }
      let strange = await #expect(throws: RPCError.self) { try await channel.unary(fail, [], CallOptions()) }
      #expect(strange?.code == .internal)
      #expect(strange?.message.contains("Strange") == false)
      let none = MethodDescriptor(service: "t.Test", name: "None", kind: .unary, isIdempotent: true)
      let unknown = await #expect(throws: RPCError.self) { try await channel.unary(none, [], CallOptions()) }
      #expect(unknown?.code == .unimplemented)
    }
  }

  @Test(arguments: Transport.allCases)
  func `the deadline ends the call and the handler`(transport: Transport) async throws {
    try await withTransport(transport) { channel, seen, loop in
      // On a busy machine the time may be up before the handler has begun.
      var timeout = Duration.milliseconds(50)
      repeat {
        timeout *= 2
        let error = await #expect(throws: RPCError.self) {
          try await channel.unary(hang, [], CallOptions(timeout: timeout))
        }
        #expect(error?.code == .deadlineExceeded)
      } while seen.started.withLock { $0 } == 0
      try await seen.wait(on: loop) { $0.cancelled.withLock { $0 } > 0 }
    }
  }

  @Test(arguments: Transport.allCases)
  func `cancelling a thousand callers cancels a thousand handlers`(transport: Transport) async throws {
    try await withTransport(transport) { channel, seen, loop in
      let errors = Locked<[RPCCode: Int]>([:])
      let callers = (0..<500).map { _ in
        loop.spawn {
          do throws(RPCError) { _ = try await channel.unary(hang, [], CallOptions(timeout: .seconds(30))) } catch {
            errors.withLock { $0[error.code, default: 0] += 1 }
          }
        }
      }
      try await seen.wait(on: loop) { $0.started.withLock { $0 } == 500 }
      for caller in callers { caller.cancel() }
      for caller in callers { await caller.finished() }
      #expect(errors.withLock { $0 } == [.cancelled: 500])
      try await seen.wait(on: loop) { $0.cancelled.withLock { $0 } == 500 }
      // The connection has survived.
      let answer = try await channel.unary(echo, [1], CallOptions())
      #expect(answer == [1])
    }
  }

  @Test(arguments: Transport.allCases)
  func `a stream delivers in order and ends with its status`(transport: Transport) async throws {
    try await withTransport(transport) { channel, _, _ in
      let seen = Locked<[UInt8]>([])
      try await channel.serverStreaming(count, [1, 20], CallOptions()) { message in
        seen.withLock { $0.append(message[0]) }
      }
      let expected = (0..<2000).map { UInt8($0 % 251) }
      #expect(seen.withLock { $0 } == expected)
      await #expect(throws: RPCError(SoldOut())) {
        try await channel.serverStreaming(count, [0, 0], CallOptions()) { _ in }
      }
    }
  }

  @Test(arguments: Transport.allCases)
  func `a reader that does not read holds the sender back`(transport: Transport) async throws {
    try await withTransport(transport) { channel, seen, loop in
      let held = Locked(0)
      let total = Locked(0)
      // 100 MB if nothing held it back.
      try await channel.serverStreaming(count, [64, 16], CallOptions(timeout: .seconds(60))) { _ in
        let count = total.withLock { $0 += 1; return $0 }
        guard count == 1 else { return }
        var last = -1
        while last != seen.sent.withLock({ $0 }) {
          last = seen.sent.withLock { $0 }
          try await loop.sleep(for: .milliseconds(100))
        }
        held.withLock { $0 = last }
      }
      #expect(total.withLock { $0 } == 1600)
      // Window, write buffer and socket buffers: some megabytes, not the whole.
      #expect(held.withLock { $0 } < 400)
    }
  }

  @Test(arguments: Transport.allCases)
  func `a reader that fails ends the stream, and the handler hears of it`(transport: Transport) async throws {
    try await withTransport(transport) { channel, seen, loop in
      await #expect(throws: Strange.self) {
        try await channel.serverStreaming(count, [64, 250], CallOptions()) { _ in throw Strange() }
      }
      try await seen.wait(on: loop) { $0.cancelled.withLock { $0 } > 0 }
    }
  }

  @Test(arguments: Transport.allCases)
  func `messages above the limit are refused`(transport: Transport) async throws {
    try await withTransport(transport) { channel, _, _ in
      let large = [UInt8](repeating: 0, count: Limits.messageSizeBytes + 1)
      let error = await #expect(throws: RPCError.self) { try await channel.unary(echo, large, CallOptions()) }
      #expect(error?.code == .resourceExhausted)
    }
  }

  @Test(arguments: Transport.allCases)
  func `a handler's call inherits deadline and trace, not the person`(transport: Transport) async throws {
    try await withLast { last, context in
      try await withTransport(transport, relayTo: last) { channel, _, _ in
        let options = CallOptions(
          metadata: ["traceparent": "00-aa", "onsale-user": "u1", "onsale-roles": "operator", "onsale-request": "r1"],
          timeout: .seconds(3))
        _ = try await channel.unary(relay, [], options)
        let seen = try #require(context.withLock { $0 })
        #expect(seen.metadata["traceparent"] == "00-aa")
        #expect(seen.metadata["onsale-request"] == "r1")
        #expect(seen.metadata["onsale-user"] == nil)
        #expect(seen.metadata["onsale-roles"] == nil)
        #expect(seen.left < .milliseconds(3001))
        #expect(seen.left > .seconds(1))
      }
    }
  }

  private struct Context: Sendable {
    let metadata: Metadata
    let left: Duration
  }

  /// The callee of a relay, in plaintext over loopback.
  private func withLast(
    _ body: (any RPCCore.Channel, Locked<Context?>) async throws -> Void
  ) async throws {
    let group = LoopGroup(count: 1)
    let loop = group.loops[0]
    let context = Locked<Context?>(nil)
    let service = ServiceDefinition(
      name: "t.Test",
      methods: [
        RPCMethod(relay, .unary { _, call in
          context.withLock { $0 = Context(metadata: call.metadata, left: loop.now.duration(to: call.deadline)) }
          return []
        })
      ])
    let server = RPCServer(definitions: [service], tls: nil, loops: [loop], log: quiet)
    let port = try await server.start(host: "127.0.0.1", port: 0)
    let channel = NetworkChannel(host: "127.0.0.1", port: port, loop: loop, log: quiet)
    try await body(channel, context)
    channel.close()
    await server.shutDown(grace: .seconds(1))
    try await group.shutDown()
  }
}
