import HTTP2Wire
import Testing

/// Which messages are well-formed (RFC 9113 §8): one bad message ends its stream and not the connection.
@Suite struct ConformanceMessageTests {
  /// Fields of one message, and what is the matter with them.
  struct Message: Sendable, CustomTestStringConvertible {
    let name: String
    let fields: [(String, String)]
    var testDescription: String { name }

    init(_ name: String, _ fields: [(String, String)]) { (self.name, self.fields) = (name, fields) }
  }

  private typealias Fields = [(String, String)]
  private static let method = (":method", "GET"), scheme = (":scheme", "http"), authority = (":authority", "a")
  private static let path = (":path", "/")
  private static let get: Fields = [method, scheme, authority, path]
  private static let connect: Fields = [(":method", "CONNECT"), authority]

  // MARK: - Fields

  /// §8.2: what no message may have.
  private static let badFields: [Message] = [
    Message("8.2.1 an upper-case name", [("X-Test", "1")]),
    Message("8.2.1 one upper-case letter at the end", [("x-tesT", "1")]),
    Message("8.2.1 an empty name", [("", "1")]),
    Message("8.2.1 a space in a name", [("x test", "1")]),
    Message("8.2.1 a control character in a name", [("x\u{1}", "1")]),
    Message("8.2.1 DEL in a name", [("x\u{7F}", "1")]),
    Message("8.2.1 a letter beyond ASCII in a name", [("é", "1")]),
    Message("8.2.1 a colon within a name", [("x:y", "1")]),
    Message("8.2.1 NUL in a value", [("x", "a\u{0}b")]),
    Message("8.2.1 LF in a value", [("x", "a\nb")]),
    Message("8.2.1 CR in a value", [("x", "a\rb")]),
    Message("8.2.1 CR LF at the end of a value", [("x", "a\r\n")]),
    Message("8.2.1 a space before a value", [("x", " a")]),
    Message("8.2.1 a tab before a value", [("x", "\ta")]),
    Message("8.2.1 a space behind a value", [("x", "a ")]),
    Message("8.2.1 a tab behind a value", [("x", "a\t")]),
    Message("8.2.2 connection", [("connection", "close")]),
    Message("8.2.2 keep-alive", [("keep-alive", "timeout=5")]),
    Message("8.2.2 proxy-connection", [("proxy-connection", "keep-alive")]),
    Message("8.2.2 transfer-encoding", [("transfer-encoding", "chunked")]),
    Message("8.2.2 upgrade", [("upgrade", "h2c")]),
    Message("8.2.2 te: gzip", [("te", "gzip")]),
    Message("8.2.2 te: trailers, gzip", [("te", "trailers, gzip")]),
    Message("8.3 an unknown pseudo field", [(":test", "1")]),
    Message("8.3 a pseudo field without a name", [(":", "1")]),
    Message("8.1.1 a content-length that is no number", [("content-length", "one")]),
    Message("8.1.1 a content-length with a sign", [("content-length", "-1")]),
    Message("8.1.1 an empty content-length", [("content-length", "")]),
    Message("8.1.1 a content-length above 2^63", [("content-length", "99999999999999999999")]),
    Message("8.1.1 two content-lengths", [("content-length", "1"), ("content-length", "2")]),
  ]

  private static let goodFields: [Message] = [
    Message("8.2.2 te: trailers", [("te", "trailers")]),
    Message("8.2.1 every character of a name", [("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz", "1")]),
    Message("8.2.1 an empty value", [("x", "")]),
    Message("8.2.1 spaces and tabs within a value", [("x", "a \t b")]),
    Message("8.2.1 letters beyond ASCII in a value", [("x", "票 é")]),
    Message("8.2.1 the same name twice", [("x", "1"), ("x", "2")]),
    Message("8.2.3 a cookie in crumbs", [("cookie", "a=1"), ("cookie", "b=2")]),
    Message("8.1.1 a content-length of zero", [("content-length", "0")]),
  ]

  // MARK: - Requests

