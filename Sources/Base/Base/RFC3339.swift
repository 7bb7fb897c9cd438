/// Wall time as text by RFC 3339, in the profile of proto3 JSON: `2026-11-25T18:00:00.250Z`.
public enum RFC3339 {
  /// What four digits of a year can say: 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999Z.
  public static let range =
    WallTime(milliseconds: -62_135_596_800_000)...WallTime(milliseconds: 253_402_300_799_999)

  /// The text of `time` in UTC; milliseconds are written when they are not zero. What lies outside
  /// `range` is written as its nearest end.
  public static func text(_ time: WallTime) -> String {
    let time = min(max(time, range.lowerBound), range.upperBound)
    let civil = Array(CivilTime(time, offsetMinutes: 0).text.utf8)
    var bytes = civil.map { $0 == UInt8(ascii: " ") ? UInt8(ascii: "T") : $0 }
    let remainder = time.milliseconds % 1000
    let milliseconds = remainder < 0 ? remainder + 1000 : remainder
    if milliseconds != 0 {
      bytes.append(UInt8(ascii: "."))
      bytes += String(1000 + milliseconds).utf8.dropFirst()
    }
    bytes.append(UInt8(ascii: "Z"))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The moment that `text` names: upper-case `T`, an optional fraction of 1 to 9 digits (cut to
  /// milliseconds), `Z` or `±hh:mm`. Nil for another form, a day that does not exist, second 60, or
  /// a moment outside `range`.
  public static func time(_ text: String) -> WallTime? {
    var rest = Array(text.utf8)[...]
    guard rest.count >= 20, rest[10] == UInt8(ascii: "T") else { return nil }
    rest[10] = UInt8(ascii: " ")
    guard let civil = CivilTime(String(decoding: rest.prefix(19), as: UTF8.self)) else { return nil }
    rest = rest.dropFirst(19)
    guard let milliseconds = fraction(&rest), let offset = offsetMinutes(rest) else { return nil }
    let whole = civil.wallTime(offsetMinutes: offset)
    let time = WallTime(milliseconds: whole.milliseconds + milliseconds)
    return range.contains(time) ? time : nil
  }

  /// Takes `.123…` from the front; 0 when there is none.
  private static func fraction(_ rest: inout ArraySlice<UInt8>) -> Int64? {
    guard rest.first == UInt8(ascii: ".") else { return 0 }
    rest = rest.dropFirst()
    let digits = rest.prefix { (48...57).contains($0) }
    guard (1...9).contains(digits.count) else { return nil }
    rest = rest.dropFirst(digits.count)
    let padded = digits.prefix(3) + [48, 48, 48].prefix(max(0, 3 - digits.count))
    return padded.reduce(0) { $0 * 10 + Int64($1 - 48) }
  }

  private static func offsetMinutes(_ rest: ArraySlice<UInt8>) -> Int? {
    if Array(rest) == [UInt8(ascii: "Z")] { return 0 }
    let bytes = Array(rest)
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":") else { return nil }
    let digits = [bytes[1], bytes[2], bytes[4], bytes[5]]
    guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    let numbers = digits.map { Int($0) - 48 }
    let (hours, minutes) = (numbers[0] * 10 + numbers[1], numbers[2] * 10 + numbers[3])
    guard hours < 24, minutes < 60 else { return nil }
    switch bytes[0] {
    case UInt8(ascii: "+"): return hours * 60 + minutes
    case UInt8(ascii: "-"): return -(hours * 60 + minutes)
    default: return nil
    }
  }
}
