// Made by scripts/generate from the files in proto/. Do not edit.

/// The messages and services of `onsale.transaction.v1`.
public enum TransactionV1 {}

extension TransactionV1 {
  /// `onsale.transaction.v1.TransactionState`.
  public enum TransactionState: Sendable, Hashable {
    case unspecified
    case trying
    case confirming
    case confirmed
    case cancelling
    case cancelled
    /// A number that this version does not know; kept as it came.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .trying
      case 2: self = .confirming
      case 3: self = .confirmed
      case 4: self = .cancelling
      case 5: self = .cancelled
      default: self = .unrecognized(rawValue)
      }
    }

    /// The number on the wire.
    public var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .trying: 1
      case .confirming: 2
      case .confirmed: 3
      case .cancelling: 4
      case .cancelled: 5
      case .unrecognized(let value): value
      }
    }

    /// The names of the proto.
    public static let table = EnumTable(
      name: "onsale.transaction.v1.TransactionState",
      values: [
        (0, "TRANSACTION_STATE_UNSPECIFIED"),
        (1, "TRANSACTION_STATE_TRYING"),
        (2, "TRANSACTION_STATE_CONFIRMING"),
        (3, "TRANSACTION_STATE_CONFIRMED"),
        (4, "TRANSACTION_STATE_CANCELLING"),
        (5, "TRANSACTION_STATE_CANCELLED"),
      ])
  }
}

extension TransactionV1 {
  /// `onsale.transaction.v1.BranchState`.
  public enum BranchState: Sendable, Hashable {
    case unspecified
    case registered
    case confirmed
    case cancelled
    /// A number that this version does not know; kept as it came.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .registered
      case 2: self = .confirmed
      case 3: self = .cancelled
      default: self = .unrecognized(rawValue)
      }
    }

    /// The number on the wire.
    public var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .registered: 1
      case .confirmed: 2
      case .cancelled: 3
      case .unrecognized(let value): value
      }
    }

    /// The names of the proto.
    public static let table = EnumTable(
      name: "onsale.transaction.v1.BranchState",
      values: [
        (0, "BRANCH_STATE_UNSPECIFIED"),
        (1, "BRANCH_STATE_REGISTERED"),
        (2, "BRANCH_STATE_CONFIRMED"),
        (3, "BRANCH_STATE_CANCELLED"),
      ])
  }
}

extension TransactionV1 {
  /// What a branch is asked to do; one case per kind of participant action.
  public struct BranchAction: ProtoMessage {
    public var action: Action?

    /// One of these at most.
    public enum Action: Sendable, Hashable {
      case sellHold(TransactionV1.SellHold)
      case payOrder(TransactionV1.PayOrder)
      case settlePayment(TransactionV1.SettlePayment)
      case returnTickets(TransactionV1.ReturnTickets)
      case refundOrder(TransactionV1.RefundOrder)
      case refundPayment(TransactionV1.RefundPayment)
      case completeRefund(TransactionV1.CompleteRefund)
    }

    public init() {}

    public init(
      action: Action? = nil
    ) {
      self.action = action
    }
  }
}

extension TransactionV1 {
  /// Inventory: held -> sold. `regrab`: take the same places again if the hold has expired.
  public struct SellHold: ProtoMessage {
    public var performanceID: String = ""
    public var orderID: String = ""
    public var regrab: Bool = false

    public init() {}

    public init(
      performanceID: String = "",
      orderID: String = "",
      regrab: Bool = false
    ) {
      self.performanceID = performanceID
      self.orderID = orderID
      self.regrab = regrab
    }
  }
}

extension TransactionV1 {
  /// Order: awaiting payment -> paid.
  public struct PayOrder: ProtoMessage {
    public var orderID: String = ""
    public var paymentID: String = ""

    public init() {}

    public init(
      orderID: String = "",
      paymentID: String = ""
    ) {
      self.orderID = orderID
      self.paymentID = paymentID
    }
  }
}

