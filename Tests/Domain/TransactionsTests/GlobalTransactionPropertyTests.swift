import Base
import Testing

@testable import Transactions

/// SplitMix64: the same seed, the same numbers.
struct SeededDice {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

/// A coordinator reduced to its value and its disk: crashes lose the value, never the disk.
private struct Model {
  var value: GlobalTransaction
  var disk: GlobalTransaction
  var now = start
  var told: [Int: Set<GlobalTransaction.Phase>] = [:]
  var inFlight: [(Int, GlobalTransaction.Phase)] = []
  var dice: SeededDice

  mutating func perform(_ effects: [GlobalTransaction.Effect], crashAt point: Int?) -> Bool {
    for (index, effect) in effects.enumerated() {
      if index == point { return false }
      switch effect {
      case .persist:
        disk = value
        if value.decision?.isDurable == false {
          if index + 1 == point { return false }
          let next = value.decisionIsDurable(at: now)
          if !perform(next, crashAt: nil) { return false }
        }
      case .call(let branch, let phase):
        // The rule: what a branch hears is what the disk says.
        #expect(disk.phase == phase)
        told[branch, default: []].insert(phase)
        inFlight.append((branch, phase))
      case .wake, .alarm, .done: break
      }
    }
    return true
  }

  /// What a restart makes of the disk.
  mutating func restart() {
    inFlight = []
    let state: GlobalTransaction.State =
      switch disk.state {
      case .trying: .trying
      case .confirming(let decision): .confirming(.init(at: decision.at, isDurable: true))
      case .cancelling(let decision): .cancelling(.init(at: decision.at, isDurable: true))
      case .confirmed, .cancelled: disk.state
      }
    let branches = disk.branches.map {
      Branch(
        id: $0.id, service: $0.service, action: $0.action,
        state: $0.isFinished ? $0.state : .registered(.init()), attempts: $0.attempts, lastError: $0.lastError)
    }
    value = GlobalTransaction(
      restoring: disk.xid, purpose: disk.purpose, begunAt: disk.begunAt, deadline: disk.deadline,
      state: state, branches: branches, at: now)
    _ = perform(value.resume(at: now), crashAt: nil)
  }

  mutating func step() {
    now = now.advanced(by: .milliseconds(Int64(dice.below(2_000))))
    let crash = dice.below(6) == 0 ? dice.below(3) : nil
    let effects: [GlobalTransaction.Effect]
    switch dice.below(7) {
    case 0: effects = value.submit(commit: dice.below(3) > 0, at: now)
    case 1: effects = value.timeOut(at: now)
    case 2: effects = value.resume(at: now)
    case 3: effects = (try? value.register(Branch(id: "b\(dice.below(3))", service: "s", action: []), at: now)) ?? []
    case 4: effects = (try? value.retry(at: now)) ?? []
    default:
      guard !inFlight.isEmpty else { return }
      let (branch, _) = inFlight.remove(at: dice.below(inFlight.count))
      let answers: [GlobalTransaction.Answer] = [.done, .done, .failed("lost"), .refused("no")]
      effects = value.branch(branch, answered: answers[dice.below(4)], at: now, dice: dice.next())
    }
    if !perform(effects, crashAt: crash) { restart() }
  }

  mutating func settle() {
    restart()
    now = now.advanced(by: .seconds(700))
    _ = perform(value.timeOut(at: now), crashAt: nil)
    var turns = 0
    while !value.isFinished, turns < 1000 {
      turns += 1
      now = now.advanced(by: .seconds(61))
      _ = perform(value.resume(at: now), crashAt: nil)
      while let (branch, _) = inFlight.popLast() {
        _ = perform(value.branch(branch, answered: .done, at: now, dice: dice.next()), crashAt: nil)
      }
    }
  }
}

@Suite struct GlobalTransactionPropertyTests {
  @Test func `under any crash every branch hears one phase only and all end alike`() throws {
    for seed in UInt64(1)...3_000 {
      let first = try begun(Array(branches.prefix(Int(seed % 4))))
      var model = Model(value: first, disk: first, dice: SeededDice(state: seed))
      for _ in 0..<40 { model.step() }
      model.settle()
      #expect(model.value.isFinished, "seed \(seed) does not end")
      #expect(model.disk.isFinished, "seed \(seed): the end is not durable")
      #expect(model.told.values.allSatisfy { $0.count <= 1 }, "seed \(seed): \(model.told)")
      #expect(Set(model.told.values.flatMap { $0 }).count <= 1, "seed \(seed): \(model.told)")
      let states = Set(model.value.branches.map(\.state))
      #expect(states.count <= 1, "seed \(seed): \(states)")
    }
  }
}

@Suite struct AgendaTests {
  private func call(_ service: String, _ number: Int) -> Agenda.Call {
    Agenda.Call(xid: "x\(number)", branch: 0, service: service, phase: .confirm)
  }

  @Test func `a service that does not answer holds up no other`() {
    var agenda = Agenda(perService: 2, total: 10)
    for number in 0..<100 { agenda.queue(call("dead", number)) }
    for number in 0..<3 { agenda.queue(call("alive", number)) }
    let first = agenda.take()
    #expect(first.filter { $0.service == "dead" }.count == 2)
    #expect(first.filter { $0.service == "alive" }.map(\.xid) == ["x0", "x1"])
    #expect(agenda.take() == [])
    agenda.returned("alive")
    #expect(agenda.take() == [call("alive", 2)])
  }

  @Test func `all together never have more in flight than the bound`() {
    var agenda = Agenda(perService: 8, total: 5)
    for number in 0..<4 { for service in ["a", "b", "c"] { agenda.queue(call(service, number)) } }
    #expect(agenda.take().count == 5 && agenda.inFlight == 5)
    agenda.returned("a")
    #expect(agenda.take().count == 1 && agenda.inFlight == 5)
  }

  @Test func `timers come in the order of their times`() {
    var agenda = Agenda(perService: 1, total: 1)
    var dice = SeededDice(state: 7)
    var times: [Int64] = []
    for _ in 0..<500 {
      let at = Int64(dice.below(1000))
      times.append(at)
      agenda.wake("\(at)", at: Instant(nanoseconds: at))
    }
    #expect(agenda.nextTimer?.nanoseconds == times.min())
    let firstHalf = agenda.due(at: Instant(nanoseconds: 499)).compactMap { Int64($0) }
    #expect(firstHalf == times.filter { $0 < 500 }.sorted())
    #expect(agenda.due(at: Instant(nanoseconds: 499)) == [])
    #expect(agenda.due(at: Instant(nanoseconds: .max)).count == times.count - firstHalf.count)
  }
}
