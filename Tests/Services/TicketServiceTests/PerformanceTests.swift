import Base
import Messages
import Ports
import RPCCore
import SQLiteStore
import TestKit
import Testing

@Suite struct PerformanceTests {
  @Test func `a draft has its defaults and is seen by organisers only`() throws {
    try TestLoop.run { loop in
      let world = try await TicketWorld(loop)
      let draft = try await world.draft()
      #expect(draft.state == .draft && draft.holdSeconds == 900 && draft.limitPerBuyer == 6)
      #expect(draft.ticketTypes.map(\.name) == ["Front row", "Standing"])
      #expect(draft.ticketTypes.map(\.currency) == ["CNY", "CNY"] && draft.ticketTypes.map(\.capacity) == [0, 0])
      let request = TicketV1.GetPerformanceRequest(performanceID: draft.performanceID)
      #expect(try await world.tickets.getPerformance(request, world.by()) == draft)
      #expect(await reason { _ = try await world.tickets.getPerformance(request) } == "PERFORMANCE_NOT_FOUND")
      let list = TicketV1.ListPerformancesRequest(eventID: draft.eventID)
      #expect(try await world.tickets.listPerformances(list).performances.isEmpty)
      #expect(try await world.tickets.listPerformances(list, world.by()).performances == [draft])
    }
  }

  @Test func `the same request is the same performance`() throws {
    try TestLoop.run { loop in
      let world = try await TicketWorld(loop)
      let draft = try await world.draft()
      let request = world.performance(draft.eventID, draft.venueID)
      #expect(try await world.tickets.createPerformance(request, world.by(world.anna, "p")) == draft)
      let other = world.performance(draft.eventID, draft.venueID) { $0.name = "Late" }
      #expect(await reason { _ = try await world.tickets.createPerformance(other, world.by(world.anna, "p")) } == "REQUEST_REUSED")
    }
  }

  private typealias Edit = @Sendable (inout TicketV1.CreatePerformanceRequest) -> Void
  private static let wrong: [(String, Edit)] = [
    ("INVALID_TEXT", { $0.name = "" }),
    ("INVALID_TIMES", { $0.startsAt = nil }),
    ("INVALID_TIMES", { $0.saleEndsAt = $0.saleStartsAt }),
    ("INVALID_TIMES", { $0.saleEndsAt = $0.startsAt?.advanced(by: .seconds(1)) }),
    ("INVALID_HOLD_SECONDS", { $0.holdSeconds = 86_401 }),
    ("INVALID_LIMIT", { $0.limitPerBuyer = 101 }),
    ("INVALID_LIMIT", { $0.ticketTypes[0].limitPerBuyer = .max }),
    ("INVALID_TICKET_TYPES", { $0.ticketTypes = [] }),
    ("INVALID_TICKET_TYPES", { $0.ticketTypes[1].category = "Front" }),
    ("INVALID_PRICE", { $0.ticketTypes[0].priceMinor = -1 }),
    ("INVALID_PRICE", { $0.ticketTypes[0].priceMinor = 0 }),
    ("CURRENCY_NOT_SOLD", { $0.ticketTypes[0].currency = "yuan" }),
    ("CURRENCY_NOT_SOLD", { for index in $0.ticketTypes.indices { $0.ticketTypes[index].currency = "USD" } }),
    ("CURRENCIES_DIFFER", { $0.ticketTypes[0].currency = "EUR" }),
    ("UNKNOWN_CATEGORY", { $0.ticketTypes[0].category = "Moon" }),
    ("VENUE_NOT_FOUND", { $0.venueID = Identifier(hi: 1, lo: 1).description }),
    ("EVENT_NOT_FOUND", { $0.eventID = "x" }),
  ]

  @Test func `performances are refused by their rules`() throws {
    try TestLoop.run { loop in
      let world = try await TicketWorld(loop)
      let draft = try await world.draft()
      for (wanted, edit) in Self.wrong {
        let request = world.performance(draft.eventID, draft.venueID, edit)
        #expect(await reason { _ = try await world.tickets.createPerformance(request, world.by(world.anna, "q")) } == wanted)
      }
    }
  }

  @Test func `an organiser's event is theirs, and the operators'`() throws {
    try TestLoop.run { loop in
      let world = try await TicketWorld(loop)
      let draft = try await world.draft()
      let request = world.performance(draft.eventID, draft.venueID)
      let publish = TicketV1.PublishPerformanceRequest(performanceID: draft.performanceID)
      #expect(await reason { _ = try await world.tickets.createPerformance(request, world.by(world.otto, "o")) } == "NOT_YOURS")
      #expect(await reason { _ = try await world.tickets.publishPerformance(publish, world.by(world.otto)) } == "NOT_YOURS")
      #expect(await reason { _ = try await world.tickets.publishPerformance(publish, world.by(roles: "buyer")) } == "ROLE_MISSING")
      #expect(world.inventory.calls.isEmpty)
      _ = try await world.tickets.publishPerformance(publish, world.by(world.otto, roles: "operator"))
    }
  }

