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
    let key = try PrivateKey.makeP256()
    let certificate = try Certificate(subject: "Onsale \(cluster) development CA", days: days, key: key)
    try certificate.add(NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
    try certificate.add(NID_key_usage, "critical,keyCertSign,cRLSign")
    try certificate.sign(issuer: certificate, key: key)
    return CertificateAuthority(certificatePEM: try certificate.pem(), keyPEM: try key.pem())
  }

  /// Issues a certificate for `service`, good for both ends of a connection on loopback.
  public func issue(service: String, cluster: String, days: Int = 365) throws(CryptoError) -> Issued {
    let rootKey = try PrivateKey(pem: keyPEM)
    let root = try Certificate(pem: certificatePEM)
    let key = try PrivateKey.makeP256()
    let certificate = try Certificate(subject: service, days: days, key: key)
    try certificate.add(NID_basic_constraints, "critical,CA:FALSE")
    try certificate.add(NID_key_usage, "critical,digitalSignature")
    try certificate.add(NID_ext_key_usage, "serverAuth,clientAuth")
    try certificate.add(
      NID_subject_alt_name, "URI:spiffe://onsale/\(cluster)/\(service),DNS:localhost,IP:127.0.0.1")
    try certificate.sign(issuer: root, key: rootKey)
    return Issued(certificatePEM: try certificate.pem(), keyPEM: try key.pem())
  }
}

/// MBSTRING_ASC: the value is ASCII (the macro is an expression that Swift does not import).
private let utf8Name: Int32 = 0x1001

/// One owned EVP_PKEY.
private final class PrivateKey {
  let handle: OpaquePointer

  private init(_ handle: OpaquePointer) { self.handle = handle }

  deinit { EVP_PKEY_free(handle) }

  static func makeP256() throws(CryptoError) -> PrivateKey {
    guard let context = EVP_PKEY_CTX_new_id(EVP_PKEY_EC, nil) else { throw failure("EVP_PKEY_CTX_new_id") }
    defer { EVP_PKEY_CTX_free(context) }
    var key: OpaquePointer?
    guard EVP_PKEY_keygen_init(context) == 1,
      EVP_PKEY_CTX_set_ec_paramgen_curve_nid(context, NID_X9_62_prime256v1) == 1,
      EVP_PKEY_keygen(context, &key) == 1, let key
    else { throw failure("EVP_PKEY_keygen") }
    return PrivateKey(key)
  }

  convenience init(pem: String) throws(CryptoError) {
    let source = try Memory(pem)
    guard let key = PEM_read_bio_PrivateKey(source.handle, nil, nil, nil) else {
      throw failure("PEM_read_bio_PrivateKey")
    }
    self.init(key)
  }

  func pem() throws(CryptoError) -> String {
    let target = try Memory()
    guard PEM_write_bio_PKCS8PrivateKey(target.handle, handle, nil, nil, 0, nil, nil) == 1 else {
      throw failure("PEM_write_bio_PKCS8PrivateKey")
    }
    return target.text()
  }
}

/// One owned X509, unsigned until `sign`.
private final class Certificate {
  let handle: OpaquePointer

  private init(handle: OpaquePointer) { self.handle = handle }

  deinit { X509_free(handle) }

  convenience init(pem: String) throws(CryptoError) {
    let source = try Memory(pem)
    guard let certificate = PEM_read_bio_X509(source.handle, nil, nil, nil) else {
      throw failure("PEM_read_bio_X509")
    }
    self.init(handle: certificate)
  }

  convenience init(subject: String, days: Int, key: PrivateKey) throws(CryptoError) {
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
        X509_get_subject_name(certificate), "CN", utf8Name, Array(subject.utf8),
        Int32(subject.utf8.count), -1, 0) == 1
    else { throw failure("X509 fields") }
  }

  func add(_ nid: Int32, _ value: String) throws(CryptoError) {
    guard let part = X509V3_EXT_conf_nid(nil, nil, nid, value) else { throw failure("extension \(value)") }
    defer { X509_EXTENSION_free(part) }
    guard X509_add_ext(handle, part, -1) == 1 else { throw failure("X509_add_ext") }
  }

  func sign(issuer: Certificate, key: PrivateKey) throws(CryptoError) {
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

/// One owned memory BIO.
private final class Memory {
  let handle: OpaquePointer

  init(_ text: String = "") throws(CryptoError) {
    ERR_clear_error()
    guard let bio = BIO_new(BIO_s_mem()) else { throw failure("BIO_new") }
    handle = bio
    let bytes = Array(text.utf8)
    guard bytes.isEmpty || BIO_write(bio, bytes, Int32(bytes.count)) == Int32(bytes.count) else {
      throw failure("BIO_write")
    }
  }

  deinit { BIO_free(handle) }

  func text() -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = BIO_read(handle, &buffer, Int32(buffer.count)), count > 0 {
      bytes += buffer[..<Int(count)]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

private func failure(_ what: String) -> CryptoError {
  var text = [CChar](repeating: 0, count: 256)
  ERR_error_string_n(ERR_get_error(), &text, text.count)
  let reason = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  return .failed("\(what): \(reason)")
}
