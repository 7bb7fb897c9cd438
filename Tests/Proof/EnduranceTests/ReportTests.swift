import Base
import Testing

@testable import Endurance

/// A proof that cannot fail proves nothing: what is wrong is put in here.
@Suite struct ReportTests {
  private static let works = ["echo": MixedLoad.Tally(calls: 1000)]

  /// Ten minutes of looks at a server that takes `kib` of the seconds that have passed.
  private func report(
    _ tallies: [String: MixedLoad.Tally] = works, looks: Int = 120, _ kib: (Double) -> Int
  ) -> MemoryReport {
    let samples = (1...looks).map { number in
      MemoryReport.Sample(
        at: .seconds(5 * number), serverKiB: kib(Double(5 * number)), clientKiB: 40_000, calls: number * 100)
    }
    return MemoryReport(samples: samples, wanted: 120, tallies: tallies)
  }

  @Test func `memory that rises only while it warms up, or to and fro, is flat`() {
    #expect(report { _ in 50_000 }.isGood)
    #expect(report { 50_000 + Int(min($0, 100) * 200) }.isGood)
    #expect(report { 50_000 + Int($0 / 5) % 7 * 300 }.isGood)
  }

  @Test(arguments: [4.5, 50, 1000]) func `memory that grows by this many KiB a second is not`(_ kib: Double) {
    #expect(!report { 50_000 + Int($0 * kib) }.isGood)
  }

  @Test func `a call that failed, or a process that was gone, is no proof`() {
    let failed = ["echo": MixedLoad.Tally(calls: 1000, failures: ["UNAVAILABLE CONNECTION_LOST": 1])]
    #expect(report(failed) { _ in 50_000 }.faults == ["echo: UNAVAILABLE CONNECTION_LOST (1)"])
    #expect(!report(looks: 60) { _ in 50_000 }.isGood)
    #expect(!report([:]) { _ in 50_000 }.isGood)
  }

  /// Two seconds in which everything went well, and then what `change` does.
  private func cancels(
    _ change: (inout CancelTally.Counts, inout EnduranceService.Counts) -> Void, memory: Int = 50_000
  ) -> CancelReport {
    var client = CancelTally.Counts()
    (client.made, client.cancelled, client.honest) = (20_000, 20_000, [1, 2, 3])
    var server = EnduranceService.Counts()
    (server.begun, server.cancelled, server.connections) = (18_000, 18_000, 1)
    change(&client, &server)
    return CancelReport(
      wantedRate: 10_000, lasted: .seconds(2), before: CancelTally.Counts(), client: client, server: server,
      memoryBefore: ProcessMemory(residentKiB: 40_000, peakKiB: 40_000),
      memoryAfter: ProcessMemory(residentKiB: 41_000, peakKiB: memory))
  }

  @Test func `a trial of cancels holds when both ends agree, and only then`() {
    #expect(cancels { _, _ in }.isGood)
    #expect(!cancels { client, _ in client.cancelled -= 1 }.isGood)
    #expect(!cancels { client, _ in client.failures["UNAVAILABLE"] = 1 }.isGood)
    #expect(!cancels { client, _ in client.honest = [] }.isGood)
    #expect(!cancels { client, _ in (client.made, client.cancelled) = (17_000, 17_000) }.isGood)
    #expect(!cancels { _, server in server.cancelled -= 1 }.isGood)
    #expect(!cancels { _, server in server.connections = 2 }.isGood)
    #expect(!cancels { _, server in (server.begun, server.cancelled) = (500, 500) }.isGood)
    #expect(!cancels({ _, _ in }, memory: 60_000).isGood)
  }

  @Test func `what this process takes is read`() throws {
    let memory = try #require(ProcessMemory(of: nil))
    #expect(memory.residentKiB > 1000 && memory.peakKiB >= memory.residentKiB)
    #expect(ProcessMemory(of: 999_999_999) == nil)
  }
}
