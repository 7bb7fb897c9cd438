// Made by scripts/generate from the files in proto/. Do not edit.
public import Base

/// The messages and services of `onsale.order.v1`.
public enum OrderV1 {}

extension OrderV1 {
  /// `onsale.order.v1.OrderState`.
  public enum OrderState: Sendable, Hashable {
    case unspecified
    case awaitingPayment
    case paid
    case refunding
    case refunded
    case cancelled
    case expired
    /// A number that this version does not know; kept as it came.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .awaitingPayment
      case 2: self = .paid
      case 3: self = .refunding
      case 4: self = .refunded
      case 5: self = .cancelled
      case 6: self = .expired
      default: self = .unrecognized(rawValue)
      }
    }

    /// The number on the wire.
    public var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .awaitingPayment: 1
      case .paid: 2
      case .refunding: 3
      case .refunded: 4
      case .cancelled: 5
      case .expired: 6
      case .unrecognized(let value): value
      }
    }

    /// The names of the proto.
    public static let table = EnumTable(
      name: "onsale.order.v1.OrderState",
      values: [
        (0, "ORDER_STATE_UNSPECIFIED"),
        (1, "ORDER_STATE_AWAITING_PAYMENT"),
        (2, "ORDER_STATE_PAID"),
        (3, "ORDER_STATE_REFUNDING"),
        (4, "ORDER_STATE_REFUNDED"),
        (5, "ORDER_STATE_CANCELLED"),
        (6, "ORDER_STATE_EXPIRED"),
      ])
  }
}

extension OrderV1 {
  /// `onsale.order.v1.TicketState`.
  public enum TicketState: Sendable, Hashable {
    case unspecified
    case valid
    case void
    /// A number that this version does not know; kept as it came.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .valid
      case 2: self = .void
      default: self = .unrecognized(rawValue)
      }
    }

    /// The number on the wire.
    public var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .valid: 1
      case .void: 2
      case .unrecognized(let value): value
      }
    }

    /// The names of the proto.
    public static let table = EnumTable(
      name: "onsale.order.v1.TicketState",
      values: [
        (0, "TICKET_STATE_UNSPECIFIED"),
        (1, "TICKET_STATE_VALID"),
        (2, "TICKET_STATE_VOID"),
      ])
  }
}

extension OrderV1 {
  /// `onsale.order.v1.OrderLine`.
  public struct OrderLine: ProtoMessage {
    public var seatID: String = ""
    public var label: String = ""
    public var ticketTypeID: String = ""
    public var priceMinor: Int64 = 0

    public init() {}

    public init(
      seatID: String = "",
      label: String = "",
      ticketTypeID: String = "",
      priceMinor: Int64 = 0
    ) {
      self.seatID = seatID
      self.label = label
      self.ticketTypeID = ticketTypeID
      self.priceMinor = priceMinor
    }
  }
}

extension OrderV1 {
  /// `onsale.order.v1.Order`.
  public struct Order: ProtoMessage {
    public var orderID: String = ""
    public var userID: String = ""
    public var performanceID: String = ""
    public var state: OrderV1.OrderState = .unspecified
    public var amountMinor: Int64 = 0
    public var currency: String = ""
    public var lines: [OrderV1.OrderLine] = []
    public var createdAt: WallTime? = nil
    public var expiresAt: WallTime? = nil
    public var paidAt: WallTime? = nil
    public var paymentID: String = ""
    public var refundID: String = ""
    /// Money that came for this order and bought nothing: too late, or twice.
    public var automaticRefunds: [PaymentV1.AutomaticRefund] = []

    public init() {}

    public init(
      orderID: String = "",
      userID: String = "",
      performanceID: String = "",
      state: OrderV1.OrderState = .unspecified,
      amountMinor: Int64 = 0,
      currency: String = "",
      lines: [OrderV1.OrderLine] = [],
      createdAt: WallTime? = nil,
      expiresAt: WallTime? = nil,
      paidAt: WallTime? = nil,
      paymentID: String = "",
      refundID: String = "",
      automaticRefunds: [PaymentV1.AutomaticRefund] = []
    ) {
      self.orderID = orderID
      self.userID = userID
      self.performanceID = performanceID
      self.state = state
      self.amountMinor = amountMinor
      self.currency = currency
      self.lines = lines
      self.createdAt = createdAt
      self.expiresAt = expiresAt
      self.paidAt = paidAt
      self.paymentID = paymentID
      self.refundID = refundID
      self.automaticRefunds = automaticRefunds
    }
  }
}

