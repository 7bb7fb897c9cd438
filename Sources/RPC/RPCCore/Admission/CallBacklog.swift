/// Calls that wait for their turn on a loop: the highest priority first, within one the oldest first.
///
/// Bounded: a call that finds it full takes the place of the youngest one of the lowest priority below
/// its own, or is turned away.
///
/// Inlinable: a call that waits while too many come should not pay for types that are looked up at run time.
public struct CallBacklog<Call> {
  @usableFromInline struct Line {
    @usableFromInline var calls: [Call?] = []
    @usableFromInline var first = 0

    @usableFromInline init() {}

    @inlinable var count: Int { calls.count - first }
  }
  @usableFromInline var lines = [Line](repeating: Line(), count: CallPriority.allCases.count)
  @usableFromInline let limit: Int
  @usableFromInline var total = 0

  /// Holds `limit` calls.
  public init(limit: Int) { self.limit = limit }

  @inlinable public var count: Int { total }
  @inlinable public var isEmpty: Bool { total == 0 }

  /// Adds a call; returns the one that has no room, which may be itself.
  @inlinable public mutating func append(_ call: Call, _ priority: CallPriority) -> (call: Call, priority: CallPriority)? {
    var evicted: (Call, CallPriority)?
    if total >= limit {
      guard let lowest = CallPriority.allCases.first(where: { lines[$0.rawValue].count > 0 }), lowest < priority,
        let youngest = lines[lowest.rawValue].calls.removeLast()
      else { return (call, priority) }
      evicted = (youngest, lowest)
      total -= 1
    }
    lines[priority.rawValue].calls.append(call)
    total += 1
    return evicted
  }

  /// Takes the call whose turn it is.
  @inlinable public mutating func popFirst() -> (call: Call, priority: CallPriority)? {
    guard total > 0 else { return nil }
    for priority in CallPriority.allCases.reversed() {
      let index = priority.rawValue
      let first = lines[index].first
      guard lines[index].count > 0, let call = lines[index].calls[first] else { continue }
      lines[index].calls[first] = nil
      lines[index].first += 1
      total -= 1
      if lines[index].count == 0 {
        lines[index].calls.removeAll(keepingCapacity: true)
        lines[index].first = 0
      } else if first > Self.compactFrom, first > lines[index].calls.count / 2 {
        lines[index].calls.removeFirst(first + 1)
        lines[index].first = 0
      }
      return (call, priority)
    }
    return nil
  }

  @inlinable public func count(_ priority: CallPriority) -> Int { lines[priority.rawValue].count }

  /// The call of each priority that waits longest.
  @inlinable public var heads: [Call] {
    lines.compactMap { line in line.count > 0 ? line.calls[line.first] : nil }
  }

  @usableFromInline static var compactFrom: Int { 256 }
}
