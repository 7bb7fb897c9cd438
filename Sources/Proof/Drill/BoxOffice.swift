internal import Base
internal import Catalog
internal import Composition
internal import Foundation
internal import JSON
internal import Ports

/// The organiser's side of a drill: imports the plan, opens the sale, counts what is left.
struct BoxOffice: Sendable {
  struct Count: Sendable, Hashable {
    var free = 0
    var held = 0
    var sold = 0

    mutating func add(_ other: Count) {
      free += other.free
      held += other.held
      sold += other.sold
    }
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  enum Limits {
    /// Requests on their way at a time: enough to saturate two cores, few enough that a queue of ours
    /// does not hide the server's.
    static let requestsInFlight = 192
  }

  private let gateway: String
  private let http: any HTTPClient
  let loop: any Loop
  private let turnstile = Turnstile(Limits.requestsInFlight)
  private let tally: Tally
  private let tokens: DrillTokens
  private let operations: GatewayClient

  init(tokens: DrillTokens, gateway: String, http: any HTTPClient, loop: any Loop, tally: Tally) throws {
    self.gateway = gateway
    self.http = http
    self.loop = loop
    self.tally = tally
    self.tokens = tokens
    operations = GatewayClient(
      http: http, loop: loop, turnstile: Turnstile(16), tally: tally, gateway: gateway,
      address: "10.255.255.254",
      token: try tokens.token(number: 9_999_999, roles: ["buyer", "organiser", "operator"]))
  }

  /// The client of one person: an address and a token of its own.
  func client(of person: Workload.Person) throws -> GatewayClient {
    let number = person.number
    let address = "10.\(number >> 16 & 127).\(number >> 8 & 255).\(number & 255)"
    return GatewayClient(
      http: http, loop: loop, turnstile: turnstile, tally: tally, gateway: gateway, address: address,
      token: person.logsIn ? nil : try tokens.token(number: number))
  }

  // MARK: - Opening

  func putOnSale(_ options: DrillOptions) async throws -> [Sale.Performance] {
    let plan = options.profile == .smallQuotas ? Self.smallPlan : options.plan
    guard let planValue = parsed(plan) else { throw Failure(description: "the plan is not JSON") }
    let venue = try await operations.must("POST", "/v1/venues", planValue, key: "venue")
    let event = try await operations.must(
      "POST", "/v1/events",
      .members(("name", .string("Drill")), ("startsAt", .string(date(daysAhead: 9)))),
      key: "event")
    guard let venueID = venue["venueId"]?.text, let eventID = event["eventId"]?.text else {
      throw Failure(description: "the catalogue answered without ids")
    }
    let seats = try SeatingPlan(json: plan)
    var performances: [Sale.Performance] = []
    let count = options.profile == .smallQuotas ? 40 : options.performances
    for number in 0..<count {
      performances.append(try await open(number, eventID, venueID, venue, seats, options))
    }
    return performances
  }

  private func open(
    _ number: Int, _ event: String, _ venue: String, _ venueValue: JSONValue, _ plan: SeatingPlan,
    _ options: DrillOptions
  ) async throws -> Sale.Performance {
    let categories = (venueValue["categories"]?.items ?? []).compactMap { $0["name"]?.text }.filter
    {
      plan.standing(in: $0) > 0 || !plan.rows(of: $0).isEmpty
    }
    let types = categories.enumerated().map { index, name in
      JSONValue.members(
        ("name", .string(name)), ("category", .string(name)),
        ("priceMinor", .string("\(9_901 + 10_000 * index)")),
        ("currency", .string("CNY")))
    }
    // Starts 9, 6, 3 days ahead: every step of the refund rule is used.
    let draft = try await operations.must(
      "POST", "/v1/events/\(event)/performances",
      .members(
        ("venueId", .string(venue)), ("name", .string("Drill \(number)")),
        ("startsAt", .string(date(daysAhead: 9 - 3 * (number % 3)))),
        ("saleStartsAt", .string(date(daysAhead: -1))),
        ("saleEndsAt", .string(date(daysAhead: 2))),
        ("holdSeconds", .number("\(options.holdSeconds)")),
        ("limitPerBuyer", .number("6")), ("ticketTypes", .array(types))),
      key: "performance-\(number)")
    guard let id = draft["performanceId"]?.text else {
      throw Failure(description: "a performance without an id")
    }
    let published = try await operations.must(
      "POST", "/v1/performances/\(id):publish", .object([]), key: "publish-\(number)")
    let sold = (published["ticketTypes"]?.items ?? []).compactMap { type -> Sale.TicketType? in
      guard let typeID = type["ticketTypeId"]?.text, let category = type["category"]?.text else {
        return nil
      }
      return Sale.TicketType(
        id: typeID, capacity: type["capacity"]?.text.flatMap(Int.init) ?? 0,
        seats: plan.rows(of: category).flatMap { $0.seats.map(\.id) })
    }
    return Sale.Performance(
      id: id, types: sold, line: WaitingLine(),
      visitorAddress: "10.254.\(number >> 8).\(number & 255)")
  }

