import Base
import HTTP2Wire
import Testing

@Suite struct HostilePeerTests {
  private let now = Instant(nanoseconds: 0)

  private func server() -> HTTP2Session { HTTP2Session(.server) }

  /// Whether the session has said GOAWAY with this code and wants to be closed.
  private func hasEnded(_ session: HTTP2Session, _ code: HTTP2ErrorCode) -> Bool {
    let output = session.takeOutput()
    var rest = output[...]
    var said = false
    while rest.count >= 9 {
      let head = Array(rest.prefix(9))
      let count = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
      let payload = Array(rest.dropFirst(9).prefix(count))
      if head[3] == 7, payload.count >= 8, payload[7] == UInt8(code.rawValue) { said = true }
      rest = rest.dropFirst(9 + count)
    }
    return said && session.isFinished
  }

  @Test func `random bytes are refused`() throws {
    let session = server()
    let error = #expect(throws: HTTP2Error.self) {
      try session.receive([UInt8]("GET / HTTP/1.1\r\nhost: a\r\n\r\n".utf8), at: now)
    }
    #expect(error?.kind == .badPreface)
  }

  @Test func `rubbish after the preface never crashes`() throws {
    var dice: UInt64 = 88172645463325252
    for _ in 0..<500 {
      let session = server()
      try session.receive(preface, at: now)
      var bytes: [UInt8] = []
      for _ in 0..<Int(dice % 300) {
        dice ^= dice << 13
        dice ^= dice >> 7
        dice ^= dice << 17
        bytes.append(UInt8(truncatingIfNeeded: dice))
      }
      // Either the session says GOAWAY, or the bytes are an unfinished frame.
      try session.receive(bytes, at: now)
      _ = session.takeEvents()
      _ = session.takeOutput()
      dice ^= dice << 13
    }
  }

  @Test(arguments: [
    ("ping", frame(6, [0, 0, 0, 0, 0, 0, 0, 0])),
    ("settings", frame(4)),
    ("unknown type", frame(0x5A, stream: 1, [1])),
    ("priority", frame(2, stream: 1, [0, 0, 0, 0, 0])),
    ("window update", frame(8, [0, 0, 0, 1])),
  ])
  func `a flood of frames that bring no work ends in GOAWAY`(name: String, bytes: [UInt8]) throws {
    let session = server()
    try session.receive(preface, at: now)
    for _ in 0..<50 { try session.receive(bytes, at: now) }
    #expect(!session.isFinished)
    for _ in 0..<200 { try session.receive(bytes, at: now) }
    #expect(hasEnded(session, .enhanceYourCalm))
  }

  @Test func `honest frames over time are paid for by the refill`() throws {
    let session = server()
    try session.receive(preface, at: now)
    for second in 0..<500 {
      try session.receive(frame(6, [0, 0, 0, 0, 0, 0, 0, 0]), at: Instant(nanoseconds: Int64(second) * 1_000_000_000))
    }
    _ = session.takeOutput()
    #expect(!session.isFinished)
  }

  @Test func `rapid reset ends in GOAWAY`() throws {
    var pair = Pair()
    for _ in 0..<300 {
      let id = try pair.client.request(get, isEnd: true)
      _ = try pair.turn()
      pair.client.reset(id, .cancel)
      _ = try pair.turn()
    }
    #expect(pair.takeClientEvents().goAway == .enhanceYourCalm)
  }

  @Test func `resets that a peer makes us send are counted too`() throws {
    let session = server()
    try session.receive(preface, at: now)
    // Literal header block for GET http / with authority a, then a window update of zero: each
    // stream makes the server reset it.
    let block: [UInt8] = [0x82, 0x86, 0x84, 0x41, 0x01, 0x61]
    for index in 0..<300 {
      let stream = UInt32(index * 2 + 1)
      let overflow: [UInt8] = [0x7F, 0xFF, 0xFF, 0xFF]
      do {
        try session.receive(frame(1, flags: 0x4, stream: stream, block) + frame(8, stream: stream, overflow), at: now)
      } catch { Issue.record("refused at once: \(error)") }
      _ = session.takeEvents()
      if session.isFinished { break }
      if index % 50 == 49 { _ = session.takeOutput() }
    }
    _ = session.takeOutput()
    #expect(session.isFinished)
  }
}
