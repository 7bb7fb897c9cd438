import Base
import Gateway
import JSON
import Logging
import Ports

/// `gateway.do`: system fields in the query or the form, `biz_content` in either, RSA2 both ways.
extension SandboxProvider {
  func openAPI(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard request.query.utf8.count + request.body.count <= Limits.formBytes,
      let query = FormFields(encoded: request.query.utf8), let body = FormFields(encoded: request.body),
      Set(query.fields.map(\.name)).isDisjoint(with: body.fields.map(\.name))
    else { return answer("error", refusal: .invalidParameter) }
    let fields = FormFields(query.fields + body.fields)
    let method = fields["method"] ?? ""
    do {
      try check(fields)
      guard let content = fields["biz_content"].flatMap({ JSONMembers($0.utf8) }) else {
        throw SandboxRefusal.invalidParameter
      }
      if method == Self.billMethod { return answer(method, raw: try await bill(content)) }
      let result = try await perform(method, content, notifyURL: fields["notify_url"] ?? "")
      return answer(method, [("code", "10000"), ("msg", "Success")] + result)
    } catch let refusal as SandboxRefusal {
      return answer(method, refusal: refusal)
    } catch {
      log.error("the books are not reachable", metadata: ["method": "\(method)", "error": "\(error)"])
      return answer(method, refusal: .systemError)
    }
  }

  private func check(_ fields: FormFields) throws(SandboxRefusal) {
    guard fields["app_id"] == configuration.appID else { throw .invalidAppID }
    guard fields["sign_type"] == "RSA2",
      let signature = fields["sign"].flatMap({ Base64.decode($0.utf8) }),
      merchant.verify(signature, of: fields.signedText(without: ["sign"]))
    else { throw .invalidSignature }
  }

  private func perform(
    _ method: String, _ content: JSONMembers, notifyURL: String
  ) async throws -> [(name: String, value: String)] {
    guard let outTradeNo = content.text("out_trade_no"), (1...Limits.idBytes).contains(outTradeNo.utf8.count)
    else { throw SandboxRefusal.invalidParameter }
    switch method {
    case "alipay.trade.precreate": return try await precreate(outTradeNo, content, notifyURL)
    case "alipay.trade.query": return try await query(outTradeNo)
    case "alipay.trade.close": return try await close(outTradeNo)
    case "alipay.trade.refund": return try await refund(outTradeNo, content)
    default: throw SandboxRefusal.invalidMethod
    }
  }

  /// `{"alipay_trade_…_response":{…},"sign":"…"}`, signed over the exact bytes of the value.
  private func answer(_ method: String, _ values: [(name: String, value: String)]) -> HTTPResponse {
    answer(method, raw: JSONMembers.write(values))
  }

  private func answer(_ method: String, raw: [UInt8]) -> HTTPResponse {
    let isKnown = method.hasPrefix("alipay.")
      && method.utf8.allSatisfy { (97...122).contains($0) || $0 == UInt8(ascii: ".") }
    let name = (isKnown ? method.split(separator: ".").joined(separator: "_") : "error") + "_response"
    do {
      let sign = Base64.encode(try signer.sign(raw))
      let body = [UInt8]("{\"\(name)\":".utf8) + raw + [UInt8](",\"sign\":\"\(sign)\"}".utf8)
      return HTTPResponse(status: 200, headers: [HTTPField("content-type", "application/json;charset=utf-8")], body: body)
    } catch {
      log.error("an answer could not be signed", metadata: ["error": "\(error)"])
      return HTTPResponse(status: 500, contentType: "text/plain; charset=utf-8", "cannot sign\n")
    }
  }

  private func answer(_ method: String, refusal: SandboxRefusal) -> HTTPResponse {
    answer(
      method,
      [
        ("code", refusal.code), ("msg", refusal.message),
        ("sub_code", refusal.rawValue), ("sub_msg", refusal.words),
      ])
  }
}

// MARK: - The methods

