import Base
import RPCCore
import RPCInProcess
import RPCNetwork
import Testing

@Suite struct InProcessChannelTests {
  private static let echo = MethodDescriptor(service: "t.Test", name: "Echo", kind: .unary, isIdempotent: true)
  private static let follow = MethodDescriptor(service: "t.Test", name: "Follow", kind: .serverStreaming, isIdempotent: true)

  private func withChannel(
    _ methods: [RPCMethod], interceptors: [any ServerInterceptor] = [],
    _ body: (InProcessChannel, NIOLoop) async throws -> Void
  ) async throws {
    let group = LoopGroup(count: 1)
    let definition = ServiceDefinition(name: "t.Test", methods: methods)
    let loop = group.loops[0]
    try await body(InProcessChannel(definitions: [definition], interceptors: interceptors, loop: loop), loop)
    try await group.shutDown()
  }

  @Test func `a handler runs on the server's loop and answers`() async throws {
    let onLoop = Locked(true)
    try await withChannel([
      RPCMethod(Self.echo, .unary { request, call in
        #expect(call.metadata["k"] == "v")
        #expect(call.peer.address == "in-process")
        #expect(CallContext.current?.deadline == call.deadline)
        return request.reversed()
      })
    ]) { channel, loop in
      let answer = try await channel.unary(Self.echo, [1, 2, 3], CallOptions(metadata: ["k": "v"]))
      #expect(answer == [3, 2, 1])
      let task = loop.spawn {
        do { _ = try await channel.unary(Self.echo, [1], CallOptions(metadata: ["k": "v"])) } catch { onLoop.withLock { $0 = false } }
        if !loop.isCurrent { onLoop.withLock { $0 = false } }
      }
      await task.finished()
    }
    #expect(onLoop.withLock { $0 })
  }

  private struct SoldOut: Refusal {
    let reason = "SOLD_OUT"
    let kind = RefusalKind.conflict
    let explanation = "no seats left"
  }
  private struct Strange: Error {}

  @Test func `refusals become their status, strange errors INTERNAL, unknown methods UNIMPLEMENTED`() async throws {
    try await withChannel([
      RPCMethod(Self.echo, .unary { request, _ in
        if request == [1] { throw SoldOut() }
        if request == [2] { throw RPCError(.notFound, "no such thing", reason: "NOT_FOUND") }
        throw Strange()
      })
    ]) { channel, _ in
      for (byte, code, reason) in [(1, RPCCode.aborted, "SOLD_OUT"), (2, .notFound, "NOT_FOUND"), (3, .internal, "INTERNAL")] {
        let error = await #expect(throws: RPCError.self) {
          try await channel.unary(Self.echo, [UInt8(byte)], CallOptions())
        }
        #expect(error?.code == code)
        #expect(error?.reason == reason)
      }
      let missing = MethodDescriptor(service: "t.Test", name: "Nope", kind: .unary, isIdempotent: true)
      let error = await #expect(throws: RPCError.self) { try await channel.unary(missing, [], CallOptions()) }
      #expect(error?.code == .unimplemented)
    }
  }

  @Test func `the deadline answers the caller and cancels the handler`() async throws {
    let cancelled = PendingAnswer<[UInt8]>()
    try await withChannel([
      RPCMethod(Self.echo, .unary { _, _ in
        let never = PendingAnswer<[UInt8]>()
        let outcome = await never.wait {}
        cancelled.settle(.success([]))
        return try outcome.get()
      })
    ]) { channel, _ in
      await #expect(throws: RPCError.deadlineExceeded) {
        try await channel.unary(Self.echo, [], CallOptions(timeout: .milliseconds(20)))
      }
      _ = try await cancelled.wait {}.get()
    }
  }

  @Test func `cancelling the caller cancels the handler`() async throws {
    let started = PendingAnswer<[UInt8]>()
    let cancelled = PendingAnswer<[UInt8]>()
    try await withChannel([
      RPCMethod(Self.echo, .unary { _, _ in
        started.settle(.success([]))
        let never = PendingAnswer<[UInt8]>()
        let outcome = await never.wait {}
        cancelled.settle(.success([]))
        return try outcome.get()
      })
    ]) { channel, _ in
      let call = Task { () async throws(RPCError) -> [UInt8] in try await channel.unary(Self.echo, [], CallOptions()) }
      _ = await started.wait {}
      call.cancel()
      await #expect(throws: RPCError.cancelled) { try await call.value }
      _ = await cancelled.wait {}
    }
  }

  @Test func `messages above the limit are refused both ways`() async throws {
    let large = [UInt8](repeating: 0, count: Limits.messageSizeBytes + 1)
    try await withChannel([RPCMethod(Self.echo, .unary { _, _ in large })]) { channel, _ in
      for request in [large, []] {
        let error = await #expect(throws: RPCError.self) { try await channel.unary(Self.echo, request, CallOptions()) }
        #expect(error?.code == .resourceExhausted)
      }
    }
  }

  @Test func `a stream delivers in order, holds its sender back and ends with its status`() async throws {
    let sent = Locked(0)
    try await withChannel([
      RPCMethod(Self.follow, .serverStreaming { request, _, send in
        for index in 0..<500 {
          try await send([UInt8](repeating: UInt8(index % 256), count: 1024))
          sent.withLock { $0 += 1 }
        }
        if request == [1] { throw RPCError(.dataLoss, "gone", reason: "GONE") }
      })
    ]) { channel, _ in
      let seen = Locked(0)
      try await channel.serverStreaming(Self.follow, [], CallOptions(timeout: .seconds(60))) { message in
        let count = seen.withLock { $0 += 1; return $0 }
        #expect(message.first == UInt8((count - 1) % 256))
        #expect(sent.withLock { $0 } <= count + Limits.streamBufferBytes / 1024 + 1)
      }
      #expect(seen.withLock { $0 } == 500)
      let error = await #expect(throws: RPCError.self) {
        try await channel.serverStreaming(Self.follow, [1], CallOptions()) { _ in }
      }
      #expect(error?.code == .dataLoss)
    }
  }

  @Test func `an error of the reader ends the stream and is rethrown as it is`() async throws {
    let ended = PendingAnswer<[UInt8]>()
    try await withChannel([
      RPCMethod(Self.follow, .serverStreaming { _, _, send in
        defer { ended.settle(.success([])) }
        while true { try await send([0]) }
      })
    ]) { channel, _ in
      await #expect(throws: Strange.self) {
        try await channel.serverStreaming(Self.follow, [], CallOptions()) { _ in throw Strange() }
      }
      _ = await ended.wait {}
    }
  }

  private struct Doorman: ServerInterceptor {
    func handle(_ call: ServerCall, next: @Sendable (ServerCall) async throws -> Void) async throws {
      guard call.metadata["key"] == "open" else { throw RPCError(.permissionDenied, "no", reason: "NO") }
      try await next(call)
    }
  }

  @Test func `interceptors wrap every handler`() async throws {
    try await withChannel(
      [RPCMethod(Self.echo, .unary { request, _ in request })], interceptors: [Doorman()]
    ) { channel, _ in
      let error = await #expect(throws: RPCError.self) { try await channel.unary(Self.echo, [7], CallOptions()) }
      #expect(error?.code == .permissionDenied)
      let answer = try await channel.unary(Self.echo, [7], CallOptions(metadata: ["key": "open"]))
      #expect(answer == [7])
    }
  }
}
