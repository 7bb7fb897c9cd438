import Base
import Composition
import Gateway
import JSON
import Ports
import Simulator

/// One buyer at the gateway of a simulated cluster.
struct Visitor: Sendable {
  let cluster: SimulatedCluster
  let number: Int
  var token: String?

  struct Refused: Error {
    let what: String
  }

  init(_ cluster: SimulatedCluster, number: Int) {
    self.cluster = cluster
    self.number = number
  }

  /// Asks until somebody answers; throws for an answer that is not 200.
  func must(_ method: String, _ path: String, _ body: String? = nil, key: String? = nil) async throws -> JSONValue {
    var headers: [HTTPField] = []
    if let token { headers.append(HTTPField("authorization", "Bearer \(token)")) }
    if let key { headers.append(HTTPField("idempotency-key", key)) }
    if body != nil { headers.append(HTTPField("content-type", "application/json")) }
    let request = HTTPRequest(method: method, path: path, headers: headers, body: [UInt8]((body ?? "").utf8))
    var answer: HTTPResponse?
    for _ in 0..<60 {
      answer = await cluster.request(request, from: number)
      if let answer, answer.status < 500 { break }
      try await cluster.clients.sleep(for: .milliseconds(500))
    }
    guard let answer else { throw Refused(what: "\(method) \(path): no answer") }
    guard answer.status == 200 else {
      throw Refused(what: "\(method) \(path): \(answer.status) \(String(decoding: answer.body, as: UTF8.self))")
    }
    return try JSONValue(parsing: answer.body)
  }

  mutating func logIn() async throws {
    let login = "buyer-\(number)@example.org"
    _ = try await must(
      "POST", "/v1/auth/register",
      #"{"login":"\#(login)","password":"Encore-Encore-please","displayName":"Buyer"}"#, key: "register-\(number)")
    let session = try await must(
      "POST", "/v1/auth/login", #"{"login":"\#(login)","password":"Encore-Encore-please"}"#)
    token = session["accessToken"]?.string
  }

  /// Holds standing places, pays and waits; returns the state of the order at the end.
  func buy(_ performance: String, quantity: Int = 2) async throws -> String {
    let details = try await must("GET", "/v1/performances/\(performance)")
    guard let type = details["ticketTypes"]?.items.last?["ticketTypeId"]?.string else {
      throw Refused(what: "no ticket type in \(details)")
    }
    let hold = try await must(
      "POST", "/v1/performances/\(performance)/holds",
      #"{"general":{"ticketTypeId":"\#(type)","quantity":\#(quantity)}}"#, key: "hold-\(number)")
    let order = hold["orderId"]?.string ?? ""
    let payment = try await must("POST", "/v1/orders/\(order)/payment", "{}", key: "pay-\(number)")
    let url = payment["qrContent"]?.string ?? ""
    let path = "/" + (url.split(separator: "/", maxSplits: 2).last ?? "")
    for _ in 0..<60 {
      let paid = await cluster.provider(HTTPRequest(method: "POST", path: path + "/pay", body: [UInt8]("{}".utf8)))
      if paid?.status == 200 { break }
      try await cluster.clients.sleep(for: .milliseconds(500))
    }
    var state = ""
    for _ in 0..<240 {
      try await cluster.clients.sleep(for: .milliseconds(500))
      state = try await must("GET", "/v1/orders/\(order)")["state"]?.string ?? ""
      if state != "ORDER_STATE_AWAITING_PAYMENT" { break }
    }
    return state
  }
}

extension JSONValue {
  var string: String? { if case .string(let text) = self { text } else { nil } }
  var items: [JSONValue] { if case .array(let items) = self { items } else { [] } }
}
