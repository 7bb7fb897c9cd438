import Base
import HTTP2Wire

/// Two sessions with a wire between them that cuts bytes at seeded places.
struct Pair {
  let client: HTTP2Session
  let server: HTTP2Session
  private var dice: UInt64
  private let longestPiece: Int
  var now = Instant(nanoseconds: 0)
  private(set) var atClient: [HTTP2Event] = []
  private(set) var atServer: [HTTP2Event] = []

  init(
    seed: UInt64 = 1, longestPiece: Int = .max, client: HTTP2Settings = HTTP2Settings(),
    server: HTTP2Settings = HTTP2Settings()
  ) {
    self.client = HTTP2Session(.client, client)
    self.server = HTTP2Session(.server, server)
    dice = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    self.longestPiece = longestPiece
  }

  private mutating func roll(_ bound: Int) -> Int {
    dice ^= dice << 13
    dice ^= dice >> 7
    dice ^= dice << 17
    return Int(dice % UInt64(bound))
  }

  /// Carries everything both ways once; returns whether anything moved.
  mutating func turn() throws -> Bool {
    let toServer = client.takeOutput()
    let toClient = server.takeOutput()
    try deliver(toServer, to: server)
    try deliver(toClient, to: client)
    atServer += server.takeEvents()
    atClient += client.takeEvents()
    return !toServer.isEmpty || !toClient.isEmpty
  }

  /// Carries bytes until both are silent.
  mutating func settle() throws {
    while try turn() {}
  }

  private mutating func deliver(_ bytes: [UInt8], to session: HTTP2Session) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(longestPiece == .max ? rest.count : 1 + roll(longestPiece))
      try session.receive(Array(piece), at: now)
      rest = rest.dropFirst(piece.count)
    }
  }

  mutating func takeClientEvents() -> [HTTP2Event] {
    defer { atClient = [] }
    return atClient
  }

  mutating func takeServerEvents() -> [HTTP2Event] {
    defer { atServer = [] }
    return atServer
  }
}

let get = [
  HTTP2Field(":method", "GET"), HTTP2Field(":scheme", "http"), HTTP2Field(":authority", "a"),
  HTTP2Field(":path", "/"),
]

extension [HTTP2Event] {
  func body(of stream: Int32) -> [UInt8] {
    flatMap { event -> [UInt8] in
      if case .data(stream, let bytes) = event { return [UInt8](bytes) }
      return []
    }
  }
  func headers(of stream: Int32) -> [HTTP2Headers] {
    compactMap { event in
      if case .headers(stream, let headers) = event { return headers }
      return nil
    }
  }
  func closing(of stream: Int32) -> HTTP2ErrorCode? {
    for case .closed(stream, let code) in self { return code }
    return nil
  }
  var goAway: HTTP2ErrorCode? {
    for case .goAway(_, let code, _) in self { return code }
    return nil
  }
}

/// A raw frame, for what no session of ours would send.
func frame(_ type: UInt8, flags: UInt8 = 0, stream: UInt32 = 0, _ payload: [UInt8] = []) -> [UInt8] {
  let count = UInt32(payload.count)
  return [UInt8(count >> 16), UInt8(count >> 8 & 255), UInt8(count & 255), type, flags]
    + withUnsafeBytes(of: stream.bigEndian) { Array($0) } + payload
}

let preface = [UInt8]("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + frame(4)
