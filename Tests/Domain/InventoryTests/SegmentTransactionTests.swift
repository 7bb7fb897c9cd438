import Base
import Testing

@testable import Inventory

@Suite struct SegmentTransactionTests {
  /// Order 1 of buyer 1: two VIP seats, held from 200 to 260.
  func held(_ stock: Stock = smallHall()) throws -> Segment {
    var segment = try onSale(stock)
    try segment.take(.chosen(seats: ["ZA-5", "ZA-6"]), 1)
    return segment
  }

  func sold() throws -> Segment {
    var segment = try held()
    _ = try segment.trySell(id(1), regrab: false, branch: branch(1), deadline: at(300), at: at(210))
    _ = try segment.confirm(branch(1), at: at(211))
    return segment
  }

  @Test func `Try freezes, Confirm sells, and repeats change nothing`() throws {
    var segment = try held()
    for expected in [1, 0] {
      let records = try segment.trySell(
        id(1), regrab: false, branch: branch(1), deadline: at(300), at: at(210))
      #expect(records.count == expected)
    }
    #expect(segment.expire(at: at(9_000)).isEmpty)
    #expect(segment.availability[0].held == 2)
    for expected in [1, 0] { #expect(try segment.confirm(branch(1), at: at(211)).count == expected) }
    #expect(segment.availability[0].sold == 2)
    #expect(segment.takenSeats.sold == ["ZA-5", "ZA-6"])
    // A Try that arrives again after Confirm is the same branch.
    #expect(
      try segment.trySell(id(1), regrab: false, branch: branch(1), deadline: at(300), at: at(9_000)).isEmpty)
  }

