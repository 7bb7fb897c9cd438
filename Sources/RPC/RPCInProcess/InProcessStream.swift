internal import Base
internal import RPCCore

/// Both directions of one call in this process: what the caller holds, and what its handler reads
/// and writes. Each direction holds its writer back while its reader does not read.
final class InProcessStream: CallStream {
  let requests = MessagePipe()
  let answers = MessagePipe()
  private let ending = Locked<RPCError?>(nil)

  init() {}

  func send(_ message: [UInt8], compressed: Bool) async throws(RPCError) {
    guard message.count <= Limits.messageSizeBytes else { throw .messageTooLarge(sizeBytes: message.count) }
    do {
      try await requests.push(message)
    } catch {
      if Task.isCancelled { cancel() }
      throw ending.withLock { $0 } ?? .cancelled
    }
  }

  func finish() { requests.end(nil) }

  func next() async throws(RPCError) -> [UInt8]? { try await answers.next() }

  func cancel() { end(.cancelled) }

  /// The call is over, `nil` for OK; the first ending stays.
  func end(_ error: RPCError?) {
    ending.withLock { ending in
      if ending == nil { ending = error ?? .callEnded }
    }
    answers.end(error)
    requests.end(.cancelled)
  }
}

extension CallRecord {
  /// Tells a caller who asks what the handler said beside its messages.
  func tell(_ report: CallReport?) {
    guard let report else { return }
    let notes = notes ?? AnswerNotes()
    if notes.initial != [:] { report.received(initial: notes.initial) }
    report.received(trailing: notes.trailing)
  }
}
