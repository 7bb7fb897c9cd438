import AlipayProvider
import Base
import Gateway
import Ports
import SQLiteStore
import TestKit
import Testing

@testable import SandboxProvider

/// The list of trades, asked for by the adapter of the merchant.
@Suite struct BillTests {
  private static func window(_ loop: TestLoop) -> (from: WallTime, to: WallTime) {
    let now = loop.wallNow.milliseconds / 1_000 * 1_000
    return (WallTime(milliseconds: now - 3_600_000), WallTime(milliseconds: now + 1_000))
  }

  @Test func `it names every paid trade, second ones too, and none that nobody paid`() throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      let page = try await stage.open(1)
      _ = await stage.post(page + "/pay")
      _ = await stage.post(page + "/pay-again")
      _ = try await stage.open(2)
      let (from, to) = Self.window(loop)
      let list = try await stage.provider.trades(from: from, to: to, page: 1)
      #expect(list.isLast && list.paid.count == 2)
      #expect(list.paid.allSatisfy { $0.payment == stage.id(1) && $0.amount == Money(minor: 1_230, .cny) })
      #expect(Set(list.paid.map(\.providerTrade)).count == 2)
      let first = try await stage.provider.query(payment: stage.id(1))
      #expect(list.paid.contains { $0.providerTrade == first.providerTrade })
    }
  }

  @Test func `what went back is on it still, and the time is half open by the making`() throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      let made = loop.wallNow.milliseconds / 1_000 * 1_000
      _ = await stage.post(try await stage.open(1) + "/pay")
      let trade = try await stage.provider.query(payment: stage.id(1)).providerTrade
      try await stage.provider.refund(
        payment: stage.id(1), providerTrade: trade, refund: stage.id(9), amount: Money(minor: 1_230, .cny))
      func count(_ from: Int64, _ to: Int64) async throws -> Int {
        try await stage.provider.trades(
          from: WallTime(milliseconds: made + from), to: WallTime(milliseconds: made + to), page: 1
        ).paid.count
      }
      #expect(try await count(0, 1_000) == 1)
      #expect(try await count(-1_000, 0) == 0)
      #expect(try await count(1_000, 2_000) == 0)
    }
  }

  @Test func `a long list comes in pages, each entry once`() throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      let now = loop.wallNow
      let count: UInt64 = 2_005
      try await stage.store.write { tx in
        for number in 0..<count {
          var trade = SandboxTrade(
            outTradeNo: stage.id(number).description, appID: Stage.appID, tradeNo: "t\(number)", qrToken: "q\(number)",
            amount: Money(minor: 5, .cny), subject: "\"s\\", notifyURL: "", createdAt: now, expiresAt: nil)
          _ = try trade.pay(at: now)
          try SandboxBooks.insert(tx, trade)
          try SandboxBooks.save(tx, trade)
        }
      }
      let (from, to) = Self.window(loop)
      var seen: Set<String> = []
      for page in 1...3 {
        let list = try await stage.provider.trades(from: from, to: to, page: page)
        #expect(list.isLast == (page == 3))
        for trade in list.paid { #expect(seen.insert(trade.providerTrade).inserted) }
      }
      #expect(seen.count == Int(count))
      #expect(try await stage.provider.trades(from: from, to: to, page: 4) == ProviderPage(paid: [], isLast: true))
    }
  }

  @Test func `a time that is none, or longer than a month, is refused`() throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      let (from, to) = Self.window(loop)
      await #expect(throws: PaymentProviderError.self) {
        try await stage.provider.trades(from: from.advanced(by: .seconds(-32 * 86_400)), to: to, page: 1)
      }
    }
  }

  @Test func `its queries use the indexes`() throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      for query in [
        "SELECT trade_no FROM trades WHERE created_at >= 5 AND created_at < 6",
        "SELECT trade_no FROM second_trades WHERE paid_at >= 5 AND paid_at < 6",
      ] {
        let plan = try await stage.store.read { try $0.query("EXPLAIN QUERY PLAN \(query)").map { try $0.text(3) } }
        #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") }, "\(plan)")
      }
    }
  }
}
