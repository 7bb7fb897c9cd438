import Base
import RPCCore
import Testing

/// A server of one loop on virtual time: calls come, wait, are started slice by slice, and burn the loop's time.
private struct VirtualServer {
  struct Answer {
    let priority: CallPriority
    let took: Duration
  }
  private struct Waiting {
    let priority: CallPriority
    let arrived: Instant
  }

  var admission = Admission()
  private(set) var now = Instant(nanoseconds: 1_000_000_000)
  private(set) var answers: [Answer] = []
  private var backlog = CallBacklog<Waiting>(limit: 16_384)
  private var owed: [CallPriority: Double] = [:]
  let cost: Duration

  init(cost: Duration) { self.cost = cost }

  /// Lets so many calls a second of each priority come, for a while.
  mutating func run(_ perSecond: [CallPriority: Double], for duration: Duration) {
    let end = now.advanced(by: duration)
    while now < end {
      let began = now
      turn()
      // A loop with nothing to do sleeps until something comes.
      if began == now { now = now.advanced(by: .microseconds(100)) }
      let passed = Double(began.duration(to: now).clampedNanoseconds) / 1e9
      for priority in CallPriority.allCases { owed[priority, default: 0] += passed * (perSecond[priority] ?? 0) }
      read(between: began)
    }
  }

  /// The calls that have come meanwhile, mixed as they come.
  private mutating func read(between began: Instant) {
    while let next = owed.filter({ $0.value >= 1 }).max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key {
      owed[next, default: 0] -= 1
      guard admission.accepts(next, at: now) else { continue }
      admission.arrived()
      admission.waits(next)
      let evicted = backlog.append(Waiting(priority: next, arrived: began), next)
      #expect(evicted?.call == nil)
    }
    admission.turnEnded(isEmpty: backlog.isEmpty, waiting: backlog.count(_:))
  }

  private mutating func turn() {
    let began = now
    let oldest = backlog.heads.map { $0.arrived.duration(to: now) }.max() ?? .zero
    admission.sliceBegan(oldest: oldest, at: now)
    var started = 0
    while began.duration(to: now) < .milliseconds(2), let (call, priority) = backlog.popFirst() {
      guard !admission.isTooOld(priority, waited: call.arrived.duration(to: now)) else {
        admission.note(shed: priority, at: now)
        continue
      }
      started += 1
      now = now.advanced(by: cost)
      answers.append(Answer(priority: priority, took: call.arrived.duration(to: now)))
    }
    admission.sliceEnded(started: started, waiting: backlog.count, at: now)
  }

  /// The answers from here on.
  mutating func forget() { answers = [] }

  func count(_ priority: CallPriority) -> Int { answers.count { $0.priority == priority } }

  func quantile(_ share: Double) -> Duration {
    let times = answers.map(\.took).sorted()
    return times.isEmpty ? .zero : times[min(times.count - 1, Int(Double(times.count) * share))]
  }
}

@Suite struct AdmissionTests {
  /// 20 µs of the loop: 50,000 calls a second are what it can.
  private func server() -> VirtualServer { VirtualServer(cost: .microseconds(20)) }

  @Test(arguments: [1.5, 3, 10]) func `under any overload the answers are as many, and soon`(times: Double) {
    var server = server()
    server.run([.browse: 50_000 * times], for: .seconds(2))
    #expect(server.answers.count > 95_000, "goodput \(server.answers.count) of 100,000")
    #expect(server.quantile(0.99) < .milliseconds(26), "p99 \(server.quantile(0.99))")
    server.forget()
    server.run([.browse: 50_000 * times], for: .seconds(1))
    #expect(server.answers.count > 49_000)
    #expect(server.quantile(1) < .milliseconds(12), "longest \(server.quantile(1)) once it knows")
  }

  @Test func `a server of slow handlers sheds too`() {
    var server = VirtualServer(cost: .milliseconds(5))
    server.run([.browse: 1000], for: .seconds(4))
    #expect(server.answers.count > 780 && server.admission.shed[0] > 2800)
    #expect(server.quantile(0.99) < .milliseconds(60), "p99 \(server.quantile(0.99))")
  }

