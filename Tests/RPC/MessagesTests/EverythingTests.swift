import Base
import Messages
import Testing

/// Every kind of field there and back, over the message that has them all.
@Suite struct EverythingTests {
  static let full: TestingV1.Everything = {
    var message = TestingV1.Everything()
    message.int32Value = -5
    message.int64Value = .min
    message.uint32Value = .max
    message.uint64Value = .max
    message.sint32Value = .min
    message.sint64Value = -3
    message.fixed32Value = 7
    message.fixed64Value = .max
    message.sfixed32Value = -9
    message.sfixed64Value = .min
    message.floatValue = -0.0
    message.doubleValue = 2.5
    message.boolValue = true
    message.text = "场次 \u{0} après NUL"
    message.data = [0, 255, 128]
    message.color = .darkGreen
    message.leaf = .init(name: "leaf", size: 3)
    message.at = WallTime(milliseconds: -1)
    message.maybeInt32 = 0
    message.maybeInt64 = 1
    message.maybeBool = false
    message.maybeText = ""
    message.maybeData = []
    message.maybeColor = .unspecified
    message.maybeDouble = 0
    message.numbers = [0, 1, -1, .max]
    message.looseNumbers = [0, .min]
    message.zigzags = [0, -1, .max]
    message.fixed = [1, 2]
    message.doubles = [0, -0.5]
    message.flags = [true, false, true]
    message.texts = ["", "a\u{0}b"]
    message.blobs = [[], [1]]
    message.colors = [.red, .below, .unrecognized(77)]
    message.leaves = [.init(), .init(name: String(repeating: "x", count: 300), size: 1)]
    message.times = [WallTime(milliseconds: 0), WallTime(milliseconds: 1_700_000_000_123)]
    message.labels = ["a": "1", "": ""]
    message.leavesByNumber = [3: .init(name: "three"), -1: .init()]
    message.counts = ["n": .max]
    message.choice = .choiceLeaf(.init(name: "chosen", size: 9))
    message.namespace = "ns"
    message.default = true
    message.node = .init(leaf: .init(), more: [.init(size: 1)], note: "far")
    return message
  }()

  @Test func `every kind of field survives the wire`() throws {
    #expect(try TestingV1.Everything(serialized: Self.full.serialized()) == Self.full)
  }

  @Test func `an empty message is no bytes`() throws {
    #expect(TestingV1.Everything().serialized() == [])
    #expect(try TestingV1.Everything(serialized: []) == TestingV1.Everything())
    #expect(try TestingV1.Empty(serialized: []) == TestingV1.Empty())
  }
}
