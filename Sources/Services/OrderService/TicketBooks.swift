import Base
import Orders
import Ports

/// Tickets as rows, and the journal's offsets. Called inside a store's body.
enum TicketBooks {
  static let valid = "valid"
  static let void = "void"

  struct Row: Sendable {
    let ticket: ETicket
    let code: String
    let isValid: Bool
  }

  private static let columns =
    "ticket_id, order_id, performance_id, seat_id, label, issued_at, code, state"

  static func ofOrder(_ tx: any SQLTransaction, _ order: Identifier) throws -> [Row] {
    try tx.query("SELECT \(columns) FROM tickets WHERE order_id = ? ORDER BY position", SQLValue(order))
      .map(row)
  }

  static func find(_ tx: any SQLTransaction, _ id: Identifier) throws -> Row? {
    try tx.query("SELECT \(columns) FROM tickets WHERE ticket_id = ?", SQLValue(id)).first.map(row)
  }

  /// Throws `OrderRefusal.seatStillTicketed` while another valid ticket is for the same seat.
  static func insert(_ tx: any SQLTransaction, _ ticket: ETicket, position: Int, code: String) throws {
    let seatInUse: SQLValue = ticket.seat.isEmpty ? .null : .text("\(ticket.performance)/\(ticket.seat)")
    do {
      try tx.execute(
        """
        INSERT INTO tickets (ticket_id, shard, order_id, position, performance_id, seat_id, label,
          state, seat_in_use, code, issued_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        SQLValue(ticket.id), .integer(Int64(ticket.id.shard.index)), SQLValue(ticket.order),
        .integer(Int64(position)), .text(ticket.performance), .text(ticket.seat), .text(ticket.label),
        .text(valid), seatInUse, .text(code), SQLValue(ticket.issuedAt))
    } catch SQLError.duplicate {
      throw OrderRefusal.seatStillTicketed
    }
  }

  static func makeVoid(_ tx: any SQLTransaction, ofOrder order: Identifier) throws {
    try tx.execute(
      "UPDATE tickets SET state = ?, seat_in_use = NULL WHERE order_id = ?", .text(void), SQLValue(order))
  }

  private static func row(_ row: SQLRow) throws -> Row {
    let ticket = ETicket(
      id: try row.identifier(0), order: try row.identifier(1), performance: try row.text(2),
      seat: try row.text(3), label: try row.text(4), issuedAt: try row.wallTime(5))
    return Row(ticket: ticket, code: try row.text(6), isValid: try row.text(7) == valid)
  }
}

/// Makes the tickets of a paid order inside the transaction that makes it paid.
struct TicketOffice: Sendable {
  let signer: any Signer
  let dice: any Loop

  /// One signed ticket per place.
  func issue(_ tx: any SQLTransaction, _ order: Order, at now: WallTime) throws {
    let ids = order.lines.map { _ in Identifier(at: now, shard: order.id.shard, dice: dice) }
    for (position, ticket) in order.tickets(ids: ids, issuedAt: now).enumerated() {
      let payload = TicketCode.payload(of: ticket)
      let code = TicketCode(payload: payload, signature: try signer.sign(payload))
      try TicketBooks.insert(tx, ticket, position: position, code: code.text)
    }
  }
}

/// How far the journal of each segment is in the rows.
enum JournalOffsets {
  static func all(_ tx: any SQLTransaction) throws -> [(segment: String, sequence: Int64)] {
    try tx.query("SELECT segment, sequence FROM journal_offsets ORDER BY segment")
      .map { (try $0.text(0), try $0.integer(1)) }
  }

  static func of(_ segment: String, _ tx: any SQLTransaction) throws -> Int64 {
    let rows = try tx.query("SELECT sequence FROM journal_offsets WHERE segment = ?", .text(segment))
    return try rows.first?.integer(0) ?? 0
  }

  static func set(_ segment: String, _ sequence: Int64, _ tx: any SQLTransaction) throws {
    let changed = try tx.execute(
      "UPDATE journal_offsets SET sequence = ? WHERE segment = ?", .integer(sequence), .text(segment))
    guard changed == 0 else { return }
    try tx.execute(
      "INSERT INTO journal_offsets (segment, sequence) VALUES (?, ?)", .text(segment), .integer(sequence))
  }
}
