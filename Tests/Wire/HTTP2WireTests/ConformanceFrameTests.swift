import HTTP2Wire
import Testing

/// What a server makes of frames, section by section of RFC 9113. The cases are those of h2spec (whose section
/// numbers are RFC 7540's: 3.5 there is 3.4 here) and those its authors left out.
@Suite struct ConformanceFrameTests {
  private typealias Row = ConformanceCase

  @Test(arguments: preface + format + blocks + states + identifiers)
  func `connections and streams`(row: ConformanceCase) throws { try row.run() }

  @Test(arguments: data + headers + priority + reset + settings)
  func `frames of streams and settings`(row: ConformanceCase) throws { try row.run() }

  @Test(arguments: ping + goAway + window + continuation + codes)
  func `frames of the connection`(row: ConformanceCase) throws { try row.run() }

  private static let request = Raw.headers(1, Packed.get)
  private static let open = Raw.headers(1, Packed.post, end: false)
  private static let served = ["1 headers", "1 end"]
  private static let rest = Array(Packed.get.dropFirst())

  // MARK: - 3 to 5: connections and streams

  private static let preface: [Row] = [
    Row("3.4 a preface and settings", .fine, hello: Raw.magic + Raw.settings(), []),
    Row("3.4 an invalid preface", .connection([.protocolError]),
      hello: Array("INVALID CONNECTION PREFACE\r\n\r\n".utf8), []),
    Row("3.4 a preface that ends otherwise", .connection([.protocolError]),
      hello: Raw.magic.dropLast() + [0] + Raw.settings(), []),
    Row("3.4 the first frame is no SETTINGS", .connection([.protocolError]), hello: Raw.magic + Raw.ping(1), []),
    Row("3.4 the first frame is an ACK", .connection([.protocolError]), hello: Raw.magic + Raw.settingsAck, []),
    Row("3.4 requests need not wait for our settings", .fine, sees: served,
      hello: Raw.magic + Raw.settings() + request, []),
  ]

  private static let format: [Row] = [
    Row("4.1 an unknown type", .fine, frame(0x42, stream: 0, [1, 2, 3, 4, 5, 6, 7, 8])),
    Row("4.1 an unknown type on a stream", .fine, sees: ["1 headers"], open + frame(0xFF, flags: 0xFF, stream: 1, [1])),
    Row("4.1 flags without a meaning", .fine, frame(RawFrame.ping, flags: 0xFE, [0, 0, 0, 0, 0, 0, 0, 1])),
    Row("4.1 the reserved bit of a stream", .fine, sees: served,
      frame(RawFrame.headers, flags: 5, stream: 0x8000_0001, Packed.get)),
    Row("4.1 the reserved bit of the connection", .fine,
      frame(RawFrame.ping, stream: 0x8000_0000, [0, 0, 0, 0, 0, 0, 0, 1])),
    Row("4.2 DATA of 2^14 bytes", .fine, sees: ["1 headers", "1 data 16384", "1 end"],
      open + Raw.data(1, count: 16384, end: true)),
    Row("4.2 DATA over the limit", .either(1, [.frameSizeError]), sees: ["1 headers"],
      open + Raw.data(1, count: 16385, end: true)),
    Row("4.2 HEADERS over the limit", .connection([.frameSizeError]),
      Raw.headers(1, Packed.get + Packed.literal("x", String(repeating: "x", count: 16385)))),
    Row("4.2 SETTINGS over the limit", .connection([.frameSizeError]),
      Raw.settings(.init(repeating: (7, 0), count: 2731))),
    Row("4.2 an unknown type over the limit", .either(0, [.frameSizeError]),
      frame(0x42, [UInt8](repeating: 0, count: 16385))),
    Row("4.2 what is too long is refused by its head", .either(1, [.frameSizeError]), sees: ["1 headers"],
      open + [0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 1]),
  ]

  private static let blocks: [Row] = [
    Row("4.3 a block that is none", .connection([.compressionError]), Raw.headers(1, [0x40, 0x01, 0x61, 0x05, 0x62])),
    Row("4.3 a block that ends in a number", .connection([.compressionError]),
      Raw.headers(1, Packed.get + [0x7F, 0x80])),
    Row("4.3 PRIORITY within a block", .connection([.protocolError]),
      Raw.headers(1, [0x82], isLast: false) + Raw.priority(1) + Raw.continuation(1, rest)),
    Row("4.3 HEADERS of another stream within a block", .connection([.protocolError]),
      Raw.headers(1, [0x82], isLast: false) + Raw.headers(3, Packed.get)),
    Row("4.3 DATA within a block", .connection([.protocolError]),
      Raw.headers(1, [0x82], end: false, isLast: false) + Raw.data(1, [1])),
    Row("5.5 an unknown type within a block", .connection([.protocolError]),
      Raw.headers(1, [0x82], isLast: false) + frame(0x42, stream: 1, [1])),
    Row("5.4.1 PING of six bytes is answered by GOAWAY", .connection([.frameSizeError]),
      frame(RawFrame.ping, [0, 0, 0, 0, 0, 0])),
  ]

