public import Base
internal import Metrics
public import RPCCore
internal import Telemetry

/// Counts the calls that this process makes by method and status, as their callers see them, and times
/// them: `onsale_rpc_client_calls_total` and `onsale_rpc_client_seconds`. A call that was retried counts
/// once. A series is made by its first call.
public final class ClientMetrics: ClientInterceptor {
  private struct Series: Sendable {
    let seconds: Timer
    var calls: [RPCCode: Counter] = [:]
  }

  private let clock: any Clock
  private let series = Locked<[MethodDescriptor: Series]>([:])

  public init(clock: any Clock) { self.clock = clock }

  public func unary(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
    next: @Sendable (MethodDescriptor, [UInt8], CallOptions) async throws(RPCError) -> [UInt8]
  ) async throws(RPCError) -> [UInt8] {
    let start = clock.now
    do throws(RPCError) {
      let answer = try await next(method, request, options)
      note(method, .ok, since: start)
      return answer
    } catch {
      note(method, error.code, since: start)
      throw error
    }
  }

  public func stream(
    _ method: MethodDescriptor, _ options: CallOptions, next: (CallOptions) async throws -> Void
  ) async throws {
    let start = clock.now
    do {
      try await next(options)
      note(method, .ok, since: start)
    } catch {
      note(method, RPCCode(ending: error, as: .client), since: start)
      throw error
    }
  }

  private func note(_ method: MethodDescriptor, _ code: RPCCode, since start: Instant) {
    let labels = [("service", method.service), ("method", method.name)]
    let (seconds, calls) = series.withLock { all in
      var series = all[method] ?? Series(seconds: Timer(label: MetricName.clientCallSeconds, dimensions: labels))
      let counter =
        series.calls[code] ?? Counter(label: MetricName.clientCalls, dimensions: labels + [("code", code.name)])
      if series.calls.updateValue(counter, forKey: code) == nil { all[method] = series }
      return (series.seconds, counter)
    }
    calls.increment()
    seconds.recordNanoseconds(clock.now.nanoseconds &- start.nanoseconds)
  }
}
