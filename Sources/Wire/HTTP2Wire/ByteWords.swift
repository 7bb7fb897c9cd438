/// Looks at bytes eight at a time: fields are short, and there are ten of them in every call.
enum ByteWords {
  static func areEqual(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard one.count == other.count else { return false }
    guard let a = UnsafeRawPointer(one.baseAddress), let b = UnsafeRawPointer(other.baseAddress) else { return true }
    var offset = 0
    while offset + 8 <= one.count {
      guard word(a, offset) == word(b, offset) else { return false }
      offset += 8
    }
    while offset < one.count {
      guard one[offset] == other[offset] else { return false }
      offset += 1
    }
    return true
  }

  /// Whether there is a control character other than the tab, or DEL.
  static func hasControl(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = UnsafeRawPointer(bytes.baseAddress) else { return false }
    var offset = 0
    while offset + 8 <= bytes.count {
      let word = word(start, offset)
      let isBelowBlank = (word &- ones &* 0x20) & ~word
      let deletes = word ^ ones &* 0x7F
      let isDelete = (deletes &- ones) & ~deletes
      // Tabs are rare: the single look sorts them out.
      if (isBelowBlank | isDelete) & highs != 0, hasControl(bytes, offset..<(offset + 8)) { return true }
      offset += 8
    }
    return hasControl(bytes, offset..<bytes.count)
  }

  private static func hasControl(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range where bytes[index] < 0x20 || bytes[index] == 0x7F {
      if bytes[index] != 0x09 { return true }
    }
    return false
  }

  private static func word(_ start: UnsafeRawPointer, _ offset: Int) -> UInt64 {
    start.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080
}