  private static let states: [Row] = [
    Row("5.1 idle: DATA", .connection([.protocolError]), Raw.data(1, [1], end: true)),
    Row("5.1 idle: RST_STREAM", .connection([.protocolError]), Raw.reset(1)),
    Row("5.1 idle: WINDOW_UPDATE", .connection([.protocolError]), Raw.window(1, 100)),
    Row("5.1 idle: CONTINUATION", .connection([.protocolError]), Raw.continuation(1, Packed.get)),
    Row("5.1 idle: PRIORITY", .fine, Raw.priority(1)),
    Row("5.1 half-closed (remote): DATA", .either(1, [.streamClosed]), sees: served,
      request + Raw.data(1, [1], end: true)),
    Row("5.1 half-closed (remote): HEADERS", .either(1, [.streamClosed]), sees: served, request + request),
    Row("5.1 half-closed (remote): CONTINUATION", .connection([.protocolError, .streamClosed]), sees: served,
      request + Raw.continuation(1, Packed.get)),
    Row("5.1 half-closed (remote): WINDOW_UPDATE", .fine, sees: served, request + Raw.window(1, 100)),
    Row("5.1 half-closed (remote): PRIORITY", .fine, sees: served, request + Raw.priority(1)),
    Row("5.1 half-closed (remote): RST_STREAM", .fine, sees: served + ["1 closed 8"], request + Raw.reset(1)),
    Row("5.1 reset by the peer: DATA", .fineOr(1, [.streamClosed]), sees: ["1 headers", "1 closed 8"],
      open + Raw.reset(1) + Raw.data(1, [1], end: true)),
    Row("5.1 reset by the peer: HEADERS", .fineOr(1, [.streamClosed]), sees: ["1 headers", "1 closed 8"],
      open + Raw.reset(1) + request),
    Row("5.1 reset by the peer: CONTINUATION", .connection([.protocolError, .streamClosed]), sees: ["1 headers"],
      open + Raw.reset(1) + Raw.continuation(1, Packed.get)),
    Row("5.1 reset by the peer: PRIORITY", .fine, sees: ["1 headers", "1 closed 8"],
      open + Raw.reset(1) + Raw.priority(1)),
    closed("DATA", .fineOr(1, [.streamClosed]), Raw.data(1, [1], end: true)),
    closed("HEADERS", .fineOr(1, [.streamClosed, .protocolError]), request),
    closed("CONTINUATION", .connection([.protocolError, .streamClosed]), Raw.continuation(1, Packed.get)),
    closed("WINDOW_UPDATE", .fine, Raw.window(1, 100)),
    closed("RST_STREAM", .fine, Raw.reset(1)),
    closed("PRIORITY", .fine, Raw.priority(1)),
    resetByUs("DATA", Raw.data(1, [1], end: true)),
    resetByUs("trailers", Raw.headers(1, Packed.literal("t", "1"))),
    resetByUs("WINDOW_UPDATE", Raw.window(1, 100)),
    resetByUs("RST_STREAM", Raw.reset(1)),
    resetByUs("PRIORITY", Raw.priority(1)),
    Row("5.3 HEADERS on a stream that depend on it", .fineOr(1, [.protocolError]), sees: nil,
      frame(RawFrame.headers, flags: 0x25, stream: 1, [0, 0, 0, 1, 15] + Packed.get)),
    Row("5.3 PRIORITY of a stream that depends on it", .fineOr(1, [.protocolError]), sees: nil,
      open + Raw.priority(1, on: 1)),
    Row("5.3 PRIORITY of any weight, exclusive or not", .fine,
      Raw.priority(1, weight: 0) + Raw.priority(3, weight: 255) + Raw.priority(5, on: 0x8000_0003)),
  ]

  private static func closed(_ name: String, _ verdict: Verdict, _ bytes: [UInt8]) -> Row {
    Row("5.1 closed by both: \(name)", verdict, sees: served + ["1 closed 0"]) { peer in
      peer.send(request)
      try peer.answer(1)
      peer.send(bytes)
    }
  }

