internal import Base
public import NIOCore
public import TLSWire

/// Fired once through the pipeline when the handshake is over.
public struct TLSEstablished: Sendable, Hashable {
  /// What ALPN agreed on: `h2`; `nil` when nothing was.
  public let `protocol`: String?
  /// The URI in the peer's verified certificate; `nil` when it showed none.
  public let peerIdentity: String?

  public init(protocol: String?, peerIdentity: String?) {
    self.protocol = `protocol`
    self.peerIdentity = peerIdentity
  }
}

/// Puts one `TLSSession` into a NIO pipeline: ciphertext towards the socket, plaintext towards the
/// handlers behind it. Add it in front of them, before the channel is active or after.
///
/// ```
///  waiting ──(channel active)──► handshaking ──(TLSEstablished)──► open ──► ended
///                                     └──(deadline, fault)────────────────────►
/// ```
/// - `channelActive` is passed on at once; what is written before the handshake is over waits.
/// - Writes are encrypted together at the flush and leave as one write.
/// - A fault sends the alert, fires a `TLSError` (also `truncated`, when the socket ends without
///   close_notify) and closes the channel.
/// - The peer's close_notify is `ChannelEvent.inputClosed` where the channel allows half closure,
///   and closes it otherwise. `close(mode: .output)` sends ours and keeps reading.
public final class TLSHandler: ChannelDuplexHandler {
  public typealias InboundIn = ByteBuffer
  public typealias InboundOut = ByteBuffer
  public typealias OutboundIn = ByteBuffer
  public typealias OutboundOut = ByteBuffer

  private enum State {
    /// Can become: handshaking, ended.
    case waiting
    /// Can become: open, ended.
    case handshaking(deadline: Scheduled<Void>)
    /// Can become: ended.
    case open
    case ended
  }

  private let session: TLSSession
  private let handshakeTimeout: TimeAmount
  private var state = State.waiting
  /// Plaintext that waits for the flush, or for the handshake.
  private var pending = ByteBuffer()
  private var promises: [EventLoopPromise<Void>] = []
  private var isFlushWanted = false
  /// Whether the current burst of reads has given plaintext.
  private var hasDelivered = false
  private var hasToldInputClosed = false

  /// - Parameter handshakeTimeout: from the channel's activation; 5 s bound what a silent peer holds.
  public init(_ session: TLSSession, handshakeTimeout: Duration = .seconds(5)) {
    self.session = session
    self.handshakeTimeout = .nanoseconds(handshakeTimeout.clampedNanoseconds)
  }

  // MARK: - Life of the channel

