import Base
import Messages
import Ports
import RPCCore
import RPCInProcess
import TestKit
import Testing
import Transactions

@testable import TransactionService

@Suite struct TransactionServerTests {
  /// Runs `body` against one coordinator with three participants that have been tried for `x1`.
  private func run(
    seed: UInt64 = 1, configuration: TransactionServer.Configuration = TransactionServer.Configuration(),
    _ body: @escaping @Sendable (TestLoop, Coordinator, Participants) async throws -> Void
  ) throws {
    try TestLoop.run(seed: seed) { loop in
      let store = try await newStore()
      let participants = Participants(loop: loop)
      for branch in threeBranches { _ = try await participants.try(tryRequest("x1", branch), noCall(loop)) }
      try await body(loop, Coordinator(loop, store, participants, configuration: configuration), participants)
    }
  }

  @Test func `commit confirms every branch and ends`() throws {
    try run { loop, coordinator, participants in
      let begun = try await coordinator.client.begin(beginRequest())
      #expect(begun.state == .trying && begun.branches.count == 3 && begun.deadlineAtMs == begun.begunAtMs + 10_000)
      #expect(try await coordinator.client.submit(submitRequest()).state == .confirming)
      try await loop.sleep(for: .milliseconds(100))
      let ended = try await coordinator.client.getTransaction(getRequest())
      #expect(ended.state == .confirmed && ended.branches.allSatisfy { $0.state == .confirmed })
      #expect(ended.branches.map { $0.action } == threeBranches.map { branch($0).action })
      #expect(participants.phases("x1") == ["confirm"])
      #expect(await coordinator.server.unfinishedCount == 0)
    }
  }

  @Test func `the same begin again is the same transaction, another content is refused`() throws {
    try run { loop, coordinator, _ in
      let first = try await coordinator.client.begin(beginRequest())
      #expect(try await coordinator.client.begin(beginRequest()) == first)
      let error = await #expect(throws: RPCError.self) { try await coordinator.client.begin(beginRequest("x1", ["other"])) }
      #expect(error?.reason == "TRANSACTION_CONTENT_DIFFERS" && error?.code == .alreadyExists)
      _ = try await coordinator.client.submit(submitRequest())
      try await loop.sleep(for: .seconds(1))
      #expect(try await coordinator.client.begin(beginRequest()).state == .confirmed, "also when it is long over")
    }
  }

  @Test func `two begins of one xid at a time make one transaction`() throws {
    try run { _, coordinator, _ in
      async let first = coordinator.client.begin(beginRequest("y"))
      async let second = coordinator.client.begin(beginRequest("y"))
      let pair = try await (first, second)
      #expect(pair.0 == pair.1)
      #expect(await coordinator.server.unfinishedCount == 1)
    }
  }

  @Test func `undecided at its deadline it is rolled back, and a late submit is told so`() throws {
    try run { loop, coordinator, participants in
      _ = try await coordinator.client.begin(beginRequest())
      try await loop.sleep(for: .milliseconds(9_990))
      #expect(participants.phases("x1") == [])
      try await loop.sleep(for: .milliseconds(100))
      #expect(participants.phases("x1") == ["cancel"])
      #expect(try await coordinator.client.submit(submitRequest()).state == .cancelled)
    }
  }

  @Test func `submit and time-out at the same moment make one decision`() throws {
    for seed in UInt64(1)...50 {
      try run(seed: seed) { loop, coordinator, participants in
        _ = try await coordinator.client.begin(beginRequest())
        let dice = SeededDice(seed: seed)
        try await loop.sleep(for: .seconds(10) - .nanoseconds(Int64(dice.roll(3))) + .nanoseconds(Int64(dice.roll(3))))
        let answer = try await coordinator.client.submit(submitRequest())
        try await loop.sleep(for: .seconds(1))
        let committed = answer.state == .confirming || answer.state == .confirmed
        #expect(participants.phases("x1") == [committed ? "confirm" : "cancel"], "seed \(seed)")
      }
    }
  }

  @Test func `a branch may join until the decision and not after`() throws {
    try run { loop, coordinator, participants in
      _ = try await coordinator.client.begin(beginRequest("x1", ["stock"]))
      var request = TransactionV1.RegisterBranchRequest()
      request.xid = "x1"
      request.branch = branch("order")
      #expect(try await coordinator.client.registerBranch(request).branches.count == 2)
      #expect(try await coordinator.client.registerBranch(request).branches.count == 2, "twice is once")
      _ = try await coordinator.client.submit(submitRequest())
      request.branch = branch("payment")
      let late = await #expect(throws: RPCError.self) { try await coordinator.client.registerBranch(request) }
      #expect(late?.reason == "TRANSACTION_DECIDED" && late?.code == .failedPrecondition)
      try await loop.sleep(for: .seconds(1))
      #expect(participants.mark("x1", "order") == .confirmed && participants.mark("x1", "payment") == .tried)
    }
  }

