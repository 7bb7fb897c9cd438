import Base
import Gateway
import GatewayListener
import HTTP2Wire
import NIOCore
import NIOPosix
import OpenSSLCrypto
import Ports
import RPCNetwork
import TLSWire
import Testing

@Suite struct HTTP2Tests {
  private func withStage(
    _ limits: HTTPListenerLimits = HTTPListenerLimits(), _ body: (Stage) async throws -> Void
  ) async throws {
    let stage = try await Stage(limits)
    try await body(stage)
    #expect(stage.parrot.seen.strays == 0, "every responder runs on a loop")
    try await stage.end()
  }

  @Test func `a request by prior knowledge is told like one of HTTP 1`() async throws {
    try await withStage { stage in
      let client = try await HTTP2Client(stage)
      let answer = try await client.ask("POST", "/v1/a%20b?x=1&y", body: "hello", fields: [("x-two", "1"), ("x-two", "2")])
      #expect(answer.status == "200" && answer.text == "POST /v1/a%20b x=1&y hello")
      #expect(answer.fields["content-length"] == "26" && answer.fields["date"]?.hasSuffix("GMT") == true)
      let request = try #require(stage.parrot.seen.requests.first)
      #expect(request.header("host") == "onsale.test" && request.headers.all(named: "x-two") == ["1", "2"])
      #expect(!request.headers.contains { $0.name.hasPrefix(":") })
      await client.close()
    }
  }

  @Test func `many streams run at once, and a slow one holds up nobody`() async throws {
    try await withStage { stage in
      let client = try await HTTP2Client(stage)
      let slow = try await client.start("GET", "/hold")
      for number in 0..<500 {
        let answer = try await client.ask("GET", number % 5 == 0 ? "/pause?\(number)" : "/a?\(number)")
        #expect(answer.text.contains(" \(number) "))
      }
      stage.parrot.release()
      #expect(try await client.answer(slow).status == "200")
      #expect(stage.listener.connectionCount == 1)
      await client.close()
    }
  }

  @Test func `a large answer arrives whole, HEAD and 204 have none`() async throws {
    try await withStage { stage in
      let client = try await HTTP2Client(stage)
      #expect(try await client.ask("GET", "/big").text.utf8.count == 3_000_000)
      let head = try await client.ask("HEAD", "/big")
      #expect(head.fields["content-length"] == "3000000" && head.text.isEmpty)
      let nothing = try await client.ask("GET", "/nothing")
      #expect(nothing.status == "204" && nothing.fields["content-length"] == nil)
      let evil = try await client.ask("GET", "/evil")
      #expect(evil.fields["x-good"] == "yes" && evil.fields["x-evil"] == nil && evil.text == "A")
      await client.close()
    }
  }

  @Test func `limits are answered on the stream, and the connection lives on`() async throws {
    var limits = HTTPListenerLimits()
    limits.bodySizeBytes = 1000
    limits.bodySizeOverride = { _, path in path == "/sized" ? 600_000 : nil }
    try await withStage(limits) { stage in
      let client = try await HTTP2Client(stage)
      let tooLarge = try await client.ask("POST", "/a", body: String(repeating: "x", count: 1001))
      #expect(tooLarge.status == "413" && tooLarge.text.contains("BODY_TOO_LARGE"))
      // More than the stream's window: the answer comes while the client is still sending.
      let early = try await client.ask("POST", "/a", body: String(repeating: "x", count: 900_000))
      #expect(early.status == "413" && early.text.contains("BODY_TOO_LARGE"))
      let announced = try await client.ask("POST", "/a", body: "x", fields: [("content-length", "1001")])
      #expect(announced.status == "413" || announced.status == nil, "a length that lies may be reset as well")
      let large = try await client.ask("POST", "/sized", body: String(repeating: "x", count: 600_000))
      #expect(large.text == "600000")
      let target = try await client.ask("GET", "/" + String(repeating: "a", count: 8192))
      #expect(target.status == "414" && target.text.contains(#""requestId":""#))
      let headers = try await client.ask("GET", "/a", fields: [("big", String(repeating: "b", count: 17_000))])
      #expect(headers.status == "431")
      let host = try await client.ask("GET", "/a", authority: "a@b")
      #expect(host.status == "400" && host.text.contains("MALFORMED_REQUEST"))
      #expect(try await client.ask("GET", "/a").status == "200")
      await client.close()
    }
  }

