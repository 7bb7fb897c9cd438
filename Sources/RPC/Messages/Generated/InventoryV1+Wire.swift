// Made by scripts/generate from the files in proto/. Do not edit.
internal import ProtobufWire
internal import CMessages
internal import CProtobufC

extension InventoryV1.StockType {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_StockType__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_StockType.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_StockType>) {
    self.init()
    self.ticketTypeID = readText(c.pointee.ticket_type_id.data, c.pointee.ticket_type_id.len)
    self.name = readText(c.pointee.name.data, c.pointee.name.len)
    self.priceMinor = c.pointee.price_minor
    self.currency = readText(c.pointee.currency.data, c.pointee.currency.len)
    self.limitPerBuyer = c.pointee.limit_per_buyer
    self.rows = readMessages(c.pointee.n_rows, c.pointee.rows) { InventoryV1.StockRow(c: $0) }
    self.generalCapacity = c.pointee.general_capacity
  }

  func write(to wire: inout WireWriter) {
    if !self.ticketTypeID.isEmpty { wire.text(1, self.ticketTypeID) }
    if !self.name.isEmpty { wire.text(2, self.name) }
    if self.priceMinor != 0 { wire.field(3, varint: UInt64(bitPattern: self.priceMinor)) }
    if !self.currency.isEmpty { wire.text(4, self.currency) }
    if self.limitPerBuyer != 0 { wire.field(5, varint: UInt64(self.limitPerBuyer)) }
    for item in self.rows { wire.message(6) { item.write(to: &$0) } }
    if self.generalCapacity != 0 { wire.field(7, varint: UInt64(self.generalCapacity)) }
  }
}

extension InventoryV1.StockRow {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_StockRow__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_StockRow.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_StockRow>) {
    self.init()
    self.zone = readText(c.pointee.zone.data, c.pointee.zone.len)
    self.label = readText(c.pointee.label.data, c.pointee.label.len)
    self.seatIDs = readList(c.pointee.n_seat_ids, c.pointee.seat_ids) { readText($0.data, $0.len) }
    self.numbers = readList(c.pointee.n_numbers, c.pointee.numbers) { readText($0.data, $0.len) }
    self.gaps = readList(c.pointee.n_gaps, c.pointee.gaps) { $0 }
  }

  func write(to wire: inout WireWriter) {
    if !self.zone.isEmpty { wire.text(1, self.zone) }
    if !self.label.isEmpty { wire.text(2, self.label) }
    for item in self.seatIDs { wire.text(3, item) }
    for item in self.numbers { wire.text(4, item) }
    wire.packed(5, self.gaps) { $0.put(varint: UInt64($1)) }
  }
}

extension InventoryV1.OpenStockRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_OpenStockRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_OpenStockRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_OpenStockRequest>) {
    self.init()
    self.performanceID = readText(c.pointee.performance_id.data, c.pointee.performance_id.len)
    self.saleStartsAt = readMessage(c.pointee.sale_starts_at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
    self.saleEndsAt = readMessage(c.pointee.sale_ends_at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
    self.holdSeconds = c.pointee.hold_seconds
    self.limitPerBuyer = c.pointee.limit_per_buyer
    self.types = readMessages(c.pointee.n_types, c.pointee.types) { InventoryV1.StockType(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if !self.performanceID.isEmpty { wire.text(1, self.performanceID) }
    if let value = self.saleStartsAt { wire.timestamp(2, value) }
    if let value = self.saleEndsAt { wire.timestamp(3, value) }
    if self.holdSeconds != 0 { wire.field(4, varint: UInt64(self.holdSeconds)) }
    if self.limitPerBuyer != 0 { wire.field(5, varint: UInt64(self.limitPerBuyer)) }
    for item in self.types { wire.message(6) { item.write(to: &$0) } }
  }
}

extension InventoryV1.OpenStockResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_OpenStockResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_OpenStockResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_OpenStockResponse>) {
    self.init()
    self.capacity = c.pointee.capacity
  }

  func write(to wire: inout WireWriter) {
    if self.capacity != 0 { wire.field(1, varint: UInt64(self.capacity)) }
  }
}

extension InventoryV1.ChosenSeats {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_ChosenSeats__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_ChosenSeats.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_ChosenSeats>) {
    self.init()
    self.seatIDs = readList(c.pointee.n_seat_ids, c.pointee.seat_ids) { readText($0.data, $0.len) }
  }

  func write(to wire: inout WireWriter) {
    for item in self.seatIDs { wire.text(1, item) }
  }
}

