internal import Base
internal import Inventory
internal import Ports
internal import SQLiteStore

extension Auditor {
  struct PaymentRow {
    let id: String
    let order: String
    let amountMinor: Int64
    let state: String
    let providerTrade: String?
    let refundMinor: Int64
    let isAsked: Bool
    var isCaptured: Bool { providerTrade != nil }
  }

  func payments() throws -> [PaymentRow] {
    let sql = """
      SELECT payment_id, order_id, amount_minor, state, provider_trade, COALESCE(refund_minor, 0), COALESCE(is_asked, 0)
      FROM payments
      """
    return try rows("payment", sql).map { row in
      PaymentRow(
        id: try row.text(0), order: try row.text(1), amountMinor: try row.integer(2),
        state: try row.text(3),
        providerTrade: try row.optionalText(4), refundMinor: try row.integer(5),
        isAsked: try row.integer(6) == 1)
    }
  }

  func checkPayments(
    _ payments: [PaymentRow], _ orders: [String: OrderRow], _ told: Told,
    _ audit: inout Audit
  ) {
    for payment in payments where payment.isCaptured {
      let order = orders[payment.order]
      audit.capturedMinor += payment.amountMinor
      switch payment.state {
      case "settled":
        if order?.state != "paid" {
          audit.broken(
            "I5", "payment \(payment.id) is settled, its order is \(order?.state ?? "missing")")
        }
        if order?.amountMinor != payment.amountMinor {
          audit.broken("I6", "payment \(payment.id) has another amount than its order")
        }
      case "refunded":
        audit.refundedMinor += payment.refundMinor
        if order?.state == "paid" {
          audit.broken("I5", "payment \(payment.id) went back, its order is paid")
        }
        if !payment.isAsked, payment.refundMinor != payment.amountMinor {
          audit.broken("I5", "payment \(payment.id) went back in part")
        }
      default:
        audit.broken(
          "I5", "payment \(payment.id) of order \(payment.order) is still \(payment.state)")
      }
      if payment.refundMinor > payment.amountMinor {
        audit.broken("I7", "payment \(payment.id) gave back more than it took")
      }
    }
    let captured = Set(payments.filter(\.isCaptured).map(\.order))
    let lost = told.paid.subtracting(captured)
    if !lost.isEmpty {
      audit.broken("I4", "\(lost.count) orders whose buyer paid have no captured payment")
    }
    let unpaid = orders.filter { $0.value.state == "paid" && !captured.contains($0.key) }
    if !unpaid.isEmpty {
      audit.broken("I5", "\(unpaid.count) paid orders have no captured payment")
    }
  }

  /// The provider's books against ours, trade by trade.
  func checkProvider(_ payments: [PaymentRow], _ audit: inout Audit) throws {
    var ours: [String: PaymentRow] = [:]
    for payment in payments { ours[payment.id] = payment }
    for row in try rows(
      "sandbox", "SELECT out_trade_no, trade_no, amount_minor FROM trades WHERE paid_at IS NOT NULL"
    ) {
      let id = try row.text(0)
      let (trade, amount) = (try row.text(1), try row.integer(2))
      guard let payment = ours[id], payment.providerTrade == trade, payment.amountMinor == amount
      else {
        audit.broken("I6", "the provider took money for \(id) that our books do not show")
        continue
      }
    }
    let paid = try rows("sandbox", "SELECT COUNT(*) FROM trades WHERE paid_at IS NOT NULL")[0]
      .integer(0)
    let captured = payments.count(where: \.isCaptured)
    if Int(paid) != captured {
      audit.broken("I6", "the provider has \(paid) paid trades, we have \(captured) captures")
    }
    var returned: [String: Int64] = [:]
    for row in try rows(
      "sandbox",
      "SELECT out_trade_no, SUM(amount_minor), COUNT(*) FROM trade_refunds GROUP BY out_trade_no")
    {
      returned[try row.text(0)] = try row.integer(1)
      if try row.integer(2) > 1 {
        audit.broken("I7", "the provider paid \(try row.text(0)) back \(try row.integer(2)) times")
      }
    }
    for payment in payments
    where returned[payment.id, default: 0]
      != (payment.state == "refunded" ? payment.refundMinor : 0)
    {
      audit.broken(
        "I7",
        "payment \(payment.id): the provider returned \(returned[payment.id, default: 0]), we say \(payment.refundMinor)"
      )
    }
  }

