import Accounts
import AuthService
import Base
import Messages
import Ports
import RPCCore
import SQLiteStore
import TestKit
import Testing

@Suite struct AccountChangeTests {
  static let next = "an even better one 8"

  private func change(_ user: String, _ old: String, _ new: String = Self.next) -> AuthV1.ChangePasswordRequest {
    AuthV1.ChangePasswordRequest(userID: user, oldPassword: old, newPassword: new)
  }

  @Test func `a new password ends every session, and the same request again is answered alike`() throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop)
      let session = try await world.register()
      let request = change(session.userID, AuthWorld.password)
      _ = try await world.auth.changePassword(request, world.options("p-1"))
      _ = try await world.auth.changePassword(request, world.options("p-1"))
      #expect(await reason { _ = try await world.refresh(session.refreshToken, request: "f") } == "REFRESH_TOKEN_INVALID")
      #expect(await reason { _ = try await world.logIn() } == "CREDENTIALS_WRONG")
      #expect(try await world.epoch(world.logIn("alice", Self.next)) == 1)
      try await loop.sleep(for: .seconds(5))
      #expect(try world.actions() == ["registered", "password_changed", "logged_in"])
    }
  }

  @Test func `the old password is asked for, and guesses are slowed`() throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop)
      let session = try await world.register()
      for _ in 0..<5 {
        #expect(await reason {
          _ = try await world.auth.changePassword(change(session.userID, "wrong password 1"), world.options("p"))
        } == "CREDENTIALS_WRONG")
      }
      #expect(await reason {
        _ = try await world.auth.changePassword(change(session.userID, AuthWorld.password), world.options("p"))
      } == "TOO_MANY_FAILURES")
      _ = try await world.refresh(session.refreshToken, request: "f")
    }
  }

  @Test func `only services change accounts`() throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop)
      let session = try await world.register()
      let user = try #require(Identifier(session.userID))
      #expect(await reason {
        _ = try await world.auth.changePassword(change(session.userID, AuthWorld.password), world.options("p", user: user))
      } == "INTERNAL_ONLY")
      #expect(await reason {
        _ = try await world.auth.setRoles(
          AuthV1.SetRolesRequest(userID: session.userID, roles: ["operator"]), world.options("p", user: user))
      } == "INTERNAL_ONLY")
      #expect(await reason {
        try await world.auth.watchRevocations(AuthV1.WatchRevocationsRequest(), world.options("w", user: user)) { _ in }
      } == "INTERNAL_ONLY")
    }
  }

  @Test func `new roles end every session; the same roles again change nothing`() throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop)
      let session = try await world.register()
      let request = AuthV1.SetRolesRequest(userID: session.userID, roles: ["organiser"])
      _ = try await world.auth.setRoles(request, world.options("s-1"))
      _ = try await world.auth.setRoles(request, world.options("s-2"))
      #expect(await reason { _ = try await world.refresh(session.refreshToken, request: "f") } == "REFRESH_TOKEN_INVALID")
      let again = try await world.logIn()
      #expect(again.roles == ["buyer", "organiser"])
      #expect(try await world.epoch(again) == 1)
    }
  }

  @Test func `roles have names, accounts exist, and one operator stays`() throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop)
      let user = try await world.register().userID
      func set(_ user: String, _ roles: [String]) async -> String {
        await reason { _ = try await world.auth.setRoles(AuthV1.SetRolesRequest(userID: user, roles: roles), world.options("s")) }
      }
      #expect(await set(user, ["king"]) == "ROLE_UNKNOWN")
      #expect(await set("x", []) == "ACCOUNT_NOT_FOUND")
      #expect(await set(Identifier(hi: 1, lo: 2).description, []) == "ACCOUNT_NOT_FOUND")
      #expect(await set(user, ["operator"]) == "")
      #expect(await set(user, []) == "LAST_OPERATOR")
      let second = try await world.register("bob", request: "r-2").userID
      #expect(await set(second, ["operator"]) == "")
      #expect(await set(user, []) == "")
    }
  }
}

