internal import Base
internal import Logging
internal import Messages
internal import Metrics
internal import RPCCore
internal import Telemetry
internal import Transactions

// MARK: - The second phase

extension TransactionServer {
  /// Takes over the log, recovers what is unfinished, then drives until the task is cancelled or
  /// another coordinator takes over. Run it once.
  public func run() async {
    guard await recover() else { return }
    await withDiscardingTaskGroup { group in
      var (nextPurge, nextCount) = (loop.now, loop.now)
      while !Task.isCancelled, journal != nil {
        let now = loop.now
        for xid in agenda.due(at: now) { look(at: xid, in: &group) }
        for call in agenda.take() { group.addTask { await self.tell(call) } }
        for xid in takeDirty() { group.addTask { await self.record(xid) } }
        if now >= nextPurge {
          nextPurge = now.advanced(by: Self.purgeInterval)
          group.addTask { await self.purge() }
        }
        if now >= nextCount {
          nextCount = now.advanced(by: Self.countInterval)
          count()
        }
        let rest = agenda.nextTimer.map { max(now.duration(to: $0), .zero) } ?? Self.countInterval
        await bell.wait(upTo: min(rest, Self.countInterval), on: loop)
      }
      group.cancelAll()
    }
  }

  /// Reads every unfinished transaction; tries again while the store does not answer.
  private func recover() async -> Bool {
    while !Task.isCancelled {
      do {
        let journal = try await TransactionLog(takingOver: store)
        var last = ""
        var count = 0
        while true {
          let page = try await journal.unfinished(after: last, limit: Self.recoveryPage, at: loop.moment)
          for transaction in page where !configuration.planted.contains(.openForgotten) {
            adopt(transaction)
          }
          count += page.count
          guard let end = page.last, page.count == Self.recoveryPage else { break }
          last = end.xid
        }
        self.journal = journal
        announceRecovery()
        log.info("the transaction log is read", metadata: ["unfinished": "\(count)"])
        return true
      } catch {
        log.error("the transaction log cannot be read; trying again", metadata: [LogKey.error: "\(error)"])
        open = [:]
        await bell.wait(upTo: Self.secondLook, on: loop)
      }
    }
    return false
  }

  /// Says how many transactions are unfinished, by state.
  private func count() {
    var (trying, confirming, cancelling) = (0, 0, 0)
    for transaction in open.values {
      switch transaction.state {
      case .trying: trying += 1
      case .confirming, .confirmed: confirming += 1
      case .cancelling, .cancelled: cancelling += 1
      }
    }
    for (state, count) in [("trying", trying), ("confirming", confirming), ("cancelling", cancelling)] {
      Gauge(label: MetricName.transactions, dimensions: [("state", state)]).record(count)
    }
  }

  static let purgeInterval: Duration = .seconds(60)
  private static let countInterval: Duration = .seconds(5)
  private static let recoveryPage = 1000
  private static let purgeBatch = 1000

  /// Takes up an unfinished transaction: its timer runs, its due branches are called.
  func adopt(_ transaction: GlobalTransaction) {
    var transaction = transaction
    let effects = transaction.resume(at: loop.moment)
    open[transaction.xid] = transaction
    // What is in memory is what the log says: a doubt about an earlier write is over. Left standing,
    // it would take every later timer of the transaction for a second look.
    unsure.remove(transaction.xid)
    if case .trying = transaction.state { agenda.wake(transaction.xid, at: transaction.deadlineInstant) }
    perform(transaction.xid, effects)
    bell.ring()
  }

  /// Queues what a transaction asks for.
  func perform(_ xid: String, _ effects: [GlobalTransaction.Effect]) {
    for effect in effects {
      switch effect {
      case .persist: dirty.append(xid)
      case .call(let index, let phase):
        guard let branch = open[xid]?.branches[index] else { continue }
        agenda.queue(Agenda.Call(xid: xid, branch: index, service: branch.service, phase: phase))
      case .wake(let instant): agenda.wake(xid, at: instant)
      case .alarm(let index): alarm(xid, index)
      case .done: log.debug("a transaction has ended", metadata: [LogKey.transaction: "\(xid)"])
      }
    }
    if !effects.isEmpty { bell.ring() }
  }

  private func alarm(_ xid: String, _ index: Int) {
    guard let transaction = open[xid] else { return }
    let branch = transaction.branches[index]
    log.critical(
      "a participant refuses what was decided: somebody must look",
      metadata: [
        LogKey.transaction: "\(xid)", "purpose": "\(transaction.purpose)", "branch": "\(branch.id)",
        LogKey.service: "\(branch.service)", "phase": "\(transaction.phase?.rawValue ?? "")",
        "attempts": "\(branch.attempts)", LogKey.error: "\(branch.lastError)",
      ])
  }
}

