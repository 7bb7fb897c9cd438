import Base
import HTTPTransport
import OpenSSLCrypto
import Ports
import RPCNetwork
import TLSWire
import Testing

@Suite struct HTTPTransportTests {
  // MARK: - Answers of every framing

  @Test(arguments: [
    ("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello", 200, "hello"),
    ("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n", 200, "hello"),
    ("HTTP/1.1 204 No Content\r\n\r\n", 204, ""),
    ("HTTP/1.1 503 Busy\r\nContent-Length: 2\r\n\r\nno", 503, "no"),
    ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\ncontent-length: 0\r\n\r\n", 201, ""),
  ]) func `an answer is read whole and its connection kept`(bytes: String, status: Int, body: String) async throws {
    try await withClient(answering: { _, _ in .bytes(bytes) }) { client, server in
      for _ in 0..<3 {
        let response = try await client.send(HTTPClientRequest(method: "GET", url: server.url("/x?y=1")), timeout: .seconds(10))
        #expect(response.status == status && response.body == Array(body.utf8))
      }
      #expect(server.seen.connections == 1)
      #expect(server.seen.requests[0].hasPrefix("GET /x?y=1 HTTP/1.1\r\nhost: 127.0.0.1:\(server.port)\r\n"))
    }
  }

  @Test func `an answer may end with its connection`() async throws {
    try await withClient(answering: { _, _ in .bytesThenClose("HTTP/1.0 200 OK\r\n\r\nold school") }) { client, server in
      for _ in 0..<2 {
        let response = try await client.send(HTTPClientRequest(method: "GET", url: server.url("/")), timeout: .seconds(10))
        #expect(response.body == Array("old school".utf8))
      }
      #expect(server.seen.connections == 2)
    }
  }

  @Test func `a request carries its fields and body, and its framing is ours`() async throws {
    try await withClient(answering: { _, _ in .bytes(ok) }) { client, server in
      let request = HTTPClientRequest(
        method: "POST", url: server.url("/notify"),
        headers: [
          HTTPField("Content-Type", "text/plain"), HTTPField("Content-Length", "1"), HTTPField("Host", "elsewhere"),
          HTTPField("Transfer-Encoding", "chunked"), HTTPField("Connection", "close"),
        ], body: Array("a=1&b=2".utf8))
      _ = try await client.send(request, timeout: .seconds(10))
      let seen = server.seen.requests[0]
      #expect(seen.contains("Content-Type: text/plain\r\n") && seen.hasSuffix("\r\n\r\na=1&b=2"))
      #expect(seen.contains("content-length: 7\r\n") && !seen.contains("chunked") && !seen.contains("elsewhere"))
      #expect(!seen.contains("close"))
    }
  }

  // MARK: - Bounds

