import Base
import Testing

@testable import Inventory

@Suite struct SegmentPropertyTests {
  @Test(arguments: 1...40)
  func `a random life equals a naive model, its replay and its snapshot`(seed: Int) throws {
    var run = RandomLife(seed: UInt64(seed))
    for _ in 0..<(seed == 1 ? 1000 : 300) { try run.step() }
    #expect(run.sawEverything || seed != 1, "seed 1 reaches sales, returns, expiry and re-grabs: \(run.seen)")
  }
}

/// Random commands on a segment and on the naive model, compared after each.
struct RandomLife {
  let seed: UInt64
  let dice: SeededDice
  var segment = Segment()
  var replayed = Segment()
  var model = NaiveStock()
  var now = 150
  var orders = 0
  var branches: [Branch] = []
  var seen: Set<String> = []

  init(seed: UInt64) {
    self.seed = seed
    dice = SeededDice(seed: seed)
    _ = record { segment throws(SegmentRefusal) in
      try segment.open(smallHall(limit: 8, vipLimit: 5, standing: 9), at: at(1))
    }
  }

  var sawEverything: Bool {
    seen.isSuperset(of: ["held", "expired", "buyer", "sold", "returned", "regrab", "LIMIT_REACHED", "SEAT_TAKEN"])
  }

  /// Runs a command, replays its records through the codec and compares the two segments.
  mutating func record(
    _ command: (inout Segment) throws(SegmentRefusal) -> [SegmentRecord]
  ) -> Result<[SegmentRecord], SegmentRefusal> {
    let before = segment
    do throws(SegmentRefusal) {
      let records = try command(&segment)
      for one in records {
        try! replayed.replay(SegmentCodec.decode(SegmentCodec.encode([one])))
        note(one)
      }
      #expect(replayed == segment, "seed \(seed)")
      return .success(records)
    } catch {
      seen.insert(error.reason)
      #expect(segment == before, "a refusal changes nothing, seed \(seed)")
      return .failure(error)
    }
  }

  private mutating func note(_ record: SegmentRecord) {
    switch record {
    case .held(let placing): seen.insert(placing.regrabFor == nil ? "held" : "regrab")
    case .released(_, let reason, _, _): seen.insert("\(reason)")
    case .sold: seen.insert("sold")
    case .returned: seen.insert("returned")
    default: break
    }
  }

  mutating func step() throws {
    now += dice.below(8)
    let second = now
    for released in try record({ $0.expire(at: at(second)) }).get() { model.apply(released) }
    switch dice.below(10) {
    case 0...4: hold()
    case 5: release()
    case 6, 7: tryBranch()
    default: decide()
    }
    try check()
  }

  private mutating func hold() {
    let selection = selection()
    let who = dice.below(8)
    // Now and then the key of an earlier request.
    let key = dice.below(6) == 0 ? "r\(dice.below(orders + 1))" : "r\(orders)"
    let order = id(orders)
    orders += 1
    let (second, expected) = (now, model.expectedRefusal(selection, key: key, buyer: buyer(who)))
    var decision: HoldDecision?
    let result = record { segment throws(SegmentRefusal) in
      let made = try segment.hold(selection, requestKey: key, buyer: buyer(who), order: order, at: at(second))
      decision = made
      return made.records
    }
    switch result {
    case .failure(let refusal): #expect(refusal.reason == expected, "seed \(seed)")
    case .success(let records):
      #expect(expected == nil, "seed \(seed)")
      model.remember(key, buyer(who), selection)
      if case .best(let type, let count) = selection, let first = records.first {
        model.checkBest(first, type, count, seed)
      }
      records.forEach { model.apply($0) }
      #expect(decision.flatMap { segment.answer(to: $0.order) } != nil)
    }
  }

