internal import Base
internal import JSON

/// What the buyers of one sale share.
struct Sale: Sendable {
  /// A performance on sale and what it sells.
  struct Performance: Sendable {
    let id: String
    let types: [TicketType]
    let line: WaitingLine
    let visitorAddress: String
  }

  struct TicketType: Sendable {
    let id: String
    let capacity: Int
    /// Seat ids; empty for general admission.
    let seats: [String]
  }

  let performances: [Performance]
  let holdSeconds: Int
  let opening: Instant
  let tally: Tally
}

/// One person's whole evening: look, hold, think, pay or not, perhaps give back.
struct Buyer: Sendable {
  let person: Workload.Person
  let sale: Sale
  var client: GatewayClient
  /// Where only so many may be inside at a time; left while waiting in line.
  private let door: Turnstile?

  private var performance: Sale.Performance { sale.performances[person.performance] }
  private var tally: Tally { sale.tally }

  init(_ person: Workload.Person, _ sale: Sale, _ client: GatewayClient, door: Turnstile?) {
    self.person = person
    self.sale = sale
    self.client = client
    self.door = door
  }

  mutating func run() async {
    do {
      try await client.loop.sleep(for: client.loop.now.duration(to: sale.opening.advanced(by: person.arrival)))
      if person.logsIn { try await logIn() }
      try await look()
      if person.isBot { try await grabEverything() }
      try await buy()
    } catch let error as GatewayClient.NoAnswer {
      leave()
      tally.note { $0.unexpected["no answer: \(error.what.prefix(40))", default: 0] += 1 }
    } catch {
      tally.note { $0.unexpected["\(error)".prefix(80).description, default: 0] += 1 }
    }
  }

  private mutating func logIn() async throws {
    let login = "drill-\(person.number)@buyers.example"
    let password = "Encore-Encore-\(person.number)-please"
    let registered = try await client.call(
      "POST", "/v1/auth/register",
      .members(
        ("login", .string(login)), ("password", .string(password)),
        ("displayName", .string("Buyer \(person.number)"))),
      key: "register-\(person.number)")
    guard registered.isOK || registered.reason == "LOGIN_TAKEN" else {
      return note(registered, "register")
    }
    let session = try await client.call(
      "POST", "/v1/auth/login", .members(("login", .string(login)), ("password", .string(password)))
    )
    guard session.isOK, let token = session.body["accessToken"]?.text else {
      return note(session, "login")
    }
    tally.note { $0.logins += 1 }
    client.token = token
  }

  private func look() async throws {
    for step in 0..<person.looks {
      let path = step % 3 == 0 ? "availability" : step % 3 == 1 ? "" : "seats"
      let answer = try await client.call(
        "GET", "/v1/performances/\(performance.id)\(path.isEmpty ? "" : "/" + path)")
      if !answer.isOK { note(answer, "look") }
    }
  }

  /// A bot fires holds for more than its limit without waiting for anything; the limit must hold.
  private func grabEverything() async throws {
    for attempt in 0..<6 {
      guard
        let answer = await client.once(
          "POST", holdsPath, selection(size: 6, attempt: attempt),
          key: "bot-\(person.number)-\(attempt)")
      else { continue }
      if answer.isOK {
        // Its order id was told, so it must be kept; the bot lets it expire.
        acknowledge(answer)
      } else if answer.reason == "LIMIT_REACHED" {
        tally.note { $0.overLimit += 1 }
      } else if answer.status == 429 {
        tally.note { $0.rateLimited += 1 }
      }
    }
  }

  // MARK: - The purchase

