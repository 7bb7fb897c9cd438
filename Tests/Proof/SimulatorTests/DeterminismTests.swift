import Foundation
import Testing

/// The same seed in two processes: every choice of the scheduler and every byte on the network.
@Suite("Determinism", .serialized) struct DeterminismTests {
  private func digests(_ environment: [String: String] = [:]) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "onsale")
    process.arguments = ["simulate", "--seeds", "1..8", "--digest", "--output", "json"]
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return output.split(separator: "\n").map(String.init).filter { $0.hasPrefix("digest ") }
  }

  @Test func `two processes play the same seeds to the same trace`() throws {
    let first = try digests()
    #expect(first.count == 8 && Set(first).count == 8)
    #expect(try digests() == first)
  }
}
