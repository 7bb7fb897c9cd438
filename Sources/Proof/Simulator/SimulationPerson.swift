internal import Base
internal import Drill
internal import Gateway
internal import JSON
internal import Ports

/// Plays one buyer's script against the cluster and holds every answer against the models.
struct SimulationPerson: Sendable {
  let script: SimulationBuyer
  let sale: SimulationSale
  let client: SimulationClient
  let user: Identifier
  let story: Story
  let start: Instant

  private var stage: any SimulationStage { client.stage }
  private var history: OracleHistory { client.history }
  private var performance: SimulationSale.Performance { sale.performances[script.performance] }
  private var name: String { "buyer \(script.number)" }

  private func tell(_ what: String) {
    story.tell(start.duration(to: stage.clients.now), name, what)
  }

  func run() async {
    do {
      try await stage.clients.sleep(for: script.arrival)
      try await look()
      try await insist()
      if script.outcome == .holdsAgain {
        try await stage.clients.sleep(for: script.thinking + .seconds(6))
        try await buy(key: "again-\(script.number)")
      }
    } catch let error as SimulationClient.NoAnswer {
      history.violated("I22", "\(name) got no answer to \(error.what)")
    } catch {
      history.violated("I22", "\(name) broke off: \(error)")
    }
  }

  // MARK: - Looking

  private func look() async throws {
    let (answer, first) = try await client.call(
      "GET", "/v1/performances/\(performance.id)/availability", before: { last() })
    guard answer.isOK else { return unexpected(answer, "availability") }
    var free: [String: Int] = [:]
    for type in answer.body["types"]?.items ?? [] {
      guard let id = type["ticketTypeId"]?.text else { continue }
      free[id] = type["free"]?.text.flatMap(Int.init) ?? 0
    }
    claim(.free(free), since: first)
    guard script.looksAtStrangers, let order = history.snapshot.told.holds.keys.sorted().first,
      history.snapshot.owners[order] != script.number
    else { return }
    let stranger = try await client.call("GET", "/v1/orders/\(order)")
    if stranger.isOK { history.violated("I19", "\(name) saw the order \(order) of somebody else") }
  }

  /// The last batch of the performance's journal, nil when nobody can say.
  private func last() -> Int64? {
    let sql = "SELECT COALESCE(MAX(sequence), 0) FROM journal WHERE segment = '\(performance.id)'"
    // A store that is away has no answer; the statement is then not judged.
    return try? stage.rows("inventory", sql).first?.integer(0)
  }

  private func claim(_ claim: OracleHistory.Claim, since first: Int64?) {
    guard let first, let last = last() else { return }
    let span = OracleHistory.Span(performance: performance.id, first: first, last: last)
    let statement = OracleHistory.Statement(claim, span, who: name)
    history.note { $0.statements.append(statement) }
  }

  // MARK: - Holding

  private var wish: (words: String, body: JSONValue) {
    switch script.wish {
    case .chosen:
      let seats = chosen
      return (
        "seats \(seats.joined(separator: " "))",
        .members(("chosen", .members(("seatIds", .array(seats.map { .string($0) })))))
      )
    case .best(let count):
      return ("\(count) of the best seats", .members(("best", quantity(performance.seatType, count))))
    case .general(let count):
      return ("\(count) of the floor", .members(("general", quantity(performance.standingType, count))))
    }
  }

  private func quantity(_ type: String, _ count: Int) -> JSONValue {
    .members(("ticketTypeId", .string(type)), ("quantity", .number("\(count)")))
  }

  private var chosen: [String] {
    guard case .chosen(let first, let count) = script.wish else { return [] }
    return Array(performance.seats[first..<min(first + count, performance.seats.count)])
  }

  private var count: Int {
    switch script.wish {
    case .chosen: chosen.count
    case .best(let count), .general(let count): count
    }
  }