  @Test func `a reset stream and a lost connection cancel their responders`() async throws {
    try await withStage { stage in
      let client = try await HTTP2Client(stage)
      let first = try await client.start("GET", "/wait")
      _ = try await client.start("GET", "/wait")
      try await stage.parrot.until { $0.requests.count == 2 }
      try await client.reset(first)
      try await stage.parrot.until { $0.cancelled == 1 }
      #expect(try await client.ask("GET", "/a").status == "200")
      await client.close()
      try await stage.parrot.until { $0.cancelled == 2 }
    }
  }

  @Test func `rapid resets end the connection, not the server`() async throws {
    try await withStage { stage in
      let client = try await HTTP2Client(stage)
      for _ in 0..<2000 where !client.isClosed { try await client.reset(client.start("GET", "/wait")) }
      try await client.untilClosed()
      try await stage.parrot.until { $0.cancelled == $0.requests.count }
      #expect(stage.parrot.seen.requests.count <= 300)
      let after = try await HTTP2Client(stage)
      #expect(try await after.ask("GET", "/a").status == "200")
      await after.close()
    }
  }

  @Test func `bodies that never end are told so`() async throws {
    var limits = HTTPListenerLimits()
    limits.bodyDeadline = .milliseconds(100)
    try await withStage(limits) { stage in
      let client = try await HTTP2Client(stage)
      let stream = try await client.start("POST", "/a", isEnd: false)
      #expect(try await client.answer(stream).status == "408")
      await client.close()
    }
  }

  @Test func `an idle connection is closed with a goodbye`() async throws {
    var limits = HTTPListenerLimits()
    limits.idleTimeout = .milliseconds(200)
    limits.headerDeadline = .seconds(60)
    try await withStage(limits) { stage in
      let client = try await HTTP2Client(stage)
      #expect(try await client.ask("GET", "/a").status == "200")
      try await client.untilClosed()
      #expect(client.hasGoAway)
    }
  }

  @Test func `a drain says goodbye, answers what runs and closes`() async throws {
    let stage = try await Stage()
    let client = try await HTTP2Client(stage)
    let stream = try await client.start("GET", "/hold")
    try await stage.parrot.until { $0.requests.count == 1 }
    async let drained: Void = stage.listener.shutDown(grace: .seconds(10))
    try await client.until { $0.hasGoAway }
    stage.parrot.release()
    #expect(try await client.answer(stream).status == "200")
    try await client.untilClosed()
    await drained
    try await stage.group.shutDown()
  }

  @Test func `by TLS the protocol is what ALPN agreed on`() async throws {
    let authority = try CertificateAuthority.makeRoot(cluster: "test")
    let issued = try authority.issue(service: "gateway", cluster: "test")
    let stage = try await Stage(tls: TLSContext(.edge(certificatePEM: issued.certificatePEM, keyPEM: issued.keyPEM)))
    let context = try TLSContext(.outside(trustedRootsPEM: authority.certificatePEM, protocols: ["h2"]))
    let client = try await HTTP2Client(stage, tls: context)
    #expect(try await client.ask("GET", "/a").text == "GET /a  ")
    #expect(stage.parrot.seen.requests[0].isSecure)
    await client.close()
    try await stage.end()
  }

  @Test(arguments: [
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + "GET / HTTP/1.1\r\nhost: x\r\n\r\n",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + "\u{0}\u{0}\u{0}\u{1}\u{0}\u{0}\u{0}\u{0}\u{0}",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + String(repeating: "\u{0}\u{0}\u{8}\u{6}\u{0}\u{0}\u{0}\u{0}\u{0}abcdefgh", count: 5000),
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + "\u{0}\u{0}\u{0}\u{4}\u{0}\u{0}\u{0}\u{0}\u{0}"
      + String(repeating: "\u{0}\u{0}\u{0}\u{4}\u{0}\u{0}\u{0}\u{0}\u{0}", count: 5000),
  ]) func `rubbish and floods behind the preface end the connection`(bytes: String) async throws {
    try await withStage { stage in
      let heard = try await stage.say(bytes)
      #expect(!heard.isEmpty)
      let client = try await HTTP2Client(stage)
      #expect(try await client.ask("GET", "/a").status == "200")
      await client.close()
    }
  }
}
