public import Base
public import HTTP2Wire
public import RPCCore

/// A call that has arrived whole and waits for its handler.
public struct IncomingCall: Sendable {
  /// Names the call on its connection.
  public let id: Int32
  public let method: RPCMethod
  public let metadata: Metadata
  /// When the caller stops waiting.
  public let deadline: Instant
  public let request: [UInt8]
}

/// What a server's owner hears, in order.
public enum RPCServerEvent: Sendable {
  /// Start the handler, and tell `handlerEnded` when it has really stopped.
  case call(IncomingCall)
  /// The caller is gone or its time is up: cancel the handler. Its answer will go nowhere.
  case cancelled(Int32)
  /// A stream whose `send` had said "full" has room again.
  case writable(Int32)
}

/// The server's end of one gRPC connection, without I/O: a state machine over `HTTP2Session`.
///
/// ```
/// HEADERS ─► checks ─► receiving ─DATA…, END─► running ─respond/finish─► answered
///              │           │                      │
///              └── early answer: 405, 415, UNIMPLEMENTED, RESOURCE_EXHAUSTED, …
///                          └────── reset, deadline ──► cancelled
/// ```
/// Per turn of the loop: `receive` what arrived, start handlers for `takeEvents()`, `drain` once.
/// Confined to its loop: not Sendable.
public final class RPCServerConnection {
  private let session: HTTP2Session
  private let dispatcher: Dispatcher
  private let limits: Limits
  private var calls = StreamTable<ServerCallState>()
  private var deadlines = DeadlineQueue()
  private var events: [RPCServerEvent] = []
  private var heldBytes = 0
  private var now: Instant
  private var drain = Drain.no

  private enum Drain { case no, announced, done }

  /// What one connection may take.
  public struct Limits: Sendable, Hashable {
    /// Handlers that have not stopped, whether or not their caller still waits.
    public var runningHandlers: Int
    /// Bytes of half-received requests.
    public var heldRequestBytes: Int

    public init(runningHandlers: Int = 1000, heldRequestBytes: Int = 32 * 1024 * 1024) {
      self.runningHandlers = runningHandlers
      self.heldRequestBytes = heldRequestBytes
    }
  }

  /// Handlers that run now.
  public private(set) var runningHandlers = 0
  /// Whether the peer has shown that it speaks HTTP/2.
  public private(set) var isEstablished = false
  /// Grows with every sign of life that we asked for.
  public private(set) var pongs = 0

  public init(
    _ dispatcher: Dispatcher, settings: HTTP2Settings = HTTP2Settings(), limits: Limits = Limits(),
    at now: Instant
  ) throws(HTTP2Error) {
    self.dispatcher = dispatcher
    self.limits = limits
    self.now = now
    session = try HTTP2Session(.server, settings)
  }

  // MARK: - Turn of the loop

  /// Takes bytes from the peer. Throws when the connection must be closed at once.
  public func receive(_ bytes: UnsafeRawBufferPointer, at now: Instant) throws(HTTP2Error) {
    self.now = now
    try session.receive(bytes, at: now)
    handleSessionEvents()
  }

  /// What the owner has to do, in order.
  public func takeEvents() -> [RPCServerEvent] {
    guard !events.isEmpty else { return [] }
    defer { events = [] }
    return events
  }

