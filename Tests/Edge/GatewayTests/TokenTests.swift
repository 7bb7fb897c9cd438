import Base
import Gateway
import JSON
import Messages
import OpenSSLCrypto
import Ports
import RPCCore
import TestKit
import Testing

@Suite struct TokenTests {
  private static let me = "/v1/users/me/actions"

  @Test func `a token opens what is a person's, and says who they are`() throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(loop)
      let session = try await world.register()
      let token = try #require(session["accessToken"]?.string)
      let profile = await world.send("GET", "/v1/users/me", token: token)
      #expect(profile.status == 200, "\(profile.text)")
      let json = try JSONValue(parsing: profile.body)
      #expect(json["login"] == .string("alice") && json["displayName"] == .string("Alice"))
      #expect(json["userId"] == session["userId"] && json["roles"] == .array([.string("buyer")]))
      #expect(json["createdAt"] == .string("2026-01-01T00:00:00Z"))
      let nobody = await world.send("GET", "/v1/users/me")
      #expect(nobody.status == 401 && nobody.reason == "NOT_LOGGED_IN")
      #expect(nobody.header("www-authenticate") == "Bearer")
    }
  }

  private struct Forgery: Sendable {
    let name: String
    let make: @Sendable (GatewayWorld) throws -> String

    init(_ name: String, _ make: @escaping @Sendable (GatewayWorld) throws -> String) {
      self.name = name
      self.make = make
    }
  }

  private static let forgeries: [Forgery] = [
    Forgery("malformed") { _ in "x" },
    Forgery("malformed") { _ in "a.b" },
    Forgery("malformed") { world in try world.token(claims: world.claims()) + ".x" },
    Forgery("malformed") { world in try world.token(claims: world.claims()) + "=" },
    Forgery("malformed") { world in try world.token(header: #"{"alg":"ES256""#, claims: world.claims()) },
    Forgery("malformed") { world in
      try world.token(header: #"{"alg":"none","alg":"ES256","kid":"\#(world.keyID())","typ":"at+jwt"}"#, claims: world.claims())
    },
    Forgery("tooLarge") { world in try world.token(claims: world.claims(extra: #","x":"\#(String(repeating: "y", count: 8_192))""#)) },
    Forgery("algorithmRefused") { world in
      let head = GatewayWorld.encode([UInt8](#"{"alg":"none","kid":"\#(try world.keyID())","typ":"at+jwt"}"#.utf8))
      return head + "." + GatewayWorld.encode([UInt8](world.claims().utf8)) + "."
    },
    Forgery("algorithmRefused") { world in
      // The public key as the secret of an HMAC.
      let pem = try world.crypto.signer(privateKeyPEM: world.signingKey, .es256).publicKeyPEM
      let text = GatewayWorld.encode([UInt8](#"{"alg":"HS256","kid":"\#(try world.keyID())","typ":"at+jwt"}"#.utf8)) + "."
        + GatewayWorld.encode([UInt8](world.claims().utf8))
      return text + "." + GatewayWorld.encode(world.crypto.hmacSHA256(key: [UInt8](pem.utf8), [UInt8](text.utf8)))
    },
    Forgery("algorithmRefused") { world in
      try world.token(header: #"{"alg":"RS256","kid":"\#(world.keyID())","typ":"at+jwt"}"#, claims: world.claims())
    },
    Forgery("headerRefused") { world in
      try world.token(header: #"{"alg":"ES256","kid":"\#(world.keyID())","typ":"JWT"}"#, claims: world.claims())
    },
    Forgery("headerRefused") { world in try world.token(header: #"{"alg":"ES256","typ":"at+jwt"}"#, claims: world.claims()) },
    Forgery("headerRefused") { world in
      try world.token(header: #"{"alg":"ES256","kid":"../../key","typ":"at+jwt"}"#, claims: world.claims())
    },
    Forgery("headerRefused") { world in
      try world.token(
        header: #"{"alg":"ES256","kid":"\#(world.keyID())","typ":"at+jwt","jku":"https://evil.example/keys"}"#, claims: world.claims())
    },
    Forgery("headerRefused") { world in
      try world.token(header: #"{"alg":"ES256","kid":"\#(world.keyID())","typ":"at+jwt","crit":["x"]}"#, claims: world.claims())
    },
    Forgery("keyUnknown") { world in try world.token(header: #"{"alg":"ES256","kid":"other","typ":"at+jwt"}"#, claims: world.claims()) },
    Forgery("signatureWrong") { world in try world.token(claims: world.claims(), key: world.crypto.makeKey(.es256)) },
    Forgery("signatureWrong") { world in
      let parts = try world.token(claims: world.claims()).split(separator: ".").map(String.init)
      return parts[0] + "." + GatewayWorld.encode([UInt8](world.claims(epoch: "9").utf8)) + "." + parts[2]
    },
    Forgery("claimsMalformed") { world in try world.token(claims: "[]") },
    Forgery("claimsMalformed") { world in try world.token(claims: world.claims(extra: #","sub":"x""#)) },
    Forgery("claimsMalformed") { world in try world.token(claims: world.claims(user: "alice")) },
    Forgery("claimsMalformed") { world in try world.token(claims: world.claims(epoch: "1.5")) },
    Forgery("claimsMalformed") { world in try world.token(claims: world.claims().replacing("\"exp\"", with: "\"expires\"")) },
    Forgery("issuerWrong") { world in try world.token(claims: world.claims(iss: "evil")) },
    Forgery("audienceWrong") { world in try world.token(claims: world.claims(aud: "elsewhere")) },
    Forgery("lifeTooLong") { world in try world.token(claims: world.claims(life: 901)) },
    Forgery("lifeTooLong") { world in try world.token(claims: world.claims(life: -1)) },
    Forgery("notYetGood") { world in try world.token(claims: world.claims(issuedAgo: -61)) },
    Forgery("notYetGood") { world in
      try world.token(claims: world.claims(extra: #","nbf":\#(world.loop.wallNow.milliseconds / 1000 + 61)"#))
    },
    Forgery("expired") { world in try world.token(claims: world.claims(issuedAgo: 900)) },
  ]

  @Test func `no forged token comes in, and the log can tell why`() throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(loop)
      let good = await world.send("GET", Self.me, token: try world.token(claims: world.claims()))
      #expect(good.status == 200, "\(good.text)")
      for forgery in Self.forgeries {
        let response = await world.send("GET", Self.me, token: try forgery.make(world))
        #expect(response.status == 401, "\(forgery.name)")
        #expect(response.fact("problem") == forgery.name)
        #expect(response.reason == (forgery.name == "expired" ? "TOKEN_EXPIRED" : "TOKEN_INVALID"))
        #expect(response.header("www-authenticate")?.contains("invalid_token") == true)
      }
    }
  }

  @Test(arguments: ["", "Bearer", "Basic YTpi", "Bearer a b", "bearer"])
  func `an authorization header of another kind is refused`(value: String) throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(loop)
      let response = await world.send("GET", Self.me, headers: [("authorization", value)])
      #expect(response.status == 401)
    }
  }

  @Test func `two authorization headers are one too many`() throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(loop)
      let token = try world.token(claims: world.claims())
      let response = await world.send("GET", Self.me, token: token, headers: [("Authorization", "Bearer \(token)")])
      #expect(response.status == 401)
    }
  }

  @Test func `a token checked before is still refused once it has expired`() throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(loop)
      let token = try world.token(claims: world.claims())
      #expect(await world.send("GET", Self.me, token: token).status == 200)
      try await loop.sleep(for: .seconds(899))
      #expect(await world.send("GET", Self.me, token: token).status == 200)
      try await loop.sleep(for: .seconds(2))
      #expect(await world.send("GET", Self.me, token: token).reason == "TOKEN_EXPIRED")
    }
  }

  @Test func `a new password voids every token at once`() throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(loop)
      let session = try await world.register()
      let token = try #require(session["accessToken"]?.string)
      #expect(await world.send("GET", Self.me, token: token).status == 200)
      let change = await world.send(
        "POST", "/v1/users/me/password", #"{"oldPassword":"\#(GatewayWorld.password)","newPassword":"an even better one"}"#,
        token: token)
      #expect(change.status == 200, "\(change.text)")
      try await loop.sleep(for: .milliseconds(1))
      let after = await world.send("GET", Self.me, token: token)
      #expect(after.status == 401 && after.reason == "TOKEN_REVOKED")
    }
  }

  @Test func `a refresh token used twice ends the session and its access tokens`() throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(loop)
      let session = try await world.register()
      let first = try #require(session["refreshToken"]?.string)
      let body = #"{"refreshToken":"\#(first)"}"#
      let refreshed = await world.send("POST", "/v1/auth/refresh", body, headers: [("idempotency-key", "a")])
      #expect(refreshed.status == 200)
      let token = try #require(try JSONValue(parsing: refreshed.body)["accessToken"]?.string)
      #expect(await world.send("GET", Self.me, token: token).status == 200)
      let again = await world.send("POST", "/v1/auth/refresh", body, headers: [("idempotency-key", "b")])
      #expect(again.status == 401 && again.reason == "REFRESH_TOKEN_INVALID")
      try await loop.sleep(for: .milliseconds(1))
      #expect(await world.send("GET", Self.me, token: token).reason == "TOKEN_REVOKED")
    }
  }

  @Test func `what was revoked before the gateway started is void; until it knows it answers nobody`() throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(loop, start: false)
      let session = try await world.register()
      let token = try #require(session["accessToken"]?.string)
      let early = await world.send("GET", Self.me, token: token)
      #expect(early.status == 503 && early.reason == "REVOCATIONS_UNAVAILABLE")
      #expect(early.header("retry-after") == "1")
      let auth = AuthV1.AuthServiceClient(world.authChannel)
      _ = try await auth.setRoles(
        AuthV1.SetRolesRequest(userID: session["userId"]?.string ?? "", roles: ["organiser"]))
      world.run()
      #expect(await world.send("GET", Self.me, token: token).reason == "TOKEN_REVOKED")
    }
  }

  @Test func `made-up key ids make the gateway ask once in a while only`() throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(loop)
      #expect(await world.send("GET", Self.me, token: try world.token(claims: world.claims())).status == 200)
      try await loop.sleep(for: .seconds(10))
      let before = world.authChannel.count(AuthV1.AuthServiceMethods.listKeys)
      for number in 0..<50 {
        let header = #"{"alg":"ES256","kid":"k\#(number)","typ":"at+jwt"}"#
        let response = await world.send("GET", Self.me, token: try world.token(header: header, claims: world.claims()))
        #expect(response.status == 401)
      }
      #expect(world.authChannel.count(AuthV1.AuthServiceMethods.listKeys) == before + 1)
    }
  }

  @Test func `without the auth service known tokens are good and unknown keys cannot be told`() throws {
    try TestLoop.run { loop in
      let world = try await GatewayWorld(loop)
      let token = try world.token(claims: world.claims())
      #expect(await world.send("GET", Self.me, token: token).status == 200)
      world.authChannel.cut(true)
      try await loop.sleep(for: .seconds(10))
      #expect(await world.send("GET", Self.me, token: token).status == 200)
      let header = #"{"alg":"ES256","kid":"new","typ":"at+jwt"}"#
      let response = await world.send("GET", Self.me, token: try world.token(header: header, claims: world.claims()))
      #expect(response.status == 503 && response.reason == "KEYS_UNAVAILABLE")
    }
  }
}
