import Testing

/// What leaves the seeded world is seen: `Escapes` is a world with one service that does.
@Suite("Escapes", .serialized) struct EscapesTests {
  private func play(_ way: String, isOrdered: Bool = true) throws -> Program.Ended {
    try Program.run("Escapes", [way], isOrdered: isOrdered)
  }

  @Test func `a service that stays in the world leaves the same trace in every process`() throws {
    let first = try play("none")
    #expect(first.status == 0 && first.lines.count == 1, "\(first.text)")
    #expect(try play("none").lines == first.lines)
    #expect(try play("none", isOrdered: false).lines == first.lines)
  }

  @Test(arguments: ["task", "detached"])
  func `work that is started elsewhere makes the process grow a thread`(way: String) throws {
    let ended = try play(way)
    #expect(ended.status == 1 && ended.text.contains("threads: something has left the loops"), "\(ended.text)")
  }

  @Test(arguments: ["awaited-task", "sleep"])
  func `work that comes back from elsewhere stops the process`(way: String) throws {
    let ended = try play(way)
    // When it comes back late, its thread is seen first.
    let isSeen = ended.isKilled ? "from another thread: something has left the loops" : "threads: something has left the loops"
    #expect(ended.status != 0 && ended.text.contains(isSeen), "\(ended.text)")
  }

  @Test(arguments: ["date", "clock", "random"])
  func `real time and real dice change the trace`(way: String) throws {
    let first = try play(way)
    #expect(first.status == 0, "\(first.text)")
    #expect(try play(way).lines != first.lines)
  }

  @Test func `the order of a set changes the trace of processes that order it differently`() throws {
    let first = try play("order")
    #expect(first.status == 0, "\(first.text)")
    #expect(try play("order").lines == first.lines)
    let others = try (0..<3).map { _ in try play("order", isOrdered: false).lines }
    #expect(others.contains { $0 != first.lines })
  }
}