  private static let badRequests: [Message] =
    badFields.map { Message($0.name, get + $0.fields) } + [
      Message("8.3 :status in a request", get + [(":status", "200")]),
      Message("8.3 a pseudo field after another", [method, scheme, authority, ("x", "1"), path]),
      Message("8.3.1 an empty :path", [method, scheme, authority, (":path", "")]),
      Message("8.3.1 no :method", [scheme, authority, path]),
      Message("8.3.1 no :scheme", [method, authority, path]),
      Message("8.3.1 no :path", [method, scheme, authority]),
      Message("8.3.1 two :method", get + [method]),
      Message("8.3.1 two :scheme", get + [scheme]),
      Message("8.3.1 two :path", get + [path]),
      Message("8.3.1 two :authority", get + [authority]),
      Message("8.3 no field at all", []),
      Message("8.3 no pseudo field", [("x", "1")]),
      Message("8.5 CONNECT with a :path", connect + [path]),
      Message("8.5 CONNECT with a :scheme", connect + [scheme]),
      Message("8.5 CONNECT without :authority", [(":method", "CONNECT")]),
      Message("8.1.1 a content-length without a body", get + [("content-length", "1")]),
    ]

  private static let goodRequests: [Message] =
    goodFields.map { Message($0.name, get + $0.fields) } + [
      Message("8.3.1 a GET", get),
      Message("8.3.1 HEAD", [(":method", "HEAD"), scheme, authority, path]),
      Message("8.3.1 a method of our own", [(":method", "PURCHASE"), scheme, authority, path]),
      Message("8.3.1 pseudo fields in any order", [path, authority, scheme, method]),
      Message("8.3.1 a host in place of :authority", [method, scheme, path, ("host", "a")]),
      Message("8.3.1 OPTIONS *", [(":method", "OPTIONS"), scheme, authority, (":path", "*")]),
      Message("8.3.1 a path with a query", [method, scheme, authority, (":path", "/a%20b?c=d&e")]),
      Message("8.5 CONNECT", connect),
    ]

  @Test(arguments: badRequests)
  func `a malformed request ends its stream and is never seen`(message: Message) throws {
    for way in Packed.Way.allCases {
      for huffman in [false, true] {
        try ConformanceCase(message.name, .stream(1, [.protocolError])) { peer in
          peer.send(Raw.headers(1, Packed.block(message.fields, way, huffman: huffman)))
        }.run()
      }
    }
  }

  @Test(arguments: goodRequests)
  func `a well-formed request is seen as it was sent`(message: Message) throws {
    for way in Packed.Way.allCases {
      for huffman in [false, true] {
        try ConformanceCase(message.name, .fine, sees: ["1 headers", "1 end"]) { peer in
          peer.send(Raw.headers(1, Packed.block(message.fields, way, huffman: huffman)))
          let fields = try #require(peer.events.headers(of: 1).first?.fields)
          #expect(fields.map { [$0.name, $0.value] } == message.fields.map { [$0.0, $0.1] })
        }.run()
      }
    }
  }

  // MARK: - Responses

  private static let ok = (":status", "200")

  private static let badResponses: [Message] =
    badFields.filter { !$0.name.hasPrefix("8.2.2 te") }.map { Message($0.name, [ok] + $0.fields) } + [
      Message("8.3.2 no :status", [("x", "1")]),
      Message("8.3.2 two :status", [ok, ok]),
      Message("8.3.2 :status of two digits", [(":status", "20")]),
      Message("8.3.2 :status of four digits", [(":status", "2000")]),
      Message("8.3.2 :status that is no number", [(":status", "abc")]),
      Message("8.3.2 an empty :status", [(":status", "")]),
      Message("8.3 :method in a response", [ok, method]),
      Message("8.3 :path in a response", [ok, path]),
      Message("8.3 :status after another field", [("x", "1"), ok]),
      Message("8.1 an interim response that ends the stream", [(":status", "103")]),
      Message("8.1.1 a content-length without a body", [ok, ("content-length", "1")]),
    ]

