package import Base
package import HTTP2Wire
package import RPCConnection
package import RPCCore
internal import Synchronization

/// The calls of one server connection: starts their handlers, carries requests and answers between
/// them and an `RPCServerConnection`.
///
/// ```
///  rpc.takeEvents ─► handlers start in place (Task.immediate) ─► respond, send, finish ─► onOutput
/// ```
///
/// SAFETY: every stored property is touched on the connection's loop only; handlers reach it
/// through `onLoop`, which hops when needed.
package final class ServedCalls<Home: Loop>: CallGate, WaitingRoom, @unchecked Sendable {
  private let loop: Home
  private let dispatcher: Dispatcher
  private let rpc: RPCServerConnection
  private var running = StreamTable<RunningHandler>()
  /// Who calls.
  package var peer: Peer
  /// Called on the loop when there is something to write. Set to `nil` at the end of the connection.
  package var onOutput: (() -> Void)?
  /// Whose calls wait for their turn; nil: every handler starts at once.
  var desk: CallDesk?
  /// Calls that wait to be told that they were turned away.
  var heldRefusals = 0

  package init(_ rpc: RPCServerConnection, _ dispatcher: Dispatcher, on loop: Home, peer: Peer) {
    self.rpc = rpc
    self.dispatcher = dispatcher
    self.loop = loop
    self.peer = peer
  }

  /// Acts on everything that has happened.
  package func handleEvents() {
    for event in rpc.takeEvents() {
      switch event {
      case .call(let call): if let desk { desk.offer(call, to: self) } else { start(call) }
      case .message(let id, let message, let credit, let isCompressed):
        // A handler that has stopped reads no more; its stream is closing.
        let given = running[id]?.requests?.arrived(message, credit: credit, isCompressed: isCompressed)
          ?? credit
        if given > 0 { rpc.consume(id, given) }
      case .requestsEnded(let id): running[id]?.requests?.pipe.end(nil)
      case .cancelled(let id): running[id]?.cancel()
      case .writable(let id): running[id]?.wakeSenders()
      }
    }
  }

  // MARK: - Handlers

  func start(_ call: IncomingCall) {
    let handler = RunningHandler()
    if call.isCompressed { handler.requestIsCompressed(true) }
    let context = ServerCall(
      method: call.method.descriptor, metadata: desk?.marked(call) ?? call.metadata, deadline: call.deadline, peer: peer, desk: handler)
    let task: SpawnedTask
    switch call.method.handler {
    case .unary(let body):
      task = loop.spawn { [self] in
        let result = await dispatcher.unary(body, call.request, context)
        onLoop { self.answered(call.id, handler, result) }
      }
    case .serverStreaming(let body):
      task = loop.spawn { [self] in
        let error = await dispatcher.serverStreaming(body, call.request, context) { message in
          try await self.send(call.id, handler, message)
        }
        onLoop { self.ended(call.id, handler, error) }
      }
    case .clientStreaming(let body):
      let requests = openRequests(call.id, handler)
      task = loop.spawn { [self] in
        let result = await dispatcher.clientStreaming(body, requests, context)
        onLoop { self.answered(call.id, handler, result) }
      }
    case .bidirectional(let body):
      let requests = openRequests(call.id, handler)
      task = loop.spawn { [self] in
        let error = await dispatcher.bidirectional(body, requests, context) { message in
          try await self.send(call.id, handler, message)
        }
        onLoop { self.ended(call.id, handler, error) }
      }
    }
    guard !handler.hasEnded else { return }
    handler.task = task
    running.insert(handler, for: call.id)
    handler.visit = desk?.suspended(call.method.descriptor)
  }

  /// A call that has waited for its turn gets none.
  func drop(_ call: IncomingCall) { rpc.handlerEnded() }

  /// Whether the desk turns away a call that begins.
  package func refuses(_ stream: Int32, _ headers: HTTP2Headers) -> Bool {
    desk?.refuses(stream, headers, of: self) ?? false
  }

  /// Tells it so.
  func turnAway(_ stream: Int32, _ answer: ShedAnswer) {
    rpc.turnAway(stream, answer)
    onOutput?()
  }

  /// Whether its caller still waits.
  func isOpen(_ call: IncomingCall) -> Bool { rpc.isOpen(call.id) }

  private func openRequests(_ id: Int32, _ handler: RunningHandler) -> MessageReader {
    let requests = ArrivingMessages { [weak handler] in handler?.requestIsCompressed($0) }
    requests.credits.attach { credit in
      self.onLoop {
        self.rpc.consume(id, credit)
        self.onOutput?()
      }
    }
    handler.requests = requests
    return MessageReader(requests.pipe)
  }

  private func answered(_ id: Int32, _ handler: RunningHandler, _ result: Result<[UInt8], RPCError>) {
    switch result {
    case .success(let message): rpc.respond(id, message, notes: handler.notes)
    case .failure(let error): rpc.finish(id, error, notes: handler.notes)
    }
    stopped(id, handler)
  }

  private func ended(_ id: Int32, _ handler: RunningHandler, _ error: RPCError?) {
    rpc.finish(id, error, notes: handler.notes)
    stopped(id, handler)
  }

  private func stopped(_ id: Int32, _ handler: RunningHandler) {
    handler.hasEnded = true
    handler.requests?.pipe.end(.cancelled)
    running.remove(id)
    rpc.handlerEnded()
    if let visit = handler.visit { desk?.ended(visit, isCancelled: handler.isCancelled) }
    onOutput?()
  }

  private func onLoop(_ body: @escaping @Sendable () -> Void) {
    if loop.isCurrent { body() } else { loop.execute(body) }
  }

  // MARK: - Streams

  /// Sends one message; returns when there is room for the next. Throws `CancellationError` when
  /// the caller is gone.
  private func send(_ id: Int32, _ handler: RunningHandler, _ message: [UInt8]) async throws {
    try Task.checkCancellation()
    if loop.isCurrent, put(id, handler, message) == .room { return }
    // The message is with the connection already when this runs on the loop.
    let isPut = loop.isCurrent
    let room = PendingAnswer<Bool>()
    let outcome = await room.wait {
      onLoop { self.wait(id, handler, isPut ? nil : message, room) }
    }
    guard case .success(true) = outcome else { throw CancellationError() }
  }

  private enum Room { case room, full, gone }

  private func put(_ id: Int32, _ handler: RunningHandler, _ message: [UInt8]) -> Room {
    guard rpc.isOpen(id) else { return .gone }
    let hasRoom = rpc.send(id, message, notes: handler.notes)
    onOutput?()
    return hasRoom ? .room : .full
  }

  private func wait(_ id: Int32, _ handler: RunningHandler, _ message: [UInt8]?, _ room: PendingAnswer<Bool>) {
    let state = message.map { put(id, handler, $0) } ?? (rpc.isOpen(id) ? .full : .gone)
    switch state {
    case .room: room.settle(.success(true))
    case .gone: room.settle(.success(false))
    case .full: handler.senders.append(room)
    }
  }
}

