// Made by scripts/generate from the files in proto/. Do not edit.
internal import ProtobufWire
internal import CMessages
internal import CProtobufC

extension TicketV1.Category {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_Category__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_Category.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_Category>) {
    self.init()
    self.name = readText(c.pointee.name.data, c.pointee.name.len)
    self.color = readText(c.pointee.color.data, c.pointee.color.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.name.isEmpty { wire.text(1, self.name) }
    if !self.color.isEmpty { wire.text(2, self.color) }
  }
}

extension TicketV1.Venue {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_Venue__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_Venue.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_Venue>) {
    self.init()
    self.venueID = readText(c.pointee.venue_id.data, c.pointee.venue_id.len)
    self.name = readText(c.pointee.name.data, c.pointee.name.len)
    self.categories = readMessages(c.pointee.n_categories, c.pointee.categories) { TicketV1.Category(c: $0) }
    self.capacity = c.pointee.capacity
    self.seats = c.pointee.seats
    self.zones = c.pointee.zones
    self.rows = c.pointee.rows
    self.areas = c.pointee.areas
    self.createdAt = readMessage(c.pointee.created_at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
  }

  func write(to wire: inout WireWriter) {
    if !self.venueID.isEmpty { wire.text(1, self.venueID) }
    if !self.name.isEmpty { wire.text(2, self.name) }
    for item in self.categories { wire.message(3) { item.write(to: &$0) } }
    if self.capacity != 0 { wire.field(4, varint: UInt64(self.capacity)) }
    if self.seats != 0 { wire.field(5, varint: UInt64(self.seats)) }
    if self.zones != 0 { wire.field(6, varint: UInt64(self.zones)) }
    if self.rows != 0 { wire.field(7, varint: UInt64(self.rows)) }
    if self.areas != 0 { wire.field(8, varint: UInt64(self.areas)) }
    if let value = self.createdAt { wire.timestamp(9, value) }
  }
}

extension TicketV1.ImportVenueRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_ImportVenueRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_ImportVenueRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_ImportVenueRequest>) {
    self.init()
    self.plan = readBytes(c.pointee.plan.data, c.pointee.plan.len)
    self.areas = readList(c.pointee.n_areas, c.pointee.areas) { readText($0.data, $0.len) }
  }

  func write(to wire: inout WireWriter) {
    if !self.plan.isEmpty { wire.bytes(1, self.plan) }
    for item in self.areas { wire.text(2, item) }
  }
}

extension TicketV1.GetVenueRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_GetVenueRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_GetVenueRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_GetVenueRequest>) {
    self.init()
    self.venueID = readText(c.pointee.venue_id.data, c.pointee.venue_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.venueID.isEmpty { wire.text(1, self.venueID) }
  }
}

extension TicketV1.ListVenuesRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_ListVenuesRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_ListVenuesRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_ListVenuesRequest>) {
    self.init()
    self.pageSize = c.pointee.page_size
    self.pageToken = readText(c.pointee.page_token.data, c.pointee.page_token.len)
  }

  func write(to wire: inout WireWriter) {
    if self.pageSize != 0 { wire.field(1, varint: UInt64(self.pageSize)) }
    if !self.pageToken.isEmpty { wire.text(2, self.pageToken) }
  }
}

extension TicketV1.ListVenuesResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_ListVenuesResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_ListVenuesResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_ListVenuesResponse>) {
    self.init()
    self.venues = readMessages(c.pointee.n_venues, c.pointee.venues) { TicketV1.Venue(c: $0) }
    self.nextPageToken = readText(c.pointee.next_page_token.data, c.pointee.next_page_token.len)
  }

  func write(to wire: inout WireWriter) {
    for item in self.venues { wire.message(1) { item.write(to: &$0) } }
    if !self.nextPageToken.isEmpty { wire.text(2, self.nextPageToken) }
  }
}

extension TicketV1.GetSeatingPlanRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_GetSeatingPlanRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_GetSeatingPlanRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_GetSeatingPlanRequest>) {
    self.init()
    self.venueID = readText(c.pointee.venue_id.data, c.pointee.venue_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.venueID.isEmpty { wire.text(1, self.venueID) }
  }
}

extension TicketV1.PlanSeat {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_PlanSeat__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_PlanSeat.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_PlanSeat>) {
    self.init()
    self.seatID = readText(c.pointee.seat_id.data, c.pointee.seat_id.len)
    self.number = readText(c.pointee.number.data, c.pointee.number.len)
    self.category = readText(c.pointee.category.data, c.pointee.category.len)
    self.x = c.pointee.x
    self.y = c.pointee.y
  }

  func write(to wire: inout WireWriter) {
    if !self.seatID.isEmpty { wire.text(1, self.seatID) }
    if !self.number.isEmpty { wire.text(2, self.number) }
    if !self.category.isEmpty { wire.text(3, self.category) }
    if self.x.bitPattern != 0 { wire.field(4, fixed64: self.x.bitPattern) }
    if self.y.bitPattern != 0 { wire.field(5, fixed64: self.y.bitPattern) }
  }
}

