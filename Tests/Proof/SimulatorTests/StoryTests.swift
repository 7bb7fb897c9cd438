import Base
import Simulator
import Testing

@Suite struct StoryTests {
  @Test func `a story is one line per event, in order, with its time`() {
    let story = Story()
    story.tell(.milliseconds(12), "buyer 3", "asks for 2 of the floor: OK")
    story.tell(.milliseconds(61_005), "fault 0", "inventory loses its power")
    #expect(
      story.text == [
        "    0.012 s  buyer 3  asks for 2 of the floor: OK",
        "   61.005 s  fault 0  inventory loses its power",
      ])
  }
}
