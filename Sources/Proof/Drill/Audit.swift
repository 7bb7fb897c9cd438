/// What the stores say at rest.
package struct Audit: Sendable {
  package var capacity = 0
  package var free = 0
  package var held = 0
  package var sold = 0
  /// Places sold or held more than once, over all performances.
  package var oversold = 0
  package var ordersByState: [String: Int] = [:]
  package var validTickets = 0
  package var capturedMinor: Int64 = 0
  package var refundedMinor: Int64 = 0
  /// Trades that were paid for a payment that another had paid.
  package var secondTrades = 0
  package var ledgerSumMinor: Int64 = 0
  package var openTransactions = 0
  /// `I3: seat … is there twice`.
  package var violations: [String] = []

  /// Notes a broken invariant; after the first few of one kind only their number.
  mutating func broken(_ invariant: String, _ what: String) {
    violations.append("\(invariant): \(what)")
  }
}

/// What buyers were told, as far as the stores must agree with it.
package struct Told: Sendable {
  /// An acknowledged hold.
  package struct Hold: Sendable, Hashable {
    package let places: Int
    /// As the answer named them; empty for general admission.
    package let seats: [String]

    package init(places: Int, seats: [String]) {
      self.places = places
      self.seats = seats
    }
  }

  /// By order id.
  package var holds: [String: Hold] = [:]
  /// Orders whose trade the provider took the money for.
  package var paid: Set<String> = []
  /// Orders that the platform called paid, or refunded.
  package var confirmed: Set<String> = []

  package init() {}
}
