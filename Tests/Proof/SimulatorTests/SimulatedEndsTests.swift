import Base
import Composition
import Simulator
import Testing

/// How processes end, and how runs do.
@Suite("SimulatedEnds", .serialized) struct SimulatedEndsTests {
  private static let machines = Role.allCases.map(\.rawValue) + [SimulatedCluster.provider]

  /// A purchase during which `trouble` is made 150 steps after the log-in; the machine starts again.
  private func purchase(
    of name: String, _ trouble: @escaping @Sendable (SimulatedCluster) async -> Void
  ) throws -> SimulatedClusterTests.Purchase {
    try SimulatedClusterTests.purchase(seed: 11) { cluster in
      cluster.clients.spawn {
        do {
          try await cluster.clients.sleep(for: .milliseconds(40))
          await trouble(cluster)
          while !Task.isCancelled {
            try await cluster.clients.sleep(for: .seconds(2))
            if !cluster.isUp(name) { try await cluster.restart(name) }
          }
        } catch is CancellationError {
          return
        } catch {
          Issue.record(error)
        }
      }
    }
  }

  @Test(arguments: machines)
  func `a purchase survives that any process is killed`(name: String) throws {
    #expect(try purchase(of: name) { $0.crash(name, .killed) }.state == "ORDER_STATE_PAID")
  }

  @Test(arguments: machines)
  func `a purchase survives that any process is stopped`(name: String) throws {
    let state = try purchase(of: name) { cluster in
      await cluster.stop(name)
      #expect(!cluster.isUp(name))
    }.state
    #expect(state == "ORDER_STATE_PAID")
  }

  @Test func `a machine that turns in a circle is named, and the run ends`() throws {
    #expect {
      try SimulatedWorld.run(seed: 1) { world in
        let loop = world.makeNode("busy").boot()
        loop.spawn { while true { await Task.yield() } }
        try await world.main.loop?.sleep(for: .seconds(1))
      }
    } throws: { error in
      guard case SimulatedWorld.Failure.spinning("busy", _) = error else { return false }
      return true
    }
  }

  @Test func `a run that waits for ever is ended in its time`() throws {
    #expect(throws: SimulatedWorld.Failure.tooLong(.seconds(60))) {
      try SimulatedWorld.run(seed: 1, timeLimit: .seconds(60)) { world in
        while true { try await world.main.loop?.sleep(for: .seconds(1)) }
      }
    }
  }

  @Test(arguments: [Int64(-20_000), 500, 20_000])
  func `timers go by the clock of their machine, and never ring early`(rate: Int64) throws {
    try SimulatedWorld.run(seed: 1) { world in
      let clock = NodeClock(start: SimulatedWorld.defaultStart, ratePartsPerMillion: rate)
      let loop = world.makeNode("quartz", clock: clock).boot()
      let (began, local) = (world.elapsed, loop.now)
      try await loop.sleep(for: .seconds(100))
      #expect(local.duration(to: loop.now) >= .seconds(100))
      #expect(local.duration(to: loop.now) < .seconds(100) + .microseconds(1))
      let took = world.elapsed - began
      let expected = Duration.seconds(100) * 1_000_000 / Int(1_000_000 + rate)
      #expect(took > expected - .microseconds(1) && took < expected + .microseconds(1))
    }
  }

  @Test func `a send buffer of a few bytes slows everything and stops nothing`() throws {
    var faults = SimulationFaults.none
    faults.sendBufferBytes = 64
    #expect(try SimulatedClusterTests.purchase(seed: 5, faults).state == "ORDER_STATE_PAID")
  }

  @Test func `bodies that break off are asked for again`() throws {
    var faults = SimulationFaults.none
    faults.httpBreaks = 0.2
    #expect(try SimulatedClusterTests.purchase(seed: 6, faults).state == "ORDER_STATE_PAID")
  }
}
