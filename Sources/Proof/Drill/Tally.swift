internal import Base

/// What the buyers saw, for the report and for the auditor: answers that were given must be true.
final class Tally: Sendable {
  struct Hold: Sendable {
    let person: Int
    let performance: Int
    let places: Int
    /// As the answer named them; empty for general admission.
    let seats: [String]
  }

  struct Counts: Sendable {
    var requests = 0
    var failures = 0
    var rateLimited = 0
    var overLimit = 0
    var soldOut = 0
    var seatTaken = 0
    var logins = 0
    /// Acknowledged holds by order id.
    var holds: [String: Hold] = [:]
    /// Orders whose trade the provider took the money for, as told to the buyer.
    var paid: Set<String> = []
    /// Orders that the platform called paid, or refunded, to the buyer.
    var confirmed: Set<String> = []
    var refundsAsked: Set<String> = []
    var cancelled = 0
    var unexpected: [String: Int] = [:]
    /// Holds that ended before their buyers could pay, who then came again.
    var lostHolds = 0
    /// Places that people still wanted when they went away without, by performance.
    var leftWanting: [Int: Int] = [:]
    /// Places left free at the end although somebody still waited for one, or had given up.
    var undersold = 0
    var holdMilliseconds: [Double] = []
  }

  private let counts = Locked(Counts())

  func note(_ change: @Sendable (inout Counts) -> Void) { counts.withLock { change(&$0) } }

  var snapshot: Counts { counts.withLock { $0 } }

  /// Requests that got a whole answer.
  var answered: Int { counts.withLock { $0.requests - $0.failures } }
}

/// Lets at most so many requests be on their way at a time. Who goes ahead does not queue behind the others: the
/// drill's own line is no part of the platform, and nobody's hold may run out in it.
actor Turnstile {
  private struct Line {
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var first = 0

    var count: Int { waiting.count - first }

    mutating func append(_ next: CheckedContinuation<Void, Never>) { waiting.append(next) }

    mutating func popFirst() -> CheckedContinuation<Void, Never>? {
      guard first < waiting.count else { return nil }
      let next = waiting[first]
      first += 1
      if first > 1024, first * 2 > waiting.count {
        waiting.removeFirst(first)
        first = 0
      }
      return next
    }
  }
  private var free: Int
  private var ahead = Line()
  private var others = Line()

  init(_ places: Int) { free = places }

  func enter(ahead goesAhead: Bool = false) async {
    guard free == 0 else {
      free -= 1
      return
    }
    await withCheckedContinuation { if goesAhead { ahead.append($0) } else { others.append($0) } }
  }

  /// Who stands before it.
  var waiting: Int { ahead.count + others.count }

  func leave() {
    if let next = ahead.popFirst() ?? others.popFirst() { next.resume() } else { free += 1 }
  }
}

/// People who were told "sold out" and look again when places come back.
actor WaitingLine {
  private var waiting: [(places: Int, continuation: CheckedContinuation<Bool, Never>)] = []
  private var isOver = false

  /// Returns true when places are there again, false when the sale is over.
  func wait(places: Int) async -> Bool {
    guard !isOver else { return false }
    return await withCheckedContinuation { waiting.append((places, $0)) }
  }

  /// Lets enough people look for `free` places; some of them will come too late.
  func call(free: Int) {
    var called = 0
    while called < 2 * free, let next = waiting.popLast() {
      called += next.places
      next.continuation.resume(returning: true)
    }
  }

  var count: Int { waiting.count }

  /// Nothing will come back any more.
  func end() {
    isOver = true
    for person in waiting { person.continuation.resume(returning: false) }
    waiting = []
  }
}

extension Told {
  init(_ counts: Tally.Counts) {
    self.init()
    holds = counts.holds.mapValues { Hold(places: $0.places, seats: $0.seats) }
    paid = counts.paid
    confirmed = counts.confirmed
  }
}
