internal import COpenSSL
internal import Ports

/// Signs with one private key and the algorithm fixed for it.
struct KeySigner: Signer {
  private let key: Key
  private let algorithm: SignatureAlgorithm
  let publicKeyPEM: String

  init(_ key: Key, _ algorithm: SignatureAlgorithm) throws(CryptoError) {
    try key.check(for: algorithm)
    (self.key, self.algorithm) = (key, algorithm)
    publicKeyPEM = try key.publicPEM()
  }

  func sign(_ message: [UInt8]) throws(CryptoError) -> [UInt8] {
    let context = try SignatureContext()
    guard EVP_DigestSignInit(context.handle, nil, algorithm.digest, nil, key.handle) == 1 else {
      throw failure("EVP_DigestSignInit")
    }
    var length = Int(EVP_PKEY_get_size(key.handle))
    var signature = [UInt8](repeating: 0, count: length)
    guard EVP_DigestSign(context.handle, &signature, &length, message, message.count) == 1 else {
      throw failure("EVP_DigestSign")
    }
    signature.removeLast(signature.count - length)
    return algorithm == .es256 ? try ECDSASignature.flat(der: signature) : signature
  }
}

/// Verifies with one public key and the algorithm fixed for it.
struct KeyVerifier: SignatureVerifier {
  private let key: Key
  private let algorithm: SignatureAlgorithm

  init(_ key: Key, _ algorithm: SignatureAlgorithm) throws(CryptoError) {
    try key.check(for: algorithm)
    (self.key, self.algorithm) = (key, algorithm)
  }

  func verify(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    guard let bytes = algorithm == .es256 ? ECDSASignature.der(flat: signature) : signature,
      // Only memory can be short here, and then nothing is verified.
      let context = try? SignatureContext(),
      EVP_DigestVerifyInit(context.handle, nil, algorithm.digest, nil, key.handle) == 1
    else { return false }
    return EVP_DigestVerify(context.handle, bytes, bytes.count, message, message.count) == 1
  }
}

extension SignatureAlgorithm {
  /// Ed25519 hashes by itself and takes none.
  fileprivate var digest: OpaquePointer? { self == .ed25519 ? nil : EVP_sha256() }
}

/// One owned EVP_MD_CTX, for one signature.
private final class SignatureContext {
  let handle: OpaquePointer

  init() throws(CryptoError) {
    ERR_clear_error()
    guard let context = EVP_MD_CTX_new() else { throw failure("EVP_MD_CTX_new") }
    handle = context
  }

  deinit { EVP_MD_CTX_free(handle) }
}

/// The two forms of a P-256 signature: DER in the library, r‖s of 32 bytes each in JWS
/// (RFC 7518 §3.4).
private enum ECDSASignature {
  static let halfBytes = 32

  static func flat(der: [UInt8]) throws(CryptoError) -> [UInt8] {
    let parsed = der.withUnsafeBufferPointer { bytes in
      var cursor = bytes.baseAddress
      return d2i_ECDSA_SIG(nil, &cursor, bytes.count)
    }
    guard let parsed else { throw failure("d2i_ECDSA_SIG") }
    defer { ECDSA_SIG_free(parsed) }
    let half = Int32(halfBytes)
    var (r, s) = ([UInt8](repeating: 0, count: halfBytes), [UInt8](repeating: 0, count: halfBytes))
    guard BN_bn2binpad(ECDSA_SIG_get0_r(parsed), &r, half) == half,
      BN_bn2binpad(ECDSA_SIG_get0_s(parsed), &s, half) == half
    else { throw failure("BN_bn2binpad") }
    return r + s
  }

  /// `nil` for anything that is not 64 bytes.
  static func der(flat: [UInt8]) -> [UInt8]? {
    guard flat.count == 2 * halfBytes, let signature = ECDSA_SIG_new() else { return nil }
    defer { ECDSA_SIG_free(signature) }
    let r = BN_bin2bn(Array(flat[..<halfBytes]), Int32(halfBytes), nil)
    let s = BN_bin2bn(Array(flat[halfBytes...]), Int32(halfBytes), nil)
    // On success the signature owns both numbers.
    guard let r, let s, ECDSA_SIG_set0(signature, r, s) == 1 else {
      BN_free(r)
      BN_free(s)
      return nil
    }
    var bytes = [UInt8](repeating: 0, count: Int(max(0, i2d_ECDSA_SIG(signature, nil))))
    let written = bytes.withUnsafeMutableBufferPointer { buffer in
      var cursor = buffer.baseAddress
      return i2d_ECDSA_SIG(signature, &cursor)
    }
    return written > 0 ? bytes : nil
  }
}
