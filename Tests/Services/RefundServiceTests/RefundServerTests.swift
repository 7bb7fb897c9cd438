import Base
import Messages
import Ports
import RPCCore
import SQLiteStore
import TestKit
import Testing

@testable import RefundService

private let hour: Int64 = 3_600

@Suite struct RefundServerTests {
  @Test(arguments: [(24 * 7 + 1, 0), (48 + 1, 1_230), (24 + 1, 3_690)] as [(Int64, Int64)])
  func `a refund goes its whole way, and costs the more the nearer the performance is`(_ hours: Int64, _ fee: Int64) throws {
    try TestLoop.run { loop in
      let world = try await World(loop, Script(left: .seconds(hours * hour)))
      world.start()
      let payment = try await world.buy()
      let asked = try await world.ask()
      #expect(asked.state == .requested && asked.feeMinor == fee && asked.reason == "ill")
      #expect(Identifier(asked.refundID)?.shard == order.shard)
      try await loop.sleep(for: .seconds(10))
      try await world.checkEnd(asked.refundID, payment, fee: fee)
    }
  }

  @Test func `less than a day before the performance there is no refund`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop, Script(left: .seconds(24 * hour)))
      world.start()
      _ = try await world.buy()
      await expectRefusal("REFUND_TOO_LATE", .failedPrecondition) { try await world.ask() }
      #expect(try await world.store.read { try $0.query("SELECT * FROM refunds") }.isEmpty)
    }
  }

  @Test func `asking again, with the same request or another, at once or later, gives the one refund`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      let payment = try await world.buy()
      let asked = try await withThrowingTaskGroup(of: RefundV1.Refund.self) { group in
        for number in 0..<10 { group.addTask { try await world.ask("k\(number % 3)") } }
        return try await group.reduce(into: Set()) { $0.insert($1.refundID) }
      }
      let id = try #require(asked.first)
      #expect(asked.count == 1)
      try await loop.sleep(for: .seconds(10))
      #expect(try await world.ask("k0").refundID == id)
      #expect(try await world.ask("later").refundID == id)
      try await world.checkEnd(id, payment, fee: 1_230)
    }
  }

  @Test func `a request id belongs to one order`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      _ = try await world.buy()
      _ = try await world.ask()
      let other = Identifier(hi: 9, lo: 9)
      await expectRefusal("REQUEST_REUSED", .alreadyExists) {
        try await world.client.requestRefund(.init(orderID: other.description), asBuyer())
      }
    }
  }

  @Test func `only the buyer of a paid order may ask, with few words`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      await expectRefusal("ORDER_NOT_PAID", .failedPrecondition) { try await world.ask() }
      _ = try await world.buy()
      let request = RefundV1.RequestRefundRequest(orderID: order.description)
      await expectRefusal("ORDER_NOT_FOUND", .notFound) {
        try await world.client.requestRefund(request, asBuyer(stranger))
      }
      await expectRefusal("ORDER_NOT_FOUND") { try await world.client.requestRefund(.init(orderID: "x"), asBuyer()) }
      await expectRefusal("ORDER_NOT_FOUND") {
        try await world.client.requestRefund(.init(orderID: stranger.description), asBuyer())
      }
      await expectRefusal("NOT_LOGGED_IN") { try await world.client.requestRefund(request) }
      await expectRefusal("REQUEST_ID_INVALID") {
        try await world.client.requestRefund(request, CallOptions(metadata: [MetadataKey.user: buyer.description]))
      }
      await expectRefusal("REFUND_REASON_TOO_LONG", .invalidArgument) {
        try await world.ask(reason: String(repeating: "长", count: 501))
      }
      await expectRefusal("REFUND_REASON_TOO_LONG") { try await world.ask(reason: String(repeating: "e\u{301}", count: 2_000)) }
      #expect(try await world.ask(reason: String(repeating: "长", count: 500)).state == .requested)
      world.desk.change(order) { $0.state = .refunding }
    }
  }

  @Test(arguments: ["HOLD_NOT_SOLD", "HOLD_RETURNED"])
  func `a refund that a rule forbids fails, everything stays, and another may be asked for`(_ reason: String) throws {
    try TestLoop.run { loop in
      let left = Locked(1)
      let script = Script(inventory: { _ in
        if left.withLock({ left in left -= 1; return left >= 0 }) {
          throw RPCError(.failedPrecondition, "", reason: reason)
        }
      })
      let world = try await World(loop, script)
      world.start()
      let payment = try await world.buy()
      let first = try await world.ask()
      try await loop.sleep(for: .seconds(10))
      try await world.checkEnd(first.refundID, payment, fee: nil)
      #expect(try await world.client.getRefund(.init(refundID: first.refundID), asBuyer()).reason == reason)
      #expect(try await world.ask().state == .failed, "the same request has the same answer")
      let second = try await world.ask("k2")
      #expect(second.refundID != first.refundID)
      try await loop.sleep(for: .seconds(10))
      try await world.checkEnd(second.refundID, payment, fee: 1_230)
    }
  }

  @Test func `what is busy or away is waited for`() throws {
    try TestLoop.run { loop in
      let left = Locked(4)
      let world = try await World(
        loop,
        Script(
          inventory: { _ in
            if left.withLock({ left in left -= 1; return left >= 2 }) { throw RPCError(.aborted, "", reason: "HOLD_BUSY") }
          },
          order: { _ in
            if left.withLock({ left in left -= 1; return left >= 0 }) { throw RPCError(.unavailable, "") }
          }))
      world.start()
      let payment = try await world.buy()
      let asked = try await world.ask()
      try await loop.sleep(for: .seconds(60))
      try await world.checkEnd(asked.refundID, payment, fee: 1_230)
    }
  }

  @Test func `refunds are listed to their buyer, newest first, page by page`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      var wanted: [String] = []
      for number in 0..<5 {
        let id = Identifier(hi: UInt64(number + 20) << 8, lo: UInt64(number))
        world.desk.put(
          OrderV1.Order(
            orderID: id.description, userID: buyer.description, performanceID: "p1", state: .paid, amountMinor: 100,
            currency: "CNY", paymentID: id.description))
        let refund = try await world.client.requestRefund(.init(orderID: id.description), asBuyer(key: "p\(number)"))
        wanted.insert(refund.refundID, at: 0)
        if number % 2 == 0 { try await loop.sleep(for: .milliseconds(5)) }
      }
      var (seen, token, pages) = ([String](), "", 0)
      repeat {
        let page = try await world.client.listRefunds(.init(pageSize: 2, pageToken: token), asBuyer())
        seen += page.refunds.map(\.refundID)
        token = page.nextPageToken
        pages += 1
      } while !token.isEmpty
      #expect(Set(seen) == Set(wanted) && seen.count == 5 && pages == 3)
      #expect(try await world.client.listRefunds(.init(), asBuyer()).refunds.map(\.refundID) == seen)
      let times = try await world.client.listRefunds(.init(), asBuyer()).refunds.compactMap(\.requestedAt)
      #expect(times == times.sorted(by: >))
      #expect(try await world.client.listRefunds(.init(), asBuyer(stranger)).refunds.isEmpty)
      await expectRefusal("PAGE_TOKEN_INVALID") { try await world.client.listRefunds(.init(pageToken: "x"), asBuyer()) }
      await expectRefusal("REFUND_NOT_FOUND", .notFound) {
        try await world.client.getRefund(.init(refundID: seen[0]), asBuyer(stranger))
      }
      for id in ["", "x", stranger.description] {
        await expectRefusal("REFUND_NOT_FOUND") { try await world.client.getRefund(.init(refundID: id), asBuyer()) }
      }
    }
  }
}

