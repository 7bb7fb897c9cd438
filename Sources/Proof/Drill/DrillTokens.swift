internal import AuthService
internal import Base
internal import Composition
internal import Foundation
internal import OpenSSLCrypto
internal import Ports
internal import SQLiteStore
internal import SystemWorld

/// The buyers who come with a token: seeded into the auth service's store before it starts.
final class DrillTokens: Sendable {
  private let clock: any Clock
  private let accounts: SeededAccounts
  private let users = Locked<[Int: Identifier]>([:])

  /// Makes the platform's keys, so that it finds them when it starts.
  init(directory: String, clock: any Clock) throws {
    self.clock = clock
    let crypto = OpenSSLCrypto()
    let keys = try KeyStore(dataDirectory: directory, crypto: crypto)
    accounts = try SeededAccounts(
      AuthConfiguration(signingKeyPEM: try keys.privateKey("auth", .es256)), crypto: crypto)
  }

  /// Puts `count` buyers into the store in `directory`.
  func seed(_ count: Int, directory: String) async throws {
    let now = clock.wallNow
    let made = (0..<count).map { number in
      Identifier(
        hi: UInt64(now.milliseconds) << 16 | UInt64(number & 0xFF) << 8, lo: UInt64(number))
    }
    let worker = ThreadWorker(name: "seed")
    let store = try await SQLiteStore(
      path: directory + "/auth.sqlite", migrations: AuthServer.migrations, worker: worker)
    try await accounts.insert(made, into: store, at: now)
    await store.close()
    worker.shutDown()
    users.withLock { known in
      for (number, user) in made.enumerated() { known[number] = user }
    }
  }

  /// A fresh token of the buyer with this number.
  func token(number: Int, roles: [String] = ["buyer"]) throws -> String {
    let now = clock.wallNow
    let user =
      users.withLock { $0[number] }
      ?? Identifier(hi: UInt64(now.milliseconds) << 16, lo: UInt64(number))
    return try accounts.token(
      of: user, roles: roles, id: Identifier(hi: user.hi, lo: UInt64(number) << 1 | 1), at: now)
  }
}