  // MARK: - Counting

  /// What is left of a performance; nil while nobody answers. Asked as a visitor with an address of
  /// its own for each performance, so that no limit of a person hides a figure.
  func count(_ performance: Sale.Performance) async -> Count? {
    var visitor = operations
    visitor.token = nil
    visitor.address = performance.visitorAddress
    guard
      let answer = await visitor.once("GET", "/v1/performances/\(performance.id)/availability"),
      answer.isOK
    else {
      return nil
    }
    var count = Count()
    for type in answer.body["types"]?.items ?? [] {
      count.free += type["free"]?.text.flatMap(Int.init) ?? 0
      count.held += type["held"]?.text.flatMap(Int.init) ?? 0
      count.sold += type["sold"]?.text.flatMap(Int.init) ?? 0
    }
    return count
  }

  /// Returns when nothing is held and no money is on its way, or after a minute.
  func awaitRest(_ sale: Sale) async throws {
    for _ in 0..<120 {
      var held = 0
      for performance in sale.performances { held += await count(performance)?.held ?? 1 }
      if held == 0, let ledger = await operations.once("GET", "/v1/ledger"), ledger.isOK {
        let funds = (ledger.body["accounts"]?.items ?? []).first {
          $0["account"]?.text == "buyer_funds"
        }
        if funds?["balanceMinor"]?.text ?? "0" == "0" { break }
      }
      try await loop.sleep(for: .milliseconds(500))
    }
    // Refunds that the provider is still paying back, and messages on their way.
    try await loop.sleep(for: .seconds(2))
  }

  private func parsed(_ bytes: [UInt8]) -> JSONValue? {
    do { return try JSONValue(parsing: bytes) } catch { return nil }
  }

  private func date(daysAhead: Int) -> String {
    let time = WallTime(
      milliseconds: loop.wallNow.milliseconds / 3_600_000 * 3_600_000 + Int64(daysAhead) * 86_400_000 + 3_600_000)
    let civil = CivilTime(time, offsetMinutes: 0).text
    return civil.replacingOccurrences(of: " ", with: "T") + "Z"
  }

  /// One standing area of ten places.
  static let smallPlan = [UInt8](
    """
    {"name":"Club","size":{"width":100,"height":100},"categories":[{"name":"Floor","color":"#333333"}],
     "zones":[{"name":"Floor","zone_id":"floor","position":{"x":0,"y":0},"rows":[],
     "areas":[{"uuid":"floor","shape":"rectangle","position":{"x":0,"y":0},"rectangle":{"width":90,"height":90},
     "category":"Floor","capacity":10,"text":{"text":"Floor","position":{"x":45,"y":45}}}]}]}
    """.utf8)
}

extension GatewayClient {
  /// The body of an answer that must be OK.
  func must(_ method: String, _ path: String, _ body: JSONValue? = nil, key: String? = nil)
    async throws -> JSONValue
  {
    let answer = try await call(method, path, body, key: key)
    guard answer.isOK else {
      throw BoxOffice.Failure(
        description:
          "\(method) \(path): \(answer.status) \(answer.reason) \(answer.body["error"]?["message"]?.text ?? "")"
      )
    }
    return answer.body
  }
}
