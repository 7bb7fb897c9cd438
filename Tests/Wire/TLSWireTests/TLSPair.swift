import OpenSSLCrypto
import Ports
import TLSWire

/// The certificates of one test: a cluster's root and what it issued.
struct Cluster: Sendable {
  let authority: CertificateAuthority

  init() throws { authority = try CertificateAuthority.makeRoot(cluster: "test") }

  func service(
    _ role: TLSConfiguration.Role, _ name: String, days: Int = 365, protocols: [String] = ["h2"],
    trusting other: Cluster? = nil
  ) throws -> TLSConfiguration {
    let issued = try authority.issue(service: name, cluster: "test", days: days)
    return .service(
      role, certificatePEM: issued.certificatePEM, keyPEM: issued.keyPEM,
      trustedRootsPEM: (other ?? self).authority.certificatePEM, protocols: protocols)
  }
}

/// Two sessions back to back, with the bytes between them cut anywhere.
final class TLSPair {
  let client: TLSSession
  let server: TLSSession
  private(set) var clientError: TLSError?
  private(set) var serverError: TLSError?
  private(set) var toClient: [UInt8] = []
  private(set) var toServer: [UInt8] = []
  private var cut: () -> Int

  /// - Parameter cut: the size of the next chunk.
  init(_ client: TLSSession, _ server: TLSSession, cut: @escaping () -> Int = { 1 << 20 }) {
    (self.client, self.server, self.cut) = (client, server, cut)
  }

  convenience init(
    client: TLSConfiguration, server: TLSConfiguration, serverName: String? = "localhost",
    expectedIdentity: String? = nil, cut: @escaping () -> Int = { 1 << 20 }
  ) throws {
    self.init(
      try TLSContext(client).clientSession(serverName: serverName, expectedIdentity: expectedIdentity),
      try TLSContext(server).serverSession(), cut: cut)
  }

  /// Carries bytes to and fro until neither side has any.
  func pump(mangle: ([UInt8]) -> [UInt8] = { $0 }) {
    while client.outputCount > 0 || server.outputCount > 0 {
      carry(mangle(client.takeOutput()), to: server, &toServer, &serverError)
      carry(server.takeOutput(), to: client, &toClient, &clientError)
    }
  }

  private func carry(_ bytes: [UInt8], to end: TLSSession, _ received: inout [UInt8], _ fault: inout TLSError?) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let chunk = Array(rest.prefix(max(1, cut())))
      rest = rest.dropFirst(chunk.count)
      guard fault == nil else { return }
      do throws(TLSError) { received += try end.receive(chunk) } catch { fault = error }
    }
  }
}

/// Repeatable dice (SplitMix64).
struct SeededDice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