  @Test func `a server that keeps up sheds nothing, however full it is`() {
    var server = server()
    for perSecond in [10.0, 1000, 20_000, 49_000] {
      server.run([.browse: perSecond], for: .seconds(1))
      #expect(server.admission.shed == [0, 0, 0, 0, 0] && !server.admission.isBusy, "at \(perSecond) a second")
    }
  }

  @Test func `a burst into an idle server is worked off, not shed from`() {
    var server = server()
    for _ in 0..<20 {
      server.run([.browse: 500_000], for: .milliseconds(1))
      server.run([:], for: .milliseconds(100))
    }
    #expect(server.admission.shed == [0, 0, 0, 0, 0])
    #expect(server.answers.count > 9000)
  }

  @Test func `what is paid comes first, then what confirms, then what holds`() {
    var server = server()
    let load: [CallPriority: Double] = [.browse: 60_000, .hold: 30_000, .confirm: 20_000, .paid: 15_000]
    server.run(load, for: .seconds(1))
    server.forget()
    server.run(load, for: .seconds(2))
    #expect(server.count(.paid) > 29_900, "all of them: \(server.count(.paid)) of 30,000")
    #expect(server.count(.confirm) > 39_900, "all of them: \(server.count(.confirm)) of 40,000")
    #expect(server.count(.hold) > 20_000, "holds get what is left: \(server.count(.hold))")
    #expect(server.count(.browse) < server.count(.hold) / 4, "lookers nearly nothing: \(server.count(.browse))")
  }

  @Test func `the cluster's own calls pass whatever there is of others`() {
    var server = server()
    server.run([.paid: 200_000, .cluster: 500], for: .seconds(2))
    #expect(server.count(.cluster) >= 990 && server.admission.shed[CallPriority.cluster.rawValue] == 0)
    #expect(server.admission.shed[CallPriority.paid.rawValue] > 100_000)
  }

  @Test func `after the flood everything is taken again`() {
    var server = server()
    server.run([.browse: 300_000], for: .seconds(1))
    #expect(server.admission.isBusy)
    server.run([.browse: 20_000], for: .milliseconds(1500))
    #expect(!server.admission.isBusy)
    let shed = server.admission.shed
    server.run([.browse: 45_000], for: .seconds(1))
    #expect(server.admission.shed == shed)
  }

  @Test func `whoever is turned away is told to come later, the longer the flood lasts`() {
    var server = server()
    #expect(server.admission.pause(at: server.now) == Admission.leastPause)
    server.run([.browse: 300_000], for: .seconds(1))
    let first = server.admission.pause(at: server.now)
    server.run([.browse: 300_000], for: .seconds(9))
    #expect(first > Admission.leastPause && first < .seconds(1))
    #expect(server.admission.pause(at: server.now) == Admission.mostPause)
  }

  @Test func `even the cluster's calls end at the limit that is there for memory`() {
    var settings = Admission.Settings()
    settings.hardLimit = 100
    var admission = Admission(settings)
    let now = Instant(nanoseconds: 0)
    let taken = (0..<200).count { _ in admission.accepts(.cluster, at: now) }
    #expect(taken == 100 && !admission.takesAny())
  }

  @Test func `handlers that wait are bounded by how long they take`() {
    var admission = Admission()
    let method = MethodDescriptor(service: "t.Test", name: "Slow", kind: .unary, isIdempotent: true)
    var now = Instant(nanoseconds: 0)
    // What takes a millisecond at best takes a second: somebody behind it is overloaded.
    for round in 0..<2000 {
      for _ in 0..<40 where admission.accepts(.hold, at: now) {
        admission.arrived()
        admission.began()
      }
      now = now.advanced(by: .milliseconds(10))
      let running = admission.running
      for _ in 0..<running {
        admission.ended(method, after: round == 0 ? .milliseconds(1) : .seconds(1), at: now)
      }
    }
    #expect(admission.limit == 16)
    let isTaken = admission.accepts(.paid, at: now)
    #expect(isTaken, "a bound, not a stop")
  }
}

@Suite struct ConcurrencyLimitTests {
  private let quick = MethodDescriptor(service: "t.Test", name: "Quick", kind: .unary, isIdempotent: true)
  private let slow = MethodDescriptor(service: "t.Test", name: "Slow", kind: .unary, isIdempotent: true)

