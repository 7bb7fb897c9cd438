import Base
import JSON
import OpenSSLCrypto
import Ports
import TestKit
import Testing

@testable import AlipayProvider

private let payment = Identifier(hi: 1, lo: 2)
private let beijingNoon = WallTime(milliseconds: 1_767_240_000_000)

/// A provider that answers every call with one written text, and keeps the request.
private final class Scripted: HTTPClient {
  let requests = Locked<[HTTPClientRequest]>([])
  private let answer: Result<HTTPClientResponse, HTTPClientError>

  init(_ answer: Result<HTTPClientResponse, HTTPClientError>) { self.answer = answer }

  func send(_ request: HTTPClientRequest, timeout: Duration) async throws(HTTPClientError) -> HTTPClientResponse {
    requests.withLock { $0.append(request) }
    return try answer.get()
  }
}

private struct Keys: Sendable {
  let ours: String
  let oursPublic: String
  let theirs: any Signer

  static let made: Result<Keys, any Error> = Result {
    let crypto = OpenSSLCrypto()
    let ours = try crypto.makeKey(.rsa2)
    let theirs = try crypto.signer(privateKeyPEM: try crypto.makeKey(.rsa2), .rsa2)
    return Keys(ours: ours, oursPublic: try crypto.signer(privateKeyPEM: ours, .rsa2).publicKeyPEM, theirs: theirs)
  }

