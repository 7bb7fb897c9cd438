import Ports
import Testing

@testable import Drill

/// One payment with a second trade, as the stores hold it at rest; what is wrong is put in by a test.
private struct Books {
  var payment = Auditor.PaymentRow(
    id: "P", order: "O", amountMinor: 500, state: "refunded", providerTrade: "T1", refundMinor: 500, isAsked: false)
  var second = [
    Auditor.SecondTradeRow(payment: "P", providerTrade: "T2", refund: "R2", amountMinor: 500, isReturned: true)
  ]
  /// out_trade_no, trade_no, amount.
  var trades: [(String, String, Int64)] = [("P", "T1", 500), ("P", "T2", 500)]
  /// What went back under `P`: sum and number.
  var returned: (Int64, Int64) = (1_000, 2)
  /// order, refund, amount.
  var shown: [(String, String, Int64)] = [("O", "P", 500), ("O", "R2", 500)]
  var booked: [String: Int64] = ["capture": 1, "second-capture": 1, "second-return": 1]

  func audit() throws -> Audit {
    let auditor = Auditor { store, sql in rows(store, sql) }
    var audit = Audit()
    audit.capturedMinor = payment.amountMinor
    audit.refundedMinor = payment.state == "refunded" ? payment.refundMinor : 0
    auditor.checkSecondTrades(second, [payment], &audit)
    try auditor.checkProvider([payment], second, &audit)
    try auditor.checkLedger([payment], second, &audit)
    try auditor.checkShownRefunds(second, [payment], &audit)
    return audit
  }

  private func rows(_ store: String, _ sql: String) -> [SQLRow] {
    switch store {
    case "order":
      return shown.map { SQLRow([.text($0.0), .text($0.1), .integer($0.2)]) }
    case "sandbox" where sql.contains("FROM trades"):
      return trades.prefix(1).map { SQLRow([.text($0.0), .text($0.1), .integer($0.2)]) }
    case "sandbox" where sql.contains("FROM second_trades"):
      return trades.dropFirst().map { SQLRow([.text($0.0), .text($0.1), .integer($0.2)]) }
    case "sandbox":
      return [SQLRow([.text("P"), .integer(returned.0), .integer(returned.1)])]
    case _ where sql.contains("LIKE"):
      // The longest name first: `capture` is part of the others.
      let name = booked.keys.sorted { $0.count > $1.count }.first { sql.contains("'\($0)/%") } ?? ""
      return [SQLRow([.integer(booked[name] ?? 0)])]
    default:
      return []
    }
  }
}

@Suite struct MoneyAuditTests {
  @Test func `a second trade that went back is counted and breaks nothing`() throws {
    let audit = try Books().audit()
    #expect(audit.violations == [])
    #expect(audit.secondTrades == 1 && audit.capturedMinor == 1_000 && audit.refundedMinor == 1_000)
  }

  @Test func `a second trade beside tickets is not the payment's`() throws {
    var books = Books()
    books.payment = Auditor.PaymentRow(
      id: "P", order: "O", amountMinor: 500, state: "settled", providerTrade: "T1", refundMinor: 0, isAsked: false)
    books.returned = (500, 1)
    books.shown = [("O", "R2", 500)]
    let found = try books.audit().violations
    // The canned ledger holds no entries, so that money is missing in the provider's account.
    #expect(found == ["I8: the provider owes 0 by the ledger"])
  }

  /// What is wrong, and the invariant that finds it.
  private static let crimes: [(String, String, @Sendable (inout Books) -> Void)] = [
    ("I5", "kept money", { $0.second = [.init(payment: "P", providerTrade: "T2", refund: "R2", amountMinor: 500, isReturned: false)] }),
    ("I6", "a second without a first", { books in
      books.payment = .init(
        id: "P", order: "O", amountMinor: 500, state: "created", providerTrade: nil, refundMinor: 0, isAsked: false)
    }),
    ("I6", "the first once more", { $0.second = [.init(payment: "P", providerTrade: "T1", refund: "R2", amountMinor: 500, isReturned: true)] }),
    ("I6", "a trade that only the provider knows", { $0.trades.append(("P", "T3", 500)) }),
    ("I6", "a trade that only we know", { $0.trades.removeLast() }),
    ("I6", "another amount", { $0.trades[1].2 = 499 }),
    ("I7", "paid back twice", { $0.returned = (1_500, 3) }),
    ("I7", "not paid back", { $0.returned = (500, 1) }),
    ("I16", "not booked", { $0.booked["second-capture"] = 0 }),
    ("I16", "booked twice", { $0.booked["second-return"] = 2 }),
    ("I17", "the late payment is hidden", { $0.shown.removeFirst() }),
    ("I17", "the second trade is hidden", { $0.shown.removeLast() }),
    ("I17", "shown with another amount", { $0.shown[0].2 = 1 }),
    ("I17", "shown by another order", { $0.shown[1].0 = "X" }),
    ("I17", "shown, but nobody made it", { $0.shown.append(("O", "R9", 500)) }),
  ]

  @Test(arguments: crimes.indices)
  func `every crime is found`(_ index: Int) throws {
    let (invariant, what, crime) = Self.crimes[index]
    var books = Books()
    crime(&books)
    let found = try books.audit().violations
    #expect(found.contains { $0.hasPrefix("\(invariant):") }, "\(what): \(found)")
  }
}