  /// Asks again, for what others have let go, as long as the patience lasts.
  private func insist() async throws {
    var isServed = try await buy(key: "hold-\(script.number)")
    for attempt in 0..<script.insists where !isServed {
      try await stage.clients.sleep(for: .seconds(3) + script.thinking)
      isServed = try await buy(key: "hold-\(script.number)-\(attempt)")
    }
  }

  /// Whether there was something to be had.
  @discardableResult
  private func buy(key: String) async throws -> Bool {
    let path = "/v1/performances/\(performance.id)/holds"
    let (answer, first) = try await client.call("POST", path, wish.body, key: key, before: { last() })
    tell("asks for \(wish.words): \(answer.said)")
    history.note { $0.answers["hold \(answer.said)", default: 0] += 1 }
    guard answer.isOK else {
      refused(answer, since: first)
      return false
    }
    guard let order = acknowledge(answer) else { return true }
    for _ in 0..<script.repeats {
      let again = try await client.call("POST", path, wish.body, key: key)
      if again.body["orderId"]?.text != order {
        let other = again.body["orderId"]?.text ?? ""
        history.violated(
          "I14", "\(name) asked again with the same key and was answered \(again.said) \(other), not \(order)")
      }
    }
    try await decide(order)
    return true
  }

  /// Whether a refusal is true is judged when the whole journal is known.
  private func refused(_ answer: SimulationClient.Answer, since first: Int64?) {
    let wanted: OracleHistory.Claim
    switch (answer.reason, script.wish) {
    case ("SEAT_TAKEN", .chosen): wanted = .taken(chosen)
    case ("SOLD_OUT", .best), ("NOT_ENOUGH_LEFT", .best):
      wanted = .fewer(type: performance.seatType, than: count)
    case ("SOLD_OUT", .general), ("NOT_ENOUGH_LEFT", .general):
      wanted = .fewer(type: performance.standingType, than: count)
    case ("LIMIT_REACHED", _): wanted = .limit(buyer: user, wants: count)
    default: return unexpected(answer, "hold")
    }
    claim(wanted, since: first)
  }

  private func acknowledge(_ answer: SimulationClient.Answer) -> String? {
    guard let order = answer.body["orderId"]?.text else {
      history.violated("I4", "\(name) got a hold without an order")
      return nil
    }
    let places = answer.body["places"]?.items ?? []
    let hold = Told.Hold(
      places: places.count, seats: places.compactMap { $0["seatId"]?.text }.filter { !$0.isEmpty })
    let number = script.number
    history.note {
      $0.told.holds[order] = hold
      $0.owners[order] = number
    }
    return order
  }

  // MARK: - What becomes of it

