import Dispatch
import Foundation
import Testing

/// Programs of this package as processes of their own: each has one thread and a world of its own.
enum Program {
  struct Ended: Sendable {
    let status: Int32
    /// Ended by a signal: a precondition was broken.
    let isKilled: Bool
    /// Standard output and standard error.
    let lines: [String]

    func lines(startingWith prefix: String) -> [String] { lines.filter { $0.hasPrefix(prefix) } }
    var text: String { lines.joined(separator: "\n") }
  }

  private static let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
  /// The program of this build, or the one that `ONSALE` names: scripts/test names the release build,
  /// which plays seeds five times as fast.
  private static let onsale =
    ProcessInfo.processInfo.environment["ONSALE"].map { URL(filePath: $0) } ?? folder.appending(path: "onsale")

  /// - Parameter isOrdered: whether dictionaries have the same order in every process.
  static func run(_ name: String, _ arguments: [String], isOrdered: Bool = true) throws -> Ended {
    let process = Process()
    process.executableURL = name == "onsale" ? onsale : folder.appending(path: name)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["SWIFT_DETERMINISTIC_HASHING": isOrdered ? "1" : "0", "SWIFT_BACKTRACE": "enable=no"]) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Ended(
      status: process.terminationStatus, isKilled: process.terminationReason == .uncaughtSignal,
      lines: output.split(separator: "\n").map(String.init))
  }

  static func simulate(_ arguments: String, isOrdered: Bool = true) throws -> Ended {
    try run("onsale", ["simulate"] + arguments.split(separator: " ").map(String.init), isOrdered: isOrdered)
  }

  /// All of them, one per core at a time; in order.
  static func simulate(all commands: [String]) throws -> [Ended] {
    let ended = Endings()
    DispatchQueue.concurrentPerform(iterations: commands.count) { place in
      ended.set(place, Result { try simulate(commands[place]) })
    }
    return try commands.indices.map { try ended[$0].get() }
  }

  /// SAFETY: its dictionary is touched under the lock only.
  private final class Endings: @unchecked Sendable {
    private let lock = NSLock()
    private var all: [Int: Result<Ended, any Error>] = [:]

    func set(_ place: Int, _ ended: Result<Ended, any Error>) { lock.withLock { all[place] = ended } }

    subscript(_ place: Int) -> Result<Ended, any Error> {
      lock.withLock { all[place] ?? .failure(CancellationError()) }
    }
  }
}
