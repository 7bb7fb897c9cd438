internal import COpenSSL
internal import Ports

/// One owned EVP_PKEY: a private key, or a public one.
///
/// SAFETY: the key is not changed after init, and OpenSSL allows concurrent reading of a key
/// (every signature has a context of its own).
final class Key: @unchecked Sendable {
  let handle: OpaquePointer

  private init(_ handle: OpaquePointer) { self.handle = handle }

  deinit { EVP_PKEY_free(handle) }

  static func makeP256() throws(CryptoError) -> Key {
    try make("EC", EVP_PKEY_EC) { EVP_PKEY_CTX_set_ec_paramgen_curve_nid($0, NID_X9_62_prime256v1) == 1 }
  }

  static func makeEd25519() throws(CryptoError) -> Key { try make("Ed25519", EVP_PKEY_ED25519) { _ in true } }

  static func makeRSA() throws(CryptoError) -> Key {
    try make("RSA", EVP_PKEY_RSA) { EVP_PKEY_CTX_set_rsa_keygen_bits($0, 2048) == 1 }
  }

  private static func make(_ name: String, _ kind: Int32, _ settings: (OpaquePointer) -> Bool) throws(CryptoError)
    -> Key
  {
    ERR_clear_error()
    guard let context = EVP_PKEY_CTX_new_id(kind, nil) else { throw failure("EVP_PKEY_CTX_new_id \(name)") }
    defer { EVP_PKEY_CTX_free(context) }
    var key: OpaquePointer?
    guard EVP_PKEY_keygen_init(context) == 1, settings(context), EVP_PKEY_keygen(context, &key) == 1, let key
    else { throw failure("EVP_PKEY_keygen \(name)") }
    return Key(key)
  }

  /// Reads a private key: PKCS#8 or traditional PEM, without a password.
  convenience init(privatePEM: String) throws(CryptoError) {
    let source = try Memory(privatePEM)
    guard let key = PEM_read_bio_PrivateKey(source.handle, nil, noPassword, nil) else {
      throw .badKey("not a private key in PEM without a password: \(libraryText())")
    }
    self.init(key)
  }

  /// Reads a SubjectPublicKeyInfo PEM.
  convenience init(publicPEM: String) throws(CryptoError) {
    let source = try Memory(publicPEM)
    guard let key = PEM_read_bio_PUBKEY(source.handle, nil, noPassword, nil) else {
      throw .badKey("not a public key in PEM: \(libraryText())")
    }
    self.init(key)
  }

  /// The private key as PKCS#8 PEM.
  func privatePEM() throws(CryptoError) -> String {
    let target = try Memory()
    guard PEM_write_bio_PKCS8PrivateKey(target.handle, handle, nil, nil, 0, nil, nil) == 1 else {
      throw failure("PEM_write_bio_PKCS8PrivateKey")
    }
    return target.text()
  }

  /// The public key as SubjectPublicKeyInfo PEM.
  func publicPEM() throws(CryptoError) -> String {
    let target = try Memory()
    guard PEM_write_bio_PUBKEY(target.handle, handle) == 1 else { throw failure("PEM_write_bio_PUBKEY") }
    return target.text()
  }

  /// Throws `badKey` unless the key is of the kind and size that `algorithm` wants: one algorithm
  /// per key, never the key's own choice (RFC 8725 §3.1).
  func check(for algorithm: SignatureAlgorithm) throws(CryptoError) {
    let kind = EVP_PKEY_get_base_id(handle)
    switch algorithm {
    case .es256:
      guard kind == EVP_PKEY_EC, groupName() == "prime256v1" else { throw .badKey("es256 wants a P-256 key") }
    case .ed25519:
      guard kind == EVP_PKEY_ED25519 else { throw .badKey("ed25519 wants an Ed25519 key") }
    case .rsa2:
      guard kind == EVP_PKEY_RSA else { throw .badKey("rsa2 wants an RSA key") }
      let bits = EVP_PKEY_get_bits(handle)
      guard (2048...8192).contains(bits) else { throw .badKey("rsa2 wants 2048 to 8192 bits, not \(bits)") }
    }
  }

  private func groupName() -> String? {
    ERR_clear_error()
    var name = [CChar](repeating: 0, count: 64)
    var length = 0
    guard EVP_PKEY_get_group_name(handle, &name, name.count, &length) == 1, length < name.count else { return nil }
    return String(decoding: name[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