extension TransactionV1 {
  /// Payment: captured -> settled.
  public struct SettlePayment: ProtoMessage {
    public var paymentID: String = ""

    public init() {}

    public init(
      paymentID: String = ""
    ) {
      self.paymentID = paymentID
    }
  }
}

extension TransactionV1 {
  /// Inventory: sold -> free.
  public struct ReturnTickets: ProtoMessage {
    public var performanceID: String = ""
    public var orderID: String = ""

    public init() {}

    public init(
      performanceID: String = "",
      orderID: String = ""
    ) {
      self.performanceID = performanceID
      self.orderID = orderID
    }
  }
}

extension TransactionV1 {
  /// Order: paid -> refunded.
  public struct RefundOrder: ProtoMessage {
    public var orderID: String = ""
    public var refundID: String = ""

    public init() {}

    public init(
      orderID: String = "",
      refundID: String = ""
    ) {
      self.orderID = orderID
      self.refundID = refundID
    }
  }
}

extension TransactionV1 {
  /// Payment: settled -> refunded by `amount_minor`, the fee stays.
  public struct RefundPayment: ProtoMessage {
    public var paymentID: String = ""
    public var refundID: String = ""
    public var amountMinor: Int64 = 0
    public var feeMinor: Int64 = 0

    public init() {}

    public init(
      paymentID: String = "",
      refundID: String = "",
      amountMinor: Int64 = 0,
      feeMinor: Int64 = 0
    ) {
      self.paymentID = paymentID
      self.refundID = refundID
      self.amountMinor = amountMinor
      self.feeMinor = feeMinor
    }
  }
}

extension TransactionV1 {
  /// Refund: requested -> processing.
  public struct CompleteRefund: ProtoMessage {
    public var refundID: String = ""

    public init() {}

    public init(
      refundID: String = ""
    ) {
      self.refundID = refundID
    }
  }
}

extension TransactionV1 {
  /// `onsale.transaction.v1.Branch`.
  public struct Branch: ProtoMessage {
    /// Chosen by the initiator, unique in the transaction: a repeated Try is the same branch.
    public var branchID: String = ""
    /// The registry name of the participant: `inventory`.
    public var service: String = ""
    public var action: TransactionV1.BranchAction? = nil
    public var state: TransactionV1.BranchState = .unspecified
    public var attempts: UInt32 = 0
    public var lastError: String = ""
    public var nextAttemptAtMs: Int64 = 0

    public init() {}

    public init(
      branchID: String = "",
      service: String = "",
      action: TransactionV1.BranchAction? = nil,
      state: TransactionV1.BranchState = .unspecified,
      attempts: UInt32 = 0,
      lastError: String = "",
      nextAttemptAtMs: Int64 = 0
    ) {
      self.branchID = branchID
      self.service = service
      self.action = action
      self.state = state
      self.attempts = attempts
      self.lastError = lastError
      self.nextAttemptAtMs = nextAttemptAtMs
    }
  }
}

extension TransactionV1 {
  /// `onsale.transaction.v1.GlobalTransaction`.
  public struct GlobalTransaction: ProtoMessage {
    public var xid: String = ""
    /// What it is for: `settle`, `refund`.
    public var purpose: String = ""
    public var state: TransactionV1.TransactionState = .unspecified
    public var begunAtMs: Int64 = 0
    /// When an undecided transaction is rolled back.
    public var deadlineAtMs: Int64 = 0
    public var decidedAtMs: Int64 = 0
    public var branches: [TransactionV1.Branch] = []

    public init() {}

    public init(
      xid: String = "",
      purpose: String = "",
      state: TransactionV1.TransactionState = .unspecified,
      begunAtMs: Int64 = 0,
      deadlineAtMs: Int64 = 0,
      decidedAtMs: Int64 = 0,
      branches: [TransactionV1.Branch] = []
    ) {
      self.xid = xid
      self.purpose = purpose
      self.state = state
      self.begunAtMs = begunAtMs
      self.deadlineAtMs = deadlineAtMs
      self.decidedAtMs = decidedAtMs
      self.branches = branches
    }
  }
}

