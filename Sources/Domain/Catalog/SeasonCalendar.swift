public import Base
import JSON

/// A season's matches, from openfootball's public JSON: `matches` at the top, or in `rounds`;
/// teams as texts or as objects with a `name`; times `15:00` or `15:00 UTC+2`.
public struct SeasonCalendar: Sendable, Hashable {
  public let name: String
  public let matches: [Match]

  public struct Match: Sendable, Hashable {
    /// `Matchday 3`; may be empty.
    public let round: String
    public let home: String
    public let away: String
    public let startsAt: WallTime

    /// `Home – Away`.
    public var title: String { "\(home) – \(away)" }
  }

  /// Used for matches without a time: the customary hour.
  static let customaryTime = "15:00"

  /// Reads a calendar whose times are local to `offsetMinutes` east of UTC, unless they say so
  /// themselves.
  public init(json: [UInt8], offsetMinutes: Int) throws(CatalogRefusal) {
    guard (-1080...1080).contains(offsetMinutes) else { throw .invalidOffset }
    let root: JSONValue
    do throws(JSONError) { root = try JSONValue(parsing: json) } catch {
      throw .invalidCalendar(path: "$", problem: "\(error.problem) at byte \(error.offset)")
    }
    do throws(JSONNode.Problem) {
      let root = JSONNode(root: root)
      name = try root.required("name").nonEmptyText()
      matches = try Self.matches(root, offsetMinutes)
      guard !matches.isEmpty else { throw root.problem("no match in it") }
    } catch {
      throw .invalidCalendar(path: error.path, problem: error.text)
    }
  }

  private static func matches(_ root: JSONNode, _ offset: Int) throws(JSONNode.Problem) -> [Match] {
    var result: [Match] = []
    if let rounds = root.optional("rounds") {
      for round in try rounds.elements(limit: CatalogLimits.matches) {
        let name = try round.optional("name")?.text() ?? ""
        for node in try round.required("matches").elements(limit: CatalogLimits.matches) {
          result.append(try match(node, round: name, offset))
        }
      }
      guard result.count <= CatalogLimits.matches else {
        throw rounds.problem("more than \(CatalogLimits.matches) matches")
      }
      return result
    }
    for node in try root.required("matches").elements(limit: CatalogLimits.matches) {
      result.append(try match(node, round: "", offset))
    }
    return result
  }

  private static func match(
    _ node: JSONNode, round: String, _ offset: Int
  ) throws(JSONNode.Problem) -> Match {
    let home = try team(node.required("team1"))
    let away = try team(node.required("team2"))
    guard home != away else { throw try node.required("team2").problem("\(away) would play against itself") }
    return Match(
      round: try (node.optional("round") ?? node.optional("matchday"))?.text() ?? round, home: home, away: away,
      startsAt: try startsAt(node, offset))
  }

  private static func team(_ node: JSONNode) throws(JSONNode.Problem) -> String {
    guard case .object = node.value else { return try node.nonEmptyText() }
    return try node.required("name").nonEmptyText()
  }

  private static func startsAt(_ node: JSONNode, _ offset: Int) throws(JSONNode.Problem) -> WallTime {
    let date = try node.required("date")
    let day = try date.text()
    guard CivilTime("\(day) 00:00:00") != nil else { throw date.problem("a day like 2026-08-15 is needed") }
    let time = node.optional("time")
    let words = (try time?.text() ?? customaryTime).split(separator: " ")
    var zone = offset
    if words.count == 2, let own = zoneMinutes(words[1]) { zone = own }
    let isPlain = words.count == 1 || words.count == 2 && zoneMinutes(words[1]) != nil
    guard isPlain, let civil = CivilTime("\(day) \(words[0].count == 4 ? "0" : "")\(words[0]):00") else {
      throw (time ?? date).problem("a time like 15:00 or 15:00 UTC+2 is needed")
    }
    return civil.wallTime(offsetMinutes: zone)
  }

  /// `UTC`, `UTC+2`, `UTC-3:30`.
  private static func zoneMinutes(_ text: Substring) -> Int? {
    guard text.hasPrefix("UTC") else { return nil }
    let rest = text.dropFirst(3)
    guard let sign = rest.first else { return 0 }
    guard sign == "+" || sign == "-" else { return nil }
    let parts = rest.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let hours = Int(parts[0]), (0...18).contains(hours),
      let minutes = parts.count == 1 ? 0 : Int(parts[1]), (0..<60).contains(minutes)
    else { return nil }
    return (sign == "-" ? -1 : 1) * (hours * 60 + minutes)
  }
}
