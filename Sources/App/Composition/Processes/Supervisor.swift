internal import Base
internal import Foundation
internal import Logging

/// Starts the roles as processes of their own and keeps them alive: `onsale up --processes`.
///
/// ```
///  registry ─► sandbox provider, gateway ─► transaction, user, auth, ticket, inventory, order, payment, refund
/// ```
/// It owns no state but the ports that its children got at first. When it dies, so do they, for
/// their standard input ends.
final class Supervisor: Sendable {
  private let configuration: Configuration
  private let executable: String
  private let directory: String
  private let runDirectory: String
  private let log: Logger
  private let children = Locked<[KeptChild]>([])

  init(_ configuration: Configuration, log: Logger) throws {
    self.configuration = configuration
    self.log = log
    executable = Bundle.main.executablePath ?? CommandLine.arguments[0]
    directory = configuration.text("data.directory")
    runDirectory = directory + "/run"
    try FileManager.default.createDirectory(atPath: runDirectory, withIntermediateDirectories: true)
  }

  /// Starts the sandbox provider alone, for a platform that runs in this process.
  func startSandbox() async throws -> ReadyLine {
    let port = configuration.text("sandbox.port")
    return try await start("sandbox-provider", ["sandbox-provider", "--stop-with-input"]) { known in
      ["ONSALE_SANDBOX_PORT": known.map { "\($0.port)" } ?? port]
    }
  }

  /// Starts one role; it keeps the settings in `environment`.
  func start(_ role: Role, environment: [String: String]) async throws -> ReadyLine {
    let ports = [Role.registry: "rpc.port", .gateway: "gateway.port"]
    let setting = ports[role].map { (key: $0, first: configuration.text($0)) }
    let arguments = ["serve", "--role", role.rawValue, "--stop-with-input"]
    // The gateway has no store: the next one may serve before this one ends.
    let takes = { (takeover: PortTakeover) in arguments + ["--takeover", takeover.rawValue] }
    let isGateway = role == .gateway
    return try await start(
      role.rawValue, isGateway ? takes(.allowed) : arguments, successor: isGateway ? takes(.takes) : nil
    ) { known in
      guard let setting else { return environment }
      let name = Setting.environmentName(setting.key)
      return environment.merging([name: known.map { "\($0.port)" } ?? setting.first]) { $1 }
    }
  }

  private func start(
    _ name: String, _ arguments: [String], successor: [String]? = nil,
    _ environment: @escaping @Sendable (ReadyLine?) -> [String: String]
  ) async throws -> ReadyLine {
    // Every setting travels, so that a child never depends on where it was started.
    // A port for one role of its own is no port for all of them.
    let settings = configuration.childEnvironment
    let child = KeptChild(
      name: name, executable: executable, arguments: arguments, successorArguments: successor,
      pidDirectory: runDirectory, log: log
    ) { known in settings.merging(environment(known)) { $1 } }
    children.withLock { $0.append(child) }
    return try await child.start()
  }

  /// Hands a SIGHUP on.
  func hangUp() {
    for child in children.withLock({ $0 }) { child.hangUp() }
  }

  /// Restarts every role in turn, each when the one before serves again; the payment provider, which
  /// stands for somebody else's, stays. What cannot be restarted is named in the log.
  func restartInTurn(_ say: @Sendable (String) -> Void) async {
    for child in children.withLock({ $0 }) where Role(rawValue: child.name) != nil {
      do {
        try await child.restart()
        say("restarted \(child.name)")
      } catch {
        log.error("a process could not be restarted", metadata: ["process": "\(child.name)", "error": "\(error)"])
      }
    }
  }

  /// Ends all children where they stand.
  func kill() {
    for child in children.withLock({ $0 }) { child.killForGood() }
  }

  /// Ends all children in good order, the last one first.
  func stop() async {
    for child in children.withLock({ $0 }).reversed() { await child.stop() }
  }
}
