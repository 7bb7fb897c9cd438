public import Ports

/// The promises of `SQLStore`, each checked on a fresh store that was opened with `migrations`.
public enum SQLConformance {
  public static let migrations = [
    """
    CREATE TABLE seats (
      number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE, price REAL, notes BLOB,
      CHECK (number >= 0))
    """,
    "CREATE TABLE holds (seat INTEGER NOT NULL REFERENCES seats (number), buyer TEXT)",
  ]

  public static let cases: [ConformanceCase<any SQLStore>] = [
    ConformanceCase("every kind of value comes back as it went in", values),
    ConformanceCase("a body that throws leaves nothing behind and its error comes out", rollback),
    ConformanceCase("constraints have their errors", constraints),
    ConformanceCase("what is wrong is unexpected, and the store goes on", wrongStatements),
    ConformanceCase("a read changes nothing", readOnly),
    ConformanceCase("a transaction ends with its body", escaping),
    ConformanceCase("changed rows are counted", counting),
    ConformanceCase("concurrent increments are all there", increments),
    ConformanceCase("a reader sees one state", snapshot),
    ConformanceCase("a closed store says so", closing),
  ]

  @Sendable private static func values(_ store: any SQLStore) async throws {
    let rows: [[SQLValue]] = [
      [.integer(0), "", .real(-1.5), .blob([])],
      [.integer(.max), "𝄞 場次\0x", .real(.greatestFiniteMagnitude), .blob([0, 255, 0])],
      [.integer(7), "O'Hara", .null, .null],
    ]
    try await store.write { tx in
      for row in rows { try tx.execute("INSERT INTO seats (number, name, price, notes) VALUES (?, ?, ?, ?)", row) }
    }
    for row in rows {
      let found = try await store.read { tx in
        try tx.query("SELECT number, name, price, notes FROM seats WHERE number = ? AND name = ?", row[0], row[1])
      }
      try requireEqual(found, [SQLRow(row)], "the row")
    }
  }

  private struct Stop: Error {}

  private static func insert(_ number: Int64, _ name: String, _ tx: any SQLTransaction) throws {
    try tx.execute("INSERT INTO seats (number, name) VALUES (?, ?)", .integer(number), .text(name))
  }

  private static func count(_ store: any SQLStore) async throws -> Int64 {
    try await store.read { tx in try tx.query("SELECT COUNT(*) FROM seats")[0].integer(0) }
  }

  @Sendable private static func rollback(_ store: any SQLStore) async throws {
    try await requireThrows("the write", {
      try await store.write { tx in
        try insert(1, "a", tx)
        throw Stop()
      }
    }) { $0 is Stop }
    try requireEqual(await count(store), 0, "rows")
    try await store.write { tx in try insert(1, "a", tx) }
    try requireEqual(await count(store), 1, "rows of the next write")
  }

  @Sendable private static func constraints(_ store: any SQLStore) async throws {
    try await store.write { tx in try insert(1, "a", tx) }
    let duplicate: (any Error) -> Bool = { if case SQLError.duplicate = $0 { true } else { false } }
    let constraint: (any Error) -> Bool = { if case SQLError.constraint = $0 { true } else { false } }
    try await requireThrows("primary key", { try await store.write { tx in try insert(1, "b", tx) } }, where: duplicate)
    try await requireThrows("unique", { try await store.write { tx in try insert(2, "a", tx) } }, where: duplicate)
    try await requireThrows("check", { try await store.write { tx in try insert(-1, "c", tx) } }, where: constraint)
    try await requireThrows("not null", {
      try await store.write { tx in _ = try tx.execute("INSERT INTO seats (number, name) VALUES (5, ?)", .null) }
    }, where: constraint)
    try await requireThrows("foreign key", {
      try await store.write { tx in _ = try tx.execute("INSERT INTO holds (seat, buyer) VALUES (99, 'x')") }
    }, where: constraint)
    try await store.write { tx in
      do { try insert(1, "again", tx) } catch SQLError.duplicate { try insert(3, "instead", tx) }
    }
    try requireEqual(await count(store), 2, "rows: a refused statement ends no transaction")
  }

