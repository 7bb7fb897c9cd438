// Made by scripts/generate from the files in proto/. Do not edit.
internal import ProtobufWire
internal import CMessages
internal import CProtobufC

extension RefundV1.Refund {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RefundV1_Refund__table())) { message in
      Self(c: message.assumingMemoryBound(to: RefundV1_Refund.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RefundV1_Refund>) {
    self.init()
    self.refundID = readText(c.pointee.refund_id.data, c.pointee.refund_id.len)
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
    self.state = RefundV1.RefundState(rawValue: c.pointee.state)
    self.amountMinor = c.pointee.amount_minor
    self.feeMinor = c.pointee.fee_minor
    self.currency = readText(c.pointee.currency.data, c.pointee.currency.len)
    self.reason = readText(c.pointee.reason.data, c.pointee.reason.len)
    self.requestedAt = readMessage(c.pointee.requested_at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
    self.settledAt = readMessage(c.pointee.settled_at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
  }

  func write(to wire: inout WireWriter) {
    if !self.refundID.isEmpty { wire.text(1, self.refundID) }
    if !self.orderID.isEmpty { wire.text(2, self.orderID) }
    if self.state.rawValue != 0 { wire.field(3, varint: UInt64(bitPattern: Int64(self.state.rawValue))) }
    if self.amountMinor != 0 { wire.field(4, varint: UInt64(bitPattern: self.amountMinor)) }
    if self.feeMinor != 0 { wire.field(5, varint: UInt64(bitPattern: self.feeMinor)) }
    if !self.currency.isEmpty { wire.text(6, self.currency) }
    if !self.reason.isEmpty { wire.text(7, self.reason) }
    if let value = self.requestedAt { wire.timestamp(8, value) }
    if let value = self.settledAt { wire.timestamp(9, value) }
  }
}

extension RefundV1.RequestRefundRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RefundV1_RequestRefundRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: RefundV1_RequestRefundRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RefundV1_RequestRefundRequest>) {
    self.init()
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
    self.reason = readText(c.pointee.reason.data, c.pointee.reason.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.orderID.isEmpty { wire.text(1, self.orderID) }
    if !self.reason.isEmpty { wire.text(2, self.reason) }
  }
}

extension RefundV1.GetRefundRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RefundV1_GetRefundRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: RefundV1_GetRefundRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RefundV1_GetRefundRequest>) {
    self.init()
    self.refundID = readText(c.pointee.refund_id.data, c.pointee.refund_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.refundID.isEmpty { wire.text(1, self.refundID) }
  }
}

extension RefundV1.ListRefundsRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RefundV1_ListRefundsRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: RefundV1_ListRefundsRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RefundV1_ListRefundsRequest>) {
    self.init()
    self.pageSize = c.pointee.page_size
    self.pageToken = readText(c.pointee.page_token.data, c.pointee.page_token.len)
  }

  func write(to wire: inout WireWriter) {
    if self.pageSize != 0 { wire.field(1, varint: UInt64(self.pageSize)) }
    if !self.pageToken.isEmpty { wire.text(2, self.pageToken) }
  }
}

extension RefundV1.ListRefundsResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RefundV1_ListRefundsResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: RefundV1_ListRefundsResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RefundV1_ListRefundsResponse>) {
    self.init()
    self.refunds = readMessages(c.pointee.n_refunds, c.pointee.refunds) { RefundV1.Refund(c: $0) }
    self.nextPageToken = readText(c.pointee.next_page_token.data, c.pointee.next_page_token.len)
  }

  func write(to wire: inout WireWriter) {
    for item in self.refunds { wire.message(1) { item.write(to: &$0) } }
    if !self.nextPageToken.isEmpty { wire.text(2, self.nextPageToken) }
  }
}

extension RefundV1.SettledRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RefundV1_SettledRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: RefundV1_SettledRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RefundV1_SettledRequest>) {
    self.init()
    self.messageID = readText(c.pointee.message_id.data, c.pointee.message_id.len)
    self.refundID = readText(c.pointee.refund_id.data, c.pointee.refund_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.messageID.isEmpty { wire.text(1, self.messageID) }
    if !self.refundID.isEmpty { wire.text(2, self.refundID) }
  }
}

extension RefundV1.SettledResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(RefundV1_SettledResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: RefundV1_SettledResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<RefundV1_SettledResponse>) {
    self.init()
  }

  func write(to wire: inout WireWriter) {
  }
}
