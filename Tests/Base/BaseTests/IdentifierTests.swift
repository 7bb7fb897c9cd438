import Base
import Testing

@Suite struct IdentifierTests {
  struct CountingDice: Dice { func next() -> UInt64 { 0x0123_4567_89AB_CDEF } }

  @Test func `the text form reads back`() {
    let id = Identifier(at: WallTime(milliseconds: 1_790_000_000_000), shard: Shard(gene: 11), dice: CountingDice())
    #expect(Identifier(id.description) == id)
    #expect(id.shard.index == 11)
    #expect(id.madeAt.milliseconds == 1_790_000_000_000)
  }

  @Test(arguments: ["", "0", "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcdeg", "0123456789abcdef0123456789abcdef0"])
  func `anything but 32 lowercase hexadecimal digits is refused`(text: String) {
    #expect(Identifier(text) == nil)
  }
}

@Suite struct MoneyTests {
  @Test(arguments: [("12", 1200), ("12.3", 1230), ("12.30", 1230), ("0.05", 5)])
  func `decimal text reads exactly`(text: String, minor: Int64) {
    #expect(Money(decimalText: text, .cny)?.minor == minor)
  }

  @Test(arguments: ["", ".5", "5.", "1.234", "-1", "1e3", "12345678901234"])
  func `anything else is no amount`(text: String) {
    #expect(Money(decimalText: text, .cny) == nil)
  }
}
