import Accounts
import Admission
public import Base
public import Logging
public import Messages
import Outbox
public import Ports
public import RPCCore
import Telemetry

/// Accounts, passwords and tokens.
///
/// ```
///  register / log in ─► family of refresh tokens ─► access token (15 min, ES256)
///  refresh ───────────► next token of the family, new access token
///  password, roles, log out, a token used twice ─► epoch + 1 ─► revocation ─► every gateway
/// ```
/// What a user may read about it (profile, actions) goes to the user service through the outbox.
/// All state is in the store; here are only the throttle of log-ins and the open streams.
public actor AuthServer: AuthV1.AuthServiceProtocol {
  /// The tables; the store is opened with them.
  public static let migrations = AccountTables.schema + Outbox.schema

  nonisolated let loop: any Loop
  /// The loop: everything here runs on it.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
  /// What a server serves.
  public nonisolated var definitions: [ServiceDefinition] { [authServiceDefinition] }

  let store: any SQLStore
  let crypto: any Crypto
  let configuration: AuthConfiguration
  let keys: SigningKeys
  let news: AccountNews
  let log: Logger
  /// Makes the next secret of a family out of the last one and the request, so that a request that
  /// is repeated because its answer was lost gets the same answer.
  let refreshKey: [UInt8]
  var watchers: [UInt64: Watcher] = [:]
  var watchersSeen: UInt64 = 0
  private let passwords: any PasswordHasher
  private let users: UserV1.UserServiceClient
  private var throttle = LoginThrottle<AddressBlock?>()
  /// Verified for logins that do not exist, so that they take as long as those that do.
  private var nobodysHash: String?

  /// - Parameters:
  ///   - store: opened with `migrations`.
  ///   - users: to the user service.
  /// Throws when a key of the configuration is none.
  public init(
    loop: any Loop, store: any SQLStore, users: any Channel, crypto: any Crypto, passwords: any PasswordHasher,
    configuration: AuthConfiguration, log: Logger
  ) throws(CryptoError) {
    self.loop = loop
    self.store = AnsweringStore(store)
    self.crypto = crypto
    self.passwords = passwords
    self.configuration = configuration
    self.log = log
    self.users = UserV1.UserServiceClient(users)
    keys = try SigningKeys(configuration, crypto)
    news = AccountNews(outbox: Outbox(name: "auth", loop: loop, store: store, log: log))
    refreshKey = crypto.hmacSHA256(
      key: [UInt8](configuration.signingKeyPEM.utf8), [UInt8]("onsale refresh tokens".utf8))
  }

  /// Delivers news and forgets what has expired, until the task is cancelled.
  public func run() async {
    await withDiscardingTaskGroup { group in
      group.addTask { await self.news.run(to: self.users) }
      group.addTask { await self.sweep() }
    }
  }

  private func sweep() async {
    let bell = Bell()
    while !Task.isCancelled {
      let now = loop.wallNow
      do {
        try await store.write { try AccountTables.sweep($0, at: now) }
      } catch {
        log.warning("what has expired stays until the next round", metadata: [LogKey.error: "\(error)"])
      }
      await bell.wait(upTo: Limits.sweepRest, on: loop)
    }
  }
}

// MARK: - Passwords

extension AuthServer {
  /// A hash of `password`; RESOURCE_EXHAUSTED when too many are waiting.
  func hash(_ password: String) async throws -> String {
    do throws(PasswordHasherError) { return try await passwords.hash(password) } catch {
      throw Self.status(error)
    }
  }

  /// Throws unless `password` is the one of `login`. Counts guesses; takes the same time whether
  /// the account exists or not.
  func check(_ password: String, of login: Login, against stored: String?, _ call: ServerCall) async throws {
    let client = Self.client(call)
    let isRight: Bool
    do throws(PasswordHasherError) { isRight = try await matches(password, stored) } catch {
      throttle.withdrawFailure(login, from: client)
      throw Self.status(error)
    }
    guard stored != nil, isRight else { throw AccountRefusal.credentialsWrong }
    throttle.noteSuccess(login, from: client)
  }

  /// Refuses when this login was tried too often; otherwise counts one more try.
  func countTry(_ login: Login, _ call: ServerCall) throws(AccountRefusal) {
    let client = Self.client(call)
    try throttle.check(login, from: client, at: loop.now)
    // Counted before the password is looked at: tries that run side by side are all counted.
    throttle.noteFailure(login, from: client, at: loop.now)
  }

  /// The block of addresses that the call's client counts as.
  private static func client(_ call: ServerCall) -> AddressBlock? {
    call.metadata[MetadataKey.client].flatMap { IPAddress($0) }?.block
  }

  private func matches(_ password: String, _ stored: String?) async throws(PasswordHasherError) -> Bool {
    if let known = stored ?? nobodysHash { return try await passwords.verify(password, against: known) }
    // The first unknown login pays with a hash instead of a check, which costs the same.
    nobodysHash = try await passwords.hash(Base64.encode(crypto.randomBytes(24)))
    return false
  }

  private static func status(_ error: PasswordHasherError) -> any Error {
    guard case .busy(let wait) = error else { return error }
    return RPCError(
      .resourceExhausted, "Many people are logging in right now. Wait a moment, then try again.", reason: "LOGIN_BUSY",
      facts: ["retry_after_ms": String(max(1, wait.clampedMilliseconds))])
  }
}
