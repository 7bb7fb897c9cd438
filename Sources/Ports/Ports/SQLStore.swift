public import Base

/// The port to a relational store: one file, or one logical database, that one service owns.
///
/// The common dialect is what SQLite and MySQL both take: `?` placeholders, `INTEGER`, `TEXT`,
/// `BLOB`, `PRIMARY KEY`, `UNIQUE`, `INSERT … ON CONFLICT` is not part of it (use `UPDATE` first, or
/// `SELECT` then `INSERT` inside the same `write`).
public protocol SQLStore: Sendable {
  /// Runs `body` in one serializable transaction and returns after it is durable.
  ///
  /// Writes of one store run one at a time in the order of their calls; several may share one
  /// commit. An error thrown by `body` rolls its own changes back and is rethrown unchanged; a
  /// failed commit throws `SQLError.unknownOutcome`: the changes may or may not be there.
  @discardableResult
  func write<Result: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
  ) async throws -> Result

  /// Runs `body` on a consistent snapshot of what is durable. Writing in it is an error.
  func read<Result: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
  ) async throws -> Result

  /// Finishes what was accepted, then closes. Later calls throw `SQLError.closed`.
  func close() async
}

/// An open transaction; valid only inside the `body` it was given to, on its thread.
public protocol SQLTransaction {
  /// Runs one statement and returns how many rows it changed.
  @discardableResult
  func execute(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> Int

  /// Runs one query and returns all rows; callers bound them with `LIMIT`.
  func query(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> [SQLRow]
}

extension SQLTransaction {
  @discardableResult
  public func execute(_ sql: String, _ values: SQLValue...) throws(SQLError) -> Int {
    try execute(sql, values)
  }

  public func query(_ sql: String, _ values: SQLValue...) throws(SQLError) -> [SQLRow] {
    try query(sql, values)
  }
}

/// One value of a column or a placeholder.
public enum SQLValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

extension SQLValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByNilLiteral {
  public init(integerLiteral value: Int64) { self = .integer(value) }
  public init(stringLiteral value: String) { self = .text(value) }
  public init(nilLiteral: ()) { self = .null }

  public init(_ value: Identifier) { self = .text(value.description) }
  public init(_ value: WallTime) { self = .integer(value.milliseconds) }
}

/// One row: its values in the order of the query's columns.
public struct SQLRow: Sendable, Hashable {
  public let values: [SQLValue]

  public init(_ values: [SQLValue]) { self.values = values }

  /// The integer in `column`. A value of another type means that the stored data is not what this
  /// program wrote: the read fails with `SQLError.unexpected`.
  public func integer(_ column: Int) throws(SQLError) -> Int64 {
    guard case .integer(let value) = values[column] else { throw mismatch(column, "an integer") }
    return value
  }

  public func text(_ column: Int) throws(SQLError) -> String {
    guard case .text(let value) = values[column] else { throw mismatch(column, "a text") }
    return value
  }

  public func blob(_ column: Int) throws(SQLError) -> [UInt8] {
    guard case .blob(let value) = values[column] else { throw mismatch(column, "a blob") }
    return value
  }

  public func identifier(_ column: Int) throws(SQLError) -> Identifier {
    guard let id = Identifier(try text(column)) else { throw mismatch(column, "an identifier") }
    return id
  }

  public func wallTime(_ column: Int) throws(SQLError) -> WallTime {
    WallTime(milliseconds: try integer(column))
  }

  /// `nil` for NULL.
  public func optionalText(_ column: Int) throws(SQLError) -> String? {
    values[column] == .null ? nil : try text(column)
  }

  public func optionalInteger(_ column: Int) throws(SQLError) -> Int64? {
    values[column] == .null ? nil : try integer(column)
  }

  private func mismatch(_ column: Int, _ wanted: String) -> SQLError {
    .unexpected("column \(column) holds \(values[column]), not \(wanted)")
  }
}

/// What a relational store answers when it cannot do what was asked.
public enum SQLError: Error, Sendable, Hashable {
  /// A UNIQUE or PRIMARY KEY constraint said no; the text names table and columns.
  case duplicate(String)
  /// Another constraint (CHECK, NOT NULL, FOREIGN KEY) said no.
  case constraint(String)
  /// The statement is wrong, or the data is not what this program wrote.
  case unexpected(String)
  /// The store has no room or too long a queue for this write; nothing was changed.
  case full(String)
  /// The disk failed, in a read or half-way through a commit: the changes may or may not be there.
  /// Ask again before you act.
  case unknownOutcome(String)
  /// The store is closed or fenced after an earlier error.
  case closed(String)
}