  @Test func `many requests share few connections`() async throws {
    var limits = HTTPTransportLimits()
    limits.connectionsPerHost = 4
    try await withClient(limits, answering: { _, _ in .bytes(ok) }) { client, server in
      let statuses = await withTaskGroup(of: Int.self) { group in
        for number in 0..<200 {
          group.addTask {
            let request = HTTPClientRequest(method: "GET", url: server.url("/\(number)"))
            return (try? await client.send(request, timeout: .seconds(20)))?.status ?? 0
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(statuses == Array(repeating: 200, count: 200))
      #expect(server.seen.openAtMost <= 4 && Set(server.seen.requests).count == 200)
    }
  }

  @Test func `a full queue refuses at once`() async throws {
    var limits = HTTPTransportLimits()
    (limits.connectionsPerHost, limits.waitingPerHost) = (1, 3)
    try await withClient(limits, answering: { _, _ in .nothing }) { client, server in
      let errors = await failures(of: client, server.url("/"), count: 10, timeout: .seconds(1))
      // Three wait; the first of them may have got the connection before the last one came.
      let waited = errors.count { $0 == .timedOut }
      #expect((3...4).contains(waited))
      #expect(errors.count { if case .unreachable(let text) = $0 { text.contains("waiting") } else { false } } == 10 - waited)
    }
  }

  @Test(arguments: [
    "HTTP/1.1 200 OK\r\ncontent-length: 1001\r\n\r\n",
    "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3e8\r\n" + String(repeating: "x", count: 1000) + "\r\n1\r\ny\r\n",
    "HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "x", count: 1001),
  ]) func `an answer over the limit is refused`(bytes: String) async throws {
    var limits = HTTPTransportLimits()
    limits.responseSizeBytes = 1000
    try await withClient(limits, answering: { _, _ in .bytes(bytes) }) { client, server in
      await #expect(throws: HTTPClientError.tooLarge(limitBytes: 1000)) {
        try await client.send(HTTPClientRequest(method: "GET", url: server.url("/")), timeout: .seconds(10))
      }
    }
  }

  @Test func `no answer in time is timedOut, and the connection is not used again`() async throws {
    try await withClient(answering: { text, _ in text.hasPrefix("GET /slow") ? .nothing : .bytes(ok) }) { client, server in
      _ = try await client.send(HTTPClientRequest(method: "GET", url: server.url("/")), timeout: .seconds(10))
      await #expect(throws: HTTPClientError.timedOut) {
        try await client.send(HTTPClientRequest(method: "GET", url: server.url("/slow")), timeout: .milliseconds(30))
      }
      let after = try await client.send(HTTPClientRequest(method: "GET", url: server.url("/")), timeout: .seconds(10))
      #expect(after.status == 200 && server.seen.connections == 2)
    }
  }

  @Test func `a cancelled request ends at once`() async throws {
    try await withClient(answering: { _, _ in .nothing }) { client, server in
      let task = Task {
        try await client.send(HTTPClientRequest(method: "GET", url: server.url("/")), timeout: .seconds(600))
      }
      task.cancel()
      let error = await #expect(throws: HTTPClientError.self) { try await task.value }
      guard case .unreachable = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  // MARK: - Servers that misbehave

  @Test(arguments: [
    "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 2000 OK\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n",
    "HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-length: 5\r\n\r\nabc",
    "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n", "HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n",
    "HTTP/1.1 200 OK\r\nx: " + String(repeating: "y", count: 70_000) + "\r\n\r\n",
  ]) func `what is not HTTP is malformed`(bytes: String) async throws {
    try await withClient(answering: { _, _ in .bytes(bytes) }) { client, server in
      let error = await #expect(throws: HTTPClientError.self) {
        try await client.send(HTTPClientRequest(method: "GET", url: server.url("/")), timeout: .seconds(10))
      }
      guard case .malformed(let text) = error, !text.isEmpty else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test func `an answer cut short is no answer`() async throws {
    try await withClient(answering: { _, _ in .bytesThenClose("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf") }) {
      client, server in
      await #expect(throws: HTTPClientError.self) {
        try await client.send(HTTPClientRequest(method: "GET", url: server.url("/")), timeout: .seconds(10))
      }
    }
  }

  @Test func `a kept connection that has died is replaced for GET, never for POST`() async throws {
    // The second request on any connection is met by its end.
    try await withClient(answering: { _, number in number == 0 ? .bytes(ok) : .close }) { client, server in
      for _ in 0..<3 {
        let response = try await client.send(HTTPClientRequest(method: "GET", url: server.url("/")), timeout: .seconds(10))
        #expect(response.status == 200)
      }
      await #expect(throws: HTTPClientError.self) {
        try await client.send(HTTPClientRequest(method: "POST", url: server.url("/pay")), timeout: .seconds(10))
      }
      #expect(server.seen.requests.count { $0.hasPrefix("POST") } == 1)
    }
  }

  @Test func `nobody there is unreachable`() async throws {
    try await withClient(answering: { _, _ in .nothing }) { client, server in
      let url = server.url("/")
      try await server.listenerEnds()
      let errors = await failures(of: client, url, count: 40, timeout: .seconds(10))
      #expect(errors.count { if case .unreachable = $0 { true } else { false } } == 40)
    }
  }

  // MARK: - Requests that cannot be sent

  @Test(arguments: [
    "", "/", "x", "ftp://host/", "http://", "http:///x", "http://ho st/", "http://host:0/", "http://host:65536/",
    "http://host:x/", "http://user@host/", "http://[::1/", "http://[host]/", "http://host/\r\nx", "http://hö/", "http://h:1:2/",
  ]) func `a bad URL is refused`(url: String) async throws {
    try await withClient(answering: { _, _ in .nothing }) { client, _ in
      await #expect(throws: HTTPClientError.badURL(url)) {
        try await client.send(HTTPClientRequest(method: "GET", url: url), timeout: .seconds(1))
      }
    }
  }

  @Test(arguments: [("GET /", "a", "b"), ("", "a", "b"), ("GET", "a b", "c"), ("GET", "", "c"), ("GET", "a", "b\r\nc: d"), ("GET", "a", "\u{0}")])
  func `a request that would say more than one is refused`(method: String, name: String, value: String) async throws {
    try await withClient(answering: { _, _ in .bytes(ok) }) { client, server in
      let request = HTTPClientRequest(method: method, url: server.url("/"), headers: [HTTPField(name, value)])
      await #expect(throws: HTTPClientError.self) { try await client.send(request, timeout: .seconds(1)) }
      #expect(server.seen.requests.isEmpty)
    }
  }

  // MARK: - TLS

  @Test func `https is checked against the given root`() async throws {
    let (authority, stranger) = (try CertificateAuthority.makeRoot(cluster: "test"), try CertificateAuthority.makeRoot(cluster: "test"))
    let issued = try authority.issue(service: "provider", cluster: "test")
    let tls = try TLSContext(.edge(certificatePEM: issued.certificatePEM, keyPEM: issued.keyPEM))
    let server = try await ScriptedServer(tls: tls) { _, _ in .bytes(ok) }
    let client = try HTTPTransport(loop: server.group.loops[1], trustedRootsPEM: authority.certificatePEM)
    for host in ["127.0.0.1", "localhost"] {
      let request = HTTPClientRequest(method: "GET", url: "https://\(host):\(server.port)/")
      #expect(try await client.send(request, timeout: .seconds(10)).status == 200)
      #expect(try await client.send(request, timeout: .seconds(10)).status == 200)
    }
    #expect(server.seen.connections == 2)
    let other = try HTTPTransport(loop: server.group.loops[1], trustedRootsPEM: stranger.certificatePEM)
    let error = await #expect(throws: HTTPClientError.self) {
      try await other.send(HTTPClientRequest(method: "GET", url: "https://127.0.0.1:\(server.port)/"), timeout: .seconds(10))
    }
    guard case .unreachable(let text) = error, text.contains("certificate") else {
      Issue.record("\(String(describing: error))")
      return
    }
    await client.shutDown()
    await other.shutDown()
    try await server.end()
  }

