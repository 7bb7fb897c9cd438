import Foundation
import OpenSSLCrypto
import Ports
import Testing

@Suite struct CertificateAuthorityTests {
  @Test func `an issued certificate verifies against its root, strictly, at both ends`() throws {
    let authority = try CertificateAuthority.makeRoot(cluster: "test")
    let issued = try authority.issue(service: "order", cluster: "test")
    for purpose in ["sslserver", "sslclient"] {
      let answer = try openssl(
        ["verify", "-x509_strict", "-purpose", purpose, "-CAfile", "root.pem", "leaf.pem"],
        files: ["root.pem": authority.certificatePEM, "leaf.pem": issued.certificatePEM])
      #expect(answer.contains("leaf.pem: OK"), "\(answer)")
    }
  }

  @Test func `the identity stands in the certificate as its one URI`() throws {
    let authority = try CertificateAuthority.makeRoot(cluster: "test")
    let issued = try authority.issue(service: "order", cluster: "test")
    let answer = try openssl(
      ["x509", "-noout", "-ext", "subjectAltName", "-in", "leaf.pem"], files: ["leaf.pem": issued.certificatePEM])
    #expect(answer.contains("URI:spiffe://onsale/test/order"))
    #expect(answer.contains("DNS:localhost"))
    #expect(answer.contains("IP Address:127.0.0.1"))
  }

  @Test func `the key belongs to the certificate`() throws {
    let authority = try CertificateAuthority.makeRoot(cluster: "test")
    let issued = try authority.issue(service: "order", cluster: "test")
    let answer = try openssl(
      ["x509", "-noout", "-pubkey", "-in", "leaf.pem"], files: ["leaf.pem": issued.certificatePEM])
    let signer = try OpenSSLCrypto().signer(privateKeyPEM: issued.keyPEM, .es256)
    #expect(answer == signer.publicKeyPEM)
  }

  @Test func `another root, and time that has run out, do not verify`() throws {
    let authority = try CertificateAuthority.makeRoot(cluster: "test")
    let stranger = try CertificateAuthority.makeRoot(cluster: "test")
    let issued = try authority.issue(service: "order", cluster: "test")
    let expired = try authority.issue(service: "order", cluster: "test", days: -1)
    let byStranger = try openssl(
      ["verify", "-CAfile", "root.pem", "leaf.pem"],
      files: ["root.pem": stranger.certificatePEM, "leaf.pem": issued.certificatePEM])
    #expect(!byStranger.contains("OK"))
    let late = try openssl(
      ["verify", "-CAfile", "root.pem", "leaf.pem"],
      files: ["root.pem": authority.certificatePEM, "leaf.pem": expired.certificatePEM])
    #expect(late.contains("expired"))
  }

  @Test(arguments: ["", "a,URI:spiffe://onsale/test/registry", "a b", "a\nb", "señal", "a/b"])
  func `a name that could say more than a name is refused`(name: String) throws {
    let authority = try CertificateAuthority.makeRoot(cluster: "test")
    #expect(throws: CryptoError.self) { try authority.issue(service: name, cluster: "test") }
    #expect(throws: CryptoError.self) { try authority.issue(service: "order", cluster: name) }
  }

  @Test func `an authority of rubbish issues nothing`() {
    let authority = CertificateAuthority(certificatePEM: "rubbish", keyPEM: "rubbish")
    #expect(throws: CryptoError.self) { try authority.issue(service: "order", cluster: "test") }
  }
}

/// What the `openssl` command says, both outputs together, with `files` in its working directory.
private func openssl(_ arguments: [String], files: [String: String]) throws -> String {
  let folder = FileManager.default.temporaryDirectory.appending(path: "onsale-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
  let process = Process()
  let output = Pipe()
  process.executableURL = URL(filePath: "/usr/bin/openssl")
  process.arguments = arguments
  process.currentDirectoryURL = folder
  process.standardOutput = output
  process.standardError = output
  try process.run()
  let said = try output.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return String(decoding: said, as: UTF8.self)
}
