import Base
import RPCCore
import Testing

@Suite struct TraceContextTests {
  private struct FixedDice: Dice {
    func next() -> UInt64 { 0x1234_5678_9ABC_DEF1 }
  }
  private static let text = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

  @Test func `a traceparent is read and written as it came`() throws {
    let context = try #require(TraceContext(Self.text))
    #expect(context.description == Self.text)
    #expect(context.flags == 1)
  }

  @Test func `a child keeps trace and flags and has a span of its own`() throws {
    let parent = try #require(TraceContext(Self.text))
    let child = parent.child(FixedDice())
    #expect(child.description == "00-0af7651916cd43dd8448eb211c80319c-123456789abcdef1-01")
  }

  @Test func `a new trace can be read back`() {
    let context = TraceContext(FixedDice())
    #expect(TraceContext(context.description) == context)
    #expect(context.flags == 0)
  }

  @Test(arguments: [
    "", "00", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331", "ff" + text.dropFirst(2), text + "-x",
    text.uppercased(), "00-00000000000000000000000000000000-b7ad6b7169203331-01",
    "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01", text.replacing("-b7", with: "xb7"),
    text.replacing("af7", with: "ag7"),
  ])
  func `what is no traceparent is none`(text: String) { #expect(TraceContext(text) == nil) }

  @Test func `a later version may say more behind`() {
    #expect(TraceContext("01" + Self.text.dropFirst(2) + "-more") != nil)
  }
}
