package import Base

/// One performance's stock: every place, every hold, every branch of a transaction on them.
///
/// ```
///                    ┌───────────── Cancel, deadline ahead ────────────┐
///                    ▼                                                 │
///  (free) ─ hold ► held ─────────────────────── Try ──────────────► frozen ─ Confirm ► sold ◄─ Cancel ─┐
///    ▲               │ released by buyer                               │                │              │
///    │               │ expired              Cancel, deadline passed    │                └── Try ► returning
///    ├───────────────┴────────────────────────────────┬────────────────┘                           │
///    │                                                └─ Try with regrab: held again, then frozen  │
///    └──────────────────────────────── Confirm (returned) ─────────────────────────────────────────┘
/// ```
/// Commands decide, then `apply` their records: nothing else changes a segment, so replaying its
/// records makes the same segment. The caller makes the records durable before it answers.
/// Held, frozen and sold are states of the same counted places; per ticket type
/// free + held + sold = capacity holds after every record, by `precondition`.
/// Holds and branches are kept for the performance's life: a request key keeps its answer.
public struct Segment: Sendable {
  /// What is sold; `nil` until opened.
  public private(set) var stock: Stock?
  /// Counts the records applied: a cheap way to see that something has changed.
  public private(set) var version = 0

  private(set) var layout: Layout?
  private(set) var counts: [TypeCount] = []
  /// In the order in which they were placed first.
  private(set) var holds: [Hold] = []
  /// In the order in which they were first heard of.
  private(set) var branches: [BranchEntry] = []

  // Found again from the above
  private(set) var holdByOrder: [Identifier: Int] = [:]
  private(set) var holdByRequest: [RequestKey: Int] = [:]
  private(set) var branchByName: [Branch: Int] = [:]
  private(set) var owned: [Identifier: Owned] = [:]
  /// The hold that has the seat, or -1.
  private(set) var holderOfSeat: [Int32] = []
  /// The free seats side by side in each block, from left to right.
  private(set) var freeRuns: [FreeRuns] = []
  var deadlines = DeadlineHeap()
  private(set) var planted: Set<PlantedBug> = []

  public init() {}

  /// Puts bugs in, for the simulator.
  package mutating func plant(_ bugs: Set<PlantedBug>) {
    planted = bugs
    if bugs.contains(.expiryForgotten) { deadlines = DeadlineHeap() }
  }

  /// Places of one ticket type.
  struct TypeCount: Sendable, Hashable {
    let capacity: Int
    var free: Int
    /// Held and frozen.
    var held = 0
    /// Sold and returning.
    var sold = 0
    /// The part of `free` that has no numbers.
    var generalFree: Int

    var seatsFree: Int { free - generalFree }
  }

  /// A hold and what became of it.
  struct Hold: Sendable, Hashable {
    let order: Identifier
    let buyer: Identifier
    let requestKey: String
    let kind: SelectionKind
    /// The places of the first answer.
    let asked: PlaceSet
    /// The places now, or last.
    var places: PlaceSet
    let expiresAt: WallTime
    var state: HoldState
  }

  enum HoldState: Sendable, Hashable {
    /// Can become: frozen, ended.
    case held
    /// The branch of the sale. Can become: sold, held, ended.
    case frozen(Branch)
    /// Can become: returning.
    case sold
    /// The branch of the return. Can become: returned, sold.
    case returning(Branch)
    /// The end.
    case returned
    /// Expired and cancelled by a transaction can become: held, by a re-grab.
    case ended(ReleaseReason)
  }

  struct BranchEntry: Sendable, Hashable {
    let name: Branch
    var state: BranchState
  }

  enum BranchState: Sendable, Hashable {
    /// The hold it froze or returns. Can become: confirmed, cancelled.
    case tried(hold: Int)
    case confirmed
    /// Also without a Try (empty cancel).
    case cancelled
  }

  struct RequestKey: Sendable, Hashable {
    let buyer: Identifier
    let key: String
  }

  /// What a buyer holds and owns.
  struct Owned: Sendable, Hashable {
    var total = 0
    /// Only where ticket types have limits of their own.
    var byType: [Int: Int] = [:]
  }
}

