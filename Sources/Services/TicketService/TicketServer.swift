public import Base
import Catalog
public import Logging
public import Messages
import Outbox
public import Ports
public import RPCCore

/// The catalogue: venues, events, performances and ticket types.
///
/// ```
///  plan (pretix JSON) ─► venue ─┐
///  calendar, or by hand ─► event ─► performance (draft) ─► publish ─► stock in the inventory
/// ```
/// Organisers and operators write, everybody reads what is published.
public actor TicketServer: TicketV1.TicketServiceProtocol {
  /// The tables; the store is opened with them.
  public static let migrations = CatalogTables.schema + PerformanceTables.schema + CatalogTables.requests.schema

  nonisolated let loop: any Loop
  /// The loop: everything here runs on it.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
  /// What a server serves.
  public nonisolated var definitions: [ServiceDefinition] { [ticketServiceDefinition] }

  let store: any SQLStore
  let inventory: InventoryV1.InventoryServiceClient
  let log: Logger
  private let crypto: any Crypto
  private let purge: Purge
  private var shelf = PlanShelf()

  /// - Parameters:
  ///   - store: opened with `migrations`.
  ///   - inventory: to the inventory service.
  ///   - crypto: digests of requests, to know them again.
  public init(loop: any Loop, store: any SQLStore, inventory: any Channel, crypto: any Crypto, log: Logger) {
    self.loop = loop
    self.store = AnsweringStore(store)
    self.inventory = InventoryV1.InventoryServiceClient(inventory)
    self.crypto = crypto
    self.log = log
    purge = Purge([.requests(CatalogTables.requests)], loop: loop, store: store, log: log)
  }

  /// Forgets old requests, until the task is cancelled. Run it once.
  public func run() async { await purge.run() }

  // MARK: What the commands share

  /// The caller, who may write, with the request as it can be known again.
  func writer(_ call: ServerCall, _ message: some ProtoMessage) throws -> (Caller, CatalogRequest) {
    let caller = try call.caller(oneOf: .organiser, .operator)
    let key = try call.requestKey()
    let digest = crypto.sha256([UInt8](call.method.path.utf8) + [0] + message.serialized())
    return (caller, CatalogRequest(user: caller.user, key: key, digest: digest, at: loop.wallNow))
  }

  func newID() -> Identifier { Identifier(at: loop.wallNow, shard: Shard(dice: loop), dice: loop) }

  /// The plan of a venue, from the shelf or the store.
  func plan(ofVenue id: Identifier) async throws -> SeatingPlan {
    if let plan = shelf.plan(id) { return plan }
    guard let stored = try await store.read({ try CatalogTables.plan($0, ofVenue: id) }) else {
      throw CatalogRefusal.venueNotFound
    }
    let plan = try SeatingPlan(json: stored)
    shelf.put(plan, of: id)
    return plan
  }

  func keep(_ plan: SeatingPlan, ofVenue id: Identifier) { shelf.put(plan, of: id) }

  static func pageToken(_ text: String) throws(CatalogRefusal) -> PageToken? {
    if text.isEmpty { return nil }
    guard let token = PageToken(text) else { throw .invalidPageToken }
    return token
  }
}

// MARK: - Venues

extension TicketServer {
  /// Imports a venue. What is wrong with a plan is told with its path inside the JSON.
  public func importVenue(_ request: TicketV1.ImportVenueRequest, _ call: ServerCall) async throws -> TicketV1.Venue {
    let (_, command) = try writer(call, request)
    let plan = try SeatingPlan(
      json: request.plan, areaCapacities: SeatingPlan.areaCapacities(request.areas))
    let compact = plan.compactJSON
    let venue = StoredVenue(
      id: newID(), name: plan.name, categories: plan.categories, capacity: plan.capacity, seats: plan.seatCount,
      zones: plan.zones.count, rows: plan.rowCount, areas: plan.areaCount, createdAt: loop.wallNow)
    let stored = try await store.write { tx in
      if let earlier = try CatalogTables.accept(tx, command, makes: venue.id) {
        guard let known = try CatalogTables.venue(tx, earlier) else { throw CatalogRefusal.venueNotFound }
        return known
      }
      try CatalogTables.insert(tx, venue, plan: compact)
      return venue
    }
    keep(plan, ofVenue: stored.id)
    return TicketV1.Venue(stored)
  }

  public func getVenue(_ request: TicketV1.GetVenueRequest, _ call: ServerCall) async throws -> TicketV1.Venue {
    guard let id = Identifier(request.venueID),
      let venue = try await store.read({ try CatalogTables.venue($0, id) })
    else { throw CatalogRefusal.venueNotFound }
    return TicketV1.Venue(venue)
  }

  /// In the order of their import.
  public func listVenues(
    _ request: TicketV1.ListVenuesRequest, _ call: ServerCall
  ) async throws -> TicketV1.ListVenuesResponse {
    let after = try Self.pageToken(request.pageToken)
    let rows = PageSize.rows(request.pageSize)
    let venues = try await store.read { try CatalogTables.venues($0, after: after, limit: rows + 1) }
    let page = venues.prefix(rows)
    let last = venues.count > rows ? page.last : nil
    return TicketV1.ListVenuesResponse(
      venues: page.map { TicketV1.Venue($0) },
      nextPageToken: last.map { PageToken(time: $0.createdAt, id: $0.id).description } ?? "")
  }

  /// Every place of a venue with its position.
  public func getSeatingPlan(
    _ request: TicketV1.GetSeatingPlanRequest, _ call: ServerCall
  ) async throws -> TicketV1.SeatingPlan {
    guard let id = Identifier(request.venueID) else { throw CatalogRefusal.venueNotFound }
    return TicketV1.SeatingPlan(try await plan(ofVenue: id), venue: id)
  }
}