extension InventoryV1.BestAvailable {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_BestAvailable__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_BestAvailable.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_BestAvailable>) {
    self.init()
    self.ticketTypeID = readText(c.pointee.ticket_type_id.data, c.pointee.ticket_type_id.len)
    self.quantity = c.pointee.quantity
  }

  func write(to wire: inout WireWriter) {
    if !self.ticketTypeID.isEmpty { wire.text(1, self.ticketTypeID) }
    if self.quantity != 0 { wire.field(2, varint: UInt64(self.quantity)) }
  }
}

extension InventoryV1.GeneralAdmission {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_GeneralAdmission__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_GeneralAdmission.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_GeneralAdmission>) {
    self.init()
    self.ticketTypeID = readText(c.pointee.ticket_type_id.data, c.pointee.ticket_type_id.len)
    self.quantity = c.pointee.quantity
  }

  func write(to wire: inout WireWriter) {
    if !self.ticketTypeID.isEmpty { wire.text(1, self.ticketTypeID) }
    if self.quantity != 0 { wire.field(2, varint: UInt64(self.quantity)) }
  }
}

extension InventoryV1.HoldRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_HoldRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_HoldRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_HoldRequest>) {
    self.init()
    self.performanceID = readText(c.pointee.performance_id.data, c.pointee.performance_id.len)
    switch c.pointee.selection_case {
    case 2: self.selection = readMessage(c.pointee.selection.chosen) { .chosen(InventoryV1.ChosenSeats(c: $0)) }
    case 3: self.selection = readMessage(c.pointee.selection.best) { .best(InventoryV1.BestAvailable(c: $0)) }
    case 4: self.selection = readMessage(c.pointee.selection.general) { .general(InventoryV1.GeneralAdmission(c: $0)) }
    default: break
    }
  }

  func write(to wire: inout WireWriter) {
    if !self.performanceID.isEmpty { wire.text(1, self.performanceID) }
    if case .chosen(let value)? = self.selection { wire.message(2) { value.write(to: &$0) } }
    if case .best(let value)? = self.selection { wire.message(3) { value.write(to: &$0) } }
    if case .general(let value)? = self.selection { wire.message(4) { value.write(to: &$0) } }
  }
}

extension InventoryV1.Place {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_Place__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_Place.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_Place>) {
    self.init()
    self.seatID = readText(c.pointee.seat_id.data, c.pointee.seat_id.len)
    self.label = readText(c.pointee.label.data, c.pointee.label.len)
    self.ticketTypeID = readText(c.pointee.ticket_type_id.data, c.pointee.ticket_type_id.len)
    self.priceMinor = c.pointee.price_minor
  }

  func write(to wire: inout WireWriter) {
    if !self.seatID.isEmpty { wire.text(1, self.seatID) }
    if !self.label.isEmpty { wire.text(2, self.label) }
    if !self.ticketTypeID.isEmpty { wire.text(3, self.ticketTypeID) }
    if self.priceMinor != 0 { wire.field(4, varint: UInt64(bitPattern: self.priceMinor)) }
  }
}

extension InventoryV1.HoldResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_HoldResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_HoldResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_HoldResponse>) {
    self.init()
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
    self.places = readMessages(c.pointee.n_places, c.pointee.places) { InventoryV1.Place(c: $0) }
    self.expiresAt = readMessage(c.pointee.expires_at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
    self.amountMinor = c.pointee.amount_minor
    self.currency = readText(c.pointee.currency.data, c.pointee.currency.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.orderID.isEmpty { wire.text(1, self.orderID) }
    for item in self.places { wire.message(2) { item.write(to: &$0) } }
    if let value = self.expiresAt { wire.timestamp(3, value) }
    if self.amountMinor != 0 { wire.field(4, varint: UInt64(bitPattern: self.amountMinor)) }
    if !self.currency.isEmpty { wire.text(5, self.currency) }
  }
}

extension InventoryV1.ReleaseRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_ReleaseRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_ReleaseRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_ReleaseRequest>) {
    self.init()
    self.performanceID = readText(c.pointee.performance_id.data, c.pointee.performance_id.len)
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.performanceID.isEmpty { wire.text(1, self.performanceID) }
    if !self.orderID.isEmpty { wire.text(2, self.orderID) }
  }
}

extension InventoryV1.ReleaseResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_ReleaseResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_ReleaseResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_ReleaseResponse>) {
    self.init()
  }

  func write(to wire: inout WireWriter) {
  }
}

