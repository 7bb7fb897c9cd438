public import Base
import JSON
public import Ports

/// What connects us to Alipay's open platform, or to the sandbox provider that speaks the same.
public struct AlipayConfiguration: Sendable {
  /// `https://openapi.alipay.com/gateway.do`.
  public var gatewayURL: String
  public var appID: String
  /// Our RSA key, PKCS#8 or PKCS#1 PEM; the provider has its public half.
  public var privateKeyPEM: String
  /// The provider's RSA key, SubjectPublicKeyInfo PEM.
  public var providerPublicKeyPEM: String
  /// Where the provider calls back.
  public var notifyURL: String
  /// How long one answer may take.
  public var timeout: Duration
  /// Bugs put in by the simulator.
  package var planted: Set<PlantedBug> = []

  public init(
    gatewayURL: String, appID: String, privateKeyPEM: String, providerPublicKeyPEM: String,
    notifyURL: String, timeout: Duration = .seconds(5)
  ) {
    self.gatewayURL = gatewayURL
    self.appID = appID
    self.privateKeyPEM = privateKeyPEM
    self.providerPublicKeyPEM = providerPublicKeyPEM
    self.notifyURL = notifyURL
    self.timeout = timeout
  }
}

/// Alipay's open API as a `PaymentProvider`: `gateway.do`, RSA2 on both sides.
///
/// Requests are signed over all fields but `sign`, sorted; answers are verified over the raw bytes
/// of `alipay_…_response`; callbacks over all decoded fields but `sign` and `sign_type`, sorted.
/// Source: opendocs.alipay.com, "签名" and "alipay.trade.precreate".
public struct AlipayProvider: PaymentProvider {
  private let configuration: AlipayConfiguration
  private let http: any HTTPClient
  private let clock: any Clock
  private let signer: any Signer
  private let verifier: any SignatureVerifier

  /// Alipay's times are Beijing times.
  static let offsetMinutes = 480

  /// Throws when a key is not one.
  public init(
    _ configuration: AlipayConfiguration, http: any HTTPClient, crypto: any Crypto, clock: any Clock
  ) throws(CryptoError) {
    self.configuration = configuration
    self.http = http
    self.clock = clock
    signer = try crypto.signer(privateKeyPEM: configuration.privateKeyPEM, .rsa2)
    verifier = try crypto.verifier(publicKeyPEM: configuration.providerPublicKeyPEM, .rsa2)
  }

  public var acknowledgement: String { "success" }

  public func precreate(
    payment: Identifier, amount: Money, subject: String, expiresAt: WallTime
  ) async throws(PaymentProviderError) -> String {
    // Whole seconds only: rounded up, so that the trade does not end before the hold.
    let expiry = CivilTime(expiresAt.advanced(by: .milliseconds(999)), offsetMinutes: Self.offsetMinutes)
    let answer = try await execute(
      "alipay.trade.precreate",
      [
        ("out_trade_no", payment.description), ("total_amount", amount.decimalText),
        ("subject", subject), ("time_expire", expiry.text),
      ], notify: true)
    guard let code = answer.text("qr_code"), !code.isEmpty else {
      throw .unknownOutcome("the answer to precreate has no qr_code")
    }
    return code
  }

  public func query(payment: Identifier) async throws(PaymentProviderError) -> ProviderTrade {
    let answer: JSONMembers
    do {
      answer = try await execute("alipay.trade.query", [("out_trade_no", payment.description)])
    } catch .refused("ACQ.TRADE_NOT_EXIST", _) {
      return ProviderTrade(state: .notFound, providerTrade: "", amount: .zero(.cny))
    }
    guard let state = answer.text("trade_status").flatMap(Self.state),
      let amount = answer.text("total_amount").flatMap({ Money(decimalText: $0, .cny) })
    else { throw .unknownOutcome("the answer to query names no known state and amount") }
    // Without its number, money could not be told from that of another trade.
    let trade = answer.text("trade_no") ?? ""
    guard state != .paid || !trade.isEmpty else { throw .unknownOutcome("the answer to query has no trade_no") }
    return ProviderTrade(
      state: state, providerTrade: trade,
      amount: state == .paid ? amount : .zero(.cny))
  }

  public func close(payment: Identifier) async throws(PaymentProviderError) {
    _ = try await execute("alipay.trade.close", [("out_trade_no", payment.description)])
  }

  public func refund(
    payment: Identifier, providerTrade: String, refund: Identifier, amount: Money
  ) async throws(PaymentProviderError) {
    // Of the two names of a trade `trade_no` counts.
    _ = try await execute(
      "alipay.trade.refund",
      [
        ("out_trade_no", payment.description), ("trade_no", providerTrade), ("refund_amount", amount.decimalText),
        ("out_request_no", refund.description),
      ])
  }

