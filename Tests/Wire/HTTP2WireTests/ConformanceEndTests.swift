import HTTP2Wire
import Testing

/// How connections end, how many streams there are, and what is too much (RFC 9113 §5.1.2, §6.8, §10.5).
@Suite struct ConformanceEndTests {
  private static let answer = Packed.ok

  private func opened(_ peer: RawPeer) -> [UInt32] { peer.frames(RawFrame.headers).map(\.stream) }

  // MARK: - 5.1.2: the peer's limit of streams

  @Test func `requests wait for the peer's limit, in order`() throws {
    var peer = RawPeer(against: .client, hello: Raw.settings([(Raw.maxStreams, 2)]))
    for _ in 0..<5 { try peer.request() }
    #expect(opened(peer) == [1, 3])
    #expect(peer.session.peerStreamLimit == 2)
    peer.send(Raw.headers(3, Self.answer))
    #expect(opened(peer) == [1, 3, 5])
    peer.send(Raw.reset(1))
    #expect(opened(peer) == [1, 3, 5, 7])
    peer.send(Raw.headers(5, Self.answer) + Raw.headers(7, Self.answer))
    #expect(opened(peer) == [1, 3, 5, 7, 9])
  }

  @Test func `a limit that rises lets out what waits, one that falls stops no open stream`() throws {
    var peer = RawPeer(against: .client, hello: Raw.settings([(Raw.maxStreams, 0)]))
    for _ in 0..<6 { try peer.request() }
    #expect(opened(peer).isEmpty)
    peer.send(Raw.settings([(Raw.maxStreams, 4)]))
    #expect(opened(peer) == [1, 3, 5, 7])
    peer.send(Raw.settings([(Raw.maxStreams, 1)]))
    peer.send(Raw.headers(1, Self.answer) + Raw.headers(3, Self.answer) + Raw.headers(5, Self.answer))
    #expect(opened(peer) == [1, 3, 5, 7])
    #expect(peer.transcript.filter { $0.hasSuffix("closed 0") }.count == 3)
    peer.send(Raw.headers(7, Self.answer))
    #expect(opened(peer) == [1, 3, 5, 7, 9])
  }

  @Test func `a stream counts until both ends are through`() throws {
    var peer = RawPeer(against: .client, hello: Raw.settings([(Raw.maxStreams, 1)]))
    try peer.request(isEnd: false)
    try peer.request()
    peer.send(Raw.headers(1, Self.answer))
    #expect(opened(peer) == [1], "our side is still open")
    peer.session.finish(1)
    peer.settle()
    #expect(opened(peer) == [1, 3])
  }

  @Test func `a request that is cancelled while it waits is never sent`() throws {
    var peer = RawPeer(against: .client, hello: Raw.settings([(Raw.maxStreams, 1)]))
    let ids = try (0..<4).map { _ in try peer.request() }
    peer.session.reset(ids[1], .cancel)
    peer.settle()
    peer.send(Raw.headers(UInt32(ids[0]), Self.answer))
    #expect(opened(peer) == [UInt32(ids[0]), UInt32(ids[2])])
    peer.send(Raw.headers(UInt32(ids[2]), Self.answer))
    #expect(opened(peer).last == UInt32(ids[3]))
    #expect(peer.transcript.filter { $0.hasPrefix("\(ids[1]) ") } == ["\(ids[1]) closed 8"])
    #expect(peer.frames(RawFrame.reset).isEmpty)
  }

  // MARK: - 6.8: GOAWAY from the peer

  @Test func `streams above the last one were refused, the others go on`() throws {
    var peer = RawPeer(against: .client)
    for _ in 0..<4 { try peer.request() }
    peer.send(Raw.goAway(3))
    #expect(peer.transcript.sorted() == ["5 closed 7", "7 closed 7", "goaway 3 0 "])
    peer.send(Raw.headers(1, Self.answer) + Raw.headers(3, Self.answer))
    #expect(peer.transcript.suffix(6) == ["1 headers", "1 end", "1 closed 0", "3 headers", "3 end", "3 closed 0"])
    #expect(peer.session.isFinished)
  }