@Suite struct RefundParticipantTests {
  @Test func `settled is for services, is taken once, and never before the transaction is decided`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop, Script(order: { _ in throw RPCError(.unavailable, "") }))
      world.start()
      _ = try await world.buy()
      let id = try await world.ask().refundID
      await expectRefusal("INTERNAL_ONLY", .permissionDenied) {
        try await world.client.settled(.init(messageID: "m", refundID: id), asBuyer())
      }
      for _ in 0..<2 {
        await expectRefusal("REFUND_NOT_IN_TRANSACTION") {
          try await world.client.settled(.init(messageID: "m", refundID: id))
        }
      }
      #expect(try await world.store.read { try $0.query("SELECT * FROM inbox") }.isEmpty, "a refused message is not taken")
      await expectRefusal("MESSAGE_INVALID") { try await world.client.settled(.init(messageID: "", refundID: id)) }
      await expectRefusal("MESSAGE_INVALID") { try await world.client.settled(.init(messageID: "m", refundID: "x")) }
      await expectRefusal("REFUND_NOT_FOUND") {
        try await world.client.settled(.init(messageID: "m", refundID: stranger.description))
      }
    }
  }

  @Test func `the provider may be faster than the Confirm`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop, Script(order: { _ in throw RPCError(.unavailable, "") }))
      world.start()
      _ = try await world.buy()
      let id = try await world.ask().refundID
      let branch = TransactionV1.BranchRequest(
        xid: "x", branchID: "1", deadlineAtMs: loop.wallNow.advanced(by: .seconds(20)).milliseconds,
        action: .init(action: .completeRefund(.init(refundID: id))))
      for _ in 0..<2 { _ = try await world.participant.try(branch) }
      for _ in 0..<2 { _ = try await world.client.settled(.init(messageID: "m", refundID: id)) }
      #expect(try await world.client.getRefund(.init(refundID: id)).state == .succeeded)
      for _ in 0..<2 { _ = try await world.participant.confirm(branch) }
      #expect(try await world.client.getRefund(.init(refundID: id)).state == .succeeded)
      await expectRefusal("BRANCH_VIOLATION") { try await world.participant.cancel(branch) }
    }
  }

  @Test func `a branch that is no refund's, or comes from a person, is refused`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      let wrong = TransactionV1.BranchRequest(
        xid: "x", branchID: "1", deadlineAtMs: .max, action: .init(action: .payOrder(.init())))
      await expectRefusal("BRANCH_INVALID") { try await world.participant.try(wrong) }
      await expectRefusal("BRANCH_INVALID") { try await world.participant.confirm(.init(xid: "x", branchID: "1")) }
      await expectRefusal("INTERNAL_ONLY") { try await world.participant.cancel(wrong, asBuyer()) }
      let unknown = TransactionV1.BranchRequest(
        xid: "x", branchID: "1", deadlineAtMs: .max,
        action: .init(action: .completeRefund(.init(refundID: order.description))))
      await expectRefusal("REFUND_NOT_FOUND") { try await world.participant.try(unknown) }
      _ = try await world.participant.cancel(unknown)
      await expectRefusal("BRANCH_CANCELLED") { try await world.participant.try(unknown) }
    }
  }
}

