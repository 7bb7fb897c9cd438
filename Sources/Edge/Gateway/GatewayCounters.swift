import Admission
import Base
import Metrics
import Telemetry

/// Requests by route and status, and how long they took. Routes are templates, so the number of
/// series is bounded by the API, not by clients.
final class GatewayCounters: Sendable {
  private struct Series: Hashable, Sendable {
    let route: String
    let status: Int
  }

  private let counters = Locked<[Series: Counter]>([:])
  private let limited = Locked<[String: Counter]>([:])
  private let timers = Locked<[String: Timer]>([:])

  /// A request over a limit: `address hold`, `user read`.
  func noteRefusal(_ refusal: AdmissionRefusal) {
    let limit =
      switch refusal {
      case .address(let kind, _): "address \(kind.rawValue)"
      case .user(let kind, _): "user \(kind.rawValue)"
      }
    let counter = limited.withLock { counters in
      if let known = counters[limit] { return known }
      let made = Counter(label: MetricName.limited, dimensions: [("limit", limit)])
      counters[limit] = made
      return made
    }
    counter.increment()
  }

  func note(route: String, status: Int, _ time: Duration) {
    let series = Series(route: route, status: status)
    let counter = counters.withLock { counters in
      if let known = counters[series] { return known }
      let made = Counter(
        label: MetricName.httpRequests, dimensions: [("route", route), ("status", String(status))])
      if counters.count < Limits.counters { counters[series] = made }
      return made
    }
    counter.increment()
    let timer = timers.withLock { timers in
      if let known = timers[route] { return known }
      let made = Timer(label: MetricName.httpSeconds, dimensions: [("route", route)])
      if timers.count < Limits.counters { timers[route] = made }
      return made
    }
    timer.recordNanoseconds(time.clampedNanoseconds)
  }
}
