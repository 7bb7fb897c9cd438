internal import Base
internal import JSON

/// How much memory two processes took over time, and what the calls came to.
public struct MemoryReport: Sendable {
  /// One look at both processes.
  public struct Sample: Sendable {
    public let at: Duration
    public let serverKiB: Int
    public let clientKiB: Int
    /// Calls made so far.
    public let calls: Int

    public var text: String {
      let seconds = Int(at.clampedNanoseconds / 1_000_000_000)
      return "\(seconds) s: server \(serverKiB) KiB, client \(clientKiB) KiB, \(calls) calls"
    }
  }

  let samples: [Sample]
  /// How many there should be.
  let wanted: Int
  let tallies: [String: MixedLoad.Tally]

  /// What a process may grow by over the judged part, which is what a heap that is torn a little takes; a
  /// leak of a hundred bytes a call is more within a minute.
  private static let growthKiB = 2 * 1024.0

  /// All but the warm-up.
  private var judged: [Sample] { Array(samples.dropFirst(samples.count / 5)) }
  private var seconds: Double {
    guard let first = judged.first, let last = judged.last else { return 0 }
    return Double((last.at - first.at).clampedNanoseconds) / 1e9
  }

  /// KiB per second by least squares.
  private func slope(_ value: (Sample) -> Int) -> Double {
    let points = judged.map { (x: Double($0.at.clampedNanoseconds) / 1e9, y: Double(value($0))) }
    guard points.count > 1 else { return 0 }
    let count = Double(points.count)
    let (x, y) = (points.reduce(0) { $0 + $1.x } / count, points.reduce(0) { $0 + $1.y } / count)
    let top = points.reduce(0) { $0 + ($1.x - x) * ($1.y - y) }
    let bottom = points.reduce(0) { $0 + ($1.x - x) * ($1.x - x) }
    return bottom > 0 ? top / bottom : 0
  }

  private var serverGrowth: Double { slope(\.serverKiB) * seconds }
  private var clientGrowth: Double { slope(\.clientKiB) * seconds }
  private var failed: Int { tallies.values.reduce(0) { $0 + $1.failures.values.reduce(0, +) } }
  private var calls: Int { tallies.values.reduce(0) { $0 + $1.calls } }

  /// What was promised and did not hold.
  var faults: [String] {
    var faults: [String] = []
    if samples.count < wanted { faults.append("only \(samples.count) of \(wanted) looks: a process was gone") }
    if serverGrowth > Self.growthKiB { faults.append("the server grew by \(Int(serverGrowth)) KiB") }
    if clientGrowth > Self.growthKiB { faults.append("the client grew by \(Int(clientGrowth)) KiB") }
    for (name, tally) in tallies.sorted(by: { $0.key < $1.key }) where !tally.failures.isEmpty {
      let words = tally.failures.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }
      faults.append("\(name): \(words.joined(separator: ", "))")
    }
    return faults
  }

  public var isGood: Bool { faults.isEmpty && calls > 0 }

  /// The calls, for people.
  public var rows: [[String]] {
    tallies.sorted { $0.key < $1.key }.map { name, tally in
      [name, "\(tally.calls)", "\(tally.failures.values.reduce(0, +))"]
    }
  }

  public var verdict: String {
    let text =
      "server \(Self.signed(serverGrowth)) KiB, client \(Self.signed(clientGrowth)) KiB over \(Int(seconds)) s after warm-up "
      + "(at most \(Int(Self.growthKiB)) KiB), \(calls) calls"
    return isGood ? "ok: memory is flat: \(text)" : "FAILED: \(faults.joined(separator: "; ")); \(text)"
  }

  /// One flat object.
  public var json: String {
    let values: [(String, String)] = [
      ("proof", "memory"), ("seconds", "\(Int((samples.last?.at.clampedNanoseconds ?? 0) / 1_000_000_000))"),
      ("calls", "\(calls)"), ("failed", "\(failed)"), ("server_first_kib", "\(judged.first?.serverKiB ?? 0)"),
      ("server_last_kib", "\(judged.last?.serverKiB ?? 0)"), ("server_growth_kib", "\(Int(serverGrowth))"),
      ("client_growth_kib", "\(Int(clientGrowth))"), ("ok", "\(isGood)"),
    ]
    return String(decoding: JSONMembers.write(values.map { (name: $0.0, value: $0.1) }), as: UTF8.self)
  }

  private static func signed(_ value: Double) -> String { value < 0 ? "\(Int(value))" : "+\(Int(value))" }
}
