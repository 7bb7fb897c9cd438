import Base
import HTTP2Wire
import RPCConnection
import RPCCore
import Testing

/// Calls whose client sends a stream.
@Suite struct RequestStreamTests {
  @Test(arguments: [(1, .max), (2, 1), (3, 7), (4, 5000)] as [(UInt64, Int)])
  func `requests arrive in order before, between and after answers, under any cutting`(seed: UInt64, longestPiece: Int) throws {
    var pair = RPCPair(seed: seed, longestPiece: longestPiece)
    let id = try pair.open(chat)
    try pair.settle()
    // The handler starts before the first request.
    #expect(pair.calls.map(\.id) == [id])
    #expect(pair.calls.first?.request == [])
    for round in 1...20 {
      #expect(pair.client.send(id, [UInt8](repeating: UInt8(round), count: round * round)))
      try pair.settle()
      #expect(pair.requests.count == round)
      #expect(pair.requests.last?.bytes.count == round * round)
      #expect(pair.server.send(id, [UInt8(round)]))
      try pair.settle()
      #expect(pair.messages(id).last == [UInt8(round)])
    }
    #expect(pair.requestsEnded.isEmpty)
    pair.client.finish(id)
    try pair.settle()
    #expect(pair.requestsEnded == [id])
    #expect(pair.server.send(id, [99]))
    pair.server.finish(id, nil)
    pair.server.handlerEnded()
    try pair.settle()
    #expect(pair.messages(id).last == [99])
    #expect(pair.ending(id) == .some(nil))
    #expect(pair.cancelled.isEmpty)
    #expect(pair.server.openCalls + pair.client.openCalls + pair.server.runningHandlers == 0)
  }

  @Test func `a handler that does not read holds its client back`() throws {
    var pair = RPCPair()
    let id = try pair.open(sum)
    try pair.settle()
    var sent = 0
    var isFull = false
    while sent < 4000, !isFull {
      sent += 1
      isFull = !pair.client.send(id, [UInt8](repeating: 1, count: 1000))
      try pair.settle()
    }
    #expect(isFull)
    #expect(sent < 1000)
    func isWritable(_ pair: RPCPair) -> Bool {
      pair.atClient.contains { if case .writable(id) = $0 { true } else { false } }
    }
    #expect(!isWritable(pair))
    for request in pair.requests { pair.server.consume(id, request.credit) }
    try pair.settle()
    #expect(isWritable(pair))
    pair.client.finish(id)
    for request in pair.requests.dropFirst(0) where pair.requestsEnded.isEmpty { pair.server.consume(id, request.credit) }
    try pair.settle()
    #expect(pair.requests.count == sent)
    #expect(pair.requestsEnded == [id])
  }

  @Test func `a message larger than the window arrives while nobody reads`() throws {
    var pair = RPCPair()
    let id = try pair.open(sum)
    _ = pair.client.send(id, [UInt8](repeating: 3, count: 3_000_000))
    pair.client.finish(id)
    try pair.settle()
    #expect(pair.requests.first?.bytes.count == 3_000_000)
    #expect(pair.requestsEnded == [id])
  }

  @Test func `an answer before the last request ends the call, and the client stops`() throws {
    var pair = RPCPair()
    let id = try pair.open(sum)
    #expect(pair.client.send(id, [1]))
    try pair.settle()
    pair.server.respond(id, [42])
    pair.server.handlerEnded()
    try pair.settle()
    #expect(pair.messages(id) == [[42]])
    #expect(pair.ending(id) == .some(nil))
    #expect(pair.cancelled.isEmpty)
    // What is sent now goes nowhere and harms nobody.
    #expect(pair.client.send(id, [2]))
    pair.client.finish(id)
    let next = try pair.start()
    try pair.settle()
    #expect(pair.requests.count == 1)
    #expect(pair.calls.last?.id == next)
    #expect(pair.server.openCalls == 1)
  }

  @Test func `a status before the last request arrives whole`() throws {
    var pair = RPCPair()
    let id = try pair.open(chat)
    try pair.settle()
    let error = RPCError(.failedPrecondition, "not today", reason: "SHUT")
    pair.server.finish(id, error)
    try pair.settle()
    #expect(pair.ending(id) == .some(error))
    #expect(pair.client.openCalls == 0)
  }

