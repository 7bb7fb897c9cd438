import Admission
import Base
import Logging
import Messages
import Ports
import RPCCore

/// Says who is behind a token: signature and claims once per token, revocation on every use.
final class TokenDesk: Sendable {
  /// SHA-256 of a token's text.
  struct Digest: Hashable, Sendable {
    let words: [UInt8]
  }

  private enum Feed {
    /// Nothing was heard yet: who was revoked before this gateway started is unknown.
    case silent
    case heard(Instant)
  }

  private let configuration: GatewayConfiguration
  private let loop: any Loop
  private let crypto: any Crypto
  private let auth: AuthV1.AuthServiceClient
  private let log: Logger
  private let keys: KeyRing
  private let verified: Locked<VerifiedTokens<Digest>>
  private let revocations: Locked<Revocations>
  private let feed = Locked(Feed.silent)
  private let firstNews = BellBoard<Int>()

  init(
    _ configuration: GatewayConfiguration, auth: any Channel, crypto: any Crypto, loop: any Loop, log: Logger
  ) {
    self.configuration = configuration
    self.loop = loop
    self.crypto = crypto
    self.log = log
    let client = AuthV1.AuthServiceClient(auth)
    self.auth = client
    keys = KeyRing(auth: client, crypto: crypto, loop: loop, log: log)
    verified = Locked(VerifiedTokens(capacity: configuration.tokenCapacity))
    revocations = Locked(
      Revocations(capacity: configuration.revocationCapacity, tokenLife: Limits.tokenLife + Limits.clockSkew))
  }

  /// Who is behind `text`. Throws `TokenFault`, or UNAVAILABLE while the auth service cannot be
  /// asked for what is needed.
  func bearer(_ text: String) async throws -> VerifiedToken {
    guard text.utf8.count <= Limits.tokenBytes else { throw TokenFault.tooLarge }
    let digest = Digest(words: crypto.sha256([UInt8](text.utf8)))
    let now = loop.wallNow
    let token: VerifiedToken
    if let known = verified.withLock({ $0.token(digest, at: now) }) {
      token = known
    } else {
      token = try await verify(text)
      verified.withLock { $0.insert(token, digest: digest) }
    }
    if case .silent = feed.withLock({ $0 }) { try await waitForNews() }
    guard !revocations.withLock({ $0.isRevoked(token) }) else { throw TokenFault.revoked }
    return token
  }

  private func verify(_ text: String) async throws -> VerifiedToken {
    let token = try AccessToken(text)
    var key = keys.known(token.keyID)
    if key == nil { key = try await keys.find(token.keyID) }
    guard let key else { throw TokenFault.keyUnknown }
    guard key.verify(token.signature, of: token.signedPart) else { throw TokenFault.signatureWrong }
    return try token.claims(issuer: configuration.issuer, audience: configuration.audience, at: loop.wallNow)
  }

  private func waitForNews() async throws(RPCError) {
    let bell = firstNews.hang(0)
    defer { firstNews.takeDown(bell, 0) }
    if case .heard = feed.withLock({ $0 }) { return }
    await bell.wait(upTo: Limits.patience, on: loop)
    guard case .heard = feed.withLock({ $0 }) else {
      throw RPCError(
        .unavailable, "Access tokens cannot be checked right now. Try again.", reason: "REVOCATIONS_UNAVAILABLE",
        facts: ["retry_after_ms": "1000"])
    }
  }

  /// Whether revocations reach this gateway as they are made.
  var hearsRevocations: Bool {
    guard case .heard(let time) = feed.withLock({ $0 }) else { return false }
    return time.duration(to: loop.now) < Limits.feedSilence
  }
}

// MARK: - In the background

extension TokenDesk {
  /// Follows revocations and keys until the task is cancelled.
  func run() async {
    await withDiscardingTaskGroup { group in
      group.addTask { await self.followRevocations() }
      group.addTask { await self.followKeys() }
    }
  }

  private func followKeys() async {
    let bell = Bell()
    while !Task.isCancelled {
      // A token signed by a withdrawn key is not good any more, checked before or not.
      if await keys.look() { verified.withLock { $0 = VerifiedTokens(capacity: configuration.tokenCapacity) } }
      await bell.wait(upTo: keys.isEmpty ? Limits.keysRetry : Limits.keysLife, on: loop)
    }
  }

  private func followRevocations() async {
    let bell = Bell()
    while !Task.isCancelled {
      do {
        try await followOnce()
      } catch {
        if !Task.isCancelled { log.info("revocations are followed anew", metadata: ["error": "\(error)"]) }
      }
      await bell.wait(upTo: Limits.feedRetry, on: loop)
    }
  }

  /// One stream, until it ends, fails or falls silent.
  private func followOnce() async throws {
    let opened = loop.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await self.auth.watchRevocations(
          AuthV1.WatchRevocationsRequest(), CallOptions(timeout: Limits.feedLife)
        ) { self.take($0) }
      }
      group.addTask {
        while true {
          try await self.loop.sleep(for: Limits.feedSilence)
          guard self.lastHeard(since: opened).duration(to: self.loop.now) < Limits.feedSilence else {
            throw RPCError(.unavailable, "the feed of revocations is silent", reason: "FEED_SILENT")
          }
        }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private func lastHeard(since opened: Instant) -> Instant {
    guard case .heard(let time) = feed.withLock({ $0 }) else { return opened }
    return max(time, opened)
  }

  /// A revocation, or the empty message that says: this is all so far.
  private func take(_ revocation: AuthV1.Revocation) {
    let isAll = revocation.userID.isEmpty
    if let user = Identifier(revocation.userID) {
      let now = loop.wallNow
      revocations.withLock { $0.revoke(user, below: revocation.epoch, at: now) }
    } else if !isAll {
      log.warning("a revocation of nobody", metadata: ["user": "\(revocation.userID.prefix(64))"])
    }
    let now = loop.now
    let isFirst = feed.withLock { feed in
      if case .silent = feed, !isAll { return false }
      defer { feed = .heard(now) }
      guard case .silent = feed else { return false }
      return true
    }
    if isFirst { firstNews.ring(0) }
  }
}
