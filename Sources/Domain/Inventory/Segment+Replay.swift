import Base

/// A journal or snapshot that cannot have been written by a segment.
public struct SegmentCorruption: Error, Sendable, Hashable {
  public let what: String

  public init(_ what: String) { self.what = what }
}

extension Segment {
  /// Applies records that come from a journal; every one is checked before it changes anything.
  public mutating func replay(_ records: [SegmentRecord]) throws(SegmentCorruption) {
    for record in records {
      if let defect = defect(of: record) { throw SegmentCorruption(defect) }
      apply(record)
    }
  }

  /// Why `record` cannot happen to this segment now, or `nil`.
  func defect(of record: SegmentRecord) -> String? {
    switch record {
    case .opened(let stock, _):
      return self.stock != nil ? "opened twice" : stock.defect()
    case .held(let placing):
      return stock == nil ? "held before it was opened" : defect(of: placing)
    case .released(let order, let reason, let branch?, _):
      guard state(of: order) == .frozen(branch), isTried(branch) else { return "no such frozen hold" }
      return reason == .transactionCancelled ? nil : "a Cancel has its own reason"
    case .released(let order, _, branch: nil, _):
      return state(of: order) == .held ? nil : "released a hold that is not held"
    case .frozen(let order, let branch, _):
      return state(of: order) == .held && branchByName[branch] == nil ? nil : "froze what is not held"
    case .sold(let order, let branch, _):
      return state(of: order) == .frozen(branch) && isTried(branch) ? nil : "sold what is not frozen"
    case .returning(let order, let branch, _):
      return state(of: order) == .sold && branchByName[branch] == nil ? nil : "returning what is not sold"
    case .returned(let order, let branch, _):
      return state(of: order) == .returning(branch) && isTried(branch) ? nil : "returned what is not returning"
    case .branchCancelled(let branch, _, _):
      return branchByName[branch] == nil || isTried(branch) ? nil : "cancelled a branch that is decided"
    }
  }

  private func defect(of placing: Placing) -> String? {
    guard placing.places.count > 0, fits(placing.places) else { return "held places that do not exist" }
    guard areFree(placing.places) else { return "held places that are not free" }
    if placing.regrabFor != nil {
      guard case .ended = state(of: placing.order) else { return "placed again what has not ended" }
      return nil
    }
    let key = RequestKey(buyer: placing.buyer, key: placing.requestKey)
    guard holdByOrder[placing.order] == nil, holdByRequest[key] == nil else { return "placed twice" }
    return nil
  }

  private func state(of order: Identifier) -> HoldState? { holdByOrder[order].map { holds[$0].state } }

  private func isTried(_ branch: Branch) -> Bool {
    guard let known = branchByName[branch], case .tried = branches[known].state else { return false }
    return true
  }

  /// Whether the places exist, each once.
  func fits(_ places: PlaceSet) -> Bool {
    if let general = places.general {
      guard counts.indices.contains(general.type), places.seats.isEmpty else { return false }
      return (1...SegmentLimits.placesPerHold).contains(general.count)
    }
    guard places.seats.count <= SegmentLimits.placesPerHold else { return false }
    guard places.seats.allSatisfy({ holderOfSeat.indices.contains($0) }) else { return false }
    return Set(places.seats).count == places.seats.count
  }

  func areFree(_ places: PlaceSet) -> Bool {
    if let general = places.general { return counts[general.type].generalFree >= general.count }
    return places.seats.allSatisfy { holderOfSeat[$0] < 0 }
  }
}

extension Segment: Equatable {
  /// Whether both would answer every command alike.
  public static func == (a: Segment, b: Segment) -> Bool {
    a.stock == b.stock && a.version == b.version && a.counts == b.counts && a.holds == b.holds
      && a.branches == b.branches && a.owned == b.owned && a.holderOfSeat == b.holderOfSeat
      && a.freeRuns == b.freeRuns
  }
}
