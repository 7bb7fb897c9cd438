internal import ArgumentParser
internal import Base
internal import Foundation
internal import Simulator

/// `onsale simulate`: the whole cluster in one process, driven by a seed.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Run the whole cluster in one process under everything that fails.",
    discussion: """
      EXAMPLES
        onsale simulate --seed 7                    one seed, with its story
        onsale simulate --seeds 1..100              a hundred seeds; exit code 1 when one fails
        onsale simulate --seed 7 --shrink           the fewest buyers and faults that still fail
        onsale simulate --seeds 1..500 --planted stale-epoch
        onsale simulate --planted list              all bugs that can be planted
      The seed is printed before it runs. The same seed gives the same trace.
      """)

  @Option(help: "One seed; its story is told.") var seed: UInt64?
  @Option(help: "A range of seeds: 1..2000.") var seeds: String?
  @Option(help: "Go on with the next seeds until so many hours of wall time are over.") var hours: Double?
  @Option(help: "all, none, or a list of network, crash, kill, stop, crash-at-step, partition, one-way, disk, clock, proxy.")
  var faults = "all"
  @Option(help: "How many people come; drawn by the seed when not given.") var operations: Int?
  @Option(help: "Put this bug in and stop at the first seed that finds it; list names them all.") var planted: String?
  @Option(help: "Only these people, by number: 1,5,9, or none.") var onlyBuyers: String?
  @Option(help: "Only these faults, by number: 0,3, or none.") var onlyFaults: String?
  @Flag(help: "Look for the fewest people and faults with which the seed still fails.") var shrink = false
  @Flag(help: "Tell the story of every seed.") var story = false
  @Option(help: "What the services log on standard error: critical, error, warning, notice, info, debug.") var log = "critical"
  @Flag(help: "Print a digest of the trace of each seed.") var digest = false
  @Option(help: "table or json (the last line is one object).") var output: OutputFormat = .table

  /// Of wall time for one seed; an ordinary one takes less than one.
  private static let patienceSeconds: UInt32 = 300

  func run() throws {
    if planted == "list" { return listBugs() }
    let settings = try settings()
    let range = try range()
    try startAgain()
    guard ThreadWatch.isSharp else {
      throw CommandFailure(.failed, "the process has several threads before anything has begun")
    }
    if shrink { return try shrunk(range.lowerBound, settings) }
    var tally = SimulationTally()
    let end = hours.map { Date().addingTimeInterval($0 * 3600) }
    var next = range.lowerBound
    while end.map({ Date() < $0 }) ?? (next <= range.upperBound) {
      say("seed \(next)")
      // A seed that turns in a circle is ended by SIGALRM.
      _ = alarm(Self.patienceSeconds)
      let report = SimulationLab(settings).run(next)
      tally.add(report)
      tell(report, settings)
      if planted != nil, !report.outcome.violations.isEmpty { break }
      next += 1
    }
    Terminal.line(output == .json ? tally.json : tally.words)
    try judge(tally, settings)
  }

  /// With a planted bug a violation is what is wanted.
  private func judge(_ tally: SimulationTally, _ settings: SimulationLab.Settings) throws {
    switch (tally.firstFailing, settings.planted.isEmpty) {
    case (nil, true), (_?, false): return
    case (nil, false): throw CommandFailure(.failed, "the planted bug was not found")
    case (let failing?, true):
      throw CommandFailure(
        .failed, "\(tally.failing) seeds failed; replay with: \(replay(failing, settings))")
    }
  }

  /// The dictionaries of Swift take their order from the environment: with this variable it is the
  /// same in every process.
  private func startAgain() throws {
    let name = "SWIFT_DETERMINISTIC_HASHING"
    guard ProcessInfo.processInfo.environment[name] == nil else { return }
    setenv(name, "1", 1)
    var arguments: [UnsafeMutablePointer<CChar>?] = CommandLine.arguments.map { strdup($0) }
    arguments.append(nil)
    execv("/proc/self/exe", arguments)
    throw CommandFailure(.failed, "the program could not start itself again: errno \(errno)")
  }

  /// For people; with `--output json` standard output has digests and the object only.
  private func say(_ line: String) {
    if output == .table { Terminal.line(line) } else { Terminal.error(line) }
  }

  private func tell(_ report: SimulationLab.Report, _ settings: SimulationLab.Settings) {
    let isFailing = !report.outcome.violations.isEmpty
    let isTold = story || seed != nil && output == .table
    if isTold { report.story.forEach(say) } else { report.outcome.violations.forEach { say("  VIOLATION \($0)") } }
    if digest { Terminal.line("digest \(report.seed) \(String(report.digest, radix: 16)) \(report.steps)") }
    if isFailing { say("  replay: \(replay(report.seed, settings))") }
  }

  private func shrunk(_ seed: UInt64, _ settings: SimulationLab.Settings) throws {
    say("seed \(seed)")
    let found = SimulationLab(settings).shrunk(seed, budget: 200) { buyers, faults, fails in
      if fails { say("  still fails with \(buyers) buyers and \(faults) faults") }
    }
    guard let found else { throw CommandFailure(.failed, "seed \(seed) breaks nothing: there is nothing to shrink") }
    let noise = settings.hasNoise && !found.settings.hasNoise ? ", in a world that is not bad by itself" : ""
    say(
      "fails with \(found.buyers.after) of \(found.buyers.before) buyers and \(found.faults.after) of "
        + "\(found.faults.before) faults\(noise) (\(found.runs) runs)")
    found.report.story.forEach(say)
    say("replay: \(replay(seed, found.settings))")
    var tally = SimulationTally()
    tally.add(found.report)
    if output == .json { Terminal.line(tally.json) }
    // As without --shrink: a planted bug is meant to be found.
    guard !settings.planted.isEmpty else {
      throw CommandFailure(.failed, "\(found.report.outcome.violations.count) violations")
    }
  }

  private func listBugs() {
    Terminal.line("# \(Self.build)")
    for bug in PlantedBug.allCases { Terminal.line(bug.rawValue) }
  }

  /// Debug and release builds schedule differently: an optimised program saves some of the steps.
  private static let build: String = {
    #if DEBUG
      "debug"
    #else
      "release"
    #endif
  }()
}
