/// The port to cryptography: OpenSSL in production.
public protocol Crypto: Sendable {
  func sha256(_ bytes: [UInt8]) -> [UInt8]
  func hmacSHA256(key: [UInt8], _ bytes: [UInt8]) -> [UInt8]
  /// Strong random bytes.
  func randomBytes(_ count: Int) -> [UInt8]

  /// A new private key as PKCS#8 PEM.
  func makeKey(_ algorithm: SignatureAlgorithm) throws(CryptoError) -> String
  /// Reads a PKCS#8 (or traditional) PEM private key and fixes the algorithm it signs with.
  func signer(privateKeyPEM: String, _ algorithm: SignatureAlgorithm) throws(CryptoError) -> any Signer
  /// Reads a SubjectPublicKeyInfo PEM.
  func verifier(publicKeyPEM: String, _ algorithm: SignatureAlgorithm) throws(CryptoError)
    -> any SignatureVerifier
}

public enum SignatureAlgorithm: String, Sendable, CaseIterable {
  /// ECDSA on P-256 with SHA-256; signatures are r‖s, 64 bytes, as JWS wants them.
  case es256
  /// Ed25519, 64 bytes.
  case ed25519
  /// RSASSA-PKCS1-v1_5 with SHA-256, 2048 bits or more: Alipay's RSA2.
  case rsa2
}

public protocol Signer: Sendable {
  var publicKeyPEM: String { get }
  func sign(_ message: [UInt8]) throws(CryptoError) -> [UInt8]
}

public protocol SignatureVerifier: Sendable {
  /// False for any signature that is not exactly right, whatever its length.
  func verify(_ signature: [UInt8], of message: [UInt8]) -> Bool
}

public enum CryptoError: Error, Sendable, Hashable {
  /// The PEM is not a key of the wanted kind; the text is the library's.
  case badKey(String)
  case failed(String)
}

/// The port to password hashing: argon2id on a bounded pool of its own.
public protocol PasswordHasher: Sendable {
  /// An encoded hash (`$argon2id$…`). Throws `busy` when the queue is full.
  func hash(_ password: String) async throws(PasswordHasherError) -> String
  /// Whether `password` gives `encoded`. Takes the same time for a wrong password.
  func verify(_ password: String, against encoded: String) async throws(PasswordHasherError) -> Bool
}

public enum PasswordHasherError: Error, Sendable, Hashable {
  /// Too many hashes are waiting; try again after the given time.
  case busy(retryAfter: Duration)
  case failed(String)
}

/// The port to a QR code maker.
public protocol QRCodeMaker: Sendable {
  /// The code for `text` as a square of modules, true = dark, row by row; `nil` if it is too long.
  func modules(of text: String) -> QRModules?
}

public struct QRModules: Sendable, Hashable {
  /// Modules per side, without the quiet zone.
  public let size: Int
  /// `size * size` modules, row by row; true is dark.
  public let dark: [Bool]

  public init(size: Int, dark: [Bool]) {
    self.size = size
    self.dark = dark
  }
}
