import Base
import JSON
import Messages

extension MessageJSON {
  /// A scalar from the text of a JSON string, a JSON number or a parameter.
  static func scalar(_ text: String, _ kind: FieldKind, at path: String) throws(MessageJSONError) -> FieldValue {
    let (value, problem): (FieldValue?, String) =
      switch kind {
      case .bool: (boolean(text).map { .bool($0) }, "true or false is needed")
      case .int32: (integer(text, Int32.self).map { .int32($0) }, "is not a 32-bit integer")
      case .int64: (integer(text, Int64.self).map { .int64($0) }, "is not a 64-bit integer")
      case .uint32: (integer(text, UInt32.self).map { .uint32($0) }, "is not an unsigned 32-bit integer")
      case .uint64: (integer(text, UInt64.self).map { .uint64($0) }, "is not an unsigned 64-bit integer")
      case .float: (float(text, Float.self).map { .float($0) }, "is not a number that 32 bits hold")
      case .double: (float(text, Double.self).map { .double($0) }, "is not a number that 64 bits hold")
      case .text: (.text(text), "")
      case .bytes: (bytes(text).map { .bytes($0) }, "is not base64")
      case .timestamp: (RFC3339.time(text).map { .timestamp($0) }, "is not an RFC 3339 time")
      case .enumeration(let table): (table.number(of: text).map { .enumeration($0) }, "is not one of \(names(table))")
      case .message: (nil, "cannot be written as one text")
      }
    guard let value else { throw MessageJSONError(path: path, problem: problem) }
    return value
  }

  private static func boolean(_ text: String) -> Bool? {
    switch text {
    case "true": true
    case "false": false
    default: nil
    }
  }

  private static func bytes(_ text: String) -> [UInt8]? { Base64.decode(text) ?? Base64.decode(text, .url) }

  private static func names(_ table: EnumTable) -> String {
    table.values.map(\.name).joined(separator: ", ")
  }

  /// The number if it is finite in `Number`; the spelling is JSON's.
  private static func float<Number: BinaryFloatingPoint & LosslessStringConvertible>(
    _ text: String, _ type: Number.Type
  ) -> Number? {
    guard isNumber(text), let number = Number(text), number.isFinite else { return nil }
    return number
  }

  /// The integer that `text` names exactly: `12`, `-3`, `1.50e2`, but not `1.5`.
  static func integer<Number: FixedWidthInteger>(_ text: String, _ type: Number.Type) -> Number? {
    guard isNumber(text) else { return nil }
    if let plain = Number(text) { return plain }
    var digits = text.utf8[...]
    var scale = 0
    if let e = digits.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      // No integer here has more than 20 digits; a larger exponent only says so at length.
      guard let exponent = Int(String(decoding: digits[digits.index(after: e)...], as: UTF8.self)), (-400...400).contains(exponent) else {
        return nil
      }
      (digits, scale) = (digits[..<e], exponent)
    }
    let isNegative = digits.first == UInt8(ascii: "-")
    let parts = digits.drop { $0 == UInt8(ascii: "-") }.split(separator: UInt8(ascii: "."))
    var number = Array(parts.joined())
    scale -= parts.count == 2 ? parts[1].count : 0
    while scale < 0, number.last == UInt8(ascii: "0") {
      number.removeLast()
      scale += 1
    }
    if number.isEmpty || number.allSatisfy({ $0 == UInt8(ascii: "0") }) { return 0 }
    guard scale >= 0 else { return nil }
    number += [UInt8](repeating: UInt8(ascii: "0"), count: scale)
    return Number((isNegative ? "-" : "") + String(decoding: number, as: UTF8.self))
  }

  /// Whether `text` is a number in JSON's spelling: no blanks, no `+1`, no `0x1`, no `NaN`.
  private static func isNumber(_ text: String) -> Bool {
    guard text.utf8.count <= 400, let first = text.utf8.first, first == UInt8(ascii: "-") || (48...57).contains(first),
      let last = text.utf8.last, (48...57).contains(last)
    else { return false }
    do throws(JSONError) {
      guard case .number = try JSONValue(parsing: Array(text.utf8)) else { return false }
      return true
    } catch {
      return false
    }
  }
}
