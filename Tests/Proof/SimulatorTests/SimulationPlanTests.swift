import Base
import Simulator
import Testing

@Suite struct SimulationPlanTests {
  private let everything = SimulationPlan.Shape(kinds: Set(SimulationFault.Kind.allCases))

  @Test func `the same seed draws the same plan, another seed another one`() {
    #expect(SimulationPlan(seed: 5, everything) == SimulationPlan(seed: 5, everything))
    #expect(SimulationPlan(seed: 5, everything).buyers != SimulationPlan(seed: 6, everything).buyers)
  }

  @Test func `some seeds are quiet and some are hostile`() {
    let counts = (1...200).map { SimulationPlan(seed: $0, everything).faults.count }
    #expect(counts.contains(0))
    #expect(counts.contains { $0 > 12 })
  }

  @Test func `only faults of the allowed kinds are drawn`() {
    let shape = SimulationPlan.Shape(kinds: [.disk])
    let kinds = (1...50).flatMap { SimulationPlan(seed: $0, shape).faults.map(\.kind) }
    #expect(Set(kinds) == [.disk])
    let none = SimulationPlan(seed: 7, SimulationPlan.Shape(kinds: []))
    #expect(none.faults.isEmpty && !none.buyers.isEmpty)
  }

  @Test func `some seeds have proxies, many of which outlast a transaction, and nothing else changes`() {
    let without = SimulationPlan.Shape(kinds: everything.kinds.subtracting([.proxy]))
    let plans = (1...100).map { SimulationPlan(seed: $0, everything) }
    let proxies = plans.flatMap(\.faults).filter { $0.kind == .proxy }
    #expect(proxies.contains { $0.lasts > .seconds(21) } && proxies.contains { $0.lasts < .seconds(15) })
    #expect(plans.contains { plan in !plan.faults.contains { $0.kind == .proxy } })
    for plan in plans {
      let others = plan.faults.filter { $0.kind != .proxy }
      #expect(others == SimulationPlan(seed: plan.seed, without).faults)
      #expect(plan.faults.map(\.number) == Array(plan.faults.indices))
    }
  }

  @Test func `every outcome and every wish comes up`() {
    let buyers = (1...100).flatMap { SimulationPlan(seed: $0, everything).buyers }
    #expect(Set(buyers.map(\.outcome)) == Set(SimulationBuyer.Outcome.allCases))
    #expect(buyers.contains { $0.forgery == .wrongAmount } && buyers.contains { $0.forgery == .badSignature })
  }
}
