public import Base
internal import CNGHTTP2

/// One HTTP/2 connection over libnghttp2, without I/O: bytes in, events out; calls in, bytes out.
///
/// ```
///   socket ──bytes──► receive(_:at:) ──► takeEvents() ──► owner
///   socket ◄──bytes── drain(…)       ◄── request / respond / write / finish / reset …
/// ```
/// Use, once per turn of the loop: `receive` every piece that has arrived, handle `takeEvents()`,
/// submit answers, then `drain` once and handle `takeEvents()` again (drained streams). Nothing is
/// sent by itself. Callbacks of the library only record events; nothing is submitted from them.
///
/// Flow control: credit for the connection is given as bytes arrive, credit for a stream when its
/// owner calls `consume`. Limits of `HTTP2Settings` hold; a peer that breaks them gets GOAWAY
/// (ENHANCE_YOUR_CALM for its frame budget) in the output, after which `isFinished` becomes true.
///
/// A server sees: `headers` (request), `data`…, `end`; it answers with `respond`, `write`…,
/// `finish`. A client calls `request` and sees the same of the response. `closed` ends each stream
/// exactly once. Confined to its loop: not Sendable.
public final class HTTP2Session {
  /// Which end of the connection this is.
  public enum Role: Sendable { case client, server }

  public let role: Role
  let settings: HTTP2Settings
  private let reader: HTTP2FieldReader?
  /// The same, reached without a retain for every field.
  let unheldReader: Unmanaged<HTTP2FieldReader>?
  /// Set once in `init`; freed in `deinit`.
  @exclusivity(unchecked) private(set) var raw: OpaquePointer?
  // What every field and frame touches is not checked for exclusive access at run time: all of it happens
  // on one loop, and callbacks of the library call nothing of this class that would come back here.
  @exclusivity(unchecked) var streams = StreamTable<StreamState>()
  @exclusivity(unchecked) var records: [Record] = []
  /// An empty array with room, for `records`.
  @exclusivity(unchecked) private var spareRecords: [Record] = []
  /// Body bytes that `records` point into.
  @exclusivity(unchecked) var payload: [UInt8] = []
  @exclusivity(unchecked) var block = HeaderBlock()
  @exclusivity(unchecked) var budget: FrameBudget
  /// What all streams still have to send.
  @exclusivity(unchecked) var waitingBytes = 0
  /// Since when something waits and nothing has left.
  @exclusivity(unchecked) var stalledSince: Instant?
  @exclusivity(unchecked) var isTerminated = false
  /// The peer's PINGs, where they are counted.
  var pings: PingStrikes?
  /// When the bytes came that are being read.
  var receivedAt: Instant?
  /// The peer has been told why the connection ends.
  var floods = false
  /// Streams whose answer has left while the peer was still sending.
  @exclusivity(unchecked) var discarded: [Int32] = []
  private var scratch = FieldScratch()
  let texts = FieldTexts()
  /// Memory of the library's; given up after it.
  let pool = FramePool()
  /// Streams that have ended, for the next ones.
  @exclusivity(unchecked) private var spare: [StreamState] = []

  /// Starts a session: its preface and settings are in the first output.
  /// With a `reader` the fields of header blocks go there.
  public init(
    _ role: Role, _ settings: HTTP2Settings = HTTP2Settings(), reader: HTTP2FieldReader? = nil
  ) throws(HTTP2Error) {
    self.role = role
    self.settings = settings
    self.reader = reader
    unheldReader = reader.map { .passUnretained($0) }
    budget = FrameBudget(settings.budget)
    pings = settings.pings.map { PingStrikes($0) }
    raw = try Self.makeSession(self, role)
    try submitSettings()
  }

  deinit {
    texts.removeAll()
    nghttp2_session_del(raw)
  }

  // MARK: - Receiving

