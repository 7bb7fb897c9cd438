import Base
import Catalog
import Outbox
import Ports

/// A venue as lists show it; its plan is read on its own.
struct StoredVenue: Sendable, Hashable {
  let id: Identifier
  let name: String
  let categories: [SeatingPlan.Category]
  let capacity: Int
  let seats: Int
  let zones: Int
  let rows: Int
  let areas: Int
  let createdAt: WallTime
}

struct StoredEvent: Sendable, Hashable {
  let id: Identifier
  let organiser: Identifier
  let details: EventDetails
}

/// The rows of venues and events, one function per statement.
enum CatalogTables {
  static let schema = [
    """
    CREATE TABLE venues (
      venue_id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, plan BLOB NOT NULL, capacity INTEGER NOT NULL,
      seats INTEGER NOT NULL, zones INTEGER NOT NULL, plan_rows INTEGER NOT NULL, areas INTEGER NOT NULL,
      created_at INTEGER NOT NULL)
    """,
    """
    CREATE TABLE venue_categories (
      venue_id TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, color TEXT NOT NULL,
      PRIMARY KEY (venue_id, position))
    """,
    """
    CREATE TABLE events (
      event_id TEXT NOT NULL PRIMARY KEY, organiser_id TEXT NOT NULL, name TEXT NOT NULL,
      description TEXT NOT NULL, round TEXT NOT NULL, season TEXT NOT NULL, starts_at INTEGER NOT NULL,
      import_id TEXT, import_position INTEGER NOT NULL)
    """,
    "CREATE INDEX events_by_time ON events (starts_at, event_id)",
    "CREATE INDEX events_by_season ON events (season, starts_at, event_id)",
    "CREATE INDEX events_by_import ON events (import_id, import_position)",
    """
    CREATE TABLE requests (
      user_id TEXT NOT NULL, request_key TEXT NOT NULL, digest BLOB NOT NULL, object_id TEXT NOT NULL,
      PRIMARY KEY (user_id, request_key))
    """,
  ]

  /// The requests, of which old ones are forgotten.
  static let requests = RequestRows(table: "requests", key: ["user_id", "request_key"])

  /// What `request` of `user` made before; nil the first time, when it is noted to make `object`.
  /// The digest tells what was asked, method and content together.
  static func accept(
    _ tx: any SQLTransaction, _ request: CatalogRequest, makes object: Identifier
  ) throws -> Identifier? {
    let rows = try tx.query(
      "SELECT digest, object_id FROM requests WHERE user_id = ? AND request_key = ?", SQLValue(request.user),
      .text(request.key))
    if let row = rows.first {
      guard try row.blob(0) == request.digest else { throw CatalogRefusal.requestReused }
      return try row.identifier(1)
    }
    try tx.execute(
      "INSERT INTO requests (user_id, request_key, digest, object_id, noted_at) VALUES (?, ?, ?, ?, ?)",
      SQLValue(request.user), .text(request.key), .blob(request.digest), SQLValue(object), SQLValue(request.at))
    return nil
  }
}

/// One command, so that it can be known again.
struct CatalogRequest: Sendable, Hashable {
  let user: Identifier
  let key: String
  let digest: [UInt8]
  /// When it came.
  let at: WallTime
}

// MARK: - Venues

