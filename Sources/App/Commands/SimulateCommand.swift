internal import ArgumentParser
internal import Base
internal import Foundation
internal import JSON
internal import Logging
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
      The seed is printed before it runs. The same seed gives the same trace.
      """)

  @Option(help: "One seed; its story is told.") var seed: UInt64?
  @Option(help: "A range of seeds: 1..2000.") var seeds: String?
  @Option(help: "Go on with the next seeds until so many hours of wall time are over.") var hours: Double?
  @Option(help: "all, none, or a list of network, crash, crash-at-step, partition, one-way, disk, clock.")
  var faults = "all"
  @Option(help: "How many people come; drawn by the seed when not given.") var operations: Int?
  @Option(help: "Put this bug in and stop at the first seed that finds it.") var planted: String?
  @Option(help: "Only these people, by number: 1,5,9.") var onlyBuyers: String?
  @Option(help: "Only these faults, by number: 0,3.") var onlyFaults: String?
  @Flag(help: "Look for the fewest people and faults with which the seed still fails.") var shrink = false
  @Flag(help: "Tell the story of every seed.") var story = false
  @Option(help: "What the services log on standard error: critical, error, warning, notice, info, debug.") var log = "critical"
  @Flag(help: "Print a digest of the trace of each seed.") var digest = false
  @Option(help: "table or json (only the last line).") var output: OutputFormat = .table

  func run() throws {
    try startAgain()
    let settings = try settings()
    let range = try range()
    if shrink { return try shrunk(range.lowerBound, settings) }
    var tally = Tally()
    let end = hours.map { Date().addingTimeInterval($0 * 3600) }
    var next = range.lowerBound
    while end.map({ Date() < $0 }) ?? (next <= range.upperBound) {
      say("seed \(next)")
      let report = SimulationLab(settings).run(next)
      tally.add(report)
      tell(report)
      if planted != nil, !report.outcome.violations.isEmpty { break }
      next += 1
    }
    Terminal.line(tally.json)
    if !settings.planted.isEmpty {
      guard tally.firstFailing != nil else { throw CommandFailure(.failed, "the planted bug was not found") }
      return
    }
    if let failing = tally.firstFailing {
      throw CommandFailure(.failed, "\(tally.failing) seeds failed; replay with: \(command(failing))")
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

  private func say(_ line: String) { if output == .table { Terminal.line(line) } }

  private func tell(_ report: SimulationLab.Report) {
    let isFailing = !report.outcome.violations.isEmpty
    if story || seed != nil && output == .table { for line in report.story { say(line) } }
    for violation in report.outcome.violations {
      if output == .json { Terminal.error("VIOLATION \(violation)") } else if seed == nil { say("  VIOLATION \(violation)") }
    }
    if digest { Terminal.line("digest \(report.seed) \(String(report.digest, radix: 16)) \(report.steps)") }
    if isFailing { say("  replay: \(command(report.seed))") }
  }

  /// The one command that replays a seed.
  private func command(_ seed: UInt64) -> String {
    var words = ["onsale simulate --seed \(seed)"]
    if faults != "all" { words.append("--faults \(faults)") }
    if let operations { words.append("--operations \(operations)") }
    if let planted { words.append("--planted \(planted)") }
    if let onlyBuyers { words.append("--only-buyers \(onlyBuyers)") }
    if let onlyFaults { words.append("--only-faults \(onlyFaults)") }
    return words.joined(separator: " ")
  }

  private func shrunk(_ seed: UInt64, _ settings: SimulationLab.Settings) throws {
    say("seed \(seed)")
    let small = SimulationLab(settings).shrunk(seed, budget: 200)
    let report = SimulationLab(small).run(seed)
    for line in report.story { say(line) }
    func list(_ numbers: [Int]?) -> String { (numbers ?? []).map { "\($0)" }.joined(separator: ",") }
    Terminal.line(
      "onsale simulate --seed \(seed) --only-buyers \"\(list(small.onlyBuyers))\" --only-faults \"\(list(small.onlyFaults))\""
    )
    guard report.outcome.violations.isEmpty else {
      throw CommandFailure(.failed, "\(report.outcome.violations.count) violations")
    }
  }

  // MARK: - The command line

  private func range() throws -> ClosedRange<UInt64> {
    if let seed { return seed...seed }
    let bounds = (seeds ?? "1..100").components(separatedBy: "..").map { UInt64($0) }
    guard bounds.count == 2, let first = bounds[0], let last = bounds[1], first <= last else {
      throw CommandFailure(.usage, "--seeds is FIRST..LAST, like 1..2000")
    }
    return first...last
  }

  private func settings() throws -> SimulationLab.Settings {
    var settings = SimulationLab.Settings()
    settings.operations = operations
    guard let level = Logger.Level(rawValue: log) else {
      throw CommandFailure(.usage, "--log \(log): critical, error, warning, notice, info or debug")
    }
    settings.logLevel = level
    settings.onlyBuyers = onlyBuyers.map { $0.split(separator: ",").compactMap { Int($0) } }
    settings.onlyFaults = onlyFaults.map { $0.split(separator: ",").compactMap { Int($0) } }
    guard operations.map({ (1...2_000).contains($0) }) ?? true else {
      throw CommandFailure(.usage, "--operations is 1 to 2000")
    }
    if let planted {
      guard let bug = PlantedBug(rawValue: planted) else {
        let all = PlantedBug.allCases.map(\.rawValue).joined(separator: ", ")
        throw CommandFailure(.usage, "--planted \(planted): must be one of \(all)")
      }
      settings.planted = [bug]
    }
    switch faults {
    case "all": break
    case "none":
      settings.kinds = []
      settings.hasNoise = false
    default:
      let words = faults.split(separator: ",").map(String.init)
      settings.hasNoise = words.contains("network")
      settings.kinds = Set(words.compactMap { SimulationFault.Kind(rawValue: $0) })
      let known = settings.kinds.count + (settings.hasNoise ? 1 : 0)
      guard known == Set(words).count else {
        let all = SimulationFault.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw CommandFailure(.usage, "--faults \(faults): all, none, or a list of network, \(all)")
      }
    }
    return settings
  }
}

extension SimulateCommand {
  /// What a series of seeds was.
  private struct Tally {
    private var seeds = 0
    private var simulated: Duration = .zero
    private var operations = 0
    private var faults = 0
    private var violations = 0
    private var holds = 0
    private var paid = 0
    private(set) var failing = 0
    private(set) var firstFailing: UInt64?
    private let began = Date()

    mutating func add(_ report: SimulationLab.Report) {
      let outcome = report.outcome
      seeds += 1
      simulated += outcome.simulated
      operations += outcome.operations
      faults += outcome.faults
      holds += outcome.holds
      paid += outcome.paid
      violations += outcome.violations.count
      if !outcome.violations.isEmpty {
        failing += 1
        firstFailing = firstFailing ?? report.seed
      }
    }

    /// The last line.
    var json: String {
      let seconds = Double(simulated.components.seconds)
      let wall = max(0.001, Date().timeIntervalSince(began))
      func number(_ value: Double) -> JSONValue { .number(String(format: "%.3f", value)) }
      let members: [(String, JSONValue)] = [
        ("seeds", .number("\(seeds)")), ("simulated_hours", number(seconds / 3600)),
        ("operations", .number("\(operations)")), ("faults", .number("\(faults)")),
        ("violations", .number("\(violations)")), ("failing_seeds", .number("\(failing)")),
        ("first_failing_seed", firstFailing.map { .number("\($0)") } ?? .null),
        ("holds", .number("\(holds)")), ("paid", .number("\(paid)")),
        ("wall_seconds", number(wall)), ("simulated_seconds_per_second", number(seconds / wall)),
      ]
      return String(
        decoding: JSONValue.object(members.map { JSONValue.Member($0.0, $0.1) }).serialized, as: UTF8.self)
    }
  }
}
