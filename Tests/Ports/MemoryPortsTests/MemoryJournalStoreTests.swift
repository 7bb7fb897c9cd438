import Base
import MemoryPorts
import Ports
import PortsConformance
import TestKit
import Testing

@Suite struct MemoryJournalStoreTests {
  @Test(arguments: JournalConformance.cases)
  func `the reference keeps the promise`(promise: ConformanceCase<any JournalStore>) async throws {
    try await promise.check(MemoryJournalStore())
  }

  @Test(arguments: 1...20)
  func `whatever the dice do, the journal is gapless and holds what was acknowledged`(seed: UInt64) async throws {
    let journal = MemoryJournalStore(
      faults: MemoryJournalStore.Faults(lostPercent: 10, unansweredPercent: 10), dice: SeededDice(seed: seed))
    var acknowledged: [Int64: [UInt8]] = [:]
    var unknown = 0
    var claim = try await journal.claim("s")
    var next = Int64(1)
    for round in 0..<200 {
      let records = [UInt8(truncatingIfNeeded: round)]
      do {
        try await journal.append([JournalBatch(segment: "s", sequence: next, epoch: claim.epoch, records: records)])
        acknowledged[next] = records
        next += 1
      } catch {
        unknown += 1
        claim = try await journal.claim("s")
        next = (claim.batches.last?.sequence ?? 0) + 1
      }
    }
    let found = try await journal.read("s", after: 0, limit: 1000)
    #expect(found.map(\.sequence) == Array(1..<next))
    for batch in found { #expect(acknowledged[batch.sequence] ?? batch.records == batch.records, "seed \(seed)") }
    #expect(acknowledged.keys.allSatisfy { $0 < next } && unknown > 0)
  }
}
