public import Base

/// One HTTP/2 connection, without I/O: bytes in, events out; calls in, bytes out. Source: RFC 9113, RFC 7541.
///
/// ```
///   socket ──bytes──► receive(_:at:) ──► takeEvents() ──► owner
///   socket ◄──bytes── drain(…)       ◄── request / respond / write / finish / reset …
/// ```
/// Use, once per turn of the loop: `receive` every piece that has arrived, handle `takeEvents()`,
/// submit answers, then `drain` once and handle `takeEvents()` again (drained streams). Nothing is
/// sent by itself, and nothing is submitted while `receive` runs.
///
/// Flow control: credit for the connection is given as bytes arrive, credit for a stream when its
/// owner calls `consume`. Limits of `HTTP2Settings` hold; a peer that breaks them gets GOAWAY
/// (ENHANCE_YOUR_CALM for its frame budget) in the output, after which `isFinished` becomes true.
///
/// A server sees: `headers` (request), `data`…, `end`; it answers with `respond`, `write`…,
/// `finish`. A client calls `request` and sees the same of the response. `closed` ends each stream
/// exactly once. Confined to its loop: not Sendable.
///
/// What every field and frame touches is not checked for exclusive access at run time: all of it happens on one
/// loop, and a reader calls nothing of this class.
public final class HTTP2Session {
  /// Which end of the connection this is.
  public enum Role: Sendable { case client, server }

  /// What the peer has told us of itself; until then what RFC 9113 §6.5.2 says, and a hundred streams.
  struct PeerSettings {
    var maxConcurrentStreams = 100
    var streamWindow = HTTP2Session.initialWindow
    var frameLength = FrameHead.mostLength
  }

  public let role: Role
  let settings: HTTP2Settings
  private let reader: HTTP2FieldReader?
  /// The same, reached without a retain for every field.
  let unheldReader: Unmanaged<HTTP2FieldReader>?

  @exclusivity(unchecked) var streams = StreamTable<StreamState>()
  @exclusivity(unchecked) var records: [Record] = []
  /// An empty array with room, for `records`.
  @exclusivity(unchecked) private var spareRecords: [Record] = []
  /// Body bytes that `records` point into.
  @exclusivity(unchecked) var payload: [UInt8] = []
  /// Streams that have ended, for the next ones.
  @exclusivity(unchecked) private var spare: [StreamState] = []

  // Reading
  @exclusivity(unchecked) var input: FrameInput
  @exclusivity(unchecked) var decoder = HPACKDecoder()
  @exclusivity(unchecked) var block = HeaderBlock(.request)
  @exclusivity(unchecked) var unfinishedBlock: UnfinishedBlock?
  @exclusivity(unchecked) var budget: FrameBudget
  /// The highest stream that the peer has opened.
  @exclusivity(unchecked) var lastPeerStream: Int32 = 0
  /// Streams below it that were never opened.
  var skipped: [Range<Int32>] = []
  /// The highest one that was taken.
  @exclusivity(unchecked) var lastTakenStream: Int32 = 0
  /// Bytes that the peer may still send, all streams together, and those not given back yet.
  @exclusivity(unchecked) var receiveWindow = HTTP2Session.initialWindow
  @exclusivity(unchecked) var uncredited = 0
  /// The window of a new stream: what our settings say, once the peer has them.
  var ownStreamWindow = HTTP2Session.initialWindow
  var hasPeerAcknowledged = false
  /// The peer's PINGs, where they are counted.
  @exclusivity(unchecked) var pings: PingStrikes?
  /// When the bytes came that are being read.
  @exclusivity(unchecked) var receivedAt: Instant?

  // Writing
  @exclusivity(unchecked) var output = PlainBytes()
  @exclusivity(unchecked) var encoder = HPACKEncoder()
  /// Frames in `output` other than DATA.
  @exclusivity(unchecked) var waitingControlFrames = 0
  /// Streams with something to send.
  @exclusivity(unchecked) var ready = StreamQueue()
  /// Client: streams that wait until the peer lets them out, and how many are out.
  var unopened = StreamQueue()
  var openedStreams = 0
  var nextStream: Int32 = 1
  var peer = PeerSettings()
  /// What the peer lets us send, all streams together.
  @exclusivity(unchecked) var sendWindow = HTTP2Session.initialWindow
  /// What all streams still have to send.
  @exclusivity(unchecked) var waitingBytes = 0
  /// Since when something waits and nothing has left.
  @exclusivity(unchecked) var stalledSince: Instant?

