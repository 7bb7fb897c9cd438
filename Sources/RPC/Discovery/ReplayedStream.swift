internal import Base
internal import RPCCore

/// The caller's hold on a stream that may be made at several instances, one after another, until it
/// belongs to one: what was sent is kept and sent again (gRFC A6).
///
/// ```
///  waiting ──run──► replaying ──kept messages sent──► open        tied: the response headers or a message
///     ▲                 └────────────┬──────────────────┘         have come, or more was sent than is kept;
///     └── failed and not tied ───────┘                            a failure is the caller's from then on
///  any ── fail, cancel, release ──► over
/// ```
/// Sending waits while kept messages are on their way, reading does not: a server may want to be read
/// before it reads on. `run`, `fail` and `release` are the channel's; the rest is the caller's.
final class ReplayedStream: CallStream {
  /// How one attempt ended.
  enum Ending: Sendable {
    /// The call may be made again, or is over with this.
    case failed(RPCError)
    /// The caller is done; with its error, if it ended with one.
    case released(RPCError?)
  }

  private struct Kept: Sendable {
    let message: [UInt8]
    let isCompressed: Bool
  }
  private enum Phase {
    case waiting
    case replaying(any CallStream)
    case open(any CallStream)
    case over(RPCError)
  }
  private struct State {
    var phase = Phase.waiting
    /// Counts attempts from 1 on.
    var attempt = 0
    var ending: PendingAnswer<Ending>?
    var kept: [Kept] = []
    var keptBytes = 0
    var isFinished = false
    var isTied = false
    var waiters: [PendingAnswer<Bool>] = []
  }
  private enum Step {
    case go(any CallStream, attempt: Int)
    case wait(PendingAnswer<Bool>)
  }

  /// Learns whether response headers have come.
  private let report: CallReport
  private let limitBytes: Int
  private let state = Locked(State())

  init(report: CallReport, limitBytes: Int = DiscoveryLimits.replayBytes) {
    self.report = report
    self.limitBytes = limitBytes
  }

  // MARK: - The channel's side

  /// Whether the call belongs to the instance that has it.
  var isTied: Bool { state.withLock { $0.isTied } || report.hasInitialMetadata }

  /// One attempt: sends what is kept, then leaves `inner` to the caller. Returns when the attempt has
  /// failed, or the caller is done.
  func run(_ inner: any CallStream) async -> Ending {
    let ending = PendingAnswer<Ending>()
    let attempt: Int? = state.withLock { state in
      if case .over = state.phase { return nil }
      state.attempt += 1
      state.phase = .replaying(inner)
      state.ending = ending
      return state.attempt
    }
    guard let attempt else { return .released(nil) }
    wake()
    await replay(on: inner, attempt)
    let outcome = await ending.wait {}
    guard case .success(let ending) = outcome else { return .released(nil) }
    return ending
  }

  private func replay(on inner: any CallStream, _ attempt: Int) async {
    var index = 0
    while let item = next(at: index, inner, attempt) {
      do throws(RPCError) {
        try await inner.send(item.message, compressed: item.isCompressed)
      } catch {
        // The server ended the call with OK: reading tells. Any other failure ends this attempt.
        guard error.reason != RPCError.callEndedReason else { break }
        return noteFailure(error, of: attempt)
      }
      index += 1
    }
    opened(inner, attempt)
  }

  private func next(at index: Int, _ inner: any CallStream, _ attempt: Int) -> Kept? {
    state.withLock { state in
      guard state.attempt == attempt, case .replaying = state.phase, index < state.kept.count else { return nil }
      return state.kept[index]
    }
  }

  private func opened(_ inner: any CallStream, _ attempt: Int) {
    let isFinished = state.withLock { state in
      guard state.attempt == attempt, case .replaying = state.phase else { return false }
      state.phase = .open(inner)
      if state.isTied { state.kept = [] }
      return state.isFinished
    }
    if isFinished { inner.finish() }
    wake()
  }

  /// The call is not made again.
  func fail(_ error: RPCError) {
    state.withLock { state in
      if case .over = state.phase { return }
      state.phase = .over(error)
    }
    wake()
  }

