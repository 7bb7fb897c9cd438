import HTTP2Wire
import Testing

/// Flow control (RFC 9113 §5.2, §6.9): what a session sends into the windows of its peer, and the credit it gives.
@Suite struct ConformanceFlowTests {
  private static func bytes(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0) } }

  /// A session with a stream 1 on which it sends a body: a response, or a request.
  private static func sending(
    _ role: HTTP2Session.Role, _ count: Int, settings: [(id: UInt8, value: UInt32)] = [], isEnd: Bool = true
  ) throws -> RawPeer {
    var peer = RawPeer(against: role, hello: (role == .server ? Raw.magic : []) + Raw.settings(settings))
    if role == .server {
      peer.send(Raw.headers(1, Packed.get))
      try peer.session.respond(1, [HTTP2Field(":status", "200")], isEnd: false)
    } else {
      try peer.request(isEnd: false)
    }
    peer.session.write(1, bytes(count))
    if isEnd { peer.session.finish(1) }
    peer.settle()
    return peer
  }

  private static func body(_ peer: RawPeer, _ stream: UInt32 = 1) -> [UInt8] {
    peer.frames(RawFrame.data, stream).flatMap(\.payload)
  }

  private static let roles = [HTTP2Session.Role.client, .server]

  // MARK: - Into the peer's windows

  @Test(arguments: roles)
  func `6.9.1 a window of one byte lets out one byte`(role: HTTP2Session.Role) throws {
    var peer = try Self.sending(role, 5, settings: [(Raw.initialWindow, 1)])
    #expect(Self.body(peer) == [0])
    for count in 2...5 {
      peer.send(Raw.window(1, 1))
      #expect(Self.body(peer) == Self.bytes(count))
      #expect(peer.frames(RawFrame.data).contains { $0.has(RawFrame.end) } == (count == 5))
    }
  }

  @Test(arguments: roles)
  func `6.9.2 settings change the windows of open streams`(role: HTTP2Session.Role) throws {
    var peer = try Self.sending(role, 10, settings: [(Raw.initialWindow, 0)])
    #expect(Self.body(peer).isEmpty)
    peer.send(Raw.settings([(Raw.initialWindow, 1)]))
    #expect(Self.body(peer).count == 1)
    peer.send(Raw.settings([(Raw.initialWindow, 4)]))
    #expect(Self.body(peer).count == 4)
    peer.send(Raw.settings([(Raw.initialWindow, 100)]))
    #expect(Self.body(peer) == Self.bytes(10))
  }

  @Test(arguments: roles)
  func `6.9.2 a window may become negative and is earned back first`(role: HTTP2Session.Role) throws {
    var peer = try Self.sending(role, 20, settings: [(Raw.initialWindow, 8)])
    #expect(Self.body(peer).count == 8)
    peer.send(Raw.settings([(Raw.initialWindow, 3)]))
    peer.send(Raw.window(1, 5))
    #expect(Self.body(peer).count == 8, "the window is at zero again")
    peer.send(Raw.window(1, 1))
    #expect(Self.body(peer).count == 9)
    peer.send(Raw.settings([(Raw.initialWindow, 0)]))
    peer.send(Raw.settings([(Raw.initialWindow, 4)]))
    #expect(Self.body(peer).count == 10)
  }

  @Test func `6.5.3 values of one SETTINGS count in their order`() throws {
    let peer = try Self.sending(.server, 10, settings: [(Raw.initialWindow, 100), (Raw.initialWindow, 1)])
    #expect(Self.body(peer).count == 1)
  }

  @Test func `6.9.2 settings do not change the window of the connection`() throws {
    var peer = try Self.sending(.server, 100_000, settings: [(Raw.initialWindow, 1_000_000)])
    #expect(Self.body(peer).count == 65_535)
    peer.send(Raw.settings([(Raw.initialWindow, 2_000_000)]))
    #expect(Self.body(peer).count == 65_535)
    peer.send(Raw.window(0, 10))
    #expect(Self.body(peer).count == 65_545)
    peer.send(Raw.window(0, 0x7FFF_0000))
    #expect(Self.body(peer) == Self.bytes(100_000))
  }

  @Test func `5.2.1 the window of the connection is shared by all streams`() throws {
    var peer = RawPeer(against: .server, hello: Raw.magic + Raw.settings([(Raw.initialWindow, 50_000)]))
    for stream: Int32 in [1, 3, 5] {
      peer.send(Raw.headers(UInt32(stream), Packed.get))
      try peer.answer(stream, body: Self.bytes(60_000))
    }
    func sent() -> [Int] { [1, 3, 5].map { peer.sentBytes($0) } }
    #expect(sent().reduce(0, +) == 65_535)
    #expect(sent().allSatisfy { $0 <= 50_000 })
    peer.send(Raw.window(0, 1_000_000))
    #expect(sent() == [50_000, 50_000, 50_000])
    peer.send(Raw.window(3, 1_000_000))
    #expect(sent() == [50_000, 60_000, 50_000])
    peer.send(Raw.window(1, 10_000) + Raw.window(5, 10_000))
    for stream: UInt32 in [1, 3, 5] { #expect(Self.body(peer, stream) == Self.bytes(60_000)) }
  }

  @Test(arguments: roles)
  func `6.9.1 the end comes once, whether it waits for a window or not`(role: HTTP2Session.Role) throws {
    var peer = try Self.sending(role, 1, settings: [(Raw.initialWindow, 1)], isEnd: false)
    peer.session.finish(1)
    peer.settle()
    peer.send(Raw.window(1, 1))
    #expect(Self.body(peer).count == 1)
    #expect(peer.frames(RawFrame.data).map { $0.has(RawFrame.end) } == [false, true])
  }

  @Test(arguments: roles)
  func `6.9 trailers need no window, but wait for the body`(role: HTTP2Session.Role) throws {
    var peer = try Self.sending(role, 3, settings: [(Raw.initialWindow, 2)], isEnd: false)
    peer.session.finish(1, trailers: [HTTP2Field("t", "1")])
    peer.settle()
    #expect(peer.frames(RawFrame.headers).count == 1)
    peer.send(Raw.window(1, 1))
    #expect(peer.frames(RawFrame.headers).count == 2)
    #expect(peer.frames.last { $0.stream == 1 }?.type == RawFrame.headers)
    #expect(peer.frames(RawFrame.headers).last?.has(RawFrame.end) == true)
    #expect(!peer.frames(RawFrame.data).contains { $0.has(RawFrame.end) })
  }

  @Test(arguments: [16_384, 20_000, 1 << 24 - 1] as [UInt32])
  func `4.2 no frame is longer than the peer's limit`(limit: UInt32) throws {
    var peer = try Self.sending(
      .server, 60_000, settings: [(Raw.maxFrame, limit), (Raw.initialWindow, 1_000_000)])
    #expect(Self.body(peer) == Self.bytes(60_000))
    #expect(peer.frames.allSatisfy { $0.payload.count <= Int(limit) })
    peer.forget()
    peer.send(Raw.settings([(Raw.maxFrame, 16_384)]) + Raw.window(0, 1_000_000) + Raw.headers(3, Packed.get))
    try peer.answer(3, body: Self.bytes(60_000))
    #expect(Self.body(peer, 3) == Self.bytes(60_000))
    #expect(peer.frames.allSatisfy { $0.payload.count <= 16_384 })
  }

  @Test(arguments: roles)
  func `4.3 a block above the limit goes on in CONTINUATION`(role: HTTP2Session.Role) throws {
    var peer = RawPeer(against: role)
    let long = (0..<6).map { HTTP2Field("x\($0)", String(repeating: "#", count: 8000), isIndexed: false) }
    if role == .server {
      peer.send(Raw.headers(1, Packed.get))
      try peer.session.respond(1, [HTTP2Field(":status", "200")] + long, isEnd: true)
    } else {
      _ = try peer.session.request(get + long, isEnd: true)
    }
    peer.settle()
    let frames = peer.frames.filter { $0.stream == 1 }
    #expect(frames.count > 1)
    #expect(frames.allSatisfy { $0.payload.count <= 16_384 })
    #expect(frames.map(\.type) == [RawFrame.headers] + .init(repeating: RawFrame.continuation, count: frames.count - 1))
    #expect(frames.map { $0.has(RawFrame.endHeaders) } == .init(repeating: false, count: frames.count - 1) + [true])
    #expect(frames.first?.has(RawFrame.end) == true)
    let fields = try ForeignInflater().read(frames.flatMap(\.payload))
    #expect(fields.suffix(6).map(\.value) == long.map(\.value))
  }

  // MARK: - Out of ours

  @Test(arguments: roles)
  func `6.9.1 what goes beyond the window of a stream is refused`(role: HTTP2Session.Role) throws {
    var peer = try Self.receiving(role, HTTP2Settings(streamWindowBytes: 1000, budget: .relaxed))
    peer.send(Raw.settingsAck + Raw.data(1, count: 1000))
    #expect(peer.transcript.last == "1 data 1000")
    #expect(peer.goAwayCode == nil && peer.resetCode(1) == nil)
    peer.send(Raw.data(1, count: 1))
    #expect(peer.goAwayCode ?? peer.resetCode(1) == .flowControlError)
  }

  @Test func `6.5.3 a window that is not acknowledged is not yet in force`() throws {
    var peer = try Self.receiving(.server, HTTP2Settings(streamWindowBytes: 1000, budget: .relaxed))
    peer.send(Raw.data(1, count: 5000))
    #expect(peer.goAwayCode == nil && peer.resetCode(1) == nil)
    #expect(peer.transcript.last == "1 data 5000")
  }

  @Test func `6.9.1 padding counts, and comes back by itself`() throws {
    var peer = try Self.receiving(.server, HTTP2Settings(streamWindowBytes: 1000, budget: .relaxed))
    peer.send(Raw.settingsAck)
    var left = 1000
    for round in 1...200 {
      #expect(left >= 203, "round \(round)")
      peer.send(Raw.data(1, [1, 2], padding: 200))
      peer.session.consume(1, 2)
      peer.settle()
      left = 1000 - 203 * round + peer.credit(1)
    }
    #expect(left <= 1000)
    #expect(peer.goAwayCode == nil && peer.resetCode(1) == nil)
  }

  /// A session that is sent a body on stream 1.
  private static func receiving(_ role: HTTP2Session.Role, _ settings: HTTP2Settings) throws -> RawPeer {
    var peer = RawPeer(against: role, settings)
    if role == .server {
      peer.send(Raw.headers(1, Packed.post, end: false))
    } else {
      try peer.request()
      peer.send(Raw.headers(1, Packed.ok, end: false))
    }
    return peer
  }

  @Test(arguments: roles)
  func `5.2.2 a stream gets credit for what its owner consumes, and no more`(role: HTTP2Session.Role) throws {
    var peer = try Self.receiving(role, HTTP2Settings(streamWindowBytes: 10_000, budget: .relaxed))
    peer.send(Raw.settingsAck + Raw.data(1, count: 10_000))
    #expect(peer.credit(1) == 0)
    var consumed = 0
    for piece in [1, 99, 900, 4000, 5000] {
      consumed += piece
      peer.session.consume(1, piece)
      peer.settle()
      #expect(peer.credit(1) <= consumed)
      #expect(consumed - peer.credit(1) <= 5000, "half a window is never withheld")
    }
    let credit = peer.credit(1)
    peer.send(Raw.data(1, count: credit))
    #expect(peer.transcript.last == "1 data \(10_000 + credit)")
    #expect(peer.goAwayCode == nil && peer.resetCode(1) == nil)
  }

  @Test func `5.2.1 the connection gets credit as bytes arrive, consumed or not`() throws {
    let window = 300_000
    var peer = RawPeer(
      against: .server,
      HTTP2Settings(streamWindowBytes: 100_000, connectionWindowBytes: Int32(window), budget: .relaxed))
    peer.send(Raw.settingsAck)
    var sent = 0
    for index in 0..<30 {
      let stream = UInt32(2 * index + 1)
      peer.send(Raw.headers(stream, Packed.post, end: false))
      for _ in 0..<6 {
        peer.send(Raw.data(stream, count: 16_000))
        sent += 16_000
        let left = 65_535 + peer.credit(0) - sent
        #expect(left >= window / 2 - 1 && left <= window)
      }
      #expect(peer.credit(stream) == 0)
    }
    #expect(peer.goAwayCode == nil)
  }

  @Test func `5.1 the connection gets credit for what comes on a stream that was reset`() throws {
    let window = 200_000
    var peer = RawPeer(
      against: .server, HTTP2Settings(connectionWindowBytes: Int32(window), budget: .relaxed))
    peer.send(Raw.settingsAck + Raw.headers(1, Packed.post, end: false))
    peer.session.reset(1, .cancel)
    peer.settle()
    for index in 1...40 {
      peer.send(Raw.data(1, count: 8_000) + Raw.data(1, [], padding: 255))
      let left = 65_535 + peer.credit(0) - 8_256 * index
      #expect(left >= window / 2 - 1 && left <= window)
    }
    #expect(peer.goAwayCode == nil)
    #expect(peer.transcript == ["1 headers", "1 closed 8"])
  }
}
