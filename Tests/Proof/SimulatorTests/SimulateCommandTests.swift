import JSON
import Testing

/// `onsale simulate` as people and scripts use it.
@Suite("onsale simulate", .serialized) struct SimulateCommandTests {
  @Test func `the last line is one object with the figures of the series`() throws {
    let ended = try Program.simulate("--seeds 1..2 --operations 3 --output json")
    #expect(ended.status == 0)
    let object = try JSONValue(parsing: Array((ended.lines.last ?? "").utf8))
    guard case .object(let members) = object else {
      Issue.record("\(ended.text)")
      return
    }
    #expect(
      members.map(\.name) == ["seeds", "simulated_hours", "operations", "faults", "violations", "first_failing_seed"])
    #expect(ended.text.contains(#""seeds":2"#) && ended.text.contains(#""violations":0,"first_failing_seed":null"#))
  }

  @Test func `the seed stands before everything that it does`() throws {
    let ended = try Program.simulate("--seed 9 --operations 3 --faults none")
    #expect(ended.lines.first == "seed 9")
    #expect(ended.text.contains("everything is at rest") && !ended.text.contains("fault 0"))
  }

  @Test(arguments: [
    ("--seed x", "seed"), ("--seed 1 --seeds 1..2", "either --seed or --seeds"), ("--seeds 5..1", "FIRST..LAST"),
    ("--seeds 5", "FIRST..LAST"), ("--faults earthquake", "--faults earthquake"), ("--faults disk,,clock", "--faults disk,,clock"),
    ("--operations 0", "1 to 2000"), ("--operations 2001", "1 to 2000"), ("--planted nothing", "stale-epoch"),
    ("--only-buyers 1,x", "--only-buyers 1,x"), ("--only-faults 1,-2", "--only-faults 1,-2"), ("--hours 0", "--hours"),
    ("--seed 1 --hours 1", "--hours"), ("--shrink --seeds 1..2", "--shrink needs --seed"), ("--log loud", "--log loud"),
  ])
  func `a bad value is refused and named`(arguments: String, said: String) throws {
    let ended = try Program.simulate(arguments)
    #expect(ended.status == 2 && !ended.isKilled)
    #expect(ended.text.contains(said), "\(ended.text)")
  }

  @Test func `a failing seed shrinks to a small story, and the printed command plays it again`() throws {
    let ended = try Program.simulate("--seed 1 --planted settle-without-ledger --shrink")
    let summary = try #require(ended.lines(startingWith: "fails with ").first, "\(ended.text)")
    let numbers = summary.matches(of: /[0-9]+/).compactMap { Int($0.output) }
    #expect(numbers[0] < numbers[1] && numbers[0] <= 3 && numbers[2] <= 2, "\(summary)")
    #expect(ended.text.contains("VIOLATION") && ended.text.contains("I8"))
    let command = try #require(ended.lines(startingWith: "replay: onsale simulate ").last)
    let again = try Program.simulate(String(command.dropFirst("replay: onsale simulate ".count)))
    #expect(again.status == 0 && again.text.contains("VIOLATION") && again.text.contains("I8"), "\(again.text)")
  }

  @Test func `a seed that breaks nothing cannot be shrunk`() throws {
    let ended = try Program.simulate("--seed 1 --operations 3 --shrink")
    #expect(ended.status == 1 && ended.text.contains("nothing to shrink"))
  }
}
