/// A worker without a thread: runs jobs in place, inside `submit`, one at a time and in order.
///
/// A job that is given while another runs (by that job, or from another thread) runs after it, on
/// the thread that is busy. For tests, the simulator, and engines that never block.
public final class InlineWorker: Worker {
  private struct State {
    var waiting: [@Sendable () -> Void] = []
    var isBusy = false
  }
  private let state = Locked(State())

  public init() {}

  public func submit(_ job: @escaping @Sendable () -> Void) {
    let isOurs = state.withLock { state in
      state.waiting.append(job)
      defer { state.isBusy = true }
      return !state.isBusy
    }
    guard isOurs else { return }
    while let jobs = take() {
      for job in jobs { job() }
    }
  }

  private func take() -> [@Sendable () -> Void]? {
    state.withLock { state in
      guard !state.waiting.isEmpty else {
        state.isBusy = false
        return nil
      }
      defer { state.waiting = [] }
      return state.waiting
    }
  }
}
