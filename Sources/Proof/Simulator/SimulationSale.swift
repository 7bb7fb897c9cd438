internal import Base
internal import Catalog
internal import Drill
internal import JSON

/// The organiser's side of a run: venue, event and performances.
struct SimulationSale: Sendable {
  struct Performance: Sendable {
    let id: String
    let seats: [String]
    let seatType: String
    let standingType: String
  }

  static let limitPerBuyer = 4

  let performances: [Performance]

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Puts the performances of `plan` on sale.
  static func open(_ plan: SimulationPlan, _ client: SimulationClient) async throws -> SimulationSale {
    func must(_ path: String, _ body: JSONValue, _ key: String) async throws -> JSONValue {
      let answer = try await client.call("POST", path, body, key: key)
      guard answer.isOK else {
        throw Failure(description: "\(path): \(answer.said) \(String(decoding: answer.body.serialized, as: UTF8.self))")
      }
      return answer.body
    }
    let venue = try await must("/v1/venues", try JSONValue(parsing: seatingPlan(plan.standing)), "venue")
    let now = client.stage.clients.wallNow
    let event = try await must(
      "/v1/events",
      .members(("name", .string("Simulated")), ("startsAt", .string(date(now, days: 9)))), "event")
    guard let venueID = venue["venueId"]?.text, let eventID = event["eventId"]?.text else {
      throw Failure(description: "the catalogue answered without ids")
    }
    var performances: [Performance] = []
    for number in 0..<plan.performances {
      let draft = try await must(
        "/v1/events/\(eventID)/performances",
        .members(
          ("venueId", .string(venueID)), ("name", .string("Night \(number)")),
          ("startsAt", .string(date(now, days: 9 - 4 * number))),
          ("saleStartsAt", .string(date(now, days: -1))), ("saleEndsAt", .string(date(now, days: 2))),
          ("holdSeconds", .number("\(plan.holdSeconds)")),
          ("limitPerBuyer", .number("\(limitPerBuyer)")),
          ("ticketTypes", .array([type("Stalls", 9_900), type("Floor", 5_000)]))), "draft-\(number)")
      guard let id = draft["performanceId"]?.text else { throw Failure(description: "no performance id") }
      let published = try await must("/v1/performances/\(id):publish", .object([]), "publish-\(number)")
      performances.append(try performance(id, published))
    }
    return SimulationSale(performances: performances)
  }

  private static func performance(_ id: String, _ published: JSONValue) throws -> Performance {
    var types: [String: String] = [:]
    for type in published["ticketTypes"]?.items ?? [] {
      if let category = type["category"]?.text { types[category] = type["ticketTypeId"]?.text }
    }
    guard let stalls = types["Stalls"], let floor = types["Floor"] else {
      throw Failure(description: "a performance without its ticket types")
    }
    return Performance(
      id: id, seats: (0..<SimulationPlan.seats).map { "S-\($0)" }, seatType: stalls, standingType: floor)
  }

  private static func type(_ name: String, _ minor: Int) -> JSONValue {
    .members(
      ("name", .string(name)), ("category", .string(name)), ("priceMinor", .string("\(minor)")),
      ("currency", .string("CNY")))
  }

  static func date(_ now: WallTime, days: Int) -> String {
    let hour: Int64 = 3_600_000
    let time = WallTime(milliseconds: now.milliseconds / hour * hour + Int64(days) * 24 * hour)
    return CivilTime(time, offsetMinutes: 0).text.replacing(" ", with: "T") + "Z"
  }

  /// Two rows of four seats and a floor.
  static func seatingPlan(_ standing: Int) -> [UInt8] {
    let rows = (0..<2).map { row in
      let seats = (0..<4).map { place in
        """
        {"seat_number":"\(place + 1)","seat_guid":"S-\(row * 4 + place)","uuid":"s-\(row)-\(place)",\
        "position":{"x":\(20 * place),"y":0},"category":"Stalls"}
        """
      }
      return """
        {"row_number":"\(row)","row_number_position":"both","position":{"x":0,"y":\(30 * row)},\
        "uuid":"row-\(row)","seats":[\(seats.joined(separator: ","))]}
        """
    }
    return [UInt8](
      """
      {"name":"Club","size":{"width":200,"height":200},
       "categories":[{"name":"Stalls","color":"#111111"},{"name":"Floor","color":"#333333"}],
       "zones":[{"name":"House","zone_id":"house","position":{"x":0,"y":0},"rows":[\(rows.joined(separator: ","))],
       "areas":[{"uuid":"floor","shape":"rectangle","position":{"x":0,"y":100},"rectangle":{"width":90,"height":90},
       "category":"Floor","capacity":\(standing),"text":{"text":"Floor","position":{"x":45,"y":45}}}]}]}
      """.utf8)
  }
}
