internal import Base

/// How long things took, in buckets that grow by about √2 from a microsecond to twelve days.
public struct LatencyHistogram: Sendable, Hashable {
  private var counts = [Int](repeating: 0, count: Self.buckets)
  /// How many were noted.
  public private(set) var count = 0
  /// The longest of them, exactly.
  public private(set) var longest: Duration = .zero

  private static let buckets = 80

  public init() {}

  /// Counts one; below a microsecond counts as one.
  public mutating func note(_ time: Duration) {
    counts[Self.bucket(max(1, time.clampedNanoseconds / 1000))] += 1
    count += 1
    longest = max(longest, time)
  }

  /// What `share` of them (0 to 1) did not exceed: the end of a bucket, so at most half, or one microsecond,
  /// too much, and never more than the longest. Zero when nothing was noted.
  public func quantile(_ share: Double) -> Duration {
    let wanted = max(1, Int((Double(count) * share).rounded(.up)))
    var seen = 0
    for (index, number) in counts.enumerated() {
      seen += number
      if seen >= wanted { return index == Self.buckets - 1 ? longest : min(longest, .microseconds(Self.end(of: index))) }
    }
    return longest
  }

  /// Two buckets per power of two: below and from its middle.
  private static func bucket(_ microseconds: Int64) -> Int {
    let power = 63 - microseconds.leadingZeroBitCount
    return min(2 * power + (microseconds >= middle(power) ? 1 : 0), buckets - 1)
  }

  private static func middle(_ power: Int) -> Int64 { ((Int64(1) << Int64(power)) * 141 + 99) / 100 }

  /// The first number of microseconds that is beyond a bucket.
  private static func end(of index: Int) -> Int64 {
    index % 2 == 0 ? middle(index / 2) : Int64(1) << Int64(index / 2 + 1)
  }
}
