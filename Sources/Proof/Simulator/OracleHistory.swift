package import Base
package import Drill

/// What the clients were answered, for the oracles.
package final class OracleHistory: Sendable {
  /// A span of the journal of one performance: the answer rests on a moment in it.
  package struct Span: Sendable, Hashable {
    package let performance: String
    /// The last batch before the request was sent.
    package let first: Int64
    /// The last batch when the answer was there.
    package let last: Int64

    package init(performance: String, first: Int64, last: Int64) {
      self.performance = performance
      self.first = first
      self.last = last
    }
  }

  /// An answer about stock that must be true at some moment of its span.
  package enum Claim: Sendable, Hashable {
    /// Of these seats at least one is taken.
    case taken([String])
    /// There are fewer free places of the type than this.
    case fewer(type: String, than: Int)
    /// The buyer has so many places that this many more are over the limit.
    case limit(buyer: Identifier, wants: Int)
    /// So many are free of each type.
    case free([String: Int])
  }

  package struct Statement: Sendable, Hashable {
    package let claim: Claim
    package let span: Span
    package let who: String

    package init(_ claim: Claim, _ span: Span, who: String) {
      self.claim = claim
      self.span = span
      self.who = who
    }
  }

  /// Somebody with an account, and what must be known of it at rest.
  package struct Member: Sendable, Hashable {
    package let user: String
    package let passwordChanges: Int
  }

  /// Somebody who has logged out, and the tokens they had.
  struct Departed: Sendable, Hashable {
    let member: Int
    let access: String
    let refresh: String
  }

  /// Why a buyer was refused something about an order.
  package struct Refusal: Sendable, Hashable {
    package let order: String
    package let reason: String
    package let who: String

    package init(order: String, reason: String, who: String) {
      self.order = order
      self.reason = reason
      self.who = who
    }
  }

  package struct Notes: Sendable {
    package var told = Told()
    package var statements: [Statement] = []
    /// The state each order was last seen in.
    package var states: [String: OrderStanding] = [:]
    package var violations: [String] = []
    /// Whose an order is, by the number of the buyer.
    package var owners: [String: Int] = [:]
    package var refusals: [Refusal] = []
    package var members: [Member] = []
    var departed: [Departed] = []
    package var requests = 0
    package var unanswered = 0
    /// Answers by what they were, for the report.
    package var answers: [String: Int] = [:]
  }

  private let notes = Locked(Notes())

  package init() {}

  package func note(_ change: @Sendable (inout Notes) -> Void) { notes.withLock { change(&$0) } }

  package func violated(_ invariant: String, _ what: String) {
    notes.withLock { $0.violations.append("\(invariant): \(what)") }
  }

  package var snapshot: Notes { notes.withLock { $0 } }

  /// A buyer saw an order in a state: the reference model says whether that can be.
  package func saw(_ order: String, _ now: OrderStanding, who: String) {
    notes.withLock { notes in
      if let before = notes.states[order], !before.canBecome(now) {
        notes.violations.append("I18: \(who) saw order \(order) \(now.rawValue) after \(before.rawValue)")
      }
      notes.states[order] = now
      if now == .paid { notes.told.confirmed.insert(order) }
    }
  }
}

/// An order as its buyer sees it: the reference model.
package enum OrderStanding: String, Sendable, Hashable, CaseIterable {
  case awaitingPayment = "AWAITING_PAYMENT"
  case paid = "PAID"
  case cancelled = "CANCELLED"
  case expired = "EXPIRED"
  case refunding = "REFUNDING"
  case refunded = "REFUNDED"

  /// From the gateway's word for it.
  package init?(word: String) {
    self.init(rawValue: word.replacing("ORDER_STATE_", with: ""))
  }

  /// Whether one who saw this may see `next` later, with anything in between unseen.
  package func canBecome(_ next: OrderStanding) -> Bool {
    switch self {
    case .awaitingPayment: true
    // Money that came too late takes the places again.
    case .expired: next != .awaitingPayment && next != .cancelled
    case .cancelled: next == .cancelled
    // A refund that is rolled back leaves the order paid.
    case .paid, .refunding: [.paid, .refunding, .refunded].contains(next)
    case .refunded: next == .refunded
    }
  }
}
