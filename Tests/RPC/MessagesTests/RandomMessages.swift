import Base
import Messages
import TestKit

/// Random values of `TestingV1.Everything`, edge cases often.
struct RandomMessages {
  let dice: SeededDice

  init(seed: UInt64) { dice = SeededDice(seed: seed) }

  private func below(_ bound: Int) -> Int { Int(dice.next() % UInt64(bound)) }

  private func integer<Number: FixedWidthInteger>(_ type: Number.Type) -> Number {
    switch below(5) {
    case 0: 0
    case 1: .max
    case 2: .min
    case 3: Number(truncatingIfNeeded: below(300))
    default: Number(truncatingIfNeeded: dice.next())
    }
  }

  private func double() -> Double {
    [0, -0.0, 1.5, -.infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude, Double(below(1000)) / 7][below(7)]
  }

  private func text() -> String {
    ["", "a", "场次", "a\u{0}b", "\u{10FFFF}", String(repeating: "long ", count: below(60))][below(6)]
  }

  private func bytes() -> [UInt8] { (0..<below(40)).map { _ in UInt8(truncatingIfNeeded: dice.next()) } }

  private func color() -> TestingV1.Everything.Color { [.unspecified, .red, .far, .below, .unrecognized(5)][below(5)] }

  private func leaf() -> TestingV1.Everything.Leaf { .init(name: text(), size: integer(UInt32.self)) }

  private func time() -> WallTime { WallTime(milliseconds: integer(Int64.self)) }

  private func maybe<Value>(_ make: () -> Value) -> Value? { below(2) == 0 ? nil : make() }

  private func list<Value>(_ make: () -> Value) -> [Value] { (0..<below(4)).map { _ in make() } }

  func next() -> TestingV1.Everything {
    var message = TestingV1.Everything()
    fillScalars(&message)
    fillOptionals(&message)
    fillLists(&message)
    switch below(7) {
    case 0: message.choice = .choiceText(text())
    case 1: message.choice = .choiceNumber(integer(Int64.self))
    case 2: message.choice = .choiceLeaf(leaf())
    case 3: message.choice = .choiceColor(color())
    case 4: message.choice = .choiceData(bytes())
    case 5: message.choice = .choiceTime(time())
    default: break
    }
    return message
  }

  private func fillScalars(_ message: inout TestingV1.Everything) {
    message.int32Value = integer(Int32.self)
    message.int64Value = integer(Int64.self)
    message.uint32Value = integer(UInt32.self)
    message.uint64Value = integer(UInt64.self)
    message.sint32Value = integer(Int32.self)
    message.sint64Value = integer(Int64.self)
    message.fixed32Value = integer(UInt32.self)
    message.fixed64Value = integer(UInt64.self)
    message.sfixed32Value = integer(Int32.self)
    message.sfixed64Value = integer(Int64.self)
    message.floatValue = Float(double())
    message.doubleValue = double()
    message.boolValue = below(2) == 0
    message.text = text()
    message.data = bytes()
    message.color = color()
    message.namespace = text()
    message.default = below(2) == 0
  }

  private func fillOptionals(_ message: inout TestingV1.Everything) {
    message.leaf = maybe(leaf)
    message.at = maybe(time)
    message.maybeInt32 = maybe { integer(Int32.self) }
    message.maybeInt64 = maybe { integer(Int64.self) }
    message.maybeBool = maybe { below(2) == 0 }
    message.maybeText = maybe(text)
    message.maybeData = maybe(bytes)
    message.maybeColor = maybe(color)
    message.maybeDouble = maybe(double)
    message.node = maybe { .init(leaf: maybe(leaf), more: list(leaf), note: text()) }
  }

  private func fillLists(_ message: inout TestingV1.Everything) {
    message.numbers = list { integer(Int32.self) }
    message.looseNumbers = list { integer(Int64.self) }
    message.zigzags = list { integer(Int64.self) }
    message.fixed = list { integer(UInt32.self) }
    message.doubles = list(double)
    message.flags = list { below(2) == 0 }
    message.texts = list(text)
    message.blobs = list(bytes)
    message.colors = list(color)
    message.leaves = list(leaf)
    message.times = list(time)
    for _ in 0..<below(4) { message.labels[text()] = text() }
    for _ in 0..<below(4) { message.leavesByNumber[integer(Int32.self)] = leaf() }
    for _ in 0..<below(4) { message.counts[text()] = integer(Int64.self) }
  }
}
