package import Base
public import Outbox

/// What a payment service is told at its start.
public struct PaymentConfiguration: Sendable {
  /// Our name at the provider (`app_id`): a callback about another merchant is refused.
  public var merchant: String
  /// What the buyer reads at the provider, before the order's id. At most 200 bytes.
  public var subject: String
  /// When the provider is first asked about a payment it has not called back about. Then ever more
  /// rarely: after as long again as the payment is old.
  public var firstCheck: Duration
  /// How long after its deadline an unpaid trade is closed by us: longer than a callback's way.
  public var closeAfterDeadline: Duration
  /// How long the reconciliation rests when nothing is due.
  public var sweep: Duration
  /// Between two looks at the provider's list of trades.
  public var listPause: Duration
  /// Of the settle transactions.
  public var transactions: GlobalTransactionInitiator.Configuration

  public init(
    merchant: String, subject: String = "Onsale order", firstCheck: Duration = .seconds(30),
    closeAfterDeadline: Duration = .seconds(30), sweep: Duration = .seconds(1), listPause: Duration = .seconds(120),
    transactions: GlobalTransactionInitiator.Configuration = .init()
  ) {
    precondition(subject.utf8.count <= 200, "the provider takes 256 bytes with the order's id")
    precondition(
      firstCheck > .zero && closeAfterDeadline >= .zero && sweep > .zero && listPause > .zero, "durations are ahead")
    self.merchant = merchant
    self.subject = subject
    self.firstCheck = firstCheck
    self.closeAfterDeadline = closeAfterDeadline
    self.sweep = sweep
    self.listPause = listPause
    self.transactions = transactions
  }
}

extension PaymentConfiguration {
  /// Bugs put in by the simulator.
  package var planted: Set<PlantedBug> { transactions.planted }
}

enum Limits {
  /// Payments whose trades are asked about at a time: a slow provider gets no more than this.
  static let checksInFlight = 16
  /// How much of the provider's list is read again each time: longer than a trade lives from its making to
  /// its payment, for the list goes by the making.
  static let listOverlap: Duration = .seconds(3_600)
  /// How much of it is asked for at once.
  static let listPiece: Duration = .seconds(86_400)
  /// Longest id of a message.
  static let idBytes = 128
}