  @Test func `a notice refuses nothing, and what comes after it does`() throws {
    var peer = RawPeer(against: .client)
    for _ in 0..<2 { try peer.request() }
    peer.send(Raw.goAway(0x7FFF_FFFF))
    #expect(peer.transcript == ["goaway 2147483647 0 "])
    peer.send(Raw.goAway(1))
    #expect(peer.transcript.sorted() == ["3 closed 7", "goaway 1 0 ", "goaway 2147483647 0 "])
    #expect(peer.session.openStreams == 1)
  }

  @Test func `requests that wait when GOAWAY comes were refused`() throws {
    var peer = RawPeer(against: .client, hello: Raw.settings([(Raw.maxStreams, 1)]))
    for _ in 0..<3 { try peer.request() }
    peer.send(Raw.goAway(1))
    peer.send(Raw.headers(1, Self.answer))
    #expect(peer.transcript.filter { $0.hasSuffix("closed 7") }.sorted() == ["3 closed 7", "5 closed 7"])
    #expect(opened(peer) == [1])
    #expect(peer.session.openStreams == 0)
  }

  @Test func `an error that ends everything says what it is`() throws {
    var peer = RawPeer(against: .client)
    for _ in 0..<2 { try peer.request() }
    peer.send(Raw.goAway(0, .enhanceYourCalm, "too_many_pings"))
    #expect(peer.transcript.contains("goaway 0 11 too_many_pings"))
    #expect(peer.transcript.filter { $0.hasSuffix("closed 7") }.count == 2)
    #expect(peer.session.isFinished)
  }

  @Test func `after GOAWAY no stream is opened`() throws {
    var peer = RawPeer(against: .client)
    try peer.request()
    peer.send(Raw.goAway(1))
    do {
      let late = try peer.request()
      #expect(peer.transcript.contains("\(late) closed 7"))
    } catch let error as HTTP2Error {
      #expect(error.kind == .closing)
    }
    #expect(opened(peer) == [1])
  }

  // MARK: - 6.8: GOAWAY from us

  @Test func `a server announces its end, refuses what is new, and finishes what is open`() throws {
    var peer = RawPeer(against: .server)
    peer.send(Raw.headers(1, Packed.post, end: false))
    peer.session.announceShutdown()
    peer.settle()
    let notice = try #require(peer.frames(RawFrame.goAway).first)
    #expect(notice.number() == 0x7FFF_FFFF && notice.code == .noError)
    peer.send(Raw.headers(3, Packed.get))
    #expect(peer.transcript.contains("3 end"), "what was under way is served")
    peer.session.goAway()
    peer.settle()
    let last = try #require(peer.frames(RawFrame.goAway).last)
    #expect(last.number() == 3 && last.code == .noError)
    // Its block still counts for the table.
    peer.send(Raw.headers(5, Packed.get + Packed.literal("x", "1", .indexing)))
    #expect(!peer.transcript.contains { $0.hasPrefix("5") })
    peer.send(Raw.data(1, [1], end: false) + Raw.headers(1, Packed.indexed(62)))
    #expect(peer.transcript.suffix(3) == ["1 data 1", "1 headers", "1 end"])
    #expect(!peer.session.isFinished)
    try peer.answer(1, body: [1, 2, 3])
    try peer.answer(3)
    #expect(peer.session.isFinished)
    #expect(peer.sentBytes(1) == 3)
  }

  @Test(arguments: [HTTP2Session.Role.client, .server])
  func `terminate says GOAWAY last and reads nothing more`(role: HTTP2Session.Role) throws {
    var peer = RawPeer(against: role)
    if role == .server { peer.send(Raw.headers(1, Packed.get)) } else { try peer.request() }
    peer.session.terminate(.internalError)
    peer.settle()
    #expect(peer.goAwayCode == .internalError)
    #expect(peer.frames.last?.type == RawFrame.goAway)
    #expect(peer.frames.last?.number() == (role == .server ? 1 : 0))
    #expect(peer.session.isFinished)
    let before = peer.transcript
    peer.send(Raw.headers(role == .server ? 3 : 1, role == .server ? Packed.get : Packed.ok))
    #expect(peer.transcript == before)
  }

  // MARK: - 10.5: too much

