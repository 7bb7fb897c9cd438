import OpenSSLCrypto
import TLSWire
import Testing

@Suite struct TLSSessionTests {
  let cluster: Cluster

  init() throws { cluster = try Cluster() }

  // MARK: - The good case, under any chunking

  @Test(arguments: [1, 2, 3, 5, 7, 64, 1000, 1 << 20]) func `services meet under any chunking`(size: Int) throws {
    let pair = try TLSPair(
      client: cluster.service(.client, "order"), server: cluster.service(.server, "inventory"), serverName: nil,
      expectedIdentity: "spiffe://onsale/test/inventory", cut: { size })
    pair.pump()
    #expect(pair.clientError == nil && pair.serverError == nil)
    #expect(pair.client.isEstablished && pair.server.isEstablished)
    #expect(pair.client.peerIdentity == "spiffe://onsale/test/inventory")
    #expect(pair.server.peerIdentity == "spiffe://onsale/test/order")
    #expect(pair.client.negotiatedProtocol == "h2" && pair.server.negotiatedProtocol == "h2")
    #expect(pair.client.version == "TLSv1.3")
    try exchange(pair, bytes: 100_000)
  }

  @Test(arguments: 1...20) func `data arrives whole and in order, cut by dice`(seed: UInt64) throws {
    var dice = SeededDice(seed: seed)
    let pair = try TLSPair(
      client: cluster.service(.client, "order"), server: cluster.service(.server, "inventory"),
      cut: { Int.random(in: 1...3000, using: &dice) })
    pair.pump()
    var (up, down): ([UInt8], [UInt8]) = ([], [])
    for _ in 0..<20 {
      let piece = (0..<Int.random(in: 0...40_000, using: &dice)).map { UInt8(truncatingIfNeeded: $0) }
      if Bool.random(using: &dice) {
        try pair.client.send(piece)
        up += piece
      } else {
        try pair.server.send(piece)
        down += piece
      }
      if Bool.random(using: &dice) { pair.pump() }
    }
    pair.pump()
    #expect(pair.toServer == up && pair.toClient == down)
  }

  @Test func `a browser comes without a certificate, in TLS 1_2 or 1_3`() throws {
    let issued = try cluster.authority.issue(service: "gateway", cluster: "test")
    let edge = TLSConfiguration.edge(certificatePEM: issued.certificatePEM, keyPEM: issued.keyPEM)
    let pair = try TLSPair(
      client: .outside(trustedRootsPEM: cluster.authority.certificatePEM, protocols: ["http/1.1"]), server: edge)
    pair.pump()
    #expect(pair.server.isEstablished && pair.server.peerIdentity == nil)
    #expect(pair.server.negotiatedProtocol == "http/1.1")
    try exchange(pair, bytes: 1000)
  }

  @Test func `the edge prefers HTTP2 and lives without ALPN`() throws {
    let issued = try cluster.authority.issue(service: "gateway", cluster: "test")
    let edge = TLSConfiguration.edge(certificatePEM: issued.certificatePEM, keyPEM: issued.keyPEM)
    for (offered, chosen) in [(["http/1.1", "h2"], "h2"), ([], nil)] {
      let pair = try TLSPair(
        client: .outside(trustedRootsPEM: cluster.authority.certificatePEM, protocols: offered), server: edge)
      pair.pump()
      #expect(pair.server.isEstablished)
      #expect(pair.server.negotiatedProtocol == chosen && pair.client.negotiatedProtocol == chosen)
    }
  }

  @Test(arguments: ["localhost", "127.0.0.1"]) func `a name and an address are both checked`(name: String) throws {
    let pair = try TLSPair(
      client: cluster.service(.client, "order"), server: cluster.service(.server, "inventory"), serverName: name)
    pair.pump()
    #expect(pair.client.isEstablished)
  }

  // MARK: - Who is refused, and how each side learns of it

  @Test(arguments: ["example.com", "127.0.0.2", "localhost.example.com", "::1"])
  func `another server name is refused`(name: String) throws {
    let pair = try TLSPair(
      client: cluster.service(.client, "order"), server: cluster.service(.server, "inventory"), serverName: name)
    pair.pump()
    expectUntrusted(pair.clientError)
    expectRefused(pair.serverError)
    #expect(!pair.server.isEstablished)
  }

  @Test(arguments: ["spiffe://onsale/test/order", "spiffe://onsale/test/inventor", "spiffe://onsale/test/inventory2", ""])
  func `another identity is refused`(identity: String) throws {
    let pair = try TLSPair(
      client: cluster.service(.client, "order"), server: cluster.service(.server, "inventory"), serverName: nil,
      expectedIdentity: identity)
    pair.pump()
    expectUntrusted(pair.clientError)
    #expect(!pair.client.isEstablished && pair.client.peerIdentity == nil)
    expectRefused(pair.serverError)
  }

  @Test func `a server may expect one client`() throws {
    let server = try TLSContext(cluster.service(.server, "inventory"))
    for (name, isWelcome) in [("order", true), ("ticket", false)] {
      let pair = TLSPair(
        try TLSContext(cluster.service(.client, name)).clientSession(serverName: "localhost"),
        try server.serverSession(expectedIdentity: "spiffe://onsale/test/order"))
      pair.pump()
      #expect(pair.server.isEstablished == isWelcome)
      if !isWelcome { expectUntrusted(pair.serverError) }
    }
  }

