// Made by scripts/generate from the files in proto/. Do not edit.
internal import ProtobufWire
internal import CMessages
internal import CProtobufC

extension OrderV1.OrderLine {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(OrderV1_OrderLine__table())) { message in
      Self(c: message.assumingMemoryBound(to: OrderV1_OrderLine.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<OrderV1_OrderLine>) {
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

extension OrderV1.Order {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(OrderV1_Order__table())) { message in
      Self(c: message.assumingMemoryBound(to: OrderV1_Order.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<OrderV1_Order>) {
    self.init()
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
    self.userID = readText(c.pointee.user_id.data, c.pointee.user_id.len)
    self.performanceID = readText(c.pointee.performance_id.data, c.pointee.performance_id.len)
    self.state = OrderV1.OrderState(rawValue: c.pointee.state)
    self.amountMinor = c.pointee.amount_minor
    self.currency = readText(c.pointee.currency.data, c.pointee.currency.len)
    self.lines = readMessages(c.pointee.n_lines, c.pointee.lines) { OrderV1.OrderLine(c: $0) }
    self.createdAt = readMessage(c.pointee.created_at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
    self.expiresAt = readMessage(c.pointee.expires_at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
    self.paidAt = readMessage(c.pointee.paid_at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
    self.paymentID = readText(c.pointee.payment_id.data, c.pointee.payment_id.len)
    self.refundID = readText(c.pointee.refund_id.data, c.pointee.refund_id.len)
    self.automaticRefunds = readMessages(c.pointee.n_automatic_refunds, c.pointee.automatic_refunds) { PaymentV1.AutomaticRefund(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if !self.orderID.isEmpty { wire.text(1, self.orderID) }
    if !self.userID.isEmpty { wire.text(2, self.userID) }
    if !self.performanceID.isEmpty { wire.text(3, self.performanceID) }
    if self.state.rawValue != 0 { wire.field(4, varint: UInt64(bitPattern: Int64(self.state.rawValue))) }
    if self.amountMinor != 0 { wire.field(5, varint: UInt64(bitPattern: self.amountMinor)) }
    if !self.currency.isEmpty { wire.text(6, self.currency) }
    for item in self.lines { wire.message(7) { item.write(to: &$0) } }
    if let value = self.createdAt { wire.timestamp(8, value) }
    if let value = self.expiresAt { wire.timestamp(9, value) }
    if let value = self.paidAt { wire.timestamp(10, value) }
    if !self.paymentID.isEmpty { wire.text(11, self.paymentID) }
    if !self.refundID.isEmpty { wire.text(12, self.refundID) }
    for item in self.automaticRefunds { wire.message(13) { item.write(to: &$0) } }
  }
}

extension OrderV1.GetOrderRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(OrderV1_GetOrderRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: OrderV1_GetOrderRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<OrderV1_GetOrderRequest>) {
    self.init()
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.orderID.isEmpty { wire.text(1, self.orderID) }
  }
}

extension OrderV1.ListOrdersRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(OrderV1_ListOrdersRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: OrderV1_ListOrdersRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<OrderV1_ListOrdersRequest>) {
    self.init()
    self.pageSize = c.pointee.page_size
    self.pageToken = readText(c.pointee.page_token.data, c.pointee.page_token.len)
  }

  func write(to wire: inout WireWriter) {
    if self.pageSize != 0 { wire.field(1, varint: UInt64(self.pageSize)) }
    if !self.pageToken.isEmpty { wire.text(2, self.pageToken) }
  }
}

extension OrderV1.ListOrdersResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(OrderV1_ListOrdersResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: OrderV1_ListOrdersResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<OrderV1_ListOrdersResponse>) {
    self.init()
    self.orders = readMessages(c.pointee.n_orders, c.pointee.orders) { OrderV1.Order(c: $0) }
    self.nextPageToken = readText(c.pointee.next_page_token.data, c.pointee.next_page_token.len)
  }

  func write(to wire: inout WireWriter) {
    for item in self.orders { wire.message(1) { item.write(to: &$0) } }
    if !self.nextPageToken.isEmpty { wire.text(2, self.nextPageToken) }
  }
}

extension OrderV1.CancelOrderRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(OrderV1_CancelOrderRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: OrderV1_CancelOrderRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<OrderV1_CancelOrderRequest>) {
    self.init()
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.orderID.isEmpty { wire.text(1, self.orderID) }
  }
}

extension OrderV1.ListTicketsRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(OrderV1_ListTicketsRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: OrderV1_ListTicketsRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<OrderV1_ListTicketsRequest>) {
    self.init()
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.orderID.isEmpty { wire.text(1, self.orderID) }
  }
}

extension OrderV1.Ticket {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(OrderV1_Ticket__table())) { message in
      Self(c: message.assumingMemoryBound(to: OrderV1_Ticket.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<OrderV1_Ticket>) {
    self.init()
    self.ticketID = readText(c.pointee.ticket_id.data, c.pointee.ticket_id.len)
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
    self.performanceID = readText(c.pointee.performance_id.data, c.pointee.performance_id.len)
    self.seatID = readText(c.pointee.seat_id.data, c.pointee.seat_id.len)
    self.label = readText(c.pointee.label.data, c.pointee.label.len)
    self.state = OrderV1.TicketState(rawValue: c.pointee.state)
    self.code = readText(c.pointee.code.data, c.pointee.code.len)
    self.qrSVG = readText(c.pointee.qr_svg.data, c.pointee.qr_svg.len)
    self.issuedAt = readMessage(c.pointee.issued_at) { readTimestamp($0.pointee.seconds, $0.pointee.nanos) }
  }

  func write(to wire: inout WireWriter) {
    if !self.ticketID.isEmpty { wire.text(1, self.ticketID) }
    if !self.orderID.isEmpty { wire.text(2, self.orderID) }
    if !self.performanceID.isEmpty { wire.text(3, self.performanceID) }
    if !self.seatID.isEmpty { wire.text(4, self.seatID) }
    if !self.label.isEmpty { wire.text(5, self.label) }
    if self.state.rawValue != 0 { wire.field(6, varint: UInt64(bitPattern: Int64(self.state.rawValue))) }
    if !self.code.isEmpty { wire.text(7, self.code) }
    if !self.qrSVG.isEmpty { wire.text(8, self.qrSVG) }
    if let value = self.issuedAt { wire.timestamp(9, value) }
  }
}

extension OrderV1.ListTicketsResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(OrderV1_ListTicketsResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: OrderV1_ListTicketsResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<OrderV1_ListTicketsResponse>) {
    self.init()
    self.tickets = readMessages(c.pointee.n_tickets, c.pointee.tickets) { OrderV1.Ticket(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    for item in self.tickets { wire.message(1) { item.write(to: &$0) } }
  }
}

extension OrderV1.VerifyTicketRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(OrderV1_VerifyTicketRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: OrderV1_VerifyTicketRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<OrderV1_VerifyTicketRequest>) {
    self.init()
    self.code = readText(c.pointee.code.data, c.pointee.code.len)
  }

  func write(to wire: inout WireWriter) {
    if !self.code.isEmpty { wire.text(1, self.code) }
  }
}

extension OrderV1.VerifyTicketResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(OrderV1_VerifyTicketResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: OrderV1_VerifyTicketResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<OrderV1_VerifyTicketResponse>) {
    self.init()
    self.valid = c.pointee.valid != 0
    self.reason = readText(c.pointee.reason.data, c.pointee.reason.len)
    self.ticket = readMessage(c.pointee.ticket) { OrderV1.Ticket(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if self.valid { wire.field(1, varint: self.valid ? 1 : 0) }
    if !self.reason.isEmpty { wire.text(2, self.reason) }
    if let value = self.ticket { wire.message(3) { value.write(to: &$0) } }
  }
}

extension OrderV1.NoteRefundsRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(OrderV1_NoteRefundsRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: OrderV1_NoteRefundsRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<OrderV1_NoteRefundsRequest>) {
    self.init()
    self.orderID = readText(c.pointee.order_id.data, c.pointee.order_id.len)
    self.refunds = readMessages(c.pointee.n_refunds, c.pointee.refunds) { PaymentV1.AutomaticRefund(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if !self.orderID.isEmpty { wire.text(1, self.orderID) }
    for item in self.refunds { wire.message(2) { item.write(to: &$0) } }
  }
}

extension OrderV1.NoteRefundsResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(OrderV1_NoteRefundsResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: OrderV1_NoteRefundsResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<OrderV1_NoteRefundsResponse>) {
    self.init()
  }

  func write(to wire: inout WireWriter) {
  }
}
