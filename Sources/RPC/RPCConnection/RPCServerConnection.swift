public import Base
public import HTTP2Wire
public import RPCCore

/// A call that waits for its handler: whole, or at its beginning when its requests are a stream.
public struct IncomingCall: Sendable {
  /// Names the call on its connection.
  public let id: Int32
  public let method: RPCMethod
  public let metadata: Metadata
  /// When the caller stops waiting.
  public let deadline: Instant
  /// Empty when the requests are a stream.
  public let request: [UInt8]
  /// Whether it came packed.
  public let isCompressed: Bool
}

/// What a server's owner hears, in order.
public enum RPCServerEvent: Sendable {
  /// Start the handler, and tell `handlerEnded` when it has really stopped.
  case call(IncomingCall)
  /// The next request of a stream. Give credit with `consume(id, credit)` when it has been read.
  case message(Int32, [UInt8], credit: Int, isCompressed: Bool)
  /// The client has sent the last request of a stream.
  case requestsEnded(Int32)
  /// The caller is gone or its time is up: cancel the handler. Its answer will go nowhere.
  case cancelled(Int32)
  /// A stream whose `send` had said "full" has room again.
  case writable(Int32)
}

/// The server's end of one gRPC connection, without I/O: a state machine over `HTTP2Session`.
///
/// ```
/// HEADERS ─► checks ─► receiving ─DATA…, END─► running ─respond/finish─► answered
///              │  │        │                     ▲│
///              │  └── a stream of requests ──────┘│  (its messages follow as events)
///              └── early answer: 405, 415, UNIMPLEMENTED, RESOURCE_EXHAUSTED, …
///                          └────── reset, deadline ──► cancelled
/// ```
/// An answer before the end of the requests is followed by RST_STREAM(NO_ERROR), so that the client
/// stops sending.
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
  private var lastMethod: (path: String, method: RPCMethod)?

  /// Who may turn calls away; nil: nobody does.
  package unowned var gate: (any CallGate)?

  private enum Drain { case no, announced, done }

  /// What one connection may take.
  public struct Limits: Sendable, Hashable {
    /// Handlers that have not stopped, whether or not their caller still waits.
    public var runningHandlers: Int
    /// Bytes of requests that are half received, or wait in a stream for their handler.
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
      expire(call)
    }
  }

  /// The status, when nothing has left yet; in the middle of an answer, which may wait for credit
  /// that never comes, a reset.
  private func expire(_ call: ServerCallState) {
    guard call.hasSentHead else { return cutOff(call, .deadlineExceeded) }
    if call.isRunning { events.append(.cancelled(call.id)) }
    session.reset(call.id, .cancel)
    remove(call)
  }

  // MARK: - Answers

  /// The whole answer of a unary call. Harmless when the caller is gone.
  public func respond(_ id: Int32, _ message: [UInt8], notes: AnswerNotes? = nil) {
    guard let call = calls[id], call.isRunning else { return }
    sendHead(call, notes)
    write(call, message, notes)
    end(call, nil, notes)
  }

  /// One message of a stream. Returns false when the stream's buffer is full now: send again after
  /// `writable`. Harmless when the caller is gone.
  public func send(_ id: Int32, _ message: [UInt8], notes: AnswerNotes? = nil) -> Bool {
    guard let call = calls[id], call.isRunning else { return true }
    sendHead(call, notes)
    return write(call, message, notes)
  }

  @discardableResult
  private func write(_ call: ServerCallState, _ message: [UInt8], _ notes: AnswerNotes?) -> Bool {
    let packs = call.mayPack && call.packs(notes)
    return session.write(call.id) { Framing.append(message, packs: packs, to: &$0) }
  }

  /// Ends a call: `nil` for OK. Harmless when it has ended.
  public func finish(_ id: Int32, _ error: RPCError?, notes: AnswerNotes? = nil) {
    guard let call = calls[id] else { return }
    end(call, error, notes)
  }

  /// Ends a call that the gate refuses, or whose handler has not started. Harmless when it has ended.
  package func turnAway(_ id: Int32, _ answer: ShedAnswer) {
    session.respondOnly(id, answer.block)
    if let call = calls[id] { remove(call) }
  }

  /// A request of a stream has been read: the client may send that much more. Harmless when the
  /// call has ended.
  public func consume(_ id: Int32, _ credit: Int) {
    guard let call = calls[id] else { return }
    let held = call.heldBytes
    call.hasReadOne()
    heldBytes += call.heldBytes - held
    session.consume(id, credit)
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
    if let gate, gate.refuses(stream, headers) { return }
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
      let call = ServerCallState(stream, method, head, deadline)
      calls.insert(call, for: stream)
      deadlines.add(stream, at: deadline, living: calls.count) { calls[$0] != nil }
      if method.descriptor.kind.streamsRequests { run(call, [], isCompressed: false) }
    }
  }

  private func run(_ call: ServerCallState, _ request: [UInt8], isCompressed: Bool) {
    call.isRunning = true
    runningHandlers += 1
    events.append(
      .call(
        IncomingCall(
          id: call.id, method: call.method, metadata: call.metadata, deadline: call.deadline, request: request,
          isCompressed: isCompressed)))
  }

  /// Which method is called and until when, or why not.
  private func acceptance(_ head: RequestHead) -> Result<(RPCMethod, Instant), RPCError> {
    guard let method = method(at: head.path) else { return .failure(.unimplemented(head.path)) }
    if let encoding = head.encoding, encoding != "identity", encoding != CallFields.gzip {
      return .failure(
        RPCError(.unimplemented, "compression '\(encoding.prefix(40))' is not spoken here", reason: "COMPRESSION"))
    }
    guard let text = head.timeout else {
      let isStream = method.descriptor.kind != .unary
      let unnamed = isStream ? RPCCore.Limits.unnamedStreamTimeout : RPCCore.Limits.unnamedUnaryTimeout
      return .success((method, now.advanced(by: unnamed)))
    }
    guard let timeout = CallFields.timeout(text) else {
      return .failure(
        RPCError(.invalidArgument, "grpc-timeout '\(text.prefix(40))' is malformed", reason: "BAD_TIMEOUT"))
    }
    return .success((method, now.advanced(by: timeout)))
  }

  /// The text of a path that came before is the same object, which compares in no time.
  private func method(at path: String) -> RPCMethod? {
    if path == lastMethod?.path { return lastMethod?.method }
    guard let method = dispatcher.method(at: path) else { return nil }
    lastMethod = (path, method)
    return method
  }

  private func feed(_ stream: Int32, _ bytes: ArraySlice<UInt8>) {
    guard let call = calls[stream], call.takesRequests else { return session.consume(stream, bytes.count) }
    let heldBefore = call.heldBytes
    let fault = call.feed(bytes, room: limits.heldRequestBytes - heldBytes) { message in
      events.append(
        .message(stream, message.bytes, credit: message.pieceBytes, isCompressed: message.isCompressed))
    }
    // A message that has not arrived whole must be able to: only unread ones hold credit back.
    session.consume(stream, bytes.count - call.takeUncredited())
    heldBytes += call.heldBytes - heldBefore
    if let fault { cutOff(call, fault) }
  }

  private func requestEnded(_ stream: Int32) {
    guard let call = calls[stream], call.takesRequests else { return }
    call.hasRequestEnded = true
    let held = call.heldBytes
    if call.streamsRequests {
      if let fault = call.faultAtEnd { return cutOff(call, fault) }
      return events.append(.requestsEnded(stream))
    }
    switch call.takeRequest() {
    case .failure(let error): end(call, error)
    case .success(let request):
      heldBytes += call.heldBytes - held
      run(call, request.bytes, isCompressed: request.isCompressed)
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

  private func sendHead(_ call: ServerCallState, _ notes: AnswerNotes?) {
    guard !call.hasSentHead else { return }
    call.hasSentHead = true
    call.mayPack = call.mayComeToPack(notes)
    let initial = notes?.initial ?? Metadata()
    if !call.mayPack, initial.entries.isEmpty {
      // Fails only when the stream is gone, which `closed` tells.
      _ = try? session.respond(call.id, CallFields.responseHeadBlock)
      return
    }
    var fields = call.mayPack ? CallFields.packedResponseHead : CallFields.responseHead
    CallFields.append(initial, to: &fields)
    // Fails only when the stream is gone, which `closed` tells.
    _ = try? session.respond(call.id, fields, isEnd: false)
  }

  /// Tells the caller how it ended; a handler that still runs is cancelled.
  private func end(_ call: ServerCallState, _ error: RPCError?, _ notes: AnswerNotes? = nil) {
    if call.hasSentHead, error == nil, notes?.trailing.entries.isEmpty ?? true {
      session.finish(call.id, CallFields.okTrailersBlock)
      if !call.hasRequestEnded { session.discardRest(call.id) }
      return remove(call)
    }
    var trailers = CallFields.trailers(error)
    if let notes { CallFields.append(notes.trailing, to: &trailers) }
    if call.hasSentHead {
      session.finish(call.id, trailers: trailers)
    } else {
      var fields = CallFields.responseHead
      if let notes { CallFields.append(notes.initial, to: &fields) }
      answerOnly(call.id, fields + trailers)
    }
    if !call.hasRequestEnded { session.discardRest(call.id) }
    remove(call)
  }

  /// The call ends by a decision made here, not by its handler's.
  private func cutOff(_ call: ServerCallState, _ error: RPCError) {
    if call.isRunning { events.append(.cancelled(call.id)) }
    end(call, error)
  }

  private func remove(_ call: ServerCallState) {
    heldBytes -= call.heldBytes
    calls.remove(call.id)
  }

  /// Trailers-Only: status and fields in one header block.
  private func refuse(_ stream: Int32, _ error: RPCError?) {
    var fields = CallFields.responseHead + CallFields.trailers(error)
    if error?.reason == "COMPRESSION" { fields.append(CallFields.accepted) }
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
