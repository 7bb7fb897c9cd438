internal import ArgumentParser
internal import Composition
internal import Drill
internal import Endurance
internal import Foundation
internal import Logging

/// `onsale prove`: promises that need processes, time or load to be believed.
struct ProveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove", abstract: "Prove a promise of the platform under load.",
    discussion: """
      EXAMPLES
        onsale prove restart          every instance restarted in turn: no call fails
        onsale prove kill             every instance killed in turn: no idempotent call fails
        onsale prove cancels          10,000 cancels a second for 30 s on one connection lose nothing
        onsale prove memory           10 minutes of mixed load leave the server's memory flat
      Each prints tables, a verdict and one JSON object; the exit code is 0 only when the promise held.
      """,
    subcommands: [
      ProveRestartCommand.self, ProveKillCommand.self, ProveCancelsCommand.self, ProveMemoryCommand.self,
      ProveServerCommand.self,
    ])
}

/// What both trials of instances take.
struct InstanceTrialOptions: ParsableArguments {
  @Option(help: "How often every instance is taken.") var rounds = 1
  @Option(help: "table or json (only the last line).") var output: OutputFormat = .table

  func run(_ fault: InstanceTrial.Fault) async throws {
    guard (1...100).contains(rounds) else { throw CommandFailure(.usage, "--rounds is 1 to 100") }
    let quiet = output == .json
    var log = Logger(label: "onsale.prove")
    log.logLevel = .error
    let trial = InstanceTrial(
      fault, rounds: rounds, executable: thisProgram, log: log
    ) { line in if !quiet { Terminal.line("  \(line)") } }
    let report = try await trial.run()
    if !quiet {
      Terminal.line(Table(report.instances.header, report.instances.rows).text + "\n")
      Terminal.line(Table(report.table.header, report.table.rows).text + "\n")
      Terminal.line(report.verdict)
    }
    Terminal.line(report.json)
    guard report.isGood else { throw CommandFailure(.failed, report.verdict) }
  }
}

/// `onsale prove restart`.
struct ProveRestartCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restart", abstract: "Restart every instance in turn under load: no call may fail.")
  @OptionGroup var options: InstanceTrialOptions

  func run() async throws { try await options.run(.restart) }
}

/// `onsale prove kill`.
struct ProveKillCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kill", abstract: "Kill every instance in turn under load: no idempotent call may fail.")
  @OptionGroup var options: InstanceTrialOptions

  func run() async throws { try await options.run(.kill) }
}

/// `onsale prove cancels`.
struct ProveCancelsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancels", abstract: "Cancel thousands of calls a second on one connection: nothing may be lost.")
  @Option(help: "How long, in seconds.") var seconds = 30
  @Option(help: "Cancels per second.") var rate = 10_000
  @Option(help: "table or json (only the last line).") var output: OutputFormat = .table

  func run() async throws {
    guard (1...3600).contains(seconds), (1...100_000).contains(rate) else {
      throw CommandFailure(.usage, "--seconds is 1 to 3600, --rate 1 to 100000")
    }
    let report = try await CancelTrial(duration: .seconds(seconds), rate: rate, executable: thisProgram).run()
    if output == .table {
      Terminal.line(Table(["what", "how many"], report.rows).text + "\n")
      Terminal.line(report.verdict)
    }
    Terminal.line(report.json)
    guard report.isGood else { throw CommandFailure(.failed, report.verdict) }
  }
}

/// `onsale prove memory`.
struct ProveMemoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "memory", abstract: "Watch a server's memory under mixed load: it must stay flat.")
  @Option(help: "How long, in minutes.") var minutes = 10.0
  @Option(help: "Only kinds of calls with this in their name, to find what leaks.") var only: String?
  @Option(help: "How many times faster than the moderate rate.") var speed = 1
  @Option(help: "table or json (only the last line).") var output: OutputFormat = .table

  func run() async throws {
    guard (0.05...1440).contains(minutes), (1...100).contains(speed) else {
      throw CommandFailure(.usage, "--minutes is 0.05 to 1440, --speed 1 to 100")
    }
    let quiet = output == .json
    let duration = Duration.milliseconds(Int(minutes * 60_000))
    let report = try await MemoryTrial(duration: duration, only: only, speed: speed, executable: thisProgram) { sample in
      if !quiet { Terminal.line("  \(sample.text)") }
    }.run()
    if !quiet {
      Terminal.line("\n" + Table(["calls", "made", "failed"], report.rows).text + "\n")
      Terminal.line(report.verdict)
    }
    Terminal.line(report.json)
    guard report.isGood else { throw CommandFailure(.failed, report.verdict) }
  }
}

/// `onsale prove server`: the other end of trials, started by them.
struct ProveServerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "server", abstract: "Answer a trial until the standard input ends.", shouldDisplay: false)
  @Option(help: "The directory of certificates.") var certificates: String

  func run() async throws {
    let stop = StopRequest(endsWithInput: true)
    try await EnduranceStage.serve(certificates: certificates, stop: stop, say: { Terminal.line($0) })
  }
}

/// What trials start as other processes.
private var thisProgram: String { Bundle.main.executablePath ?? CommandLine.arguments[0] }
