import Base

/// Best available seats, relaxed step by step:
/// 1. side by side, leaving no single free seat alone;
/// 2. side by side;
/// 3. in as few groups as possible, without somebody sitting alone where that can be avoided.
///
/// Among equals the place nearest to the middle of the front row wins. A block of seats whose
/// longest free run is too short is passed over at the price of one comparison, and the search ends
/// at the first that lies further back than the best so far: O(blocks of the type) per group.
extension Segment {
  /// `count` free seats of `type`, or `nil` when there are fewer.
  func bestSeats(_ count: Int, of type: Int) -> [Int]? {
    guard counts[type].seatsFree >= count else { return nil }
    if let seats = group(of: count, type, sparing: []) { return Array(seats) }
    var found: [Int] = []
    var largest = count - 1
    while found.count < count {
      guard let seats = nextGroup(count - found.count, type, sparing: found, largest: &largest) else {
        return nil
      }
      found += seats
    }
    return found
  }

  /// The next group when not all can sit together: the largest there is, but rather one fewer than
  /// leaving one person alone. `largest` remembers what has been looked for in vain.
  private func nextGroup(
    _ rest: Int, _ type: Int, sparing taken: [Int], largest: inout Int
  ) -> Range<Int>? {
    var size = min(rest, largest)
    while size > 0 {
      if size > 2, rest - size == 1, let seats = group(of: size - 1, type, sparing: taken) { return seats }
      if let seats = group(of: size, type, sparing: taken) { return seats }
      size -= 1
      largest = size
    }
    return nil
  }

  private func group(of count: Int, _ type: Int, sparing taken: [Int]) -> Range<Int>? {
    group(of: count, type, sparing: taken, orphans: false)
      ?? group(of: count, type, sparing: taken, orphans: true)
  }

  /// The best `count` seats side by side that avoid `taken`.
  private func group(of count: Int, _ type: Int, sparing taken: [Int], orphans: Bool) -> Range<Int>? {
    guard let layout else { return nil }
    var best: Range<Int>?
    var bestCost = Int.max
    for index in layout.blocksOfType[type] where freeRuns[index].longest >= count {
      let block = layout.blocks[index]
      let depthCost = Self.depthCost(block)
      guard depthCost < bestCost else { break }
      for run in runs(index, sparing: taken) where run.count >= count {
        guard let start = Self.bestStart(count, in: run, block, orphans: orphans) else { continue }
        let offset = 2 * start + count - 1 - block.doubledCentre
        let cost = depthCost + offset * offset
        if cost < bestCost { (best, bestCost) = (start..<start + count, cost) }
      }
    }
    return best
  }

  /// Squared distance from the front row, in half seats: rows are about one and a half seats apart.
  private static func depthCost(_ block: Layout.Block) -> Int { 9 * block.depth * block.depth }

  /// The start nearest to the row's middle; without `orphans` no run of exactly one stays free.
  private static func bestStart(
    _ count: Int, in run: Range<Int>, _ block: Layout.Block, orphans: Bool
  ) -> Int? {
    let last = run.upperBound - count
    let ideal = min(max((block.doubledCentre - count + 1) / 2, run.lowerBound), last)
    if orphans { return ideal }
    return [ideal, ideal - 1, ideal + 1, ideal - 2, ideal + 2].first { start in
      guard (run.lowerBound...last).contains(start) else { return false }
      return start - run.lowerBound != 1 && last - start != 1
    }
  }

  private func runs(_ block: Int, sparing taken: [Int]) -> [Range<Int>] {
    guard let layout, !taken.isEmpty else { return freeRuns[block].runs }
    return FreeRuns(in: layout.blocks[block].seats) { seat in
      holderOfSeat[seat] < 0 && !taken.contains(seat)
    }.runs
  }
}

/// Where a block has free seats side by side.
struct FreeRuns: Sendable, Hashable {
  let runs: [Range<Int>]
  let longest: Int

  init(runs: [Range<Int>]) {
    self.runs = runs
    longest = runs.lazy.map(\.count).max() ?? 0
  }

  init(in seats: Range<Int>, where isFree: (Int) -> Bool) {
    var runs: [Range<Int>] = []
    var start = seats.lowerBound
    for seat in seats where !isFree(seat) {
      if seat > start { runs.append(start..<seat) }
      start = seat + 1
    }
    if seats.upperBound > start { runs.append(start..<seats.upperBound) }
    self.init(runs: runs)
  }
}
