extension SimulationLab {
  /// A failing seed with little in it.
  package struct Shrunk: Sendable {
    package let settings: Settings
    /// Of the run with these settings.
    package let report: Report
    /// How many seeds were played on the way.
    package let runs: Int
    /// What the whole seed had and what is left: buyers, faults of the plan.
    package let buyers: (before: Int, after: Int)
    package let faults: (before: Int, after: Int)
  }

  /// The fewest buyers and faults with which the seed still breaks an invariant that it broke, and
  /// a world that is not bad by itself when that is not needed.
  ///
  /// What is left out changes what the scheduler does with the rest, so a small seed may fail in
  /// another way than the whole one did; it breaks the same invariant.
  /// - Parameters:
  ///   - budget: how many seeds may be played.
  ///   - onTry: hears how many buyers and faults are tried, and whether they fail.
  /// - Returns: nil when the seed does not fail.
  package func shrunk(
    _ seed: UInt64, budget: Int, onTry: (_ buyers: Int, _ faults: Int, _ fails: Bool) -> Void = { _, _, _ in }
  ) -> Shrunk? {
    let broken = Self.invariants(run(seed))
    guard !broken.isEmpty else { return nil }
    let whole = plan(seed)
    var (small, runs) = (settings, 1)
    small.onlyBuyers = whole.buyers.map(\.number)
    small.onlyFaults = whole.faults.map(\.number)

    /// Keeps the settings when they fail as well.
    func keeps(_ change: (inout Settings) -> Void) -> Bool {
      var tried = small
      change(&tried)
      runs += 1
      let fails = !broken.isDisjoint(with: Self.invariants(SimulationLab(tried).run(seed)))
      onTry(tried.onlyBuyers?.count ?? 0, tried.onlyFaults?.count ?? 0, fails)
      if fails { small = tried }
      return fails
    }

    if small.hasNoise { _ = keeps { $0.hasNoise = false } }
    _ = keeps { $0.onlyFaults = [] }
    _ = keeps { $0.onlyBuyers = [] }
    // Fewer faults may make buyers needless and the other way round: until nothing gets smaller.
    var size = Int.max
    while runs < budget, small.size < size {
      size = small.size
      _ = Shrink(budget: (budget - runs) / 2).smallest(small.onlyFaults ?? []) { kept in
        keeps { $0.onlyFaults = kept }
      }
      _ = Shrink(budget: budget - runs).smallest(small.onlyBuyers ?? []) { kept in
        keeps { $0.onlyBuyers = kept }
      }
    }
    return Shrunk(
      settings: small, report: SimulationLab(small).run(seed), runs: runs + 1,
      buyers: (whole.buyers.count, small.onlyBuyers?.count ?? 0),
      faults: (whole.faults.count, small.onlyFaults?.count ?? 0))
  }

  /// The invariants that a run broke: `I3`.
  private static func invariants(_ report: Report) -> Set<Substring> {
    Set(report.outcome.violations.map { $0.prefix { $0 != ":" } })
  }
}

extension SimulationLab.Settings {
  fileprivate var size: Int { (onlyBuyers?.count ?? 0) + (onlyFaults?.count ?? 0) }
}
