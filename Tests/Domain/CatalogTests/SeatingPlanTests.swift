import Base
import Catalog
import Testing

@Suite struct SeatingPlanTests {
  static let small = """
    {"name": "Hall", "size": {"width": 300, "height": 200},
     "categories": [{"name": "Front", "color": "#F44336"}, {"name": "Back"}],
     "zones": [{"name": "Stalls", "zone_id": "S", "position": {"x": 10, "y": 20},
       "rows": [{"row_number": "1", "row_label": "Row %s", "position": {"x": 1, "y": 2}, "seats": [
         {"seat_guid": "s1", "seat_number": "1", "position": {"x": 0, "y": 0}, "category": "Front"},
         {"seat_guid": "s2", "seat_number": "2", "position": {"x": 20, "y": 1.5}, "category": "Front"},
         {"seat_guid": "s3", "seat_number": "3", "position": {"x": 40, "y": 0}, "category": "Back"},
         {"seat_guid": "s4", "seat_number": 4, "position": {"x": 80, "y": 0}, "category": "Front"},
         {"seat_guid": "s5", "seat_number": "5", "position": {"x": 100, "y": 0}, "category": "Front"}]}],
       "areas": [
         {"uuid": "a1", "shape": "rectangle", "position": {"x": 0, "y": 0}, "rectangle": {"width": 9, "height": 9},
          "text": {"text": "Standing", "position": {"x": 0, "y": 0}}},
         {"uuid": "a2", "shape": "circle", "circle": {"radius": 4}, "text": "Stage"},
         {"uuid": "a3", "shape": "polygon", "category": "Back", "capacity": 50}]}]}
    """

  func plan(_ edit: (String) -> String = { $0 }, areas: [String: Int] = ["Standing": 300]) throws -> SeatingPlan {
    try SeatingPlan(json: [UInt8](edit(Self.small).utf8), areaCapacities: areas)
  }

  @Test func `positions add up, labels and standing areas are read`() throws {
    let plan = try plan()
    #expect(plan.name == "Hall")
    #expect(plan.categories.map(\.name) == ["Front", "Back", "Standing"])
    let zone = plan.zones[0]
    #expect(zone.rows[0].label == "Row 1")
    #expect(zone.rows[0].seats[1].x == 31)
    #expect(zone.rows[0].seats[1].y == 23.5)
    #expect(zone.rows[0].seats[3].number == "4")
    #expect(zone.areas.map(\.capacity) == [300, 0, 50])
    #expect(zone.areas.map(\.category) == ["Standing", "", "Back"])
    #expect((plan.capacity, plan.seatCount, plan.rowCount, plan.areaCount) == (355, 5, 1, 2))
  }

  @Test func `an aisle is where the gap is far wider than the row's usual pitch`() throws {
    #expect(try plan().zones[0].rows[0].aisles == [2])
  }

  @Test func `rows are told by category; other seats part them like an aisle`() throws {
    let plan = try plan()
    let front = plan.rows(of: "Front")
    #expect(front.map { $0.seats.map(\.id) } == [["s1", "s2", "s4", "s5"]])
    #expect(front[0].aisles == [1])
    #expect(plan.rows(of: "Back")[0].aisles == [])
    #expect(plan.standing(in: "Back") == 50)
    #expect(plan.rows(of: "Standing").isEmpty)
  }

  @Test func `a capacity may be given by the area's id as well`() throws {
    #expect(try plan(areas: ["a1": 7]).standing(in: "Standing") == 7)
  }

  @Test func `what is kept of a plan reads as the same plan`() throws {
    let plan = try plan()
    #expect(try SeatingPlan(json: plan.compactJSON) == plan)
    #expect(plan.compactJSON.count < Self.small.utf8.count)
  }

  @Test func `only what pretix requires is required`() throws {
    let json = """
      {"name": "H", "categories": [{"name": "A"}], "zones": [{"position": {"x": 0, "y": 0}, "rows": [
        {"row_number": "1", "seats": [
          {"seat_guid": "x", "seat_number": "1", "position": {"x": 0, "y": 0}, "category": "A", "extra": 1}]}]}]}
      """
    let plan = try SeatingPlan(json: [UInt8](json.utf8))
    #expect(plan.capacity == 1)
    #expect(plan.zones[0].id == "zone-1")
  }