  @Test func `a branch that was never tried gets an empty cancel`() throws {
    try run { loop, coordinator, participants in
      _ = try await coordinator.client.begin(beginRequest("y", ["stock"], timeoutMs: 1_000))
      try await loop.sleep(for: .seconds(2))
      #expect(participants.mark("y", "stock") == .suspended)
      await #expect(throws: RPCError.self) { try await participants.try(tryRequest("y", "stock"), noCall(loop)) }
    }
  }

  @Test func `a participant that is away is asked again with growing pauses, and others go on`() throws {
    try run { loop, coordinator, participants in
      let away = RPCError(.unavailable, "away", reason: "CONNECTION_LOST")
      participants.script("order", Array(repeating: away, count: 6))
      _ = try await coordinator.client.begin(beginRequest())
      _ = try await coordinator.client.submit(submitRequest())
      try await loop.sleep(for: .milliseconds(100))
      #expect(participants.mark("x1", "stock") == .confirmed && participants.mark("x1", "payment") == .confirmed)
      let open = try await coordinator.client.getTransaction(getRequest())
      let order = open.branches[1]
      #expect(open.state == .confirming && order.state == .registered && order.attempts >= 1)
      #expect(order.lastError == "CONNECTION_LOST: away" && order.nextAttemptAtMs > 0)
      try await loop.sleep(for: .seconds(20))
      #expect(try await coordinator.client.getTransaction(getRequest()).state == .confirmed)
      #expect(participants.told.filter { $0.branch == "order" && $0.phase == "confirm" }.count == 7)
    }
  }

  @Test func `a refusal stays listed with its error, and retry asks at once`() throws {
    try run { loop, coordinator, participants in
      let no = RPCError(.failedPrecondition, "not so", reason: "BRANCH_VIOLATION")
      participants.script("payment", Array(repeating: no, count: 100))
      _ = try await coordinator.client.begin(beginRequest())
      _ = try await coordinator.client.submit(submitRequest())
      try await loop.sleep(for: .seconds(300))
      var list = TransactionV1.ListTransactionsRequest()
      list.openOnly = true
      let open = try await coordinator.client.listTransactions(list).transactions
      #expect(open.map(\.xid) == ["x1"] && open[0].branches[2].lastError == "BRANCH_VIOLATION: not so")
      participants.script("payment", [])
      var retry = TransactionV1.RetryRequest()
      retry.xid = "x1"
      _ = try await coordinator.client.retry(retry)
      try await loop.sleep(for: .milliseconds(10))
      #expect(try await coordinator.client.getTransaction(getRequest()).state == .confirmed)
      #expect(try await coordinator.client.listTransactions(list).transactions == [])
    }
  }

  @Test func `a participant that never answers is given up after the call's time and asked again`() throws {
    try run { loop, coordinator, participants in
      participants.delay.withLock { $0 = .seconds(3600) }
      _ = try await coordinator.client.begin(beginRequest())
      _ = try await coordinator.client.submit(submitRequest())
      try await loop.sleep(for: .seconds(6))
      let open = try await coordinator.client.getTransaction(getRequest())
      #expect(open.branches[0].attempts == 1 && open.branches[0].lastError.hasPrefix("DEADLINE_EXCEEDED"))
      participants.delay.withLock { $0 = .zero }
      try await loop.sleep(for: .seconds(10))
      #expect(try await coordinator.client.getTransaction(getRequest()).state == .confirmed)
    }
  }

  @Test func `calls in flight are bounded and a thousand transactions end`() throws {
    var configuration = TransactionServer.Configuration()
    configuration.callsPerService = 4
    configuration.callsInFlight = 8
    try run(configuration: configuration) { loop, coordinator, participants in
      participants.delay.withLock { $0 = .milliseconds(10) }
      for number in 0..<1_000 {
        let xid = "t\(number)"
        _ = try await coordinator.client.begin(beginRequest(xid, timeoutMs: 600_000))
        for branch in threeBranches { _ = try await participants.try(tryRequest(xid, branch), noCall(loop)) }
        _ = try await coordinator.client.submit(submitRequest(xid, commit: number % 3 > 0))
      }
      #expect(await coordinator.server.agenda.inFlight <= 8)
      try await loop.sleep(for: .seconds(20))
      #expect(await coordinator.server.unfinishedCount == 0)
      #expect(participants.violations == [])
      #expect(Set(participants.told.filter { $0.phase != "try" }).count == 3_000)
    }
  }

