import Simulator
import Testing

@Suite struct ShrinkTests {
  @Test func `one guilty part is found among many`() {
    let found = Shrink(budget: 1_000).smallest(Array(0..<100)) { $0.contains(37) }
    #expect(found == [37])
  }

  @Test func `parts that are only guilty together are all kept, in order`() {
    let found = Shrink(budget: 1_000).smallest(Array(0..<64)) { $0.contains(3) && $0.contains(60) }
    #expect(found == [3, 60])
  }

  @Test func `what fails with nothing left shrinks to nothing`() {
    #expect(Shrink(budget: 100).smallest([1, 2, 3]) { _ in true } == [])
  }

  @Test func `what is needed whole stays whole`() {
    let all = [1, 2, 3, 4, 5]
    #expect(Shrink(budget: 100).smallest(all) { $0.count == 5 } == all)
  }

  @Test func `the budget bounds the questions, and the answer still fails`() {
    var asked = 0
    let found = Shrink(budget: 7).smallest(Array(0..<1_000)) { parts in
      asked += 1
      return parts.contains(999)
    }
    #expect(asked <= 7)
    #expect(found.contains(999))
  }
}
