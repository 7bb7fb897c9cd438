internal import Base
internal import Foundation
internal import Inventory
package import Ports
internal import SQLiteStore

/// Reads the stores of a platform at rest and compares them with each other and with what the
/// buyers were told. It asks no service.
package struct Auditor {
  /// Answers an SQL query of the store with this name.
  package typealias Rows = (_ store: String, _ sql: String) throws -> [SQLRow]

  let rows: Rows

  package init(rows: @escaping Rows) { self.rows = rows }

  /// Of a stopped platform: opens the files in `directory`.
  init(directory: String) {
    rows = { store, sql in
      let reader = try SQLiteReader(path: "\(directory)/\(store).sqlite")
      defer { reader.close() }
      return try reader.read { try $0.query(sql) }
    }
  }

  /// Throws what the stores throw.
  package func audit(_ told: Told) throws -> Audit {
    var audit = Audit()
    let journals = try journals()
    for journal in journals {
      audit.capacity += journal.capacity
      audit.free += journal.free
      audit.held += journal.held
      audit.sold += journal.sold
      audit.oversold += journal.oversold
      audit.violations += journal.problems
    }
    let orders = try orders()
    audit.ordersByState = Dictionary(grouping: orders.values, by: \.state).mapValues(\.count)
    checkHolds(journals, told, &audit)
    checkOrders(orders, journals, told, &audit)
    try checkTickets(orders, &audit)
    try checkPlaces(&audit)
    let payments = try payments()
    checkPayments(payments, orders, told, &audit)
    let second = try secondTrades()
    checkSecondTrades(second, payments, &audit)
    try checkProvider(payments, second, &audit)
    try checkLedger(payments, second, &audit)
    try checkShownRefunds(second, payments, &audit)
    try checkTransactions(journals, &audit)
    try checkMessages(&audit)
    try checkInbox(&audit)
    return audit
  }

  // MARK: - Stock

  /// The journals of all segments, told again.
  package func journals(keepingMoments: Bool = false) throws -> [JournalAudit] {
    var journals: [String: JournalAudit] = [:]
    for row in try rows(
      "inventory",
      "SELECT segment, sequence, epoch, records FROM journal ORDER BY segment, sequence")
    {
      let segment = try row.text(0)
      journals[segment, default: JournalAudit(segment, keepsMoments: keepingMoments)].read(
        sequence: try row.integer(1), epoch: try row.integer(2), records: try row.blob(3))
    }
    return journals.values.sorted { $0.segment < $1.segment }
  }

  private func checkHolds(_ journals: [JournalAudit], _ told: Told, _ audit: inout Audit) {
    var known: [String: JournalAudit.Entry] = [:]
    for journal in journals {
      for (order, entry) in journal.orders { known[order.description] = entry }
    }
    let forgotten = told.holds.filter { known[$0.key] == nil }
    if !forgotten.isEmpty {
      audit.broken("I4", "\(forgotten.count) acknowledged holds are not in the journal")
    }
    let differing = told.holds.filter { order, hold in
      guard let entry = known[order] else { return false }
      return entry.places.count != hold.places || Set(entry.toldSeats) != Set(hold.seats)
    }
    if !differing.isEmpty {
      audit.broken("I4", "\(differing.count) holds have other places than the buyer was told")
    }
    if audit.held > 0 { audit.broken("I9", "\(audit.held) places are still held at rest") }
  }

  // MARK: - Orders and tickets

  struct OrderRow {
    let state: String
    let amountMinor: Int64
    let lines: Int
  }

  private func orders() throws -> [String: OrderRow] {
    let sql = """
      SELECT orders.order_id, orders.state, orders.amount_minor, COUNT(order_lines.position), COALESCE(SUM(order_lines.price_minor), 0)
      FROM orders LEFT JOIN order_lines ON order_lines.order_id = orders.order_id GROUP BY orders.order_id
      """
    var orders: [String: OrderRow] = [:]
    for row in try rows("order", sql) {
      orders[try row.text(0)] = OrderRow(
        state: try row.text(1), amountMinor: try row.integer(2), lines: Int(try row.integer(3)))
    }
    return orders
  }

  private func checkOrders(
    _ orders: [String: OrderRow], _ journals: [JournalAudit], _ told: Told,
    _ audit: inout Audit
  ) {
    var differing = 0
    var entries = 0
    for journal in journals {
      for (id, entry) in journal.orders {
        entries += 1
        guard let order = orders[id.description], order.lines == entry.places.count,
          order.amountMinor == entry.amountMinor,
          (entry.standing == .sold) == (order.state == "paid")
        else {
          differing += 1
          continue
        }
      }
    }
    if differing > 0 {
      audit.broken("I2", "\(differing) orders differ from the journal's word on their places")
    }
    if orders.count != entries {
      audit.broken("I2", "\(orders.count) orders, but \(entries) holds in the journal")
    }
    let open = orders.values.count {
      !["paid", "refunded", "cancelled", "expired"].contains($0.state)
    }
    if open > 0 { audit.broken("I5", "\(open) orders are in no final state") }
    let lost = told.confirmed.filter {
      !["paid", "refunding", "refunded"].contains(orders[$0]?.state ?? "")
    }
    if !lost.isEmpty {
      audit.broken("I4", "\(lost.count) orders that a buyer was told are paid are not")
    }
  }

  /// A valid ticket is for the place that its order bought.
  private func checkPlaces(_ audit: inout Audit) throws {
    let sql = """
      SELECT COUNT(*) FROM tickets LEFT JOIN order_lines
        ON order_lines.order_id = tickets.order_id AND order_lines.position = tickets.position
      WHERE tickets.state = 'valid' AND (order_lines.seat_id IS NULL OR order_lines.seat_id <> tickets.seat_id)
      """
    let wrong = try rows("order", sql)[0].integer(0)
    if wrong > 0 { audit.broken("I3", "\(wrong) tickets are for other places than were bought") }
  }

  private func checkTickets(_ orders: [String: OrderRow], _ audit: inout Audit) throws {
    let valid = try rows(
      "order", "SELECT order_id, performance_id, seat_id FROM tickets WHERE state = 'valid'")
    audit.validTickets = valid.count
    var ofOrder: [String: Int] = [:]
    var places: Set<String> = []
    for row in valid {
      ofOrder[try row.text(0), default: 0] += 1
      let seat = try row.text(2)
      if !seat.isEmpty, !places.insert("\(try row.text(1))/\(seat)").inserted {
        audit.broken("I3", "two valid tickets for seat \(seat)")
      }
    }
    let wrong = orders.filter {
      ($0.value.state == "paid" ? $0.value.lines : 0) != ofOrder[$0.key, default: 0]
    }
    if !wrong.isEmpty {
      audit.broken("I3", "\(wrong.count) orders have more or fewer tickets than paid places")
    }
    if audit.validTickets != audit.sold {
      audit.broken("I2", "\(audit.validTickets) valid tickets for \(audit.sold) sold places")
    }
  }
}
