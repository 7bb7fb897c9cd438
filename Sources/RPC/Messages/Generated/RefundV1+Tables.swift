// Made by scripts/generate from the files in proto/. Do not edit.
internal import Base

extension RefundV1.Refund {
  public static let table = MessageTable(
    name: "onsale.refund.v1.Refund",
    fields: [
      FieldTable(
        number: 1, name: "refund_id", jsonName: "refundId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "order_id", jsonName: "orderId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "state", jsonName: "state",
        kind: .enumeration(RefundV1.RefundState.table), cardinality: .implicit),
      FieldTable(
        number: 4, name: "amount_minor", jsonName: "amountMinor",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 5, name: "fee_minor", jsonName: "feeMinor",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 6, name: "currency", jsonName: "currency",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 7, name: "reason", jsonName: "reason",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 8, name: "requested_at", jsonName: "requestedAt",
        kind: .timestamp, cardinality: .optional),
      FieldTable(
        number: 9, name: "settled_at", jsonName: "settledAt",
        kind: .timestamp, cardinality: .optional),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.refundID)
    case 2: .text(self.orderID)
    case 3: .enumeration(self.state.rawValue)
    case 4: .int64(self.amountMinor)
    case 5: .int64(self.feeMinor)
    case 6: .text(self.currency)
    case 7: .text(self.reason)
    case 8: self.requestedAt.map { .timestamp($0) } ?? .absent
    case 9: self.settledAt.map { .timestamp($0) } ?? .absent
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.refundID = try value.asText()
    case 2: self.orderID = try value.asText()
    case 3: self.state = RefundV1.RefundState(rawValue: try value.asEnumeration())
    case 4: self.amountMinor = try value.asInt64()
    case 5: self.feeMinor = try value.asInt64()
    case 6: self.currency = try value.asText()
    case 7: self.reason = try value.asText()
    case 8: self.requestedAt = try value.asTimestamp()
    case 9: self.settledAt = try value.asTimestamp()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RefundV1.RequestRefundRequest {
  public static let table = MessageTable(
    name: "onsale.refund.v1.RequestRefundRequest",
    fields: [
      FieldTable(
        number: 1, name: "order_id", jsonName: "orderId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "reason", jsonName: "reason",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.orderID)
    case 2: .text(self.reason)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.orderID = try value.asText()
    case 2: self.reason = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RefundV1.GetRefundRequest {
  public static let table = MessageTable(
    name: "onsale.refund.v1.GetRefundRequest",
    fields: [
      FieldTable(
        number: 1, name: "refund_id", jsonName: "refundId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.refundID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.refundID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RefundV1.ListRefundsRequest {
  public static let table = MessageTable(
    name: "onsale.refund.v1.ListRefundsRequest",
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

extension RefundV1.ListRefundsResponse {
  public static let table = MessageTable(
    name: "onsale.refund.v1.ListRefundsResponse",
    fields: [
      FieldTable(
        number: 1, name: "refunds", jsonName: "refunds",
        kind: .message(RefundV1.Refund.self), cardinality: .repeated),
      FieldTable(
        number: 2, name: "next_page_token", jsonName: "nextPageToken",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .list(self.refunds.map { .message($0) })
    case 2: .text(self.nextPageToken)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.refunds = try value.asList { (item) throws(ProtobufError) -> RefundV1.Refund in try item.asMessage(RefundV1.Refund.self) }
    case 2: self.nextPageToken = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RefundV1.SettledRequest {
  public static let table = MessageTable(
    name: "onsale.refund.v1.SettledRequest",
    fields: [
      FieldTable(
        number: 1, name: "message_id", jsonName: "messageId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "refund_id", jsonName: "refundId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.messageID)
    case 2: .text(self.refundID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.messageID = try value.asText()
    case 2: self.refundID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RefundV1.SettledResponse {
  public static let table = MessageTable(
    name: "onsale.refund.v1.SettledResponse",
    fields: [
    ])

  public func value(of field: FieldTable) -> FieldValue {
    .absent
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    throw .noSuchField(field.name, of: Self.table.name)
  }
}
