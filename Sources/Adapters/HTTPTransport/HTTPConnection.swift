internal import Base
internal import NIOCore
internal import NIOHTTP1
internal import Ports
internal import RPCNetwork
internal import TLSWire

/// One connection to one host: requests one after another, each answered before the next.
///
/// ```
///  opening ──► free ⇄ busy
///     └─────────┴──────┴────► closed
/// ```
/// SAFETY: touched on the pool's event loop only; the pool is an actor on that loop and the handler
/// methods are called there by the channel.
final class HTTPConnection: ChannelInboundHandler, @unchecked Sendable {
  typealias InboundIn = HTTPClientResponsePart
  typealias OutboundOut = HTTPClientRequestPart

  private enum State {
    /// Can become: free, closed.
    case opening
    /// Can become: busy, closed.
    case free
    /// Can become: free, closed.
    case busy(EventLoopPromise<HTTPClientResponse>, HTTPClientResponse?)
    case closed
  }

  let host: HTTPDestination.Host
  private let pool: ConnectionPool
  private let limits: HTTPTransportLimits
  private var state = State.opening
  private var context: ChannelHandlerContext?
  private var idleTimer: Scheduled<Void>?
  /// Kept by the pool when it has taken leave of this connection.
  let isGone: EventLoopPromise<Void>
  /// The first error of the channel: why it ended.
  private var cause: HTTPClientError?
  /// Whether it ever could take a request.
  private(set) var isReady = false
  /// Whether the current request, or the last, has got any part of an answer.
  private(set) var hasAnswered = false
  private var isKeptAlive = true
  /// How many requests it has been given.
  private(set) var exchanges = 0

  init(pool: ConnectionPool, host: HTTPDestination.Host, limits: HTTPTransportLimits) {
    (self.pool, self.host, self.limits) = (pool, host, limits)
    isGone = pool.loop.eventLoop.makePromise()
  }

  /// Puts the codec, and TLS where wanted, in front of this handler.
  func install(in pipeline: ChannelPipeline.SynchronousOperations, tls: TLSContext?) throws {
    if let tls { try pipeline.addHandler(TLSHandler(tls.clientSession(serverName: host.name))) }
    var parsing = NIOHTTPDecoderLimitConfiguration()
    parsing.maxHeaderFieldSize = limits.responseHeaderSizeBytes
    parsing.maxHeaderListSize = limits.responseHeaderSizeBytes
    try pipeline.addHandler(HTTPRequestEncoder())
    try pipeline.addHandler(ByteToMessageHandler(HTTPResponseDecoder(limitConfiguration: parsing)))
    try pipeline.addHandler(self)
  }

  var isReusable: Bool {
    if case .free = state { isKeptAlive } else { false }
  }

  // MARK: - What the pool asks

  func send(_ request: HTTPClientRequest, to destination: HTTPDestination, _ promise: EventLoopPromise<HTTPClientResponse>) {
    exchanges += 1
    hasAnswered = false
    guard case .free = state, let context else {
      promise.fail(HTTPClientError.unreachable("the connection to \(host.name) has just ended"))
      return
    }
    state = .busy(promise, nil)
    var head = HTTPRequestHead(version: .http1_1, method: HTTPMethod(rawValue: request.method), uri: destination.target)
    head.headers = fields(of: request, authority: destination.authority)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    if !request.body.isEmpty {
      context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: request.body)))), promise: nil)
    }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }

  private func fields(of request: HTTPClientRequest, authority: String) -> HTTPHeaders {
    var fields = HTTPHeaders([("host", authority)])
    for field in request.headers {
      switch field.name.lowercased() {
      // Framing and connection are ours.
      case "host", "content-length", "transfer-encoding", "connection", "upgrade", "te", "trailer": continue
      default: fields.add(name: field.name, value: field.value)
      }
    }
    if !fields.contains(name: "user-agent") { fields.add(name: "user-agent", value: "onsale") }
    if !request.body.isEmpty || ["POST", "PUT", "PATCH"].contains(request.method) {
      fields.add(name: "content-length", value: "\(request.body.count)")
    }
    return fields
  }

  func enterIdle() {
    guard let context else { return }
    idleTimer = context.eventLoop.assumeIsolated().scheduleTask(in: .nanoseconds(limits.idleTimeout.clampedNanoseconds)) {
      self.close()
    }
  }

  func leaveIdle() {
    idleTimer?.cancel()
    idleTimer = nil
  }

  func close() {
    if case .closed = state { return }
    context?.close(promise: nil)
  }

  // MARK: - What the channel tells

  func handlerAdded(context: ChannelHandlerContext) { self.context = context }

  func channelActive(context: ChannelHandlerContext) {
    if !host.isSecure { becomeReady() }
    context.fireChannelActive()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is TLSEstablished { becomeReady() }
    context.fireUserInboundEventTriggered(event)
  }

  private func becomeReady() {
    guard case .opening = state else { return }
    state = .free
    isReady = true
    pool.ready(self)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .busy(let promise, var response) = state else { return close() }
    hasAnswered = true
    switch unwrapInboundIn(data) {
    case .head(let head):
      guard head.status != .switchingProtocols else { return fail(.malformed("the server switched protocols")) }
      isKeptAlive = head.isKeepAlive
      let length = head.headers.first(name: "content-length").flatMap(Int.init) ?? 0
      guard length <= limits.responseSizeBytes else { return fail(.tooLarge(limitBytes: limits.responseSizeBytes)) }
      let fields = head.headers.map { HTTPField($0.name, $0.value) }
      state = .busy(promise, HTTPClientResponse(status: Int(head.status.code), headers: fields))
    case .body(let part):
      guard (response?.body.count ?? 0) + part.readableBytes <= limits.responseSizeBytes else {
        return fail(.tooLarge(limitBytes: limits.responseSizeBytes))
      }
      // Only one reference may be left, or every part would copy the whole.
      state = .busy(promise, nil)
      response?.body.append(contentsOf: part.readableBytesView)
      state = .busy(promise, response)
    case .end:
      guard let response else { return fail(.malformed("the answer has no head")) }
      state = .free
      promise.succeed(response)
    }
  }

  private func fail(_ error: HTTPClientError) {
    cause = cause ?? error
    isKeptAlive = false
    if case .busy(let promise, _) = state {
      state = .free
      promise.fail(error)
    }
    close()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    switch error {
    case let error as TLSError: fail(.unreachable("\(host.name): TLS: \(error)"))
    case is HTTPParserError, is NIOHTTPDecoderError: fail(.malformed("\(host.name) does not speak HTTP: \(error)"))
    default: fail(.unreachable("\(host.name): \(error)"))
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    let error = cause ?? .unreachable("\(host.name) closed the connection before it had answered")
    let last = state
    state = .closed
    leaveIdle()
    if case .busy(let promise, _) = last { promise.fail(error) }
    pool.closed(self, error)
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
    state = .closed
  }
}