extension CatalogTables {
  static func insert(_ tx: any SQLTransaction, _ venue: StoredVenue, plan: [UInt8]) throws {
    try tx.execute(
      """
      INSERT INTO venues (venue_id, name, plan, capacity, seats, zones, plan_rows, areas, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, SQLValue(venue.id), .text(venue.name), .blob(plan), .integer(Int64(venue.capacity)),
      .integer(Int64(venue.seats)), .integer(Int64(venue.zones)), .integer(Int64(venue.rows)),
      .integer(Int64(venue.areas)), SQLValue(venue.createdAt))
    for (position, category) in venue.categories.enumerated() {
      try tx.execute(
        "INSERT INTO venue_categories (venue_id, position, name, color) VALUES (?, ?, ?, ?)", SQLValue(venue.id),
        .integer(Int64(position)), .text(category.name), .text(category.color))
    }
  }

  private static let venueColumns = "venue_id, name, capacity, seats, zones, plan_rows, areas, created_at"

  static func venue(_ tx: any SQLTransaction, _ id: Identifier) throws -> StoredVenue? {
    try tx.query("SELECT \(venueColumns) FROM venues WHERE venue_id = ?", SQLValue(id)).first.map { try venue(tx, $0) }
  }

  /// In the order of their import, those after `after`.
  static func venues(_ tx: any SQLTransaction, after: PageToken?, limit: Int) throws -> [StoredVenue] {
    let rows = try tx.query(
      "SELECT \(venueColumns) FROM venues WHERE venue_id > ? ORDER BY venue_id LIMIT ?",
      .text(after?.id.description ?? ""), .integer(Int64(limit)))
    return try rows.map { try venue(tx, $0) }
  }

  private static func venue(_ tx: any SQLTransaction, _ row: SQLRow) throws -> StoredVenue {
    let id = try row.identifier(0)
    let categories = try tx.query(
      "SELECT name, color FROM venue_categories WHERE venue_id = ? ORDER BY position", SQLValue(id)
    ).map { SeatingPlan.Category(name: try $0.text(0), color: try $0.text(1)) }
    return StoredVenue(
      id: id, name: try row.text(1), categories: categories, capacity: Int(try row.integer(2)),
      seats: Int(try row.integer(3)), zones: Int(try row.integer(4)), rows: Int(try row.integer(5)),
      areas: Int(try row.integer(6)), createdAt: try row.wallTime(7))
  }

  static func plan(_ tx: any SQLTransaction, ofVenue id: Identifier) throws -> [UInt8]? {
    try tx.query("SELECT plan FROM venues WHERE venue_id = ?", SQLValue(id)).first?.blob(0)
  }
}

// MARK: - Events

extension CatalogTables {
  /// - Parameter position: among the events of `importID`, from 0.
  static func insert(
    _ tx: any SQLTransaction, _ event: StoredEvent, importID: Identifier? = nil, position: Int = 0
  ) throws {
    try tx.execute(
      """
      INSERT INTO events (event_id, organiser_id, name, description, round, season, starts_at, import_id, import_position)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, SQLValue(event.id), SQLValue(event.organiser), .text(event.details.name), .text(event.details.description),
      .text(event.details.round), .text(event.details.season), SQLValue(event.details.startsAt),
      importID.map { SQLValue($0) } ?? .null, .integer(Int64(position)))
  }

  private static let eventColumns = "event_id, organiser_id, name, description, round, season, starts_at"

  static func event(_ tx: any SQLTransaction, _ id: Identifier) throws -> StoredEvent? {
    try tx.query("SELECT \(eventColumns) FROM events WHERE event_id = ?", SQLValue(id)).first.map { try event($0) }
  }

  static func events(_ tx: any SQLTransaction, ofImport id: Identifier) throws -> [StoredEvent] {
    try tx.query(
      "SELECT \(eventColumns) FROM events WHERE import_id = ? ORDER BY import_position LIMIT ?", SQLValue(id),
      .integer(Int64(CatalogLimits.matches))
    ).map { try event($0) }
  }

  /// The import of `organiser` that made just these events before, if any.
  static func importID(_ tx: any SQLTransaction, thatMade events: [StoredEvent]) throws -> Identifier? {
    guard let first = events.first else { return nil }
    let earlier = try tx.query(
      """
      SELECT import_id FROM events
      WHERE season = ? AND starts_at = ? AND organiser_id = ? AND import_position = 0 AND import_id IS NOT NULL
      ORDER BY event_id LIMIT 10
      """, .text(first.details.season), SQLValue(first.details.startsAt), SQLValue(first.organiser))
    for row in earlier {
      let id = try row.identifier(0)
      if try self.events(tx, ofImport: id).map(\.details) == events.map(\.details) { return id }
    }
    return nil
  }

  /// In the order of their start, those after `after`.
  static func events(
    _ tx: any SQLTransaction, season: String, after: PageToken?, limit: Int
  ) throws -> [StoredEvent] {
    let time = SQLValue(after?.time ?? WallTime(milliseconds: .min))
    var values: [SQLValue] = [time, time, .text(after?.id.description ?? "")]
    if !season.isEmpty { values.insert(.text(season), at: 0) }
    let rows = try tx.query(
      """
      SELECT \(eventColumns) FROM events
      WHERE \(season.isEmpty ? "" : "season = ? AND ")(starts_at > ? OR starts_at = ? AND event_id > ?)
      ORDER BY starts_at, event_id LIMIT ?
      """, values + [.integer(Int64(limit))])
    return try rows.map { try event($0) }
  }

  private static func event(_ row: SQLRow) throws -> StoredEvent {
    StoredEvent(
      id: try row.identifier(0), organiser: try row.identifier(1),
      details: try EventDetails(
        name: row.text(2), description: row.text(3), round: row.text(4), season: row.text(5), startsAt: row.wallTime(6)))
  }
}
