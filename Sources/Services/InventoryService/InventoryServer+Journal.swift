import Base
import Inventory
import Logging
import Ports

/// The writer: one child of `run`, the only one that touches the journal's writing side.
extension InventoryServer {
  /// Recovers, claims and commits until told to stop and nothing is left.
  func write() async {
    while phase != .stopped {
      if phase == .recovering {
        await recover()
      } else if !claims.isEmpty {
        await claimNew()
      } else if !filling.desks.isEmpty {
        await commit()
      } else if phase == .stopping {
        end()
      } else {
        await rest()
      }
    }
  }

  /// No more requests; the writer ends when the last turn is durable.
  func stop() {
    if phase == .recovering { end() } else if phase == .serving { phase = .stopping }
    wakeWriter()
  }

  private func end() {
    phase = .stopped
    throwAway(Turn())
    recovery.give(false)
    growth.ring(0)
  }
}

// MARK: - Commit

extension InventoryServer {
  /// Appends the filled turn and answers its requests.
  private func commit() async {
    let turn = filling
    filling = Turn()
    let batches = turn.desks.flatMap { $0.close() }
    let snapshots = turn.desks.compactMap { desk in
      desk.snapshot(after: configuration.snapshotAfterRecords).map { (desk, $0) }
    }
    do {
      try await journal.append(batches)
      settle(turn)
      for (desk, snapshot) in snapshots {
        try await journal.saveSnapshot(snapshot, of: desk.name, epoch: desk.epoch)
      }
    } catch {
      guard !configuration.planted.contains(.journalNotFenced) else { return settle(turn) }
      fence(error, turn)
    }
  }

  private func settle(_ turn: Turn) {
    failures = 0
    for desk in turn.desks { desk.settle() }
    turn.verdict.give(true)
    growth.ring(0)
  }

  /// The journal failed: nobody knows what is durable until it is read again.
  private func fence(_ error: JournalError, _ turn: Turn) {
    failures += 1
    log.error(
      "the journal failed; all segments are claimed and read again",
      metadata: ["error": "\(error)", "failures": "\(failures)"])
    if case .fenced(let segment) = error { lost[segment] = .moved }
    throwAway(turn)
    guard phase == .serving else { return end() }
    phase = .recovering
    recovery = Verdict()
  }

  /// Lets go of everything in memory; whoever waits is told that nobody knows.
  private func throwAway(_ turn: Turn) {
    let verdicts = [turn.verdict, filling.verdict] + claims.values
    filling = Turn()
    claims = [:]
    setUp([:])
    stopTimer()
    for verdict in verdicts { verdict.give(false) }
  }
}

// MARK: - Claim and replay

extension InventoryServer {
  /// Claims and replays every segment; rests first when the journal keeps failing.
  private func recover() async {
    do {
      if failures > 1 { try await loop.sleep(for: retryDelay()) }
      var read: [String: SegmentDesk] = [:]
      lost = lost.filter { $0.value == .moved }
      for head in try await journal.segments() where lost[head.segment] == nil {
        read[head.segment] = try await claim(head.segment)
      }
      guard phase == .recovering else { return }
      setUp(read)
      phase = .serving
      log.info("the journal is read", metadata: ["segments": "\(read.count)"])
      setTimer(row.lazy.compactMap(\.segment.nextDeadline).min())
      recovery.give(true)
      growth.ring(0)
    } catch {
      if Task.isCancelled { return end() }
      failures += 1
      log.error("the journal cannot be read", metadata: ["error": "\(error)", "failures": "\(failures)"])
    }
  }

  /// A segment that cannot be read stops alone; `nil` then.
  private func claim(_ segment: String) async throws(JournalError) -> SegmentDesk? {
    do {
      return try SegmentDesk(
        name: segment, try await journal.claim(segment), planted: configuration.planted)
    } catch let error as SegmentCorruption {
      return damaged(segment, error.what)
    } catch JournalError.corrupt(let what) {
      return damaged(segment, what)
    } catch let error as JournalError {
      throw error
    } catch {
      throw .unknownOutcome("\(error)")
    }
  }

  private func damaged(_ segment: String, _ what: String) -> SegmentDesk? {
    lost[segment] = .damaged
    log.critical("a journal is damaged", metadata: ["segment": "\(segment)", "what": "\(what)"])
    return nil
  }

  private func retryDelay() -> Duration {
    min(InventoryLimits.firstRetry * (1 << min(failures, 10)), InventoryLimits.longestRetry)
  }

  /// Claims the segments that are opened for the first time.
  private func claimNew() async {
    guard let segment = claims.keys.min() else { return }
    do {
      let desk = try await claim(segment)
      if let desk { setUp(desks.merging([segment: desk]) { $1 }) }
      claims.removeValue(forKey: segment)?.give(true)
    } catch {
      fence(error, Turn())
    }
  }
}
