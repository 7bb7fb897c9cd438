internal import Gateway
internal import NIOHTTP1
internal import Ports

/// What a request's header says, checked: the one place where framing is decided, so that nobody
/// in front of us can read a request in another way than we do (RFC 9112 §6.3, §11.2).
struct CheckedHead {
  /// Without a body yet.
  var request: HTTPRequest
  let bodyLimit: Int
  /// Bytes of body that were announced; `nil` for chunked.
  let announcedBytes: Int?
  let isKeptAlive: Bool
  let expectsContinue: Bool

  /// Whether there is nothing but the header.
  var hasNoBody: Bool { announcedBytes == 0 }
}

struct RequestCheck: Sendable {
  let limits: HTTPListenerLimits
  let isSecure: Bool

  // MARK: - HTTP/1

  func check(_ head: HTTPRequestHead, remoteAddress: String) throws(ListenerRefusal) -> CheckedHead {
    guard head.version == .http1_1 || head.version == .http1_0 else { throw .unsupportedVersion }
    guard head.uri.utf8.count <= limits.targetSizeBytes else {
      throw .targetTooLong(limitBytes: limits.targetSizeBytes)
    }
    var size = 0
    for field in head.headers { size += field.name.utf8.count + field.value.utf8.count + 32 }
    try checkSize(size, count: head.headers.count)
    let announced = try announcedBytes(head)
    try checkHost(head)
    let (path, query) = try Self.split(Self.originForm(head.uri, method: head.method.rawValue))
    let request = HTTPRequest(
      method: head.method.rawValue, path: path, query: query, headers: Self.endToEnd(head.headers),
      remoteAddress: remoteAddress, isSecure: isSecure)
    let bodyLimit = limits.bodyLimit(method: request.method, path: path)
    if let announced, announced > bodyLimit { throw .bodyTooLarge(limitBytes: bodyLimit) }
    // The parser stops for good behind a request that asks for another protocol.
    let wantsUpgrade = head.headers.contains(name: "upgrade") || head.method == .CONNECT
    return CheckedHead(
      request: request, bodyLimit: bodyLimit, announcedBytes: announced,
      isKeptAlive: head.isKeepAlive && !wantsUpgrade,
      expectsContinue: head.version == .http1_1
        && head.headers["expect"].contains { $0.lowercased() == "100-continue" })
  }

  /// The length of the body, if it is announced in exactly one way.
  private func announcedBytes(_ head: HTTPRequestHead) throws(ListenerRefusal) -> Int? {
    let (lengths, codings) = (head.headers["content-length"], head.headers["transfer-encoding"])
    guard codings.isEmpty else {
      guard lengths.isEmpty else { throw .malformed("both content-length and transfer-encoding") }
      guard head.version == .http1_1 else { throw .malformed("transfer-encoding in HTTP/1.0") }
      guard codings.count == 1, codings[0].lowercased() == "chunked" else { throw .unsupportedTransferCoding }
      return nil
    }
    guard let length = lengths.first else { return 0 }
    guard lengths.count == 1, !length.isEmpty, length.utf8.allSatisfy(isDigit), let number = Int(length) else {
      throw .malformed("content-length is not one number")
    }
    return number
  }

  private func checkHost(_ head: HTTPRequestHead) throws(ListenerRefusal) {
    let hosts = head.headers["host"]
    guard hosts.count == 1 || hosts.isEmpty && head.version == .http1_0 else {
      throw .malformed("\(hosts.isEmpty ? "no" : "more than one") host field")
    }
    if let host = hosts.first { try Self.checkAuthority(host) }
  }

  // MARK: - HTTP/2