  func checkLedger(_ payments: [PaymentRow], _ audit: inout Audit) throws {
    for row in try rows(
      "payment",
      "SELECT transaction_id, SUM(amount_minor) FROM ledger_entries GROUP BY transaction_id HAVING SUM(amount_minor) <> 0"
    ) {
      audit.broken("I8", "ledger transaction \(try row.text(0)) does not balance")
    }
    var balances: [String: Int64] = [:]
    for row in try rows(
      "payment", "SELECT account, SUM(amount_minor) FROM ledger_entries GROUP BY account")
    {
      balances[try row.text(0)] = try row.integer(1)
    }
    audit.ledgerSumMinor = balances.values.reduce(0, +)
    if audit.ledgerSumMinor != 0 {
      audit.broken("I8", "the ledger sums to \(audit.ledgerSumMinor)")
    }
    if balances["buyer_funds", default: 0] != 0 {
      audit.broken("I8", "\(-balances["buyer_funds", default: 0]) of buyers' money is unsettled")
    }
    if balances["provider_clearing", default: 0] != audit.capturedMinor - audit.refundedMinor {
      audit.broken(
        "I8", "the provider owes \(balances["provider_clearing", default: 0]) by the ledger")
    }
    let captures = try rows(
      "payment", "SELECT COUNT(*) FROM ledger_transactions WHERE transaction_id LIKE 'capture/%'")[
        0
      ].integer(0)
    if Int(captures) != payments.count(where: \.isCaptured) {
      audit.broken("I16", "\(captures) captures were booked")
    }
  }

  // MARK: - Transactions and messages

  /// Every global transaction against what each participant did.
  func checkTransactions(_ journals: [JournalAudit], _ audit: inout Audit) throws {
    var outcomes: [String: Int64] = [:]
    for row in try rows("transaction", "SELECT xid, state FROM global_transaction") {
      outcomes[try row.text(0)] = try row.integer(1)
    }
    audit.openTransactions = outcomes.values.count { $0 != 3 && $0 != 5 }
    if audit.openTransactions > 0 {
      audit.broken("I11", "\(audit.openTransactions) transactions are open at rest")
    }
    var wrong = 0
    var hanging = 0
    func check(_ xid: String, confirmed: Bool, cancelled: Bool) {
      guard let outcome = outcomes[xid] else {
        // Rolled back before it was ever begun: nothing may hang on it.
        if !cancelled { hanging += 1 }
        return
      }
      if !(outcome == 3 && confirmed || outcome == 5 && cancelled) { wrong += 1 }
    }
    for journal in journals {
      for (branch, phase) in journal.branches {
        check(branch.xid, confirmed: phase == .confirmed, cancelled: phase == .cancelled)
      }
    }
    for store in ["order", "payment", "refund"] {
      for row in try rows(store, "SELECT xid, state FROM tcc_fence") {
        let state = try row.integer(1)
        check(try row.text(0), confirmed: state == 2, cancelled: state == 3 || state == 4)
      }
    }
    if hanging > 0 { audit.broken("I13", "\(hanging) branches hang on transactions nobody knows") }
    if wrong > 0 { audit.broken("I11", "\(wrong) branches ended otherwise than their transaction") }
    try checkFences(&audit)
    let branches = try rows(
      "transaction", "SELECT COUNT(*) FROM transaction_branch WHERE state = 1")[0].integer(0)
    if branches > 0 { audit.broken("I11", "\(branches) branches were not told the decision") }
  }

  /// Every branch of an ended transaction has left its mark behind the fence.
  private func checkFences(_ audit: inout Audit) throws {
    for store in ["order", "payment", "refund"] {
      let fenced = Set(
        try rows(store, "SELECT xid, branch_id FROM tcc_fence").map { "\(try $0.text(0)) \(try $0.text(1))" })
      let sql = """
        SELECT xid, branch_id FROM transaction_branch WHERE service = '\(store)'
          AND xid IN (SELECT xid FROM global_transaction WHERE state IN (3, 5))
        """
      let open = try rows("transaction", sql).count {
        !fenced.contains("\(try $0.text(0)) \(try $0.text(1))")
      }
      if open > 0 { audit.broken("I12", "\(open) branches of \(store) ended without a fence") }
    }
  }

  /// Each message about a refund was taken once.
  func checkInbox(_ audit: inout Audit) throws {
    let taken = try rows("refund", "SELECT COUNT(*) FROM inbox WHERE consumer = 'refund'")[0].integer(0)
    let sent = try rows(
      "payment", "SELECT COUNT(*) FROM payments WHERE state = 'refunded' AND is_asked = 1")[0].integer(0)
    if taken != sent {
      audit.broken("I17", "\(sent) refunds were paid back, \(taken) messages about them were taken")
    }
  }

  func checkMessages(_ audit: inout Audit) throws {
    for store in ["auth", "order", "payment", "refund"] {
      let left = try rows(store, "SELECT COUNT(*) FROM outbox")[0].integer(0)
      if left > 0 {
        audit.broken("I17", "\(left) messages of the \(store) service were not delivered")
      }
    }
  }
}
