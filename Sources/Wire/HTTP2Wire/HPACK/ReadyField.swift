/// A field with what the encoder needs to know of it.
struct ReadyField: Sendable {
  /// Name and value.
  let texts: [UInt8]
  let nameCount: Int
  let hash: UInt64
  let isIndexed: Bool
  /// In the static table: of the field, of the name; 0 when it is not there.
  let fixedIndex: Int
  let fixedNameIndex: Int

  /// What it takes in a table (RFC 7541 §4.1).
  var size: Int { texts.count + HPACKDecoder.overhead }

  /// Values of some names hardly ever come again.
  var isWorthKeeping: Bool { !Self.fleeting.contains(fixedNameIndex) }

  init(_ field: HTTP2Field) {
    var texts: [UInt8] = []
    nameCount = field.name.utf8.count
    texts.reserveCapacity(nameCount + field.value.utf8.count)
    texts.append(contentsOf: field.name.utf8)
    let nameHash = TextIndex.hash(texts[...], 0)
    texts.append(contentsOf: field.value.utf8)
    isIndexed = field.isIndexed
    hash = TextIndex.hash(texts[nameCount...], nameHash)
    fixedNameIndex = Self.fixedNames.index(of: texts[..<nameCount], nameHash)
    fixedIndex = fixedNameIndex == 0 ? 0 : Self.fixedFields.index(of: texts[...], hash)
    self.texts = texts
  }

  private static let fixedNames = TextIndex(
    HPACKStaticTable.fields.map { field in
      let name = Array(field.name.utf8)
      return (name, TextIndex.hash(name[...], 0))
    })
  private static let fixedFields = TextIndex(
    HPACKStaticTable.fields.map { field in
      let (name, value) = (Array(field.name.utf8), Array(field.value.utf8))
      return (name + value, TextIndex.hash(value[...], TextIndex.hash(name[...], 0)))
    })
  /// age, content-length, etag, if-modified-since, if-none-match, location, set-cookie.
  private static let fleeting: Set = [21, 28, 34, 40, 41, 46, 55]
}

/// Where texts stand in a list, by their hash; a `Dictionary` hashes them for ten times as long.
private struct TextIndex: Sendable {
  private var slots = [Int](repeating: 0, count: slotCount)
  private var texts: [[UInt8]]

  /// Of equal texts the first one counts.
  init(_ list: [(text: [UInt8], hash: UInt64)]) {
    texts = list.map(\.text)
    for (offset, entry) in list.enumerated() where index(of: entry.text[...], entry.hash) == 0 {
      var slot = Self.home(entry.hash)
      while slots[slot] != 0 { slot = (slot + 1) & (Self.slotCount - 1) }
      slots[slot] = offset + 1
    }
  }

  /// Counted from 1; 0 for a text that is not there.
  func index(of text: ArraySlice<UInt8>, _ hash: UInt64) -> Int {
    var slot = Self.home(hash)
    while slots[slot] != 0 {
      if texts[slots[slot] - 1].elementsEqual(text) { return slots[slot] }
      slot = (slot + 1) & (Self.slotCount - 1)
    }
    return 0
  }

  private static func home(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 32) & (slotCount - 1) }

  static func hash(_ text: ArraySlice<UInt8>, _ seed: UInt64) -> UInt64 {
    text.withUnsafeBytes { bytes in
      var hash = seed ^ UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
      var offset = 0
      while offset + 8 <= bytes.count {
        hash = mix(hash, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        offset += 8
      }
      while offset < bytes.count {
        hash = mix(hash, UInt64(bytes[offset]))
        offset += 1
      }
      return hash
    }
  }

  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0x9FB2_1C65_1E98_DF25
    return product ^ product >> 29
  }

  private static let slotCount = 256
}
