import Base
import Simulator
import Testing

@Suite("SimulatedWorld") struct SimulatedWorldTests {
  /// Who came in which order: two machines that work side by side.
  static func order(seed: UInt64) throws -> (notes: [String], digest: UInt64) {
    try SimulatedWorld.run(seed: seed) { world in
      let notes = Locked<[String]>([])
      let bell = Bell()
      let left = Locked(2)
      for name in ["a", "b"] {
        let loop = world.makeNode(name).boot()
        loop.spawn {
          for number in 0..<20 {
            notes.withLock { $0.append("\(name)\(number)") }
            await Task.yield()
          }
          if left.withLock({ $0 -= 1; return $0 == 0 }) { bell.ring() }
        }
      }
      await bell.wait(upTo: .seconds(1), on: world.main.loop ?? world.makeNode("nobody").boot())
      return (notes.withLock { $0 }, world.digest)
    }
  }

  @Test func `one machine's work stays in order, the dice choose between machines`() throws {
    let first = try Self.order(seed: 1)
    for name in ["a", "b"] {
      #expect(first.notes.filter { $0.hasPrefix(name) } == (0..<20).map { "\(name)\($0)" })
    }
    #expect(try Self.order(seed: 1).notes == first.notes)
    #expect(try Self.order(seed: 1).digest == first.digest)
    #expect(try Self.order(seed: 2).notes != first.notes)
  }

  @Test func `an hour passes as soon as nobody has anything to do`() throws {
    let elapsed = try SimulatedWorld.run(seed: 1) { world in
      try await world.main.loop?.sleep(for: .seconds(3600))
      return world.elapsed
    }
    #expect(elapsed == .seconds(3600))
  }

  @Test func `who waits for what can never come is told so`() throws {
    #expect(throws: SimulatedWorld.Failure.stuck(after: .seconds(2))) {
      try SimulatedWorld.run(seed: 1) { world in
        try await world.main.loop?.sleep(for: .seconds(2))
        let answer = Bell()
        let silence = world.makeNode("silence").boot()
        silence.spawn { answer.ring() }
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
          Self.never.withLock { $0.append(continuation) }
        }
      }
    }
  }

  /// Kept, so that nobody calls them lost.
  static let never = Locked<[CheckedContinuation<Void, Never>]>([])

  @Test func `a body that never ends is stopped`() throws {
    #expect(throws: SimulatedWorld.Failure.tooManySteps(1_000)) {
      try SimulatedWorld.run(seed: 1, stepLimit: 1_000) { _ in
        while !Task.isCancelled { await Task.yield() }
      }
    }
  }

  @Test func `a wall clock may be wrong, drift and jump, and never runs backwards in one process`() throws {
    try SimulatedWorld.run(seed: 1) { world in
      let node = world.makeNode(
        "late",
        clock: NodeClock(start: SimulatedWorld.defaultStart, offset: .seconds(-5), driftPartsPerMillion: 1_000))
      let loop = node.boot()
      let start = loop.wallNow
      #expect(start == SimulatedWorld.defaultStart.advanced(by: .seconds(-5)))
      try await world.main.loop?.sleep(for: .seconds(1_000))
      #expect(start.duration(to: loop.wallNow) == .seconds(1_001))
      let before = loop.wallNow
      node.clock.offset -= .seconds(60)
      #expect(loop.wallNow == before)
    }
  }

  @Test func `something can be made to happen between two steps`() throws {
    let steps = try SimulatedWorld.run(seed: 1) { world in
      let seen = Locked(0)
      let target = world.steps + 10
      world.afterSteps(10) { seen.withLock { $0 = world.steps } }
      for _ in 0..<50 { await Task.yield() }
      return seen.withLock { $0 } - target
    }
    #expect(steps == 0)
  }
}