@Suite struct RefundCrashTests {
  private static let forbidden: @Sendable (TransactionV1.BranchRequest) throws -> Void = { _ in
    throw RPCError(.failedPrecondition, "", reason: "HOLD_NOT_SOLD")
  }

  /// A whole refund with a refund service that lives `life`, then another.
  private static func refund(_ world: World, _ life: Life) async throws -> (id: String, payment: Identifier) {
    let payment = try await world.buy()
    let first = world.start(life)
    world.loop.spawn {
      while !life.isDead, (try? await world.loop.sleep(for: .milliseconds(20))) != nil {}
      first.cancel()
      world.address.connect(nil)
      guard (try? await world.loop.sleep(for: .milliseconds(500))) != nil else { return }
      world.start()
    }
    let id = try await world.until { try await world.ask().refundID }
    try await world.loop.sleep(for: .seconds(90))
    return (id, payment)
  }

  @Test(arguments: [true, false], Life.End.allCases)
  func `a process that dies at any step is followed by one that ends the refund`(_ isAllowed: Bool, _ end: Life.End) throws {
    let script = isAllowed ? Script() : Script(inventory: Self.forbidden)
    let steps = try TestLoop.run { loop in
      let world = try await World(loop, script)
      let life = Life()
      let (id, payment) = try await Self.refund(world, life)
      try await world.checkEnd(id, payment, fee: isAllowed ? 1_230 : nil)
      return life.steps
    }
    #expect(steps > 8)
    for step in 1...steps {
      try TestLoop.run(seed: UInt64(step)) { loop in
        let world = try await World(loop, script)
        let life = Life(endingAt: (step, end))
        let (id, payment) = try await Self.refund(world, life)
        #expect(life.isDead)
        try await world.checkEnd(id, payment, fee: isAllowed ? 1_230 : nil)
      }
    }
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func `lost, doubled and unanswered calls pay back once or not at all`(_ seed: UInt64) throws {
    let isAllowed = seed % 2 == 0
    try TestLoop.run(seed: seed) { loop in
      let dice = SeededDice(seed: seed)
      var script = isAllowed ? Script() : Script(inventory: Self.forbidden)
      script.fate = { _ in
        switch dice.roll(10) {
        case 0: .requestLost
        case 1: .answerLost
        case 2: .doubled
        default: .arrives
        }
      }
      let world = try await World(loop, script)
      world.provider.fate(of: "refund", [.answerLost, .requestLost])
      let (id, payment) = try await Self.refund(world, Life())
      try await loop.sleep(for: .seconds(300))
      try await world.checkEnd(id, payment, fee: isAllowed ? 1_230 : nil)
    }
  }
}