  @Test func `the list is paged newest first and meets no transaction twice`() throws {
    try run { loop, coordinator, _ in
      for number in 0..<25 {
        _ = try await coordinator.client.begin(beginRequest("t\(number)", [], timeoutMs: 600_000))
        if number % 2 == 0 { try await loop.sleep(for: .milliseconds(1)) }
      }
      var request = TransactionV1.ListTransactionsRequest()
      request.pageSize = 10
      var seen: [String] = []
      repeat {
        let page = try await coordinator.client.listTransactions(request)
        seen += page.transactions.map(\.xid)
        request.pageToken = page.nextPageToken
      } while !request.pageToken.isEmpty
      #expect(seen.count == 25 && Set(seen).count == 25 && seen.last == "t0")
      request.pageToken = "rubbish"
      let error = await #expect(throws: RPCError.self) { try await coordinator.client.listTransactions(request) }
      #expect(error?.reason == "PAGE_TOKEN_INVALID")
    }
  }

  @Test func `what is unknown or malformed is refused with its reason`() throws {
    try run { _, coordinator, _ in
      var error = await #expect(throws: RPCError.self) { try await coordinator.client.getTransaction(getRequest("no")) }
      #expect(error?.reason == "TRANSACTION_NOT_FOUND" && error?.code == .notFound)
      error = await #expect(throws: RPCError.self) { try await coordinator.client.submit(submitRequest("no")) }
      #expect(error?.reason == "TRANSACTION_NOT_FOUND")
      error = await #expect(throws: RPCError.self) { try await coordinator.client.begin(beginRequest("")) }
      #expect(error?.reason == "TRANSACTION_INVALID" && error?.code == .invalidArgument)
      var request = beginRequest("z")
      request.branches[0].action = nil
      error = await #expect(throws: RPCError.self) { try await coordinator.client.begin(request) }
      #expect(error?.reason == "TRANSACTION_INVALID")
      error = await #expect(throws: RPCError.self) { try await coordinator.client.registerBranch(.init()) }
      #expect(error?.reason == "TRANSACTION_INVALID")
      _ = try await coordinator.client.begin(beginRequest("u"))
      var retry = TransactionV1.RetryRequest()
      retry.xid = "u"
      error = await #expect(throws: RPCError.self) { try await coordinator.client.retry(retry) }
      #expect(error?.reason == "TRANSACTION_UNDECIDED" && error?.code == .failedPrecondition)
    }
  }

  @Test func `as many open transactions as it takes, no more`() throws {
    var configuration = TransactionServer.Configuration()
    configuration.unfinished = 2
    try run(configuration: configuration) { _, coordinator, _ in
      for number in 0..<2 { _ = try await coordinator.client.begin(beginRequest("t\(number)")) }
      let error = await #expect(throws: RPCError.self) { try await coordinator.client.begin(beginRequest("t2")) }
      #expect(error?.reason == "TRANSACTIONS_TOO_MANY" && error?.code == .resourceExhausted)
      _ = try await coordinator.client.begin(beginRequest("t1"))
    }
  }

  @Test func `finished transactions are forgotten by age and by number`() throws {
    var configuration = TransactionServer.Configuration()
    configuration.keepsFinished = .seconds(3600)
    configuration.keepsFinishedCount = 5
    try run(configuration: configuration) { loop, coordinator, _ in
      for number in 0..<8 {
        _ = try await coordinator.client.begin(beginRequest("t\(number)", []))
        _ = try await coordinator.client.submit(submitRequest("t\(number)"))
        try await loop.sleep(for: .milliseconds(5))
      }
      _ = try await coordinator.client.begin(beginRequest("open", [], timeoutMs: 600_000))
      try await loop.sleep(for: .seconds(130))
      let kept = try await coordinator.client.listTransactions(.init()).transactions.map(\.xid)
      #expect(kept == ["open", "t7", "t6", "t5", "t4", "t3"])
      try await loop.sleep(for: .seconds(3_700))
      let left = try await coordinator.client.listTransactions(.init()).transactions
      #expect(left.map(\.xid) == ["open"] && left[0].state == .cancelled)
    }
  }

  @Test func `until the log is read a call waits as long as it may`() throws {
    try TestLoop.run { loop in
      let participants = Participants(loop: loop)
      let idle = Coordinator(loop, try await newStore(), participants, runs: false)
      let error = await #expect(throws: RPCError.self) {
        try await idle.client.getTransaction(getRequest(), CallOptions(timeout: .seconds(1)))
      }
      #expect(error?.code == .deadlineExceeded || error?.reason == "STARTING")
      loop.spawn { await idle.server.run() }
      #expect(try await idle.client.begin(beginRequest()).state == .trying)
    }
  }
}
