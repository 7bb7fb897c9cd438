public import Base

/// What an access token said, once its signature and claims were found good.
public struct VerifiedToken: Sendable, Hashable {
  public let user: Identifier
  public let roles: [String]
  /// The user's epoch when the token was made; a later revocation carries a higher one.
  public let epoch: Int64
  public let issuedAt: WallTime
  public let expiresAt: WallTime

  public init(
    user: Identifier, roles: [String], epoch: Int64, issuedAt: WallTime, expiresAt: WallTime
  ) {
    self.user = user
    self.roles = roles
    self.epoch = epoch
    self.issuedAt = issuedAt
    self.expiresAt = expiresAt
  }
}

/// Tokens whose signatures need not be checked again, by their digest.
///
/// An entry is good until its token expires; revocation is asked separately on every use. When the
/// table is full the oldest of the next few slots makes room: that costs a verification, no more.
public struct VerifiedTokens<Digest: Hashable & Sendable>: Sendable {
  public let capacity: Int
  private var places: [Digest: Int] = [:]
  private var slots: [(digest: Digest, token: VerifiedToken)] = []
  private var hand = 0

  public init(capacity: Int) {
    precondition(capacity >= 1, "a cache with room for a token")
    self.capacity = capacity
  }

  public var count: Int { slots.count }

  /// The token with this digest, unless it is unknown or has expired.
  public func token(_ digest: Digest, at now: WallTime) -> VerifiedToken? {
    guard let place = places[digest] else { return nil }
    let token = slots[place].token
    return now < token.expiresAt ? token : nil
  }

  public mutating func insert(_ token: VerifiedToken, digest: Digest) {
    if let place = places[digest] {
      slots[place].token = token
    } else if slots.count < capacity {
      places[digest] = slots.count
      slots.append((digest, token))
    } else {
      let victim = (hand..<hand + min(8, slots.count)).map { $0 % slots.count }
        .min { slots[$0].token.expiresAt < slots[$1].token.expiresAt } ?? 0
      hand = (hand + 8) % slots.count
      places[slots[victim].digest] = nil
      slots[victim] = (digest, token)
      places[digest] = victim
    }
  }
}

/// The revocations that still matter: for each user the lowest epoch that is good.
///
/// A revocation is forgotten after the life of an access token, for every token it could void has
/// expired by then. When the table is full, the oldest is forgotten early and every token
/// issued up to then is void instead: people refresh, nobody slips through.
public struct Revocations: Sendable {
  public let capacity: Int
  public let tokenLife: Duration
  private var epochs: [Identifier: Lowest] = [:]
  /// In order of arrival; a user may stand here more than once.
  private var arrivals: [(user: Identifier, at: WallTime)] = []
  private var firstArrival = 0
  private var voidIssuedUpTo = WallTime(milliseconds: .min)

  private struct Lowest: Sendable {
    var epoch: Int64
    /// How often the user stands in `arrivals`.
    var arrivals: Int
  }

  public init(capacity: Int, tokenLife: Duration) {
    precondition(capacity >= 1, "a table with room for a revocation")
    self.capacity = capacity
    self.tokenLife = tokenLife
  }

  public var count: Int { epochs.count }

  /// Tokens of `user` with an epoch below `epoch` are void from now on.
  public mutating func revoke(_ user: Identifier, below epoch: Int64, at now: WallTime) {
    forgetOld(at: now)
    let known = epochs[user] ?? Lowest(epoch: epoch, arrivals: 0)
    epochs[user] = Lowest(epoch: max(epoch, known.epoch), arrivals: known.arrivals + 1)
    arrivals.append((user, now))
    while arrivals.count - firstArrival > capacity {
      voidIssuedUpTo = max(voidIssuedUpTo, now)
      forgetFirst()
    }
  }

  public func isRevoked(_ token: VerifiedToken) -> Bool {
    token.issuedAt <= voidIssuedUpTo || token.epoch < epochs[token.user]?.epoch ?? .min
  }

  private mutating func forgetOld(at now: WallTime) {
    while firstArrival < arrivals.count,
      arrivals[firstArrival].at.advanced(by: tokenLife) <= now
    {
      forgetFirst()
    }
  }

  private mutating func forgetFirst() {
    let user = arrivals[firstArrival].user
    firstArrival += 1
    if let known = epochs[user] {
      epochs[user] =
        known.arrivals > 1 ? Lowest(epoch: known.epoch, arrivals: known.arrivals - 1) : nil
    }
    if firstArrival > 1_000, firstArrival * 2 > arrivals.count {
      arrivals.removeFirst(firstArrival)
      firstArrival = 0
    }
  }
}
