internal import COpenSSL
public import Ports

/// A development certificate authority: one P-256 root and one P-256 certificate per service, each
/// with the URI identity `spiffe://onsale/<cluster>/<service>` (RFC 5280, X.509 SPIFFE profile).
///
/// Made at first start in the data directory; nothing of it is ever committed. Production brings
/// certificates of its own in the same file layout.
public struct CertificateAuthority: Sendable {
  /// The root certificate, PEM.
  public let certificatePEM: String
  /// The root key, PKCS#8 PEM. Needed only to issue.
  public let keyPEM: String

  /// An existing root.
  public init(certificatePEM: String, keyPEM: String) {
    self.certificatePEM = certificatePEM
    self.keyPEM = keyPEM
  }

  /// What was issued: a certificate and its key, both PEM.
  public struct Issued: Sendable {
    /// The certificate, PEM.
    public let certificatePEM: String
    /// Its private key, PKCS#8 PEM.
    public let keyPEM: String
  }

  /// Makes a new root, valid for `days`.
  public static func makeRoot(cluster: String, days: Int = 3650) throws(CryptoError) -> CertificateAuthority {
    let key = try Key.makeP256()
    let certificate = try Certificate(subject: "Onsale \(cluster) development CA", days: days, key: key)
    try certificate.add(NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
    try certificate.add(NID_key_usage, "critical,keyCertSign,cRLSign")
    try certificate.add(NID_subject_key_identifier, "hash")
    try certificate.sign(issuer: certificate, key: key)
    return CertificateAuthority(certificatePEM: try certificate.pem(), keyPEM: try key.privatePEM())
  }

  /// Issues a certificate for `service`, good for both ends of a connection on loopback.
  ///
  /// Valid from five minutes ago for `days` from now; a negative number makes an expired one.
  /// Throws `badKey` when this authority's key is not a key, `failed` for a name that has no place
  /// in an identity (anything but ASCII letters, digits, `.`, `_` and `-`).
  public func issue(service: String, cluster: String, days: Int = 365) throws(CryptoError) -> Issued {
    for name in [service, cluster] where name.isEmpty || !name.utf8.allSatisfy(isNameByte) {
      throw .failed("'\(name)' cannot be part of an identity")
    }
    let rootKey = try Key(privatePEM: keyPEM)
    let root = try Certificate(pem: certificatePEM)
    let key = try Key.makeP256()
    let certificate = try Certificate(subject: service, days: days, key: key)
    try certificate.add(NID_basic_constraints, "critical,CA:FALSE")
    try certificate.add(NID_key_usage, "critical,digitalSignature")
    try certificate.add(NID_ext_key_usage, "serverAuth,clientAuth")
    try certificate.add(
      NID_subject_alt_name, "URI:spiffe://onsale/\(cluster)/\(service),DNS:localhost,IP:127.0.0.1")
    try certificate.add(NID_subject_key_identifier, "hash")
    try certificate.add(NID_authority_key_identifier, "keyid:always", issuer: root)
    try certificate.sign(issuer: root, key: rootKey)
    return Issued(certificatePEM: try certificate.pem(), keyPEM: try key.privatePEM())
  }
}

/// The bytes that mean nothing special in the library's notation of extensions.
private func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
  default: false
  }
}

/// MBSTRING_ASC: the value is ASCII (the macro is an expression that Swift does not import).
private let asciiName: Int32 = 0x1001

/// One owned X509: read, or made and unsigned until `sign`.
final class Certificate {
  let handle: OpaquePointer

  init(handle: OpaquePointer) { self.handle = handle }

  deinit { X509_free(handle) }

  convenience init(pem: String) throws(CryptoError) {
    let source = try Memory(pem)
    guard let certificate = PEM_read_bio_X509(source.handle, nil, noPassword, nil) else {
      throw failure("PEM_read_bio_X509")
    }
    self.init(handle: certificate)
  }

  convenience init(subject: String, days: Int, key: Key) throws(CryptoError) {
    guard let certificate = X509_new() else { throw failure("X509_new") }
    self.init(handle: certificate)
    var serial = [UInt8](repeating: 0, count: 16)
    guard RAND_bytes(&serial, 16) == 1 else { throw failure("RAND_bytes") }
    serial[0] &= 0x7F
    let number = BN_bin2bn(serial, 16, nil)
    defer { BN_free(number) }
    // Five minutes of slack for clocks that are behind the maker's.
    guard X509_set_version(certificate, 2) == 1,
      BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate)) != nil,
      X509_gmtime_adj(X509_getm_notBefore(certificate), -300) != nil,
      X509_gmtime_adj(X509_getm_notAfter(certificate), days * 86_400) != nil,
      X509_set_pubkey(certificate, key.handle) == 1,
      X509_NAME_add_entry_by_txt(
        X509_get_subject_name(certificate), "CN", asciiName, Array(subject.utf8),
        Int32(subject.utf8.count), -1, 0) == 1
    else { throw failure("X509 fields") }
  }

  /// Adds an extension; `issuer` is read where the value refers to the issuer.
  func add(_ nid: Int32, _ value: String, issuer: Certificate? = nil) throws(CryptoError) {
    var context = X509V3_CTX()
    X509V3_set_ctx(&context, (issuer ?? self).handle, handle, nil, nil, 0)
    guard let part = X509V3_EXT_conf_nid(nil, &context, nid, value) else { throw failure("extension \(value)") }
    defer { X509_EXTENSION_free(part) }
    guard X509_add_ext(handle, part, -1) == 1 else { throw failure("X509_add_ext") }
  }

  func sign(issuer: Certificate, key: Key) throws(CryptoError) {
    guard X509_set_issuer_name(handle, X509_get_subject_name(issuer.handle)) == 1,
      X509_sign(handle, key.handle, EVP_sha256()) > 0
    else { throw failure("X509_sign") }
  }

  func pem() throws(CryptoError) -> String {
    let target = try Memory()
    guard PEM_write_bio_X509(target.handle, handle) == 1 else { throw failure("PEM_write_bio_X509") }
    return target.text()
  }
}
