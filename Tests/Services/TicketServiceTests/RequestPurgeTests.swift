import Base
import Messages
import Ports
import SQLiteStore
import TestKit
import Testing
import TicketService

@Suite struct RequestPurgeTests {
  private static let week: Duration = .seconds(7 * 86_400)

  private func known(_ world: TicketWorld) async throws -> [String] {
    try await world.store.read { tx in
      try tx.query("SELECT request_key FROM requests ORDER BY request_key").map { try $0.text(0) }
    }
  }

  @Test func `a request is known again for a week, then its row goes`() throws {
    try TestLoop.run { loop in
      let world = try await TicketWorld(loop)
      loop.spawn { await world.server.run() }
      let venue = try await world.importPlan(request: "old")
      try await loop.sleep(for: Self.week - .seconds(7_200))
      #expect(try await world.importPlan(request: "old") == venue)
      _ = try await world.makeEvent(request: "young")
      try await loop.sleep(for: .seconds(4 * 3_600))
      #expect(try await known(world) == ["young"])
      #expect(try await world.importPlan(request: "old").venueID != venue.venueID, "a new request")
      #expect(try await world.tickets.getVenue(.init(venueID: venue.venueID), world.by()) == venue)
      try await loop.sleep(for: Self.week + .seconds(7_200))
      #expect(try await known(world).isEmpty)
    }
  }
}
