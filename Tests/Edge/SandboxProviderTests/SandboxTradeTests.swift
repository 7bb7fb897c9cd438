import Base
import Testing

@testable import SandboxProvider

private let now = WallTime(milliseconds: 1_800_000_000_000)
private let end = now.advanced(by: .seconds(900))

private func makeTrade(_ state: SandboxTrade.State = .waiting) -> SandboxTrade {
  SandboxTrade(
    outTradeNo: "a", appID: "app", tradeNo: "t", qrToken: "q", amount: Money(minor: 100, .cny),
    subject: "s", notifyURL: "", createdAt: now, expiresAt: end, state: state)
}

private func yuan(_ minor: Int64) -> Money { Money(minor: minor, .cny) }

@Suite struct SandboxTradeTests {
  @Test func `a trade ends by itself at its time, unless it was paid`() throws {
    var trade = makeTrade()
    trade.passTime(to: end.advanced(by: .milliseconds(-1)))
    #expect(trade.state == .waiting)
    trade.passTime(to: end)
    #expect(trade.state == .closed(paidAt: nil))
    #expect(throws: SandboxRefusal.tradeHasClose) { try trade.pay(at: end) }
    var paid = makeTrade(.paid(at: now))
    paid.passTime(to: end)
    #expect(paid.state == .paid(at: now))
  }

  @Test func `a buyer may refuse and still pay, but only once`() throws {
    var trade = makeTrade()
    try trade.refuse()
    #expect(try trade.pay(at: now))
    #expect(try !trade.pay(at: now))
    #expect(throws: SandboxRefusal.tradeHasSuccess) { try trade.refuse() }
    #expect(throws: SandboxRefusal.tradeStatusError) { try trade.close() }
  }

  @Test func `parts go back up to the whole, each id once`() throws {
    var trade = makeTrade(.paid(at: now))
    #expect(try trade.refund(yuan(60), id: "r1"))
    #expect(try !trade.refund(yuan(60), id: "r1"))
    #expect(throws: SandboxRefusal.discordantRepeat) { try trade.refund(yuan(61), id: "r1") }
    #expect(throws: SandboxRefusal.refundTooMuch) { try trade.refund(yuan(41), id: "r2") }
    #expect(trade.status == "TRADE_SUCCESS")
    #expect(try trade.refund(yuan(40), id: "r2"))
    #expect(trade.state == .closed(paidAt: now))
    #expect(try !trade.refund(yuan(40), id: "r2"), "a repeat after the end is still a repeat")
    #expect(throws: SandboxRefusal.tradeStatusError) { try trade.refund(yuan(1), id: "r3") }
  }

  @Test func `nothing goes back from what was never paid`() {
    var trade = makeTrade()
    #expect(throws: SandboxRefusal.tradeStatusError) { try trade.refund(yuan(1), id: "r") }
    #expect(throws: SandboxRefusal.refundTooMuch) {
      var paid = makeTrade(.paid(at: now))
      _ = try paid.refund(yuan(0), id: "r")
    }
  }

  @Test func `the same precreate is welcome while the trade waits`() throws {
    try makeTrade().precreateAgain(amount: yuan(100))
    #expect(throws: SandboxRefusal.contextInconsistent) { try makeTrade().precreateAgain(amount: yuan(99)) }
    #expect(throws: SandboxRefusal.tradeHasSuccess) {
      try makeTrade(.paid(at: now)).precreateAgain(amount: yuan(100))
    }
    #expect(throws: SandboxRefusal.tradeHasClose) {
      try makeTrade(.closed(paidAt: nil)).precreateAgain(amount: yuan(100))
    }
  }

  @Test func `notices are sent again ever more slowly, at most every half minute`() {
    let delays = (1...12).map { NoticeSchedule.delay(afterFailures: $0) }
    #expect(delays.first == .milliseconds(400))
    #expect(delays.last == .seconds(30))
    #expect(zip(delays, delays.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test(arguments: SandboxRefusal.allCases)
  func `every refusal has a code of the open platform and words`(_ refusal: SandboxRefusal) {
    #expect(["20000", "40002", "40004"].contains(refusal.code))
    #expect(!refusal.words.isEmpty && !refusal.message.isEmpty)
  }
}
