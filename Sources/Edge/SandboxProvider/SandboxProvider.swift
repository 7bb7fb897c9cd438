public import Base
public import Gateway
import JSON
public import Logging
public import Ports

/// The other side of the payment: a provider of our own that speaks Alipay's open API, with books
/// of its own, and a page where a person pays or refuses.
///
/// ```
///  merchant ── POST /gateway.do (signed) ─► precreate, query, close, refund, list
///  buyer ───── GET /sandbox/trades/{token} ► page;  POST …/pay or …/refuse
///  merchant ◄─ POST notify_url (signed) ─── until it answers `success`
/// ```
/// Every answer is given after its change is durable.
public actor SandboxProvider: HTTPResponder {
  nonisolated let loop: any Loop
  /// The loop: everything here runs on it.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  let configuration: SandboxConfiguration
  let store: any SQLStore
  let http: any HTTPClient
  let log: Logger
  let signer: any Signer
  let merchant: any SignatureVerifier
  var inFlight: Set<String> = []
  let bell = Bell()

  /// - Parameters:
  ///   - store: opened with `SandboxBooks.migrations`.
  ///   - http: for the callbacks.
  public init(
    _ configuration: SandboxConfiguration, loop: any Loop, store: any SQLStore, http: any HTTPClient,
    crypto: any Crypto, log: Logger
  ) throws(CryptoError) {
    self.configuration = configuration
    self.loop = loop
    self.store = store
    self.http = http
    self.log = log
    signer = try crypto.signer(privateKeyPEM: configuration.privateKeyPEM, .rsa2)
    merchant = try crypto.verifier(publicKeyPEM: configuration.merchantPublicKeyPEM, .rsa2)
  }

  public func respond(to request: HTTPRequest) async -> HTTPResponse {
    do {
      return try await route(request)
    } catch {
      log.error("a request failed", metadata: ["path": "\(request.path)", "error": "\(error)"])
      return HTTPResponse(status: 503, contentType: "text/plain; charset=utf-8", "try again\n")
    }
  }

  private func route(_ request: HTTPRequest) async throws -> HTTPResponse {
    let parts = request.path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    switch (request.method, parts.count) {
    case (_, 1) where parts[0] == "gateway.do" && ["GET", "POST"].contains(request.method):
      return try await openAPI(request)
    case ("GET", 1) where parts[0] == "healthz":
      return HTTPResponse(status: 200, contentType: "text/plain; charset=utf-8", "ok\n")
    case ("GET", 3) where parts[0] == "sandbox" && parts[1] == "trades":
      return try await page(token: parts[2], request)
    case ("POST", 4) where parts[0] == "sandbox" && parts[1] == "trades":
      return try await decide(token: parts[2], verb: parts[3], request)
    default:
      return HTTPResponse(status: 404, contentType: "text/plain; charset=utf-8", "no such page\n")
    }
  }
}

// MARK: - The buyer

/// What a test buyer may ask of the notice.
struct BuyerWishes: Sendable, Hashable {
  var notifyDelay: Duration = .zero
  var duplicates = 0

  /// Nil when the body is not an object of these fields within their limits. No body: no wishes.
  init?(_ body: [UInt8]) {
    guard !body.isEmpty else { return }
    guard let members = JSONMembers(body) else { return nil }
    for member in members.members {
      guard let text = members.text(member.name), let number = Int(text), number >= 0 else { return nil }
      switch member.name {
      case "notify_delay_ms":
        guard number <= Limits.noticeDelayMilliseconds else { return nil }
        notifyDelay = .milliseconds(number)
      case "duplicate_notices":
        guard number <= Limits.duplicates else { return nil }
        duplicates = number
      default: return nil
      }
    }
  }
}