  private mutating func buy() async throws {
    var size = person.groupSize
    for attempt in 0..<200 {
      let key = "hold-\(person.number)-\(attempt)"
      let answer = try await client.call(
        "POST", holdsPath, selection(size: size, attempt: attempt), key: key)
      tally.note { $0.holdMilliseconds.append(answer.took.milliseconds) }
      if answer.isOK, let order = acknowledge(answer) {
        client.goesAhead = true
        defer { client.goesAhead = false }
        guard try await losesHold(order) else { return }
        tally.note { $0.lostHolds += 1 }
        continue
      }
      switch answer.reason {
      case "SEAT_TAKEN":
        tally.note { $0.seatTaken += 1 }
      case "NOT_ENOUGH_LEFT":
        size = max(1, size - 1)
      case "SOLD_OUT":
        tally.note { $0.soldOut += 1 }
        await door?.leave()
        let isThere = await performance.line.wait(places: 1)
        await door?.enter()
        guard isThere else { return }
        size = 1
      case "LIMIT_REACHED" where person.isBot:
        return
      default:
        return note(answer, "hold")
      }
    }
    leave()
  }

  /// Goes away without what it came for.
  private func leave() {
    tally.note { $0.leftWanting[person.performance, default: 0] += person.groupSize }
  }

  private var holdsPath: String { "/v1/performances/\(performance.id)/holds" }

  /// What this person asks for; the type changes from try to try.
  private func selection(size: Int, attempt: Int) -> JSONValue {
    var dice = SeededDice(seed: UInt64(person.number) << 16 | UInt64(attempt))
    let types = performance.types
    let type = types[Int(dice.next() % UInt64(types.count))]
    if type.seats.isEmpty {
      return .members(
        ("general", .members(("ticketTypeId", .string(type.id)), ("quantity", .number("\(size)")))))
    }
    if person.choosesSeats, attempt < 3 {
      let start = Int(dice.next() % UInt64(max(1, type.seats.count - size)))
      let seats = type.seats[start..<min(start + size, type.seats.count)].map {
        JSONValue.string($0)
      }
      return .members(("chosen", .members(("seatIds", .array(seats)))))
    }
    return .members(
      ("best", .members(("ticketTypeId", .string(type.id)), ("quantity", .number("\(size)")))))
  }

  @discardableResult
  private func acknowledge(_ answer: GatewayClient.Answer) -> String? {
    guard let order = answer.body["orderId"]?.text else { return nil }
    let places = answer.body["places"]?.items ?? []
    let hold = Tally.Hold(
      person: person.number, performance: person.performance, places: places.count,
      seats: places.compactMap { $0["seatId"]?.text }.filter { !$0.isEmpty })
    tally.note { $0.holds[order] = hold }
    return order
  }

  /// What becomes of the hold; true when it ended although this person wanted to pay, and still wants places.
  private func losesHold(_ order: String) async throws -> Bool {
    switch person.outcome {
    case .abandons: return false
    case .cancels:
      try await client.loop.sleep(for: person.thinking)
      let answer = try await client.call(
        "POST", "/v1/orders/\(order):cancel", .object([]), key: "cancel-\(order)")
      if answer.isOK {
        tally.note { $0.cancelled += 1 }
      } else {
        note(answer, "cancel", allowed: ["ORDER_EXPIRED"])
      }
      return false
    case .pays, .failsThenPays, .paysLate:
      try await client.loop.sleep(for: person.thinking)
      return try await !pays(order)
    }
  }

  /// Whether the money is where it belongs: false when the hold ended first and nothing was bought.
  private func pays(_ order: String) async throws -> Bool {
    let payment = try await client.call(
      "POST", "/v1/orders/\(order)/payment", .object([]), key: "pay-\(order)")
    guard payment.isOK, let url = payment.body["qrContent"]?.text else {
      note(payment, "payment", allowed: Self.tooLate)
      return !Self.tooLate.contains(payment.reason)
    }
    if person.outcome == .failsThenPays {
      // The person's first try fails at the provider's page: nothing was sent.
      _ = try await client.call("GET", url)
      try await client.loop.sleep(for: .milliseconds(200))
    }
    var wishes: [(String, JSONValue)] = [
      ("duplicate_notices", .number("\(person.duplicateNotices)"))
    ]
    if person.outcome == .paysLate {
      wishes.append(("notify_delay_ms", .number("\((sale.holdSeconds + 2) * 1000)")))
    }
    let members = wishes.map { JSONValue.Member($0.0, $0.1) }
    let paid = try await client.call("POST", url + "/pay", .object(members))
    guard paid.isOK else {
      note(paid, "provider", providerAllows: true)
      return paid.status >= 500
    }
    tally.note { $0.paid.insert(order) }
    var isTwice = false
    if person.paysTwice { isTwice = try await client.call("POST", url + "/pay-again", .object([])).isOK }
    let isSettled = try await awaitsTickets(order)
    if isTwice { try await awaitMoneyBack(order) { $0 == "PAID_TWICE" } }
    return isSettled
  }

