import HTTP2Wire
import Testing

/// What a client makes of frames (RFC 9113), beyond what both ends share; it has asked on stream 1.
@Suite struct ConformanceClientTests {
  private typealias Row = ConformanceCase

  private static let broken = Verdict.connection([.protocolError])
  private static let answer = Raw.headers(1, Packed.ok)
  private static let answered = ["1 headers", "1 end", "1 closed 0"]
  private static let begun = Raw.headers(1, Packed.ok, end: false)

  private static let connections: [Row] = [
    Row("3.4 the first frame is no SETTINGS", at: .client, broken, hello: Raw.ping(1), []),
    Row("3.4 HTTP/1.1", at: .client, .connection([.protocolError, .frameSizeError]),
      hello: [UInt8]("HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n".utf8)) { _ in },
    Row("4.1 an unknown type", at: .client, .fine, frame(0x42, [1])),
    Row("4.2 DATA of 2^14 bytes", at: .client, .fine, sees: ["1 headers", "1 data 16384", "1 end", "1 closed 0"],
      begun + Raw.data(1, count: 16384, end: true)),
    Row("4.2 DATA over the limit", at: .client, .either(1, [.frameSizeError]), sees: ["1 headers"],
      begun + Raw.data(1, count: 16385, end: true)),
    Row("4.2 HEADERS over the limit", at: .client, .connection([.frameSizeError]),
      Raw.headers(1, Packed.ok + Packed.literal("x", String(repeating: "x", count: 16385)))),
    Row("4.3 a block that is none", at: .client, .connection([.compressionError]), Raw.headers(1, [0x88, 0x40, 5, 1])),
    Row("4.3 PRIORITY within a block", at: .client, broken,
      Raw.headers(1, [], isLast: false) + Raw.priority(1)),
    Row("6.5 an ACK with a payload", at: .client, .connection([.frameSizeError]),
      frame(4, flags: 1, [0, 1, 0, 0, 0, 0])),
    Row("6.5.2 ENABLE_PUSH of 1", at: .client, broken, Raw.settings([(Raw.enablePush, 1)])),
    Row("6.5.2 ENABLE_PUSH of 0", at: .client, .fine, Raw.settings([(Raw.enablePush, 0)])),
    Row("6.5.2 INITIAL_WINDOW_SIZE of 2^31", at: .client, .connection([.flowControlError]),
      Raw.settings([(Raw.initialWindow, 0x8000_0000)])),
    Row("6.5.2 MAX_FRAME_SIZE of 2^14-1", at: .client, broken, Raw.settings([(Raw.maxFrame, 16383)])),
    Row("6.7 PING of seven bytes", at: .client, .connection([.frameSizeError]), frame(6, [0, 0, 0, 0, 0, 0, 0])),
    Row("6.8 GOAWAY on a stream", at: .client, broken, frame(7, stream: 1, Raw.big(1) + Raw.big(0))),
    Row("6.9 WINDOW_UPDATE of 0 for the connection", at: .client, broken, Raw.window(0, 0)),
    Row("6.9.1 the window of the connection above 2^31-1", at: .client, .connection([.flowControlError]),
      Raw.window(0, 0x7FFF_FFFF)),
    Row("8.4 PUSH_PROMISE, which we have refused", at: .client, broken,
      Raw.settingsAck + frame(5, flags: 4, stream: 1, Raw.big(2) + Packed.get)),
  ]

  private static let streams: [Row] = [
    Row("5.1 idle: HEADERS on a stream of ours", at: .client, broken, Raw.headers(3, Packed.ok)),
    Row("5.1 idle: HEADERS on a stream of theirs", at: .client, broken, Raw.headers(2, Packed.ok)),
    Row("5.1 idle: DATA", at: .client, broken, Raw.data(3, [1])),
    Row("5.1 idle: RST_STREAM", at: .client, broken, Raw.reset(3)),
    Row("5.1 idle: RST_STREAM on a stream of theirs", at: .client, broken, Raw.reset(2)),
    Row("5.1 idle: WINDOW_UPDATE", at: .client, broken, Raw.window(3, 1)),
    Row("5.1 half-closed (local): WINDOW_UPDATE and PRIORITY", at: .client, .fine, sees: answered,
      Raw.window(1, 5) + Raw.priority(1) + answer),
    Row("5.1 half-closed (local): RST_STREAM", at: .client, .fine, sees: ["1 closed 7"], Raw.reset(1, .refusedStream)),
    Row("5.1 closed by both: DATA", at: .client, .fineOr(1, [.streamClosed]), sees: answered,
      answer + Raw.data(1, [1])),
    Row("5.1 closed by both: HEADERS", at: .client, .fineOr(1, [.streamClosed]), sees: answered, answer + answer),
    Row("5.1 closed by both: WINDOW_UPDATE", at: .client, .fine, sees: answered, answer + Raw.window(1, 1)),
    Row("5.1 closed by both: RST_STREAM", at: .client, .fine, sees: answered, answer + Raw.reset(1, .noError)),
    Row("6.1 padded DATA", at: .client, .fine, sees: ["1 headers", "1 data 3", "1 end", "1 closed 0"],
      begun + Raw.data(1, [1, 2], padding: 9) + Raw.data(1, [3], padding: 0, end: true)),
    Row("6.1 padding longer than the payload", at: .client, broken, sees: ["1 headers"],
      begun + frame(0, flags: 9, stream: 1, [200, 1, 2])),
    Row("6.2 padded HEADERS with a priority", at: .client, .fine, sees: answered,
      frame(1, flags: 0x2D, stream: 1, [2, 0, 0, 0, 0, 255] + Packed.ok + [0, 0])),
    Row("6.9 WINDOW_UPDATE of 0 for a stream", at: .client, .either(1, [.protocolError]), sees: nil,
      Raw.window(1, 0)),
    Row("6.9.1 the window of a stream above 2^31-1", at: .client, .either(1, [.flowControlError]), sees: nil,
      Raw.window(1, 0x7FFF_FFFF)),
    Row("7 RST_STREAM with an unknown code", at: .client, .fine, sees: nil,
      Raw.reset(1, HTTP2ErrorCode(rawValue: 0xFF))),
  ]