  /// - Parameter fields: name and value, pseudo fields first, as the session has validated them.
  func check(_ fields: [(name: String, value: String)], isEnd: Bool, remoteAddress: String) throws(ListenerRefusal)
    -> CheckedHead
  {
    var (method, target, authority, length) = ("", "", String?.none, Int?.none)
    var headers: [HTTPField] = []
    for (name, value) in fields {
      switch name {
      case ":method": method = value
      case ":path": target = value
      case ":authority": authority = value
      case ":scheme": break
      case "host": authority = authority ?? value
      case "content-length":
        length = Int(value)
        headers.append(HTTPField(name, value))
      default: headers.append(HTTPField(name, value))
      }
    }
    guard target.utf8.count <= limits.targetSizeBytes else {
      throw .targetTooLong(limitBytes: limits.targetSizeBytes)
    }
    if method == "CONNECT" { target = authority ?? "" }
    guard !method.isEmpty, !target.isEmpty else { throw .malformed("no method or no path") }
    if let authority {
      try Self.checkAuthority(authority)
      headers.insert(HTTPField("host", authority), at: 0)
    }
    let (path, query) = try Self.split(target[...])
    let bodyLimit = limits.bodyLimit(method: method, path: path)
    if let length, length > bodyLimit { throw .bodyTooLarge(limitBytes: bodyLimit) }
    let request = HTTPRequest(
      method: method, path: path, query: query, headers: headers, remoteAddress: remoteAddress, isSecure: isSecure)
    return CheckedHead(
      request: request, bodyLimit: bodyLimit, announcedBytes: isEnd ? 0 : nil, isKeptAlive: true,
      expectsContinue: headers.first(named: "expect")?.lowercased() == "100-continue")
  }

  // MARK: - Parts

  private func checkSize(_ bytes: Int, count: Int) throws(ListenerRefusal) {
    guard bytes <= limits.headerListSizeBytes, count <= limits.headerFieldCount else {
      throw .headersTooLarge(limitBytes: limits.headerListSizeBytes)
    }
  }

  /// The path and query of a target, also of one in absolute form (RFC 9112 §3.2.2).
  private static func originForm(_ target: String, method: String) throws(ListenerRefusal) -> Substring {
    if target.utf8.first == UInt8(ascii: "/") || target == "*" || method == "CONNECT" { return target[...] }
    guard let scheme = ["http://", "https://"].first(where: { target.lowercased().hasPrefix($0) }) else {
      throw .malformed("the target is neither a path nor an absolute URL")
    }
    let rest = target.dropFirst(scheme.count)
    guard let start = rest.firstIndex(where: { $0 == "/" || $0 == "?" }) else { return "/" }
    return rest[start] == "/" ? rest[start...] : "/" + rest[start...]
  }

  private static func split(_ target: Substring) throws(ListenerRefusal) -> (path: String, query: String) {
    for byte in target.utf8 where byte <= 0x20 || byte >= 0x7F {
      throw .malformed("the target has a byte that must be percent-encoded")
    }
    guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return (String(target), "") }
    return (String(target[..<mark]), String(target[target.index(after: mark)...]))
  }

  private static func checkAuthority(_ authority: String) throws(ListenerRefusal) {
    for byte in authority.utf8 {
      let isFine = byte > 0x20 && byte < 0x7F && !"/?#@\\,".utf8.contains(byte)
      guard isFine else { throw .malformed("the host is not a host") }
    }
  }

  /// Without the fields that speak of this connection only (RFC 9110 §7.6.1).
  private static func endToEnd(_ headers: HTTPHeaders) -> [HTTPField] {
    let named = Set(headers[canonicalForm: "connection"].map { $0.lowercased() })
    var fields: [HTTPField] = []
    fields.reserveCapacity(headers.count)
    for (name, value) in headers {
      let lowercase = name.lowercased()
      guard !hopByHop.contains(lowercase), !named.contains(lowercase) else { continue }
      fields.append(HTTPField(lowercase, value))
    }
    return fields
  }

  private static let hopByHop: Set<String> = [
    "connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade", "te", "trailer", "http2-settings",
    "expect",
  ]
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
