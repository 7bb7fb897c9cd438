package import Base
internal import Drill
internal import JSON
internal import Ports

/// One seed on one cluster: sell while things break, heal, settle, and hold the stores against
/// everything that was said.
///
/// ```
///  open ─► buyers ∥ faults ∥ watch ─► heal ─► closers ─► rest ─► audit
/// ```
package struct SimulationRun: Sendable {
  package let plan: SimulationPlan
  package let stage: any SimulationStage
  package let story: Story
  let history = OracleHistory()
  let start: Instant

  package init(_ plan: SimulationPlan, stage: any SimulationStage, story: Story) {
    self.plan = plan
    self.stage = stage
    self.story = story
    start = stage.clients.now
  }

  /// What one run was, and what it broke.
  package struct Outcome: Sendable, Hashable {
    package var simulated: Duration = .zero
    package var operations = 0
    package var unanswered = 0
    package var faults = 0
    package var holds = 0
    package var paid = 0
    package var statements = 0
    /// `I3: seat … has two owners`.
    package var violations: [String] = []
    package var answers: [String: Int] = [:]
  }

  enum Limits {
    /// After the healing, everything must have settled by then.
    static let rest: Duration = .seconds(600)
    static let look: Duration = .seconds(2)
  }

  /// Runs it to its end. Throws when the cluster cannot be put on sale at all.
  /// - Parameter opened: called when the sale has opened; from then on things may break.
  package func play(opened: () -> Void = {}) async throws -> Outcome {
    let sale = try await SimulationSale.open(plan, client(9_000, roles: ["buyer", "organiser", "operator"]))
    tell(
      "sale",
      "\(plan.performances) performances of \(SimulationPlan.seats) seats and \(plan.standing) standing, "
        + "holds live \(plan.holdSeconds) s")
    opened()
    // A power cut that was planned may come late: somebody watches to the end.
    let supervisor = stage.clients.spawn { [stage] in await stage.supervise() }
    let faults = await sell(sale)
    try await stage.heal()
    tell("world", "everything is mended")
    await close(sale)
    await settle()
    supervisor.cancel()
    await supervisor.finished()
    judge()
    return outcome(faults)
  }

  private func tell(_ who: String, _ what: String) {
    story.tell(start.duration(to: stage.clients.now), who, what)
  }

  private func client(_ number: Int, roles: [String] = ["buyer"]) -> SimulationClient {
    SimulationClient(stage: stage, history: history, number: number, roles: roles)
  }

  // MARK: - The sale

  /// Everybody comes, and everything breaks. Returns how many faults came about.
  private func sell(_ sale: SimulationSale) async -> Int {
    let broken = Locked(0)
    await withDiscardingTaskGroup { group in
      for script in plan.buyers { group.addTask { await come(script, sale) } }
      for script in plan.members {
        group.addTask {
          await SimulationAccount(script, stage: stage, history: history, story: story, start: start).run()
        }
      }
      for fault in plan.faults {
        group.addTask { if await strike(fault) { broken.withLock { $0 += 1 } } }
      }
    }
    return broken.withLock { $0 }
  }

  private func come(_ script: SimulationBuyer, _ sale: SimulationSale) async {
    await SimulationPerson(
      script: script, sale: sale, client: client(script.number),
      user: SimulationUsers.identifier(script.number), story: story, start: start
    ).run()
  }

  private func strike(_ fault: SimulationFault) async -> Bool {
    do {
      try await stage.clients.sleep(for: fault.at)
      guard let what = await stage.hurt(fault) else { return false }
      tell("fault \(fault.number)", what)
      watch()
      try await stage.clients.sleep(for: fault.lasts)
    } catch {
      tell("fault \(fault.number)", "broken off: \(error)")
    }
    await stage.mend(fault)
    tell("fault \(fault.number)", "mended")
    watch()
    return true
  }

  // MARK: - All the time

  /// What must hold at every moment, whatever is broken just then.
  private func watch() {
    do {
      for journal in try auditor.journals() {
        for problem in journal.problems { violated(problem) }
      }
    } catch {
      // The store is away; it is read at the end.
      tell("watch", "stock cannot be read now")
    }
    do {
      let sql = "SELECT COALESCE(SUM(amount_minor), 0) FROM ledger_entries"
      let sum = try stage.rows("payment", sql)[0].integer(0)
      if sum != 0 { violated("I8: the ledger sums to \(sum)") }
    } catch {
      tell("watch", "the ledger cannot be read now")
    }
  }

  private func violated(_ text: String) {
    history.note { if !$0.violations.contains(text) { $0.violations.append(text) } }
  }

  private var auditor: Auditor {
    let stage = stage
    return Auditor { store, sql in try stage.rows(store, sql) }
  }

  // MARK: - After the healing

  /// People take what is left, one after the other: nobody may be refused while places are free.
  private func close(_ sale: SimulationSale) async {
    do {
      // Unpaid holds end first.
      try await stage.clients.sleep(for: .seconds(plan.holdSeconds + 5))
      try await SimulationAccount.checkDeparted(stage: stage, history: history)
      var number = 1_000
      for (index, performance) in sale.performances.enumerated() {
        for (type, isSeat) in [(performance.seatType, true), (performance.standingType, false)] {
          for _ in 0..<16 {
            let free = try await free(type, of: performance.id)
            guard free > 0 else { break }
            let count = min(free, SimulationSale.limitPerBuyer)
            let script = SimulationBuyer(
              closer: number, performance: index, wish: isSeat ? .best(count: count) : .general(count: count))
            number += 1
            await come(script, sale)
            // Who finds the cluster broken need not be followed by others, each for as long.
            guard history.snapshot.violations.isEmpty else { return }
          }
          // Places that come back meanwhile are free again; one more look says how many.
          if try await free(type, of: performance.id) == 0 { continue }
          tell("closer", "places of \(type) are still free")
        }
      }
    } catch {
      history.violated("I22", "nobody can look after the healing: \(error)")
    }
  }

  private func free(_ type: String, of performance: String) async throws -> Int {
    let answer = try await client(9_001).call("GET", "/v1/performances/\(performance)/availability")
    let found = answer.body["types"]?.items.first { $0["ticketTypeId"]?.text == type }
    return found?["free"]?.text.flatMap(Int.init) ?? 0
  }

  /// Waits until nothing is under way any more.
  private func settle() async {
    let end = stage.clients.now.advanced(by: Limits.rest)
    var restless = ""
    while stage.clients.now < end {
      do {
        try await stage.clients.sleep(for: Limits.look)
        restless = try underWay().joined(separator: ", ")
        if restless.isEmpty { return tell("world", "everything is at rest") }
      } catch {
        restless = "\(error)"
      }
    }
    tellOpen()
    history.violated("I5", "not at rest \(Story.seconds(Limits.rest)) s after the healing: \(restless)")
  }

  /// What the transactions that hang are waiting for.
  private func tellOpen() {
    let sql = """
      SELECT xid, branch_id, state, attempts, last_error FROM transaction_branch
      WHERE xid IN (SELECT xid FROM global_transaction WHERE state NOT IN (3, 5)) ORDER BY xid, position
      """
    do {
      for row in try stage.rows("transaction", sql) {
        tell(
          "open",
          "\(try row.text(0)) \(try row.text(1)): state \(try row.integer(2)), \(try row.integer(3)) attempts, \(try row.text(4))")
      }
    } catch {
      tell("open", "the transactions cannot be read: \(error)")
    }
  }

  private func underWay() throws -> [String] {
    let questions = [
      ("payment", "payments under way", "payments WHERE state IN ('captured', 'settling', 'refund_reserved', 'returning')"),
      ("payment", "messages of payment", "outbox"), ("order", "messages of order", "outbox"),
      ("refund", "messages of refund", "outbox"), ("auth", "messages of auth", "outbox"),
      ("refund", "refunds under way", "refunds WHERE state IN ('requested', 'reserved', 'processing')"),
      ("order", "orders under way", "orders WHERE state IN ('paying', 'refunding', 'awaiting_payment')"),
      ("transaction", "open transactions", "global_transaction WHERE state NOT IN (3, 5)"),
      ("sandbox", "callbacks", "notices WHERE deliveries_left > 0 AND failures < 3000 AND due_at <= \(stage.clients.wallNow.milliseconds)"),
    ]
    var found: [String] = []
    for (store, words, table) in questions {
      let count = try stage.rows(store, "SELECT COUNT(*) FROM \(table)")[0].integer(0)
      if count > 0 { found.append("\(count) \(words)") }
    }
    let held = try auditor.journals().reduce(0) { $0 + $1.held }
    if held > 0 { found.append("\(held) places held") }
    return found
  }

  // MARK: - The verdict

  private func judge() {
    do {
      let notes = history.snapshot
      let audit = try auditor.audit(notes.told)
      let statements = OracleStatements(
        try auditor.journals(keepingMoments: true), limit: SimulationSale.limitPerBuyer)
      let books = try OracleBooks { store, sql in try stage.rows(store, sql) }.broken(notes)
      for violation in audit.violations + statements.broken(notes.statements) + books { violated(violation) }
    } catch {
      history.violated("I22", "the stores cannot be read after the healing: \(error)")
    }
  }

  private func outcome(_ faults: Int) -> Outcome {
    let notes = history.snapshot
    for violation in notes.violations { tell("VIOLATION", violation) }
    return Outcome(
      simulated: start.duration(to: stage.clients.now), operations: notes.requests,
      unanswered: notes.unanswered, faults: faults, holds: notes.told.holds.count,
      paid: notes.told.confirmed.count, statements: notes.statements.count,
      violations: notes.violations, answers: notes.answers)
  }
}

/// The buyers' accounts.
package enum SimulationUsers {
  /// The same for the same number in every run.
  package static func identifier(_ number: Int) -> Identifier {
    Identifier(
      hi: 0x0198_0000_0000_0000 | UInt64(number % 16) << 8 | UInt64(number & 0xFF), lo: UInt64(number))
  }
}
