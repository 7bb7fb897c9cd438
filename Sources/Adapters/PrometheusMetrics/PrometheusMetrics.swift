internal import Base
public import CoreMetrics

/// swift-metrics kept in memory and shown as a page of Prometheus' text format 0.0.4
/// (prometheus.io/docs/instrumenting/exposition_formats).
///
/// Counters and gauges are themselves; timers are histograms in seconds, recorders histograms of
/// sizes. Series are bounded: one more than the limit, or a name that is already another kind of
/// metric, gets a handler that forgets, and `onsale_metrics_dropped_series_total` counts it. A series
/// lives as long as the process: Prometheus wants counters that never vanish.
public final class PrometheusMetrics: MetricsFactory {
  public enum Limits {
    /// Series of one process; a page of them all is about a megabyte.
    public static let series = 10_000
    /// Bytes of one label value; more is cut.
    public static let labelBytes = 256
  }

  /// Upper bounds for times, in seconds.
  public static let secondsBuckets: [Double] = [
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
  ]
  /// Upper bounds for sizes.
  public static let sizeBuckets: [Double] = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096]

  private struct Family {
    let kind: SeriesKind
    var series: [SeriesLabels: any Series] = [:]
  }

  private struct Families {
    var byName: [String: Family] = [:]
    var count = 0
    var dropped = 0
  }

  private let families = Locked(Families())
  private let limit: Int

  /// - Parameter seriesLimit: how many series there may be.
  public init(seriesLimit: Int = Limits.series) { limit = seriesLimit }

  /// What the page is, for `Content-Type`.
  public static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  /// Everything as text, sorted by name and labels.
  public var page: String {
    let (all, dropped) = families.withLock { ($0.byName, $0.dropped) }
    var text = ""
    for (name, family) in all.sorted(by: { $0.key < $1.key }) {
      text += "# TYPE \(name) \(family.kind.rawValue)\n"
      for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) {
        series.write(name, labels, to: &text)
      }
    }
    text += "# TYPE onsale_metrics_dropped_series_total counter\nonsale_metrics_dropped_series_total \(dropped)\n"
    return text
  }

  /// The series of this name and these labels, made when new; `lost` when there is no room for it.
  private func series<Handler: Series>(
    _ name: String, _ dimensions: [(String, String)], _ kind: SeriesKind, _ make: () -> Handler
  ) -> Handler {
    let name = PrometheusText.name(name)
    let labels = SeriesLabels(dimensions)
    return families.withLock { families in
      var family = families.byName[name] ?? Family(kind: kind)
      if let known = family.series[labels] as? Handler, family.kind == kind { return known }
      let made = make()
      guard family.kind == kind, family.series[labels] == nil, families.count < limit else {
        families.dropped += 1
        return made
      }
      family.series[labels] = made
      families.byName[name] = family
      families.count += 1
      return made
    }
  }
}

// MARK: - MetricsFactory

extension PrometheusMetrics {
  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    series(label, dimensions, .counter) { CounterSeries() }
  }

  public func makeFloatingPointCounter(label: String, dimensions: [(String, String)])
    -> any FloatingPointCounterHandler
  {
    series(label, dimensions, .counter) { FloatingCounterSeries() }
  }

  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    series(label, dimensions, .gauge) { GaugeSeries() }
  }

  public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
    if aggregate { return series(label, dimensions, .histogram) { HistogramSeries(Self.sizeBuckets) } }
    return series(label, dimensions, .gauge) { GaugeSeries() }
  }

  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    series(label, dimensions, .histogram) { HistogramSeries(Self.secondsBuckets) }
  }

  // Series stay: see the type's text.
  public func destroyCounter(_ handler: any CounterHandler) {}
  public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
  public func destroyMeter(_ handler: any MeterHandler) {}
  public func destroyRecorder(_ handler: any RecorderHandler) {}
  public func destroyTimer(_ handler: any TimerHandler) {}
}
