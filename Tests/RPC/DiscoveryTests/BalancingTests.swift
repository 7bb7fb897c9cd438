import Base
import RPCCore
import TestKit
import Testing

@testable import Discovery

private func key(_ id: String) -> Endpoint.Key { Endpoint.Key(instanceID: id, epoch: 1) }
private func candidate(_ id: String, weight: Int = 100, inFlight: Int = 0) -> Picker.Candidate {
  Picker.Candidate(key: key(id), weight: weight, inFlight: inFlight)
}

@Suite struct PickerTests {
  private func picks(_ policy: BalancingPolicy, _ candidates: [Picker.Candidate], _ count: Int, seed: UInt64 = 7) -> [String: Int] {
    var picker = Picker(policy)
    let dice = SeededDice(seed: seed)
    var counts: [String: Int] = [:]
    for number in 0..<count {
      guard let index = picker.pick(candidates, hash: HashRing.hash("k\(number)"), dice: { dice.next() }) else { continue }
      counts[candidates[index].key.instanceID, default: 0] += 1
    }
    return counts
  }

  @Test func `by chance in proportion to the weights`() {
    let counts = picks(.weightedRandom, [candidate("a", weight: 300), candidate("b")], 4000)
    #expect((2850...3150).contains(counts["a"] ?? 0))
  }

  @Test func `in turn exactly in proportion, and never in a row without need`() {
    let counts = picks(.roundRobin, [candidate("a", weight: 3), candidate("b", weight: 2), candidate("c", weight: 1)], 600)
    #expect(counts == ["a": 300, "b": 200, "c": 100])
    var picker = Picker(.roundRobin)
    let pair = [candidate("a", weight: 1), candidate("b", weight: 1)]
    let order = (0..<6).map { _ in picker.pick(pair, hash: nil, dice: { 0 }) }
    #expect(order == [0, 1, 0, 1, 0, 1])
  }

  @Test func `pick-first stays where it is until that one cannot be called`() {
    var picker = Picker(.pickFirst)
    let (a, b, c) = (candidate("a"), candidate("b"), candidate("c"))
    #expect(picker.pick([a, b], hash: nil, dice: { 0 }) == 0)
    #expect(picker.pick([b, c], hash: nil, dice: { 0 }) == 0)
    #expect(picker.pick([a, b, c], hash: nil, dice: { 0 }) == 1, "b is in use now")
  }

  @Test func `least request prefers the idle`() {
    let counts = picks(.leastRequest(choices: 2), [candidate("a", inFlight: 9), candidate("b"), candidate("c", inFlight: 9)], 3000)
    // b wins whenever it is one of the two: 1 - (2/3)².
    #expect((1550...1790).contains(counts["b"] ?? 0))
  }

  @Test func `a key stays at its instance, and only a lost instance's keys move`() {
    let all = ["a", "b", "c", "d"].map { candidate($0) }
    var (picker, fewer) = (Picker(.ringHash), Picker(.ringHash))
    var counts: [String: Int] = [:]
    for number in 0..<4000 {
      let hash = HashRing.hash("user-\(number)")
      let first = picker.pick(all, hash: hash, dice: { 0 }).map { all[$0].key.instanceID } ?? ""
      #expect(picker.pick(all.reversed(), hash: hash, dice: { 0 }).map { all[3 - $0].key.instanceID } == first)
      let rest = Array(all.dropLast())
      let second = fewer.pick(rest, hash: hash, dice: { 0 }).map { rest[$0].key.instanceID }
      if first != "d" { #expect(second == first) }
      counts[first, default: 0] += 1
    }
    for (id, count) in counts { #expect((700...1300).contains(count), "\(id): \(count)") }
  }

  @Test func `of nothing nothing is chosen`() {
    for policy in [BalancingPolicy.weightedRandom, .pickFirst, .roundRobin, .leastRequest(choices: 2), .ringHash] {
      var picker = Picker(policy)
      #expect(picker.pick([], hash: 1, dice: { 0 }) == nil)
    }
  }
}

@Suite struct OutlierDetectorTests {
  private func at(_ milliseconds: Int64) -> Instant { Instant(nanoseconds: milliseconds * 1_000_000) }

  @Test func `a lost connection is avoided for a moment, or until it answers`() {
    var detector = OutlierDetector(OutlierPolicy())
    detector.note(key("a"), .unreachable, hosts: 3, at: at(0))
    #expect(detector.isOut(key("a"), at: at(999)) && !detector.isOut(key("a"), at: at(1001)))
    detector.note(key("a"), .fine, hosts: 3, at: at(10))
    #expect(!detector.isOut(key("a"), at: at(11)))
  }

  @Test func `errors in a row eject, longer every time; one answer between them does not`() {
    var detector = OutlierDetector(OutlierPolicy())
    for _ in 0..<4 { detector.note(key("a"), .failed, hosts: 3, at: at(0)) }
    detector.note(key("a"), .fine, hosts: 3, at: at(0))
    for _ in 0..<4 { detector.note(key("a"), .failed, hosts: 3, at: at(0)) }
    #expect(!detector.isOut(key("a"), at: at(1)))
    detector.note(key("a"), .failed, hosts: 3, at: at(1))
    #expect(detector.isOut(key("a"), at: at(1000)) && !detector.isOut(key("a"), at: at(1002)))
    for _ in 0..<5 { detector.note(key("a"), .failed, hosts: 3, at: at(1500)) }
    #expect(detector.isOut(key("a"), at: at(3400)) && !detector.isOut(key("a"), at: at(3600)))
  }

  @Test func `at most the share is out, never the only one`() {
    var detector = OutlierDetector(OutlierPolicy())
    for id in ["a", "b", "c", "d"] { for _ in 0..<9 { detector.note(key(id), .failed, hosts: 4, at: at(0)) } }
    #expect(detector.ejected(at: at(1)).count == 2)
    var single = OutlierDetector(OutlierPolicy())
    for _ in 0..<50 { single.note(key("a"), .failed, hosts: 1, at: at(0)) }
    #expect(single.ejected(at: at(1)) == [])
  }

  @Test func `who answers far worse than the others is ejected`() {
    var policy = OutlierPolicy()
    policy.successRate = .init(interval: .seconds(1), stdevFactor: 1500, minimumHosts: 4, requestVolume: 50)
    policy.consecutiveErrors = 1000
    var detector = OutlierDetector(policy)
    for number in 0..<100 {
      for id in ["a", "b", "c", "d", "e"] {
        detector.note(key(id), id == "e" && number.isMultiple(of: 2) ? .failed : .fine, hosts: 5, at: at(5))
      }
    }
    #expect(detector.ejected(at: at(6)) == [])
    detector.note(key("a"), .fine, hosts: 5, at: at(1200))
    #expect(detector.ejected(at: at(1201)) == [key("e")])
  }

  @Test func `a refusal by rule says that the instance is well`() {
    #expect(OutlierDetector.Outcome(RPCError(.aborted, "sold out", reason: "SOLD_OUT")) == .fine)
    #expect(OutlierDetector.Outcome(.cancelled) == .unknown)
    #expect(OutlierDetector.Outcome(.deadlineExceeded) == .failed)
    #expect(OutlierDetector.Outcome(RPCError(.unavailable, "x", reason: "CONNECTION_LOST")) == .unreachable)
  }
}
