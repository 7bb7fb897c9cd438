import Base
@testable import HTTP2Wire
import Testing

/// Two sessions whose owners do anything in any order, over a wire that delivers when it likes.
@Suite struct ExchangeTests {
  @Test(arguments: 1...30)
  func `whatever both owners do, bodies arrive whole, streams end once, and the books are even`(seed: UInt64) throws {
    let play = ExchangePlay(seed: seed)
    for _ in 0..<800 { try play.step() }
    try play.wind()
    play.expectEven()
  }
}

/// What one owner knows of a stream.
private final class StreamBook {
  var written: [UInt8] = []
  var arrived: [UInt8] = []
  var unconsumed = 0
  var hasHead = false
  var hasFinished = false
  var hasEnded = false
  var wasCut = false
  var closed = 0

  init(hasHead: Bool = false, hasFinished: Bool = false) { (self.hasHead, self.hasFinished) = (hasHead, hasFinished) }
}

private final class ExchangePlay {
  private var dice: UInt64
  private let client: HTTP2Session
  private let server: HTTP2Session
  private var atClient: [Int32: StreamBook] = [:]
  private var atServer: [Int32: StreamBook] = [:]
  private var toServer: [UInt8] = []
  private var toClient: [UInt8] = []
  private let head = HTTP2FieldBlock([HTTP2Field(":status", "200"), HTTP2Field("x", "y"), HTTP2Field("secret", "z", isIndexed: false)])
  private let trailers = HTTP2FieldBlock([HTTP2Field("grpc-status", "0")])

  init(seed: UInt64) {
    dice = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    let windows: [Int32] = [100, 1000, 20_000, 65_535, 300_000]
    let budget = FrameBudget.Limits(
      resetBurst: 1 << 40, resetsPerSecond: 0, controlBurst: 1 << 40, controlPerSecond: 0, outputBytes: 1 << 40)
    func settings(_ index: UInt64) -> HTTP2Settings {
      HTTP2Settings(
        maxConcurrentStreams: [3, 20, 1000][Int(index % 3)], streamWindowBytes: windows[Int(index % 5)],
        connectionWindowBytes: index % 2 == 0 ? 65_535 : 200_000, writeBufferBytes: 1000, budget: budget)
    }
    client = HTTP2Session(.client, settings(seed / 3))
    server = HTTP2Session(.server, settings(seed))
  }

  private func roll(_ bound: Int) -> Int {
    dice ^= dice << 13
    dice ^= dice >> 7
    dice ^= dice << 17
    return Int(dice % UInt64(bound))
  }

  private func any(_ books: [Int32: StreamBook]) -> Int32? {
    let open = books.filter { $0.value.closed == 0 }.keys.sorted()
    return open.isEmpty ? nil : open[roll(open.count)]
  }

  func step() throws {
    switch roll(12) {
    case 0: try request()
    case 1, 2: if let id = any(atClient) { write(client, id, atClient[id]) }
    case 3: if let id = any(atClient) { finish(client, id, atClient[id]) }
    case 4, 5: if let id = any(atServer) { try answer(id) }
    case 6: if let id = any(atServer), atServer[id]?.hasHead == true { finish(server, id, atServer[id]) }
    case 7: if roll(6) == 0 { cut() }
    case 8: carry(client)
    case 9: carry(server)
    default: try deliver()
    }
  }

  private func request() throws {
    guard client.openStreams < 40 else { return }
    let fields = (0..<roll(4)).map { _ in HTTP2Field("n\(roll(20))", String(repeating: "v", count: roll(60)), isIndexed: roll(3) > 0) }
    let isEnd = roll(3) == 0
    let id = try client.request(get + fields, isEnd: isEnd)
    atClient[id] = StreamBook(hasHead: true, hasFinished: isEnd)
  }

  private func write(_ session: HTTP2Session, _ id: Int32, _ book: StreamBook?) {
    guard let book, !book.hasFinished, !book.wasCut, book.closed == 0 else { return }
    let bytes = (0..<roll([3, 200, 6000][roll(3)])).map { UInt8(truncatingIfNeeded: book.written.count + $0) }
    book.written += bytes
    session.write(id, bytes)
  }

  private func finish(_ session: HTTP2Session, _ id: Int32, _ book: StreamBook?) {
    guard let book, !book.hasFinished else { return }
    book.hasFinished = true
    switch roll(3) {
    case 0: session.finish(id)
    case 1: session.finish(id, trailers: [HTTP2Field("t", "\(roll(9))")])
    default: session.finish(id, trailers)
    }
  }

