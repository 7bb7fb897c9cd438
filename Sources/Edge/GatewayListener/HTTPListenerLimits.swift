/// The named limits of a listener, and what happens at each.
public struct HTTPListenerLimits: Sendable {
  /// Longest request target (path and query), in bytes: 414 above it.
  public var targetSizeBytes = 8 * 1024
  /// Largest header list, counted as HTTP/2 does (name + value + 32 per field): 431 above it.
  public var headerListSizeBytes = 16 * 1024
  /// Most header fields: 431 above it.
  public var headerFieldCount = 100
  /// Largest request body, in bytes: 413 above it.
  public var bodySizeBytes = 1024 * 1024
  /// Another body limit for some requests, told the method and the path; `nil` keeps the above.
  public var bodySizeOverride: (@Sendable (_ method: String, _ path: String) -> Int?)?
  /// Most connections at a time: 503 above it (by TLS: closed at once).
  public var connections = 10_000
  /// Streams one HTTP/2 connection may have open: more are refused by the protocol.
  public var streamsPerConnection = 100
  /// From a request's first byte to the end of its header, and for the TLS handshake: 408 after it.
  public var headerDeadline: Duration = .seconds(10)
  /// From the end of the header to the end of the body: 408 after it.
  public var bodyDeadline: Duration = .seconds(60)
  /// How long a peer may leave an answer unread before its connection is closed.
  public var writeDeadline: Duration = .seconds(30)
  /// How long a connection without a request is kept; a new one at least the header's deadline.
  public var idleTimeout: Duration = .seconds(60)
  /// How long the rest of a refused request is read and dropped, so that the peer gets the answer
  /// instead of a reset (RFC 9112 §9.6).
  public var lingerTimeout: Duration = .seconds(2)

  public init() {}

  /// How long the body of one request may be.
  func bodyLimit(method: String, path: String) -> Int {
    bodySizeOverride.flatMap { $0(method, path) } ?? bodySizeBytes
  }
}