  /// Reasons of a payment that came after the hold's end.
  private static let tooLate: Set = ["ORDER_NOT_AWAITING_PAYMENT", "PROVIDER_REFUSED", "ORDER_EXPIRED"]

  /// Waits until the order shows that money which bought nothing has come back.
  private func awaitMoneyBack(_ order: String, _ isMeant: (String?) -> Bool) async throws {
    var pause = Duration.milliseconds(100)
    for _ in 0..<120 {
      try await client.loop.sleep(for: pause)
      pause = min(pause * 2, .seconds(1))
      let refunds = try await client.call("GET", "/v1/orders/\(order)").body["automaticRefunds"]?.items ?? []
      if refunds.contains(where: { isMeant($0["reason"]?.text) && $0["state"]?.text == "PAYMENT_STATE_REFUNDED" }) {
        return
      }
    }
    tally.note { $0.unexpected["an order never showed the money that came back", default: 0] += 1 }
  }

  /// Waits until the platform says what became of the money; false when it came back to somebody who was in time.
  private func awaitsTickets(_ order: String) async throws -> Bool {
    var pause = Duration.milliseconds(100)
    for _ in 0..<120 {
      try await client.loop.sleep(for: pause)
      pause = min(pause * 2, .seconds(1))
      let answer = try await client.call("GET", "/v1/orders/\(order)")
      switch answer.body["state"]?.text {
      case "ORDER_STATE_PAID":
        tally.note { $0.confirmed.insert(order) }
        if person.refunds { try await giveBack(order) }
        return true
      case "ORDER_STATE_EXPIRED", "ORDER_STATE_CANCELLED", "ORDER_STATE_REFUNDED":
        let payment = try await client.call("GET", "/v1/orders/\(order)/payment")
        if ["PAYMENT_STATE_REFUNDED", "PAYMENT_STATE_REFUNDING"].contains(
          payment.body["state"]?.text)
        {
          if answer.body["state"]?.text != "ORDER_STATE_REFUNDED" {
            try await awaitMoneyBack(order) { $0 != "PAID_TWICE" }
          }
          return person.outcome == .paysLate
        }
      default: break
      }
    }
    tally.note { $0.unexpected["a paid order was never settled", default: 0] += 1 }
    return true
  }

  private func giveBack(_ order: String) async throws {
    let answer = try await client.call(
      "POST", "/v1/orders/\(order)/refunds", .members(("reason", .string("cannot come"))),
      key: "refund-\(order)")
    guard answer.isOK, let refund = answer.body["refundId"]?.text else {
      return note(answer, "refund")
    }
    tally.note { $0.refundsAsked.insert(order) }
    var pause = Duration.milliseconds(100)
    for _ in 0..<120 {
      try await client.loop.sleep(for: pause)
      pause = min(pause * 2, .seconds(1))
      let state = try await client.call("GET", "/v1/refunds/\(refund)")
      if ["REFUND_STATE_SUCCEEDED", "REFUND_STATE_FAILED"].contains(state.body["state"]?.text) {
        return
      }
    }
    tally.note { $0.unexpected["a refund never ended", default: 0] += 1 }
  }

  private func note(
    _ answer: GatewayClient.Answer, _ step: String, allowed: Set<String> = [],
    providerAllows: Bool = false
  ) {
    guard !allowed.contains(answer.reason), !providerAllows || answer.status >= 500 else { return }
    tally.note { $0.unexpected["\(step): \(answer.status) \(answer.reason)", default: 0] += 1 }
  }
}

extension Duration {
  var milliseconds: Double {
    Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
  }
}