  @Sendable private static func wrongStatements(_ store: any SQLStore) async throws {
    let wrong: [(String, [SQLValue])] = [
      ("", []), ("SELEC 1", []), ("INSERT INTO nowhere VALUES (1)", []), ("INSERT INTO holds VALUES (?, ?)", [1]),
      ("DELETE FROM seats; DELETE FROM holds", []), ("COMMIT", []), ("BEGIN", []), ("ROLLBACK", []),
      ("PRAGMA synchronous = OFF", []), ("ATTACH 'x' AS y", []), ("DROP TABLE seats", []), ("SAVEPOINT a", []),
    ]
    for (sql, values) in wrong {
      try await requireThrows(sql, { try await store.write { tx in _ = try tx.execute(sql, values) } }) {
        if case SQLError.unexpected = $0 { true } else { false }
      }
    }
    try await store.write { tx in try insert(1, "a", tx) }
    try requireEqual(await count(store), 1, "rows")
  }

  @Sendable private static func readOnly(_ store: any SQLStore) async throws {
    let statements = ["INSERT INTO seats (number, name) VALUES (1, 'a')", "DELETE FROM seats", "PRAGMA query_only = OFF"]
    for sql in statements + ["WITH x AS (SELECT 1) INSERT INTO seats (number, name) SELECT 1, 'a' FROM x"] {
      try await requireThrows(sql, { try await store.read { tx in _ = try tx.execute(sql) } }) { $0 is SQLError }
      try await requireThrows(sql, { try await store.read { tx in _ = try tx.query(sql) } }) { $0 is SQLError }
    }
    try requireEqual(await count(store), 0, "rows")
  }

  @Sendable private static func escaping(_ store: any SQLStore) async throws {
    /// SAFETY: written and read by one job each, one after the other.
    final class Thief: @unchecked Sendable {
      var kept: (any SQLTransaction)?
    }
    let thief = Thief()
    try await store.write { tx in thief.kept = tx }
    try await requireThrows("a kept transaction", {
      try await store.write { _ in _ = try thief.kept?.execute("DELETE FROM seats") }
    }) { $0 is SQLError }
  }

  @Sendable private static func counting(_ store: any SQLStore) async throws {
    let counts = try await store.write { tx in
      for number: Int64 in 1...5 { try insert(number, "\(number)", tx) }
      return [
        try tx.execute("UPDATE seats SET price = 1.0 WHERE number > ?", 3),
        try tx.execute("UPDATE seats SET price = 1.0 WHERE number > ?", 9),
        try tx.execute("SELECT 1"), try tx.execute("DELETE FROM seats"),
      ]
    }
    try requireEqual(counts, [2, 0, 0, 5], "the counts")
  }

  @Sendable private static func increments(_ store: any SQLStore) async throws {
    try await store.write { tx in
      try insert(1, "a", tx)
      try tx.execute("UPDATE seats SET price = 0.0")
    }
    let failures = await withTaskGroup(of: Int.self) { group in
      for number in 0..<200 {
        group.addTask {
          do {
            try await store.write { tx in
              guard case .real(let price) = try tx.query("SELECT price FROM seats")[0].values[0] else { throw Stop() }
              try tx.execute("UPDATE seats SET price = ?", .real(price + 1))
              if number % 4 == 0 { throw Stop() }
            }
            return 0
          } catch {
            return 1
          }
        }
      }
      return await group.reduce(0, +)
    }
    try requireEqual(failures, 50, "failed writes")
    let total = try await store.read { tx in try tx.query("SELECT price FROM seats")[0].values[0] }
    try requireEqual(total, .real(150), "the sum")
  }

  @Sendable private static func snapshot(_ store: any SQLStore) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number: Int64 in 0..<50 {
        group.addTask {
          try await store.write { tx in
            try insert(2 * number, "\(2 * number)", tx)
            try insert(2 * number + 1, "\(2 * number + 1)", tx)
          }
        }
        group.addTask {
          let (first, second) = try await store.read { tx in
            (try tx.query("SELECT COUNT(*) FROM seats")[0].integer(0),
              try tx.query("SELECT COUNT(*) FROM seats")[0].integer(0))
          }
          try require(first == second && first % 2 == 0, "a reader saw \(first), then \(second)")
        }
      }
      try await group.waitForAll()
    }
    try requireEqual(await count(store), 100, "rows")
  }

  @Sendable private static func closing(_ store: any SQLStore) async throws {
    await store.close()
    await store.close()
    let closed: (any Error) -> Bool = { if case SQLError.closed = $0 { true } else { false } }
    try await requireThrows("write", { try await store.write { _ in } }, where: closed)
    try await requireThrows("read", { try await store.read { _ in } }, where: closed)
  }
}
