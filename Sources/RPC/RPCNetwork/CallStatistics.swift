public import Base
public import RPCCore

/// Counts a server's calls by method and status, and how long they take: an interceptor. Put it
/// first, so that it sees what the others refuse; a call of no method here passes no interceptor.
///
/// It keeps one small row per method, for as long as it lives. Callable from any thread.
public final class CallStatistics: ServerInterceptor {
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

  public func handle(_ call: ServerCall, next: @Sendable (ServerCall) async throws -> Void) async throws {
    let begun = clock.now
    methods.withLock { $0[call.method, default: Method()].open += 1 }
    do {
      try await next(call)
      ended(call, .ok, begun)
    } catch {
      ended(call, code(of: error, call), begun)
      throw error
    }
  }

  private func ended(_ call: ServerCall, _ code: RPCCode, _ begun: Instant) {
    let time = begun.duration(to: clock.now)
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
