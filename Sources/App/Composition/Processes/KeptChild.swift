internal import Base
internal import Foundation
public import Logging

/// A child that is started again whenever it ends, until it is told to stop.
///
/// ```
///  start ─► starting ─► ready ─ ended ─► back-off 50 ms … 1 s ─► starting …
/// ```
/// It keeps the port it got at first, so that those who know its address find it again.
public final class KeptChild: Sendable {
  /// It cannot be started.
  public enum Failure: Error, CustomStringConvertible {
    case notReady(String)
    /// With this exit status, negative for a signal, before it was ready.
    case ended(String, Int32)

    public var description: String {
      switch self {
      case .notReady(let name):
        "\(name) did not become ready within \(Limits.start); its own log above says why"
      case .ended(let name, let status):
        "\(name) ended with status \(status) before it was ready; what it said above tells why"
      }
    }
  }

  enum Limits {
    /// Opening stores and replaying a long journal takes seconds, not minutes.
    static let start: Duration = .seconds(60)
    static let firstPause: Duration = .milliseconds(50)
    static let longestPause: Duration = .seconds(1)
    /// How long a child may drain before it is killed.
    static let grace: Duration = .seconds(10)
  }

  private struct State {
    var isStopping = false
    var isReady = false
    var child: ChildProcess?
    var line: ReadyLine?
    var keeper: Task<Void, Never>?
  }

  let name: String
  private let executable: String
  private let arguments: [String]
  /// The environment, given what it said in an earlier life.
  private let environment: @Sendable (ReadyLine?) -> [String: String]
  private let pidFile: URL
  private let log: Logger
  private let state = Locked(State())

  /// - Parameters:
  ///   - pidDirectory: gets a file `NAME.pid` while it runs.
  ///   - environment: settings for the next life, given what it said in the last one.
  public init(
    name: String, executable: String, arguments: [String], pidDirectory: String, log: Logger,
    environment: @escaping @Sendable (ReadyLine?) -> [String: String]
  ) {
    self.name = name
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
    self.log = log
    pidFile = URL(filePath: pidDirectory).appending(path: "\(name).pid")
  }

  /// Starts it and returns when it serves for the first time.
  public func start() async throws -> ReadyLine {
    let (child, line) = try await launch()
    let keeper = Task { await self.keep(child) }
    state.withLock { $0.keeper = keeper }
    return line
  }

  /// Ends it for good.
  public func stop() async {
    let (child, keeper) = state.withLock { state in
      state.isStopping = true
      return (state.child, state.keeper)
    }
    await child?.stop(grace: Limits.grace)
    await keeper?.value
    // The file may never have been written.
    try? FileManager.default.removeItem(at: pidFile)
  }

  /// SIGKILL, for good.
  func killForGood() {
    let child = state.withLock { state in
      state.isStopping = true
      return state.child
    }
    child?.kill()
    // The file may never have been written.
    try? FileManager.default.removeItem(at: pidFile)
  }

  /// SIGHUP; one that is not ready yet reads everything anyway.
  func hangUp() { state.withLock { $0.child }?.hangUp() }

  /// SIGKILL, for drills; it is started again. False when it does not run or is not ready yet.
  public func kill() -> Bool {
    guard let child = state.withLock({ $0.isReady ? $0.child : nil }), child.isRunning else {
      return false
    }
    state.withLock { $0.isReady = false }
    child.kill()
    return true
  }

  private var isStopping: Bool { state.withLock { $0.isStopping } }

  private func launch() async throws -> (ChildProcess, ReadyLine) {
    let known = state.withLock { $0.line }
    let child = try ChildProcess(
      executable: executable, arguments: arguments, environment: environment(known))
    let isLate = state.withLock { state in
      state.child = child
      return state.isStopping
    }
    if isLate { child.kill() }
    try Data("\(child.pid)\n".utf8).write(to: pidFile)
    guard let line = await child.ready(within: Limits.start) else {
      if let status = child.exitStatus { throw Failure.ended(name, status) }
      child.kill()
      await child.ended()
      throw Failure.notReady(name)
    }
    state.withLock { state in
      state.line = line
      state.isReady = true
    }
    return (child, line)
  }

  private func keep(_ first: ChildProcess) async {
    var child = first
    var pause = Limits.firstPause
    while true {
      await child.ended()
      if isStopping { return }
      log.warning(
        "a process ended and is started again",
        metadata: ["process": "\(name)", "status": "\(child.exitStatus ?? 0)", "pause": "\(pause)"])
      guard let next = await relaunch(&pause) else { return }
      child = next
    }
  }

  private func relaunch(_ pause: inout Duration) async -> ChildProcess? {
    while !isStopping {
      do {
        try await Task.sleep(for: pause)
        let next = try await launch().0
        pause = Limits.firstPause
        return next
      } catch is CancellationError {
        return nil
      } catch {
        pause = min(pause * 2, Limits.longestPause)
        log.error(
          "a process could not be started", metadata: ["process": "\(name)", "error": "\(error)"])
      }
    }
    return nil
  }
}
