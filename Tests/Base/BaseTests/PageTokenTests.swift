import Base
import Testing

@Suite struct PageTokenTests {
  @Test(arguments: [0, -1, 1_700_000_000_000, Int64.max, .min])
  func `a token reads back`(time: Int64) {
    let token = PageToken(time: WallTime(milliseconds: time), id: Identifier(hi: .max, lo: UInt64(bitPattern: time)))
    #expect(token.description.utf8.count == 32)
    #expect(PageToken(token.description) == token)
  }

  @Test(arguments: ["", "x", "AAAA", String(repeating: "A", count: 33), String(repeating: "+", count: 32), "AA=="])
  func `rubbish is none of ours`(text: String) { #expect(PageToken(text) == nil) }

  @Test func `sizes are bounded`() {
    #expect(PageSize.rows(0) == 50)
    #expect(PageSize.rows(7) == 7)
    #expect(PageSize.rows(.max) == 200)
  }
}