  static func state(_ status: String) -> ProviderTrade.State? {
    switch status {
    case "WAIT_BUYER_PAY": .waiting
    case "TRADE_SUCCESS", "TRADE_FINISHED": .paid
    case "TRADE_CLOSED": .closed
    default: nil
    }
  }
}

// MARK: - Callbacks

extension AlipayProvider {
  public func readNotice(_ formBody: [UInt8]) throws(PaymentNoticeError) -> PaymentNotice {
    guard let form = FormFields(encoded: formBody) else { throw .malformed("not a form") }
    guard let sign = form["sign"], form["sign_type"] == "RSA2" else { throw .badSignature }
    guard let signature = Base64.decode(sign.utf8),
      verifier.verify(signature, of: form.signedText(without: ["sign", "sign_type"]))
        || configuration.planted.contains(.signatureIgnored)
    else { throw .badSignature }
    func field(_ name: String) throws(PaymentNoticeError) -> String {
      guard let value = form[name], !value.isEmpty else { throw .malformed("\(name) is missing") }
      return value
    }
    guard let payment = Identifier(try field("out_trade_no")) else {
      throw .malformed("out_trade_no is not one of our ids")
    }
    guard let amount = Money(decimalText: try field("total_amount"), .cny) else {
      throw .malformed("total_amount is not an amount")
    }
    guard let state = Self.state(try field("trade_status")) else {
      throw .malformed("trade_status is unknown")
    }
    return PaymentNotice(
      id: try field("notify_id"), payment: payment, providerTrade: try field("trade_no"),
      merchant: try field("app_id"), amount: amount, state: state)
  }
}

// MARK: - One call

extension AlipayProvider {
  /// Signs and sends one call; returns the verified members of its answer.
  func execute(
    _ method: String, _ content: [(name: String, value: String)], notify: Bool = false
  ) async throws(PaymentProviderError) -> JSONMembers {
    let request = try signedRequest(method, content, notify: notify)
    let answer: HTTPClientResponse
    do {
      answer = try await http.send(request, timeout: configuration.timeout)
    } catch {
      throw .unknownOutcome("\(method): \(error)")
    }
    guard answer.status == 200 else { throw .unknownOutcome("\(method): HTTP \(answer.status)") }
    return try read(answer.body, method)
  }

  private func signedRequest(
    _ method: String, _ content: [(name: String, value: String)], notify: Bool
  ) throws(PaymentProviderError) -> HTTPClientRequest {
    var fields = FormFields([
      HTTPField("app_id", configuration.appID), HTTPField("method", method),
      HTTPField("format", "JSON"), HTTPField("charset", "utf-8"), HTTPField("sign_type", "RSA2"),
      HTTPField("timestamp", CivilTime(clock.wallNow, offsetMinutes: Self.offsetMinutes).text),
      HTTPField("version", "1.0"),
    ])
    if notify { fields["notify_url"] = configuration.notifyURL }
    let body = FormFields([
      HTTPField("biz_content", String(decoding: JSONMembers.write(content), as: UTF8.self))
    ])
    let text = FormFields(fields.fields + body.fields).signedText(without: ["sign"])
    do {
      fields["sign"] = Base64.encode(try signer.sign(text))
    } catch {
      throw .refused(code: "SIGNING_FAILED", "\(error)")
    }
    return HTTPClientRequest(
      method: "POST", url: configuration.gatewayURL + "?" + fields.encoded,
      headers: [HTTPField("content-type", "application/x-www-form-urlencoded;charset=utf-8")],
      body: [UInt8](body.encoded.utf8))
  }

  /// Checks the signature over the raw bytes of the answer's value, then its code.
  func read(_ body: [UInt8], _ method: String) throws(PaymentProviderError) -> JSONMembers {
    let name = method.split(separator: ".").joined(separator: "_") + "_response"
    guard let members = JSONMembers(body) else { throw .unknownOutcome("\(method): not a JSON object") }
    guard let raw = members.raw(name) else {
      let words = members.raw("error_response").map { String(decoding: $0.prefix(300), as: UTF8.self) }
      throw .unknownOutcome("\(method): \(words ?? "no \(name)")")
    }
    guard let sign = members.text("sign"), let signature = Base64.decode(sign.utf8),
      verifier.verify(signature, of: raw), let answer = JSONMembers(raw)
    else { throw .unknownOutcome("\(method): the answer's signature is wrong") }
    let code = answer.text("code") ?? ""
    let subcode = answer.text("sub_code") ?? ""
    if code == "10000" { return answer }
    // 40001 ... 40006 say no; all else (20000, 10003) and a failure of theirs: ask again.
    guard code.hasPrefix("4"), !subcode.hasSuffix("SYSTEM_ERROR"), !subcode.hasPrefix("isp.") else {
      throw .unknownOutcome("\(method): \(code) \(subcode)")
    }
    throw .refused(code: subcode.isEmpty ? code : subcode, answer.text("sub_msg") ?? answer.text("msg") ?? "")
  }
}
