internal import Base
internal import HTTP2Wire
internal import Logging
internal import NIOCore
internal import RPCConnection
internal import RPCCore
internal import TLSWire

/// One connection of a server in its NIO pipeline: drives an `RPCServerConnection`, lets
/// `ServedCalls` run the handlers and writes once per turn of the loop.
///
/// ```
///  channelRead ─► receive ─► handlers start in place (Task.immediate) ─┐
///       turn's end ◄── answers of this turn, whoever finished ◄────────┘
///           └─► drain ─► one write
/// ```
///
/// SAFETY: every stored property is touched on the connection's event loop only; the methods that
/// may be called from elsewhere hop.
final class ServerConnection: ChannelInboundHandler, TurnEndWork, @unchecked Sendable {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let loop: NIOLoop
  private let limits: RPCServer.Limits
  private let log: Logger
  private let onClosed: @Sendable (ServerConnection) -> Void
  private let rpc: RPCServerConnection
  private var context: ChannelHandlerContext?
  private let calls: ServedCalls<NIOLoop>
  private var isFlushArmed = false
  private var isClosing = false
  private var deadline: (at: Instant, timer: Scheduled<Void>)?
  private var watch: RepeatedTask?
  private var watchdog: Watchdog
  private var life: ConnectionLife

  init(
    _ server: RPCServer.Core, loop: NIOLoop, onClosed: @escaping @Sendable (ServerConnection) -> Void
  ) {
    self.loop = loop
    self.onClosed = onClosed
    (limits, log) = (server.limits, server.log)
    let settings = HTTP2Settings(
      maxConcurrentStreams: UInt32(limits.streamsPerConnection), budget: limits.frameBudget, pings: limits.pings)
    rpc = RPCServerConnection(
      server.dispatcher, settings: settings,
      limits: .init(
        runningHandlers: limits.streamsPerConnection, heldRequestBytes: limits.frameBudget.inputBytes),
      at: loop.now)
    calls = ServedCalls(
      rpc, server.dispatcher, on: loop, peer: Peer(identity: nil, address: ""), desk: server.desk(of: loop))
    watchdog = Watchdog(at: loop.now)
    life = ConnectionLife(server.limits.life, at: loop.now, dice: loop.next())
    calls.onOutput = { [unowned self] in flushSoon() }
    rpc.gate = calls
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
    calls.peer = Peer(identity: nil, address: context.remoteAddress?.text ?? "unknown")
    let period = TimeAmount.nanoseconds(Watchdog.period.clampedNanoseconds)
    watch = context.eventLoop.scheduleRepeatedTask(initialDelay: period, delay: period) { [weak self] _ in
      self?.check()
    }
    flushSoon()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if let tls = event as? TLSEstablished {
      calls.peer = Peer(identity: tls.peerIdentity, address: calls.peer.address)
    }
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) {
    rpc.connectionLost()
    handleEvents()
    deadline?.timer.cancel()
    watch?.cancel()
    calls.onOutput = nil
    self.context = nil
    onClosed(self)
    context.fireChannelInactive()
  }

  /// Without `channelInactive` when the channel never became active: the context holds this handler.
  func handlerRemoved(context: ChannelHandlerContext) {
    guard self.context != nil else { return }
    self.context = nil
    onClosed(self)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    close("\(error)")
  }

  private func close(_ why: String?) {
    guard let context, !isClosing else { return }
    isClosing = true
    if let why { log.debug("connection closed", metadata: ["peer": "\(calls.peer.address)", "why": "\(why)"]) }
    context.close(promise: nil)
  }

  /// A peer that never says hello, has fallen silent, or does not read what it asked for.
  private func check() {
    switch watchdog.check(at: loop.now, isEstablished: rpc.isEstablished, limits.silence) {
    case .fine: break
    case .ping:
      rpc.ping()
      flushSoon()
    case .close(let why): return close(why)
    }
    switch life.check(at: loop.now, openCalls: rpc.openCalls) {
    case .stay: break
    case .drain:
      rpc.beginDrain()
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
    rpc.drain(limitBytes: Self.turnOutputBytes) { output.writeBytes($0) }
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
    calls.handleEvents()
    armDeadline()
  }

  private func onLoop(_ body: @escaping @Sendable () -> Void) {
    if loop.isCurrent { body() } else { loop.execute(body) }
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

  /// Begins the graceful end of the server. Callable from any thread.
  func drain() {
    onLoop {
      self.rpc.beginDrain(endingFollowers: true)
      self.handleEvents()
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

extension SocketAddress {
  /// `127.0.0.1:40112`, for logs.
  var text: String { "\(ipAddress ?? "?"):\(port ?? 0)" }
}
