import Foundation
import Testing

extension WholePlatform {
  /// One trace through a whole purchase, and what operators see of its calls.
  @Suite struct TracingTests {
    private static let trace = "0af7651916cd43dd8448eb211c80319c"

    /// What the log says of one call.
    private struct Span {
      let id: String
      let parent: String?
      let isServer: Bool
      /// `onsale.order.v1.OrderService/GetOrder`
      let method: String

      init?(_ line: [String: Any]) {
        guard line["message"] as? String == "call", line["trace"] as? String == TracingTests.trace,
          let id = line["span"] as? String, let method = line["method"] as? String, let side = line["side"] as? String
        else { return nil }
        self.id = id
        self.method = String(method.dropFirst())
        parent = line["parent"] as? String
        isServer = side == "server"
      }
    }

    @Test(arguments: [[], ["--processes"]])
    func `one trace follows a purchase from the gateway through its services`(arguments: [String]) async throws {
      let platform = try await RunningPlatform(arguments, logsCalls: true)
      // Every curl of the script sends the same trace.
      let curlrc = platform.directory.appending(path: ".curlrc")
      try Data("header = \"traceparent: 00-\(Self.trace)-b7ad6b7169203331-01\"\n".utf8).write(to: curlrc)
      let bought = try run(
        "/bin/bash", ["-c", try PlatformTests.purchaseScript()],
        environment: ["API": platform.gateway, "CURL_HOME": platform.directory.path])
      #expect(bought.text.contains("ORDER_STATE_PAID"), "\(bought.text)")
      try checkSpans(try platform.log())
      try checkStatistics(platform, isOneProcess: arguments.isEmpty)
      #expect(await platform.stop() == 0)
    }

    private func checkSpans(_ log: [[String: Any]]) throws {
      let spans = log.compactMap { Span($0) }
      let served = spans.filter(\.isServer)
      for method in [
        "onsale.inventory.v1.InventoryService/Hold", "onsale.order.v1.OrderService/GetOrder",
        "onsale.payment.v1.PaymentService/CreatePayment",
      ] { #expect(served.contains { $0.method == method }, "\(method) among \(Set(served.map(\.method)))") }
      let made = Dictionary(spans.filter { !$0.isServer }.map { ($0.id, $0) }) { first, _ in first }
      for span in served {
        // A server's span is a part of its caller's, of the same method.
        #expect(span.parent.flatMap { made[$0] }?.method == span.method, "\(span)")
      }
      // The payment service asks the order service inside the buyer's call.
      let asked = made.values.filter { $0.method == "onsale.order.v1.OrderService/GetOrder" }
      let paying = served.filter { $0.method == "onsale.payment.v1.PaymentService/CreatePayment" }
      #expect(asked.contains { call in paying.contains { $0.id == call.parent } }, "\(asked) \(paying)")
      let answered = log.filter { $0["message"] as? String == "answered" && $0["trace"] as? String == Self.trace }
      #expect(answered.count >= 5, "the gateway's own lines")
    }

    private func checkStatistics(_ platform: RunningPlatform, isOneProcess: Bool) throws {
      let stats = try run(
        RunningPlatform.executable,
        ["rpc", "stats", "inventory", "--registry", platform.registry, "--data", platform.directory.path])
      #expect(stats.text.contains("/onsale.inventory.v1.InventoryService/Hold "), "\(stats.text)")
      let metrics = try curl("\(platform.gateway)/metrics").text
      let hold = #"code="OK",method="Hold",service="onsale.inventory.v1.InventoryService""#
      #expect(metrics.contains("onsale_rpc_client_calls_total{\(hold)} 1\n"))
      #expect(metrics.contains(#"onsale_rpc_client_seconds_count{method="Hold","#))
      #expect(metrics.contains("onsale_rpc_calls_total{\(hold)} 1\n") == isOneProcess)
    }

    @Test func `every role of its own shows what it answers, where the registry says`() async throws {
      let platform = try await RunningPlatform(["--processes", "--set", "metrics.listen=127.0.0.1:9999"])
      let instances = try run(
        RunningPlatform.executable,
        ["registry", "instances", "--output", "json", "--registry", platform.registry, "--data", platform.directory.path])
      var places: Set<String> = []
      for line in instances.text.split(separator: "\n") {
        let instance = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        let service = try #require(instance["service"] as? String)
        let place = try #require((instance["metadata"] as? [String: String])?["metrics"], "\(line)")
        places.insert(place)
        let page = try curl("http://\(place)/metrics").text
        #expect(page.hasSuffix("200 1.1") && page.contains("onsale_rpc_seconds_count{"), "\(service)")
        #expect(page.contains("onsale_rpc_client_calls_total{code=\"OK\",method=\"Register\""), "\(service)")
        #expect(try curl("http://\(place)/else").text.hasSuffix("404 1.1"))
        #expect(try curl("-X", "POST", "http://\(place)/metrics").text.hasSuffix("405 1.1"))
      }
      #expect(places.count == 9, "a port of its own for each")
      #expect(await platform.stop() == 0)
    }

    @Test func `a request is told its trace, the client's or a new one`() async throws {
      let platform = try await RunningPlatform()
      for header in ["traceparent: 00-\(Self.trace)-b7ad6b7169203331-01", "traceparent: nonsense"] {
        let output = try run("/usr/bin/curl", ["-s", "-i", "-m", "20", "-H", header, "\(platform.gateway)/v1/events"])
        let fields = output.text.split(whereSeparator: \.isNewline).filter { $0.lowercased().hasPrefix("traceparent: 00-") }
        #expect(fields.count == 1, "\(output.text)")
        #expect(fields.first?.contains(Self.trace) == header.contains(Self.trace), "\(output.text)")
      }
      _ = await platform.stop()
    }
  }
}
