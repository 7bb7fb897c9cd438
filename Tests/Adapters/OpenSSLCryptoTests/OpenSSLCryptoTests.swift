import Base
import OpenSSLCrypto
import Ports
import Testing

@Suite struct OpenSSLCryptoTests {
  let crypto = OpenSSLCrypto()

  @Test func `digests are those of FIPS 180 and RFC 4231`() {
    #expect(hex(crypto.sha256([])) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(hex(crypto.sha256(bytes("abc"))) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      hex(crypto.hmacSHA256(key: bytes("Jefe"), bytes("what do ya want for nothing?")))
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    #expect(
      hex(crypto.hmacSHA256(key: [], [])) == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
  }

  @Test func `random bytes have the asked length and differ`() {
    #expect(crypto.randomBytes(0).isEmpty)
    #expect(crypto.randomBytes(32).count == 32)
    #expect(crypto.randomBytes(32) != crypto.randomBytes(32))
  }

  @Test(arguments: Known.all) func `a published signature verifies, and nothing near it`(known: Known) throws {
    let verifier = try crypto.verifier(publicKeyPEM: known.publicKeyPEM, known.algorithm)
    let signature = known.signature
    #expect(verifier.verify(signature, of: bytes(known.message)))
    #expect(!verifier.verify(signature, of: bytes(known.message + " ")))
    #expect(!verifier.verify(signature, of: []))
    #expect(!verifier.verify(signature + [0], of: bytes(known.message)))
    #expect(!verifier.verify([0] + signature, of: bytes(known.message)))
    for length in [0, 1, 32, 63, signature.count - 1] {
      #expect(!verifier.verify(Array(signature.prefix(length)), of: bytes(known.message)))
    }
    #expect(!verifier.verify([UInt8](repeating: 0, count: signature.count), of: bytes(known.message)))
    #expect(!verifier.verify([UInt8](repeating: 255, count: signature.count), of: bytes(known.message)))
    for index in signature.indices {
      var bent = signature
      bent[index] ^= 0x10
      #expect(!verifier.verify(bent, of: bytes(known.message)))
    }
  }

  @Test func `Ed25519 signs as RFC 8037 A_4 says`() throws {
    let signer = try crypto.signer(privateKeyPEM: Known.ed25519PrivatePEM, .ed25519)
    #expect(try signer.sign(bytes(Known.ed25519.message)) == Known.ed25519.signature)
    #expect(signer.publicKeyPEM == Known.ed25519.publicKeyPEM + "\n")
  }

  @Test(arguments: SignatureAlgorithm.allCases)
  func `a new key signs what its public half verifies`(algorithm: SignatureAlgorithm) throws {
    let signer = try crypto.signer(privateKeyPEM: crypto.makeKey(algorithm), algorithm)
    let verifier = try crypto.verifier(publicKeyPEM: signer.publicKeyPEM, algorithm)
    let stranger = try crypto.verifier(
      publicKeyPEM: crypto.signer(privateKeyPEM: crypto.makeKey(algorithm), algorithm).publicKeyPEM, algorithm)
    // Many, for a short r or s comes once in 128 signatures.
    for number in 0..<(algorithm == .es256 ? 600 : 3) {
      let message = bytes("message \(number)")
      let signature = try signer.sign(message)
      #expect(signature.count == (algorithm == .rsa2 ? 256 : 64))
      #expect(verifier.verify(signature, of: message))
      #expect(!stranger.verify(signature, of: message))
    }
  }

  @Test func `many threads may share one signer and one verifier`() async throws {
    let signer = try crypto.signer(privateKeyPEM: crypto.makeKey(.es256), .es256)
    let verifier = try crypto.verifier(publicKeyPEM: signer.publicKeyPEM, .es256)
    let good = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<200 {
        group.addTask {
          guard let signature = try? signer.sign(bytes("\(number)")) else { return false }
          return verifier.verify(signature, of: bytes("\(number)"))
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(good == 200)
  }

  @Test(arguments: [
    "", "rubbish", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", Known.encryptedPEM,
    Known.es256.publicKeyPEM, "-----BEGIN PRIVATE KEY-----",
  ])
  func `what is no private key is refused, and nobody is asked for a password`(pem: String) {
    for algorithm in SignatureAlgorithm.allCases {
      expectBadKey { try crypto.signer(privateKeyPEM: pem, algorithm) }
    }
  }

  @Test func `a key serves one algorithm only`() throws {
    for made in SignatureAlgorithm.allCases {
      let pem = try crypto.makeKey(made)
      let publicPEM = try crypto.signer(privateKeyPEM: pem, made).publicKeyPEM
      for wanted in SignatureAlgorithm.allCases where wanted != made {
        expectBadKey { try crypto.signer(privateKeyPEM: pem, wanted) }
        expectBadKey { try crypto.verifier(publicKeyPEM: publicPEM, wanted) }
      }
    }
    expectBadKey { try crypto.signer(privateKeyPEM: Known.p384PEM, .es256) }
    expectBadKey { try crypto.signer(privateKeyPEM: Known.rsa1024PEM, .rsa2) }
  }
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

func hex(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

private func expectBadKey<Made>(
  sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Made
) {
  let error = #expect(throws: CryptoError.self, sourceLocation: sourceLocation) { _ = try body() }
  guard case .badKey(let text) = error else {
    Issue.record("\(String(describing: error))", sourceLocation: sourceLocation)
    return
  }
  #expect(!text.isEmpty, sourceLocation: sourceLocation)
}
