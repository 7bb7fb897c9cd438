/// Base64 in its two alphabets (RFC 4648 §4 and §5).
public enum Base64 {
  public enum Alphabet: Sendable {
    /// `+` and `/`.
    case standard
    /// `-` and `_`, as JOSE and URLs want it.
    case url
  }

  /// The text of `bytes`; padded with `=` to a multiple of four unless `padding` is false.
  public static func encode(
    _ bytes: some Collection<UInt8>, _ alphabet: Alphabet = .standard, padding: Bool = true
  ) -> String {
    let digits = alphabet == .url ? urlDigits : standardDigits
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var buffer: UInt32 = 0
    var bits: UInt32 = 0
    for byte in bytes {
      buffer = (buffer << 8 | UInt32(byte)) & 0xFFFF
      bits += 8
      while bits >= 6 {
        bits -= 6
        text.append(digits[Int(buffer >> bits & 63)])
      }
    }
    if bits > 0 { text.append(digits[Int(buffer << (6 - bits) & 63)]) }
    while padding, !text.count.isMultiple(of: 4) { text.append(UInt8(ascii: "=")) }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of `text`, padded or not; `nil` for any other character, a length that cannot be,
  /// or trailing bits that are not zero (so that no two texts mean the same bytes but for padding).
  public static func decode(
    _ text: some BidirectionalCollection<UInt8>, _ alphabet: Alphabet = .standard
  ) -> [UInt8]? {
    var digits = text[...]
    let padded = digits.last == UInt8(ascii: "=")
    if padded {
      guard digits.count.isMultiple(of: 4) else { return nil }
      digits = digits.dropLast()
      if digits.last == UInt8(ascii: "=") { digits = digits.dropLast() }
    }
    guard digits.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count * 3 / 4)
    var buffer: UInt32 = 0
    var bits: UInt32 = 0
    for digit in digits {
      guard let value = value(of: digit, alphabet) else { return nil }
      buffer = (buffer << 6 | value) & 0xFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> bits))
      }
    }
    return buffer & (1 << bits - 1) == 0 ? bytes : nil
  }

  public static func decode(_ text: String, _ alphabet: Alphabet = .standard) -> [UInt8]? {
    decode(text.utf8, alphabet)
  }

  private static func value(of digit: UInt8, _ alphabet: Alphabet) -> UInt32? {
    switch digit {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(digit) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(digit) - 97 + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit) - 48 + 52
    case UInt8(ascii: "+") where alphabet == .standard, UInt8(ascii: "-") where alphabet == .url: 62
    case UInt8(ascii: "/") where alphabet == .standard, UInt8(ascii: "_") where alphabet == .url: 63
    default: nil
    }
  }

  private static let letters = [UInt8](
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
  private static let standardDigits = letters + "+/".utf8
  private static let urlDigits = letters + "-_".utf8
}
