/// The Huffman code of HPACK. Source: RFC 7541, appendix B; the code is canonical, so that the lengths of its
/// 257 words say all of it.
///
/// Reading takes twelve bits at a time: most of what fields hold has words of five to eight bits, and then
/// one look gives two symbols.
///
/// SAFETY: what it points to is written in `init` only, and lives as long as the process.
struct HuffmanCode: @unchecked Sendable {
  static let shared = HuffmanCode()

  /// What twelve bits begin with: one or two whole words, or the beginning of a long one (`count` 0).
  private struct Look {
    var first: UInt8 = 0
    var second: UInt8 = 0
    var count: UInt8 = 0
    /// Of the first word, and of both.
    var firstBits: UInt8 = 0
    var bits: UInt8 = 0
  }
  private let looks: UnsafeMutablePointer<Look>
  /// Per length: the first code that is longer, left-aligned in 32 bits, and what leads from a code to its place.
  private var ends = [UInt64](repeating: 0, count: longest + 1)
  private var places = [Int](repeating: 0, count: longest + 1)
  /// The symbols in the order of their codes.
  private let symbols: [Int]

  private init() {
    symbols = (0...256).sorted { (Self.lengths[$0], $0) < (Self.lengths[$1], $1) }
    looks = .allocate(capacity: 1 << Self.lookBits)
    looks.initialize(repeating: Look(), count: 1 << Self.lookBits)
    var code = 0
    var place = 0
    var words: [(symbol: Int, code: Int, bits: Int)] = []
    for bits in 1...Self.longest {
      code <<= 1
      places[bits] = place - code
      while place < symbols.count, Self.lengths[symbols[place]] == bits {
        if bits <= Self.lookBits { words.append((symbols[place], code, bits)) }
        code += 1
        place += 1
      }
      ends[bits] = UInt64(code) << (32 - bits)
    }
    for word in words { fill(word, words) }
  }

  private func fill(
    _ word: (symbol: Int, code: Int, bits: Int), _ words: [(symbol: Int, code: Int, bits: Int)]
  ) {
    let rest = Self.lookBits - word.bits
    let bits = UInt8(word.bits)
    let one = Look(first: UInt8(word.symbol), count: 1, firstBits: bits, bits: bits)
    for tail in 0..<(1 << rest) { looks[word.code << rest | tail] = one }
    for next in words where next.bits <= rest {
      let left = rest - next.bits
      let two = Look(
        first: UInt8(word.symbol), second: UInt8(next.symbol), count: 2, firstBits: bits,
        bits: UInt8(word.bits + next.bits))
      for tail in 0..<(1 << left) { looks[(word.code << next.bits | next.code) << left | tail] = two }
    }
  }

  /// The most bytes that `count` packed ones can hold, with room for one more that is written and not counted.
  static func room(for count: Int) -> Int { count * 8 / 5 + 2 }

  /// Reads packed bytes into `output`, which has `room(for:)` bytes; returns how many it holds now, or `nil` for
  /// what the code cannot say.
  func decode(_ input: UnsafeRawBufferPointer, into output: UnsafeMutablePointer<UInt8>) -> Int? {
    var bits = BitWindow(input)
    var target = output
    while true {
      bits.refill()
      while bits.count >= Self.lookBits {
        let look = looks[Int(truncatingIfNeeded: bits.window &>> Self.windowShift)]
        target[0] = look.first
        target[1] = look.second
        target += Int(look.count)
        bits.drop(Int(look.bits))
        guard look.count == 0 else { continue }
        if bits.count < Self.longest { bits.refill() }
        guard let symbol = longSymbol(&bits) else { return nil }
        target[0] = symbol
        target += 1
      }
      if bits.isLast { break }
    }
    return end(&bits, &target) ? target - output : nil
  }

  /// A word of more than twelve bits.
  private func longSymbol(_ bits: inout BitWindow) -> UInt8? {
    let head = bits.window >> 32
    for length in (Self.lookBits + 1)...Self.longest where head < ends[length] {
      guard length <= bits.count else { return nil }
      let symbol = symbols[Int(head >> UInt64(32 - length)) + places[length]]
      // The end of a string is never written out.
      guard symbol < 256 else { return nil }
      bits.drop(length)
      return UInt8(symbol)
    }
    return nil
  }

  /// The last words, and the padding: less than a byte of ones.
  private func end(_ bits: inout BitWindow, _ target: inout UnsafeMutablePointer<UInt8>) -> Bool {
    while true {
      let look = looks[Int(truncatingIfNeeded: bits.paddedWindow &>> Self.windowShift)]
      guard look.count > 0, look.firstBits <= bits.count else { break }
      target[0] = look.first
      target += 1
      bits.drop(Int(look.firstBits))
    }
    return bits.count < 8 && bits.paddedWindow == .max
  }

  private static let lookBits = 12
  private static let windowShift: UInt64 = 52
  private static let longest = 30
  private static let lengths: [Int] = [
    13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28,
    28, 28, 28, 28, 28, 28, 28, 28, 6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6,
    5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10, 13, 6, 7, 7, 7, 7, 7, 7,
    7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6,
    15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7,
    7, 7, 7, 15, 11, 14, 13, 28, 20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23,
    24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24, 22, 21, 20, 22, 22, 23, 23, 21,
    23, 22, 22, 24, 21, 22, 23, 23, 21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23,
    26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25, 19, 21, 26, 27, 27, 26, 27, 24,
    21, 21, 26, 26, 28, 27, 27, 27, 20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23,
    26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26, 30,
  ]
}

/// The next bits of a string, the first of them highest.
private struct BitWindow {
  private var next: UnsafeRawPointer?
  private var left: Int
  private(set) var window: UInt64 = 0
  private(set) var count = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    next = bytes.baseAddress
    left = bytes.count
  }

  /// Whether there are no bytes beyond the window.
  var isLast: Bool { left == 0 }

  /// With ones where nothing is.
  var paddedWindow: UInt64 { count >= 64 ? window : window | UInt64.max >> UInt64(count) }

  mutating func refill() {
    guard let start = next else { return }
    if left >= 8 {
      window |= UInt64(bigEndian: start.loadUnaligned(as: UInt64.self)) &>> UInt64(count)
      let taken = (63 - count) >> 3
      next = start + taken
      left -= taken
      count += taken * 8
      // What of the ninth byte's bits came along is loaded again.
      window &= ~(UInt64.max &>> UInt64(count))
      return
    }
    var taken = 0
    while count <= 56, left > 0 {
      window |= UInt64(start.load(fromByteOffset: taken, as: UInt8.self)) << UInt64(56 - count)
      taken += 1
      left -= 1
      count += 8
    }
    next = start + taken
  }

  mutating func drop(_ bits: Int) {
    window &<<= UInt64(bits)
    count -= bits
  }
}
