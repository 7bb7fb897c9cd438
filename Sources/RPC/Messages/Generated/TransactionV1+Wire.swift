// Made by scripts/generate from the files in proto/. Do not edit.
internal import ProtobufWire
internal import CMessages
internal import CProtobufC

extension TransactionV1.BranchAction {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TransactionV1_BranchAction__table())) { message in
      Self(c: message.assumingMemoryBound(to: TransactionV1_BranchAction.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TransactionV1_BranchAction>) {
    self.init()
    switch c.pointee.action_case {
    case 1: self.action = readMessage(c.pointee.action.sell_hold) { .sellHold(TransactionV1.SellHold(c: $0)) }
    case 2: self.action = readMessage(c.pointee.action.pay_order) { .payOrder(TransactionV1.PayOrder(c: $0)) }
    case 3: self.action = readMessage(c.pointee.action.settle_payment) { .settlePayment(TransactionV1.SettlePayment(c: $0)) }
    case 4: self.action = readMessage(c.pointee.action.return_tickets) { .returnTickets(TransactionV1.ReturnTickets(c: $0)) }
    case 5: self.action = readMessage(c.pointee.action.refund_order) { .refundOrder(TransactionV1.RefundOrder(c: $0)) }
    case 6: self.action = readMessage(c.pointee.action.refund_payment) { .refundPayment(TransactionV1.RefundPayment(c: $0)) }
    case 7: self.action = readMessage(c.pointee.action.complete_refund) { .completeRefund(TransactionV1.CompleteRefund(c: $0)) }
    default: break
    }
  }

  func write(to wire: inout WireWriter) {
    if case .sellHold(let value)? = self.action { wire.message(1) { value.write(to: &$0) } }
    if case .payOrder(let value)? = self.action { wire.message(2) { value.write(to: &$0) } }
    if case .settlePayment(let value)? = self.action { wire.message(3) { value.write(to: &$0) } }
    if case .returnTickets(let value)? = self.action { wire.message(4) { value.write(to: &$0) } }
    if case .refundOrder(let value)? = self.action { wire.message(5) { value.write(to: &$0) } }
    if case .refundPayment(let value)? = self.action { wire.message(6) { value.write(to: &$0) } }
    if case .completeRefund(let value)? = self.action { wire.message(7) { value.write(to: &$0) } }
  }
}

extension TransactionV1.SellHold {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TransactionV1_SellHold__table())) { message in
      Self(c: message.assumingMemoryBound(to: TransactionV1_SellHold.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TransactionV1_SellHold>) {
    self.init()
    self.performanceID = readText(c.pointee.performance_id.data, c.pointee.performance_id.len)
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
    self.regrab = c.pointee.regrab != 0
  }

  func write(to wire: inout WireWriter) {
    if !self.performanceID.isEmpty { wire.text(1, self.performanceID) }
    if !self.orderID.isEmpty { wire.text(2, self.orderID) }
    if self.regrab { wire.field(3, varint: self.regrab ? 1 : 0) }
  }
}

extension TransactionV1.PayOrder {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TransactionV1_PayOrder__table())) { message in
      Self(c: message.assumingMemoryBound(to: TransactionV1_PayOrder.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TransactionV1_PayOrder>) {
    self.init()
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
    self.paymentID = readText(c.pointee.payment_id.data, c.pointee.payment_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.orderID.isEmpty { wire.text(1, self.orderID) }
    if !self.paymentID.isEmpty { wire.text(2, self.paymentID) }
  }
}

extension TransactionV1.SettlePayment {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TransactionV1_SettlePayment__table())) { message in
      Self(c: message.assumingMemoryBound(to: TransactionV1_SettlePayment.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TransactionV1_SettlePayment>) {
    self.init()
    self.paymentID = readText(c.pointee.payment_id.data, c.pointee.payment_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.paymentID.isEmpty { wire.text(1, self.paymentID) }
  }
}

extension TransactionV1.ReturnTickets {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TransactionV1_ReturnTickets__table())) { message in
      Self(c: message.assumingMemoryBound(to: TransactionV1_ReturnTickets.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TransactionV1_ReturnTickets>) {
    self.init()
    self.performanceID = readText(c.pointee.performance_id.data, c.pointee.performance_id.len)
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.performanceID.isEmpty { wire.text(1, self.performanceID) }
    if !self.orderID.isEmpty { wire.text(2, self.orderID) }
  }
}

extension TransactionV1.RefundOrder {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TransactionV1_RefundOrder__table())) { message in
      Self(c: message.assumingMemoryBound(to: TransactionV1_RefundOrder.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TransactionV1_RefundOrder>) {
    self.init()
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
    self.refundID = readText(c.pointee.refund_id.data, c.pointee.refund_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.orderID.isEmpty { wire.text(1, self.orderID) }
    if !self.refundID.isEmpty { wire.text(2, self.refundID) }
  }
}

extension TransactionV1.RefundPayment {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TransactionV1_RefundPayment__table())) { message in
      Self(c: message.assumingMemoryBound(to: TransactionV1_RefundPayment.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TransactionV1_RefundPayment>) {
    self.init()
    self.paymentID = readText(c.pointee.payment_id.data, c.pointee.payment_id.len)
    self.refundID = readText(c.pointee.refund_id.data, c.pointee.refund_id.len)
    self.amountMinor = c.pointee.amount_minor
    self.feeMinor = c.pointee.fee_minor
  }

  func write(to wire: inout WireWriter) {
    if !self.paymentID.isEmpty { wire.text(1, self.paymentID) }
    if !self.refundID.isEmpty { wire.text(2, self.refundID) }
    if self.amountMinor != 0 { wire.field(3, varint: UInt64(bitPattern: self.amountMinor)) }
    if self.feeMinor != 0 { wire.field(4, varint: UInt64(bitPattern: self.feeMinor)) }
  }
}

extension TransactionV1.CompleteRefund {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TransactionV1_CompleteRefund__table())) { message in
      Self(c: message.assumingMemoryBound(to: TransactionV1_CompleteRefund.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TransactionV1_CompleteRefund>) {
    self.init()
    self.refundID = readText(c.pointee.refund_id.data, c.pointee.refund_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.refundID.isEmpty { wire.text(1, self.refundID) }
  }
}

extension TransactionV1.Branch {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TransactionV1_Branch__table())) { message in
      Self(c: message.assumingMemoryBound(to: TransactionV1_Branch.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TransactionV1_Branch>) {
    self.init()
    self.branchID = readText(c.pointee.branch_id.data, c.pointee.branch_id.len)
    self.service = readText(c.pointee.service.data, c.pointee.service.len)
    self.action = readMessage(c.pointee.action) { TransactionV1.BranchAction(c: $0) }
    self.state = TransactionV1.BranchState(rawValue: c.pointee.state)
    self.attempts = c.pointee.attempts
    self.lastError = readText(c.pointee.last_error.data, c.pointee.last_error.len)
    self.nextAttemptAtMs = c.pointee.next_attempt_at_ms
  }

  func write(to wire: inout WireWriter) {
    if !self.branchID.isEmpty { wire.text(1, self.branchID) }
    if !self.service.isEmpty { wire.text(2, self.service) }
    if let value = self.action { wire.message(3) { value.write(to: &$0) } }
    if self.state.rawValue != 0 { wire.field(4, varint: UInt64(bitPattern: Int64(self.state.rawValue))) }
    if self.attempts != 0 { wire.field(5, varint: UInt64(self.attempts)) }
    if !self.lastError.isEmpty { wire.text(6, self.lastError) }
    if self.nextAttemptAtMs != 0 { wire.field(7, varint: UInt64(bitPattern: self.nextAttemptAtMs)) }
  }
}

extension TransactionV1.GlobalTransaction {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TransactionV1_GlobalTransaction__table())) { message in
      Self(c: message.assumingMemoryBound(to: TransactionV1_GlobalTransaction.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TransactionV1_GlobalTransaction>) {
    self.init()
    self.xid = readText(c.pointee.xid.data, c.pointee.xid.len)
    self.purpose = readText(c.pointee.purpose.data, c.pointee.purpose.len)
    self.state = TransactionV1.TransactionState(rawValue: c.pointee.state)
    self.begunAtMs = c.pointee.begun_at_ms
    self.deadlineAtMs = c.pointee.deadline_at_ms
    self.decidedAtMs = c.pointee.decided_at_ms
    self.branches = readMessages(c.pointee.n_branches, c.pointee.branches) { TransactionV1.Branch(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if !self.xid.isEmpty { wire.text(1, self.xid) }
    if !self.purpose.isEmpty { wire.text(2, self.purpose) }
    if self.state.rawValue != 0 { wire.field(3, varint: UInt64(bitPattern: Int64(self.state.rawValue))) }
    if self.begunAtMs != 0 { wire.field(4, varint: UInt64(bitPattern: self.begunAtMs)) }
    if self.deadlineAtMs != 0 { wire.field(5, varint: UInt64(bitPattern: self.deadlineAtMs)) }
    if self.decidedAtMs != 0 { wire.field(6, varint: UInt64(bitPattern: self.decidedAtMs)) }
    for item in self.branches { wire.message(7) { item.write(to: &$0) } }
  }
}

extension TransactionV1.BeginRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TransactionV1_BeginRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: TransactionV1_BeginRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TransactionV1_BeginRequest>) {
    self.init()
    self.xid = readText(c.pointee.xid.data, c.pointee.xid.len)
    self.purpose = readText(c.pointee.purpose.data, c.pointee.purpose.len)
    self.timeoutMs = c.pointee.timeout_ms
    self.branches = readMessages(c.pointee.n_branches, c.pointee.branches) { TransactionV1.Branch(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if !self.xid.isEmpty { wire.text(1, self.xid) }
    if !self.purpose.isEmpty { wire.text(2, self.purpose) }
    if self.timeoutMs != 0 { wire.field(3, varint: UInt64(self.timeoutMs)) }
    for item in self.branches { wire.message(4) { item.write(to: &$0) } }
  }
}

extension TransactionV1.RegisterBranchRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TransactionV1_RegisterBranchRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: TransactionV1_RegisterBranchRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TransactionV1_RegisterBranchRequest>) {
    self.init()
    self.xid = readText(c.pointee.xid.data, c.pointee.xid.len)
    self.branch = readMessage(c.pointee.branch) { TransactionV1.Branch(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if !self.xid.isEmpty { wire.text(1, self.xid) }
    if let value = self.branch { wire.message(2) { value.write(to: &$0) } }
  }
}

extension TransactionV1.SubmitRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TransactionV1_SubmitRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: TransactionV1_SubmitRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TransactionV1_SubmitRequest>) {
    self.init()
    self.xid = readText(c.pointee.xid.data, c.pointee.xid.len)
    self.commit = c.pointee.commit != 0
  }

  func write(to wire: inout WireWriter) {
    if !self.xid.isEmpty { wire.text(1, self.xid) }
    if self.commit { wire.field(2, varint: self.commit ? 1 : 0) }
  }
}

extension TransactionV1.GetTransactionRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TransactionV1_GetTransactionRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: TransactionV1_GetTransactionRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TransactionV1_GetTransactionRequest>) {
    self.init()
    self.xid = readText(c.pointee.xid.data, c.pointee.xid.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.xid.isEmpty { wire.text(1, self.xid) }
  }
}

extension TransactionV1.ListTransactionsRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TransactionV1_ListTransactionsRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: TransactionV1_ListTransactionsRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TransactionV1_ListTransactionsRequest>) {
    self.init()
    self.openOnly = c.pointee.open_only != 0
    self.pageSize = c.pointee.page_size
    self.pageToken = readText(c.pointee.page_token.data, c.pointee.page_token.len)
  }

