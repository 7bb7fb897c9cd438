public import ArgumentParser
internal import Foundation

/// `onsale`: the whole platform in one program.
public struct OnsaleCommand: AsyncParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "onsale",
    abstract: "A distributed ticketing platform for the first minute of an on-sale.",
    discussion: """
      EXAMPLES
        onsale up                                     everything on this machine, with demo data
        onsale up --processes                         each service as a process of its own
        onsale drill --plan hall.json                 a whole on-sale, then an audit of the books
        onsale simulate --seeds 1..100                the cluster in one process, under every fault
        onsale registry services                      who is there
        onsale rpc stats                              calls and connections of every role
        onsale tx list                                transactions that are still open
        onsale user grant ID --role operator          who may steer the platform
        onsale config                                 every setting with its range and default

      EXIT CODES
        0 done   1 failed   2 wrong usage or configuration   3 not found   4 refused   5 not reachable

      Shell completion: onsale --generate-completion-script bash|zsh|fish
      """,
    version: "0.1.0",
    subcommands: [
      UpCommand.self, ServeCommand.self, SandboxProviderCommand.self, DrillCommand.self,
      SimulateCommand.self, InteropCommand.self, ProveCommand.self,
      RegistryCommand.self, RPCCommand.self,
      TransactionCommand.self, UserCommand.self, ConfigCommand.self, CertsCommand.self,
    ])

  public init() {}

  /// Reads the command line, runs the verb and ends the process with a stable exit code.
  public static func runAndExit() async -> Never {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      Foundation.exit(ExitStatus.done.rawValue)
    } catch {
      if let failure = CommandFailure(error) {
        Terminal.error("error: \(failure.message)")
        Foundation.exit(failure.status.rawValue)
      }
      let code = exitCode(for: error)
      let text = fullMessage(for: error)
      if code.isSuccess { Terminal.line(text) } else { Terminal.error(text) }
      Foundation.exit(
        code.isSuccess ? 0 : code == .validationFailure ? ExitStatus.usage.rawValue : code.rawValue)
    }
  }
}

/// How a command ends; stable, for scripts.
enum ExitStatus: Int32 {
  case done = 0
  case failed = 1
  /// The command line or the configuration is wrong.
  case usage = 2
  case notFound = 3
  /// A rule said no.
  case refused = 4
  /// The other side did not answer.
  case unreachable = 5
}

/// Why a command could not do what it was asked: what, why, and what to do next.
struct CommandFailure: Error {
  let status: ExitStatus
  let message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }
}

/// Writing for people.
enum Terminal {
  /// A line on standard output, at once: other programs wait for it.
  static func line(_ text: String) {
    // Whoever read our lines may be gone; that is no reason to fail.
    try? FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
  }

  /// A line on standard error.
  static func error(_ text: String) {
    // The same.
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }
}
