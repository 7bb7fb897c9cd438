public import Base

/// One answer that somebody waits for, with everything that must end when it comes: the hand-over
/// between the one who answers, a deadline, a canceller and one waiting task.
///
/// The first to settle wins; later ones change nothing. Callable from any thread.
public final class PendingAnswer<Answer: Sendable>: Sendable {
  public typealias Outcome = Result<Answer, RPCError>

  private enum State {
    /// Can become: waiting, settled.
    case idle
    /// Can become: settled.
    case waiting(CheckedContinuation<Outcome, Never>, timer: (any ScheduledJob)?, onSettled: (@Sendable () -> Void)?)
    /// Final. Holds the outcome only while nobody has waited for it yet.
    case settled(Outcome?)
  }
  private let state = Locked(State.idle)

  public init() {}

  /// Waits for the outcome; a cancelled task settles it as CANCELLED. `start` runs when the wait
  /// has begun, unless it is settled already.
  public func wait(_ start: () -> Void) async -> Outcome {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if arm(continuation) { start() }
      }
    } onCancel: {
      settle(.failure(.cancelled))
    }
  }

  private func arm(_ continuation: CheckedContinuation<Outcome, Never>) -> Bool {
    let early: Outcome? = state.withLock { state in
      guard case .settled(let outcome?) = state else {
        state = .waiting(continuation, timer: nil, onSettled: nil)
        return nil
      }
      state = .settled(nil)
      return outcome
    }
    if let early { continuation.resume(returning: early) }
    return early == nil
  }

  /// Gives what ends with the wait: its timer is cancelled and `onSettled` runs once, at once when
  /// it is over already.
  public func hold(timer: (any ScheduledJob)?, onSettled: @escaping @Sendable () -> Void) {
    let late = state.withLock { state in
      guard case .waiting(let continuation, _, _) = state else { return true }
      state = .waiting(continuation, timer: timer, onSettled: onSettled)
      return false
    }
    guard late else { return }
    timer?.cancel()
    onSettled()
  }

  /// Whether nobody has settled it yet.
  public var isOpen: Bool {
    state.withLock { state in
      if case .settled = state { return false }
      return true
    }
  }

  /// Settles it, if nobody has. Returns whether this call did.
  @discardableResult
  public func settle(_ outcome: Outcome) -> Bool {
    typealias Ending = (
      won: Bool, waiter: CheckedContinuation<Outcome, Never>?, timer: (any ScheduledJob)?,
      onSettled: (@Sendable () -> Void)?
    )
    let ending: Ending = state.withLock { state in
      switch state {
      case .idle:
        state = .settled(outcome)
        return (true, nil, nil, nil)
      case .waiting(let waiter, let timer, let onSettled):
        state = .settled(nil)
        return (true, waiter, timer, onSettled)
      case .settled: return (false, nil, nil, nil)
      }
    }
    ending.timer?.cancel()
    ending.onSettled?()
    ending.waiter?.resume(returning: outcome)
    return ending.won
  }
}
