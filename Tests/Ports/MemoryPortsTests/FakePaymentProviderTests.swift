import Base
import MemoryPorts
import Ports
import TestKit
import Testing

@Suite struct FakePaymentProviderTests {
  private let payment = Identifier(hi: 1, lo: 2)
  private let refund = Identifier(hi: 3, lo: 4)
  private let price = Money(minor: 12_00, .cny)
  private let later = WallTime(milliseconds: 1)

  @Test func `a trade is opened, paid, told of and paid back once`() async throws {
    let provider = FakePaymentProvider()
    #expect(try await provider.query(payment: payment).state == .notFound)
    #expect(provider.pay(payment) == nil)
    for _ in 0..<2 { _ = try await provider.precreate(payment: payment, amount: price, subject: "x", expiresAt: later) }
    let body = try #require(provider.pay(payment))
    let notice = try provider.readNotice(body)
    #expect(notice.payment == payment && notice.amount == price && notice.state == .paid)
    #expect(try provider.readNotice(body) == notice, "a repeat has the same id")
    await #expect(throws: PaymentProviderError.refused(code: "ACQ.TRADE_STATUS_ERROR", "it was paid")) {
      try await provider.close(payment: payment)
    }
    let trade = try await provider.query(payment: payment).providerTrade
    for _ in 0..<3 {
      try await provider.refund(payment: payment, providerTrade: trade, refund: refund, amount: price)
    }
    #expect(provider.trade(payment)?.refunded == 12_00)
    await #expect(throws: PaymentProviderError.self) {
      try await provider.refund(
        payment: payment, providerTrade: trade, refund: payment, amount: Money(minor: 1, .cny))
    }
    await #expect(throws: PaymentProviderError.self, "of another trade nothing was paid") {
      try await provider.refund(payment: payment, providerTrade: "x", refund: payment, amount: price)
    }
  }

  @Test func `wrong callbacks are told apart`() throws {
    let provider = FakePaymentProvider()
    #expect(throws: PaymentNoticeError.badSignature) {
      try provider.readNotice(provider.notice(payment, amount: price, isSigned: false))
    }
    #expect(throws: PaymentNoticeError.self) { try provider.readNotice([UInt8]("sign=right&notify_id=1".utf8)) }
    #expect(throws: PaymentNoticeError.self) { try provider.readNotice([0xFF]) }
  }

  @Test func `scripted calls are lost, unanswered or refused, one each`() async throws {
    let provider = FakePaymentProvider()
    provider.script(.precreate, .lost, .unanswered, .refused("X"))
    for wanted in [ProviderTrade.State?.none, .waiting] {
      await #expect(throws: PaymentProviderError.self) {
        _ = try await provider.precreate(payment: payment, amount: price, subject: "x", expiresAt: later)
      }
      #expect(provider.trade(payment)?.state == wanted)
    }
    await #expect(throws: PaymentProviderError.refused(code: "X", "scripted")) {
      _ = try await provider.precreate(payment: payment, amount: price, subject: "x", expiresAt: later)
    }
    _ = try await provider.precreate(payment: payment, amount: price, subject: "x", expiresAt: later)
    #expect(provider.calls(.precreate) == 4)
  }

  @Test func `dice decide how many calls have an unknown outcome`() async throws {
    let provider = FakePaymentProvider(mishapPercent: 20, dice: SeededDice(seed: 5))
    var unknown = 0
    for _ in 0..<1000 { do { _ = try await provider.query(payment: payment) } catch { unknown += 1 } }
    #expect((150...250).contains(unknown))
  }
}
