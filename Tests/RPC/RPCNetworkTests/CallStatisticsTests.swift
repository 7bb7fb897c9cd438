import Base
import RPCCore
import RPCNetwork
import Testing

@Suite struct CallStatisticsTests {
  private struct Stranger: ServerInterceptor {
    func handle(_ call: ServerCall, next: @Sendable (ServerCall) async throws -> Void) async throws {
      guard call.metadata["onsale-request"] == nil else {
        throw RPCError(.permissionDenied, "not you", reason: "STRANGER")
      }
      try await next(call)
    }
  }

  private func withServer(
    _ body: (CallStatistics, Seen, NetworkChannel, NIOLoop) async throws -> Void
  ) async throws {
    let group = LoopGroup(count: 2)
    let (statistics, seen) = (CallStatistics(clock: group.loops[0]), Seen())
    let server = RPCServer(
      definitions: [testService(seen, on: group.loops[0])], interceptors: [statistics, Stranger()], tls: nil,
      loops: [group.loops[0]], log: quiet)
    let port = try await server.start(host: "127.0.0.1", port: 0)
    let channel = NetworkChannel(host: "127.0.0.1", port: port, loop: group.loops[1], log: quiet)
    #expect(channel.connectivity == .idle)
    try await body(statistics, seen, channel, group.loops[1])
    channel.close()
    await server.shutDown(grace: .seconds(1))
    try await group.shutDown()
  }

  @Test func `calls count by method and by the status that the caller was told`() async throws {
    try await withServer { statistics, _, channel, _ in
      for _ in 0..<3 { _ = try await channel.unary(echo, [1], CallOptions()) }
      let refused = CallOptions(metadata: ["onsale-request": "r"])
      await #expect(throws: RPCError.self) { try await channel.unary(echo, [1], refused) }
      await #expect(throws: RPCError.self) { try await channel.unary(refuse, [], CallOptions()) }
      await #expect(throws: RPCError.self) { try await channel.unary(fail, [], CallOptions()) }
      try await channel.serverStreaming(count, [0, 1], CallOptions()) { _ in }
      let found = statistics.snapshot
      #expect(found[echo]?.statuses == [.ok: 3, .permissionDenied: 1])
      #expect(found[refuse]?.statuses == [.aborted: 1] && found[fail]?.statuses == [.internal: 1])
      #expect(found[count]?.statuses == [.ok: 1] && found[hang] == nil)
      #expect(found[echo]?.times.count == 4 && found.values.allSatisfy { $0.open == 0 })
      #expect(channel.connectivity == .ready)
    }
  }

  @Test func `a call counts as open until it ends, and then as what ended it`() async throws {
    try await withServer { statistics, seen, channel, loop in
      let call = loop.spawn {
        // How it ends is the server's to tell.
        _ = try? await channel.unary(hang, [], CallOptions(timeout: .seconds(30)))
      }
      try await seen.wait(on: loop) { $0.started.withLock { $0 } == 1 }
      #expect(statistics.snapshot[hang]?.open == 1)
      call.cancel()
      await call.finished()
      try await seen.wait(on: loop) { _ in statistics.snapshot[hang]?.open == 0 }
      #expect(statistics.snapshot[hang]?.statuses == [.cancelled: 1])
      channel.close()
      try await seen.wait(on: loop) { _ in channel.connectivity == .shutdown }
    }
  }
}

@Suite struct DeadlineStatisticsTests {
  @Test(arguments: [(Duration.zero, RPCCode.deadlineExceeded), (.seconds(60), .cancelled)])
  func `a handler that was cancelled counts by what ran out`(left: Duration, code: RPCCode) async throws {
    let group = LoopGroup(count: 1)
    let loop = group.loops[0]
    let statistics = CallStatistics(clock: loop)
    let call = ServerCall(
      method: hang, metadata: [:], deadline: loop.now.advanced(by: left), peer: Peer(identity: nil, address: "test"))
    let handler = loop.spawn {
      // What it throws is what is counted.
      try? await statistics.handle(call) { _ in try await loop.sleep(for: .seconds(600)) }
    }
    handler.cancel()
    await handler.finished()
    #expect(statistics.snapshot[hang]?.statuses == [code: 1])
    try await group.shutDown()
  }
}

@Suite struct LatencyHistogramTests {
  @Test(arguments: [1, 2, 3, 5, 7, 10, 99, 1_000, 12_345, 1_000_000, 3_600_000_000] as [Int64])
  func `a quantile is not below the truth and at most half, or a microsecond, above it`(microseconds: Int64) {
    var times = LatencyHistogram()
    for _ in 0..<99 { times.note(.microseconds(microseconds)) }
    times.note(.seconds(7200))
    #expect(times.longest == .seconds(7200) && times.count == 100)
    for share in [0.01, 0.5, 0.99] {
      let found = times.quantile(share)
      let most = max(microseconds * 3 / 2, microseconds + 1)
      #expect(found >= .microseconds(microseconds) && found <= .microseconds(most), "\(found)")
    }
    #expect(times.quantile(1) == .seconds(7200))
  }

  @Test func `nothing noted is zero, and a quantile never exceeds the longest`() {
    var times = LatencyHistogram()
    #expect(times.quantile(0.99) == .zero)
    times.note(.nanoseconds(10))
    #expect(times.quantile(0.5) == .nanoseconds(10))
    times.note(.seconds(10_000_000))
    #expect(times.quantile(1) <= .seconds(10_000_000))
  }
}
