import Accounts
import Base
import Messages
import OpenSSLCrypto
import Ports
import RPCCore
import RPCInProcess
import SQLiteStore
import TestKit
import Testing
import UserService

private struct UserWorld: Sendable {
  let loop: TestLoop
  let auth = RecordingChannel()
  let store: SQLiteStore
  let server: UserServer
  let users: UserV1.UserServiceClient
  let alice = Identifier(hi: 0x0190_0000_0000_0700, lo: 1)
  let bob = Identifier(hi: 0x0190_0000_0001_0300, lo: 2)

  init(_ loop: TestLoop) async throws {
    self.loop = loop
    store = try await SQLiteStore.inMemory(migrations: UserServer.migrations)
    server = UserServer(loop: loop, store: store, auth: auth, log: quietLogger())
    users = UserV1.UserServiceClient(
      InProcessChannel(definitions: server.definitions, loop: loop, log: quietLogger()))
  }

  func by(_ user: Identifier, _ roles: String = "buyer", request: String = "k") -> CallOptions {
    CallOptions(metadata: [
      MetadataKey.user: user.description, MetadataKey.roles: roles, MetadataKey.request: request,
      MetadataKey.client: "192.0.2.7",
    ])
  }

  func make(_ user: Identifier, _ login: String = "alice", roles: [String] = ["buyer"]) async throws -> UserV1.Profile {
    try await users.createProfile(
      UserV1.CreateProfileRequest(userID: user.description, login: login, displayName: "Alice", roles: roles))
  }

  func action(_ number: UInt64, at time: Int64, kind: String = "logged_in") -> UserV1.Action {
    UserV1.Action(
      actionID: Identifier(hi: 9, lo: number).description, kind: kind, detail: "", client: "192.0.2.7",
      at: WallTime(milliseconds: time))
  }

  func record(_ action: UserV1.Action?) async throws {
    _ = try await users.recordAction(UserV1.RecordActionRequest(userID: alice.description, action: action))
  }
}

private func reason(_ body: () async throws -> Void) async -> String {
  do {
    try await body()
    return ""
  } catch let error as RPCError {
    return error.reason.isEmpty ? error.code.name : error.reason
  } catch {
    return "\(error)"
  }
}

@Suite struct UserServerTests {
  @Test func `a profile is made once; later only its roles follow`() throws {
    try TestLoop.run { loop in
      let world = try await UserWorld(loop)
      let made = try await world.make(world.alice)
      #expect(made.login == "alice" && made.language == "zh" && made.roles == ["buyer"])
      #expect(made.createdAt == world.alice.madeAt)
      _ = try await world.users.updateProfile(UserV1.UpdateProfileRequest(displayName: "Al"), world.by(world.alice))
      let again = try await world.make(world.alice, roles: ["buyer", "organiser"])
      #expect(again.displayName == "Al" && again.roles == ["buyer", "organiser"])
      #expect(try await world.users.getProfile(UserV1.GetProfileRequest(), world.by(world.alice)) == again)
    }
  }

  @Test func `a change is known again for a week, then its request goes`() throws {
    try TestLoop.run { loop in
      let world = try await UserWorld(loop)
      loop.spawn { await world.server.run() }
      _ = try await world.make(world.alice)
      func rename(_ name: String, _ request: String) async throws -> String {
        try await world.users.updateProfile(
          UserV1.UpdateProfileRequest(displayName: name), world.by(world.alice, request: request)
        ).displayName
      }
      func known() async throws -> [String] {
        try await world.store.read { try $0.query("SELECT request_key FROM profile_requests").map { try $0.text(0) } }
      }
      #expect(try await rename("Al", "old") == "Al")
      try await loop.sleep(for: .seconds(7 * 86_400 - 7_200))
      #expect(try await rename("Ali", "young") == "Ali")
      #expect(try await rename("Al", "old") == "Ali", "it changes nothing again")
      try await loop.sleep(for: .seconds(4 * 3_600))
      #expect(try await known() == ["young"])
      try await loop.sleep(for: .seconds(7 * 86_400))
      #expect(try await known().isEmpty)
    }
  }

