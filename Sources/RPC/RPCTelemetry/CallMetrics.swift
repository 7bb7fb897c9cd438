public import Base
internal import Metrics
public import RPCCore
internal import Telemetry

/// Counts a server's calls by method and status and times them: `onsale_rpc_calls_total` and
/// `onsale_rpc_seconds`. The series are made once, so that a call costs two atomic additions.
public final class CallMetrics: CallWatcher {
  private final class Series: Sendable {
    let seconds: Timer
    /// By the status code's number.
    let calls: [Counter]

    init(_ method: MethodDescriptor) {
      let labels = [("service", method.service), ("method", method.name)]
      seconds = Timer(label: MetricName.callSeconds, dimensions: labels)
      calls = RPCCode.allCases.map { code in
        Counter(label: MetricName.calls, dimensions: labels + [("code", code.name)])
      }
    }
  }

  private let clock: any Clock
  private let series: [MethodDescriptor: Series]
  /// The first few again, by identity: comparing is cheaper than hashing. `series` keeps them alive.
  /// SAFETY: written in `init` only.
  private let first: [(method: ObjectIdentifier, series: Unmanaged<Series>)]

  /// - Parameter methods: what is measured; a call of another method passes uncounted.
  public init(clock: any Clock, methods: [MethodDescriptor]) {
    self.clock = clock
    series = Dictionary(methods.map { ($0, Series($0)) }) { first, _ in first }
    first = methods.prefix(Self.firstCount).compactMap { [series] method in
      series[method].map { (method.identity, .passUnretained($0)) }
    }
  }

  public func ended(_ call: ServerCall, _ error: (any Error)?) {
    let method = call.method
    let identity = method.identity
    for index in first.indices where first[index].method == identity {
      return first[index].series._withUnsafeGuaranteedRef { note(call, error, $0) }
    }
    if let series = series[method] { note(call, error, series) }
  }

  private func note(_ call: ServerCall, _ error: (any Error)?, _ series: Series) {
    series.calls[error.map(Self.code)?.rawValue ?? RPCCode.ok.rawValue].increment()
    guard let arrived = call.arrived else { return }
    series.seconds.recordNanoseconds(clock.now.nanoseconds &- arrived.nanoseconds)
  }

  private static let firstCount = 8

  /// The status the caller is told; the dispatcher's translation, seen from here.
  private static func code(_ error: any Error) -> RPCCode {
    switch error {
    case let error as RPCError: error.code
    case let refusal as any Refusal: RPCCode(refusal.kind)
    case is CancellationError: .cancelled
    default: .internal
    }
  }
}
