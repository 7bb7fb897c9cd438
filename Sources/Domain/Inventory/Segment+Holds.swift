public import Base

/// What a buyer asks for.
public enum Selection: Sendable, Hashable {
  /// These seats, all of them or none.
  case chosen(seats: [String])
  /// The best seats there are of one type, side by side where possible.
  case best(type: String, count: Int)
  /// Places without a number.
  case general(type: String, count: Int)
}

/// What a command decided: the order it is about, and what happened (nothing, for a repeat).
public struct HoldDecision: Sendable, Hashable {
  /// The order of the first request with this key; not the offered id when this is a repeat.
  public let order: Identifier
  public let records: [SegmentRecord]
}

extension Segment {
  /// Opens the stock. The same again changes nothing.
  public mutating func open(_ stock: Stock, at now: WallTime) throws(SegmentRefusal) -> [SegmentRecord] {
    if let open = self.stock {
      guard open == stock else { throw .stockDiffers }
      return []
    }
    if let defect = stock.defect() { throw .invalidStock(defect) }
    return commit(.opened(stock, at: now))
  }

  /// Takes places for `buyer` until the hold's deadline.
  ///
  /// The same request key of the same buyer gets the same answer for ever, whatever became of the
  /// hold. Refusals are not remembered: the same key may succeed later. Due holds are still taken:
  /// call `expire` first.
  /// - Parameter order: a new id, used when this is no repeat.
  public mutating func hold(
    _ selection: Selection, requestKey: String, buyer: Identifier, order: Identifier, at now: WallTime
  ) throws(SegmentRefusal) -> HoldDecision {
    guard let stock else { throw .notOnSale }
    if let known = holdByRequest[RequestKey(buyer: buyer, key: requestKey)] {
      guard isRepeat(selection, of: holds[known]) else { throw .requestReused }
      return HoldDecision(order: holds[known].order, records: [])
    }
    guard now >= stock.saleStartsAt else { throw .saleNotStarted(startsAt: stock.saleStartsAt) }
    guard now < stock.saleEndsAt else { throw .saleEnded }
    let (kind, places) = try choose(selection, for: buyer)
    let placing = Placing(
      order: order, buyer: buyer, requestKey: requestKey, kind: kind, places: places,
      expiresAt: now.advanced(by: .seconds(stock.holdSeconds)), at: now)
    return HoldDecision(order: order, records: commit(.held(placing)))
  }

  /// Gives an unpaid hold back; again changes nothing.
  /// - Parameter buyer: who asks; `nil` when another service asks that has seen to that already.
  public mutating func release(
    _ order: Identifier, by buyer: Identifier?, at now: WallTime
  ) throws(SegmentRefusal) -> [SegmentRecord] {
    guard let index = holdByOrder[order], buyer == nil || holds[index].buyer == buyer else {
      throw .holdNotFound
    }
    switch holds[index].state {
    case .held: return commit(.released(order: order, .buyer, branch: nil, at: now))
    case .ended(.buyer): return []
    case .ended: throw .holdExpired
    case .frozen, .returning: throw .holdBusy
    case .sold: throw .holdSold
    case .returned: throw .holdReturned
    }
  }

  /// Ends every hold whose deadline is not ahead any more. O(k log n) for k of them.
  public mutating func expire(at now: WallTime) -> [SegmentRecord] {
    var records: [SegmentRecord] = []
    while let entry = deadlines.first, entry.deadline <= now {
      deadlines.removeFirst()
      guard holds[entry.hold].state == .held else { continue }
      records += commit(.released(order: holds[entry.hold].order, .expired, branch: nil, at: now))
    }
    return records
  }

  /// No hold expires before this; `nil` when none is waiting.
  public var nextDeadline: WallTime? { deadlines.first?.deadline }

  mutating func commit(_ record: SegmentRecord) -> [SegmentRecord] {
    apply(record)
    return [record]
  }
}

// MARK: - Choosing