  @Test func `a certificate of another root is refused at both ends`() throws {
    let stranger = try Cluster()
    // The client distrusts the server.
    let first = try TLSPair(
      client: cluster.service(.client, "order"), server: stranger.service(.server, "inventory", trusting: cluster))
    first.pump()
    expectUntrusted(first.clientError)
    expectRefused(first.serverError)
    // The server distrusts the client.
    let second = try TLSPair(
      client: stranger.service(.client, "order", trusting: cluster), server: cluster.service(.server, "inventory"))
    second.pump()
    expectUntrusted(second.serverError)
    expectRefused(second.clientError)
  }

  @Test func `an expired certificate is refused at both ends`() throws {
    let first = try TLSPair(
      client: cluster.service(.client, "order"), server: cluster.service(.server, "inventory", days: -1))
    first.pump()
    expectUntrusted(first.clientError)
    #expect("\(first.clientError.map { "\($0)" } ?? "")".contains("expired"))
    let second = try TLSPair(
      client: cluster.service(.client, "order", days: -1), server: cluster.service(.server, "inventory"))
    second.pump()
    expectUntrusted(second.serverError)
    expectRefused(second.clientError)
  }

  @Test func `a client without a certificate learns of its refusal at its first read`() throws {
    let bare = TLSConfiguration(
      role: .client, trustedRootsPEM: cluster.authority.certificatePEM, requiresPeerCertificate: true,
      protocols: ["h2"], requiresProtocol: true, minimumVersion: .tls13)
    let client = try TLSContext(bare).clientSession(serverName: "localhost")
    let server = try TLSContext(cluster.service(.server, "inventory")).serverSession()
    _ = try server.receive(client.takeOutput())
    _ = try client.receive(server.takeOutput())
    #expect(client.isEstablished)
    try client.send(Array("request".utf8))
    expectUntrusted(#expect(throws: TLSError.self) { try server.receive(client.takeOutput()) })
    expectRefused(#expect(throws: TLSError.self) { try client.receive(server.takeOutput()) })
    #expect(throws: TLSError.closed) { try client.send([1]) }
    #expect(throws: TLSError.closed) { try server.receive([1]) }
  }

  @Test func `without a common protocol there is no connection`() throws {
    let pair = try TLSPair(
      client: cluster.service(.client, "order", protocols: ["h3"]), server: cluster.service(.server, "inventory"))
    pair.pump()
    expectNoProtocol(pair.serverError)
    expectNoProtocol(pair.clientError)
    // A peer that does not speak of protocols at all is refused where one is required.
    var silent = try cluster.service(.client, "order")
    (silent.protocols, silent.requiresProtocol) = ([], false)
    let second = try TLSPair(client: silent, server: cluster.service(.server, "inventory"))
    second.pump()
    expectNoProtocol(second.serverError)
  }

  @Test func `services refuse TLS 1_2`() throws {
    let client = try TLSContext(.outside(trustedRootsPEM: cluster.authority.certificatePEM, protocols: ["h2"]))
    let server = try TLSContext(cluster.service(.server, "inventory"))
    let pair = TLSPair(try client.clientSession(serverName: "localhost"), try server.serverSession())
    // supported_versions (extension 43) is what offers 1.3; under another number nobody knows it.
    pair.pump { hello in
      var hello = hello
      if let at = hello.indices.first(where: { Array(hello[$0...].prefix(5)) == [0, 43, 0, 5, 4] }) {
        hello[at] = 0x5A
        hello[at + 1] = 0x5A
      }
      return hello
    }
    #expect(pair.serverError != nil && !pair.server.isEstablished)
  }

  // MARK: - Ends

  @Test func `close_notify is one-sided, and the end is told from a cut`() throws {
    let pair = try TLSPair(client: cluster.service(.client, "order"), server: cluster.service(.server, "inventory"))
    pair.pump()
    try pair.client.send([1, 2, 3])
    pair.client.closeNotify()
    pair.pump()
    #expect(pair.server.hasPeerClosed && pair.toServer == [1, 2, 3])
    #expect(!pair.client.hasPeerClosed)
    try pair.server.send([4, 5])
    pair.server.closeNotify()
    pair.pump()
    #expect(pair.toClient == [4, 5] && pair.client.hasPeerClosed)
    #expect(pair.clientError == nil && pair.serverError == nil)
  }

  @Test func `nothing can be sent before the handshake is over`() throws {
    let client = try TLSContext(cluster.service(.client, "order")).clientSession(serverName: "localhost")
    #expect(throws: TLSError.notEstablished) { try client.send([1]) }
    #expect(client.negotiatedProtocol == nil && client.peerIdentity == nil && client.version == nil)
    client.closeNotify()
  }

  private func exchange(_ pair: TLSPair, bytes count: Int) throws {
    let up = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let down = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 13) }
    try pair.client.send(up)
    try pair.server.send(down)
    try pair.client.send([])
    pair.pump()
    #expect(pair.toServer == up && pair.toClient == down)
  }
}

func expectUntrusted(_ error: TLSError?, sourceLocation: SourceLocation = #_sourceLocation) {
  guard case .untrusted(let text) = error, !text.isEmpty else {
    Issue.record("\(String(describing: error))", sourceLocation: sourceLocation)
    return
  }
}

func expectRefused(_ error: TLSError?, sourceLocation: SourceLocation = #_sourceLocation) {
  guard case .refusedByPeer(let text) = error, text.contains("alert") else {
    Issue.record("\(String(describing: error))", sourceLocation: sourceLocation)
    return
  }
}

func expectNoProtocol(_ error: TLSError?, sourceLocation: SourceLocation = #_sourceLocation) {
  guard case .noCommonProtocol = error else {
    Issue.record("\(String(describing: error))", sourceLocation: sourceLocation)
    return
  }
}
