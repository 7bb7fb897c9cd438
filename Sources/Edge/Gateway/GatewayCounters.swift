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
  private let timers = Locked<[String: Timer]>([:])

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
