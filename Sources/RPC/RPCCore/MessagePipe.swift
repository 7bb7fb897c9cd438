internal import Base

/// The messages of one stream on their way to one reader, bounded in bytes.
///
/// A writer inside the process suspends while the pipe is full (`push`); a transport that has its
/// own flow control adds without waiting (`offer`) and gives credit as messages are taken
/// (`onTaken`). Callable from any thread; one reader at a time.
public final class MessagePipe: Sendable {
  private typealias Reader = CheckedContinuation<Result<[UInt8]?, RPCError>, Never>
  private typealias Writer = CheckedContinuation<Void, Never>

  private enum Ending {
    case open
    /// Messages that wait are still read; then the reader sees the end.
    case finished
    /// The reader sees the error at once.
    case failed(RPCError)
  }
  private struct State {
    var messages: [[UInt8]] = []
    var next = 0
    var sizeBytes = 0
    var ending = Ending.open
    var reader: Reader?
    var writers: [UInt64: Writer] = [:]
    var writerOrder: [UInt64] = []
    var writerCount: UInt64 = 0
  }
  private let state = Locked(State())
  private let limitBytes: Int
  private let onTaken: (@Sendable (_ messageBytes: Int) -> Void)?

  public init(limitBytes: Int = Limits.streamBufferBytes, onTaken: (@Sendable (Int) -> Void)? = nil) {
    self.limitBytes = limitBytes
    self.onTaken = onTaken
  }

  // MARK: - Writing

  /// Adds a message, after waiting for room. Throws `CancellationError` when the task is cancelled
  /// or the stream has ended meanwhile: nobody will read it.
  public func push(_ message: [UInt8]) async throws {
    while true {
      try Task.checkCancellation()
      let ticket: UInt64? = try state.withLock { state in
        guard case .open = state.ending else { throw CancellationError() }
        guard state.sizeBytes >= limitBytes else { return nil }
        state.writerCount += 1
        return state.writerCount
      }
      guard let ticket else { break }
      await waitForRoom(ticket)
    }
    guard offer(message) else { throw CancellationError() }
  }

  private func waitForRoom(_ ticket: UInt64) async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { (writer: Writer) in
        let mayGo = state.withLock { state in
          guard case .open = state.ending, state.sizeBytes >= limitBytes, !Task.isCancelled else { return true }
          state.writers[ticket] = writer
          state.writerOrder.append(ticket)
          return false
        }
        if mayGo { writer.resume() }
      }
    } onCancel: {
      state.withLock { $0.writers.removeValue(forKey: ticket) }?.resume()
    }
  }

  /// Adds a message without waiting; false when the stream has ended.
  @discardableResult
  public func offer(_ message: [UInt8]) -> Bool {
    let (accepted, reader): (Bool, Reader?) = state.withLock { state in
      guard case .open = state.ending else { return (false, nil) }
      if let reader = state.reader {
        state.reader = nil
        return (true, reader)
      }
      state.messages.append(message)
      state.sizeBytes += message.count + Self.overheadBytes
      return (true, nil)
    }
    guard let reader else { return accepted }
    onTaken?(message.count)
    reader.resume(returning: .success(message))
    return true
  }

  /// Ends the stream: `nil` after the last message, an error at once. The first ending stays.
  /// Returns whether this was the first.
  @discardableResult
  public func end(_ error: RPCError?) -> Bool {
    typealias Woken = (isFirst: Bool, reader: Reader?, writers: [Writer])
    let woken: Woken = state.withLock { state in
      guard case .open = state.ending else { return (false, nil, []) }
      state.ending = error.map { .failed($0) } ?? .finished
      let writers = state.writerOrder.compactMap { state.writers[$0] }
      state.writers = [:]
      state.writerOrder = []
      let reader = state.reader
      state.reader = nil
      if error != nil { (state.messages, state.next, state.sizeBytes) = ([], 0, 0) }
      return (true, reader, writers)
    }
    woken.reader?.resume(returning: error.map { .failure($0) } ?? .success(nil))
    for writer in woken.writers { writer.resume() }
    return woken.isFirst
  }

  // MARK: - Reading

  /// The next message in order; `nil` at the end. Throws the error the stream ended with, CANCELLED
  /// when the reading task is cancelled.
  public func next() async throws(RPCError) -> [UInt8]? {
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { (reader: Reader) in
        guard let ready = takeOrWait(reader) else { return }
        reader.resume(returning: ready)
      }
    } onCancel: {
      end(.cancelled)
    }
    return try result.get()
  }

  private func takeOrWait(_ reader: Reader) -> Result<[UInt8]?, RPCError>? {
    typealias Taken = (result: Result<[UInt8]?, RPCError>?, writer: Writer?)
    let taken: Taken = state.withLock { state in
      if case .failed(let error) = state.ending { return (.failure(error), nil) }
      guard state.next < state.messages.count else {
        if case .finished = state.ending { return (.success(nil), nil) }
        precondition(state.reader == nil, "a stream has one reader")
        state.reader = reader
        return (nil, nil)
      }
      return (.success(Self.removeFirst(&state)), Self.writerToWake(&state, limitBytes))
    }
    taken.writer?.resume()
    if case .success(let message?)? = taken.result { onTaken?(message.count) }
    return taken.result
  }

  private static func removeFirst(_ state: inout State) -> [UInt8] {
    let message = state.messages[state.next]
    state.messages[state.next] = []
    state.next += 1
    if state.next == state.messages.count {
      state.messages.removeAll(keepingCapacity: true)
      state.next = 0
    }
    state.sizeBytes -= message.count + overheadBytes
    return message
  }

  private static func writerToWake(_ state: inout State, _ limitBytes: Int) -> Writer? {
    guard state.sizeBytes < limitBytes else { return nil }
    while let ticket = state.writerOrder.first {
      state.writerOrder.removeFirst()
      if let writer = state.writers.removeValue(forKey: ticket) { return writer }
    }
    return nil
  }

  /// What an empty message still costs, so that a flood of them fills the pipe too.
  private static let overheadBytes = 32
}