extension SandboxProvider {
  /// `POST /sandbox/trades/{token}/pay` or `/refuse`: JSON for test buyers, a form for the page.
  /// `/pay-again` is for test buyers: two people had scanned one code.
  private func decide(token: String, verb: String, _ request: HTTPRequest) async throws -> HTTPResponse {
    guard ["pay", "pay-again", "refuse"].contains(verb) else {
      return HTTPResponse(status: 404, contentType: "text/plain; charset=utf-8", "no such page\n")
    }
    let isPage = request.header("content-type")?.hasPrefix("application/x-www-form-urlencoded") == true
    guard let wishes = BuyerWishes(isPage ? [] : request.body) else {
      return json(400, [("error", "notify_delay_ms and duplicate_notices are whole numbers within limits")])
    }
    let trade: SandboxTrade
    do {
      switch verb {
      case "pay": trade = try await pay(token, wishes)
      case "pay-again": trade = try await payAgain(token, wishes)
      default: trade = try await refuse(token)
      }
    } catch let refusal as SandboxRefusal {
      if isPage { return seePage(token, request) }
      return json(refusal == .tradeNotExist ? 404 : 409, [("error", refusal.rawValue), ("message", refusal.words)])
    }
    if isPage { return seePage(token, request) }
    return json(
      200,
      [("out_trade_no", trade.outTradeNo), ("trade_no", trade.tradeNo), ("trade_status", trade.status)])
  }

  private func seePage(_ token: String, _ request: HTTPRequest) -> HTTPResponse {
    let query = request.query.isEmpty ? "" : "?\(request.query)"
    return HTTPResponse(status: 303, headers: [HTTPField("location", "/sandbox/trades/\(token)\(query)")])
  }

  private func json(_ status: Int, _ values: [(name: String, value: String)]) -> HTTPResponse {
    HTTPResponse(
      status: status, headers: [HTTPField("content-type", "application/json")],
      body: JSONMembers.write(values))
  }

  private func pay(_ token: String, _ wishes: BuyerWishes) async throws -> SandboxTrade {
    let now = loop.wallNow
    let id = Identifier(at: now, shard: Shard(gene: 0), dice: loop).description
    let signer = signer
    let trade = try await store.write { tx in
      guard var trade = try SandboxBooks.trade(tx, qrToken: token) else { throw SandboxRefusal.tradeNotExist }
      trade.passTime(to: now)
      guard try trade.pay(at: now) else { return trade }
      try SandboxBooks.save(tx, trade)
      try Self.enqueueNotice(tx, of: trade, id: id, wishes, at: now, signer)
      return trade
    }
    wake()
    return trade
  }

  private func payAgain(_ token: String, _ wishes: BuyerWishes) async throws -> SandboxTrade {
    let now = loop.wallNow
    let ids = (0..<2).map { _ in Identifier(at: now, shard: Shard(gene: 0), dice: loop).description }
    let signer = signer
    let second = try await store.write { tx in
      guard let trade = try SandboxBooks.trade(tx, qrToken: token) else { throw SandboxRefusal.tradeNotExist }
      let second = try trade.payAgain(tradeNo: ids[0], at: now)
      try SandboxBooks.insertSecond(tx, second, at: now)
      try Self.enqueueNotice(tx, of: second, id: ids[1], wishes, at: now, signer)
      return second
    }
    wake()
    return second
  }

  private static func enqueueNotice(
    _ tx: any SQLTransaction, of trade: SandboxTrade, id: String, _ wishes: BuyerWishes, at now: WallTime,
    _ signer: any Signer
  ) throws {
    guard !trade.notifyURL.isEmpty else { return }
    let body = try trade.notice(id: id, at: now, signer)
    try SandboxBooks.insertNotice(
      tx, id: id, trade: trade, body: body, dueAt: now.advanced(by: wishes.notifyDelay),
      deliveries: 1 + wishes.duplicates)
  }

  private func refuse(_ token: String) async throws -> SandboxTrade {
    let now = loop.wallNow
    return try await store.write { tx in
      guard var trade = try SandboxBooks.trade(tx, qrToken: token) else { throw SandboxRefusal.tradeNotExist }
      trade.passTime(to: now)
      try trade.refuse()
      try SandboxBooks.save(tx, trade)
      return trade
    }
  }

  private func page(token: String, _ request: HTTPRequest) async throws -> HTTPResponse {
    let now = loop.wallNow
    guard var trade = try await store.read({ try SandboxBooks.trade($0, qrToken: token) }) else {
      return HTTPResponse(status: 404, contentType: "text/plain; charset=utf-8", "no such trade\n")
    }
    trade.passTime(to: now)
    let wanted = FormFields(encoded: request.query.utf8)?["lang"] ?? request.header("accept-language") ?? ""
    return HTTPResponse(
      status: 200, contentType: "text/html; charset=utf-8",
      SandboxPage.html(trade, token: token, isChinese: wanted.hasPrefix("zh")),
      headers: [
        HTTPField("cache-control", "no-store"),
        HTTPField("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'"),
      ])
  }
}