  /// Takes bytes from the peer. Throws when the connection must be closed at once (the peer does
  /// not speak HTTP/2); for other faults of the peer the output says GOAWAY, and what it sends
  /// afterwards is dropped.
  public func receive(_ bytes: UnsafeRawBufferPointer, at now: Instant) throws(HTTP2Error) {
    guard !isTerminated else { return }
    budget.refill(at: now)
    receivedAt = now
    let payloadBefore = payload.count
    let taken = nghttp2_session_mem_recv(
      raw, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
    guard taken >= 0 else {
      guard !terminateIfExhausted() else { return }
      let error = HTTP2Error(code: Int32(clamping: taken))
      guard error.kind == .flooded else { throw error }
      return terminate(.enhanceYourCalm)
    }
    let arrived = payload.count - payloadBefore
    if arrived > 0 { try check(nghttp2_session_consume_connection(raw, arrived)) }
    if floods { return terminate(.enhanceYourCalm) }
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
    guard count > 0, streams.contains(stream) else { return }
    // Fails only for a stream that is gone, which is no fault.
    _ = nghttp2_session_consume_stream(raw, stream, count)
  }

  /// Whether both directions are done: everything is sent and nothing more will be read.
  public var isFinished: Bool {
    nghttp2_session_want_read(raw) == 0 && nghttp2_session_want_write(raw) == 0
  }

  /// Streams that are open now.
  public var openStreams: Int { streams.count }

  /// Streams that wait until the peer's limit of concurrent streams lets them out, and other
  /// frames not yet sent.
  public var waitingFrames: Int { nghttp2_session_get_outbound_queue_size(raw) }

  /// How many streams the peer lets us have open.
  public var peerStreamLimit: Int {
    Int(nghttp2_session_get_remote_settings(raw, NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS))
  }

  // MARK: - Sending

  /// Client: opens a stream with these fields (pseudo fields first) and returns its id. Waits
  /// inside the session while the peer's limit of streams is reached. With `isEnd` there is no
  /// body; otherwise `write` and `finish` follow.
  public func request(_ fields: [HTTP2Field], isEnd: Bool) throws(HTTP2Error) -> Int32 {
    precondition(role == .client, "a server opens no streams")
    let state = newStream()
    let id = submit(fields, body: isEnd ? nil : state) { fields, provider in
      nghttp2_submit_request(raw, nil, fields.baseAddress, fields.count, provider, nil)
    }
    guard id > 0 else { throw HTTP2Error(code: id) }
    state.id = id
    if isEnd { state.ending = .sent }
    streams.insert(state, for: id)
    return id
  }

  /// Server: the response fields of a stream (`:status` first). With `isEnd` there is no body.
  public func respond(_ stream: Int32, _ fields: [HTTP2Field], isEnd: Bool) throws(HTTP2Error) {
    guard let state = streams[stream], !state.hasResponded else { throw .noStream(stream) }
    state.hasResponded = true
    if isEnd { state.ending = .sent }
    try check(
      submit(fields, body: isEnd ? nil : state) { fields, provider in
        nghttp2_submit_response(raw, stream, fields.baseAddress, fields.count, provider)
      })
  }

  /// Server: the response fields of a stream that has a body, made ready before.
  public func respond(_ stream: Int32, _ block: HTTP2FieldBlock) throws(HTTP2Error) {
    guard let state = streams[stream], !state.hasResponded else { throw .noStream(stream) }
    state.hasResponded = true
    var provider = Self.provider(state)
    try check(nghttp2_submit_response(raw, stream, block.fields.baseAddress, block.fields.count, &provider))
  }

  /// Server: a whole answer at once: fields, what `body` appends, trailers. Throws when the stream is gone
  /// or has been answered.
  public func respond(
    _ stream: Int32, _ head: HTTP2FieldBlock, trailers: HTTP2FieldBlock, _ body: (inout [UInt8]) -> Void
  ) throws(HTTP2Error) {
    guard let state = streams[stream], !state.hasResponded, case .open = state.ending else {
      throw .noStream(stream)
    }
    state.hasResponded = true
    state.add(body)
    waitingBytes += state.waitingBytes
    state.ending = .block(trailers)
    var provider = Self.provider(state)
    try check(nghttp2_submit_response(raw, stream, head.fields.baseAddress, head.fields.count, &provider))
  }

  /// Appends to the body of a stream: `body` gets the buffer and adds to it. Returns false when
  /// the buffer is full now: write again after `drained`. Does nothing for a stream that is gone.
  @discardableResult
  public func write(_ stream: Int32, _ body: (inout [UInt8]) -> Void) -> Bool {
    guard let state = streams[stream], case .open = state.ending else { return true }
    if role == .server, waitingBytes > settings.budget.outputBytes, isShut(stream) {
      reset(stream, .enhanceYourCalm)
      return true
    }
    let before = state.waitingBytes
    state.add(body)
    waitingBytes += state.waitingBytes - before
    resume(state)
    guard state.waitingBytes >= settings.writeBufferBytes else { return true }
    state.wantsDrained = true
    return false
  }

  @discardableResult
  public func write(_ stream: Int32, _ bytes: some Sequence<UInt8>) -> Bool {
    write(stream) { $0.append(contentsOf: bytes) }
  }

  /// Ends our side of a stream after everything written, with trailers if any.
  public func finish(_ stream: Int32, trailers: [HTTP2Field] = []) {
    guard let state = streams[stream], case .open = state.ending else { return }
    state.ending = trailers.isEmpty ? .end : .trailers(trailers)
    resume(state)
  }

  /// Ends our side of a stream after everything written, with trailers made ready before.
  public func finish(_ stream: Int32, _ block: HTTP2FieldBlock) {
    guard let state = streams[stream], case .open = state.ending else { return }
    state.ending = .block(block)
    resume(state)
  }

  /// Ends a stream in both directions, dropping what waits. Harmless when the stream is gone.
  public func reset(_ stream: Int32, _ code: HTTP2ErrorCode) {
    guard streams.contains(stream) else { return }
    // Fails only without memory, which the next drain reports.
    _ = nghttp2_submit_rst_stream(raw, UInt8(NGHTTP2_FLAG_NONE.rawValue), stream, code.rawValue)
  }

  /// Server: once everything written has left, tells a peer that is still sending its request to
  /// stop (RST_STREAM with NO_ERROR, RFC 9113 §8.1). Call it with an early answer.
  public func discardRest(_ stream: Int32) { streams[stream]?.resetsAfterEnd = true }

  /// Asks the peer for a sign of life; `pong` brings `token` back.
  public func ping(_ token: UInt64) {
    withUnsafeBytes(of: token.bigEndian) { bytes in
      // Fails only without memory, which the next drain reports.
      _ = nghttp2_submit_ping(
        raw, UInt8(NGHTTP2_FLAG_NONE.rawValue), bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
    }
  }

  /// Server: tells the peer that this connection will end, without refusing anything yet (first
  /// half of a graceful stop, RFC 9113 §6.8).
  public func announceShutdown() { _ = nghttp2_submit_shutdown_notice(raw) }

  /// Accepts no more streams; those that are open go on to their end, then `isFinished`.
  public func goAway(_ code: HTTP2ErrorCode = .noError) {
    _ = nghttp2_submit_goaway(
      raw, UInt8(NGHTTP2_FLAG_NONE.rawValue), nghttp2_session_get_last_proc_stream_id(raw),
      code.rawValue, nil, 0)
  }

  /// Ends everything: GOAWAY is the last thing in the output.
  public func terminate(_ code: HTTP2ErrorCode) {
    guard !isTerminated else { return }
    isTerminated = true
    _ = nghttp2_session_terminate_session(raw, code.rawValue)
  }

  /// Hands out what is to be sent, piece by piece, until there is no more or `limitBytes` has been
  /// reached. Throws when the session is broken.
  public func drain(
    limitBytes: Int = 1024 * 1024, _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(HTTP2Error) {
    var drained = 0
    while drained < limitBytes {
      var piece: UnsafePointer<UInt8>?
      let count = nghttp2_session_mem_send(raw, &piece)
      guard count >= 0 else { throw HTTP2Error(code: Int32(clamping: count)) }
      guard count > 0 else {
        guard terminateIfExhausted() || resetDiscarded() else { return }
        continue
      }
      body(UnsafeRawBufferPointer(start: piece, count: count))
      drained += count
    }
  }

  /// All that is to be sent now, in one array.
  public func takeOutput() throws(HTTP2Error) -> [UInt8] {
    var output: [UInt8] = []
    try drain(limitBytes: .max) { output.append(contentsOf: $0) }
    return output
  }

  // MARK: - Inside

  /// Returns whether it terminated the session now.
  @discardableResult
  private func terminateIfExhausted() -> Bool {
    guard budget.isExhausted, !isTerminated else { return false }
    terminate(.enhanceYourCalm)
    return true
  }

  /// Returns whether there was anything to reset.
  private func resetDiscarded() -> Bool {
    guard !discarded.isEmpty else { return false }
    for stream in discarded { reset(stream, .noError) }
    discarded.removeAll()
    return true
  }

  /// Whether the peer lets next to nothing out of a stream.
  private func isShut(_ stream: Int32) -> Bool {
    nghttp2_session_get_stream_remote_window_size(raw, stream) < 16 * 1024
  }

  private func resume(_ state: StreamState) {
    guard state.isDeferred else { return }
    state.isDeferred = false
    // Fails only for a stream that is gone, which `closed` tells.
    _ = nghttp2_session_resume_data(raw, state.id)
  }

  private func submit(
    _ fields: [HTTP2Field], body state: StreamState?,
    _ call: (UnsafeBufferPointer<nghttp2_nv>, UnsafePointer<nghttp2_data_provider>?) -> Int32
  ) -> Int32 {
    scratch.withFields(fields) { fields in
      guard let state else { return call(fields, nil) }
      var provider = Self.provider(state)
      return call(fields, &provider)
    }
  }

  private static func provider(_ state: StreamState) -> nghttp2_data_provider {
    var provider = nghttp2_data_provider()
    provider.source.ptr = Unmanaged.passUnretained(state).toOpaque()
    provider.read_callback = readBody
    return provider
  }

  /// A stream that has ended before, or a new one.
  func newStream() -> StreamState { spare.popLast() ?? StreamState() }

  /// Keeps a stream that is over for `newStream`.
  func retire(_ state: StreamState) {
    guard spare.count < Self.spareStreams else { return }
    state.reset()
    spare.append(state)
  }

  private static let spareStreams = 64

  /// Called while output is made, when the body of a stream has ended.
  func submitTrailers(_ stream: Int32, _ fields: [HTTP2Field]) -> Int32 {
    scratch.withFields(fields) { nghttp2_submit_trailer(raw, stream, $0.baseAddress, $0.count) }
  }

  private func submitSettings() throws(HTTP2Error) {
    var entries = [
      Self.entry(NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, UInt32(settings.streamWindowBytes)),
      Self.entry(NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE, UInt32(settings.headerListSizeBytes)),
      // The old tree of priorities, which nobody sends any more, costs every stream a place in it (RFC 9113 §5.3).
      Self.entry(NGHTTP2_SETTINGS_NO_RFC7540_PRIORITIES, 1),
    ]
    if role == .client {
      entries.append(Self.entry(NGHTTP2_SETTINGS_ENABLE_PUSH, 0))
    } else {
      entries.append(
        Self.entry(NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, settings.maxConcurrentStreams))
    }
    try check(
      nghttp2_submit_settings(raw, UInt8(NGHTTP2_FLAG_NONE.rawValue), &entries, entries.count))
    try check(
      nghttp2_session_set_local_window_size(
        raw, UInt8(NGHTTP2_FLAG_NONE.rawValue), 0, settings.connectionWindowBytes))
  }

  private static func entry(_ id: nghttp2_settings_id, _ value: UInt32) -> nghttp2_settings_entry {
    nghttp2_settings_entry(settings_id: Int32(id.rawValue), value: value)
  }

  private func check(_ code: Int32) throws(HTTP2Error) {
    guard code == 0 else { throw HTTP2Error(code: code) }
  }
}