  /// The caller is done with the stream.
  func release(_ error: RPCError?) {
    let ending = state.withLock { state in
      if case .over = state.phase {} else { state.phase = .over(.cancelled) }
      return state.ending
    }
    ending?.settle(.success(.released(error)))
    wake()
  }

  private func wake() {
    let woken = state.withLock { state in
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in woken { waiter.settle(.success(true)) }
  }

  // MARK: - The caller's side

  func send(_ message: [UInt8], compressed: Bool) async throws(RPCError) {
    guard message.count <= Limits.messageSizeBytes else { throw .messageTooLarge(sizeBytes: message.count) }
    let (inner, attempt) = try await step { state in
      guard case .open(let inner) = state.phase else { return nil }
      self.keep(Kept(message: message, isCompressed: compressed), &state)
      return inner
    }
    do {
      try await inner.send(message, compressed: compressed)
    } catch {
      // What is not tied is kept, and goes out with the next attempt.
      try goOn(after: error, of: attempt)
    }
  }

  func next() async throws(RPCError) -> [UInt8]? {
    while true {
      let (inner, attempt) = try await step { state in
        switch state.phase {
        case .open(let inner), .replaying(let inner): return inner
        case .waiting, .over: return nil
        }
      }
      do {
        let message = try await inner.next()
        tie()
        return message
      } catch {
        try goOn(after: error, of: attempt)
      }
    }
  }

  func finish() {
    let inner: (any CallStream)? = state.withLock { state in
      state.isFinished = true
      if case .open(let inner) = state.phase { return inner }
      return nil
    }
    inner?.finish()
  }

  func cancel() {
    let inner: (any CallStream)? = state.withLock { state in
      defer { state.phase = .over(.cancelled) }
      switch state.phase {
      case .open(let inner), .replaying(let inner): return inner
      case .waiting, .over: return nil
      }
    }
    inner?.cancel()
    wake()
  }

  /// Waits until `choose` finds a stream to go on with; throws how the call ended when it has.
  private func step(
    _ choose: @Sendable (inout State) -> (any CallStream)?
  ) async throws(RPCError) -> (any CallStream, attempt: Int) {
    while true {
      let step: Step = try state.withLock { state throws(RPCError) in
        if case .over(let error) = state.phase { throw error }
        if let inner = choose(&state) { return .go(inner, attempt: state.attempt) }
        let waiter = PendingAnswer<Bool>()
        state.waiters.append(waiter)
        return .wait(waiter)
      }
      switch step {
      case .go(let inner, let attempt): return (inner, attempt)
      case .wait(let waiter): if case .failure(let error) = await waiter.wait({}) { throw error }
      }
    }
  }

  private func keep(_ item: Kept, _ state: inout State) {
    guard !state.isTied else { return }
    if report.hasInitialMetadata { state.isTied = true }
    state.keptBytes += item.message.count + Self.overheadBytes
    if state.keptBytes > limitBytes { state.isTied = true }
    if state.isTied { state.kept = [] } else { state.kept.append(item) }
  }

  /// A message, or the end, has come. What is being sent again is still needed.
  private func tie() {
    state.withLock { state in
      state.isTied = true
      if case .open = state.phase { state.kept = [] }
    }
  }

  /// Returns when the call may be made again; throws how it ended otherwise.
  private func goOn(after error: RPCError, of attempt: Int) throws(RPCError) {
    let isCancelled = Task.isCancelled
    if isCancelled { cancel() }
    if isCancelled || error.reason == RPCError.callEndedReason || isTied { throw error }
    noteFailure(error, of: attempt)
  }

  private func noteFailure(_ error: RPCError, of attempt: Int) {
    let ending: PendingAnswer<Ending>? = state.withLock { state in
      guard state.attempt == attempt else { return nil }
      switch state.phase {
      case .open, .replaying: state.phase = .waiting
      case .waiting, .over: return nil
      }
      return state.ending
    }
    ending?.settle(.success(.failed(error)))
  }

  /// What an empty message still costs, so that a flood of them fills the buffer too.
  private static let overheadBytes = 32
}