  private func answer(_ id: Int32) throws {
    guard let book = atServer[id] else { return }
    guard !book.hasHead else { return write(server, id, book) }
    book.hasHead = true
    switch roll(4) {
    case 0:
      let bytes = (0..<roll(10_000)).map { UInt8(truncatingIfNeeded: $0) }
      // Fails only when the stream is gone, which `closed` tells.
      guard (try? server.respond(id, head, trailers: trailers, { $0.append(contentsOf: bytes) })) != nil else { return }
      (book.written, book.hasFinished) = (bytes, true)
    case 1:
      server.respondOnly(id, head)
      (book.hasFinished, book.wasCut) = (true, true)
    case 2:
      // Fails only when the stream is gone, which `closed` tells.
      try? server.respond(id, head)
    default:
      let isEnd = roll(4) == 0
      // Fails only when the stream is gone, which `closed` tells.
      try? server.respond(id, [HTTP2Field(":status", "20\(roll(5))")], isEnd: isEnd)
      book.hasFinished = isEnd
    }
  }

  /// One of the owners gives up a stream.
  private func cut() {
    if roll(2) == 0, let id = any(atClient) {
      client.reset(id, .cancel)
      atClient[id]?.wasCut = true
    } else if let id = any(atServer) {
      if roll(2) == 0 { server.reset(id, .cancel) } else { server.discardRest(id) }
      atServer[id]?.wasCut = true
    }
  }

  private func carry(_ session: HTTP2Session) {
    var bytes: [UInt8] = []
    session.drain(limitBytes: [1, 500, 100_000][roll(3)]) { bytes += $0 }
    if session.role == .client { toServer += bytes } else { toClient += bytes }
    note(session.takeEvents(), session)
  }

  private func deliver() throws {
    let count = (1 + roll(toServer.count + 1), 1 + roll(toClient.count + 1))
    try server.receive(Array(toServer.prefix(count.0)), at: Instant(nanoseconds: 0))
    toServer.removeFirst(min(count.0, toServer.count))
    try client.receive(Array(toClient.prefix(count.1)), at: Instant(nanoseconds: 0))
    toClient.removeFirst(min(count.1, toClient.count))
    note(server.takeEvents(), server)
    note(client.takeEvents(), client)
    consume(server, atServer)
    consume(client, atClient)
  }

  private func consume(_ session: HTTP2Session, _ books: [Int32: StreamBook]) {
    for id in books.keys.sorted() {
      guard let book = books[id], book.unconsumed > 0, roll(2) == 0 else { continue }
      let count = 1 + roll(book.unconsumed)
      book.unconsumed -= count
      session.consume(id, count)
    }
  }

  private func note(_ events: [HTTP2Event], _ session: HTTP2Session) {
    for event in events {
      switch event {
      case .headers(let id, _): change(session, id) { _ in }
      case .data(let id, let bytes):
        change(session, id) { book in
          book.arrived += bytes
          book.unconsumed += bytes.count
        }
      case .end(let id): change(session, id) { $0.hasEnded = true }
      case .closed(let id, _): change(session, id) { $0.closed += 1 }
      case .drained, .settings, .pong, .goAway: break
      }
    }
  }

  private func change(_ session: HTTP2Session, _ id: Int32, _ body: (StreamBook) -> Void) {
    let book = (session.role == .client ? atClient : atServer)[id] ?? StreamBook()
    #expect(book.closed == 0, "nothing comes after the end of \(id)")
    body(book)
    if session.role == .client { atClient[id] = book } else { atServer[id] = book }
  }

  /// Everything is ended, delivered and consumed.
  func wind() throws {
    for round in 0..<100_000 where round < 20 || client.openStreams + server.openStreams + toServer.count + toClient.count > 0 {
      for id in atClient.keys.sorted() where atClient[id]?.closed == 0 { finish(client, id, atClient[id]) }
      for id in atServer.keys.sorted() where atServer[id]?.closed == 0 {
        if atServer[id]?.hasHead == false { try answer(id) }
        finish(server, id, atServer[id])
      }
      carry(client)
      carry(server)
      try deliver()
    }
  }

  func expectEven() {
    #expect(atServer.count > 10 && atServer.values.contains { $0.arrived.count > 1000 })
    #expect(client.openStreams == 0 && server.openStreams == 0)
    #expect(!client.isTerminated && !server.isTerminated)
    #expect(client.waitingBytes == 0 && server.waitingBytes == 0 && client.openedStreams == 0)
    #expect(client.waitingFrames == 0 && server.waitingFrames == 0)
    #expect(client.sendWindow == server.receiveWindow && server.sendWindow == client.receiveWindow)
    for (id, mine) in atClient {
      #expect(mine.closed == 1, "\(id) at the client")
      guard let other = atServer[id] else { continue }
      #expect(other.closed == 1, "\(id) at the server")
      let isWhole = !mine.wasCut && !other.wasCut
      #expect(isWhole ? other.arrived == mine.written : mine.written.starts(with: other.arrived), "request \(id)")
      #expect(isWhole ? mine.arrived == other.written : other.written.starts(with: mine.arrived), "answer \(id)")
      #expect(!isWhole || (mine.hasEnded && other.hasEnded), "\(id) ends on both sides")
    }
  }
}
