import Base
import Catalog
import Ports

struct StoredPerformance: Sendable, Hashable {
  let id: Identifier
  let event: Identifier
  let venue: Identifier
  let organiser: Identifier
  let name: String
  let startsAt: WallTime
  let saleStartsAt: WallTime
  let saleEndsAt: WallTime
  let holdSeconds: Int
  let limitPerBuyer: Int
  /// Can become published; never draft again.
  var isPublished: Bool
  /// In the order in which they are shown.
  var ticketTypes: [StoredTicketType]
}

struct StoredTicketType: Sendable, Hashable {
  let id: Identifier
  let details: TicketTypeDetails
  /// 0 before publishing.
  var capacity: Int
}

/// The rows of performances and their ticket types, one function per statement.
enum PerformanceTables {
  static let schema = [
    """
    CREATE TABLE performances (
      performance_id TEXT NOT NULL PRIMARY KEY, event_id TEXT NOT NULL, venue_id TEXT NOT NULL,
      organiser_id TEXT NOT NULL, name TEXT NOT NULL, starts_at INTEGER NOT NULL,
      sale_starts_at INTEGER NOT NULL, sale_ends_at INTEGER NOT NULL, hold_seconds INTEGER NOT NULL,
      limit_per_buyer INTEGER NOT NULL, is_published INTEGER NOT NULL)
    """,
    "CREATE INDEX performances_by_event ON performances (event_id, starts_at, performance_id)",
    """
    CREATE TABLE ticket_types (
      ticket_type_id TEXT NOT NULL PRIMARY KEY, performance_id TEXT NOT NULL, position INTEGER NOT NULL,
      name TEXT NOT NULL, category TEXT NOT NULL, price_minor INTEGER NOT NULL, currency TEXT NOT NULL,
      limit_per_buyer INTEGER NOT NULL, capacity INTEGER NOT NULL)
    """,
    "CREATE INDEX ticket_types_by_performance ON ticket_types (performance_id, position)",
  ]

  static func insert(_ tx: any SQLTransaction, _ performance: StoredPerformance) throws {
    try tx.execute(
      """
      INSERT INTO performances (performance_id, event_id, venue_id, organiser_id, name, starts_at,
        sale_starts_at, sale_ends_at, hold_seconds, limit_per_buyer, is_published)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, SQLValue(performance.id), SQLValue(performance.event), SQLValue(performance.venue),
      SQLValue(performance.organiser), .text(performance.name), SQLValue(performance.startsAt),
      SQLValue(performance.saleStartsAt), SQLValue(performance.saleEndsAt), .integer(Int64(performance.holdSeconds)),
      .integer(Int64(performance.limitPerBuyer)), .integer(performance.isPublished ? 1 : 0))
    for (position, type) in performance.ticketTypes.enumerated() {
      try tx.execute(
        """
        INSERT INTO ticket_types (ticket_type_id, performance_id, position, name, category, price_minor,
          currency, limit_per_buyer, capacity)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """, SQLValue(type.id), SQLValue(performance.id), .integer(Int64(position)), .text(type.details.name),
        .text(type.details.category), .integer(type.details.price.minor), .text(type.details.price.currency.code),
        .integer(Int64(type.details.limitPerBuyer)), .integer(Int64(type.capacity)))
    }
  }

  /// Marks the performance as on sale, with what each ticket type holds.
  static func publish(_ tx: any SQLTransaction, _ performance: StoredPerformance) throws {
    for type in performance.ticketTypes {
      try tx.execute(
        "UPDATE ticket_types SET capacity = ? WHERE ticket_type_id = ?", .integer(Int64(type.capacity)),
        SQLValue(type.id))
    }
    try tx.execute("UPDATE performances SET is_published = 1 WHERE performance_id = ?", SQLValue(performance.id))
  }

  private static let columns =
    """
    performance_id, event_id, venue_id, organiser_id, name, starts_at, sale_starts_at, sale_ends_at, hold_seconds,
    limit_per_buyer, is_published
    """

  static func performance(_ tx: any SQLTransaction, _ id: Identifier) throws -> StoredPerformance? {
    try tx.query("SELECT \(columns) FROM performances WHERE performance_id = ?", SQLValue(id)).first
      .map { try performance(tx, $0) }
  }

  /// In the order of their start, those after `after`.
  /// - Parameter drafts: whether those not yet published are told.
  static func performances(
    _ tx: any SQLTransaction, of event: Identifier, drafts: Bool, after: PageToken?, limit: Int
  ) throws -> [StoredPerformance] {
    let time = SQLValue(after?.time ?? WallTime(milliseconds: .min))
    let rows = try tx.query(
      """
      SELECT \(columns) FROM performances
      WHERE event_id = ? AND is_published >= ? AND (starts_at > ? OR starts_at = ? AND performance_id > ?)
      ORDER BY starts_at, performance_id LIMIT ?
      """, SQLValue(event), .integer(drafts ? 0 : 1), time, time, .text(after?.id.description ?? ""),
      .integer(Int64(limit)))
    return try rows.map { try performance(tx, $0) }
  }

  private static func performance(_ tx: any SQLTransaction, _ row: SQLRow) throws -> StoredPerformance {
    let id = try row.identifier(0)
    let types = try tx.query(
      """
      SELECT ticket_type_id, name, category, price_minor, currency, limit_per_buyer, capacity
      FROM ticket_types WHERE performance_id = ? ORDER BY position
      """, SQLValue(id)
    ).map { type in
      StoredTicketType(
        id: try type.identifier(0),
        details: try TicketTypeDetails(
          name: type.text(1), category: type.text(2), priceMinor: type.integer(3), currency: type.text(4),
          limitPerBuyer: Int(type.integer(5))), capacity: Int(try type.integer(6)))
    }
    return StoredPerformance(
      id: id, event: try row.identifier(1), venue: try row.identifier(2), organiser: try row.identifier(3),
      name: try row.text(4), startsAt: try row.wallTime(5), saleStartsAt: try row.wallTime(6),
      saleEndsAt: try row.wallTime(7), holdSeconds: Int(try row.integer(8)), limitPerBuyer: Int(try row.integer(9)),
      isPublished: try row.integer(10) == 1, ticketTypes: types)
  }
}
