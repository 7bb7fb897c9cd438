/// How a server decides which calls it takes: what they are worth, the bounds, and who hears of it.
public struct AdmissionPolicy: Sendable {
  public var priorities: CallPriorities
  public var settings: Admission.Settings
  public var observer: (any AdmissionObserver)?

  public init(
    _ priorities: CallPriorities = CallPriorities(), settings: Admission.Settings = Admission.Settings(),
    observer: (any AdmissionObserver)? = nil
  ) {
    self.priorities = priorities
    self.settings = settings
    self.observer = observer
  }
}

/// Hears of calls that were turned away, for metrics. Called on the server's loop, at most once per turn and
/// priority.
public protocol AdmissionObserver: Sendable {
  func shed(_ count: Int, _ priority: CallPriority)
}

/// What stands at a server's door at one moment, all loops together.
public struct AdmissionSnapshot: Sendable, Hashable {
  /// Handlers that may run at a time, as learnt from how long they take.
  public var limit = 0
  /// Handlers that have suspended.
  public var running = 0
  /// Calls that wait for their loop.
  public var waiting = 0
  /// Whether calls wait longer than they should.
  public var isBusy = false
  /// Calls turned away so far.
  public var shed: [CallPriority: Int] = [:]

  public init() {}

  public init(limit: Int, running: Int, waiting: Int, isBusy: Bool, shed: [CallPriority: Int]) {
    self.limit = limit
    self.running = running
    self.waiting = waiting
    self.isBusy = isBusy
    self.shed = shed
  }

  /// Another loop's beside this one's.
  public mutating func add(_ other: AdmissionSnapshot) {
    limit += other.limit
    running += other.running
    waiting += other.waiting
    isBusy = isBusy || other.isBusy
    shed.merge(other.shed, uniquingKeysWith: +)
  }
}
