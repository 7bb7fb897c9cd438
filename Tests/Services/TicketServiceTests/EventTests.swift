import Base
import Messages
import RPCCore
import TestKit
import Testing

@Suite struct EventTests {
  static let season = """
    {"name": "League 2026", "matches": [
      {"round": "Matchday 1", "date": "2026-08-15", "time": "15:00", "team1": "Reds", "team2": "Blues"},
      {"round": "Matchday 1", "date": "2026-08-14", "team1": {"name": "Owls"}, "team2": "Cats"}]}
    """

  @Test func `an event is made once per request`() throws {
    try TestLoop.run { loop in
      let world = try await TicketWorld(loop)
      let event = try await world.makeEvent()
      #expect(event.name == "Concert" && event.organiserID == world.anna.description)
      #expect(try await world.makeEvent() == event)
      #expect(await reason { _ = try await world.makeEvent("Other") } == "REQUEST_REUSED")
      #expect(await reason { _ = try await world.makeEvent(" ", request: "f") } == "INVALID_TEXT")
      #expect(await reason {
        _ = try await world.tickets.createEvent(TicketV1.CreateEventRequest(name: "x"), world.by(world.anna, "g"))
      } == "INVALID_TIMES")
    }
  }

  @Test func `a calendar becomes one event per match, all or none, once`() throws {
    try TestLoop.run { loop in
      let world = try await TicketWorld(loop)
      let request = TicketV1.ImportSeasonRequest(calendar: [UInt8](Self.season.utf8), timeZoneMinutes: 480)
      let answer = try await world.tickets.importSeason(request, world.by())
      #expect(answer.season == "League 2026" && answer.events == 2 && answer.eventIDs.count == 2)
      #expect(try await world.tickets.importSeason(request, world.by()) == answer)
      let listed = try await world.tickets.listEvents(TicketV1.ListEventsRequest(season: "League 2026")).events
      #expect(listed.map(\.name) == ["Owls – Cats", "Reds – Blues"], "in the order of their start")
      #expect(listed[1].round == "Matchday 1")
      #expect(listed[1].startsAt == CivilTime("2026-08-15 07:00:00")?.wallTime(offsetMinutes: 0))
      #expect(try await world.tickets.listEvents(TicketV1.ListEventsRequest(season: "none")).events.isEmpty)
      let error = await refusal {
        _ = try await world.tickets.importSeason(
          TicketV1.ImportSeasonRequest(calendar: [UInt8](Self.season.replacing("2026-08-14", with: "2026-02-30").utf8)),
          world.by(world.anna, "b"))
      }
      #expect(error?.reason == "INVALID_CALENDAR" && error?.facts["path"] == "$.matches[1].date")
      #expect(try await world.tickets.listEvents(TicketV1.ListEventsRequest()).events.count == 2)
    }
  }

  @Test func `the same season under another request id makes no second set of events`() throws {
    try TestLoop.run { loop in
      let world = try await TicketWorld(loop)
      let request = TicketV1.ImportSeasonRequest(calendar: [UInt8](Self.season.utf8), timeZoneMinutes: 480)
      let first = try await world.tickets.importSeason(request, world.by(world.anna, "a"))
      #expect(try await world.tickets.importSeason(request, world.by(world.anna, "b")) == first)
      #expect(try await world.tickets.importSeason(request, world.by(world.anna, "b")) == first)
      var moved = request
      moved.timeZoneMinutes = 60
      let reused = await reason { _ = try await world.tickets.importSeason(moved, world.by(world.anna, "b")) }
      #expect(reused == "REQUEST_REUSED")
      let other = try await world.tickets.importSeason(moved, world.by(world.anna, "c"))
      let ottos = try await world.tickets.importSeason(request, world.by(world.otto, "a"))
      #expect(Set(first.eventIDs + other.eventIDs + ottos.eventIDs).count == 6)
    }
  }

  @Test(arguments: [("fixtures/2025-26_en.1.json", 380), ("fixtures/2025_cn.1.json", 240)])
  func `the real seasons import whole`(file: String, matches: Int) throws {
    guard let calendar = TicketWorld.shared(file) else { return }
    try TestLoop.run { loop in
      let world = try await TicketWorld(loop)
      let answer = try await world.tickets.importSeason(
        TicketV1.ImportSeasonRequest(calendar: calendar, timeZoneMinutes: 0), world.by())
      #expect(answer.events == UInt32(matches) && Set(answer.eventIDs).count == matches)
      var found: [TicketV1.Event] = []
      var token = ""
      repeat {
        let page = try await world.tickets.listEvents(
          TicketV1.ListEventsRequest(pageSize: 100, pageToken: token, season: answer.season))
        found += page.events
        token = page.nextPageToken
      } while !token.isEmpty
      #expect(Set(found.map(\.eventID)) == Set(answer.eventIDs) && found.count == matches)
      let times = found.compactMap { $0.startsAt?.milliseconds }
      #expect(times == times.sorted())
    }
  }
}