  /// So many calls that take so long, over a second, `running` at a time.
  private func feed(
    _ limit: inout ConcurrencyLimit, _ method: MethodDescriptor, _ time: Duration, running: Int, at now: inout Instant
  ) {
    for _ in 0..<100 {
      now = now.advanced(by: .milliseconds(10))
      limit.ended(method, after: time, running: running, at: now)
    }
  }

  @Test func `it begins open and stays so while calls take their time`() {
    var limit = ConcurrencyLimit()
    var now = Instant(nanoseconds: 0)
    for _ in 0..<10 { feed(&limit, quick, .milliseconds(3), running: 900, at: &now) }
    #expect(limit.limit == 4096)
  }

  @Test func `it shrinks from what really ran, never under the least, and grows back`() {
    var limit = ConcurrencyLimit()
    var now = Instant(nanoseconds: 0)
    feed(&limit, quick, .milliseconds(1), running: 10, at: &now)
    feed(&limit, quick, .milliseconds(400), running: 500, at: &now)
    #expect(limit.limit < 250, "\(limit.limit)")
    for _ in 0..<10 { feed(&limit, quick, .milliseconds(400), running: 100, at: &now) }
    #expect(limit.limit == 16)
    for _ in 0..<20 { feed(&limit, quick, .milliseconds(2), running: 10, at: &now) }
    #expect(limit.limit > 2000, "\(limit.limit)")
  }

  @Test func `methods that differ a thousandfold are each measured against themselves`() {
    var limit = ConcurrencyLimit()
    var now = Instant(nanoseconds: 0)
    for _ in 0..<10 {
      feed(&limit, quick, .microseconds(50), running: 300, at: &now)
      feed(&limit, slow, .milliseconds(900), running: 300, at: &now)
    }
    #expect(limit.limit == 4096)
  }

  @Test func `after a second of silence what was learnt is forgotten`() {
    var limit = ConcurrencyLimit()
    var now = Instant(nanoseconds: 0)
    feed(&limit, quick, .milliseconds(1), running: 10, at: &now)
    for _ in 0..<5 { feed(&limit, quick, .seconds(2), running: 30, at: &now) }
    #expect(limit.limit == 16)
    limit.willStart(running: 3, at: now.advanced(by: .seconds(5)))
    #expect(limit.limit == 16, "some still run: nothing is known of them")
    limit.willStart(running: 0, at: now.advanced(by: .milliseconds(900)))
    #expect(limit.limit == 16)
    limit.willStart(running: 0, at: now.advanced(by: .seconds(1)))
    #expect(limit.limit == 4096)
  }

  @Test func `a method that becomes slower for good becomes the measure in the end`() {
    var limit = ConcurrencyLimit(.init(slack: .zero))
    var now = Instant(nanoseconds: 0)
    feed(&limit, quick, .milliseconds(1), running: 10, at: &now)
    // Seven times its best is within what a call may take; the best time fades meanwhile.
    for _ in 0..<60 { feed(&limit, quick, .milliseconds(7), running: 50, at: &now) }
    feed(&limit, quick, .milliseconds(12), running: 50, at: &now)
    #expect(limit.limit == 4096)
  }
}

@Suite struct CallBacklogTests {
  @Test func `the highest priority goes first, within one who came first`() {
    var backlog = CallBacklog<Int>(limit: 10)
    for (call, priority) in [(1, CallPriority.browse), (2, .paid), (3, .hold), (4, .paid), (5, .cluster)] {
      let evicted = backlog.append(call, priority)
      #expect(evicted?.call == nil)
    }
    #expect(backlog.heads.sorted() == [1, 2, 3, 5])
    var order: [Int] = []
    while let next = backlog.popFirst() { order.append(next.call) }
    #expect(order == [5, 2, 4, 3, 1] && backlog.isEmpty)
  }

  @Test func `a full one gives the youngest of the lowest away for a higher one, and takes no equal`() {
    var backlog = CallBacklog<Int>(limit: 3)
    let calls: [(Int, CallPriority)] = [
      (1, .browse), (2, .browse), (3, .browse), (4, .browse), (5, .paid), (6, .hold), (7, .hold), (8, .hold),
    ]
    let evicted = calls.map { backlog.append($0.0, $0.1)?.call }
    #expect(evicted == [nil, nil, nil, 4, 3, 2, 1, 8])
    #expect(backlog.count == 3)
    let first = backlog.popFirst()
    #expect(first?.call == 5 && first?.priority == .paid)
  }