  @Test func `a stored draft that nobody could pay is not published`() throws {
    try TestLoop.run { loop in
      let world = try await TicketWorld(loop)
      let draft = try await world.draft()
      let publish = TicketV1.PublishPerformanceRequest(performanceID: draft.performanceID)
      _ = try await world.store.write { try $0.execute("UPDATE ticket_types SET currency = 'USD'") }
      #expect(await reason { _ = try await world.tickets.publishPerformance(publish, world.by()) } == "CURRENCY_NOT_SOLD")
      _ = try await world.store.write { try $0.execute("UPDATE ticket_types SET currency = 'CNY', price_minor = 0") }
      #expect(await reason { _ = try await world.tickets.publishPerformance(publish, world.by()) } == "INVALID_PRICE")
      #expect(world.inventory.calls.isEmpty)
    }
  }

  @Test func `publishing opens the stock once, rows as they lie`() throws {
    try TestLoop.run { loop in
      let world = try await TicketWorld(loop)
      let draft = try await world.draft()
      let request = TicketV1.PublishPerformanceRequest(performanceID: draft.performanceID)
      let published = try await world.tickets.publishPerformance(request, world.by())
      #expect(published.state == .published && published.ticketTypes.map(\.capacity) == [3, 300])
      #expect(try await world.tickets.publishPerformance(request, world.by()) == published)
      #expect(world.inventory.calls.count == 1)
      let stock = try InventoryV1.OpenStockRequest(serialized: world.inventory.calls[0].request)
      #expect(stock.performanceID == draft.performanceID && stock.holdSeconds == 900 && stock.limitPerBuyer == 6)
      #expect(stock.saleStartsAt == draft.saleStartsAt && stock.saleEndsAt == draft.saleEndsAt)
      #expect(stock.types.map(\.ticketTypeID) == draft.ticketTypes.map(\.ticketTypeID))
      #expect(stock.types[0].rows == [
        InventoryV1.StockRow(zone: "Stalls", label: "1", seatIDs: ["s1", "s2", "s3"], numbers: ["1", "2", "3"], gaps: [1])
      ])
      #expect(stock.types[0].limitPerBuyer == 2 && stock.types[0].priceMinor == 12_000)
      #expect(stock.types[1].rows.isEmpty && stock.types[1].generalCapacity == 300)
      let read = TicketV1.GetPerformanceRequest(performanceID: draft.performanceID)
      #expect(try await world.tickets.getPerformance(read) == published)
    }
  }

  @Test func `a publication that was cut off is finished by the next one`() throws {
    try TestLoop.run { loop in
      let world = try await TicketWorld(loop)
      let draft = try await world.draft()
      let request = TicketV1.PublishPerformanceRequest(performanceID: draft.performanceID)
      world.inventory.willAnswer { call throws(RPCError) in throw RPCError(.unavailable, "not now", reason: "LATER") }
      #expect(await reason { _ = try await world.tickets.publishPerformance(request, world.by()) } == "LATER")
      world.inventory.willAnswer { call throws(RPCError) in [] }
      #expect(try await world.tickets.publishPerformance(request, world.by()).state == .published)
      let sent = world.inventory.calls.map(\.request)
      #expect(sent.count == 2 && sent[0] == sent[1], "the same again, so that it changes nothing")
    }
  }

  @Test func `the real hall comes on sale whole, three times`() throws {
    guard let plan = TicketWorld.shared("venues/concert-hall.pretix.json") else { return }
    try TestLoop.run { loop in
      let world = try await TicketWorld(loop)
      let venue = try await world.tickets.importVenue(TicketV1.ImportVenueRequest(plan: plan), world.by(world.anna, "v"))
      #expect(venue.seats == 1_867)
      let event = try await world.makeEvent()
      var total = 0
      for number in 0..<3 {
        let request = world.performance(event.eventID, venue.venueID) { request in
          request.ticketTypes = venue.categories.map { TicketV1.TicketType(category: $0.name, priceMinor: 100) }
        }
        let draft = try await world.tickets.createPerformance(request, world.by(world.anna, "p\(number)"))
        let published = try await world.tickets.publishPerformance(
          TicketV1.PublishPerformanceRequest(performanceID: draft.performanceID), world.by())
        let stock = try InventoryV1.OpenStockRequest(serialized: world.inventory.calls[number].request)
        let seats = stock.types.flatMap { $0.rows.flatMap(\.seatIDs) }
        #expect(Set(seats).count == 1_867 && seats.count == 1_867)
        total += published.ticketTypes.reduce(0) { $0 + Int($1.capacity) }
      }
      #expect(total == 5_601)
    }
  }
}
