import JSON

extension SeatingPlan {
  /// The plan in its own format with everything left out that reading does not need: positions are
  /// absolute, capacities stand in their areas. Reading it again gives an equal plan.
  public var compactJSON: [UInt8] {
    var members: [JSONValue.Member] = [.init("name", .string(name))]
    members.append(.init("size", .object([.init("width", number(width)), .init("height", number(height))])))
    members.append(.init("categories", .array(categories.map(Self.json))))
    members.append(.init("zones", .array(zones.map(json))))
    return JSONValue.object(members).serialized
  }

  private static func json(_ category: Category) -> JSONValue {
    .object([.init("name", .string(category.name))] + text("color", category.color))
  }

  private func json(_ zone: Zone) -> JSONValue {
    .object(
      [.init("zone_id", .string(zone.id))] + Self.text("name", zone.name) + [
        .init("rows", .array(zone.rows.map(json))), .init("areas", .array(zone.areas.map(json))),
      ])
  }

  private func json(_ row: Row) -> JSONValue {
    .object(Self.text("row_number", row.label) + [.init("seats", .array(row.seats.map(json)))])
  }

  private func json(_ seat: Seat) -> JSONValue {
    .object([
      .init("seat_guid", .string(seat.id)), .init("seat_number", .string(seat.number)),
      .init("category", .string(seat.category)),
      .init("position", .object([.init("x", number(seat.x)), .init("y", number(seat.y))])),
    ])
  }

  private func json(_ area: Area) -> JSONValue {
    .object(
      Self.text("uuid", area.id) + Self.text("text", area.name) + Self.text("category", area.category)
        + (area.capacity > 0 ? [.init("capacity", .number(String(area.capacity)))] : []))
  }

  private static func text(_ name: String, _ value: String) -> [JSONValue.Member] {
    value.isEmpty ? [] : [.init(name, .string(value))]
  }

  /// The shortest text that reads as the same number; whole ones without their `.0`.
  private func number(_ value: Double) -> JSONValue {
    .number(Int(exactly: value).map(String.init) ?? value.description)
  }
}
