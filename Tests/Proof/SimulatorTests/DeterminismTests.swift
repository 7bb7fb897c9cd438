import Testing

/// The same seed in several processes: every choice of the scheduler and every byte on the network.
@Suite("Determinism", .serialized) struct DeterminismTests {
  @Test func `processes play the same seeds to the same trace, whatever the order of their dictionaries`() throws {
    func digests(isOrdered: Bool) throws -> [String] {
      let ended = try Program.simulate("--seeds 1..12 --digest --output json", isOrdered: isOrdered)
      #expect(ended.status == 0, "\(ended.text)")
      return ended.lines(startingWith: "digest ")
    }
    let first = try digests(isOrdered: true)
    #expect(Set(first).count == 12)
    #expect(try digests(isOrdered: true) == first)
    #expect(try digests(isOrdered: false) == first)
  }
}
