import Accounts
import AuthService
import Base
import JSON
import Messages
import OpenSSLCrypto
import Ports
import RPCCore
import RPCInProcess
import SQLiteStore
import TestKit
import Testing

/// Hashes that cost nothing, and are counted.
final class CountingPasswords: PasswordHasher {
  private let state = Locked((checks: 0, hashes: 0, isBusy: false))

  var work: Int { state.withLock { $0.checks + $0.hashes } }
  func beBusy(_ isBusy: Bool) { state.withLock { $0.isBusy = isBusy } }

  private func enter(_ note: @Sendable (inout (checks: Int, hashes: Int, isBusy: Bool)) -> Void)
    throws(PasswordHasherError)
  {
    let isBusy = state.withLock { state in
      note(&state)
      return state.isBusy
    }
    if isBusy { throw .busy(retryAfter: .milliseconds(250)) }
  }

  func hash(_ password: String) async throws(PasswordHasherError) -> String {
    try enter { $0.hashes += 1 }
    return "plain:" + password
  }

  func verify(_ password: String, against encoded: String) async throws(PasswordHasherError) -> Bool {
    try enter { $0.checks += 1 }
    return encoded == "plain:" + password
  }
}

/// An auth service over a store in memory, with a user service that only listens.
struct AuthWorld: Sendable {
  static let password = "correct horse 7"

  let loop: TestLoop
  let store: SQLiteStore
  let users = RecordingChannel()
  let passwords = CountingPasswords()
  let crypto = OpenSSLCrypto()
  let server: AuthServer
  let channel: InProcessChannel
  let auth: AuthV1.AuthServiceClient

  /// - Parameter runs: whether news is delivered; a test that lets months pass does without.
  init(_ loop: TestLoop, runs: Bool = true, store wrap: (SQLiteStore) -> any SQLStore = { $0 }) async throws {
    self.loop = loop
    store = try await SQLiteStore.inMemory(migrations: AuthServer.migrations)
    let server = try AuthServer(
      loop: loop, store: wrap(store), users: users, crypto: crypto, passwords: passwords,
      configuration: AuthConfiguration(signingKeyPEM: try crypto.makeKey(.es256)), log: quietLogger())
    self.server = server
    channel = InProcessChannel(definitions: server.definitions, loop: loop, log: quietLogger())
    auth = AuthV1.AuthServiceClient(channel)
    if runs { loop.spawn { await server.run() } }
  }

  func options(_ request: String, user: Identifier? = nil) -> CallOptions {
    var metadata: Metadata = [MetadataKey.request: request, MetadataKey.client: "192.0.2.7"]
    if let user {
      metadata[MetadataKey.user] = user.description
      metadata[MetadataKey.roles] = "buyer"
    }
    return CallOptions(metadata: metadata)
  }

  func register(_ login: String = "alice", request: String = "r-1", password: String = Self.password)
    async throws -> AuthV1.Session
  {
    try await auth.register(
      AuthV1.RegisterRequest(login: login, password: password, displayName: "Alice"), options(request))
  }

  func logIn(_ login: String = "alice", _ password: String = Self.password) async throws -> AuthV1.Session {
    try await auth.logIn(AuthV1.LogInRequest(login: login, password: password), options("l"))
  }

  func refresh(_ token: String, request: String) async throws -> AuthV1.Session {
    try await auth.refresh(AuthV1.RefreshRequest(refreshToken: token), options(request))
  }

  /// The claims of an access token; its signature is checked with the listed key.
  func claims(_ token: String) async throws -> JSONValue {
    let parts = token.split(separator: ".").map(String.init)
    try #require(parts.count == 3)
    let header = try JSONValue(parsing: decode(parts[0]))
    let keys = try await auth.listKeys(AuthV1.ListKeysRequest()).keys
    let key = try #require(keys.first { header["kid"] == .string($0.kid) })
    let (x, y) = (try decode(key.x), try decode(key.y))
    let point = try #require(P256PublicKey(x: x, y: y))
    let verifier = try crypto.verifier(publicKeyPEM: point.pem, .es256)
    let signature = try decode(parts[2])
    #expect(verifier.verify(signature, of: [UInt8]("\(parts[0]).\(parts[1])".utf8)))
    #expect(header["alg"] == .string("ES256") && header["typ"] == .string("at+jwt"))
    return try JSONValue(parsing: decode(parts[1]))
  }

  private func decode(_ text: String) throws -> [UInt8] { try #require(Base64.decode(text, .url)) }

  func epoch(_ session: AuthV1.Session) async throws -> Int {
    guard case .number(let text)? = try await claims(session.accessToken)["epoch"] else { return -1 }
    return Int(text) ?? -1
  }

  /// What the user service heard of actions, in order.
  func actions() throws -> [String] {
    try users.calls.filter { $0.method.name == "RecordAction" }.compactMap {
      try UserV1.RecordActionRequest(serialized: $0.request).action?.kind
    }
  }
}

/// The reason a call was refused with; empty when it was not.
func reason(_ body: () async throws -> Void) async -> String {
  do {
    try await body()
    return ""
  } catch let error as RPCError {
    return error.reason.isEmpty ? error.code.name : error.reason
  } catch {
    return "\(error)"
  }
}