  @Test(arguments: connections)
  func `frames of the connection`(row: ConformanceCase) throws { try row.run() }

  @Test(arguments: streams)
  func `frames of streams`(row: ConformanceCase) throws { try row.run() }

  @Test(arguments: [
    ("5.1 half-closed (remote): DATA", Raw.data(1, [1])), ("5.1 half-closed (remote): HEADERS", answer),
    ("5.1 half-closed (remote): trailers", Raw.headers(1, Packed.literal("t", "1"))),
  ])
  func `nothing comes after the end of a response to a request that goes on`(name: String, bytes: [UInt8]) throws {
    try Row(name, at: .client, .either(1, [.streamClosed]), sees: ["1 headers", "1 end"]) { peer in
      try peer.request(isEnd: false)
      peer.send(Self.answer + bytes)
    }.run()
  }

  @Test(arguments: [
    ("DATA", begun + Raw.data(1, [1], end: true)), ("HEADERS", answer), ("RST_STREAM", Raw.reset(1)),
    ("WINDOW_UPDATE", Raw.window(1, 1)), ("a malformed response", Raw.headers(1, Packed.literal("X", "1"))),
  ])
  func `what was under way when we reset a stream is dropped`(name: String, bytes: [UInt8]) throws {
    try Row("5.1 \(name)", at: .client, .fine, sees: ["1 closed 8"]) { peer in
      try peer.request()
      peer.session.reset(1, .cancel)
      peer.settle()
      #expect(peer.resetCode(1) == .cancel)
      peer.forgetFrames()
      peer.send(bytes)
    }.run()
  }

  /// §8.1: a server that has answered may ask for no more of the request.
  @Test func `an early answer ends a request that goes on, without an error`() throws {
    var peer = RawPeer(against: .client)
    try peer.request(isEnd: false)
    peer.session.write(1, [1, 2, 3])
    peer.send(Self.answer + Raw.reset(1, .noError))
    #expect(peer.transcript == ["1 headers", "1 end", "1 closed 0"])
    #expect(peer.session.openStreams == 0)
    let isAlive = peer.isAlive()
    #expect(isAlive)
  }

  /// §6.5.2, §6.9: nothing but the preface, its settings and credit for the connection is sent unasked.
  @Test(arguments: [HTTP2Session.Role.client, .server])
  func `a session begins with its settings`(role: HTTP2Session.Role) throws {
    let settings = HTTP2Settings(
      maxConcurrentStreams: 77, streamWindowBytes: 100_000, connectionWindowBytes: 200_000, headerListSizeBytes: 9999)
    let session = HTTP2Session(role, settings)
    var output = session.takeOutput()
    if role == .client {
      #expect(output.starts(with: Raw.magic))
      output.removeFirst(Raw.magic.count)
    }
    let frames = RawFrame.take(&output)
    #expect(output.isEmpty)
    let first = try #require(frames.first)
    #expect(first.type == RawFrame.settings && first.flags == 0 && first.stream == 0)
    var values: [UInt8: UInt32] = [:]
    for offset in stride(from: 0, to: first.payload.count, by: 6) {
      values[first.payload[offset + 1]] = first.number(at: offset + 2)
    }
    #expect(values[Raw.initialWindow] == 100_000)
    #expect(values[6] == 9999)
    #expect(values[Raw.maxStreams] == (role == .server ? 77 : nil))
    #expect(values[Raw.enablePush] == (role == .client ? 0 : nil))
    #expect(frames.dropFirst().map(\.type) == [RawFrame.windowUpdate])
    #expect(frames.last.map { Int($0.number()) } == 200_000 - 65_535)
  }
}
