/// A block of compressed fields cannot be read: the connection's tables are out of step for good.
struct HPACKError: Error {}

/// A field that the tables hold, or the name of one that they do not.
struct HPACKEntry {
  var name = ""
  var value = ""
  /// Of name and value, in bytes, and 32 (RFC 7541 §4.1).
  var size = 0
  var nameSize = 0
  var kind = FieldKind.plain
  var isValueFaulty = false
  /// What a `HTTP2FieldReader` makes of the name; `nil` before it was asked.
  var use: Int?

  func isNamed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    name.utf8.withContiguousStorageIfAvailable { ByteWords.areEqual($0, bytes) } ?? name.utf8.elementsEqual(bytes)
  }
}

/// A field as it comes out of a block; valid until the next one is read.
struct HPACKField {
  /// Holds the name, what it is good for, and the value too unless `bytes` has it.
  let entry: UnsafeMutablePointer<HPACKEntry>
  /// The value of a field that no table holds.
  let bytes: UnsafeBufferPointer<UInt8>?

  var size: Int { bytes.map { entry.pointee.nameSize + $0.count + HPACKDecoder.overhead } ?? entry.pointee.size }
  var isValueFaulty: Bool { bytes.map { !FieldKind.isValue($0) } ?? entry.pointee.isValueFaulty }
}

/// The reading end of header compression. Source: RFC 7541.
///
/// What comes out of the tables was made and judged when it went in: then a field costs a look at its index.
/// Names that no table holds are remembered beside them, for those come with every call, too. Plain memory: an array
/// would be asked for its owner at every field.
struct HPACKDecoder: ~Copyable {
  /// The known fields, then the table that grows with the fields (a ring), then names that came as they are, by what
  /// they look like, then the last field that was too large. Made with the first block: many connections never
  /// send one.
  private var entries: UnsafeMutablePointer<HPACKEntry>?
  private var inserted = 0
  private var count = 0
  private var size = 0
  private var mostSize = HPACKDecoder.tableSize
  private var unpackedName = UnpackedText()
  private var unpackedValue = UnpackedText()

  deinit {
    entries?.deinitialize(count: Self.entryCount)
    entries?.deallocate()
  }

  private mutating func makeEntries() -> UnsafeMutablePointer<HPACKEntry> {
    let made = UnsafeMutablePointer<HPACKEntry>.allocate(capacity: Self.entryCount)
    made.initialize(repeating: HPACKEntry(), count: Self.entryCount)
    for (index, entry) in Self.fixedEntries.enumerated() { made[index] = entry }
    entries = made
    return made
  }

  /// The next field of a block, `nil` at its end.
  mutating func next(_ block: inout HPACKBlock) throws(HPACKError) -> HPACKField? {
    let entries = self.entries ?? makeEntries()
    while let first = block.peek() {
      if first & 0x80 != 0 {
        block.hasFields = true
        return HPACKField(entry: try entry(entries, at: block.integer(7)), bytes: nil)
      }
      if first & 0xE0 == 0x20 {
        // Only before the first field (RFC 7541 §4.2), and never above what we have allowed.
        let wanted = try block.integer(5)
        guard !block.hasFields, wanted <= Self.tableSize else { throw HPACKError() }
        mostSize = wanted
        evict(entries, for: 0)
        continue
      }
      block.hasFields = true
      return try literal(&block, entries, isKept: first & 0x40 != 0)
    }
    return nil
  }

  private mutating func literal(
    _ block: inout HPACKBlock, _ entries: UnsafeMutablePointer<HPACKEntry>, isKept: Bool
  ) throws(HPACKError) -> HPACKField {
    let index = try block.integer(isKept ? 6 : 4)
    let name = index > 0 ? try entry(entries, at: index) : named(try block.text(&unpackedName), entries)
    let value = try block.text(&unpackedValue)
    return isKept ? keep(name, value, entries) : HPACKField(entry: name, bytes: value)
  }

  private func entry(
    _ entries: UnsafeMutablePointer<HPACKEntry>, at index: Int
  ) throws(HPACKError) -> UnsafeMutablePointer<HPACKEntry> {
    guard index > 0, index <= Self.fixedCount + count else { throw HPACKError() }
    guard index > Self.fixedCount else { return entries + (index - 1) }
    return entries + Self.ringPlace(inserted - (index - Self.fixedCount))
  }

  private static func ringPlace(_ number: Int) -> Int { fixedCount + (number & (ringCount - 1)) }

  /// A name that came as it is.
  private func named(
    _ bytes: UnsafeBufferPointer<UInt8>, _ entries: UnsafeMutablePointer<HPACKEntry>
  ) -> UnsafeMutablePointer<HPACKEntry> {
    let slot = entries + Self.namePlace(bytes)
    if bytes.count == slot.pointee.nameSize, !bytes.isEmpty, slot.pointee.isNamed(bytes) { return slot }
    slot.pointee = HPACKEntry(
      name: String(decoding: bytes, as: UTF8.self), nameSize: bytes.count, kind: FieldKind(bytes))
    return slot
  }

