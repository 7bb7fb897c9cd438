/// The content of one file, as its readers see it and as it would stand after a power cut.
///
/// ```
///  write, truncate ─► bytes    what every reader sees (the page cache)
///                └──► changes  since the last sync
///             sync ─► durable  what is really there
/// ```
struct FileContent {
  /// A disk writes sectors of this size whole or not at all.
  static let sectorSize = 512

  enum Change {
    case write(at: Int, [UInt8])
    case truncate(to: Int)
  }

  private(set) var bytes: [UInt8] = []
  private(set) var durable: [UInt8] = []
  private(set) var changes: [Change] = []

  init() {}

  /// A file that is durable as it is.
  init(durable: [UInt8]) {
    self.durable = durable
    bytes = durable
  }

  mutating func write(_ source: UnsafeRawBufferPointer, at offset: Int) {
    guard !source.isEmpty else { return }
    Self.put(source, at: offset, into: &bytes)
    changes.append(.write(at: offset, [UInt8](source)))
  }

  mutating func truncate(to size: Int) {
    guard size < bytes.count else { return }
    bytes.removeSubrange(size...)
    changes.append(.truncate(to: size))
  }

  /// All changes are durable from now on.
  mutating func sync() {
    for change in changes { apply(change) }
    changes.removeAll(keepingCapacity: true)
  }

  /// A sync that failed for good: some writes are durable, nothing will make the others so, and
  /// readers see all of them still. Sizes belong to the file system, which does not forget them.
  mutating func forgetChanges(_ dice: inout DiskDice) { settle(&dice, keepsSizes: true) }

  /// The power is cut: each change was kept, lost or torn, and readers see what was kept.
  mutating func cutPower(_ dice: inout DiskDice) {
    settle(&dice, keepsSizes: false)
    bytes = durable
  }

  /// Decides about each change. A disk may write them in any order, but often it was simply
  /// interrupted, so both are drawn.
  private mutating func settle(_ dice: inout DiskDice, keepsSizes: Bool) {
    guard !changes.isEmpty else { return }
    let mood = dice.roll(4)
    let whole = mood == 0 ? 0 : mood == 1 ? changes.count : dice.roll(changes.count + 1)
    for (index, change) in changes.enumerated() {
      if keepsSizes, case .truncate = change {
        apply(change)
        continue
      }
      if mood < 3 {
        if index < whole { apply(change) } else if index == whole, mood == 2 { tear(change, &dice) }
        continue
      }
      switch dice.roll(3) {
      case 0: apply(change)
      case 1: tear(change, &dice)
      default: continue
      }
    }
    changes.removeAll(keepingCapacity: true)
  }

  private mutating func apply(_ change: Change) {
    switch change {
    case .write(let offset, let content):
      content.withUnsafeBytes { Self.put($0, at: offset, into: &durable) }
    case .truncate(let size):
      if size < durable.count { durable.removeSubrange(size...) }
    }
  }

  /// Each sector of the change is there or not.
  private mutating func tear(_ change: Change, _ dice: inout DiskDice) {
    guard case .write(let offset, let content) = change else { return }
    var start = 0
    while start < content.count {
      let end = min(content.count, ((offset + start) / Self.sectorSize + 1) * Self.sectorSize - offset)
      if dice.roll(2) == 0 {
        content.withUnsafeBytes {
          Self.put(UnsafeRawBufferPointer(rebasing: $0[start..<end]), at: offset + start, into: &durable)
        }
      }
      start = end
    }
  }

  /// Writes behind the end leave a hole of zeros, as in any file system.
  private static func put(_ source: UnsafeRawBufferPointer, at offset: Int, into target: inout [UInt8]) {
    if target.count < offset { target.append(contentsOf: repeatElement(0, count: offset - target.count)) }
    let inside = min(source.count, target.count - offset)
    target.withUnsafeMutableBytes { bytes in
      let room = UnsafeMutableRawBufferPointer(rebasing: bytes[offset..<offset + inside])
      room.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[..<inside]))
    }
    if inside < source.count { target.append(contentsOf: source[inside...]) }
  }
}
