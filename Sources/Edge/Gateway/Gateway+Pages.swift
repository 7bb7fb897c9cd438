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
    case "/livez":
      visit.label = request.path
      try Self.onlyRead(request)
      return Self.page(200, .object([.init("status", .string("ok"))]))
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

  /// `{"status":"ok","roles":{"auth":"serving"},"revocations":"followed"}`; 503 when a role is not
  /// serving, or when revocations do not reach this gateway.
  private func health() async -> HTTPResponse {
    let roles = await readiness().sorted { $0.key < $1.key }
    let hears = tokens.hearsRevocations
    let isWell = hears && roles.allSatisfy { $0.value == .serving }
    return Self.page(
      isWell ? 200 : 503,
      .object([
        .init("status", .string(isWell ? "ok" : "degraded")),
        .init("roles", .object(roles.map { .init($0.key, .string($0.value.rawValue)) })),
        .init("revocations", .string(hears ? "followed" : "not followed")),
      ]))
  }

  private static func page(_ status: Int, _ page: JSONValue) -> HTTPResponse {
    HTTPResponse(
      status: status,
      headers: [HTTPField("content-type", "application/json"), HTTPField("cache-control", "no-store")],
      body: page.serialized)
  }
}