  /// Hands out what is to be sent; afterwards there may be events (`writable`).
  public func drain(
    limitBytes: Int = 1024 * 1024, _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(HTTP2Error) {
    try session.drain(limitBytes: limitBytes, body)
    handleSessionEvents()
  }

  /// Whether the connection has nothing more to do and should be closed.
  public var isFinished: Bool { session.isFinished }

  /// Calls that are not answered yet.
  public var openCalls: Int { calls.count }

  /// When `expire` should run next.
  public var nextDeadline: Instant? { deadlines.next }

  /// Answers calls whose time is up and cancels their handlers.
  public func expire(at now: Instant) {
    self.now = now
    while let id = deadlines.takeExpired(at: now) {
      guard let call = calls[id], call.deadline <= now else { continue }
      end(call, .deadlineExceeded)
    }
  }

  // MARK: - Answers

  /// The whole answer of a unary call. Harmless when the caller is gone.
  public func respond(_ id: Int32, _ message: [UInt8]) {
    guard let call = calls[id], call.isRunning else { return }
    sendHead(call)
    session.write(id) { Framing.append(message, to: &$0) }
    end(call, nil)
  }

  /// One message of a stream. Returns false when the stream's buffer is full now: send again after
  /// `writable`. Harmless when the caller is gone.
  public func send(_ id: Int32, _ message: [UInt8]) -> Bool {
    guard let call = calls[id], call.isRunning else { return true }
    sendHead(call)
    return session.write(id) { Framing.append(message, to: &$0) }
  }

  /// Ends a call: `nil` for OK. Harmless when it has ended.
  public func finish(_ id: Int32, _ error: RPCError?) {
    guard let call = calls[id] else { return }
    end(call, error)
  }

  /// Whether the caller still waits.
  public func isOpen(_ id: Int32) -> Bool { calls[id] != nil }

  /// A handler has stopped, whatever became of its call.
  public func handlerEnded() { runningHandlers -= 1 }

  // MARK: - Connection

  /// Begins a graceful end: the peer is told, calls it has sent meanwhile are still taken, and one
  /// round trip later no more.
  public func beginDrain() {
    guard drain == .no else { return }
    drain = .announced
    session.announceShutdown()
    session.ping(Self.drainToken)
  }

  /// Ends the connection after the output.
  public func terminate(_ code: HTTP2ErrorCode = .noError) { session.terminate(code) }

  /// Asks for a sign of life; `pongs` grows with the answer.
  public func ping() { session.ping(Self.keepaliveToken) }

  /// The connection is gone: every running handler is to be cancelled.
  public func connectionLost() {
    for (id, call) in calls.sorted {
      if call.isRunning { events.append(.cancelled(id)) }
      remove(call)
    }
  }

  // MARK: - Requests

  private func handleSessionEvents() {
    for event in session.takeEvents() {
      switch event {
      case .headers(let stream, let headers): begin(stream, headers)
      case .data(let stream, let bytes): feed(stream, bytes)
      case .end(let stream): requestEnded(stream)
      case .closed(let stream, _): streamClosed(stream)
      case .drained(let stream): if calls[stream] != nil { events.append(.writable(stream)) }
      case .settings: isEstablished = true
      case .pong(let token): pong(token)
      case .goAway: break
      }
    }
  }

  private func begin(_ stream: Int32, _ headers: HTTP2Headers) {
    let head = RequestHead(headers)
    // Trailers of a request mean nothing in gRPC.
    guard calls[stream] == nil, !head.method.isEmpty || headers.isTooLarge else { return }
    guard headers.isTooLarge || head.method == "POST" else {
      return answer(stream, httpStatus: "405", HTTP2Field("allow", "POST"))
    }
    guard headers.isTooLarge || CallFields.isGRPC(head.contentType) else {
      return answer(stream, httpStatus: "415", HTTP2Field("accept", "application/grpc"))
    }
    guard !headers.isTooLarge else {
      return refuse(
        stream, RPCError(.resourceExhausted, "the metadata is above the limit", reason: "METADATA_TOO_LARGE"))
    }
    switch acceptance(head) {
    case .failure(let error): refuse(stream, error)
    case .success(let (method, deadline)):
      guard runningHandlers < limits.runningHandlers else { return session.reset(stream, .refusedStream) }
      calls.insert(ServerCallState(stream, method, head.metadata, deadline), for: stream)
      deadlines.add(stream, at: deadline, living: calls.count) { calls[$0] != nil }
    }
  }

  /// Which method is called and until when, or why not.
  private func acceptance(_ head: RequestHead) -> Result<(RPCMethod, Instant), RPCError> {
    guard let method = dispatcher.method(at: head.path) else { return .failure(.unimplemented(head.path)) }
    if let encoding = head.encoding, encoding != "identity" {
      return .failure(
        RPCError(.unimplemented, "compression '\(encoding.prefix(40))' is not spoken here", reason: "COMPRESSION"))
    }
    guard let text = head.timeout else {
      let isStream = method.descriptor.kind == .serverStreaming
      let unnamed = isStream ? RPCCore.Limits.unnamedStreamTimeout : RPCCore.Limits.unnamedUnaryTimeout
      return .success((method, now.advanced(by: unnamed)))
    }
    guard let timeout = CallFields.timeout(text) else {
      return .failure(
        RPCError(.invalidArgument, "grpc-timeout '\(text.prefix(40))' is malformed", reason: "BAD_TIMEOUT"))
    }
    return .success((method, now.advanced(by: timeout)))
  }

  private func feed(_ stream: Int32, _ bytes: ArraySlice<UInt8>) {
    session.consume(stream, bytes.count)
    guard let call = calls[stream], case .receiving = call.phase else { return }
    let heldBefore = call.heldBytes
    let fault = call.feed(bytes)
    heldBytes += call.heldBytes - heldBefore
    if let fault { return end(call, fault) }
    guard heldBytes <= limits.heldRequestBytes else {
      return end(
        call,
        RPCError(.resourceExhausted, "too many requests are half received", reason: "REQUESTS_TOO_LARGE"))
    }
  }

  private func requestEnded(_ stream: Int32) {
    guard let call = calls[stream], case .receiving = call.phase else { return }
    call.hasRequestEnded = true
    let held = call.heldBytes
    switch call.takeRequest() {
    case .failure(let error): end(call, error)
    case .success(let request):
      heldBytes -= held
      runningHandlers += 1
      events.append(
        .call(
          IncomingCall(
            id: stream, method: call.method, metadata: call.metadata, deadline: call.deadline,
            request: request)))
    }
  }

  private func streamClosed(_ stream: Int32) {
    guard let call = calls[stream] else { return }
    if call.isRunning { events.append(.cancelled(stream)) }
    remove(call)
  }

  private func pong(_ token: UInt64) {
    pongs += 1
    guard token == Self.drainToken, drain == .announced else { return }
    drain = .done
    session.goAway()
  }

  // MARK: - Endings

  private func sendHead(_ call: ServerCallState) {
    guard !call.hasSentHead else { return }
    call.hasSentHead = true
    // Fails only when the stream is gone, which `closed` tells.
    _ = try? session.respond(call.id, CallFields.responseHead, isEnd: false)
  }

  /// Tells the caller how it ended; a handler that still runs is cancelled.
  private func end(_ call: ServerCallState, _ error: RPCError?) {
    if call.hasSentHead {
      session.finish(call.id, trailers: CallFields.trailers(error))
    } else {
      refuse(call.id, error)
    }
    if !call.hasRequestEnded { session.discardRest(call.id) }
    if call.isRunning, error?.code == .deadlineExceeded { events.append(.cancelled(call.id)) }
    remove(call)
  }

  private func remove(_ call: ServerCallState) {
    if case .receiving = call.phase { heldBytes -= call.heldBytes }
    calls.remove(call.id)
  }

  /// Trailers-Only: status and fields in one header block.
  private func refuse(_ stream: Int32, _ error: RPCError?) {
    var fields = CallFields.responseHead + CallFields.trailers(error)
    if error?.reason == "COMPRESSION" { fields.append(HTTP2Field(CallFields.acceptEncoding, "identity")) }
    answerOnly(stream, fields)
  }

  private func answer(_ stream: Int32, httpStatus: String, _ field: HTTP2Field) {
    let error = RPCError(.unknown, "this port speaks gRPC: POST with content-type application/grpc")
    answerOnly(stream, [HTTP2Field(":status", httpStatus), field] + CallFields.trailers(error))
  }

  private func answerOnly(_ stream: Int32, _ fields: [HTTP2Field]) {
    session.discardRest(stream)
    // Fails only when the stream is gone, which `closed` tells.
    _ = try? session.respond(stream, fields, isEnd: true)
  }

  private static let drainToken: UInt64 = 0x6472_6169_6E00_0001
  private static let keepaliveToken: UInt64 = 0x616C_6976_6500_0002
}
