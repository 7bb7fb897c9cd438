import Base
import Gateway
import GatewayListener
import Logging
import OpenSSLCrypto
import Ports
import RPCNetwork
import TLSWire
import Testing

@Suite struct HTTP1Tests {
  private func withStage(
    _ limits: HTTPListenerLimits = HTTPListenerLimits(), _ body: (Stage) async throws -> Void
  ) async throws {
    let stage = try await Stage(limits)
    try await body(stage)
    #expect(stage.parrot.seen.strays == 0, "every responder runs on a loop")
    try await stage.end()
  }

  @Test func `a request is told whole and its answer is framed`() async throws {
    try await withStage { stage in
      let heard = try await stage.say(
        "POST /v1/a%20b?x=1&y HTTP/1.1\r\nHost: onsale.test:80\r\nX-Two: 1\r\nx-two: 2\r\nContent-Length: 5\r\n"
          + "Connection: close, X-Secret\r\nX-Secret: hop\r\n\r\nhello")
      #expect(heard.hasPrefix("HTTP/1.1 200 OK\r\ndate: "))
      #expect(heard.contains(" GMT\r\n") && heard.contains("connection: close\r\n"))
      #expect(heard.hasSuffix("content-length: 26\r\n\r\nPOST /v1/a%20b x=1&y hello"))
      let request = try #require(stage.parrot.seen.requests.first)
      #expect(request.header("host") == "onsale.test:80" && request.headers.all(named: "x-two") == ["1", "2"])
      #expect(request.header("connection") == nil && request.header("x-secret") == nil)
      #expect(request.remoteAddress == "127.0.0.1" && !request.isSecure)
    }
  }

  @Test func `a connection is kept, and pipelined requests are answered in order`() async throws {
    try await withStage { stage in
      let client = try await stage.connect()
      let requests = (0..<500).map { "GET /\($0 % 7 == 0 ? "pause" : "a")?\($0) HTTP/1.1\r\nhost: x\r\n\r\n" }.joined()
      try await client.send(requests)
      let heard = try await client.until { $0.occurrences(of: "HTTP/1.1 200") == 500 }
      let numbers = heard.split(separator: "\r\n\r\nGET ").dropFirst().compactMap { $0.split(separator: " ").dropFirst().first }
      #expect(numbers.map(String.init) == (0..<500).map(String.init))
      #expect(stage.listener.connectionCount == 1)
      await client.close()
    }
  }

  @Test(arguments: [1, 2, 3, 7, 11]) func `requests may come in pieces of any size`(size: Int) async throws {
    try await withStage { stage in
      let client = try await stage.connect()
      let bytes = Array(
        ("POST /sized HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n6;ext=1\r\n world\r\n0\r\nt: 1\r\n\r\n"
          + "GET /b HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").utf8)
      for start in stride(from: 0, to: bytes.count, by: size) {
        try await client.send(Array(bytes[start..<min(start + size, bytes.count)]))
      }
      let heard = try await client.everything()
      #expect(heard.contains("\r\n\r\n11HTTP/1.1 200 OK") && heard.hasSuffix("GET /b  "))
    }
  }

