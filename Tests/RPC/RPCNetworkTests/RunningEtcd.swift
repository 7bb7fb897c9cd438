import Base
import Foundation

/// An etcd of Debian in a process of its own, which ends with this object.
final class RunningEtcd: Sendable {
  let port: Int
  private let process: Process
  private let input: Pipe

  struct Failure: Error {
    let output: String
  }

  /// `nil`, with the reason printed, where etcd cannot be had.
  static func start() throws -> RunningEtcd? {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let process = Process()
    process.executableURL = root.appending(path: "scripts/etcd")
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var text = ""
    while !text.contains("\n") {
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { break }
      text += String(decoding: data, as: UTF8.self)
    }
    let words = text.split(whereSeparator: \.isWhitespace)
    if words.first == "ready", let port = words.last.flatMap({ Int($0) }) {
      return RunningEtcd(port, process, input)
    }
    process.waitUntilExit()
    guard process.terminationStatus == 75 else { throw Failure(output: text) }
    print(text)
    return nil
  }

  private init(_ port: Int, _ process: Process, _ input: Pipe) {
    self.port = port
    self.process = process
    self.input = input
  }

  deinit {
    // It may be closed already.
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
