internal import Base
internal import NIOCore
internal import RPCConnection
internal import RPCCore

/// Where the calls of one server wait for one loop, highest priority first, and where too many are turned away.
///
/// A call that comes while there is time starts in place, as if there were no desk. When the handlers of a turn
/// have had `slice`, what comes is only read, and waits; the loop then starts it slice by slice, and looks at its
/// sockets in between. So a server that has too much to do still knows how much, and how old it is.
///
/// ```
///  header block ─refusal?─► offer ─┬─ time left, nobody waits ─► starts in place
///                                  └─ backlog ─slice─► starts │ too old: turned away
/// ```
/// SAFETY: touched on its loop only, but for `snapshot`, which hops.
final class CallDesk: TurnEndWork, @unchecked Sendable {
  let loop: NIOLoop
  private let priorities: CallPriorities
  @exclusivity(unchecked) private var admission: Admission
  @exclusivity(unchecked) private var waiting: CallBacklog<WaitingCall>
  @exclusivity(unchecked) private var turn: Turn?
  private var lastTurn: (began: Instant, ended: Instant)?
  private var isSliceDue = false
  private var reported = [Int](repeating: 0, count: CallPriority.allCases.count)
  private let observer: (any AdmissionObserver)?

  private var pace: RefusalPace
  private var held: [HeldRefusal] = []
  private var firstHeld = 0
  private var isTellingDue = false
  private let mostHeld: Int
  private let mostHeldPerConnection: Int

  /// A call that was turned away and has not been told.
  private struct HeldRefusal {
    let stream: Int32
    let calls: any WaitingRoom
    let priority: CallPriority
  }

  private struct WaitingCall {
    let call: IncomingCall
    let calls: any WaitingRoom
    let arrived: Instant
  }

  private struct Turn {
    let began: Instant
    var started = 0
    var isOver = false
  }

  /// A handler that has suspended.
  struct Visit {
    let method: MethodDescriptor
    let began: Instant
  }

  init(_ policy: AdmissionPolicy, _ methods: [MethodDescriptor], _ limits: RPCServer.Limits, on loop: NIOLoop) {
    self.loop = loop
    mostHeld = policy.settings.hardLimit
    // The last tenth of a connection's streams is there for calls that are taken.
    mostHeldPerConnection = limits.streamsPerConnection * 9 / 10
    pace = RefusalPace(policy.settings.refusals)
    priorities = policy.priorities.only(methods)
    admission = Admission(policy.settings)
    waiting = CallBacklog(limit: policy.settings.hardLimit)
    observer = policy.observer
  }

  // MARK: - At the header block

  func refuses(_ call: IncomingCall, of calls: any WaitingRoom) -> Bool {
    if admission.takesAny() { return false }
    guard let method = call.asked, let own = priorities.own(method) else { return false }
    var priority = own
    if own < .cluster, let given = call.metadata[MetadataKey.priority] {
      priority = priorities.raised(own, inherited: given, isForPerson: call.metadata[MetadataKey.user] != nil)
    }
    let now = loop.now
    guard !admission.accepts(priority, at: now) else { return false }
    endTurnLater()
    tell(HeldRefusal(stream: call.id, calls: calls, priority: priority), at: now)
    return true
  }

  // MARK: - Refusals

  private var heldCount: Int { held.count - firstHeld }

  /// Tells a caller that it was turned away, when its turn comes.
  private func tell(_ refusal: HeldRefusal, at now: Instant) {
    let mayWait = heldCount < mostHeld && refusal.calls.heldRefusals < mostHeldPerConnection
    guard mayWait, heldCount > 0 || pace.due(held: 1, at: now) == 0 else { return tellNow(refusal, at: now) }
    held.append(refusal)
    refusal.calls.heldRefusals += 1
  }

  private func tellNow(_ refusal: HeldRefusal, at now: Instant) {
    refusal.calls.turnAway(refusal.stream, answer(refusal.priority, at: now))
  }

  private func tellSome(at now: Instant) {
    for _ in 0..<pace.due(held: heldCount, at: now) {
      let refusal = held[firstHeld]
      firstHeld += 1
      refusal.calls.heldRefusals -= 1
      tellNow(refusal, at: now)
    }
    if firstHeld > held.count / 2 {
      held.removeFirst(firstHeld)
      firstHeld = 0
    }
    guard heldCount > 0, !isTellingDue else { return }
    isTellingDue = true
    loop.eventLoop.assumeIsolated().scheduleTask(in: Self.tellEvery) {
      self.isTellingDue = false
      self.endTurnLater()
    }
  }

  // MARK: - Handlers

  /// Whether a call's handler may start now; if not, it is started when its turn comes, or turned away.
  func takes(_ call: IncomingCall, of calls: any WaitingRoom) -> Bool {
    arrived()
    if waiting.isEmpty, hasTime() { return true }
    wait(call, calls)
    return false
  }

  /// A call that was taken is here whole.
  func arrived() { admission.arrived() }

  /// Whether handlers of this turn may go on; looks at the clock now and then.
  private func hasTime() -> Bool {
    guard var turn else {
      self.turn = Turn(began: loop.now, started: 1)
      endTurnLater()
      return true
    }
    guard !turn.isOver else { return false }
    turn.started += 1
    if turn.started % Self.startsPerLook == 0 { turn.isOver = turn.began.duration(to: loop.now) >= Self.slice }
    self.turn = turn
    return true
  }

  private func wait(_ call: IncomingCall, _ calls: any WaitingRoom) {
    endTurnLater()
    let now = loop.now
    let priority = priorities.priority(of: call.method, call.metadata)
    admission.waits(priority)
    let waiter = WaitingCall(call: call, calls: calls, arrived: arrival(at: now))
    guard let (evicted, its) = waiting.append(waiter, priority) else { return }
    shed(evicted, its, at: now)
  }

