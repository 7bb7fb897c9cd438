import Base
import HTTP2Wire
import Testing

@Suite struct FrameBudgetTests {
  private let now = Instant(nanoseconds: 0)
  private static let ping = frame(6, [0, 0, 0, 0, 0, 0, 0, 0])
  /// GET http / with authority a.
  private static let block: [UInt8] = [0x82, 0x86, 0x84, 0x41, 0x01, 0x61]

  /// The code of the GOAWAY in the output, and how many frames stand before it.
  private func goAway(_ session: HTTP2Session) -> (code: UInt8, framesBefore: Int)? {
    var rest = session.takeOutput()[...]
    var count = 0
    while rest.count >= 9 {
      let head = Array(rest.prefix(9))
      let size = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
      let payload = Array(rest.dropFirst(9).prefix(size))
      if head[3] == 7, payload.count >= 8 { return (payload[7], count) }
      count += 1
      rest = rest.dropFirst(9 + size)
    }
    return nil
  }

  private static func many(_ count: Int, _ bytes: [UInt8]) -> [UInt8] {
    var all: [UInt8] = []
    for _ in 0..<count { all += bytes }
    return all
  }

  /// One entry into the table, and a block that refers to it with one byte each.
  private static let bomb: [UInt8] =
    frame(1, flags: 5, stream: 1, block + [0x40, 1, 0x62, 0x7F, 0xB9, 0x1D] + many(3896, [0x78]))
    + frame(1, flags: 5, stream: 3, block + many(10_000, [0xBF]))

  static let floods: [(String, [UInt8])] = [
    ("pings", many(4000, ping)),
    ("settings", many(4000, frame(4))),
    ("goodbyes", many(4000, frame(7, [0, 0, 0, 0, 0, 0, 0, 0]))),
    ("continuations", frame(1, stream: 1, block) + many(4000, frame(9, stream: 1, [0x00, 1, 0x61, 1, 0x62]))),
    ("a field of four kilobytes, named ten thousand times", bomb),
    ("padding", frame(1, flags: 4, stream: 1, block) + many(400, frame(0, flags: 8, stream: 1, [200] + many(200, [0])))),
  ]

  @Test(arguments: floods)
  func `a flood that arrives in one read ends in GOAWAY all the same`(name: String, bytes: [UInt8]) throws {
    let session = HTTP2Session(.server)
    try session.receive(preface, at: now)
    try session.receive(bytes, at: now)
    let end = try #require(goAway(session))
    #expect(end.code == 0xB)
    #expect(end.framesBefore < 200, "what came after the limit is not answered")
    #expect(session.isFinished)
    // Nor is what comes after the end.
    try session.receive(bytes, at: now)
    #expect(session.takeOutput().isEmpty)
  }

  @Test func `thousands of cancels of a peer with an identity pass`() throws {
    var pair = Pair(server: HTTP2Settings(budget: .relaxed))
    for _ in 0..<10_000 {
      let id = try pair.client.request(get, isEnd: true)
      _ = try pair.turn()
      pair.client.reset(id, .cancel)
    }
    try pair.settle()
    #expect(pair.takeClientEvents().goAway == nil)
    #expect(pair.takeServerEvents().filter { if case .closed = $0 { true } else { false } }.count == 10_000)
    #expect(pair.server.openStreams == 0)
  }

  @Test func `a burst above the limit of streams, sent before it was known, is refused and forgiven`() throws {
    let session = HTTP2Session(.server, HTTP2Settings(maxConcurrentStreams: 100))
    let burst = (0..<500).flatMap { frame(1, flags: 5, stream: UInt32(2 * $0 + 1), Self.block) }
    try session.receive(preface + burst, at: now)
    #expect(goAway(session) == nil)
    #expect(session.openStreams == 100)
    let flood = (500..<3000).flatMap { frame(1, flags: 5, stream: UInt32(2 * $0 + 1), Self.block) }
    try session.receive(flood, at: now)
    #expect(goAway(session)?.code == 0xB)
  }

  @Test func `answers to a shut window are dropped above the limit, and the wait for it ends`() throws {
    let limits = FrameBudget.Limits(
      resetBurst: 100, resetsPerSecond: 10, controlBurst: 100, controlPerSecond: 10, outputBytes: 100_000, outputSeconds: 2)
    let session = HTTP2Session(.server, HTTP2Settings(budget: limits))
    // SETTINGS_INITIAL_WINDOW_SIZE of zero.
    try session.receive(preface + frame(4, [0, 4, 0, 0, 0, 0]), at: now)
    let streams = (0..<20).map { Int32(2 * $0 + 1) }
    try session.receive(streams.flatMap { frame(1, flags: 5, stream: UInt32($0), Self.block) }, at: now)
    for stream in streams {
      try session.respond(stream, [HTTP2Field(":status", "200")], isEnd: false)
      session.write(stream, [UInt8](repeating: 0, count: 20_000))
      session.finish(stream)
    }
    #expect(goAway(session) == nil)
    #expect(session.openStreams == 6, "six answers are above the limit together; the rest is dropped")
    for millisecond: Int64 in [1, 1500, 2500] {
      #expect(!session.isFinished)
      try session.receive(Self.ping, at: Instant(nanoseconds: millisecond * 1_000_000))
    }
    #expect(goAway(session)?.code == 0xB)
  }

  @Test func `a peer that never reads what it makes us write is let go`() throws {
    let session = HTTP2Session(.server, HTTP2Settings(maxConcurrentStreams: 10, budget: .relaxed))
    try session.receive(preface, at: now)
    for index in 0..<2000 where !session.isFinished {
      try session.receive(frame(1, flags: 5, stream: UInt32(2 * index + 1), Self.block), at: now)
      if session.waitingFrames > 1500 { break }
    }
    #expect(session.waitingFrames < 1200)
    #expect(goAway(session)?.code == 0xB)
  }

  @Test func `a slow reader that does read is served to the end`() throws {
    var pair = Pair(client: HTTP2Settings(streamWindowBytes: 1000))
    let id = try pair.client.request(get, isEnd: true)
    try pair.settle()
    try pair.server.respond(id, [HTTP2Field(":status", "200")], isEnd: false)
    pair.server.write(id, [UInt8](repeating: 7, count: 50_000))
    pair.server.finish(id)
    var taken = 0
    for second in 1...200 where taken < 50_000 {
      pair.now = Instant(nanoseconds: Int64(second) * 10_000_000_000)
      try pair.settle()
      let count = pair.takeClientEvents().body(of: id).count
      taken += count
      pair.client.consume(id, count)
    }
    #expect(taken == 50_000)
  }
}
