internal import Base
internal import JSON

/// What came of a trial of cancels, as both ends counted it.
public struct CancelReport: Sendable {
  let wantedRate: Int
  let lasted: Duration
  /// After the warm-up.
  let before: CancelTally.Counts
  let client: CancelTally.Counts
  let server: EnduranceService.Counts
  let memoryBefore: ProcessMemory?
  let memoryAfter: ProcessMemory?

  /// What the server's memory may grow by.
  private static let growthKiB = 16 * 1024

  private var seconds: Double { max(Double(lasted.clampedNanoseconds) / 1e9, 0.001) }
  private var made: Int { client.made - before.made }
  private var rate: Int { Int(Double(made) / seconds) }
  private var failed: Int { client.failures.values.reduce(0, +) }
  private var strange: Int { client.strange.values.reduce(0, +) }
  private var running: Int { server.begun - server.cancelled - server.finished }
  private var growthKiB: Int { (memoryAfter?.peakKiB ?? .max) - (memoryBefore?.peakKiB ?? 0) }

  /// What was promised and did not hold.
  var faults: [String] {
    var faults: [String] = []
    func expect(_ isGood: Bool, _ words: String) { if !isGood { faults.append(words) } }
    expect(rate * 100 >= wantedRate * 90, "only \(rate) cancels a second were made")
    expect(client.cancelled == client.made, "\(client.made - client.cancelled) calls ended in another way: \(Self.list(client.strange))")
    expect(failed == 0 && !client.honest.isEmpty, "honest calls failed: \(Self.list(client.failures))")
    expect(running == 0 && server.finished == 0, "\(running) handlers of cancelled calls still run")
    expect(server.connections == 1, "\(server.connections) connections were used")
    // A tenth is cancelled before it can leave, more on a machine with pauses.
    expect(server.begun * 2 > client.made, "only \(server.begun) of the calls reached their handler")
    expect(growthKiB < Self.growthKiB, "the server's memory grew by \(growthKiB) KiB")
    return faults
  }

  public var isGood: Bool { faults.isEmpty }

  private func latency(_ share: Double) -> Double {
    let sorted = client.honest.sorted()
    return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }

  /// Figures for people.
  public var rows: [[String]] {
    [
      ["cancels made", "\(made) in \(Self.tenths(seconds)) s: \(rate) a second"],
      ["ended as CANCELLED", "\(client.cancelled) of \(client.made), warm-up included; others: \(strange)"],
      ["reached their handler", "\(server.begun), cancelled there \(server.cancelled), still running \(running)"],
      ["connections used", "\(server.connections)"],
      [
        "honest calls beside them",
        "\(client.honest.count), failed \(failed), p50 \(Self.tenths(latency(0.5))) ms, p99 \(Self.tenths(latency(0.99))) ms",
      ],
      [
        "server's memory",
        "\(memoryBefore?.residentKiB ?? 0) KiB before, \(memoryAfter?.residentKiB ?? 0) KiB after, "
          + "\(memoryAfter?.peakKiB ?? 0) KiB at most",
      ],
    ]
  }

  public var verdict: String {
    isGood ? "ok: \(rate) cancels a second on one connection lost nothing" : "FAILED: " + faults.joined(separator: "; ")
  }

  /// One flat object.
  public var json: String {
    let values: [(String, String)] = [
      ("proof", "cancels"), ("seconds", Self.tenths(seconds)), ("rate", "\(rate)"), ("made", "\(client.made)"),
      ("cancelled", "\(client.cancelled)"), ("handlers", "\(server.begun)"), ("handlers_running", "\(running)"),
      ("connections", "\(server.connections)"), ("honest", "\(client.honest.count)"), ("honest_failed", "\(failed)"),
      ("honest_p99_ms", Self.tenths(latency(0.99))), ("rss_before_kib", "\(memoryBefore?.residentKiB ?? 0)"),
      ("rss_after_kib", "\(memoryAfter?.residentKiB ?? 0)"), ("ok", "\(isGood)"),
    ]
    return String(decoding: JSONMembers.write(values.map { (name: $0.0, value: $0.1) }), as: UTF8.self)
  }

  private static func list(_ counts: [String: Int]) -> String {
    counts.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
  }

  private static func tenths(_ value: Double) -> String { "\(Double(Int(value * 10)) / 10)" }
}
