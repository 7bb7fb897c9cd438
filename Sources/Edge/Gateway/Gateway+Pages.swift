import Base
import JSON
import Ports
import RPCCore

// The gateway's own pages: how it is, and what it counts.
extension Gateway {
  /// The answer when the path is one of ours.
  func ownPage(_ request: HTTPRequest, _ visit: inout Visit) async throws -> HTTPResponse? {
    switch request.path {
    case "/healthz":
      visit.label = request.path
      try Self.onlyRead(request)
      return await health()
    case "/metrics":
      guard let metricsPage else { return nil }
      visit.label = request.path
      try Self.onlyRead(request)
      return HTTPResponse(status: 200, contentType: "text/plain; version=0.0.4; charset=utf-8", metricsPage())
    default: return nil
    }
  }

  private static func onlyRead(_ request: HTTPRequest) throws(GatewayError) {
    guard request.method != "GET", request.method != "HEAD" else { return }
    throw GatewayError(
      .unimplemented, "This path takes GET, HEAD.", reason: "METHOD_NOT_ALLOWED", status: 405,
      headers: [HTTPField("allow", "GET, HEAD")])
  }

  /// `{"status":"ok","roles":{"auth":"ready"},"revocations":"followed"}`; 503 when a role is not
  /// ready, or when revocations do not reach this gateway.
  private func health() async -> HTTPResponse {
    let roles = await readiness().sorted { $0.key < $1.key }
    let hears = tokens.hearsRevocations
    let isWell = hears && roles.allSatisfy(\.value)
    let page: JSONValue = .object([
      .init("status", .string(isWell ? "ok" : "degraded")),
      .init("roles", .object(roles.map { .init($0.key, .string($0.value ? "ready" : "not ready")) })),
      .init("revocations", .string(hears ? "followed" : "not followed")),
    ])
    return HTTPResponse(
      status: isWell ? 200 : 503,
      headers: [HTTPField("content-type", "application/json"), HTTPField("cache-control", "no-store")],
      body: page.serialized)
  }
}
