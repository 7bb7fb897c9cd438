import Composition
import Foundation
import Testing

/// Tests that start whole platforms, one after the other: together they would starve each other.
@Suite(.serialized, .timeLimit(.minutes(20))) enum WholePlatform {}

extension WholePlatform {
  /// The whole platform as a new user meets it: one program, started, bought from, and stopped.
  @Suite struct PlatformTests {
    static func purchaseScript() throws -> String {
      let readme = try String(
        contentsOf: RunningPlatform.root.appending(path: "README.md"), encoding: .utf8)
      let block = try #require(readme.components(separatedBy: "<!-- purchase -->\n```sh\n").last)
      return try #require(block.components(separatedBy: "```").first)
    }

    @Test(arguments: [[], ["--processes"]])
    func `the purchase in the README works, also twice`(arguments: [String]) async throws {
      let platform = try await RunningPlatform(arguments)
      let script = try Self.purchaseScript()
      for _ in 0..<2 {
        let output = try run("/bin/bash", ["-c", script], environment: ["API": platform.gateway])
        #expect(output.text.contains("ORDER_STATE_PAID"), "\(output.text)")
        #expect(
          output.text.components(separatedBy: "\"label\"").count == 3, "two tickets: \(output.text)"
        )
      }
      #expect(await platform.stop() == 0)
    }

    @Test func `curl speaks HTTP/1.1 and HTTP/2 to the gateway`() async throws {
      let platform = try await RunningPlatform()
      for (flag, version) in [("--http1.1", "1.1"), ("--http2-prior-knowledge", "2")] {
        let health = try curl(flag, "\(platform.gateway)/healthz")
        #expect(health.text.hasSuffix("200 \(version)"), "\(health.text)")
        let events = try curl(flag, "\(platform.gateway)/v1/events?pageSize=3")
        #expect(
          events.text.hasSuffix("200 \(version)") && events.text.contains("eventId"),
          "\(events.text)")
      }
      let metrics = try curl("\(platform.gateway)/metrics")
      #expect(metrics.text.contains("# TYPE"), "\(metrics.text)")
      _ = await platform.stop()
    }

    @Test(
      arguments: [
        (["-X", "POST", "-d", "{", "-H", "content-type: application/json"], "/v1/auth/login", 400),
        (
          ["-X", "POST", "-d", "{\"login\": 7}", "-H", "content-type: application/json"],
          "/v1/auth/login", 400
        ),
        (
          ["-X", "POST", "-d", "{\"nothing\": 7}", "-H", "content-type: application/json"],
          "/v1/auth/login", 400
        ),
        (["-X", "POST", "-d", "login=x", "-H", "content-type: text/html"], "/v1/auth/login", 415),
        (["-X", "DELETE"], "/v1/events", 405),
        ([], "/v1/nothing", 404),
        ([], "/v1/events/%ff", 400),
        ([], "/v1/events/no-id", 404),
        ([], "/v1/orders", 401),
        (["-H", "authorization: Bearer rubbish"], "/v1/orders", 401),
        (["-H", "authorization: Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."], "/v1/orders", 401),
        (
          [
            "-X", "POST", "-d", "sign=AAAA&sign_type=RSA2&out_trade_no=1", "-H",
            "content-type: application/x-www-form-urlencoded",
          ], "/v1/payments/notify/alipay", 401
        ),
        (
          ["-X", "POST", "-d", "%%%", "-H", "content-type: application/x-www-form-urlencoded"],
          "/v1/payments/notify/alipay", 400
        ),
        (["-X", "TRACE"], "/v1/events", 405),
        (
          ["-H", "onsale-user: 00000000000000000000000000000000", "-H", "onsale-roles: operator"],
          "/v1/ledger", 401
        ),
      ] as [([String], String, Int)])
    func `rubbish gets its clear error`(arguments: [String], path: String, status: Int) async throws
    {
      let platform = try await Self.shared.platform()
      let output = try run(
        "/usr/bin/curl",
        ["-s", "-m", "20", "-w", "\n%{http_code}", "--path-as-is"] + arguments + [
          platform.gateway + path
        ])
      #expect(output.text.hasSuffix("\n\(status)"), "\(output.text)")
      #expect(
        output.text.contains("\"requestId\"") && output.text.contains("\"reason\""),
        "\(output.text)")
      #expect(platform.child.isRunning)
    }

    @Test func `Google's gRPC calls every service`() async throws {
      let platform = try await Self.shared.platform()
      let output = try run(
        RunningPlatform.root.appending(path: "scripts/interop").path,
        [
          "grpc_every_service.py", platform.registry, platform.directory.path + "/certs",
          RunningPlatform.root.path + "/proto",
        ])
      if output.status == 75 { return print(output.text) }
      #expect(output.status == 0, "\(output.text)")
    }

    @Test func `the command line shows who is there and what is open`() async throws {
      let platform = try await Self.shared.platform()
      func onsale(_ arguments: String...) throws -> Output {
        try run(
          RunningPlatform.executable,
          arguments + ["--registry", platform.registry, "--data", platform.directory.path])
      }
      let services = try onsale("registry", "services")
      for role in Role.services {
        #expect(services.text.contains(role.rawValue), "\(services.text)")
      }
      #expect(try onsale("registry", "services", "--output", "json").text.hasPrefix("{"))
      #expect(try onsale("tx", "list").status == 0)
      let stats = try onsale("rpc", "stats", "registry")
      #expect(stats.status == 0 && stats.text.contains("/onsale.registry.v1.RegistryService/ListServices "), "\(stats.text)")
      let all = try onsale("rpc", "stats", "--output", "json")
      #expect(all.text.split(separator: "\n").count == Role.services.count, "\(all.text)")
      #expect(try onsale("tx", "inspect", "nothing").status == 3)
      #expect(try onsale("registry", "describe", "nothing").status == 3)
      #expect(
        try run(
          RunningPlatform.executable,
          ["registry", "services", "--registry", "127.0.0.1:1", "--data", platform.directory.path]
        ).status == 5)
      _ = await Self.shared.end()
    }

    @Test(
      arguments: [
        (["--set", "gateway.port=99999"], "gateway.port"),
        (["--set", "nothing.at_all=1"], "nothing.at_all"),
        (["--set", "gateway.trusted_hops=300.1.1.1/8"], "gateway.trusted_hops"),
        (["--config", "/nowhere.json"], "/nowhere.json"),
        (["--set", "rpc.registry=nonsense"], "rpc.registry"),
        (["--log-level", "loud"], "log.level"),
      ] as [([String], String)])
    func `a bad value is refused at start, by name`(arguments: [String], name: String) throws {
      let output = try run(
        RunningPlatform.executable,
        ["up", "--data", NSTemporaryDirectory() + "never-made"] + arguments)
      #expect(output.status == 2 && output.text.contains(name), "\(output.status) \(output.text)")
    }

    /// One platform for the tests that only ask it something.
    private actor Shared {
      private var running: RunningPlatform?

      func platform() async throws -> RunningPlatform {
        if let running { return running }
        let started = try await RunningPlatform()
        running = started
        return started
      }

      func end() async -> Int32? {
        defer { running = nil }
        return await running?.stop()
      }
    }
    private static let shared = Shared()
  }
}
