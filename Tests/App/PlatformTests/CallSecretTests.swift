import Foundation
import Testing

extension WholePlatform {
  /// A platform whose calls carry a secret.
  @Suite struct CallSecretTests {
    @Test(arguments: [[], ["--processes"], ["--processes", "--set", "rpc.plaintext=true"]])
    func `roles know each other by the secret, and others are refused`(arguments: [String]) async throws {
      let secret = FileManager.default.temporaryDirectory.appending(path: "secret-\(UUID().uuidString)")
      try Data("0123456789abcdef0123456789abcdef\n".utf8).write(to: secret)
      defer {
        // Left to the system when it is in use.
        try? FileManager.default.removeItem(at: secret)
      }
      let setting = ["--set", "rpc.secret_file=\(secret.path)"]
      let platform = try await RunningPlatform(arguments + setting)
      let events = try curl("\(platform.gateway)/v1/events")
      #expect(events.text.hasSuffix("200 1.1") && events.text.contains("eventId"), "\(events.text)")
      let services = ["registry", "services", "--registry", platform.registry, "--data", platform.directory.path]
        + (arguments.contains("rpc.plaintext=true") ? ["--plaintext"] : [])
      #expect(try run(RunningPlatform.executable, services + setting).status == 0)
      let stranger = try run(RunningPlatform.executable, services)
      #expect(stranger.status == 4 && stranger.text.contains("SECRET_MISSING"), "\(stranger.text)")
      #expect(await platform.stop() == 0)
    }
  }
}
