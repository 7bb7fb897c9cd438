package import Base
internal import HTTP2Wire
package import RPCConnection
package import RPCCore

/// The calls of one server connection: starts their handlers, carries requests and answers between
/// them and an `RPCServerConnection`.
///
/// ```
///  rpc.takeEvents ─► handlers start in place (Task.immediate) ─► respond, send, finish ─► onOutput
/// ```
///
/// SAFETY: every stored property is touched on the connection's loop only; handlers reach it
/// through `onLoop`, which hops when needed.
package final class ServedCalls<Home: Loop>: @unchecked Sendable {
  private let loop: Home
  private let dispatcher: Dispatcher
  private let rpc: RPCServerConnection
  /// Handlers that have not ended and have to wait.
  private var running = StreamTable<RunningHandler>()
  /// Unary calls of this turn, and which of them is next.
  private var waiting: [WaitingCall] = []
  private var nextWaitingIndex = 0
  /// The handler that the turn's task runs now.
  private var inHand: RunningHandler?
  /// Who calls.
  package var peer: Peer
  /// Called on the loop when there is something to write. Set to `nil` at the end of the connection.
  package var onOutput: (() -> Void)?

  package init(_ rpc: RPCServerConnection, _ dispatcher: Dispatcher, on loop: Home, peer: Peer) {
    self.rpc = rpc
    self.dispatcher = dispatcher
    self.loop = loop
    self.peer = peer
  }

  /// Acts on everything that has happened.
  package func handleEvents() {
    rpc.forEachEvent { event in
      if case .call(let call) = event {
        begin(call)
      } else {
        startWaiting()
        handle(event)
      }
    }
    startWaiting()
  }

  private func handle(_ event: RPCServerEvent) {
    switch event {
    case .call: preconditionFailure("a call begins elsewhere")
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

  // MARK: - Handlers

  private func begin(_ call: IncomingCall) {
    let handler = RunningHandler(call, peer: peer)
    if call.isCompressed { handler.requestIsCompressed(true) }
    switch call.method.handler {
    case .unary(let body): waiting.append(WaitingCall(handler: handler, body: body, call: call))
    case .serverStreaming, .clientStreaming, .bidirectional:
      startWaiting()
      start(call, handler)
    }
  }

  /// Runs the unary handlers of this turn. Those that never wait share one task; the first that does
  /// keeps it, and the rest get another.
  private func startWaiting() {
    while let first = nextWaiting() {
      let task = loop.spawn { [self] in await work(from: first) }
      guard let stopped = inHand ?? (first.handler.hasEnded ? nil : first.handler) else { continue }
      inHand = nil
      stopped.keeps(task)
      running.insert(stopped, for: stopped.id)
    }
  }

  private func nextWaiting() -> WaitingCall? {
    guard nextWaitingIndex < waiting.count else {
      waiting.removeAll(keepingCapacity: true)
      nextWaitingIndex = 0
      return nil
    }
    defer { nextWaitingIndex += 1 }
    return waiting[nextWaitingIndex]
  }

  private func work(from first: WaitingCall) async {
    var next: WaitingCall? = first
    while let waiting = next {
      let handler = waiting.handler
      if handler.task == nil { inHand = handler }
      let result = await dispatcher.unary(
        waiting.body, waiting.call.request, ServerCall(handler, waiting.call.metadata))
      guard loop.isCurrent else { return onLoop { self.answered(handler, result) } }
      answered(handler, result)
      guard handler.task == nil else { return }
      inHand = nil
      next = nextWaiting()
    }
  }

  private func start(_ call: IncomingCall, _ handler: RunningHandler) {
    let context = ServerCall(handler, call.metadata)
    let task: SpawnedTask
    switch call.method.handler {
    case .unary: preconditionFailure("unary calls wait for their turn's task")
    case .serverStreaming(let body):
      task = loop.spawn { [self] in
        let error = await dispatcher.serverStreaming(body, call.request, context) { message in
          try await self.send(call.id, handler, message)
        }
        onLoop { self.ended(handler, error) }
      }
    case .clientStreaming(let body):
      let requests = openRequests(call.id, handler)
      task = loop.spawn { [self] in
        let result = await dispatcher.clientStreaming(body, requests, context)
        onLoop { self.answered(handler, result) }
      }
    case .bidirectional(let body):
      let requests = openRequests(call.id, handler)
      task = loop.spawn { [self] in
        let error = await dispatcher.bidirectional(body, requests, context) { message in
          try await self.send(call.id, handler, message)
        }
        onLoop { self.ended(handler, error) }
      }
    }
    guard !handler.hasEnded else { return }
    handler.keeps(task)
    running.insert(handler, for: call.id)
  }

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

  private func answered(_ handler: RunningHandler, _ result: Result<[UInt8], RPCError>) {
    switch result {
    case .success(let message): rpc.respond(handler.id, message, notes: handler.notes)
    case .failure(let error): rpc.finish(handler.id, error, notes: handler.notes)
    }
    stopped(handler)
  }

  private func ended(_ handler: RunningHandler, _ error: RPCError?) {
    rpc.finish(handler.id, error, notes: handler.notes)
    stopped(handler)
  }

  private func stopped(_ handler: RunningHandler) {
    handler.hasEnded = true
    handler.requests?.pipe.end(.cancelled)
    if handler.task != nil { running.remove(handler.id) }
    rpc.handlerEnded()
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

/// A unary call that has no task yet.
private struct WaitingCall: Sendable {
  let handler: RunningHandler
  let body: @Sendable ([UInt8], ServerCall) async throws -> [UInt8]
  let call: IncomingCall
}

/// A handler that has not ended yet.
///
/// SAFETY: touched on the loop of its connection only, but for the record's own state, which guards
/// itself.
private final class RunningHandler: CallRecord, @unchecked Sendable {
  let id: Int32
  /// Set once it has to wait.
  private(set) var task: SpawnedTask?
  var hasEnded = false
  var senders: [PendingAnswer<Bool>] = []
  /// What arrives for it, when the client sends a stream.
  var requests: ArrivingMessages?

  init(_ call: IncomingCall, peer: Peer) {
    id = call.id
    super.init(method: call.method.descriptor, deadline: call.deadline, peer: peer, arrived: call.arrived)
  }

  func keeps(_ task: SpawnedTask) { self.task = task }

  func wakeSenders() {
    let woken = senders
    senders = []
    for sender in woken { sender.settle(.success(true)) }
  }

  func cancel() {
    task?.cancel()
    requests?.pipe.end(.cancelled)
    let woken = senders
    senders = []
    for sender in woken { sender.settle(.success(false)) }
  }
}
