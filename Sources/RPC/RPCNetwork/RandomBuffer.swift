internal import Glibc

/// Random bits of the kernel, fetched 256 bytes at a time: a system call per number costs a tenth of a
/// whole RPC. A number is wiped as it is handed out.
struct RandomBuffer {
  private var words = [UInt64](repeating: 0, count: count)
  private var left = 0

  mutating func next() -> UInt64 {
    if left == 0 { refill() }
    left -= 1
    defer { words[left] = 0 }
    return words[left]
  }

  private mutating func refill() {
    left = Self.count
    // Up to 256 bytes come whole and without interruption (getentropy(3)).
    let failed = words.withUnsafeMutableBytes { getentropy($0.baseAddress, $0.count) }
    precondition(failed == 0, "the kernel has random bits")
  }

  private static let count = 32
}
