import Admission
import Base
import Gateway
import JSON
import Messages
import RPCCore
import TestKit
import Testing

@Suite struct LimitTests {
  private static let login = #"{"login":"nobody","password":"wrong password 1"}"#

  @Test func `an address has its share of log-ins, and is told when to come back`() throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(loop)
      var statuses: [Int] = []
      for _ in 0..<41 { statuses.append(await world.send("POST", "/v1/auth/login", Self.login).status) }
      #expect(statuses.last == 429)
      let refused = await world.send("POST", "/v1/auth/login", Self.login)
      #expect(refused.reason == "TOO_MANY_REQUESTS" && refused.header("retry-after") == "1")
      #expect(Int(refused.fact("retry_after_ms") ?? "") == 1_000)
      #expect(await world.send("POST", "/v1/auth/login", Self.login, from: "198.51.100.2").reason != "TOO_MANY_REQUESTS")
      #expect(await world.send("GET", "/v1/events").status == 200, "looking is another matter")
      try await loop.sleep(for: .seconds(1))
      #expect(await world.send("POST", "/v1/auth/login", Self.login).reason != "TOO_MANY_REQUESTS")
    }
  }

  @Test func `a user has a share too, from wherever they come`() throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(loop)
      let token = try world.token(claims: world.claims())
      let hold = "/v1/performances/00000000000000000000000000000001/holds"
      var statuses: [Int] = []
      for number in 0..<11 {
        statuses.append(await world.send("POST", hold, "{}", token: token, from: "198.51.100.\(number)").status)
      }
      #expect(statuses == [Int](repeating: 200, count: 10) + [429])
      let other = try world.token(claims: world.claims(user: "00000000000007000000000000000002"))
      #expect(await world.send("POST", hold, "{}", token: other).status == 200)
    }
  }

  /// The client behind each row: peer, header, what counts.
  private static let hops: [(String, [String], String)] = [
    ("198.51.100.1", ["203.0.113.9"], "198.51.100.1"), ("10.0.0.1", ["203.0.113.9"], "203.0.113.9"),
    ("10.0.0.1", ["6.6.6.6, 203.0.113.9"], "203.0.113.9"), ("10.0.0.1", ["6.6.6.6", "203.0.113.9, 10.0.0.2"], "203.0.113.9"),
    ("10.0.0.1", ["rubbish"], "10.0.0.1"), ("10.0.0.1", [], "10.0.0.1"),
  ]

  @Test func `the client's address comes from a trusted hop only`() throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(loop, configure: { $0.trustedHops = [AddressRange("10.0.0.0/8")].compactMap { $0 } })
      for (peer, header, client) in Self.hops {
        _ = await world.send(
          "GET", "/v1/performances/00000000000000000000000000000001/availability",
          headers: header.map { ("X-Forwarded-For", $0) }, from: peer)
        #expect(world.inventory.calls.last?.options.metadata[MetadataKey.client] == client)
      }
    }
  }

  @Test func `made-up forwarded addresses do not get around a limit`() throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(loop)
      var statuses: [Int] = []
      for number in 0..<41 {
        statuses.append(
          await world.send("POST", "/v1/auth/login", Self.login, headers: [("X-Forwarded-For", "203.0.113.\(number)")]).status)
      }
      #expect(statuses.last == 429)
    }
  }

  private static let failures: [(RPCError, Int, String, String)] = [
    (RPCError(.resourceExhausted, "gone", reason: "SOLD_OUT"), 429, "SOLD_OUT", "gone"),
    (RPCError(.failedPrecondition, "no", reason: "SALE_NOT_OPEN"), 400, "SALE_NOT_OPEN", "no"),
    (RPCError(.aborted, "again", reason: "SEATS_TAKEN"), 409, "SEATS_TAKEN", "again"),
    (RPCError(.notFound, "none", reason: "X"), 404, "X", "none"), (RPCError(.permissionDenied, "no", reason: "X"), 403, "X", "no"),
    (RPCError(.alreadyExists, "is", reason: "X"), 409, "X", "is"), (RPCError(.cancelled, "c"), 499, "CANCELLED", "c"),
    (RPCError(.deadlineExceeded, "inside 10.1.2.3"), 504, "DEADLINE_EXCEEDED", "This took too long"),
    (RPCError(.internal, "SELECT failed on 10.1.2.3"), 500, "INTERNAL", "Something went wrong"),
    (RPCError(.unknown, "secret"), 500, "INTERNAL", "Something went wrong"),
    (RPCError(.dataLoss, "secret"), 500, "INTERNAL", "Something went wrong"),
    (RPCError(.unavailable, "connect to 10.1.2.3: refused"), 503, "UNAVAILABLE", "This part of the platform"),
    (RPCError(.unavailable, "moving", reason: "SEGMENT_MOVING"), 503, "SEGMENT_MOVING", "moving"),
    (.overloaded(pause: .milliseconds(400)), 503, "OVERLOADED", "Come again in a moment"),
    (RPCError(.unimplemented, "/onsale.x"), 501, "UNIMPLEMENTED", "This part of the platform"),
  ]

  @Test func `failed calls become statuses that keep the house's inside to itself`() throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(loop)
      for (error, status, reason, words) in Self.failures {
        world.inventory.willAnswer { _ throws(RPCError) in throw error }
        let response = await world.send("GET", "/v1/performances/00000000000000000000000000000001/availability")
        #expect(response.status == status && response.reason == reason, "\(error.code): \(response.text)")
        #expect(response.text.contains(words) && !response.text.contains("10.1.2.3") && !response.text.contains("secret"))
        let id = try JSONValue(parsing: response.body)["error"]?["requestId"]?.string
        #expect(id != nil && id == response.header("x-request-id"))
        if status == 503 { #expect(response.header("retry-after") == "1") }
      }
    }
  }

  @Test func `a service that is not there, or answers rubbish, is no fault of the client`() throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(loop)
      let token = try world.token(claims: world.claims())
      let missing = await world.send("GET", "/v1/refunds", token: token)
      #expect(missing.status == 503 && missing.reason == "SERVICE_NOT_RUNNING")
      world.inventory.willAnswer { _ throws(RPCError) in [0xFF, 0xFF, 0xFF] }
      let rubbish = await world.send("GET", "/v1/performances/00000000000000000000000000000001/availability")
      #expect(rubbish.status == 500 && rubbish.reason == "INTERNAL")
    }
  }
}