  private static func resetByUs(_ name: String, _ bytes: [UInt8]) -> Row {
    Row("5.1 reset by us: \(name) may be under way", .fine, sees: ["1 headers", "1 closed 8"]) { peer in
      peer.send(open)
      peer.session.reset(1, .cancel)
      peer.settle()
      #expect(peer.resetCode(1) == .cancel)
      peer.forgetFrames()
      peer.send(bytes)
    }
  }

  private static let identifiers: [Row] = [
    Row("5.1.1 an even id", .connection([.protocolError]), Raw.headers(2, Packed.get)),
    Row("5.1.1 an id below the one before", .connection([.protocolError]), sees: ["5 headers", "5 end"], Raw.headers(5, Packed.get) + Raw.headers(3, Packed.get)),
    Row("5.1.1 the greatest id", .fine, sees: ["2147483647 headers", "2147483647 end"],
      Raw.headers(0x7FFF_FFFF, Packed.get)),
    Row("5.1.2 a stream over a limit that is not acknowledged", .stream(5, [.refusedStream]),
      sees: ["1 headers", "1 end", "3 headers", "3 end"], settings: HTTP2Settings(maxConcurrentStreams: 2),
      [1, 3, 5].flatMap { Raw.headers($0, Packed.get) }),
    Row("5.1.2 a stream over a limit that is acknowledged", .either(5, [.refusedStream, .protocolError]),
      sees: ["1 headers", "1 end", "3 headers", "3 end"], settings: HTTP2Settings(maxConcurrentStreams: 2),
      Raw.settingsAck + [1, 3, 5].flatMap { Raw.headers($0, Packed.get) }),
    Row("5.1.2 a stream that has ended makes room", .fine, sees: nil,
      settings: HTTP2Settings(maxConcurrentStreams: 2)) { peer in
      peer.send(Raw.settingsAck + Raw.headers(1, Packed.get) + Raw.headers(3, Packed.get))
      try peer.answer(1)
      peer.send(Raw.headers(5, Packed.get))
      #expect(peer.transcript.contains("5 end"))
    },
  ]

  // MARK: - 6: frames

  private static let data: [Row] = [
    Row("6.1 DATA on stream 0", .connection([.protocolError]), Raw.data(0, [1])),
    Row("6.1 padding as long as the payload", .connection([.protocolError]), sees: ["1 headers"],
      open + frame(0, flags: 9, stream: 1, [5, 1, 2, 3, 4])),
    Row("6.1 padding longer than the payload", .connection([.protocolError]), sees: ["1 headers"],
      open + frame(0, flags: 9, stream: 1, [200, 1, 2, 3, 4])),
    Row("6.1 padding without its length", .either(1, [.protocolError, .frameSizeError]), sees: ["1 headers"],
      open + frame(0, flags: 9, stream: 1)),
    Row("6.1 nothing but padding", .fine, sees: ["1 headers", "1 end"],
      open + Raw.data(1, [], padding: 255, end: true)),
    Row("6.1 padding of no bytes", .fine, sees: ["1 headers", "1 data 2", "1 end"],
      open + Raw.data(1, [1, 2], padding: 0, end: true)),
    Row("6.1 padded DATA", .fine, sees: ["1 headers", "1 data 5", "1 end"],
      open + Raw.data(1, [1, 2], padding: 7) + Raw.data(1, [3, 4, 5], padding: 100, end: true)),
    Row("6.1 empty DATA at the end", .fine, sees: ["1 headers", "1 data 1", "1 end"],
      open + Raw.data(1, [1]) + Raw.data(1, [], end: true)),
  ]

  private static let headers: [Row] = [
    Row("6.2 HEADERS on stream 0", .connection([.protocolError]), Raw.headers(0, Packed.get)),
    Row("6.2 padding as long as the payload", .connection([.protocolError]),
      frame(1, flags: 0xD, stream: 1, [UInt8(Packed.get.count + 1)] + Packed.get)),
    Row("6.2 padding without its length", .connection([.protocolError, .frameSizeError]),
      frame(1, flags: 0xD, stream: 1)),
    Row("6.2 priority cut short", .connection([.protocolError, .frameSizeError]),
      frame(1, flags: 0x25, stream: 1, [0, 0, 0, 0])),
    Row("6.2 padded HEADERS", .fine, sees: served, frame(1, flags: 0xD, stream: 1, [3] + Packed.get + [0, 0, 0])),
    Row("6.2 HEADERS with a priority", .fine, sees: served,
      frame(1, flags: 0x25, stream: 1, [0, 0, 0, 0, 255] + Packed.get)),
    Row("6.2 padded HEADERS with a priority", .fine, sees: served,
      frame(1, flags: 0x2D, stream: 1, [2, 0x80, 0, 0, 0, 255] + Packed.get + [0, 0])),
    Row("6.2 padding reaches into the priority", .connection([.protocolError, .frameSizeError]),
      frame(1, flags: 0x2D, stream: 1, [3, 0, 0, 0, 0, 1, 0])),
    Row("6.2 padding of the first piece of a block", .fine, sees: served,
      frame(1, flags: 0x9, stream: 1, [2, 0x82, 0, 0]) + Raw.continuation(1, Array(Packed.get.dropFirst()))),
  ]

