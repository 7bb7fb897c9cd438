internal import Base
internal import Gateway
internal import GatewayListener
internal import PrometheusMetrics

/// The `/metrics` of a process that has no gateway, at `metrics.listen`.
final class MetricsHost: Sendable {
  /// `HOST:PORT`, told by the registry.
  let address: String
  private let listener: HTTPListener

  private init(_ listener: HTTPListener, _ address: String) {
    self.listener = listener
    self.address = address
  }

  /// `nil` where the setting is empty.
  static func start(_ node: Node) async throws -> MetricsHost? {
    let text = node.configuration.text("metrics.listen")
    guard !text.isEmpty else { return nil }
    guard let (host, port) = Setting.listener(text) else {
      preconditionFailure("an address to listen on is checked when it is read")
    }
    let listener = HTTPListener(responder: Page(metrics: node.metrics), loops: node.group, log: node.log)
    do {
      return MetricsHost(listener, Setting.authority(host, try await listener.start(host: host, port: port)))
    } catch {
      throw CannotStart("cannot listen on \(text) (metrics.listen): \(error)")
    }
  }

  func stop() async { await listener.shutDown(grace: .zero) }

  private struct Page: HTTPResponder {
    let metrics: PrometheusMetrics

    func respond(to request: HTTPRequest) async -> HTTPResponse {
      guard request.path == "/metrics" else {
        return HTTPResponse(status: 404, contentType: "text/plain; charset=utf-8", "only /metrics is here\n")
      }
      guard request.method == "GET" || request.method == "HEAD" else {
        return HTTPResponse(status: 405, contentType: "text/plain; charset=utf-8", "this path takes GET, HEAD\n")
      }
      var response = HTTPResponse(status: 200, contentType: PrometheusMetrics.contentType, metrics.page)
      if request.method == "HEAD" { response.body = [] }
      return response
    }
  }
}