  private func selection() -> Selection {
    let count = 1 + dice.below(4)
    switch dice.below(3) {
    case 0: return .general(type: "standing", count: count)
    case 1: return .best(type: dice.pick(["vip", "balcony"]), count: count)
    default:
      let seats = (0..<count).map { _ in "\(dice.pick(["ZA", "ZB", "ZC", "QA"]))-\(1 + dice.below(8))" }
      return .chosen(seats: seats)
    }
  }

  private mutating func release() {
    let (order, second) = (id(max(0, orders - dice.below(10))), now)
    let who = dice.below(4) == 0 ? buyer(dice.below(8)) : model.holdings[order]?.buyer ?? buyer(0)
    if case .success(let records) = record({ segment throws(SegmentRefusal) in
      try segment.release(order, by: who, at: at(second))
    }) {
      records.forEach { model.apply($0) }
    }
  }

  private mutating func tryBranch() {
    let recent = id(max(0, orders - dice.below(25)))
    let (second, regrab, isReturn) = (now, dice.below(2) == 0, dice.below(3) == 0)
    let sold = model.holdings.filter { $0.value.state == "sold" }.keys.sorted()
    let order = isReturn && !sold.isEmpty ? dice.pick(sold) : recent
    let name = dice.below(5) == 0 && !branches.isEmpty ? dice.pick(branches) : branch(branches.count)
    branches.append(name)
    let result = record { segment throws(SegmentRefusal) in
      isReturn
        ? try segment.tryReturn(order, branch: name, deadline: at(second + 5), at: at(second))
        : try segment.trySell(order, regrab: regrab, branch: name, deadline: at(second + 5), at: at(second))
    }
    if case .success(let records) = result { records.forEach { model.apply($0) } }
  }

  private mutating func decide() {
    guard !branches.isEmpty else { return }
    let (name, second, commit) = (dice.pick(branches), now, dice.below(4) != 0)
    let result = record { segment throws(SegmentRefusal) in
      commit
        ? try segment.confirm(name, at: at(second)) : try segment.cancel(name, order: id(0), at: at(second))
    }
    if case .success(let records) = result { records.forEach { model.apply($0) } }
  }

  /// The independent books: the model's seats and counts against the segment's.
  private func check() throws {
    let taken = segment.takenSeats
    #expect(Set(taken.held) == model.seats("held"), "seed \(seed)")
    #expect(Set(taken.sold) == model.seats("sold"), "seed \(seed)")
    #expect(taken.held.count + taken.sold.count == Set(taken.held + taken.sold).count)
    for type in segment.availability {
      #expect(type.free + type.held + type.sold == type.capacity)
      #expect(type.held == model.count("held", type.ticketType), "seed \(seed)")
      #expect(type.sold == model.count("sold", type.ticketType), "seed \(seed)")
    }
    for who in 0..<8 {
      #expect(model.owned(buyer(who), nil) <= 8, "seed \(seed)")
      #expect(model.owned(buyer(who), "vip") <= 5, "seed \(seed)")
    }
    guard dice.below(8) == 0 else { return }
    #expect(try SegmentSnapshot.decode(SegmentSnapshot.encode(segment)) == segment, "seed \(seed)")
  }
}

/// Stock as a list of places, counted by walking over all of them.
struct NaiveStock {
  struct Holding {
    let buyer: Identifier
    var places: [(seat: String, type: String)]
    var state: String
  }
  var holdings: [Identifier: Holding] = [:]
  var requests: [String: Selection] = [:]
  let names: Segment = {
    var segment = Segment()
    segment.apply(.opened(smallHall(limit: 8, vipLimit: 5, standing: 9), at: at(1)))
    return segment
  }()

  mutating func remember(_ key: String, _ buyer: Identifier, _ selection: Selection) {
    requests["\(buyer)\(key)"] = selection
  }

