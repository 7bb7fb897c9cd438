// Made by scripts/generate from the files in proto/. Do not edit.
public import Base

/// The messages and services of `onsale.payment.v1`.
public enum PaymentV1 {}

extension PaymentV1 {
  /// `onsale.payment.v1.PaymentState`.
  public enum PaymentState: Sendable, Hashable {
    case unspecified
    case created
    case captured
    case settled
    case closed
    case refunding
    case refunded
    /// A number that this version does not know; kept as it came.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .created
      case 2: self = .captured
      case 3: self = .settled
      case 4: self = .closed
      case 5: self = .refunding
      case 6: self = .refunded
      default: self = .unrecognized(rawValue)
      }
    }

    /// The number on the wire.
    public var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .created: 1
      case .captured: 2
      case .settled: 3
      case .closed: 4
      case .refunding: 5
      case .refunded: 6
      case .unrecognized(let value): value
      }
    }

    /// The names of the proto.
    public static let table = EnumTable(
      name: "onsale.payment.v1.PaymentState",
      values: [
        (0, "PAYMENT_STATE_UNSPECIFIED"),
        (1, "PAYMENT_STATE_CREATED"),
        (2, "PAYMENT_STATE_CAPTURED"),
        (3, "PAYMENT_STATE_SETTLED"),
        (4, "PAYMENT_STATE_CLOSED"),
        (5, "PAYMENT_STATE_REFUNDING"),
        (6, "PAYMENT_STATE_REFUNDED"),
      ])
  }
}

extension PaymentV1 {
  /// `onsale.payment.v1.Payment`.
  public struct Payment: ProtoMessage {
    public var paymentID: String = ""
    public var orderID: String = ""
    public var state: PaymentV1.PaymentState = .unspecified
    public var amountMinor: Int64 = 0
    public var currency: String = ""
    /// What the QR code says: a URL at the provider.
    public var qrContent: String = ""
    public var qrSVG: String = ""
    public var refundedMinor: Int64 = 0
    public var createdAt: WallTime? = nil
    public var capturedAt: WallTime? = nil
    /// What goes back without anybody's asking.
    public var automaticRefunds: [PaymentV1.AutomaticRefund] = []

    public init() {}

    public init(
      paymentID: String = "",
      orderID: String = "",
      state: PaymentV1.PaymentState = .unspecified,
      amountMinor: Int64 = 0,
      currency: String = "",
      qrContent: String = "",
      qrSVG: String = "",
      refundedMinor: Int64 = 0,
      createdAt: WallTime? = nil,
      capturedAt: WallTime? = nil,
      automaticRefunds: [PaymentV1.AutomaticRefund] = []
    ) {
      self.paymentID = paymentID
      self.orderID = orderID
      self.state = state
      self.amountMinor = amountMinor
      self.currency = currency
      self.qrContent = qrContent
      self.qrSVG = qrSVG
      self.refundedMinor = refundedMinor
      self.createdAt = createdAt
      self.capturedAt = capturedAt
      self.automaticRefunds = automaticRefunds
    }
  }
}

extension PaymentV1 {
  /// Money that goes back whole, without a fee, because it bought nothing.
  public struct AutomaticRefund: ProtoMessage {
    /// The id that the provider knows it by.
    public var refundID: String = ""
    /// The code of the rule that kept the order from being sold (`SOLD_OUT`, `ORDER_CANCELLED`), or
    /// `PAID_TWICE` for a second trade of a payment that another had paid.
    public var reason: String = ""
    public var amountMinor: Int64 = 0
    public var currency: String = ""
    /// REFUNDING, then REFUNDED.
    public var state: PaymentV1.PaymentState = .unspecified
    /// When the provider had paid back.
    public var refundedAt: WallTime? = nil

    public init() {}

    public init(
      refundID: String = "",
      reason: String = "",
      amountMinor: Int64 = 0,
      currency: String = "",
      state: PaymentV1.PaymentState = .unspecified,
      refundedAt: WallTime? = nil
    ) {
      self.refundID = refundID
      self.reason = reason
      self.amountMinor = amountMinor
      self.currency = currency
      self.state = state
      self.refundedAt = refundedAt
    }
  }
}

extension PaymentV1 {
  /// `onsale.payment.v1.CreatePaymentRequest`.
  public struct CreatePaymentRequest: ProtoMessage {
    public var orderID: String = ""

    public init() {}

    public init(
      orderID: String = ""
    ) {
      self.orderID = orderID
    }
  }
}

extension PaymentV1 {
  /// `onsale.payment.v1.GetPaymentRequest`.
  public struct GetPaymentRequest: ProtoMessage {
    public var orderID: String = ""

    public init() {}

    public init(
      orderID: String = ""
    ) {
      self.orderID = orderID
    }
  }
}

extension PaymentV1 {
  /// `onsale.payment.v1.NotifyRequest`.
  public struct NotifyRequest: ProtoMessage {
    public var form: [UInt8] = []

    public init() {}

    public init(
      form: [UInt8] = []
    ) {
      self.form = form
    }
  }
}

extension PaymentV1 {
  /// `onsale.payment.v1.NotifyResponse`.
  public struct NotifyResponse: ProtoMessage {
    public var body: [UInt8] = []

    public init() {}

    public init(
      body: [UInt8] = []
    ) {
      self.body = body
    }
  }
}

extension PaymentV1 {
  /// `onsale.payment.v1.CloseForOrderRequest`.
  public struct CloseForOrderRequest: ProtoMessage {
    public var messageID: String = ""
    public var orderID: String = ""

    public init() {}

    public init(
      messageID: String = "",
      orderID: String = ""
    ) {
      self.messageID = messageID
      self.orderID = orderID
    }
  }
}

extension PaymentV1 {
  /// `onsale.payment.v1.CloseForOrderResponse`.
  public struct CloseForOrderResponse: ProtoMessage {
    public init() {}
  }
}

extension PaymentV1 {
  /// `onsale.payment.v1.GetLedgerRequest`.
  public struct GetLedgerRequest: ProtoMessage {
    public init() {}
  }
}

extension PaymentV1 {
  /// `onsale.payment.v1.LedgerAccount`.
  public struct LedgerAccount: ProtoMessage {
    public var account: String = ""
    public var currency: String = ""
    public var balanceMinor: Int64 = 0

    public init() {}

    public init(
      account: String = "",
      currency: String = "",
      balanceMinor: Int64 = 0
    ) {
      self.account = account
      self.currency = currency
      self.balanceMinor = balanceMinor
    }
  }
}

extension PaymentV1 {
  /// `onsale.payment.v1.Ledger`.
  public struct Ledger: ProtoMessage {
    public var accounts: [PaymentV1.LedgerAccount] = []
    public var sumMinor: Int64 = 0
    public var entries: Int64 = 0

    public init() {}

    public init(
      accounts: [PaymentV1.LedgerAccount] = [],
      sumMinor: Int64 = 0,
      entries: Int64 = 0
    ) {
      self.accounts = accounts
      self.sumMinor = sumMinor
      self.entries = entries
    }
  }
}
