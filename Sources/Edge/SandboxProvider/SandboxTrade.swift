public import Base

/// One trade at the sandbox provider: pure decisions, as Alipay's documents describe them.
///
/// ```
///  waiting ── buyer pays ──────────► paid ── all paid back ► closed
///     └── closed by us, or too old ► closed
/// ```
public struct SandboxTrade: Sendable, Hashable {
  /// The merchant's id of the trade.
  public let outTradeNo: String
  public let appID: String
  /// The provider's id of the trade.
  public let tradeNo: String
  /// What the QR code carries.
  public let qrToken: String
  public let amount: Money
  public let subject: String
  /// Where the merchant wants to be called back; empty for nowhere.
  public let notifyURL: String
  public let createdAt: WallTime
  /// When an unpaid trade closes by itself; nil for never.
  public let expiresAt: WallTime?
  public internal(set) var state: State
  /// What went back, by the merchant's refund id.
  public internal(set) var refunds: [String: Money]
  /// How often a buyer has said no.
  public internal(set) var refusals: Int

  public enum State: Sendable, Hashable {
    /// Can become: paid, closed.
    case waiting
    /// Can become: closed, when everything was paid back.
    case paid(at: WallTime)
    /// The end. `paidAt` is nil when nothing was ever paid.
    case closed(paidAt: WallTime?)
  }

  public init(
    outTradeNo: String, appID: String, tradeNo: String, qrToken: String, amount: Money,
    subject: String, notifyURL: String, createdAt: WallTime, expiresAt: WallTime?,
    state: State = .waiting, refunds: [String: Money] = [:], refusals: Int = 0
  ) {
    self.outTradeNo = outTradeNo
    self.appID = appID
    self.tradeNo = tradeNo
    self.qrToken = qrToken
    self.amount = amount
    self.subject = subject
    self.notifyURL = notifyURL
    self.createdAt = createdAt
    self.expiresAt = expiresAt
    self.state = state
    self.refunds = refunds
    self.refusals = refusals
  }

  /// `WAIT_BUYER_PAY`, `TRADE_SUCCESS` or `TRADE_CLOSED`.
  public var status: String {
    switch state {
    case .waiting: "WAIT_BUYER_PAY"
    case .paid: "TRADE_SUCCESS"
    case .closed: "TRADE_CLOSED"
    }
  }

  /// What has gone back so far.
  public var refunded: Money { refunds.values.reduce(.zero(amount.currency), +) }

  /// Closes the trade if its time is over. Call before any other decision.
  public mutating func passTime(to now: WallTime) {
    if case .waiting = state, let expiresAt, now >= expiresAt { state = .closed(paidAt: nil) }
  }

  /// The merchant asks for the trade again. Same amount: the same QR code.
  public func precreateAgain(amount: Money) throws(SandboxRefusal) {
    switch state {
    case .waiting: guard amount == self.amount else { throw .contextInconsistent }
    case .paid: throw .tradeHasSuccess
    case .closed: throw .tradeHasClose
    }
  }

  /// The buyer pays. A second tap changes nothing and returns false.
  public mutating func pay(at now: WallTime) throws(SandboxRefusal) -> Bool {
    switch state {
    case .waiting:
      state = .paid(at: now)
      return true
    case .paid: return false
    case .closed: throw .tradeHasClose
    }
  }

  /// Somebody else pays too, who had scanned the code before it was paid: a trade of its own under
  /// the merchant's same id. Nothing of this one changes.
  public func payAgain(tradeNo: String, at now: WallTime) throws(SandboxRefusal) -> SandboxTrade {
    switch state {
    case .waiting: throw .tradeStatusError
    case .closed(paidAt: nil): throw .tradeHasClose
    case .paid, .closed: second(tradeNo: tradeNo, paidAt: now, refunds: [:])
    }
  }

  /// A second trade under the same id, as the books have it.
  func second(tradeNo: String, paidAt: WallTime, refunds: [String: Money]) -> SandboxTrade {
    let isOver = refunds.values.reduce(.zero(amount.currency), +) == amount
    return SandboxTrade(
      outTradeNo: outTradeNo, appID: appID, tradeNo: tradeNo, qrToken: qrToken, amount: amount,
      subject: subject, notifyURL: notifyURL, createdAt: createdAt, expiresAt: expiresAt,
      state: isOver ? .closed(paidAt: paidAt) : .paid(at: paidAt), refunds: refunds)
  }

