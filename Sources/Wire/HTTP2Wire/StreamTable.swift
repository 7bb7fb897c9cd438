/// A map from stream ids to objects: open addressing with linear probing.
///
/// Stream ids grow by two, so `id / 2` spreads perfectly over the slots and a look-up is one
/// probe; a `Dictionary` hashes them for ten times as long. Inlinable, for a call passes through
/// four of these tables.
public struct StreamTable<Value: AnyObject> {
  @usableFromInline var ids: [Int32]
  @usableFromInline var values: [Value?]
  @usableFromInline var used = 0

  /// Streams in the table.
  @inlinable public var count: Int { used }

  @inlinable public init() {
    ids = Array(repeating: 0, count: 16)
    values = Array(repeating: nil, count: 16)
  }

  @inlinable var mask: Int { ids.count - 1 }
  @inlinable func home(_ id: Int32) -> Int { Int(id >> 1) & mask }

  @inlinable func slot(of id: Int32) -> Int? {
    guard id > 0 else { return nil }
    var slot = home(id)
    while ids[slot] != 0 {
      if ids[slot] == id { return slot }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The object of a stream. Ids are positive.
  @inlinable public subscript(id: Int32) -> Value? { slot(of: id).flatMap { values[$0] } }

  /// Adds or replaces the object of a stream.
  @inlinable public mutating func insert(_ value: Value, for id: Int32) {
    precondition(id > 0, "stream ids are positive")
    if let slot = slot(of: id) {
      values[slot] = value
      return
    }
    if (used + 1) * 2 > ids.count { grow() }
    place(value, id)
    used += 1
  }

  /// Removes and returns the object of a stream.
  @discardableResult
  @inlinable public mutating func remove(_ id: Int32) -> Value? {
    guard var hole = slot(of: id) else { return nil }
    let removed = values[hole]
    used -= 1
    // Backward shift: what had to step past the hole moves into it, so that no tombstones remain.
    var next = (hole + 1) & mask
    while ids[next] != 0 {
      let distance = (next - home(ids[next])) & mask
      if distance >= ((next - hole) & mask) {
        ids[hole] = ids[next]
        values[hole] = values[next]
        hole = next
      }
      next = (next + 1) & mask
    }
    ids[hole] = 0
    values[hole] = nil
    return removed
  }

  /// All streams, in the order of their ids.
  public var sorted: [(id: Int32, value: Value)] {
    ids.indices.compactMap { slot in values[slot].map { (ids[slot], $0) } }.sorted { $0.id < $1.id }
  }

  @inlinable mutating func place(_ value: Value, _ id: Int32) {
    var slot = home(id)
    while ids[slot] != 0 { slot = (slot + 1) & mask }
    ids[slot] = id
    values[slot] = value
  }

  @inlinable mutating func grow() {
    let old = zip(ids, values)
    ids = Array(repeating: 0, count: ids.count * 2)
    values = Array(repeating: nil, count: ids.count)
    for case (let id, let value?) in old { place(value, id) }
  }
}
