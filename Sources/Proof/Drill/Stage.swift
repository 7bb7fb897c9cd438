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

  init(_ options: DrillOptions, directory: String, log: Logger) {
    self.options = options
    self.directory = directory
    var arguments = [
      "up", "--no-demo", "--stop-with-input", "--data", directory, "--log-level", "error",
      "--set", "gateway.trusted_hops=127.0.0.1/32", "--set", "passwords.memory_kib=1024",
      "--set", "gateway.limits.logins_per_address=1000",
    ]
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
    guard let data = FileManager.default.contents(atPath: folder + "/" + file),
      let pid = Int32(
        String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)),
      Foundation.kill(pid, SIGKILL) == 0
    else { return nil }
    return String(file.dropLast(4))
  }

  /// Ends the platform in good order.
  func stop() async { await platform.stop() }
}
