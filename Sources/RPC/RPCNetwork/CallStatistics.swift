public import Base
public import RPCCore

/// Counts a server's calls by method and status, and how long they take: an interceptor. Put it
/// first, so that it sees what the others refuse; a call of no method here passes no interceptor.
///
/// It keeps one small row per method, for as long as it lives. Callable from any thread.
public final class CallStatistics: CallWatcher {
  /// What is known of one method.
  public struct Method: Sendable, Hashable {
    /// Calls that are being answered now.
    public internal(set) var open = 0
    /// Ended calls.
    public internal(set) var statuses: [RPCCode: Int] = [:]
    /// Of ended calls.
    public internal(set) var times = LatencyHistogram()
  }

  private let clock: any Clock
  private let methods = Locked<[MethodDescriptor: Method]>([:])

  public init(clock: any Clock) { self.clock = clock }

  /// Every method that has been called.
  public var snapshot: [MethodDescriptor: Method] { methods.withLock { $0 } }

  public func begin(_ call: ServerCall) {
    let method = call.method
    methods.withLock { $0[method, default: Method()].open += 1 }
  }

  public func ended(_ call: ServerCall, _ error: (any Error)?) {
    let time = (call.arrived ?? clock.now).duration(to: clock.now)
    let code = error.map { self.code(of: $0, call) } ?? RPCCode.ok
    methods.withLock { methods in
      methods[call.method, default: Method()].open -= 1
      methods[call.method, default: Method()].statuses[code, default: 0] += 1
      methods[call.method, default: Method()].times.note(time)
    }
  }

  /// What the caller is told, as the dispatcher translates it.
  private func code(of error: any Error, _ call: ServerCall) -> RPCCode {
    switch error {
    case let error as RPCError where error.code != .ok: error.code
    case let refusal as any Refusal: RPCCode(refusal.kind)
    case is CancellationError where Task.isCancelled:
      clock.now >= call.deadline ? .deadlineExceeded : .cancelled
    default: .internal
    }
  }
}
