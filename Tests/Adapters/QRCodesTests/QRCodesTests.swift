import Ports
import QRCodes
import Testing

@Suite struct QRCodesTests {
  @Test func `a code has its three finder patterns and its version's size`() throws {
    let code = try #require(QRCodes().modules(of: "https://pay.example/0123456789abcdef"))
    #expect((code.size - 17) % 4 == 0 && code.dark.count == code.size * code.size)
    for (row, column) in [(0, 0), (0, code.size - 7), (code.size - 7, 0)] {
      for offset in 0..<7 {
        #expect(code.dark[row * code.size + column + offset])
        #expect(code.dark[(row + offset) * code.size + column])
      }
      #expect(!code.dark[(row + 1) * code.size + column + 1])
    }
  }

  @Test(arguments: [("", 21), ("0", 21), (String(repeating: "7", count: 100), 29), ("場次", 21)])
  func `the smallest version that fits is taken`(text: String, size: Int) throws {
    #expect(QRCodes().modules(of: text)?.size == size)
  }

  @Test func `what is too long or no text has no code`() {
    #expect(QRCodes().modules(of: String(repeating: "x", count: 2331)) != nil)
    #expect(QRCodes().modules(of: String(repeating: "x", count: 2332)) == nil)
    #expect(QRCodes().modules(of: String(repeating: "x", count: 1_000_000)) == nil)
    #expect(QRCodes().modules(of: "a\0b") == nil)
  }
}
