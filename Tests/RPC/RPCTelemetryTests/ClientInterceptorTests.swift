import Base
import PrometheusMetrics
import RPCCore
import RPCInProcess
import RPCTelemetry
import TestKit
import Testing

/// Two services in one process, each traced on both sides: `front` asks `back`.
@Suite struct ClientInterceptorTests {
  private static func method(_ name: String, _ kind: MethodDescriptor.Kind = .unary) -> MethodDescriptor {
    MethodDescriptor(service: "test.v1.Traced", name: name, kind: kind, isIdempotent: false)
  }
  private static let front = method("Front")
  private static let back = method("Back")
  private static let list = method("List", .serverStreaming)
  private static let chat = method("Chat", .bidirectional)

  private struct House {
    let loop: TestLoop
    let spans = Locked<[Span]>([])

    var sink: SpanSink { SpanSink(clock: loop) { [spans] span in spans.withLock { $0.append(span) } } }

    func ended(_ method: MethodDescriptor, _ side: Span.Side) -> [Span] {
      spans.withLock { $0.filter { $0.method == method && $0.side == side } }
    }

    func channel(_ methods: [RPCMethod], _ more: [any ClientInterceptor] = []) -> any Channel {
      InterceptedChannel(
        InProcessChannel(
          definitions: [ServiceDefinition(name: "test.v1.Traced", methods: methods)],
          interceptors: [CallTracing(dice: loop, spans: sink)], loop: loop, log: quietLogger()),
        [ClientTracing(dice: loop, spans: sink)] + more)
    }
  }

  @Test(arguments: [nil, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "nonsense"])
  func `one trace goes through all calls, each span a part of the one above`(given: String?) throws {
    try TestLoop.run(seed: 1) { loop in
      let house = House(loop: loop)
      let back = house.channel([RPCMethod(Self.back, .unary { request, _ in request })])
      let front = house.channel([
        RPCMethod(Self.front, .unary { request, _ in try await back.unary(Self.back, request, CallOptions()) })
      ])
      var options = CallOptions()
      if let given { options.metadata.add(MetadataKey.traceparent, given) }
      #expect(try await front.unary(Self.front, [1], options) == [1])
      let spans = try [(Self.front, Span.Side.client), (Self.front, .server), (Self.back, .client), (Self.back, .server)]
        .map { try #require(house.ended($0.0, $0.1).first) }
      let above = given.flatMap(TraceContext.init)
      #expect(Set(spans.map(\.context.trace)).count == 1 && Set(spans.map(\.context.span)).count == 4)
      #expect(spans.map(\.parent) == [above?.span] + spans.dropLast().map(\.context.span))
      #expect(above == nil || spans[0].context.trace == above?.trace && spans[0].context.flags == 1)
      #expect(house.spans.withLock { $0.count } == 4)
    }
  }

  @Test func `what is called outside of any call begins a trace of its own`() throws {
    try TestLoop.run(seed: 2) { loop in
      let house = House(loop: loop)
      let channel = house.channel([RPCMethod(Self.back, .unary { request, _ in request })])
      for _ in 0..<2 { _ = try await channel.unary(Self.back, [], CallOptions()) }
      let made = house.ended(Self.back, .client)
      #expect(made.map(\.parent) == [nil, nil] && made[0].context.trace != made[1].context.trace)
    }
  }

  @Test func `a stream is one span from its start to its end, with its status`() throws {
    try TestLoop.run(seed: 3) { loop in
      let house = House(loop: loop)
      let list = RPCMethod(Self.list, .serverStreaming { _, _, send in
        for number: UInt8 in 0..<3 {
          try await send([number])
          try await loop.sleep(for: .milliseconds(100))
        }
        throw RPCError(.aborted, "enough")
      })
      let chat = RPCMethod(Self.chat, .bidirectional { requests, _, send in
        while let message = try await requests.next() { try await send(message) }
      })
      let channel = house.channel([list, chat])
      await #expect(throws: RPCError.self) {
        try await channel.serverStreaming(Self.list, [], CallOptions()) { _ in }
      }
      let answer = try await channel.duplex(Self.chat, CallOptions()) { stream in
        try await stream.send([7])
        let answer = try await stream.next()
        stream.finish()
        while try await stream.next() != nil {}
        return answer
      }
      #expect(answer == [7])
      let listed = house.ended(Self.list, .client) + house.ended(Self.list, .server)
      #expect(listed.map(\.code) == [.aborted, .aborted] && listed.allSatisfy { $0.duration >= .milliseconds(300) })
      #expect(listed[1].parent == listed[0].context.span)
      #expect(house.ended(Self.chat, .client).map(\.code) == [.ok])
    }
  }

