import Base

/// A whole segment as bytes: stock, holds and branches; everything else is found again from them.
public enum SegmentSnapshot {
  static let version: UInt8 = 1

  public static func encode(_ segment: Segment) -> [UInt8] {
    var writer = ByteWriter()
    writer.byte(version)
    writer.count(segment.version)
    writer.byte(segment.stock == nil ? 0 : 1)
    if let stock = segment.stock { writer.stock(stock) }
    writer.count(segment.holds.count)
    for hold in segment.holds { writer.hold(hold) }
    writer.count(segment.branches.count)
    for branch in segment.branches { writer.entry(branch) }
    return writer.bytes
  }

  /// Bad bytes throw; they never trap.
  public static func decode(_ bytes: [UInt8]) throws(SegmentCorruption) -> Segment {
    var reader = ByteReader(bytes)
    try reader.check(version: version)
    let version = try reader.number()
    let stock = try reader.byte() == 0 ? nil : try reader.stock()
    let holds = try reader.list { reader throws(SegmentCorruption) in try reader.hold() }
    let branches = try reader.list { reader throws(SegmentCorruption) in try reader.entry() }
    guard reader.isAtEnd else { throw SegmentCorruption("bytes after the snapshot") }
    guard let segment = Segment(stock: stock, version: version, holds: holds, branches: branches) else {
      throw SegmentCorruption("a snapshot that contradicts itself")
    }
    return segment
  }
}

extension ByteWriter {
  fileprivate mutating func hold(_ hold: Segment.Hold) {
    identifier(hold.order)
    identifier(hold.buyer)
    text(hold.requestKey)
    byte(hold.kind.rawValue)
    places(hold.asked)
    byte(hold.places == hold.asked ? 0 : 1)
    if hold.places != hold.asked { places(hold.places) }
    time(hold.expiresAt)
    switch hold.state {
    case .held: byte(1)
    case .frozen(let branch): byte(2); self.branch(branch)
    case .sold: byte(3)
    case .returning(let branch): byte(4); self.branch(branch)
    case .returned: byte(5)
    case .ended(let reason): byte(6); byte(reason.rawValue)
    }
  }

  fileprivate mutating func entry(_ entry: Segment.BranchEntry) {
    branch(entry.name)
    switch entry.state {
    case .tried(let hold): byte(1); count(hold)
    case .confirmed: byte(2)
    case .cancelled: byte(3)
    }
  }
}

extension ByteReader {
  fileprivate mutating func hold() throws(SegmentCorruption) -> Segment.Hold {
    let (order, buyer, key) = (try identifier(), try identifier(), try text())
    let (kind, asked) = (try kind(), try places())
    let places = try byte() == 0 ? asked : try places()
    let expiresAt = try time()
    return Segment.Hold(
      order: order, buyer: buyer, requestKey: key, kind: kind, asked: asked, places: places,
      expiresAt: expiresAt, state: try holdState())
  }

  private mutating func holdState() throws(SegmentCorruption) -> Segment.HoldState {
    switch try byte() {
    case 1: return .held
    case 2: return .frozen(try branch())
    case 3: return .sold
    case 4: return .returning(try branch())
    case 5: return .returned
    case 6: return .ended(try reason())
    default: throw SegmentCorruption("unknown state of a hold")
    }
  }

  fileprivate mutating func entry() throws(SegmentCorruption) -> Segment.BranchEntry {
    let name = try branch()
    switch try byte() {
    case 1: return Segment.BranchEntry(name: name, state: .tried(hold: try number()))
    case 2: return Segment.BranchEntry(name: name, state: .confirmed)
    case 3: return Segment.BranchEntry(name: name, state: .cancelled)
    default: throw SegmentCorruption("unknown state of a branch")
    }
  }
}
