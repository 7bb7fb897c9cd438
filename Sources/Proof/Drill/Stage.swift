internal import Base
internal import Composition
internal import Foundation
internal import Logging

/// The platform under test: real processes in a directory of their own, which die and come back.
final class Stage: Sendable {
  let directory: String
  private let options: DrillOptions
  private let platform: KeptChild
  private let line = Locked<ReadyLine?>(nil)

  /// - Parameter settings: further ones, `key=value`.
  init(_ options: DrillOptions, directory: String, settings: [String] = [], log: Logger) {
    self.options = options
    self.directory = directory
    var arguments = [
      "up", "--no-demo", "--stop-with-input", "--data", directory, "--log-level", "error",
      "--set", "gateway.trusted_hops=127.0.0.1/32", "--set", "passwords.memory_kib=1024",
      "--set", "gateway.limits.logins_per_address=1000",
    ]
    for setting in settings { arguments += ["--set", setting] }
    if options.separateProcesses { arguments.append("--processes") }
    platform = KeptChild(
      name: "platform", executable: options.executable, arguments: arguments,
      pidDirectory: directory, log: log
    ) { known in
      [
        "ONSALE_GATEWAY_PORT": "\(known?.port ?? 0)",
        "ONSALE_RPC_PORT": "\(known?.ports["registry"] ?? 0)",
        "ONSALE_SANDBOX_PORT": "\(known?.ports["sandbox"] ?? 0)",
      ]
    }
  }

  /// `http://127.0.0.1:PORT` of the gateway.
  func start() async throws -> String {
    let ready = try await platform.start()
    line.withLock { $0 = ready }
    return "http://127.0.0.1:\(ready.port)"
  }

  /// Kills a random process of the platform; returns which.
  func kill(_ dice: inout SeededDice) -> String? {
    guard options.separateProcesses else { return platform.kill() ? "platform" : nil }
    let folder = directory + "/run"
    // The folder may be about to be made.
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let pids = files.filter { $0.hasSuffix(".pid") }.sorted()
    guard !pids.isEmpty else { return nil }
    let file = pids[Int(dice.next() % UInt64(pids.count))]
    guard let pid = Self.pid(in: folder + "/" + file), Foundation.kill(pid, SIGKILL) == 0 else { return nil }
    return String(file.dropLast(4))
  }

  /// The process that keeps the others alive.
  var supervisorPID: Int32? { Self.pid(in: directory + "/platform.pid") }

  /// The process of a role, where each has its own.
  func pid(of role: Role) -> Int32? { Self.pid(in: directory + "/run/\(role.rawValue).pid") }

  /// Where the registry answers.
  var registryPort: Int { line.withLock { $0?.ports["registry"] ?? 0 } }

  private static func pid(in file: String) -> Int32? {
    guard let data = FileManager.default.contents(atPath: file) else { return nil }
    return Int32(String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// Ends the platform in good order.
  func stop() async { await platform.stop() }
}