  @Test func `both sides may give up in the middle`() throws {
    var pair = RPCPair()
    let first = try pair.open(chat)
    #expect(pair.client.send(first, [1]))
    try pair.settle()
    pair.client.cancel(first)
    try pair.settle()
    #expect(pair.cancelled == [first])
    let second = try pair.open(chat, timeout: .seconds(1))
    try pair.settle()
    #expect(pair.server.send(second, [1]))
    try pair.settle()
    pair.now = pair.now.advanced(by: .seconds(2))
    pair.server.expire(at: pair.now)
    pair.client.expire(at: pair.now)
    try pair.settle()
    #expect(pair.cancelled == [first, second])
    #expect(pair.ending(second) == .some(.deadlineExceeded))
    #expect(pair.server.openCalls + pair.client.openCalls == 0)
  }

  @Test func `requests that wait unread are bounded over all streams of a connection`() throws {
    var pair = RPCPair(limits: .init(heldRequestBytes: 100_000))
    let ids = try (0..<4).map { _ in try pair.open(sum) }
    for id in ids { _ = pair.client.send(id, [UInt8](repeating: 1, count: 40_000)) }
    try pair.settle()
    let refused = ids.compactMap { pair.ending($0) ?? nil }
    #expect(refused.map(\.reason) == ["REQUESTS_TOO_LARGE", "REQUESTS_TOO_LARGE"])
    #expect(pair.cancelled.count == 2)
    // What the others hold is given back as they read.
    for request in pair.requests { pair.server.consume(request.id, request.credit) }
    let more = try #require(ids.first { pair.ending($0) == nil })
    for _ in 0..<2 { _ = pair.client.send(more, [UInt8](repeating: 1, count: 40_000)) }
    try pair.settle()
    #expect(pair.ending(more) == nil)
  }

  @Test func `a stream that ends in the middle of a message is INTERNAL and stops the handler`() throws {
    var pair = RPCPair()
    let session = HTTP2Session(.client)
    let id = try session.request(
      [
        HTTP2Field(":method", "POST"), HTTP2Field(":scheme", "http"), HTTP2Field(":authority", "a:1"),
        HTTP2Field(":path", sum.path),
        HTTP2Field("content-type", "application/grpc"), HTTP2Field("te", "trailers"),
      ], isEnd: false)
    session.write(id, [0, 0, 0, 0, 9, 1] as [UInt8])
    session.finish(id)
    try pair.server.receive(session.takeOutput(), pair.now)
    pair.takeEvents()
    #expect(pair.calls.count == 1)
    #expect(pair.cancelled == [id])
    var answer: [UInt8] = []
    pair.server.drain { answer += Array($0) }
    try session.receive(answer, at: pair.now)
    let statuses = session.takeEvents().compactMap { if case .headers(_, let headers) = $0 { headers["grpc-status"] } else { nil } }
    #expect(statuses == ["13"])
  }

  @Test func `metadata of an answer reaches who asks for it`() throws {
    var pair = RPCPair()
    let (report, early) = (CallReport(), CallReport())
    let id = try pair.open(chat, report)
    let refused = try pair.open(chat, early)
    try pair.settle()
    var notes = AnswerNotes()
    notes.initial = ["x-hello": "a"]
    notes.trailing = ["x-bye-bin": "AQI"]
    #expect(pair.server.send(id, [1], notes: notes))
    try pair.settle()
    #expect(report.initialMetadata == ["x-hello": "a"])
    #expect(report.trailingMetadata == [:])
    pair.server.finish(id, nil, notes: notes)
    pair.server.finish(refused, RPCError(.aborted, "no"), notes: notes)
    try pair.settle()
    #expect(report.initialMetadata == ["x-hello": "a"])
    #expect(report.trailingMetadata == ["x-bye-bin": "AQI"])
    // Trailers-Only: everything is trailing.
    #expect(early.initialMetadata == [:])
    #expect(early.trailingMetadata == ["x-hello": "a", "x-bye-bin": "AQI"])
  }
}
