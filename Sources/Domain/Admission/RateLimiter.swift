public import Base

/// How many requests a key may make: `count` per `period` in the long run, `burst` at once.
public struct RateLimit: Sendable, Hashable {
  public let count: Int
  public let period: Duration
  public let burst: Int

  /// `count` and `burst` are at least 1, `period` is longer than zero: configuration is checked
  /// before it comes here.
  public init(_ count: Int, per period: Duration, burst: Int) {
    precondition(count >= 1 && burst >= 1 && period > .zero, "a limit that admits something")
    self.count = count
    self.period = period
    self.burst = burst
  }

  /// Nanoseconds that one request uses up.
  var interval: Int64 { max(1, period.clampedNanoseconds / Int64(count)) }
  /// How far ahead of the clock a key's bill may run.
  var tolerance: Int64 { interval * Int64(burst) }
}

/// Token buckets for many keys, by the generic cell rate algorithm (GCRA, ITU-T I.371): one number
/// per key, the instant at which its bucket is full again.
///
/// ```
///            now                 paid up to
///  ───────────┼──────────────────────┼───────► admitted while (paid up to + interval) - now
///             └──── bill so far ─────┘          stays within burst × interval
/// ```
/// The table holds at most `capacity` keys. A key whose bucket is full again is as good as
/// forgotten, so it is the first to go; when no such key is near, the one closest to it goes.
/// Every call is O(1).
public struct RateLimiter<Key: Hashable & Sendable>: Sendable {
  public let limit: RateLimit
  public let capacity: Int

  private var places: [Key: Int] = [:]
  private var slots: [Slot] = []
  private var hand = 0

  private struct Slot: Sendable {
    var key: Key
    /// In nanoseconds of `Instant`.
    var paidUpTo: Int64
  }

  public init(_ limit: RateLimit, capacity: Int) {
    precondition(capacity >= 1, "a table with room for a key")
    self.limit = limit
    self.capacity = capacity
  }

  /// How many keys are remembered.
  public var count: Int { slots.count }

  /// Takes one request from `key`'s bucket. Returns `nil` when it is admitted, otherwise how long
  /// to wait; a refused request costs the key nothing.
  public mutating func admit(_ key: Key, at now: Instant) -> Duration? {
    let place = places[key]
    let before = max(place.map { slots[$0].paidUpTo } ?? now.nanoseconds, now.nanoseconds)
    let after = before + limit.interval
    let excess = after - now.nanoseconds - limit.tolerance
    guard excess <= 0 else { return .nanoseconds(excess) }
    if let place { slots[place].paidUpTo = after } else { remember(key, paidUpTo: after) }
    return nil
  }

  private mutating func remember(_ key: Key, paidUpTo: Int64) {
    guard slots.count >= capacity else {
      places[key] = slots.count
      slots.append(Slot(key: key, paidUpTo: paidUpTo))
      return
    }
    let victim = victimNearHand()
    places[slots[victim].key] = nil
    slots[victim] = Slot(key: key, paidUpTo: paidUpTo)
    places[key] = victim
  }

  /// The least indebted of the next eight slots.
  private mutating func victimNearHand() -> Int {
    var victim = hand
    for step in 0..<min(8, slots.count) {
      let candidate = (hand + step) % slots.count
      if slots[candidate].paidUpTo < slots[victim].paidUpTo { victim = candidate }
    }
    hand = (hand + 8) % slots.count
    return victim
  }
}
