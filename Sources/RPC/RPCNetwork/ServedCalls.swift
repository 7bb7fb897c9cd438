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
package final class ServedCalls<Home: Loop>: CallGate, WaitingRoom, @unchecked Sendable {
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
  @exclusivity(unchecked) package var peer: Peer
  /// Called on the loop when there is something to write. Set to `nil` at the end of the connection.
  package var onOutput: (() -> Void)?
  /// Where its calls wait for their turn; nil: every handler starts at once.
  private let desk: CallDesk?
  /// Calls that wait to be told that they were turned away.
  var heldRefusals = 0

  package convenience init(_ rpc: RPCServerConnection, _ dispatcher: Dispatcher, on loop: Home, peer: Peer) {
    self.init(rpc, dispatcher, on: loop, peer: peer, desk: nil)
  }

  init(_ rpc: RPCServerConnection, _ dispatcher: Dispatcher, on loop: Home, peer: Peer, desk: CallDesk?) {
    self.rpc = rpc
    self.dispatcher = dispatcher
    self.loop = loop
    self.peer = peer
    self.desk = desk
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
    guard call.streamsRequests else { return waiting.append(call) }
    startWaiting()
    // Who reads a stream must be there when its next message comes.
    desk?.arrived()
    startStream(call)
  }

  /// Starts the handlers of this turn, as long as the desk finds time for them. Unary ones that never wait
  /// share one task; the first that does keeps it, and the rest get another.
  private func startWaiting() {
    while let first = nextWaiting() { start(first) }
  }

  /// Starts a call's handler.
  func start(_ call: IncomingCall) {
    guard call.isUnary else { return startStream(call) }
    let task = loop.spawn { [self] in await work(from: call) }
    guard let stopped = inHand ?? (call.hasHandlerEnded ? nil : call) else { return }
    inHand = nil
    keep(stopped, RunningHandler(task))
  }

  private func nextWaiting(unaryOnly: Bool = false) -> IncomingCall? {
    while nextWaitingIndex < waiting.count {
      let call = waiting[nextWaitingIndex]
      if unaryOnly, !call.isUnary { return nil }
      nextWaitingIndex += 1
      if desk?.takes(call, of: self) ?? true { return call }
    }
    waiting.removeAll(keepingCapacity: true)
    nextWaitingIndex = 0
    return nil
  }

  private func work(from first: IncomingCall) async {
    var next: IncomingCall? = first
    while let call = next, case .unary(let body) = call.handler {
      if call.attachment == nil { inHand = call }
      let result = await dispatcher.unary(body, call.takeRequest(), context(of: call))
      guard loop.isCurrent else { return onLoop { self.answered(call, result) } }
      answered(call, result)
      guard call.attachment == nil else { return }
      inHand = nil
      next = nextWaiting(unaryOnly: true)
    }
  }

  private func keep(_ call: IncomingCall, _ handler: RunningHandler) {
    call.attachment = handler
    running.insert(handler, for: call.id)
    handler.visit = desk?.suspended(call.method)
  }

  private func startStream(_ call: IncomingCall) {
    let handler = RunningHandler()
    let context = context(of: call)
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

  private func context(of call: IncomingCall) -> ServerCall {
    desk?.mark(call)
    return ServerCall(call)
  }

  // MARK: - The desk

  /// A call that has waited for its turn gets none.
  func drop(_ call: IncomingCall) { rpc.handlerEnded(call) }

  /// Whether the desk turns away a call that begins.
  package func refuses(_ call: IncomingCall) -> Bool { desk?.refuses(call, of: self) ?? false }

  /// Tells it so.
  func turnAway(_ stream: Int32, _ answer: ShedAnswer) {
    rpc.turnAway(stream, answer)
    onOutput?()
  }

  /// Whether its caller still waits.
  func isOpen(_ call: IncomingCall) -> Bool { rpc.isOpen(call.id) }

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
    if call.attachment != nil, let handler = running.remove(call.id) {
      handler.requests?.pipe.end(.cancelled)
      if let visit = handler.visit { desk?.ended(visit, isCancelled: handler.isCancelled) }
    }
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
  var isCancelled = false
  /// What its server's desk knows of it, once it has suspended.
  var visit: CallDesk.Visit?
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
    isCancelled = true
    task?.cancel()
    requests?.pipe.end(.cancelled)
    let woken = senders
    senders = []
    for sender in woken { sender.settle(.success(false)) }
  }
}
