package import Base
package import RPCCore

/// The requests of one call whose client streams: those that wait for a connection, and the tasks
/// that wait for room.
///
/// SAFETY: touched on the channel's loop only.
package final class LeavingMessages: @unchecked Sendable {
  private struct Waiting {
    let message: [UInt8]
    let isCompressed: Bool
    /// `nil` when nobody waits: it has left before.
    let room: PendingAnswer<Bool>?
  }
  private enum State {
    /// Requests wait in order. Can become: open, over.
    case waiting([Waiting])
    /// Can become: over.
    case open(any CallCarrier, Int32)
    case over(RPCError)
  }
  private var state = State.waiting([])
  private var senders: [PendingAnswer<Bool>] = []
  private var isFinished = false
  /// What has left, for a server that did not act on the call; `nil` when it is too much, or has been
  /// acted on.
  private var kept: [Waiting]? = []
  private var keptBytes = 0
  private static let overheadBytes = 32

  /// Whether all that has left can leave once more.
  var canLeaveAgain: Bool { kept != nil }

  /// The server has acted on the call: nothing leaves again.
  func areTaken() { kept = nil }

  /// What has left waits for another connection.
  func leaveAgain() {
    guard case .open = state, let kept else { return }
    state = .waiting(kept)
    (self.kept, keptBytes) = ([], 0)
    // Their requests are kept.
    hasRoom()
  }

  private func keep(_ message: [UInt8], compressed: Bool) {
    keptBytes += message.count + Self.overheadBytes
    if keptBytes > Limits.streamBufferBytes { kept = nil }
    kept?.append(Waiting(message: message, isCompressed: compressed, room: nil))
  }

  /// Sends a request; `room` is settled when there is room for the next.
  func send(_ message: [UInt8], compressed: Bool, _ room: PendingAnswer<Bool>?) {
    switch state {
    case .waiting(var messages):
      state = .waiting([])
      messages.append(Waiting(message: message, isCompressed: compressed, room: room))
      state = .waiting(messages)
    case .open(let connection, let id):
      if kept != nil { keep(message, compressed: compressed) }
      let hasRoom = connection.send(id, message, compressed: compressed)
      guard let room else { return }
      if hasRoom { room.settle(.success(true)) } else { senders.append(room) }
    case .over(let error): room?.settle(.failure(error))
    }
  }

  func finish() {
    isFinished = true
    if case .open(let connection, let id) = state { connection.finish(id) }
  }

  /// The call goes out on a connection.
  func began(on connection: any CallCarrier, _ id: Int32) {
    let waiting = if case .waiting(let messages) = state { messages } else { [Waiting]() }
    state = .open(connection, id)
    for item in waiting { send(item.message, compressed: item.isCompressed, item.room) }
    if isFinished { connection.finish(id) }
  }

  /// The connection has room again.
  package func hasRoom() {
    let woken = senders
    senders = []
    for sender in woken { sender.settle(.success(true)) }
  }

  func ended(_ error: RPCError?) {
    let error = error ?? .callEnded
    let waiting = if case .waiting(let messages) = state { messages.compactMap(\.room) } else { [PendingAnswer<Bool>]() }
    state = .over(error)
    kept = nil
    let woken = senders + waiting
    senders = []
    for sender in woken { sender.settle(.failure(error)) }
  }
}

/// The caller's hold on an `OutboundCall` whose both sides are streams.
package struct OutboundStream: CallStream {
  private let call: OutboundCall
  private let requests: LeavingMessages
  private let answers: ArrivingMessages
  private let loop: any Loop
  private let abandon: @Sendable (OutboundCall) -> Void

  /// `abandon` tells the transport that nobody waits for the call any more.
  package init(
    _ method: MethodDescriptor, _ outgoing: OutgoingCall, on loop: any Loop,
    begin: (OutboundCall) -> Void, abandon: @escaping @Sendable (OutboundCall) -> Void
  ) {
    let answers = ArrivingMessages()
    let call = OutboundCall(method, nil, outgoing, .stream(answers))
    (self.call, self.answers, self.loop, self.abandon) = (call, answers, loop, abandon)
    requests = call.requests ?? LeavingMessages()
    begin(call)
  }

  package func send(_ message: [UInt8], compressed: Bool) async throws(RPCError) {
    guard message.count <= Limits.messageSizeBytes else { throw .messageTooLarge(sizeBytes: message.count) }
    let room = PendingAnswer<Bool>()
    let outcome = await room.wait {
      onLoop { [requests] in requests.send(message, compressed: compressed, room) }
    }
    do {
      _ = try outcome.get()
    } catch {
      if Task.isCancelled { cancel() }
      throw error
    }
  }

  package func finish() { onLoop { [requests] in requests.finish() } }

  package func next() async throws(RPCError) -> [UInt8]? { try await answers.pipe.next() }

  package func cancel() {
    answers.pipe.end(.cancelled)
    abandon(call)
  }

  private func onLoop(_ body: @escaping @Sendable () -> Void) {
    if loop.isCurrent { body() } else { loop.execute(body) }
  }
}