extension TransactionV1 {
  /// `onsale.transaction.v1.BeginRequest`.
  public struct BeginRequest: ProtoMessage {
    public var xid: String = ""
    public var purpose: String = ""
    public var timeoutMs: UInt32 = 0
    public var branches: [TransactionV1.Branch] = []

    public init() {}

    public init(
      xid: String = "",
      purpose: String = "",
      timeoutMs: UInt32 = 0,
      branches: [TransactionV1.Branch] = []
    ) {
      self.xid = xid
      self.purpose = purpose
      self.timeoutMs = timeoutMs
      self.branches = branches
    }
  }
}

extension TransactionV1 {
  /// `onsale.transaction.v1.RegisterBranchRequest`.
  public struct RegisterBranchRequest: ProtoMessage {
    public var xid: String = ""
    public var branch: TransactionV1.Branch? = nil

    public init() {}

    public init(
      xid: String = "",
      branch: TransactionV1.Branch? = nil
    ) {
      self.xid = xid
      self.branch = branch
    }
  }
}

extension TransactionV1 {
  /// `onsale.transaction.v1.SubmitRequest`.
  public struct SubmitRequest: ProtoMessage {
    public var xid: String = ""
    public var commit: Bool = false

    public init() {}

    public init(
      xid: String = "",
      commit: Bool = false
    ) {
      self.xid = xid
      self.commit = commit
    }
  }
}

extension TransactionV1 {
  /// `onsale.transaction.v1.GetTransactionRequest`.
  public struct GetTransactionRequest: ProtoMessage {
    public var xid: String = ""

    public init() {}

    public init(
      xid: String = ""
    ) {
      self.xid = xid
    }
  }
}

extension TransactionV1 {
  /// `onsale.transaction.v1.ListTransactionsRequest`.
  public struct ListTransactionsRequest: ProtoMessage {
    public var openOnly: Bool = false
    public var pageSize: UInt32 = 0
    public var pageToken: String = ""

    public init() {}

    public init(
      openOnly: Bool = false,
      pageSize: UInt32 = 0,
      pageToken: String = ""
    ) {
      self.openOnly = openOnly
      self.pageSize = pageSize
      self.pageToken = pageToken
    }
  }
}

extension TransactionV1 {
  /// `onsale.transaction.v1.ListTransactionsResponse`.
  public struct ListTransactionsResponse: ProtoMessage {
    public var transactions: [TransactionV1.GlobalTransaction] = []
    public var nextPageToken: String = ""

    public init() {}

    public init(
      transactions: [TransactionV1.GlobalTransaction] = [],
      nextPageToken: String = ""
    ) {
      self.transactions = transactions
      self.nextPageToken = nextPageToken
    }
  }
}

extension TransactionV1 {
  /// `onsale.transaction.v1.RetryRequest`.
  public struct RetryRequest: ProtoMessage {
    public var xid: String = ""

    public init() {}

    public init(
      xid: String = ""
    ) {
      self.xid = xid
    }
  }
}

extension TransactionV1 {
  /// `onsale.transaction.v1.BranchRequest`.
  public struct BranchRequest: ProtoMessage {
    public var xid: String = ""
    public var branchID: String = ""
    /// When the initiator's transaction ends undecided: a Try after it is refused.
    public var deadlineAtMs: Int64 = 0
    public var action: TransactionV1.BranchAction? = nil

    public init() {}

    public init(
      xid: String = "",
      branchID: String = "",
      deadlineAtMs: Int64 = 0,
      action: TransactionV1.BranchAction? = nil
    ) {
      self.xid = xid
      self.branchID = branchID
      self.deadlineAtMs = deadlineAtMs
      self.action = action
    }
  }
}

extension TransactionV1 {
  /// `onsale.transaction.v1.BranchResponse`.
  public struct BranchResponse: ProtoMessage {
    public init() {}
  }
}