  @Test func `null compensation: Cancel without Try succeeds, leaves a mark, and Try is refused`() throws {
    var segment = try held()
    #expect(
      try segment.cancel(branch(1), order: id(1), at: at(210))
        == [.branchCancelled(branch(1), order: id(1), at: at(210))])
    #expect(try segment.cancel(branch(1), order: id(1), at: at(210)).isEmpty)
    #expect(throws: SegmentRefusal.branchCancelled) {
      try segment.trySell(id(1), regrab: true, branch: branch(1), deadline: at(300), at: at(211))
    }
    #expect(segment.availability[0].held == 2)
  }

  @Test func `a cancelled hold is a plain hold again while its deadline is ahead`() throws {
    var segment = try held()
    _ = try segment.trySell(id(1), regrab: false, branch: branch(1), deadline: at(300), at: at(210))
    _ = segment.expire(at: at(211))
    #expect(try segment.cancel(branch(1), order: id(1), at: at(259)).count == 1)
    #expect(segment.availability[0].held == 2)
    #expect(try segment.cancel(branch(1), order: id(1), at: at(259)).isEmpty)
    #expect(segment.expire(at: at(260)).count == 1)
    #expect(segment.availability[0].free == 30)
  }

  @Test func `a cancelled hold whose deadline has passed gives its places back`() throws {
    var segment = try held()
    _ = try segment.trySell(id(1), regrab: false, branch: branch(1), deadline: at(300), at: at(210))
    #expect(
      try segment.cancel(branch(1), order: id(1), at: at(260))
        == [.released(order: id(1), .transactionCancelled, branch: branch(1), at: at(260))])
    #expect(segment.availability[0].free == 30)
    #expect(try segment.cancel(branch(1), order: id(1), at: at(261)).isEmpty)
  }

  @Test func `Confirm after Cancel and Cancel after Confirm are violations and do nothing`() throws {
    var cancelled = try held()
    _ = try cancelled.cancel(branch(1), order: id(1), at: at(210))
    let before = cancelled
    #expect(throws: SegmentRefusal.protocolViolation("Confirm after Cancel")) {
      try cancelled.confirm(branch(1), at: at(211))
    }
    #expect(throws: SegmentRefusal.protocolViolation("Confirm without Try")) {
      try cancelled.confirm(branch(2), at: at(211))
    }
    #expect(cancelled == before)
    var confirmed = try sold()
    #expect(throws: SegmentRefusal.protocolViolation("Cancel after Confirm")) {
      try confirmed.cancel(branch(1), order: id(1), at: at(212))
    }
    #expect(confirmed.availability[0].sold == 2)
  }

  @Test func `a Try after the transaction's deadline is refused`() throws {
    var segment = try held()
    #expect(throws: SegmentRefusal.transactionExpired) {
      try segment.trySell(id(1), regrab: false, branch: branch(1), deadline: at(209), at: at(210))
    }
  }

  @Test func `an expired hold is only sold with regrab, and gets the same seats if they are free`() throws {
    var segment = try held()
    _ = segment.expire(at: at(260))
    #expect(throws: SegmentRefusal.holdExpired) {
      try segment.trySell(id(1), regrab: false, branch: branch(1), deadline: at(400), at: at(300))
    }
    let records = try segment.trySell(
      id(1), regrab: true, branch: branch(1), deadline: at(400), at: at(300))
    #expect(records.count == 2)
    #expect(segment.takenSeats.held == ["ZA-5", "ZA-6"])
    #expect(segment.expire(at: at(900)).isEmpty)
    _ = try segment.confirm(branch(1), at: at(301))
    #expect(segment.takenSeats.sold == ["ZA-5", "ZA-6"])
  }

  @Test func `a regrab takes as many of the same type when the seats are gone`() throws {
    var segment = try held()
    _ = segment.expire(at: at(260))
    try segment.take(.chosen(seats: ["ZA-6"]), 2, buyer: 2, at: 270)
    _ = try segment.trySell(id(1), regrab: true, branch: branch(1), deadline: at(400), at: at(300))
    #expect(segment.availability[0].held == 3)
    #expect(segment.takenSeats.held.count == 3)
    // The first answer stays what it was.
    #expect(segment.answer(to: id(1))?.places.map(\.seat) == ["ZA-5", "ZA-6"])
  }

  @Test func `a regrab is refused when sold out, and its Cancel is an empty one`() throws {
    var segment = try held()
    _ = segment.expire(at: at(260))
    for number in 0..<5 {
      try segment.take(.best(type: "vip", count: 6), 10 + number, buyer: 10 + number, at: 270)
    }
    #expect(throws: SegmentRefusal.soldOut) {
      try segment.trySell(id(1), regrab: true, branch: branch(1), deadline: at(400), at: at(300))
    }
    #expect(try segment.cancel(branch(1), order: id(1), at: at(301)).count == 1)
    #expect(segment.availability[0].held == 30)
  }

  @Test func `a regrab of general places counts, and respects the buyer's limit`() throws {
    var segment = try onSale(smallHall(limit: 3))
    try segment.take(.general(type: "standing", count: 2), 1)
    _ = segment.expire(at: at(260))
    try segment.take(.general(type: "standing", count: 2), 2, at: 270)
    #expect(throws: SegmentRefusal.limitReached(limit: 3)) {
      try segment.trySell(id(1), regrab: true, branch: branch(1), deadline: at(400), at: at(300))
    }
    _ = try segment.release(id(2), by: buyer(1), at: at(301))
    _ = try segment.trySell(id(1), regrab: true, branch: branch(2), deadline: at(400), at: at(302))
    #expect(segment.availability[2].held == 2)
  }

  @Test func `what its buyer gave back is not taken again`() throws {
    var segment = try held()
    _ = try segment.release(id(1), by: buyer(1), at: at(205))
    #expect(throws: SegmentRefusal.holdReleased) {
      try segment.trySell(id(1), regrab: true, branch: branch(1), deadline: at(300), at: at(210))
    }
  }

  @Test func `a hold due but not yet expired is sold to who paid for it, with regrab only`() throws {
    var segment = try held()
    #expect(throws: SegmentRefusal.holdExpired) {
      try segment.trySell(id(1), regrab: false, branch: branch(1), deadline: at(300), at: at(260))
    }
    #expect(
      try segment.trySell(id(1), regrab: true, branch: branch(2), deadline: at(300), at: at(260)).count == 1)
  }

  @Test func `another transaction on the same hold is told that it is busy, or sold`() throws {
    var segment = try held()
    _ = try segment.trySell(id(1), regrab: false, branch: branch(1), deadline: at(300), at: at(210))
    #expect(throws: SegmentRefusal.holdBusy) {
      try segment.trySell(id(1), regrab: false, branch: branch(2), deadline: at(300), at: at(210))
    }
    #expect(throws: SegmentRefusal.holdBusy) { try segment.release(id(1), by: buyer(1), at: at(210)) }
    _ = try segment.confirm(branch(1), at: at(211))
    #expect(throws: SegmentRefusal.holdSold) {
      try segment.trySell(id(1), regrab: false, branch: branch(2), deadline: at(300), at: at(212))
    }
    #expect(throws: SegmentRefusal.holdSold) { try segment.release(id(1), by: buyer(1), at: at(212)) }
    #expect(throws: SegmentRefusal.holdNotFound) {
      try segment.trySell(id(7), regrab: false, branch: branch(3), deadline: at(300), at: at(212))
    }
  }

  @Test func `a return keeps the places sold until Confirm, then frees them`() throws {
    var segment = try sold()
    for expected in [1, 0] {
      #expect(
        try segment.tryReturn(id(1), branch: branch(2), deadline: at(900), at: at(400)).count == expected)
    }
    #expect(segment.availability[0].sold == 2)
    #expect(throws: SegmentRefusal.holdBusy) {
      try segment.tryReturn(id(1), branch: branch(3), deadline: at(900), at: at(400))
    }
    for expected in [1, 0] { #expect(try segment.confirm(branch(2), at: at(401)).count == expected) }
    #expect(segment.availability[0].free == 30)
    #expect(throws: SegmentRefusal.holdReturned) {
      try segment.tryReturn(id(1), branch: branch(3), deadline: at(900), at: at(402))
    }
    #expect(throws: SegmentRefusal.holdReturned) { try segment.release(id(1), by: buyer(1), at: at(402)) }
  }

  @Test func `a cancelled return leaves the sale as it was`() throws {
    var segment = try sold()
    _ = try segment.tryReturn(id(1), branch: branch(2), deadline: at(900), at: at(400))
    _ = try segment.cancel(branch(2), order: id(1), at: at(401))
    #expect(segment.availability[0].sold == 2)
    _ = try segment.tryReturn(id(1), branch: branch(3), deadline: at(900), at: at(402))
  }

  @Test func `what was never sold cannot be returned`() throws {
    var segment = try held()
    #expect(throws: SegmentRefusal.holdNotSold) {
      try segment.tryReturn(id(1), branch: branch(1), deadline: at(900), at: at(210))
    }
  }
}
