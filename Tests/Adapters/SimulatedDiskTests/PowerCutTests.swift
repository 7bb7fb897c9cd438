import Foundation
import SimulatedDisk
import Testing

/// Each test runs in a process of its own: SQLite has one source of random numbers per process.
@Suite struct PowerCutTests {
  @Test func `no acknowledged write is lost in four hundred times three power cuts`() async {
    let child = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      var sum = NodeLives.Outcome()
      for seed: UInt64 in 1...400 {
        let outcome = try NodeLives.run(seed: seed)
        #expect(outcome.broken.isEmpty, "seed \(seed): \(outcome.broken)")
        sum.acknowledged += outcome.acknowledged
        sum.refused += outcome.refused
        sum.surprises += outcome.surprises
      }
      tell("400 seeds: \(sum.acknowledged) acknowledged, \(sum.refused) errors, \(sum.surprises) there all the same")
      #expect(sum.acknowledged > 3000 && sum.refused > 300)
      #expect(sum.surprises > 0, "an error means unknown, and the cuts show it")
    }
    show(child)
  }

  @Test func `a seed replays to the same operations and the same bytes, another seed does not`() async {
    await #expect(processExitsWith: .success) {
      let faults = DiskFaults(writeError: 0.01, syncError: 0.02, forgettingSync: 0.5, noSpace: 0.01, slow: 0.1)
      var (traces, disks): (Set<UInt64>, Set<UInt64>) = ([], [])
      for seed: UInt64 in 1...200 {
        let first = try NodeLives.run(seed: seed, faults: faults, lives: 2)
        let again = try NodeLives.run(seed: seed, faults: faults, lives: 2)
        #expect(first == again, "seed \(seed)")
        traces.insert(first.trace)
        disks.insert(first.disk)
      }
      #expect(traces.count == 200 && disks.count == 200)
    }
  }

  @Test func `two processes see the same digests`() async throws {
    var told: [String] = []
    for _ in 0..<2 {
      let child = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
        let faults = DiskFaults(writeError: 0.01, syncError: 0.02)
        for seed: UInt64 in 1...20 {
          let outcome = try NodeLives.run(seed: seed, faults: faults)
          tell("\(seed) \(outcome.trace) \(outcome.disk) \(outcome.acknowledged)")
        }
      }
      told.append(lines(of: child).joined(separator: "\n"))
    }
    #expect(told[0] == told[1] && told[0].contains("20 "))
  }

  @Test func `a disk whose syncs lie is found out`() async {
    let child = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      var found = 0
      for seed: UInt64 in 1...100 {
        let outcome = try NodeLives.run(seed: seed, faults: DiskFaults(lyingSync: 1))
        #expect(outcome.lies > 0)
        if !outcome.broken.isEmpty { found += 1 }
      }
      tell("a lying disk broke promises in \(found) of 100 seeds")
      #expect(found > 30)
    }
    show(child)
  }

  /// What may fail, by its name, and how many times in a thousand.
  @Test(arguments: ["write": 50, "sync": 200, "forgetting sync": 200, "space": 100, "read": 50, "all": 10])
  func `errors of the disk are answered as errors, and lose nothing`(kind: String, rate: Int) async {
    let child = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      [kind = kind as String, rate = rate as Int] in
      let chance = Double(rate) / 1000
      var faults = DiskFaults()
      if kind == "write" || kind == "all" { faults.writeError = chance }
      if kind.hasSuffix("sync") || kind == "all" { faults.syncError = chance }
      if kind.hasPrefix("forgetting") || kind == "all" { faults.forgettingSync = 0.5 }
      if kind == "space" || kind == "all" { faults.noSpace = chance }
      if kind == "read" || kind == "all" { faults.readError = chance }
      var (errors, refused, broken) = (0, 0, 0)
      for seed: UInt64 in 1...100 {
        let outcome = try NodeLives.run(seed: seed, faults: faults)
        #expect(outcome.broken.isEmpty, "seed \(seed): \(outcome.broken)")
        errors += outcome.errors
        refused += outcome.refused
        if !outcome.broken.isEmpty { broken += 1 }
      }
      tell("\(kind): \(errors) errors of the disk, \(refused) answers with errors, \(broken) of 100 seeds broken")
      #expect(errors > 50 && refused > 50)
    }
    show(child)
  }
}

/// Says a line to the parent of this process.
func tell(_ line: String) { FileHandle.standardOutput.write(Data("told: \(line)\n".utf8)) }

/// The lines that a child told.
func lines(of child: ExitTest.Result?) -> [String] {
  String(decoding: child?.standardOutputContent ?? [], as: UTF8.self).split(separator: "\n").map(String.init)
    .filter { $0.hasPrefix("told: ") }
}

func show(_ child: ExitTest.Result?) {
  for line in lines(of: child) { print(line) }
}
