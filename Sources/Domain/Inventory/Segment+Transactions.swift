public import Base

/// The branches of global transactions (TCC). Guards, as for every participant:
///
/// ```
///             unknown            tried           confirmed     cancelled
///  Try        act                done            done          refuse
///  Confirm    violation          act             done          violation
///  Cancel     mark as cancelled  act             violation     done
/// ```
extension Segment {
  /// Try of a sale: the hold no longer expires. With `regrab` an expired hold gets its places
  /// again, or as many of the same types; a hold its buyer gave back does not.
  public mutating func trySell(
    _ order: Identifier, regrab: Bool, branch: Branch, deadline: WallTime, at now: WallTime
  ) throws(SegmentRefusal) -> [SegmentRecord] {
    guard try isFirst(branch, deadline: deadline, at: now) else { return [] }
    guard let index = holdByOrder[order] else { throw .holdNotFound }
    let hold = holds[index]
    switch hold.state {
    case .held:
      guard regrab || now < hold.expiresAt else { throw .holdExpired }
      return commit(.frozen(order: order, branch, at: now))
    case .ended(.expired), .ended(.transactionCancelled):
      guard regrab else { throw .holdExpired }
      let placing = try placeAgain(hold, for: branch, at: now)
      return commit(.held(placing)) + commit(.frozen(order: order, branch, at: now))
    case .ended(.buyer): throw .holdReleased
    case .frozen, .returning: throw .holdBusy
    case .sold: throw .holdSold
    case .returned: throw .holdReturned
    }
  }

  /// Try of a return: the places stay sold until Confirm.
  public mutating func tryReturn(
    _ order: Identifier, branch: Branch, deadline: WallTime, at now: WallTime
  ) throws(SegmentRefusal) -> [SegmentRecord] {
    guard try isFirst(branch, deadline: deadline, at: now) else { return [] }
    guard let index = holdByOrder[order] else { throw .holdNotFound }
    switch holds[index].state {
    case .sold: return commit(.returning(order: order, branch, at: now))
    case .frozen, .returning: throw .holdBusy
    case .returned: throw .holdReturned
    case .held, .ended: throw .holdNotSold
    }
  }

  /// Confirm of a sale or a return, whichever the branch tried. Cannot fail after its Try.
  public mutating func confirm(_ branch: Branch, at now: WallTime) throws(SegmentRefusal) -> [SegmentRecord] {
    guard let known = branchByName[branch] else { throw .protocolViolation("Confirm without Try") }
    switch branches[known].state {
    case .confirmed: return []
    case .cancelled: throw .protocolViolation("Confirm after Cancel")
    case .tried(let index):
      let hold = holds[index]
      if case .frozen = hold.state { return commit(.sold(order: hold.order, branch, at: now)) }
      return commit(.returned(order: hold.order, branch, at: now))
    }
  }

  /// Cancel of a sale or a return. A hold whose deadline is still ahead is a plain hold again,
  /// otherwise its places are free; a return leaves the sale as it was.
  /// - Parameter order: what the branch was about; kept when its Try never came.
  public mutating func cancel(
    _ branch: Branch, order: Identifier, at now: WallTime
  ) throws(SegmentRefusal) -> [SegmentRecord] {
    guard let known = branchByName[branch] else {
      guard !planted.contains(.emptyCancelForgotten) else { return [] }
      return commit(.branchCancelled(branch, order: order, at: now))
    }
    switch branches[known].state {
    case .cancelled: return []
    case .confirmed: throw .protocolViolation("Cancel after Confirm")
    case .tried(let index):
      let hold = holds[index]
      if case .frozen = hold.state, hold.expiresAt <= now {
        return commit(.released(order: hold.order, .transactionCancelled, branch: branch, at: now))
      }
      return commit(.branchCancelled(branch, order: hold.order, at: now))
    }
  }

  /// Whether a Try is the first of its branch; throws for one that must not happen any more.
  private func isFirst(
    _ branch: Branch, deadline: WallTime, at now: WallTime
  ) throws(SegmentRefusal) -> Bool {
    guard stock != nil else { throw .notOnSale }
    if let known = branchByName[branch] {
      guard branches[known].state != .cancelled else { throw .branchCancelled }
      return false
    }
    guard now <= deadline || planted.contains(.emptyCancelForgotten) else { throw .transactionExpired }
    return true
  }

  private func placeAgain(
    _ hold: Hold, for branch: Branch, at now: WallTime
  ) throws(SegmentRefusal) -> Placing {
    try checkLimits(hold.places, of: hold.buyer)
    return Placing(
      order: hold.order, buyer: hold.buyer, requestKey: hold.requestKey, kind: hold.kind,
      places: try samePlaces(hold.places), expiresAt: hold.expiresAt, at: now, regrabFor: branch)
  }

  /// The same places if all are free, else as many of the same types.
  private func samePlaces(_ places: PlaceSet) throws(SegmentRefusal) -> PlaceSet {
    if areFree(places) { return places }
    guard places.general == nil else { throw .soldOut }
    var seats: [Int] = []
    for (type, count) in placesByType(places) {
      guard let found = bestSeats(count, of: type) else { throw .soldOut }
      seats += found
    }
    return PlaceSet(seats: seats)
  }
}
