public import Ports

/// One whole HTTP request, as a listener has read it.
///
/// The listener has checked framing and limits; nothing else has been checked. HTTP/1.1 and
/// HTTP/2 look the same here: `:authority` is told as `host`, hop-by-hop fields are gone.
public struct HTTPRequest: Sendable, Hashable {
  /// As sent, case-sensitive: `GET`.
  public var method: String
  /// The path of the request target, still percent-encoded, without the query: `/v1/events`.
  public var path: String
  /// What follows the first `?`, still percent-encoded; empty when there is none.
  public var query: String
  /// In the order of their arrival. Names are compared without case.
  public var headers: [HTTPField]
  public var body: [UInt8]
  /// The numeric address of the socket's other end, without a port: `127.0.0.1`, `::1`.
  public var remoteAddress: String
  /// Whether the request came over TLS.
  public var isSecure: Bool

  public init(
    method: String, path: String, query: String = "", headers: [HTTPField] = [],
    body: [UInt8] = [], remoteAddress: String = "127.0.0.1", isSecure: Bool = false
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
    self.remoteAddress = remoteAddress
    self.isSecure = isSecure
  }

  /// The value of the first header called `name` (any case).
  public func header(_ name: String) -> String? { headers.first(named: name) }
}

/// One whole HTTP response. The listener adds `content-length`, `date` and the framing.
public struct HTTPResponse: Sendable, Hashable {
  public var status: Int
  /// Lowercase names, for HTTP/2 wants them so.
  public var headers: [HTTPField]
  public var body: [UInt8]

  public init(status: Int, headers: [HTTPField] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A response with a text body of the given type.
  public init(status: Int, contentType: String, _ text: String, headers: [HTTPField] = []) {
    self.init(
      status: status, headers: [HTTPField("content-type", contentType)] + headers,
      body: [UInt8](text.utf8))
  }

  /// The value of the first header called `name` (any case).
  public func header(_ name: String) -> String? { headers.first(named: name) }
}

/// Whatever answers HTTP requests: the gateway, the sandbox provider.
///
/// A listener calls it on the event loop of the request's connection, many requests at a time;
/// when the client goes away the surrounding task is cancelled. It always answers.
public protocol HTTPResponder: Sendable {
  func respond(to request: HTTPRequest) async -> HTTPResponse
}

extension [HTTPField] {
  /// The value of the first field called `name`, compared without case.
  public func first(named name: String) -> String? {
    first { $0.name.utf8.equalsIgnoringCase(name.utf8) }?.value
  }

  /// The values of all fields called `name`, in order.
  public func all(named name: String) -> [String] {
    filter { $0.name.utf8.equalsIgnoringCase(name.utf8) }.map(\.value)
  }
}

extension String.UTF8View {
  /// ASCII letters compare without case, all other bytes exactly.
  func equalsIgnoringCase(_ other: String.UTF8View) -> Bool {
    count == other.count && zip(self, other).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
  }
}

extension UInt8 {
  /// The lowercase of an ASCII letter; any other byte itself.
  var asciiLowercased: UInt8 { (65...90).contains(self) ? self | 0x20 : self }
}