// MARK: - Applying

extension Segment {
  /// Changes the segment by what happened. The record must fit (`defect(of:)` is nil).
  public mutating func apply(_ record: SegmentRecord) {
    let defect = defect(of: record)
    precondition(defect == nil, "a record fits the segment it is applied to: \(defect ?? "")")
    version += 1
    switch record {
    case .opened(let stock, _):
      open(stock)
    case .held(let placing):
      place(placing)
    case .released(let order, let reason, let branch, _):
      if let branch { set(branch, .cancelled) }
      end(hold(order), .ended(reason), wasSold: false)
    case .frozen(let order, let branch, _):
      set(branch, .tried(hold: hold(order)))
      holds[hold(order)].state = .frozen(branch)
    case .sold(let order, let branch, _):
      set(branch, .confirmed)
      sell(hold(order))
    case .returning(let order, let branch, _):
      set(branch, .tried(hold: hold(order)))
      holds[hold(order)].state = .returning(branch)
    case .returned(let order, let branch, _):
      set(branch, .confirmed)
      end(hold(order), .returned, wasSold: true)
    case .branchCancelled(let branch, _, _):
      undo(branch)
    }
  }

  private mutating func open(_ stock: Stock) {
    let layout = Layout(stock)
    self.stock = stock
    counts = stock.types.map {
      TypeCount(capacity: $0.capacity, free: $0.capacity, generalFree: $0.generalCapacity)
    }
    holderOfSeat = Array(repeating: -1, count: layout.ids.count)
    freeRuns = layout.blocks.map { FreeRuns(runs: [$0.seats]) }
    self.layout = layout
  }

  private mutating func place(_ placing: Placing) {
    let index: Int
    if let known = holdByOrder[placing.order] {
      index = known
      holds[index].places = placing.places
      holds[index].state = .held
    } else {
      index = holds.count
      add(
        Hold(
          order: placing.order, buyer: placing.buyer, requestKey: placing.requestKey,
          kind: placing.kind, asked: placing.places, places: placing.places,
          expiresAt: placing.expiresAt, state: .held))
    }
    occupy(index)
    deadlines.add(placing.expiresAt, hold: index)
  }

  private mutating func add(_ hold: Hold) {
    let index = holds.count
    holds.append(hold)
    holdByOrder[hold.order] = index
    holdByRequest[RequestKey(buyer: hold.buyer, key: hold.requestKey)] = index
  }

  /// Takes the hold's places out of what is free.
  private mutating func occupy(_ index: Int) {
    let hold = holds[index]
    for seat in hold.places.seats { holderOfSeat[seat] = Int32(index) }
    recountRuns(hold.places.seats)
    for (type, count) in placesByType(hold.places) {
      counts[type].free -= count
      counts[type].held += count
      owned[hold.buyer, default: Owned()].total += count
      if hasOwnLimit(type) { owned[hold.buyer, default: Owned()].byType[type, default: 0] += count }
      checkConservation(type)
    }
    if let general = hold.places.general { counts[general.type].generalFree -= general.count }
  }

  private mutating func sell(_ index: Int) {
    holds[index].state = .sold
    for (type, count) in placesByType(holds[index].places) {
      counts[type].held -= count
      counts[type].sold += count
      checkConservation(type)
    }
  }

  /// Gives the hold's places back.
  private mutating func end(_ index: Int, _ state: HoldState, wasSold: Bool) {
    let hold = holds[index]
    holds[index].state = state
    for seat in hold.places.seats { holderOfSeat[seat] = -1 }
    recountRuns(hold.places.seats)
    if let general = hold.places.general { counts[general.type].generalFree += general.count }
    for (type, count) in placesByType(hold.places) {
      counts[type].free += count
      if wasSold { counts[type].sold -= count } else { counts[type].held -= count }
      disown(hold.buyer, type, count)
      checkConservation(type)
    }
  }