/// A handler that has not ended yet.
///
/// SAFETY: touched on the loop of its connection only, but for `notes`, which guard themselves.
private final class RunningHandler: AnswerDesk, @unchecked Sendable {
  var task: SpawnedTask?
  var hasEnded = false
  var isCancelled = false
  /// What its server's desk knows of it, once it has suspended.
  var visit: CallDesk.Visit?
  var senders: [PendingAnswer<Bool>] = []
  /// What arrives for it, when the client sends a stream.
  var requests: ArrivingMessages?
  private let hasNotes = Atomic(false)
  private let isPacked = Atomic(false)
  private let written = Mutex(AnswerNotes())

  /// What it says beside its messages; `nil` for nothing, without a lock.
  var notes: AnswerNotes? { hasNotes.load(ordering: .acquiring) ? written.withLock { $0 } : nil }

  func write(_ change: (inout AnswerNotes) -> Void) {
    written.withLock { change(&$0) }
    hasNotes.store(true, ordering: .releasing)
  }

  var isRequestCompressed: Bool { isPacked.load(ordering: .relaxed) }
  func requestIsCompressed(_ isCompressed: Bool) { isPacked.store(isCompressed, ordering: .relaxed) }

  func wakeSenders() {
    let woken = senders
    senders = []
    for sender in woken { sender.settle(.success(true)) }
  }

  func cancel() {
    isCancelled = true
    task?.cancel()
    requests?.pipe.end(.cancelled)
    let woken = senders
    senders = []
    for sender in woken { sender.settle(.success(false)) }
  }
}