  private func decide(_ order: String) async throws {
    switch script.outcome {
    case .abandons, .holdsAgain: _ = try await see(order)
    case .cancels:
      try await stage.clients.sleep(for: script.thinking)
      try await cancel(order)
    case .pays, .refusesThenPays, .paysLate:
      try await stage.clients.sleep(for: script.thinking)
      try await pay(order)
    case .paysAndCancels:
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await pay(order) }
        group.addTask {
          try await stage.clients.sleep(for: script.thinking)
          try await cancel(order)
        }
        try await group.waitForAll()
      }
    }
  }

  private func cancel(_ order: String) async throws {
    let answer = try await client.call(
      "POST", "/v1/orders/\(order):cancel", .object([]), key: "cancel-\(script.number)")
    tell("cancels \(order): \(answer.said)")
    history.note { $0.answers["cancel \(answer.said)", default: 0] += 1 }
    let allowed = [
      "ORDER_EXPIRED", "ORDER_ALREADY_PAID", "ORDER_BUSY", "ORDER_ALREADY_REFUNDED", "TRANSACTION_OPEN",
    ]
    guard answer.isOK else {
      let refusal = OracleHistory.Refusal(order: order, reason: answer.reason, who: name)
      history.note { $0.refusals.append(refusal) }
      return unexpected(answer, "cancel", allowed: allowed)
    }
    guard script.outcome == .cancels else { return }
    try await release(order)
  }

  /// A cancelled order is cancelled for everybody, and its places are free at once.
  private func release(_ order: String) async throws {
    let state = try await see(order)
    if state != .cancelled && state != .expired {
      history.violated("I19", "\(name) cancelled \(order) and sees it \(state?.rawValue ?? "nowhere")")
    }
    let sql = "SELECT segment, sequence, epoch, records FROM journal WHERE segment = '\(performance.id)' ORDER BY sequence"
    // A store that is away is asked at the end, with everything else.
    guard let rows = try? stage.rows("inventory", sql), let id = Identifier(order) else { return }
    var journal = JournalAudit(performance.id)
    for row in rows {
      journal.read(
        sequence: try row.integer(1), epoch: try row.integer(2), records: try row.blob(3))
    }
    if let standing = journal.orders[id]?.standing, standing != .ended {
      history.violated("I2", "\(name) cancelled \(order), whose places are \(standing.rawValue)")
    }
  }

  private func see(_ order: String) async throws -> OrderStanding? {
    let answer = try await client.call("GET", "/v1/orders/\(order)")
    guard answer.isOK, let state = answer.body["state"]?.text.flatMap(OrderStanding.init(word:)) else {
      if answer.reason == "ORDER_NOT_FOUND" {
        history.violated("I4", "\(name)'s acknowledged order \(order) is not known")
      } else {
        unexpected(answer, "order")
      }
      return nil
    }
    history.saw(order, state, who: name)
    return state
  }

  func unexpected(_ answer: SimulationClient.Answer, _ step: String, allowed: [String] = []) {
    guard !allowed.contains(answer.reason) else { return }
    history.violated("I22", "\(name): \(step) was answered \(answer.said)")
  }
}

// MARK: - Money

extension SimulationPerson {
  private func pay(_ order: String) async throws {
    let payment = try await client.call(
      "POST", "/v1/orders/\(order)/payment", .object([]), key: "pay-\(script.number)")
    history.note { $0.answers["payment \(payment.said)", default: 0] += 1 }
    guard payment.isOK, let url = payment.body["qrContent"]?.text, let id = payment.body["paymentId"]?.text
    else {
      tell("opens no payment of \(order): \(payment.said)")
      return unexpected(
        payment, "payment", allowed: ["ORDER_NOT_AWAITING_PAYMENT", "PROVIDER_REFUSED", "ORDER_EXPIRED"])
    }
    let path = Self.path(of: url)
    try await forge(id, minor: payment.body["amountMinor"]?.text.flatMap(Int64.init) ?? 0)
    if script.outcome == .refusesThenPays {
      _ = try await client.pay(path + "/refuse", .object([]))
      try await stage.clients.sleep(for: .milliseconds(300))
    }
    var wishes: [JSONValue.Member] = []
    if script.duplicateNotices > 0 {
      wishes.append(.init("duplicate_notices", .number("\(script.duplicateNotices)")))
    }
    if script.outcome == .paysLate {
      wishes.append(.init("notify_delay_ms", .number("\(script.noticeDelay.clampedMilliseconds)")))
    }
    let paid = try await client.pay(path + "/pay", .object(wishes))
    tell("pays \(order): \(paid.status)")
    history.note { $0.answers["provider \(paid.status)", default: 0] += 1 }
    guard paid.isOK else { return }
    history.note { $0.told.paid.insert(order) }
    var isTwice = false
    if script.paysTwice {
      isTwice = try await payAgain(path)
    }
    try await awaitTickets(order)
    if isTwice { try await awaitMoneyBack(order, looks: script.losesSecondNotice ? 900 : 300) { $0 == "PAID_TWICE" } }
  }

  /// Somebody else pays the same code.
  private func payAgain(_ path: String) async throws -> Bool {
    let day = JSONValue.Member("notify_delay_ms", .number("86400000"))
    let isPaid = try await client.pay(path + "/pay-again", .object(script.losesSecondNotice ? [day] : [])).isOK
    tell("is paid for twice\(script.losesSecondNotice ? ", and nobody tells" : ""): \(isPaid)")
    return isPaid
  }

