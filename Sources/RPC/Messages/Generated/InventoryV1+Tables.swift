// Made by scripts/generate from the files in proto/. Do not edit.
internal import Base

extension InventoryV1.StockType {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.StockType",
    fields: [
      FieldTable(
        number: 1, name: "ticket_type_id", jsonName: "ticketTypeId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "name", jsonName: "name",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "price_minor", jsonName: "priceMinor",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 4, name: "currency", jsonName: "currency",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 5, name: "limit_per_buyer", jsonName: "limitPerBuyer",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 6, name: "rows", jsonName: "rows",
        kind: .message(InventoryV1.StockRow.self), cardinality: .repeated),
      FieldTable(
        number: 7, name: "general_capacity", jsonName: "generalCapacity",
        kind: .uint32, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.ticketTypeID)
    case 2: .text(self.name)
    case 3: .int64(self.priceMinor)
    case 4: .text(self.currency)
    case 5: .uint32(self.limitPerBuyer)
    case 6: .list(self.rows.map { .message($0) })
    case 7: .uint32(self.generalCapacity)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.ticketTypeID = try value.asText()
    case 2: self.name = try value.asText()
    case 3: self.priceMinor = try value.asInt64()
    case 4: self.currency = try value.asText()
    case 5: self.limitPerBuyer = try value.asUInt32()
    case 6: self.rows = try value.asList { (item) throws(ProtobufError) -> InventoryV1.StockRow in try item.asMessage(InventoryV1.StockRow.self) }
    case 7: self.generalCapacity = try value.asUInt32()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.StockRow {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.StockRow",
    fields: [
      FieldTable(
        number: 1, name: "zone", jsonName: "zone",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "label", jsonName: "label",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "seat_ids", jsonName: "seatIds",
        kind: .text, cardinality: .repeated),
      FieldTable(
        number: 4, name: "numbers", jsonName: "numbers",
        kind: .text, cardinality: .repeated),
      FieldTable(
        number: 5, name: "gaps", jsonName: "gaps",
        kind: .uint32, cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.zone)
    case 2: .text(self.label)
    case 3: .list(self.seatIDs.map { .text($0) })
    case 4: .list(self.numbers.map { .text($0) })
    case 5: .list(self.gaps.map { .uint32($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.zone = try value.asText()
    case 2: self.label = try value.asText()
    case 3: self.seatIDs = try value.asList { (item) throws(ProtobufError) -> String in try item.asText() }
    case 4: self.numbers = try value.asList { (item) throws(ProtobufError) -> String in try item.asText() }
    case 5: self.gaps = try value.asList { (item) throws(ProtobufError) -> UInt32 in try item.asUInt32() }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.OpenStockRequest {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.OpenStockRequest",
    fields: [
      FieldTable(
        number: 1, name: "performance_id", jsonName: "performanceId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "sale_starts_at", jsonName: "saleStartsAt",
        kind: .timestamp, cardinality: .optional),
      FieldTable(
        number: 3, name: "sale_ends_at", jsonName: "saleEndsAt",
        kind: .timestamp, cardinality: .optional),
      FieldTable(
        number: 4, name: "hold_seconds", jsonName: "holdSeconds",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 5, name: "limit_per_buyer", jsonName: "limitPerBuyer",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 6, name: "types", jsonName: "types",
        kind: .message(InventoryV1.StockType.self), cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.performanceID)
    case 2: self.saleStartsAt.map { .timestamp($0) } ?? .absent
    case 3: self.saleEndsAt.map { .timestamp($0) } ?? .absent
    case 4: .uint32(self.holdSeconds)
    case 5: .uint32(self.limitPerBuyer)
    case 6: .list(self.types.map { .message($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.performanceID = try value.asText()
    case 2: self.saleStartsAt = try value.asTimestamp()
    case 3: self.saleEndsAt = try value.asTimestamp()
    case 4: self.holdSeconds = try value.asUInt32()
    case 5: self.limitPerBuyer = try value.asUInt32()
    case 6: self.types = try value.asList { (item) throws(ProtobufError) -> InventoryV1.StockType in try item.asMessage(InventoryV1.StockType.self) }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.OpenStockResponse {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.OpenStockResponse",
    fields: [
      FieldTable(
        number: 1, name: "capacity", jsonName: "capacity",
        kind: .uint32, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .uint32(self.capacity)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.capacity = try value.asUInt32()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.ChosenSeats {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.ChosenSeats",
    fields: [
      FieldTable(
        number: 1, name: "seat_ids", jsonName: "seatIds",
        kind: .text, cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .list(self.seatIDs.map { .text($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.seatIDs = try value.asList { (item) throws(ProtobufError) -> String in try item.asText() }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.BestAvailable {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.BestAvailable",
    fields: [
      FieldTable(
        number: 1, name: "ticket_type_id", jsonName: "ticketTypeId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "quantity", jsonName: "quantity",
        kind: .uint32, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.ticketTypeID)
    case 2: .uint32(self.quantity)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.ticketTypeID = try value.asText()
    case 2: self.quantity = try value.asUInt32()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.GeneralAdmission {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.GeneralAdmission",
    fields: [
      FieldTable(
        number: 1, name: "ticket_type_id", jsonName: "ticketTypeId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "quantity", jsonName: "quantity",
        kind: .uint32, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.ticketTypeID)
    case 2: .uint32(self.quantity)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.ticketTypeID = try value.asText()
    case 2: self.quantity = try value.asUInt32()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.HoldRequest {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.HoldRequest",
    fields: [
      FieldTable(
        number: 1, name: "performance_id", jsonName: "performanceId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "chosen", jsonName: "chosen",
        kind: .message(InventoryV1.ChosenSeats.self), cardinality: .oneof("selection")),
      FieldTable(
        number: 3, name: "best", jsonName: "best",
        kind: .message(InventoryV1.BestAvailable.self), cardinality: .oneof("selection")),
      FieldTable(
        number: 4, name: "general", jsonName: "general",
        kind: .message(InventoryV1.GeneralAdmission.self), cardinality: .oneof("selection")),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.performanceID)
    case 2: if case .chosen(let value)? = self.selection { .message(value) } else { .absent }
    case 3: if case .best(let value)? = self.selection { .message(value) } else { .absent }
    case 4: if case .general(let value)? = self.selection { .message(value) } else { .absent }
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.performanceID = try value.asText()
    case 2: self.selection = .chosen(try value.asMessage(InventoryV1.ChosenSeats.self))
    case 3: self.selection = .best(try value.asMessage(InventoryV1.BestAvailable.self))
    case 4: self.selection = .general(try value.asMessage(InventoryV1.GeneralAdmission.self))
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.Place {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.Place",
    fields: [
      FieldTable(
        number: 1, name: "seat_id", jsonName: "seatId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "label", jsonName: "label",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "ticket_type_id", jsonName: "ticketTypeId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "price_minor", jsonName: "priceMinor",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.seatID)
    case 2: .text(self.label)
    case 3: .text(self.ticketTypeID)
    case 4: .int64(self.priceMinor)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.seatID = try value.asText()
    case 2: self.label = try value.asText()
    case 3: self.ticketTypeID = try value.asText()
    case 4: self.priceMinor = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.HoldResponse {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.HoldResponse",
    fields: [
      FieldTable(
        number: 1, name: "order_id", jsonName: "orderId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "places", jsonName: "places",
        kind: .message(InventoryV1.Place.self), cardinality: .repeated),
      FieldTable(
        number: 3, name: "expires_at", jsonName: "expiresAt",
        kind: .timestamp, cardinality: .optional),
      FieldTable(
        number: 4, name: "amount_minor", jsonName: "amountMinor",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 5, name: "currency", jsonName: "currency",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.orderID)
    case 2: .list(self.places.map { .message($0) })
    case 3: self.expiresAt.map { .timestamp($0) } ?? .absent
    case 4: .int64(self.amountMinor)
    case 5: .text(self.currency)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.orderID = try value.asText()
    case 2: self.places = try value.asList { (item) throws(ProtobufError) -> InventoryV1.Place in try item.asMessage(InventoryV1.Place.self) }
    case 3: self.expiresAt = try value.asTimestamp()
    case 4: self.amountMinor = try value.asInt64()
    case 5: self.currency = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.ReleaseRequest {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.ReleaseRequest",
    fields: [
      FieldTable(
        number: 1, name: "performance_id", jsonName: "performanceId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "order_id", jsonName: "orderId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.performanceID)
    case 2: .text(self.orderID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.performanceID = try value.asText()
    case 2: self.orderID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.ReleaseResponse {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.ReleaseResponse",
    fields: [
    ])

  public func value(of field: FieldTable) -> FieldValue {
    .absent
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    throw .noSuchField(field.name, of: Self.table.name)
  }
}

extension InventoryV1.GetAvailabilityRequest {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.GetAvailabilityRequest",
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

extension InventoryV1.TypeAvailability {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.TypeAvailability",
    fields: [
      FieldTable(
        number: 1, name: "ticket_type_id", jsonName: "ticketTypeId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "capacity", jsonName: "capacity",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 3, name: "free", jsonName: "free",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 4, name: "held", jsonName: "held",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 5, name: "sold", jsonName: "sold",
        kind: .uint32, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.ticketTypeID)
    case 2: .uint32(self.capacity)
    case 3: .uint32(self.free)
    case 4: .uint32(self.held)
    case 5: .uint32(self.sold)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.ticketTypeID = try value.asText()
    case 2: self.capacity = try value.asUInt32()
    case 3: self.free = try value.asUInt32()
    case 4: self.held = try value.asUInt32()
    case 5: self.sold = try value.asUInt32()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.Availability {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.Availability",
    fields: [
      FieldTable(
        number: 1, name: "performance_id", jsonName: "performanceId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "types", jsonName: "types",
        kind: .message(InventoryV1.TypeAvailability.self), cardinality: .repeated),
      FieldTable(
        number: 3, name: "sale_starts_at", jsonName: "saleStartsAt",
        kind: .timestamp, cardinality: .optional),
      FieldTable(
        number: 4, name: "sale_ends_at", jsonName: "saleEndsAt",
        kind: .timestamp, cardinality: .optional),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.performanceID)
    case 2: .list(self.types.map { .message($0) })
    case 3: self.saleStartsAt.map { .timestamp($0) } ?? .absent
    case 4: self.saleEndsAt.map { .timestamp($0) } ?? .absent
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.performanceID = try value.asText()
    case 2: self.types = try value.asList { (item) throws(ProtobufError) -> InventoryV1.TypeAvailability in try item.asMessage(InventoryV1.TypeAvailability.self) }
    case 3: self.saleStartsAt = try value.asTimestamp()
    case 4: self.saleEndsAt = try value.asTimestamp()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.GetSeatStatesRequest {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.GetSeatStatesRequest",
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

extension InventoryV1.SeatStates {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.SeatStates",
    fields: [
      FieldTable(
        number: 1, name: "held", jsonName: "held",
        kind: .text, cardinality: .repeated),
      FieldTable(
        number: 2, name: "sold", jsonName: "sold",
        kind: .text, cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .list(self.held.map { .text($0) })
    case 2: .list(self.sold.map { .text($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.held = try value.asList { (item) throws(ProtobufError) -> String in try item.asText() }
    case 2: self.sold = try value.asList { (item) throws(ProtobufError) -> String in try item.asText() }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.SegmentOffset {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.SegmentOffset",
    fields: [
      FieldTable(
        number: 1, name: "segment", jsonName: "segment",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "sequence", jsonName: "sequence",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.segment)
    case 2: .int64(self.sequence)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.segment = try value.asText()
    case 2: self.sequence = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.FollowRequest {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.FollowRequest",
    fields: [
      FieldTable(
        number: 1, name: "offsets", jsonName: "offsets",
        kind: .message(InventoryV1.SegmentOffset.self), cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .list(self.offsets.map { .message($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.offsets = try value.asList { (item) throws(ProtobufError) -> InventoryV1.SegmentOffset in try item.asMessage(InventoryV1.SegmentOffset.self) }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.JournalEntry {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.JournalEntry",
    fields: [
      FieldTable(
        number: 1, name: "segment", jsonName: "segment",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "sequence", jsonName: "sequence",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 3, name: "epoch", jsonName: "epoch",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 4, name: "records", jsonName: "records",
        kind: .message(InventoryV1.JournalRecord.self), cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.segment)
    case 2: .int64(self.sequence)
    case 3: .int64(self.epoch)
    case 4: .list(self.records.map { .message($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.segment = try value.asText()
    case 2: self.sequence = try value.asInt64()
    case 3: self.epoch = try value.asInt64()
    case 4: self.records = try value.asList { (item) throws(ProtobufError) -> InventoryV1.JournalRecord in try item.asMessage(InventoryV1.JournalRecord.self) }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.JournalRecord {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.JournalRecord",
    fields: [
      FieldTable(
        number: 1, name: "opened", jsonName: "opened",
        kind: .message(InventoryV1.StockOpened.self), cardinality: .oneof("record")),
      FieldTable(
        number: 2, name: "held", jsonName: "held",
        kind: .message(InventoryV1.HoldPlaced.self), cardinality: .oneof("record")),
      FieldTable(
        number: 3, name: "released", jsonName: "released",
        kind: .message(InventoryV1.HoldReleased.self), cardinality: .oneof("record")),
      FieldTable(
        number: 4, name: "frozen", jsonName: "frozen",
        kind: .message(InventoryV1.HoldFrozen.self), cardinality: .oneof("record")),
      FieldTable(
        number: 5, name: "sold", jsonName: "sold",
        kind: .message(InventoryV1.HoldSold.self), cardinality: .oneof("record")),
      FieldTable(
        number: 6, name: "returning", jsonName: "returning",
        kind: .message(InventoryV1.SaleReturning.self), cardinality: .oneof("record")),
      FieldTable(
        number: 7, name: "returned", jsonName: "returned",
        kind: .message(InventoryV1.SaleReturned.self), cardinality: .oneof("record")),
      FieldTable(
        number: 8, name: "branch_cancelled", jsonName: "branchCancelled",
        kind: .message(InventoryV1.BranchCancelled.self), cardinality: .oneof("record")),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: if case .opened(let value)? = self.record { .message(value) } else { .absent }
    case 2: if case .held(let value)? = self.record { .message(value) } else { .absent }
    case 3: if case .released(let value)? = self.record { .message(value) } else { .absent }
    case 4: if case .frozen(let value)? = self.record { .message(value) } else { .absent }
    case 5: if case .sold(let value)? = self.record { .message(value) } else { .absent }
    case 6: if case .returning(let value)? = self.record { .message(value) } else { .absent }
    case 7: if case .returned(let value)? = self.record { .message(value) } else { .absent }
    case 8: if case .branchCancelled(let value)? = self.record { .message(value) } else { .absent }
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.record = .opened(try value.asMessage(InventoryV1.StockOpened.self))
    case 2: self.record = .held(try value.asMessage(InventoryV1.HoldPlaced.self))
    case 3: self.record = .released(try value.asMessage(InventoryV1.HoldReleased.self))
    case 4: self.record = .frozen(try value.asMessage(InventoryV1.HoldFrozen.self))
    case 5: self.record = .sold(try value.asMessage(InventoryV1.HoldSold.self))
    case 6: self.record = .returning(try value.asMessage(InventoryV1.SaleReturning.self))
    case 7: self.record = .returned(try value.asMessage(InventoryV1.SaleReturned.self))
    case 8: self.record = .branchCancelled(try value.asMessage(InventoryV1.BranchCancelled.self))
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.StockOpened {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.StockOpened",
    fields: [
      FieldTable(
        number: 1, name: "stock", jsonName: "stock",
        kind: .message(InventoryV1.OpenStockRequest.self), cardinality: .optional),
      FieldTable(
        number: 2, name: "at_ms", jsonName: "atMs",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: self.stock.map { .message($0) } ?? .absent
    case 2: .int64(self.atMs)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.stock = try value.asMessage(InventoryV1.OpenStockRequest.self)
    case 2: self.atMs = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.HoldPlaced {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.HoldPlaced",
    fields: [
      FieldTable(
        number: 1, name: "order_id", jsonName: "orderId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "user_id", jsonName: "userId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "request_key", jsonName: "requestKey",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "performance_id", jsonName: "performanceId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 5, name: "places", jsonName: "places",
        kind: .message(InventoryV1.Place.self), cardinality: .repeated),
      FieldTable(
        number: 6, name: "expires_at_ms", jsonName: "expiresAtMs",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 7, name: "at_ms", jsonName: "atMs",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 8, name: "currency", jsonName: "currency",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 9, name: "regrab", jsonName: "regrab",
        kind: .bool, cardinality: .implicit),
      FieldTable(
        number: 10, name: "xid", jsonName: "xid",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 11, name: "branch_id", jsonName: "branchId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.orderID)
    case 2: .text(self.userID)
    case 3: .text(self.requestKey)
    case 4: .text(self.performanceID)
    case 5: .list(self.places.map { .message($0) })
    case 6: .int64(self.expiresAtMs)
    case 7: .int64(self.atMs)
    case 8: .text(self.currency)
    case 9: .bool(self.regrab)
    case 10: .text(self.xid)
    case 11: .text(self.branchID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.orderID = try value.asText()
    case 2: self.userID = try value.asText()
    case 3: self.requestKey = try value.asText()
    case 4: self.performanceID = try value.asText()
    case 5: self.places = try value.asList { (item) throws(ProtobufError) -> InventoryV1.Place in try item.asMessage(InventoryV1.Place.self) }
    case 6: self.expiresAtMs = try value.asInt64()
    case 7: self.atMs = try value.asInt64()
    case 8: self.currency = try value.asText()
    case 9: self.regrab = try value.asBool()
    case 10: self.xid = try value.asText()
    case 11: self.branchID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.HoldReleased {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.HoldReleased",
    fields: [
      FieldTable(
        number: 1, name: "order_id", jsonName: "orderId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "reason", jsonName: "reason",
        kind: .enumeration(InventoryV1.ReleaseReason.table), cardinality: .implicit),
      FieldTable(
        number: 3, name: "at_ms", jsonName: "atMs",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 4, name: "xid", jsonName: "xid",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 5, name: "branch_id", jsonName: "branchId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.orderID)
    case 2: .enumeration(self.reason.rawValue)
    case 3: .int64(self.atMs)
    case 4: .text(self.xid)
    case 5: .text(self.branchID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.orderID = try value.asText()
    case 2: self.reason = InventoryV1.ReleaseReason(rawValue: try value.asEnumeration())
    case 3: self.atMs = try value.asInt64()
    case 4: self.xid = try value.asText()
    case 5: self.branchID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.HoldFrozen {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.HoldFrozen",
    fields: [
      FieldTable(
        number: 1, name: "order_id", jsonName: "orderId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "xid", jsonName: "xid",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "branch_id", jsonName: "branchId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "at_ms", jsonName: "atMs",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.orderID)
    case 2: .text(self.xid)
    case 3: .text(self.branchID)
    case 4: .int64(self.atMs)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.orderID = try value.asText()
    case 2: self.xid = try value.asText()
    case 3: self.branchID = try value.asText()
    case 4: self.atMs = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.HoldSold {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.HoldSold",
    fields: [
      FieldTable(
        number: 1, name: "order_id", jsonName: "orderId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "xid", jsonName: "xid",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "branch_id", jsonName: "branchId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "at_ms", jsonName: "atMs",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.orderID)
    case 2: .text(self.xid)
    case 3: .text(self.branchID)
    case 4: .int64(self.atMs)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.orderID = try value.asText()
    case 2: self.xid = try value.asText()
    case 3: self.branchID = try value.asText()
    case 4: self.atMs = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.SaleReturning {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.SaleReturning",
    fields: [
      FieldTable(
        number: 1, name: "order_id", jsonName: "orderId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "xid", jsonName: "xid",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "branch_id", jsonName: "branchId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "at_ms", jsonName: "atMs",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.orderID)
    case 2: .text(self.xid)
    case 3: .text(self.branchID)
    case 4: .int64(self.atMs)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.orderID = try value.asText()
    case 2: self.xid = try value.asText()
    case 3: self.branchID = try value.asText()
    case 4: self.atMs = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.SaleReturned {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.SaleReturned",
    fields: [
      FieldTable(
        number: 1, name: "order_id", jsonName: "orderId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "xid", jsonName: "xid",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "branch_id", jsonName: "branchId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "at_ms", jsonName: "atMs",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.orderID)
    case 2: .text(self.xid)
    case 3: .text(self.branchID)
    case 4: .int64(self.atMs)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.orderID = try value.asText()
    case 2: self.xid = try value.asText()
    case 3: self.branchID = try value.asText()
    case 4: self.atMs = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension InventoryV1.BranchCancelled {
  public static let table = MessageTable(
    name: "onsale.inventory.v1.BranchCancelled",
    fields: [
      FieldTable(
        number: 1, name: "xid", jsonName: "xid",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "branch_id", jsonName: "branchId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "at_ms", jsonName: "atMs",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 4, name: "order_id", jsonName: "orderId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.xid)
    case 2: .text(self.branchID)
    case 3: .int64(self.atMs)
    case 4: .text(self.orderID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.xid = try value.asText()
    case 2: self.branchID = try value.asText()
    case 3: self.atMs = try value.asInt64()
    case 4: self.orderID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}