  // The end
  @exclusivity(unchecked) var isTerminated = false
  /// We take no more streams.
  @exclusivity(unchecked) var hasSaidGoAway = false
  var hasPeerSaidGoAway = false

  /// Starts a session: its preface and settings are in the first output.
  /// With a `reader` the fields of header blocks go there.
  public init(_ role: Role, _ settings: HTTP2Settings = HTTP2Settings(), reader: HTTP2FieldReader? = nil) {
    self.role = role
    self.settings = settings
    self.reader = reader
    unheldReader = reader.map { .passUnretained($0) }
    input = FrameInput(expectsPreface: role == .server)
    budget = FrameBudget(settings.budget)
    pings = settings.pings.map { PingStrikes($0) }
    writePreface()
  }

  // MARK: - Receiving

  /// Takes bytes from the peer. Throws when the connection must be closed at once (the peer does
  /// not speak HTTP/2); for other faults of the peer the output says GOAWAY, and what it sends
  /// afterwards is dropped.
  public func receive(_ bytes: UnsafeRawBufferPointer, at now: Instant) throws(HTTP2Error) {
    guard !isTerminated else { return }
    budget.refill(at: now)
    receivedAt = now
    try readFrames(bytes)
    if !terminateIfExhausted(), role == .server { checkOutput(now) }
  }

  /// A peer that makes us write and does not read.
  private func checkOutput(_ now: Instant) {
    if waitingFrames > 4 * Int(settings.maxConcurrentStreams) + Self.idleFrames {
      return terminate(.enhanceYourCalm)
    }
    guard waitingBytes > 0 else {
      stalledSince = nil
      return
    }
    let since = stalledSince ?? now
    stalledSince = since
    if since.duration(to: now) > .seconds(settings.budget.outputSeconds) { terminate(.enhanceYourCalm) }
  }

  /// Frames that may wait beyond four of each stream.
  private static let idleFrames = 1000

  public func receive(_ bytes: [UInt8], at now: Instant) throws(HTTP2Error) {
    try bytes.withUnsafeBufferPointer { (bytes) throws(HTTP2Error) in
      try receive(UnsafeRawBufferPointer(bytes), at: now)
    }
  }

  /// What has happened since the last call, in order.
  public func takeEvents() -> [HTTP2Event] {
    var events: [HTTP2Event] = []
    forEachEvent { events.append($0) }
    return events
  }

  /// Hands out what has happened, in order; what happens meanwhile waits for the next time.
  public func forEachEvent(_ body: (HTTP2Event) -> Void) {
    guard !records.isEmpty else { return }
    var turn = spareRecords
    spareRecords = []
    swap(&turn, &records)
    var bytes: [UInt8] = []
    swap(&bytes, &payload)
    for record in turn { body(record.event(bytes)) }
    turn.removeAll(keepingCapacity: turn.capacity <= Self.keptRecords)
    spareRecords = turn
  }

  private static let keptRecords = 1024

  /// Gives the peer credit for `count` bytes of a stream that have been dealt with. Harmless when
  /// the stream is gone.
  public func consume(_ stream: Int32, _ count: Int) {
    guard count > 0, let state = streams[stream], !isTerminated else { return }
    state.uncredited += count
    giveBack(state)
  }

  /// Credit for a stream, once it is worth a frame.
  func giveBack(_ state: StreamState) {
    guard !state.hasPeerEnded, state.uncredited >= max(1, ownStreamWindow / 2) else { return }
    state.receiveWindow += state.uncredited
    writeWindowUpdate(state.id, state.uncredited)
    state.uncredited = 0
  }

  /// Whether both directions are done: everything is sent and nothing more will be read.
  public var isFinished: Bool {
    guard output.isEmpty else { return false }
    return isTerminated || ((hasSaidGoAway || hasPeerSaidGoAway) && streams.count == 0)
  }

  /// Streams that are open now.
  public var openStreams: Int { streams.count }

  /// Streams that wait until the peer's limit of concurrent streams lets them out, and other
  /// frames not yet sent.
  public var waitingFrames: Int { waitingControlFrames + ready.count + unopened.count }

  /// How many streams the peer lets us have open.
  public var peerStreamLimit: Int { peer.maxConcurrentStreams }

  // MARK: - Sending

