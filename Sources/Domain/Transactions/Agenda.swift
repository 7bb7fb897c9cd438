public import Base

/// Who may be called when: calls queue up per service, so that a service which does not answer
/// holds up nobody else's, and so that neither one service nor all together have more calls in
/// flight than their bounds. Timers wait beside them, earliest first.
///
/// O(log timers) to wait, O(1) to queue; taking costs what is taken plus the number of services.
public struct Agenda: Sendable {
  /// One branch to tell.
  public struct Call: Sendable, Hashable {
    public let xid: String
    public let branch: Int
    public let service: String
    public let phase: GlobalTransaction.Phase

    public init(xid: String, branch: Int, service: String, phase: GlobalTransaction.Phase) {
      self.xid = xid
      self.branch = branch
      self.service = service
      self.phase = phase
    }
  }

  private struct Lane: Sendable {
    var waiting: [Call] = []
    var head = 0
    var inFlight = 0

    var hasWork: Bool { head < waiting.count }

    mutating func next() -> Call {
      let call = waiting[head]
      head += 1
      if head > 1024, head * 2 > waiting.count {
        waiting.removeFirst(head)
        head = 0
      }
      return call
    }
  }

  private struct Timer: Sendable {
    let at: Instant
    let order: UInt64
    let xid: String

    func precedes(_ other: Timer) -> Bool { at != other.at ? at < other.at : order < other.order }
  }

  private let perService: Int
  private let total: Int
  private var lanes: [String: Lane] = [:]
  /// Names in order of first use: the turn goes round, so that a busy lane starves no other.
  private var names: [String] = []
  private var turn = 0
  private var timers: [Timer] = []
  private var timerCount: UInt64 = 0
  public private(set) var inFlight = 0

  /// - Parameters:
  ///   - perService: calls one service may have in flight.
  ///   - total: calls all of them may have.
  public init(perService: Int, total: Int) {
    precondition(perService >= 1 && total >= 1, "an agenda lets something through")
    self.perService = perService
    self.total = total
  }

  /// When the next timer is due.
  public var nextTimer: Instant? { timers.first?.at }

  public mutating func queue(_ call: Call) {
    if lanes[call.service] == nil { names.append(call.service) }
    lanes[call.service, default: Lane()].waiting.append(call)
  }

  /// The calls that may leave now; they are in flight until `returned`.
  public mutating func take() -> [Call] {
    var taken: [Call] = []
    var idle = 0
    while inFlight < total, !names.isEmpty, idle < names.count {
      let name = names[turn % names.count]
      turn = (turn + 1) % names.count
      if let lane = lanes[name], lane.hasWork, lane.inFlight < perService {
        lanes[name, default: Lane()].inFlight += 1
        taken.append(lanes[name, default: Lane()].next())
        inFlight += 1
        idle = 0
      } else {
        idle += 1
      }
    }
    return taken
  }

  /// A call that was taken has come back.
  public mutating func returned(_ service: String) {
    precondition(inFlight > 0 && lanes[service]?.inFlight ?? 0 > 0, "only what left comes back")
    lanes[service]?.inFlight -= 1
    inFlight -= 1
  }

  // MARK: - Timers

  public mutating func wake(_ xid: String, at instant: Instant) {
    timerCount += 1
    timers.append(Timer(at: instant, order: timerCount, xid: xid))
    var child = timers.count - 1
    while child > 0, timers[child].precedes(timers[(child - 1) / 2]) {
      timers.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// The transactions whose timers have come; they are not cancelled early, ask each what is due.
  public mutating func due(at now: Instant) -> [String] {
    var due: [String] = []
    while let first = timers.first, first.at <= now {
      due.append(first.xid)
      removeFirstTimer()
    }
    return due
  }

  private mutating func removeFirstTimer() {
    timers.swapAt(0, timers.count - 1)
    timers.removeLast()
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < timers.count && timers[child].precedes(timers[least]) {
        least = child
      }
      guard least != parent else { return }
      timers.swapAt(parent, least)
      parent = least
    }
  }
}
