internal import Base
internal import JSON
internal import Ports

/// People at the gateway who take no second try.
struct TrialDesk: Sendable {
  /// Somebody with a password.
  struct Member: Sendable {
    let id: String
    let token: String
    /// What they log in with.
    let login: JSONValue
  }

  private let gateway: String
  private let http: any HTTPClient
  private let loop: any Loop
  private let tokens: DrillTokens
  private let turnstile = Turnstile(256)
  private let tally = Tally()

  init(gateway: String, http: any HTTPClient, loop: any Loop, tokens: DrillTokens) {
    (self.gateway, self.http, self.loop, self.tokens) = (gateway, http, loop, tokens)
  }

  func operatorToken() throws -> String {
    try tokens.token(number: 9_999_999, roles: ["buyer", "organiser", "operator"])
  }

  /// One request, which must be answered with 200. Throws what came instead.
  @discardableResult
  func ask(
    _ method: String, _ path: String, _ body: JSONValue? = nil, token: String? = nil, key: String? = nil, number: Int
  ) async throws -> JSONValue {
    let client = GatewayClient(
      http: http, loop: loop, turnstile: turnstile, tally: tally, gateway: gateway,
      address: "10.\(number >> 16 & 127).\(number >> 8 & 255).\(number & 255)", token: token)
    guard let answer = await client.once(method, path, body, key: key) else { throw TrialFailure("no answer") }
    guard answer.isOK else { throw TrialFailure("\(answer.status) \(answer.reason)") }
    return answer.body
  }

  func register(_ count: Int) async throws -> [Member] {
    var members: [Member] = []
    for number in 0..<count {
      let login = JSONValue.members(
        ("login", .string("member-\(number)@buyers.example")), ("password", .string("Encore-Encore-\(number)-please")))
      guard case .object(let fields) = login else { continue }
      let session = try await ask(
        "POST", "/v1/auth/register", .object(fields + [.init("displayName", .string("Member \(number)"))]),
        key: "register-\(number)", number: number)
      guard let id = session["userId"]?.text, let token = session["accessToken"]?.text else {
        throw TrialFailure("a session without a user: \(session)")
      }
      members.append(Member(id: id, token: token, login: login))
    }
    return members
  }

  /// Holds one place, pays it and waits for the tickets; every request on the way must succeed.
  func purchase(_ performance: Sale.Performance, _ number: Int) async throws {
    guard let type = performance.types.first else { throw TrialFailure("nothing is sold") }
    let token = try tokens.token(number: number)
    func step(_ name: String, _ method: String, _ path: String, _ body: JSONValue? = nil) async throws -> JSONValue {
      do {
        let key = body == nil ? nil : "\(name)-\(number)"
        return try await ask(method, path, body, token: token, key: key, number: number)
      } catch { throw TrialFailure("\(name): \(error)") }
    }
    let wish = JSONValue.members(
      ("general", .members(("ticketTypeId", .string(type.id)), ("quantity", .number("1")))))
    let hold = try await step("hold", "POST", "/v1/performances/\(performance.id)/holds", wish)
    guard let order = hold["orderId"]?.text else { throw TrialFailure("a hold without an order") }
    let payment = try await step("payment", "POST", "/v1/orders/\(order)/payment", .object([]))
    guard let url = payment["qrContent"]?.text else { throw TrialFailure("a payment without a code") }
    _ = try await step("provider", "POST", url + "/pay", .object([]))
    for _ in 0..<Self.looks {
      if try await step("order", "GET", "/v1/orders/\(order)")["state"]?.text == "ORDER_STATE_PAID" { return }
      try await loop.sleep(for: .milliseconds(100))
    }
    throw TrialFailure("an order that was paid never got its tickets")
  }

  /// Half a minute.
  private static let looks = 300
}