extension InventoryV1.GetAvailabilityRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_GetAvailabilityRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_GetAvailabilityRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_GetAvailabilityRequest>) {
    self.init()
    self.performanceID = readText(c.pointee.performance_id.data, c.pointee.performance_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.performanceID.isEmpty { wire.text(1, self.performanceID) }
  }
}

extension InventoryV1.TypeAvailability {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_TypeAvailability__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_TypeAvailability.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_TypeAvailability>) {
    self.init()
    self.ticketTypeID = readText(c.pointee.ticket_type_id.data, c.pointee.ticket_type_id.len)
    self.capacity = c.pointee.capacity
    self.free = c.pointee.free
    self.held = c.pointee.held
    self.sold = c.pointee.sold
  }

  func write(to wire: inout WireWriter) {
    if !self.ticketTypeID.isEmpty { wire.text(1, self.ticketTypeID) }
    if self.capacity != 0 { wire.field(2, varint: UInt64(self.capacity)) }
    if self.free != 0 { wire.field(3, varint: UInt64(self.free)) }
    if self.held != 0 { wire.field(4, varint: UInt64(self.held)) }
    if self.sold != 0 { wire.field(5, varint: UInt64(self.sold)) }
  }
}

extension InventoryV1.Availability {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_Availability__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_Availability.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_Availability>) {
    self.init()
    self.performanceID = readText(c.pointee.performance_id.data, c.pointee.performance_id.len)
    self.types = readMessages(c.pointee.n_types, c.pointee.types) { InventoryV1.TypeAvailability(c: $0) }
    self.saleStartsAt = readMessage(c.pointee.sale_starts_at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
    self.saleEndsAt = readMessage(c.pointee.sale_ends_at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
  }

  func write(to wire: inout WireWriter) {
    if !self.performanceID.isEmpty { wire.text(1, self.performanceID) }
    for item in self.types { wire.message(2) { item.write(to: &$0) } }
    if let value = self.saleStartsAt { wire.timestamp(3, value) }
    if let value = self.saleEndsAt { wire.timestamp(4, value) }
  }
}

extension InventoryV1.GetSeatStatesRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_GetSeatStatesRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_GetSeatStatesRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_GetSeatStatesRequest>) {
    self.init()
    self.performanceID = readText(c.pointee.performance_id.data, c.pointee.performance_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.performanceID.isEmpty { wire.text(1, self.performanceID) }
  }
}

extension InventoryV1.SeatStates {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_SeatStates__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_SeatStates.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_SeatStates>) {
    self.init()
    self.held = readList(c.pointee.n_held, c.pointee.held) { readText($0.data, $0.len) }
    self.sold = readList(c.pointee.n_sold, c.pointee.sold) { readText($0.data, $0.len) }
  }

  func write(to wire: inout WireWriter) {
    for item in self.held { wire.text(1, item) }
    for item in self.sold { wire.text(2, item) }
  }
}

extension InventoryV1.SegmentOffset {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_SegmentOffset__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_SegmentOffset.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_SegmentOffset>) {
    self.init()
    self.segment = readText(c.pointee.segment.data, c.pointee.segment.len)
    self.sequence = c.pointee.sequence
  }

  func write(to wire: inout WireWriter) {
    if !self.segment.isEmpty { wire.text(1, self.segment) }
    if self.sequence != 0 { wire.field(2, varint: UInt64(bitPattern: self.sequence)) }
  }
}

extension InventoryV1.FollowRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_FollowRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_FollowRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_FollowRequest>) {
    self.init()
    self.offsets = readMessages(c.pointee.n_offsets, c.pointee.offsets) { InventoryV1.SegmentOffset(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    for item in self.offsets { wire.message(1) { item.write(to: &$0) } }
  }
}

extension InventoryV1.JournalEntry {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_JournalEntry__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_JournalEntry.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_JournalEntry>) {
    self.init()
    self.segment = readText(c.pointee.segment.data, c.pointee.segment.len)
    self.sequence = c.pointee.sequence
    self.epoch = c.pointee.epoch
    self.records = readMessages(c.pointee.n_records, c.pointee.records) { InventoryV1.JournalRecord(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if !self.segment.isEmpty { wire.text(1, self.segment) }
    if self.sequence != 0 { wire.field(2, varint: UInt64(bitPattern: self.sequence)) }
    if self.epoch != 0 { wire.field(3, varint: UInt64(bitPattern: self.epoch)) }
    for item in self.records { wire.message(4) { item.write(to: &$0) } }
  }
}

extension InventoryV1.JournalRecord {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_JournalRecord__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_JournalRecord.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_JournalRecord>) {
    self.init()
    switch c.pointee.record_case {
    case 1: self.record = readMessage(c.pointee.record.opened) { .opened(InventoryV1.StockOpened(c: $0)) }
    case 2: self.record = readMessage(c.pointee.record.held) { .held(InventoryV1.HoldPlaced(c: $0)) }
    case 3: self.record = readMessage(c.pointee.record.released) { .released(InventoryV1.HoldReleased(c: $0)) }
    case 4: self.record = readMessage(c.pointee.record.frozen) { .frozen(InventoryV1.HoldFrozen(c: $0)) }
    case 5: self.record = readMessage(c.pointee.record.sold) { .sold(InventoryV1.HoldSold(c: $0)) }
    case 6: self.record = readMessage(c.pointee.record.returning) { .returning(InventoryV1.SaleReturning(c: $0)) }
    case 7: self.record = readMessage(c.pointee.record.returned) { .returned(InventoryV1.SaleReturned(c: $0)) }
    case 8: self.record = readMessage(c.pointee.record.branch_cancelled) { .branchCancelled(InventoryV1.BranchCancelled(c: $0)) }
    default: break
    }
  }

