internal import Base

/// What a store's writer has seen of its disk: set on the worker, read from anywhere.
final class SQLiteHealth: Sendable {
  private struct State {
    var fault: String?
    var hasCommitted = false
  }
  private let state = Locked(State())

  /// Why the last commit failed; nil when it did not.
  var fault: String? { state.withLock { $0.fault } }

  /// Something has become durable.
  func committed() { state.withLock { $0 = State(fault: nil, hasCommitted: true) } }

  /// A probe has become durable. The next one is not spared for it.
  func proved() { state.withLock { $0 = State(fault: nil, hasCommitted: false) } }

  /// Something could not become durable.
  func failed(_ why: String) { state.withLock { $0 = State(fault: why, hasCommitted: false) } }

  /// Whether something has become durable since this was last asked.
  func takeCommitted() -> Bool {
    state.withLock { state in
      defer { state.hasCommitted = false }
      return state.hasCommitted
    }
  }
}
