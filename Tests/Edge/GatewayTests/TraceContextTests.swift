import Base
import TestKit
import Testing

@testable import Gateway

@Suite struct TraceContextTests {
  @Test func `a good parent is continued with a span of our own`() {
    let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    let context = TraceContext(continuing: parent, dice: SeededDice(seed: 1))
    #expect(context.trace == "0af7651916cd43dd8448eb211c80319c" && context.flags == "01")
    #expect(context.span != "b7ad6b7169203331" && context.span.utf8.count == 16)
  }

  @Test(arguments: [
    nil, "", "00", "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
    "00-00000000000000000000000000000000-b7ad6b7169203331-01", "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\nx: y",
  ])
  func `anything else begins a trace`(parent: String?) {
    let context = TraceContext(continuing: parent, dice: SeededDice(seed: 1))
    #expect(context.text.utf8.count == 55 && !context.text.contains("0af7651916cd43dd8448eb211c80319c"))
  }
}