  private func shed(_ waiter: WaitingCall, _ priority: CallPriority, at now: Instant) {
    admission.note(shed: priority, at: now)
    waiter.calls.drop(waiter.call)
    tell(HeldRefusal(stream: waiter.call.id, calls: waiter.calls, priority: priority), at: now)
  }

  private func answer(_ priority: CallPriority, at now: Instant) -> ShedAnswer {
    .after(admission.pause(at: now), turn: admission.shed[priority.rawValue])
  }

  /// When bytes that are read now became readable: at any time since the loop looked at its sockets before.
  private func arrival(at now: Instant) -> Instant {
    var looked = turn?.began ?? now
    if let lastTurn, lastTurn.ended.duration(to: looked) < Self.sleepless { looked = lastTurn.began }
    return now.advanced(by: .zero - min(looked.duration(to: now), Self.longestTurn) / 2)
  }

  /// A handler has not ended where it started.
  func suspended(_ method: MethodDescriptor) -> Visit? {
    guard method.kind == .unary else { return nil }
    admission.began()
    return Visit(method: method, began: loop.now)
  }

  func ended(_ visit: Visit, isCancelled: Bool) {
    let now = loop.now
    admission.ended(visit.method, after: isCancelled ? nil : visit.began.duration(to: now), at: now)
  }

  /// Notes in a call's metadata what the calls made for it inherit.
  func mark(_ call: IncomingCall) { priorities.mark(&call.metadata, of: call.method) }

  // MARK: - Turns

  private func endTurnLater() {
    guard !isTurnEndDue else { return }
    isTurnEndDue = true
    loop.atTurnEnd(self)
  }

  @exclusivity(unchecked) private var isTurnEndDue = false

  func turnEnded() {
    isTurnEndDue = false
    if admission.isBusy || !waiting.isEmpty, !isSliceDue { runSlice() }
    let now = loop.now
    if heldCount > 0, !isTellingDue { tellSome(at: now) }
    if let turn { lastTurn = (turn.began, now) }
    turn = nil
    admission.turnEnded(isEmpty: waiting.isEmpty, waiting: waiting.count(_:))
    report()
  }

  private func runSlice() {
    let began = loop.now
    let oldest = waiting.heads.map { $0.arrived.duration(to: began) }.max() ?? .zero
    admission.sliceBegan(oldest: oldest, at: began)
    var started = 0
    while let (next, priority) = waiting.popFirst() {
      guard serve(next, priority, at: began) else { continue }
      started += 1
      if began.duration(to: loop.now) >= Self.slice { break }
    }
    admission.sliceEnded(started: started, waiting: waiting.count, at: loop.now)
    guard !waiting.isEmpty else { return }
    isSliceDue = true
    // A task that is due at once would run before the sockets are looked at.
    loop.eventLoop.assumeIsolated().scheduleTask(in: Self.lookAround) {
      self.isSliceDue = false
      self.endTurnLater()
    }
  }

  /// Whether the handler has started.
  private func serve(_ next: WaitingCall, _ priority: CallPriority, at now: Instant) -> Bool {
    guard next.calls.isOpen(next.call) else {
      next.calls.drop(next.call)
      return false
    }
    guard !admission.isTooOld(priority, waited: next.arrived.duration(to: now)) else {
      shed(next, priority, at: now)
      return false
    }
    next.calls.start(next.call)
    return true
  }

  // MARK: - What is told

  private func report() {
    guard let observer, admission.shed != reported else { return }
    for priority in CallPriority.allCases {
      let count = admission.shed[priority.rawValue] - reported[priority.rawValue]
      if count > 0 { observer.shed(count, priority) }
    }
    reported = admission.shed
  }

  /// What stands here now.
  func snapshot() async -> AdmissionSnapshot {
    let answer = PendingAnswer<AdmissionSnapshot>()
    let outcome = await answer.wait {
      loop.execute {
        let shed = CallPriority.allCases.map { ($0, self.admission.shed[$0.rawValue]) }
        answer.settle(
          .success(
            AdmissionSnapshot(
              limit: self.admission.limit, running: self.admission.running, waiting: self.waiting.count,
              isBusy: self.admission.isBusy, shed: Dictionary(uniqueKeysWithValues: shed))))
      }
    }
    // It fails when the asking task is cancelled: then nobody reads it.
    guard case .success(let found) = outcome else { return AdmissionSnapshot() }
    return found
  }

  /// What handlers get before the sockets get their turn.
  private static let slice: Duration = .milliseconds(2)
  private static let startsPerLook = 4
  /// Longer than the scheduler of the loop needs to see that it is not due yet.
  private static let lookAround = TimeAmount.microseconds(20)
  private static let tellEvery = TimeAmount.milliseconds(20)
  /// Less between two turns, and the loop has not slept.
  private static let sleepless: Duration = .microseconds(100)
  /// A turn that took longer was not the calls' doing: the process stood still.
  private static let longestTurn: Duration = .milliseconds(50)
}

/// The calls of a connection, as the desk sees them.
protocol WaitingRoom: AnyObject {
  /// Its calls that wait to be told that they were turned away; the desk counts them.
  var heldRefusals: Int { get set }
  /// Tells a caller that it was turned away.
  func turnAway(_ stream: Int32, _ answer: ShedAnswer)
  func isOpen(_ call: IncomingCall) -> Bool
  func start(_ call: IncomingCall)
  /// A call that has waited gets no handler.
  func drop(_ call: IncomingCall)
}
