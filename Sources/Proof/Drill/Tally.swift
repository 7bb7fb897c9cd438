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
    /// Places left free at the end although somebody who was refused still waited for one.
    var undersold = 0
    var holdMilliseconds: [Double] = []
  }

  private let counts = Locked(Counts())

  func note(_ change: @Sendable (inout Counts) -> Void) { counts.withLock { change(&$0) } }

  var snapshot: Counts { counts.withLock { $0 } }

  /// Requests that got a whole answer.
  var answered: Int { counts.withLock { $0.requests - $0.failures } }
}

/// Lets at most so many requests be on their way at a time.
actor Turnstile {
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var first = 0

  init(_ places: Int) { free = places }

  func enter() async {
    guard free == 0 else {
      free -= 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  func leave() {
    guard first < waiting.count else {
      free += 1
      return
    }
    waiting[first].resume()
    first += 1
    if first > 1024, first * 2 > waiting.count {
      waiting.removeFirst(first)
      first = 0
    }
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
