import Base
import Gateway
import JSON
import Ports
import TestKit
import Testing

@testable import AlipayProvider
@testable import SandboxProvider

@Suite struct NoticeTests {
  @Test func `a paid trade is told with a signature that we believe`() throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      loop.spawn { await stage.sandbox.run() }
      let page = try await stage.open(1, subject: "演唱会 & 100% = +")
      #expect(await stage.post(page + "/pay").status == 200)
      try await loop.sleep(for: .milliseconds(10))
      let arrival = try #require(stage.callbacks.arrivals.first)
      #expect(arrival.url == Stage.notifyURL)
      let notice = try stage.provider.readNotice(arrival.body)
      #expect(notice.payment == stage.id(1) && notice.amount == Money(minor: 1_230, .cny))
      #expect(notice.merchant == Stage.appID && notice.state == .paid && !notice.id.isEmpty)
      #expect(FormFields(encoded: arrival.body)?["subject"] == "演唱会 & 100% = +")
      try await loop.sleep(for: .seconds(120))
      #expect(stage.callbacks.arrivals.count == 1, "taken once is enough")
    }
  }

  @Test func `a notice is repeated, the same bytes, until it is answered with success`() throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      loop.spawn { await stage.sandbox.run() }
      stage.callbacks.answer([
        .failure(.unreachable("down")), .failure(.timedOut),
        .success(HTTPClientResponse(status: 500, body: [UInt8]("success".utf8))),
        .success(HTTPClientResponse(status: 200, body: [UInt8]("Success".utf8))),
        .success(HTTPClientResponse(status: 200, body: [UInt8]("success\n".utf8))),
      ])
      let page = try await stage.open(1)
      _ = await stage.post(page + "/pay")
      try await loop.sleep(for: .seconds(300))
      let arrivals = stage.callbacks.arrivals
      #expect(arrivals.count == 6)
      #expect(Set(arrivals.map(\.body)).count == 1)
      #expect(zip(arrivals, arrivals.dropFirst()).allSatisfy { $0.at < $1.at })
    }
  }

  @Test func `a notice that was on its way survives the provider's restart`() throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      let page = try await stage.open(1)
      #expect(await stage.post(page + "/pay").status == 200)
      let again = try Stage.open(loop, stage.store, stage.callbacks, stage.keys)
      loop.spawn { await again.run() }
      try await loop.sleep(for: .seconds(2))
      #expect(stage.callbacks.arrivals.count == 1)
      #expect(await again.respond(to: HTTPRequest(method: "POST", path: page + "/pay")).status == 200)
      try await loop.sleep(for: .seconds(2))
      #expect(stage.callbacks.arrivals.count == 1, "a second tap tells nothing")
    }
  }

  @Test func `a buyer may ask for duplicates and for a late notice`() throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      loop.spawn { await stage.sandbox.run() }
      let page = try await stage.open(1)
      let paidAt = loop.wallNow
      #expect(await stage.post(page + "/pay", #"{"notify_delay_ms":5000,"duplicate_notices":3}"#).status == 200)
      try await loop.sleep(for: .milliseconds(4_900))
      #expect(stage.callbacks.arrivals.isEmpty)
      try await loop.sleep(for: .seconds(10))
      let arrivals = stage.callbacks.arrivals
      #expect(arrivals.count == 4)
      #expect(arrivals.allSatisfy { paidAt.duration(to: $0.at) >= .seconds(5) })
      #expect(Set(arrivals.map(\.body)).count == 1)
    }
  }

  @Test(arguments: [
    "[]", "{", #"{"notify_delay_ms":-1}"#, #"{"notify_delay_ms":86400001}"#, #"{"duplicate_notices":21}"#,
    #"{"duplicate_notices":1.5}"#, #"{"unknown":1}"#, #"{"duplicate_notices":null}"#,
  ])
  func `wishes outside their limits are refused, and nothing is paid`(_ json: String) throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      let page = try await stage.open(1)
      #expect(await stage.post(page + "/pay", json).status == 400)
      #expect(try await stage.provider.query(payment: stage.id(1)).state == .waiting)
    }
  }

  @Test func `a forged notice is not believed, whatever was changed`() throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      loop.spawn { await stage.sandbox.run() }
      let page = try await stage.open(1)
      _ = await stage.post(page + "/pay")
      try await loop.sleep(for: .milliseconds(10))
      let body = try #require(stage.callbacks.arrivals.first?.body)
      let form = try #require(FormFields(encoded: body))
      for field in form.fields where field.name != "sign_type" {
        var forged = form
        forged[field.name] = field.value + "1"
        #expect(throws: PaymentNoticeError.badSignature) { try stage.provider.readNotice([UInt8](forged.encoded.utf8)) }
      }
      for change in [("sign", nil), ("sign_type", nil), ("sign_type", "RSA"), ("extra", "1"), ("sign", "")] {
        var forged = form
        forged[change.0] = change.1
        #expect(throws: PaymentNoticeError.badSignature) { try stage.provider.readNotice([UInt8](forged.encoded.utf8)) }
      }
      #expect(throws: PaymentNoticeError.self) { try stage.provider.readNotice([]) }
      #expect(throws: PaymentNoticeError.malformed("not a form")) {
        try stage.provider.readNotice([UInt8]("a=%G0".utf8))
      }
      var reordered = form
      reordered.fields.reverse()
      #expect(try stage.provider.readNotice([UInt8](reordered.encoded.utf8)).payment == stage.id(1))
    }
  }
}

@Suite struct PageTests {
  @Test func `the page says what is to be paid, in Chinese or English, and lets nobody write into it`() throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      let page = try await stage.open(1, subject: "<script>alert('1')</script>&\"")
      let english = await stage.get(page)
      #expect(english.status == 200 && text(english).contains("¥12.30") && text(english).contains(">Pay<"))
      #expect(!text(english).contains("<script>"))
      #expect(text(english).contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;"))
      #expect(text(english).contains("<h1>Sandbox payment</h1>") && text(english).contains("overflow-wrap:anywhere"))
      let chinese = text(await stage.get(page, query: "lang=zh"))
      #expect(chinese.contains("确认支付") && chinese.contains("<h1>沙箱支付</h1>") && chinese.contains(">商品<"))
      #expect(chinese.contains("&lt;script&gt;alert"), "the subject is the merchant's text in both languages")
      #expect(english.header("content-security-policy")?.contains("default-src 'none'") == true)
    }
  }

  @Test func `the sign of the yuan stands before yuan only`() throws {
    let dollars = try #require(Currency(code: "USD"))
    #expect(SandboxPage.amount(Money(minor: 1_230, .cny)) == "¥12.30")
    #expect(SandboxPage.amount(Money(minor: 1_230, dollars)) == "USD 12.30")
  }

  @Test func `a person refuses, pays, and sees it`() throws {
    try TestLoop.run { loop in
      let stage = try await Stage(loop)
      let page = try await stage.open(1)
      let form = [HTTPField("Content-Type", "application/x-www-form-urlencoded")]
      let refused = await stage.sandbox.respond(
        to: HTTPRequest(method: "POST", path: page + "/refuse", query: "lang=en", headers: form))
      #expect(refused.status == 303 && refused.header("location") == page + "?lang=en")
      #expect(text(await stage.get(page)).contains("You refused"))
      let paid = await stage.sandbox.respond(
        to: HTTPRequest(method: "POST", path: page + "/pay", headers: form))
      #expect(paid.status == 303)
      let after = text(await stage.get(page))
      #expect(after.contains("Paid.") && !after.contains("<form"))
      #expect(await stage.post(page + "/refuse").status == 409)
    }
  }
}
