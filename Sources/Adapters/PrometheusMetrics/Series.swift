internal import Base
internal import CoreMetrics

enum SeriesKind: String { case counter, gauge, histogram }

/// One series of one metric: a value, and its lines on the page.
protocol Series: Sendable {
  func write(_ name: String, _ labels: SeriesLabels, to page: inout String)
}

final class CounterSeries: Series, CounterHandler {
  private let value = Locked<Int64>(0)

  /// A negative step is no step: counters only grow.
  func increment(by amount: Int64) {
    value.withLock { value in
      let (sum, isOver) = value.addingReportingOverflow(max(amount, 0))
      value = isOver ? .max : sum
    }
  }
  func reset() { value.withLock { $0 = 0 } }

  func write(_ name: String, _ labels: SeriesLabels, to page: inout String) {
    page += "\(name)\(labels.text()) \(value.withLock { $0 })\n"
  }
}

final class FloatingCounterSeries: Series, FloatingPointCounterHandler {
  private let value = Locked(0.0)

  func increment(by amount: Double) { value.withLock { $0 += amount > 0 ? amount : 0 } }
  func reset() { value.withLock { $0 = 0 } }

  func write(_ name: String, _ labels: SeriesLabels, to page: inout String) {
    page += "\(name)\(labels.text()) \(PrometheusText.number(value.withLock { $0 }))\n"
  }
}

final class GaugeSeries: Series, MeterHandler, RecorderHandler {
  private let value = Locked(0.0)

  func set(_ value: Int64) { self.value.withLock { $0 = Double(value) } }
  func set(_ value: Double) { self.value.withLock { $0 = value } }
  func increment(by amount: Double) { value.withLock { $0 += amount } }
  func decrement(by amount: Double) { value.withLock { $0 -= amount } }
  func record(_ value: Int64) { set(value) }
  func record(_ value: Double) { set(value) }

  func write(_ name: String, _ labels: SeriesLabels, to page: inout String) {
    page += "\(name)\(labels.text()) \(PrometheusText.number(value.withLock { $0 }))\n"
  }
}

final class HistogramSeries: Series, TimerHandler, RecorderHandler {
  private struct State {
    /// By bucket, not yet cumulative; the last is everything above the last bound.
    var counts: [UInt64]
    var sum = 0.0
  }

  private let bounds: [Double]
  private let state: Locked<State>

  init(_ bounds: [Double]) {
    self.bounds = bounds
    state = Locked(State(counts: Array(repeating: 0, count: bounds.count + 1)))
  }

  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
  func record(_ value: Int64) { record(Double(value)) }

  func record(_ value: Double) {
    // What is no number would spoil the sum for ever.
    guard value.isFinite else { return }
    let bucket = bounds.firstIndex { value <= $0 } ?? bounds.count
    state.withLock { state in
      state.counts[bucket] += 1
      state.sum += value
    }
  }

  func write(_ name: String, _ labels: SeriesLabels, to page: inout String) {
    let state = state.withLock { $0 }
    var total: UInt64 = 0
    for (index, count) in state.counts.enumerated() {
      total += count
      let bound = index < bounds.count ? PrometheusText.number(bounds[index]) : "+Inf"
      page += "\(name)_bucket\(labels.text(and: ("le", bound))) \(total)\n"
    }
    page += "\(name)_sum\(labels.text()) \(PrometheusText.number(state.sum))\n"
    page += "\(name)_count\(labels.text()) \(total)\n"
  }
}

/// The labels of one series, by name; the first of a name counts.
struct SeriesLabels: Hashable, Comparable {
  private let pairs: [String]

  init(_ dimensions: [(String, String)]) {
    var seen: Set<String> = []
    var pairs: [String] = []
    for (name, value) in dimensions {
      let name = PrometheusText.labelName(name)
      if seen.insert(name).inserted { pairs.append("\(name)=\"\(PrometheusText.labelValue(value))\"") }
    }
    self.pairs = pairs.sorted()
  }

  static func < (a: SeriesLabels, b: SeriesLabels) -> Bool { a.pairs.lexicographicallyPrecedes(b.pairs) }

  /// `{a="1",b="2"}`, or nothing.
  func text(and extra: (String, String)? = nil) -> String {
    let all = pairs + (extra.map { ["\($0.0)=\"\($0.1)\""] } ?? [])
    return all.isEmpty ? "" : "{" + all.joined(separator: ",") + "}"
  }
}

/// The spelling rules of the text format.
enum PrometheusText {
  /// `[a-zA-Z_:][a-zA-Z0-9_:]*`; what does not fit becomes `_`.
  static func name(_ text: String) -> String { spelled(text, colons: true) }

  /// `[a-zA-Z_][a-zA-Z0-9_]*`, and not `le`, which histograms need.
  static func labelName(_ text: String) -> String {
    let name = spelled(text, colons: false)
    return name == "le" ? "_le" : name
  }

  static func labelValue(_ text: String) -> String {
    var value = ""
    for scalar in text.unicodeScalars {
      let escaped = switch scalar {
      case "\\": "\\\\"
      case "\"": "\\\""
      case "\n": "\\n"
      default: String(scalar)
      }
      if value.utf8.count + escaped.utf8.count > PrometheusMetrics.Limits.labelBytes { break }
      value += escaped
    }
    return value
  }

  static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
  }

  private static func spelled(_ text: String, colons: Bool) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Character in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_": Character(scalar)
      case ":": colons ? ":" : "_"
      default: "_"
      }
    }
    guard let first = scalars.first else { return "_" }
    return (first.isNumber ? "_" : "") + String(scalars)
  }
}
