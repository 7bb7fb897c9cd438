internal import Base
internal import NIOCore
internal import NIOHTTP1
internal import RPCNetwork

/// Finds out what a new connection speaks and puts the right handlers behind itself: by TLS what
/// ALPN agreed on, in plaintext HTTP/2 when it opens with that protocol's preface (RFC 9113 §3.3)
/// and HTTP/1 otherwise.
final class Entrance: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private enum State {
    /// Can become: http1, passed.
    case waiting(ByteBuffer)
    case http1(HTTP1Connection)
    case passed
  }

  private static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)

  private let place: ConnectionPlace
  private var state = State.waiting(ByteBuffer())
  private var watch: DeadlineWatch?
  /// Told before it was known who is to hear it.
  private var drained: DrainConnection?

  init(_ place: ConnectionPlace) { self.place = place }

  func handlerAdded(context: ChannelHandlerContext) {
    let watch = DeadlineWatch(on: context.eventLoop) { context.close(promise: nil) }
    watch.set(max(place.stage.limits.headerDeadline, place.stage.limits.idleTimeout))
    self.watch = watch
  }

  func handlerRemoved(context: ChannelHandlerContext) { leaveWaiting() }

  func channelInactive(context: ChannelHandlerContext) {
    leaveWaiting()
    context.fireChannelInactive()
  }

  private func leaveWaiting() {
    watch?.end()
    watch = nil
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if let event = event as? TLSEstablished { choose(context, isHTTP2: event.protocol == "h2") }
    context.fireUserInboundEventTriggered(event)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch state {
    case .passed: context.fireChannelRead(data)
    case .http1(let connection):
      connection.bytesArrived(unwrapInboundIn(data))
      context.fireChannelRead(data)
    case .waiting(var held):
      var bytes = unwrapInboundIn(data)
      held.writeBuffer(&bytes)
      state = .waiting(held)
      watch?.set(place.stage.limits.headerDeadline)
      let opening = held.readableBytesView.prefix(Self.preface.count)
      guard Self.preface.starts(with: opening) else { return choose(context, isHTTP2: false) }
      if opening.count == Self.preface.count { choose(context, isHTTP2: true) }
    }
  }

  private func choose(_ context: ChannelHandlerContext, isHTTP2: Bool) {
    guard case .waiting(let held) = state else { return }
    leaveWaiting()
    do {
      let pipeline = context.pipeline.syncOperations
      if isHTTP2 {
        state = .passed
        try pipeline.addHandler(HTTP2Connection(place, context.channel), position: .after(self))
      } else {
        let connection = HTTP1Connection(place)
        state = .http1(connection)
        if let drained { connection.drain(drained.idleGrace) }
        try pipeline.addHandlers(
          ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: connection.parsing)), connection,
          position: .after(self))
        if held.readableBytes > 0 { connection.bytesArrived(held) }
      }
    } catch {
      context.fireErrorCaught(error)
      context.close(promise: nil)
      return
    }
    if held.readableBytes > 0 { context.fireChannelRead(wrapInboundOut(held)) }
    // What came with the preface is still answered; its GOAWAY names it.
    if isHTTP2, let drained { context.channel.triggerUserOutboundEvent(drained, promise: nil) }
  }

  func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
    guard let event = event as? DrainConnection else {
      return context.triggerUserOutboundEvent(event, promise: promise)
    }
    // Reached only when no connection behind has taken it: nothing has been asked yet.
    if event.idleGrace > .zero {
      drained = event
      watch?.set(event.idleGrace)
    } else {
      context.close(promise: nil)
    }
    promise?.succeed()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard case .waiting = state else { return context.fireErrorCaught(error) }
    place.stage.connectionFailed(error, from: place.remoteAddress)
    context.close(promise: nil)
  }
}
