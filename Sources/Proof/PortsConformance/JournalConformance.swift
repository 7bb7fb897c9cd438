public import Ports

/// The promises of `JournalStore`, each checked on a fresh journal.
public enum JournalConformance {
  public static let cases: [ConformanceCase<any JournalStore>] = [
    ConformanceCase("a claimed segment is empty, then holds what was appended, in order", order),
    ConformanceCase("each claim raises the epoch and fences the owner before", fencing),
    ConformanceCase("a batch that leaves a gap or repeats is refused and kills the owner", gaps),
    ConformanceCase("all batches of one append are there, or none", atomicity),
    ConformanceCase("a segment that was never claimed takes nothing", unclaimed),
    ConformanceCase("recovery is the newest snapshot and what follows it", snapshots),
    ConformanceCase("a snapshot of a deposed owner, or of what is not there yet, is refused", staleSnapshot),
    ConformanceCase("pages come in order and end", pages),
    ConformanceCase("a closed journal says so", closing),
  ]

  private static func batch(_ segment: String, _ sequence: Int64, epoch: Int64, _ text: String = "x") -> JournalBatch {
    JournalBatch(segment: segment, sequence: sequence, epoch: epoch, records: [UInt8](text.utf8))
  }

  @Sendable private static func order(_ journal: any JournalStore) async throws {
    try requireEqual(await journal.claim("s"), JournalClaim(epoch: 1, snapshot: nil, batches: []), "a new segment")
    let batches = [batch("s", 1, epoch: 1, "a"), batch("s", 2, epoch: 1, ""), batch("s", 3, epoch: 1, "c")]
    try await journal.append([batches[0], batches[1]])
    try await journal.append([batches[2]])
    try await journal.append([])
    try requireEqual(await journal.read("s", after: 0, limit: 10), batches, "the batches")
    _ = try await journal.claim("r")
    try requireEqual(
      await journal.segments(), [JournalHead(segment: "r", sequence: 0), JournalHead(segment: "s", sequence: 3)],
      "the heads")
    try requireEqual(await journal.claim("s"), JournalClaim(epoch: 2, snapshot: nil, batches: batches), "the claim")
  }

  @Sendable private static func fencing(_ journal: any JournalStore) async throws {
    let old = try await journal.claim("s").epoch
    try await journal.append([batch("s", 1, epoch: old)])
    let new = try await journal.claim("s").epoch
    try require(new > old, "the epoch grows")
    try await requireThrows("the old owner", { try await journal.append([batch("s", 2, epoch: old)]) }) {
      $0 as? JournalError == .fenced(segment: "s")
    }
    let owner = try await journal.claim("s").epoch
    try await journal.append([batch("s", 2, epoch: owner)])
    try requireEqual(await journal.read("s", after: 1, limit: 9).map(\.epoch), [owner], "who wrote batch 2")
  }

  @Sendable private static func gaps(_ journal: any JournalStore) async throws {
    for wrong: Int64 in [0, 1, 3] {
      let claim = try await journal.claim("s")
      if claim.batches.isEmpty { try await journal.append([batch("s", 1, epoch: claim.epoch)]) }
      try await requireThrows("batch \(wrong)", { try await journal.append([batch("s", wrong, epoch: claim.epoch)]) }) {
        if case JournalError.corrupt = $0 { true } else { false }
      }
      try await requireThrows("the dead owner", { try await journal.append([batch("s", 2, epoch: claim.epoch)]) }) {
        if case JournalError.unknownOutcome = $0 { true } else { false }
      }
    }
    try requireEqual(await journal.read("s", after: 0, limit: 9).count, 1, "what is there")
  }

  @Sendable private static func atomicity(_ journal: any JournalStore) async throws {
    let (a, b) = (try await journal.claim("a").epoch, try await journal.claim("b").epoch)
    let other = try await journal.claim("c").epoch
    try await requireThrows(
      "a half-wrong append", { try await journal.append([batch("a", 1, epoch: a), batch("b", 2, epoch: b)]) }
    ) { $0 is JournalError }
    try requireEqual(await journal.read("a", after: 0, limit: 9), [], "the right half")
    try await journal.append([batch("c", 1, epoch: other)])
    try requireEqual(await journal.claim("a").batches, [], "the right half after a claim")
  }

  @Sendable private static func unclaimed(_ journal: any JournalStore) async throws {
    try await requireThrows("an append", { try await journal.append([batch("s", 1, epoch: 1)]) }) { $0 is JournalError }
    try requireEqual(await journal.read("s", after: 0, limit: 9), [], "its batches")
    try requireEqual(await journal.segments(), [], "the segments")
  }

  @Sendable private static func snapshots(_ journal: any JournalStore) async throws {
    let epoch = try await journal.claim("s").epoch
    try await journal.append((1...5).map { batch("s", $0, epoch: epoch) })
    for sequence: Int64 in [2, 4] {
      try await journal.saveSnapshot(JournalSnapshot(sequence: sequence, state: [UInt8(sequence)]), of: "s", epoch: epoch)
    }
    let claim = try await journal.claim("s")
    try requireEqual(claim.snapshot, JournalSnapshot(sequence: 4, state: [4]), "the snapshot")
    try requireEqual(claim.batches, [batch("s", 5, epoch: epoch)], "what follows it")
    try requireEqual(await journal.read("s", after: 0, limit: 9).count, 5, "what followers still read")
    try await journal.append([batch("s", 6, epoch: claim.epoch)])
  }

  @Sendable private static func staleSnapshot(_ journal: any JournalStore) async throws {
    let old = try await journal.claim("s").epoch
    try await journal.append([batch("s", 1, epoch: old)])
    try await requireThrows(
      "a snapshot of the future",
      { try await journal.saveSnapshot(JournalSnapshot(sequence: 2, state: []), of: "s", epoch: old) }
    ) { if case JournalError.corrupt = $0 { true } else { false } }
    _ = try await journal.claim("s")
    try await requireThrows(
      "a deposed owner's snapshot",
      { try await journal.saveSnapshot(JournalSnapshot(sequence: 1, state: []), of: "s", epoch: old) }
    ) { $0 as? JournalError == .fenced(segment: "s") }
    try requireEqual(await journal.claim("s").snapshot, nil, "the snapshot")
  }

  @Sendable private static func pages(_ journal: any JournalStore) async throws {
    let epoch = try await journal.claim("s").epoch
    for start in stride(from: Int64(1), through: 90, by: 10) {
      try await journal.append((start..<start + 10).map { batch("s", $0, epoch: epoch, "\($0)") })
    }
    var found: [Int64] = []
    while case let page = try await journal.read("s", after: found.last ?? 0, limit: 7), !page.isEmpty {
      try require(page.count <= 7, "a page has its limit")
      found += page.map(\.sequence)
    }
    try requireEqual(found, Array(1...90), "the sequences")
  }

  @Sendable private static func closing(_ journal: any JournalStore) async throws {
    let epoch = try await journal.claim("s").epoch
    await journal.close()
    await journal.close()
    let isClosed: (any Error) -> Bool = { $0 as? JournalError == .closed }
    try await requireThrows("append", { try await journal.append([batch("s", 1, epoch: epoch)]) }, where: isClosed)
    try await requireThrows("claim", { _ = try await journal.claim("s") }, where: isClosed)
    try await requireThrows("read", { _ = try await journal.read("s", after: 0, limit: 1) }, where: isClosed)
  }
}
