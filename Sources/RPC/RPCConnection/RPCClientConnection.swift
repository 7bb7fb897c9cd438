public import Base
public import HTTP2Wire
public import RPCCore

/// What a client's owner hears, in order.
public enum RPCClientEvent: Sendable {
  /// One message of an answer. Give credit with `consume(id, credit)` when it has been read.
  case message(Int32, [UInt8], credit: Int)
  /// The call has ended, `nil` for OK. With `isUnprocessed` the server has certainly not acted on
  /// it: it may be sent again elsewhere. Last event of a call.
  case ended(Int32, RPCError?, isUnprocessed: Bool)
  /// A call whose `send` had said "full" has room again.
  case writable(Int32)
  /// The server has said hello: the connection is usable.
  case established
  /// The server takes no more calls on this connection; those that are open go on.
  case draining
}

/// The client's end of one gRPC connection, without I/O: a state machine over `HTTP2Session`.
///
/// Per turn of the loop: `receive` what arrived, act on `takeEvents()`, `drain` once.
/// Confined to its loop: not Sendable.
public final class RPCClientConnection {
  private let session: HTTP2Session
  private let head: [HTTP2Field]
  private let tail: [HTTP2Field]
  private var calls = StreamTable<ClientCallState>()
  private var deadlines = DeadlineQueue()
  private var events: [RPCClientEvent] = []
  private var now: Instant

  /// Whether the server has said hello.
  public private(set) var isEstablished = false
  /// Whether no more calls can be started here.
  public private(set) var isDraining = false
  /// Whether the server wants to be asked for signs of life less often (gRFC A8).
  public private(set) var isAskedForCalm = false
  /// Grows with every sign of life that we asked for.
  public private(set) var pongs = 0

  /// `authority` is the server's `host:port`; `scheme` is `https` behind TLS, else `http`.
  public init(
    authority: String, scheme: String, settings: HTTP2Settings = HTTP2Settings(budget: .relaxed),
    at now: Instant
  ) {
    self.now = now
    head = [
      HTTP2Field(":method", "POST"), HTTP2Field(":scheme", scheme), HTTP2Field(":authority", authority),
    ]
    tail = [
      HTTP2Field(CallFields.contentType, "application/grpc"), HTTP2Field("te", "trailers"),
      HTTP2Field("user-agent", "onsale/1"),
    ]
    session = HTTP2Session(.client, settings)
  }

  // MARK: - Turn of the loop

  /// Takes bytes from the peer. Throws when the connection must be closed at once.
  public func receive(_ bytes: UnsafeRawBufferPointer, at now: Instant) throws(HTTP2Error) {
    self.now = now
    try session.receive(bytes, at: now)
    handleSessionEvents()
  }

  /// What the owner has to do, in order.
  public func takeEvents() -> [RPCClientEvent] {
    guard !events.isEmpty else { return [] }
    defer { events = [] }
    return events
  }

  /// Hands out what is to be sent; afterwards there may be events.
  public func drain(limitBytes: Int = 1024 * 1024, _ body: (UnsafeRawBufferPointer) -> Void) {
    session.drain(limitBytes: limitBytes, body)
    handleSessionEvents()
  }

  /// Whether the connection has nothing more to do and should be closed.
  public var isFinished: Bool { session.isFinished || (isDraining && calls.count == 0) }

  /// Calls that have not ended.
  public var openCalls: Int { calls.count }

  /// How many calls the server lets be open at a time.
  public var streamLimit: Int { session.peerStreamLimit }

  /// When `expire` should run next.
  public var nextDeadline: Instant? { deadlines.next }

  /// Ends calls whose time is up: the caller hears DEADLINE_EXCEEDED, the server RST_STREAM.
  public func expire(at now: Instant) {
    self.now = now
    while let id = deadlines.takeExpired(at: now) {
      guard let call = calls[id], call.deadline <= now else { continue }
      session.reset(id, .cancel)
      end(call, .deadlineExceeded)
    }
  }

  // MARK: - Calls

