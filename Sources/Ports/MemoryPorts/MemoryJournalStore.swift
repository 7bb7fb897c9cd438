public import Base
public import Ports

/// `JournalStore` in memory, the reference for the others, with faults from dice.
public final class MemoryJournalStore: JournalStore {
  /// How often an append goes wrong, in percent.
  public struct Faults: Sendable, Hashable {
    /// The batches are not there, and the caller does not know.
    public var lostPercent: Int
    /// The batches are there, and the caller does not know.
    public var unansweredPercent: Int

    public init(lostPercent: Int = 0, unansweredPercent: Int = 0) {
      self.lostPercent = lostPercent
      self.unansweredPercent = unansweredPercent
    }
  }

  private struct Journal {
    var epoch: Int64 = 0
    var batches: [JournalBatch] = []
    var snapshot: JournalSnapshot?
    var isAlive = false

    var sequence: Int64 { batches.last?.sequence ?? 0 }
  }

  private struct State {
    var journals: [String: Journal] = [:]
    var faults: Faults
    var isClosed = false
  }

  private let state: Locked<State>
  private let dice: (any Dice)?

  /// - Parameter dice: decides which appends go wrong; none do without it.
  public init(faults: Faults = Faults(), dice: (any Dice)? = nil) {
    state = Locked(State(faults: faults))
    self.dice = dice
  }

  /// Changes how often appends go wrong from now on.
  public func setFaults(_ faults: Faults) { state.withLock { $0.faults = faults } }

  public func claim(_ segment: String) async throws(JournalError) -> JournalClaim {
    try state.withLock { state throws(JournalError) in
      guard !state.isClosed else { throw .closed }
      var journal = state.journals[segment] ?? Journal()
      journal.epoch += 1
      journal.isAlive = true
      state.journals[segment] = journal
      let after = journal.snapshot?.sequence ?? 0
      return JournalClaim(
        epoch: journal.epoch, snapshot: journal.snapshot, batches: journal.batches.filter { $0.sequence > after })
    }
  }

  public func append(_ batches: [JournalBatch]) async throws(JournalError) {
    let roll = dice.map { Int($0.next() % 100) } ?? 100
    try state.withLock { state throws(JournalError) in
      guard !state.isClosed else { throw .closed }
      let before = state.journals
      do throws(JournalError) {
        if roll < state.faults.lostPercent { throw .unknownOutcome("lost by the dice") }
        for batch in batches { try Self.append(batch, to: &state.journals) }
        guard roll >= state.faults.lostPercent + state.faults.unansweredPercent else {
          throw .unknownOutcome("unanswered by the dice")
        }
      } catch {
        if error != .unknownOutcome("unanswered by the dice") { state.journals = before }
        for batch in batches { state.journals[batch.segment]?.isAlive = false }
        throw error
      }
    }
  }

  private static func append(_ batch: JournalBatch, to journals: inout [String: Journal]) throws(JournalError) {
    guard var journal = journals[batch.segment], journal.isAlive else {
      throw .unknownOutcome("segment \(batch.segment) is not claimed, or had an error since; claim it")
    }
    guard journal.epoch == batch.epoch else { throw .fenced(segment: batch.segment) }
    guard batch.sequence == journal.sequence + 1 else {
      throw .corrupt("segment \(batch.segment): batch \(batch.sequence) does not follow \(journal.sequence)")
    }
    journal.batches.append(batch)
    journals[batch.segment] = journal
  }

  public func read(_ segment: String, after: Int64, limit: Int) async throws(JournalError) -> [JournalBatch] {
    try state.withLock { state throws(JournalError) in
      guard !state.isClosed else { throw .closed }
      return Array((state.journals[segment]?.batches ?? []).filter { $0.sequence > after }.prefix(limit))
    }
  }

  public func segments() async throws(JournalError) -> [JournalHead] {
    try state.withLock { state throws(JournalError) in
      guard !state.isClosed else { throw .closed }
      return state.journals.sorted { $0.key < $1.key }.map { JournalHead(segment: $0.key, sequence: $0.value.sequence) }
    }
  }

  public func saveSnapshot(_ snapshot: JournalSnapshot, of segment: String, epoch: Int64)
    async throws(JournalError)
  {
    try state.withLock { state throws(JournalError) in
      guard !state.isClosed else { throw .closed }
      guard let journal = state.journals[segment], journal.epoch == epoch else { throw .fenced(segment: segment) }
      guard snapshot.sequence <= journal.sequence else {
        throw .corrupt("segment \(segment): a snapshot after \(snapshot.sequence), a journal up to \(journal.sequence)")
      }
      state.journals[segment]?.snapshot = snapshot
    }
  }

  public func close() async { state.withLock { $0.isClosed = true } }
}
