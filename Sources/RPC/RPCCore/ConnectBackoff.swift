/// How long a client waits between two tries to connect: 50 ms × 1.6 per failure, at most 600 ms, times
/// 0.8 to 1.2 so that clients do not march in step. Short, because peers are in the house: a peer that
/// is back is found within a second.
public struct ConnectBackoff: Sendable, Hashable {
  private var failures = 0

  public init() {}

  /// The pause after one more failure.
  public mutating func failed(dice: UInt64) -> Duration {
    failures += 1
    return Self.delay(after: failures, dice: dice)
  }

  public mutating func succeeded() { failures = 0 }

  public static func delay(after failures: Int, dice: UInt64) -> Duration {
    var delay = first
    for _ in 1..<max(1, min(failures, 10)) where delay < longest { delay = delay * 8 / 5 }
    return min(delay, longest) * (800 + Int(dice % 401)) / 1000
  }

  public static let first: Duration = .milliseconds(50)
  /// With the jitter and a connection's making still within a second.
  public static let longest: Duration = .milliseconds(600)
}
