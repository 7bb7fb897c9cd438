import Base
import RPCCore
import Testing

@Suite struct MessagePipeTests {
  @Test func `messages come out in order, then the end`() async throws {
    let pipe = MessagePipe()
    for byte in 0..<5 { #expect(pipe.offer([UInt8(byte)])) }
    pipe.end(nil)
    var seen: [[UInt8]] = []
    while let message = try await pipe.next() { seen.append(message) }
    #expect(seen == [[0], [1], [2], [3], [4]])
    #expect(!pipe.offer([9]))
  }

  @Test func `a writer waits while the pipe is full and goes on when a message is taken`() async throws {
    let pipe = MessagePipe(limitBytes: 64)
    let pushed = Locked(0)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for _ in 0..<1000 {
          try await pipe.push([1, 2, 3])
          pushed.withLock { $0 += 1 }
        }
        pipe.end(nil)
      }
      var taken = 0
      while try await pipe.next() != nil {
        taken += 1
        #expect(pushed.withLock { $0 } <= taken + 3)
      }
      #expect(taken == 1000)
      try await group.waitForAll()
    }
  }

  @Test func `a cancelled writer stops waiting, an ended stream takes nothing`() async throws {
    let pipe = MessagePipe(limitBytes: 1)
    try await pipe.push([1])
    let writer = Task { try await pipe.push([2]) }
    writer.cancel()
    await #expect(throws: CancellationError.self) { try await writer.value }
    let other = Task { try await pipe.push([3]) }
    pipe.end(.cancelled)
    await #expect(throws: CancellationError.self) { try await other.value }
    await #expect(throws: RPCError.cancelled) { try await pipe.next() }
  }

  @Test func `a failure overtakes what waits, a cancelled reader ends the stream`() async throws {
    let pipe = MessagePipe()
    pipe.offer([1])
    pipe.end(.deadlineExceeded)
    pipe.end(nil)
    await #expect(throws: RPCError.deadlineExceeded) { try await pipe.next() }
    let unread = MessagePipe()
    let reader = Task { () async throws(RPCError) -> [UInt8]? in try await unread.next() }
    reader.cancel()
    await #expect(throws: RPCError.cancelled) { try await reader.value }
    #expect(!unread.offer([1]))
  }

  @Test func `credit is given for every message taken`() async throws {
    let credit = Locked(0)
    let pipe = MessagePipe { bytes in credit.withLock { $0 += bytes } }
    pipe.offer([1, 2, 3])
    #expect(credit.withLock { $0 } == 0)
    _ = try await pipe.next()
    #expect(credit.withLock { $0 } == 3)
  }
}
