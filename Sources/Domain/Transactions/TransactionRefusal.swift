public import Base

/// No, by a rule of global transactions. In the order in which they are checked.
public enum TransactionRefusal: Refusal, Hashable {
  /// A name, a count or a time is outside its range; the text says which.
  case invalid(String)
  /// Never begun, or ended so long ago that it is forgotten. Presumed rolled back.
  case notFound
  /// The same xid, or the same branch id in it, came with other content.
  case contentDiffers(String)
  /// The decision has been made: nothing can be added any more.
  case alreadyDecided
  /// There is nothing to try again before the decision.
  case undecided
  /// As many transactions are open as the coordinator takes.
  case tooManyOpen

  public var reason: String {
    switch self {
    case .invalid: "TRANSACTION_INVALID"
    case .notFound: "TRANSACTION_NOT_FOUND"
    case .contentDiffers: "TRANSACTION_CONTENT_DIFFERS"
    case .alreadyDecided: "TRANSACTION_DECIDED"
    case .undecided: "TRANSACTION_UNDECIDED"
    case .tooManyOpen: "TRANSACTIONS_TOO_MANY"
    }
  }

  public var kind: RefusalKind {
    switch self {
    case .invalid: .invalid
    case .notFound: .notFound
    case .contentDiffers: .alreadyExists
    case .alreadyDecided, .undecided: .precondition
    case .tooManyOpen: .exhausted
    }
  }

  public var explanation: String {
    switch self {
    case .invalid(let what): "The transaction is not well-formed: \(what)."
    case .notFound: "No transaction has this xid. If you began one, take it as rolled back; check the xid."
    case .contentDiffers(let what): "\(what) was given before with other content. Use a new id for other work."
    case .alreadyDecided: "The transaction is decided; no branch can join it. Begin a new one."
    case .undecided: "The transaction is not decided yet, so no branch is due. Submit it, or wait for its deadline."
    case .tooManyOpen: "Too many transactions are open. Try again in a moment."
    }
  }
}
