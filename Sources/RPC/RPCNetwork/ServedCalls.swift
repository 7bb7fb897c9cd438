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
  @exclusivity(unchecked) private var running = StreamTable<RunningHandler>()
  /// Unary calls of this turn, and which of them is next.
  @exclusivity(unchecked) private var waiting: [IncomingCall] = []
  @exclusivity(unchecked) private var nextWaitingIndex = 0
  @exclusivity(unchecked) private var isInTurn = false
  /// Whether there is output of this turn that nobody was told of.
  @exclusivity(unchecked) private var hasAnswered = false
  /// The handler that the turn's task runs now.
  @exclusivity(unchecked) private var inHand: IncomingCall?
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
    isInTurn = true
    rpc.forEachEvent { event in
      if case .call(let call) = event {
        begin(call)
      } else {
        startWaiting()
        handle(event)
      }
    }
    startWaiting()
    isInTurn = false
    guard hasAnswered else { return }
    hasAnswered = false
    onOutput?()
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
    call.peer = peer
    guard case .unary = call.handler else {
      startWaiting()
      return startStream(call)
    }
    waiting.append(call)
  }

  /// Runs the unary handlers of this turn. Those that never wait share one task; the first that does
  /// keeps it, and the rest get another.
  private func startWaiting() {
    while let first = nextWaiting() {
      let task = loop.spawn { [self] in await work(from: first) }
      guard let stopped = inHand ?? (first.hasHandlerEnded ? nil : first) else { continue }
      inHand = nil
      keep(stopped, RunningHandler(task))
    }
  }

  private func nextWaiting() -> IncomingCall? {
    guard nextWaitingIndex < waiting.count else {
      waiting.removeAll(keepingCapacity: true)
      nextWaitingIndex = 0
      return nil
    }
    defer { nextWaitingIndex += 1 }
    return waiting[nextWaitingIndex]
  }

  private func work(from first: IncomingCall) async {
    var next: IncomingCall? = first
    while let call = next, case .unary(let body) = call.handler {
      if call.attachment == nil { inHand = call }
      let result = await dispatcher.unary(body, call.takeRequest(), ServerCall(call, call.takeMetadata()))
      guard loop.isCurrent else { return onLoop { self.answered(call, result) } }
      answered(call, result)
      guard call.attachment == nil else { return }
      inHand = nil
      next = nextWaiting()
    }
  }

  private func keep(_ call: IncomingCall, _ handler: RunningHandler) {
    call.attachment = handler
    running.insert(handler, for: call.id)
  }

  private func startStream(_ call: IncomingCall) {
    let handler = RunningHandler()
    let context = ServerCall(call, call.takeMetadata())
    // It may end before `spawn` returns.
    keep(call, handler)
    switch call.handler {
    case .unary: preconditionFailure("unary calls wait for their turn's task")
    case .serverStreaming(let body):
      handler.task = loop.spawn { [self] in
        let error = await dispatcher.serverStreaming(body, call.takeRequest(), context) { message in
          try await self.send(call, handler, message)
        }
        onLoop { self.ended(call, error) }
      }
    case .clientStreaming(let body):
      let requests = openRequests(call, handler)
      handler.task = loop.spawn { [self] in
        let result = await dispatcher.clientStreaming(body, requests, context)
        onLoop { self.answered(call, result) }
      }
    case .bidirectional(let body):
      let requests = openRequests(call, handler)
      handler.task = loop.spawn { [self] in
        let error = await dispatcher.bidirectional(body, requests, context) { message in
          try await self.send(call, handler, message)
        }
        onLoop { self.ended(call, error) }
      }
    }
  }

  private func openRequests(_ call: IncomingCall, _ handler: RunningHandler) -> MessageReader {
    let requests = ArrivingMessages { [weak call] in call?.requestIsCompressed($0) }
    requests.credits.attach { [id = call.id] credit in
      self.onLoop {
        self.rpc.consume(id, credit)
        self.onOutput?()
      }
    }
    handler.requests = requests
    return MessageReader(requests.pipe)
  }

  private func answered(_ call: IncomingCall, _ result: Result<[UInt8], RPCError>) {
    switch result {
    case .success(let message): rpc.respond(call, message, notes: call.notes)
    case .failure(let error): rpc.finish(call.id, error, notes: call.notes)
    }
    stopped(call)
  }

  private func ended(_ call: IncomingCall, _ error: RPCError?) {
    rpc.finish(call.id, error, notes: call.notes)
    stopped(call)
  }

  private func stopped(_ call: IncomingCall) {
    if call.attachment != nil { running.remove(call.id)?.requests?.pipe.end(.cancelled) }
    rpc.handlerEnded(call)
    if isInTurn { hasAnswered = true } else { onOutput?() }
  }

  private func onLoop(_ body: @escaping @Sendable () -> Void) {
    if loop.isCurrent { body() } else { loop.execute(body) }
  }

  // MARK: - Streams

  /// Sends one message; returns when there is room for the next. Throws `CancellationError` when
  /// the caller is gone.
  private func send(_ call: IncomingCall, _ handler: RunningHandler, _ message: [UInt8]) async throws {
    try Task.checkCancellation()
    if loop.isCurrent, put(call, message) == .room { return }
    // The message is with the connection already when this runs on the loop.
    let isPut = loop.isCurrent
    let room = PendingAnswer<Bool>()
    let outcome = await room.wait {
      onLoop { self.wait(call, handler, isPut ? nil : message, room) }
    }
    guard case .success(true) = outcome else { throw CancellationError() }
  }

  private enum Room { case room, full, gone }

  private func put(_ call: IncomingCall, _ message: [UInt8]) -> Room {
    guard rpc.isOpen(call.id) else { return .gone }
    let hasRoom = rpc.send(call.id, message, notes: call.notes)
    onOutput?()
    return hasRoom ? .room : .full
  }

  private func wait(
    _ call: IncomingCall, _ handler: RunningHandler, _ message: [UInt8]?, _ room: PendingAnswer<Bool>
  ) {
    let state = message.map { put(call, $0) } ?? (rpc.isOpen(call.id) ? .full : .gone)
    switch state {
    case .room: room.settle(.success(true))
    case .gone: room.settle(.success(false))
    case .full: handler.senders.append(room)
    }
  }
}

/// A handler that has to wait, or that answers or reads a stream.
///
/// SAFETY: touched on the loop of its connection only.
private final class RunningHandler: @unchecked Sendable {
  var task: SpawnedTask?
  var senders: [PendingAnswer<Bool>] = []
  /// What arrives for it, when the client sends a stream.
  var requests: ArrivingMessages?

  init(_ task: SpawnedTask? = nil) { self.task = task }

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
