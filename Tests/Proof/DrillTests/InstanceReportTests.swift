import Composition
import Testing

@testable import Drill

/// A trial of instances fails for the smallest thing.
@Suite struct InstanceReportTests {
  private func report(
    _ fault: InstanceTrial.Fault, ejected: Duration? = .milliseconds(50), away: Duration? = .milliseconds(300),
    failures: [String: Int] = [:], calls: Int = 100
  ) -> InstanceReport {
    let lane = InstanceReport.LaneTally(
      name: "rpc order", milliseconds: [Double](repeating: 1, count: calls), failures: failures)
    let event = InstanceReport.Event(role: .order, at: .zero, ejected: ejected, away: away)
    return InstanceReport(fault: fault, events: [event], lanes: [lane], lasted: .seconds(10))
  }

  @Test(arguments: InstanceTrial.Fault.allCases) func `it holds when no call failed`(_ fault: InstanceTrial.Fault) {
    #expect(report(fault).isGood)
    #expect(!report(fault, failures: ["UNAVAILABLE NO_INSTANCE": 1]).isGood)
    #expect(!report(fault, calls: 0).isGood)
  }

  @Test func `who was killed must be ejected within a second and come back`() {
    #expect(!report(.kill, ejected: .milliseconds(1001)).isGood)
    #expect(!report(.kill, ejected: nil).isGood)
    #expect(!report(.kill, away: nil).isGood)
    #expect(report(.restart, ejected: nil, away: nil).isGood, "whose place is taken over is never away")
  }
}
