import Base
import RPCNetwork
import Testing

@Suite struct NIOLoopTests {
  private actor Counter {
    nonisolated let loop: NIOLoop
    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
    private(set) var count = 0
    init(_ loop: NIOLoop) { self.loop = loop }
    func add() -> Bool {
      count += 1
      return loop.isCurrent
    }
  }

  @Test func `an actor and its tasks stay on the loop`() async throws {
    let group = LoopGroup(count: 2)
    let counter = Counter(group.loops[0])
    let strays = Locked(0)
    let task = group.loops[0].spawn {
      await withTaskGroup(of: Void.self) { children in
        for _ in 0..<100 {
          children.addTask {
            let onLoop = await counter.add()
            if !onLoop || !counter.loop.isCurrent { strays.withLock { $0 += 1 } }
          }
        }
      }
    }
    await task.finished()
    #expect(await counter.count == 100)
    #expect(strays.withLock { $0 } == 0)
    try await group.shutDown()
  }

  @Test func `a sleep ends after its time, and at once when cancelled`() async throws {
    let group = LoopGroup(count: 1)
    let loop = group.loops[0]
    let ended = Locked<[String]>([])
    let slept = loop.spawn {
      do {
        try await loop.sleep(for: .milliseconds(5))
        ended.withLock { $0.append("slept") }
      } catch { ended.withLock { $0.append("cancelled") } }
    }
    await slept.finished()
    let cancelled = loop.spawn {
      do {
        try await loop.sleep(for: .seconds(600))
        ended.withLock { $0.append("slept") }
      } catch { ended.withLock { $0.append("cancelled") } }
    }
    cancelled.cancel()
    await cancelled.finished()
    #expect(ended.withLock { $0 } == ["slept", "cancelled"])
    try await group.shutDown()
  }
}
