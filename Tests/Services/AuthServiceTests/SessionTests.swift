import Accounts
import Base
import Messages
import RPCCore
import TestKit
import Testing

@Suite struct SessionTests {
  @Test func `refreshing rotates the token`() throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop)
      let first = try await world.register()
      let second = try await world.refresh(first.refreshToken, request: "f-1")
      let third = try await world.refresh(second.refreshToken, request: "f-2")
      #expect(Set([first, second, third].map(\.refreshToken)).count == 3)
      #expect(third.userID == first.userID)
    }
  }

  @Test func `a token used twice ends its family and voids every access token of the user`() throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop)
      let first = try await world.register()
      let other = try await world.logIn()
      let second = try await world.refresh(first.refreshToken, request: "f-1")
      #expect(await reason { _ = try await world.refresh(first.refreshToken, request: "f-2") } == "REFRESH_TOKEN_INVALID")
      #expect(await reason { _ = try await world.refresh(second.refreshToken, request: "f-3") } == "REFRESH_TOKEN_INVALID")
      let renewed = try await world.refresh(other.refreshToken, request: "f-4")
      #expect(try await world.epoch(renewed) == 1, "the other session goes on with a token that is good")
      try await loop.sleep(for: .seconds(5))
      #expect(try world.actions() == ["registered", "logged_in", "token_reused"])
    }
  }

  @Test func `a request whose answer was lost gets the same answer again`() throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop)
      let first = try await world.register()
      let second = try await world.refresh(first.refreshToken, request: "f-1")
      let again = try await world.refresh(first.refreshToken, request: "f-1")
      #expect(again.refreshToken == second.refreshToken)
      let third = try await world.refresh(second.refreshToken, request: "f-2")
      #expect(await reason { _ = try await world.refresh(first.refreshToken, request: "f-1") } == "REFRESH_TOKEN_INVALID")
      #expect(await reason { _ = try await world.refresh(third.refreshToken, request: "f-3") } == "REFRESH_TOKEN_INVALID")
    }
  }

  @Test(arguments: ["", "x", "00000000000000000000000000000000.AAAA", String(repeating: "a", count: 100_000)])
  func `rubbish is no refresh token`(token: String) throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop)
      #expect(await reason { _ = try await world.refresh(token, request: "f") } == "REFRESH_TOKEN_INVALID")
      #expect(await reason {
        _ = try await world.auth.logOut(AuthV1.LogOutRequest(refreshToken: token), world.options("o"))
      } == "REFRESH_TOKEN_INVALID")
    }
  }

  @Test func `a session ends after thirty idle days`() throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop, runs: false)
      let first = try await world.register()
      try await loop.sleep(for: .seconds(29 * 86_400))
      let second = try await world.refresh(first.refreshToken, request: "f-1")
      try await loop.sleep(for: .seconds(30 * 86_400))
      #expect(await reason { _ = try await world.refresh(second.refreshToken, request: "f-2") } == "REFRESH_TOKEN_INVALID")
    }
  }

  @Test func `logging out ends one session, or all`() throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop)
      let one = try await world.register()
      let two = try await world.logIn()
      let three = try await world.logIn()
      _ = try await world.auth.logOut(AuthV1.LogOutRequest(refreshToken: one.refreshToken), world.options("o-1"))
      _ = try await world.auth.logOut(AuthV1.LogOutRequest(refreshToken: one.refreshToken), world.options("o-2"))
      #expect(await reason { _ = try await world.refresh(one.refreshToken, request: "a") } == "REFRESH_TOKEN_INVALID")
      let renewed = try await world.refresh(two.refreshToken, request: "b")
      let user = try #require(Identifier(two.userID))
      _ = try await world.auth.logOut(AuthV1.LogOutRequest(allSessions: true), world.options("o-3", user: user))
      for token in [renewed.refreshToken, three.refreshToken] {
        #expect(await reason { _ = try await world.refresh(token, request: "c") } == "REFRESH_TOKEN_INVALID")
      }
      #expect(try await world.epoch(world.logIn()) == 2)
    }
  }

  @Test func `nobody ends somebody else's session`() throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop)
      let alice = try await world.register()
      let mallory = try #require(Identifier(try await world.register("mallory", request: "r-2").userID))
      _ = try await world.auth.logOut(
        AuthV1.LogOutRequest(refreshToken: alice.refreshToken, allSessions: true), world.options("o", user: mallory))
      _ = try await world.refresh(alice.refreshToken, request: "f")
    }
  }
}