  public func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { begin(context) }
  }

  public func channelActive(context: ChannelHandlerContext) {
    begin(context)
    context.fireChannelActive()
  }

  public func channelInactive(context: ChannelHandlerContext) {
    switch state {
    case .waiting, .ended: break
    case .handshaking: context.fireErrorCaught(TLSError.broken("the connection ended during the handshake"))
    case .open where !session.hasPeerClosed: context.fireErrorCaught(TLSError.truncated)
    case .open: break
    }
    end(ChannelError.ioOnClosedChannel)
    context.fireChannelInactive()
  }

  public func handlerRemoved(context: ChannelHandlerContext) { end(ChannelError.ioOnClosedChannel) }

  private func begin(_ context: ChannelHandlerContext) {
    guard case .waiting = state else { return }
    let deadline = context.eventLoop.assumeIsolated().scheduleTask(in: handshakeTimeout) {
      self.fail(context, TLSError.handshakeTimedOut)
    }
    state = .handshaking(deadline: deadline)
    sendOutput(context)
  }

  /// Leaves the working states: no timer, nobody waits for a write any more.
  private func end(_ error: any Error) {
    if case .handshaking(let deadline) = state { deadline.cancel() }
    state = .ended
    pending = ByteBuffer()
    let waiting = promises
    promises = []
    for promise in waiting { promise.fail(error) }
  }

  private func fail(_ context: ChannelHandlerContext, _ error: any Error) {
    if case .ended = state { return }
    sendOutput(context)
    end(error)
    context.fireErrorCaught(error)
    context.close(promise: nil)
  }

  // MARK: - In

  public func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .ended = state { return }
    let ciphertext = unwrapInboundIn(data)
    do {
      try ciphertext.withUnsafeReadableBytes { try session.feed($0) }
    } catch {
      fail(context, error)
      return
    }
    // The handshake's answer, or the answer to a key update.
    sendOutput(context)
    if session.isEstablished { establish(context) }
    guard case .open = state else { return }
    deliver(context, sizeHint: ciphertext.readableBytes)
  }

  private func establish(_ context: ChannelHandlerContext) {
    guard case .handshaking(let deadline) = state else { return }
    deadline.cancel()
    state = .open
    context.fireUserInboundEventTriggered(
      TLSEstablished(protocol: session.negotiatedProtocol, peerIdentity: session.peerIdentity))
    if isFlushWanted { encryptAndFlush(context) }
  }

  /// Hands on all plaintext that is ready, as one buffer.
  private func deliver(_ context: ChannelHandlerContext, sizeHint: Int) {
    var plaintext = context.channel.allocator.buffer(capacity: max(sizeHint, Self.leastRead))
    var fault: (any Error)?
    do {
      while case let count = try plaintext.writeWithUnsafeMutableBytes(
        minimumWritableBytes: Self.leastRead, { try session.read(into: $0) }), count > 0
      {}
    } catch { fault = error }
    if plaintext.readableBytes > 0 {
      hasDelivered = true
      context.fireChannelRead(wrapInboundOut(plaintext))
    }
    if let fault { return fail(context, fault) }
    sendOutput(context)
    if session.hasPeerClosed { peerClosed(context) }
  }

  /// Smallest room offered for a read, in bytes.
  private static let leastRead = 512

  private func peerClosed(_ context: ChannelHandlerContext) {
    guard !hasToldInputClosed, case .open = state else { return }
    hasToldInputClosed = true
    if allowsHalfClosure(context) {
      context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    } else {
      close(context: context, mode: .all, promise: nil)
    }
  }

  private func allowsHalfClosure(_ context: ChannelHandlerContext) -> Bool {
    // A channel without this option does not half-close.
    let allowed = try? context.channel.syncOptions?.getOption(.allowRemoteHalfClosure)
    return allowed ?? false
  }

  public func channelReadComplete(context: ChannelHandlerContext) {
    // Whoever asked for a read is still waiting when what came gave no plaintext.
    if !hasDelivered { context.read() }
    hasDelivered = false
    context.fireChannelReadComplete()
  }

  public func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard let event = event as? ChannelEvent, event == .inputClosed else {
      return context.fireUserInboundEventTriggered(event)
    }
    // The socket's own end says nothing new after close_notify, and is a cut before it.
    if session.hasPeerClosed { return }
    switch state {
    case .open: fail(context, TLSError.truncated)
    case .handshaking: fail(context, TLSError.broken("the connection ended during the handshake"))
    case .waiting, .ended: break
    }
  }

  // MARK: - Out

  public func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .ended = state {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    var plaintext = unwrapOutboundIn(data)
    if pending.readableBytes == 0 { pending = plaintext } else { pending.writeBuffer(&plaintext) }
    if let promise { promises.append(promise) }
  }

  public func flush(context: ChannelHandlerContext) {
    isFlushWanted = true
    if case .open = state { encryptAndFlush(context) }
  }

  private func encryptAndFlush(_ context: ChannelHandlerContext) {
    isFlushWanted = false
    let plaintext = pending
    let waiting = promises
    pending = ByteBuffer()
    promises = []
    do {
      try plaintext.withUnsafeReadableBytes { try session.send($0) }
    } catch {
      for promise in waiting { promise.fail(error) }
      fail(context, error)
      return
    }
    for follower in waiting.dropFirst() { waiting.first?.futureResult.cascade(to: follower) }
    sendOutput(context, promise: waiting.first)
  }

  private func sendOutput(_ context: ChannelHandlerContext, promise: EventLoopPromise<Void>? = nil) {
    let count = session.outputCount
    guard count > 0 || promise != nil else { return }
    var buffer = context.channel.allocator.buffer(capacity: count)
    while session.outputCount > 0 {
      buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: session.outputCount) { session.takeOutput(into: $0) }
    }
    context.writeAndFlush(wrapOutboundOut(buffer), promise: promise)
  }

  public func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    guard mode != .input, case .open = state else { return context.close(mode: mode, promise: promise) }
    if pending.readableBytes > 0 || isFlushWanted { encryptAndFlush(context) }
    session.closeNotify()
    sendOutput(context)
    if mode == .all { end(ChannelError.ioOnClosedChannel) }
    context.close(mode: mode, promise: promise)
  }
}
