// Made by scripts/generate from the files in proto/. Do not edit.
internal import Base

extension TicketV1.Category {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.Category",
    fields: [
      FieldTable(
        number: 1, name: "name", jsonName: "name",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "color", jsonName: "color",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.name)
    case 2: .text(self.color)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.name = try value.asText()
    case 2: self.color = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.Venue {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.Venue",
    fields: [
      FieldTable(
        number: 1, name: "venue_id", jsonName: "venueId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "name", jsonName: "name",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "categories", jsonName: "categories",
        kind: .message(TicketV1.Category.self), cardinality: .repeated),
      FieldTable(
        number: 4, name: "capacity", jsonName: "capacity",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 5, name: "seats", jsonName: "seats",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 6, name: "zones", jsonName: "zones",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 7, name: "rows", jsonName: "rows",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 8, name: "areas", jsonName: "areas",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 9, name: "created_at", jsonName: "createdAt",
        kind: .timestamp, cardinality: .optional),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.venueID)
    case 2: .text(self.name)
    case 3: .list(self.categories.map { .message($0) })
    case 4: .uint32(self.capacity)
    case 5: .uint32(self.seats)
    case 6: .uint32(self.zones)
    case 7: .uint32(self.rows)
    case 8: .uint32(self.areas)
    case 9: self.createdAt.map { .timestamp($0) } ?? .absent
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.venueID = try value.asText()
    case 2: self.name = try value.asText()
    case 3: self.categories = try value.asList { (item) throws(ProtobufError) -> TicketV1.Category in try item.asMessage(TicketV1.Category.self) }
    case 4: self.capacity = try value.asUInt32()
    case 5: self.seats = try value.asUInt32()
    case 6: self.zones = try value.asUInt32()
    case 7: self.rows = try value.asUInt32()
    case 8: self.areas = try value.asUInt32()
    case 9: self.createdAt = try value.asTimestamp()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.ImportVenueRequest {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.ImportVenueRequest",
    fields: [
      FieldTable(
        number: 1, name: "plan", jsonName: "plan",
        kind: .bytes, cardinality: .implicit),
      FieldTable(
        number: 2, name: "areas", jsonName: "areas",
        kind: .text, cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .bytes(self.plan)
    case 2: .list(self.areas.map { .text($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.plan = try value.asBytes()
    case 2: self.areas = try value.asList { (item) throws(ProtobufError) -> String in try item.asText() }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.GetVenueRequest {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.GetVenueRequest",
    fields: [
      FieldTable(
        number: 1, name: "venue_id", jsonName: "venueId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.venueID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.venueID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.ListVenuesRequest {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.ListVenuesRequest",
    fields: [
      FieldTable(
        number: 1, name: "page_size", jsonName: "pageSize",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 2, name: "page_token", jsonName: "pageToken",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .uint32(self.pageSize)
    case 2: .text(self.pageToken)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.pageSize = try value.asUInt32()
    case 2: self.pageToken = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.ListVenuesResponse {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.ListVenuesResponse",
    fields: [
      FieldTable(
        number: 1, name: "venues", jsonName: "venues",
        kind: .message(TicketV1.Venue.self), cardinality: .repeated),
      FieldTable(
        number: 2, name: "next_page_token", jsonName: "nextPageToken",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .list(self.venues.map { .message($0) })
    case 2: .text(self.nextPageToken)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.venues = try value.asList { (item) throws(ProtobufError) -> TicketV1.Venue in try item.asMessage(TicketV1.Venue.self) }
    case 2: self.nextPageToken = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.GetSeatingPlanRequest {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.GetSeatingPlanRequest",
    fields: [
      FieldTable(
        number: 1, name: "venue_id", jsonName: "venueId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.venueID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.venueID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.PlanSeat {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.PlanSeat",
    fields: [
      FieldTable(
        number: 1, name: "seat_id", jsonName: "seatId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "number", jsonName: "number",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "category", jsonName: "category",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "x", jsonName: "x",
        kind: .double, cardinality: .implicit),
      FieldTable(
        number: 5, name: "y", jsonName: "y",
        kind: .double, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.seatID)
    case 2: .text(self.number)
    case 3: .text(self.category)
    case 4: .double(self.x)
    case 5: .double(self.y)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.seatID = try value.asText()
    case 2: self.number = try value.asText()
    case 3: self.category = try value.asText()
    case 4: self.x = try value.asDouble()
    case 5: self.y = try value.asDouble()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.PlanRow {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.PlanRow",
    fields: [
      FieldTable(
        number: 1, name: "label", jsonName: "label",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "seats", jsonName: "seats",
        kind: .message(TicketV1.PlanSeat.self), cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.label)
    case 2: .list(self.seats.map { .message($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.label = try value.asText()
    case 2: self.seats = try value.asList { (item) throws(ProtobufError) -> TicketV1.PlanSeat in try item.asMessage(TicketV1.PlanSeat.self) }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.PlanArea {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.PlanArea",
    fields: [
      FieldTable(
        number: 1, name: "area_id", jsonName: "areaId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "name", jsonName: "name",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "category", jsonName: "category",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "capacity", jsonName: "capacity",
        kind: .uint32, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.areaID)
    case 2: .text(self.name)
    case 3: .text(self.category)
    case 4: .uint32(self.capacity)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.areaID = try value.asText()
    case 2: self.name = try value.asText()
    case 3: self.category = try value.asText()
    case 4: self.capacity = try value.asUInt32()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.PlanZone {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.PlanZone",
    fields: [
      FieldTable(
        number: 1, name: "zone_id", jsonName: "zoneId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "name", jsonName: "name",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "rows", jsonName: "rows",
        kind: .message(TicketV1.PlanRow.self), cardinality: .repeated),
      FieldTable(
        number: 4, name: "areas", jsonName: "areas",
        kind: .message(TicketV1.PlanArea.self), cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.zoneID)
    case 2: .text(self.name)
    case 3: .list(self.rows.map { .message($0) })
    case 4: .list(self.areas.map { .message($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.zoneID = try value.asText()
    case 2: self.name = try value.asText()
    case 3: self.rows = try value.asList { (item) throws(ProtobufError) -> TicketV1.PlanRow in try item.asMessage(TicketV1.PlanRow.self) }
    case 4: self.areas = try value.asList { (item) throws(ProtobufError) -> TicketV1.PlanArea in try item.asMessage(TicketV1.PlanArea.self) }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.SeatingPlan {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.SeatingPlan",
    fields: [
      FieldTable(
        number: 1, name: "venue_id", jsonName: "venueId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "width", jsonName: "width",
        kind: .double, cardinality: .implicit),
      FieldTable(
        number: 3, name: "height", jsonName: "height",
        kind: .double, cardinality: .implicit),
      FieldTable(
        number: 4, name: "zones", jsonName: "zones",
        kind: .message(TicketV1.PlanZone.self), cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.venueID)
    case 2: .double(self.width)
    case 3: .double(self.height)
    case 4: .list(self.zones.map { .message($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.venueID = try value.asText()
    case 2: self.width = try value.asDouble()
    case 3: self.height = try value.asDouble()
    case 4: self.zones = try value.asList { (item) throws(ProtobufError) -> TicketV1.PlanZone in try item.asMessage(TicketV1.PlanZone.self) }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.Event {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.Event",
    fields: [
      FieldTable(
        number: 1, name: "event_id", jsonName: "eventId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "name", jsonName: "name",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "description", jsonName: "description",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "round", jsonName: "round",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 5, name: "season", jsonName: "season",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 6, name: "starts_at", jsonName: "startsAt",
        kind: .timestamp, cardinality: .optional),
      FieldTable(
        number: 7, name: "organiser_id", jsonName: "organiserId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.eventID)
    case 2: .text(self.name)
    case 3: .text(self.description)
    case 4: .text(self.round)
    case 5: .text(self.season)
    case 6: self.startsAt.map { .timestamp($0) } ?? .absent
    case 7: .text(self.organiserID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.eventID = try value.asText()
    case 2: self.name = try value.asText()
    case 3: self.description = try value.asText()
    case 4: self.round = try value.asText()
    case 5: self.season = try value.asText()
    case 6: self.startsAt = try value.asTimestamp()
    case 7: self.organiserID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.CreateEventRequest {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.CreateEventRequest",
    fields: [
      FieldTable(
        number: 1, name: "name", jsonName: "name",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "description", jsonName: "description",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "starts_at", jsonName: "startsAt",
        kind: .timestamp, cardinality: .optional),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.name)
    case 2: .text(self.description)
    case 3: self.startsAt.map { .timestamp($0) } ?? .absent
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.name = try value.asText()
    case 2: self.description = try value.asText()
    case 3: self.startsAt = try value.asTimestamp()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.ImportSeasonRequest {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.ImportSeasonRequest",
    fields: [
      FieldTable(
        number: 1, name: "calendar", jsonName: "calendar",
        kind: .bytes, cardinality: .implicit),
      FieldTable(
        number: 2, name: "time_zone_minutes", jsonName: "timeZoneMinutes",
        kind: .int32, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .bytes(self.calendar)
    case 2: .int32(self.timeZoneMinutes)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.calendar = try value.asBytes()
    case 2: self.timeZoneMinutes = try value.asInt32()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.ImportSeasonResponse {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.ImportSeasonResponse",
    fields: [
      FieldTable(
        number: 1, name: "season", jsonName: "season",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "events", jsonName: "events",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 3, name: "event_ids", jsonName: "eventIds",
        kind: .text, cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.season)
    case 2: .uint32(self.events)
    case 3: .list(self.eventIDs.map { .text($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.season = try value.asText()
    case 2: self.events = try value.asUInt32()
    case 3: self.eventIDs = try value.asList { (item) throws(ProtobufError) -> String in try item.asText() }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.GetEventRequest {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.GetEventRequest",
    fields: [
      FieldTable(
        number: 1, name: "event_id", jsonName: "eventId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.eventID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.eventID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.ListEventsRequest {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.ListEventsRequest",
    fields: [
      FieldTable(
        number: 1, name: "page_size", jsonName: "pageSize",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 2, name: "page_token", jsonName: "pageToken",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "season", jsonName: "season",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .uint32(self.pageSize)
    case 2: .text(self.pageToken)
    case 3: .text(self.season)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.pageSize = try value.asUInt32()
    case 2: self.pageToken = try value.asText()
    case 3: self.season = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.ListEventsResponse {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.ListEventsResponse",
    fields: [
      FieldTable(
        number: 1, name: "events", jsonName: "events",
        kind: .message(TicketV1.Event.self), cardinality: .repeated),
      FieldTable(
        number: 2, name: "next_page_token", jsonName: "nextPageToken",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .list(self.events.map { .message($0) })
    case 2: .text(self.nextPageToken)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.events = try value.asList { (item) throws(ProtobufError) -> TicketV1.Event in try item.asMessage(TicketV1.Event.self) }
    case 2: self.nextPageToken = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.TicketType {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.TicketType",
    fields: [
      FieldTable(
        number: 1, name: "ticket_type_id", jsonName: "ticketTypeId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "name", jsonName: "name",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "category", jsonName: "category",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "price_minor", jsonName: "priceMinor",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 5, name: "currency", jsonName: "currency",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 6, name: "limit_per_buyer", jsonName: "limitPerBuyer",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 7, name: "capacity", jsonName: "capacity",
        kind: .uint32, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.ticketTypeID)
    case 2: .text(self.name)
    case 3: .text(self.category)
    case 4: .int64(self.priceMinor)
    case 5: .text(self.currency)
    case 6: .uint32(self.limitPerBuyer)
    case 7: .uint32(self.capacity)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.ticketTypeID = try value.asText()
    case 2: self.name = try value.asText()
    case 3: self.category = try value.asText()
    case 4: self.priceMinor = try value.asInt64()
    case 5: self.currency = try value.asText()
    case 6: self.limitPerBuyer = try value.asUInt32()
    case 7: self.capacity = try value.asUInt32()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.Performance {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.Performance",
    fields: [
      FieldTable(
        number: 1, name: "performance_id", jsonName: "performanceId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "event_id", jsonName: "eventId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "venue_id", jsonName: "venueId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "name", jsonName: "name",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 5, name: "starts_at", jsonName: "startsAt",
        kind: .timestamp, cardinality: .optional),
      FieldTable(
        number: 6, name: "sale_starts_at", jsonName: "saleStartsAt",
        kind: .timestamp, cardinality: .optional),
      FieldTable(
        number: 7, name: "sale_ends_at", jsonName: "saleEndsAt",
        kind: .timestamp, cardinality: .optional),
      FieldTable(
        number: 8, name: "hold_seconds", jsonName: "holdSeconds",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 9, name: "limit_per_buyer", jsonName: "limitPerBuyer",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 10, name: "ticket_types", jsonName: "ticketTypes",
        kind: .message(TicketV1.TicketType.self), cardinality: .repeated),
      FieldTable(
        number: 11, name: "state", jsonName: "state",
        kind: .enumeration(TicketV1.PerformanceState.table), cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.performanceID)
    case 2: .text(self.eventID)
    case 3: .text(self.venueID)
    case 4: .text(self.name)
    case 5: self.startsAt.map { .timestamp($0) } ?? .absent
    case 6: self.saleStartsAt.map { .timestamp($0) } ?? .absent
    case 7: self.saleEndsAt.map { .timestamp($0) } ?? .absent
    case 8: .uint32(self.holdSeconds)
    case 9: .uint32(self.limitPerBuyer)
    case 10: .list(self.ticketTypes.map { .message($0) })
    case 11: .enumeration(self.state.rawValue)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.performanceID = try value.asText()
    case 2: self.eventID = try value.asText()
    case 3: self.venueID = try value.asText()
    case 4: self.name = try value.asText()
    case 5: self.startsAt = try value.asTimestamp()
    case 6: self.saleStartsAt = try value.asTimestamp()
    case 7: self.saleEndsAt = try value.asTimestamp()
    case 8: self.holdSeconds = try value.asUInt32()
    case 9: self.limitPerBuyer = try value.asUInt32()
    case 10: self.ticketTypes = try value.asList { (item) throws(ProtobufError) -> TicketV1.TicketType in try item.asMessage(TicketV1.TicketType.self) }
    case 11: self.state = TicketV1.PerformanceState(rawValue: try value.asEnumeration())
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.CreatePerformanceRequest {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.CreatePerformanceRequest",
    fields: [
      FieldTable(
        number: 1, name: "event_id", jsonName: "eventId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "venue_id", jsonName: "venueId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "name", jsonName: "name",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "starts_at", jsonName: "startsAt",
        kind: .timestamp, cardinality: .optional),
      FieldTable(
        number: 5, name: "sale_starts_at", jsonName: "saleStartsAt",
        kind: .timestamp, cardinality: .optional),
      FieldTable(
        number: 6, name: "sale_ends_at", jsonName: "saleEndsAt",
        kind: .timestamp, cardinality: .optional),
      FieldTable(
        number: 7, name: "hold_seconds", jsonName: "holdSeconds",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 8, name: "limit_per_buyer", jsonName: "limitPerBuyer",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 9, name: "ticket_types", jsonName: "ticketTypes",
        kind: .message(TicketV1.TicketType.self), cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.eventID)
    case 2: .text(self.venueID)
    case 3: .text(self.name)
    case 4: self.startsAt.map { .timestamp($0) } ?? .absent
    case 5: self.saleStartsAt.map { .timestamp($0) } ?? .absent
    case 6: self.saleEndsAt.map { .timestamp($0) } ?? .absent
    case 7: .uint32(self.holdSeconds)
    case 8: .uint32(self.limitPerBuyer)
    case 9: .list(self.ticketTypes.map { .message($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.eventID = try value.asText()
    case 2: self.venueID = try value.asText()
    case 3: self.name = try value.asText()
    case 4: self.startsAt = try value.asTimestamp()
    case 5: self.saleStartsAt = try value.asTimestamp()
    case 6: self.saleEndsAt = try value.asTimestamp()
    case 7: self.holdSeconds = try value.asUInt32()
    case 8: self.limitPerBuyer = try value.asUInt32()
    case 9: self.ticketTypes = try value.asList { (item) throws(ProtobufError) -> TicketV1.TicketType in try item.asMessage(TicketV1.TicketType.self) }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.GetPerformanceRequest {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.GetPerformanceRequest",
    fields: [
      FieldTable(
        number: 1, name: "performance_id", jsonName: "performanceId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.performanceID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.performanceID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.ListPerformancesRequest {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.ListPerformancesRequest",
    fields: [
      FieldTable(
        number: 1, name: "event_id", jsonName: "eventId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "page_size", jsonName: "pageSize",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 3, name: "page_token", jsonName: "pageToken",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.eventID)
    case 2: .uint32(self.pageSize)
    case 3: .text(self.pageToken)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.eventID = try value.asText()
    case 2: self.pageSize = try value.asUInt32()
    case 3: self.pageToken = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.ListPerformancesResponse {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.ListPerformancesResponse",
    fields: [
      FieldTable(
        number: 1, name: "performances", jsonName: "performances",
        kind: .message(TicketV1.Performance.self), cardinality: .repeated),
      FieldTable(
        number: 2, name: "next_page_token", jsonName: "nextPageToken",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .list(self.performances.map { .message($0) })
    case 2: .text(self.nextPageToken)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.performances = try value.asList { (item) throws(ProtobufError) -> TicketV1.Performance in try item.asMessage(TicketV1.Performance.self) }
    case 2: self.nextPageToken = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TicketV1.PublishPerformanceRequest {
  public static let table = MessageTable(
    name: "onsale.ticket.v1.PublishPerformanceRequest",
    fields: [
      FieldTable(
        number: 1, name: "performance_id", jsonName: "performanceId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.performanceID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.performanceID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}
