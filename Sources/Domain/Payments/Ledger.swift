public import Base

/// The accounts of the ledger. A positive entry is money we have or are owed (debit), a negative
/// one is money we owe or have earned (credit).
public enum LedgerAccount: String, Sendable, Hashable, CaseIterable {
  /// What the provider holds for us.
  case providerClearing = "provider_clearing"
  /// Paid by buyers, not yet settled.
  case buyerFunds = "buyer_funds"
  /// Settled revenue.
  case sales
  /// What refunds kept back.
  case refundFees = "refund_fees"
}

/// One line of a ledger transaction.
public struct LedgerEntry: Sendable, Hashable {
  public let account: LedgerAccount
  public let amount: Money

  public init(_ account: LedgerAccount, _ amount: Money) {
    self.account = account
    self.amount = amount
  }
}

/// Entries of one currency that sum to zero, under an id that exists once.
///
/// ```
///             provider_clearing  buyer_funds  sales  refund_fees
///  capture            +a             -a
///  settle                            +a        -a
///  refund          -(a-f)                      +a        -f
///  give back          -a             +a
///  second capture     +a             -a              (a trade too many)
///  second return      -a             +a
/// ```
public struct LedgerTransaction: Sendable, Hashable {
  /// Derived from what is booked (`capture/…`), so that nothing is booked twice.
  public let id: String
  public let entries: [LedgerEntry]

  /// Traps unless the entries balance: an unbalanced book is a bug of ours, never input.
  public init(id: String, _ entries: [LedgerEntry]) {
    precondition(entries.count >= 2, "money moves from somewhere to somewhere")
    precondition(Set(entries.map(\.account)).count == entries.count, "one entry per account")
    precondition(Set(entries.map(\.amount.currency)).count == 1, "entries of one currency")
    precondition(entries.allSatisfy { $0.amount.minor != 0 }, "no empty entries")
    precondition(entries.reduce(0) { $0 + $1.amount.minor } == 0, "the entries of \(id) balance")
    self.id = id
    self.entries = entries
  }

  static func capture(payment: Identifier, _ amount: Money) -> LedgerTransaction {
    LedgerTransaction(
      id: "capture/\(payment)", [.init(.providerClearing, amount), .init(.buyerFunds, -amount)])
  }

  static func settle(payment: Identifier, _ amount: Money) -> LedgerTransaction {
    LedgerTransaction(id: "settle/\(payment)", [.init(.buyerFunds, amount), .init(.sales, -amount)])
  }

  static func refund(_ refund: Identifier, amount: Money, fee: Money) -> LedgerTransaction {
    let fees = fee.minor == 0 ? [] : [LedgerEntry(.refundFees, -fee)]
    return LedgerTransaction(
      id: "refund/\(refund)",
      [.init(.sales, amount + fee)] + fees + [.init(.providerClearing, -amount)])
  }

  static func giveBack(payment: Identifier, _ amount: Money) -> LedgerTransaction {
    LedgerTransaction(
      id: "give-back/\(payment)", [.init(.buyerFunds, amount), .init(.providerClearing, -amount)])
  }

  static func secondCapture(_ refund: Identifier, _ amount: Money) -> LedgerTransaction {
    LedgerTransaction(
      id: "second-capture/\(refund)", [.init(.providerClearing, amount), .init(.buyerFunds, -amount)])
  }

  static func secondReturn(_ refund: Identifier, _ amount: Money) -> LedgerTransaction {
    LedgerTransaction(
      id: "second-return/\(refund)", [.init(.buyerFunds, amount), .init(.providerClearing, -amount)])
  }
}
