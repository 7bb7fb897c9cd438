import Base
import Composition
import Glibc
import Simulator
import Testing

@Suite("Simulation speed") struct SimulationSpeedTests {
  /// 64 clients that log in, buy one ticket each within ten seconds, and then look once a second.
  static func evening(seed: UInt64, clients: Int, looking: Duration) throws -> (elapsed: Duration, steps: Int, sold: Int) {
    try SimulatedWorld.run(seed: seed) { world in
      let cluster = SimulatedCluster(world: world)
      try await cluster.start()
      let made = try await DemoData(cluster: cluster.staffEntrance).make(at: cluster.clients.wallNow)
      let end = cluster.clients.now.advanced(by: looking)
      let sold = try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 0..<clients {
          group.addTask {
            var visitor = Visitor(cluster, number: number)
            try await cluster.clients.sleep(for: .milliseconds(number * 150))
            try await visitor.logIn()
            let state = try await visitor.buy(made.performance, quantity: 1)
            while cluster.clients.now < end {
              _ = try await visitor.must("GET", "/v1/performances/\(made.performance)/availability")
              try await cluster.clients.sleep(for: .seconds(1))
            }
            return state == "ORDER_STATE_PAID" ? 1 : 0
          }
        }
        return try await group.reduce(0, +)
      }
      return (world.elapsed, world.steps, sold)
    }
  }

  /// What the calling thread has used of a processor: other work on the machine does not count.
  static func threadTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  @Test func `a cluster with 64 clients runs many times faster than life`() throws {
    let began = Self.threadTime()
    let evening = try Self.evening(seed: 1, clients: 64, looking: .seconds(30))
    let took = Self.threadTime() - began
    let ratio = evening.elapsed / took
    print("simulated \(evening.elapsed) in \(took): \(Int(ratio)) simulated seconds per second, \(evening.steps) steps")
    #expect(evening.sold == 64)
    // In release builds above 100.
    #expect(ratio > 5)
  }
}
