// Made by scripts/generate from the files in proto/. Do not edit.
public import Base

/// The messages and services of `onsale.refund.v1`.
public enum RefundV1 {}

extension RefundV1 {
  /// `onsale.refund.v1.RefundState`.
  public enum RefundState: Sendable, Hashable {
    case unspecified
    case requested
    case processing
    case succeeded
    case failed
    /// A number that this version does not know; kept as it came.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .requested
      case 2: self = .processing
      case 3: self = .succeeded
      case 4: self = .failed
      default: self = .unrecognized(rawValue)
      }
    }

    /// The number on the wire.
    public var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .requested: 1
      case .processing: 2
      case .succeeded: 3
      case .failed: 4
      case .unrecognized(let value): value
      }
    }

    /// The names of the proto.
    public static let table = EnumTable(
      name: "onsale.refund.v1.RefundState",
      values: [
        (0, "REFUND_STATE_UNSPECIFIED"),
        (1, "REFUND_STATE_REQUESTED"),
        (2, "REFUND_STATE_PROCESSING"),
        (3, "REFUND_STATE_SUCCEEDED"),
        (4, "REFUND_STATE_FAILED"),
      ])
  }
}

extension RefundV1 {
  /// `onsale.refund.v1.Refund`.
  public struct Refund: ProtoMessage {
    public var refundID: String = ""
    public var orderID: String = ""
    public var state: RefundV1.RefundState = .unspecified
    public var amountMinor: Int64 = 0
    public var feeMinor: Int64 = 0
    public var currency: String = ""
    public var reason: String = ""
    public var requestedAt: WallTime? = nil
    public var settledAt: WallTime? = nil

    public init() {}

    public init(
      refundID: String = "",
      orderID: String = "",
      state: RefundV1.RefundState = .unspecified,
      amountMinor: Int64 = 0,
      feeMinor: Int64 = 0,
      currency: String = "",
      reason: String = "",
      requestedAt: WallTime? = nil,
      settledAt: WallTime? = nil
    ) {
      self.refundID = refundID
      self.orderID = orderID
      self.state = state
      self.amountMinor = amountMinor
      self.feeMinor = feeMinor
      self.currency = currency
      self.reason = reason
      self.requestedAt = requestedAt
      self.settledAt = settledAt
    }
  }
}

extension RefundV1 {
  /// `onsale.refund.v1.RequestRefundRequest`.
  public struct RequestRefundRequest: ProtoMessage {
    public var orderID: String = ""
    public var reason: String = ""

    public init() {}

    public init(
      orderID: String = "",
      reason: String = ""
    ) {
      self.orderID = orderID
      self.reason = reason
    }
  }
}

extension RefundV1 {
  /// `onsale.refund.v1.GetRefundRequest`.
  public struct GetRefundRequest: ProtoMessage {
    public var refundID: String = ""

    public init() {}

    public init(
      refundID: String = ""
    ) {
      self.refundID = refundID
    }
  }
}

extension RefundV1 {
  /// `onsale.refund.v1.ListRefundsRequest`.
  public struct ListRefundsRequest: ProtoMessage {
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

extension RefundV1 {
  /// `onsale.refund.v1.ListRefundsResponse`.
  public struct ListRefundsResponse: ProtoMessage {
    public var refunds: [RefundV1.Refund] = []
    public var nextPageToken: String = ""

    public init() {}

    public init(
      refunds: [RefundV1.Refund] = [],
      nextPageToken: String = ""
    ) {
      self.refunds = refunds
      self.nextPageToken = nextPageToken
    }
  }
}

extension RefundV1 {
  /// `onsale.refund.v1.SettledRequest`.
  public struct SettledRequest: ProtoMessage {
    public var messageID: String = ""
    public var refundID: String = ""

    public init() {}

    public init(
      messageID: String = "",
      refundID: String = ""
    ) {
      self.messageID = messageID
      self.refundID = refundID
    }
  }
}

extension RefundV1 {
  /// `onsale.refund.v1.SettledResponse`.
  public struct SettledResponse: ProtoMessage {
    public init() {}
  }
}
