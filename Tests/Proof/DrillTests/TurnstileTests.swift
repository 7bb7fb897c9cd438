import Base
import Testing

@testable import Drill

@Suite struct TurnstileTests {
  @Test func `who has a hold that runs out goes ahead of those who only look`() async {
    let turnstile = Turnstile(1)
    let order = Locked<[String]>([])
    await turnstile.enter()
    await withTaskGroup { group in
      for (index, (name, goesAhead)) in [("look", false), ("look too", false), ("pay", true)].enumerated() {
        group.addTask {
          await turnstile.enter(ahead: goesAhead)
          order.withLock { $0.append(name) }
          await turnstile.leave()
        }
        while await turnstile.waiting <= index { await Task.yield() }
      }
      await turnstile.leave()
    }
    #expect(order.withLock { $0 } == ["pay", "look", "look too"])
    #expect(await turnstile.waiting == 0)
  }
}