extension OrderV1 {
  /// Internal callers (payment, refund) leave the user out and see every order.
  public struct GetOrderRequest: ProtoMessage {
    public var orderID: String = ""

    public init() {}

    public init(
      orderID: String = ""
    ) {
      self.orderID = orderID
    }
  }
}

extension OrderV1 {
  /// `onsale.order.v1.ListOrdersRequest`.
  public struct ListOrdersRequest: ProtoMessage {
    public var pageSize: UInt32 = 0
    public var pageToken: String = ""

    public init() {}

    public init(
      pageSize: UInt32 = 0,
      pageToken: String = ""
    ) {
      self.pageSize = pageSize
      self.pageToken = pageToken
    }
  }
}

extension OrderV1 {
  /// `onsale.order.v1.ListOrdersResponse`.
  public struct ListOrdersResponse: ProtoMessage {
    public var orders: [OrderV1.Order] = []
    public var nextPageToken: String = ""

    public init() {}

    public init(
      orders: [OrderV1.Order] = [],
      nextPageToken: String = ""
    ) {
      self.orders = orders
      self.nextPageToken = nextPageToken
    }
  }
}

extension OrderV1 {
  /// `onsale.order.v1.CancelOrderRequest`.
  public struct CancelOrderRequest: ProtoMessage {
    public var orderID: String = ""

    public init() {}

    public init(
      orderID: String = ""
    ) {
      self.orderID = orderID
    }
  }
}

extension OrderV1 {
  /// `onsale.order.v1.ListTicketsRequest`.
  public struct ListTicketsRequest: ProtoMessage {
    public var orderID: String = ""

    public init() {}

    public init(
      orderID: String = ""
    ) {
      self.orderID = orderID
    }
  }
}

extension OrderV1 {
  /// `onsale.order.v1.Ticket`.
  public struct Ticket: ProtoMessage {
    public var ticketID: String = ""
    public var orderID: String = ""
    public var performanceID: String = ""
    public var seatID: String = ""
    public var label: String = ""
    public var state: OrderV1.TicketState = .unspecified
    /// What the QR code says: base64url payload, a dot, base64url Ed25519 signature.
    public var code: String = ""
    /// The QR code as an SVG picture.
    public var qrSVG: String = ""
    public var issuedAt: WallTime? = nil

    public init() {}

    public init(
      ticketID: String = "",
      orderID: String = "",
      performanceID: String = "",
      seatID: String = "",
      label: String = "",
      state: OrderV1.TicketState = .unspecified,
      code: String = "",
      qrSVG: String = "",
      issuedAt: WallTime? = nil
    ) {
      self.ticketID = ticketID
      self.orderID = orderID
      self.performanceID = performanceID
      self.seatID = seatID
      self.label = label
      self.state = state
      self.code = code
      self.qrSVG = qrSVG
      self.issuedAt = issuedAt
    }
  }
}

extension OrderV1 {
  /// `onsale.order.v1.ListTicketsResponse`.
  public struct ListTicketsResponse: ProtoMessage {
    public var tickets: [OrderV1.Ticket] = []

    public init() {}

    public init(
      tickets: [OrderV1.Ticket] = []
    ) {
      self.tickets = tickets
    }
  }
}

extension OrderV1 {
  /// `onsale.order.v1.VerifyTicketRequest`.
  public struct VerifyTicketRequest: ProtoMessage {
    public var code: String = ""

    public init() {}

    public init(
      code: String = ""
    ) {
      self.code = code
    }
  }
}

extension OrderV1 {
  /// `onsale.order.v1.VerifyTicketResponse`.
  public struct VerifyTicketResponse: ProtoMessage {
    public var valid: Bool = false
    public var reason: String = ""
    public var ticket: OrderV1.Ticket? = nil

    public init() {}

    public init(
      valid: Bool = false,
      reason: String = "",
      ticket: OrderV1.Ticket? = nil
    ) {
      self.valid = valid
      self.reason = reason
      self.ticket = ticket
    }
  }
}

extension OrderV1 {
  /// `refunds` is all there is to say about them: the same again changes nothing.
  public struct NoteRefundsRequest: ProtoMessage {
    public var orderID: String = ""
    public var refunds: [PaymentV1.AutomaticRefund] = []

    public init() {}

    public init(
      orderID: String = "",
      refunds: [PaymentV1.AutomaticRefund] = []
    ) {
      self.orderID = orderID
      self.refunds = refunds
    }
  }
}

extension OrderV1 {
  /// `onsale.order.v1.NoteRefundsResponse`.
  public struct NoteRefundsResponse: ProtoMessage {
    public init() {}
  }
}
