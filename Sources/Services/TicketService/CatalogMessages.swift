import Base
import Catalog
import Messages

// What is stored, as the wire shows it: one function per message.

extension TicketV1.Venue {
  init(_ venue: StoredVenue) {
    self.init(
      venueID: venue.id.description, name: venue.name,
      categories: venue.categories.map { TicketV1.Category(name: $0.name, color: $0.color) },
      capacity: UInt32(clamping: venue.capacity), seats: UInt32(clamping: venue.seats),
      zones: UInt32(clamping: venue.zones), rows: UInt32(clamping: venue.rows),
      areas: UInt32(clamping: venue.areas), createdAt: venue.createdAt)
  }
}

extension TicketV1.SeatingPlan {
  init(_ plan: SeatingPlan, venue: Identifier) {
    self.init(
      venueID: venue.description, width: plan.width, height: plan.height,
      zones: plan.zones.map { zone in
        TicketV1.PlanZone(
          zoneID: zone.id, name: zone.name,
          rows: zone.rows.map { row in
            TicketV1.PlanRow(
              label: row.label,
              seats: row.seats.map {
                TicketV1.PlanSeat(seatID: $0.id, number: $0.number, category: $0.category, x: $0.x, y: $0.y)
              })
          },
          areas: zone.areas.map {
            TicketV1.PlanArea(
              areaID: $0.id, name: $0.name, category: $0.category, capacity: UInt32(clamping: $0.capacity))
          })
      })
  }
}

extension TicketV1.Event {
  init(_ event: StoredEvent) {
    self.init(
      eventID: event.id.description, name: event.details.name, description: event.details.description,
      round: event.details.round, season: event.details.season, startsAt: event.details.startsAt,
      organiserID: event.organiser.description)
  }
}

extension TicketV1.Performance {
  init(_ performance: StoredPerformance) {
    self.init(
      performanceID: performance.id.description, eventID: performance.event.description,
      venueID: performance.venue.description, name: performance.name, startsAt: performance.startsAt,
      saleStartsAt: performance.saleStartsAt, saleEndsAt: performance.saleEndsAt,
      holdSeconds: UInt32(clamping: performance.holdSeconds),
      limitPerBuyer: UInt32(clamping: performance.limitPerBuyer),
      ticketTypes: performance.ticketTypes.map { TicketV1.TicketType($0) },
      state: performance.isPublished ? .published : .draft)
  }
}

extension TicketV1.TicketType {
  init(_ type: StoredTicketType) {
    self.init(
      ticketTypeID: type.id.description, name: type.details.name, category: type.details.category,
      priceMinor: type.details.price.minor, currency: type.details.price.currency.code,
      limitPerBuyer: UInt32(clamping: type.details.limitPerBuyer), capacity: UInt32(clamping: type.capacity))
  }
}

extension InventoryV1.StockType {
  /// The places of `type`'s category, rows as they lie, and those who stand.
  init(_ type: StoredTicketType, in plan: SeatingPlan) {
    self.init(
      ticketTypeID: type.id.description, name: type.details.name, priceMinor: type.details.price.minor,
      currency: type.details.price.currency.code, limitPerBuyer: UInt32(clamping: type.details.limitPerBuyer),
      rows: plan.rows(of: type.details.category).map { row in
        InventoryV1.StockRow(
          zone: row.zone, label: row.label, seatIDs: row.seats.map(\.id), numbers: row.seats.map(\.number),
          gaps: row.aisles.map { UInt32(clamping: $0) })
      }, generalCapacity: UInt32(clamping: plan.standing(in: type.details.category)))
  }
}
