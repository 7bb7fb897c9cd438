import Composition
import Foundation
import Testing

extension WholePlatform {
  /// `/healthz` of a platform whose disk really fails.
  @Suite struct HealthTests {
    private static let limit = "/usr/bin/prlimit"

    @Test func `a full disk turns healthz to 503 and back, livez stays`() async throws {
      guard FileManager.default.isExecutableFile(atPath: Self.limit) else {
        return print("skipped: \(Self.limit) is missing")
      }
      let platform = try await RunningPlatform()
      try becomes(200, platform, "\"status\":\"ok\"")
      // No file may grow beyond its first page: every write of a store fails from now on.
      try setLimit("4096", platform)
      let ill = try becomes(503, platform, "\"order\":\"not serving\"")
      #expect(ill.contains("\"payment\":\"not serving\""), "\(ill)")
      let alive = try curl("\(platform.gateway)/livez")
      #expect(alive.text.hasSuffix("200 1.1"), "\(alive.text)")
      try setLimit("unlimited", platform)
      try becomes(200, platform, "\"inventory\":\"serving\"")
      let script = try PlatformTests.purchaseScript()
      let bought = try run("/bin/bash", ["-c", script], environment: ["API": platform.gateway])
      #expect(bought.text.contains("ORDER_STATE_PAID"), "\(bought.text)")
      #expect(await platform.stop() == 0)
    }

    private func setLimit(_ soft: String, _ platform: RunningPlatform) throws {
      let output = try run(Self.limit, ["--pid", "\(platform.child.pid)", "--fsize=\(soft):"])
      try #require(output.status == 0, "\(output.text)")
    }

    /// Asks until the page has this status and text, for at most 60 seconds.
    @discardableResult
    private func becomes(_ status: Int, _ platform: RunningPlatform, _ text: String) throws -> String {
      let end = Date(timeIntervalSinceNow: 60)
      var last = ""
      repeat {
        // The page is kept for a second: there is no use in asking faster.
        last = try run(
          "/bin/bash", ["-c", "curl -s -m 10 -w '\\n%{http_code}' \(platform.gateway)/healthz; read -t 0.3 <> <(:) || true"]
        ).text
        if last.hasSuffix("\n\(status)"), last.contains(text) { return last }
      } while Date() < end
      Issue.record("not \(status) with \(text): \(last)")
      return last
    }
  }
}
