/// Wakes one waiter when something has happened. A ring that comes before the wait is kept.
///
/// Spurious returns are possible; the waiter looks again at what it waits for.
public final class Bell: Sendable {
  private enum State {
    case quiet
    case rung
    case waiting(CheckedContinuation<Void, Never>)
  }
  private let state = Locked(State.quiet)

  public init() {}

  /// Wakes the waiter, now or when it comes. Callable from any thread.
  public func ring() {
    let waiter: CheckedContinuation<Void, Never>? = state.withLock { state in
      guard case .waiting(let waiter) = state else {
        state = .rung
        return nil
      }
      state = .quiet
      return waiter
    }
    waiter?.resume()
  }

  /// Returns after a ring, after `limit`, or when the task is cancelled. One waiter at a time.
  public func wait(upTo limit: Duration, on loop: any Loop) async {
    let timer = loop.schedule(after: limit) { self.ring() }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isRung = state.withLock { state in
          if case .waiting = state { preconditionFailure("a bell has one waiter") }
          if case .rung = state {
            state = .quiet
            return true
          }
          state = .waiting(continuation)
          return false
        }
        if isRung { continuation.resume() }
      }
    } onCancel: {
      ring()
    }
    timer.cancel()
  }
}

/// Bells by key: many may wait for one thing, one ring wakes them all.
public final class BellBoard<Key: Hashable & Sendable>: Sendable {
  private let bells = Locked<[Key: [Bell]]>([:])

  public init() {}

  /// Hangs up a bell for `key`. Do this before looking, so that no ring is missed; take it down after.
  public func hang(_ key: Key) -> Bell {
    let bell = Bell()
    bells.withLock { $0[key, default: []].append(bell) }
    return bell
  }

  public func takeDown(_ bell: Bell, _ key: Key) {
    bells.withLock { bells in
      bells[key]?.removeAll { $0 === bell }
      if bells[key]?.isEmpty == true { bells[key] = nil }
    }
  }

  public func ring(_ key: Key) {
    for bell in bells.withLock({ $0[key] ?? [] }) { bell.ring() }
  }
}
