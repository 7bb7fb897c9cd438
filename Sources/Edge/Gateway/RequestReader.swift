import Admission
import Base
import Messages
import Ports
import RPCCore

/// Makes the message of a call out of path, query and body.
enum RequestReader {
  /// Parameters of one query string.
  static let parametersMaximum = 64

  /// Fields of the path win over fields of the body; a field may stand in the path or in the query,
  /// not in both. Throws `MessageJSONError` with the path of what is wrong, or `GatewayError`.
  static func message(
    of route: Route, _ variables: [PathRouter.Variable], _ request: HTTPRequest
  ) throws -> any ProtoMessage {
    if let encoding = request.header("content-encoding"), encoding.lowercased() != "identity" {
      throw GatewayError(
        .invalidArgument, "A body is taken as it is, not compressed.", reason: "UNSUPPORTED_CONTENT_ENCODING", status: 415)
    }
    var message: any ProtoMessage = try body(of: route, request)
    let path = variables.map { (name: $0.name, value: $0.value) }
    do throws(MessageJSONError) {
      try MessageJSON.bind(path + (try parameters(request.query)), to: &message)
    } catch {
      throw error.rpcError
    }
    return message
  }

  private static func parameters(_ query: String) throws(MessageJSONError) -> [(name: String, value: String)] {
    guard let pairs = PercentEncoding.pairs(query) else {
      throw MessageJSONError(path: "?", problem: "the query is not percent-encoded UTF-8")
    }
    guard pairs.count <= parametersMaximum else {
      throw MessageJSONError(path: "?", problem: "has more than \(parametersMaximum) parameters")
    }
    return pairs
  }

  private static func body(of route: Route, _ request: HTTPRequest) throws -> any ProtoMessage {
    switch route.http.body {
    case .none:
      guard request.body.isEmpty else {
        throw GatewayError(.invalidArgument, "This request takes no body.", reason: "BODY_NOT_TAKEN")
      }
      return route.http.request.init()
    case .whole:
      try checkSize(request, Limits.jsonBytes)
      if request.body.isEmpty { return route.http.request.init() }
      try checkType(request, ["application/json"])
      guard request.query.isEmpty else {
        throw GatewayError(.invalidArgument, "Say it in the body, not in the query.", reason: "QUERY_NOT_TAKEN")
      }
      do throws(MessageJSONError) { return try json(request.body, as: route.http.request) } catch {
        throw error.rpcError
      }
    case .field(let name): return try file(name, of: route, request)
    }
  }

  private static func json<Message: ProtoMessage>(
    _ text: [UInt8], as type: Message.Type
  ) throws(MessageJSONError) -> any ProtoMessage {
    try MessageJSON.read(text, as: type)
  }

  /// The body as it is, in one field of bytes.
  private static func file(_ name: String, of route: Route, _ request: HTTPRequest) throws -> any ProtoMessage {
    let isForm = route.admission == .callback
    try checkSize(request, isForm ? Limits.formBytes : Limits.fileBytes)
    try checkType(
      request, isForm ? ["application/x-www-form-urlencoded"] : ["application/json", "application/octet-stream"])
    var message: any ProtoMessage = route.http.request.init()
    guard let field = route.http.request.table.field(named: name) else {
      throw RPCError(.internal, "\(route.label) names no field \(name)")
    }
    try message.set(field, to: .bytes(request.body))
    return message
  }

  private static func checkSize(_ request: HTTPRequest, _ limit: Int) throws(GatewayError) {
    guard request.body.count > limit else { return }
    throw GatewayError(
      .invalidArgument, "The body is larger than \(limit) bytes.", reason: "BODY_TOO_LARGE",
      facts: ["limit_bytes": String(limit)], status: 413)
  }

  private static func checkType(_ request: HTTPRequest, _ types: [String]) throws(GatewayError) {
    let headers = request.headers.all(named: "content-type")
    let parts = (headers.first ?? "").split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
    let isUTF8 = parts.dropFirst().allSatisfy { !$0.hasPrefix("charset=") || $0 == "charset=utf-8" || $0 == "charset=\"utf-8\"" }
    guard headers.count == 1, let type = parts.first, types.contains(type), isUTF8 else {
      throw GatewayError(
        .invalidArgument, "The body is taken as \(types.joined(separator: " or ")) in UTF-8.",
        reason: "UNSUPPORTED_MEDIA_TYPE", status: 415)
    }
  }
}

/// Makes the HTTP response out of a call's answer.
enum ResponseWriter {
  static func response(_ bytes: [UInt8], of route: Route) throws -> HTTPResponse {
    try response(bytes, of: route, as: route.http.response)
  }

  private static func response<Message: ProtoMessage>(
    _ bytes: [UInt8], of route: Route, as type: Message.Type
  ) throws -> HTTPResponse {
    let message = try Message(serialized: bytes)
    guard let name = route.http.responseField else {
      return json(MessageJSON.serialized(message), isPublic: route.access == .open)
    }
    guard let field = Message.table.field(named: name), case .bytes(let body) = message.value(of: field) else {
      throw RPCError(.internal, "\(route.label) names no field \(name) of bytes")
    }
    return HTTPResponse(
      status: 200, headers: [HTTPField("content-type", "text/plain; charset=utf-8")] + safety, body: body)
  }

  private static func json(_ body: [UInt8], isPublic: Bool) -> HTTPResponse {
    HTTPResponse(
      status: 200,
      headers: [
        HTTPField("content-type", "application/json"), HTTPField("cache-control", isPublic ? "no-cache" : "no-store"),
      ] + safety, body: body)
  }

  private static let safety = [HTTPField("x-content-type-options", "nosniff")]
}
