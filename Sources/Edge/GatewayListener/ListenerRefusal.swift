internal import Gateway
internal import RPCCore

/// Why a listener answers a request itself, without asking the responder. In order of precedence.
enum ListenerRefusal: Error, Hashable {
  case tooManyConnections
  case unsupportedVersion
  /// What came is not HTTP, or could be read in two ways (request smuggling); the text says where.
  case malformed(String)
  case unsupportedTransferCoding
  case targetTooLong(limitBytes: Int)
  case headersTooLarge(limitBytes: Int)
  case bodyTooLarge(limitBytes: Int)
  case headerTooSlow
  case bodyTooSlow

  /// Stable for ever.
  var reason: String {
    switch self {
    case .tooManyConnections: "TOO_MANY_CONNECTIONS"
    case .unsupportedVersion: "UNSUPPORTED_HTTP_VERSION"
    case .malformed: "MALFORMED_REQUEST"
    case .unsupportedTransferCoding: "UNSUPPORTED_TRANSFER_CODING"
    case .targetTooLong: "TARGET_TOO_LONG"
    case .headersTooLarge: "HEADERS_TOO_LARGE"
    case .bodyTooLarge: "BODY_TOO_LARGE"
    case .headerTooSlow, .bodyTooSlow: "REQUEST_TOO_SLOW"
    }
  }

  var status: Int {
    switch self {
    case .tooManyConnections: 503
    case .unsupportedVersion: 505
    case .malformed: 400
    case .unsupportedTransferCoding: 501
    case .targetTooLong: 414
    case .headersTooLarge: 431
    case .bodyTooLarge: 413
    case .headerTooSlow, .bodyTooSlow: 408
    }
  }

  var code: RPCCode {
    switch self {
    case .tooManyConnections: .unavailable
    case .unsupportedVersion, .unsupportedTransferCoding: .unimplemented
    case .malformed, .targetTooLong, .headersTooLarge, .bodyTooLarge: .invalidArgument
    case .headerTooSlow, .bodyTooSlow: .deadlineExceeded
    }
  }

  var explanation: String {
    switch self {
    case .tooManyConnections: "The server has as many connections as it takes. Try again in a moment."
    case .unsupportedVersion: "This server speaks HTTP/1.0, HTTP/1.1 and HTTP/2."
    case .malformed(let what): "The request is not well-formed HTTP: \(what)."
    case .unsupportedTransferCoding: "The only transfer coding taken is chunked."
    case .targetTooLong(let limit): "The request target is longer than \(limit) bytes."
    case .headersTooLarge(let limit): "The header fields are larger than \(limit) bytes, or too many."
    case .bodyTooLarge(let limit): "The request body is larger than \(limit) bytes."
    case .headerTooSlow: "The request header did not arrive in time."
    case .bodyTooSlow: "The request body did not arrive in time."
    }
  }

  private var facts: [String: String] {
    switch self {
    case .targetTooLong(let limit), .headersTooLarge(let limit), .bodyTooLarge(let limit):
      ["limit_bytes": String(limit)]
    case .tooManyConnections: ["retry_after_ms": "1000"]
    default: [:]
    }
  }

  func response(requestID: String) -> HTTPResponse {
    .problem(
      code: code, httpStatus: status, message: explanation, reason: reason, facts: facts, requestID: requestID)
  }
}
