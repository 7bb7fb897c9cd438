internal import COpenSSL
public import Ports

/// Cryptography by OpenSSL's libcrypto. Holds no state; callable from any thread.
public struct OpenSSLCrypto: Crypto {
  public init() {}

  /// 32 bytes.
  public func sha256(_ bytes: [UInt8]) -> [UInt8] {
    ERR_clear_error()
    var digest = [UInt8](repeating: 0, count: 32)
    let done = EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil)
    precondition(done == 1, "SHA-256 fails only when memory is gone")
    return digest
  }

  /// 32 bytes.
  public func hmacSHA256(key: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
    ERR_clear_error()
    var code = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    // An empty Swift array may have no address, and HMAC takes a nil key for "the key before".
    let padded = key.isEmpty ? [0] : key
    let done = HMAC(EVP_sha256(), padded, Int32(clamping: padded.count), bytes, bytes.count, &code, &length)
    precondition(done != nil && length == 32, "HMAC-SHA-256 fails only when memory is gone")
    return code
  }

  public func randomBytes(_ count: Int) -> [UInt8] {
    precondition(count >= 0, "a count of bytes")
    ERR_clear_error()
    var bytes = [UInt8](repeating: 0, count: count)
    let done = count == 0 || RAND_bytes(&bytes, Int32(count)) == 1
    precondition(done, "a process without randomness must not go on")
    return bytes
  }

  public func makeKey(_ algorithm: SignatureAlgorithm) throws(CryptoError) -> String {
    switch algorithm {
    case .es256: try Key.makeP256().privatePEM()
    case .ed25519: try Key.makeEd25519().privatePEM()
    case .rsa2: try Key.makeRSA().privatePEM()
    }
  }

  public func signer(privateKeyPEM: String, _ algorithm: SignatureAlgorithm) throws(CryptoError) -> any Signer {
    try KeySigner(Key(privatePEM: privateKeyPEM), algorithm)
  }

  public func verifier(publicKeyPEM: String, _ algorithm: SignatureAlgorithm) throws(CryptoError)
    -> any SignatureVerifier
  {
    try KeyVerifier(Key(publicPEM: publicKeyPEM), algorithm)
  }
}
