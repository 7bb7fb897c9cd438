internal import Base

/// What happened in one run, in order, for people.
package final class Story: Sendable {
  package struct Line: Sendable, Hashable {
    /// Since the run began.
    package let at: Duration
    package let who: String
    package let what: String
  }

  private let told = Locked<[Line]>([])

  package init() {}

  package func tell(_ at: Duration, _ who: String, _ what: String) {
    told.withLock { $0.append(Line(at: at, who: who, what: what)) }
  }

  package var lines: [Line] { told.withLock { $0 } }

  /// One line of text each: `  12.034 s  buyer 3     holds 2 of Floor`.
  package var text: [String] {
    let lines = lines
    let width = min(20, lines.map(\.who.count).max() ?? 0)
    return lines.map { line in
      let time = Self.seconds(line.at)
      return String(repeating: " ", count: max(0, 9 - time.count)) + time + " s  " + line.who
        + String(repeating: " ", count: max(0, width - line.who.count)) + "  " + line.what
    }
  }

  static func seconds(_ duration: Duration) -> String {
    let milliseconds = duration.clampedNanoseconds / 1_000_000
    let rest = "\(milliseconds % 1000)"
    return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }
}
