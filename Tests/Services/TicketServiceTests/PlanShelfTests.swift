import Base
import Catalog
import Testing

@testable import TicketService

@Suite struct PlanShelfTests {
  private func plan(_ seats: Int) throws -> SeatingPlan {
    let list = (0..<seats).map { #"{"seat_guid":"\#($0)","seat_number":"\#($0)","category":"A"}"# }.joined(separator: ",")
    return try SeatingPlan(
      json: [UInt8](#"{"name":"H","categories":[{"name":"A"}],"zones":[{"rows":[{"seats":[\#(list)]}]}]}"#.utf8))
  }

  @Test func `the shelf keeps what was asked for last, within its bound`() throws {
    var shelf = PlanShelf(capacity: 3_000)
    let big = try plan(1_200)
    let ids = (0..<3).map { Identifier(hi: 0, lo: UInt64($0)) }
    shelf.put(big, of: ids[0])
    shelf.put(big, of: ids[1])
    shelf.put(big, of: ids[1])
    #expect(shelf.count == 2)
    #expect(shelf.plan(ids[0]) != nil)
    shelf.put(big, of: ids[2])
    #expect(shelf.plan(ids[1]) == nil && shelf.plan(ids[0]) != nil && shelf.plan(ids[2]) != nil)
  }
}
