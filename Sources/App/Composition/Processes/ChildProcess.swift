internal import Base
internal import Foundation

/// A process of ours: it says in one line that it is ready, and ends when its standard input does,
/// so that none outlives its parent, however that one dies.
public final class ChildProcess: Sendable {
  private enum State {
    /// Can become: ready, ended.
    case starting([CheckedContinuation<ReadyLine?, Never>])
    /// Can become: ended.
    case ready(ReadyLine)
    /// The exit status, negative for a signal.
    case ended(Int32)
  }

  /// A child inherits what is opened while it is started: the pipe whose end tells another one to stop, or
  /// the socket by which Foundation hears of another one's end. So only one is started at a time, and pipes
  /// are made meanwhile by nobody.
  private static let starting = Locked(())

  /// The id the system knows it by.
  public let pid: Int32
  private let process: Process
  private let input: Pipe
  private let state = Locked(State.starting([]))
  private let endWaiters = Locked<[CheckedContinuation<Void, Never>]>([])
  private let text = Locked<[UInt8]>([])

  /// Starts `executable`. Its standard error is this process's own.
  public init(executable: String, arguments: [String], environment: [String: String] = [:]) throws {
    process = Process()
    let (input, output) = Self.starting.withLock { _ in (Pipe(), Pipe()) }
    self.input = input
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = input
    process.standardOutput = output
    let (state, waiters) = (state, endWaiters)
    process.terminationHandler = { ended in
      let status =
        ended.terminationReason == .uncaughtSignal
        ? -ended.terminationStatus : ended.terminationStatus
      let starting = state.withLock { state -> [CheckedContinuation<ReadyLine?, Never>] in
        defer { state = .ended(status) }
        if case .starting(let waiting) = state { return waiting }
        return []
      }
      for waiter in starting { waiter.resume(returning: nil) }
      for waiter in waiters.withLock({ list in
        defer { list = [] }; return list
      }) { waiter.resume() }
    }
    try Self.starting.withLock { [process] _ in try process.run() }
    pid = process.processIdentifier
    output.fileHandleForReading.readabilityHandler = { [weak self] handle in
      let data = handle.availableData
      guard !data.isEmpty else {
        handle.readabilityHandler = nil
        return
      }
      self?.read([UInt8](data))
    }
  }

  /// Whether it still runs.
  public var isRunning: Bool {
    state.withLock { if case .ended = $0 { false } else { true } }
  }

  /// The exit status, negative for a signal; nil while it runs.
  public var exitStatus: Int32? {
    state.withLock { if case .ended(let status) = $0 { status } else { nil } }
  }

  /// Waits until it says that it is ready; nil when it ended before that or took longer than `limit`.
  public func ready(within limit: Duration) async -> ReadyLine? {
    let timeout = Task {
      try await Task.sleep(for: limit)
      self.giveUp()
    }
    defer { timeout.cancel() }
    return await withCheckedContinuation { continuation in
      let known: ReadyLine?? = state.withLock { state in
        switch state {
        case .starting(let waiting):
          state = .starting(waiting + [continuation])
          return .none
        case .ready(let line): return .some(line)
        case .ended: return .some(nil)
        }
      }
      if let known { continuation.resume(returning: known) }
    }
  }

  /// Returns when it has ended.
  public func ended() async {
    await withCheckedContinuation { continuation in
      endWaiters.withLock { $0.append(continuation) }
      guard !isRunning else { return }
      for waiter in endWaiters.withLock({ list in
        defer { list = [] }; return list
      }) { waiter.resume() }
    }
  }

  /// Ends it in good order: closes its input, and kills it when it is still there after `grace`.
  public func stop(grace: Duration) async {
    closeInput()
    let killer = Task {
      try await Task.sleep(for: grace)
      self.kill()
    }
    await ended()
    killer.cancel()
  }

  /// SIGHUP, once it has said that it is ready: before that it would end of it.
  public func hangUp() {
    guard case .ready = state.withLock({ $0 }), isRunning else { return }
    _ = Foundation.kill(pid, SIGHUP)
  }

  /// SIGKILL, if it still runs.
  public func kill() {
    if isRunning { _ = Foundation.kill(pid, SIGKILL) }
  }

  /// The child takes the end of its input for the wish to stop.
  public func closeInput() {
    // The other end may be gone already, which is what closing is for.
    try? input.fileHandleForWriting.close()
  }

  private func giveUp() {
    let waiting = state.withLock { state -> [CheckedContinuation<ReadyLine?, Never>] in
      guard case .starting(let waiting) = state else { return [] }
      state = .starting([])
      return waiting
    }
    for waiter in waiting { waiter.resume(returning: nil) }
  }

  private func read(_ bytes: [UInt8]) {
    let lines = text.withLock { text -> [[UInt8]] in
      text += bytes
      var parts = text.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
      text = parts.removeLast()
      return parts
    }
    for line in lines {
      guard let ready = ReadyLine(line) else { continue }
      let waiting = state.withLock { state -> [CheckedContinuation<ReadyLine?, Never>] in
        guard case .starting(let waiting) = state else { return [] }
        state = .ready(ready)
        return waiting
      }
      for waiter in waiting { waiter.resume(returning: ready) }
    }
  }
}
