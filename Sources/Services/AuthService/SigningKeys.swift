import Accounts
import Base
import JSON
import Messages
import Ports

/// The keys of access tokens: one that signs, and all that verify.
///
/// A key's id is its thumbprint (RFC 7638), so a key has the same id wherever it is listed.
struct SigningKeys: Sendable {
  /// The JWK set, the signing key first.
  let listed: [AuthV1.JsonWebKey]
  private let signer: any Signer
  /// `{"alg":"ES256","kid":…,"typ":"at+jwt"}`, encoded.
  private let header: String

  init(_ configuration: AuthConfiguration, _ crypto: any Crypto) throws(CryptoError) {
    signer = try crypto.signer(privateKeyPEM: configuration.signingKeyPEM, .es256)
    var listed: [AuthV1.JsonWebKey] = []
    for pem in [signer.publicKeyPEM] + configuration.retiredKeysPEM {
      guard let key = P256PublicKey(pem: pem) else { throw CryptoError.badKey("a P-256 public key is needed") }
      listed.append(Self.webKey(key, crypto))
    }
    self.listed = listed
    let header: JSONValue = .object([
      .init("alg", .string("ES256")), .init("kid", .string(listed[0].kid)), .init("typ", .string("at+jwt")),
    ])
    self.header = Self.encode(header.serialized)
  }

  /// The compact JWS of `claims` (RFC 7515 §7.1, RFC 9068).
  func token(_ claims: AccessClaims) throws(CryptoError) -> String {
    let text = header + "." + Self.encode(Self.json(claims).serialized)
    return text + "." + Self.encode(try signer.sign([UInt8](text.utf8)))
  }

  private static func json(_ claims: AccessClaims) -> JSONValue {
    func seconds(_ time: WallTime) -> JSONValue { .number(String(time.milliseconds / 1000)) }
    return .object([
      .init("iss", .string(claims.issuer)), .init("aud", .string(claims.audience)),
      .init("sub", .string(claims.user.description)),
      .init("roles", .array(claims.roles.map { .string($0.rawValue) })),
      .init("epoch", .number(String(claims.epoch))), .init("iat", seconds(claims.issuedAt)),
      .init("exp", seconds(claims.expiresAt)), .init("jti", .string(claims.id.description)),
    ])
  }

  private static func webKey(_ key: P256PublicKey, _ crypto: any Crypto) -> AuthV1.JsonWebKey {
    let (x, y) = (encode(key.x), encode(key.y))
    let canonical = #"{"crv":"P-256","kty":"EC","x":"\#(x)","y":"\#(y)"}"#
    return AuthV1.JsonWebKey(
      kty: "EC", crv: "P-256", kid: encode(crypto.sha256([UInt8](canonical.utf8))), alg: "ES256", use: "sig", x: x, y: y)
  }

  private static func encode(_ bytes: [UInt8]) -> String { Base64.encode(bytes, .url, padding: false) }
}
