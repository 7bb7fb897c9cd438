import Base
import Catalog
import Foundation
import Messages
import OpenSSLCrypto
import RPCCore
import RPCInProcess
import SQLiteStore
import TestKit
import Testing
import TicketService

/// A ticket service over a store in memory, with an inventory that only listens.
struct TicketWorld: Sendable {
  static let plan = """
    {"name": "Hall", "categories": [{"name": "Front", "color": "#F44336"}, {"name": "Back"}],
     "zones": [{"name": "Stalls", "zone_id": "S", "position": {"x": 0, "y": 0},
       "rows": [{"row_number": "1", "position": {"x": 0, "y": 0}, "seats": [
         {"seat_guid": "s1", "seat_number": "1", "position": {"x": 0, "y": 0}, "category": "Front"},
         {"seat_guid": "s2", "seat_number": "2", "position": {"x": 20, "y": 0}, "category": "Front"},
         {"seat_guid": "s3", "seat_number": "3", "position": {"x": 80, "y": 0}, "category": "Front"},
         {"seat_guid": "s4", "seat_number": "4", "position": {"x": 100, "y": 0}, "category": "Back"}]}],
       "areas": [{"uuid": "a1", "text": "Standing", "position": {"x": 0, "y": 0}}]}]}
    """
  static let day: Int64 = 86_400_000
  /// The day the world begins.
  static let start = TestLoop.defaultStart.milliseconds

  let loop: TestLoop
  let store: SQLiteStore
  let inventory = RecordingChannel()
  let server: TicketServer
  let tickets: TicketV1.TicketServiceClient
  let anna = Identifier(hi: 7, lo: 1)
  let otto = Identifier(hi: 7, lo: 2)

  init(_ loop: TestLoop) async throws {
    self.loop = loop
    store = try await SQLiteStore.inMemory(migrations: TicketServer.migrations)
    server = TicketServer(
      loop: loop, store: store, inventory: inventory, crypto: OpenSSLCrypto(), log: quietLogger())
    tickets = TicketV1.TicketServiceClient(
      InProcessChannel(definitions: server.definitions, loop: loop, log: quietLogger()))
  }

  /// Calls as an organiser, unless said otherwise.
  func by(_ user: Identifier? = nil, _ request: String = "k", roles: String = "buyer,organiser") -> CallOptions {
    CallOptions(metadata: [
      MetadataKey.user: (user ?? anna).description, MetadataKey.roles: roles, MetadataKey.request: request,
    ])
  }

  func importPlan(_ plan: [UInt8] = [UInt8](Self.plan.utf8), request: String = "v") async throws -> TicketV1.Venue {
    try await tickets.importVenue(
      TicketV1.ImportVenueRequest(plan: plan, areas: plan.isEmpty ? [] : ["Standing:300"]), by(anna, request))
  }

  func makeEvent(_ name: String = "Concert", request: String = "e", inDays days: Int64 = 30) async throws -> TicketV1.Event {
    try await tickets.createEvent(
      TicketV1.CreateEventRequest(
        name: name, description: "d", startsAt: WallTime(milliseconds: Self.start + days * Self.day)), by(anna, request))
  }

  func performance(
    _ event: String, _ venue: String, _ edit: (inout TicketV1.CreatePerformanceRequest) -> Void = { _ in }
  ) -> TicketV1.CreatePerformanceRequest {
    var request = TicketV1.CreatePerformanceRequest(
      eventID: event, venueID: venue, name: "Evening", startsAt: WallTime(milliseconds: Self.start + 30 * Self.day),
      saleStartsAt: WallTime(milliseconds: Self.start), saleEndsAt: WallTime(milliseconds: Self.start + 29 * Self.day),
      ticketTypes: [
        TicketV1.TicketType(name: "Front row", category: "Front", priceMinor: 12_000, limitPerBuyer: 2),
        TicketV1.TicketType(category: "Standing", priceMinor: 4_000),
      ])
    edit(&request)
    return request
  }

  /// A performance in the hall, not yet published.
  func draft() async throws -> TicketV1.Performance {
    let venue = try await importPlan()
    let event = try await makeEvent()
    return try await tickets.createPerformance(performance(event.eventID, venue.venueID), by(anna, "p"))
  }

  /// A file of the shared data beside the package; nil, with a word about it, where there is none.
  static func shared(_ path: String) -> [UInt8]? {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    for base in [root.appending(path: "../shared/data"), root.appending(path: "../../shared/data")] {
      if let data = FileManager.default.contents(atPath: base.appending(path: path).path) { return [UInt8](data) }
    }
    print("skipped: ../shared/data/\(path) is not there")
    return nil
  }
}

/// How a call was refused; nil when it was not.
func refusal(_ body: () async throws -> Void) async -> RPCError? {
  do {
    try await body()
    return nil
  } catch let error as RPCError {
    return error
  } catch {
    return RPCError(.unknown, "\(error)")
  }
}

func reason(_ body: () async throws -> Void) async -> String { await refusal(body)?.reason ?? "" }
