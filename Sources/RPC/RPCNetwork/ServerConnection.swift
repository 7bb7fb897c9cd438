package import Base
internal import HTTP2Wire
internal import Logging
internal import NIOCore
internal import RPCConnection
package import RPCCore
internal import TLSWire

/// One connection of a server in its NIO pipeline: drives an `RPCServerConnection`, runs the
/// handlers and writes once per turn of the loop.
///
/// ```
///  channelRead ─► receive ─► handlers start in place (Task.immediate) ─┐
///       turn's end ◄── answers of this turn, whoever finished ◄────────┘
///           └─► drain ─► one write
/// ```
///
/// SAFETY: every stored property is touched on the connection's event loop only; handlers reach it
/// through `onLoop`, which hops when needed.
final class ServerConnection: ChannelInboundHandler, TurnEndWork, @unchecked Sendable {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let loop: NIOLoop
  private let dispatcher: Dispatcher
  private let limits: RPCServer.Limits
  private let log: Logger
  private let onClosed: @Sendable (ServerConnection) -> Void
  private let rpc: RPCServerConnection
  private var context: ChannelHandlerContext?
  private var peer = Peer(identity: nil, address: "")
  private var running = StreamTable<RunningHandler>()
  private var isFlushArmed = false
  private var isClosing = false
  private var deadline: (at: Instant, timer: Scheduled<Void>)?
  private var watch: RepeatedTask?
  private var watchdog: Watchdog

  init(
    _ server: RPCServer.Core, loop: NIOLoop, onClosed: @escaping @Sendable (ServerConnection) -> Void
  ) throws {
    self.loop = loop
    self.onClosed = onClosed
    (dispatcher, limits, log) = (server.dispatcher, server.limits, server.log)
    let settings = HTTP2Settings(
      maxConcurrentStreams: UInt32(limits.streamsPerConnection), budget: limits.frameBudget)
    rpc = try RPCServerConnection(
      server.dispatcher, settings: settings,
      limits: .init(runningHandlers: limits.streamsPerConnection), at: loop.now)
    watchdog = Watchdog(at: loop.now)
  }

  // MARK: - Life of the channel

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    if context.channel.isActive { begin(context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    begin(context)
    context.fireChannelActive()
  }

  private func begin(_ context: ChannelHandlerContext) {
    guard watch == nil else { return }
    peer = Peer(identity: nil, address: context.remoteAddress?.text ?? "unknown")
    let period = TimeAmount.nanoseconds(Watchdog.period.clampedNanoseconds)
    watch = context.eventLoop.scheduleRepeatedTask(initialDelay: period, delay: period) { [weak self] _ in
      self?.check()
    }
    flushSoon()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if let tls = event as? TLSEstablished { peer = Peer(identity: tls.peerIdentity, address: peer.address) }
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) {
    rpc.connectionLost()
    handleEvents()
    deadline?.timer.cancel()
    watch?.cancel()
    self.context = nil
    onClosed(self)
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    close("\(error)")
  }

  private func close(_ why: String?) {
    guard let context, !isClosing else { return }
    isClosing = true
    if let why { log.debug("connection closed", metadata: ["peer": "\(peer.address)", "why": "\(why)"]) }
    context.close(promise: nil)
  }

  /// A peer that never says hello, has fallen silent, or does not read what it asked for.
  private func check() {
    switch watchdog.check(at: loop.now, isEstablished: rpc.isEstablished, limits.silence) {
    case .fine: break
    case .ping:
      rpc.ping()
      flushSoon()
    case .close(let why): close(why)
    }
  }

  // MARK: - Bytes

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let bytes = unwrapInboundIn(data)
    let now = loop.now
    watchdog.hasRead(at: now)
    do {
      try bytes.withUnsafeReadableBytes { try rpc.receive($0, at: now) }
    } catch {
      flush()
      return close("\(error)")
    }
    handleEvents()
    flushSoon()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable {
      watchdog.hasWritten()
      flushSoon()
    } else {
      watchdog.isBlocked(at: loop.now)
    }
    context.fireChannelWritabilityChanged()
  }

  private func flushSoon() {
    guard !isFlushArmed, context != nil else { return }
    isFlushArmed = true
    loop.atTurnEnd(self)
  }

  func turnEnded() {
    isFlushArmed = false
    flush()
  }

  private func flush() {
    guard let context, context.channel.isWritable else { return }
    var output = context.channel.allocator.buffer(capacity: Self.leastOutputBytes)
    do {
      try rpc.drain(limitBytes: Self.turnOutputBytes) { output.writeBytes($0) }
    } catch {
      return close("\(error)")
    }
    let isMore = output.readableBytes >= Self.turnOutputBytes
    if !isMore, rpc.isFinished {
      // Not before the last answer has left.
      context.writeAndFlush(wrapOutboundOut(output)).assumeIsolated().whenComplete { _ in self.close(nil) }
    } else if output.readableBytes > 0 {
      context.writeAndFlush(wrapOutboundOut(output), promise: nil)
    }
    handleEvents()
    if isMore { flushSoon() }
  }

