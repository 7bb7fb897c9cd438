import Base
import Catalog
public import Messages
import Ports
public import RPCCore

// Events, made by hand or from a season's calendar.
extension TicketServer {
  public func createEvent(_ request: TicketV1.CreateEventRequest, _ call: ServerCall) async throws -> TicketV1.Event {
    let (caller, command) = try writer(call, request)
    let event = StoredEvent(
      id: newID(), organiser: caller.user,
      details: try EventDetails(
        name: request.name, description: request.description,
        startsAt: request.startsAt ?? WallTime(milliseconds: 0)))
    let stored = try await store.write { tx in
      if let earlier = try CatalogTables.accept(tx, command, makes: event.id) {
        guard let known = try CatalogTables.event(tx, earlier) else { throw CatalogRefusal.eventNotFound }
        return known
      }
      try CatalogTables.insert(tx, event)
      return event
    }
    return TicketV1.Event(stored)
  }

  /// Makes one event of every match of a calendar, all or none. The same season of the same
  /// organiser again, also under another request id, gives the events that are there.
  public func importSeason(
    _ request: TicketV1.ImportSeasonRequest, _ call: ServerCall
  ) async throws -> TicketV1.ImportSeasonResponse {
    let (caller, command) = try writer(call, request)
    let calendar = try SeasonCalendar(
      json: request.calendar, offsetMinutes: Int(request.timeZoneMinutes))
    let importID = newID()
    let events = try calendar.matches.map { match in
      StoredEvent(
        id: newID(), organiser: caller.user,
        details: try EventDetails(
          name: match.title, description: "", round: match.round, season: calendar.name, startsAt: match.startsAt))
    }
    let stored = try await store.write { tx in
      let twin = try CatalogTables.importID(tx, thatMade: events)
      if let earlier = try CatalogTables.accept(tx, command, makes: twin ?? importID) ?? twin {
        return try CatalogTables.events(tx, ofImport: earlier)
      }
      for (position, event) in events.enumerated() {
        try CatalogTables.insert(tx, event, importID: importID, position: position)
      }
      return events
    }
    return TicketV1.ImportSeasonResponse(
      season: calendar.name, events: UInt32(clamping: stored.count), eventIDs: stored.map(\.id.description))
  }

  public func getEvent(_ request: TicketV1.GetEventRequest, _ call: ServerCall) async throws -> TicketV1.Event {
    guard let id = Identifier(request.eventID),
      let event = try await store.read({ try CatalogTables.event($0, id) })
    else { throw CatalogRefusal.eventNotFound }
    return TicketV1.Event(event)
  }

  /// In the order of their start, of one season or of all.
  public func listEvents(
    _ request: TicketV1.ListEventsRequest, _ call: ServerCall
  ) async throws -> TicketV1.ListEventsResponse {
    let after = try Self.pageToken(request.pageToken)
    let rows = PageSize.rows(request.pageSize)
    let season = request.season
    let events = try await store.read { try CatalogTables.events($0, season: season, after: after, limit: rows + 1) }
    let page = events.prefix(rows)
    let last = events.count > rows ? page.last : nil
    return TicketV1.ListEventsResponse(
      events: page.map { TicketV1.Event($0) },
      nextPageToken: last.map { PageToken(time: $0.details.startsAt, id: $0.id).description } ?? "")
  }
}
