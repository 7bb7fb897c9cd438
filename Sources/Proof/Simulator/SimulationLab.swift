package import Base
package import Logging

/// Runs seeds: each a world, a cluster and a plan of its own.
package struct SimulationLab: Sendable {
  /// What the seeds of a series have in common.
  package struct Settings: Sendable, Hashable {
    package var kinds: Set<SimulationFault.Kind> = Set(SimulationFault.Kind.allCases)
    /// Whether networks, disks and clocks are bad by themselves, at rates drawn per seed.
    package var hasNoise = true
    package var operations: Int?
    package var planted: Set<PlantedBug> = []
    /// Only these buyers and faults of the plan; nil leaves all.
    package var onlyBuyers: [Int]?
    package var onlyFaults: [Int]?
    /// A run that takes more is no run: something is busy without end. Ordinary ones take some 300,000.
    package var stepLimit = 4_000_000
    /// Of the services' log: `critical` is quiet.
    package var logLevel = Logger.Level.critical

    package init() {}
  }

  /// One seed, played to its end.
  package struct Report: Sendable {
    package let seed: UInt64
    package let outcome: SimulationRun.Outcome
    /// Of every choice and every byte.
    package let digest: UInt64
    package let steps: Int
    package let story: [String]
  }

  package let settings: Settings

  package init(_ settings: Settings = Settings()) { self.settings = settings }

  /// The plan of a seed, without what the settings leave out.
  package func plan(_ seed: UInt64) -> SimulationPlan {
    var plan = SimulationPlan(
      seed: seed, SimulationPlan.Shape(kinds: settings.kinds, operations: settings.operations))
    if let kept = settings.onlyBuyers { plan.buyers = plan.buyers.filter { kept.contains($0.number) } }
    if let kept = settings.onlyFaults { plan.faults = plan.faults.filter { kept.contains($0.number) } }
    return plan
  }

  /// Plays one seed. What the world itself could not play is a violation too.
  package func run(_ seed: UInt64) -> Report {
    let plan = plan(seed)
    let story = Story()
    let noise = settings.hasNoise ? Self.noise(seed) : .none
    let (planted, level) = (settings.planted, settings.logLevel)
    do {
      return try SimulatedWorld.run(seed: seed, stepLimit: settings.stepLimit) { world in
        let cluster = SimulatedCluster(world: world, faults: noise, bugs: planted, logLevel: level)
        // Machines are wrong about the time from the start; everything else breaks later.
        cluster.faults = .none
        try await cluster.start()
        let run = SimulationRun(plan, stage: try SimulationTheatre(cluster), story: story)
        let outcome = try await run.play { cluster.faults = noise }
        return Report(
          seed: seed, outcome: outcome, digest: cluster.digest, steps: world.steps, story: story.text)
      }
    } catch {
      var outcome = SimulationRun.Outcome()
      outcome.violations = ["I22: the world could not be played to its end: \(error)"]
      story.tell(story.lines.last?.at ?? .zero, "VIOLATION", outcome.violations[0])
      return Report(seed: seed, outcome: outcome, digest: 0, steps: 0, story: story.text)
    }
  }

  /// How bad everything is by itself: nothing in some seeds, several times the usual in others.
  static func noise(_ seed: UInt64) -> SimulationFaults {
    var dice = SimulationDice(seed: seed ^ 0x4E01_5E00_0000_0001)
    let factor = [0, 0.3, 1, 1, 3][dice.roll(5)]
    func rate(_ usual: Double) -> Double { dice.roll(3) == 0 ? 0 : min(0.2, usual * factor) }
    var noise = SimulationFaults.all
    noise.slowness = rate(noise.slowness)
    noise.chunking = rate(noise.chunking)
    noise.cuts = rate(noise.cuts)
    noise.clogs = rate(noise.clogs)
    noise.httpLosses = rate(noise.httpLosses)
    noise.httpDuplicates = rate(noise.httpDuplicates)
    noise.slowWork = rate(noise.slowWork)
    noise.diskErrors = rate(noise.diskErrors)
    noise.diskFull = rate(noise.diskFull)
    noise.diskSlowness = rate(noise.diskSlowness)
    if factor == 0 {
      noise.clockOffset = .zero
      noise.clockDriftPartsPerMillion = 0
    }
    return noise
  }
}