  /// Client: opens a stream with these fields (pseudo fields first) and returns its id. Waits
  /// inside the session while the peer's limit of streams is reached. With `isEnd` there is no
  /// body; otherwise `write` and `finish` follow.
  public func request(_ fields: [HTTP2Field], isEnd: Bool) throws(HTTP2Error) -> Int32 {
    precondition(role == .client, "a server opens no streams")
    guard !isTerminated else { throw HTTP2Error(.closing, "the connection has ended") }
    guard nextStream > 0 else { throw HTTP2Error(.closing, "the ids of streams are used up") }
    let state = newStream(nextStream)
    nextStream &+= 2
    state.request = fields
    state.isHead = fields.first == Self.head
    if isEnd { state.ending = .end }
    unopened.append(state)
    state.isQueued = true
    return state.id
  }

  /// Server: the response fields of a stream (`:status` first). With `isEnd` there is no body.
  public func respond(_ stream: Int32, _ fields: [HTTP2Field], isEnd: Bool) throws(HTTP2Error) {
    let state = try unanswered(stream)
    writeHeaders(state, fields, isEnd)
  }

  /// Server: the response fields of a stream that has a body, made ready before.
  public func respond(_ stream: Int32, _ block: HTTP2FieldBlock) throws(HTTP2Error) {
    let state = try unanswered(stream)
    writeHeaders(state, block, false)
  }

  /// Server: a whole answer at once: fields, what `body` appends, trailers. Throws when the stream is gone
  /// or has been answered.
  public func respond(
    _ stream: Int32, _ head: HTTP2FieldBlock, trailers: HTTP2FieldBlock, _ body: (inout [UInt8]) -> Void
  ) throws(HTTP2Error) {
    let state = try unanswered(stream)
    guard !isShut(state) else { return reset(stream, .enhanceYourCalm) }
    writeHeaders(state, head, false)
    state.add(body)
    waitingBytes += state.waitingBytes
    state.ending = .block(trailers)
    // What is small and may leave goes with its head, unless others have been waiting for longer.
    if ready.isEmpty, state.waitingBytes <= Self.promptBytes, output.count < Self.promptOutputBytes {
      frame(state)
    } else {
      enqueue(state)
    }
  }

  private static let promptBytes = FrameHead.mostLength
  private static let promptOutputBytes = 64 * 1024

  /// Server: fields made ready before are the whole answer of a stream; a peer that is still sending its
  /// request is told to stop. Harmless when the stream is gone.
  public func respondOnly(_ stream: Int32, _ block: HTTP2FieldBlock) {
    guard let state = streams[stream], !state.hasResponded, !isTerminated else { return }
    state.hasResponded = true
    state.resetsAfterEnd = true
    writeHeaders(state, block, true)
  }

  private func unanswered(_ stream: Int32) throws(HTTP2Error) -> StreamState {
    guard let state = streams[stream], !state.hasResponded, case .open = state.ending, !isTerminated else {
      throw .noStream(stream)
    }
    state.hasResponded = true
    return state
  }

  /// Appends to the body of a stream: `body` gets the buffer and adds to it. Returns false when
  /// the buffer is full now: write again after `drained`. Does nothing for a stream that is gone.
  @discardableResult
  public func write(_ stream: Int32, _ body: (inout [UInt8]) -> Void) -> Bool {
    guard let state = writable(stream) else { return true }
    guard !isShut(state) else {
      reset(stream, .enhanceYourCalm)
      return true
    }
    let before = state.waitingBytes
    state.add(body)
    waitingBytes += state.waitingBytes - before
    enqueue(state)
    guard state.waitingBytes >= settings.writeBufferBytes else { return true }
    state.wantsDrained = true
    return false
  }

  /// A stream whose body is being written: an answer has begun, and nothing has ended.
  private func writable(_ stream: Int32) -> StreamState? {
    guard let state = streams[stream], case .open = state.ending, !isTerminated else { return nil }
    return role == .client || state.hasResponded ? state : nil
  }

  /// Whether too much waits already for more to be written to a stream that the peer does not let out.
  private func isShut(_ state: StreamState) -> Bool {
    waitingBytes > settings.budget.outputBytes && state.sendWindow < Self.shutWindow && role == .server
  }

  /// A peer that lets less than this out of a stream lets next to nothing out.
  private static let shutWindow = 16 * 1024

  @discardableResult
  public func write(_ stream: Int32, _ bytes: some Sequence<UInt8>) -> Bool {
    write(stream) { $0.append(contentsOf: bytes) }
  }

  /// Ends our side of a stream after everything written, with trailers if any.
  public func finish(_ stream: Int32, trailers: [HTTP2Field] = []) {
    end(stream, trailers.isEmpty ? .end : .trailers(trailers))
  }