  @Test func `it keeps its order and its count over many calls`() {
    var backlog = CallBacklog<Int>(limit: 5000)
    var (next, expected) = (0, 0)
    for round in 0..<3000 {
      for _ in 0..<(round % 5) {
        if backlog.append(next, .hold) == nil { next += 1 }
      }
      for _ in 0..<2 {
        guard let popped = backlog.popFirst() else { continue }
        #expect(popped.call == expected)
        expected += 1
      }
    }
    #expect(backlog.count == next - expected)
  }
}

@Suite struct RefusalPaceTests {
  @Test func `a few are told at once, a flood at the pace, and nobody later than the longest`() {
    var pace = RefusalPace()
    var now = Instant(nanoseconds: 0)
    var told = 0
    for _ in 0..<600 { told += pace.due(held: 1, at: now) }
    #expect(told == 500)
    told = 0
    for _ in 0..<200 {
      now = now.advanced(by: .milliseconds(5))
      told += pace.due(held: 1000, at: now)
    }
    #expect((1900...2100).contains(told), "\(told) in a second")
    var held = 16_000
    for _ in 0..<200 {
      now = now.advanced(by: .milliseconds(5))
      held -= pace.due(held: held, at: now)
    }
    #expect(held < 10_000, "the more there are the faster: \(held) left")
  }

  @Test func `it never tells more than there are, and time that stands still brings nothing`() {
    var pace = RefusalPace(.init(perSecond: 1000, burst: 10, longest: .seconds(1)))
    let now = Instant(nanoseconds: 5)
    let told = [3, 50, 50].map { pace.due(held: $0, at: now) }
    #expect(told == [3, 7, 0])
    let back = pace.due(held: 50, at: Instant(nanoseconds: 0))
    #expect(back == 0, "nor time that runs backwards")
  }
}

@Suite struct CallPrioritiesTests {
  private let look = MethodDescriptor(service: "t.Test", name: "Look", kind: .unary, isIdempotent: true)
  private let notice = MethodDescriptor(service: "t.Test", name: "Notice", kind: .unary, isIdempotent: true)
  private let beat = MethodDescriptor(service: "t.Test", name: "Beat", kind: .unary, isIdempotent: true)

  private var table: CallPriorities {
    CallPriorities([notice: .paid, beat: .cluster]).only([look, notice, beat])
  }

  private func marked(_ metadata: Metadata, of method: MethodDescriptor) -> Metadata {
    var metadata = metadata
    table.mark(&metadata, of: method)
    return metadata
  }

  @Test func `a method has the priority of the table, and one of another server none`() {
    let other = MethodDescriptor(service: "t.Test", name: "Other", kind: .unary, isIdempotent: true)
    #expect(table.own(look) == .browse && table.own(notice) == .paid)
    #expect(table.own(beat) == .cluster && table.own(other) == nil)
  }

  @Test func `what is done for a paid order counts as paid and says so to the next`() {
    #expect(marked([:], of: notice) == [MetadataKey.priority: "paid"])
    let inherited: Metadata = [MetadataKey.priority: "paid", "onsale-request": "r"]
    #expect(table.priority(of: look, inherited) == .paid && marked(inherited, of: look) == inherited)
  }

  @Test(arguments: ["paid", "confirm", "cluster", "PAID", ""])
  func `a call for a person raises nothing, and its mark is taken off`(mark: String) {
    let metadata: Metadata = ["onsale-user": "u", MetadataKey.priority: mark]
    #expect(table.priority(of: look, metadata) == .browse && marked(metadata, of: look) == ["onsale-user": "u"])
    #expect(table.raised(.hold, inherited: mark, isForPerson: true) == .hold)
  }

  @Test func `nobody inherits the cluster's priority, and no mark lowers one`() {
    #expect(table.raised(.browse, inherited: "cluster", isForPerson: false) == .browse)
    #expect(table.raised(.paid, inherited: "hold", isForPerson: false) == .paid)
    #expect(marked([:], of: beat) == [:])
  }

  @Test func `a plain look carries no mark`() {
    #expect(marked(["a": "b"], of: look) == ["a": "b"])
  }
}
