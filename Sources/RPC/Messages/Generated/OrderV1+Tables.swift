// Made by scripts/generate from the files in proto/. Do not edit.
internal import Base

extension OrderV1.OrderLine {
  public static let table = MessageTable(
    name: "onsale.order.v1.OrderLine",
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

extension OrderV1.Order {
  public static let table = MessageTable(
    name: "onsale.order.v1.Order",
    fields: [
      FieldTable(
        number: 1, name: "order_id", jsonName: "orderId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "user_id", jsonName: "userId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "performance_id", jsonName: "performanceId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "state", jsonName: "state",
        kind: .enumeration(OrderV1.OrderState.table), cardinality: .implicit),
      FieldTable(
        number: 5, name: "amount_minor", jsonName: "amountMinor",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 6, name: "currency", jsonName: "currency",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 7, name: "lines", jsonName: "lines",
        kind: .message(OrderV1.OrderLine.self), cardinality: .repeated),
      FieldTable(
        number: 8, name: "created_at", jsonName: "createdAt",
        kind: .timestamp, cardinality: .optional),
      FieldTable(
        number: 9, name: "expires_at", jsonName: "expiresAt",
        kind: .timestamp, cardinality: .optional),
      FieldTable(
        number: 10, name: "paid_at", jsonName: "paidAt",
        kind: .timestamp, cardinality: .optional),
      FieldTable(
        number: 11, name: "payment_id", jsonName: "paymentId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 12, name: "refund_id", jsonName: "refundId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 13, name: "automatic_refunds", jsonName: "automaticRefunds",
        kind: .message(PaymentV1.AutomaticRefund.self), cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.orderID)
    case 2: .text(self.userID)
    case 3: .text(self.performanceID)
    case 4: .enumeration(self.state.rawValue)
    case 5: .int64(self.amountMinor)
    case 6: .text(self.currency)
    case 7: .list(self.lines.map { .message($0) })
    case 8: self.createdAt.map { .timestamp($0) } ?? .absent
    case 9: self.expiresAt.map { .timestamp($0) } ?? .absent
    case 10: self.paidAt.map { .timestamp($0) } ?? .absent
    case 11: .text(self.paymentID)
    case 12: .text(self.refundID)
    case 13: .list(self.automaticRefunds.map { .message($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.orderID = try value.asText()
    case 2: self.userID = try value.asText()
    case 3: self.performanceID = try value.asText()
    case 4: self.state = OrderV1.OrderState(rawValue: try value.asEnumeration())
    case 5: self.amountMinor = try value.asInt64()
    case 6: self.currency = try value.asText()
    case 7: self.lines = try value.asList { (item) throws(ProtobufError) -> OrderV1.OrderLine in try item.asMessage(OrderV1.OrderLine.self) }
    case 8: self.createdAt = try value.asTimestamp()
    case 9: self.expiresAt = try value.asTimestamp()
    case 10: self.paidAt = try value.asTimestamp()
    case 11: self.paymentID = try value.asText()
    case 12: self.refundID = try value.asText()
    case 13: self.automaticRefunds = try value.asList { (item) throws(ProtobufError) -> PaymentV1.AutomaticRefund in try item.asMessage(PaymentV1.AutomaticRefund.self) }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension OrderV1.GetOrderRequest {
  public static let table = MessageTable(
    name: "onsale.order.v1.GetOrderRequest",
    fields: [
      FieldTable(
        number: 1, name: "order_id", jsonName: "orderId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.orderID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.orderID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension OrderV1.ListOrdersRequest {
  public static let table = MessageTable(
    name: "onsale.order.v1.ListOrdersRequest",
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

extension OrderV1.ListOrdersResponse {
  public static let table = MessageTable(
    name: "onsale.order.v1.ListOrdersResponse",
    fields: [
      FieldTable(
        number: 1, name: "orders", jsonName: "orders",
        kind: .message(OrderV1.Order.self), cardinality: .repeated),
      FieldTable(
        number: 2, name: "next_page_token", jsonName: "nextPageToken",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .list(self.orders.map { .message($0) })
    case 2: .text(self.nextPageToken)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.orders = try value.asList { (item) throws(ProtobufError) -> OrderV1.Order in try item.asMessage(OrderV1.Order.self) }
    case 2: self.nextPageToken = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension OrderV1.CancelOrderRequest {
  public static let table = MessageTable(
    name: "onsale.order.v1.CancelOrderRequest",
    fields: [
      FieldTable(
        number: 1, name: "order_id", jsonName: "orderId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.orderID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.orderID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension OrderV1.ListTicketsRequest {
  public static let table = MessageTable(
    name: "onsale.order.v1.ListTicketsRequest",
    fields: [
      FieldTable(
        number: 1, name: "order_id", jsonName: "orderId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.orderID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.orderID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension OrderV1.Ticket {
  public static let table = MessageTable(
    name: "onsale.order.v1.Ticket",
    fields: [
      FieldTable(
        number: 1, name: "ticket_id", jsonName: "ticketId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "order_id", jsonName: "orderId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "performance_id", jsonName: "performanceId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "seat_id", jsonName: "seatId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 5, name: "label", jsonName: "label",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 6, name: "state", jsonName: "state",
        kind: .enumeration(OrderV1.TicketState.table), cardinality: .implicit),
      FieldTable(
        number: 7, name: "code", jsonName: "code",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 8, name: "qr_svg", jsonName: "qrSvg",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 9, name: "issued_at", jsonName: "issuedAt",
        kind: .timestamp, cardinality: .optional),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.ticketID)
    case 2: .text(self.orderID)
    case 3: .text(self.performanceID)
    case 4: .text(self.seatID)
    case 5: .text(self.label)
    case 6: .enumeration(self.state.rawValue)
    case 7: .text(self.code)
    case 8: .text(self.qrSVG)
    case 9: self.issuedAt.map { .timestamp($0) } ?? .absent
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.ticketID = try value.asText()
    case 2: self.orderID = try value.asText()
    case 3: self.performanceID = try value.asText()
    case 4: self.seatID = try value.asText()
    case 5: self.label = try value.asText()
    case 6: self.state = OrderV1.TicketState(rawValue: try value.asEnumeration())
    case 7: self.code = try value.asText()
    case 8: self.qrSVG = try value.asText()
    case 9: self.issuedAt = try value.asTimestamp()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension OrderV1.ListTicketsResponse {
  public static let table = MessageTable(
    name: "onsale.order.v1.ListTicketsResponse",
    fields: [
      FieldTable(
        number: 1, name: "tickets", jsonName: "tickets",
        kind: .message(OrderV1.Ticket.self), cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .list(self.tickets.map { .message($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.tickets = try value.asList { (item) throws(ProtobufError) -> OrderV1.Ticket in try item.asMessage(OrderV1.Ticket.self) }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension OrderV1.VerifyTicketRequest {
  public static let table = MessageTable(
    name: "onsale.order.v1.VerifyTicketRequest",
    fields: [
      FieldTable(
        number: 1, name: "code", jsonName: "code",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.code)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.code = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension OrderV1.VerifyTicketResponse {
  public static let table = MessageTable(
    name: "onsale.order.v1.VerifyTicketResponse",
    fields: [
      FieldTable(
        number: 1, name: "valid", jsonName: "valid",
        kind: .bool, cardinality: .implicit),
      FieldTable(
        number: 2, name: "reason", jsonName: "reason",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "ticket", jsonName: "ticket",
        kind: .message(OrderV1.Ticket.self), cardinality: .optional),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .bool(self.valid)
    case 2: .text(self.reason)
    case 3: self.ticket.map { .message($0) } ?? .absent
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.valid = try value.asBool()
    case 2: self.reason = try value.asText()
    case 3: self.ticket = try value.asMessage(OrderV1.Ticket.self)
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension OrderV1.NoteRefundsRequest {
  public static let table = MessageTable(
    name: "onsale.order.v1.NoteRefundsRequest",
    fields: [
      FieldTable(
        number: 1, name: "order_id", jsonName: "orderId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "refunds", jsonName: "refunds",
        kind: .message(PaymentV1.AutomaticRefund.self), cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.orderID)
    case 2: .list(self.refunds.map { .message($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.orderID = try value.asText()
    case 2: self.refunds = try value.asList { (item) throws(ProtobufError) -> PaymentV1.AutomaticRefund in try item.asMessage(PaymentV1.AutomaticRefund.self) }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension OrderV1.NoteRefundsResponse {
  public static let table = MessageTable(
    name: "onsale.order.v1.NoteRefundsResponse",
    fields: [
    ])

  public func value(of field: FieldTable) -> FieldValue {
    .absent
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    throw .noSuchField(field.name, of: Self.table.name)
  }
}
