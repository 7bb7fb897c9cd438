internal import Base
internal import Gateway
internal import JSON
internal import Ports

/// One person's way to the gateway, through everything that breaks.
struct SimulationClient: Sendable {
  struct Answer: Sendable {
    let status: Int
    let body: JSONValue

    var isOK: Bool { status == 200 }
    /// The stable reason of a refusal, else empty.
    var reason: String {
      body["error"]?["details"]?.items.lazy.compactMap { $0["reason"]?.text }.first ?? ""
    }
    var said: String { isOK ? "OK" : "\(status) \(reason)" }
  }

  /// Nobody answered for longer than anybody waits.
  struct NoAnswer: Error {
    let what: String
  }

  /// Longer than everything that a seed can break lasts.
  static let patience: Duration = .seconds(400)

  let stage: any SimulationStage
  let history: OracleHistory
  let number: Int
  let roles: [String]
  /// Who logs in for themselves; the others have a token for every request.
  var session: SimulationSession?

  /// Sends until there is an answer that is neither an outage nor a rate limit.
  /// - Parameter before: called ahead of each sending; what it returns is told with the answer.
  func call(
    _ method: String, _ path: String, _ body: JSONValue? = nil, key: String? = nil
  ) async throws -> Answer {
    try await call(method, path, body, key: key) { 0 }.answer
  }

  func call<Mark>(
    _ method: String, _ path: String, _ body: JSONValue? = nil, key: String? = nil,
    before: () -> Mark
  ) async throws -> (answer: Answer, mark: Mark) {
    let end = stage.clients.now.advanced(by: Self.patience)
    var pause = Duration.milliseconds(100)
    while true {
      let mark = before()
      if let answer = await once(method, path, body, key: key), answer.status < 500,
        answer.status != 429 || answer.reason != "TOO_MANY_REQUESTS"
      {
        return (answer, mark)
      }
      history.note { $0.unanswered += 1 }
      guard stage.clients.now < end else { throw NoAnswer(what: "\(method) \(path)") }
      try await stage.clients.sleep(for: pause)
      pause = min(pause * 2, .seconds(4))
    }
  }

  /// One request; nil when nothing whole came back.
  func once(
    _ method: String, _ path: String, _ body: JSONValue? = nil, key: String? = nil
  ) async -> Answer? {
    history.note { $0.requests += 1 }
    let request: HTTPRequest
    do { request = try made(method, path, body, key: key, token: token()) } catch {
      history.violated("I22", "no token for client \(number): \(error)")
      return nil
    }
    return Self.read(await stage.request(request, from: number))
  }

  private func token() throws -> String? {
    if let session { return session.accessToken }
    return try stage.token(of: number, roles: roles)
  }

  /// One request to the provider's page, until it answers.
  func pay(_ path: String, _ body: JSONValue) async throws -> Answer {
    let end = stage.clients.now.advanced(by: Self.patience)
    while true {
      history.note { $0.requests += 1 }
      if let answer = Self.read(await stage.provider(made("POST", path, body, key: nil, token: nil))),
        answer.status < 500
      {
        return answer
      }
      guard stage.clients.now < end else { throw NoAnswer(what: "POST \(path)") }
      try await stage.clients.sleep(for: .milliseconds(500))
    }
  }

  private func made(
    _ method: String, _ path: String, _ body: JSONValue?, key: String?, token: String?
  ) -> HTTPRequest {
    let address = "10.1.\(number >> 8 & 255).\(number & 255)"
    var headers: [HTTPField] = []
    if let token { headers.append(HTTPField("authorization", "Bearer \(token)")) }
    if let key { headers.append(HTTPField("idempotency-key", key)) }
    if body != nil { headers.append(HTTPField("content-type", "application/json")) }
    return HTTPRequest(
      method: method, path: path, headers: headers, body: body?.serialized ?? [], remoteAddress: address)
  }

  private static func read(_ response: HTTPResponse?) -> Answer? {
    guard let response else { return nil }
    let value: JSONValue
    do { value = try JSONValue(parsing: response.body) } catch { value = .null }
    return Answer(status: response.status, body: value)
  }
}

extension JSONValue {
  /// The text of a string or of a number as written.
  var text: String? {
    switch self {
    case .string(let text), .number(let text): text
    default: nil
    }
  }

  var items: [JSONValue] { if case .array(let items) = self { items } else { [] } }

  /// An object of texts, numbers and the like.
  static func members(_ members: (String, JSONValue)...) -> JSONValue {
    .object(members.map { Member($0.0, $0.1) })
  }
}
