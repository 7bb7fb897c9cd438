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

  private var rootKey: String { directory.appending(path: "ca.key").path }

  /// One end of a connection between services, as `name`. Throws `CertificateError` for a
  /// certificate that no peer would accept.
  public func tls(_ name: String, _ role: TLSConfiguration.Role) throws -> TLSContext {
    let (leaf, leafKey) = (try read(certificate(name)), try read(key(name)))
    let roots = try read(root)
    try check(name, leaf, leafKey, identity: nil, roots: roots)
    return try TLSContext(
      .service(role, certificatePEM: leaf, keyPEM: leafKey, trustedRootsPEM: roots))
  }

  /// Makes what is missing, and checks what is there. Returns the names that were issued.
  ///
  /// Nothing that exists is ever written over: with `ca.key` beside `ca.pem` it issues, without it
  /// the certificates are the operator's and must be whole. Throws `CertificateError`.
  public func makeMissing(cluster: String) throws -> [String] {
    try FileManager.default.createDirectory(
      at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let missing = try Self.names.filter { try isMissing($0) }
    let (authority, isNew) = try authority(for: missing, cluster: cluster)
    let roots = try authority?.certificatePEM ?? read(root)
    for name in Self.names where !missing.contains(name) {
      try check(
        name, try read(certificate(name)), try read(key(name)),
        identity: Self.identity(name, cluster: cluster), roots: roots)
    }
    guard let authority else { return [] }
    if isNew {
      try write(authority.keyPEM, to: rootKey)
      try write(authority.certificatePEM, to: root)
    }
    for name in missing {
      let issued = try authority.issue(service: name, cluster: cluster)
      try write(issued.keyPEM, to: key(name))
      try write(issued.certificatePEM, to: certificate(name))
    }
    return missing
  }
}

/// Why the certificates of a cluster cannot be used: which file, and what to do.
public struct CertificateError: Error, Hashable, CustomStringConvertible {
  /// For people.
  public let description: String
}

// MARK: - What is there

extension Certificates {
  private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Neither its certificate nor its key is there; one without the other is an error.
  private func isMissing(_ name: String) throws -> Bool {
    let (hasCertificate, hasKey) = (exists(certificate(name)), exists(key(name)))
    guard hasCertificate == hasKey else {
      let (there, absent) =
        hasCertificate ? (certificate(name), key(name)) : (key(name), certificate(name))
      throw CertificateError(
        description: "\(there) is there and \(absent) is not: add it, or move the other away")
    }
    return !hasCertificate
  }

  /// Who issues what is missing; nil when nothing is to be issued.
  private func authority(for missing: [String], cluster: String) throws
    -> (CertificateAuthority?, isNew: Bool)
  {
    switch (exists(root), exists(rootKey)) {
    case (true, true):
      if missing.isEmpty { return (nil, false) }
      let found = CertificateAuthority(
        certificatePEM: try read(root), keyPEM: try read(rootKey))
      try check(
        "ca", found.certificatePEM, found.keyPEM, identity: nil, roots: found.certificatePEM)
      return (found, false)
    case (true, false):
      if missing.isEmpty { return (nil, false) }
      let files = missing.flatMap { ["\($0).pem", "\($0).key"] }.joined(separator: ", ")
      throw CertificateError(
        description: """
          \(root) has no ca.key beside it, so nothing can be issued, and these are missing: \(files). \
          Put them in \(directory.path), issued by that CA for \
          \(Self.identity("NAME", cluster: cluster)), or add ca.key
          """)
    case (false, true):
      throw CertificateError(
        description: "\(rootKey) is there and \(root) is not: add it, or move the key away")
    case (false, false):
      guard missing.count == Self.names.count else {
        throw CertificateError(
          description: "\(root), which the certificates in \(directory.path) lead to, is missing")
      }
      return (try CertificateAuthority.makeRoot(cluster: cluster), true)
    }
  }

  /// As its peers will check it.
  private func check(
    _ name: String, _ leaf: String, _ leafKey: String, identity: String?, roots: String
  ) throws {
    let (file, keyFile) = (certificate(name), key(name))
    do throws(CertificateFlaw) {
      try CertificateAuthority.check(
        certificatePEM: leaf, keyPEM: leafKey, identity: identity, rootsPEM: roots)
    } catch {
      let why =
        switch error {
        case .badCertificate(let why): "\(file) is no certificate in PEM: \(why)"
        case .badKey(let why): "\(keyFile): \(why)"
        case .badRoots(let why): "\(root) is no certificate in PEM: \(why)"
        case .otherKey: "\(keyFile) is not the key of \(file)"
        case .expired(let date): "\(file) expired at \(date): replace it and its key"
        case .notYetValid(let date): "\(file) is valid only from \(date) on"
        case .issuerExpired(let date): "an issuer of \(file), up to \(root), expired at \(date)"
        case .untrusted(let why): "\(file) does not lead to \(root): \(why)"
        case .otherIdentity(let wanted): "\(file) is not the certificate of \(wanted)"
        }
      throw CertificateError(description: why)
    }
  }

  private func read(_ path: String) throws -> String {
    do { return try String(contentsOf: URL(filePath: path), encoding: .utf8) } catch {
      throw CertificateError(description: "\(path) cannot be read: \(error.localizedDescription)")
    }
  }

  /// Writes a new file whole, readable by the owner only; never over one that is there.
  private func write(_ text: String, to path: String) throws {
    let fresh = path + ".made"
    try KeyStore.write(text, to: URL(filePath: fresh))
    defer { unlink(fresh) }
    guard link(fresh, path) == 0 else {
      throw CertificateError(description: "\(path) cannot be made: \(String(cString: strerror(errno)))")
    }
  }
}