  private static let goodResponses: [Message] =
    goodFields.filter { !$0.name.hasPrefix("8.2.2 te") }.map { Message($0.name, [ok] + $0.fields) } + [
      Message("8.3.2 a 404", [(":status", "404")]),
      Message("8.3.2 a 299", [(":status", "299")]),
      Message("8.1.1 a 304 with the length of what it spares", [(":status", "304"), ("content-length", "10")]),
    ]

  @Test(arguments: badResponses)
  func `a malformed response ends its stream and is never seen`(message: Message) throws {
    for huffman in [false, true] {
      try ConformanceCase(message.name, at: .client, .stream(1, [.protocolError])) { peer in
        try peer.request()
        peer.send(Raw.headers(1, Packed.block(message.fields, huffman: huffman)))
        #expect(peer.transcript.last == "1 closed 1")
      }.run()
    }
  }

  @Test(arguments: goodResponses)
  func `a well-formed response is seen as it was sent`(message: Message) throws {
    try ConformanceCase(message.name, at: .client, .fine, sees: ["1 headers", "1 end", "1 closed 0"]) { peer in
      try peer.request()
      peer.send(Raw.headers(1, Packed.block(message.fields)))
      let fields = try #require(peer.events.headers(of: 1).first?.fields)
      #expect(fields.map { [$0.name, $0.value] } == message.fields.map { [$0.0, $0.1] })
    }.run()
  }

  @Test func `the answer to HEAD says how long a body would be`() throws {
    var peer = RawPeer(against: .client)
    _ = try peer.session.request([HTTP2Field(":method", "HEAD")] + HTTP2WireTests.get.dropFirst(), isEnd: true)
    peer.settle()
    peer.send(Raw.headers(1, Packed.block([Self.ok, ("content-length", "1000")])))
    #expect(peer.transcript == ["1 headers", "1 end", "1 closed 0"])
  }

  // MARK: - Trailers, bodies and their lengths

  private typealias Row = ConformanceCase
  private static let open = Raw.headers(1, Packed.post, end: false)
  private static let trailers = Raw.headers(1, Packed.literal("t", "1"))

  private static func sized(_ size: String, end: Bool = false) -> [UInt8] {
    Raw.headers(1, Packed.post + Packed.literal("content-length", size), end: end)
  }
  private static func sizedAnswer(_ size: String) -> [UInt8] {
    Raw.headers(1, Packed.ok + Packed.literal("content-length", size), end: false)
  }

