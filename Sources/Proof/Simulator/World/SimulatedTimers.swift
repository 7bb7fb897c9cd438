internal import Base

/// A timer of a simulated loop that has not fired yet.
///
/// SAFETY: touched on the world's one thread only.
final class SimulatedTimer: ScheduledJob, @unchecked Sendable {
  let due: Instant
  let number: Int
  let loop: SimulatedLoop
  private var job: (@Sendable () -> Void)?

  init(due: Instant, number: Int, loop: SimulatedLoop, job: @escaping @Sendable () -> Void) {
    self.due = due
    self.number = number
    self.loop = loop
    self.job = job
  }

  func cancel() { job = nil }

  /// The job, once; nil when it was cancelled.
  func take() -> (@Sendable () -> Void)? {
    defer { job = nil }
    return job
  }

  func isBefore(_ other: SimulatedTimer) -> Bool {
    due != other.due ? due < other.due : number < other.number
  }
}

/// Timers by due time, those of one time in the order they were set.
struct SimulatedTimers {
  private var heap: [SimulatedTimer] = []
  private var count = 0

  mutating func add(_ due: Instant, _ loop: SimulatedLoop, _ job: @escaping @Sendable () -> Void) -> SimulatedTimer {
    count += 1
    let timer = SimulatedTimer(due: due, number: count, loop: loop, job: job)
    heap.append(timer)
    var child = heap.count - 1
    while child > 0, heap[child].isBefore(heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
    return timer
  }

  /// The next timer that still counts, and what it does.
  mutating func pop() -> (timer: SimulatedTimer, job: @Sendable () -> Void)? {
    while let first = heap.first {
      removeFirst()
      if let job = first.take() { return (first, job) }
    }
    return nil
  }

  private mutating func removeFirst() {
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child].isBefore(heap[least]) {
        least = child
      }
      if least == parent { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
