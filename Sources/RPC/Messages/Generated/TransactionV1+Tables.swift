// Made by scripts/generate from the files in proto/. Do not edit.

extension TransactionV1.BranchAction {
  public static let table = MessageTable(
    name: "onsale.transaction.v1.BranchAction",
    fields: [
      FieldTable(
        number: 1, name: "sell_hold", jsonName: "sellHold",
        kind: .message(TransactionV1.SellHold.self), cardinality: .oneof("action")),
      FieldTable(
        number: 2, name: "pay_order", jsonName: "payOrder",
        kind: .message(TransactionV1.PayOrder.self), cardinality: .oneof("action")),
      FieldTable(
        number: 3, name: "settle_payment", jsonName: "settlePayment",
        kind: .message(TransactionV1.SettlePayment.self), cardinality: .oneof("action")),
      FieldTable(
        number: 4, name: "return_tickets", jsonName: "returnTickets",
        kind: .message(TransactionV1.ReturnTickets.self), cardinality: .oneof("action")),
      FieldTable(
        number: 5, name: "refund_order", jsonName: "refundOrder",
        kind: .message(TransactionV1.RefundOrder.self), cardinality: .oneof("action")),
      FieldTable(
        number: 6, name: "refund_payment", jsonName: "refundPayment",
        kind: .message(TransactionV1.RefundPayment.self), cardinality: .oneof("action")),
      FieldTable(
        number: 7, name: "complete_refund", jsonName: "completeRefund",
        kind: .message(TransactionV1.CompleteRefund.self), cardinality: .oneof("action")),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: if case .sellHold(let value)? = self.action { .message(value) } else { .absent }
    case 2: if case .payOrder(let value)? = self.action { .message(value) } else { .absent }
    case 3: if case .settlePayment(let value)? = self.action { .message(value) } else { .absent }
    case 4: if case .returnTickets(let value)? = self.action { .message(value) } else { .absent }
    case 5: if case .refundOrder(let value)? = self.action { .message(value) } else { .absent }
    case 6: if case .refundPayment(let value)? = self.action { .message(value) } else { .absent }
    case 7: if case .completeRefund(let value)? = self.action { .message(value) } else { .absent }
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.action = .sellHold(try value.asMessage(TransactionV1.SellHold.self))
    case 2: self.action = .payOrder(try value.asMessage(TransactionV1.PayOrder.self))
    case 3: self.action = .settlePayment(try value.asMessage(TransactionV1.SettlePayment.self))
    case 4: self.action = .returnTickets(try value.asMessage(TransactionV1.ReturnTickets.self))
    case 5: self.action = .refundOrder(try value.asMessage(TransactionV1.RefundOrder.self))
    case 6: self.action = .refundPayment(try value.asMessage(TransactionV1.RefundPayment.self))
    case 7: self.action = .completeRefund(try value.asMessage(TransactionV1.CompleteRefund.self))
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TransactionV1.SellHold {
  public static let table = MessageTable(
    name: "onsale.transaction.v1.SellHold",
    fields: [
      FieldTable(
        number: 1, name: "performance_id", jsonName: "performanceId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "order_id", jsonName: "orderId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "regrab", jsonName: "regrab",
        kind: .bool, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.performanceID)
    case 2: .text(self.orderID)
    case 3: .bool(self.regrab)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.performanceID = try value.asText()
    case 2: self.orderID = try value.asText()
    case 3: self.regrab = try value.asBool()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TransactionV1.PayOrder {
  public static let table = MessageTable(
    name: "onsale.transaction.v1.PayOrder",
    fields: [
      FieldTable(
        number: 1, name: "order_id", jsonName: "orderId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "payment_id", jsonName: "paymentId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.orderID)
    case 2: .text(self.paymentID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.orderID = try value.asText()
    case 2: self.paymentID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TransactionV1.SettlePayment {
  public static let table = MessageTable(
    name: "onsale.transaction.v1.SettlePayment",
    fields: [
      FieldTable(
        number: 1, name: "payment_id", jsonName: "paymentId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.paymentID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.paymentID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TransactionV1.ReturnTickets {
  public static let table = MessageTable(
    name: "onsale.transaction.v1.ReturnTickets",
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

extension TransactionV1.RefundOrder {
  public static let table = MessageTable(
    name: "onsale.transaction.v1.RefundOrder",
    fields: [
      FieldTable(
        number: 1, name: "order_id", jsonName: "orderId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "refund_id", jsonName: "refundId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.orderID)
    case 2: .text(self.refundID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.orderID = try value.asText()
    case 2: self.refundID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TransactionV1.RefundPayment {
  public static let table = MessageTable(
    name: "onsale.transaction.v1.RefundPayment",
    fields: [
      FieldTable(
        number: 1, name: "payment_id", jsonName: "paymentId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "refund_id", jsonName: "refundId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "amount_minor", jsonName: "amountMinor",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 4, name: "fee_minor", jsonName: "feeMinor",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.paymentID)
    case 2: .text(self.refundID)
    case 3: .int64(self.amountMinor)
    case 4: .int64(self.feeMinor)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.paymentID = try value.asText()
    case 2: self.refundID = try value.asText()
    case 3: self.amountMinor = try value.asInt64()
    case 4: self.feeMinor = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TransactionV1.CompleteRefund {
  public static let table = MessageTable(
    name: "onsale.transaction.v1.CompleteRefund",
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

extension TransactionV1.Branch {
  public static let table = MessageTable(
    name: "onsale.transaction.v1.Branch",
    fields: [
      FieldTable(
        number: 1, name: "branch_id", jsonName: "branchId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "service", jsonName: "service",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "action", jsonName: "action",
        kind: .message(TransactionV1.BranchAction.self), cardinality: .optional),
      FieldTable(
        number: 4, name: "state", jsonName: "state",
        kind: .enumeration(TransactionV1.BranchState.table), cardinality: .implicit),
      FieldTable(
        number: 5, name: "attempts", jsonName: "attempts",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 6, name: "last_error", jsonName: "lastError",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 7, name: "next_attempt_at_ms", jsonName: "nextAttemptAtMs",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.branchID)
    case 2: .text(self.service)
    case 3: self.action.map { .message($0) } ?? .absent
    case 4: .enumeration(self.state.rawValue)
    case 5: .uint32(self.attempts)
    case 6: .text(self.lastError)
    case 7: .int64(self.nextAttemptAtMs)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.branchID = try value.asText()
    case 2: self.service = try value.asText()
    case 3: self.action = try value.asMessage(TransactionV1.BranchAction.self)
    case 4: self.state = TransactionV1.BranchState(rawValue: try value.asEnumeration())
    case 5: self.attempts = try value.asUInt32()
    case 6: self.lastError = try value.asText()
    case 7: self.nextAttemptAtMs = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TransactionV1.GlobalTransaction {
  public static let table = MessageTable(
    name: "onsale.transaction.v1.GlobalTransaction",
    fields: [
      FieldTable(
        number: 1, name: "xid", jsonName: "xid",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "purpose", jsonName: "purpose",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "state", jsonName: "state",
        kind: .enumeration(TransactionV1.TransactionState.table), cardinality: .implicit),
      FieldTable(
        number: 4, name: "begun_at_ms", jsonName: "begunAtMs",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 5, name: "deadline_at_ms", jsonName: "deadlineAtMs",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 6, name: "decided_at_ms", jsonName: "decidedAtMs",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 7, name: "branches", jsonName: "branches",
        kind: .message(TransactionV1.Branch.self), cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.xid)
    case 2: .text(self.purpose)
    case 3: .enumeration(self.state.rawValue)
    case 4: .int64(self.begunAtMs)
    case 5: .int64(self.deadlineAtMs)
    case 6: .int64(self.decidedAtMs)
    case 7: .list(self.branches.map { .message($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.xid = try value.asText()
    case 2: self.purpose = try value.asText()
    case 3: self.state = TransactionV1.TransactionState(rawValue: try value.asEnumeration())
    case 4: self.begunAtMs = try value.asInt64()
    case 5: self.deadlineAtMs = try value.asInt64()
    case 6: self.decidedAtMs = try value.asInt64()
    case 7: self.branches = try value.asList { (item) throws(ProtobufError) -> TransactionV1.Branch in try item.asMessage(TransactionV1.Branch.self) }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TransactionV1.BeginRequest {
  public static let table = MessageTable(
    name: "onsale.transaction.v1.BeginRequest",
    fields: [
      FieldTable(
        number: 1, name: "xid", jsonName: "xid",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "purpose", jsonName: "purpose",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "timeout_ms", jsonName: "timeoutMs",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 4, name: "branches", jsonName: "branches",
        kind: .message(TransactionV1.Branch.self), cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.xid)
    case 2: .text(self.purpose)
    case 3: .uint32(self.timeoutMs)
    case 4: .list(self.branches.map { .message($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.xid = try value.asText()
    case 2: self.purpose = try value.asText()
    case 3: self.timeoutMs = try value.asUInt32()
    case 4: self.branches = try value.asList { (item) throws(ProtobufError) -> TransactionV1.Branch in try item.asMessage(TransactionV1.Branch.self) }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TransactionV1.RegisterBranchRequest {
  public static let table = MessageTable(
    name: "onsale.transaction.v1.RegisterBranchRequest",
    fields: [
      FieldTable(
        number: 1, name: "xid", jsonName: "xid",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "branch", jsonName: "branch",
        kind: .message(TransactionV1.Branch.self), cardinality: .optional),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.xid)
    case 2: self.branch.map { .message($0) } ?? .absent
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.xid = try value.asText()
    case 2: self.branch = try value.asMessage(TransactionV1.Branch.self)
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TransactionV1.SubmitRequest {
  public static let table = MessageTable(
    name: "onsale.transaction.v1.SubmitRequest",
    fields: [
      FieldTable(
        number: 1, name: "xid", jsonName: "xid",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "commit", jsonName: "commit",
        kind: .bool, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.xid)
    case 2: .bool(self.commit)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.xid = try value.asText()
    case 2: self.commit = try value.asBool()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TransactionV1.GetTransactionRequest {
  public static let table = MessageTable(
    name: "onsale.transaction.v1.GetTransactionRequest",
    fields: [
      FieldTable(
        number: 1, name: "xid", jsonName: "xid",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.xid)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.xid = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TransactionV1.ListTransactionsRequest {
  public static let table = MessageTable(
    name: "onsale.transaction.v1.ListTransactionsRequest",
    fields: [
      FieldTable(
        number: 1, name: "open_only", jsonName: "openOnly",
        kind: .bool, cardinality: .implicit),
      FieldTable(
        number: 2, name: "page_size", jsonName: "pageSize",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 3, name: "page_token", jsonName: "pageToken",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .bool(self.openOnly)
    case 2: .uint32(self.pageSize)
    case 3: .text(self.pageToken)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.openOnly = try value.asBool()
    case 2: self.pageSize = try value.asUInt32()
    case 3: self.pageToken = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TransactionV1.ListTransactionsResponse {
  public static let table = MessageTable(
    name: "onsale.transaction.v1.ListTransactionsResponse",
    fields: [
      FieldTable(
        number: 1, name: "transactions", jsonName: "transactions",
        kind: .message(TransactionV1.GlobalTransaction.self), cardinality: .repeated),
      FieldTable(
        number: 2, name: "next_page_token", jsonName: "nextPageToken",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .list(self.transactions.map { .message($0) })
    case 2: .text(self.nextPageToken)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.transactions = try value.asList { (item) throws(ProtobufError) -> TransactionV1.GlobalTransaction in try item.asMessage(TransactionV1.GlobalTransaction.self) }
    case 2: self.nextPageToken = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TransactionV1.RetryRequest {
  public static let table = MessageTable(
    name: "onsale.transaction.v1.RetryRequest",
    fields: [
      FieldTable(
        number: 1, name: "xid", jsonName: "xid",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.xid)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.xid = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TransactionV1.BranchRequest {
  public static let table = MessageTable(
    name: "onsale.transaction.v1.BranchRequest",
    fields: [
      FieldTable(
        number: 1, name: "xid", jsonName: "xid",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "branch_id", jsonName: "branchId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "deadline_at_ms", jsonName: "deadlineAtMs",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 4, name: "action", jsonName: "action",
        kind: .message(TransactionV1.BranchAction.self), cardinality: .optional),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.xid)
    case 2: .text(self.branchID)
    case 3: .int64(self.deadlineAtMs)
    case 4: self.action.map { .message($0) } ?? .absent
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.xid = try value.asText()
    case 2: self.branchID = try value.asText()
    case 3: self.deadlineAtMs = try value.asInt64()
    case 4: self.action = try value.asMessage(TransactionV1.BranchAction.self)
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension TransactionV1.BranchResponse {
  public static let table = MessageTable(
    name: "onsale.transaction.v1.BranchResponse",
    fields: [
    ])

  public func value(of field: FieldTable) -> FieldValue {
    .absent
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    throw .noSuchField(field.name, of: Self.table.name)
  }
}
