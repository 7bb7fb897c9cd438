internal import Base
internal import JSON

/// What a drill found: the books as the stores hold them, and what the buyers saw.
public struct DrillReport: Sendable {
  let audit: Audit
  let tally: Tally.Counts
  let lasted: Duration
  let kills: Int

  /// No broken invariant, nothing sold twice, nothing left that somebody wanted.
  public var isExact: Bool {
    violations.isEmpty && audit.oversold == 0 && undersold == 0 && audit.openTransactions == 0
  }

  /// One line per broken invariant.
  public var violations: [String] {
    audit.violations
      + (undersold > 0 ? ["I23: \(undersold) places stayed free although people still wanted them"] : [])
      + tally.unexpected.sorted { $0.key < $1.key }.map {
        "a buyer saw: \($0.key) (\($0.value) times)"
      }
  }

  /// Places left free although somebody still waited for one, or had given up.
  var undersold: Int { tally.undersold }

  private var holdLatencies: [Double] { tally.holdMilliseconds.sorted() }

  private func percentile(_ share: Double) -> Double {
    let sorted = holdLatencies
    return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }

  private var seconds: Double { max(lasted.milliseconds / 1000, 0.001) }

  /// Name and value, in the order of the last line.
  private var figures: [(String, String)] {
    [
      ("capacity", "\(audit.capacity)"), ("free", "\(audit.free)"), ("held", "\(audit.held)"),
      ("sold", "\(audit.sold)"), ("oversold", "\(audit.oversold)"), ("undersold", "\(undersold)"),
      ("orders_paid", "\(audit.ordersByState["paid"] ?? 0)"), ("tickets", "\(audit.validTickets)"),
      ("captured_minor", "\(audit.capturedMinor)"), ("refunded_minor", "\(audit.refundedMinor)"),
      ("ledger_sum_minor", "\(audit.ledgerSumMinor)"),
      ("open_transactions", "\(audit.openTransactions)"),
      ("holds_per_s", Self.rounded(Double(tally.holds.count) / seconds)),
      ("paid_orders_per_s", Self.rounded(Double(tally.confirmed.count) / seconds)),
      ("hold_p50_ms", Self.rounded(percentile(0.5))),
      ("hold_p99_ms", Self.rounded(percentile(0.99))),
      ("kills", "\(kills)"), ("violations", "\(violations.count)"),
    ]
  }

  /// The last line: one JSON object.
  public var json: String {
    String(
      decoding: JSONValue.object(figures.map { JSONValue.Member($0.0, .number($0.1)) }).serialized,
      as: UTF8.self)
  }

  /// For people.
  public var lines: [String] {
    let orders = audit.ordersByState.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
      .joined(separator: ", ")
    let buyers = [
      "\(tally.requests) requests in \(Self.rounded(seconds)) s", "\(tally.logins) log-ins",
      "\(tally.overLimit) over the limit", "\(tally.seatTaken) seats just taken",
      "\(tally.soldOut) times sold out", "\(tally.lostHolds) holds lost before they could pay",
      "\(tally.rateLimited) rate limited",
      "\(tally.failures) unanswered",
    ].joined(separator: ", ")
    let width = figures.map(\.0.count).max() ?? 0
    return figures.map { name, value in
      name + String(repeating: " ", count: width - name.count) + "  " + value
    } + ["orders: \(orders)", "second trades: \(audit.secondTrades)", "buyers: \(buyers)"] + violations.map { "VIOLATION \($0)" }
  }

  private static func rounded(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