  mutating func apply(_ record: SegmentRecord) {
    switch record {
    case .opened: break
    case .held(let placing):
      let places = names.places(placing.places).map { (seat: $0.seat, type: $0.ticketType) }
      holdings[placing.order] = Holding(buyer: placing.buyer, places: places, state: "held")
    case .released(let order, _, _, _), .returned(let order, _, _): holdings[order]?.state = "free"
    case .sold(let order, _, _): holdings[order]?.state = "sold"
    case .frozen, .returning, .branchCancelled: break
    }
  }

  func places(_ state: String) -> [(seat: String, type: String)] {
    holdings.values.filter { $0.state == state }.flatMap(\.places)
  }
  func seats(_ state: String) -> Set<String> { Set(places(state).map(\.seat)).subtracting([""]) }
  func count(_ state: String, _ type: String) -> Int { places(state).count { $0.type == type } }
  func owned(_ buyer: Identifier, _ type: String?) -> Int {
    holdings.values.filter { $0.buyer == buyer && $0.state != "free" }.flatMap(\.places)
      .count { type == nil || $0.type == type }
  }

  func expectedRefusal(_ selection: Selection, key: String, buyer: Identifier) -> String? {
    if let known = requests["\(buyer)\(key)"] { return known == selection ? nil : "REQUEST_REUSED" }
    let types: [String]
    switch selection {
    case .chosen(let seats):
      if Set(seats).count != seats.count { return "DUPLICATE_SEAT" }
      types = seats.map { $0.hasPrefix("Z") ? "vip" : "balcony" }
    case .best(let type, let count), .general(let type, let count):
      types = Array(repeating: type, count: count)
    }
    if owned(buyer, nil) + types.count > 8 { return "LIMIT_REACHED" }
    let vip = types.count { $0 == "vip" }
    if vip > 0, owned(buyer, "vip") + vip > 5 { return "LIMIT_REACHED" }
    if case .chosen(let seats) = selection {
      return seats.contains { self.seats("held").union(self.seats("sold")).contains($0) } ? "SEAT_TAKEN" : nil
    }
    let capacity = ["vip": 30, "balcony": 8, "standing": 9]
    let left = (capacity[types[0]] ?? 0) - count("held", types[0]) - count("sold", types[0])
    return left >= types.count ? nil : left == 0 ? "SOLD_OUT" : "NOT_ENOUGH_LEFT"
  }

  /// Looks at every run of seats: side by side if any such are free, without an orphan if possible.
  func checkBest(_ record: SegmentRecord, _ type: String, _ count: Int, _ seed: UInt64) {
    guard case .held(let placing) = record else { return }
    let chosen = Set(names.places(placing.places).map(\.seat))
    let taken = seats("held").union(seats("sold"))
    #expect(chosen.count == count && chosen.isDisjoint(with: taken), "seed \(seed)")
    let blocks =
      type == "vip"
      ? ["ZA", "ZB", "ZC"].map { row in (1...10).map { "\(row)-\($0)" } }
      : [(1...4).map { "QA-\($0)" }, (5...8).map { "QA-\($0)" }]
    var together: [(seats: Set<String>, orphan: Bool)] = []
    for block in blocks where block.count >= count {
      for start in 0...(block.count - count) where block[start..<start + count].allSatisfy({ !taken.contains($0) }) {
        let after = (-1...block.count).map { seat in
          block.indices.contains(seat) && !taken.contains(block[seat]) && !(start..<start + count).contains(seat)
        }
        let lone = [start - 1, start + count].contains { seat in
          seat >= 0 && seat < block.count && after[seat + 1] && !(seat > 0 && after[seat])
            && !(seat < block.count - 1 && after[seat + 2])
        }
        together.append((Set(block[start..<start + count]), lone))
      }
    }
    guard !together.isEmpty else { return }
    let choice = together.first { $0.seats == chosen }
    #expect(choice != nil, "side by side where possible, seed \(seed)")
    if together.contains(where: { !$0.orphan }) { #expect(choice?.orphan == false, "no orphan, seed \(seed)") }
  }
}