  @Test(arguments: [
    (#""seat_guid": "s5""#, #""seat_guid": "s1""#, "$.zones[0].rows[0].seats[4].seat_guid"),
    (#""seat_guid": "s5""#, #""seat_guid": " ""#, "$.zones[0].rows[0].seats[4].seat_guid"),
    (#""category": "Back"},"#, #""category": "Middle"},"#, "$.zones[0].rows[0].seats[2].category"),
    (#""seat_number": "2", "#, "", "$.zones[0].rows[0].seats[1].seat_number"),
    (#"{"x": 40, "y": 0}"#, #"{"x": "40", "y": 0}"#, "$.zones[0].rows[0].seats[2].position.x"),
    (#"{"x": 40, "y": 0}"#, #"{"x": 40}"#, "$.zones[0].rows[0].seats[2].position.y"),
    (#""name": "Hall""#, #""name": """#, "$.name"), (#"{"name": "Back"}"#, #"{"name": "Front"}"#, "$.categories[1].name"),
    (#"{"name": "Back"}"#, #"{"name": ""}"#, "$.categories[1].name"),
    (#"{"name": "Back"}"#, #""Back""#, "$.categories[1]"),
    (#""capacity": 50"#, #""capacity": 1.5"#, "$.zones[0].areas[2].capacity"),
    (#""capacity": 50"#, #""capacity": 200000"#, "$.zones[0].areas[2]"),
    (#", "capacity": 50"#, "", "$.zones[0].areas[2]"),
    (#""capacity": 50"#, #""capacity": 0"#, "$.zones[0].areas[2].capacity"),
    (#""text": "Stage""#, #""text": "Stage", "capacity": 0"#, "$.zones[0].areas[1].capacity"),
    (#""width": 300"#, #""width": -300"#, "$.size.width"), (#""height": 200"#, #""height": -1"#, "$.size.height"),
    (#""name": "Hall""#, #""name": "Ha\u0000ll""#, "$.name"), (#""name": "Hall""#, #""name": "Ha\nll""#, "$.name"),
    (#""name": "Stalls""#, #""name": "St\u2028alls""#, "$.zones[0].name"),
    (#""row_label": "Row %s""#, #""row_label": "Row\u007f""#, "$.zones[0].rows[0].row_label"),
    (#""seat_guid": "s5""#, #""seat_guid": "s\u001b5""#, "$.zones[0].rows[0].seats[4].seat_guid"),
    (#""seat_number": "2""#, #""seat_number": "2\t""#, "$.zones[0].rows[0].seats[1].seat_number"),
    (#""text": "Stage""#, #""text": "Stage\u0085""#, "$.zones[0].areas[1].text"),
    (#""category": "Back", "capacity""#, #""category": "Gone", "capacity""#, "$.zones[0].areas[2].category"),
    (#""seats": ["#, #""chairs": ["#, "$.zones[0].rows[0].seats"),
    (#""zones": ["#, #""zone": ["#, "$.zones"), (#"]}]}"#, #"]}]"#, "$"),
  ])
  func `what is wrong is named with its path`(old: String, new: String, path: String) throws {
    let refusal = #expect(throws: CatalogRefusal.self) { try plan { $0.replacing(old, with: new) } }
    guard case .invalidPlan(path, let problem) = refusal else {
      Issue.record("\(String(describing: refusal)) instead of \(path)")
      return
    }
    #expect(!problem.isEmpty)
  }

  @Test func `a standing area without a capacity says how to give one`() {
    let problem = "a standing area needs a capacity of 1 or more: give areas=a3:COUNT"
    #expect(throws: CatalogRefusal.invalidPlan(path: "$.zones[0].areas[2]", problem: problem)) {
      try plan { $0.replacing(#", "capacity": 50"#, with: "") }
    }
    #expect(throws: Never.self) {
      try plan({ $0.replacing(#""capacity": 50"#, with: #""capacity": 0"#) }, areas: ["Standing": 1, "a3": 2])
    }
  }

  @Test func `a capacity for an area that is not there is refused`() {
    #expect(throws: CatalogRefusal.invalidAreaCapacity("the plan has no area Roof")) {
      try plan(areas: ["Standing": 1, "Roof": 2])
    }
  }

  @Test func `area capacities are names with counts`() throws {
    #expect(try SeatingPlan.areaCapacities(["Front: left:120", "a:1"]) == ["Front: left": 120, "a": 1])
    for bad in [["a"], ["a:"], [":3"], ["a:0"], ["a:-1"], ["a:1", "a:2"], ["a:9999999"]] {
      #expect(throws: CatalogRefusal.self) { try SeatingPlan.areaCapacities(bad) }
    }
  }

  @Test func `a stadium of thirty thousand seats in curved rows is read`() throws {
    var zones: [String] = []
    for zone in 0..<10 {
      var rows: [String] = []
      for row in 0..<60 {
        let seats = (0..<50).map { seat in
          #"{"seat_guid":"\#(zone)-\#(row)-\#(seat)","seat_number":"\#(seat)","category":"A","#
            + #""position":{"x":\#(seat * 20),"y":\#(Double((seat - 25) * (seat - 25)) / 10)}}"#
        }
        rows.append(#"{"row_number":"\#(row)","seats":[\#(seats.joined(separator: ","))]}"#)
      }
      zones.append(#"{"name":"\#(zone)","position":{"x":0,"y":0},"rows":[\#(rows.joined(separator: ","))]}"#)
    }
    let json = #"{"name":"S","categories":[{"name":"A"}],"zones":[\#(zones.joined(separator: ","))]}"#
    let plan = try SeatingPlan(json: [UInt8](json.utf8))
    #expect(plan.capacity == 30_000)
    #expect(plan.zones[3].rows[7].aisles == [])
  }
}