  @Test func `HEAD and 204 have no body, HTTP 1_0 is closed unless kept`() async throws {
    try await withStage { stage in
      let head = try await stage.say("HEAD /big HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
      #expect(head.contains("content-length: 3000000\r\n") && head.hasSuffix("\r\n\r\n"))
      let nothing = try await stage.say("GET /nothing HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
      #expect(nothing.hasPrefix("HTTP/1.1 204 ") && !nothing.contains("content-length") && nothing.hasSuffix("\r\n\r\n"))
      let old = try await stage.say("GET /a HTTP/1.0\r\n\r\n")
      #expect(old.contains("connection: close\r\n") && old.hasSuffix("GET /a  "))
      let client = try await stage.connect()
      try await client.send("GET /a HTTP/1.0\r\nconnection: keep-alive\r\n\r\n")
      let kept = try await client.until { $0.hasSuffix("GET /a  ") }
      #expect(kept.contains("connection: keep-alive\r\n"))
      await client.close()
    }
  }

  @Test func `an absolute target is understood, and an upgrade is not made`() async throws {
    try await withStage { stage in
      let absolute = try await stage.say("GET http://x/a/b?c HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
      #expect(absolute.hasSuffix("GET /a/b c "))
      let upgrade = try await stage.say("GET /a HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n")
      #expect(upgrade.hasSuffix("GET /a  ") && upgrade.contains("connection: close"))
      let connect = try await stage.say("CONNECT x:443 HTTP/1.1\r\nhost: x:443\r\n\r\n")
      #expect(connect.hasSuffix("CONNECT x:443  "))
      let trace = try await stage.say("TRACE /a HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
      #expect(trace.hasSuffix("TRACE /a  "))
    }
  }

  @Test func `100-continue is told before the body, and not when the body is refused`() async throws {
    try await withStage { stage in
      let client = try await stage.connect()
      try await client.send("POST /sized HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 3\r\n\r\n")
      _ = try await client.until { $0 == "HTTP/1.1 100 Continue\r\n\r\n" }
      try await client.send("abc")
      _ = try await client.until { $0.hasSuffix("\r\n\r\n3") }
      await client.close()
      let refused = try await stage.say(
        "POST /sized HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 99999999\r\n\r\n")
      #expect(refused.hasPrefix("HTTP/1.1 413 "))
    }
  }

  @Test func `nothing a responder says can break the framing`() async throws {
    try await withStage { stage in
      let heard = try await stage.say("GET /evil HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
      #expect(!heard.contains("set-cookie") && !heard.contains("chunked") && heard.contains("x-good: yes"))
      #expect(heard.contains("content-length: 1\r\n"))
    }
  }

  @Test func `a body limit may differ by path`() async throws {
    var limits = HTTPListenerLimits()
    limits.bodySizeBytes = 10
    limits.bodySizeOverride = { method, path in method == "POST" && path == "/sized" ? 100_000 : nil }
    try await withStage(limits) { stage in
      let body = String(repeating: "x", count: 50_000)
      let large = try await stage.say("POST /sized HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 50000\r\n\r\n\(body)")
      #expect(large.hasSuffix("\r\n\r\n50000"))
      let other = try await stage.say("POST /other HTTP/1.1\r\nhost: x\r\ncontent-length: 11\r\n\r\nhello world")
      #expect(other.hasPrefix("HTTP/1.1 413 ") && other.contains(#""limit_bytes":"10""#))
    }
  }

  @Test func `a client that goes away cancels its responder`() async throws {
    try await withStage { stage in
      let client = try await stage.connect()
      try await client.send("GET /wait HTTP/1.1\r\nhost: x\r\n\r\n")
      try await stage.parrot.until { $0.requests.count == 1 }
      await client.close()
      try await stage.parrot.until { $0.cancelled == 1 }
    }
  }

  @Test func `a slow reader gets all of a large answer, one by one`() async throws {
    try await withStage { stage in
      let client = try await stage.connect()
      try await client.stopReading()
      try await client.send(String(repeating: "GET /big HTTP/1.1\r\nhost: x\r\n\r\n", count: 5))
      // The sockets' buffers take less than two answers; the rest waits for the reader.
      try await stage.parrot.until { $0.requests.count >= 1 }
      #expect(stage.parrot.seen.requests.count < 5)
      try await client.readAgain()
      let heard = try await client.until { $0.utf8.count >= 15_000_000 }
      #expect(heard.occurrences(of: "HTTP/1.1 200") == 5)
      await client.close()
    }
  }

  @Test func `slow headers and bodies are told so, silence is closed`() async throws {
    var limits = HTTPListenerLimits()
    limits.headerDeadline = .milliseconds(200)
    limits.bodyDeadline = .milliseconds(200)
    try await withStage(limits) { stage in
      let header = try await stage.say("GET /a HTTP/1.1\r\nhos")
      #expect(header.hasPrefix("HTTP/1.1 408 ") && header.contains("REQUEST_TOO_SLOW"))
      let body = try await stage.say("POST /a HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\nab")
      #expect(body.hasPrefix("HTTP/1.1 408 "))
      #expect(stage.parrot.seen.requests.isEmpty)
    }
    limits.idleTimeout = .milliseconds(200)
    try await withStage(limits) { stage in
      let heard = try await stage.say("")
      #expect(heard.isEmpty)
    }
    // A first request has the header's deadline; only a kept connection is idle.
    limits.headerDeadline = .seconds(60)
    try await withStage(limits) { stage in
      let kept = try await stage.say("GET /a HTTP/1.1\r\nhost: x\r\n\r\n")
      #expect(kept.hasSuffix("GET /a  "))
      #expect(stage.parrot.seen.requests.count == 1)
    }
  }

  @Test func `one connection too many is told to come later`() async throws {
    var limits = HTTPListenerLimits()
    limits.connections = 2
    try await withStage(limits) { stage in
      let kept = [try await stage.connect(), try await stage.connect()]
      for client in kept {
        try await client.send("GET /a HTTP/1.1\r\nhost: x\r\n\r\n")
        _ = try await client.until { $0.hasSuffix("GET /a  ") }
      }
      let heard = try await stage.say("")
      #expect(heard.hasPrefix("HTTP/1.1 503 ") && heard.contains("TOO_MANY_CONNECTIONS") && heard.contains("retry-after: 1"))
      for client in kept { await client.close() }
    }
  }

  @Test func `a drain lets the running answer out and closes the idle`() async throws {
    let stage = try await Stage()
    let (idle, busy) = (try await stage.connect(), try await stage.connect())
    try await idle.send("GET /a HTTP/1.1\r\nhost: x\r\n\r\n")
    _ = try await idle.until { $0.hasSuffix("GET /a  ") }
    try await busy.send("GET /hold HTTP/1.1\r\nhost: x\r\n\r\nGET /late HTTP/1.1\r\nhost: x\r\n\r\n")
    try await stage.parrot.until { $0.requests.count == 2 }
    async let drained: Void = stage.listener.shutDown(grace: .seconds(10))
    _ = try await idle.everything()
    stage.parrot.release()
    await drained
    let heard = try await busy.everything()
    #expect(heard.contains("connection: close") && heard.hasSuffix("GET /hold  "))
    #expect(try await idle.everything().occurrences(of: "HTTP/1.1") == 1)
    await #expect(throws: (any Error).self) { try await stage.connect() }
    #expect(stage.listener.connectionCount == 0)
    try await stage.group.shutDown()
  }

  @Test func `a drain that is in no hurry answers who was idle once more, then closes`() async throws {
    let stage = try await Stage()
    let (busy, silent, new) = (try await stage.connect(), try await stage.connect(), try await stage.connect())
    for client in [busy, silent] {
      try await client.send("GET /a HTTP/1.1\r\nhost: x\r\n\r\n")
      _ = try await client.until { $0.hasSuffix("GET /a  ") }
    }
    let began = stage.group.loops[0].now
    async let drained: Void = stage.listener.shutDown(grace: .seconds(10), idleGrace: .milliseconds(500))
    // The listener is closed before connections are told.
    while (try? await stage.connect()) != nil {}
    for client in [busy, new] {
      var (heard, asked) = ("", 0)
      // The first may come before the connection has been told.
      while !heard.contains("connection: close"), asked < 100 {
        asked += 1
        try await client.send("GET /b HTTP/1.1\r\nhost: x\r\n\r\n")
        heard = try await client.until { [asked] in $0.occurrences(of: "GET /b  ") == asked }
        try #require(heard.occurrences(of: "GET /b  ") == asked, "every request is answered: \(heard)")
      }
      #expect(try await client.everything().hasSuffix("GET /b  "))
    }
    #expect(try await silent.everything().occurrences(of: "HTTP/1.1") == 1)
    await drained
    #expect(began.duration(to: stage.group.loops[0].now) >= .milliseconds(400))
    try await stage.group.shutDown()
  }

  @Test func `a port is taken over while both listen, and never from a stranger`() async throws {
    let (old, next, stranger) = (try await Stage(sharing: .first), LoopGroup(count: 1), try await Stage())
    let taker = HTTPListener(responder: Parrot(next.loops), loops: next, log: Logger(label: "test"))
    #expect(try await taker.start(host: "127.0.0.1", port: old.port, sharing: .next) == old.port)
    await old.listener.shutDown(grace: .zero)
    for _ in 0..<20 { #expect(try await old.say("GET /a HTTP/1.0\r\n\r\n").hasSuffix("GET /a  ")) }
    for sharing in [PortSharing.first, .next] {
      let other = HTTPListener(responder: Parrot(next.loops), loops: next, log: Logger(label: "test"))
      await #expect(throws: (any Error).self) {
        try await other.start(host: "127.0.0.1", port: stranger.port, sharing: sharing)
      }
    }
    let second = HTTPListener(responder: Parrot(next.loops), loops: next, log: Logger(label: "test"))
    await #expect(throws: (any Error).self) {
      try await second.start(host: "127.0.0.1", port: old.port, sharing: .first)
    }
    await taker.shutDown(grace: .zero)
    try await stranger.end()
    try await next.shutDown()
    try await old.group.shutDown()
  }

  @Test func `a drain cancels what is still running after its grace`() async throws {
    let stage = try await Stage()
    let client = try await stage.connect()
    try await client.send("GET /wait HTTP/1.1\r\nhost: x\r\n\r\n")
    try await stage.parrot.until { $0.requests.count == 1 }
    await stage.listener.shutDown(grace: .milliseconds(20))
    #expect(stage.parrot.seen.cancelled == 1)
    await client.close()
    try await stage.group.shutDown()
  }
}
