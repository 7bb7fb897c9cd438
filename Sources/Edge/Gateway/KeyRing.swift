import Base
import Logging
import Messages
import Ports
import RPCCore

/// The auth service's public keys by their ids, each for ES256 only.
///
/// Looked at again when a token names an unknown key, but not more often than every
/// `Limits.keysRest`: a stranger who makes up key ids causes no load. Requests that come meanwhile
/// wait for the same look.
actor KeyRing {
  nonisolated let loop: any Loop
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  private let auth: AuthV1.AuthServiceClient
  private let crypto: any Crypto
  private let log: Logger
  private let verifiers = Locked<[String: any SignatureVerifier]>([:])
  private let news = BellBoard<Int>()
  private var state = State.idle(lookedAt: nil, worked: false)

  private enum State {
    /// Can become: looking.
    case idle(lookedAt: Instant?, worked: Bool)
    /// Can become: idle.
    case looking
  }

  init(auth: AuthV1.AuthServiceClient, crypto: any Crypto, loop: any Loop, log: Logger) {
    self.auth = auth
    self.crypto = crypto
    self.loop = loop
    self.log = log
  }

  /// The key, if it is known by now.
  nonisolated func known(_ id: String) -> (any SignatureVerifier)? { verifiers.withLock { $0[id] } }

  nonisolated var isEmpty: Bool { verifiers.withLock { $0.isEmpty } }

  /// The key, after asking the auth service when that is allowed again. Nil: there is no such key.
  /// Throws UNAVAILABLE when nobody can tell.
  func find(_ id: String) async throws(RPCError) -> (any SignatureVerifier)? {
    if mayLook { _ = await look() }
    // Somebody else's look, begun before ours or in between.
    let patience = loop.now.advanced(by: Limits.patience)
    while case .looking = state, loop.now < patience, !Task.isCancelled {
      let bell = news.hang(0)
      await bell.wait(upTo: loop.now.duration(to: patience), on: loop)
      news.takeDown(bell, 0)
    }
    if let key = known(id) { return key }
    guard case .idle(_, worked: true) = state else {
      throw RPCError(
        .unavailable, "Access tokens cannot be checked right now. Try again.", reason: "KEYS_UNAVAILABLE",
        facts: ["retry_after_ms": "1000"])
    }
    return nil
  }

  private var mayLook: Bool {
    guard case .idle(let lookedAt, let worked) = state else { return false }
    guard let lookedAt else { return true }
    return lookedAt.duration(to: loop.now) >= (worked ? Limits.keysRest : Limits.keysRetry)
  }

  /// Reads the keys anew. True when one of those known before is gone.
  func look() async -> Bool {
    if case .looking = state { return false }
    state = .looking
    var isOneGone = false
    do throws(RPCError) {
      let answer = try await auth.listKeys(
        AuthV1.ListKeysRequest(), CallOptions(timeout: Limits.patience))
      let found = read(answer.keys)
      isOneGone = verifiers.withLock { known in
        defer { known = found }
        return known.keys.contains { found[$0] == nil }
      }
      state = .idle(lookedAt: loop.now, worked: true)
    } catch {
      log.warning("the keys of access tokens cannot be read", metadata: ["error": "\(error)"])
      state = .idle(lookedAt: loop.now, worked: false)
    }
    news.ring(0)
    return isOneGone
  }

  private func read(_ keys: [AuthV1.JsonWebKey]) -> [String: any SignatureVerifier] {
    var found: [String: any SignatureVerifier] = [:]
    for key in keys.prefix(Limits.keys) {
      guard key.kty == "EC", key.crv == "P-256", key.alg == "ES256", key.use == "sig", AccessToken.isKeyID(key.kid),
        let x = Base64.decode(key.x, .url), let y = Base64.decode(key.y, .url), let point = P256PublicKey(x: x, y: y)
      else {
        log.warning("a key is not for access tokens", metadata: ["kid": "\(key.kid.prefix(64))"])
        continue
      }
      do throws(CryptoError) {
        found[key.kid] = try crypto.verifier(publicKeyPEM: point.pem, .es256)
      } catch {
        log.warning("a key cannot be used", metadata: ["kid": "\(key.kid)", "error": "\(error)"])
      }
    }
    return found
  }
}
