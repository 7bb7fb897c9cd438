internal import Base
internal import Drill
package import Ports

/// The stores at rest against what the auditor does not ask: which places an order bought, what
/// money each order moved, what is known of people. Each is a small model of its own, told from one
/// store and compared with another.
package struct OracleBooks {
  private let rows: (_ store: String, _ sql: String) throws -> [SQLRow]

  package init(_ rows: @escaping (_ store: String, _ sql: String) throws -> [SQLRow]) { self.rows = rows }

  /// What is broken, as violations. Throws what the stores throw.
  func broken(_ notes: OracleHistory.Notes) throws -> [String] {
    try places() + money() + refusals(notes.refusals) + members(notes.members)
  }

  // MARK: - Refusals

  /// What a buyer was refused about an order, was refused for a reason that the books know of.
  private func refusals(_ refusals: [OracleHistory.Refusal]) throws -> [String] {
    guard !refusals.isEmpty else { return [] }
    var states: [String: String] = [:]
    for row in try rows("order", "SELECT order_id, state FROM orders") { states[try row.text(0)] = try row.text(1) }
    let captured = Set(
      try rows("payment", "SELECT order_id FROM payments WHERE provider_trade IS NOT NULL").map { try $0.text(0) })
    return refusals.filter { refusal in
      let state = states[refusal.order] ?? ""
      return switch refusal.reason {
      case "ORDER_ALREADY_PAID": !captured.contains(refusal.order)
      case "ORDER_ALREADY_REFUNDED": state != "refunded"
      // Money that came too late may have taken the places again since.
      case "ORDER_EXPIRED": !["expired", "paid", "refunded"].contains(state)
      default: false
      }
    }.map { "I18: \($0.who) was told \($0.reason) of order \($0.order), which is \(states[$0.order] ?? "unknown")" }
  }

  // MARK: - Places

  /// The lines of every order are the places that the journal gave it last.
  private func places() throws -> [String] {
    var lines: [String: [String]] = [:]
    for row in try rows("order", "SELECT order_id, seat_id FROM order_lines ORDER BY order_id, seat_id") {
      lines[try row.text(0), default: []].append(try row.text(1))
    }
    var broken: [String] = []
    for journal in try Auditor(rows: rows).journals() {
      for (order, entry) in journal.orders.sorted(by: { $0.key < $1.key }) {
        let sold = journal.seats(of: entry)
        let bought = (lines[order.description] ?? []).filter { !$0.isEmpty }
        if sold.sorted() != bought.sorted() {
          broken.append("I2: order \(order) shows the seats \(bought), the journal says \(sold)")
        }
      }
    }
    return broken
  }

  // MARK: - Money

  private struct Moved: Equatable {
    var captured: Int64 = 0
    var returned: Int64 = 0
  }

  /// The reference model of money: from a payment's state follows what it must have taken from the
  /// provider and given back. The ledger has to say the same, payment by payment.
  private func money() throws -> [String] {
    let sql = """
      SELECT payment_id, state, amount_minor, provider_trade IS NOT NULL, COALESCE(refund_minor, 0), COALESCE(refund_id, '')
      FROM payments
      """
    var model: [String: Moved] = [:]
    var paymentOfRefund: [String: String] = [:]
    for row in try rows("payment", sql) {
      paymentOfRefund[try row.text(5)] = try row.text(0)
      guard try row.integer(3) == 1 else { continue }
      let isBack = try row.text(1) == "refunded"
      model[try row.text(0)] = Moved(captured: try row.integer(2), returned: isBack ? try row.integer(4) : 0)
    }
    let told = try ledger(paymentOfRefund)
    return Set(model.keys).union(told.keys).sorted().compactMap { payment in
      let (must, says) = (model[payment, default: Moved()], told[payment, default: Moved()])
      guard must != says else { return nil }
      return "I8: payment \(payment) took \(must.captured) and gave back \(must.returned), "
        + "the ledger says \(says.captured) and \(says.returned)"
    }
  }

  /// What the ledger says that the provider's account moved, by payment: `capture/P`, `give-back/P`,
  /// `refund/R`, P the payment and R its refund.
  private func ledger(_ paymentOfRefund: [String: String]) throws -> [String: Moved] {
    let sql = "SELECT transaction_id, amount_minor FROM ledger_entries WHERE account = 'provider_clearing'"
    var told: [String: Moved] = [:]
    for row in try rows("payment", sql) {
      let parts = try row.text(0).split(separator: "/").map(String.init)
      // A second trade for one payment is the auditor's: it moves nothing of the first.
      guard parts.count >= 2, ["capture", "give-back", "refund"].contains(parts[0]) else { continue }
      let payment = parts[0] == "refund" ? paymentOfRefund[parts[1]] ?? parts[1] : parts[1]
      let minor = try row.integer(1)
      if minor > 0 {
        told[payment, default: Moved()].captured += minor
      } else {
        told[payment, default: Moved()].returned -= minor
      }
    }
    return told
  }

  // MARK: - People

  /// Every account has its profile, and was told of what happened to it once.
  private func members(_ members: [OracleHistory.Member]) throws -> [String] {
    var broken: [String] = []
    for member in members {
      let sql = "SELECT kind, COUNT(*) FROM actions WHERE user_id = '\(member.user)' GROUP BY kind"
      var actions: [String: Int] = [:]
      for row in try rows("user", sql) { actions[try row.text(0)] = Int(try row.integer(1)) }
      if actions["registered"] != 1 {
        broken.append("I17: \(member.user) registered once and reads of it \(actions["registered", default: 0]) times")
      }
      if actions["password_changed", default: 0] != member.passwordChanges {
        broken.append(
          "I17: \(member.user) changed the password \(member.passwordChanges) times and reads of "
            + "\(actions["password_changed", default: 0])")
      }
      let profiles = try rows("user", "SELECT COUNT(*) FROM profiles WHERE user_id = '\(member.user)'")[0].integer(0)
      if profiles != 1 { broken.append("I17: \(member.user) has \(profiles) profiles") }
    }
    return broken
  }
}
