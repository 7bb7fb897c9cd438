public import Base

/// Slows guessing at one login, whether it exists or not, without letting a stranger keep the owner out.
///
/// Two measures, and both have to allow a try:
/// - Per login and client: the first `free` failures cost nothing; each one after doubles the wait,
///   up to `longest`. Success clears the record; so does a quiet hour.
/// - Per login, whoever asks: a budget of `budget` failures that refills by one every `refill`. Only
///   a guesser with very many addresses can use it up. Clients that logged in to this login before
///   are outside of it, so that the owner gets in all the same.
///
/// At most `capacity` records of each kind are remembered: beyond it the oldest goes.
public struct LoginThrottle<Client: Hashable & Sendable>: Sendable {
  public static var free: Int { 5 }
  public static var longest: Duration { .seconds(60) }
  /// Many times what one client at its longest wait can use.
  public static var budget: Int { 300 }
  public static var refill: Duration { .seconds(12) }
  static var memory: Duration { .seconds(3600) }

  private struct Pair: Sendable, Hashable {
    let login: String
    let client: Client

    init(_ login: Login, _ client: Client) {
      self.login = login.key
      self.client = client
    }
  }

  private struct Record: Sendable {
    var failures: Int
    var last: Instant
  }

  private var records: RecentRecords<Pair, Record>
  /// When the budget of a login is whole again.
  private var whole: RecentRecords<String, Instant>
  private var welcome: RecentRecords<Pair, Bool>

  public init(capacity: Int = 50_000) {
    precondition(capacity >= 1, "a table with room for a login")
    records = RecentRecords(capacity: capacity)
    whole = RecentRecords(capacity: capacity)
    welcome = RecentRecords(capacity: capacity)
  }

  /// Records of the largest kind.
  public var count: Int { max(records.count, whole.count, welcome.count) }

  /// Asked before the password is looked at.
  public func check(_ login: Login, from client: Client, at now: Instant) throws(AccountRefusal) {
    let pair = Pair(login, client)
    var rest = Duration.zero
    if let record = records[pair], record.failures >= Self.free {
      rest = now.duration(to: record.last.advanced(by: Self.wait(after: record.failures)))
    }
    if welcome[pair] == nil, let whole = whole[login.key] {
      rest = max(rest, now.duration(to: whole) - Self.refill * (Self.budget - 1))
    }
    if rest > .zero { throw .tooManyFailures(retryAfter: rest) }
  }

  public mutating func noteFailure(_ login: Login, from client: Client, at now: Instant) {
    let pair = Pair(login, client)
    var record = records[pair] ?? Record(failures: 0, last: now)
    let quiet = record.last.duration(to: now) >= Self.memory
    record.failures = quiet ? 1 : min(record.failures + 1, 1_000)
    record.last = now
    records[pair] = record
    guard welcome[pair] == nil else { return }
    let before = whole[login.key].map { max($0, now) } ?? now
    whole[login.key] = before.advanced(by: Self.refill)
  }

  /// The attempt was not a guess after all: nobody looked at its password.
  public mutating func withdrawFailure(_ login: Login, from client: Client) {
    let pair = Pair(login, client)
    if var record = records[pair], record.failures > 0 {
      record.failures -= 1
      records[pair] = record
    }
    giveBack(login, pair)
  }

  public mutating func noteSuccess(_ login: Login, from client: Client) {
    let pair = Pair(login, client)
    records[pair] = nil
    giveBack(login, pair)
    welcome[pair] = true
  }

  private mutating func giveBack(_ login: Login, _ pair: Pair) {
    guard welcome[pair] == nil, let whole = whole[login.key] else { return }
    self.whole[login.key] = whole.advanced(by: .zero - Self.refill)
  }

  /// 1 s, 2 s, 4 s … up to `longest`.
  static func wait(after failures: Int) -> Duration {
    let doublings = failures - free
    return doublings >= 6 ? longest : min(longest, .seconds(1 << doublings))
  }
}

/// A table with a bound: beyond `capacity` the oldest record goes.
struct RecentRecords<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let capacity: Int
  private var values: [Key: (value: Value, serial: UInt64)] = [:]
  /// Keys in the order in which they came, for eviction; may name records that are gone.
  private var order: [(key: Key, serial: UInt64)] = []
  private var serial: UInt64 = 0

  init(capacity: Int) { self.capacity = capacity }

  var count: Int { values.count }

  subscript(key: Key) -> Value? {
    get { values[key]?.value }
    set {
      guard let newValue else {
        values[key] = nil
        if order.count > 2 * capacity { order.removeAll { values[$0.key]?.serial != $0.serial } }
        return
      }
      if let known = values[key] {
        values[key] = (newValue, known.serial)
        return
      }
      serial += 1
      values[key] = (newValue, serial)
      order.append((key, serial))
      if values.count > capacity { evictOldest() }
    }
  }

  private mutating func evictOldest() {
    var index = 0
    defer { order.removeFirst(index) }
    while index < order.count {
      let oldest = order[index]
      index += 1
      if values[oldest.key]?.serial == oldest.serial {
        values[oldest.key] = nil
        return
      }
    }
  }
}
