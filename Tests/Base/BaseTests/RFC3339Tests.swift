import Base
import Testing

@Suite struct RFC3339Tests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (1_700_000_000_123, "2023-11-14T22:13:20.123Z"),
    (-1, "1969-12-31T23:59:59.999Z"), (5, "1970-01-01T00:00:00.005Z"),
    (-62_135_596_800_000, "0001-01-01T00:00:00Z"), (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
  ] as [(Int64, String)])
  func `a time and its text`(milliseconds: Int64, text: String) {
    #expect(RFC3339.text(WallTime(milliseconds: milliseconds)) == text)
    #expect(RFC3339.time(text) == WallTime(milliseconds: milliseconds))
  }

  @Test(arguments: [
    ("2026-11-25T18:00:00+08:00", "2026-11-25T10:00:00Z"), ("2026-11-25T18:00:00-00:30", "2026-11-25T18:30:00Z"),
    ("2026-11-25T18:00:00.1Z", "2026-11-25T18:00:00.100Z"), ("2026-11-25T18:00:00.123456789Z", "2026-11-25T18:00:00.123Z"),
    ("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"),
  ])
  func `offsets and fractions are read`(text: String, utc: String) {
    #expect(RFC3339.time(text).map(RFC3339.text) == utc)
  }

  @Test(arguments: [
    "", "2026-11-25", "2026-11-25T18:00:00", "2026-11-25t18:00:00Z", "2026-11-25T18:00:00z", "2026-11-25 18:00:00Z",
    "2025-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-11-25T24:00:00Z", "2026-11-25T18:00:60Z",
    "2026-11-25T18:00:00.Z", "2026-11-25T18:00:00.1234567890Z", "2026-11-25T18:00:00+0800", "2026-11-25T18:00:00+24:00",
    "0000-01-01T00:00:00Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "2026-11-25T18:00:00ZZ",
    "+026-11-25T18:00:00Z", "２０２６-11-25T18:00:00Z", "-001-11-25T18:00:00Z",
  ])
  func `anything else is no time`(text: String) {
    #expect(RFC3339.time(text) == nil)
  }

  @Test func `what no year of four digits can say is written as the nearest that it can`() {
    #expect(RFC3339.text(WallTime(milliseconds: .max)) == "9999-12-31T23:59:59.999Z")
    #expect(RFC3339.text(WallTime(milliseconds: .min)) == "0001-01-01T00:00:00Z")
  }
}
