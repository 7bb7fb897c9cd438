import Base
import Foundation
import Testing

/// docs/planted-seeds.tsv: the seed that finds each planted bug, as `scripts/simulate --planted
/// --record` has written it down.
struct PlantedSeeds {
  struct Line: Sendable, CustomTestStringConvertible {
    let bug: String
    /// The build that this seed is good for: a debug build takes other steps than a release build.
    let build: String
    /// nil when no seed finds it.
    let seed: UInt64?
    let oracle: String

    var testDescription: String { "\(bug) at seed \(seed.map(String.init) ?? "-")" }
  }

  static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/planted-seeds.tsv")

  /// What the program that the tests run was built as; empty when it does not tell.
  static let build: String = {
    // A program that cannot be run fails the tests of it.
    let list = try? Program.simulate("--planted list")
    return list?.lines.first.map { String($0.dropFirst("# ".count)) } ?? ""
  }()

  /// What to do when a recorded seed does not find its bug any more.
  static let record = "ONSALE=.build/\(build)/onsale scripts/simulate --planted --record"

  /// Of this build.
  let lines: [Line]

  init() throws {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
    lines = text.split(separator: "\n").dropFirst().compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 4, fields[1] == Self.build else { return nil }
      return Line(bug: fields[0], build: fields[1], seed: UInt64(fields[2]), oracle: fields[3])
    }
  }

  /// Whether seeds were recorded with a program built like the one that the tests run.
  static var areRecorded: Bool { !((try? Self())?.lines ?? []).isEmpty }

  /// Those with a seed; empty when the file cannot be read, which a test of its own sees.
  static var found: [Line] { ((try? Self())?.lines ?? []).filter { $0.seed != nil } }
}
