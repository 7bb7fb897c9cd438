import Base
import HTTP2Wire
import Testing

@Suite struct PingTests {
  private static let ping = frame(6, [0, 0, 0, 0, 0, 0, 0, 0])
  private static let block: [UInt8] = [0x82, 0x86, 0x84, 0x41, 0x01, 0x61]

  private func at(_ seconds: Int64) -> Instant { Instant(nanoseconds: seconds * 1_000_000_000) }

  @Test func `two PINGs may come too early, the third ends it`() {
    var strikes = PingStrikes(.standard)
    let told = [0, 300, 600, 700, 800, 900].map { strikes.received(openStreams: 1, at: at($0)) }
    #expect(told == [false, false, false, false, false, true])
  }

  @Test func `whoever keeps to the interval may ask for ever`() {
    var strikes = PingStrikes(.inCluster)
    #expect(!(0..<10_000).contains { strikes.received(openStreams: 1, at: at($0 * 5)) })
  }

  @Test func `without a stream the interval is a longer one`() {
    var strikes = PingStrikes(.standard)
    let told = [0, 400, 800, 1200].map { strikes.received(openStreams: 0, at: at($0)) }
    #expect(told == [false, false, false, true])
  }

  @Test func `what is sent begins the count anew`() {
    var strikes = PingStrikes(.standard)
    for second in 0..<1000 {
      let isTooMany = strikes.received(openStreams: 1, at: at(Int64(second)))
      #expect(!isTooMany)
      if second % 3 == 2 { strikes.sent() }
    }
  }

  /// Type and payload of every frame in the output.
  private func frames(_ session: HTTP2Session) -> [(type: UInt8, payload: [UInt8])] {
    var rest = session.takeOutput()[...]
    var all: [(UInt8, [UInt8])] = []
    while rest.count >= 9 {
      let head = Array(rest.prefix(9))
      let size = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
      all.append((head[3], Array(rest.dropFirst(9).prefix(size))))
      rest = rest.dropFirst(9 + size)
    }
    return all
  }

  @Test func `the connection ends with GOAWAY that says too_many_pings`() throws {
    let session = HTTP2Session(.server, HTTP2Settings(pings: .standard))
    try session.receive(preface + frame(1, flags: 5, stream: 1, Self.block), at: at(0))
    for second in 1...3 {
      try session.receive(Self.ping, at: at(Int64(second)))
      #expect(!frames(session).contains { $0.type == 7 }, "after \(second) seconds")
    }
    try session.receive(Self.ping, at: at(4))
    let goAway = try #require(frames(session).first { $0.type == 7 })
    #expect(goAway.payload[7] == 0xB)
    #expect(String(decoding: goAway.payload.dropFirst(8), as: UTF8.self) == "too_many_pings")
    #expect(session.isFinished)
  }

  @Test func `answers in between forgive, and a server without rules counts nothing`() throws {
    for rules in [PingRules.standard, nil] {
      let session = HTTP2Session(.server, HTTP2Settings(pings: rules))
      try session.receive(preface, at: at(0))
      for second in 1...20 {
        if rules != nil {
          let stream = UInt32(second * 2 - 1)
          try session.receive(frame(1, flags: 5, stream: stream, Self.block), at: at(Int64(second)))
          try session.respond(Int32(stream), [HTTP2Field(":status", "200")], isEnd: true)
          _ = session.takeOutput()
        }
        try session.receive(Self.ping + Self.ping, at: at(Int64(second)))
        #expect(!frames(session).contains { $0.type == 7 })
      }
    }
  }
}