  private static let exchanges: [Row] = [
    Row("8.1 trailers", .fine, sees: ["1 headers", "1 data 1", "1 headers", "1 end"],
      open + Raw.data(1, [1]) + trailers),
    Row("8.1 trailers without a body", .fine, sees: ["1 headers", "1 headers", "1 end"], open + trailers),
    Row("8.1 trailers that do not end the stream", .either(1, [.protocolError]), sees: ["1 headers"],
      open + Raw.headers(1, Packed.literal("t", "1"), end: false)),
    Row("8.1 a second request on a stream", .either(1, [.protocolError]), sees: ["1 headers"], open + open),
    Row("8.1 a pseudo field in trailers", .stream(1, [.protocolError]), sees: ["1 headers"],
      open + Raw.headers(1, Packed.literal(":method", "GET"))),
    Row("8.1 :status in trailers", .stream(1, [.protocolError]), sees: ["1 headers"], open + Raw.headers(1, Packed.ok)),
    Row("8.1 an upper-case name in trailers", .stream(1, [.protocolError]), sees: ["1 headers"],
      open + Raw.headers(1, Packed.literal("T", "1"))),
    Row("8.1 connection in trailers", .stream(1, [.protocolError]), sees: ["1 headers"],
      open + Raw.headers(1, Packed.literal("connection", "close"))),
    Row("8.1.1 a body as long as it said", .fine, sees: ["1 headers", "1 data 4", "1 end"],
      sized("4") + Raw.data(1, [1]) + Raw.data(1, [2, 3, 4], padding: 9, end: true)),
    Row("8.1.1 the same with trailers", .fine, sees: ["1 headers", "1 data 4", "1 headers", "1 end"],
      sized("4") + Raw.data(1, [1, 2, 3, 4]) + trailers),
    Row("8.1.1 a shorter body", .stream(1, [.protocolError]), sees: ["1 headers"],
      sized("4") + Raw.data(1, [1], end: true)),
    Row("8.1.1 a longer body", .stream(1, [.protocolError]), sees: ["1 headers"],
      sized("4") + Raw.data(1, count: 5, end: true)),
    Row("8.1.1 a longer body in pieces", .stream(1, [.protocolError]), sees: ["1 headers"],
      sized("4") + Raw.data(1, count: 2) + Raw.data(1, count: 2) + Raw.data(1, count: 1, end: true)),
    Row("8.1.1 a longer body that goes on", .stream(1, [.protocolError]), sees: ["1 headers"],
      sized("4") + Raw.data(1, count: 5)),
    Row("8.1.1 a shorter body with trailers", .stream(1, [.protocolError]), sees: nil,
      sized("4") + Raw.data(1, count: 3) + trailers),
    Row("8.1.1 no body in place of four bytes", .stream(1, [.protocolError]), sees: ["1 headers"],
      sized("4") + Raw.data(1, [], end: true)),
    Row("8.1 interim responses", at: .client, .fine,
      sees: ["1 headers", "1 headers", "1 headers", "1 data 1", "1 end", "1 closed 0"],
      Raw.headers(1, Packed.literal(at: 8, "100"), end: false) + Raw.headers(1, Packed.literal(at: 8, "103"), end: false)
        + Raw.headers(1, Packed.ok, end: false) + Raw.data(1, [1], end: true)),
    Row("8.1 a body before the response", at: .client, .either(1, [.protocolError]), Raw.data(1, [1], end: true)),
    Row("8.1 a body after an interim response", at: .client, .stream(1, [.protocolError]), sees: ["1 headers"],
      Raw.headers(1, Packed.literal(at: 8, "100"), end: false) + Raw.data(1, [1], end: true)),
    Row("8.1 a second final response", at: .client, .either(1, [.protocolError]), sees: ["1 headers"],
      Raw.headers(1, Packed.ok, end: false) + Raw.headers(1, Packed.ok, end: false)),
    Row("8.1 trailers of a response", at: .client, .fine,
      sees: ["1 headers", "1 data 2", "1 headers", "1 end", "1 closed 0"],
      Raw.headers(1, Packed.ok, end: false) + Raw.data(1, [1, 2]) + trailers),
    Row("8.1.1 a response as long as it said", at: .client, .fine,
      sees: ["1 headers", "1 data 2", "1 end", "1 closed 0"],
      sizedAnswer("2") + Raw.data(1, [1, 2], end: true)),
    Row("8.1.1 a shorter response", at: .client, .stream(1, [.protocolError]), sees: ["1 headers"],
      sizedAnswer("2") + Raw.data(1, [1], end: true)),
    Row("8.1.1 a longer response", at: .client, .stream(1, [.protocolError]), sees: ["1 headers"],
      sizedAnswer("2") + Raw.data(1, [1, 2, 3], end: true)),
  ]

  @Test(arguments: exchanges)
  func `bodies and trailers`(row: ConformanceCase) throws { try row.run() }

  @Test func `a bad request leaves the others alone`() throws {
    var peer = RawPeer(against: .server)
    peer.send(Self.open + Raw.headers(3, Packed.get + Packed.literal("X", "1")) + Raw.data(1, [1]))
    peer.send(Raw.headers(5, Packed.get) + Raw.data(1, [2], end: true))
    #expect(peer.resetCode(3) == .protocolError)
    #expect(peer.transcript.filter { !$0.hasPrefix("3 closed") } == [
      "1 headers", "1 data 1", "5 headers", "5 end", "1 data 1", "1 end",
    ])
  }
}
