import Composition
import Foundation
import Logging
import Testing

/// A child that says its process id as its port and ends with its input, or does not start at all.
@Suite(.timeLimit(.minutes(1))) struct KeptChildTests {
  private let folder: URL
  private let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "kept-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let text = """
      #!/bin/sh
      if [ "$1" = bad ]; then exit 3; fi
      echo "{\\"ready\\":\\"x\\",\\"port\\":\\"$$\\"}"
      echo "$1 $$ begins" >> "$2/lives"
      cat >/dev/null
      echo "$1 $$ ends" >> "$2/lives"
      """
    try Data(text.utf8).write(to: script)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script.path)
  }

  private var script: URL { folder.appending(path: "child") }

  private func child(_ mode: String, successor: String? = nil) -> KeptChild {
    KeptChild(
      name: "x", executable: script.path, arguments: [mode, folder.path],
      successorArguments: successor.map { [$0, folder.path] }, pidDirectory: folder.path, log: log
    ) { _ in [:] }
  }

  /// What the children have said of their lives, in order: `first begins`.
  private func lives() throws -> [String] {
    try String(contentsOf: folder.appending(path: "lives"), encoding: .utf8).split(separator: "\n").map { line in
      let words = line.split(separator: " ")
      return "\(words[0]) \(words[2])"
    }
  }

  private func pid() throws -> String {
    try String(contentsOf: folder.appending(path: "x.pid"), encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test func `a restart ends one life before the next begins, and returns when that one is ready`() async throws {
    let kept = child("one")
    let first = try await kept.start()
    try await kept.restart()
    #expect(try lives() == ["one begins", "one ends", "one begins"])
    #expect(try pid() != "\(first.port)")
    await kept.stop()
    #expect(try lives().count == 4)
    // Nobody restarts who was stopped for good.
    try await kept.restart()
    #expect(try lives().count == 4)
  }

  @Test func `a successor serves before the one that it takes over from ends`() async throws {
    let kept = child("one", successor: "next")
    let first = try await kept.start()
    try await kept.restart()
    #expect(try lives() == ["one begins", "next begins", "one ends"])
    #expect(try pid() != "\(first.port)")
    try await kept.restart()
    #expect(try lives().suffix(2) == ["next begins", "next ends"])
    await kept.stop()
    #expect(try lives().count(where: { $0.hasSuffix("begins") }) == lives().count(where: { $0.hasSuffix("ends") }))
  }

  @Test func `when the successor does not start, the old one serves on`() async throws {
    let kept = child("one", successor: "bad")
    let first = try await kept.start()
    await #expect(throws: KeptChild.Failure.self) { try await kept.restart() }
    #expect(try lives() == ["one begins"])
    #expect(try pid() == "\(first.port)")
    await kept.stop()
    #expect(try lives() == ["one begins", "one ends"])
  }
}
