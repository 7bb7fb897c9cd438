/// What the stores say, read after the platform has stopped.
struct Audit: Sendable {
  var capacity = 0
  var free = 0
  var held = 0
  var sold = 0
  /// Places sold or held more than once, over all performances.
  var oversold = 0
  var ordersByState: [String: Int] = [:]
  var validTickets = 0
  var capturedMinor: Int64 = 0
  var refundedMinor: Int64 = 0
  var ledgerSumMinor: Int64 = 0
  var openTransactions = 0
  /// `I3: seat … is there twice`.
  var violations: [String] = []

  /// Notes a broken invariant; after the first few of one kind only their number.
  mutating func broken(_ invariant: String, _ what: String) {
    violations.append("\(invariant): \(what)")
  }
}
