public import Base

/// Slows guessing at one login, whether it exists or not.
///
/// The first `free` failures cost nothing; each one after doubles the wait, up to `longest`, so
/// that a stranger can delay the owner but never lock them out. Success clears the record; so does
/// a quiet hour. At most `capacity` logins are remembered: beyond it the oldest record goes.
public struct LoginThrottle: Sendable {
  public static let free = 5
  public static let longest: Duration = .seconds(60)
  static let memory: Duration = .seconds(3600)

  public let capacity: Int
  private var records: [String: Record] = [:]
  /// Keys in the order of their first failure, for eviction; may name records that are gone.
  private var order: [(key: String, serial: UInt64)] = []
  private var serial: UInt64 = 0

  private struct Record: Sendable {
    var failures: Int
    var last: Instant
    var serial: UInt64
  }

  public init(capacity: Int = 50_000) {
    precondition(capacity >= 1, "a table with room for a login")
    self.capacity = capacity
  }

  public var count: Int { records.count }

  /// Asked before the password is looked at.
  public func check(_ login: Login, at now: Instant) throws(AccountRefusal) {
    guard let record = records[login.key], record.failures >= Self.free else { return }
    let wait = Self.wait(after: record.failures)
    let rest = now.duration(to: record.last.advanced(by: wait))
    if rest > .zero { throw .tooManyFailures(retryAfter: rest) }
  }

  public mutating func noteFailure(_ login: Login, at now: Instant) {
    if var record = records[login.key] {
      let quiet = record.last.duration(to: now) >= Self.memory
      record.failures = quiet ? 1 : min(record.failures + 1, 1_000)
      record.last = now
      records[login.key] = record
      return
    }
    serial += 1
    records[login.key] = Record(failures: 1, last: now, serial: serial)
    order.append((login.key, serial))
    if records.count > capacity { evictOldest() }
  }

  /// The attempt was not a guess after all: nobody looked at its password.
  public mutating func withdrawFailure(_ login: Login) {
    if let failures = records[login.key]?.failures, failures > 0 {
      records[login.key]?.failures = failures - 1
    }
  }

  public mutating func noteSuccess(_ login: Login) {
    records[login.key] = nil
    if order.count > 2 * capacity { order.removeAll { records[$0.key]?.serial != $0.serial } }
  }

  /// 1 s, 2 s, 4 s … up to `longest`.
  static func wait(after failures: Int) -> Duration {
    let doublings = failures - free
    return doublings >= 6 ? longest : min(longest, .seconds(1 << doublings))
  }

  private mutating func evictOldest() {
    var index = 0
    defer { order.removeFirst(index) }
    while index < order.count {
      let oldest = order[index]
      index += 1
      if records[oldest.key]?.serial == oldest.serial {
        records[oldest.key] = nil
        return
      }
    }
  }
}
