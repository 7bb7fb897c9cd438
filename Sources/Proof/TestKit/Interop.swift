import Foundation

/// Scripts of `Tests/Interop`: independent implementations to compare ours with.
public enum Interop {
  /// Runs `scripts/interop SCRIPT ARGUMENTS` at the root of the package with `input` and returns the
  /// lines it prints; nil, with the reason printed, where the Python packages cannot be had.
  /// Throws when the script fails.
  public static func lines(_ script: String, _ arguments: [String], input: [String]) throws -> [String]? {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let command = root.appending(path: "scripts/interop")
    guard FileManager.default.isExecutableFile(atPath: command.path) else {
      print("skipped: \(command.path) is missing")
      return nil
    }
    // A file, not a pipe: a pipe with two ends of ours can fill on both sides.
    let file = FileManager.default.temporaryDirectory.appending(path: "interop-\(UUID().uuidString)")
    try Data(input.map { $0 + "\n" }.joined().utf8).write(to: file)
    defer { unlink(file.path) }
    let process = Process()
    process.executableURL = command
    process.arguments = [script] + arguments
    process.currentDirectoryURL = root
    process.standardInput = try FileHandle(forReadingFrom: file)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    switch process.terminationStatus {
    case 0: return text.split(separator: "\n").map(String.init)
    case 75:
      print(text)
      return nil
    default: throw Failure(script: script, status: process.terminationStatus, output: text)
    }
  }

  public struct Failure: Error {
    public let script: String
    public let status: Int32
    /// What it printed.
    public let output: String
  }
}
