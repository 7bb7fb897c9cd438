import Base
import Logging
import TestKit
import Testing

@Suite struct TestLoopTests {
  /// Who passed, in order, of several tasks with random naps.
  private func trace(seed: UInt64) throws -> [String] {
    try TestLoop.run(seed: seed) { loop in
      let notes = Locked<[String]>([])
      await withTaskGroup(of: Void.self) { group in
        for name in ["a", "b", "c"] {
          group.addTask {
            for step in 0..<20 {
              // A cancelled nap cannot happen here; the note would be missing.
              try? await loop.sleep(for: .milliseconds(Int64(loop.next() % 50)))
              notes.withLock { $0.append("\(name)\(step)@\(loop.now.nanoseconds)") }
            }
          }
        }
      }
      return notes.withLock { $0 }
    }
  }

  @Test func `the same seed gives the same order, another seed another`() throws {
    #expect(try trace(seed: 1) == trace(seed: 1))
    #expect(try trace(seed: 1) != trace(seed: 2))
  }

  @Test func `fifteen minutes pass in no time`() throws {
    let (elapsed, wall) = try TestLoop.run { loop in
      try await loop.sleep(for: .seconds(900))
      return (loop.elapsed, loop.wallNow)
    }
    #expect(elapsed == .seconds(900))
    #expect(wall == TestLoop.defaultStart.advanced(by: .seconds(900)))
  }

  @Test func `timers of one moment fire in the order they were set`() throws {
    let order = try TestLoop.run { loop in
      let order = Locked<[Int]>([])
      for number in 0..<100 { loop.schedule(after: .seconds(number % 2)) { order.withLock { $0.append(number) } } }
      try await loop.sleep(for: .seconds(2))
      return order.withLock { $0 }
    }
    #expect(order == Array(stride(from: 0, to: 100, by: 2)) + Array(stride(from: 1, to: 100, by: 2)))
  }

  @Test func `a cancelled sleep throws at once and moves no time`() throws {
    let elapsed = try TestLoop.run { loop in
      let sleeper = Locked(false)
      let task = loop.spawn {
        do { try await loop.sleep(for: .seconds(60)) } catch { sleeper.withLock { $0 = true } }
      }
      task.cancel()
      await task.finished()
      #expect(sleeper.withLock { $0 })
      return loop.elapsed
    }
    #expect(elapsed == .zero)
  }

  @Test func `a cancelled timer does not fire`() throws {
    try TestLoop.run { loop in
      loop.schedule(after: .seconds(1)) { Issue.record("fired") }.cancel()
      try await loop.sleep(for: .seconds(2))
      #expect(loop.elapsed == .seconds(2))
    }
  }

  @Test func `actors, groups, async let and default actors stay on the loop`() throws {
    try TestLoop.run { loop in
      let desk = Desk(loop)
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<10 { group.addTask { #expect(loop.isCurrent); _ = await desk.sell() } }
      }
      async let first = desk.sell()
      async let second = desk.sell()
      #expect(await [first, second].sorted() == [11, 12])
      let plain = PlainActor()
      #expect(await plain.isOn(loop))
      await Task.yield()
      #expect(loop.isCurrent)
    }
  }

  @Test func `a body that can never end is reported, not waited for`() {
    #expect(throws: TestLoop.Failure.stuck(after: .seconds(3))) {
      try TestLoop.run { loop in
        try await loop.sleep(for: .seconds(3))
        await withTaskCancellationHandler {
          await withCheckedContinuation { continuation in keep.withLock { $0.append(continuation) } }
        } onCancel: {
          keep.withLock { waiting in
            for one in waiting { one.resume() }
            waiting = []
          }
        }
      }
    }
  }

  @Test func `a body that never rests is stopped at the limit`() {
    #expect(throws: TestLoop.Failure.tooManySteps(1000)) {
      try TestLoop.run(stepLimit: 1000) { loop in
        while !Task.isCancelled {
          // Cancellation ends the loop above.
          try? await loop.sleep(for: .seconds(1))
        }
      }
    }
  }

  @Test func `what the body throws comes out`() {
    struct Broken: Error, Equatable {}
    #expect(throws: Broken()) { try TestLoop.run { _ in throw Broken() } }
  }

  @Test func `what is left running is cancelled at the end`() throws {
    let ended = Locked(false)
    try TestLoop.run { loop in
      loop.spawn {
        do { try await loop.sleep(for: .seconds(1_000_000)) } catch { ended.withLock { $0 = true } }
      }
    }
    #expect(ended.withLock { $0 })
  }

  @Test func `workers run jobs in order, in place or later`() throws {
    try TestLoop.run { loop in
      let order = Locked<[Int]>([])
      let later = LoopWorker(loop, latency: .milliseconds(3))
      later.submit { order.withLock { $0.append(2) } }
      later.submit { order.withLock { $0.append(3) } }
      InlineWorker().submit { order.withLock { $0.append(1) } }
      #expect(order.withLock { $0 } == [1])
      try await loop.sleep(for: .milliseconds(3))
      #expect(order.withLock { $0 } == [1, 2, 3])
      quietLogger().error("not heard")
    }
  }
}

private let keep = Locked<[CheckedContinuation<Void, Never>]>([])

private actor Desk {
  nonisolated let loop: any Loop
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
  private var sold = 0

  init(_ loop: any Loop) { self.loop = loop }

  func sell() -> Int {
    #expect(loop.isCurrent)
    sold += 1
    return sold
  }
}

private actor PlainActor {
  func isOn(_ loop: any Loop) -> Bool { loop.isCurrent }
}
