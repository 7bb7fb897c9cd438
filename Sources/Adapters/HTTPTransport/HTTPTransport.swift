internal import Base
public import Ports
public import RPCNetwork
public import TLSWire

/// The named limits of the HTTP client.
public struct HTTPTransportLimits: Sendable, Hashable {
  /// Connections open to one host and port at a time; the next request waits.
  public var connectionsPerHost = 16
  /// Requests waiting for a connection to one host, also for one on its way; above it
  /// `unreachable` at once.
  public var waitingPerHost = 1024
  /// Largest body of a response, in bytes; above it `tooLarge`.
  public var responseSizeBytes = 8 * 1024 * 1024
  /// Largest header of a response, in bytes; above it `malformed`.
  public var responseHeaderSizeBytes = 64 * 1024
  /// How long an unused connection is kept. Shorter than the 60 s of common servers, so that a
  /// connection is seldom closed by them just when it is used again.
  public var idleTimeout: Duration = .seconds(30)
  /// How long a TCP connection may take, whatever the request's own time-out.
  public var connectTimeout: Duration = .seconds(5)

  public init() {}
}

/// HTTP/1.1 over pooled keep-alive connections, plain or by TLS. No redirects, no proxies
/// (docs/decisions/0002).
///
/// Lives on one event loop; `send` may be called from any thread, loop or task. A request of an
/// idempotent method (RFC 9110 §9.2.2) that met a kept connection just when the server closed it is
/// sent once more on another; all others fail, for the server may have acted.
public final class HTTPTransport: HTTPClient {
  private let pool: ConnectionPool

  /// - Parameter trustedRootsPEM: what certificates of `https` servers must lead to; `nil` takes the
  ///   system's roots. Throws `badConfiguration` when it is not PEM.
  public init(loop: NIOLoop, trustedRootsPEM: String? = nil, limits: HTTPTransportLimits = HTTPTransportLimits())
    throws(TLSError)
  {
    let tls = try TLSContext(.outside(trustedRootsPEM: trustedRootsPEM))
    pool = ConnectionPool(loop: loop, tls: tls, limits: limits)
  }

  public func send(_ request: HTTPClientRequest, timeout: Duration) async throws(HTTPClientError)
    -> HTTPClientResponse
  {
    let destination = try HTTPDestination(request.url)
    try check(request)
    return try await pool.send(request, to: destination, timeout: timeout)
  }

  /// Closes all connections; requests from now on are refused, those under way fail.
  public func shutDown() async { await pool.shutDown() }

  /// Nothing in a request may end its line and begin another.
  private func check(_ request: HTTPClientRequest) throws(HTTPClientError) {
    guard !request.method.isEmpty, request.method.utf8.allSatisfy(isTokenByte) else {
      throw .malformed("'\(request.method)' is no method")
    }
    for field in request.headers {
      guard !field.name.isEmpty, field.name.utf8.allSatisfy(isTokenByte),
        field.value.utf8.allSatisfy({ $0 == 0x09 || $0 >= 0x20 && $0 != 0x7F })
      else { throw .malformed("the header '\(field.name)' cannot be sent") }
    }
  }
}

/// `tchar` of RFC 9110 §5.6.2.
private func isTokenByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
  case UInt8(ascii: "0")...UInt8(ascii: "9"): true
  default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
  }
}
