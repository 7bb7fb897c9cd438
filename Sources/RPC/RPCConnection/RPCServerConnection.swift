public import Base
public import HTTP2Wire
public import RPCCore

/// What a server's owner hears, in order.
public enum RPCServerEvent: Sendable {
  /// Start the handler, and tell `handlerEnded` when it has really stopped. The call is whole, or at
  /// its beginning when its requests are a stream.
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
  private let reader: HeadReader
  private let limits: Limits
  @exclusivity(unchecked) private var calls = StreamTable<IncomingCall>()
  @exclusivity(unchecked) private var deadlines = DeadlineQueue()
  @exclusivity(unchecked) private var events: [RPCServerEvent] = []
  /// An empty array with room, for `events`.
  private var spareEvents: [RPCServerEvent] = []
  @exclusivity(unchecked) private var heldBytes = 0
  @exclusivity(unchecked) private var now: Instant
  private var drain = Drain.no
  private var endsFollowers = false

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
  @exclusivity(unchecked) public private(set) var runningHandlers = 0
  /// Whether the peer has shown that it speaks HTTP/2.
  public private(set) var isEstablished = false
  /// Grows with every sign of life that we asked for.
  public private(set) var pongs = 0

  public init(
    _ dispatcher: Dispatcher, settings: HTTP2Settings = HTTP2Settings(), limits: Limits = Limits(),
    at now: Instant
  ) {
    reader = HeadReader(dispatcher)
    self.limits = limits
    self.now = now
    session = HTTP2Session(.server, settings, reader: reader)
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
    var taken: [RPCServerEvent] = []
    forEachEvent { taken.append($0) }
    return taken
  }

  /// Hands out what the owner has to do, in order; what happens meanwhile comes last.
  public func forEachEvent(_ body: (RPCServerEvent) -> Void) {
    while !events.isEmpty {
      var turn = spareEvents
      spareEvents = []
      swap(&turn, &events)
      for event in turn { body(event) }
      turn.removeAll(keepingCapacity: turn.capacity <= Self.keptEvents)
      spareEvents = turn
    }
  }

  private static let keptEvents = 1024

