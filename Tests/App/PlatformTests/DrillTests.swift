import Foundation
import Testing

extension WholePlatform {
  /// Small drills; `onsale drill` runs the large ones.
  @Suite struct DrillTests {
    static let hall = RunningPlatform.root.appending(
      path: "Sources/App/Composition/Resources/demo-hall.json"
    ).path
    static let concertHall = RunningPlatform.root.appending(
      path: "../shared/data/venues/concert-hall.pretix.json"
    ).standardized.path

    private func drill(_ arguments: String...) throws -> (values: [String: Double], output: Output)
    {
      let output = try run(
        RunningPlatform.executable, ["drill", "--hold-seconds", "6"] + arguments)
      let last = output.text.split(separator: "\n").last { $0.hasPrefix("{") } ?? "{}"
      let object = try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Double]
      return (object ?? [:], output)
    }

    @Test func `a hall with curved rows, two zones and a standing floor sells out exactly`() throws
    {
      let (values, output) = try drill("--plan", Self.hall, "--people-per-ticket", "3")
      #expect(output.status == 0, "\(output.text)")
      #expect(
        values["capacity"] == 718 && values["sold"] == 718 && values["oversold"] == 0
          && values["undersold"] == 0)
    }

    @Test func `processes that are killed lose nothing and sell nothing twice`() throws {
      let (values, output) = try drill(
        "--plan", Self.hall, "--people-per-ticket", "2", "--processes", "--kill", "5")
      #expect(output.status == 0, "\(output.text)")
      #expect(values["sold"] == 718 && values["kills"] == 5 && values["violations"] == 0)
    }

    @Test func `small quotas are exact`() throws {
      let (values, output) = try drill("--profile", "small-quotas")
      #expect(output.status == 0, "\(output.text)")
      #expect(values["capacity"] == 400 && values["oversold"] == 0 && values["undersold"] == 0)
    }
  }
}
