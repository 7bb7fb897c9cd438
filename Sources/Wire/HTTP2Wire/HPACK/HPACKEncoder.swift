/// The writing end of header compression. Source: RFC 7541.
///
/// A field that the peer's table holds costs a byte or two. What is not in it is written as it is and, unless its
/// sender says that it will not come again, put into it; nothing is packed with the Huffman code, for what is worth
/// packing is written once.
struct HPACKEncoder: ~Copyable {
  private struct Entry {
    var hash: UInt64 = 0
    var size = 0
    var texts: [UInt8] = []
    var nameCount = 0
  }
  /// The table, as a ring; beside it, by hash, which entry it was, counted from the first of all, from 1 on. Made with
  /// the first entry.
  private var table: (ring: UnsafeMutablePointer<Entry>, places: UnsafeMutablePointer<Int>)?
  private var inserted = 0
  private var count = 0
  private var size = 0
  private var mostSize = HPACKDecoder.tableSize
  /// The sizes that the peer has to be told of: the smallest one since the last block, and the present one.
  private var smallestUntold: Int?
  /// Grows with every change of the table; what was written before it is to be written anew.
  private var generation = 0
  private var written = [Written](repeating: Written(), count: writtenCount)

  /// A prepared block as it was written last.
  private struct Written {
    var block = 0
    var generation = -1
    var bytes: [UInt8] = []
  }

  deinit {
    guard let table else { return }
    table.ring.deinitialize(count: Self.ringCount)
    table.ring.deallocate()
    table.places.deallocate()
  }

  /// The peer lets us keep that many bytes; we never keep more than the usual.
  mutating func limit(to bytes: Int) {
    let wanted = min(bytes, HPACKDecoder.tableSize)
    guard wanted != mostSize else { return }
    smallestUntold = min(smallestUntold ?? wanted, wanted)
    mostSize = wanted
    generation += 1
    evict(for: 0)
  }

  /// Writes a block of fields.
  mutating func encode(_ fields: some Sequence<HTTP2Field>, to output: inout PlainBytes) {
    tellSize(&output)
    for field in fields { encode(ReadyField(field), to: &output) }
  }

  /// Writes a block of fields that was made ready: mostly the same bytes as the last time.
  mutating func encode(_ block: HTTP2FieldBlock, to output: inout PlainBytes) {
    tellSize(&output)
    let slot = block.number & (Self.writtenCount - 1)
    if written[slot].block == block.number, written[slot].generation == generation {
      return output.append(written[slot].bytes)
    }
    let (start, before) = (output.count, generation)
    for field in block.fields { encode(field, to: &output) }
    guard generation == before else { return }
    written[slot] = Written(block: block.number, generation: generation, bytes: output.bytes(from: start))
  }

  private mutating func tellSize(_ output: inout PlainBytes) {
    guard let smallest = smallestUntold else { return }
    smallestUntold = nil
    if smallest < mostSize { output.append(integer: smallest, bits: 5, head: 0x20) }
    output.append(integer: mostSize, bits: 5, head: 0x20)
  }

  private mutating func encode(_ field: ReadyField, to output: inout PlainBytes) {
    if field.isIndexed {
      if field.fixedIndex > 0 { return output.append(integer: field.fixedIndex, bits: 7, head: 0x80) }
      if let index = index(of: field) { return output.append(integer: index, bits: 7, head: 0x80) }
    }
    let isKept = field.isIndexed && field.isWorthKeeping && field.size <= mostSize * 3 / 4
    let (bits, head): (Int, UInt8) = isKept ? (6, 0x40) : field.isIndexed ? (4, 0) : (4, 0x10)
    output.append(integer: field.fixedNameIndex, bits: bits, head: head)
    if field.fixedNameIndex == 0 { output.append(text: field.texts[..<field.nameCount]) }
    output.append(text: field.texts[field.nameCount...])
    if isKept { keep(field) }
  }

  private func index(of field: ReadyField) -> Int? {
    guard let table else { return nil }
    let number = table.places[Self.place(field)]
    let age = inserted - number
    guard number > 0, age < count else { return nil }
    let entry = table.ring + (number - 1) & (Self.ringCount - 1)
    guard entry.pointee.hash == field.hash, entry.pointee.nameCount == field.nameCount,
      entry.pointee.texts == field.texts
    else { return nil }
    return HPACKStaticTable.fields.count + 1 + age
  }

  private static func place(_ field: ReadyField) -> Int { Int(truncatingIfNeeded: field.hash) & (placeCount - 1) }

  private mutating func keep(_ field: ReadyField) {
    generation += 1
    evict(for: field.size)
    let table = self.table ?? makeTable()
    table.ring[inserted & (Self.ringCount - 1)] = Entry(
      hash: field.hash, size: field.size, texts: field.texts, nameCount: field.nameCount)
    inserted += 1
    count += 1
    size += field.size
    table.places[Self.place(field)] = inserted
  }

  private mutating func makeTable() -> (ring: UnsafeMutablePointer<Entry>, places: UnsafeMutablePointer<Int>) {
    let ring = UnsafeMutablePointer<Entry>.allocate(capacity: Self.ringCount)
    ring.initialize(repeating: Entry(), count: Self.ringCount)
    let places = UnsafeMutablePointer<Int>.allocate(capacity: Self.placeCount)
    places.initialize(repeating: 0, count: Self.placeCount)
    table = (ring, places)
    return (ring, places)
  }

  private mutating func evict(for wanted: Int) {
    guard let table else { return }
    while count > 0, size + wanted > mostSize {
      let slot = table.ring + (inserted - count) & (Self.ringCount - 1)
      size -= slot.pointee.size
      count -= 1
      slot.pointee = Entry()
    }
  }

  private static let ringCount = HPACKDecoder.tableSize / HPACKDecoder.overhead
  private static let placeCount = 256
  private static let writtenCount = 8
}
