import Base
import Catalog

/// Seating plans that were read lately, ready to use; the one that was asked for longest ago goes
/// when the shelf is full.
struct PlanShelf: Sendable {
  /// Places of all plans together, about 200 bytes each.
  let capacity: Int

  /// Longest ago first.
  private var plans: [(venue: Identifier, plan: SeatingPlan)] = []
  private var places = 0

  /// 300,000 places are 60 MB at most.
  init(capacity: Int = 300_000) { self.capacity = capacity }

  var count: Int { plans.count }

  mutating func plan(_ venue: Identifier) -> SeatingPlan? {
    guard let index = plans.firstIndex(where: { $0.venue == venue }) else { return nil }
    let found = plans.remove(at: index)
    plans.append(found)
    return found.plan
  }

  /// Keeps `plan`; one that fills the shelf alone stands there alone.
  mutating func put(_ plan: SeatingPlan, of venue: Identifier) {
    guard !plans.contains(where: { $0.venue == venue }) else { return }
    plans.append((venue, plan))
    places += Self.weight(plan)
    while places > capacity, plans.count > 1 {
      places -= Self.weight(plans.removeFirst().plan)
    }
  }

  private static func weight(_ plan: SeatingPlan) -> Int { plan.seatCount + plan.rowCount + 100 }
}
