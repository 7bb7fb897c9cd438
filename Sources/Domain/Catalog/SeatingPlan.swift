import Base

/// A venue's places: zones of rows of seats, and standing areas.
///
/// Read from pretix's public seating-plan JSON (`seating-plan.schema.json`, version 0.0.1 and the
/// fields its editor adds): positions of zone, row and seat add up, so that curved rows are simply
/// seats with any x and y. An area is a standing area when it has a capacity; pretix's format has
/// none, so it comes beside the plan, or as a `capacity` of ours. All other areas (a stage, a bar)
/// are only drawn.
public struct SeatingPlan: Sendable, Hashable {
  public let name: String
  public let width: Double
  public let height: Double
  /// In the order of the plan; then those that standing areas bring along.
  public let categories: [Category]
  public let zones: [Zone]

  public struct Category: Sendable, Hashable {
    public let name: String
    /// As the plan says it (`#F44336`); empty when it does not.
    public let color: String

    public init(name: String, color: String) {
      self.name = name
      self.color = color
    }
  }

  public struct Zone: Sendable, Hashable {
    public let id: String
    public let name: String
    public let rows: [Row]
    public let areas: [Area]
  }

  public struct Row: Sendable, Hashable {
    public let label: String
    /// In the order of the plan: neighbours here are neighbours in the hall, but for aisles.
    public let seats: [Seat]
    /// Indexes of seats after which there is an aisle.
    public let aisles: [Int]
  }

  public struct Seat: Sendable, Hashable {
    /// The plan's `seat_guid`, unique in it.
    public let id: String
    public let number: String
    public let category: String
    /// Absolute, in the plan's units.
    public let x: Double
    public let y: Double
  }

  public struct Area: Sendable, Hashable {
    public let id: String
    public let name: String
    /// Empty for an area that is only drawn.
    public let category: String
    /// How many people stand in it; 0 for an area that is only drawn.
    public let capacity: Int
  }

  init(name: String, width: Double, height: Double, categories: [Category], zones: [Zone]) {
    self.name = name
    self.width = width
    self.height = height
    self.categories = categories
    self.zones = zones
  }
}

extension SeatingPlan {
  public var seatCount: Int { zones.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.seats.count } } }
  public var rowCount: Int { zones.reduce(0) { $0 + $1.rows.count } }
  public var areaCount: Int { zones.reduce(0) { $0 + $1.areas.count { $0.capacity > 0 } } }
  /// Numbered seats plus the capacity of all standing areas.
  public var capacity: Int { seatCount + zones.reduce(0) { $0 + $1.areas.reduce(0) { $0 + $1.capacity } } }

  /// A row of one category only, with the zone it lies in.
  public struct PricedRow: Sendable, Hashable {
    public let zone: String
    public let label: String
    public let seats: [Seat]
    public let aisles: [Int]
  }

  /// The rows of `category`. Seats of another category between two seats part them like an aisle.
  public func rows(of category: String) -> [PricedRow] {
    var result: [PricedRow] = []
    for zone in zones {
      for row in zone.rows {
        let kept = row.seats.indices.filter { row.seats[$0].category == category }
        guard !kept.isEmpty else { continue }
        let aisles = Set(row.aisles)
        let parted = kept.indices.dropLast().filter { kept[$0 + 1] != kept[$0] + 1 || aisles.contains(kept[$0]) }
        result.append(
          PricedRow(zone: zone.name, label: row.label, seats: kept.map { row.seats[$0] }, aisles: Array(parted)))
      }
    }
    return result
  }

  /// How many people stand in the areas of `category`.
  public func standing(in category: String) -> Int {
    zones.reduce(0) { sum, zone in
      zone.areas.reduce(sum) { $1.category == category ? $0 + $1.capacity : $0 }
    }
  }
}
