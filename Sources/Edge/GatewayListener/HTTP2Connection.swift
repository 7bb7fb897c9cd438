internal import Base
internal import Gateway
internal import HTTP2Wire
internal import NIOCore
internal import Ports
internal import RPCNetwork

/// One HTTP/2 connection: many requests at a time, each on a stream of its own (RFC 9113).
///
/// Answers that come within one turn of the loop leave in one write. Bodies that wait for their end
/// are bounded per stream by the body limit and per connection by `bodyWindow`: above it a stream
/// gets no more credit, so its client waits.
final class HTTP2Connection: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// Bytes of unfinished bodies one connection may have here before credit is held back.
  private static let bodyWindow = 4 * 1024 * 1024
  /// How often deadlines of streams are looked at.
  private static let inspection: Duration = .seconds(1)

  private let place: ConnectionPlace
  private let session: HTTP2Session
  private var streams = StreamTable<HTTP2Stream>()
  private var context: ChannelHandlerContext?
  private var watch: DeadlineWatch?
  private var date = HTTPDateField()
  private var bufferedBytes = 0
  /// Of those: taken without giving credit for them.
  private var owedBytes = 0
  /// Responders at work, also for streams that are gone: a peer that resets its requests does not
  /// get more of them done (CVE-2023-44487, CVE-2025-8671).
  private var running = 0
  private var lastStreamAt: Instant
  private var isDraining = false
  private var isClosing = false
  private var isFlushDue = false

  init(_ place: ConnectionPlace, _ channel: any Channel) {
    self.place = place
    let limits = place.stage.limits
    var settings = HTTP2Settings()
    settings.maxConcurrentStreams = UInt32(clamping: limits.streamsPerConnection)
    settings.connectionWindowBytes = 1024 * 1024
    settings.headerListSizeBytes = limits.headerListSizeBytes
    settings.headerFieldCount = limits.headerFieldCount
    settings.budget = .strict
    session = HTTP2Session(.server, settings)
    // The first request has the header's deadline on top.
    lastStreamAt = place.loop.now.advanced(by: limits.headerDeadline)
  }

  private var limits: HTTPListenerLimits { place.stage.limits }

  // MARK: - Life of the channel

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    let watch = DeadlineWatch(on: context.eventLoop) { [unowned self] in inspect() }
    watch.set(Self.inspection)
    self.watch = watch
    flushSoon()
  }

  func handlerRemoved(context: ChannelHandlerContext) { end() }

  func channelInactive(context: ChannelHandlerContext) {
    end()
    context.fireChannelInactive()
  }

  private func end() {
    context = nil
    watch?.end()
    watch = nil
    for (_, stream) in streams.sorted { stream.task?.cancel() }
    streams = StreamTable()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    place.stage.connectionFailed(error, from: place.remoteAddress)
    context.close(promise: nil)
  }

  // MARK: - In

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isClosing else { return }
    let now = place.loop.now
    do {
      try unwrapInboundIn(data).withUnsafeReadableBytes { try session.receive($0, at: now) }
    } catch {
      fail(error)
      return
    }
    handleEvents()
    flushSoon()
  }

  private func handleEvents() {
    for event in session.takeEvents() {
      switch event {
      case .headers(let id, let headers): begin(id, headers)
      case .data(let id, let bytes): take(id, bytes)
      case .end(let id): answer(id)
      case .closed(let id, _): close(id)
      case .drained, .settings, .pong, .goAway: break
      }
    }
  }

  private func begin(_ id: Int32, _ headers: HTTP2Headers) {
    // Trailers say nothing that anybody here reads.
    guard streams[id] == nil else { return }
    lastStreamAt = place.loop.now
    let stream = HTTP2Stream(deadline: lastStreamAt.advanced(by: limits.bodyDeadline))
    streams.insert(stream, for: id)
    guard !headers.isTooLarge else {
      return refuse(id, stream, .headersTooLarge(limitBytes: limits.headerListSizeBytes))
    }
    let fields = headers.fields.map { ($0.name, $0.value) }
    do throws(ListenerRefusal) {
      let head = try place.stage.check.check(fields, isEnd: false, remoteAddress: place.remoteAddress)
      stream.head = head
    } catch { refuse(id, stream, error) }
  }

  private func take(_ id: Int32, _ bytes: ArraySlice<UInt8>) {
    guard let stream = streams[id], let limit = stream.head?.bodyLimit else {
      session.consume(id, bytes.count)
      return
    }
    guard stream.bodyCount + bytes.count <= limit else {
      session.consume(id, bytes.count)
      return refuse(id, stream, .bodyTooLarge(limitBytes: limit))
    }
    stream.head?.request.body.append(contentsOf: bytes)
    bufferedBytes += bytes.count
    if bufferedBytes <= Self.bodyWindow {
      session.consume(id, bytes.count)
    } else {
      stream.owedCredit += bytes.count
      owedBytes += bytes.count
    }
  }

  /// Takes a stream's body off the books, and gives the others the credit that was held back.
  private func release(_ stream: HTTP2Stream) {
    guard stream.bodyCount > 0 else { return }
    bufferedBytes -= stream.bodyCount
    stream.head?.request.body = []
    owedBytes -= stream.owedCredit
    stream.owedCredit = 0
    guard owedBytes > 0, bufferedBytes <= Self.bodyWindow else { return }
    for (id, other) in streams.sorted where other.owedCredit > 0 {
      session.consume(id, other.owedCredit)
      other.owedCredit = 0
    }
    owedBytes = 0
  }

  private func close(_ id: Int32) {
    guard let stream = streams.remove(id) else { return }
    release(stream)
    stream.task?.cancel()
    stream.task = nil
  }

  // MARK: - Answering

  private func answer(_ id: Int32) {
    guard let context, let stream = streams[id], !stream.isAnswered, let request = stream.head?.request else { return }
    stream.deadline = nil
    release(stream)
    stream.head = nil
    guard running < 2 * limits.streamsPerConnection else {
      session.reset(id, .refusedStream)
      return
    }
    running += 1
    let stage = place.stage
    let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
    stage.register.responderStarted()
    let started = place.loop.spawn {
      let response = await stage.responder.respond(to: request)
      connection.value.finish(id, response, isHead: request.method == "HEAD")
      stage.register.responderEnded()
    }
    if !stream.isAnswered { stream.task = started }
  }

  private func finish(_ id: Int32, _ response: HTTPResponse, isHead: Bool) {
    running -= 1
    guard let stream = streams[id], !stream.isAnswered else { return }
    respond(id, stream, response, isHead: isHead)
    flushSoon()
  }

  private func refuse(_ id: Int32, _ stream: HTTP2Stream, _ refusal: ListenerRefusal) {
    release(stream)
    stream.head = nil
    respond(id, stream, place.stage.refuse(refusal, from: place.remoteAddress, on: place.loop), isHead: false)
    // What is still on its way is read and dropped for a while: common clients lose an answer that
    // is followed by a reset.
    stream.isRefused = true
    stream.deadline = place.loop.now.advanced(by: limits.lingerTimeout)
  }

  private func respond(_ id: Int32, _ stream: HTTP2Stream, _ response: HTTPResponse, isHead: Bool) {
    stream.isAnswered = true
    stream.task = nil
    // A peer must take what it asked for at 16 KiB/s at least.
    let patience = limits.writeDeadline + .milliseconds(Int64(response.body.count / 16))
    stream.deadline = place.loop.now.advanced(by: patience)
    let isBodiless = ResponseFraming.isBodiless(response.status)
    var fields = [HTTP2Field(":status", String(response.status)), HTTP2Field("date", date.text(at: place.loop.wallNow))]
    for field in ResponseFraming.fields(of: response) { fields.append(HTTP2Field(field.name.lowercased(), field.value)) }
    if !isBodiless { fields.append(HTTP2Field("content-length", String(response.body.count), isIndexed: false)) }
    let isEnd = isBodiless || isHead || response.body.isEmpty
    do throws(HTTP2Error) {
      try session.respond(id, fields, isEnd: isEnd)
    } catch {
      session.reset(id, .internalError)
      return
    }
    guard !isEnd else { return }
    session.write(id, response.body)
    session.finish(id)
  }

  // MARK: - Out

  /// Sends at the end of this turn of the loop what has gathered until then.
  private func flushSoon() {
    guard !isFlushDue, let context else { return }
    isFlushDue = true
    context.eventLoop.assumeIsolated().execute { [self] in
      isFlushDue = false
      flush()
    }
  }

  private func flush() {
    guard let context, !isClosing else { return }
    while context.channel.isWritable {
      var buffer = context.channel.allocator.buffer(capacity: 4096)
      session.drain(limitBytes: 64 * 1024) { buffer.writeBytes($0) }
      guard buffer.readableBytes > 0 else { break }
      context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
      handleEvents()
    }
    if isDraining, session.openStreams == 0 { session.terminate(.noError) }
    if session.isFinished { closeAfterOutput() }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable { flushSoon() }
    context.fireChannelWritabilityChanged()
  }

  private func closeAfterOutput() {
    guard let context, !isClosing else { return }
    isClosing = true
    watch?.set(limits.lingerTimeout)
    context.close(mode: .output, promise: nil)
  }

  private func fail(_ error: any Error) {
    place.stage.connectionFailed(error, from: place.remoteAddress)
    context?.close(promise: nil)
  }

  // MARK: - Deadlines and the end

  /// Looks after streams whose body does not end or whose answer is not read, and after silence.
  private func inspect() {
    guard let context else { return }
    guard !isClosing else { return context.close(promise: nil) }
    watch?.set(Self.inspection)
    let now = place.loop.now
    for (id, stream) in streams.sorted {
      guard let deadline = stream.deadline, deadline <= now else { continue }
      if stream.isAnswered {
        session.reset(id, stream.isRefused ? .noError : .cancel)
      } else {
        refuse(id, stream, .bodyTooSlow)
      }
    }
    // A stream that is reset while the socket is full leaves nothing to wait for.
    if !context.channel.isWritable, streams.count > 0, streams.sorted.allSatisfy({ $0.value.isOverdue(at: now) }) {
      return context.close(promise: nil)
    }
    if streams.count == 0, running == 0, lastStreamAt.advanced(by: limits.idleTimeout) <= now {
      session.terminate(.noError)
      // Nor is the end read.
      if lastStreamAt.advanced(by: limits.idleTimeout + limits.writeDeadline) <= now { return context.close(promise: nil) }
    }
    flushSoon()
  }

  func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
    guard event is DrainConnection else { return context.triggerUserOutboundEvent(event, promise: promise) }
    promise?.succeed()
    guard !isDraining else { return }
    isDraining = true
    session.goAway()
    flushSoon()
  }
}

/// What a connection knows of one request.
final class HTTP2Stream {
  /// Until the responder has it.
  var head: CheckedHead?
  /// Until the whole request is here: when it must be; after the answer: when it must have been read.
  var deadline: Instant?
  var isAnswered = false
  /// Answered here, perhaps before the request was whole.
  var isRefused = false
  var task: SpawnedTask?
  /// Bytes that were taken without giving credit for them.
  var owedCredit = 0

  init(deadline: Instant) { self.deadline = deadline }

  /// Bytes of body here.
  var bodyCount: Int { head?.request.body.count ?? 0 }

  func isOverdue(at now: Instant) -> Bool { deadline.map { $0 <= now } ?? false }
}
