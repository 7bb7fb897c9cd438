import Base
import JSON

extension SeatingPlan {
  /// Reads a plan. Unknown members are passed over; what is wrong is named with its path.
  /// - Parameter areaCapacities: how many people standing areas take, by `uuid` or text.
  public init(json: [UInt8], areaCapacities: [String: Int] = [:]) throws(CatalogRefusal) {
    let root: JSONValue
    do throws(JSONError) { root = try JSONValue(parsing: json) } catch {
      throw .invalidPlan(path: "$", problem: "\(error.problem) at byte \(error.offset)")
    }
    var reader = PlanReader(areaCapacities: areaCapacities)
    do throws(JSONNode.Problem) { self = try reader.plan(JSONNode(root: root)) } catch {
      throw .invalidPlan(path: error.path, problem: error.text)
    }
    if let unused = reader.unusedAreas.first {
      throw .invalidAreaCapacity("the plan has no area \(unused)")
    }
  }

  /// Reads `NAME:COUNT` pairs; the last colon parts them.
  public static func areaCapacities(_ texts: [String]) throws(CatalogRefusal) -> [String: Int] {
    var result: [String: Int] = [:]
    for text in texts {
      guard let colon = text.lastIndex(of: ":"), colon > text.startIndex,
        let count = Int(text[text.index(after: colon)...]), (1...CatalogLimits.places).contains(count)
      else { throw .invalidAreaCapacity("\(text) is not NAME:COUNT") }
      let name = String(text[..<colon])
      guard result.updateValue(count, forKey: name) == nil else {
        throw .invalidAreaCapacity("\(name) is given twice")
      }
    }
    return result
  }
}

/// One walk over a plan; remembers what must be unique.
private struct PlanReader {
  let areaCapacities: [String: Int]
  private var usedAreas: Set<String> = []
  private var categories: [SeatingPlan.Category] = []
  private var categoryNames: Set<String> = []
  private var seatPaths: [String: String] = [:]
  private var places = 0
  private var rows = 0

  init(areaCapacities: [String: Int]) { self.areaCapacities = areaCapacities }

  var unusedAreas: [String] { areaCapacities.keys.filter { !usedAreas.contains($0) }.sorted() }

  mutating func plan(_ root: JSONNode) throws(JSONNode.Problem) -> SeatingPlan {
    let name = try root.required("name").nonEmptyText()
    for node in try root.required("categories").elements(limit: CatalogLimits.categories) {
      try category(node)
    }
    var zones: [SeatingPlan.Zone] = []
    for (index, node) in try root.required("zones").elements(limit: CatalogLimits.zones).enumerated() {
      zones.append(try zone(node, index))
    }
    guard places > 0 else {
      throw try root.required("zones").problem("no seat and no standing area with a capacity")
    }
    let size = root.optional("size")
    return SeatingPlan(
      name: name, width: try length(size?.optional("width")), height: try length(size?.optional("height")),
      categories: categories, zones: zones)
  }

  private func length(_ node: JSONNode?) throws(JSONNode.Problem) -> Double {
    guard let node else { return 0 }
    let length = try node.number()
    guard length >= 0 else { throw node.problem("must not be negative") }
    return length
  }

  private mutating func category(_ node: JSONNode) throws(JSONNode.Problem) {
    let name = try node.required("name")
    let text = try name.nonEmptyText()
    guard categoryNames.insert(text).inserted else { throw name.problem("the category \(text) is there twice") }
    categories.append(.init(name: text, color: try node.optional("color")?.text() ?? ""))
  }

  private mutating func zone(_ node: JSONNode, _ index: Int) throws(JSONNode.Problem) -> SeatingPlan.Zone {
    let origin = try position(node, from: (0, 0))
    let name = try node.optional("name")?.text() ?? ""
    let id = try (node.optional("zone_id") ?? node.optional("uuid"))?.text() ?? ""
    var rows: [SeatingPlan.Row] = []
    for row in try node.optional("rows")?.elements(limit: CatalogLimits.rows) ?? [] {
      rows.append(try self.row(row, from: origin))
    }
    var areas: [SeatingPlan.Area] = []
    for area in try node.optional("areas")?.elements(limit: CatalogLimits.rows) ?? [] {
      areas.append(try self.area(area))
    }
    return SeatingPlan.Zone(id: id.isEmpty ? "zone-\(index + 1)" : id, name: name, rows: rows, areas: areas)
  }

