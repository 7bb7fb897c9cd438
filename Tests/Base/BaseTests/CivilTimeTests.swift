import Base
import Testing

@Suite struct CivilTimeTests {
  @Test(arguments: [
    (0, 0, "1970-01-01 00:00:00"), (0, 480, "1970-01-01 08:00:00"), (-1, 0, "1969-12-31 23:59:59"),
    (951_782_400_000, 0, "2000-02-29 00:00:00"), (1_795_516_200_000, 480, "2026-11-24 18:30:00"),
    (4_102_444_799_999, 0, "2099-12-31 23:59:59"),
  ] as [(Int64, Int, String)])
  func `a moment reads as a clock shows it`(_ milliseconds: Int64, _ offset: Int, _ text: String) throws {
    let time = WallTime(milliseconds: milliseconds)
    #expect(CivilTime(time, offsetMinutes: offset).text == text)
    let read = try #require(CivilTime(text))
    let whole = milliseconds >= 0 ? milliseconds / 1000 * 1000 : -1000
    #expect(read.wallTime(offsetMinutes: offset) == WallTime(milliseconds: whole))
  }

  @Test(arguments: [
    "", "2026-02-29 00:00:00", "2026-13-01 00:00:00", "2026-01-01 24:00:00", "2026-01-01T00:00:00",
    "2026-1-01 00:00:00", "2026-01-01 00:00:0x", "2026-01-00 00:00:00", "2026-01-01 00-00-00",
  ])
  func `what is no time is refused`(_ text: String) {
    #expect(CivilTime(text) == nil)
  }
}
