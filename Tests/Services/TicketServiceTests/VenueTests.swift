import Base
import Messages
import RPCCore
import TestKit
import Testing

@Suite struct VenueTests {
  @Test func `a plan becomes a venue that shows every place`() throws {
    try TestLoop.run { loop in
      let world = try await TicketWorld(loop)
      let venue = try await world.importPlan()
      #expect(venue.name == "Hall" && venue.capacity == 304 && venue.seats == 4)
      #expect(venue.categories.map(\.name) == ["Front", "Back", "Standing"])
      #expect((venue.zones, venue.rows, venue.areas) == (1, 1, 1))
      #expect(try await world.tickets.getVenue(TicketV1.GetVenueRequest(venueID: venue.venueID)) == venue)
      let plan = try await world.tickets.getSeatingPlan(TicketV1.GetSeatingPlanRequest(venueID: venue.venueID))
      #expect(plan.zones[0].rows[0].seats.map(\.seatID) == ["s1", "s2", "s3", "s4"])
      #expect(plan.zones[0].rows[0].seats[2].x == 80)
      #expect(plan.zones[0].areas == [TicketV1.PlanArea(areaID: "a1", name: "Standing", category: "Standing", capacity: 300)])
    }
  }

  @Test func `the same request is the same venue; with another plan it is refused`() throws {
    try TestLoop.run { loop in
      let world = try await TicketWorld(loop)
      let venue = try await world.importPlan()
      #expect(try await world.importPlan() == venue)
      #expect(await reason { _ = try await world.importPlan([UInt8](TicketWorld.plan.replacing("Hall", with: "Hut").utf8)) }
        == "REQUEST_REUSED")
      #expect(await reason { _ = try await world.makeEvent(request: "v") } == "REQUEST_REUSED")
      let other = try await world.tickets.importVenue(
        TicketV1.ImportVenueRequest(plan: [UInt8](TicketWorld.plan.utf8), areas: ["Standing:300"]), world.by(world.otto, "v"))
      #expect(other.venueID != venue.venueID, "request ids are each user's own")
    }
  }

  @Test(arguments: [
    ("", "$"), ("{", "$"), ("[]", "$"), ("{\"name\":\"x\"}", "$.categories"),
    (TicketWorld.plan.replacing("\"category\": \"Back\"", with: "\"category\": \"Moon\""), "$.zones[0].rows[0].seats[3].category"),
    (TicketWorld.plan.replacing("\"s4\"", with: "\"s1\""), "$.zones[0].rows[0].seats[3].seat_guid"),
    (TicketWorld.plan.replacing("\"x\": 80", with: "\"x\": \"far\""), "$.zones[0].rows[0].seats[2].position.x"),
  ])
  func `a bad plan is told with the path of what is wrong`(plan: String, path: String) throws {
    try TestLoop.run { loop in
      let world = try await TicketWorld(loop)
      let error = await refusal { _ = try await world.importPlan([UInt8](plan.utf8)) }
      #expect(error?.code == .invalidArgument && error?.reason == "INVALID_PLAN")
      #expect(error?.facts["path"] == path)
    }
  }

  @Test func `only organisers and operators import`() throws {
    try TestLoop.run { loop in
      let world = try await TicketWorld(loop)
      let request = TicketV1.ImportVenueRequest(plan: [UInt8](TicketWorld.plan.utf8), areas: ["Standing:1"])
      #expect(await reason { _ = try await world.tickets.importVenue(request) } == "NOT_LOGGED_IN")
      #expect(await reason { _ = try await world.tickets.importVenue(request, world.by(roles: "buyer")) } == "ROLE_MISSING")
      _ = try await world.tickets.importVenue(request, world.by(roles: "operator"))
    }
  }

  @Test func `venues are listed in pages`() throws {
    try TestLoop.run { loop in
      let world = try await TicketWorld(loop)
      var made: [String] = []
      for number in 0..<5 {
        made.append(try await world.importPlan(request: "v\(number)").venueID)
        try await loop.sleep(for: .milliseconds(2))
      }
      var found: [String] = []
      var token = ""
      repeat {
        let page = try await world.tickets.listVenues(TicketV1.ListVenuesRequest(pageSize: 2, pageToken: token))
        found += page.venues.map(\.venueID)
        token = page.nextPageToken
      } while !token.isEmpty
      #expect(found == made)
      #expect(await reason { _ = try await world.tickets.listVenues(TicketV1.ListVenuesRequest(pageToken: "?")) } == "PAGE_TOKEN_INVALID")
    }
  }

  @Test(arguments: ["", "x", "0123", String(repeating: "f", count: 32)])
  func `what is not there is not found`(id: String) throws {
    try TestLoop.run { loop in
      let world = try await TicketWorld(loop)
      #expect(await reason { _ = try await world.tickets.getVenue(TicketV1.GetVenueRequest(venueID: id)) } == "VENUE_NOT_FOUND")
      #expect(await reason { _ = try await world.tickets.getSeatingPlan(TicketV1.GetSeatingPlanRequest(venueID: id)) } == "VENUE_NOT_FOUND")
      #expect(await reason { _ = try await world.tickets.getEvent(TicketV1.GetEventRequest(eventID: id)) } == "EVENT_NOT_FOUND")
      #expect(await reason { _ = try await world.tickets.getPerformance(TicketV1.GetPerformanceRequest(performanceID: id)) }
        == "PERFORMANCE_NOT_FOUND")
      #expect(await reason { _ = try await world.tickets.listPerformances(TicketV1.ListPerformancesRequest(eventID: id)) }
        == "EVENT_NOT_FOUND")
      #expect(await reason {
        _ = try await world.tickets.publishPerformance(TicketV1.PublishPerformanceRequest(performanceID: id), world.by())
      } == "PERFORMANCE_NOT_FOUND")
    }
  }
}