  /// Sends a call and returns its name on this connection. A `request` of `nil` begins a stream of
  /// requests: `send` and `finish` follow. `report` is filled as metadata arrives. Throws
  /// UNAVAILABLE when the connection takes no more calls.
  public func start(
    _ method: MethodDescriptor, _ request: [UInt8]?, metadata: Metadata, deadline: Instant,
    compression: Compression = .off, report: CallReport? = nil, at now: Instant
  ) throws(RPCError) -> Int32 {
    self.now = now
    guard !isDraining else { throw Self.closing }
    var fields = head
    fields.reserveCapacity(8 + metadata.entries.count)
    fields.append(HTTP2Field(":path", method.path))
    fields.append(
      HTTP2Field(CallFields.timeout, CallFields.timeoutText(now.duration(to: deadline)), isIndexed: false))
    fields.append(contentsOf: tail)
    if compression != .off { fields.append(CallFields.accepted) }
    if compression == .gzip { fields.append(HTTP2Field(CallFields.encoding, CallFields.gzip)) }
    CallFields.append(metadata, to: &fields)
    let id: Int32
    do {
      id = try session.request(fields, isEnd: false)
    } catch {
      isDraining = true
      throw Self.closing
    }
    let call = ClientCallState(id, deadline, compression, report)
    if let request {
      session.write(id) { Framing.append(request, packs: compression == .gzip, to: &$0) }
      session.finish(id)
      call.hasFinished = true
    }
    calls.insert(call, for: id)
    deadlines.add(id, at: deadline, living: calls.count) { calls[$0] != nil }
    return id
  }

  /// One request of a stream. Returns false when the buffer is full now: send again after
  /// `writable`. Harmless when the call has ended.
  public func send(_ id: Int32, _ message: [UInt8], compressed: Bool = true) -> Bool {
    guard let call = calls[id], !call.hasFinished else { return true }
    let packs = compressed && call.compression == .gzip
    return session.write(id) { Framing.append(message, packs: packs, to: &$0) }
  }

  /// No more requests follow. Harmless when the call has ended.
  public func finish(_ id: Int32) {
    guard let call = calls[id], !call.hasFinished else { return }
    call.hasFinished = true
    session.finish(id)
  }

  /// The caller gave up; no event follows. Harmless when the call has ended.
  public func cancel(_ id: Int32) {
    guard calls.remove(id) != nil else { return }
    session.reset(id, .cancel)
  }

  /// A message has been read: the server may send that much more. Harmless when the call has ended.
  public func consume(_ id: Int32, _ credit: Int) { session.consume(id, credit) }

  /// Asks for a sign of life; `pongs` grows with the answer.
  public func ping() { session.ping(0x616C_6976_6500_0001) }

  /// Starts no more calls here.
  public func beginDrain() {
    guard !isDraining else { return }
    isDraining = true
    session.goAway()
  }

  /// The connection is gone: every call ends with UNAVAILABLE.
  public func connectionLost(_ why: String) {
    isDraining = true
    for (_, call) in calls.sorted {
      end(call, RPCError(.unavailable, "the connection was lost: \(why)", reason: "CONNECTION_LOST"))
    }
  }

  private static let closing = RPCError(
    .unavailable, "the connection takes no more calls", reason: "CONNECTION_CLOSING")

  // MARK: - Answers

  private func handleSessionEvents() {
    for event in session.takeEvents() {
      switch event {
      case .headers(let stream, let headers): receive(stream, headers)
      case .data(let stream, let bytes): feed(stream, bytes)
      case .end(let stream): if let call = calls[stream] { conclude(call) }
      case .closed(let stream, let code): if let call = calls[stream] { closed(call, code) }
      case .drained(let stream): if calls[stream] != nil { events.append(.writable(stream)) }
      case .settings:
        guard !isEstablished else { continue }
        isEstablished = true
        events.append(.established)
      case .pong: pongs += 1
      case .goAway(_, let code, let text):
        if code == .enhanceYourCalm, text == "too_many_pings" { isAskedForCalm = true }
        guard !isDraining else { continue }
        isDraining = true
        events.append(.draining)
      }
    }
  }