  private static func sized(_ bytes: Int) -> [(String, String)] {
    let fields = [(":method", "GET"), (":scheme", "http"), (":authority", "a"), (":path", "/")]
    let used = fields.reduce(0) { $0 + $1.0.utf8.count + $1.1.utf8.count + 32 }
    return fields + [("x", String(repeating: "x", count: bytes - used - 33))]
  }

  @Test(arguments: [(1000, false), (1001, true)])
  func `a list of fields is measured as HTTP2 does`(bytes: Int, isTooLarge: Bool) throws {
    for way in Packed.Way.allCases {
      var peer = RawPeer(against: .server, HTTP2Settings(headerListSizeBytes: 1000, budget: .relaxed))
      peer.send(Raw.headers(1, Packed.block(Self.sized(bytes), way)))
      #expect(peer.events.headers(of: 1).map(\.isTooLarge) == [isTooLarge])
      #expect(peer.events.headers(of: 1).first?.fields.count == (isTooLarge ? 4 : 5))
      try peer.answer(1)
      #expect(peer.goAwayCode == nil && peer.resetCode(1) == nil)
    }
  }

  @Test(arguments: [(10, false), (11, true)])
  func `fields are counted`(count: Int, isTooLarge: Bool) throws {
    var peer = RawPeer(against: .server, HTTP2Settings(headerFieldCount: 10, budget: .relaxed))
    peer.send(Raw.headers(1, Packed.get + (4..<count).flatMap { Packed.literal("x\($0)", "") }))
    #expect(peer.events.headers(of: 1).map(\.isTooLarge) == [isTooLarge])
    #expect(peer.events.headers(of: 1).first?.fields.count == 10)
  }

  @Test(arguments: [HTTP2Session.Role.client, .server])
  func `a list that is too large still counts for the table`(role: HTTP2Session.Role) throws {
    var peer = RawPeer(against: role, HTTP2Settings(headerFieldCount: 5, budget: .relaxed))
    let (first, second): (UInt32, UInt32) = (1, 3)
    if role == .client { for _ in 0..<2 { try peer.request() } }
    let start = role == .server ? Packed.get : Packed.ok
    let many = (0..<20).flatMap { Packed.literal("x\($0)", "1", .indexing) }
    peer.send(Raw.headers(first, start + many))
    peer.send(Raw.headers(second, start + Packed.indexed(62)))
    #expect(peer.events.headers(of: 1).map(\.isTooLarge) == [true])
    #expect(peer.events.headers(of: 3).first?.fields.last == HTTP2Field("x19", "1"))
  }

  @Test func `trailers may be too large as well`() throws {
    var peer = RawPeer(against: .server, HTTP2Settings(headerListSizeBytes: 1000, budget: .relaxed))
    peer.send(Raw.headers(1, Packed.post, end: false))
    peer.send(Raw.headers(1, Packed.literal("t", String(repeating: "t", count: 2000))))
    #expect(peer.transcript == ["1 headers", "1 headers too large", "1 end"])
  }

  /// One byte on the wire that means four kilobytes.
  @Test(arguments: [HTTP2Session.Role.client, .server], [RawPeer.Cutting.whole, .single])
  func `a bomb of references ends the connection`(role: HTTP2Session.Role, cutting: RawPeer.Cutting) throws {
    var peer = RawPeer(against: role, HTTP2Settings(), cutting: cutting)
    if role == .client { for _ in 0..<40 { try peer.request() } }
    let start = role == .server ? Packed.get : Packed.ok
    peer.send(Raw.headers(1, start + Packed.literal("b", String(repeating: "b", count: 4000), .indexing)))
    #expect(peer.goAwayCode == nil)
    let bomb = start + [UInt8](repeating: Packed.indexed(62)[0], count: 1000)
    for index in 1..<40 { peer.send(Raw.headers(UInt32(2 * index + 1), bomb)) }
    #expect(peer.goAwayCode == .enhanceYourCalm)
    #expect(peer.session.isFinished)
    let kept = (0..<40).flatMap { peer.events.headers(of: Int32(2 * $0 + 1)) }.flatMap(\.fields)
    #expect(kept.reduce(0) { $0 + $1.value.utf8.count } < 40 * 16_384)
  }
}
