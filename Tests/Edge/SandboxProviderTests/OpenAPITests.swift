import Base
import Gateway
import JSON
import OpenSSLCrypto
import Ports
import SQLiteStore
import TestKit
import Testing

@testable import AlipayProvider
@testable import SandboxProvider

/// Our adapter and the sandbox, face to face: both sides sign, both sides check.
@Suite struct OpenAPITests {
  @Test func `a trade is opened, asked about, paid and closed books are told`() throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      #expect(try await stage.provider.query(payment: stage.id(1)).state == .notFound)
      let page = try await stage.open(1)
      #expect(page.hasPrefix("/sandbox/trades/"))
      #expect(try await stage.open(1) == page, "the same trade has the same QR code")
      let waiting = try await stage.provider.query(payment: stage.id(1))
      #expect(waiting.state == .waiting && waiting.amount == .zero(.cny))
      #expect(await stage.post(page + "/pay").status == 200)
      let paid = try await stage.provider.query(payment: stage.id(1))
      #expect(paid.state == .paid && paid.amount == Money(minor: 1_230, .cny) && !paid.providerTrade.isEmpty)
      await #expect(throws: PaymentProviderError.refused(code: "ACQ.TRADE_STATUS_ERROR", SandboxRefusal.tradeStatusError.words)) {
        try await stage.provider.close(payment: stage.id(1))
      }
      await #expect(throws: PaymentProviderError.refused(code: "ACQ.TRADE_HAS_SUCCESS", SandboxRefusal.tradeHasSuccess.words)) {
        _ = try await stage.open(1)
      }
    }
  }

  @Test func `an open trade is closed by us, or by its time`() throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      let page = try await stage.open(1)
      try await stage.provider.close(payment: stage.id(1))
      try await stage.provider.close(payment: stage.id(1))
      #expect(try await stage.provider.query(payment: stage.id(1)).state == .closed)
      #expect(await stage.post(page + "/pay").status == 409)
      let second = try await stage.open(2)
      try await loop.sleep(for: .seconds(901))
      #expect(try await stage.provider.query(payment: stage.id(2)).state == .closed)
      #expect(await stage.post(second + "/pay").status == 409)
    }
  }

  @Test func `a trade does not end before the hold behind it`() throws {
    try TestLoop.run(start: WallTime(milliseconds: 1_767_225_600_001)) { loop in
      let stage = try await Stage(loop)
      let page = try await stage.open(1)
      try await loop.sleep(for: .milliseconds(900_000 - 1))
      #expect(await stage.post(page + "/pay").status == 200)
    }
  }

  @Test func `money goes back in parts, and the same refund id only once`() throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      let page = try await stage.open(1)
      _ = await stage.post(page + "/pay")
      let part = Money(minor: 1_000, .cny)
      let trade = try await stage.provider.query(payment: stage.id(1)).providerTrade
      try await stage.provider.refund(payment: stage.id(1), providerTrade: trade, refund: stage.id(9), amount: part)
      try await stage.provider.refund(payment: stage.id(1), providerTrade: trade, refund: stage.id(9), amount: part)
      await #expect(throws: PaymentProviderError.refused(code: "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", SandboxRefusal.refundTooMuch.words)) {
        try await stage.provider.refund(payment: stage.id(1), providerTrade: trade, refund: stage.id(10), amount: part)
      }
      await #expect(throws: PaymentProviderError.refused(code: "ACQ.TRADE_NOT_EXIST", SandboxRefusal.tradeNotExist.words)) {
        try await stage.provider.refund(
          payment: stage.id(1), providerTrade: trade + "0", refund: stage.id(11), amount: Money(minor: 1, .cny))
      }
      let rows = try await stage.store.read { try $0.query("SELECT amount_minor FROM trade_refunds") }
      #expect(rows == [SQLRow([.integer(1_000)])])
    }
  }

  @Test func `a second trade under one id is told and paid back by its own number`() throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      let page = try await stage.open(1)
      #expect(await stage.post(page + "/pay-again").status == 409, "nobody has paid yet")
      _ = await stage.post(page + "/pay")
      #expect(await stage.post(page + "/pay-again").status == 200)
      let task = loop.spawn { await stage.sandbox.run() }
      try await loop.sleep(for: .seconds(1))
      task.cancel()
      let first = try await stage.provider.query(payment: stage.id(1))
      let notices = try stage.callbacks.arrivals.map { try stage.provider.readNotice($0.body) }
      #expect(notices.count == 2 && notices.allSatisfy { $0.payment == stage.id(1) && $0.amount == first.amount })
      let second = try #require(notices.map(\.providerTrade).first { $0 != first.providerTrade })
      for _ in 0..<3 {
        try await stage.provider.refund(
          payment: stage.id(1), providerTrade: second, refund: stage.id(9), amount: first.amount)
      }
      #expect(try await stage.provider.query(payment: stage.id(1)) == first, "the first is as it was")
      await #expect(throws: PaymentProviderError.refused(code: "ACQ.TRADE_STATUS_ERROR", SandboxRefusal.tradeStatusError.words)) {
        try await stage.provider.refund(
          payment: stage.id(1), providerTrade: second, refund: stage.id(10), amount: Money(minor: 1, .cny))
      }
      try await stage.provider.refund(
        payment: stage.id(1), providerTrade: first.providerTrade, refund: stage.id(11), amount: first.amount)
      #expect(try await stage.provider.query(payment: stage.id(1)).state == .closed)
    }
  }

  @Test func `a request that was changed on its way is refused`() throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      var line = StraightLine(responder: stage.sandbox)
      line.onTheWay = { request in
        var request = request
        request.body = [UInt8](String(decoding: request.body, as: UTF8.self).replacing("12.30", with: "0.01").utf8)
        return request
      }
      let provider = try Stage.provider(line, stage.keys, loop)
      await #expect(throws: PaymentProviderError.refused(code: "isv.invalid-signature", SandboxRefusal.invalidSignature.words)) {
        _ = try await provider.precreate(
          payment: stage.id(1), amount: Money(minor: 1_230, .cny), subject: "s",
          expiresAt: loop.wallNow.advanced(by: .seconds(900)))
      }
      #expect(try await stage.provider.query(payment: stage.id(1)).state == .notFound)
    }
  }

  @Test func `an answer that was changed on its way is not believed`() throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      _ = try await stage.open(1)
      var line = StraightLine(responder: stage.sandbox)
      line.onTheWayBack = { answer in
        var answer = answer
        answer.body = [UInt8](
          String(decoding: answer.body, as: UTF8.self).replacing("WAIT_BUYER_PAY", with: "TRADE_SUCCESS").utf8)
        return answer
      }
      let provider = try Stage.provider(line, stage.keys, loop)
      do throws(PaymentProviderError) {
        _ = try await provider.query(payment: stage.id(1))
        Issue.record("a forged answer was believed")
      } catch {
        guard case .unknownOutcome = error else {
          Issue.record("\(error)")
          return
        }
      }
    }
  }

  @Test func `the signature of an answer is over the raw bytes of its value`() throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      let bodies = Locked<[[UInt8]]>([])
      var line = StraightLine(responder: stage.sandbox)
      line.onTheWayBack = { answer in
        bodies.withLock { $0.append(answer.body) }
        return answer
      }
      let provider = try Stage.provider(line, stage.keys, loop)
      _ = try await provider.query(payment: stage.id(404))
      let body = try #require(bodies.withLock { $0.first })
      let members = try #require(JSONMembers(body))
      let raw = try #require(members.raw("alipay_trade_query_response"))
      let sign = try #require(members.text("sign").flatMap { Base64.decode($0.utf8) })
      let verifier = try OpenSSLCrypto().verifier(publicKeyPEM: stage.keys.providerPublic, .rsa2)
      #expect(verifier.verify(sign, of: raw))
      #expect(!verifier.verify(sign, of: raw + [32]))
    }
  }

  @Test(arguments: [
    "", "x", "app_id=1&app_id=2", "app_id=%zz", "method=alipay.trade.query",
    "app_id=2021000000000001&method=alipay.trade.query&sign_type=RSA2&sign=AAAA&biz_content=%7B%7D",
    "app_id=2021000000000001&method=alipay.trade.query&sign_type=RSA&sign=AAAA&biz_content=%7B%7D",
  ])
  func `rubbish gets a signed no`(_ form: String) throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      let answer = await stage.sandbox.respond(
        to: HTTPRequest(method: "POST", path: "/gateway.do", body: [UInt8](form.utf8)))
      #expect(answer.status == 200)
      #expect(text(answer).contains("\"code\":\"4000"))
    }
  }

  @Test func `a form larger than the limit is refused, unknown paths are not found`() throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      let large = await stage.sandbox.respond(
        to: HTTPRequest(method: "POST", path: "/gateway.do", body: [UInt8](repeating: 97, count: 20_000)))
      #expect(text(large).contains("ACQ.INVALID_PARAMETER"))
      #expect(await stage.get("/nothing").status == 404)
      #expect(await stage.get("/sandbox/trades/unknown").status == 404)
      #expect(await stage.post("/sandbox/trades/unknown/pay").status == 404)
      #expect(await stage.post("/sandbox/trades/unknown/steal").status == 404)
      #expect(await stage.get("/healthz").status == 200)
    }
  }
}
