import Base

/// The binary form of records, as journals keep them. The first byte is the version; a version
/// once written is readable for ever.
public enum SegmentCodec {
  static let version: UInt8 = 1

  public static func encode(_ records: [SegmentRecord]) -> [UInt8] {
    var writer = ByteWriter()
    writer.byte(version)
    writer.count(records.count)
    for record in records { writer.record(record) }
    return writer.bytes
  }

  /// Reads one batch. Bad bytes throw; they never trap.
  public static func decode(_ bytes: [UInt8]) throws(SegmentCorruption) -> [SegmentRecord] {
    var reader = ByteReader(bytes)
    try reader.check(version: version)
    let records = try reader.list { reader throws(SegmentCorruption) in try reader.record() }
    guard reader.isAtEnd else { throw SegmentCorruption("bytes after the last record") }
    return records
  }
}

extension ByteWriter {
  fileprivate mutating func record(_ record: SegmentRecord) {
    switch record {
    case .opened(let stock, let at): tag(1, at); self.stock(stock)
    case .held(let placing): tag(2, placing.at); self.placing(placing)
    case .released(let order, let reason, let branch, let at):
      tag(3, at)
      identifier(order)
      byte(reason.rawValue)
      optionalBranch(branch)
    case .frozen(let order, let branch, let at): tag(4, at); identifier(order); self.branch(branch)
    case .sold(let order, let branch, let at): tag(5, at); identifier(order); self.branch(branch)
    case .returning(let order, let branch, let at): tag(6, at); identifier(order); self.branch(branch)
    case .returned(let order, let branch, let at): tag(7, at); identifier(order); self.branch(branch)
    case .branchCancelled(let branch, let order, let at): tag(8, at); identifier(order); self.branch(branch)
    }
  }

  private mutating func tag(_ tag: UInt8, _ at: WallTime) {
    byte(tag)
    time(at)
  }

  private mutating func placing(_ placing: Placing) {
    identifier(placing.order)
    identifier(placing.buyer)
    text(placing.requestKey)
    byte(placing.kind.rawValue)
    places(placing.places)
    time(placing.expiresAt)
    optionalBranch(placing.regrabFor)
  }

  mutating func places(_ places: PlaceSet) {
    count(places.seats.count)
    for seat in places.seats { count(seat) }
    guard places.seats.isEmpty else { return }
    count(places.general?.type ?? 0)
    count(places.general?.count ?? 0)
  }

  mutating func branch(_ branch: Branch) {
    text(branch.xid)
    text(branch.id)
  }

  private mutating func optionalBranch(_ branch: Branch?) {
    byte(branch == nil ? 0 : 1)
    if let branch { self.branch(branch) }
  }

  mutating func stock(_ stock: Stock) {
    text(stock.performance)
    time(stock.saleStartsAt)
    time(stock.saleEndsAt)
    count(stock.holdSeconds)
    count(stock.limitPerBuyer)
    count(stock.types.count)
    for type in stock.types { ticketType(type) }
  }

  private mutating func ticketType(_ type: Stock.TicketType) {
    text(type.id)
    text(type.name)
    signed(type.price.minor)
    text(type.price.currency.code)
    count(type.limitPerBuyer)
    count(type.generalCapacity)
    count(type.rows.count)
    for row in type.rows {
      text(row.zone)
      text(row.label)
      count(row.seats.count)
      for seat in row.seats {
        text(seat.id)
        text(seat.number)
      }
      count(row.aisles.count)
      for aisle in row.aisles { count(aisle) }
    }
  }
}

extension ByteReader {
  mutating func check(version: UInt8) throws(SegmentCorruption) {
    let found = try byte()
    guard found == version else { throw SegmentCorruption("version \(found), not \(version)") }
  }

  fileprivate mutating func record() throws(SegmentCorruption) -> SegmentRecord {
    let tag = try byte()
    let at = try time()
    switch tag {
    case 1: return .opened(try stock(), at: at)
    case 2: return .held(try placing(at: at))
    case 3: return .released(order: try identifier(), try reason(), branch: try optionalBranch(), at: at)
    case 4: return .frozen(order: try identifier(), try branch(), at: at)
    case 5: return .sold(order: try identifier(), try branch(), at: at)
    case 6: return .returning(order: try identifier(), try branch(), at: at)
    case 7: return .returned(order: try identifier(), try branch(), at: at)
    case 8:
      let order = try identifier()
      return .branchCancelled(try branch(), order: order, at: at)
    default: throw SegmentCorruption("unknown record \(tag)")
    }
  }

  private mutating func placing(at: WallTime) throws(SegmentCorruption) -> Placing {
    Placing(
      order: try identifier(), buyer: try identifier(), requestKey: try text(), kind: try kind(),
      places: try places(), expiresAt: try time(), at: at, regrabFor: try optionalBranch())
  }

  mutating func reason() throws(SegmentCorruption) -> ReleaseReason {
    guard let reason = ReleaseReason(rawValue: try byte()) else { throw SegmentCorruption("unknown reason") }
    return reason
  }

  mutating func kind() throws(SegmentCorruption) -> SelectionKind {
    guard let kind = SelectionKind(rawValue: try byte()) else { throw SegmentCorruption("unknown selection") }
    return kind
  }

  mutating func places() throws(SegmentCorruption) -> PlaceSet {
    let seats = try list { reader throws(SegmentCorruption) in try reader.number() }
    guard seats.isEmpty else { return PlaceSet(seats: seats) }
    return PlaceSet(general: PlaceSet.General(type: try number(), count: try number()))
  }

  mutating func branch() throws(SegmentCorruption) -> Branch { Branch(xid: try text(), id: try text()) }

  private mutating func optionalBranch() throws(SegmentCorruption) -> Branch? {
    switch try byte() {
    case 0: return nil
    case 1: return try branch()
    default: throw SegmentCorruption("neither a branch nor none")
    }
  }

  mutating func stock() throws(SegmentCorruption) -> Stock {
    Stock(
      performance: try text(), saleStartsAt: try time(), saleEndsAt: try time(),
      holdSeconds: try number(), limitPerBuyer: try number(),
      types: try list { reader throws(SegmentCorruption) in try reader.ticketType() })
  }

  private mutating func ticketType() throws(SegmentCorruption) -> Stock.TicketType {
    let (id, name, minor, code) = (try text(), try text(), try signed(), try text())
    guard let currency = Currency(code: code) else { throw SegmentCorruption("unknown currency") }
    let (limit, general) = (try number(), try number())
    let rows = try list { reader throws(SegmentCorruption) in try reader.row() }
    guard limit <= SegmentLimits.places, general <= SegmentLimits.places else {
      throw SegmentCorruption("a limit or capacity out of range")
    }
    return Stock.TicketType(
      id: id, name: name, price: Money(minor: minor, currency), limitPerBuyer: limit, rows: rows,
      generalCapacity: general)
  }

  private mutating func row() throws(SegmentCorruption) -> Stock.Row {
    Stock.Row(
      zone: try text(), label: try text(),
      seats: try list { reader throws(SegmentCorruption) in
        Stock.Seat(id: try reader.text(), number: try reader.text())
      },
      aisles: try list { reader throws(SegmentCorruption) in try reader.number() })
  }
}
