import Composition
import Testing

@Suite struct ReadyLineTests {
  @Test func `a line is read as it was written`() {
    let line = ReadyLine(name: "platform", port: 8080, ports: ["registry": 8848, "sandbox": 8081])
    #expect(ReadyLine([UInt8](line.text.utf8)) == line)
  }

  @Test(arguments: [
    "", "making demo data", "{}", #"{"ready":"x"}"#, #"{"ready":"x","port":"y"}"#, "\u{0}",
  ])
  func `any other line is none`(text: String) {
    #expect(ReadyLine([UInt8](text.utf8)) == nil)
  }
}