extension TicketV1.PlanRow {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_PlanRow__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_PlanRow.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_PlanRow>) {
    self.init()
    self.label = readText(c.pointee.label.data, c.pointee.label.len)
    self.seats = readMessages(c.pointee.n_seats, c.pointee.seats) { TicketV1.PlanSeat(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if !self.label.isEmpty { wire.text(1, self.label) }
    for item in self.seats { wire.message(2) { item.write(to: &$0) } }
  }
}

extension TicketV1.PlanArea {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_PlanArea__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_PlanArea.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_PlanArea>) {
    self.init()
    self.areaID = readText(c.pointee.area_id.data, c.pointee.area_id.len)
    self.name = readText(c.pointee.name.data, c.pointee.name.len)
    self.category = readText(c.pointee.category.data, c.pointee.category.len)
    self.capacity = c.pointee.capacity
  }

  func write(to wire: inout WireWriter) {
    if !self.areaID.isEmpty { wire.text(1, self.areaID) }
    if !self.name.isEmpty { wire.text(2, self.name) }
    if !self.category.isEmpty { wire.text(3, self.category) }
    if self.capacity != 0 { wire.field(4, varint: UInt64(self.capacity)) }
  }
}

extension TicketV1.PlanZone {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_PlanZone__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_PlanZone.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_PlanZone>) {
    self.init()
    self.zoneID = readText(c.pointee.zone_id.data, c.pointee.zone_id.len)
    self.name = readText(c.pointee.name.data, c.pointee.name.len)
    self.rows = readMessages(c.pointee.n_rows, c.pointee.rows) { TicketV1.PlanRow(c: $0) }
    self.areas = readMessages(c.pointee.n_areas, c.pointee.areas) { TicketV1.PlanArea(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if !self.zoneID.isEmpty { wire.text(1, self.zoneID) }
    if !self.name.isEmpty { wire.text(2, self.name) }
    for item in self.rows { wire.message(3) { item.write(to: &$0) } }
    for item in self.areas { wire.message(4) { item.write(to: &$0) } }
  }
}

extension TicketV1.SeatingPlan {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_SeatingPlan__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_SeatingPlan.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_SeatingPlan>) {
    self.init()
    self.venueID = readText(c.pointee.venue_id.data, c.pointee.venue_id.len)
    self.width = c.pointee.width
    self.height = c.pointee.height
    self.zones = readMessages(c.pointee.n_zones, c.pointee.zones) { TicketV1.PlanZone(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if !self.venueID.isEmpty { wire.text(1, self.venueID) }
    if self.width.bitPattern != 0 { wire.field(2, fixed64: self.width.bitPattern) }
    if self.height.bitPattern != 0 { wire.field(3, fixed64: self.height.bitPattern) }
    for item in self.zones { wire.message(4) { item.write(to: &$0) } }
  }
}

extension TicketV1.Event {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_Event__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_Event.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_Event>) {
    self.init()
    self.eventID = readText(c.pointee.event_id.data, c.pointee.event_id.len)
    self.name = readText(c.pointee.name.data, c.pointee.name.len)
    self.description = readText(c.pointee.description.data, c.pointee.description.len)
    self.round = readText(c.pointee.round.data, c.pointee.round.len)
    self.season = readText(c.pointee.season.data, c.pointee.season.len)
    self.startsAt = readMessage(c.pointee.starts_at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
    self.organiserID = readText(c.pointee.organiser_id.data, c.pointee.organiser_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.eventID.isEmpty { wire.text(1, self.eventID) }
    if !self.name.isEmpty { wire.text(2, self.name) }
    if !self.description.isEmpty { wire.text(3, self.description) }
    if !self.round.isEmpty { wire.text(4, self.round) }
    if !self.season.isEmpty { wire.text(5, self.season) }
    if let value = self.startsAt { wire.timestamp(6, value) }
    if !self.organiserID.isEmpty { wire.text(7, self.organiserID) }
  }
}

extension TicketV1.CreateEventRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_CreateEventRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_CreateEventRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_CreateEventRequest>) {
    self.init()
    self.name = readText(c.pointee.name.data, c.pointee.name.len)
    self.description = readText(c.pointee.description.data, c.pointee.description.len)
    self.startsAt = readMessage(c.pointee.starts_at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
  }