// MARK: - Timers

extension TransactionServer {
  /// A timer of `xid` has come: whatever is due is done.
  private func look(at xid: String, in group: inout DiscardingTaskGroup) {
    if unsure.contains(xid) {
      group.addTask { await self.lookAgain(xid) }
    } else if var transaction = open[xid] {
      if case .trying = transaction.state {
        group.addTask { await self.timeOut(xid) }
      } else {
        let effects = transaction.resume(at: loop.moment)
        open[xid] = transaction
        perform(xid, effects)
        if transaction.isFinished, !recording.contains(xid) { dirty.append(xid) }
      }
    }
  }

  private func timeOut(_ xid: String) async {
    await enter(xid)
    defer { leave(xid) }
    guard var transaction = open[xid], transaction.timeOut(at: loop.moment).contains(.persist) else { return }
    log.info("a transaction is rolled back: nobody decided in time", metadata: [LogKey.transaction: "\(xid)"])
    do {
      _ = try await decide(transaction)
    } catch {
      log.warning("a time-out was not recorded; trying again", metadata: [LogKey.transaction: "\(xid)", LogKey.error: "\(error)"])
    }
  }

  private func lookAgain(_ xid: String) async {
    await enter(xid)
    defer { leave(xid) }
    do {
      _ = try await find(xid)
    } catch {
      agenda.wake(xid, at: loop.now.advanced(by: Self.secondLook))
      bell.ring()
    }
  }
}

// MARK: - Calls and records

extension TransactionServer {
  /// Tells one branch, and takes in what it says.
  private func tell(_ call: Agenda.Call) async {
    defer {
      agenda.returned(call.service)
      bell.ring()
    }
    guard let transaction = open[call.xid] else { return }
    let answer = await ask(call, transaction)
    // A call that ended because this coordinator ends says nothing of the branch.
    guard !Task.isCancelled else { return }
    guard let effects = open[call.xid]?.branch(call.branch, answered: answer, at: loop.moment, dice: loop.next())
    else { return }
    if case .failed(let why) = answer {
      log.info(
        "a branch was not reached and will be told again",
        metadata: [LogKey.transaction: "\(call.xid)", LogKey.service: "\(call.service)", LogKey.error: "\(why)"])
    }
    perform(call.xid, effects)
  }

  private func ask(_ call: Agenda.Call, _ transaction: GlobalTransaction) async -> GlobalTransaction.Answer {
    let branch = transaction.branches[call.branch]
    var request = TransactionV1.BranchRequest()
    request.xid = call.xid
    request.branchID = branch.id
    request.deadlineAtMs = transaction.deadline.milliseconds
    let options = CallOptions(timeout: configuration.callTimeout)
    do {
      request.action = try TransactionV1.BranchAction(serialized: branch.action)
      let client = TransactionV1.ParticipantServiceClient(participants(branch.service))
      switch call.phase {
      case .confirm: _ = try await client.confirm(request, options)
      case .cancel: _ = try await client.cancel(request, options)
      }
      return .done
    } catch let error as RPCError {
      return GlobalTransaction.Answer(error)
    } catch {
      return .refused("the stored action cannot be read: \(error)")
    }
  }

  /// The transactions to record now; one record of each at a time, so that none overtakes.
  private func takeDirty() -> [String] {
    var taken: [String] = []
    var later: [String] = []
    var seen: Set<String> = []
    for xid in dirty where seen.insert(xid).inserted {
      if recording.contains(xid) { later.append(xid) } else { taken.append(xid) }
    }
    dirty = later
    recording.formUnion(taken)
    return taken
  }

  private func record(_ xid: String) async {
    defer {
      recording.remove(xid)
      bell.ring()
    }
    guard let journal, let transaction = open[xid] else { return }
    do {
      try await journal.record(transaction)
      if transaction.isFinished { open[xid] = nil }
    } catch TransactionLog.Conflict.deposed {
      depose()
    } catch {
      log.warning("progress was not recorded; trying again", metadata: [LogKey.transaction: "\(xid)", LogKey.error: "\(error)"])
      agenda.wake(xid, at: loop.now.advanced(by: Self.secondLook))
    }
  }

  private func purge() async {
    do {
      let limit = loop.wallNow.advanced(by: .zero - configuration.keepsFinished)
      while let journal, !Task.isCancelled {
        let count = try await journal.purge(
          before: limit, above: configuration.keepsFinishedCount, batch: Self.purgeBatch)
        guard count == Self.purgeBatch else { return }
      }
    } catch TransactionLog.Conflict.deposed {
      depose()
    } catch {
      log.warning("old transactions were not purged", metadata: [LogKey.error: "\(error)"])
    }
  }
}