  private func receive(_ stream: Int32, _ headers: HTTP2Headers) {
    guard let call = calls[stream] else { return }
    guard !headers.isTooLarge else {
      session.reset(stream, .cancel)
      return end(
        call, RPCError(.resourceExhausted, "the answer's metadata is above the limit", reason: "METADATA_TOO_LARGE"))
    }
    call.outcome = CallFields.outcome(headers)
    guard !call.hasHead, let status = headers[":status"] else { return report(call, headers) }
    if status.hasPrefix("1") { return }
    report(call, headers)
    call.hasHead = true
    guard call.outcome == nil else { return }
    if status != "200" || !CallFields.isGRPC(headers[CallFields.contentType]) {
      let type = headers[CallFields.contentType]?.prefix(60) ?? "none"
      call.outcome = .failure(
        RPCError(
          CallFields.code(httpStatus: status),
          "the peer does not speak gRPC: HTTP status \(status.prefix(10)), content-type \(type)",
          reason: "NOT_GRPC"))
      call.isForeign = true
    } else if let encoding = headers[CallFields.encoding], encoding != "identity" {
      call.deframer.unpacks = encoding == CallFields.gzip && call.compression != .off
      guard !call.deframer.unpacks else { return }
      session.reset(stream, .cancel)
      end(call, RPCError(.internal, "the answer is compressed, which was not agreed", reason: "COMPRESSION"))
    }
  }

  /// Tells who asked what came beside the messages; Trailers-Only counts as trailing.
  private func report(_ call: ClientCallState, _ headers: HTTP2Headers) {
    guard let report = call.report else { return }
    var metadata = Metadata()
    for field in headers.fields { CallFields.append(field.name, field.value, to: &metadata) }
    if call.outcome == nil { report.received(initial: metadata) } else { report.received(trailing: metadata) }
  }

  private func feed(_ stream: Int32, _ bytes: ArraySlice<UInt8>) {
    guard let call = calls[stream], !call.isForeign else { return session.consume(stream, bytes.count) }
    var held = 0
    do {
      try call.deframer.feed(bytes) { message in
        held += message.pieceBytes
        call.report?.received(messageIsCompressed: message.isCompressed)
        events.append(.message(stream, message.bytes, credit: message.pieceBytes))
      }
    } catch {
      session.reset(stream, .cancel)
      return end(call, error)
    }
    // A message that has not arrived whole must be able to: only whole ones hold credit back.
    session.consume(stream, bytes.count - held)
  }

  /// The server has ended its side.
  private func conclude(_ call: ClientCallState) {
    // The rest of our requests interests nobody any more.
    if !call.hasFinished { session.reset(call.id, .noError) }
    switch call.outcome {
    case .success:
      guard call.deframer.isBetweenMessages else {
        return end(call, RPCError(.internal, "the answer ends in the middle of a message", reason: "BAD_FRAMING"))
      }
      end(call, nil)
    case .failure(let error) where error.code == .cancelled && call.deadline <= now:
      end(call, .deadlineExceeded)
    case .failure(let error): end(call, error)
    case nil: end(call, RPCError(.unknown, "the answer ends without a status", reason: "NO_STATUS"))
    }
  }

  /// The stream is gone before its end.
  private func closed(_ call: ClientCallState, _ code: HTTP2ErrorCode) {
    if code == .noError, call.outcome != nil { return conclude(call) }
    let isLate = code == .cancel && call.deadline <= now
    end(
      call, isLate ? .deadlineExceeded : CallFields.error(reset: code),
      isUnprocessed: code == .refusedStream && !call.hasHead)
  }

  private func end(_ call: ClientCallState, _ error: RPCError?, isUnprocessed: Bool = false) {
    calls.remove(call.id)
    events.append(.ended(call.id, error, isUnprocessed: isUnprocessed))
  }
}

/// One call until its end.
final class ClientCallState {
  let id: Int32
  let deadline: Instant
  let compression: Compression
  let report: CallReport?
  var deframer = Deframer()
  /// Everything of ours has been sent.
  var hasFinished = false
  var hasHead = false
  /// The body is no gRPC and is dropped.
  var isForeign = false
  var outcome: Result<Void, RPCError>?

  init(_ id: Int32, _ deadline: Instant, _ compression: Compression, _ report: CallReport?) {
    self.id = id
    self.compression = compression
    self.deadline = deadline
    self.report = report
  }
}
