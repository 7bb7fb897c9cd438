import OpenSSLCrypto
import TLSWire
import Testing

/// What is not TLS, or no longer: always a named error, never a crash, never plaintext.
@Suite struct TLSRubbishTests {
  let cluster: Cluster

  init() throws { cluster = try Cluster() }

  static let openings: [[UInt8]] = [
    Array("GET / HTTP/1.1\r\nhost: x\r\n\r\n".utf8), Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8),
    Array("SSH-2.0-OpenSSH_9.2\r\n".utf8), [UInt8](repeating: 0, count: 100), [UInt8](repeating: 255, count: 100),
    // A record of alert, of application data, of a handshake longer than any record may be.
    [21, 3, 3, 0, 2, 2, 40], [23, 3, 3, 0, 5, 1, 2, 3, 4, 5], [22, 3, 1, 0xFF, 0xFF] + [UInt8](repeating: 1, count: 70_000),
    // SSLv2's hello.
    [0x80, 0x2E, 1, 3, 1, 0, 0x15, 0, 0, 0, 0x10] + [UInt8](repeating: 7, count: 37),
  ]

  @Test(arguments: openings) func `an opening that is no TLS is an error`(opening: [UInt8]) throws {
    let server = try TLSContext(cluster.service(.server, "inventory")).serverSession()
    #expect(throws: TLSError.self) { try server.receive(opening) }
    #expect(throws: TLSError.closed) { try server.receive(opening) }
    let client = try TLSContext(cluster.service(.client, "order")).clientSession(serverName: "localhost")
    #expect(throws: TLSError.self) { try client.receive(opening) }
  }

  @Test(arguments: 1...200) func `a bent handshake never gives a connection that both trust`(seed: UInt64) throws {
    var dice = SeededDice(seed: seed)
    let pair = try TLSPair(client: cluster.service(.client, "order"), server: cluster.service(.server, "inventory"))
    var bent = false
    pair.pump { flight in
      guard !bent, !flight.isEmpty else { return flight }
      bent = true
      var flight = flight
      switch Int.random(in: 0..<3, using: &dice) {
      case 0: flight[Int.random(in: flight.indices, using: &dice)] ^= UInt8.random(in: 1...255, using: &dice)
      case 1: flight.removeSubrange(Int.random(in: flight.indices, using: &dice)...)
      default: flight.insert(UInt8.random(in: 0...255, using: &dice), at: Int.random(in: flight.indices, using: &dice))
      }
      return flight
    }
    #expect(!(pair.client.isEstablished && pair.server.isEstablished))
  }

  @Test(arguments: 1...100) func `bent ciphertext is an error and gives no plaintext`(seed: UInt64) throws {
    var dice = SeededDice(seed: seed)
    let pair = try TLSPair(client: cluster.service(.client, "order"), server: cluster.service(.server, "inventory"))
    pair.pump()
    try pair.client.send([UInt8](repeating: 65, count: 500))
    var cipher = pair.client.takeOutput()
    cipher[Int.random(in: 5..<cipher.count, using: &dice)] ^= UInt8.random(in: 1...255, using: &dice)
    let error = #expect(throws: TLSError.self) { try pair.server.receive(cipher) }
    guard case .broken = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    // The alert tells the peer.
    let told = #expect(throws: TLSError.self) { try pair.client.receive(pair.server.takeOutput()) }
    expectRefused(told)
  }

  @Test func `a record that never ends gives nothing and asks for more`() throws {
    let pair = try TLSPair(client: cluster.service(.client, "order"), server: cluster.service(.server, "inventory"))
    pair.pump()
    try pair.client.send([UInt8](repeating: 65, count: 500))
    let cipher = pair.client.takeOutput()
    #expect(try pair.server.receive(Array(cipher.dropLast())) == [])
    #expect(pair.server.isEstablished && !pair.server.hasPeerClosed)
    #expect(try pair.server.receive([cipher[cipher.count - 1]]).count == 500)
  }

  @Test func `a record twice is an error`() throws {
    let pair = try TLSPair(client: cluster.service(.client, "order"), server: cluster.service(.server, "inventory"))
    pair.pump()
    try pair.client.send([1, 2, 3])
    let cipher = pair.client.takeOutput()
    #expect(try pair.server.receive(cipher) == [1, 2, 3])
    #expect(throws: TLSError.self) { try pair.server.receive(cipher) }
  }
}
