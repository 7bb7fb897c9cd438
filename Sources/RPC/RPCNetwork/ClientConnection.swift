internal import Base
internal import HTTP2Wire
internal import Logging
internal import NIOCore
internal import RPCConnection
internal import RPCCore

/// One connection of a client in its NIO pipeline: drives an `RPCClientConnection` and writes once
/// per turn of the loop.
///
/// SAFETY: every stored property is touched on the transport's loop only; `consume` hops.
final class ClientConnection: ChannelInboundHandler, TurnEndWork, CallCarrier, @unchecked Sendable {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let transport: ClientTransport
  private let loop: NIOLoop
  private let log: Logger
  private let rpc: RPCClientConnection
  private let silence: Watchdog.Silence
  private var context: ChannelHandlerContext?
  private var calls = StreamTable<OutboundCall>()
  private var isFlushArmed = false
  private var closingReason: String?
  private var deadline: (at: Instant, timer: Scheduled<Void>)?
  private var watch: RepeatedTask?
  private var watchdog: Watchdog
  private var life: ConnectionWatch

  /// Whether the server's limit of streams lets another call begin.
  var hasRoom: Bool { calls.count < min(rpc.streamLimit, Self.openCalls) }
  var isDraining: Bool { rpc.isDraining || closingReason != nil }
  var wasEstablished: Bool { rpc.isEstablished }

  init(
    _ transport: ClientTransport, authority: String, scheme: String, silence: Watchdog.Silence, idleAfter: Duration,
    log: Logger
  ) {
    self.transport = transport
    self.silence = silence
    self.log = log
    loop = transport.loop
    rpc = RPCClientConnection(authority: authority, scheme: scheme, at: loop.now)
    watchdog = Watchdog(at: loop.now)
    life = ConnectionWatch(idleAfter: idleAfter, at: loop.now)
  }

  // MARK: - Calls

  /// Sends a call, or gives it back to the transport when this connection cannot.
  func start(_ call: OutboundCall) {
    let id: Int32
    do {
      id = try rpc.start(
        call.method, call.request, metadata: call.outgoing.metadata, deadline: call.outgoing.deadline,
        compression: call.outgoing.compression, report: call.outgoing.report, at: loop.now)
    } catch {
      // It never left, and the connection drains now, so that the transport takes another.
      return rpc.isDraining ? transport.retry(call) : call.end(error)
    }
    calls.insert(call, for: id)
    call.started(self, id)
    armDeadline()
    flushSoon()
  }

  /// Calls of one connection at a time, however many the server takes.
  private static let openCalls = 10_000

  package func cancel(_ id: Int32) {
    guard calls.remove(id) != nil else { return }
    rpc.cancel(id)
    flushSoon()
    transport.hasRoom()
  }

  /// A message has been read. Callable from any thread.
  package func consume(_ id: Int32, _ credit: Int) {
    if loop.isCurrent {
      rpc.consume(id, credit)
      flushSoon()
    } else {
      loop.execute {
        self.rpc.consume(id, credit)
        self.flushSoon()
      }
    }
  }

  package func send(_ id: Int32, _ message: [UInt8], compressed: Bool) -> Bool {
    flushSoon()
    return rpc.send(id, message, compressed: compressed)
  }

  package func finish(_ id: Int32) {
    rpc.finish(id)
    flushSoon()
  }

  func close(_ why: String) {
    guard closingReason == nil else { return }
    closingReason = why
    // Without a context the channel is still being made and closes when it is added.
    context?.close(promise: nil)
  }

  // MARK: - Life of the channel

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    if closingReason != nil { context.close(promise: nil) }
    if context.channel.isActive { begin(context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    begin(context)
    context.fireChannelActive()
  }

  private func begin(_ context: ChannelHandlerContext) {
    guard watch == nil else { return }
    let period = TimeAmount.nanoseconds(Watchdog.period.clampedNanoseconds)
    watch = context.eventLoop.scheduleRepeatedTask(initialDelay: period, delay: period) { [weak self] _ in
      self?.check()
    }
    flushSoon()
  }

  func channelInactive(context: ChannelHandlerContext) {
    let why = closingReason ?? "closed by the server"
    self.context = nil
    deadline?.timer.cancel()
    watch?.cancel()
    if rpc.isAskedForCalm { transport.calmDown() }
    // First the transport, so that a call which is sent again does not come back here.
    closingReason = why
    transport.gone(self, why)
    rpc.connectionLost(why)
    handleEvents()
    context.fireChannelInactive()
  }

  /// Without `channelInactive` when the channel never became active: the context holds this handler.
  func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    close("\(error)")
  }

  private func check() {
    if rpc.openCalls == 0, rpc.isEstablished { watchdog.hasRead(at: loop.now) }
    switch watchdog.check(at: loop.now, isEstablished: rpc.isEstablished, silence) {
    case .fine: break
    case .ping:
      rpc.ping()
      flushSoon()
    case .close(let why): return close(why)
    }
    switch life.check(at: loop.now, openCalls: rpc.openCalls) {
    case .fine: break
    case .stalled: close("calls run out of time one after another")
    case .idle:
      rpc.beginDrain()
      flushSoon()
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
    guard let context, context.channel.isActive, context.channel.isWritable else { return }
    var output = context.channel.allocator.buffer(capacity: Self.leastOutputBytes)
    rpc.drain(limitBytes: Self.turnOutputBytes) { output.writeBytes($0) }
    let isMore = output.readableBytes >= Self.turnOutputBytes
    if output.readableBytes > 0 { context.writeAndFlush(wrapOutboundOut(output), promise: nil) }
    handleEvents()
    if isMore { flushSoon() } else if rpc.isFinished { close("the server takes no more calls") }
  }

  private static let turnOutputBytes = 256 * 1024
  private static let leastOutputBytes = 1024

  // MARK: - Events

  private func handleEvents() {
    var hasEnded = false
    for event in rpc.takeEvents() {
      switch event {
      case .message(let id, let message, let credit):
        life.progressed()
        guard let call = calls[id] else { continue }
        let given = call.received(message, credit: credit)
        if given > 0 { rpc.consume(id, given) }
        if call.isOver { cancel(id) }
      case .ended(let id, let error, let isUnprocessed):
        if error?.code == .deadlineExceeded { life.ranOut(at: loop.now) } else { life.progressed() }
        hasEnded = true
        guard let call = calls.remove(id) else { continue }
        if isUnprocessed, !call.isOver, call.mayRetry() { transport.retry(call) } else { call.end(error) }
      case .writable(let id): calls[id]?.requests?.hasRoom()
      case .established: transport.established(self)
      case .draining:
        flushSoon()
        hasEnded = true
      }
    }
    armDeadline()
    if hasEnded { transport.hasRoom() }
  }

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
}
