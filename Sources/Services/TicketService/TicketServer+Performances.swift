import Base
import Catalog
import Logging
public import Messages
import Ports
public import RPCCore
import Telemetry

// Performances, and how they come on sale.
extension TicketServer {
  /// Makes a draft; nobody can buy before it is published.
  public func createPerformance(
    _ request: TicketV1.CreatePerformanceRequest, _ call: ServerCall
  ) async throws -> TicketV1.Performance {
    let (caller, command) = try writer(call, request)
    guard let eventID = Identifier(request.eventID),
      let event = try await store.read({ try CatalogTables.event($0, eventID) })
    else { throw CatalogRefusal.eventNotFound }
    try Self.checkOwner(event.organiser, caller)
    guard let venue = Identifier(request.venueID) else { throw CatalogRefusal.venueNotFound }
    let performance = StoredPerformance(
      id: newID(), event: eventID, venue: venue, organiser: event.organiser,
      details: try Self.details(request, plan: await plan(ofVenue: venue)), newID: { newID() })
    let stored = try await store.write { tx in
      if let earlier = try CatalogTables.accept(tx, command, makes: performance.id) {
        guard let known = try PerformanceTables.performance(tx, earlier) else { throw CatalogRefusal.performanceNotFound }
        return known
      }
      try PerformanceTables.insert(tx, performance)
      return performance
    }
    return TicketV1.Performance(stored)
  }

  private static func details(
    _ request: TicketV1.CreatePerformanceRequest, plan: SeatingPlan
  ) throws(CatalogRefusal) -> PerformanceDetails {
    let never = WallTime(milliseconds: 0)
    var types: [TicketTypeDetails] = []
    for type in request.ticketTypes {
      types.append(
        try TicketTypeDetails(
          name: type.name, category: type.category, priceMinor: type.priceMinor, currency: type.currency,
          limitPerBuyer: Int(type.limitPerBuyer)))
    }
    return try PerformanceDetails(
      name: request.name, startsAt: request.startsAt ?? never, saleStartsAt: request.saleStartsAt ?? never,
      saleEndsAt: request.saleEndsAt ?? never, holdSeconds: Int(request.holdSeconds),
      limitPerBuyer: Int(request.limitPerBuyer), ticketTypes: types, plan: plan)
  }

  private static func checkOwner(_ organiser: Identifier, _ caller: Caller) throws(CatalogRefusal) {
    guard organiser == caller.user || caller.roles.contains(.operator) else { throw .notYours }
  }

  /// A published performance, or a draft for those who may publish it.
  public func getPerformance(
    _ request: TicketV1.GetPerformanceRequest, _ call: ServerCall
  ) async throws -> TicketV1.Performance {
    guard let id = Identifier(request.performanceID),
      let performance = try await store.read({ try PerformanceTables.performance($0, id) }),
      performance.isPublished || Self.seesDrafts(call)
    else { throw CatalogRefusal.performanceNotFound }
    return TicketV1.Performance(performance)
  }

  /// In the order of their start.
  public func listPerformances(
    _ request: TicketV1.ListPerformancesRequest, _ call: ServerCall
  ) async throws -> TicketV1.ListPerformancesResponse {
    let after = try Self.pageToken(request.pageToken)
    let rows = PageSize.rows(request.pageSize)
    let seesDrafts = Self.seesDrafts(call)
    guard let event = Identifier(request.eventID) else { throw CatalogRefusal.eventNotFound }
    let performances = try await store.read { tx in
      guard try CatalogTables.event(tx, event) != nil else { throw CatalogRefusal.eventNotFound }
      return try PerformanceTables.performances(tx, of: event, drafts: seesDrafts, after: after, limit: rows + 1)
    }
    let page = performances.prefix(rows)
    let last = performances.count > rows ? page.last : nil
    return TicketV1.ListPerformancesResponse(
      performances: page.map { TicketV1.Performance($0) },
      nextPageToken: last.map { PageToken(time: $0.startsAt, id: $0.id).description } ?? "")
  }

  private static func seesDrafts(_ call: ServerCall) -> Bool {
    let roles = (call.metadata[MetadataKey.roles] ?? "").split(separator: ",")
    return roles.contains("organiser") || roles.contains("operator")
  }

  /// Opens the performance's stock in the inventory and puts it on sale. Again: nothing more
  /// happens, also when the first time was cut off between the two.
  public func publishPerformance(
    _ request: TicketV1.PublishPerformanceRequest, _ call: ServerCall
  ) async throws -> TicketV1.Performance {
    let caller = try call.caller(oneOf: .organiser, .operator)
    guard let id = Identifier(request.performanceID),
      var performance = try await store.read({ try PerformanceTables.performance($0, id) })
    else { throw CatalogRefusal.performanceNotFound }
    try Self.checkOwner(performance.organiser, caller)
    if performance.isPublished { return TicketV1.Performance(performance) }
    for type in performance.ticketTypes { try type.details.checkSold() }
    let plan = try await plan(ofVenue: performance.venue)
    let types = performance.ticketTypes.map { InventoryV1.StockType($0, in: plan) }
    _ = try await inventory.openStock(
      InventoryV1.OpenStockRequest(
        performanceID: id.description, saleStartsAt: performance.saleStartsAt, saleEndsAt: performance.saleEndsAt,
        holdSeconds: UInt32(clamping: performance.holdSeconds),
        limitPerBuyer: UInt32(clamping: performance.limitPerBuyer), types: types))
    for (index, type) in types.enumerated() {
      performance.ticketTypes[index].capacity =
        type.rows.reduce(Int(type.generalCapacity)) { $0 + $1.seatIDs.count }
    }
    performance.isPublished = true
    let published = performance
    try await store.write { try PerformanceTables.publish($0, published) }
    log.info("a performance is on sale", metadata: ["performance": "\(id)", LogKey.user: "\(caller.user)"])
    return TicketV1.Performance(published)
  }
}

extension StoredPerformance {
  /// A new draft.
  init(
    id: Identifier, event: Identifier, venue: Identifier, organiser: Identifier, details: PerformanceDetails,
    newID: () -> Identifier
  ) {
    self.init(
      id: id, event: event, venue: venue, organiser: organiser, name: details.name, startsAt: details.startsAt,
      saleStartsAt: details.saleStartsAt, saleEndsAt: details.saleEndsAt, holdSeconds: details.holdSeconds,
      limitPerBuyer: details.limitPerBuyer, isPublished: false,
      ticketTypes: details.ticketTypes.map { StoredTicketType(id: newID(), details: $0, capacity: 0) })
  }
}