  /// Waits until the order shows that money which bought nothing has come back.
  private func awaitMoneyBack(_ order: String, looks: Int = 300, _ isMeant: (String?) -> Bool) async throws {
    for _ in 0..<looks {
      try await stage.clients.sleep(for: .milliseconds(700))
      let refunds = try await client.call("GET", "/v1/orders/\(order)").body["automaticRefunds"]?.items ?? []
      if refunds.contains(where: { isMeant($0["reason"]?.text) && $0["state"]?.text == "PAYMENT_STATE_REFUNDED" }) {
        return
      }
    }
    history.violated("I5", "\(name)'s order \(order) never showed the money that came back")
  }

  /// `/sandbox/trades/…` of the QR code's address.
  private static func path(of url: String) -> String {
    guard let start = url.firstRange(of: "/sandbox/") else { return url }
    return String(url[start.lowerBound...])
  }

  private func awaitTickets(_ order: String) async throws {
    for _ in 0..<300 {
      try await stage.clients.sleep(for: .milliseconds(700))
      switch try await see(order) {
      case .paid?: return script.asksForMoneyBack ? try await giveBack(order) : ()
      case .refunded?: return
      case .expired?, .cancelled?:
        let payment = try await client.call("GET", "/v1/orders/\(order)/payment")
        let state = payment.body["state"]?.text
        if state == "PAYMENT_STATE_REFUNDED" || state == "PAYMENT_STATE_REFUNDING" {
          return try await awaitMoneyBack(order) { $0 != "PAID_TWICE" }
        }
      case .awaitingPayment?, .refunding?: break
      case nil: return
      }
    }
    history.violated("I5", "\(name) paid \(order), and nothing became of it")
  }

  private func giveBack(_ order: String) async throws {
    let answer = try await client.call(
      "POST", "/v1/orders/\(order)/refunds", .members(("reason", .string("cannot come"))),
      key: "refund-\(script.number)")
    tell("gives \(order) back: \(answer.said)")
    guard answer.isOK, let refund = answer.body["refundId"]?.text else {
      return unexpected(answer, "refund", allowed: ["ORDER_NOT_PAID"])
    }
    for _ in 0..<300 {
      try await stage.clients.sleep(for: .milliseconds(700))
      let state = try await client.call("GET", "/v1/refunds/\(refund)").body["state"]?.text
      if state == "REFUND_STATE_SUCCEEDED" || state == "REFUND_STATE_FAILED" { return }
    }
    history.violated("I5", "the refund of \(name) never ended")
  }

  /// A callback that the provider never sent; it must have no effect.
  private func forge(_ payment: String, minor: Int64) async throws {
    guard script.forgery != .none else { return }
    let isSigned = script.forgery == .wrongAmount
    let amount = isSigned ? 1 : minor
    var form = FormFields([
      HTTPField("notify_id", "forged-\(script.number)"), HTTPField("app_id", stage.merchant),
      HTTPField("sign_type", "RSA2"), HTTPField("trade_no", "forged-\(script.number)"),
      HTTPField("out_trade_no", payment), HTTPField("trade_status", "TRADE_SUCCESS"),
      HTTPField("total_amount", Money(minor: amount, .cny).decimalText),
    ])
    let text = form.signedText(without: ["sign", "sign_type"])
    form["sign"] = Base64.encode(isSigned ? try stage.providerSignature(of: text) : [1, 2, 3])
    let request = HTTPRequest(
      method: "POST", path: "/v1/payments/notify/alipay",
      headers: [HTTPField("content-type", "application/x-www-form-urlencoded;charset=utf-8")],
      body: [UInt8](form.encoded.utf8), remoteAddress: "10.9.9.9")
    let answer = await stage.request(request, from: script.number)
    tell("forges a callback (\(script.forgery.rawValue)): \(answer.map { "\($0.status)" } ?? "no answer")")
    if let answer, answer.status == 200, answer.body == [UInt8]("success".utf8) {
      history.violated("I16", "a forged callback (\(script.forgery.rawValue)) was taken")
    }
  }
}
