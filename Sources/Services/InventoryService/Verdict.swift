import Base
import Inventory

/// A yes or no that many wait for, given once. Usable from any isolation and thread: whoever decides
/// takes the verdict along, and whatever happens before the wait begins is not missed.
final class Verdict: Sendable {
  private enum State {
    /// Can become: given.
    case open([CheckedContinuation<Bool, Never>])
    case given(Bool)
  }
  private let state = Locked(State.open([]))

  /// Wakes everybody; later ones do not wait.
  func give(_ answer: Bool) {
    let waiters = state.withLock { state in
      guard case .open(let waiters) = state else { return [CheckedContinuation<Bool, Never>]() }
      state = .given(answer)
      return waiters
    }
    for waiter in waiters { waiter.resume(returning: answer) }
  }

  /// Returns the verdict when it is given.
  func wait() async -> Bool {
    await withCheckedContinuation { waiter in
      let answer: Bool? = state.withLock { state in
        if case .given(let answer) = state { return answer }
        guard case .open(var waiters) = state else { return nil }
        // Taken out before it grows: two owners of an array cost a copy of it.
        state = .open([])
        waiters.append(waiter)
        state = .open(waiters)
        return nil
      }
      if let answer { waiter.resume(returning: answer) }
    }
  }
}

/// An answer that was decided, and the turn of the journal it must wait for.
struct Pending<Answer: Sendable>: Sendable {
  let result: Result<Answer, SegmentRefusal>
  /// `nil` when all it rests on is durable.
  let verdict: Verdict?

  /// The answer or the refusal, when all it rests on is durable.
  func answer() async throws -> Answer {
    if let verdict, await !verdict.wait() { throw InventoryRefusal.outcomeUnknown }
    return try result.get()
  }
}