  /// Hands out what is to be sent; afterwards there may be events (`writable`).
  public func drain(limitBytes: Int = 1024 * 1024, _ body: (UnsafeRawBufferPointer) -> Void) {
    session.drain(limitBytes: limitBytes, body)
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
  private func expire(_ call: IncomingCall) {
    guard call.hasSentHead else { return cutOff(call, .deadlineExceeded) }
    if call.isRunning { events.append(.cancelled(call.id)) }
    session.reset(call.id, .cancel)
    remove(call)
  }

  // MARK: - Answers

  /// The whole answer of a unary call. Harmless when the caller is gone.
  public func respond(_ id: Int32, _ message: [UInt8], notes: AnswerNotes? = nil) {
    if let call = calls[id] { respond(call, message, notes: notes) }
  }

  /// The same, by the call itself.
  public func respond(_ call: IncomingCall, _ message: [UInt8], notes: AnswerNotes? = nil) {
    guard call.isOpen, call.isRunning else { return }
    // What most answers are: plain, with nothing beside the message, to a request that has ended.
    if notes == nil, !call.hasSentHead, call.hasRequestEnded, !call.mayComeToPack(nil) {
      // Fails only when the stream is gone, which `closed` tells.
      _ = try? session.respond(call.id, CallFields.responseHeadBlock, trailers: CallFields.okTrailersBlock) {
        Framing.append(message, packs: false, to: &$0)
      }
      return remove(call)
    }
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
  private func write(_ call: IncomingCall, _ message: [UInt8], _ notes: AnswerNotes?) -> Bool {
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
  public func isOpen(_ id: Int32) -> Bool { calls.contains(id) }

  /// A handler has stopped, whatever became of its call.
  public func handlerEnded() { runningHandlers -= 1 }

  /// The same, noted in the call.
  public func handlerEnded(_ call: IncomingCall) {
    call.hasHandlerEnded = true
    handlerEnded()
  }

  // MARK: - Connection

  /// Begins a graceful end: the peer is told, calls it has sent meanwhile are still taken, and one
  /// round trip later no more. With `endingFollowers` streams that have no end of their own
  /// (`Limits.followerTimeout`) end at once with UNAVAILABLE, reason SERVER_STOPPING.
  public func beginDrain(endingFollowers: Bool = false) {
    if endingFollowers, !endsFollowers {
      endsFollowers = true
      for (_, call) in calls.sorted where call.follows { cutOff(call, .serverStopping) }
    }
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
    session.forEachEvent { event in
      switch event {
      case .headers(_, let headers): begin(reader.next(), isTooLarge: headers.isTooLarge)
      case .data(let stream, let bytes): feed(stream, bytes)
      case .end(let stream): requestEnded(stream)
      case .closed(let stream, _): streamClosed(stream)
      case .drained(let stream): if calls.contains(stream) { events.append(.writable(stream)) }
      case .settings: isEstablished = true
      case .pong(let token): pong(token)
      case .goAway: break
      }
    }
  }

  private func begin(_ call: IncomingCall, isTooLarge: Bool) {
    if let gate, gate.refuses(call) { return }
    let stream = call.id
    // Trailers of a request mean nothing in gRPC.
    guard !calls.contains(stream), call.head.hasMethod || isTooLarge else { return }
    guard isTooLarge || call.head.isPost else {
      return answer(stream, httpStatus: "405", HTTP2Field("allow", "POST"))
    }
    guard isTooLarge || call.head.contentType == .grpc else {
      return answer(stream, httpStatus: "415", HTTP2Field("accept", "application/grpc"))
    }
    guard !isTooLarge else {
      return refuse(
        stream, RPCError(.resourceExhausted, "the metadata is above the limit", reason: "METADATA_TOO_LARGE"))
    }
    do throws(RPCError) {
      try accept(call)
    } catch {
      return refuse(stream, error)
    }
    guard runningHandlers < limits.runningHandlers, !(call.follows && endsFollowers) else {
      return session.reset(stream, .refusedStream)
    }
    calls.insert(call, for: stream)
    deadlines.add(stream, at: call.deadline, living: calls.count) { calls.contains($0) }
    if call.streamsRequests { run(call) }
  }

  private func run(_ call: IncomingCall) {
    call.isRunning = true
    runningHandlers += 1
    call.arrives(at: now)
    events.append(.call(call))
  }

  /// Finds out which method is called and until when; throws why not.
  private func accept(_ call: IncomingCall) throws(RPCError) {
    guard let method = call.head.method else { throw .unimplemented(call.head.strange) }
    if case .unknown = call.head.encoding {
      throw RPCError(.unimplemented, "compression '\(call.head.strange)' is not spoken here", reason: "COMPRESSION")
    }
    let timeout: Duration
    switch call.head.timeout {
    case .after(let given): timeout = given
    case .malformed:
      throw RPCError(.invalidArgument, "grpc-timeout '\(call.head.strange)' is malformed", reason: "BAD_TIMEOUT")
    case .none:
      let isStream = method.descriptor.kind != .unary
      timeout = isStream ? RPCCore.Limits.unnamedStreamTimeout : RPCCore.Limits.unnamedUnaryTimeout
    }
    call.accepted(method, until: now.advanced(by: timeout), at: now)
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
    if let fault = call.faultOfOne { return end(call, fault) }
    run(call)
    heldBytes += call.heldBytes - held
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

  private func sendHead(_ call: IncomingCall, _ notes: AnswerNotes?) {
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
  private func end(_ call: IncomingCall, _ error: RPCError?, _ notes: AnswerNotes? = nil) {
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
  private func cutOff(_ call: IncomingCall, _ error: RPCError) {
    if call.isRunning { events.append(.cancelled(call.id)) }
    end(call, error)
  }

  private func remove(_ call: IncomingCall) {
    call.isOpen = false
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
