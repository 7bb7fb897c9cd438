import Composition
import Foundation
import Testing

extension WholePlatform {
  /// Certificates that are replaced under a running platform.
  @Suite struct CertificateReloadTests {
    /// A program that keeps running, and the lines it has printed.
    private final class Watcher: Sendable {
      private let process: Process
      private let output: URL

      init(_ arguments: [String], output: URL) throws {
        self.output = output
        try Data().write(to: output)
        process = Process()
        process.executableURL = URL(filePath: RunningPlatform.executable)
        process.arguments = arguments
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
      }

      func end() {
        process.terminate()
        process.waitUntilExit()
      }

      var isRunning: Bool { process.isRunning }
      func text() throws -> String { try String(contentsOf: output, encoding: .utf8) }
    }

    /// Looks until it is so, for at most 20 s.
    private func eventually(_ what: String, _ isSo: () throws -> Bool) async throws {
      for _ in 0..<400 where try !isSo() { try await Task.sleep(for: .milliseconds(50)) }
      #expect(try isSo(), "\(what)")
    }

    private func replace(_ names: [String], of platform: RunningPlatform) throws {
      let directory = platform.directory.appending(path: "certs")
      for file in names.flatMap({ ["\($0).pem", "\($0).key"] }) {
        try FileManager.default.removeItem(at: directory.appending(path: file))
      }
      let made = try run(RunningPlatform.executable, ["certs", "--directory", directory.path])
      #expect(made.text.contains("made \(names.joined(separator: ", "))"), "\(made.text)")
    }

    private func replaced(_ name: String, _ platform: RunningPlatform) throws -> Bool {
      try platform.log().contains { $0["message"] as? String == "certificate replaced" && $0["name"] as? String == name }
    }

    @Test(
      arguments: [
        (["--set", "certificates.watch_ms=3600000"], true),
        (["--processes", "--set", "certificates.watch_ms=3600000"], true),
        (["--set", "certificates.watch_ms=100"], false),
        (["--processes", "--set", "certificates.watch_ms=100"], false),
      ])
    func `a signal or the files themselves replace certificates, and no stream ends`(
      arguments: [String], bySignal: Bool
    ) async throws {
      let platform = try await RunningPlatform(arguments, logsCalls: true)
      let reach = ["--registry", platform.registry, "--data", platform.directory.path]
      let watcher = try Watcher(
        ["registry", "watch", "order"] + reach, output: platform.directory.appending(path: "watched"))
      try await eventually("the watch has begun") { try watcher.text().contains("order-") }
      let begun = try watcher.text()

      try replace(["registry", "order"], of: platform)
      if bySignal { #expect(kill(platform.child.pid, SIGHUP) == 0) }
      for name in ["order", "registry"] {
        try await eventually("\(name) is replaced") { try replaced(name, platform) }
      }
      // New connections, with the new certificate of the registry.
      let instances = try run(RunningPlatform.executable, ["registry", "instances", "order", "--output", "json"] + reach)
      let line = Data((instances.text.split(separator: "\n").first ?? "").utf8)
      let found = try #require(JSONSerialization.jsonObject(with: line) as? [String: Any], "\(instances.text)")
      let id = try #require(found["instanceId"] as? String)
      // The open stream goes on, and still brings news.
      #expect(try watcher.isRunning && watcher.text() == begun)
      #expect(try run(RunningPlatform.executable, ["registry", "drain", id] + reach).status == 0)
      try await eventually("the stream tells of the change") { try watcher.text().count > begun.count }
      #expect(watcher.isRunning && platform.child.isRunning)
      watcher.end()
      #expect(await platform.stop() == 0)
    }
  }
}
