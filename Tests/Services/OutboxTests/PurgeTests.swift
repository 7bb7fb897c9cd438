import Base
import Ports
import SQLiteStore
import TestKit
import Testing

@testable import Outbox

private let keeps = Purge.Limits.keeps
private let day: Duration = .seconds(86_400)

/// A store with everything that is purged, and the task that does it.
private struct House {
  let loop: TestLoop
  let store: SQLiteStore

  static let migrations =
    Outbox.schema + Inbox.schema + Fence.schema + GlobalTransactionInitiator.schema + Fence.purgeSchema
    + Inbox.purgeSchema

  init(_ loop: TestLoop) async throws {
    self.loop = loop
    store = try await SQLiteStore.inMemory(migrations: Self.migrations)
  }

  func start() {
    let purge = Purge([.fences, .inbox, .attempts], loop: loop, store: store, log: quietLogger())
    loop.spawn { await purge.run() }
  }

  /// Leaves a fence row in this state, changed now.
  func leave(_ state: Fence.State, xid: String) async throws {
    let (now, branch) = (loop.wallNow, Fence.Branch(xid: xid, id: "1"))
    let deadline = deadline
    try await store.write { tx in
      if state != .suspended { _ = try Fence.enter(tx, branch, deadline: deadline, at: now) }
      switch state {
      case .tried: break
      case .confirmed: _ = try Fence.confirm(tx, branch, deadline: deadline, at: now)
      case .cancelled, .suspended: _ = try Fence.cancel(tx, branch, at: now)
      }
    }
  }

  /// The latest a transaction begun now may have.
  var deadline: WallTime { loop.wallNow.advanced(by: Purge.Limits.longestTransaction) }

  func xids() async throws -> [String] {
    try await store.read { tx in try tx.query("SELECT xid FROM tcc_fence ORDER BY xid").map { try $0.text(0) } }
  }

  func count(_ table: String) async throws -> Int64 {
    try await store.read { tx in try tx.query("SELECT COUNT(*) FROM \(table)")[0].integer(0) }
  }
}

