import Composition
import Foundation
import OpenSSLCrypto
import TLSWire
import Testing

@Suite final class CertificatesTests {
  private let directory = FileManager.default.temporaryDirectory
    .appending(path: "certs-\(UUID().uuidString)")
  private var certificates: Certificates { Certificates(directory: directory.path) }

  deinit {
    do { try FileManager.default.removeItem(at: directory) } catch {
      Issue.record("\(directory.path) stays: \(error)")
    }
  }

  @Test func `an empty directory gets a root and every certificate, and then nothing more`() throws {
    #expect(try certificates.makeMissing(cluster: "test") == Certificates.names)
    let before = try files()
    #expect(before.count == 2 * Certificates.names.count + 2, "and nothing else is left")
    #expect(try certificates.makeMissing(cluster: "test") == [])
    #expect(try files() == before)
    for name in before.keys {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: directory.appending(path: name).path)
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
    }
    for name in Certificates.names { _ = try certificates.tls(name, .server) }
  }

  @Test func `with the root's key one missing certificate is made and the others stay`() throws {
    _ = try certificates.makeMissing(cluster: "test")
    var before = try files()
    try remove("order.pem", "order.key")
    #expect(try certificates.makeMissing(cluster: "test") == ["order"])
    var after = try files()
    for name in ["order.pem", "order.key"] {
      #expect(after.removeValue(forKey: name) != before.removeValue(forKey: name))
    }
    #expect(after == before)
  }

  @Test func `an operator's own root without its key is left alone when all is there`() throws {
    _ = try certificates.makeMissing(cluster: "test")
    try remove("ca.key")
    let before = try files()
    #expect(try certificates.makeMissing(cluster: "test") == [])
    #expect(try files() == before)
  }

  @Test func `an operator's own root without its key names what is missing and changes nothing`() throws {
    _ = try certificates.makeMissing(cluster: "test")
    try remove("ca.key", "order.pem", "order.key", "operator.pem", "operator.key")
    try refuses(["ca.pem", "order.pem, order.key, operator.pem, operator.key", "spiffe://onsale/test/NAME"])
  }

  @Test func `an operator's own root alone is not replaced`() throws {
    try makeDirectory()
    try put("ca.pem", CertificateAuthority.makeRoot(cluster: "own").certificatePEM)
    try refuses(["ca.pem", "gateway.pem"])
  }

  @Test(arguments: ["ca.pem", "order.pem", "order.key"])
  func `half of a pair is an error that changes nothing`(half: String) throws {
    _ = try certificates.makeMissing(cluster: "test")
    try remove(half)
    try refuses([half])
  }

  @Test func `certificates without any root are an error`() throws {
    _ = try certificates.makeMissing(cluster: "test")
    try remove("ca.pem", "ca.key", "order.pem", "order.key")
    try refuses(["ca.pem"])
  }

  @Test func `an expired certificate is an error with its file and date`() throws {
    _ = try certificates.makeMissing(cluster: "test")
    try replace("order", with: authority().issue(service: "order", cluster: "test", days: -1))
    try refuses(["order.pem expired at ", " GMT"])
    #expect(throws: CertificateError.self) { try self.certificates.tls("order", .server) }
  }

  @Test func `a certificate of another root is an error with its file`() throws {
    _ = try certificates.makeMissing(cluster: "test")
    let other = try CertificateAuthority.makeRoot(cluster: "test")
    try replace("order", with: other.issue(service: "order", cluster: "test"))
    try refuses(["order.pem does not lead to ", "ca.pem"])
    #expect(throws: CertificateError.self) { try self.certificates.tls("order", .client) }
  }

  @Test func `the key of another root is found out before it issues`() throws {
    _ = try certificates.makeMissing(cluster: "test")
    try remove("order.pem", "order.key")
    try put("ca.key", CertificateAuthority.makeRoot(cluster: "test").keyPEM)
    try refuses(["ca.key is not the key of ", "ca.pem"])
  }

  @Test func `a certificate of another role or cluster is an error with its file`() throws {
    _ = try certificates.makeMissing(cluster: "test")
    try replace("order", with: authority().issue(service: "payment", cluster: "test"))
    try refuses(["order.pem", "spiffe://onsale/test/order"])
    try replace("order", with: authority().issue(service: "order", cluster: "live"))
    try refuses(["order.pem", "spiffe://onsale/test/order"])
  }

  @Test(arguments: ["ca.pem", "order.pem", "order.key"])
  func `what is no PEM is an error with its file`(name: String) throws {
    _ = try certificates.makeMissing(cluster: "test")
    try put(name, "rubbish\n")
    try refuses([name])
  }

  // MARK: - Help

  /// It throws an error with all `words`, and every file stays as it is.
  private func refuses(_ words: [String]) throws {
    let before = try files()
    let error = try #require(throws: CertificateError.self) {
      try self.certificates.makeMissing(cluster: "test")
    }
    for word in words { #expect(error.description.contains(word), "\(error)") }
    #expect(try files() == before)
  }

  private func authority() throws -> CertificateAuthority {
    CertificateAuthority(certificatePEM: try text("ca.pem"), keyPEM: try text("ca.key"))
  }

  private func files() throws -> [String: String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: directory.path)
    return Dictionary(uniqueKeysWithValues: try names.map { ($0, try text($0)) })
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: directory.appending(path: name), encoding: .utf8)
  }

  private func put(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: directory.appending(path: name))
  }

  private func replace(_ name: String, with issued: CertificateAuthority.Issued) throws {
    try put("\(name).pem", issued.certificatePEM)
    try put("\(name).key", issued.keyPEM)
  }

  private func remove(_ names: String...) throws {
    for name in names { try FileManager.default.removeItem(at: directory.appending(path: name)) }
  }

  private func makeDirectory() throws {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  }
}
