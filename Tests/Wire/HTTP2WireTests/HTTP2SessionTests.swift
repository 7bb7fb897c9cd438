import Base
import HTTP2Wire
import Testing

@Suite struct HTTP2SessionTests {
  @Test(arguments: [(1, .max), (2, 1), (3, 7), (4, 100), (5, 5000)] as [(UInt64, Int)])
  func `requests and answers arrive whole under any cutting`(seed: UInt64, longestPiece: Int) throws {
    var pair = Pair(seed: seed, longestPiece: longestPiece)
    let body = (0..<(longestPiece < 10 ? 10_000 : 100_000)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let streams = try (0..<5).map { _ in
      let id = try pair.client.request(get, isEnd: false)
      pair.client.write(id, body)
      pair.client.finish(id, trailers: [HTTP2Field("t", "1")])
      return id
    }
    try pair.settle()
    let atServer = pair.takeServerEvents()
    for id in streams {
      #expect(atServer.headers(of: id).map { $0.fields.count } == [4, 1])
      let isWhole = atServer.body(of: id) == body
      #expect(isWhole)
      try pair.server.respond(id, [HTTP2Field(":status", "200")], isEnd: false)
      pair.server.write(id, body.reversed())
      pair.server.finish(id)
    }
    try pair.settle()
    let atClient = pair.takeClientEvents()
    for id in streams {
      #expect(atClient.headers(of: id).first?[":status"] == "200")
      let isWhole = atClient.body(of: id) == body.reversed()
      #expect(isWhole)
      #expect(atClient.closing(of: id) == .noError)
    }
    #expect(pair.client.openStreams == 0)
    #expect(pair.server.openStreams == 0)
  }

  @Test func `fields arrive as they were sent, whether their texts came before or not`() throws {
    var pair = Pair()
    for round in 0..<300 {
      let fields = get + [
        HTTP2Field("same", "a value that is longer than fifteen bytes"),
        HTTP2Field("changing", "value number \(round % 7) of those that come again"),
        HTTP2Field("new", "value number \(round)", isIndexed: round % 2 == 0),
        HTTP2Field("long", String(repeating: "\(round % 3)", count: 400)),
      ]
      let id = try pair.client.request(fields, isEnd: true)
      try pair.settle()
      let received = try #require(pair.takeServerEvents().headers(of: id).first)
      #expect(received.fields.map(\.name) == fields.map(\.name))
      #expect(received.fields.map(\.value) == fields.map(\.value))
      try pair.server.respond(id, [HTTP2Field(":status", "204")], isEnd: true)
    }
  }

  @Test func `an answer out of prepared blocks is the same as one out of fields`() throws {
    var pair = Pair()
    let head = [HTTP2Field(":status", "200"), HTTP2Field("kind", "prepared")]
    let trailers = [HTTP2Field("end", "1", isIndexed: false)]
    let blocks = (head: HTTP2FieldBlock(head), trailers: HTTP2FieldBlock(trailers))
    for isPrepared in [true, false, true] {
      let id = try pair.client.request(get, isEnd: true)
      try pair.settle()
      if isPrepared { try pair.server.respond(id, blocks.head) } else { try pair.server.respond(id, head, isEnd: false) }
      pair.server.write(id, [1, 2, 3])
      if isPrepared { pair.server.finish(id, blocks.trailers) } else { pair.server.finish(id, trailers: trailers) }
      try pair.settle()
      let events = pair.takeClientEvents()
      #expect(events.headers(of: id).map { $0.fields.map(\.value) } == [["200", "prepared"], ["1"]])
      #expect(events.body(of: id) == [1, 2, 3])
      #expect(events.closing(of: id) == .noError)
    }
  }

  @Test func `a stream that is used again knows nothing of the one before`() throws {
    var pair = Pair()
    let first = try pair.client.request(get, isEnd: false)
    pair.client.write(first, [9, 9, 9])
    try pair.settle()
    pair.server.reset(first, .cancel)
    try pair.settle()
    #expect(pair.takeClientEvents().closing(of: first) == .cancel)
    _ = pair.takeServerEvents()
    let second = try pair.client.request(get, isEnd: false)
    pair.client.write(second, [1])
    pair.client.finish(second)
    try pair.settle()
    #expect(pair.takeServerEvents().body(of: second) == [1])
  }

  @Test func `a stream that is not read stops at its window, others go on, credit restarts it`() throws {
    var pair = Pair(client: HTTP2Settings(streamWindowBytes: 70_000))
    let slow = try pair.client.request(get, isEnd: true)
    try pair.settle()
    try pair.server.respond(slow, [HTTP2Field(":status", "200")], isEnd: false)
    var isFull = false
    for _ in 0..<200 { isFull = !pair.server.write(slow, [UInt8](repeating: 7, count: 1000)) || isFull }
    #expect(isFull)
    pair.server.finish(slow)
    try pair.settle()
    #expect(pair.takeClientEvents().body(of: slow).count == 70_000)

    let quick = try pair.client.request(get, isEnd: true)
    try pair.settle()
    try pair.server.respond(quick, [HTTP2Field(":status", "204")], isEnd: true)
    try pair.settle()
    #expect(pair.takeClientEvents().closing(of: quick) == .noError)

    var total = 70_000
    var credit = 70_000
    while total < 200_000, credit > 0 {
      pair.client.consume(slow, credit)
      try pair.settle()
      credit = pair.takeClientEvents().body(of: slow).count
      total += credit
    }
    #expect(total == 200_000)
    let drained = pair.takeServerEvents().contains { event in
      if case .drained(slow) = event { return true }
      return false
    }
    #expect(drained)
  }

  @Test func `more requests than the peer allows wait their turn`() throws {
    var pair = Pair(server: HTTP2Settings(maxConcurrentStreams: 3))
    try pair.settle()
    #expect(pair.client.peerStreamLimit == 3)
    let ids = try (0..<10).map { _ in try pair.client.request(get, isEnd: true) }
    try pair.settle()
    #expect(pair.takeServerEvents().filter { if case .headers = $0 { true } else { false } }.count == 3)
    for id in ids {
      try pair.server.respond(id, [HTTP2Field(":status", "200")], isEnd: true)
      try pair.settle()
    }
    let closed = pair.takeClientEvents().filter { if case .closed(_, .noError) = $0 { true } else { false } }
    #expect(closed.count == 10)
  }

  @Test func `resets travel both ways and end the stream once`() throws {
    var pair = Pair()
    let mine = try pair.client.request(get, isEnd: false)
    let theirs = try pair.client.request(get, isEnd: false)
    try pair.settle()
    pair.client.reset(mine, .cancel)
    pair.server.reset(theirs, .refusedStream)
    try pair.settle()
    #expect(pair.takeServerEvents().closing(of: mine) == .cancel)
    #expect(pair.takeClientEvents().closing(of: theirs) == .refusedStream)
    #expect(throws: HTTP2Error.self) { try pair.server.respond(mine, [HTTP2Field(":status", "200")], isEnd: true) }
    pair.client.reset(mine, .cancel)
    pair.client.consume(mine, 10)
    pair.client.write(mine, [1])
    try pair.settle()
  }

  @Test func `an early answer tells the peer to stop sending`() throws {
    var pair = Pair()
    let id = try pair.client.request(get, isEnd: false)
    pair.client.write(id, [1, 2, 3])
    try pair.settle()
    try pair.server.respond(id, [HTTP2Field(":status", "413")], isEnd: true)
    pair.server.discardRest(id)
    try pair.settle()
    let events = pair.takeClientEvents()
    #expect(events.headers(of: id).first?[":status"] == "413")
    #expect(events.closing(of: id) == .noError)
    #expect(pair.server.openStreams == 0)
  }

  @Test func `a request cancelled before it left is never seen by the server`() throws {
    var pair = Pair()
    let id = try pair.client.request(get, isEnd: true)
    pair.client.reset(id, .cancel)
    try pair.settle()
    #expect(pair.takeClientEvents().closing(of: id) == .cancel)
    #expect(pair.takeServerEvents().headers(of: id).isEmpty)
    #expect(pair.client.openStreams == 0)
  }

  @Test func `a graceful end lets open streams finish and refuses new ones`() throws {
    var pair = Pair()
    let open = try pair.client.request(get, isEnd: true)
    try pair.settle()
    pair.server.announceShutdown()
    pair.server.goAway()
    try pair.settle()
    #expect(pair.takeClientEvents().goAway == .noError)
    let late = try? pair.client.request(get, isEnd: true)
    try pair.settle()
    if let late { #expect(pair.takeClientEvents().closing(of: late) == .refusedStream) }
    try pair.server.respond(open, [HTTP2Field(":status", "200")], isEnd: true)
    try pair.settle()
    #expect(pair.takeClientEvents().closing(of: open) == .noError)
    #expect(pair.server.isFinished)
    #expect(pair.client.isFinished)
  }

  @Test func `a ping comes back with its token`() throws {
    var pair = Pair()
    pair.client.ping(0x0102_0304_0506_0708)
    try pair.settle()
    let tokens = pair.takeClientEvents().compactMap { event -> UInt64? in
      if case .pong(let token) = event { return token }
      return nil
    }
    #expect(tokens == [0x0102_0304_0506_0708])
  }

  @Test func `headers over the limit are marked, not stored`() throws {
    var pair = Pair(server: HTTP2Settings(headerListSizeBytes: 1000))
    let id = try pair.client.request(get + [HTTP2Field("big", String(repeating: "x", count: 2000))], isEnd: true)
    try pair.settle()
    let headers = pair.takeServerEvents().headers(of: id)
    #expect(headers.map(\.isTooLarge) == [true])
    #expect(headers.first?.fields.count == 4)
  }
}
