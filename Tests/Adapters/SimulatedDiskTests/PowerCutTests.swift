import SimulatedDisk
import Testing

/// Each test runs in a process of its own: SQLite has one source of random numbers per process.
@Suite struct PowerCutTests {
  @Test func `no acknowledged write is lost in three hundred times three power cuts`() async {
    await #expect(processExitsWith: .success) {
      var sum = NodeLives.Outcome()
      for seed: UInt64 in 1...300 {
        let outcome = try NodeLives.run(seed: seed)
        #expect(outcome.broken.isEmpty, "seed \(seed): \(outcome.broken)")
        sum.acknowledged += outcome.acknowledged
        sum.refused += outcome.refused
        sum.surprises += outcome.surprises
      }
      print("300 seeds: \(sum.acknowledged) acknowledged, \(sum.refused) errors, \(sum.surprises) there all the same")
      #expect(sum.acknowledged > 3000 && sum.refused > 300)
      #expect(sum.surprises > 0, "an error means unknown, and the cuts show it")
    }
  }

  @Test func `a seed replays to the same operations and the same bytes, another seed does not`() async {
    await #expect(processExitsWith: .success) {
      let faults = DiskFaults(writeError: 0.01, syncError: 0.02, noSpace: 0.01, slow: 0.1)
      var traces: Set<UInt64> = []
      for seed: UInt64 in 1...200 {
        let first = try NodeLives.run(seed: seed, faults: faults, lives: 2)
        let again = try NodeLives.run(seed: seed, faults: faults, lives: 2)
        #expect(first == again, "seed \(seed)")
        traces.insert(first.trace)
      }
      #expect(traces.count == 200)
    }
  }

  @Test func `a disk whose syncs lie is found out`() async {
    await #expect(processExitsWith: .success) {
      var found = 0
      for seed: UInt64 in 1...100 {
        let outcome = try NodeLives.run(seed: seed, faults: DiskFaults(lyingSync: 1))
        #expect(outcome.lies > 0)
        if !outcome.broken.isEmpty { found += 1 }
      }
      print("a lying disk broke promises in \(found) of 100 seeds")
      #expect(found > 30)
    }
  }

  @Test(arguments: [
    DiskFaults(writeError: 0.05), DiskFaults(syncError: 0.2), DiskFaults(noSpace: 0.1), DiskFaults(readError: 0.05),
  ])
  func `errors of the disk are answered as errors, and lose nothing`(faults: DiskFaults) async {
    let rates = [faults.writeError, faults.syncError, faults.noSpace, faults.readError]
    await #expect(processExitsWith: .success) { [rates = rates as [Double]] in
      let faults = DiskFaults(readError: rates[3], writeError: rates[0], syncError: rates[1], noSpace: rates[2])
      var (errors, refused, broken) = (0, 0, 0)
      for seed: UInt64 in 1...100 {
        let outcome = try NodeLives.run(seed: seed, faults: faults)
        #expect(outcome.broken.isEmpty, "seed \(seed): \(outcome.broken)")
        errors += outcome.errors
        refused += outcome.refused
        broken += outcome.broken.count
      }
      print("\(faults): \(errors) errors of the disk, \(refused) answered, \(broken) promises broken")
      #expect(errors > 50 && refused > 50)
    }
  }
}
