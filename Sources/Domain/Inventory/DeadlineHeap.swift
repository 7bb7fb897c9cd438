import Base

/// The deadlines of holds, earliest first: a binary heap. O(log n) to add and to take.
///
/// Waits are not removed when a hold ends otherwise; who takes one asks whether it still counts.
struct DeadlineHeap: Sendable {
  struct Wait: Sendable {
    let deadline: WallTime
    let hold: Int
  }
  private var waits: [Wait] = []

  var first: Wait? { waits.first }

  mutating func add(_ deadline: WallTime, hold: Int) {
    waits.append(Wait(deadline: deadline, hold: hold))
    var child = waits.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard precedes(child, parent) else { return }
      waits.swapAt(child, parent)
      child = parent
    }
  }

  mutating func removeFirst() {
    waits.swapAt(0, waits.count - 1)
    waits.removeLast()
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < waits.count && precedes(child, least) {
        least = child
      }
      guard least != parent else { return }
      waits.swapAt(parent, least)
      parent = least
    }
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (waits[a], waits[b])
    return x.deadline != y.deadline ? x.deadline < y.deadline : x.hold < y.hold
  }
}
