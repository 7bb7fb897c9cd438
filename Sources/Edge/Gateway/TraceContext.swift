import Base

/// A W3C `traceparent` (Trace Context level 1, version 00).
struct TraceContext: Sendable, Hashable {
  /// 32 and 16 lowercase hexadecimal digits, not all zero.
  let trace: String
  let span: String
  let flags: String

  /// Goes on with the trace of `header`, or begins one when there is none or it is none.
  init(continuing header: String?, dice: some Dice) {
    let parts = (header ?? "").split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 4, parts[0] == "00", Self.isID(parts[1], 32), Self.isID(parts[2], 16), Self.isHex(parts[3], 2) {
      trace = parts[1]
      flags = parts[3]
    } else {
      trace = Self.hex(dice.next()) + Self.hex(dice.next() | 1)
      flags = "00"
    }
    span = Self.hex(dice.next() | 1)
  }

  var text: String { "00-\(trace)-\(span)-\(flags)" }

  private static func isID(_ text: String, _ count: Int) -> Bool {
    isHex(text, count) && text.utf8.contains { $0 != UInt8(ascii: "0") }
  }

  private static func isHex(_ text: String, _ count: Int) -> Bool {
    text.utf8.count == count && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }

  private static func hex(_ value: UInt64) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: 16 - text.utf8.count) + text
  }
}