  @Test func `roots that are no PEM are refused at start`() async throws {
    let group = LoopGroup(count: 1)
    #expect(throws: TLSError.self) { try HTTPTransport(loop: group.loops[0], trustedRootsPEM: "rubbish") }
    try await group.shutDown()
  }

  @Test func `after its end the client refuses`() async throws {
    try await withClient(answering: { _, _ in .bytes(ok) }) { client, server in
      _ = try await client.send(HTTPClientRequest(method: "GET", url: server.url("/")), timeout: .seconds(10))
      await client.shutDown()
      await #expect(throws: HTTPClientError.self) {
        try await client.send(HTTPClientRequest(method: "GET", url: server.url("/")), timeout: .seconds(10))
      }
    }
  }
}

private let ok = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"

private func withClient(
  _ limits: HTTPTransportLimits = HTTPTransportLimits(), answering: @escaping @Sendable (String, Int) -> ScriptedServer.Answer,
  _ body: (HTTPTransport, ScriptedServer) async throws -> Void
) async throws {
  let server = try await ScriptedServer(answering)
  // Another loop than the server's, and the test's own task on none.
  let client = try HTTPTransport(loop: server.group.loops[1], limits: limits)
  try await body(client, server)
  await client.shutDown()
  try await server.end()
}

private func failures(of client: HTTPTransport, _ url: String, count: Int, timeout: Duration) async -> [HTTPClientError] {
  await withTaskGroup(of: HTTPClientError?.self) { group in
    for _ in 0..<count {
      group.addTask {
        do throws(HTTPClientError) {
          _ = try await client.send(HTTPClientRequest(method: "GET", url: url), timeout: timeout)
          return nil
        } catch { return error }
      }
    }
    return await group.reduce(into: []) { found, error in if let error { found.append(error) } }
  }
}