  private mutating func row(
    _ node: JSONNode, from origin: (x: Double, y: Double)
  ) throws(JSONNode.Problem) -> SeatingPlan.Row {
    rows += 1
    guard rows <= CatalogLimits.rows else { throw node.problem("more than \(CatalogLimits.rows) rows") }
    let start = try position(node, from: origin)
    let number = try node.optional("row_number")?.text() ?? ""
    let label = try node.optional("row_label")?.text() ?? ""
    var seats: [SeatingPlan.Seat] = []
    for seat in try node.required("seats").elements(limit: CatalogLimits.places) {
      seats.append(try self.seat(seat, from: start))
    }
    return SeatingPlan.Row(
      label: label.isEmpty ? number : label.replacing("%s", with: number), seats: seats,
      aisles: Self.aisles(seats))
  }

  private mutating func seat(
    _ node: JSONNode, from origin: (x: Double, y: Double)
  ) throws(JSONNode.Problem) -> SeatingPlan.Seat {
    let guid = try node.required("seat_guid")
    let id = try guid.nonEmptyText()
    if let first = seatPaths.updateValue(guid.path, forKey: id) {
      throw guid.problem("\(id) is there already at \(first)")
    }
    let category = try node.required("category")
    let name = try category.text()
    guard categoryNames.contains(name) else { throw category.problem("the plan has no category \(name)") }
    let (x, y) = try position(node, from: origin)
    try add(1, node)
    return SeatingPlan.Seat(
      id: id, number: try node.required("seat_number").nonEmptyText(), category: name, x: x, y: y)
  }

  private mutating func area(_ node: JSONNode) throws(JSONNode.Problem) -> SeatingPlan.Area {
    let id = try node.optional("uuid")?.text() ?? ""
    let text = try name(ofArea: node)
    let given = [id, text].first { !$0.isEmpty && areaCapacities[$0] != nil }
    if let given { usedAreas.insert(given) }
    let own = node.optional("capacity")
    let ownCount = try own?.count(limit: CatalogLimits.places) ?? 0
    let capacity = given.flatMap { areaCapacities[$0] } ?? ownCount
    let category = try node.optional("category")?.text() ?? ""
    guard capacity > 0 else {
      // With neither a category nor a capacity it is a stage or a bar, which is only drawn.
      guard category.isEmpty, own == nil else {
        let name = [text, id].first { !$0.isEmpty } ?? "NAME"
        throw (own ?? node).problem("a standing area needs a capacity of 1 or more: give areas=\(name):COUNT")
      }
      return SeatingPlan.Area(id: id, name: text, category: "", capacity: 0)
    }
    try add(capacity, node)
    let named = [category, text, id].first { !$0.isEmpty }
    guard let named else { throw node.problem("a standing area needs a category, a text or a uuid") }
    guard named.utf8.count <= CatalogLimits.nameBytes else {
      throw node.problem("names a category longer than \(CatalogLimits.nameBytes) bytes")
    }
    guard category.isEmpty || categoryNames.contains(category) else {
      throw try node.required("category").problem("the plan has no category \(category)")
    }
    if categoryNames.insert(named).inserted {
      categories.append(.init(name: named, color: try node.optional("color")?.text() ?? ""))
    }
    return SeatingPlan.Area(id: id, name: text.isEmpty ? named : text, category: named, capacity: capacity)
  }

  /// The text on an area: a text, or an object that has one.
  private func name(ofArea node: JSONNode) throws(JSONNode.Problem) -> String {
    guard let text = node.optional("text") else { return try node.optional("name")?.text() ?? "" }
    guard case .object = text.value else { return try text.text(maxBytes: CatalogLimits.descriptionBytes) }
    return try text.optional("text")?.text(maxBytes: CatalogLimits.descriptionBytes) ?? ""
  }

  private mutating func add(_ count: Int, _ node: JSONNode) throws(JSONNode.Problem) {
    places += count
    guard places <= CatalogLimits.places else { throw node.problem("more than \(CatalogLimits.places) places") }
  }

  private func position(
    _ node: JSONNode, from origin: (x: Double, y: Double)
  ) throws(JSONNode.Problem) -> (x: Double, y: Double) {
    guard let position = node.optional("position") else { return origin }
    return (origin.x + (try position.required("x").number()), origin.y + (try position.required("y").number()))
  }

  /// An aisle is where two neighbours are more than 1.6 times as far apart as is usual in the row.
  private static func aisles(_ seats: [SeatingPlan.Seat]) -> [Int] {
    let gaps = zip(seats, seats.dropFirst()).map { a, b in
      let (x, y) = (b.x - a.x, b.y - a.y)
      return (x * x + y * y).squareRoot()
    }
    let median = gaps.sorted().dropFirst((gaps.count - 1) / 2).first ?? 0
    guard median > 0 else { return [] }
    return gaps.indices.filter { gaps[$0] > 1.6 * median }
  }
}