  private static let priority: [Row] = [
    Row("6.3 PRIORITY on stream 0", .connection([.protocolError]), Raw.priority(0)),
    Row("6.3 PRIORITY of four bytes", .either(1, [.frameSizeError]), sees: ["1 headers"],
      open + frame(2, stream: 1, [0, 0, 0, 0])),
  ]

  private static let reset: [Row] = [
    Row("6.4 RST_STREAM on stream 0", .connection([.protocolError]), Raw.reset(0)),
    Row("6.4 RST_STREAM on an idle stream", .connection([.protocolError]), Raw.reset(1)),
    Row("6.4 RST_STREAM of three bytes", .connection([.frameSizeError]), sees: ["1 headers"],
      open + frame(3, stream: 1, [0, 0, 0])),
    Row("6.4 RST_STREAM of five bytes", .connection([.frameSizeError]), sees: ["1 headers"],
      open + frame(3, stream: 1, [0, 0, 0, 0, 0])),
    Row("6.4 RST_STREAM ends an open stream", .fine, sees: ["1 headers", "1 data 1", "1 closed 8"],
      open + Raw.data(1, [1]) + Raw.reset(1)),
  ]

  private static let settings: [Row] = [
    Row("6.5 an ACK with a payload", .connection([.frameSizeError]), frame(4, flags: 1, [0, 1, 0, 0, 0, 0])),
    Row("6.5 SETTINGS on a stream", .connection([.protocolError]), frame(4, stream: 1, [])),
    Row("6.5 SETTINGS of five bytes", .connection([.frameSizeError]), frame(4, [0, 3, 0, 0, 0])),
    Row("6.5.2 ENABLE_PUSH of 2", .connection([.protocolError]), Raw.settings([(Raw.enablePush, 2)])),
    Row("6.5.2 ENABLE_PUSH of 0 and 1", .fine,
      Raw.settings([(Raw.enablePush, 0)]) + Raw.settings([(Raw.enablePush, 1)])),
    Row("6.5.2 INITIAL_WINDOW_SIZE of 2^31", .connection([.flowControlError]),
      Raw.settings([(Raw.initialWindow, 0x8000_0000)])),
    Row("6.5.2 INITIAL_WINDOW_SIZE of 2^31-1", .fine, Raw.settings([(Raw.initialWindow, 0x7FFF_FFFF)])),
    Row("6.5.2 MAX_FRAME_SIZE of 2^14-1", .connection([.protocolError]), Raw.settings([(Raw.maxFrame, 16383)])),
    Row("6.5.2 MAX_FRAME_SIZE of 2^24", .connection([.protocolError]), Raw.settings([(Raw.maxFrame, 1 << 24)])),
    Row("6.5.2 MAX_FRAME_SIZE of 2^14 and 2^24-1", .fine,
      Raw.settings([(Raw.maxFrame, 1 << 24 - 1), (Raw.maxFrame, 16384)])),
    Row("6.5.2 settings nobody knows", .fine, Raw.settings([(0xFF, 1), (0xFE, .max)])),
    Row("6.5.3 every SETTINGS is acknowledged once", .fine) { peer in
      peer.forgetFrames()
      for count in 1...3 {
        peer.send(Raw.settings([(Raw.maxStreams, UInt32(count))]))
        #expect(peer.frames(RawFrame.settings).map(\.flags) == .init(repeating: RawFrame.end, count: count))
      }
    },
  ]

  private static let ping: [Row] = [
    Row("6.7 PING comes back as it is", .fine) { peer in
      peer.send(frame(RawFrame.ping, [1, 2, 3, 4, 5, 6, 7, 8]))
      #expect(peer.frames(RawFrame.ping) == [RawFrame(type: 6, flags: 1, stream: 0, payload: [1, 2, 3, 4, 5, 6, 7, 8])])
    },
    Row("6.7 an ACK is not answered", .fine, sees: nil) { peer in
      peer.send(Raw.ping(7, isAck: true))
      #expect(peer.frames(RawFrame.ping).isEmpty)
    },
    Row("6.7 PING on a stream", .connection([.protocolError]), frame(6, stream: 1, [0, 0, 0, 0, 0, 0, 0, 0])),
    Row("6.7 PING of nine bytes", .connection([.frameSizeError]), frame(6, [0, 0, 0, 0, 0, 0, 0, 0, 0])),
    Row("6.7 an ACK of no bytes", .connection([.frameSizeError]), frame(6, flags: 1, [])),
  ]

