import JSON
public import Ports
public import RPCCore

extension HTTPResponse {
  /// The one shape of every error: `google.rpc.Status` as JSON, with one `ErrorInfo` and the
  /// request id.
  ///
  /// ```json
  /// {"error":{"code":429,"status":"RESOURCE_EXHAUSTED","message":"Too many …","details":[{
  ///   "@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"TOO_MANY_REQUESTS",
  ///   "domain":"onsale","metadata":{"retry_after_ms":"250"}}],"requestId":"…"}}
  /// ```
  /// A fact `retry_after_ms` is also told as `Retry-After`, in whole seconds, at least 1.
  /// - Parameters:
  ///   - httpStatus: nil takes the customary one of `code`.
  ///   - reason: `UPPER_SNAKE_CASE`, stable for ever.
  ///   - facts: small facts for machines; written sorted by name.
  ///   - requestID: empty when the request was refused before it had one; then left out.
  public static func problem(
    code: RPCCode, httpStatus: Int? = nil, message: String, reason: String,
    facts: [String: String] = [:], requestID: String, headers: [HTTPField] = []
  ) -> HTTPResponse {
    let status = httpStatus ?? code.httpStatus
    let metadata = facts.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .string($0.value)) }
    let detail: JSONValue = .object([
      .init("@type", .string("type.googleapis.com/google.rpc.ErrorInfo")),
      .init("reason", .string(reason)), .init("domain", .string("onsale")), .init("metadata", .object(metadata)),
    ])
    var error: [JSONValue.Member] = [
      .init("code", .number(String(status))), .init("status", .string(code.name)),
      .init("message", .string(message)), .init("details", .array([detail])),
    ]
    var fields = [HTTPField("content-type", "application/json"), HTTPField("cache-control", "no-store")]
    if !requestID.isEmpty {
      error.append(.init("requestId", .string(requestID)))
      fields.append(HTTPField("x-request-id", requestID))
    }
    if let wait = facts["retry_after_ms"].flatMap(Int64.init), wait < Int64.max - 999 {
      fields.append(HTTPField("retry-after", String(max(1, (wait + 999) / 1000))))
    }
    return HTTPResponse(
      status: status, headers: fields + headers, body: JSONValue.object([.init("error", .object(error))]).serialized)
  }
}

extension RPCCode {
  /// The HTTP status of a failed call (grpc-gateway's table).
  public var httpStatus: Int {
    switch self {
    case .ok: 200
    case .cancelled: 499
    case .invalidArgument, .failedPrecondition, .outOfRange: 400
    case .unauthenticated: 401
    case .permissionDenied: 403
    case .notFound: 404
    case .alreadyExists, .aborted: 409
    case .resourceExhausted: 429
    case .unknown, .internal, .dataLoss: 500
    case .unimplemented: 501
    case .unavailable: 503
    case .deadlineExceeded: 504
    }
  }
}
