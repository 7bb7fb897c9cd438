import Base
@testable import HTTP2Wire
import Testing

/// What nobody honest does, or hardly ever: the ends of ranges, and orders of events that are rare.
@Suite struct EngineLimitTests {
  private let now = Instant(nanoseconds: 0)
  private let ok = [HTTP2Field(":status", "200")]

  // MARK: - Streams

  @Test func `a stream with the last id goes on to its end`() throws {
    var pair = Pair()
    pair.client.nextStream = .max
    let id = try pair.client.request(get, isEnd: true)
    let error = #expect(throws: HTTP2Error.self) { try pair.client.request(get, isEnd: true) }
    #expect(error?.kind == .closing)
    try pair.settle()
    try pair.server.respond(id, ok, isEnd: false)
    pair.server.write(id, [1, 2, 3])
    try pair.settle()
    pair.server.finish(id)
    try pair.settle()
    let events = pair.takeClientEvents()
    #expect(events.body(of: id) == [1, 2, 3])
    #expect(events.closing(of: id) == .noError)
    #expect(!pair.client.isFinished)
  }

  @Test func `no stream begins after the end of the connection`() throws {
    let client = HTTP2Session(.client)
    client.terminate(.noError)
    let error = #expect(throws: HTTP2Error.self) { try client.request(get, isEnd: true) }
    #expect(error?.kind == .closing)
    #expect(client.openStreams == 0)
  }

  @Test func `requests that were given up while they waited leave nothing behind`() throws {
    var peer = RawPeer(against: .client, hello: Raw.settings([(Raw.maxStreams, 1)]))
    try peer.request(isEnd: false)
    // One that goes on waiting stands before all others.
    let first = try peer.request()
    for _ in 0..<10_000 { peer.session.reset(try peer.session.request(get, isEnd: true), .cancel) }
    #expect(peer.session.openStreams == 2)
    #expect(peer.session.waitingFrames < 200)
    peer.send(Raw.headers(1, Packed.ok) + Raw.settings([(Raw.maxStreams, 3)]))
    #expect(peer.frames(RawFrame.headers).map(\.stream) == [1, UInt32(first)])
    #expect(peer.session.waitingFrames == 0)
  }

  @Test func `answers to streams that were given up cost their server nothing`() throws {
    let client = HTTP2Session(.client)
    try client.receive(frame(4), at: now)
    for _ in 0..<300 {
      let id = try client.request(get, isEnd: true)
      _ = client.takeOutput()
      client.reset(id, .cancel)
      try client.receive(Raw.headers(UInt32(id), Packed.ok), at: now)
    }
    #expect(!client.isTerminated)
  }

  // MARK: - Writing at the wrong time

  @Test func `nothing leaves before the head of an answer`() throws {
    var peer = RawPeer(against: .server)
    peer.send(Raw.headers(1, Packed.get))
    peer.session.write(1, [1, 2, 3])
    peer.session.finish(1)
    peer.settle()
    #expect(peer.frames(RawFrame.data).isEmpty)
    try peer.answer(1, body: [4])
    #expect(peer.frames.filter { $0.stream == 1 }.map(\.type).prefix(2) == [RawFrame.headers, RawFrame.data])
    #expect(peer.frames(RawFrame.data, 1).first?.payload == [4])
  }

  @Test func `what is written after the end of the connection is dropped`() throws {
    var peer = RawPeer(against: .server)
    peer.send(Raw.headers(1, Packed.get))
    try peer.session.respond(1, ok, isEnd: false)
    peer.session.terminate(.internalError)
    let piece = [UInt8](repeating: 0, count: 10_000)
    let answers = (0..<100).map { _ in peer.session.write(1, piece) }
    #expect(!answers.contains(false), "there is no room to wait for")
    peer.session.finish(1)
    #expect(peer.session.waitingBytes == 0)
    peer.settle()
    #expect(peer.frames.last?.type == RawFrame.goAway && peer.session.isFinished)
  }

  @Test func `whole answers to a shut window are dropped above the limit`() throws {
    let limits = FrameBudget.Limits(
      resetBurst: 100, resetsPerSecond: 10, controlBurst: 100, controlPerSecond: 10, outputBytes: 100_000)
    let settings = HTTP2Settings(budget: limits)
    var peer = RawPeer(against: .server, settings, hello: Raw.magic + Raw.settings([(Raw.initialWindow, 0)]))
    let streams = (0..<20).map { Int32(2 * $0 + 1) }
    peer.send(streams.flatMap { Raw.headers(UInt32($0), Packed.get) })
    let (head, trailers) = (HTTP2FieldBlock(ok), HTTP2FieldBlock([HTTP2Field("grpc-status", "0")]))
    for stream in streams {
      try peer.session.respond(stream, head, trailers: trailers) { $0.append(contentsOf: [UInt8](repeating: 0, count: 20_000)) }
    }
    peer.settle()
    #expect(peer.session.openStreams == 6, "six answers are above the limit together")
    #expect(peer.frames(RawFrame.reset).count == 14)
    #expect(peer.frames(RawFrame.reset).allSatisfy { $0.code == .enhanceYourCalm })
    #expect(peer.events.filter { if case .closed = $0 { true } else { false } }.count == 14)
  }

  // MARK: - Windows

