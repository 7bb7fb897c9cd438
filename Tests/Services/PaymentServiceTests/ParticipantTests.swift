import Base
import Messages
import Ports
import RPCCore
import SQLiteStore
import TestKit
import Testing

@testable import PaymentService

private let refund = Identifier(hi: 0x2E, lo: 1)

extension World {
  /// A world with a settled payment.
  fileprivate static func settled(_ loop: TestLoop) async throws -> (World, Identifier) {
    let world = try await World(loop)
    world.start()
    let id = try await world.open()
    world.provider.pay(id)
    _ = try await world.notify(world.provider.notice(id))
    try await world.pass(.seconds(2))
    return (world, id)
  }

  fileprivate func branch(
    _ payment: Identifier, xid: String = "r-1", back: Int64 = 11_070, fee: Int64 = 1_230
  ) -> TransactionV1.BranchRequest {
    TransactionV1.BranchRequest(
      xid: xid, branchID: "1-payment", deadlineAtMs: loop.wallNow.advanced(by: .seconds(20)).milliseconds,
      action: .init(
        action: .refundPayment(
          .init(paymentID: payment.description, refundID: refund.description, amountMinor: back, feeMinor: fee))))
  }
}

@Suite struct ParticipantTests {
  @Test func `a refund is tried, confirmed, paid back and told, each any number of times`() throws {
    try TestLoop.run { loop in
      let (world, id) = try await World.settled(loop)
      let branch = world.branch(id)
      for _ in 0..<2 { _ = try await world.participant.try(branch) }
      #expect(try await world.state() == .settled, "nothing has happened yet")
      world.provider.fate(of: "refund", [.answerLost])
      for _ in 0..<2 { _ = try await world.participant.confirm(branch) }
      #expect(try await world.state() == .refunding)
      try await world.pass(.seconds(5))
      #expect(try await world.state() == .refunded)
      #expect(world.provider.trade(id)?.refunds == [refund: Money(minor: 11_070, .cny)])
      let told = world.refunds.told.withLock { $0 }
      #expect(told.map(\.refundID) == [refund.description] && told[0].messageID.hasPrefix("payment/"))
      try await world.checkLedger()
      #expect(
        try await world.balances()
          == ["provider_clearing": 1_230, "buyer_funds": 0, "sales": 0, "refund_fees": -1_230])
      await expectRefusal("PAYMENT_ALREADY_RETURNED") { try await world.participant.try(world.branch(id, xid: "r-2")) }
    }
  }

  @Test func `a cancelled refund leaves the payment settled, and its late Try is refused`() throws {
    try TestLoop.run { loop in
      let (world, id) = try await World.settled(loop)
      let before = try await world.rows()[0]
      _ = try await world.participant.try(world.branch(id))
      await expectRefusal("PAYMENT_BUSY", .aborted) { try await world.participant.try(world.branch(id, xid: "r-2")) }
      for _ in 0..<2 { _ = try await world.participant.cancel(world.branch(id)) }
      #expect(try await world.rows()[0] == before)
      await expectRefusal("BRANCH_CANCELLED") { try await world.participant.try(world.branch(id)) }
      await expectRefusal("BRANCH_VIOLATION") { try await world.participant.confirm(world.branch(id)) }
      for _ in 0..<2 { _ = try await world.participant.cancel(world.branch(id, xid: "r-3")) }
      await expectRefusal("BRANCH_CANCELLED") { try await world.participant.try(world.branch(id, xid: "r-3")) }
      #expect(try await world.rows()[0] == before)
      _ = try await world.participant.try(world.branch(id, xid: "r-4"))
    }
  }

  @Test func `a Try that is refused leaves no fence behind, so that its Cancel is an empty one`() throws {
    try TestLoop.run { loop in
      let (world, id) = try await World.settled(loop)
      let before = try await world.rows()
      await expectRefusal("REFUND_MISMATCH") { try await world.participant.try(world.branch(id, back: 11_071)) }
      await expectRefusal("REFUND_MISMATCH") { try await world.participant.try(world.branch(id, back: .max, fee: 1)) }
      await expectRefusal("REFUND_MISMATCH") { try await world.participant.try(world.branch(id, back: -1, fee: .min)) }
      var late = world.branch(id)
      late.deadlineAtMs = loop.wallNow.milliseconds - 1
      await expectRefusal("BRANCH_TOO_LATE") { try await world.participant.try(late) }
      #expect(try await world.rows() == before)
      await expectRefusal("BRANCH_VIOLATION") { try await world.participant.confirm(world.branch(id)) }
      _ = try await world.participant.cancel(world.branch(id))
    }
  }

  @Test func `actions of others, and ids that are none, are refused`() throws {
    try TestLoop.run { loop in
      let world = try await World(loop)
      world.start()
      let actions: [TransactionV1.BranchAction?] = [
        nil, .init(), .init(action: .payOrder(.init(orderID: order.description))),
        .init(action: .settlePayment(.init(paymentID: "x"))),
        .init(action: .refundPayment(.init(paymentID: order.description, refundID: "x"))),
      ]
      for action in actions {
        let branch = TransactionV1.BranchRequest(xid: "x", branchID: "b", deadlineAtMs: .max, action: action)
        await expectRefusal("BRANCH_INVALID", .invalidArgument) { try await world.participant.try(branch) }
        await expectRefusal("BRANCH_INVALID") { try await world.participant.cancel(branch) }
      }
      let settle = TransactionV1.BranchAction(action: .settlePayment(.init(paymentID: order.description)))
      for (xid, id) in [("", "b"), ("x", ""), (String(repeating: "x", count: 129), "b")] {
        await expectRefusal("BRANCH_INVALID") {
          try await world.participant.try(.init(xid: xid, branchID: id, deadlineAtMs: .max, action: settle))
        }
      }
      await expectRefusal("PAYMENT_NOT_FOUND") {
        try await world.participant.try(.init(xid: "x", branchID: "b", deadlineAtMs: .max, action: settle))
      }
      _ = try await world.participant.cancel(.init(xid: "x", branchID: "b", action: settle))
    }
  }
}