  @Test func `somebody who has just registered waits a moment for the profile`() throws {
    try TestLoop.run { loop in
      let world = try await UserWorld(loop)
      loop.schedule(after: .milliseconds(300)) {
        loop.spawn { #expect(await reason { _ = try await world.make(world.alice) } == "") }
      }
      let before = loop.elapsed
      let profile = try await world.users.getProfile(UserV1.GetProfileRequest(), world.by(world.alice))
      #expect(profile.userID == world.alice.description)
      #expect(loop.elapsed - before < .milliseconds(400))
      #expect(await reason {
        _ = try await world.users.getProfile(UserV1.GetProfileRequest(), world.by(world.bob))
      } == "ACCOUNT_NOT_FOUND")
    }
  }

  @Test func `what is given changes, the rest stays, and the change is noted once`() throws {
    try TestLoop.run { loop in
      let world = try await UserWorld(loop)
      _ = try await world.make(world.alice)
      let change = UserV1.UpdateProfileRequest(language: "en")
      for _ in 0..<2 {
        let profile = try await world.users.updateProfile(change, world.by(world.alice))
        #expect(profile.language == "en" && profile.displayName == "Alice")
      }
      let actions = try await world.users.listActions(UserV1.ListActionsRequest(), world.by(world.alice)).actions
      #expect(actions.map(\.kind) == ["profile_changed"])
      #expect(actions.map(\.detail) == ["language"] && actions.map(\.client) == ["192.0.2.7"])
      #expect(await reason {
        _ = try await world.users.updateProfile(UserV1.UpdateProfileRequest(language: "fr"), world.by(world.alice))
      } == "LANGUAGE_INVALID")
      #expect(await reason {
        _ = try await world.users.updateProfile(UserV1.UpdateProfileRequest(displayName: ""), world.by(world.alice))
      } == "DISPLAY_NAME_INVALID")
    }
  }

  @Test func `a request id is for one change; its repeat does not undo a later one`() throws {
    try TestLoop.run { loop in
      let world = try await UserWorld(loop)
      _ = try await world.make(world.alice)
      func change(_ name: String, _ request: String) async throws -> String {
        try await world.users.updateProfile(
          UserV1.UpdateProfileRequest(displayName: name), world.by(world.alice, request: request)
        ).displayName
      }
      #expect(try await change("Al", "a") == "Al")
      #expect(await reason { _ = try await change("Ally", "a") } == "REQUEST_REUSED")
      #expect(try await change("Ally", "b") == "Ally")
      #expect(try await change("Al", "a") == "Ally", "answered with the profile as it is")
    }
  }

  @Test func `actions come newest first, in pages that neither repeat nor skip`() throws {
    try TestLoop.run { loop in
      let world = try await UserWorld(loop)
      _ = try await world.make(world.alice)
      for number in 0..<25 { try await world.record(world.action(UInt64(number), at: 1_000 + Int64(number / 3))) }
      var found: [String] = []
      var token = ""
      repeat {
        let page = try await world.users.listActions(
          UserV1.ListActionsRequest(pageSize: 4, pageToken: token), world.by(world.alice))
        found += page.actions.map(\.actionID)
        token = page.nextPageToken
      } while !token.isEmpty
      #expect(found == (0..<25).reversed().map { Identifier(hi: 9, lo: UInt64($0)).description })
      #expect(await reason {
        _ = try await world.users.listActions(UserV1.ListActionsRequest(pageToken: "x"), world.by(world.alice))
      } == "PAGE_TOKEN_INVALID")
      let others = try await world.users.listActions(UserV1.ListActionsRequest(), world.by(world.bob))
      #expect(others.actions.isEmpty, "nobody reads somebody else's actions")
    }
  }

  @Test func `the same action again changes nothing; rubbish is refused`() throws {
    try TestLoop.run { loop in
      let world = try await UserWorld(loop)
      try await world.record(world.action(1, at: 5))
      try await world.record(world.action(1, at: 6, kind: "other"))
      let actions = try await world.users.listActions(UserV1.ListActionsRequest(), world.by(world.alice)).actions
      #expect(actions == [world.action(1, at: 5)])
      #expect(await reason { try await world.record(nil) } == "ACTION_INVALID")
      #expect(await reason { try await world.record(world.action(2, at: 5, kind: "Bad Kind")) } == "ACTION_INVALID")
    }
  }

  @Test func `a password change is the auth service's, for the caller only`() throws {
    try TestLoop.run { loop in
      let world = try await UserWorld(loop)
      _ = try await world.users.changePassword(
        UserV1.ChangePasswordRequest(oldPassword: "old", newPassword: "new"), world.by(world.alice))
      let call = try #require(world.auth.calls.first)
      #expect(call.method == AuthV1.AuthServiceMethods.changePassword)
      #expect(try AuthV1.ChangePasswordRequest(serialized: call.request)
        == AuthV1.ChangePasswordRequest(userID: world.alice.description, oldPassword: "old", newPassword: "new"))
      world.auth.willAnswer { call throws(RPCError) in throw RPCError(.unauthenticated, "no", reason: "CREDENTIALS_WRONG") }
      #expect(await reason {
        _ = try await world.users.changePassword(UserV1.ChangePasswordRequest(), world.by(world.alice))
      } == "CREDENTIALS_WRONG")
    }
  }

  @Test func `operators set roles, nobody else`() throws {
    try TestLoop.run { loop in
      let world = try await UserWorld(loop)
      _ = try await world.make(world.alice)
      let request = UserV1.SetRolesRequest(userID: world.alice.description, roles: ["organiser"])
      for roles in ["", "buyer", "buyer,organiser"] {
        #expect(await reason { _ = try await world.users.setRoles(request, world.by(world.bob, roles)) } == "ROLE_MISSING")
      }
      #expect(world.auth.calls.isEmpty)
      let profile = try await world.users.setRoles(request, world.by(world.bob, "operator"))
      #expect(profile.roles == ["buyer", "organiser"])
      let call = try #require(world.auth.calls.first)
      let sent = try AuthV1.SetRolesRequest(serialized: call.request)
      #expect(sent.roles == ["buyer", "organiser"])
      #expect(await reason {
        _ = try await world.users.setRoles(UserV1.SetRolesRequest(userID: "x"), world.by(world.bob, "operator"))
      } == "ACCOUNT_NOT_FOUND")
      #expect(await reason {
        _ = try await world.users.setRoles(
          UserV1.SetRolesRequest(userID: world.alice.description, roles: ["king"]), world.by(world.bob, "operator"))
      } == "ROLE_UNKNOWN")
    }
  }

  @Test func `people need a login, services must have none`() throws {
    try TestLoop.run { loop in
      let world = try await UserWorld(loop)
      #expect(await reason { _ = try await world.users.getProfile(UserV1.GetProfileRequest()) } == "NOT_LOGGED_IN")
      #expect(await reason {
        _ = try await world.users.createProfile(UserV1.CreateProfileRequest(), world.by(world.alice))
      } == "INTERNAL_ONLY")
      #expect(await reason {
        _ = try await world.users.recordAction(UserV1.RecordActionRequest(), world.by(world.alice))
      } == "INTERNAL_ONLY")
    }
  }
}