  @Test func `a caller's own error cancels its stream, a refusal is its server's status`() throws {
    struct Mine: Error {}
    struct No: Refusal {
      var kind: RefusalKind { .conflict }
      var reason: String { "NO" }
      var explanation: String { "no" }
      var facts: [String: String] { [:] }
    }
    try TestLoop.run(seed: 4) { loop in
      let house = House(loop: loop)
      let channel = house.channel([
        RPCMethod(Self.list, .serverStreaming { _, _, send in try await send([1]) }),
        RPCMethod(Self.back, .unary { _, _ in throw No() }),
      ])
      await #expect(throws: Mine.self) {
        try await channel.serverStreaming(Self.list, [], CallOptions()) { _ in throw Mine() }
      }
      await #expect(throws: RPCError.self) { try await channel.unary(Self.back, [], CallOptions()) }
      #expect(house.ended(Self.list, .client).map(\.code) == [.cancelled])
      #expect((house.ended(Self.back, .client) + house.ended(Self.back, .server)).map(\.code) == [.aborted, .aborted])
    }
  }

  @Test func `outgoing calls of every kind are counted by status and timed`() throws {
    let page = InterceptorTests.page
    try TestLoop.run(seed: 5) { loop in
      let house = House(loop: loop)
      let channel = house.channel(
        [
          RPCMethod(Self.method("Counted"), .unary { _, _ in try await loop.sleep(for: .milliseconds(20)); return [] }),
          RPCMethod(Self.method("Listed", .serverStreaming), .serverStreaming { _, _, _ in throw RPCError(.notFound, "") }),
        ], [ClientMetrics(clock: loop)])
      for _ in 0..<2 { _ = try await channel.unary(Self.method("Counted"), [], CallOptions()) }
      await #expect(throws: RPCError.self) {
        try await channel.serverStreaming(Self.method("Listed", .serverStreaming), [], CallOptions()) { _ in }
      }
    }
    let text = page.page
    #expect(text.contains(#"onsale_rpc_client_calls_total{code="OK",method="Counted",service="test.v1.Traced"} 2"#))
    #expect(text.contains(#"onsale_rpc_client_calls_total{code="NOT_FOUND",method="Listed",service="test.v1.Traced"} 1"#))
    #expect(text.contains(#"onsale_rpc_client_seconds_bucket{method="Counted",service="test.v1.Traced",le="0.025"} 2"#))
    #expect(!text.contains(#"code="NOT_FOUND",method="Counted",service="test.v1.Traced"#), "only what happened")
  }

  @Test func `credentials go with unary calls and streams, under the span of the call`() throws {
    try TestLoop.run(seed: 6) { loop in
      let house = House(loop: loop)
      let seen = Locked<[String?]>([])
      let credentials = CallCredentials("token") { (_) async throws(RPCError) in "secret" }
      let channel = house.channel(
        [
          RPCMethod(Self.back, .unary { request, call in seen.withLock { $0.append(call.metadata["token"]) }; return request }),
          RPCMethod(Self.list, .serverStreaming { _, call, _ in seen.withLock { $0.append(call.metadata["token"]) } }),
        ], [credentials])
      _ = try await channel.unary(Self.back, [], CallOptions())
      try await channel.serverStreaming(Self.list, [], CallOptions()) { _ in }
      #expect(seen.withLock { $0 } == ["secret", "secret"])
    }
  }
}
