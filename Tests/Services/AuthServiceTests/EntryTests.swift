import Accounts
import Base
import JSON
import Messages
import RPCCore
import TestKit
import Testing

@Suite struct EntryTests {
  @Test func `registration logs in and tells the user service, once`() throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop)
      let session = try await world.register()
      let claims = try await world.claims(session.accessToken)
      #expect(claims["sub"] == .string(session.userID))
      #expect(claims["iss"] == .string("onsale") && claims["aud"] == .string("onsale"))
      #expect(claims["roles"] == .array([.string("buyer")]))
      #expect(claims["epoch"] == .number("0"))
      #expect(session.expiresIn == 900 && session.tokenType == "Bearer" && session.roles == ["buyer"])
      try await loop.sleep(for: .seconds(5))
      #expect(world.users.calls.map(\.method.name) == ["CreateProfile", "RecordAction"])
      let profile = try UserV1.CreateProfileRequest(serialized: world.users.calls[0].request)
      #expect(profile == UserV1.CreateProfileRequest(
        userID: session.userID, login: "alice", displayName: "Alice", roles: ["buyer"]))
      let action = try #require(try UserV1.RecordActionRequest(serialized: world.users.calls[1].request).action)
      #expect(action.kind == "registered" && action.client == "192.0.2.7")
    }
  }

  @Test func `the same registration again is the same account`() throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop)
      let first = try await world.register()
      let again = try await world.register()
      #expect(again.userID == first.userID)
      #expect(again.refreshToken != first.refreshToken)
      #expect(await reason { _ = try await world.register("bob") } == "REQUEST_REUSED")
      #expect(await reason { _ = try await world.register(password: "another password 1") } == "REQUEST_REUSED")
      let renamed = AuthV1.RegisterRequest(login: "alice", password: AuthWorld.password, displayName: "Alicia")
      #expect(await reason { _ = try await world.auth.register(renamed, world.options("r-1")) } == "REQUEST_REUSED")
    }
  }

  @Test func `the same registration sent twice at a time makes one account`() throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop)
      async let one = world.register()
      async let two = world.register()
      let users = try await [one.userID, two.userID]
      #expect(users[0] == users[1])
    }
  }

  @Test func `a login is taken in any case of its letters`() throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop)
      _ = try await world.register()
      #expect(await reason { _ = try await world.register("ALICE", request: "r-2") } == "LOGIN_TAKEN")
    }
  }

  @Test(arguments: [
    ("al", "a good password 1", "A", "LOGIN_INVALID"), ("al ice", "a good password 1", "A", "LOGIN_INVALID"),
    ("alice", "short", "A", "PASSWORD_TOO_SHORT"), ("alice", "password123", "A", "PASSWORD_COMMON"),
    ("alice", "my alice phrase", "A", "PASSWORD_CONTAINS_LOGIN"), ("alice", "a good password 1", " ", "DISPLAY_NAME_INVALID"),
  ])
  func `registration refuses by its rules`(login: String, password: String, name: String, wanted: String) throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop)
      let request = AuthV1.RegisterRequest(login: login, password: password, displayName: name)
      #expect(await reason { _ = try await world.auth.register(request, world.options("r")) } == wanted)
      #expect(world.passwords.work == 0)
    }
  }

  @Test func `registration needs a request id`() throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop)
      #expect(await reason { _ = try await world.register(request: "a b") } == "REQUEST_ID_INVALID")
    }
  }

  @Test func `an unknown login and a wrong password get one answer for one piece of work`() throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop)
      _ = try await world.register()
      var work = world.passwords.work
      for login in ["nobody", "alice", "nobody2"] {
        #expect(await reason { _ = try await world.logIn(login, "wrong password 1") } == "CREDENTIALS_WRONG")
        #expect(world.passwords.work == work + 1)
        work += 1
      }
      #expect(await reason { _ = try await world.logIn("!!", "wrong password 1") } == "CREDENTIALS_WRONG")
      let long = String(repeating: "x", count: 10_000)
      #expect(await reason { _ = try await world.logIn("alice", long) } == "CREDENTIALS_WRONG")
      #expect(world.passwords.work == work, "what cannot be a password costs nothing")
    }
  }

  @Test func `guessing is slowed, known login or not, and forgiven after a while`() throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop)
      _ = try await world.register()
      for login in ["alice", "nobody"] {
        for _ in 0..<5 { #expect(await reason { _ = try await world.logIn(login, "wrong password 1") } == "CREDENTIALS_WRONG") }
        #expect(await reason { _ = try await world.logIn(login) } == "TOO_MANY_FAILURES")
      }
      try await loop.sleep(for: .seconds(2))
      let session = try await world.logIn()
      #expect(!session.accessToken.isEmpty)
      #expect(try await world.logIn().userID == session.userID)
    }
  }

  @Test func `a stranger's guesses do not keep the owner out`() throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop)
      _ = try await world.register()
      let guess = AuthV1.LogInRequest(login: "alice", password: "wrong password 1")
      func stranger(_ address: String) -> CallOptions {
        CallOptions(metadata: [MetadataKey.request: "l", MetadataKey.client: address])
      }
      for _ in 0..<5 { _ = await reason { _ = try await world.auth.logIn(guess, stranger("2001:db8::1")) } }
      #expect(
        await reason { _ = try await world.auth.logIn(guess, stranger("2001:db8::ffff:2")) } == "TOO_MANY_FAILURES",
        "addresses of one /64 are one client")
      _ = try await world.logIn()
      for number in 0..<400 {
        _ = await reason { _ = try await world.auth.logIn(guess, stranger("198.51.\(number / 250).\(number % 250)")) }
      }
      #expect(await reason { _ = try await world.auth.logIn(guess, stranger("203.0.113.9")) } == "TOO_MANY_FAILURES")
      _ = try await world.logIn()
    }
  }

  @Test func `a busy hasher is said so and counts as no guess`() throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop)
      _ = try await world.register()
      world.passwords.beBusy(true)
      for _ in 0..<10 {
        do {
          _ = try await world.logIn()
          Issue.record("logged in")
        } catch let error as RPCError {
          #expect(error.code == .resourceExhausted && error.reason == "LOGIN_BUSY")
          #expect(error.facts["retry_after_ms"] == "250")
        }
      }
      world.passwords.beBusy(false)
      _ = try await world.logIn()
    }
  }

  @Test func `a user has no more sessions than the limit; the oldest ends`() throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop)
      let first = try await world.register()
      for _ in 0..<32 {
        try await loop.sleep(for: .milliseconds(1))
        _ = try await world.logIn()
      }
      #expect(await reason { _ = try await world.refresh(first.refreshToken, request: "x") } == "REFRESH_TOKEN_INVALID")
    }
  }

  @Test func `access tokens are good for a quarter of an hour and carry the shard of their user`() throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop)
      let session = try await world.register()
      let claims = try await world.claims(session.accessToken)
      guard case .number(let from)? = claims["iat"], case .number(let to)? = claims["exp"] else {
        Issue.record("no times")
        return
      }
      #expect((Int(to) ?? 0) - (Int(from) ?? 0) == 900)
      let user = try #require(Identifier(session.userID))
      let family = try #require(Identifier(String(session.refreshToken.prefix(32))))
      #expect(user.shard == family.shard)
    }
  }
}
