internal import Foundation
internal import OpenSSLCrypto
public import TLSWire

/// The certificates of one cluster: `DIR/ca.pem`, and `DIR/<service>.pem` with `<service>.key`.
public struct Certificates: Sendable {
  /// Every name that gets a certificate: the services, the gateway, the supervisor and operators.
  public static let names = [
    "registry", "transaction", "auth", "user", "ticket", "inventory", "order", "payment", "refund",
    "gateway", "platform", "operator",
  ]

  private let directory: URL

  /// Certificates in `directory`.
  public init(directory: String) { self.directory = URL(filePath: directory) }

  /// The path of the root certificate.
  public var root: String { directory.appending(path: "ca.pem").path }
  /// The path of a service's certificate.
  public func certificate(_ name: String) -> String {
    directory.appending(path: "\(name).pem").path
  }
  /// The path of a service's key.
  public func key(_ name: String) -> String { directory.appending(path: "\(name).key").path }

  /// The URI in the certificate of `name`.
  public static func identity(_ name: String, cluster: String) -> String {
    "spiffe://onsale/\(cluster)/\(name)"
  }

  /// One end of a connection between services, as `name`.
  public func tls(_ name: String, _ role: TLSConfiguration.Role) throws -> TLSContext {
    func read(_ path: String) throws -> String {
      try String(contentsOf: URL(filePath: path), encoding: .utf8)
    }
    return try TLSContext(
      .service(
        role, certificatePEM: try read(certificate(name)), keyPEM: try read(key(name)),
        trustedRootsPEM: try read(root)))
  }

  /// Makes what is missing; what exists stays. Returns the names that were issued.
  public func makeMissing(cluster: String) throws -> [String] {
    let files = FileManager.default
    try files.createDirectory(
      at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let rootKey = directory.appending(path: "ca.key")
    let authority: CertificateAuthority
    if files.fileExists(atPath: root), files.fileExists(atPath: rootKey.path) {
      authority = CertificateAuthority(
        certificatePEM: try String(contentsOf: URL(filePath: root), encoding: .utf8),
        keyPEM: try String(contentsOf: rootKey, encoding: .utf8))
    } else {
      authority = try CertificateAuthority.makeRoot(cluster: cluster)
      try KeyStore.write(authority.keyPEM, to: rootKey)
      try KeyStore.write(authority.certificatePEM, to: URL(filePath: root))
    }
    let missing = Self.names.filter {
      !files.fileExists(atPath: certificate($0)) || !files.fileExists(atPath: key($0))
    }
    for name in missing {
      let issued = try authority.issue(service: name, cluster: cluster)
      try KeyStore.write(issued.keyPEM, to: URL(filePath: key(name)))
      try KeyStore.write(issued.certificatePEM, to: URL(filePath: certificate(name)))
    }
    return missing
  }
}
