import Composition
import Foundation
import Testing

extension WholePlatform {
  /// A role of its own that is told where another one is.
  @Suite struct ServiceSourceTests {
    private func lines(_ platform: RunningPlatform, _ arguments: String...) throws -> [[String: Any]] {
      let output = try run(
        RunningPlatform.executable,
        arguments + ["--output", "json", "--registry", platform.registry, "--data", platform.directory.path])
      return try output.text.split(separator: "\n").map { line in
        try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      }
    }

    @Test func `calls go where the setting says, by list and by name`() async throws {
      let platform = try await RunningPlatform()
      let instance = try #require(try lines(platform, "registry", "instances", "inventory").first)
      let port = try #require(instance["port"] as? Int)
      for source in ["static:127.0.0.1:\(port)", "dns:localhost:\(port)"] {
        let directory = platform.directory.appending(path: "order-\(source.prefix(3))")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
          at: platform.directory.appending(path: "certs"), to: directory.appending(path: "certs"))
        let order = try ChildProcess(
          executable: RunningPlatform.executable,
          arguments: [
            "serve", "--role", "order", "--stop-with-input", "--data", directory.path, "--log-level", "error",
            "--set", "rpc.registry=\(platform.registry)", "--set", "services.inventory=\(source)",
          ])
        #expect(await order.ready(within: .seconds(30)) != nil)
        // An instance from a list or a name is called by its address; the registry gives it another name.
        let called = try lines(platform, "rpc", "stats", "order").flatMap { $0["subchannels"] as? [[String: Any]] ?? [] }
        let line = called.first { $0["instanceId"] as? String == "127.0.0.1:\(port)" }
        #expect(line?["service"] as? String == "inventory", "\(called)")
        #expect((line?["calls"] as? Int ?? 0) > 0 && line?["lastError"] as? String == "", "\(called)")
        await order.stop(grace: .seconds(10))
      }
      _ = await platform.stop()
    }

    @Test func `a bad source is refused at start, by its code`() throws {
      let output = try run(
        RunningPlatform.executable,
        ["serve", "--role", "order", "--data", NSTemporaryDirectory() + "never-made", "--set", "services.inventory=static:here"])
      #expect(
        output.status == 2 && output.text.contains("services.inventory") && output.text.contains("[SOURCE_ADDRESS_INVALID]"),
        "\(output.status) \(output.text)")
    }
  }
}