@Suite struct PurgeTests {
  @Test func `decided fences go when they are old, open ones never`() throws {
    try TestLoop.run { loop in
      let house = try await House(loop)
      let states: [Fence.State] = [.tried, .confirmed, .cancelled, .suspended]
      for state in states { try await house.leave(state, xid: "old-\(state)") }
      house.start()
      try await loop.sleep(for: keeps - day)
      for state in states { try await house.leave(state, xid: "young-\(state)") }
      #expect(try await house.xids().count == 8)
      try await loop.sleep(for: day + .seconds(7_200))
      #expect(
        try await house.xids() == ["old-tried", "young-cancelled", "young-confirmed", "young-suspended", "young-tried"])
      try await loop.sleep(for: keeps)
      #expect(try await house.xids() == ["old-tried", "young-tried"])
    }
  }

  @Test func `a repeat of any phase after the purge changes nothing`() throws {
    try TestLoop.run { loop in
      let house = try await House(loop)
      let deadline = house.deadline
      for state in [Fence.State.confirmed, .cancelled, .suspended] { try await house.leave(state, xid: "\(state)") }
      house.start()
      try await loop.sleep(for: keeps + .seconds(7_200))
      #expect(try await house.xids().isEmpty)
      let now = loop.wallNow
      let confirmed = Fence.Branch(xid: "confirmed", id: "1")
      #expect(try await house.store.write { try Fence.confirm($0, confirmed, deadline: deadline, at: now) } == .done)
      for xid in ["confirmed", "cancelled", "suspended"] {
        let branch = Fence.Branch(xid: xid, id: "1")
        await #expect(throws: FenceRefusal.tooLate) {
          try await house.store.write { tx in _ = try Fence.enter(tx, branch, deadline: deadline, at: now) }
        }
      }
      #expect(try await house.xids().isEmpty, "a refused Try leaves nothing")
      for xid in ["cancelled", "suspended"] {
        let branch = Fence.Branch(xid: xid, id: "1")
        #expect(try await house.store.write { try Fence.cancel($0, branch, at: now) } == .done)
      }
    }
  }

  @Test func `a Confirm without a Try is a contradiction until its row may have been purged`() throws {
    try TestLoop.run { loop in
      let house = try await House(loop)
      let branch = Fence.Branch(xid: "x", id: "1")
      let deadline = house.deadline
      let last = deadline.advanced(by: Purge.Limits.forgotten)
      func confirm(deadline: WallTime, at now: WallTime) async throws -> Fence.Verdict {
        try await house.store.write { try Fence.confirm($0, branch, deadline: deadline, at: now) }
      }
      for time in [deadline, last] {
        await #expect(throws: FenceRefusal.violation("confirm")) { try await confirm(deadline: deadline, at: time) }
      }
      await #expect(throws: FenceRefusal.violation("confirm"), "no deadline is not an old one") {
        try await confirm(deadline: WallTime(milliseconds: 0), at: last)
      }
      await #expect(throws: FenceRefusal.violation("confirm")) {
        try await confirm(deadline: WallTime(milliseconds: .max), at: last)
      }
      #expect(try await confirm(deadline: deadline, at: last.advanced(by: .milliseconds(1))) == .done)
    }
  }

  @Test func `the bounds hold with clocks that are wrong`() {
    // The row is changed within its transaction, by a clock that is behind; it goes `keeps` later, and
    // the repeat is read by a clock that is behind again.
    let limits = Purge.Limits.self
    #expect(limits.keeps - limits.clockError - limits.clockError >= limits.longestTransaction + limits.forgotten)
    #expect(limits.forgotten > day && limits.keeps > limits.longestTransaction * 100)
    // What an initiator may ask for.
    #expect(GlobalTransactionInitiator.Configuration(timeout: limits.longestTransaction).timeout == .seconds(600))
  }

  @Test func `many rows go in small batches, with breaks in which others write`() throws {
    try TestLoop.run { loop in
      let house = try await House(loop)
      let now = loop.wallNow
      let count = Purge.Limits.batch * 3 + 7
      try await house.store.write { tx in
        for number in 0..<count {
          _ = try Inbox.accept(tx, consumer: "c", message: "m/\(number)", at: now)
          _ = try Fence.cancel(tx, Fence.Branch(xid: "x\(number)", id: "1"), at: now)
        }
      }
      try await loop.sleep(for: keeps + .seconds(1))
      house.start()
      try await loop.sleep(for: Purge.Limits.firstRest + Purge.Limits.pause / 2)
      #expect(try await house.count("tcc_fence") == Int64(count - Purge.Limits.batch))
      #expect(try await house.count("inbox") == Int64(count))
      try await loop.sleep(for: .seconds(2))
      #expect(try await house.count("tcc_fence") == 0)
      #expect(try await house.count("inbox") == 0)
    }
  }

  @Test func `a message taken lately stays known`() throws {
    try TestLoop.run { loop in
      let house = try await House(loop)
      house.start()
      let first = loop.wallNow
      #expect(try await house.store.write { try Inbox.accept($0, consumer: "c", message: "old", at: first) })
      try await loop.sleep(for: keeps - day)
      let second = loop.wallNow
      #expect(try await house.store.write { try Inbox.accept($0, consumer: "c", message: "new", at: second) })
      try await loop.sleep(for: day + .seconds(7_200))
      let now = loop.wallNow
      #expect(try await house.store.write { try !Inbox.accept($0, consumer: "c", message: "new", at: now) })
      #expect(try await house.count("inbox") == 1)
    }
  }

  @Test func `counters of attempts go when nobody asks for the subject any more`() throws {
    try TestLoop.run { loop in
      let house = try await House(loop)
      let outbox = Outbox(name: "test", loop: loop, store: house.store, log: quietLogger())
      let (open, done) = (Identifier(hi: 1, lo: 1), Identifier(hi: 1, lo: 2))
      let now = loop.wallNow
      try await house.store.write { tx in
        for id in [open, done] {
          try tx.execute("INSERT INTO tcc_attempts (subject, attempt) VALUES (?, 3)", .text("settle-\(id)"))
        }
        for number in 0..<Int64(Purge.Limits.batch * 2) {
          let id = Identifier(hi: 2, lo: UInt64(number))
          try tx.execute("INSERT INTO tcc_attempts (subject, attempt) VALUES (?, 2)", .text("refund-\(id)"))
        }
        try outbox.enqueue(tx, kind: "settle", key: open.description, payload: [], at: now)
      }
      house.start()
      try await loop.sleep(for: .seconds(70))
      let left = try await house.store.read { try $0.query("SELECT subject FROM tcc_attempts").map { try $0.text(0) } }
      #expect(left == ["settle-\(open)"])
    }
  }

  @Test func `requests go a week after they were noted, those without a time a week after they were seen`() throws {
    try TestLoop.run { loop in
      let rows = RequestRows(table: "wishes", key: ["who", "what"])
      let store = try await SQLiteStore.inMemory(
        migrations: ["CREATE TABLE wishes (who TEXT NOT NULL, what TEXT NOT NULL, PRIMARY KEY (who, what))"] + rows.schema)
      let now = loop.wallNow
      let many = Purge.Limits.batch + 3
      try await store.write { tx in
        for number in 0..<many {
          try tx.execute("INSERT INTO wishes (who, what) VALUES ('before', ?)", .text("\(number)"))
          try tx.execute("INSERT INTO wishes (who, what, noted_at) VALUES ('old', ?, ?)", .text("\(number)"), SQLValue(now))
        }
      }
      func count(_ who: String) async throws -> Int64 {
        try await store.read { try $0.query("SELECT COUNT(*) FROM wishes WHERE who = ?", .text(who))[0].integer(0) }
      }
      try await loop.sleep(for: keeps - day)
      let purge = Purge([.requests(rows)], loop: loop, store: store, log: quietLogger())
      loop.spawn { await purge.run() }
      try await loop.sleep(for: day - .seconds(7_200))
      #expect(try await [count("old"), count("before")] == [Int64(many), Int64(many)])
      try await loop.sleep(for: .seconds(4 * 3_600))
      #expect(try await [count("old"), count("before")] == [0, Int64(many)])
      try await loop.sleep(for: keeps - day)
      #expect(try await count("before") == 0)
      for query in ["noted_at IS NULL", "noted_at < 5 ORDER BY noted_at"] {
        let plan = try await store.read {
          try $0.query("EXPLAIN QUERY PLAN SELECT who, what FROM wishes WHERE \(query) LIMIT 9").map { try $0.text(3) }
        }
        #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") }, "\(plan)")
      }
    }
  }

  @Test func `the queries of the purge use their indexes`() throws {
    try TestLoop.run { loop in
      let house = try await House(loop)
      for query in [
        "SELECT xid, branch_id FROM tcc_fence WHERE state = 2 AND changed_at < 5 ORDER BY changed_at LIMIT 9",
        "SELECT consumer, message_id FROM inbox WHERE accepted_at < 5 ORDER BY accepted_at LIMIT 9",
        "SELECT 1 FROM outbox WHERE ordering_key = 'k' LIMIT 1",
      ] {
        let plan = try await house.store.read { try $0.query("EXPLAIN QUERY PLAN \(query)").map { try $0.text(3) } }
        #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") }, "\(plan)")
      }
    }
  }
}
