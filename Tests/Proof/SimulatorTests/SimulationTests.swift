import Base
import Foundation
import Simulator
import Testing

/// Whole seeds, in this process.
@Suite("Simulation", .serialized) struct SimulationTests {
  @Test func `clean seeds break nothing`() {
    for seed in UInt64(1)...60 {
      let report = SimulationLab().run(seed)
      #expect(report.outcome.violations.isEmpty, "replay with: onsale simulate --seed \(seed)")
    }
  }

  @Test func `a quiet world sells what there is`() {
    var settings = SimulationLab.Settings()
    settings.kinds = []
    settings.hasNoise = false
    let outcome = SimulationLab(settings).run(3).outcome
    #expect(outcome.violations.isEmpty && outcome.paid > 0 && outcome.faults == 0)
    #expect(outcome.statements > 0, "answers about stock are judged")
  }

  /// The seeds are those of the table in docs/simulation.md.
  @Test(arguments: [
    (PlantedBug.repeatHoldsAgain, 1), (.lastPlaceRefused, 2), (.cancelKeepsHold, 1),
    (.refundFenceDropped, 1), (.ticketsNotVoided, 1), (.strangersOrderShown, 1),
    (.orderFenceDropped, 1), (.settleWithoutLedger, 1), (.captureTwice, 1), (.inboxSkipped, 1),
    (.refundKeepsPlaces, 1), (.signatureIgnored, 1), (.limitForgotten, 1), (.regrabKeepsOldPlaces, 10), (.wrongAmountAccepted, 3),
  ] as [(PlantedBug, UInt64)])
  func `a planted bug is found at its recorded seed`(bug: PlantedBug, seed: UInt64) {
    var settings = SimulationLab.Settings()
    settings.planted = [bug]
    #expect(!SimulationLab(settings).run(seed).outcome.violations.isEmpty)
  }

  @Test func `a failing seed shrinks to fewer people and still fails`() {
    var settings = SimulationLab.Settings()
    settings.planted = [.settleWithoutLedger]
    let small = SimulationLab(settings).shrunk(1, budget: 24)
    let outcome = SimulationLab(small).run(1).outcome
    #expect(!outcome.violations.isEmpty)
    #expect((small.onlyBuyers?.count ?? .max) < SimulationLab(settings).plan(1).buyers.count)
  }
}
