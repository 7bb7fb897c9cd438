internal import Base

/// Timers by due time, those of one time in the order they were set.
struct TimerHeap {
  private struct Entry {
    let due: Instant
    let number: Int

    func isBefore(_ other: Entry) -> Bool { due != other.due ? due < other.due : number < other.number }
  }

  private var heap: [Entry] = []
  private var jobs: [Int: @Sendable () -> Void] = [:]
  private var count = 0

  /// Returns the timer's number.
  mutating func push(_ due: Instant, _ job: @escaping @Sendable () -> Void) -> Int {
    count += 1
    jobs[count] = job
    heap.append(Entry(due: due, number: count))
    var child = heap.count - 1
    while child > 0, heap[child].isBefore(heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
    return count
  }

  /// Forgets a timer; its entry is skipped later and moves no time.
  mutating func remove(_ number: Int) { jobs[number] = nil }

  /// The next timer that still counts.
  mutating func pop() -> (Instant, @Sendable () -> Void)? {
    while let first = heap.first {
      removeFirst()
      if let job = jobs.removeValue(forKey: first.number) { return (first.due, job) }
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