  func write(to wire: inout WireWriter) {
    if case .opened(let value)? = self.record { wire.message(1) { value.write(to: &$0) } }
    if case .held(let value)? = self.record { wire.message(2) { value.write(to: &$0) } }
    if case .released(let value)? = self.record { wire.message(3) { value.write(to: &$0) } }
    if case .frozen(let value)? = self.record { wire.message(4) { value.write(to: &$0) } }
    if case .sold(let value)? = self.record { wire.message(5) { value.write(to: &$0) } }
    if case .returning(let value)? = self.record { wire.message(6) { value.write(to: &$0) } }
    if case .returned(let value)? = self.record { wire.message(7) { value.write(to: &$0) } }
    if case .branchCancelled(let value)? = self.record { wire.message(8) { value.write(to: &$0) } }
  }
}

extension InventoryV1.StockOpened {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_StockOpened__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_StockOpened.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_StockOpened>) {
    self.init()
    self.stock = readMessage(c.pointee.stock) { InventoryV1.OpenStockRequest(c: $0) }
    self.atMs = c.pointee.at_ms
  }

  func write(to wire: inout WireWriter) {
    if let value = self.stock { wire.message(1) { value.write(to: &$0) } }
    if self.atMs != 0 { wire.field(2, varint: UInt64(bitPattern: self.atMs)) }
  }
}

extension InventoryV1.HoldPlaced {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_HoldPlaced__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_HoldPlaced.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_HoldPlaced>) {
    self.init()
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
    self.userID = readText(c.pointee.user_id.data, c.pointee.user_id.len)
    self.requestKey = readText(c.pointee.request_key.data, c.pointee.request_key.len)
    self.performanceID = readText(c.pointee.performance_id.data, c.pointee.performance_id.len)
    self.places = readMessages(c.pointee.n_places, c.pointee.places) { InventoryV1.Place(c: $0) }
    self.expiresAtMs = c.pointee.expires_at_ms
    self.atMs = c.pointee.at_ms
    self.currency = readText(c.pointee.currency.data, c.pointee.currency.len)
    self.regrab = c.pointee.regrab != 0
    self.xid = readText(c.pointee.xid.data, c.pointee.xid.len)
    self.branchID = readText(c.pointee.branch_id.data, c.pointee.branch_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.orderID.isEmpty { wire.text(1, self.orderID) }
    if !self.userID.isEmpty { wire.text(2, self.userID) }
    if !self.requestKey.isEmpty { wire.text(3, self.requestKey) }
    if !self.performanceID.isEmpty { wire.text(4, self.performanceID) }
    for item in self.places { wire.message(5) { item.write(to: &$0) } }
    if self.expiresAtMs != 0 { wire.field(6, varint: UInt64(bitPattern: self.expiresAtMs)) }
    if self.atMs != 0 { wire.field(7, varint: UInt64(bitPattern: self.atMs)) }
    if !self.currency.isEmpty { wire.text(8, self.currency) }
    if self.regrab { wire.field(9, varint: self.regrab ? 1 : 0) }
    if !self.xid.isEmpty { wire.text(10, self.xid) }
    if !self.branchID.isEmpty { wire.text(11, self.branchID) }
  }
}