  /// Ends our side of a stream after everything written, with trailers made ready before.
  public func finish(_ stream: Int32, _ block: HTTP2FieldBlock) { end(stream, .block(block)) }

  private func end(_ stream: Int32, _ ending: StreamState.Ending) {
    guard let state = writable(stream) else { return }
    state.ending = ending
    enqueue(state)
  }

  /// Ends a stream in both directions, dropping what waits. Harmless when the stream is gone.
  public func reset(_ stream: Int32, _ code: HTTP2ErrorCode) {
    guard let state = streams[stream], !isTerminated else { return }
    // What has not left need not be taken back.
    guard state.request == nil else { return close(state, .cancel) }
    writeReset(stream, code)
    close(state, code)
  }

  /// Server: once everything written has left, tells a peer that is still sending its request to
  /// stop (RST_STREAM with NO_ERROR, RFC 9113 §8.1). Call it with an early answer.
  public func discardRest(_ stream: Int32) {
    guard let state = streams[stream] else { return }
    state.resetsAfterEnd = true
    if case .sent = state.ending { reset(stream, .noError) }
  }

  /// Asks the peer for a sign of life; `pong` brings `token` back.
  public func ping(_ token: UInt64) { writePing(token, isAck: false) }

  /// Server: tells the peer that this connection will end, without refusing anything yet (first
  /// half of a graceful stop, RFC 9113 §6.8).
  public func announceShutdown() { writeGoAway(.max, .noError) }

  /// Accepts no more streams; those that are open go on to their end, then `isFinished`.
  public func goAway(_ code: HTTP2ErrorCode = .noError) {
    hasSaidGoAway = true
    writeGoAway(lastTakenStream, code)
  }

  /// Ends everything: GOAWAY is the last thing in the output.
  public func terminate(_ code: HTTP2ErrorCode) { terminate(code, explanation: "") }

  func terminate(_ code: HTTP2ErrorCode, explanation: String) {
    guard !isTerminated else { return }
    writeGoAway(lastTakenStream, code, explanation: explanation)
    isTerminated = true
  }

  /// Hands out what is to be sent, in one piece or several, until there is no more or `limitBytes` has been
  /// reached.
  public func drain(limitBytes: Int = 1024 * 1024, _ body: (UnsafeRawBufferPointer) -> Void) {
    guard limitBytes > 0 else { return }
    if !isTerminated {
      openStreamsThatWait()
      frameReady(upTo: limitBytes)
      terminateIfExhausted()
    }
    guard !output.isEmpty else { return }
    waitingControlFrames = 0
    output.handOut(body)
  }

  /// All that is to be sent now, in one array.
  public func takeOutput() -> [UInt8] {
    var bytes: [UInt8] = []
    drain(limitBytes: .max) { bytes.append(contentsOf: $0) }
    return bytes
  }

  // MARK: - Inside

  /// Returns whether it terminated the session now.
  @discardableResult
  func terminateIfExhausted() -> Bool {
    guard budget.isExhausted, !isTerminated else { return false }
    terminate(.enhanceYourCalm)
    return true
  }

  /// A stream that begins.
  func newStream(_ id: Int32) -> StreamState {
    let state = spare.popLast() ?? StreamState()
    state.id = id
    state.sendWindow = peer.streamWindow
    state.receiveWindow = ownStreamWindow
    streams.insert(state, for: id)
    return state
  }

  /// A stream is over; whatever it had to send is dropped.
  func close(_ state: StreamState, _ code: HTTP2ErrorCode) {
    guard streams.remove(state.id) != nil else { return }
    if role == .client, state.request == nil { openedStreams -= 1 }
    waitingBytes -= state.waitingBytes
    records.append(.closed(state.id, code.rawValue))
    state.isClosed = true
    state.dropWaiting()
    guard state.isQueued else { return retire(state) }
    guard state.request != nil else { return }
    // Given up before it was let out: its turn may never come.
    state.request = []
    unopened.noteClosed()
  }

  /// Keeps a stream that is over for `newStream`.
  func retire(_ state: StreamState) {
    guard spare.count < Self.spareStreams else { return }
    state.reset()
    spare.append(state)
  }

  private static let spareStreams = 64
  private static let head = HTTP2Field(":method", "HEAD")
  /// RFC 9113 §6.9.2.
  static let initialWindow = 65_535
}

extension HTTP2Error {
  static func noStream(_ id: Int32) -> HTTP2Error {
    HTTP2Error(.badStream, "stream \(id) cannot be answered (any more)")
  }
}
