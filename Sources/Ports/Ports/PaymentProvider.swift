public import Base

/// The port to a payment provider that shows a QR code and calls back when it was paid.
///
/// Every call is idempotent by the ids we give. No call is made inside a transaction.
public protocol PaymentProvider: Sendable {
  /// Opens a trade; `payment` is our id (`out_trade_no`). Returns what the buyer's QR code says.
  func precreate(payment: Identifier, amount: Money, subject: String, expiresAt: WallTime)
    async throws(PaymentProviderError) -> String

  func query(payment: Identifier) async throws(PaymentProviderError) -> ProviderTrade

  /// What is in the provider's own list of trades, paid or not, that were made in a time by its clock:
  /// the only place where a second trade of one payment shows when its callback is lost.
  /// - Parameters:
  ///   - from: inclusive, in whole seconds.
  ///   - to: exclusive, in whole seconds; at most a day after `from`.
  ///   - page: from 1.
  func trades(from: WallTime, to: WallTime, page: Int) async throws(PaymentProviderError) -> ProviderPage

  /// Closes an unpaid trade. Throws `.refused("ACQ.TRADE_STATUS_ERROR", …)` when it was paid.
  func close(payment: Identifier) async throws(PaymentProviderError)

  /// Pays back what one trade of the payment brought in. `refund` is our id (`out_request_no`): the
  /// same id never pays twice.
  /// - Parameter providerTrade: the provider's number of the trade (`trade_no`). Our own id does not
  ///   name one when two were paid for it.
  func refund(payment: Identifier, providerTrade: String, refund: Identifier, amount: Money)
    async throws(PaymentProviderError)

  /// Checks a callback's signature over its decoded fields and reads it. The exact bytes of the
  /// body come in; nothing in them is trusted before the signature is.
  func readNotice(_ formBody: [UInt8]) throws(PaymentNoticeError) -> PaymentNotice

  /// The body that tells the provider that the callback was taken: `success`.
  var acknowledgement: String { get }
}

public struct ProviderTrade: Sendable, Hashable {
  public enum State: String, Sendable { case notFound, waiting, closed, paid }
  public let state: State
  /// The provider's own trade number; never empty when it was paid.
  public let providerTrade: String
  /// What the buyer paid; zero until then.
  public let amount: Money

  public init(state: State, providerTrade: String, amount: Money) {
    self.state = state
    self.providerTrade = providerTrade
    self.amount = amount
  }
}

/// One page of the provider's list of trades.
public struct ProviderPage: Sendable, Hashable {
  /// The trades of it that were paid, whatever became of the money, under ids that can be ours.
  public let paid: [PaidTrade]
  public let isLast: Bool

  public struct PaidTrade: Sendable, Hashable {
    public let payment: Identifier
    public let providerTrade: String
    public let amount: Money

    public init(payment: Identifier, providerTrade: String, amount: Money) {
      self.payment = payment
      self.providerTrade = providerTrade
      self.amount = amount
    }
  }

  public init(paid: [PaidTrade], isLast: Bool) {
    self.paid = paid
    self.isLast = isLast
  }
}

/// A callback whose signature was right.
public struct PaymentNotice: Sendable, Hashable {
  /// The provider's id of this notice; repeats of one notice share it.
  public let id: String
  public let payment: Identifier
  public let providerTrade: String
  public let merchant: String
  public let amount: Money
  public let state: ProviderTrade.State

  public init(
    id: String, payment: Identifier, providerTrade: String, merchant: String, amount: Money,
    state: ProviderTrade.State
  ) {
    self.id = id
    self.payment = payment
    self.providerTrade = providerTrade
    self.merchant = merchant
    self.amount = amount
    self.state = state
  }
}

public enum PaymentProviderError: Error, Sendable, Hashable {
  /// No answer, or an answer whose signature is wrong: the outcome is unknown. Ask again.
  case unknownOutcome(String)
  /// The provider said no: its code and its words.
  case refused(code: String, String)
}

public enum PaymentNoticeError: Error, Sendable, Hashable {
  case malformed(String)
  case badSignature
}
