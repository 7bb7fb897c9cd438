import Base
import Composition
import Foundation
import Simulator
import Testing

@Suite("SimulatedCluster", .serialized) struct SimulatedClusterTests {
  struct Purchase: Hashable, Sendable {
    let state: String
    let digest: UInt64
    let elapsed: Duration
    let steps: Int
  }

  static func purchase(
    seed: UInt64, _ faults: SimulationFaults = .none,
    _ trouble: @escaping @Sendable (SimulatedCluster) async throws -> Void = { _ in }
  ) throws -> Purchase {
    let began = ContinuousClock.now
    let purchase = try SimulatedWorld.run(seed: seed) { world in
      let cluster = SimulatedCluster(world: world, faults: faults)
      try await cluster.start()
      let made = try await DemoData(cluster: cluster.staffEntrance).make(at: cluster.clients.wallNow)
      try await trouble(cluster)
      var visitor = Visitor(cluster, number: 1)
      try await visitor.logIn()
      let state = try await visitor.buy(made.performance)
      return Purchase(state: state, digest: cluster.digest, elapsed: world.elapsed, steps: world.steps)
    }
    print("seed \(seed): \(purchase) in \(ContinuousClock.now - began)")
    return purchase
  }

  @Test func `a purchase goes from log-in to paid, and the same seed gives the same trace`() throws {
    let first = try Self.purchase(seed: 1)
    #expect(first.state == "ORDER_STATE_PAID")
    #expect(try Self.purchase(seed: 1) == first)
    #expect(try Self.purchase(seed: 2).digest != first.digest)
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `a purchase survives a bad network`(seed: UInt64) throws {
    var faults = SimulationFaults.all
    faults.cuts = 0.005
    #expect(try Self.purchase(seed: seed, faults).state == "ORDER_STATE_PAID")
  }
}
