/// One JSON text as a tree (RFC 8259). For documents whose shape is read field by field; a text
/// whose bytes matter is split by `JSONMembers` instead.
public indirect enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// As written: nothing is lost by a conversion that nobody asked for.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// In the order of the text; no name twice.
  case object([Member])

  public struct Member: Sendable, Hashable {
    public let name: String
    public let value: JSONValue

    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// How deep arrays and objects may nest: bounds the stack.
  public static let depthLimit = 64

  /// Reads exactly one value with nothing but white space around it.
  public init(parsing text: [UInt8]) throws(JSONError) {
    var parser = JSONParser(text)
    self = try parser.whole()
  }

  /// The value of `name` in an object; `nil` when it is missing or this is no object.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}

/// Where and why a text is not JSON.
public struct JSONError: Error, Sendable, Hashable {
  public let problem: String
  /// Counted from 0.
  public let offset: Int
  /// The value it stands in: `$.lines[2].price`; `$` is the whole text.
  public let path: String

  public init(problem: String, offset: Int, path: String = "$") {
    self.problem = problem
    self.offset = offset
    self.path = path
  }

  /// The error as the value around `step` (`.name`, `[2]`) sees it.
  fileprivate func inside(_ step: String) -> JSONError {
    JSONError(problem: problem, offset: offset, path: "$" + step + path.dropFirst())
  }
}

private struct JSONParser {
  private let text: [UInt8]
  private var position = 0
  private var depth = 0

  init(_ text: [UInt8]) { self.text = text }

  private var next: UInt8? { position < text.count ? text[position] : nil }

  private func error(_ problem: String) -> JSONError { JSONError(problem: problem, offset: position) }

  mutating func whole() throws(JSONError) -> JSONValue {
    let value = try value()
    skipSpace()
    guard position == text.count else { throw error("text after the value") }
    return value
  }

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

  private mutating func value() throws(JSONError) -> JSONValue {
    depth += 1
    defer { depth -= 1 }
    guard depth <= JSONValue.depthLimit else { throw error("nested deeper than \(JSONValue.depthLimit)") }
    skipSpace()
    switch next {
    case JSONMark.objectBegins: return .object(try object())
    case UInt8(ascii: "["): return .array(try array())
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    let expected = word.description.utf8
    guard text[position...].starts(with: expected) else { throw error("not a JSON value") }
    position += expected.count
    return value
  }

  private mutating func object() throws(JSONError) -> [JSONValue.Member] {
    position += 1
    var members: [JSONValue.Member] = []
    var names: Set<String> = []
    if take(JSONMark.objectEnds) { return members }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw error("a name in quotes is missing") }
      let name = try string()
      guard names.insert(name).inserted else { throw error("the name \(name) is there twice") }
      guard take(":") else { throw error("a colon is missing") }
      do throws(JSONError) { members.append(.init(name, try value())) } catch { throw error.inside(".\(name)") }
    } while take(",")
    guard take(JSONMark.objectEnds) else { throw error("a comma or } is missing") }
    return members
  }

  private mutating func array() throws(JSONError) -> [JSONValue] {
    position += 1
    var values: [JSONValue] = []
    if take("]") { return values }
    repeat {
      do throws(JSONError) { values.append(try value()) } catch { throw error.inside("[\(values.count)]") }
    } while take(",")
    guard take("]") else { throw error("a comma or ] is missing") }
    return values
  }

  private mutating func number() throws(JSONError) -> String {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    if next == UInt8(ascii: "0") { position += 1 } else { try digits() }
    if next == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if let byte = next, byte | 0x20 == UInt8(ascii: "e") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    return String(decoding: text[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws(JSONError) {
    let start = position
    while let byte = next, (48...57).contains(byte) { position += 1 }
    guard position > start else { throw error("not a JSON value") }
  }

  private mutating func string() throws(JSONError) -> String {
    position += 1
    var bytes: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: bytes, as: UTF8.self) else { throw error("not UTF-8") }
        return string
      case UInt8(ascii: "\\"): try escape(into: &bytes)
      case 0..<32: throw error("a control character in a string")
      default: bytes.append(byte)
      }
    }
    throw error("a string without its end")
  }

  private mutating func escape(into bytes: inout [UInt8]) throws(JSONError) {
    let byte = next
    position += 1
    switch byte {
    case UInt8(ascii: "\"")?, UInt8(ascii: "\\")?, UInt8(ascii: "/")?: bytes.append(byte ?? 0)
    case UInt8(ascii: "b")?: bytes.append(8)
    case UInt8(ascii: "f")?: bytes.append(12)
    case UInt8(ascii: "n")?: bytes.append(10)
    case UInt8(ascii: "r")?: bytes.append(13)
    case UInt8(ascii: "t")?: bytes.append(9)
    case UInt8(ascii: "u")?: bytes += String(Character(try scalar())).utf8
    default: throw error("an unknown escape")
    }
  }

  private mutating func scalar() throws(JSONError) -> Unicode.Scalar {
    let high = try fourDigits()
    guard (0xD800..<0xDC00).contains(high) else {
      guard let scalar = Unicode.Scalar(high) else { throw error("half a surrogate pair") }
      return scalar
    }
    guard text[position...].starts(with: #"\u"#.utf8) else { throw error("half a surrogate pair") }
    position += 2
    let low = try fourDigits()
    guard (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { throw error("half a surrogate pair") }
    return scalar
  }

  private mutating func fourDigits() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error("four hexadecimal digits are missing")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
