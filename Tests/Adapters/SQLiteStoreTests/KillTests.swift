import Base
import Foundation
import Ports
import SystemWorld
import Testing

@testable import SQLiteStore

/// A child of this very test program appends batches and is killed at a random moment; every batch
/// that it saw acknowledged must be there afterwards.
@Suite struct KillTests {
  private static let pathKey = "ONSALE_KILL_TEST_JOURNAL"
  static let childPath = ProcessInfo.processInfo.environment[pathKey]

  @Test(.enabled(if: childPath != nil, "only as the child of the test below"))
  func `append until killed`() async throws {
    let path = try #require(Self.childPath)
    let journal = try await SQLiteJournal(path: path, worker: ThreadWorker(name: "journal"))
    let claim = try await journal.claim("s")
    var sequence = claim.batches.last?.sequence ?? 0
    let acknowledged = try FileHandle(forUpdating: URL(filePath: path + ".acknowledged"))
    try acknowledged.seekToEnd()
    while true {
      sequence += 1
      let batch = JournalBatch(segment: "s", sequence: sequence, epoch: claim.epoch, records: [UInt8](repeating: 7, count: 300))
      try await journal.append([batch])
      try acknowledged.write(contentsOf: Data("\(sequence)\n".utf8))
    }
  }

  @Test(.enabled(if: childPath == nil)) func `kill -9 loses no acknowledged batch`() async throws {
    try await withFile { path in
      _ = FileManager.default.createFile(atPath: path + ".acknowledged", contents: nil)
      var last = 0
      for round in 0..<8 {
        let child = Process()
        child.executableURL = URL(filePath: CommandLine.arguments[0])
        child.arguments = ["--testing-library", "swift-testing", "--filter", "KillTests"]
        child.environment = ProcessInfo.processInfo.environment.merging([Self.pathKey: path]) { _, new in new }
        (child.standardOutput, child.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        try child.run()
        try await waitForLines(in: path + ".acknowledged", moreThan: last + 20 + 37 * round, of: child)
        kill(child.processIdentifier, SIGKILL)
        child.waitUntilExit()
        #expect(child.terminationReason == .uncaughtSignal)
        last = try await check(path)
      }
    }
  }

  /// Reads the file until it has more than `count` lines.
  private func waitForLines(in path: String, moreThan count: Int, of child: Process) async throws {
    let limit = Date().addingTimeInterval(60)
    while try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").count <= count {
      try #require(child.isRunning && Date() < limit, "the child appends")
      await Task.yield()
    }
  }

  /// Returns how many batches were acknowledged.
  private func check(_ path: String) async throws -> Int {
    let lines = try String(contentsOfFile: path + ".acknowledged", encoding: .utf8).split(separator: "\n")
    let reader = try SQLiteReader(path: path)
    let found = try reader.read { tx in
      try tx.query("SELECT sequence FROM journal WHERE segment = 's' ORDER BY sequence").map { row in try row.integer(0) }
    }
    reader.close()
    let acknowledged = lines.compactMap { Int64($0) }
    #expect(found == Array(1...Int64(found.count)), "gapless")
    #expect((acknowledged.max() ?? 0) <= Int64(found.count), "an acknowledged batch is missing")
    #expect(Int64(found.count) - (acknowledged.max() ?? 0) <= 1, "one batch at a time was under way")
    return acknowledged.count
  }
}
