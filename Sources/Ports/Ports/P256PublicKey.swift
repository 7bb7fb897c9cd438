internal import Base

/// A point on P-256 in its two written forms: SubjectPublicKeyInfo PEM (RFC 5480), and the two
/// coordinates of a JSON Web Key (RFC 7518 §6.2).
public struct P256PublicKey: Sendable, Hashable {
  /// 32 bytes each, big-endian.
  public let x: [UInt8]
  public let y: [UInt8]

  /// `SEQUENCE { SEQUENCE { id-ecPublicKey, prime256v1 }, BIT STRING { 04 ‖ x ‖ y } }` up to `x`.
  private static let prefix: [UInt8] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x86, 0x48,
    0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00, 0x04,
  ]

  /// `nil` unless both have 32 bytes. Whether the point is on the curve is the library's to say.
  public init?(x: [UInt8], y: [UInt8]) {
    guard x.count == 32, y.count == 32 else { return nil }
    self.x = x
    self.y = y
  }

  /// Reads an uncompressed SubjectPublicKeyInfo PEM; `nil` for any other key.
  public init?(pem: String) {
    let lines = pem.split(whereSeparator: \.isNewline)
    guard lines.first == "-----BEGIN PUBLIC KEY-----", lines.last == "-----END PUBLIC KEY-----",
      let bytes = Base64.decode(lines.dropFirst().dropLast().joined()),
      bytes.starts(with: Self.prefix), bytes.count == Self.prefix.count + 64
    else { return nil }
    let point = bytes.dropFirst(Self.prefix.count)
    self.init(x: Array(point.prefix(32)), y: Array(point.suffix(32)))
  }

  public var pem: String {
    let text = Base64.encode(Self.prefix + x + y)
    let cut = text.index(text.startIndex, offsetBy: 64)
    return "-----BEGIN PUBLIC KEY-----\n\(text[..<cut])\n\(text[cut...])\n-----END PUBLIC KEY-----\n"
  }
}