  func write(to wire: inout WireWriter) {
    if !self.name.isEmpty { wire.text(1, self.name) }
    if !self.description.isEmpty { wire.text(2, self.description) }
    if let value = self.startsAt { wire.timestamp(3, value) }
  }
}

extension TicketV1.ImportSeasonRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_ImportSeasonRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_ImportSeasonRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_ImportSeasonRequest>) {
    self.init()
    self.calendar = readBytes(c.pointee.calendar.data, c.pointee.calendar.len)
    self.timeZoneMinutes = c.pointee.time_zone_minutes
  }

  func write(to wire: inout WireWriter) {
    if !self.calendar.isEmpty { wire.bytes(1, self.calendar) }
    if self.timeZoneMinutes != 0 { wire.field(2, varint: UInt64(bitPattern: Int64(self.timeZoneMinutes))) }
  }
}

extension TicketV1.ImportSeasonResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_ImportSeasonResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_ImportSeasonResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_ImportSeasonResponse>) {
    self.init()
    self.season = readText(c.pointee.season.data, c.pointee.season.len)
    self.events = c.pointee.events
    self.eventIDs = readList(c.pointee.n_event_ids, c.pointee.event_ids) { readText($0.data, $0.len) }
  }

  func write(to wire: inout WireWriter) {
    if !self.season.isEmpty { wire.text(1, self.season) }
    if self.events != 0 { wire.field(2, varint: UInt64(self.events)) }
    for item in self.eventIDs { wire.text(3, item) }
  }
}

extension TicketV1.GetEventRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_GetEventRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_GetEventRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_GetEventRequest>) {
    self.init()
    self.eventID = readText(c.pointee.event_id.data, c.pointee.event_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.eventID.isEmpty { wire.text(1, self.eventID) }
  }
}

extension TicketV1.ListEventsRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_ListEventsRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_ListEventsRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_ListEventsRequest>) {
    self.init()
    self.pageSize = c.pointee.page_size
    self.pageToken = readText(c.pointee.page_token.data, c.pointee.page_token.len)
    self.season = readText(c.pointee.season.data, c.pointee.season.len)
  }

  func write(to wire: inout WireWriter) {
    if self.pageSize != 0 { wire.field(1, varint: UInt64(self.pageSize)) }
    if !self.pageToken.isEmpty { wire.text(2, self.pageToken) }
    if !self.season.isEmpty { wire.text(3, self.season) }
  }
}

extension TicketV1.ListEventsResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_ListEventsResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_ListEventsResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_ListEventsResponse>) {
    self.init()
    self.events = readMessages(c.pointee.n_events, c.pointee.events) { TicketV1.Event(c: $0) }
    self.nextPageToken = readText(c.pointee.next_page_token.data, c.pointee.next_page_token.len)
  }

  func write(to wire: inout WireWriter) {
    for item in self.events { wire.message(1) { item.write(to: &$0) } }
    if !self.nextPageToken.isEmpty { wire.text(2, self.nextPageToken) }
  }
}

extension TicketV1.TicketType {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_TicketType__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_TicketType.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_TicketType>) {
    self.init()
    self.ticketTypeID = readText(c.pointee.ticket_type_id.data, c.pointee.ticket_type_id.len)
    self.name = readText(c.pointee.name.data, c.pointee.name.len)
    self.category = readText(c.pointee.category.data, c.pointee.category.len)
    self.priceMinor = c.pointee.price_minor
    self.currency = readText(c.pointee.currency.data, c.pointee.currency.len)
    self.limitPerBuyer = c.pointee.limit_per_buyer
    self.capacity = c.pointee.capacity
  }

  func write(to wire: inout WireWriter) {
    if !self.ticketTypeID.isEmpty { wire.text(1, self.ticketTypeID) }
    if !self.name.isEmpty { wire.text(2, self.name) }
    if !self.category.isEmpty { wire.text(3, self.category) }
    if self.priceMinor != 0 { wire.field(4, varint: UInt64(bitPattern: self.priceMinor)) }
    if !self.currency.isEmpty { wire.text(5, self.currency) }
    if self.limitPerBuyer != 0 { wire.field(6, varint: UInt64(self.limitPerBuyer)) }
    if self.capacity != 0 { wire.field(7, varint: UInt64(self.capacity)) }
  }
}

