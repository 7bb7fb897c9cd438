import Testing

@testable import SimulatedDisk

@Suite struct FileContentTests {
  private func write(_ bytes: [UInt8], at offset: Int, to file: inout FileContent) {
    bytes.withUnsafeBytes { file.write($0, at: offset) }
  }

  @Test func `what is written is seen at once and durable after a sync`() {
    var file = FileContent()
    write([1, 2, 3], at: 2, to: &file)
    #expect(file.bytes == [0, 0, 1, 2, 3] && file.durable.isEmpty)
    write([9, 9], at: 4, to: &file)
    file.truncate(to: 5)
    #expect(file.bytes == [0, 0, 1, 2, 9])
    file.truncate(to: 50)
    file.sync()
    #expect(file.durable == file.bytes && file.changes.isEmpty)
  }

  @Test func `a power cut never touches what was synced, and every fate of the rest comes up`() {
    var (kept, lost, torn) = (0, 0, 0)
    for seed: UInt64 in 0..<400 {
      var dice = DiskDice(seed: seed, stream: 0)
      var file = FileContent(durable: [UInt8](repeating: 1, count: 4096))
      write([UInt8](repeating: 2, count: 2048), at: 1024, to: &file)
      file.cutPower(&dice)
      #expect(file.bytes == file.durable && file.changes.isEmpty)
      #expect(file.bytes[..<1024].allSatisfy { $0 == 1 } && file.bytes[3072...].allSatisfy { $0 == 1 })
      let sectors = stride(from: 1024, to: 3072, by: 512).map { Set(file.bytes[$0..<$0 + 512]) }
      #expect(sectors.allSatisfy { $0.count == 1 }, "a sector is written whole or not at all")
      switch Set(sectors).count {
      case 2: torn += 1
      default: if sectors[0] == [2] { kept += 1 } else { lost += 1 }
      }
    }
    #expect(kept > 40 && lost > 40 && torn > 40, "\(kept) \(lost) \(torn)")
  }

  @Test func `a later write may be there without an earlier one`() {
    let fates = Set((0..<400).map { seed in
      var dice = DiskDice(seed: UInt64(seed), stream: 0)
      var file = FileContent(durable: [0, 0])
      write([1], at: 0, to: &file)
      write([1], at: 1, to: &file)
      file.cutPower(&dice)
      return file.bytes
    })
    #expect(fates == [[0, 0], [1, 0], [0, 1], [1, 1]])
  }

  @Test func `a failed sync that forgets leaves it to be read until the power is cut`() {
    var losses = 0
    for seed: UInt64 in 0..<100 {
      var dice = DiskDice(seed: seed, stream: 0)
      var file = FileContent()
      write([7], at: 0, to: &file)
      file.forgetChanges(&dice)
      file.sync()
      #expect(file.bytes == [7])
      file.cutPower(&dice)
      if file.bytes != [7] { losses += 1 }
      write([7], at: 0, to: &file)
      file.truncate(to: 0)
      file.forgetChanges(&dice)
      #expect(file.durable.isEmpty, "sizes are not forgotten")
    }
    #expect(losses > 20 && losses < 90)
  }

  @Test func `what never happens costs no dice, what always happens happens`() {
    var dice = DiskDice(seed: 5, stream: 1)
    var other = dice
    #expect(!dice.happens(0) && dice.next() == other.next() && dice.happens(1))
    #expect(DiskDice(seed: 5, stream: 1).first != DiskDice(seed: 5, stream: 2).first)
  }

  @Test func `the digest sees order, length and every byte`() {
    func digest(_ parts: [UInt8]...) -> UInt64 {
      var digest = DiskDigest()
      for part in parts { part.withUnsafeBytes { digest.add($0) } }
      return digest.value
    }
    #expect(digest([1, 2]) != digest([2, 1]) && digest([1], [2]) != digest([1, 2]) && digest() != digest([]))
    let long = [UInt8](repeating: 3, count: 20)
    for index in long.indices {
      var other = long
      other[index] = 4
      #expect(digest(other) != digest(long))
    }
  }
}

extension DiskDice {
  fileprivate var first: UInt64 {
    var copy = self
    return copy.next()
  }
}
