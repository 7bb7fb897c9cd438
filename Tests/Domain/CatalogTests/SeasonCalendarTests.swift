import Base
import Catalog
import Testing

@Suite struct SeasonCalendarTests {
  func calendar(_ matches: String, offset: Int = 480) throws -> SeasonCalendar {
    try SeasonCalendar(json: [UInt8](#"{"name": "League", "matches": [\#(matches)]}"#.utf8), offsetMinutes: offset)
  }

  func time(_ text: String) throws -> WallTime { try #require(CivilTime(text)).wallTime(offsetMinutes: 0) }

  @Test(arguments: [
    ("\"15:00\"", "2026-08-15 07:00:00"), ("\"9:30\"", "2026-08-15 01:30:00"), ("null", "2026-08-15 07:00:00"),
    ("\"15:00 UTC+2\"", "2026-08-15 13:00:00"), ("\"15:00 UTC-3:30\"", "2026-08-15 18:30:00"),
    ("\"15:00 UTC\"", "2026-08-15 15:00:00"), ("\"00:30\"", "2026-08-14 16:30:00"),
  ])
  func `local times become moments`(text: String, moment: String) throws {
    let match = #"{"round": "Matchday 3", "date": "2026-08-15", "time": \#(text), "team1": "A", "team2": "B"}"#
    let calendar = try calendar(match)
    #expect(calendar.matches[0].startsAt == (try time(moment)))
    #expect(calendar.matches[0].title == "A – B")
    #expect(calendar.matches[0].round == "Matchday 3")
  }

  @Test func `the older shape with rounds and team objects is read as well`() throws {
    let json = """
      {"name": "League", "rounds": [{"name": "Round 1", "matches": [
        {"date": "2026-08-15", "team1": {"name": "A", "code": "AAA"}, "team2": {"name": "B"}, "score": null}]}]}
      """
    let calendar = try SeasonCalendar(json: [UInt8](json.utf8), offsetMinutes: 0)
    #expect(calendar.matches.map(\.round) == ["Round 1"])
    #expect(calendar.matches[0].home == "A")
  }

  @Test(arguments: [
    (#"{"date": "2026-02-30", "team1": "A", "team2": "B"}"#, "$.matches[0].date"),
    (#"{"date": "15.08.2026", "team1": "A", "team2": "B"}"#, "$.matches[0].date"),
    (#"{"date": "2026-08-15", "time": "25:00", "team1": "A", "team2": "B"}"#, "$.matches[0].time"),
    (#"{"date": "2026-08-15", "time": "15:00 CET", "team1": "A", "team2": "B"}"#, "$.matches[0].time"),
    (#"{"date": "2026-08-15", "time": "", "team1": "A", "team2": "B"}"#, "$.matches[0].time"),
    (#"{"date": "2026-08-15", "team1": "", "team2": "B"}"#, "$.matches[0].team1"),
    (#"{"date": "2026-08-15", "team1": "A", "team2": {"name": "A"}}"#, "$.matches[0].team2"),
    (#"{"date": "2026-08-15", "team1": "A\r", "team2": "B"}"#, "$.matches[0].team1"),
    (#"{"date": "2026-08-15", "round": "1\n", "team1": "A", "team2": "B"}"#, "$.matches[0].round"),
    (#"{"date": "2026-08-15", "team1": "A"}"#, "$.matches[0].team2"), (#"7"#, "$.matches[0]"), ("", "$"),
  ])
  func `what is wrong is named with its path`(match: String, path: String) {
    let refusal = #expect(throws: CatalogRefusal.self) { try calendar(match) }
    #expect(refusal?.facts == ["path": path])
  }

  @Test func `an offset beyond the world is refused`() {
    #expect(throws: CatalogRefusal.invalidOffset) { try calendar("", offset: 1081) }
  }
}