  private static func namePlace(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let first = bytes.first, let last = bytes.last else { return fixedCount + ringCount }
    // Names that long are nobody's habit, and would be kept for good.
    guard bytes.count <= mostNameCount else { return entryCount - 1 }
    return fixedCount + ringCount + (bytes.count &+ Int(first) &* 7 &+ Int(last) &* 13) & (nameCount - 1)
  }

  /// Puts a field into the table.
  private mutating func keep(
    _ name: UnsafeMutablePointer<HPACKEntry>, _ value: UnsafeBufferPointer<UInt8>,
    _ entries: UnsafeMutablePointer<HPACKEntry>
  ) -> HPACKField {
    // Made before anything is evicted: the name may be of the entry that has to go (RFC 7541 §4.4).
    let entry = HPACKEntry(
      name: name.pointee.name, value: String(decoding: value, as: UTF8.self),
      size: name.pointee.nameSize + value.count + Self.overhead, nameSize: name.pointee.nameSize,
      kind: name.pointee.kind, isValueFaulty: !FieldKind.isValue(value), use: name.pointee.use)
    evict(entries, for: entry.size)
    guard entry.size <= mostSize else {
      let large = entries + (Self.entryCount - 1)
      large.pointee = entry
      return HPACKField(entry: large, bytes: nil)
    }
    let slot = entries + Self.ringPlace(inserted)
    slot.pointee = entry
    inserted += 1
    count += 1
    size += entry.size
    return HPACKField(entry: slot, bytes: nil)
  }

  /// Makes room for an entry of `wanted` bytes, or empties the table.
  private mutating func evict(_ entries: UnsafeMutablePointer<HPACKEntry>, for wanted: Int) {
    while count > 0, size + wanted > mostSize {
      let slot = entries + Self.ringPlace(inserted - count)
      size -= slot.pointee.size
      count -= 1
      slot.pointee = HPACKEntry()
    }
  }

  private static let fixedEntries = HPACKStaticTable.fields.map { name, value in
    let sizes = (name.utf8.count, value.utf8.count)
    return HPACKEntry(
      name: name, value: value, size: sizes.0 + sizes.1 + overhead, nameSize: sizes.0,
      kind: Array(name.utf8).withUnsafeBufferPointer { FieldKind($0) })
  }

  /// What an entry counts beyond its texts.
  static let overhead = 32
  /// What we let the peer keep: the size that holds without a word about it.
  static let tableSize = 4096
  private static let fixedCount = 61
  /// As many entries as the smallest ones need.
  private static let ringCount = tableSize / overhead
  private static let nameCount = 32
  private static let mostNameCount = 128
  private static let entryCount = fixedCount + ringCount + nameCount + 1
}

/// Where a block is being read.
struct HPACKBlock {
  private var next: UnsafePointer<UInt8>?
  private var left: Int
  var hasFields = false

  init(_ bytes: UnsafeRawBufferPointer) {
    next = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
    left = bytes.count
  }

  func peek() -> UInt8? { left > 0 ? next?.pointee : nil }

  /// A number whose first `bits` are the lowest ones of the next byte (RFC 7541 §5.1).
  mutating func integer(_ bits: Int) throws(HPACKError) -> Int {
    guard let start = next, left > 0 else { throw HPACKError() }
    let most = 1 << bits - 1
    let head = Int(start.pointee) & most
    guard head == most else {
      skip(1)
      return head
    }
    var value = most
    // Four more bytes say all that any length or index may be.
    for index in 1...4 where index < left {
      let byte = Int(start[index])
      value += (byte & 0x7F) << (7 * (index - 1))
      guard byte & 0x80 == 0 else { continue }
      skip(index + 1)
      return value
    }
    throw HPACKError()
  }

  /// A string (RFC 7541 §5.2): where it stands, or unpacked.
  mutating func text(_ unpacked: inout UnpackedText) throws(HPACKError) -> UnsafeBufferPointer<UInt8> {
    guard let head = peek() else { throw HPACKError() }
    let count = try integer(7)
    guard count <= left, let start = next else { throw HPACKError() }
    skip(count)
    guard head & 0x80 != 0 else { return UnsafeBufferPointer(start: start, count: count) }
    return try unpacked.unpack(UnsafeRawBufferPointer(start: start, count: count))
  }

  private mutating func skip(_ count: Int) {
    next = next.map { $0 + count }
    left -= count
  }
}

/// Room for an unpacked string.
struct UnpackedText: ~Copyable {
  private var memory: UnsafeMutablePointer<UInt8>
  private var room: Int
  private let code = HuffmanCode.shared

  init() {
    room = HuffmanCode.room(for: 64)
    memory = .allocate(capacity: room)
  }

  deinit { memory.deallocate() }

  mutating func unpack(_ packed: UnsafeRawBufferPointer) throws(HPACKError) -> UnsafeBufferPointer<UInt8> {
    let needed = HuffmanCode.room(for: packed.count)
    if needed > room || room > Self.keptRoom {
      memory.deallocate()
      room = max(needed, HuffmanCode.room(for: 64))
      memory = .allocate(capacity: room)
    }
    guard let count = code.decode(packed, into: memory) else { throw HPACKError() }
    return UnsafeBufferPointer(start: memory, count: count)
  }

  private static let keptRoom = 16 * 1024
}
