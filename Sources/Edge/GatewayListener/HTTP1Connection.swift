internal import Base
internal import Gateway
internal import NIOCore
internal import NIOHTTP1
internal import RPCNetwork

/// One HTTP/1 connection: requests one after another, answered in order (RFC 9112 §9).
///
/// ```
///                  ┌──────────────────(kept alive)──────────────────────────┐
///                  ▼                                                        │
///  awaitingHead ──► readingBody ──► responding ──► flushing (peer reads slowly)
///        └───────────────┴──(refusal, or the last answer)──► closing ──► lingering ──► closed
/// ```
/// While a request is being answered nothing is read; what had arrived with it waits in `queue`, so
/// that pipelining costs no more than one read's worth of memory.
final class HTTP1Connection: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private enum State {
    case awaitingHead
    case readingBody(CheckedHead)
    case responding(Exchange)
    /// The answer is written, the peer has not read it.
    case flushing
    /// The last answer is on its way to the socket.
    case closing
    /// Our side is closed; what still comes is dropped.
    case lingering
    case closed
  }

  private struct Exchange {
    let number: Int
    let isHead: Bool
    let isKeptAlive: Bool
    let isHTTP10: Bool
  }

  private let place: ConnectionPlace
  private var state = State.awaitingHead
  private var context: ChannelHandlerContext?
  private var watch: DeadlineWatch?
  private var queue = CircularBuffer<HTTPServerRequestPart>()
  /// What the parser found wrong behind the requests in `queue`.
  private var fault: ListenerRefusal?
  private var task: SpawnedTask?
  private var exchanges = 0
  private var date = HTTPDateField()
  private var isHTTP10 = false
  private var isDraining = false
  private var isPerforming = false
  private var isReading = false
  private var wantsRead = false
  private var hasUnflushed = false
  /// Of the header that is arriving: how much has come, and how much of it before a line ended.
  private var headSeenBytes = 0
  private var lineSeenBytes = 0
  private var hasSeenLine = false

  init(_ place: ConnectionPlace) { self.place = place }

  private var limits: HTTPListenerLimits { place.stage.limits }

  /// The parser's limits: a little more than ours, so that ours are the ones that speak.
  var parsing: NIOHTTPDecoderLimitConfiguration {
    var parsing = NIOHTTPDecoderLimitConfiguration()
    parsing.maxHeaderFieldSize = max(limits.headerListSizeBytes, limits.targetSizeBytes)
    parsing.maxHeaderListSize = limits.headerListSizeBytes + limits.targetSizeBytes
    parsing.maxHeaderFieldCount = limits.headerFieldCount
    return parsing
  }

  // MARK: - Life of the channel

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    let watch = DeadlineWatch(on: context.eventLoop) { [unowned self] in deadlinePassed() }
    watch.set(limits.headerDeadline)
    self.watch = watch
  }

  func handlerRemoved(context: ChannelHandlerContext) { end() }

  func channelInactive(context: ChannelHandlerContext) {
    end()
    context.fireChannelInactive()
  }

  private func end() {
    state = .closed
    queue.removeAll()
    watch?.end()
    watch = nil
    context = nil
    task?.cancel()
    task = nil
  }

  /// Told before the parser sees them, for the deadline of a header that has begun.
  func bytesArrived(_ bytes: ByteBuffer) {
    guard case .awaitingHead = state, queue.isEmpty else { return }
    if headSeenBytes == 0 { watch?.set(limits.headerDeadline) }
    if !hasSeenLine {
      let view = bytes.readableBytesView
      let end = view.firstIndex(of: UInt8(ascii: "\n"))
      hasSeenLine = end != nil
      lineSeenBytes += (end ?? view.endIndex) - view.startIndex
    }
    headSeenBytes += bytes.readableBytes
  }

  private func deadlinePassed() {
    switch state {
    case .awaitingHead where headSeenBytes > 0: refuse(.headerTooSlow)
    case .readingBody: refuse(.bodyTooSlow)
    case .awaitingHead, .flushing, .closing, .lingering: context?.close(promise: nil)
    case .responding, .closed: break
    }
  }

  // MARK: - In

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    isReading = true
    switch state {
    case .closing, .lingering, .closed: return
    case .awaitingHead, .readingBody, .responding, .flushing: queue.append(unwrapInboundIn(data))
    }
    perform()
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    isReading = false
    flushIfNeeded()
    context.fireChannelReadComplete()
  }

  func read(context: ChannelHandlerContext) {
    switch state {
    case .responding, .flushing: wantsRead = true
    case .awaitingHead, .readingBody, .closing, .lingering, .closed: context.read()
    }
  }

  /// Takes parts from the queue while they can be acted on. Never nested: an answer that is ready at
  /// once comes back to the loop that asked for it.
  private func perform() {
    guard !isPerforming else { return }
    isPerforming = true
    defer { isPerforming = false }
    while true {
      switch state {
      case .awaitingHead, .readingBody:
        guard let part = queue.popFirst() else {
          if let fault { return refuse(fault) }
          return settle()
        }
        take(part)
      case .responding, .flushing, .closing, .lingering, .closed: return
      }
    }
  }

  /// Between requests, or within one: more must come.
  private func settle() {
    if case .awaitingHead = state, headSeenBytes == 0 {
      if isDraining { return closeNow() }
      watch?.set(limits.idleTimeout)
    }
    guard wantsRead else { return }
    wantsRead = false
    context?.read()
  }

  private func take(_ part: HTTPServerRequestPart) {
    switch (part, state) {
    case (.head(let head), .awaitingHead): takeHead(head)
    case (.body(let bytes), .readingBody(var head)):
      guard head.request.body.count + bytes.readableBytes <= head.bodyLimit else {
        return refuse(.bodyTooLarge(limitBytes: head.bodyLimit))
      }
      // Only one reference may be left, or every part would copy the whole.
      state = .awaitingHead
      head.request.body.append(contentsOf: bytes.readableBytesView)
      state = .readingBody(head)
    case (.end, .readingBody(let head)): answer(head)
    default: refuse(.malformed("its parts are out of order"))
    }
  }

  private func takeHead(_ head: HTTPRequestHead) {
    (headSeenBytes, lineSeenBytes, hasSeenLine) = (0, 0, false)
    isHTTP10 = head.version == .http1_0
    do throws(ListenerRefusal) {
      let checked = try place.stage.check.check(head, remoteAddress: place.remoteAddress)
      state = .readingBody(checked)
      guard !checked.hasNoBody else { return }
      watch?.set(limits.bodyDeadline)
      guard checked.expectsContinue else { return }
      send(ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n"))
    } catch { refuse(error, isHead: head.method == .HEAD) }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? HTTPParserError else {
      place.stage.connectionFailed(error, from: place.remoteAddress)
      context.close(promise: nil)
      return
    }
    switch state {
    case .closing, .lingering, .closed: return
    case .awaitingHead, .readingBody, .responding, .flushing:
      if fault == nil { fault = refusal(for: error) }
      perform()
    }
  }

  private func refusal(for error: HTTPParserError) -> ListenerRefusal {
    switch error {
    case .headerOverflow where lineSeenBytes > limits.targetSizeBytes:
      .targetTooLong(limitBytes: limits.targetSizeBytes)
    case .headerOverflow: .headersTooLarge(limitBytes: limits.headerListSizeBytes)
    case .invalidVersion: .unsupportedVersion
    case .invalidMethod: .malformed("its method is not known")
    case .invalidURL: .malformed("its target is not a target")
    case .invalidHeaderToken, .invalidCharactersUsed: .malformed("a header field has a byte it must not have")
    case .invalidContentLength, .unexpectedContentLength: .malformed("its length is told wrongly or twice")
    case .invalidChunkSize: .malformed("a chunk has no proper size")
    default: .malformed("\(error)")
    }
  }

  // MARK: - Answering

  private func answer(_ head: CheckedHead) {
    guard let context else { return }
    watch?.set(nil)
    exchanges += 1
    let exchange = Exchange(
      number: exchanges, isHead: head.request.method == "HEAD", isKeptAlive: head.isKeptAlive, isHTTP10: isHTTP10)
    state = .responding(exchange)
    let (stage, request) = (place.stage, head.request)
    let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
    stage.register.responderStarted()
    let started = place.loop.spawn {
      let response = await stage.responder.respond(to: request)
      connection.value.finish(exchange.number, response)
      stage.register.responderEnded()
    }
    // It may have answered already.
    if case .responding(let current) = state, current.number == exchange.number { task = started }
  }

  private func finish(_ number: Int, _ response: HTTPResponse) {
    guard case .responding(let exchange) = state, exchange.number == number else { return }
    task = nil
    let isKeptAlive = exchange.isKeptAlive && !isDraining
    let connection = isKeptAlive ? (exchange.isHTTP10 ? "keep-alive" : nil) : "close"
    let buffer = frame(response, isHead: exchange.isHead, connection: connection)
    guard isKeptAlive else { return sendLast(buffer) }
    send(buffer)
    guard let context else { return }
    if context.channel.isWritable {
      state = .awaitingHead
      perform()
    } else {
      state = .flushing
      watch?.set(limits.writeDeadline)
    }
  }

  private func refuse(_ refusal: ListenerRefusal, isHead: Bool = false) {
    queue.removeAll()
    let response = place.stage.refuse(refusal, from: place.remoteAddress, on: place.loop)
    sendLast(frame(response, isHead: isHead, connection: "close"))
  }

  private func frame(_ response: HTTPResponse, isHead: Bool, connection: String?) -> ByteBuffer {
    let allocator = context?.channel.allocator ?? ByteBufferAllocator()
    var buffer = allocator.buffer(capacity: 512 + response.body.count)
    ResponseFraming.write(
      response, to: &buffer, date: date.text(at: place.loop.wallNow), isHead: isHead, connection: connection)
    return buffer
  }

  /// Answers of one read leave together; a later one leaves at once.
  private func send(_ buffer: ByteBuffer) {
    context?.write(wrapOutboundOut(buffer), promise: nil)
    hasUnflushed = true
    if !isReading || context?.channel.isWritable == false { flushIfNeeded() }
  }

  private func flushIfNeeded() {
    guard hasUnflushed else { return }
    hasUnflushed = false
    context?.flush()
  }

  /// Sends and closes our side; the peer's is read on for a while, so that it gets the answer.
  private func sendLast(_ buffer: ByteBuffer) {
    guard let context else { return }
    state = .closing
    hasUnflushed = false
    watch?.set(limits.writeDeadline)
    context.writeAndFlush(wrapOutboundOut(buffer)).assumeIsolated().whenComplete { [weak self] _ in self?.linger() }
    if wantsRead {
      wantsRead = false
      context.read()
    }
  }

  private func linger() {
    guard case .closing = state else { return }
    state = .lingering
    watch?.set(limits.lingerTimeout)
    context?.close(mode: .output, promise: nil)
  }

  /// The next answer is the last; without a request within `idleGrace` there is none.
  func drain(_ idleGrace: Duration) {
    isDraining = true
    guard case .awaitingHead = state, queue.isEmpty, headSeenBytes == 0 else { return }
    if idleGrace > .zero { watch?.set(idleGrace) } else { closeNow() }
  }

  private func closeNow() {
    state = .closing
    context?.close(promise: nil)
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if case .flushing = state, context.channel.isWritable {
      state = .awaitingHead
      perform()
    }
    context.fireChannelWritabilityChanged()
  }

  func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
    guard let event = event as? DrainConnection else {
      return context.triggerUserOutboundEvent(event, promise: promise)
    }
    drain(event.idleGrace)
    promise?.succeed()
  }
}
