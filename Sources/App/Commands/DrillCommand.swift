internal import ArgumentParser
internal import Drill
internal import Foundation
internal import Logging

/// `onsale drill`: a whole on-sale, then an audit of the books.
struct DrillCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drill", abstract: "Play a whole on-sale on a fresh platform and audit the books.",
    discussion: """
      EXAMPLE  onsale drill --plan hall.json --performances 3 --processes --kill 20
      The last line is one JSON object. Exit code 0 only if every invariant holds and no place that
      somebody wanted stayed free; 1 otherwise.
      """)

  @Option(help: "A seating plan in pretix's public JSON format.") var plan: String?
  @Option(help: "How many performances are on sale.") var performances = 1
  @Option(help: "How many people want each place.") var peoplePerTicket = 6.0
  @Option(help: "The same seed gives the same people.") var seed: UInt64 = 1
  @Flag(help: "Each role in a process of its own.") var processes = false
  @Option(help: "How many processes to kill with SIGKILL during the sale.") var kill = 0
  @Option(help: "on-sale or small-quotas.") var profile = "on-sale"
  @Option(
    name: .customLong("repeat"),
    help: "How often, each time on a fresh platform with the next seed.") var times = 1
  @Option(help: "How long an unpaid hold lives, in seconds; 10, or 3 of small quotas.") var holdSeconds: Int?
  @Flag(help: "Keep the stores of the drill and say where they are.") var keepData = false
  @Option(help: "table or json (only the last line).") var output: OutputFormat = .table

  func run() async throws {
    let options = try drillOptions()
    var failed = 0
    for round in 0..<times {
      var options = options
      options.seed = seed &+ UInt64(round)
      let quiet = output == .json
      if !quiet, times > 1 { Terminal.line("round \(round + 1) of \(times), seed \(options.seed)") }
      let drill = Drill(options, log: Self.log) { line in if !quiet { Terminal.line("  \(line)") } }
      let report = try await drill.run()
      if !quiet { for line in report.lines { Terminal.line(line) } }
      Terminal.line(report.json)
      if !report.isExact {
        failed += 1
        for violation in report.violations where quiet { Terminal.error("VIOLATION \(violation)") }
      }
    }
    guard failed == 0 else {
      throw CommandFailure(
        .failed, "\(failed) of \(times) drills broke an invariant; the lines above say which")
    }
  }

  private func drillOptions() throws -> DrillOptions {
    guard let profile = DrillOptions.Profile(rawValue: profile) else {
      throw CommandFailure(.usage, "--profile \(profile): must be on-sale or small-quotas")
    }
    let holdSeconds = holdSeconds ?? profile.usualHoldSeconds
    guard (1...100).contains(performances), (0.1...1000).contains(peoplePerTicket),
      (2...900).contains(holdSeconds),
      (0...10_000).contains(kill), (1...1000).contains(times)
    else {
      throw CommandFailure(
        .usage,
        "--performances is 1 to 100, --people-per-ticket 0.1 to 1000, --hold-seconds 2 to 900, --kill 0 to 10000, --repeat 1 to 1000"
      )
    }
    var bytes: [UInt8] = []
    if profile == .onSale {
      guard let plan else {
        throw CommandFailure(
          .usage, "--plan FILE is needed: a seating plan in pretix's public JSON format")
      }
      guard let data = FileManager.default.contents(atPath: plan) else {
        throw CommandFailure(.usage, "--plan \(plan): the file cannot be read")
      }
      bytes = [UInt8](data)
    }
    var options = DrillOptions(
      plan: bytes, executable: Bundle.main.executablePath ?? CommandLine.arguments[0])
    options.profile = profile
    options.performances = performances
    options.peoplePerTicket = peoplePerTicket
    options.separateProcesses = processes
    options.kills = kill
    options.holdSeconds = holdSeconds
    options.keepsData = keepData
    return options
  }

  private static let log: Logger = {
    var log = Logger(label: "drill")
    log.logLevel = .error
    return log
  }()
}