  /// `{"NAME":VALUE,"sign":"…"}` as the provider writes it.
  func signed(_ name: String, _ value: String) throws -> HTTPClientResponse {
    let sign = Base64.encode(try theirs.sign([UInt8](value.utf8)))
    return HTTPClientResponse(status: 200, body: [UInt8](#"{"\#(name)":\#(value),"sign":"\#(sign)"}"#.utf8))
  }

  func notice(_ fields: [(String, String)]) throws -> [UInt8] {
    var form = FormFields(fields.map { HTTPField($0.0, $0.1) } + [HTTPField("sign_type", "RSA2")])
    form["sign"] = Base64.encode(try theirs.sign(form.signedText(without: ["sign", "sign_type"])))
    return [UInt8](form.encoded.utf8)
  }
}

private func provider(_ http: any HTTPClient, _ clock: any Clock, _ keys: Keys) throws -> AlipayProvider {
  try AlipayProvider(
    AlipayConfiguration(
      gatewayURL: "https://provider.example/gateway.do", appID: "2021", privateKeyPEM: keys.ours,
      providerPublicKeyPEM: keys.theirs.publicKeyPEM, notifyURL: "https://shop.example/notify"),
    http: http, crypto: OpenSSLCrypto(), clock: clock)
}

private let notice = [
  ("notify_id", "n1"), ("out_trade_no", payment.description), ("trade_no", "2026"), ("app_id", "2021"),
  ("total_amount", "12.30"), ("trade_status", "TRADE_SUCCESS"), ("subject", "票 & 票"), ("empty", ""),
]

/// The outcome of one query whose answer is `body`.
private func outcome(of answer: Result<HTTPClientResponse, HTTPClientError>) throws -> Result<ProviderTrade, PaymentProviderError> {
  try TestLoop.run { loop in
    let provider = try provider(Scripted(answer), loop, try Keys.made.get())
    do throws(PaymentProviderError) {
      return .success(try await provider.query(payment: payment))
    } catch {
      return .failure(error)
    }
  }
}

private func isUnknown(_ outcome: Result<ProviderTrade, PaymentProviderError>) -> Bool {
  if case .failure(.unknownOutcome) = outcome { true } else { false }
}

@Suite struct AlipayProviderTests {
  @Test func `a request carries its fields in the query, its content in the body, and one signature over all`() throws {
    try TestLoop.run(start: beijingNoon) { loop in
      let keys = try Keys.made.get()
      let http = Scripted(
        .success(try keys.signed("alipay_trade_precreate_response", #"{"code":"10000","qr_code":"https://qr.example/1"}"#)))
      let code = try await provider(http, loop, keys).precreate(
        payment: payment, amount: Money(minor: 1_230, .cny), subject: "票 \"A\"",
        expiresAt: beijingNoon.advanced(by: .milliseconds(900_001)))
      #expect(code == "https://qr.example/1")
      let request = try #require(http.requests.withLock { $0.first })
      #expect(request.method == "POST" && request.url.hasPrefix("https://provider.example/gateway.do?"))
      let query = try #require(FormFields(encoded: request.url.split(separator: "?", maxSplits: 1)[1].utf8))
      let body = try #require(FormFields(encoded: request.body))
      #expect(query["app_id"] == "2021" && query["method"] == "alipay.trade.precreate" && query["sign_type"] == "RSA2")
      #expect(query["timestamp"] == "2026-01-01 12:00:00" && query["notify_url"] == "https://shop.example/notify")
      let content = try #require(body["biz_content"].flatMap { JSONMembers($0.utf8) })
      #expect(content.text("total_amount") == "12.30" && content.text("subject") == "票 \"A\"")
      #expect(content.text("out_trade_no") == payment.description)
      #expect(content.text("time_expire") == "2026-01-01 12:15:01", "rounded up, in Beijing time")
      let signed = FormFields(query.fields + body.fields).signedText(without: ["sign"])
      let sign = try #require(query["sign"].flatMap { Base64.decode($0.utf8) })
      #expect(try OpenSSLCrypto().verifier(publicKeyPEM: keys.oursPublic, .rsa2).verify(sign, of: signed))
    }
  }

  @Test(arguments: [
    ("WAIT_BUYER_PAY", ProviderTrade.State.waiting, 0), ("TRADE_SUCCESS", .paid, 1_230),
    ("TRADE_FINISHED", .paid, 1_230), ("TRADE_CLOSED", .closed, 0),
  ] as [(String, ProviderTrade.State, Int64)])
  func `every state of a trade is understood`(_ status: String, _ state: ProviderTrade.State, _ minor: Int64) throws {
    let value = #"{"code":"10000","trade_no":"T","trade_status":"\#(status)","total_amount":"12.30"}"#
    let answer = try Keys.made.get().signed("alipay_trade_query_response", value)
    #expect(
      try outcome(of: .success(answer)).get()
        == ProviderTrade(state: state, providerTrade: "T", amount: Money(minor: minor, .cny)))
  }

  @Test func `the signature is over the bytes as written, white space and escapes included`() throws {
    let value = #"{ "code" : "10000", "trade_no":"T\/1", "trade_status":"TRADE_CLOSED","total_amount":1.5 }"#
    let answer = try Keys.made.get().signed("alipay_trade_query_response", value)
    #expect(try outcome(of: .success(answer)).get().providerTrade == "T/1")
  }

  @Test func `a trade that the provider does not know is an answer, no error`() throws {
    let value = #"{"code":"40004","msg":"Business Failed","sub_code":"ACQ.TRADE_NOT_EXIST","sub_msg":"no"}"#
    let answer = try Keys.made.get().signed("alipay_trade_query_response", value)
    #expect(try outcome(of: .success(answer)).get().state == .notFound)
  }

  @Test(arguments: [
    (#"{"code":"40004","sub_code":"ACQ.INVALID_PARAMETER","sub_msg":"bad"}"#, "ACQ.INVALID_PARAMETER"),
    (#"{"code":"40002","sub_code":"isv.invalid-app-id","sub_msg":"bad"}"#, "isv.invalid-app-id"),
    (#"{"code":"40006","msg":"no rights"}"#, "40006"),
  ])
  func `a signed no is a refusal with the provider's code`(_ value: String, _ code: String) throws {
    let answer = try Keys.made.get().signed("alipay_trade_query_response", value)
    guard case .failure(.refused(let told, _)) = try outcome(of: .success(answer)) else {
      Issue.record("not refused")
      return
    }
    #expect(told == code)
  }

  @Test(arguments: [
    #"{"code":"20000","sub_code":"isp.unknow-error"}"#, #"{"code":"40004","sub_code":"ACQ.SYSTEM_ERROR"}"#,
    #"{"code":"40004","sub_code":"aop.ACQ.SYSTEM_ERROR"}"#, #"{"code":"10003"}"#, #"{"code":""}"#, "{}",
    #"{"code":"10000","trade_status":"NEW","total_amount":"1.00"}"#,
    #"{"code":"10000","trade_status":"TRADE_SUCCESS","total_amount":"lots"}"#, #"{"code":"10000"}"#,
  ])
  func `an answer that does not say what happened leaves the outcome unknown`(_ value: String) throws {
    #expect(isUnknown(try outcome(of: .success(try Keys.made.get().signed("alipay_trade_query_response", value)))))
  }

  @Test func `no answer, or one that is not signed by the provider, leaves the outcome unknown`() throws {
    let value = #"{"code":"10000","trade_status":"TRADE_SUCCESS","total_amount":"1.00"}"#
    let good = try Keys.made.get().signed("alipay_trade_query_response", value)
    var broken: [Result<HTTPClientResponse, HTTPClientError>] = [
      .failure(.timedOut), .failure(.unreachable("x")), .failure(.tooLarge(limitBytes: 1)),
      .success(HTTPClientResponse(status: 502, body: good.body)), .success(HTTPClientResponse(status: 200)),
      .success(try Keys.made.get().signed("alipay_trade_close_response", value)),
      .success(try Keys.made.get().signed("error_response", #"{"code":"40002"}"#)),
    ]
    for body in [
      #"{"alipay_trade_query_response":\#(value)}"#, #"{"alipay_trade_query_response":\#(value),"sign":""}"#,
      #"{"alipay_trade_query_response":\#(value),"sign":"AAAA"}"#, "[]", "{\"alipay_trade_query_response\":",
    ] {
      broken.append(.success(HTTPClientResponse(status: 200, body: [UInt8](body.utf8))))
    }
    for answer in broken { #expect(isUnknown(try outcome(of: answer)), "\(answer)") }
  }

  @Test func `precreate without a code is unknown, so that it is asked again`() throws {
    try TestLoop.run { loop in
      let keys = try Keys.made.get()
      for value in [#"{"code":"10000"}"#, #"{"code":"10000","qr_code":""}"#] {
        let http = Scripted(.success(try keys.signed("alipay_trade_precreate_response", value)))
        await #expect(throws: PaymentProviderError.self) {
          _ = try await provider(http, loop, keys).precreate(
            payment: payment, amount: Money(minor: 1, .cny), subject: "s", expiresAt: loop.wallNow)
        }
      }
    }
  }
}

@Suite struct AlipayNoticeTests {
  private func read(_ fields: [(String, String)]) throws -> PaymentNotice {
    try TestLoop.run { loop in
      let keys = try Keys.made.get()
      return try provider(Scripted(.failure(.timedOut)), loop, keys).readNotice(try keys.notice(fields))
    }
  }

  @Test func `a signed notice is read, empty fields take no part in the signature`() throws {
    #expect(
      try read(notice)
        == PaymentNotice(
          id: "n1", payment: payment, providerTrade: "2026", merchant: "2021",
          amount: Money(minor: 1_230, .cny), state: .paid))
  }

  @Test(arguments: ["notify_id", "out_trade_no", "trade_no", "app_id", "total_amount", "trade_status"])
  func `a signed notice without one of its fields is malformed`(_ name: String) {
    #expect(throws: PaymentNoticeError.malformed("\(name) is missing")) { try read(notice.filter { $0.0 != name }) }
  }

  @Test(arguments: [
    ("out_trade_no", "17", "out_trade_no is not one of our ids"),
    ("total_amount", "-1", "total_amount is not an amount"),
    ("total_amount", "1e3", "total_amount is not an amount"),
    ("trade_status", "TRADE_PENDING", "trade_status is unknown"),
  ])
  func `a signed notice with a field we cannot read is malformed`(_ name: String, _ value: String, _ why: String) {
    #expect(throws: PaymentNoticeError.malformed(why)) {
      try read(notice.map { $0.0 == name ? ($0.0, value) : $0 })
    }
  }

  @Test func `a notice with a field twice is not read at all`() throws {
    try TestLoop.run { loop in
      let keys = try Keys.made.get()
      let body = try keys.notice(notice) + [UInt8]("&total_amount=0.01".utf8)
      #expect(throws: PaymentNoticeError.malformed("not a form")) {
        try provider(Scripted(.failure(.timedOut)), loop, keys).readNotice(body)
      }
    }
  }

  @Test func `a key that is none is refused at the start`() throws {
    try TestLoop.run { loop in
      #expect(throws: CryptoError.self) {
        try AlipayProvider(
          AlipayConfiguration(
            gatewayURL: "", appID: "", privateKeyPEM: "rubbish", providerPublicKeyPEM: "", notifyURL: ""),
          http: Scripted(.failure(.timedOut)), crypto: OpenSSLCrypto(), clock: loop)
      }
    }
  }
}