extension SandboxProvider {
  private func precreate(
    _ outTradeNo: String, _ content: JSONMembers, _ notifyURL: String
  ) async throws -> [(name: String, value: String)] {
    guard let amount = content.text("total_amount").flatMap({ Money(decimalText: $0, .cny) }), amount.minor > 0,
      let subject = content.text("subject"), (1...Limits.subjectBytes).contains(subject.utf8.count),
      notifyURL.utf8.count <= Limits.urlBytes
    else { throw SandboxRefusal.invalidParameter }
    var expiresAt: WallTime?
    if let text = content.text("time_expire") {
      guard let time = CivilTime(text) else { throw SandboxRefusal.invalidParameter }
      expiresAt = time.wallTime(offsetMinutes: SandboxTrade.offsetMinutes)
    }
    let now = loop.wallNow
    let fresh = SandboxTrade(
      outTradeNo: outTradeNo, appID: configuration.appID,
      tradeNo: Identifier(at: now, shard: Shard(gene: 0), dice: loop).description,
      qrToken: Identifier(hi: loop.next(), lo: loop.next()).description, amount: amount,
      subject: subject, notifyURL: notifyURL, createdAt: now, expiresAt: expiresAt)
    let trade = try await store.write { tx in
      guard var known = try SandboxBooks.trade(tx, outTradeNo: outTradeNo) else {
        try SandboxBooks.insert(tx, fresh)
        return fresh
      }
      known.passTime(to: now)
      try known.precreateAgain(amount: amount)
      return known
    }
    return [
      ("out_trade_no", outTradeNo),
      ("qr_code", "\(configuration.publicURL)/sandbox/trades/\(trade.qrToken)"),
    ]
  }

  private func query(_ outTradeNo: String) async throws -> [(name: String, value: String)] {
    let now = loop.wallNow
    guard var trade = try await store.read({ try SandboxBooks.trade($0, outTradeNo: outTradeNo) }) else {
      throw SandboxRefusal.tradeNotExist
    }
    trade.passTime(to: now)
    return [
      ("out_trade_no", outTradeNo), ("trade_no", trade.tradeNo), ("trade_status", trade.status),
      ("total_amount", trade.amount.decimalText),
    ]
  }

  private func close(_ outTradeNo: String) async throws -> [(name: String, value: String)] {
    let now = loop.wallNow
    let trade = try await store.write { tx in
      guard var trade = try SandboxBooks.trade(tx, outTradeNo: outTradeNo) else {
        throw SandboxRefusal.tradeNotExist
      }
      trade.passTime(to: now)
      try trade.close()
      try SandboxBooks.save(tx, trade)
      return trade
    }
    return [("out_trade_no", outTradeNo), ("trade_no", trade.tradeNo)]
  }

  private func refund(
    _ outTradeNo: String, _ content: JSONMembers
  ) async throws -> [(name: String, value: String)] {
    guard let amount = content.text("refund_amount").flatMap({ Money(decimalText: $0, .cny) }),
      let id = content.text("out_request_no"), (1...Limits.idBytes).contains(id.utf8.count)
    else { throw SandboxRefusal.invalidParameter }
    let number = content.text("trade_no")
    let now = loop.wallNow
    let (trade, isNew) = try await store.write { tx in
      guard let first = try SandboxBooks.trade(tx, outTradeNo: outTradeNo) else {
        throw SandboxRefusal.tradeNotExist
      }
      // Of the two names of a trade, `trade_no` counts.
      let second = number.flatMap { $0 == first.tradeNo ? nil : $0 }
      guard var trade = try second.map({ try SandboxBooks.second(tx, of: first, tradeNo: $0) }) ?? first else {
        throw SandboxRefusal.tradeNotExist
      }
      trade.passTime(to: now)
      let isNew = try trade.refund(amount, id: id)
      if isNew {
        try SandboxBooks.insertRefund(
          tx, trade: outTradeNo, second: second, id: id, amount: amount, at: now)
        if second == nil { try SandboxBooks.save(tx, trade) }
      }
      return (trade, isNew)
    }
    return [
      ("out_trade_no", outTradeNo), ("trade_no", trade.tradeNo), ("fund_change", isNew ? "Y" : "N"),
      ("refund_fee", trade.refunded.decimalText),
    ]
  }
}