  @Test func `of several window sizes in one frame the last one counts`() throws {
    var peer = RawPeer(against: .server, hello: Raw.magic + Raw.settings([(Raw.initialWindow, 10)]))
    peer.send(Raw.headers(1, Packed.get))
    try peer.answer(1, body: [UInt8](repeating: 0, count: 1000))
    #expect(peer.sentBytes(1) == 10)
    peer.send(Raw.settings([(Raw.initialWindow, 900), (Raw.initialWindow, 0), (Raw.initialWindow, 25)]))
    #expect(peer.sentBytes(1) == 25)
    peer.send(Raw.settings([(Raw.initialWindow, 500), (Raw.initialWindow, 20)]))
    peer.send(Raw.window(1, 5))
    #expect(peer.sentBytes(1) == 25)
    peer.send(Raw.window(1, 1))
    #expect(peer.sentBytes(1) == 26)
    peer.send(Raw.settings([(Raw.initialWindow, 1 << 31), (Raw.initialWindow, 0)]))
    #expect(peer.goAwayCode == .flowControlError)
  }

  @Test func `a long body leaves in order while more of it is written`() throws {
    var pair = Pair(client: HTTP2Settings(streamWindowBytes: 70_000))
    let id = try pair.client.request(get, isEnd: true)
    try pair.settle()
    try pair.server.respond(id, ok, isEnd: false)
    var written = 0
    func write(_ count: Int) {
      pair.server.write(id, (written..<(written + count)).map { UInt8(truncatingIfNeeded: $0 / 251) })
      written += count
    }
    write(1_500_000)
    var arrived: [UInt8] = []
    for turn in 0..<100 where arrived.count < written || turn < 40 {
      if turn < 40 { write(turn * 1000) } else if turn == 40 { pair.server.finish(id) }
      try pair.settle()
      let body = pair.takeClientEvents().body(of: id)
      arrived += body
      pair.client.consume(id, body.count)
    }
    #expect(arrived.count == written)
    #expect(arrived.indices.allSatisfy { arrived[$0] == UInt8(truncatingIfNeeded: $0 / 251) })
  }

  @Test func `a window that shrinks when the peer hears of it opens again`() throws {
    var peer = RawPeer(against: .client, HTTP2Settings(streamWindowBytes: 1000))
    try peer.request()
    peer.send(Raw.headers(1, Packed.ok, end: false) + Raw.data(1, count: 15_000) + Raw.data(1, count: 5000))
    peer.session.consume(1, 20_000)
    peer.send(Raw.settingsAck)
    // The peer counts 1000 less 20,000.
    #expect(peer.credit(1) == 20_000)
    peer.send(Raw.data(1, count: 1000, end: true))
    #expect(peer.transcript.last == "1 closed 0")
  }

  // MARK: - Fields

  @Test(arguments: [":path", ":authority"])
  func `a request whose own fields are above the limit is marked, not reset`(name: String) throws {
    var pair = Pair(server: HTTP2Settings(headerListSizeBytes: 1000))
    let fields = get.map { $0.name == name ? HTTP2Field(name, "/" + String(repeating: "x", count: 2000)) : $0 }
    let id = try pair.client.request(fields, isEnd: true)
    try pair.settle()
    let events = pair.takeServerEvents()
    #expect(events.headers(of: id).map(\.isTooLarge) == [true])
    #expect(events.closing(of: id) == nil)
  }

  @Test func `an answer without a status is none, however large`() throws {
    var peer = RawPeer(against: .client, HTTP2Settings(headerListSizeBytes: 1000))
    try peer.request()
    peer.send(Raw.headers(1, Packed.literal("x", String(repeating: "x", count: 2000)), end: false))
    #expect(peer.resetCode(1) == .protocolError)
  }

  @Test func `names of any length arrive as they were sent, again and again`() throws {
    var pair = Pair(longestPiece: 50, server: HTTP2Settings(headerListSizeBytes: 200_000))
    let names = [1, 30, 63, 64, 65, 66, 127, 128, 129, 500, 5000].flatMap { count in
      ["a", "b"].map { String(repeating: $0, count: count) }
    }
    for round in 0..<20 {
      let fields = get + names.shuffled(round).prefix(12).map { HTTP2Field($0, "\(round)", isIndexed: round % 3 == 0) }
      let id = try pair.client.request(fields, isEnd: true)
      try pair.settle()
      let seen = pair.takeServerEvents().headers(of: id).first?.fields.map { [$0.name, $0.value] }
      #expect(seen == fields.map { [$0.name, $0.value] })
    }
  }

  @Test func `only OPTIONS asks about no path at all`() throws {
    var peer = RawPeer(against: .server)
    peer.send(Raw.headers(1, [0x82, 0x86] + Packed.literal(at: 4, "*") + Packed.literal(at: 1, "a")))
    peer.send(
      Raw.headers(3, [0x86] + Packed.literal(at: 4, "*") + Packed.literal(at: 2, "OPTIONS") + Packed.literal(at: 1, "a")))
    #expect(peer.resetCode(1) == .protocolError)
    #expect(peer.transcript == ["1 closed 1", "3 headers", "3 end"])
  }
}

extension [String] {
  fileprivate func shuffled(_ seed: Int) -> [String] {
    indices.map { self[($0 * 7 + seed * 5) % count] }
  }
}
