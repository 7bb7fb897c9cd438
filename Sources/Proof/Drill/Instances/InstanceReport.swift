internal import Base
internal import Composition
internal import JSON
internal import RPCCore

/// What became of the calls while instances were restarted or killed.
public struct InstanceReport: Sendable {
  /// One instance that ended and came back.
  struct Event: Sendable {
    let role: Role
    /// Since the first.
    let at: Duration
    /// From its death until no client would call it.
    var ejected: Duration?
    /// How long nobody was there, as clients saw it; nil when somebody always was.
    var away: Duration?
  }

  /// What one kind of call saw.
  struct LaneTally: Sendable {
    let name: String
    var milliseconds: [Double] = []
    var failures: [String: Int] = [:]

    var failed: Int { failures.values.reduce(0, +) }

    func percentile(_ share: Double) -> Double {
      let sorted = milliseconds.sorted()
      return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }
  }

  let fault: InstanceTrial.Fault
  let events: [Event]
  let lanes: [LaneTally]
  let lasted: Duration

  private var calls: Int { lanes.reduce(0) { $0 + $1.milliseconds.count } }
  private var failed: Int { lanes.reduce(0) { $0 + $1.failed } }
  private var late: [Event] {
    events.filter { $0.role != .registry && fault == .kill && $0.ejected ?? .seconds(3600) > InstanceTrial.Limits.ejection }
  }
  private var lost: [Event] { events.filter { fault == .kill && $0.away == nil } }

  /// No call failed; who was killed was ejected in time and came back.
  public var isGood: Bool { failed == 0 && calls > 0 && !events.isEmpty && late.isEmpty && lost.isEmpty }

  /// The instances, for people.
  public var instances: (header: [String], rows: [[String]]) {
    let header = fault == .restart ? ["role", "restarted at", "nobody there for"] : ["role", "killed at", "ejected after", "back after"]
    let rows = events.map { event in
      let at = "\(Int(event.at.milliseconds)) ms"
      let away = event.away.map { "\(Int($0.milliseconds)) ms" } ?? (fault == .restart ? "-" : "never")
      guard fault == .kill else { return [event.role.rawValue, at, away] }
      let ejected = event.role == .registry ? "-" : event.ejected.map { "\(Int($0.milliseconds)) ms" } ?? "never"
      return [event.role.rawValue, at, ejected, away]
    }
    return (header, rows)
  }

  /// The calls, for people.
  public var table: (header: [String], rows: [[String]]) {
    (
      ["calls of", "made", "failed", "p50 ms", "p99 ms", "longest ms", "why"],
      lanes.map { lane in
        let whys = lane.failures.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }.joined(separator: "; ")
        return [
          lane.name, "\(lane.milliseconds.count)", "\(lane.failed)", Self.text(lane.percentile(0.5)),
          Self.text(lane.percentile(0.99)), Self.text(lane.percentile(1)), whys,
        ]
      }
    )
  }

  public var verdict: String {
    let what = fault == .restart ? "restarted" : "killed"
    let time = "\(Int(lasted.milliseconds / 1000)) s"
    var text = "\(failed) of \(calls) calls failed while \(events.count) instances were \(what) within \(time)"
    for event in late { text += "; \(event.role.rawValue) was not ejected within a second" }
    for event in lost { text += "; \(event.role.rawValue) did not come back" }
    return (isGood ? "ok: " : "FAILED: ") + text
  }

  /// One flat object.
  public var json: String {
    let ejected = events.filter { $0.role != .registry }.compactMap(\.ejected).max()
    let values: [(String, String)] = [
      ("proof", fault.rawValue), ("instances", "\(events.count)"), ("calls", "\(calls)"), ("failed", "\(failed)"),
      ("longest_ms", Self.text(lanes.map { $0.percentile(1) }.max() ?? 0)),
      ("longest_ejection_ms", ejected.map { Self.text($0.milliseconds) } ?? "0"), ("ok", "\(isGood)"),
    ]
    return String(decoding: JSONMembers.write(values.map { (name: $0.0, value: $0.1) }), as: UTF8.self)
  }

  private static func text(_ milliseconds: Double) -> String { "\(Double(Int(milliseconds * 10)) / 10)" }
}

/// The tallies of all lanes, written by all callers.
final class LaneTallies: Sendable {
  private let clock: any Clock
  private let tallies = Locked<[String: InstanceReport.LaneTally]>([:])

  init(clock: any Clock) { self.clock = clock }

  /// Makes one call of `lane` and notes how it went.
  func measure(_ lane: Lane, _ number: Int) async {
    let start = clock.now
    var failure: String?
    do { try await lane.call(number) } catch { failure = Self.words(error) }
    let took = start.duration(to: clock.now).milliseconds
    tallies.withLock { tallies in
      var tally = tallies[lane.name] ?? InstanceReport.LaneTally(name: lane.name)
      tally.milliseconds.append(took)
      if let failure { tally.failures[failure, default: 0] += 1 }
      tallies[lane.name] = tally
    }
  }

  private static func words(_ error: any Error) -> String {
    guard let error = error as? RPCError else { return "\(error)" }
    return "\(error.code.name) \(error.reason)"
  }

  var sorted: [InstanceReport.LaneTally] { tallies.withLock { $0.values.sorted { $0.name < $1.name } } }
}
