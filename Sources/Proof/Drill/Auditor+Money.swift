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

  /// A trade that was paid after the payment's own.
  struct SecondTradeRow {
    let payment: String
    let providerTrade: String
    let refund: String
    let amountMinor: Int64
    let isReturned: Bool
  }

  func secondTrades() throws -> [SecondTradeRow] {
    let sql = "SELECT payment_id, provider_trade, refund_id, amount_minor, returned_at FROM second_trades"
    return try rows("payment", sql).map { row in
      SecondTradeRow(
        payment: try row.text(0), providerTrade: try row.text(1), refund: try row.text(2),
        amountMinor: try row.integer(3), isReturned: try row.optionalInteger(4) != nil)
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

  /// Every second trade is of a payment that another had paid, and went back whole.
  func checkSecondTrades(_ second: [SecondTradeRow], _ payments: [PaymentRow], _ audit: inout Audit) {
    let captured = Dictionary(
      payments.filter(\.isCaptured).map { ($0.id, $0.providerTrade) }, uniquingKeysWith: { first, _ in first })
    audit.secondTrades = second.count
    for trade in second {
      audit.capturedMinor += trade.amountMinor
      if trade.isReturned { audit.refundedMinor += trade.amountMinor }
      if !trade.isReturned {
        audit.broken("I5", "second trade \(trade.providerTrade) of payment \(trade.payment) has not gone back")
      }
      if captured[trade.payment].flatMap({ $0 }) == nil {
        audit.broken("I6", "payment \(trade.payment) has a second trade and no first")
      } else if captured[trade.payment] == trade.providerTrade {
        audit.broken("I6", "trade \(trade.providerTrade) is the first and the second of its payment")
      }
    }
  }

  /// What goes back by itself is shown by the order that it was paid for.
  func checkShownRefunds(
    _ second: [SecondTradeRow], _ payments: [PaymentRow], _ audit: inout Audit
  ) throws {
    let orderOf = Dictionary(payments.map { ($0.id, $0.order) }, uniquingKeysWith: { first, _ in first })
    var wanted = Set(
      payments.filter { $0.state == "refunded" && !$0.isAsked }.map { "\($0.order) \($0.id) \($0.refundMinor)" })
    for trade in second where trade.isReturned {
      wanted.insert("\(orderOf[trade.payment] ?? "") \(trade.refund) \(trade.amountMinor)")
    }
    let sql = "SELECT order_id, refund_id, amount_minor FROM automatic_refunds WHERE refunded_at IS NOT NULL"
    let shown = Set(
      try rows("order", sql).map { "\(try $0.text(0)) \(try $0.text(1)) \(try $0.integer(2))" })
    let hidden = wanted.subtracting(shown).count
    if hidden > 0 { audit.broken("I17", "\(hidden) automatic refunds are not shown by their orders") }
    let wrong = shown.subtracting(wanted).count
    if wrong > 0 { audit.broken("I17", "\(wrong) orders show refunds that nobody made") }
  }

  /// The provider's books against ours, trade by trade.
  func checkProvider(
    _ payments: [PaymentRow], _ second: [SecondTradeRow], _ audit: inout Audit
  ) throws {
    var ours: [String: PaymentRow] = [:]
    for payment in payments { ours[payment.id] = payment }
    let seconds = Dictionary(grouping: second, by: \.payment)
    let paid = try rows("sandbox", "SELECT out_trade_no, trade_no, amount_minor FROM trades WHERE paid_at IS NOT NULL")
      + rows(
        "sandbox",
        """
        SELECT second_trades.out_trade_no, second_trades.trade_no, trades.amount_minor FROM second_trades
        JOIN trades ON trades.out_trade_no = second_trades.out_trade_no
        """)
    for row in paid {
      let id = try row.text(0)
      let (trade, amount) = (try row.text(1), try row.integer(2))
      let isSecond = seconds[id, default: []].contains { $0.providerTrade == trade && $0.amountMinor == amount }
      guard isSecond || (ours[id].map { $0.providerTrade == trade && $0.amountMinor == amount } ?? false) else {
        audit.broken("I6", "the provider took money for \(id) that our books do not show")
        continue
      }
    }
    let captured = payments.count(where: \.isCaptured)
    if paid.count != captured + second.count {
      audit.broken("I6", "the provider has \(paid.count) paid trades, we have \(captured + second.count) captures")
    }
    var returned: [String: Int64] = [:]
    for row in try rows(
      "sandbox",
      "SELECT out_trade_no, SUM(amount_minor), COUNT(*) FROM trade_refunds GROUP BY out_trade_no")
    {
      returned[try row.text(0)] = try row.integer(1)
      if try row.integer(2) > 1 + seconds[try row.text(0), default: []].count {
        audit.broken("I7", "the provider paid \(try row.text(0)) back \(try row.integer(2)) times")
      }
    }
    for payment in payments {
      let back = seconds[payment.id, default: []].filter(\.isReturned).reduce(0) { $0 + $1.amountMinor }
      let own = payment.state == "refunded" ? payment.refundMinor : 0
      guard returned[payment.id, default: 0] != own + back else { continue }
      audit.broken(
        "I7", "payment \(payment.id): the provider returned \(returned[payment.id, default: 0]), we say \(own + back)")
    }
  }

  func checkLedger(
    _ payments: [PaymentRow], _ second: [SecondTradeRow], _ audit: inout Audit
  ) throws {
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
    for kind in ["second-capture", "second-return"] {
      let booked = try rows(
        "payment", "SELECT COUNT(*) FROM ledger_transactions WHERE transaction_id LIKE '\(kind)/%'")[0].integer(0)
      if Int(booked) != second.count { audit.broken("I16", "\(booked) of \(second.count) \(kind)s were booked") }
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
    try checkFences(journals, &audit)
    let branches = try rows(
      "transaction", "SELECT COUNT(*) FROM transaction_branch WHERE state = 1")[0].integer(0)
    if branches > 0 { audit.broken("I11", "\(branches) branches were not told the decision") }
  }

  /// Every branch of an ended transaction has left its mark behind the fence.
  /// In stock, a record of its journal.
  private func checkFences(_ journals: [JournalAudit], _ audit: inout Audit) throws {
    for store in ["inventory", "order", "payment", "refund"] {
      let fenced =
        store == "inventory"
        ? Set(journals.flatMap { $0.branches.keys.map { "\($0.xid) \($0.id)" } })
        : Set(try rows(store, "SELECT xid, branch_id FROM tcc_fence").map { "\(try $0.text(0)) \(try $0.text(1))" })
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
