internal import Base
internal import Logging
internal import Simulator

// The command line, and the command line that plays a seed again.
extension SimulateCommand {
  func range() throws -> ClosedRange<UInt64> {
    guard seed == nil || seeds == nil else { throw CommandFailure(.usage, "either --seed or --seeds") }
    if let seed {
      guard hours == nil else { throw CommandFailure(.usage, "--hours goes on with the next seeds: not with --seed") }
      return seed...seed
    }
    guard !shrink else { throw CommandFailure(.usage, "--shrink needs --seed") }
    guard hours.map({ $0 > 0 && $0 <= 1_000 }) ?? true else { throw CommandFailure(.usage, "--hours is above 0, at most 1000") }
    let bounds = (seeds ?? "1..100").split(separator: "..", omittingEmptySubsequences: false).map { UInt64($0) }
    guard bounds.count == 2, let first = bounds[0], let last = bounds[1], first <= last else {
      throw CommandFailure(.usage, "--seeds \(seeds ?? ""): FIRST..LAST, like 1..2000")
    }
    return first...last
  }

  func settings() throws -> SimulationLab.Settings {
    var settings = SimulationLab.Settings()
    guard let level = Logger.Level(rawValue: log) else {
      throw CommandFailure(.usage, "--log \(log): critical, error, warning, notice, info or debug")
    }
    settings.logLevel = level
    guard operations.map({ (1...2_000).contains($0) }) ?? true else {
      throw CommandFailure(.usage, "--operations is 1 to 2000")
    }
    settings.operations = operations
    settings.onlyBuyers = try numbers("--only-buyers", onlyBuyers)
    settings.onlyFaults = try numbers("--only-faults", onlyFaults)
    if let planted {
      guard let bug = PlantedBug(rawValue: planted) else {
        let all = PlantedBug.allCases.map(\.rawValue).joined(separator: ", ")
        throw CommandFailure(.usage, "--planted \(planted): list, or one of \(all)")
      }
      settings.planted = [bug]
    }
    try read(faults, into: &settings)
    return settings
  }

  private func numbers(_ option: String, _ text: String?) throws -> [Int]? {
    guard let text else { return nil }
    if text.isEmpty || text == "none" { return [] }
    return try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
      guard let number = Int(word), number >= 0 else {
        throw CommandFailure(.usage, "\(option) \(text): numbers like 1,5,9, or none")
      }
      return number
    }
  }

  /// `network` stands for what is bad by itself: networks, disks and clocks at rates of the seed.
  private func read(_ faults: String, into settings: inout SimulationLab.Settings) throws {
    if faults == "all" { return }
    let words = faults == "none" ? [] : faults.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    settings.hasNoise = words.contains("network")
    settings.kinds = Set(words.compactMap { SimulationFault.Kind(rawValue: $0) })
    guard settings.kinds.count + (settings.hasNoise ? 1 : 0) == words.count else {
      let all = SimulationFault.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw CommandFailure(.usage, "--faults \(faults): all, none, or a list of network, \(all)")
    }
  }

  /// The one command that plays a seed again.
  func replay(_ seed: UInt64, _ settings: SimulationLab.Settings) -> String {
    var words = ["onsale simulate --seed \(seed)"]
    if let faults = Self.faults(settings) { words.append("--faults \(faults)") }
    if let operations = settings.operations { words.append("--operations \(operations)") }
    for bug in settings.planted { words.append("--planted \(bug.rawValue)") }
    func list(_ numbers: [Int]) -> String { numbers.isEmpty ? "none" : numbers.map(String.init).joined(separator: ",") }
    if let buyers = settings.onlyBuyers { words.append("--only-buyers \(list(buyers))") }
    if let faults = settings.onlyFaults, !settings.kinds.isEmpty, Self.faults(settings) != "none" {
      words.append("--only-faults \(list(faults))")
    }
    return words.joined(separator: " ")
  }

  /// nil for all.
  private static func faults(_ settings: SimulationLab.Settings) -> String? {
    let drawn = settings.onlyFaults == [] && !settings.hasNoise ? [] : settings.kinds
    let kinds = SimulationFault.Kind.allCases.filter { drawn.contains($0) }
    if settings.hasNoise, kinds.count == SimulationFault.Kind.allCases.count { return nil }
    let words = (settings.hasNoise ? ["network"] : []) + kinds.map(\.rawValue)
    return words.isEmpty ? "none" : words.joined(separator: ",")
  }
}
