public import Base

/// No, by the state of the service and not by a rule of stock. In the order of being checked.
public enum InventoryRefusal: Refusal, Hashable {
  // Any request
  /// The journal is being read, at the start or after it failed.
  case recovering
  /// The journal failed, and then again when it was to be claimed and read: nothing can be written.
  case journalFailing
  case stopping
  /// Another owner has claimed the segment: this one never answers for it again.
  case moved
  /// What is stored is not a journal of a segment; an operator must look.
  case damaged
  case overloaded

  // After the decision
  /// The journal failed before the decision was known to be durable: perhaps it is.
  case outcomeUnknown

  // Followers
  case tooManyFollowers
  /// The follower has seen what is not in the journal: one of the two was replaced.
  case offsetAhead(segment: String)

  public var reason: String {
    switch self {
    case .recovering: "RECOVERING"
    case .journalFailing: "JOURNAL_FAILING"
    case .stopping: "STOPPING"
    case .moved: "SEGMENT_MOVED"
    case .damaged: "SEGMENT_DAMAGED"
    case .overloaded: "OVERLOADED"
    case .outcomeUnknown: "OUTCOME_UNKNOWN"
    case .tooManyFollowers: "TOO_MANY_FOLLOWERS"
    case .offsetAhead: "OFFSET_AHEAD"
    }
  }

  public var kind: RefusalKind {
    switch self {
    case .recovering, .journalFailing, .stopping, .moved, .damaged, .overloaded, .outcomeUnknown: .unavailable
    case .tooManyFollowers: .exhausted
    case .offsetAhead: .precondition
    }
  }

  public var facts: [String: String] {
    switch self {
    case .recovering, .moved, .outcomeUnknown: ["retry_after_ms": "200"]
    case .journalFailing, .overloaded, .stopping, .tooManyFollowers: ["retry_after_ms": "1000"]
    case .offsetAhead(let segment): ["segment": segment]
    case .damaged: [:]
    }
  }

  public var explanation: String {
    switch self {
    case .recovering: "The stock is being read back from its journal. Try again in a moment."
    case .journalFailing: "Nothing can be sold at the moment; nothing was changed. Try again in a while."
    case .stopping: "This instance is stopping. Try again; another one answers."
    case .moved: "Another instance answers for this performance now. Try again."
    case .damaged: "The journal of this performance cannot be read. An operator must restore it."
    case .overloaded: "Too many requests for this performance are waiting. Try again in a second."
    case .outcomeUnknown:
      "Whether this was done is not known yet. Send it again with the same request id to be told."
    case .tooManyFollowers: "The journal has as many followers as it may. Try again later."
    case .offsetAhead(let segment):
      "The journal of \(segment) ends before the given offset. One of the two stores was replaced."
    }
  }
}
