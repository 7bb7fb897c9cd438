// Made by scripts/generate from the files in proto/. Do not edit.
internal import Base

extension PaymentV1.Payment {
  public static let table = MessageTable(
    name: "onsale.payment.v1.Payment",
    fields: [
      FieldTable(
        number: 1, name: "payment_id", jsonName: "paymentId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "order_id", jsonName: "orderId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "state", jsonName: "state",
        kind: .enumeration(PaymentV1.PaymentState.table), cardinality: .implicit),
      FieldTable(
        number: 4, name: "amount_minor", jsonName: "amountMinor",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 5, name: "currency", jsonName: "currency",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 6, name: "qr_content", jsonName: "qrContent",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 7, name: "qr_svg", jsonName: "qrSvg",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 8, name: "refunded_minor", jsonName: "refundedMinor",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 9, name: "created_at", jsonName: "createdAt",
        kind: .timestamp, cardinality: .optional),
      FieldTable(
        number: 10, name: "captured_at", jsonName: "capturedAt",
        kind: .timestamp, cardinality: .optional),
      FieldTable(
        number: 11, name: "automatic_refunds", jsonName: "automaticRefunds",
        kind: .message(PaymentV1.AutomaticRefund.self), cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.paymentID)
    case 2: .text(self.orderID)
    case 3: .enumeration(self.state.rawValue)
    case 4: .int64(self.amountMinor)
    case 5: .text(self.currency)
    case 6: .text(self.qrContent)
    case 7: .text(self.qrSVG)
    case 8: .int64(self.refundedMinor)
    case 9: self.createdAt.map { .timestamp($0) } ?? .absent
    case 10: self.capturedAt.map { .timestamp($0) } ?? .absent
    case 11: .list(self.automaticRefunds.map { .message($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.paymentID = try value.asText()
    case 2: self.orderID = try value.asText()
    case 3: self.state = PaymentV1.PaymentState(rawValue: try value.asEnumeration())
    case 4: self.amountMinor = try value.asInt64()
    case 5: self.currency = try value.asText()
    case 6: self.qrContent = try value.asText()
    case 7: self.qrSVG = try value.asText()
    case 8: self.refundedMinor = try value.asInt64()
    case 9: self.createdAt = try value.asTimestamp()
    case 10: self.capturedAt = try value.asTimestamp()
    case 11: self.automaticRefunds = try value.asList { (item) throws(ProtobufError) -> PaymentV1.AutomaticRefund in try item.asMessage(PaymentV1.AutomaticRefund.self) }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension PaymentV1.AutomaticRefund {
  public static let table = MessageTable(
    name: "onsale.payment.v1.AutomaticRefund",
    fields: [
      FieldTable(
        number: 1, name: "refund_id", jsonName: "refundId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "reason", jsonName: "reason",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "amount_minor", jsonName: "amountMinor",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 4, name: "currency", jsonName: "currency",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 5, name: "state", jsonName: "state",
        kind: .enumeration(PaymentV1.PaymentState.table), cardinality: .implicit),
      FieldTable(
        number: 6, name: "refunded_at", jsonName: "refundedAt",
        kind: .timestamp, cardinality: .optional),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.refundID)
    case 2: .text(self.reason)
    case 3: .int64(self.amountMinor)
    case 4: .text(self.currency)
    case 5: .enumeration(self.state.rawValue)
    case 6: self.refundedAt.map { .timestamp($0) } ?? .absent
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.refundID = try value.asText()
    case 2: self.reason = try value.asText()
    case 3: self.amountMinor = try value.asInt64()
    case 4: self.currency = try value.asText()
    case 5: self.state = PaymentV1.PaymentState(rawValue: try value.asEnumeration())
    case 6: self.refundedAt = try value.asTimestamp()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension PaymentV1.CreatePaymentRequest {
  public static let table = MessageTable(
    name: "onsale.payment.v1.CreatePaymentRequest",
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

extension PaymentV1.GetPaymentRequest {
  public static let table = MessageTable(
    name: "onsale.payment.v1.GetPaymentRequest",
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

extension PaymentV1.NotifyRequest {
  public static let table = MessageTable(
    name: "onsale.payment.v1.NotifyRequest",
    fields: [
      FieldTable(
        number: 1, name: "form", jsonName: "form",
        kind: .bytes, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .bytes(self.form)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.form = try value.asBytes()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension PaymentV1.NotifyResponse {
  public static let table = MessageTable(
    name: "onsale.payment.v1.NotifyResponse",
    fields: [
      FieldTable(
        number: 1, name: "body", jsonName: "body",
        kind: .bytes, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .bytes(self.body)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.body = try value.asBytes()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension PaymentV1.CloseForOrderRequest {
  public static let table = MessageTable(
    name: "onsale.payment.v1.CloseForOrderRequest",
    fields: [
      FieldTable(
        number: 1, name: "message_id", jsonName: "messageId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "order_id", jsonName: "orderId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.messageID)
    case 2: .text(self.orderID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.messageID = try value.asText()
    case 2: self.orderID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension PaymentV1.CloseForOrderResponse {
  public static let table = MessageTable(
    name: "onsale.payment.v1.CloseForOrderResponse",
    fields: [
    ])

  public func value(of field: FieldTable) -> FieldValue {
    .absent
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    throw .noSuchField(field.name, of: Self.table.name)
  }
}

extension PaymentV1.GetLedgerRequest {
  public static let table = MessageTable(
    name: "onsale.payment.v1.GetLedgerRequest",
    fields: [
    ])

  public func value(of field: FieldTable) -> FieldValue {
    .absent
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    throw .noSuchField(field.name, of: Self.table.name)
  }
}

extension PaymentV1.LedgerAccount {
  public static let table = MessageTable(
    name: "onsale.payment.v1.LedgerAccount",
    fields: [
      FieldTable(
        number: 1, name: "account", jsonName: "account",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "currency", jsonName: "currency",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "balance_minor", jsonName: "balanceMinor",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.account)
    case 2: .text(self.currency)
    case 3: .int64(self.balanceMinor)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.account = try value.asText()
    case 2: self.currency = try value.asText()
    case 3: self.balanceMinor = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension PaymentV1.Ledger {
  public static let table = MessageTable(
    name: "onsale.payment.v1.Ledger",
    fields: [
      FieldTable(
        number: 1, name: "accounts", jsonName: "accounts",
        kind: .message(PaymentV1.LedgerAccount.self), cardinality: .repeated),
      FieldTable(
        number: 2, name: "sum_minor", jsonName: "sumMinor",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 3, name: "entries", jsonName: "entries",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .list(self.accounts.map { .message($0) })
    case 2: .int64(self.sumMinor)
    case 3: .int64(self.entries)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.accounts = try value.asList { (item) throws(ProtobufError) -> PaymentV1.LedgerAccount in try item.asMessage(PaymentV1.LedgerAccount.self) }
    case 2: self.sumMinor = try value.asInt64()
    case 3: self.entries = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}