extension InventoryV1.HoldReleased {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_HoldReleased__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_HoldReleased.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_HoldReleased>) {
    self.init()
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
    self.reason = InventoryV1.ReleaseReason(rawValue: c.pointee.reason)
    self.atMs = c.pointee.at_ms
    self.xid = readText(c.pointee.xid.data, c.pointee.xid.len)
    self.branchID = readText(c.pointee.branch_id.data, c.pointee.branch_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.orderID.isEmpty { wire.text(1, self.orderID) }
    if self.reason.rawValue != 0 { wire.field(2, varint: UInt64(bitPattern: Int64(self.reason.rawValue))) }
    if self.atMs != 0 { wire.field(3, varint: UInt64(bitPattern: self.atMs)) }
    if !self.xid.isEmpty { wire.text(4, self.xid) }
    if !self.branchID.isEmpty { wire.text(5, self.branchID) }
  }
}

extension InventoryV1.HoldFrozen {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_HoldFrozen__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_HoldFrozen.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_HoldFrozen>) {
    self.init()
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
    self.xid = readText(c.pointee.xid.data, c.pointee.xid.len)
    self.branchID = readText(c.pointee.branch_id.data, c.pointee.branch_id.len)
    self.atMs = c.pointee.at_ms
  }

  func write(to wire: inout WireWriter) {
    if !self.orderID.isEmpty { wire.text(1, self.orderID) }
    if !self.xid.isEmpty { wire.text(2, self.xid) }
    if !self.branchID.isEmpty { wire.text(3, self.branchID) }
    if self.atMs != 0 { wire.field(4, varint: UInt64(bitPattern: self.atMs)) }
  }
}

extension InventoryV1.HoldSold {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_HoldSold__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_HoldSold.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_HoldSold>) {
    self.init()
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
    self.xid = readText(c.pointee.xid.data, c.pointee.xid.len)
    self.branchID = readText(c.pointee.branch_id.data, c.pointee.branch_id.len)
    self.atMs = c.pointee.at_ms
  }

  func write(to wire: inout WireWriter) {
    if !self.orderID.isEmpty { wire.text(1, self.orderID) }
    if !self.xid.isEmpty { wire.text(2, self.xid) }
    if !self.branchID.isEmpty { wire.text(3, self.branchID) }
    if self.atMs != 0 { wire.field(4, varint: UInt64(bitPattern: self.atMs)) }
  }
}

extension InventoryV1.SaleReturning {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_SaleReturning__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_SaleReturning.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_SaleReturning>) {
    self.init()
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
    self.xid = readText(c.pointee.xid.data, c.pointee.xid.len)
    self.branchID = readText(c.pointee.branch_id.data, c.pointee.branch_id.len)
    self.atMs = c.pointee.at_ms
  }

  func write(to wire: inout WireWriter) {
    if !self.orderID.isEmpty { wire.text(1, self.orderID) }
    if !self.xid.isEmpty { wire.text(2, self.xid) }
    if !self.branchID.isEmpty { wire.text(3, self.branchID) }
    if self.atMs != 0 { wire.field(4, varint: UInt64(bitPattern: self.atMs)) }
  }
}

extension InventoryV1.SaleReturned {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_SaleReturned__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_SaleReturned.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_SaleReturned>) {
    self.init()
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
    self.xid = readText(c.pointee.xid.data, c.pointee.xid.len)
    self.branchID = readText(c.pointee.branch_id.data, c.pointee.branch_id.len)
    self.atMs = c.pointee.at_ms
  }

  func write(to wire: inout WireWriter) {
    if !self.orderID.isEmpty { wire.text(1, self.orderID) }
    if !self.xid.isEmpty { wire.text(2, self.xid) }
    if !self.branchID.isEmpty { wire.text(3, self.branchID) }
    if self.atMs != 0 { wire.field(4, varint: UInt64(bitPattern: self.atMs)) }
  }
}

extension InventoryV1.BranchCancelled {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(InventoryV1_BranchCancelled__table())) { message in
      Self(c: message.assumingMemoryBound(to: InventoryV1_BranchCancelled.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<InventoryV1_BranchCancelled>) {
    self.init()
    self.xid = readText(c.pointee.xid.data, c.pointee.xid.len)
    self.branchID = readText(c.pointee.branch_id.data, c.pointee.branch_id.len)
    self.atMs = c.pointee.at_ms
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.xid.isEmpty { wire.text(1, self.xid) }
    if !self.branchID.isEmpty { wire.text(2, self.branchID) }
    if self.atMs != 0 { wire.field(3, varint: UInt64(bitPattern: self.atMs)) }
    if !self.orderID.isEmpty { wire.text(4, self.orderID) }
  }
}
