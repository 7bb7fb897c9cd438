import Accounts
import Base
public import Messages
import Outbox
import Ports
public import RPCCore

/// One open stream of revocations.
struct Watcher: Sendable {
  let bell = Bell()
  var pending: [EpochRaise] = []
  /// The stream has to begin anew: it missed something, or may have.
  var isBroken = false
}

// Telling the gateways which access tokens are void.
extension AuthServer {
  /// Every revocation that a living token could fall under, then an empty message, then each new
  /// revocation as it is made, and an empty message whenever nothing else was said for a while.
  ///
  /// Ends with UNAVAILABLE when something may have been missed: the watcher opens it again.
  public func watchRevocations(
    _ request: AuthV1.WatchRevocationsRequest, _ call: ServerCall,
    _ send: @escaping @Sendable (AuthV1.Revocation) async throws -> Void
  ) async throws {
    try call.internalOnly()
    guard watchers.count < Limits.watchers else {
      throw RPCError(.resourceExhausted, "too many watchers", reason: "TOO_MANY_WATCHERS")
    }
    watchersSeen += 1
    let id = watchersSeen
    let watcher = Watcher()
    // Listening starts before the store is read: what is made in between comes twice, not never.
    watchers[id] = watcher
    defer { watchers[id] = nil }
    let since = loop.wallNow.advanced(by: .zero - AccessClaims.life - .seconds(60))
    let known = try await store.read { try AccountTables.revocations($0, since: since, limit: Limits.revocations) }
    for raise in known { try await send(Self.message(raise)) }
    try await send(AuthV1.Revocation())
    while !Task.isCancelled {
      await watcher.bell.wait(upTo: configuration.heartbeat, on: loop)
      guard watchers[id]?.isBroken == false else {
        throw RPCError(.unavailable, "revocations may have been missed; watch again", reason: "WATCH_AGAIN")
      }
      let raises = watchers[id]?.pending ?? []
      watchers[id]?.pending = []
      for raise in raises { try await send(Self.message(raise)) }
      if raises.isEmpty { try await send(AuthV1.Revocation()) }
    }
  }

  private static func message(_ raise: EpochRaise) -> AuthV1.Revocation {
    AuthV1.Revocation(userID: raise.user.description, epoch: raise.epoch)
  }

  /// Tells every watcher, and the user service, after the change is durable.
  func announce(_ raise: EpochRaise) {
    news.outbox.wake()
    for id in watchers.keys {
      watchers[id]?.pending.append(raise)
      if let waiting = watchers[id]?.pending.count, waiting > Limits.pendingRevocations {
        watchers[id]?.isBroken = true
      }
      watchers[id]?.bell.ring()
    }
  }

  /// A write that may raise an epoch. When the store cannot say whether it did, every stream begins
  /// anew and reads it there.
  func write<Result: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
  ) async throws -> Result {
    do { return try await store.write(body) } catch let error as RPCError {
      if error.reason == "STORE_UNAVAILABLE" {
        for id in watchers.keys {
          watchers[id]?.isBroken = true
          watchers[id]?.bell.ring()
        }
      }
      throw error
    }
  }
}