  /// The buyer says no; the trade stays open and may be paid after all.
  public mutating func refuse() throws(SandboxRefusal) {
    switch state {
    case .waiting: refusals += 1
    case .paid: throw .tradeHasSuccess
    case .closed: throw .tradeHasClose
    }
  }

  /// The merchant closes an unpaid trade. A second close changes nothing.
  public mutating func close() throws(SandboxRefusal) {
    switch state {
    case .waiting: state = .closed(paidAt: nil)
    case .closed(paidAt: nil): break
    case .paid, .closed: throw .tradeStatusError
    }
  }

  /// The merchant pays back. The same id again changes nothing and returns false.
  public mutating func refund(_ back: Money, id: String) throws(SandboxRefusal) -> Bool {
    if let known = refunds[id] {
      guard known == back else { throw .discordantRepeat }
      return false
    }
    guard case .paid(let at) = state else { throw .tradeStatusError }
    guard back.minor > 0, back.minor <= amount.minor - refunded.minor else { throw .refundTooMuch }
    refunds[id] = back
    if refunded == amount { state = .closed(paidAt: at) }
    return true
  }
}

/// How the provider says no: Alipay's `sub_code` and its words.
public enum SandboxRefusal: String, Error, Sendable, Hashable, CaseIterable {
  case invalidSignature = "isv.invalid-signature"
  case invalidAppID = "isv.invalid-app-id"
  case invalidMethod = "isv.invalid-method"
  case invalidParameter = "ACQ.INVALID_PARAMETER"
  case tradeNotExist = "ACQ.TRADE_NOT_EXIST"
  case contextInconsistent = "ACQ.CONTEXT_INCONSISTENT"
  case tradeHasSuccess = "ACQ.TRADE_HAS_SUCCESS"
  case tradeHasClose = "ACQ.TRADE_HAS_CLOSE"
  case tradeStatusError = "ACQ.TRADE_STATUS_ERROR"
  case refundTooMuch = "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL"
  case discordantRepeat = "ACQ.DISCORDANT_REPEAT_REQUEST"
  case systemError = "ACQ.SYSTEM_ERROR"

  /// `40004` is a business failure, `40002` a bad request, `20000` a failure of ours.
  public var code: String {
    switch self {
    case .invalidSignature, .invalidAppID, .invalidMethod: "40002"
    case .systemError: "20000"
    case .invalidParameter, .tradeNotExist, .contextInconsistent, .tradeHasSuccess, .tradeHasClose,
      .tradeStatusError, .refundTooMuch, .discordantRepeat:
      "40004"
    }
  }

  /// What the code says, in the provider's words.
  public var message: String {
    switch code {
    case "40002": "Invalid Arguments"
    case "20000": "Service Currently Unavailable"
    default: "Business Failed"
    }
  }

  public var words: String {
    switch self {
    case .invalidSignature: "验签出错 (the request's signature is wrong)"
    case .invalidAppID: "无效的AppID参数 (unknown app_id)"
    case .invalidMethod: "不存在的方法名 (unknown method)"
    case .invalidParameter: "参数无效 (a parameter is missing or wrong)"
    case .tradeNotExist: "交易不存在 (no such trade)"
    case .contextInconsistent: "交易信息被篡改 (the trade exists with other content)"
    case .tradeHasSuccess: "交易已被支付 (the trade is paid)"
    case .tradeHasClose: "交易已经关闭 (the trade is closed)"
    case .tradeStatusError: "交易状态不合法 (the trade's state does not allow it)"
    case .refundTooMuch: "退款金额超限 (more than is left)"
    case .discordantRepeat: "重复请求信息不一致 (the same refund id with another amount)"
    case .systemError: "系统错误 (try again)"
    }
  }
}

/// When a notice is sent again: quickly at first, then ever slower, for a day.
public enum NoticeSchedule {
  /// Delivery gives up after this many failures; reconciliation finds what is lost.
  public static let attemptsLimit = 3_000

  /// How long after the `attempts`-th failure (from 1) the next delivery is.
  public static func delay(afterFailures attempts: Int) -> Duration {
    .milliseconds(min(200 << min(attempts, 8), 30_000))
  }
}
