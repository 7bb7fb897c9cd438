/// Where a page of a list ended, for lists sorted by a time and an id: opaque to the reader.
public struct PageToken: Sendable, Hashable {
  public let time: WallTime
  public let id: Identifier

  public init(time: WallTime, id: Identifier) {
    self.time = time
    self.id = id
  }
}

extension PageToken: LosslessStringConvertible {
  /// Reads what `description` wrote; anything else is `nil`.
  public init?(_ text: String) {
    guard let bytes = Base64.decode(text, .url), bytes.count == 24, Base64.encode(bytes, .url, padding: false) == text
    else { return nil }
    let words = (0..<3).map { word in
      bytes[word * 8..<word * 8 + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
    self.init(
      time: WallTime(milliseconds: Int64(bitPattern: words[0])), id: Identifier(hi: words[1], lo: words[2]))
  }

  /// 32 characters of the URL-safe Base64 alphabet.
  public var description: String {
    let words = [UInt64(bitPattern: time.milliseconds), id.hi, id.lo]
    let bytes = words.flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64($0))) }
    }
    return Base64.encode(bytes, .url, padding: false)
  }
}

/// How many rows a page of a list has.
public enum PageSize {
  /// When the caller does not say.
  public static let customary = 50
  public static let maximum = 200

  /// What a wanted size becomes: 0 is the customary one, more than the maximum is the maximum.
  public static func rows(_ wanted: UInt32) -> Int {
    wanted == 0 ? customary : min(Int(wanted), maximum)
  }
}
