public import Outbox

/// What a refund service is told at its start.
public struct RefundConfiguration: Sendable {
  /// Of the refund transactions.
  public var transactions: GlobalTransactionInitiator.Configuration

  public init(transactions: GlobalTransactionInitiator.Configuration = .init()) {
    self.transactions = transactions
  }
}

enum Limits {
  /// Longest reason a buyer may give, in characters.
  static let reasonCharacters = 500
  /// The same in bytes: a character is at most a few.
  static let reasonBytes = 4_000
  /// Longest id of a message.
  static let idBytes = 128
}
