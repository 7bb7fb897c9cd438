/// One JSON object split into its members, each value kept as the exact bytes it was written with.
///
/// For formats that sign the bytes of a value (Alipay's synchronous answers): a value that was
/// parsed and written again is another value. RFC 8259; nesting up to 32, no name twice.
public struct JSONMembers: Sendable, Hashable {
  /// In the order of the text.
  public let members: [Member]

  public struct Member: Sendable, Hashable {
    public let name: String
    /// The value as written, without the white space around it.
    public let raw: [UInt8]
  }

  static let depthLimit = 32

  /// Nil unless `text` is exactly one object.
  public init?(_ text: some Collection<UInt8>) {
    var scanner = JSONScanner(Array(text))
    guard let members = scanner.object(), scanner.isAtEnd else { return nil }
    self.members = members
  }

  /// The bytes of the value of `name`.
  public func raw(_ name: String) -> [UInt8]? { members.first { $0.name == name }?.raw }

  /// The value of `name` as text: a string's characters, a number as written; nil for anything else.
  public func text(_ name: String) -> String? {
    guard let raw = raw(name), let first = raw.first else { return nil }
    if first == UInt8(ascii: "\"") {
      var scanner = JSONScanner(raw)
      return scanner.string()
    }
    let isNumber = first == UInt8(ascii: "-") || (48...57).contains(first)
    return isNumber ? String(decoding: raw, as: UTF8.self) : nil
  }

  /// The bytes of an object of string values, in the given order.
  public static func write(_ values: [(name: String, value: String)]) -> [UInt8] {
    var bytes: [UInt8] = [JSONMark.objectBegins]
    for (index, pair) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      quote(pair.name, into: &bytes)
      bytes.append(UInt8(ascii: ":"))
      quote(pair.value, into: &bytes)
    }
    bytes.append(JSONMark.objectEnds)
    return bytes
  }

  private static func quote(_ text: String, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<32: bytes += [UInt8]("\\u00".utf8) + [hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static let hex = [UInt8]("0123456789abcdef".utf8)
}

/// Walks over one JSON text. Every method leaves the position after what it read, or returns nil.
private struct JSONScanner {
  private let text: [UInt8]
  private var position = 0
  private var depth = 0

  init(_ text: [UInt8]) { self.text = text }

  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return position == text.count
    }
  }

  private var next: UInt8? { position < text.count ? text[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 32 || byte == 10 || byte == 13 || byte == 9 { position += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool { take(UInt8(ascii: character)) }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard next == byte else { return false }
    position += 1
    return true
  }

  mutating func object() -> [JSONMembers.Member]? {
    guard take(JSONMark.objectBegins) else { return nil }
    var members: [JSONMembers.Member] = []
    if take(JSONMark.objectEnds) { return members }
    repeat {
      skipSpace()
      guard let name = string(), take(":") else { return nil }
      skipSpace()
      let start = position
      guard skipValue(), !members.contains(where: { $0.name == name }) else { return nil }
      members.append(.init(name: name, raw: Array(text[start..<position])))
    } while take(",")
    return take(JSONMark.objectEnds) ? members : nil
  }

  private mutating func skipValue() -> Bool {
    depth += 1
    defer { depth -= 1 }
    guard depth <= JSONMembers.depthLimit else { return false }
    skipSpace()
    switch next {
    case JSONMark.objectBegins: return object() != nil
    case UInt8(ascii: "["): return skipArray()
    case UInt8(ascii: "\""): return string() != nil
    case UInt8(ascii: "t"): return skip("true")
    case UInt8(ascii: "f"): return skip("false")
    case UInt8(ascii: "n"): return skip("null")
    default: return skipNumber()
    }
  }

  private mutating func skipArray() -> Bool {
    guard take("[") else { return false }
    if take("]") { return true }
    repeat { guard skipValue() else { return false } } while take(",")
    return take("]")
  }

  private mutating func skip(_ word: String) -> Bool {
    guard text[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  private mutating func skipNumber() -> Bool {
    if next == UInt8(ascii: "-") { position += 1 }
    if next == UInt8(ascii: "0") { position += 1 } else if !skipDigits() { return false }
    if next == UInt8(ascii: ".") {
      position += 1
      guard skipDigits() else { return false }
    }
    if let byte = next, byte | 0x20 == UInt8(ascii: "e") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      guard skipDigits() else { return false }
    }
    return true
  }

  private mutating func skipDigits() -> Bool {
    let start = position
    while let byte = next, (48...57).contains(byte) { position += 1 }
    return position > start
  }

  mutating func string() -> String? {
    guard next == UInt8(ascii: "\"") else { return nil }
    position += 1
    var bytes: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(validating: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let escaped = escape() else { return nil }
        bytes += escaped
      case 0..<32: return nil
      default: bytes.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> [UInt8]? {
    guard let byte = next else { return nil }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "u"):
      guard let scalar = unicodeScalar() else { return nil }
      return [UInt8](String(Character(scalar)).utf8)
    default: return nil
    }
  }

  private mutating func unicodeScalar() -> Unicode.Scalar? {
    guard let high = fourDigits() else { return nil }
    guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) }
    guard skip("\\u"), let low = fourDigits(), (0xDC00..<0xE000).contains(low) else { return nil }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }

  private mutating func fourDigits() -> UInt32? {
    guard position + 4 <= text.count else { return nil }
    defer { position += 4 }
    let digits = text[position..<position + 4]
    guard digits.allSatisfy({ (48...57).contains($0) || (97...102).contains($0 | 0x20) }) else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
