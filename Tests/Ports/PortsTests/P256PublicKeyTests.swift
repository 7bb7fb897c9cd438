import Ports
import Testing

@Suite struct P256PublicKeyTests {
  /// Made with `openssl ecparam -genkey -name prime256v1 | openssl ec -pubout`.
  static let pem = """
    -----BEGIN PUBLIC KEY-----
    MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEVepiNRp4kfYe6jQJdIMYZtDUzT4v
    F+iLi1ozl044453nF424yxSYRLdz6/p2iF1oK7y7FUPeTT4reZzgTlqklw==
    -----END PUBLIC KEY-----

    """

  @Test func `a PEM gives its coordinates and reads back`() throws {
    let key = try #require(P256PublicKey(pem: Self.pem))
    #expect(key.x.count == 32 && key.y.count == 32)
    #expect(key.pem == Self.pem)
    #expect(P256PublicKey(x: key.x, y: key.y) == key)
  }

  @Test(arguments: ["", "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----", "rubbish"])
  func `another text is no key`(text: String) { #expect(P256PublicKey(pem: text) == nil) }

  @Test func `coordinates have 32 bytes`() {
    #expect(P256PublicKey(x: [1], y: [UInt8](repeating: 0, count: 32)) == nil)
  }
}
