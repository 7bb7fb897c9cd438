import Base

/// A refresh token as the client holds it: `<family id>.<256 bits of secret>`.
struct RefreshToken: Sendable, LosslessStringConvertible {
  let family: Identifier
  let secret: [UInt8]

  init(family: Identifier, secret: [UInt8]) {
    self.family = family
    self.secret = secret
  }

  init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard text.utf8.count <= 80, parts.count == 2, let family = Identifier(String(decoding: parts[0], as: UTF8.self)),
      let secret = Base64.decode(parts[1], .url), secret.count == 32
    else { return nil }
    self.init(family: family, secret: secret)
  }

  var description: String { "\(family).\(Base64.encode(secret, .url, padding: false))" }
}
