/// The words of an HTTP/2 session: fields, events, errors, settings. Source: RFC 9113.

/// One header field. Names are lowercase; pseudo fields begin with `:` and come first.
public struct HTTP2Field: Sendable, Hashable {
  public let name: String
  public let value: String
  /// Whether the value is worth a place in the table of header compression: false for values that
  /// change with every request, and for secrets. Received fields do not tell.
  public let isIndexed: Bool

  public init(_ name: String, _ value: String, isIndexed: Bool = true) {
    self.name = name
    self.value = value
    self.isIndexed = isIndexed
  }
}

/// One header block as received.
public struct HTTP2Headers: Sendable, Hashable {
  /// In order of arrival. Complete unless `isTooLarge`.
  public let fields: [HTTP2Field]
  /// The block went over the session's header limits; what came after that was dropped. The owner
  /// answers (431, RESOURCE_EXHAUSTED) and does not act on the fields beyond finding out what
  /// kind of answer to give.
  public let isTooLarge: Bool

  public init(fields: [HTTP2Field], isTooLarge: Bool = false) {
    self.fields = fields
    self.isTooLarge = isTooLarge
  }

  /// The value of the first field called `name`.
  public subscript(name: String) -> String? { fields.first { $0.name == name }?.value }
}

/// An error code of RST_STREAM and GOAWAY (RFC 9113 §7).
public struct HTTP2ErrorCode: RawRepresentable, Sendable, Hashable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let noError = HTTP2ErrorCode(rawValue: 0x0)
  public static let protocolError = HTTP2ErrorCode(rawValue: 0x1)
  public static let internalError = HTTP2ErrorCode(rawValue: 0x2)
  public static let flowControlError = HTTP2ErrorCode(rawValue: 0x3)
  public static let settingsTimeout = HTTP2ErrorCode(rawValue: 0x4)
  public static let streamClosed = HTTP2ErrorCode(rawValue: 0x5)
  public static let frameSizeError = HTTP2ErrorCode(rawValue: 0x6)
  /// The stream was not acted on; it may be tried again elsewhere.
  public static let refusedStream = HTTP2ErrorCode(rawValue: 0x7)
  public static let cancel = HTTP2ErrorCode(rawValue: 0x8)
  public static let compressionError = HTTP2ErrorCode(rawValue: 0x9)
  public static let connectError = HTTP2ErrorCode(rawValue: 0xA)
  public static let enhanceYourCalm = HTTP2ErrorCode(rawValue: 0xB)
  public static let inadequateSecurity = HTTP2ErrorCode(rawValue: 0xC)
  public static let http11Required = HTTP2ErrorCode(rawValue: 0xD)
}

/// What the peer did, in order. Handed out by `HTTP2Session.takeEvents()`.
public enum HTTP2Event: Sendable {
  /// A header block is complete: a request at a server, a (possibly 1xx) response at a client, or
  /// trailers at either.
  case headers(stream: Int32, HTTP2Headers)
  /// A piece of a body. The slice may be kept; give credit with `consume` when it is done with.
  case data(stream: Int32, ArraySlice<UInt8>)
  /// The peer will send nothing more on this stream. The stream may still be written.
  case end(stream: Int32)
  /// The stream is gone, after both ends or by a reset from either side. Last event of a stream.
  case closed(stream: Int32, HTTP2ErrorCode)
  /// A stream whose `write` had said "full" has room again.
  case drained(stream: Int32)
  /// The peer's settings have arrived: the connection is usable.
  case settings
  /// The answer to our `ping`.
  case pong(UInt64)
  /// The peer opens no more streams and processes ours up to `lastStream` only.
  case goAway(lastStream: Int32, HTTP2ErrorCode, explanation: String)
}

/// A session or a call on it failed.
public struct HTTP2Error: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Kind: String, Sendable {
    /// The peer does not speak HTTP/2.
    case badPreface
    /// The stream is closed, or not open yet, or used up.
    case badStream
    /// No new stream may be opened: ids used up, or GOAWAY.
    case closing
  }
  public let kind: Kind
  public let explanation: String

  public init(_ kind: Kind, _ explanation: String) {
    self.kind = kind
    self.explanation = explanation
  }

  public var description: String { "HTTP/2: \(explanation)" }
}

/// What a session tells its peer at the start, and how it defends itself.
public struct HTTP2Settings: Sendable, Hashable {
  /// Streams the peer may have open. RFC 9113 recommends at least 100.
  public var maxConcurrentStreams: UInt32
  /// Bytes of one stream the peer may send without credit.
  public var streamWindowBytes: Int32
  /// The same for all streams together; credit is given as bytes arrive, so that one stream which
  /// is not read does not stop the others.
  public var connectionWindowBytes: Int32
  /// Counted as HTTP/2 does: name + value + 32 per field.
  public var headerListSizeBytes: Int
  public var headerFieldCount: Int
  /// `write` says "full" from this many waiting bytes of a stream on.
  public var writeBufferBytes: Int
  public var budget: FrameBudget.Limits
  /// How often the peer may ask for a sign of life; `nil` counts its PINGs by the budget only.
  public var pings: PingRules?

  public init(
    maxConcurrentStreams: UInt32 = 1000, streamWindowBytes: Int32 = 256 * 1024,
    connectionWindowBytes: Int32 = 4 * 1024 * 1024, headerListSizeBytes: Int = 16 * 1024,
    headerFieldCount: Int = 64, writeBufferBytes: Int = 64 * 1024,
    budget: FrameBudget.Limits = .strict, pings: PingRules? = nil
  ) {
    self.maxConcurrentStreams = maxConcurrentStreams
    self.streamWindowBytes = streamWindowBytes
    self.connectionWindowBytes = connectionWindowBytes
    self.headerListSizeBytes = headerListSizeBytes
    self.headerFieldCount = headerFieldCount
    self.writeBufferBytes = writeBufferBytes
    self.budget = budget
    self.pings = pings
  }
}