extension TicketV1.Performance {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_Performance__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_Performance.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_Performance>) {
    self.init()
    self.performanceID = readText(c.pointee.performance_id.data, c.pointee.performance_id.len)
    self.eventID = readText(c.pointee.event_id.data, c.pointee.event_id.len)
    self.venueID = readText(c.pointee.venue_id.data, c.pointee.venue_id.len)
    self.name = readText(c.pointee.name.data, c.pointee.name.len)
    self.startsAt = readMessage(c.pointee.starts_at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
    self.saleStartsAt = readMessage(c.pointee.sale_starts_at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
    self.saleEndsAt = readMessage(c.pointee.sale_ends_at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
    self.holdSeconds = c.pointee.hold_seconds
    self.limitPerBuyer = c.pointee.limit_per_buyer
    self.ticketTypes = readMessages(c.pointee.n_ticket_types, c.pointee.ticket_types) { TicketV1.TicketType(c: $0) }
    self.state = TicketV1.PerformanceState(rawValue: c.pointee.state)
  }

  func write(to wire: inout WireWriter) {
    if !self.performanceID.isEmpty { wire.text(1, self.performanceID) }
    if !self.eventID.isEmpty { wire.text(2, self.eventID) }
    if !self.venueID.isEmpty { wire.text(3, self.venueID) }
    if !self.name.isEmpty { wire.text(4, self.name) }
    if let value = self.startsAt { wire.timestamp(5, value) }
    if let value = self.saleStartsAt { wire.timestamp(6, value) }
    if let value = self.saleEndsAt { wire.timestamp(7, value) }
    if self.holdSeconds != 0 { wire.field(8, varint: UInt64(self.holdSeconds)) }
    if self.limitPerBuyer != 0 { wire.field(9, varint: UInt64(self.limitPerBuyer)) }
    for item in self.ticketTypes { wire.message(10) { item.write(to: &$0) } }
    if self.state.rawValue != 0 { wire.field(11, varint: UInt64(bitPattern: Int64(self.state.rawValue))) }
  }
}

extension TicketV1.CreatePerformanceRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_CreatePerformanceRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_CreatePerformanceRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_CreatePerformanceRequest>) {
    self.init()
    self.eventID = readText(c.pointee.event_id.data, c.pointee.event_id.len)
    self.venueID = readText(c.pointee.venue_id.data, c.pointee.venue_id.len)
    self.name = readText(c.pointee.name.data, c.pointee.name.len)
    self.startsAt = readMessage(c.pointee.starts_at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
    self.saleStartsAt = readMessage(c.pointee.sale_starts_at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
    self.saleEndsAt = readMessage(c.pointee.sale_ends_at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
    self.holdSeconds = c.pointee.hold_seconds
    self.limitPerBuyer = c.pointee.limit_per_buyer
    self.ticketTypes = readMessages(c.pointee.n_ticket_types, c.pointee.ticket_types) { TicketV1.TicketType(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if !self.eventID.isEmpty { wire.text(1, self.eventID) }
    if !self.venueID.isEmpty { wire.text(2, self.venueID) }
    if !self.name.isEmpty { wire.text(3, self.name) }
    if let value = self.startsAt { wire.timestamp(4, value) }
    if let value = self.saleStartsAt { wire.timestamp(5, value) }
    if let value = self.saleEndsAt { wire.timestamp(6, value) }
    if self.holdSeconds != 0 { wire.field(7, varint: UInt64(self.holdSeconds)) }
    if self.limitPerBuyer != 0 { wire.field(8, varint: UInt64(self.limitPerBuyer)) }
    for item in self.ticketTypes { wire.message(9) { item.write(to: &$0) } }
  }
}

extension TicketV1.GetPerformanceRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_GetPerformanceRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_GetPerformanceRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_GetPerformanceRequest>) {
    self.init()
    self.performanceID = readText(c.pointee.performance_id.data, c.pointee.performance_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.performanceID.isEmpty { wire.text(1, self.performanceID) }
  }
}

extension TicketV1.ListPerformancesRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_ListPerformancesRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_ListPerformancesRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_ListPerformancesRequest>) {
    self.init()
    self.eventID = readText(c.pointee.event_id.data, c.pointee.event_id.len)
    self.pageSize = c.pointee.page_size
    self.pageToken = readText(c.pointee.page_token.data, c.pointee.page_token.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.eventID.isEmpty { wire.text(1, self.eventID) }
    if self.pageSize != 0 { wire.field(2, varint: UInt64(self.pageSize)) }
    if !self.pageToken.isEmpty { wire.text(3, self.pageToken) }
  }
}

extension TicketV1.ListPerformancesResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_ListPerformancesResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_ListPerformancesResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_ListPerformancesResponse>) {
    self.init()
    self.performances = readMessages(c.pointee.n_performances, c.pointee.performances) { TicketV1.Performance(c: $0) }
    self.nextPageToken = readText(c.pointee.next_page_token.data, c.pointee.next_page_token.len)
  }

  func write(to wire: inout WireWriter) {
    for item in self.performances { wire.message(1) { item.write(to: &$0) } }
    if !self.nextPageToken.isEmpty { wire.text(2, self.nextPageToken) }
  }
}

extension TicketV1.PublishPerformanceRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TicketV1_PublishPerformanceRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: TicketV1_PublishPerformanceRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TicketV1_PublishPerformanceRequest>) {
    self.init()
    self.performanceID = readText(c.pointee.performance_id.data, c.pointee.performance_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.performanceID.isEmpty { wire.text(1, self.performanceID) }
  }
}
