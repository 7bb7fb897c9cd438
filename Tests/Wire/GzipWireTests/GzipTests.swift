import GzipWire
import Testing

@Suite struct GzipTests {
  private static func sample(_ count: Int, seed: UInt64) -> [UInt8] {
    var state = seed | 1
    return (0..<count).map { index in
      state = state &* 6_364_136_223_846_793_005 &+ 1
      return index % 3 == 0 ? UInt8(truncatingIfNeeded: state >> 40) : 7
    }
  }

  @Test(arguments: [0, 1, 100, 4096, 65_537, 3_000_000])
  func `what is compressed comes back`(count: Int) throws {
    let bytes = Self.sample(count, seed: UInt64(count))
    let packed = try Gzip.compress(bytes)
    #expect(packed.starts(with: [0x1F, 0x8B]))
    let isSame = try Gzip.decompress(packed[...], limitBytes: count) == bytes
    #expect(isSame)
    if count > 1000 { #expect(packed.count < bytes.count) }
  }

  @Test func `one byte above the limit is too large, however small it was packed`() throws {
    let bomb = try Gzip.compress([UInt8](repeating: 0, count: 50_000_000))
    #expect(bomb.count < 250_000)
    let error = #expect(throws: GzipError.self) { try Gzip.decompress(bomb[...], limitBytes: 4_000_000) }
    #expect(error?.kind == .tooLarge)
    let small = try Gzip.compress([1, 2, 3])
    #expect(try Gzip.decompress(small[...], limitBytes: 3) == [1, 2, 3])
    #expect(throws: GzipError.self) { try Gzip.decompress(small[...], limitBytes: 2) }
  }

  @Test func `a cut, bent or lengthened message is malformed, never a crash`() throws {
    let packed = try Gzip.compress(Self.sample(2000, seed: 9))
    for length in 0..<packed.count {
      let error = #expect(throws: GzipError.self) { try Gzip.decompress(packed.prefix(length), limitBytes: 10_000) }
      #expect(error?.kind == .malformed)
    }
    #expect(throws: GzipError.self) { try Gzip.decompress((packed + [0])[...], limitBytes: 10_000) }
    var (survivors, refused) = (0, 0)
    for index in packed.indices {
      var bent = packed
      bent[index] ^= 0x40
      do {
        _ = try Gzip.decompress(bent[...], limitBytes: 10_000)
        survivors += 1
      } catch {
        refused += 1
      }
    }
    // Bytes of the header that mean nothing: time, flags and operating system.
    #expect(survivors <= 8)
    #expect(refused + survivors == packed.count)
  }
}
