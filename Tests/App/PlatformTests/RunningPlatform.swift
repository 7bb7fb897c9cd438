import Composition
import Foundation
import Testing

/// A platform in a process of its own, in a directory of its own, on ports the kernel picks.
///
/// It ends with this object, and with this process whatever happens, for its input ends then.
final class RunningPlatform: Sendable {
  let child: ChildProcess
  let directory: URL
  let ready: ReadyLine

  var gateway: String { "http://127.0.0.1:\(ready.port)" }
  var registry: String { "127.0.0.1:\(ready.ports["registry"] ?? 0)" }
  var sandbox: String { "http://127.0.0.1:\(ready.ports["sandbox"] ?? 0)" }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The program, which is built beside the tests.
  static let executable = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "onsale").path

  /// - Parameter logsCalls: writes its log, with a line per call, into `log` instead of standard error.
  init(_ arguments: [String] = [], logsCalls: Bool = false) async throws {
    directory = FileManager.default.temporaryDirectory.appending(
      path: "onsale-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let level = logsCalls ? "debug" : "error"
    let arguments =
      ["up", "--stop-with-input", "--data", directory.path, "--log-level", level] + arguments
    let log = directory.appending(path: "log").path
    child = try ChildProcess(
      executable: logsCalls ? "/bin/bash" : Self.executable,
      arguments: logsCalls
        ? ["-c", "exec \"$0\" \"$@\" 2>>'\(log)'", Self.executable] + arguments : arguments,
      environment: [
        "ONSALE_GATEWAY_PORT": "0", "ONSALE_RPC_PORT": "0", "ONSALE_SANDBOX_PORT": "0",
        "ONSALE_PASSWORDS_MEMORY_KIB": "1024",
      ])
    guard let line = await child.ready(within: .seconds(60)) else {
      child.kill()
      throw Failure("the platform did not start; its log is above")
    }
    ready = line
  }

  /// The lines of its log so far, of all its processes.
  func log() throws -> [[String: Any]] {
    let text = try String(contentsOf: directory.appending(path: "log"), encoding: .utf8)
    return text.split(separator: "\n").compactMap { line in
      // What is no JSON was written by a library.
      (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any]
    }
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }

  /// Ends it in good order and removes its directory.
  func stop() async -> Int32? {
    await child.stop(grace: .seconds(20))
    // Left to the system when it is in use.
    try? FileManager.default.removeItem(at: directory)
    return child.exitStatus
  }
}

/// What a program printed and how it ended.
struct Output: Sendable {
  let text: String
  let status: Int32
}

/// Runs a program to its end; standard error is part of its text.
func run(
  _ program: String, _ arguments: [String], environment: [String: String] = [:], input: String = ""
) throws -> Output {
  let process = Process()
  process.executableURL = URL(filePath: program)
  process.arguments = arguments
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  process.currentDirectoryURL = RunningPlatform.root
  let (output, standardInput) = (Pipe(), Pipe())
  process.standardOutput = output
  process.standardError = output
  process.standardInput = standardInput
  try process.run()
  standardInput.fileHandleForWriting.write(Data(input.utf8))
  try standardInput.fileHandleForWriting.close()
  let data = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return Output(text: String(decoding: data, as: UTF8.self), status: process.terminationStatus)
}

/// Runs `curl`; the last line of the text is the HTTP status and version: `200 2`.
func curl(_ arguments: String...) throws -> Output {
  try run("/usr/bin/curl", ["-s", "-m", "20", "-w", "\n%{http_code} %{http_version}"] + arguments)
}
