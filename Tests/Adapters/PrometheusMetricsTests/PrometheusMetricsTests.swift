import CoreMetrics
import PrometheusMetrics
import Testing

@Suite struct PrometheusMetricsTests {
  private func parsed(_ metrics: PrometheusMetrics) throws -> ParsedPage {
    try ParsedPage(metrics.page)
  }

  @Test func `counters, gauges and recorders show their values`() throws {
    let metrics = PrometheusMetrics()
    let counter = metrics.makeCounter(label: "calls_total", dimensions: [("method", "hold"), ("code", "ok")])
    counter.increment(by: 3)
    counter.increment(by: -9)
    metrics.makeCounter(label: "calls_total", dimensions: [("code", "ok"), ("method", "hold")]).increment(by: 1)
    metrics.makeFloatingPointCounter(label: "seconds_total", dimensions: []).increment(by: 0.25)
    let meter = metrics.makeMeter(label: "stock", dimensions: [("state", "free")])
    meter.set(Int64(10))
    meter.decrement(by: 2.5)
    let page = try parsed(metrics)
    #expect(page.samples["calls_total{code=ok,method=hold}"] == 4)
    #expect(page.samples["seconds_total"] == 0.25)
    #expect(page.samples["stock{state=free}"] == 7.5)
    #expect(page.types == [
      "calls_total": "counter", "seconds_total": "counter", "stock": "gauge",
      "onsale_metrics_dropped_series_total": "counter",
    ])
  }

  @Test func `a timer is a histogram in seconds with cumulative buckets`() throws {
    let metrics = PrometheusMetrics()
    let timer = metrics.makeTimer(label: "rpc_seconds", dimensions: [("le", "mine")])
    for nanoseconds: Int64 in [400_000, 500_000, 3_000_000, 60_000_000_000] { timer.recordNanoseconds(nanoseconds) }
    let page = try parsed(metrics)
    let buckets = PrometheusMetrics.secondsBuckets.map { "rpc_seconds_bucket{_le=mine,le=\(PrometheusNumber.text($0))}" }
    #expect(buckets.map { page.samples[$0] }.first == 2)
    #expect(page.samples[buckets[3]] == 3 && page.samples[buckets[2]] == 2)
    #expect(page.samples["rpc_seconds_bucket{_le=mine,le=+Inf}"] == 4)
    #expect(page.samples["rpc_seconds_count{_le=mine}"] == 4)
    #expect(page.samples["rpc_seconds_sum{_le=mine}"] == 60.0039)
  }

  @Test func `names and values that would break the page are spelled otherwise`() throws {
    let metrics = PrometheusMetrics()
    let nasty = "a\"b\\c\nd 場次\u{0}"
    metrics.makeCounter(label: "9 lives.total", dimensions: [("a-b", nasty), ("", "x"), ("a b", "second")]).increment(by: 1)
    let page = try parsed(metrics)
    #expect(page.samples["_9_lives_total{_=x,a_b=\(nasty)}"] == 1)
    metrics.makeCounter(label: "long_total", dimensions: [("a", String(repeating: "\"", count: 10_000))]).increment(by: 1)
    #expect(try parsed(metrics).samples.keys.allSatisfy { $0.utf8.count < 400 })
  }

  @Test func `series are bounded and a name has one kind`() throws {
    let metrics = PrometheusMetrics(seriesLimit: 5)
    for number in 0..<100 { metrics.makeCounter(label: "a_total", dimensions: [("n", "\(number)")]).increment(by: 1) }
    metrics.makeMeter(label: "a_total", dimensions: [("n", "1")]).set(9.0)
    let page = try parsed(metrics)
    #expect(page.samples.keys.count { $0.hasPrefix("a_total") } == 5)
    #expect(page.samples["a_total{n=1}"] == 1)
    #expect(page.samples["onsale_metrics_dropped_series_total"] == 96)
  }

  @Test func `numbers at the edge stay numbers`() throws {
    let metrics = PrometheusMetrics()
    let counter = metrics.makeCounter(label: "c_total", dimensions: [])
    counter.increment(by: .max)
    counter.increment(by: .max)
    for (name, value) in [("nan", Double.nan), ("inf", .infinity), ("low", -.infinity), ("tiny", 1e-300)] {
      metrics.makeMeter(label: name, dimensions: []).set(value)
    }
    let recorder = metrics.makeRecorder(label: "sizes", dimensions: [], aggregate: true)
    for value in [Double.nan, .infinity, 3] { recorder.record(value) }
    let page = try parsed(metrics)
    #expect(page.samples["c_total"] == Double(Int64.max) && page.samples["nan"]?.isNaN == true)
    #expect(page.samples["inf"] == .infinity && page.samples["low"] == -.infinity && page.samples["tiny"] == 1e-300)
    #expect(page.samples["sizes_count"] == 1 && page.samples["sizes_sum"] == 3)
  }

  @Test func `many threads count exactly`() async throws {
    let metrics = PrometheusMetrics()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<20 {
        group.addTask {
          for _ in 0..<500 { metrics.makeCounter(label: "n_total", dimensions: [("a", "b")]).increment(by: 1) }
        }
      }
    }
    #expect(try parsed(metrics).samples["n_total{a=b}"] == 10_000)
  }
}