  private mutating func disown(_ buyer: Identifier, _ type: Int, _ count: Int) {
    guard var rest = owned[buyer] else { preconditionFailure("a buyer owns what is given back") }
    rest.total -= count
    if let ofType = rest.byType[type] { rest.byType[type] = ofType == count ? nil : ofType - count }
    precondition(rest.total >= 0, "a buyer owns what is given back")
    owned[buyer] = rest.total == 0 ? nil : rest
  }

  private mutating func undo(_ branch: Branch) {
    if let known = branchByName[branch], case .tried(let index) = branches[known].state {
      if case .frozen = holds[index].state {
        holds[index].state = .held
        deadlines.add(holds[index].expiresAt, hold: index)
      } else {
        holds[index].state = .sold
      }
    }
    set(branch, .cancelled)
  }

  private mutating func set(_ branch: Branch, _ state: BranchState) {
    if let known = branchByName[branch] {
      branches[known].state = state
    } else {
      branchByName[branch] = branches.count
      branches.append(BranchEntry(name: branch, state: state))
    }
  }

  /// The free runs of the blocks these seats lie in, found again: O(seats of the blocks).
  private mutating func recountRuns(_ seats: [Int]) {
    guard let layout else { return }
    var last = -1
    for seat in seats {
      let block = layout.blockOfSeat[seat]
      guard block != last else { continue }
      last = block
      freeRuns[block] = FreeRuns(in: layout.blocks[block].seats) { holderOfSeat[$0] < 0 }
    }
  }

  private func checkConservation(_ type: Int) {
    let count = counts[type]
    precondition(count.free >= 0 && count.held >= 0 && count.sold >= 0, "no count is below zero")
    precondition(count.free + count.held + count.sold == count.capacity, "free + held + sold = capacity")
  }

  private func hold(_ order: Identifier) -> Int {
    guard let index = holdByOrder[order] else { preconditionFailure("the order has a hold") }
    return index
  }
}

// MARK: - Shared look-ups

extension Segment {
  /// How many places of each type, ascending by type. O(places), at most `placesPerHold`.
  func placesByType(_ places: PlaceSet) -> [(type: Int, count: Int)] {
    if let general = places.general { return [(general.type, general.count)] }
    guard let layout else { return [] }
    var result: [(type: Int, count: Int)] = []
    for seat in places.seats {
      let type = layout.typeOfSeat[seat]
      if let index = result.firstIndex(where: { $0.type == type }) {
        result[index].count += 1
      } else {
        result.append((type, 1))
      }
    }
    return result.sorted { $0.type < $1.type }
  }

  func hasOwnLimit(_ type: Int) -> Bool { (stock?.types[type].limitPerBuyer ?? 0) > 0 }

  /// Rebuilds everything from what a snapshot keeps.
  /// - Returns: `nil` when the parts contradict each other.
  init?(stock: Stock?, version: Int, holds: [Hold], branches: [BranchEntry]) {
    self.init()
    self.version = version
    guard let stock else {
      guard holds.isEmpty, branches.isEmpty else { return nil }
      return
    }
    guard stock.defect() == nil else { return nil }
    open(stock)
    for hold in holds {
      guard holdByOrder[hold.order] == nil, fits(hold.asked), fits(hold.places) else { return nil }
      add(hold)
      guard restore(holds: self.holds.count - 1) else { return nil }
    }
    for branch in branches {
      guard branchByName[branch.name] == nil else { return nil }
      if case .tried(let hold) = branch.state, !isUnderWay(branch.name, in: hold) { return nil }
      set(branch.name, branch.state)
    }
  }

  private func isUnderWay(_ branch: Branch, in hold: Int) -> Bool {
    guard holds.indices.contains(hold) else { return false }
    return holds[hold].state == .frozen(branch) || holds[hold].state == .returning(branch)
  }

  private mutating func restore(holds index: Int) -> Bool {
    let hold = holds[index]
    switch hold.state {
    case .ended, .returned: return true
    case .held, .frozen, .sold, .returning:
      guard areFree(hold.places) else { return false }
      occupy(index)
    }
    switch hold.state {
    case .held: deadlines.add(hold.expiresAt, hold: index)
    case .sold, .returning:
      sell(index)
      holds[index].state = hold.state
    default: break
    }
    return true
  }
}
