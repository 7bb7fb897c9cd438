internal import Base

/// Which call's time is up next: a binary heap that forgets ended calls lazily.
///
/// Most calls end long before their deadline, so an ended call stays in the heap until it comes up
/// or the dead outnumber the living; then the heap is rebuilt. Adding costs O(log n), mostly O(1),
/// since deadlines tend to come in order.
struct DeadlineQueue {
  private var heap: [(at: Instant, id: Int32)] = []

  /// Adds a call. `living` is how many calls are open; `isOpen` tells whether one is.
  mutating func add(_ id: Int32, at deadline: Instant, living: Int, isOpen: (Int32) -> Bool) {
    if heap.count > 2 * living + Self.slack {
      let open = heap.filter { isOpen($0.id) }
      heap.removeAll(keepingCapacity: true)
      for entry in open { push(entry) }
    }
    push((deadline, id))
  }

  /// When to look next; may be for a call that has ended meanwhile.
  var next: Instant? { heap.first?.at }

  /// Removes and returns one call whose time is up.
  mutating func takeExpired(at now: Instant) -> Int32? {
    guard let first = heap.first, first.at <= now else { return nil }
    let last = heap.removeLast()
    if !heap.isEmpty {
      heap[0] = last
      sink()
    }
    return first.id
  }

  private mutating func push(_ entry: (at: Instant, id: Int32)) {
    heap.append(entry)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child].at < heap[parent].at else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func sink() {
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if heap[child].at < heap[least].at { least = child }
      }
      guard least != parent else { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }

  private static let slack = 64
}
