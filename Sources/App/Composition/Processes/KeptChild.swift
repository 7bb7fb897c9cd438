internal import Base
internal import Foundation
public import Logging

/// A child that is started again whenever it ends, until it is told to stop.
///
/// ```
///  start ─► starting ─► ready ─ ended ─► back-off 50 ms … 1 s ─► starting …
///                         └─ restart ─► drains, ended ─► starting ─► ready
///                         └─ with a successor's arguments ─► the next is ready, then it drains
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
    /// It ends because it was asked to.
    var isRestarting = false
    /// Serves already; the one before is to end.
    var successor: ChildProcess?
    /// Wait for the next life to be ready.
    var awaiting: [CheckedContinuation<Void, Never>] = []
  }

  let name: String
  private let executable: String
  private let arguments: [String]
  /// For a life that begins while the one before still serves; nil where two cannot be.
  private let successorArguments: [String]?
  /// The environment, given what it said in an earlier life.
  private let environment: @Sendable (ReadyLine?) -> [String: String]
  private let pidFile: URL
  private let log: Logger
  private let state = Locked(State())

  /// - Parameters:
  ///   - successorArguments: for a life that begins beside the one it takes over from; nil where
  ///     there can only be one, as of every owner of a store.
  ///   - pidDirectory: gets a file `NAME.pid` while it runs.
  ///   - environment: settings for the next life, given what it said in the last one.
  public init(
    name: String, executable: String, arguments: [String], successorArguments: [String]? = nil,
    pidDirectory: String, log: Logger, environment: @escaping @Sendable (ReadyLine?) -> [String: String]
  ) {
    self.name = name
    self.executable = executable
    self.arguments = arguments
    self.successorArguments = successorArguments
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
    try writePID(child)
    guard let line = await child.ready(within: Limits.start) else {
      if let status = child.exitStatus { throw Failure.ended(name, status) }
      child.kill()
      await child.ended()
      throw Failure.notReady(name)
    }
    let awaiting = state.withLock { state in
      state.line = line
      state.isReady = true
      state.isRestarting = false
      defer { state.awaiting = [] }
      return state.awaiting
    }
    for waiter in awaiting { waiter.resume() }
    return (child, line)
  }

  private func writePID(_ child: ChildProcess) throws {
    try Data("\(child.pid)\n".utf8).write(to: pidFile)
  }

  private func keep(_ first: ChildProcess) async {
    var child = first
    var pause = Limits.firstPause
    while true {
      await child.ended()
      if isStopping { return endAwaiting() }
      let (successor, isAsked) = state.withLock { state in
        defer { state.successor = nil }
        return (state.successor, state.isRestarting)
      }
      if let successor {
        child = successor
        continue
      }
      if isAsked {
        pause = .zero
      } else {
        log.warning(
          "a process ended and is started again",
          metadata: ["process": "\(name)", "status": "\(child.exitStatus ?? 0)", "pause": "\(pause)"])
      }
      guard let next = await relaunch(&pause) else { return endAwaiting() }
      child = next
    }
  }

  private func endAwaiting() {
    let awaiting = state.withLock { state in
      defer { state.awaiting = [] }
      return state.awaiting
    }
    for waiter in awaiting { waiter.resume() }
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
        pause = min(max(pause * 2, Limits.firstPause), Limits.longestPause)
        log.error(
          "a process could not be started", metadata: ["process": "\(name)", "error": "\(error)"])
      }
    }
    return nil
  }
}

// MARK: - Restarting

extension KeptChild {
  /// Lets it drain and end, and starts it again; where a successor may run beside it, that one serves
  /// first. Returns when the next life is ready, or this child is stopped. Throws `Failure` when a successor does not become
  /// ready: the old one then serves on.
  public func restart() async throws {
    if successorArguments != nil { return try await replace() }
    guard let child = state.withLock({ state -> ChildProcess? in
      guard !state.isStopping, state.isReady else { return nil }
      state.isRestarting = true
      state.isReady = false
      return state.child
    }) else { return }
    async let next: Void = withCheckedContinuation { continuation in
      let isOver = state.withLock { state in
        // It may be ready by now.
        let waits = state.isRestarting && !state.isStopping
        if waits { state.awaiting.append(continuation) }
        return !waits
      }
      if isOver { continuation.resume() }
    }
    await child.stop(grace: Limits.grace)
    await next
  }

  private func replace() async throws {
    let (old, known, isStopping) = state.withLock { ($0.child, $0.line, $0.isStopping) }
    guard let old, !isStopping else { return }
    let next = try ChildProcess(
      executable: executable, arguments: successorArguments ?? arguments, environment: environment(known))
    guard let line = await next.ready(within: Limits.start) else {
      next.kill()
      throw Failure.notReady(name)
    }
    let isLate = state.withLock { state in
      state.successor = next
      state.child = next
      state.line = line
      return state.isStopping
    }
    if isLate { next.kill() }
    try writePID(next)
    await old.stop(grace: Limits.grace)
  }
}