@Suite struct RevocationStreamTests {
  /// What one watcher heard: `user/epoch`, or `-` for the empty message.
  private final class Heard: Sendable {
    private let lines = Locked<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func note(_ revocation: AuthV1.Revocation) {
      lines.withLock { $0.append(revocation.userID.isEmpty ? "-" : "\(revocation.userID)/\(revocation.epoch)") }
    }
  }

  private func revoke(_ world: AuthWorld, _ user: String, _ request: String) async throws {
    let id: Identifier = try #require(Identifier(user))
    _ = try await world.auth.logOut(AuthV1.LogOutRequest(allSessions: true), world.options(request, user: id))
  }

  @Test func `a watcher hears what is still of interest, then what happens`() throws {
    try TestLoop.run { loop in
      let world = try await AuthWorld(loop)
      let alice = try await world.register().userID
      let bob = try await world.register("bob", request: "r-2").userID
      try await revoke(world, bob, "o-1")
      try await loop.sleep(for: .seconds(17 * 60))
      try await revoke(world, alice, "o-2")
      let heard = Heard()
      let watch = loop.spawn {
        let failure = await reason {
          try await world.auth.watchRevocations(
            AuthV1.WatchRevocationsRequest(), CallOptions(timeout: .seconds(60))) { heard.note($0) }
        }
        #expect(failure == "DEADLINE_EXCEEDED")
      }
      try await loop.sleep(for: .seconds(1))
      #expect(heard.all == ["\(alice)/1", "-"])
      try await revoke(world, bob, "o-3")
      try await loop.sleep(for: .milliseconds(1))
      #expect(heard.all == ["\(alice)/1", "-", "\(bob)/2"])
      try await loop.sleep(for: .seconds(6))
      #expect(heard.all.last == "-", "a quiet stream says that it lives")
      try await loop.sleep(for: .seconds(60))
      await watch.finished()
    }
  }

  /// Says once that nobody knows whether a commit happened. It did.
  private struct DoubtfulStore: SQLStore {
    let store: SQLiteStore
    let isDoubtful = Locked(false)

    func write<Result: Sendable>(_ body: @escaping @Sendable (any SQLTransaction) throws -> Result) async throws -> Result {
      let result = try await store.write(body)
      let isNow = isDoubtful.withLock { flag in
        defer { flag = false }
        return flag
      }
      if isNow { throw SQLError.unknownOutcome("the disk went away") }
      return result
    }
    func read<Result: Sendable>(_ body: @escaping @Sendable (any SQLTransaction) throws -> Result) async throws -> Result {
      try await store.read(body)
    }
    func close() async { await store.close() }
  }

  @Test func `a revocation that may be there reaches every watcher`() throws {
    try TestLoop.run { loop in
      let doubtful = Locked<DoubtfulStore?>(nil)
      let world = try await AuthWorld(loop) { store in
        let wrapped = DoubtfulStore(store: store)
        doubtful.withLock { $0 = wrapped }
        return wrapped
      }
      let alice = try await world.register().userID
      let heard = Heard()
      let watch = loop.spawn {
        let failure = await reason {
          try await world.auth.watchRevocations(
            AuthV1.WatchRevocationsRequest(), CallOptions(timeout: .seconds(600))) { heard.note($0) }
        }
        #expect(failure == "WATCH_AGAIN")
        _ = await reason {
          try await world.auth.watchRevocations(
            AuthV1.WatchRevocationsRequest(), CallOptions(timeout: .seconds(1))) { heard.note($0) }
        }
      }
      try await loop.sleep(for: .seconds(1))
      doubtful.withLock { $0 }?.isDoubtful.withLock { $0 = true }
      #expect(await reason { try await revoke(world, alice, "o") } == "STORE_UNAVAILABLE")
      await watch.finished()
      #expect(heard.all.contains("\(alice)/1"))
    }
  }
}