  func write(to wire: inout WireWriter) {
    if self.openOnly { wire.field(1, varint: self.openOnly ? 1 : 0) }
    if self.pageSize != 0 { wire.field(2, varint: UInt64(self.pageSize)) }
    if !self.pageToken.isEmpty { wire.text(3, self.pageToken) }
  }
}

extension TransactionV1.ListTransactionsResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TransactionV1_ListTransactionsResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: TransactionV1_ListTransactionsResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TransactionV1_ListTransactionsResponse>) {
    self.init()
    self.transactions = readMessages(c.pointee.n_transactions, c.pointee.transactions) { TransactionV1.GlobalTransaction(c: $0) }
    self.nextPageToken = readText(c.pointee.next_page_token.data, c.pointee.next_page_token.len)
  }

  func write(to wire: inout WireWriter) {
    for item in self.transactions { wire.message(1) { item.write(to: &$0) } }
    if !self.nextPageToken.isEmpty { wire.text(2, self.nextPageToken) }
  }
}

extension TransactionV1.RetryRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TransactionV1_RetryRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: TransactionV1_RetryRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TransactionV1_RetryRequest>) {
    self.init()
    self.xid = readText(c.pointee.xid.data, c.pointee.xid.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.xid.isEmpty { wire.text(1, self.xid) }
  }
}

extension TransactionV1.BranchRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TransactionV1_BranchRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: TransactionV1_BranchRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TransactionV1_BranchRequest>) {
    self.init()
    self.xid = readText(c.pointee.xid.data, c.pointee.xid.len)
    self.branchID = readText(c.pointee.branch_id.data, c.pointee.branch_id.len)
    self.deadlineAtMs = c.pointee.deadline_at_ms
    self.action = readMessage(c.pointee.action) { TransactionV1.BranchAction(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if !self.xid.isEmpty { wire.text(1, self.xid) }
    if !self.branchID.isEmpty { wire.text(2, self.branchID) }
    if self.deadlineAtMs != 0 { wire.field(3, varint: UInt64(bitPattern: self.deadlineAtMs)) }
    if let value = self.action { wire.message(4) { value.write(to: &$0) } }
  }
}

extension TransactionV1.BranchResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(TransactionV1_BranchResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: TransactionV1_BranchResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<TransactionV1_BranchResponse>) {
    self.init()
  }

  func write(to wire: inout WireWriter) {
  }
}