  private static let goAway: [Row] = [
    Row("6.8 GOAWAY on a stream", .connection([.protocolError]), frame(7, stream: 1, Raw.big(0) + Raw.big(0))),
    Row("6.8 GOAWAY of seven bytes", .connection([.frameSizeError]), frame(7, [0, 0, 0, 0, 0, 0, 0])),
    Row("6.8 open streams go on after GOAWAY", .fine, sees: ["1 headers", "goaway 0 0 bye", "1 data 1", "1 end"],
      open + Raw.goAway(0, .noError, "bye") + Raw.data(1, [1], end: true)),
  ]

  private static let window: [Row] = [
    Row("6.9 WINDOW_UPDATE of 0 for the connection", .connection([.protocolError]), Raw.window(0, 0)),
    Row("6.9 WINDOW_UPDATE of 0 for a stream", .either(1, [.protocolError]), sees: ["1 headers"],
      open + Raw.window(1, 0)),
    Row("6.9 WINDOW_UPDATE of three bytes", .connection([.frameSizeError]), frame(8, [0, 0, 1])),
    Row("6.9 the reserved bit", .fine, sees: ["1 headers"], open + Raw.window(1, 0x8000_0001)),
    Row("6.9.1 the window of the connection above 2^31-1", .connection([.flowControlError]),
      Raw.window(0, 0x7FFF_FFFF)),
    Row("6.9.1 the same in two steps", .connection([.flowControlError]),
      Raw.window(0, 0x7FFF_FFFF - 65535) + Raw.window(0, 1)),
    Row("6.9.1 the window of the connection at 2^31-1", .fine, Raw.window(0, 0x7FFF_FFFF - 65535)),
    Row("6.9.1 the window of a stream above 2^31-1", .either(1, [.flowControlError]), sees: ["1 headers"],
      open + Raw.window(1, 0x7FFF_FFFF)),
    Row("6.9.1 the same in two steps, of a stream", .either(1, [.flowControlError]), sees: ["1 headers"],
      open + Raw.window(1, 0x7FFF_FFFF - 65535) + Raw.window(1, 1)),
    Row("6.9.2 SETTINGS lift the window of a stream above 2^31-1", .connection([.flowControlError]),
      sees: ["1 headers"],
      open + Raw.window(1, 1) + Raw.settings([(Raw.initialWindow, 0x7FFF_FFFF)])),
  ]

  private static let continuation: [Row] = [
    Row("6.10 a block in pieces of a byte", .fine, sees: served,
      Raw.headers(1, [], isLast: false) + Packed.get.flatMap { Raw.continuation(1, [$0], isLast: false) }
      + Raw.continuation(1, [])),
    Row("6.10 any other frame within a block", .connection([.protocolError]),
      Raw.headers(1, [0x82], isLast: false) + Raw.settings()),
    Row("6.10 CONTINUATION of another stream", .connection([.protocolError]),
      Raw.headers(1, [0x82], isLast: false) + Raw.continuation(3, rest)),
    Row("6.10 CONTINUATION on stream 0", .connection([.protocolError]),
      Raw.headers(1, [0x82], isLast: false) + Raw.continuation(0, rest)),
    Row("6.10 CONTINUATION after END_HEADERS", .connection([.protocolError]), sees: nil,
      open + Raw.continuation(1, rest)),
    Row("6.10 CONTINUATION after the last one", .connection([.protocolError]), sees: nil,
      Raw.headers(1, [0x82], end: false, isLast: false) + Raw.continuation(1, rest) + Raw.continuation(1, rest)),
    Row("6.10 CONTINUATION after DATA", .connection([.protocolError]), sees: nil,
      open + Raw.data(1, [1]) + Raw.continuation(1, rest)),
  ]

  private static let codes: [Row] = [
    Row("7 GOAWAY with an unknown code", .fine, sees: nil, open + Raw.goAway(0, HTTP2ErrorCode(rawValue: 0xFF))),
    Row("7 RST_STREAM with an unknown code", .fine, sees: nil, open + Raw.reset(1, HTTP2ErrorCode(rawValue: 0xFF))),
    Row("8.4 PUSH_PROMISE from a client", .connection([.protocolError]), sees: ["1 headers"],
      open + frame(5, flags: 4, stream: 1, Raw.big(2) + Packed.get)),
  ]
}
