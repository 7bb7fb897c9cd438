import HTTP2Wire
import Testing

@Suite struct StreamTableTests {
  private final class Box {
    let id: Int32
    init(_ id: Int32) { self.id = id }
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func `it behaves like a dictionary`(seed: UInt64) {
    var dice = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    var table = StreamTable<Box>()
    var model: [Int32: Box] = [:]
    for _ in 0..<20_000 {
      dice ^= dice << 13
      dice ^= dice >> 7
      dice ^= dice << 17
      let id = Int32(dice % 200) + 1
      if dice >> 32 & 1 == 0 {
        let box = Box(id)
        table.insert(box, for: id)
        model[id] = box
      } else {
        #expect(table.remove(id) === model.removeValue(forKey: id))
      }
      #expect(table.count == model.count)
    }
    for id in Int32(0)...201 { #expect(table[id] === model[id]) }
    #expect(table.sorted.map(\.id) == model.keys.sorted())
  }
}
