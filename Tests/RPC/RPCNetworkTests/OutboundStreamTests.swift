import Base
import RPCCore
import TestKit
import Testing

@testable import RPCNetwork

/// A connection that writes down what goes over it.
private final class Carrier: CallCarrier {
  private let lines = Locked<[String]>([])
  private let roomFor: Int

  init(roomFor: Int = .max) { self.roomFor = roomFor }

  var seen: [String] { lines.withLock { $0 } }

  func cancel(_ id: Int32) {}
  func consume(_ id: Int32, _ credit: Int) {}
  func send(_ id: Int32, _ message: [UInt8], compressed: Bool) -> Bool {
    lines.withLock { lines in
      lines.append("\(id): \(message.count > 8 ? "\(message.count) bytes" : "\(message)")\(compressed ? "" : " plain")")
      return lines.count < roomFor
    }
  }
  func finish(_ id: Int32) { lines.withLock { $0.append("\(id): end") } }
}

/// A stream that its server did not act on is sent once more, whole.
@Suite struct OutboundStreamTests {
  private static let chat = MethodDescriptor(service: "t.Test", name: "Chat", kind: .bidirectional, isIdempotent: false)

  private func withStream(
    _ body: @escaping @Sendable (TestLoop, OutboundCall, OutboundStream) async throws -> Void
  ) throws {
    try TestLoop.run(seed: 1) { loop in
      let begun = Locked<OutboundCall?>(nil)
      let stream = OutboundStream(
        Self.chat, try OutgoingCall(CallOptions(), at: loop.now), on: loop,
        begin: { call in begun.withLock { $0 = call } }, abandon: { _ in })
      try await body(loop, try #require(begun.withLock { $0 }), stream)
    }
  }

  @Test func `what has left leaves again, in order, with its end, and what comes later after it`() throws {
    try withStream { _, call, stream in
      let (first, second) = (Carrier(), Carrier())
      call.started(first, 1)
      try await stream.send([1])
      try await stream.send([2], compressed: false)
      #expect(first.seen == ["1: [1]", "1: [2] plain"])
      #expect(call.mayRetry())
      call.started(second, 3)
      #expect(second.seen == ["3: [1]", "3: [2] plain"])
      try await stream.send([3])
      stream.finish()
      #expect(second.seen.suffix(2) == ["3: [3]", "3: end"])
      #expect(!call.mayRetry(), "once")
    }
  }

  @Test func `a finished stream is finished again`() throws {
    try withStream { _, call, stream in
      let (first, second) = (Carrier(), Carrier())
      call.started(first, 1)
      try await stream.send([1])
      stream.finish()
      #expect(call.mayRetry())
      call.started(second, 5)
      #expect(second.seen == ["5: [1]", "5: end"])
    }
  }

  @Test func `who waited for room goes on when the message leaves again`() throws {
    try withStream { loop, call, stream in
      let (first, second) = (Carrier(roomFor: 1), Carrier())
      call.started(first, 1)
      let isSent = Locked(false)
      let sending = loop.spawn {
        do { try await stream.send([1]) } catch { return }
        isSent.withLock { $0 = true }
      }
      try await loop.sleep(for: .seconds(1))
      #expect(!isSent.withLock { $0 })
      #expect(call.mayRetry())
      call.started(second, 3)
      await sending.finished()
      #expect(isSent.withLock { $0 } && second.seen == ["3: [1]"])
    }
  }

  @Test func `a stream that was answered, or sent more than is kept, stays where it is`() throws {
    try withStream { _, call, stream in
      call.started(Carrier(), 1)
      try await stream.send([1])
      _ = call.received([9], credit: 1)
      #expect(!call.mayRetry())
    }
    try withStream { _, call, stream in
      call.started(Carrier(), 1)
      try await stream.send([UInt8](repeating: 0, count: Limits.streamBufferBytes + 1))
      #expect(!call.mayRetry())
    }
  }

  @Test func `a stream that ends while its messages wait to leave again tells its sender`() throws {
    try withStream { _, call, stream in
      call.started(Carrier(), 1)
      try await stream.send([1])
      #expect(call.mayRetry())
      call.end(.deadlineExceeded)
      let error = await #expect(throws: RPCError.self) { try await stream.send([2]) }
      #expect(error?.code == .deadlineExceeded)
    }
  }
}
