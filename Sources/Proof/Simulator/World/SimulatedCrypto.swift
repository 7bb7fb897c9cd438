package import Base
internal import OpenSSLCrypto
package import Ports

/// Cryptography for the simulator: real hashes, dice for randomness, and signatures that are keyed
/// hashes, because OpenSSL draws randomness of its own.
///
/// A "public" key holds the secret: whoever can verify could sign. Nobody in a simulated world lies
/// about who signed; a wrong or damaged signature is still refused.
package struct SimulatedCrypto: Crypto {
  private let dice: any Dice
  private let hashes = OpenSSLCrypto()

  package init(dice: any Dice) { self.dice = dice }

  package func sha256(_ bytes: [UInt8]) -> [UInt8] { hashes.sha256(bytes) }
  package func hmacSHA256(key: [UInt8], _ bytes: [UInt8]) -> [UInt8] { hashes.hmacSHA256(key: key, bytes) }

  package func randomBytes(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count { withUnsafeBytes(of: dice.next().littleEndian) { bytes.append(contentsOf: $0) } }
    return Array(bytes.prefix(count))
  }

  package func makeKey(_ algorithm: SignatureAlgorithm) -> String { Self.privateKey(randomBytes(32)) }

  /// The private key that `name` always has.
  package func key(named name: String) -> String { Self.privateKey(sha256([UInt8](name.utf8))) }

  private static func privateKey(_ secret: [UInt8]) -> String {
    "-----BEGIN PRIVATE KEY-----\n\(Base64.encode(secret))\n-----END PRIVATE KEY-----\n"
  }

  package func signer(privateKeyPEM: String, _ algorithm: SignatureAlgorithm) throws(CryptoError) -> any Signer {
    let lines = privateKeyPEM.split(whereSeparator: \.isNewline)
    guard lines.count == 3, let secret = Base64.decode(String(lines[1])), secret.count == 32,
      let key = P256PublicKey(x: secret, y: sha256(secret))
    else { throw .badKey("no simulated private key") }
    return SimulatedKey(secret: secret, publicKeyPEM: key.pem, algorithm: algorithm, hashes: hashes)
  }

  package func verifier(publicKeyPEM: String, _ algorithm: SignatureAlgorithm) throws(CryptoError)
    -> any SignatureVerifier
  {
    guard let key = P256PublicKey(pem: publicKeyPEM), key.y == sha256(key.x) else {
      throw .badKey("no simulated public key")
    }
    return SimulatedKey(secret: key.x, publicKeyPEM: publicKeyPEM, algorithm: algorithm, hashes: hashes)
  }
}

private struct SimulatedKey: Signer, SignatureVerifier {
  let secret: [UInt8]
  let publicKeyPEM: String
  let algorithm: SignatureAlgorithm
  let hashes: OpenSSLCrypto

  /// As long as a real one.
  func sign(_ message: [UInt8]) -> [UInt8] {
    let code = hashes.hmacSHA256(key: secret, message)
    return Array(repeatElement(code, count: algorithm == .rsa2 ? 8 : 2).joined())
  }

  func verify(_ signature: [UInt8], of message: [UInt8]) -> Bool { signature == sign(message) }
}