extension Segment {
  private func choose(
    _ selection: Selection, for buyer: Identifier
  ) throws(SegmentRefusal) -> (SelectionKind, PlaceSet) {
    switch selection {
    case .chosen(let names): return (.chosen, try chosen(names, for: buyer))
    case .best(let type, let count): return (.best, try best(type, count, for: buyer))
    case .general(let type, let count): return (.general, try general(type, count, for: buyer))
    }
  }

  private func chosen(_ names: [String], for buyer: Identifier) throws(SegmentRefusal) -> PlaceSet {
    try check(count: names.count)
    var seats: [Int] = []
    for name in names {
      guard let seat = layout?.seatByID[name] else { throw .unknownSeat(name) }
      guard !seats.contains(seat) else { throw .duplicateSeat(name) }
      seats.append(seat)
    }
    let places = PlaceSet(seats: seats)
    try checkLimits(places, of: buyer)
    for (seat, name) in zip(seats, names) where holderOfSeat[seat] >= 0 { throw .seatTaken(name) }
    return places
  }

  private func best(_ name: String, _ count: Int, for buyer: Identifier) throws(SegmentRefusal) -> PlaceSet {
    try check(count: count)
    let type = try type(name)
    guard layout?.blocksOfType[type].isEmpty == false else { throw .wrongKindOfPlace }
    try checkLimits([(type, count)], of: buyer)
    try check(left: counts[type].seatsFree, for: count)
    guard let seats = bestSeats(count, of: type) else { throw .notEnoughLeft(left: counts[type].seatsFree) }
    return PlaceSet(seats: seats)
  }

  private func general(_ name: String, _ count: Int, for buyer: Identifier) throws(SegmentRefusal) -> PlaceSet {
    try check(count: count)
    let type = try type(name)
    guard stock?.types[type].generalCapacity != 0 else { throw .wrongKindOfPlace }
    try checkLimits([(type, count)], of: buyer)
    try check(left: counts[type].generalFree, for: count)
    return PlaceSet(general: PlaceSet.General(type: type, count: count))
  }

  private func type(_ name: String) throws(SegmentRefusal) -> Int {
    guard let type = layout?.typeByID[name] else { throw .unknownTicketType(name) }
    return type
  }

  private func check(count: Int) throws(SegmentRefusal) {
    guard count > 0 else { throw .emptySelection }
    guard count <= SegmentLimits.placesPerHold else { throw .tooManyPlaces }
  }

  private func check(left: Int, for count: Int) throws(SegmentRefusal) {
    guard left > (planted.contains(.lastPlaceRefused) ? 1 : 0) else { throw .soldOut }
    guard left >= count else { throw .notEnoughLeft(left: left) }
  }

  func checkLimits(_ places: PlaceSet, of buyer: Identifier) throws(SegmentRefusal) {
    try checkLimits(placesByType(places), of: buyer)
  }

  private func checkLimits(
    _ wanted: [(type: Int, count: Int)], of buyer: Identifier
  ) throws(SegmentRefusal) {
    guard let stock else { throw .notOnSale }
    guard !planted.contains(.limitForgotten) else { return }
    let has = owned[buyer] ?? Owned()
    let total = wanted.reduce(has.total) { $0 + $1.count }
    guard total <= stock.limitPerBuyer else { throw .limitReached(limit: stock.limitPerBuyer) }
    for (type, count) in wanted where hasOwnLimit(type) {
      let limit = stock.types[type].limitPerBuyer
      guard has.byType[type, default: 0] + count <= limit else { throw .limitReached(limit: limit) }
    }
  }

  /// Whether `selection` is what `hold` was placed for.
  private func isRepeat(_ selection: Selection, of hold: Hold) -> Bool {
    switch (selection, hold.kind) {
    case (.chosen(let names), .chosen):
      return names == hold.asked.seats.compactMap { layout?.ids[$0] }
    case (.best(let type, let count), .best), (.general(let type, let count), .general):
      guard let asked = placesByType(hold.asked).first else { return false }
      return layout?.typeByID[type] == asked.type && asked.count == count
    default:
      return false
    }
  }
}
