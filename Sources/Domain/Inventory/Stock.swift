public import Base

/// What one segment sells: numbered seats in rows, general admission places, prices and rules.
/// Given once when the segment is opened; never changed.
public struct Stock: Sendable, Hashable {
  public let performance: String
  public let saleStartsAt: WallTime
  /// The first moment at which nobody can hold any more.
  public let saleEndsAt: WallTime
  /// How long an unpaid hold lives, in seconds.
  public let holdSeconds: Int
  /// Places of all types together that one buyer may hold and own.
  public let limitPerBuyer: Int
  public let types: [TicketType]

  public init(
    performance: String, saleStartsAt: WallTime, saleEndsAt: WallTime, holdSeconds: Int,
    limitPerBuyer: Int, types: [TicketType]
  ) {
    self.performance = performance
    self.saleStartsAt = saleStartsAt
    self.saleEndsAt = saleEndsAt
    self.holdSeconds = holdSeconds
    self.limitPerBuyer = limitPerBuyer
    self.types = types
  }

  /// One priced kind of place.
  public struct TicketType: Sendable, Hashable {
    public let id: String
    public let name: String
    public let price: Money
    /// Places of this type that one buyer may hold and own; 0 = only the performance's limit.
    public let limitPerBuyer: Int
    /// From the front to the back of each zone, zone after zone.
    public let rows: [Row]
    /// Places without a number.
    public let generalCapacity: Int

    public init(
      id: String, name: String, price: Money, limitPerBuyer: Int = 0, rows: [Row] = [],
      generalCapacity: Int = 0
    ) {
      self.id = id
      self.name = name
      self.price = price
      self.limitPerBuyer = limitPerBuyer
      self.rows = rows
      self.generalCapacity = generalCapacity
    }

    public var capacity: Int { rows.reduce(generalCapacity) { $0 + $1.seats.count } }
  }

  /// Seats side by side, as they lie in the hall.
  public struct Row: Sendable, Hashable {
    public let zone: String
    public let label: String
    public let seats: [Seat]
    /// Indexes of seats after which there is an aisle, ascending.
    public let aisles: [Int]

    public init(zone: String, label: String, seats: [Seat], aisles: [Int] = []) {
      self.zone = zone
      self.label = label
      self.seats = seats
      self.aisles = aisles
    }
  }

  public struct Seat: Sendable, Hashable {
    /// Unique in the performance.
    public let id: String
    /// What is printed on the ticket.
    public let number: String

    public init(id: String, number: String) {
      self.id = id
      self.number = number
    }
  }

  public var capacity: Int { types.reduce(0) { $0 + $1.capacity } }
}

/// The named limits of a segment.
public enum SegmentLimits {
  /// Places of one performance; the largest stadiums take about 110,000 people.
  public static let places = 200_000
  public static let ticketTypes = 200
  /// Places one hold may take: a coach party. Bounds the work of one decision.
  public static let placesPerHold = 100
  /// A day: longer than any way to pay takes.
  public static let holdSeconds = 86_400
  /// In minor units; with 100 places an amount stays far below 64 bits.
  public static let priceMinor: Int64 = 10_000_000_000
  /// Of one id, label or name, in UTF-8.
  public static let textBytes = 256
}

extension Stock {
  /// What is wrong with it, or `nil`.
  func defect() -> String? {
    if performance.isEmpty { return "the performance has no id" }
    if saleEndsAt <= saleStartsAt { return "the sale ends before it starts" }
    if !(1...SegmentLimits.holdSeconds).contains(holdSeconds) {
      return "a hold lives 1 to \(SegmentLimits.holdSeconds) seconds"
    }
    if !(1...SegmentLimits.places).contains(limitPerBuyer) {
      return "the limit per buyer is 1 to \(SegmentLimits.places)"
    }
    if types.isEmpty || types.count > SegmentLimits.ticketTypes {
      return "1 to \(SegmentLimits.ticketTypes) ticket types are needed"
    }
    if Set(types.map(\.id)).count != types.count { return "two ticket types have one id" }
    if Set(types.map(\.price.currency)).count != 1 { return "all prices need one currency" }
    if let defect = types.lazy.compactMap({ $0.defect() }).first { return defect }
    if !(1...SegmentLimits.places).contains(capacity) {
      return "1 to \(SegmentLimits.places) places are needed"
    }
    var seen: Set<String> = []
    for seat in types.lazy.flatMap(\.rows).flatMap(\.seats) where !seen.insert(seat.id).inserted {
      return "seat \(seat.id) is there twice"
    }
    return nil
  }
}

extension Stock.TicketType {
  fileprivate func defect() -> String? {
    if id.isEmpty || !fits(id) || !fits(name) { return "a ticket type's id or name is empty or too long" }
    if !(0...SegmentLimits.priceMinor).contains(price.minor) { return "the price of \(name) is out of range" }
    if ![limitPerBuyer, generalCapacity].allSatisfy((0...SegmentLimits.places).contains) {
      return "a limit or capacity of \(name) is out of range"
    }
    for row in rows {
      if !fits(row.zone) || !fits(row.label) { return "a row's name is too long" }
      if row.seats.isEmpty { return "row \(row.label) has no seats" }
      if !row.aisles.allSatisfy({ row.seats.indices.contains($0) }) {
        return "row \(row.label) has an aisle beyond its seats"
      }
      if row.seats.contains(where: { $0.id.isEmpty || !fits($0.id) || !fits($0.number) }) {
        return "a seat's id or number in row \(row.label) is empty or too long"
      }
    }
    return nil
  }

  private func fits(_ text: String) -> Bool { text.utf8.count <= SegmentLimits.textBytes }
}
