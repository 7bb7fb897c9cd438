internal import Foundation
internal import JSON
internal import Simulator

/// What a series of seeds was.
struct SimulationTally {
  private var seeds = 0
  private var simulated: Duration = .zero
  private var operations = 0
  private var faults = 0
  private var violations = 0
  private var holds = 0
  private var paid = 0
  private(set) var failing = 0
  private(set) var firstFailing: UInt64?
  private let began = Date()

  mutating func add(_ report: SimulationLab.Report) {
    let outcome = report.outcome
    seeds += 1
    simulated += outcome.simulated
    operations += outcome.operations
    faults += outcome.faults
    holds += outcome.holds
    paid += outcome.paid
    violations += outcome.violations.count
    if !outcome.violations.isEmpty {
      failing += 1
      firstFailing = firstFailing ?? report.seed
    }
  }

  private var simulatedSeconds: Double { Double(simulated.components.seconds) }

  /// One line for people.
  var words: String {
    let wall = max(0.001, Date().timeIntervalSince(began))
    let speed = String(format: "%.0f", simulatedSeconds / wall)
    return "\(seeds) seeds, \(Self.hours(simulatedSeconds)) simulated hours, \(operations) operations, \(faults) faults, "
      + "\(holds) holds, \(paid) paid; \(violations) violations; \(speed) simulated seconds per second"
  }

  /// One object for programs.
  var json: String {
    let members: [(String, JSONValue)] = [
      ("seeds", .number("\(seeds)")), ("simulated_hours", .number(Self.hours(simulatedSeconds))),
      ("operations", .number("\(operations)")), ("faults", .number("\(faults)")),
      ("violations", .number("\(violations)")),
      ("first_failing_seed", firstFailing.map { .number("\($0)") } ?? .null),
    ]
    return String(decoding: JSONValue.object(members.map { JSONValue.Member($0.0, $0.1) }).serialized, as: UTF8.self)
  }

  private static func hours(_ seconds: Double) -> String { String(format: "%.3f", seconds / 3600) }
}
