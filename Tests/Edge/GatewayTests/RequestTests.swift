import Admission
import Base
import Gateway
import JSON
import Messages
import RPCCore
import TestKit
import Testing

@Suite struct RequestTests {
  private static let hold = "/v1/performances/00000000000000000000000000000001/holds"

  private static let rubbish: [(String, String)] = [
    ("{", "$"), ("[]", "$"), ("null", "$"), ("\"x\"", "$"), ("{}x", "$"), ("{\"best\":{}", "$"),
    (#"{"best":1}"#, "$.best"), (#"{"best":[]}"#, "$.best"), (#"{"best":{"quantity":"two"}}"#, "$.best.quantity"),
    (#"{"best":{"quantity":-1}}"#, "$.best.quantity"), (#"{"best":{"quantity":1.5}}"#, "$.best.quantity"),
    (#"{"best":{"quantity":1e400}}"#, "$.best.quantity"), (#"{"best":{"quantity":4294967296}}"#, "$.best.quantity"),
    (#"{"best":{"quantity":NaN}}"#, "$.best.quantity"), (#"{"best":{"ticketTypeId":7}}"#, "$.best.ticketTypeId"),
    (#"{"best":{"colour":"red"}}"#, "$.best.colour"), (#"{"price":0}"#, "$.price"),
    (#"{"best":{},"general":{}}"#, "$.general"), (#"{"chosen":{"seatIds":"s1"}}"#, "$.chosen.seatIds"),
    (#"{"chosen":{"seatIds":["s1",2]}}"#, "$.chosen.seatIds[1]"), ("{\"best\":{\"ticketTypeId\":\"\u{1}\"}}", "$.best.ticketTypeId"),
  ]

  @Test func `rubbish in a body is told with its path and goes no further`() throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(
        loop,
        configure: {
          $0.admission.perUser[.hold] = nil
          $0.admission.perAddress[.hold] = nil
        })
      let token = try world.token(claims: world.claims())
      for (body, path) in Self.rubbish {
        let response = await world.send("POST", Self.hold, body, token: token)
        #expect(response.status == 400, "\(body): \(response.text)")
        #expect(response.reason == "MALFORMED_REQUEST")
        #expect(response.fact("path") == path, "\(body): \(response.text)")
      }
      let deep = String(repeating: "[", count: 5_000) + String(repeating: "]", count: 5_000)
      #expect(await world.send("POST", Self.hold, deep, token: token).status == 400)
      #expect(world.inventory.calls.isEmpty)
    }
  }

  @Test(arguments: ["page_size=x", "page_size=-1", "page_size=1&page_size=2", "colour=red", "page_size=%zz", "page_token=%ff"])
  func `rubbish in a query is refused`(query: String) throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(loop)
      let response = await world.send("GET", "/v1/events?\(query)")
      #expect(response.status == 400 && response.reason == "MALFORMED_REQUEST", "\(response.text)")
    }
  }

  @Test func `a call carries who, which request, from where, and fields of path and body`() throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(loop)
      let user = "00000000000007000000000000000001"
      let token = try world.token(claims: world.claims(user: user))
      let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
      let response = await world.send(
        "POST", Self.hold, #"{"best":{"ticketTypeId":"t","quantity":2}}"#, token: token,
        headers: [("Idempotency-Key", "key-1"), ("traceparent", trace)])
      #expect(response.status == 200 && response.header("x-request-id") == "key-1")
      let call = try #require(world.inventory.calls.first)
      #expect(call.method == InventoryV1.InventoryServiceMethods.hold)
      #expect(try InventoryV1.HoldRequest(serialized: call.request) == InventoryV1.HoldRequest(
        performanceID: "00000000000000000000000000000001", selection: .best(.init(ticketTypeID: "t", quantity: 2))))
      let metadata = call.options.metadata
      #expect(metadata[MetadataKey.user] == user && metadata[MetadataKey.roles] == "buyer")
      #expect(metadata[MetadataKey.request] == "key-1" && metadata[MetadataKey.client] == "198.51.100.1")
      let sent = try #require(metadata[MetadataKey.traceparent])
      #expect(response.header("traceparent") == sent, "the client is told the span that answered it")
      #expect(sent.hasPrefix("00-0af7651916cd43dd8448eb211c80319c-") && sent.hasSuffix("-01") && sent != trace)
      #expect(call.options.timeout == .seconds(10))
    }
  }

  @Test func `no header of a client says who they are or where they come from`() throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(loop)
      let spoofed = [
        ("onsale-user", "00000000000007000000000000000009"), ("Onsale-Roles", "operator"), ("onsale-client", "10.0.0.1"),
        ("onsale-request", "stolen"), ("grpc-timeout", "1n"), ("X-Forwarded-For", "203.0.113.9"), ("X-Real-IP", "203.0.113.9"),
      ]
      let target = "/v1/performances/00000000000000000000000000000001/availability"
      #expect(await world.send("GET", target, headers: spoofed).status == 200)
      let metadata = try #require(world.inventory.calls.first).options.metadata
      #expect(metadata[MetadataKey.user] == nil && metadata[MetadataKey.roles] == nil)
      #expect(metadata[MetadataKey.client] == "198.51.100.1")
      #expect(metadata[MetadataKey.request] != "stolen")
      #expect(Set(metadata.entries.map(\.key)) == [MetadataKey.request, MetadataKey.client, MetadataKey.traceparent])
      #expect(await world.send("GET", "/v1/users/me", headers: spoofed).status == 401)
    }
  }

  @Test(arguments: ["", "a b", "ä", String(repeating: "x", count: 65), "a/b"])
  func `an idempotency key has its form`(key: String) throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(loop)
      let response = await world.send("POST", "/v1/auth/login", "{}", headers: [("idempotency-key", key)])
      #expect(response.status == 400 && response.reason == "REQUEST_ID_INVALID")
    }
  }

  @Test func `a file is taken as it is, with its parameters beside it`() throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(loop)
      let session = try await world.register()
      let auth = AuthV1.AuthServiceClient(world.authChannel)
      _ = try await auth.setRoles(AuthV1.SetRolesRequest(userID: session["userId"]?.string ?? "", roles: ["organiser"]))
      let login = await world.send("POST", "/v1/auth/login", #"{"login":"alice","password":"\#(GatewayWorld.password)"}"#)
      let token = try JSONValue(parsing: login.body)["accessToken"]?.string
      let plan = #"{"name":"Field","categories":[],"zones":[{"rows":[],"areas":[{"uuid":"a","text":"The lawn"}]}]}"#
      let made = await world.send("POST", "/v1/venues?areas=The%20lawn:500", plan, token: token)
      #expect(made.status == 200, "\(made.text)")
      #expect(try JSONValue(parsing: made.body)["capacity"] == .number("500"))
      let bad = await world.send("POST", "/v1/venues", plan.replacing("[]", with: "{}"), token: token)
      #expect(bad.status == 400 && bad.reason == "INVALID_PLAN" && bad.fact("path") == "$.categories")
    }
  }

  @Test func `the provider's form goes through and its word comes back as plain text`() throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(loop)
      world.payments.willAnswer { _ throws(RPCError) in PaymentV1.NotifyResponse(body: [UInt8]("success".utf8)).serialized() }
      let form = "out_trade_no=1&sign=a%2Bb"
      let response = await world.send(
        "POST", "/v1/payments/notify/alipay", form, headers: [("content-type", "application/x-www-form-urlencoded; charset=utf-8")])
      #expect(response.status == 200 && response.text == "success")
      #expect(response.header("content-type") == "text/plain; charset=utf-8")
      let call = try #require(world.payments.calls.first)
      #expect(try PaymentV1.NotifyRequest(serialized: call.request).form == [UInt8](form.utf8))
      let json = await world.send("POST", "/v1/payments/notify/alipay", "{}")
      #expect(json.status == 415 && json.reason == "UNSUPPORTED_MEDIA_TYPE")
      let large = await world.send(
        "POST", "/v1/payments/notify/alipay", String(repeating: "x", count: 16 * 1024 + 1),
        headers: [("content-type", "application/x-www-form-urlencoded")])
      #expect(large.status == 413 && large.reason == "BODY_TOO_LARGE")
    }
  }

  private static let shapes: [(String, String, String?, [(String, String)], Int, String)] = [
    ("GET", "/v1/nothing", nil, [], 404, "ROUTE_UNKNOWN"), ("GET", "/V1/events", nil, [], 404, "ROUTE_UNKNOWN"),
    ("GET", "/v1/events/", nil, [], 404, "ROUTE_UNKNOWN"), ("GET", "/v1/%zz", nil, [], 400, "PATH_MALFORMED"),
    ("DELETE", "/v1/events", nil, [], 405, "METHOD_NOT_ALLOWED"), ("TRACE", "/v1/events", nil, [], 405, "METHOD_NOT_ALLOWED"),
    ("get", "/v1/events", nil, [], 405, "METHOD_NOT_ALLOWED"), ("POST", "/healthz", nil, [], 405, "METHOD_NOT_ALLOWED"),
    ("POST", "/livez", nil, [], 405, "METHOD_NOT_ALLOWED"),
    ("POST", "/v1/auth/login", "{}", [("content-type", "text/plain")], 415, "UNSUPPORTED_MEDIA_TYPE"),
    ("POST", "/v1/auth/login", "{}", [("content-type", "application/json; charset=utf-16")], 415, "UNSUPPORTED_MEDIA_TYPE"),
    ("POST", "/v1/auth/login", "{}", [("content-encoding", "gzip")], 415, "UNSUPPORTED_CONTENT_ENCODING"),
    ("POST", "/v1/auth/login", String(repeating: " ", count: 65_537), [], 413, "BODY_TOO_LARGE"),
    ("POST", "/v1/auth/login?login=x", "{}", [], 400, "QUERY_NOT_TAKEN"), ("GET", "/v1/events", "{}", [], 400, "BODY_NOT_TAKEN"),
    ("POST", "/v1/events", nil, [("X-HTTP-Method-Override", "GET")], 400, "METHOD_OVERRIDE_REFUSED"),
    ("GET", "/v1/refunds", nil, [], 401, "NOT_LOGGED_IN"),
  ]

  @Test func `requests of the wrong shape get the answer of their kind`() throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(loop)
      for (method, target, body, headers, status, reason) in Self.shapes {
        let response = await world.send(method, target, body, headers: headers)
        #expect(response.status == status && response.reason == reason, "\(method) \(target): \(response.text)")
        #expect(response.header("x-request-id") != nil && response.header("content-type") == "application/json")
      }
      #expect(await world.send("DELETE", "/v1/events").header("allow") == "GET, HEAD, OPTIONS, POST")
    }
  }

  @Test func `HEAD is GET without its body, OPTIONS tells what a path takes`() throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(loop)
      let head = await world.send("HEAD", "/v1/events")
      #expect(head.status == 200 && head.body.isEmpty && head.header("content-type") == "application/json")
      let options = await world.send("OPTIONS", "/v1/users/me")
      #expect(options.status == 204 && options.header("allow") == "GET, HEAD, OPTIONS, PATCH")
      #expect(await world.send("OPTIONS", "*").status == 204)
    }
  }

  @Test func `pages of the house: health, metrics, and what is injected`() throws {
    try TestLoop.run { loop in
      let order = Locked(RoleState.serving)
      let world = try await GatewayWorld(loop, readiness: { ["auth": .serving, "order": order.withLock { $0 }] })
      try await loop.sleep(for: .milliseconds(10))
      let well = await world.send("GET", "/healthz")
      #expect(well.status == 200)
      #expect(well.text == #"{"status":"ok","roles":{"auth":"serving","order":"serving"},"revocations":"followed"}"#)
      for (state, text) in [(RoleState.notServing, "not serving"), (.unreachable, "unreachable")] {
        order.withLock { $0 = state }
        let ill = await world.send("GET", "/healthz")
        #expect(ill.status == 503 && ill.text.contains(#""status":"degraded","roles":{"auth":"serving","order":"\#(text)"}"#))
        let alive = await world.send("GET", "/livez")
        #expect(alive.status == 200 && alive.text == #"{"status":"ok"}"#)
      }
      world.authChannel.cut(true)
      #expect(await world.send("GET", "/metrics").text == "onsale_up 1\n")
      let page = await world.send("GET", "/web/index.html")
      #expect(page.status == 200 && page.text == "<p>/web/index.html</p>")
    }
  }
}
