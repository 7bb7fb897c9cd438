public import Base

/// One place, with everything a buyer is told about it.
public struct Place: Sendable, Hashable {
  /// Empty for a general admission place.
  public let seat: String
  public let label: String
  public let ticketType: String
  public let price: Money
}

/// What a buyer was answered when the hold was placed.
public struct HoldAnswer: Sendable, Hashable {
  public let order: Identifier
  public let places: [Place]
  public let expiresAt: WallTime
  public let amount: Money
}

/// Places of one ticket type: free + held + sold = capacity.
public struct TypeAvailability: Sendable, Hashable {
  public let ticketType: String
  public let capacity: Int
  public let free: Int
  public let held: Int
  public let sold: Int
}

extension Segment {
  /// The first answer of an order, whatever became of it; `nil` for an unknown order.
  public func answer(to order: Identifier) -> HoldAnswer? {
    guard let index = holdByOrder[order], let stock else { return nil }
    let hold = holds[index]
    let places = places(hold.asked)
    let amount = places.reduce(Money.zero(stock.types[0].price.currency)) { $0 + $1.price }
    return HoldAnswer(order: order, places: places, expiresAt: hold.expiresAt, amount: amount)
  }

  /// Places by name instead of by number.
  public func places(_ set: PlaceSet) -> [Place] {
    guard let stock, let layout else { return [] }
    if let general = set.general {
      let type = stock.types[general.type]
      let place = Place(seat: "", label: type.name, ticketType: type.id, price: type.price)
      return Array(repeating: place, count: general.count)
    }
    return set.seats.map { seat in
      let type = stock.types[layout.typeOfSeat[seat]]
      return Place(
        seat: layout.ids[seat], label: layout.labels[seat], ticketType: type.id, price: type.price)
    }
  }

  /// O(ticket types).
  public var availability: [TypeAvailability] {
    guard let stock else { return [] }
    return zip(stock.types, counts).map { type, count in
      TypeAvailability(
        ticketType: type.id, capacity: count.capacity, free: count.free, held: count.held,
        sold: count.sold)
    }
  }

  /// The numbered seats that are not free. O(seats): for a cache, not for every call.
  public var takenSeats: (held: [String], sold: [String]) {
    guard let layout else { return ([], []) }
    var result: (held: [String], sold: [String]) = ([], [])
    for (seat, holder) in holderOfSeat.enumerated() where holder >= 0 {
      switch holds[Int(holder)].state {
      case .sold, .returning: result.sold.append(layout.ids[seat])
      default: result.held.append(layout.ids[seat])
      }
    }
    return result
  }
}
