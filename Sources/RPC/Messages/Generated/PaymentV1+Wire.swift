// Made by scripts/generate from the files in proto/. Do not edit.
internal import ProtobufWire
internal import CMessages
internal import CProtobufC

extension PaymentV1.Payment {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(PaymentV1_Payment__table())) { message in
      Self(c: message.assumingMemoryBound(to: PaymentV1_Payment.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<PaymentV1_Payment>) {
    self.init()
    self.paymentID = readText(c.pointee.payment_id.data, c.pointee.payment_id.len)
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
    self.state = PaymentV1.PaymentState(rawValue: c.pointee.state)
    self.amountMinor = c.pointee.amount_minor
    self.currency = readText(c.pointee.currency.data, c.pointee.currency.len)
    self.qrContent = readText(c.pointee.qr_content.data, c.pointee.qr_content.len)
    self.qrSVG = readText(c.pointee.qr_svg.data, c.pointee.qr_svg.len)
    self.refundedMinor = c.pointee.refunded_minor
    self.createdAt = readMessage(c.pointee.created_at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
    self.capturedAt = readMessage(c.pointee.captured_at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
    self.automaticRefunds = readMessages(c.pointee.n_automatic_refunds, c.pointee.automatic_refunds) { PaymentV1.AutomaticRefund(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if !self.paymentID.isEmpty { wire.text(1, self.paymentID) }
    if !self.orderID.isEmpty { wire.text(2, self.orderID) }
    if self.state.rawValue != 0 { wire.field(3, varint: UInt64(bitPattern: Int64(self.state.rawValue))) }
    if self.amountMinor != 0 { wire.field(4, varint: UInt64(bitPattern: self.amountMinor)) }
    if !self.currency.isEmpty { wire.text(5, self.currency) }
    if !self.qrContent.isEmpty { wire.text(6, self.qrContent) }
    if !self.qrSVG.isEmpty { wire.text(7, self.qrSVG) }
    if self.refundedMinor != 0 { wire.field(8, varint: UInt64(bitPattern: self.refundedMinor)) }
    if let value = self.createdAt { wire.timestamp(9, value) }
    if let value = self.capturedAt { wire.timestamp(10, value) }
    for item in self.automaticRefunds { wire.message(11) { item.write(to: &$0) } }
  }
}

extension PaymentV1.AutomaticRefund {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(PaymentV1_AutomaticRefund__table())) { message in
      Self(c: message.assumingMemoryBound(to: PaymentV1_AutomaticRefund.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<PaymentV1_AutomaticRefund>) {
    self.init()
    self.refundID = readText(c.pointee.refund_id.data, c.pointee.refund_id.len)
    self.reason = readText(c.pointee.reason.data, c.pointee.reason.len)
    self.amountMinor = c.pointee.amount_minor
    self.currency = readText(c.pointee.currency.data, c.pointee.currency.len)
    self.state = PaymentV1.PaymentState(rawValue: c.pointee.state)
    self.refundedAt = readMessage(c.pointee.refunded_at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
  }

  func write(to wire: inout WireWriter) {
    if !self.refundID.isEmpty { wire.text(1, self.refundID) }
    if !self.reason.isEmpty { wire.text(2, self.reason) }
    if self.amountMinor != 0 { wire.field(3, varint: UInt64(bitPattern: self.amountMinor)) }
    if !self.currency.isEmpty { wire.text(4, self.currency) }
    if self.state.rawValue != 0 { wire.field(5, varint: UInt64(bitPattern: Int64(self.state.rawValue))) }
    if let value = self.refundedAt { wire.timestamp(6, value) }
  }
}

extension PaymentV1.CreatePaymentRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(PaymentV1_CreatePaymentRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: PaymentV1_CreatePaymentRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<PaymentV1_CreatePaymentRequest>) {
    self.init()
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.orderID.isEmpty { wire.text(1, self.orderID) }
  }
}

extension PaymentV1.GetPaymentRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(PaymentV1_GetPaymentRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: PaymentV1_GetPaymentRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<PaymentV1_GetPaymentRequest>) {
    self.init()
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.orderID.isEmpty { wire.text(1, self.orderID) }
  }
}

extension PaymentV1.NotifyRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(PaymentV1_NotifyRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: PaymentV1_NotifyRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<PaymentV1_NotifyRequest>) {
    self.init()
    self.form = readBytes(c.pointee.form.data, c.pointee.form.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.form.isEmpty { wire.bytes(1, self.form) }
  }
}

extension PaymentV1.NotifyResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(PaymentV1_NotifyResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: PaymentV1_NotifyResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<PaymentV1_NotifyResponse>) {
    self.init()
    self.body = readBytes(c.pointee.body.data, c.pointee.body.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.body.isEmpty { wire.bytes(1, self.body) }
  }
}

extension PaymentV1.CloseForOrderRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(PaymentV1_CloseForOrderRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: PaymentV1_CloseForOrderRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<PaymentV1_CloseForOrderRequest>) {
    self.init()
    self.messageID = readText(c.pointee.message_id.data, c.pointee.message_id.len)
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.messageID.isEmpty { wire.text(1, self.messageID) }
    if !self.orderID.isEmpty { wire.text(2, self.orderID) }
  }
}

extension PaymentV1.CloseForOrderResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(PaymentV1_CloseForOrderResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: PaymentV1_CloseForOrderResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<PaymentV1_CloseForOrderResponse>) {
    self.init()
  }

  func write(to wire: inout WireWriter) {
  }
}

extension PaymentV1.GetLedgerRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(PaymentV1_GetLedgerRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: PaymentV1_GetLedgerRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<PaymentV1_GetLedgerRequest>) {
    self.init()
  }

  func write(to wire: inout WireWriter) {
  }
}

extension PaymentV1.LedgerAccount {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(PaymentV1_LedgerAccount__table())) { message in
      Self(c: message.assumingMemoryBound(to: PaymentV1_LedgerAccount.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<PaymentV1_LedgerAccount>) {
    self.init()
    self.account = readText(c.pointee.account.data, c.pointee.account.len)
    self.currency = readText(c.pointee.currency.data, c.pointee.currency.len)
    self.balanceMinor = c.pointee.balance_minor
  }

  func write(to wire: inout WireWriter) {
    if !self.account.isEmpty { wire.text(1, self.account) }
    if !self.currency.isEmpty { wire.text(2, self.currency) }
    if self.balanceMinor != 0 { wire.field(3, varint: UInt64(bitPattern: self.balanceMinor)) }
  }
}

extension PaymentV1.Ledger {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(PaymentV1_Ledger__table())) { message in
      Self(c: message.assumingMemoryBound(to: PaymentV1_Ledger.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<PaymentV1_Ledger>) {
    self.init()
    self.accounts = readMessages(c.pointee.n_accounts, c.pointee.accounts) { PaymentV1.LedgerAccount(c: $0) }
    self.sumMinor = c.pointee.sum_minor
    self.entries = c.pointee.entries
  }

  func write(to wire: inout WireWriter) {
    for item in self.accounts { wire.message(1) { item.write(to: &$0) } }
    if self.sumMinor != 0 { wire.field(2, varint: UInt64(bitPattern: self.sumMinor)) }
    if self.entries != 0 { wire.field(3, varint: UInt64(bitPattern: self.entries)) }
  }
}
