internal import Base
internal import JSON
internal import Ports

/// One person's way to the gateway: an address of its own behind the trusted hop, a token, and the
/// stubbornness of somebody who wants tickets.
struct GatewayClient: Sendable {
  struct Answer: Sendable {
    let status: Int
    let body: JSONValue
    let took: Duration

    var isOK: Bool { status == 200 }
    /// The stable reason of a refusal, else empty.
    var reason: String {
      guard case .array(let details) = body["error"]?["details"] else { return "" }
      return details.lazy.compactMap { $0["reason"]?.text }.first ?? ""
    }

    var retryAfter: Duration {
      guard case .array(let details) = body["error"]?["details"] else { return .milliseconds(200) }
      let wait = details.lazy.compactMap { $0["metadata"]?["retry_after_ms"]?.text }.compactMap(
        Int.init
      ).first
      return .milliseconds(min(max(wait ?? 200, 20), 5_000))
    }
  }

  /// The sale goes on without this person: no answer for longer than anybody waits.
  struct NoAnswer: Error {
    let what: String
  }

  enum Limits {
    /// Longer than any restart of a killed process takes.
    static let patience: Duration = .seconds(120)
    static let oneAnswer: Duration = .seconds(15)
  }

  let http: any HTTPClient
  /// Keeps the time: the drill stands in the real world, by the loop that its requests leave from.
  let loop: any Loop
  let turnstile: Turnstile
  let tally: Tally
  let gateway: String
  var address: String
  var token: String?
  /// Has a hold that runs out.
  var goesAhead = false

  /// Sends until there is an answer that is neither an outage nor a rate limit.
  func call(_ method: String, _ path: String, _ body: JSONValue? = nil, key: String? = nil)
    async throws -> Answer
  {
    // Waiting for a turn of our own is no outage: patience runs from the first failure on.
    var failingSince: Instant?
    var pause = Duration.milliseconds(50)
    while true {
      let answer = await once(method, path, body, key: key)
      if let answer, answer.status < 500,
        answer.status != 429 || answer.reason != "TOO_MANY_REQUESTS"
      {
        return answer
      }
      if let answer, answer.status == 429 {
        tally.note { $0.rateLimited += 1 }
        try await loop.sleep(for: answer.retryAfter)
      } else {
        let since = failingSince ?? loop.now
        failingSince = since
        guard since.duration(to: loop.now) < Limits.patience else {
          throw NoAnswer(what: "\(method) \(path)")
        }
        tally.note { $0.failures += 1 }
        try await loop.sleep(for: pause)
        pause = min(pause * 2, .seconds(1))
      }
    }
  }

  /// One request; nil when nothing whole came back.
  func once(_ method: String, _ path: String, _ body: JSONValue? = nil, key: String? = nil) async
    -> Answer?
  {
    var headers = [HTTPField("x-forwarded-for", address)]
    if let token { headers.append(HTTPField("authorization", "Bearer \(token)")) }
    if let key { headers.append(HTTPField("idempotency-key", key)) }
    if body != nil { headers.append(HTTPField("content-type", "application/json")) }
    let request = HTTPClientRequest(
      method: method, url: path.hasPrefix("http") ? path : gateway + path, headers: headers,
      body: body?.serialized ?? [])
    await turnstile.enter(ahead: goesAhead)
    let start = loop.now
    let response: HTTPClientResponse?
    do { response = try await http.send(request, timeout: Limits.oneAnswer) } catch {
      response = nil
    }
    let took = start.duration(to: loop.now)
    await turnstile.leave()
    tally.note { $0.requests += 1 }
    guard let response else { return nil }
    let value: JSONValue
    do { value = try JSONValue(parsing: response.body) } catch { value = .null }
    return Answer(status: response.status, body: value, took: took)
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
