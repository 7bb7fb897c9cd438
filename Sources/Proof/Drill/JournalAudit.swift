package import Base
package import Inventory
internal import Ports

/// The journal of one segment, told again by rules of the auditor's own: it does not use `Segment`.
///
/// At every record: places free + held + sold = capacity, no place has two owners, no buyer has more
/// than the limit, no branch is both confirmed and cancelled (invariants I1, I3, I10, I14, I15).
package struct JournalAudit {
  package enum Standing: String { case held, frozen, sold, returning, returned, ended }

  package struct Entry {
    package let buyer: Identifier
    let requestKey: String
    package let places: PlaceSet
    let amountMinor: Int64
    package var standing: Standing
    /// The branch that froze the hold or returns the sale.
    var branch: Branch?
    /// The seats of the first placing, as the buyer was told.
    let toldSeats: [String]
  }

  private struct Share: Hashable {
    let buyer: Identifier
    let type: Int
  }

  enum Phase { case tried, confirmed, cancelled }

  /// The stock as it was after one record.
  package struct Moment: Sendable {
    /// Of the batch.
    package let sequence: Int64
    /// Free places by ticket type id.
    package let free: [String: Int]
    package let takenSeats: Set<String>
    package let placesOfBuyer: [Identifier: Int]
  }

  package let segment: String
  private let keepsMoments: Bool
  /// After every record, when they are kept.
  package private(set) var moments: [Moment] = []
  private(set) var capacity = 0
  package private(set) var orders: [Identifier: Entry] = [:]
  private(set) var branches: [Branch: Phase] = [:]
  package private(set) var problems: [String] = []
  private(set) var oversold = 0

  private var owners: [Identifier?] = []
  private var types: [Stock.TicketType] = []
  private var typeOfSeat: [Int] = []
  private var generalTaken: [Int] = []
  private var limit = 0
  private var requests: [String: Identifier] = [:]
  private var placesOfBuyer: [Identifier: Int] = [:]
  private var placesOfType: [Share: Int] = [:]
  private var seatIDs: [String] = []
  private var lastSequence: Int64 = 0
  private var lastEpoch: Int64 = 0

  package init(_ segment: String, keepsMoments: Bool = false) {
    self.segment = segment
    self.keepsMoments = keepsMoments
  }

  var taken: Int { owners.count { $0 != nil } + generalTaken.reduce(0, +) }
  var sold: Int { count([.sold, .returning]) }
  package var held: Int { count([.held, .frozen]) }
  var free: Int { capacity - taken }

  /// The ids of the seats that an order has, or had last.
  package func seats(of entry: Entry) -> [String] { entry.places.seats.map { seatIDs[$0] } }

  private func count(_ standings: Set<Standing>) -> Int {
    orders.values.reduce(0) { standings.contains($1.standing) ? $0 + $1.places.count : $0 }
  }

  // MARK: - Reading

  package mutating func read(sequence: Int64, epoch: Int64, records bytes: [UInt8]) {
    if sequence != lastSequence + 1 {
      problem("I21", "sequence \(sequence) follows \(lastSequence)")
    }
    if epoch < lastEpoch { problem("I21", "epoch \(epoch) follows \(lastEpoch)") }
    (lastSequence, lastEpoch) = (sequence, epoch)
    do {
      for record in try SegmentCodec.decode(bytes) {
        apply(record)
        if keepsMoments { keepMoment() }
      }
    } catch {
      problem("I1", "batch \(sequence) cannot be read: \(error)")
    }
  }

  private mutating func keepMoment() {
    var taken = generalTaken
    var names: Set<String> = []
    for (seat, owner) in owners.enumerated() where owner != nil {
      taken[typeOfSeat[seat]] += 1
      names.insert(seatIDs[seat])
    }
    var free: [String: Int] = [:]
    for (index, type) in types.enumerated() {
      let capacity = type.generalCapacity + type.rows.reduce(0) { $0 + $1.seats.count }
      free[type.id] = capacity - taken[index]
    }
    moments.append(
      Moment(
        sequence: lastSequence, free: free, takenSeats: names, placesOfBuyer: placesOfBuyer))
  }

  private mutating func apply(_ record: SegmentRecord) {
    switch record {
    case .opened(let stock, _): open(stock)
    case .held(let placing): place(placing)
    case .released(let order, _, let branch, _):
      if let branch { enter(branch, .cancelled) }
      end(order, from: [.held, .frozen], to: .ended)
    case .frozen(let order, let branch, _):
      enter(branch, .tried)
      move(order, from: [.held], to: .frozen)
      orders[order]?.branch = branch
    case .sold(let order, let branch, _):
      enter(branch, .confirmed)
      expect(branch, of: order)
      move(order, from: [.frozen], to: .sold)
    case .returning(let order, let branch, _):
      enter(branch, .tried)
      move(order, from: [.sold], to: .returning)
      orders[order]?.branch = branch
    case .returned(let order, let branch, _):
      enter(branch, .confirmed)
      expect(branch, of: order)
      end(order, from: [.returning], to: .returned)
    case .branchCancelled(let branch, let order, _):
      enter(branch, .cancelled)
      // A cancel that found nothing to cancel names a branch that never touched the order.
      if let standing = orders[order]?.standing, orders[order]?.branch == branch {
        if standing == .frozen { move(order, from: [.frozen], to: .held) }
        if standing == .returning { move(order, from: [.returning], to: .sold) }
      }
    }
    if taken + free != capacity || free < 0 || held + sold != taken {
      problem("I1", "places do not add up")
    }
  }

  private mutating func open(_ stock: Stock) {
    types = stock.types
    limit = stock.limitPerBuyer
    capacity = stock.capacity
    generalTaken = Array(repeating: 0, count: types.count)
    for (index, type) in types.enumerated() {
      for row in type.rows {
        seatIDs += row.seats.map(\.id)
        typeOfSeat += Array(repeating: index, count: row.seats.count)
      }
    }
    owners = Array(repeating: nil, count: typeOfSeat.count)
  }

  private mutating func place(_ placing: Placing) {
    if let branch = placing.regrabFor { enter(branch, .tried) }
    let key = "\(placing.buyer)/\(placing.requestKey)"
    if let known = requests[key], known != placing.order {
      problem("I14", "request \(key) made two orders")
    }
    requests[key] = placing.order
    for seat in placing.places.seats {
      if owners[seat] != nil {
        oversold += 1
        problem("I3", "seat \(seat) has two owners")
      }
      owners[seat] = placing.order
    }
    if let general = placing.places.general {
      generalTaken[general.type] += general.count
      let over = generalTaken[general.type] - types[general.type].generalCapacity
      if over > 0 {
        oversold += over
        problem("I1", "\(over) places of \(types[general.type].name) too many")
      }
    }
    count(placing.places, of: placing.buyer, by: 1)
    orders[placing.order] = Entry(
      buyer: placing.buyer, requestKey: placing.requestKey, places: placing.places,
      amountMinor: amount(placing.places), standing: .held,
      toldSeats: orders[placing.order]?.toldSeats ?? placing.places.seats.map { seatIDs[$0] })
  }

  /// Adds places to what a buyer has, or takes them off, and checks both limits.
  private mutating func count(_ places: PlaceSet, of buyer: Identifier, by sign: Int) {
    placesOfBuyer[buyer, default: 0] += sign * places.count
    for seat in places.seats {
      placesOfType[Share(buyer: buyer, type: typeOfSeat[seat]), default: 0] += sign
    }
    if let general = places.general {
      placesOfType[Share(buyer: buyer, type: general.type), default: 0] += sign * general.count
    }
    guard sign > 0 else { return }
    if placesOfBuyer[buyer, default: 0] > limit {
      problem("I10", "buyer \(buyer) has more than \(limit) places")
    }
    let touched = Set(
      places.seats.map { typeOfSeat[$0] } + (places.general.map { [$0.type] } ?? []))
    for type in touched.sorted() where types[type].limitPerBuyer > 0 {
      if placesOfType[Share(buyer: buyer, type: type), default: 0] > types[type].limitPerBuyer {
        problem(
          "I10",
          "buyer \(buyer) has more than \(types[type].limitPerBuyer) places of \(types[type].name)")
      }
    }
  }

  private func amount(_ places: PlaceSet) -> Int64 {
    let seats = places.seats.reduce(Int64(0)) { $0 + types[typeOfSeat[$1]].price.minor }
    guard let general = places.general else { return seats }
    return seats + types[general.type].price.minor * Int64(general.count)
  }

  private mutating func move(_ order: Identifier, from: Set<Standing>, to: Standing) {
    guard let entry = orders[order], from.contains(entry.standing) else {
      return problem(
        "I2", "order \(order) becomes \(to) from \(orders[order]?.standing.rawValue ?? "nothing")")
    }
    orders[order]?.standing = to
  }

  private mutating func end(_ order: Identifier, from: Set<Standing>, to: Standing) {
    move(order, from: from, to: to)
    guard let entry = orders[order], entry.standing == to else { return }
    for seat in entry.places.seats where owners[seat] == order { owners[seat] = nil }
    if let general = entry.places.general { generalTaken[general.type] -= general.count }
    count(entry.places, of: entry.buyer, by: -1)
  }

  private mutating func expect(_ branch: Branch, of order: Identifier) {
    guard let entry = orders[order], entry.branch != branch else { return }
    problem(
      "I11", "branch \(branch.xid)/\(branch.id) confirms order \(order), which another branch holds"
    )
  }

  private mutating func enter(_ branch: Branch, _ phase: Phase) {
    if let known = branches[branch], known != .tried, known != phase {
      problem("I15", "branch \(branch.xid)/\(branch.id) was \(known) and is \(phase)")
    }
    branches[branch] = phase
  }

  private mutating func problem(_ invariant: String, _ what: String) {
    guard problems.count < 20 else { return }
    problems.append("\(invariant): segment \(segment): \(what)")
  }
}