  /// What one connection writes per turn at most, so that others get theirs.
  private static let turnOutputBytes = 256 * 1024
  private static let leastOutputBytes = 1024

  // MARK: - Calls

  private func handleEvents() {
    for event in rpc.takeEvents() {
      switch event {
      case .call(let call): start(call)
      case .cancelled(let id): running[id]?.cancel()
      case .writable(let id): running[id]?.wakeSenders()
      }
    }
    armDeadline()
  }

  private func start(_ call: IncomingCall) {
    let context = ServerCall(
      method: call.method.descriptor, metadata: call.metadata, deadline: call.deadline, peer: peer)
    let handler = RunningHandler()
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
    }
    guard !handler.hasEnded else { return }
    handler.task = task
    running.insert(handler, for: call.id)
  }

  private func answered(_ id: Int32, _ handler: RunningHandler, _ result: Result<[UInt8], RPCError>) {
    switch result {
    case .success(let message): rpc.respond(id, message)
    case .failure(let error): rpc.finish(id, error)
    }
    stopped(id, handler)
  }

  private func ended(_ id: Int32, _ handler: RunningHandler, _ error: RPCError?) {
    rpc.finish(id, error)
    stopped(id, handler)
  }

  private func stopped(_ id: Int32, _ handler: RunningHandler) {
    handler.hasEnded = true
    running.remove(id)
    rpc.handlerEnded()
    flushSoon()
  }

  private func onLoop(_ body: @escaping @Sendable () -> Void) {
    if loop.isCurrent { body() } else { loop.execute(body) }
  }

  // MARK: - Streams

  /// Sends one message; returns when there is room for the next. Throws `CancellationError` when
  /// the caller is gone.
  private func send(_ id: Int32, _ handler: RunningHandler, _ message: [UInt8]) async throws {
    try Task.checkCancellation()
    if loop.isCurrent, put(id, message) == .room { return }
    // The message is with the connection already when this runs on the loop.
    let isPut = loop.isCurrent
    let room = PendingAnswer<Bool>()
    let outcome = await room.wait {
      onLoop { self.wait(id, handler, isPut ? nil : message, room) }
    }
    guard case .success(true) = outcome else { throw CancellationError() }
  }

  private enum Room { case room, full, gone }

  private func put(_ id: Int32, _ message: [UInt8]) -> Room {
    guard rpc.isOpen(id) else { return .gone }
    let hasRoom = rpc.send(id, message)
    flushSoon()
    return hasRoom ? .room : .full
  }

  private func wait(_ id: Int32, _ handler: RunningHandler, _ message: [UInt8]?, _ room: PendingAnswer<Bool>) {
    let state = message.map { put(id, $0) } ?? (rpc.isOpen(id) ? .full : .gone)
    switch state {
    case .room: room.settle(.success(true))
    case .gone: room.settle(.success(false))
    case .full: handler.senders.append(room)
    }
  }

  // MARK: - Deadlines and the end

  private func armDeadline() {
    guard let next = rpc.nextDeadline, let context else { return }
    if let deadline, deadline.at <= next { return }
    deadline?.timer.cancel()
    let delay = TimeAmount.nanoseconds(max(loop.now.duration(to: next).clampedNanoseconds, 0))
    let timer = context.eventLoop.assumeIsolated().scheduleTask(in: delay) {
      self.deadline = nil
      self.rpc.expire(at: self.loop.now)
      self.handleEvents()
      self.flushSoon()
    }
    deadline = (next, timer)
  }

  /// Begins a graceful end. Callable from any thread.
  func drain() {
    onLoop {
      self.rpc.beginDrain()
      self.flushSoon()
    }
  }

  /// Ends now: open calls are cut off. Callable from any thread.
  func terminate() {
    onLoop {
      self.rpc.terminate()
      self.flush()
      self.close("the server stops")
    }
  }
}

/// A handler that has not ended yet.
///
/// SAFETY: touched on the loop of its connection only.
package final class RunningHandler: @unchecked Sendable {
  package var task: SpawnedTask?
  package var hasEnded = false
  package var senders: [PendingAnswer<Bool>] = []

  package init() {}

  package func wakeSenders() {
    let woken = senders
    senders = []
    for sender in woken { sender.settle(.success(true)) }
  }

  package func cancel() {
    task?.cancel()
    let woken = senders
    senders = []
    for sender in woken { sender.settle(.success(false)) }
  }
}

extension SocketAddress {
  /// `127.0.0.1:40112`, for logs.
  var text: String { "\(ipAddress ?? "?"):\(port ?? 0)" }
}
