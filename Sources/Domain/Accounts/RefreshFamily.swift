public import Base

/// One log-in's chain of refresh tokens, of which only the newest is good.
///
/// ```
///   log in ─► token 1 ─► token 2 ─► token 3 (newest)
///                 │ presented again
///                 ▼
///               ended: whoever holds token 3 must log in again, thief or owner
/// ```
/// Source: RFC 9700 §4.14.2. Times are the store's; the secret is 256 random bits and only its
/// digest is kept.
public struct RefreshFamily: Sendable, Hashable {
  /// Refreshing keeps a session alive for this long.
  public static let idleLife: Duration = .seconds(30 * 86_400)
  /// No session lives longer than this, however often it is refreshed.
  public static let wholeLife: Duration = .seconds(90 * 86_400)

  public let id: Identifier
  public let user: Identifier
  public let startedAt: WallTime
  /// The digest of the newest secret.
  public private(set) var digest: [UInt8]
  public private(set) var expiresAt: WallTime
  public private(set) var state: State

  public enum State: String, Sendable, CaseIterable {
    /// Can become: loggedOut, reused, revoked.
    case active
    /// The person left. Final.
    case loggedOut
    /// An old token was presented. Final.
    case reused
    /// The password or the roles changed, or somebody ended all sessions. Final.
    case revoked
  }

  /// A new family at log-in.
  public init(id: Identifier, user: Identifier, digest: [UInt8], at now: WallTime) {
    self.init(
      id: id, user: user, startedAt: now, digest: digest,
      expiresAt: now.advanced(by: Self.idleLife), state: .active)
  }

  /// A family as it was stored.
  public init(
    id: Identifier, user: Identifier, startedAt: WallTime, digest: [UInt8], expiresAt: WallTime,
    state: State
  ) {
    self.id = id
    self.user = user
    self.startedAt = startedAt
    self.digest = digest
    self.expiresAt = expiresAt
    self.state = state
  }

  /// What a presented token turned out to be.
  public enum Presentation: Sendable, Hashable {
    /// It was the newest; the family now waits for the next one.
    case rotated
    /// It was used before (or guessed): the family has ended, and so must every access token.
    case reuse
    /// The family had ended or expired: nothing changed.
    case ended
  }

  /// Takes a secret's digest and, when it is the newest, puts `next` in its place.
  ///
  /// Digests of random secrets are compared, so the comparison need not take constant time.
  public mutating func present(_ presented: [UInt8], next: [UInt8], at now: WallTime) -> Presentation {
    guard state == .active, now < expiresAt else { return .ended }
    guard presented == digest else {
      state = .reused
      return .reuse
    }
    digest = next
    expiresAt = min(now.advanced(by: Self.idleLife), startedAt.advanced(by: Self.wholeLife))
    return .rotated
  }

  /// Ends the family for `reason`; an ended one keeps the reason it has.
  public mutating func end(_ reason: State) {
    if state == .active { state = reason }
  }
}
