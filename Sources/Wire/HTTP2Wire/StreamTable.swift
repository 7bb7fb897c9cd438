/// A map from stream ids to objects: open addressing with linear probing.
///
/// Stream ids grow by two, so `id / 2` spreads perfectly over the slots and a look-up is one
/// probe; a `Dictionary` hashes them for ten times as long. Inlinable and in plain memory, for a call
/// passes through four of these tables: arrays would be asked for their owner each time.
public struct StreamTable<Value: AnyObject>: ~Copyable {
  @usableFromInline struct Slot {
    /// 0 when the slot is free.
    @usableFromInline var id: Int32 = 0
    @usableFromInline var value: Value?

    @inlinable init() {}
    @inlinable init(_ id: Int32, _ value: Value?) {
      self.id = id
      self.value = value
    }
  }
  @usableFromInline var slots: UnsafeMutablePointer<Slot>
  @usableFromInline var mask: Int
  @usableFromInline var used = 0

  /// Streams in the table.
  @inlinable public var count: Int { used }

  @inlinable public init() {
    slots = .allocate(capacity: 16)
    slots.initialize(repeating: Slot(), count: 16)
    mask = 15
  }

  @inlinable deinit {
    slots.deinitialize(count: mask + 1)
    slots.deallocate()
  }

  @inlinable func home(_ id: Int32) -> Int { Int(id >> 1) & mask }

  @inlinable func slot(of id: Int32) -> Int? {
    guard id > 0 else { return nil }
    var slot = home(id)
    while slots[slot].id != 0 {
      if slots[slot].id == id { return slot }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The object of a stream. Ids are positive.
  @inlinable public subscript(id: Int32) -> Value? { slot(of: id).flatMap { slots[$0].value } }

  /// Whether there is an object for a stream.
  @inlinable public func contains(_ id: Int32) -> Bool { slot(of: id) != nil }

  /// Adds or replaces the object of a stream.
  @inlinable public mutating func insert(_ value: Value, for id: Int32) {
    precondition(id > 0, "stream ids are positive")
    if let slot = slot(of: id) {
      slots[slot].value = value
      return
    }
    if (used + 1) * 2 > mask + 1 { grow() }
    slots[free(for: id)] = Slot(id, value)
    used += 1
  }

  /// Removes and returns the object of a stream.
  @discardableResult
  @inlinable public mutating func remove(_ id: Int32) -> Value? {
    guard var hole = slot(of: id) else { return nil }
    let removed = slots.advanced(by: hole).move()
    used -= 1
    // Backward shift: what had to step past the hole moves into it, so that no tombstones remain.
    var next = (hole + 1) & mask
    while slots[next].id != 0 {
      let distance = (next - home(slots[next].id)) & mask
      if distance >= ((next - hole) & mask) {
        slots.advanced(by: hole).moveInitialize(from: slots + next, count: 1)
        hole = next
      }
      next = (next + 1) & mask
    }
    slots.advanced(by: hole).initialize(to: Slot())
    return removed.value
  }

  /// All streams, in the order of their ids.
  public var sorted: [(id: Int32, value: Value)] {
    (0...mask).compactMap { index in slots[index].value.map { (slots[index].id, $0) } }.sorted { $0.id < $1.id }
  }

  /// All streams, in any order; `body` adds and removes none.
  @inlinable func forEach(_ body: (Value) -> Void) {
    for index in 0...mask {
      if let value = slots[index].value { body(value) }
    }
  }

  @inlinable func free(for id: Int32) -> Int {
    var slot = home(id)
    while slots[slot].id != 0 { slot = (slot + 1) & mask }
    return slot
  }

  @inlinable mutating func grow() {
    let (old, count) = (slots, mask + 1)
    slots = .allocate(capacity: 2 * count)
    slots.initialize(repeating: Slot(), count: 2 * count)
    mask = 2 * count - 1
    for index in 0..<count where old[index].id != 0 { slots[free(for: old[index].id)] = old[index] }
    old.deinitialize(count: count)
    old.deallocate()
  }
}
