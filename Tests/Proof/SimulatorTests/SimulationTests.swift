import Base
import Foundation
import Simulator
import Testing

/// Whole seeds, in processes of their own, one per core.
@Suite("Simulation", .serialized) struct SimulationTests {
  @Test func `three hundred seeds break nothing`() throws {
    let parts = stride(from: 1, through: 300, by: 25).map { "--seeds \($0)..\($0 + 24) --output json" }
    for ended in try Program.simulate(all: parts) {
      // It names the one command that replays the seed.
      #expect(ended.status == 0 && !ended.isKilled, "\(ended.text)")
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

  @Test(
    .enabled(if: PlantedSeeds.areRecorded, "recorded for another build: set ONSALE, as scripts/test does"),
    arguments: PlantedSeeds.found)
  func `a planted bug is found at its recorded seed, or near it when traces have moved`(line: PlantedSeeds.Line) throws {
    let seed = line.seed ?? 0
    if try finds(line.bug, "\(seed)..\(seed)") { return }
    print("seed \(seed) does not find \(line.bug) any more; search all anew with: \(PlantedSeeds.record)")
    let isFound = try finds(line.bug, "1..\(seed + 60)")
    #expect(isFound, "no seed up to \(seed + 60) finds \(line.bug)")
  }

  private func finds(_ bug: String, _ seeds: String) throws -> Bool {
    let ended = try Program.simulate("--seeds \(seeds) --planted \(bug)")
    // A broken precondition stops the program: that is found as well.
    return ended.isKilled || ended.status == 0
  }

  @Test(.enabled(if: PlantedSeeds.areRecorded || PlantedSeeds.build == "release"))
  func `every bug that can be planted has been searched for, and nearly all were found`() throws {
    let lines = try PlantedSeeds().lines.filter { $0.bug != "(none)" }
    #expect(Set(lines.map(\.bug)) == Set(PlantedBug.allCases.map(\.rawValue)), "search with: \(PlantedSeeds.record)")
    #expect(lines.count { $0.seed != nil } >= 20)
    #expect(lines.allSatisfy { ($0.seed ?? 1) <= 500 })
  }

  @Test func `the page shows the recorded seeds`() throws {
    let page = try String(
      contentsOf: PlantedSeeds.file.deletingLastPathComponent().appending(path: "simulation.md"), encoding: .utf8)
    for line in try PlantedSeeds().lines {
      let row = "| \(line.bug) | \(line.build) | \(line.seed.map(String.init) ?? "-") | "
      #expect(line.bug == "(none)" || page.contains(row), "write the table with: scripts/simulate --tables")
    }
  }
}
