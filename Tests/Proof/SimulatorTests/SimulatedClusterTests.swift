import Base
import Composition
import Ports
import Simulator
import Testing

@Suite("SimulatedCluster", .serialized) struct SimulatedClusterTests {
  struct Purchase: Hashable, Sendable {
    let state: String
    let digest: UInt64
    let elapsed: Duration
    let steps: Int
    let disks: UInt64
  }

  static func purchase(
    seed: UInt64, _ faults: SimulationFaults = .none,
    _ trouble: @escaping @Sendable (SimulatedCluster) async throws -> Void = { _ in }
  ) throws -> Purchase {
    let began = ContinuousClock.now
    let purchase = try SimulatedWorld.run(seed: seed) { world in
      let cluster = SimulatedCluster(world: world, faults: faults)
      // Nothing breaks before the sale is open; the clocks are wrong from the beginning.
      cluster.faults = .none
      try await cluster.start()
      let made = try await DemoData(cluster: cluster.staffEntrance).make(at: cluster.clients.wallNow)
      cluster.faults = faults
      try await trouble(cluster)
      var visitor = Visitor(cluster, number: 1)
      try await visitor.logIn()
      let state = try await visitor.buy(made.performance)
      return Purchase(state: state, digest: cluster.digest, elapsed: world.elapsed, steps: world.steps,
        disks: cluster.diskDigest)
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

  /// Starts what has crashed, again and again until the run is over.
  static func keepStarting(_ roles: [Role], _ cluster: SimulatedCluster) {
    cluster.clients.spawn {
      do {
        while true {
          try await cluster.clients.sleep(for: .seconds(3))
          for role in roles where !cluster.isUp(role) { try await cluster.restart(role) }
        }
      } catch is CancellationError {
        return
      } catch {
        Issue.record(error)
      }
    }
  }

  @Test(arguments: Role.allCases)
  func `a purchase survives the crash of any role`(role: Role) throws {
    func run() throws -> Purchase {
      try Self.purchase(seed: 7, .all) { cluster in
        // In the middle of what the buyer does, wherever that is.
        cluster.crash(role, afterSteps: 150)
        Self.keepStarting([role], cluster)
      }
    }
    let purchase = try run()
    #expect(purchase.state == "ORDER_STATE_PAID")
    #expect(try run() == purchase)
  }

  @Test(arguments: [1, 2, 3, 5, 8, 13, 21])
  func `a crash in the middle of a write keeps what was acknowledged`(change: Int) throws {
    let purchase = try Self.purchase(seed: UInt64(change)) { cluster in
      cluster.crash(.inventory, atDiskChange: change)
      cluster.crash(.order, atDiskChange: 2 * change)
      Self.keepStarting([.inventory, .order], cluster)
    }
    #expect(purchase.state == "ORDER_STATE_PAID")
  }

  @Test func `a purchase waits for a partition to heal`() throws {
    let purchase = try Self.purchase(seed: 3) { cluster in
      cluster.partition(.gateway, .inventory)
      cluster.partition(.order, .inventory, oneWay: true)
      cluster.clients.schedule(after: .seconds(25)) { cluster.heal() }
    }
    #expect(purchase.state == "ORDER_STATE_PAID")
    #expect(purchase.elapsed > .seconds(25))
  }

  @Test func `the books can be read while the cluster runs`() throws {
    let paid = try SimulatedWorld.run(seed: 4) { world in
      let cluster = SimulatedCluster(world: world)
      try await cluster.start()
      let made = try await DemoData(cluster: cluster.staffEntrance).make(at: cluster.clients.wallNow)
      var visitor = Visitor(cluster, number: 1)
      try await visitor.logIn()
      _ = try await visitor.buy(made.performance)
      return try cluster.rows("payment", "SELECT count(*) FROM payments")[0].integer(0)
    }
    #expect(paid == 1)
  }
}
