internal import CNGHTTP2

/// What the library tells while it reads and writes. Everything here only records.
extension HTTP2Session {
  /// Something that happened, with body bytes as a range of `payload`.
  enum Record {
    case headers(Int32, HTTP2Headers)
    case data(Int32, Range<Int>)
    case end(Int32)
    case closed(Int32, UInt32)
    case drained(Int32)
    case settings
    case pong(UInt64)
    case goAway(Int32, UInt32, String)

    func event(_ payload: [UInt8]) -> HTTP2Event {
      switch self {
      case .headers(let stream, let headers): .headers(stream: stream, headers)
      case .data(let stream, let range): .data(stream: stream, payload[range])
      case .end(let stream): .end(stream: stream)
      case .closed(let stream, let code): .closed(stream: stream, HTTP2ErrorCode(rawValue: code))
      case .drained(let stream): .drained(stream: stream)
      case .settings: .settings
      case .pong(let token): .pong(token)
      case .goAway(let last, let code, let text):
        .goAway(lastStream: last, HTTP2ErrorCode(rawValue: code), explanation: text)
      }
    }
  }

  static func makeSession(_ session: HTTP2Session, _ role: Role) throws(HTTP2Error) -> OpaquePointer? {
    var callbacks: OpaquePointer?
    var option: OpaquePointer?
    defer {
      nghttp2_session_callbacks_del(callbacks)
      nghttp2_option_del(option)
    }
    guard nghttp2_session_callbacks_new(&callbacks) == 0, nghttp2_option_new(&option) == 0 else {
      throw HTTP2Error(.outOfMemory, "out of memory")
    }
    setCallbacks(callbacks)
    setOptions(option)
    var raw: OpaquePointer?
    let user = Unmanaged.passUnretained(session).toOpaque()
    var memory = session.pool.callbacks
    let code =
      role == .client
      ? nghttp2_session_client_new3(&raw, callbacks, user, option, &memory)
      : nghttp2_session_server_new3(&raw, callbacks, user, option, &memory)
    guard code == 0 else { throw HTTP2Error(code: code) }
    return raw
  }

  private static func setOptions(_ option: OpaquePointer?) {
    nghttp2_option_set_no_auto_window_update(option, 1)
    nghttp2_option_set_no_closed_streams(option, 1)
    // Our own budget counts resets, in both directions and by who the peer is.
    nghttp2_option_set_stream_reset_rate_limit(option, .max >> 1, .max >> 1)
    nghttp2_option_set_max_outbound_ack(option, 1000)
    // Frames of unknown types are told to us, so that they are counted before they are dropped.
    for type in UInt8(0x0A)...0xFF { nghttp2_option_set_user_recv_extension_type(option, type) }
  }

  private static func setCallbacks(_ callbacks: OpaquePointer?) {
    nghttp2_session_callbacks_set_on_begin_frame_callback(callbacks) { _, head, user in
      if let head { withSession(user) { $0.frameBegan(head.pointee) } }
      return verdict(user)
    }
    nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks) { _, frame, user in
      if let frame { withSession(user) { $0.headersBegan(frame) } }
      return 0
    }
    nghttp2_session_callbacks_set_on_header_callback2(callbacks) { _, _, name, value, flags, user in
      guard let name, let value, let user else { return 0 }
      return Unmanaged<HTTP2Session>.fromOpaque(user)._withUnsafeGuaranteedRef { $0.take(name, value, flags) }
    }
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks) {
      _, _, stream, bytes, count, user in
      withSession(user) { $0.bodyReceived(stream, UnsafeBufferPointer(start: bytes, count: count)) }
      return 0
    }
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks) { _, frame, user in
      if let frame { withSession(user) { $0.frameReceived(frame) } }
      return 0
    }
    nghttp2_session_callbacks_set_on_invalid_frame_recv_callback(callbacks) { _, _, code, user in
      withSession(user) { $0.invalidFrame(code) }
      return verdict(user)
    }
    nghttp2_session_callbacks_set_unpack_extension_callback(callbacks) { _, _, _, _ in
      NGHTTP2_ERR_CANCEL.rawValue
    }
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks) { _, stream, code, user in
      withSession(user) { $0.streamClosed(stream, code) }
      return 0
    }
    nghttp2_session_callbacks_set_on_frame_send_callback(callbacks) { _, frame, user in
      if let frame { withSession(user) { $0.frameSent(frame) } }
      return 0
    }
    nghttp2_session_callbacks_set_on_frame_not_send_callback(callbacks) { _, frame, code, user in
      if let frame { withSession(user) { $0.frameNotSent(frame, code) } }
      return 0
    }
  }

  /// Smaller DATA frames are no sign of work.
  private static let workBytes = 64

  // MARK: - Reading

  private func frameBegan(_ head: nghttp2_frame_hd) {
    switch UInt32(head.type) {
    case NGHTTP2_DATA.rawValue:
      let isEnd = head.flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0
      let isPadded = head.flags & UInt8(NGHTTP2_FLAG_PADDED.rawValue) != 0
      // Padding is no work; what is between it earns when it arrives.
      if !isEnd, head.length == 0 || isPadded { budget.spendControl() }
    case NGHTTP2_HEADERS.rawValue: budget.earnControl(3)
    case NGHTTP2_RST_STREAM.rawValue: if role == .server { budget.spendReset() }
    case NGHTTP2_GOAWAY.rawValue, NGHTTP2_CONTINUATION.rawValue: break
    default: budget.spendControl()
    }
  }

  private func invalidFrame(_ code: Int32) {
    if code == NGHTTP2_ERR_REFUSED_STREAM.rawValue { budget.spendRefusal() } else { budget.spendReset() }
  }

  private func headersBegan(_ frame: UnsafePointer<nghttp2_frame>) {
    if let unheldReader {
      block = HeaderBlock()
      unheldReader._withUnsafeGuaranteedRef { $0.headersBegan(frame.pointee.hd.stream_id) }
    } else {
      block = .filling()
    }
    guard role == .server, frame.pointee.headers.cat == NGHTTP2_HCAT_REQUEST else { return }
    let state = newStream()
    state.id = frame.pointee.hd.stream_id
    streams.insert(state, for: state.id)
  }

  /// Takes one field; returns what the library is to do next.
  private func take(_ name: OpaquePointer, _ value: OpaquePointer, _ flags: UInt8) -> Int32 {
    field(name, value, flags)
    return budget.isExhausted ? NGHTTP2_ERR_CALLBACK_FAILURE.rawValue : 0
  }

  private func field(_ name: OpaquePointer, _ value: OpaquePointer, _ flags: UInt8) {
    guard !block.isTooLarge else {
      // The library goes on decoding: a byte on the wire can be kilobytes out of the table.
      block.droppedCount += 1
      if block.droppedCount % 32 == 0 { budget.spendReset() }
      return
    }
    block.sizeBytes += texts.size(of: name) + texts.size(of: value) + 32
    guard block.sizeBytes <= settings.headerListSizeBytes,
      block.fieldCount < settings.headerFieldCount
    else {
      block.isTooLarge = true
      budget.spendReset(10)
      return
    }
    let isKept = UInt32(flags) & NGHTTP2_NV_FLAG_NO_INDEX.rawValue == 0
    block.fieldCount += 1
    guard let unheldReader else {
      return block.fields.append(HTTP2Field(texts.text(name, isKept: true), texts.text(value, isKept: isKept)))
    }
    unheldReader._withUnsafeGuaranteedRef { reader in
      let (text, use) = texts.name(name, for: reader)
      if use != 0 { reader.field(use, text, texts.text(value, isKept: isKept)) }
    }
  }

  private func bodyReceived(_ stream: Int32, _ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.count >= Self.workBytes { budget.earnControl(1) }
    let start = payload.count
    payload.append(contentsOf: bytes)
    records.append(.data(stream, start..<payload.count))
  }

  private func frameReceived(_ frame: UnsafePointer<nghttp2_frame>) {
    let head = frame.pointee.hd
    switch UInt32(head.type) {
    case NGHTTP2_HEADERS.rawValue:
      records.append(
        .headers(head.stream_id, HTTP2Headers(fields: block.fields, isTooLarge: block.isTooLarge)))
      block = HeaderBlock()
      unheldReader?._withUnsafeGuaranteedRef { $0.headersEnded() }
      recordEnd(head)
    case NGHTTP2_DATA.rawValue: recordEnd(head)
    case NGHTTP2_SETTINGS.rawValue:
      if head.flags & UInt8(NGHTTP2_FLAG_ACK.rawValue) == 0 { records.append(.settings) }
    case NGHTTP2_PING.rawValue:
      guard head.flags & UInt8(NGHTTP2_FLAG_ACK.rawValue) != 0 else { return pingReceived() }
      records.append(.pong(Self.token(frame.pointee.ping)))
    case NGHTTP2_GOAWAY.rawValue:
      let goAway = frame.pointee.goaway
      let text = UnsafeBufferPointer(start: goAway.opaque_data, count: min(goAway.opaque_data_len, 256))
      records.append(
        .goAway(goAway.last_stream_id, goAway.error_code, String(decoding: text, as: UTF8.self)))
    default: break
    }
  }

  private static func token(_ ping: nghttp2_ping) -> UInt64 {
    withUnsafeBytes(of: ping.opaque_data) { UInt64(bigEndian: $0.loadUnaligned(as: UInt64.self)) }
  }

  private func recordEnd(_ head: nghttp2_frame_hd) {
    guard head.flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0 else { return }
    records.append(.end(head.stream_id))
  }

  private func streamClosed(_ stream: Int32, _ code: UInt32) {
    guard let state = streams.remove(stream) else { return }
    waitingBytes -= state.waitingBytes
    retire(state)
    records.append(.closed(stream, code))
  }

  // MARK: - Writing

  private func frameSent(_ frame: UnsafePointer<nghttp2_frame>) {
    let head = frame.pointee.hd
    if head.flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0 { endSent(head) }
    switch UInt32(head.type) {
    case NGHTTP2_RST_STREAM.rawValue:
      guard role == .server else { return }
      switch frame.pointee.rst_stream.error_code {
      case NGHTTP2_NO_ERROR.rawValue: break
      case NGHTTP2_REFUSED_STREAM.rawValue: budget.spendRefusal()
      default: budget.spendReset()
      }
    case NGHTTP2_HEADERS.rawValue: pings?.sent()
    case NGHTTP2_DATA.rawValue:
      pings?.sent()
      // A peer that opens its window byte by byte earns nothing with it.
      if head.length >= Self.workBytes { budget.earnControl(2) }
    default: break
    }
  }

  private func endSent(_ head: nghttp2_frame_hd) {
    guard UInt32(head.type) == NGHTTP2_DATA.rawValue || UInt32(head.type) == NGHTTP2_HEADERS.rawValue,
      let state = streams[head.stream_id], state.resetsAfterEnd
    else { return }
    discarded.append(head.stream_id)
  }

  /// A request that cannot leave any more, because the connection is ending or it was reset first.
  private func frameNotSent(_ frame: UnsafePointer<nghttp2_frame>, _ code: Int32) {
    guard UInt32(frame.pointee.hd.type) == NGHTTP2_HEADERS.rawValue,
      frame.pointee.headers.cat == NGHTTP2_HCAT_REQUEST
    else { return }
    let isCancelled = code == NGHTTP2_ERR_STREAM_CLOSING.rawValue || code == NGHTTP2_ERR_CANCEL.rawValue
    streamClosed(
      frame.pointee.hd.stream_id, isCancelled ? NGHTTP2_CANCEL.rawValue : NGHTTP2_REFUSED_STREAM.rawValue)
  }

  /// Fills one DATA frame from what waits on a stream.
  func fill(
    _ state: StreamState, _ buffer: UnsafeMutableBufferPointer<UInt8>, _ flags: UnsafeMutablePointer<UInt32>
  ) -> Int {
    let count = state.take(into: buffer)
    if count > 0 {
      waitingBytes -= count
      stalledSince = nil
    }
    if state.wantsDrained, state.waitingBytes < settings.writeBufferBytes / 2 {
      state.wantsDrained = false
      records.append(.drained(state.id))
    }
    guard state.waitingBytes == 0 else { return count }
    switch state.ending {
    case .open:
      guard count == 0 else { return count }
      state.isDeferred = true
      return Int(NGHTTP2_ERR_DEFERRED.rawValue)
    case .end, .sent: flags.pointee |= UInt32(NGHTTP2_DATA_FLAG_EOF.rawValue)
    case .trailers(let fields):
      flags.pointee |= NGHTTP2_DATA_FLAG_EOF.rawValue | NGHTTP2_DATA_FLAG_NO_END_STREAM.rawValue
      // The library wants trailers submitted here; it queues them behind this frame.
      guard submitTrailers(state.id, fields) == 0 else {
        return Int(NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue)
      }
    case .block(let block):
      flags.pointee |= NGHTTP2_DATA_FLAG_EOF.rawValue | NGHTTP2_DATA_FLAG_NO_END_STREAM.rawValue
      guard nghttp2_submit_trailer(raw, state.id, block.fields.baseAddress, block.fields.count) == 0 else {
        return Int(NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue)
      }
    }
    state.ending = .sent
    return count
  }
}

/// The session behind the user pointer of a callback: it outlives the library's session, so that it
/// need not be retained for every field.
private func withSession(_ user: UnsafeMutableRawPointer?, _ body: (HTTP2Session) -> Void) {
  guard let user else { return }
  Unmanaged<HTTP2Session>.fromOpaque(user)._withUnsafeGuaranteedRef { body($0) }
}

/// Stops the library in the middle of its input once the peer has used up its budget: what a flood
/// sends along in the same bytes costs nothing more.
private func verdict(_ user: UnsafeMutableRawPointer?) -> Int32 {
  guard let user else { return 0 }
  return Unmanaged<HTTP2Session>.fromOpaque(user)._withUnsafeGuaranteedRef {
    $0.budget.isExhausted ? NGHTTP2_ERR_CALLBACK_FAILURE.rawValue : 0
  }
}

/// The body of every stream that has one. The stream is kept alive by the session's table for as
/// long as the library may ask for its body.
func readBody(
  _: OpaquePointer?, _: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int,
  _ flags: UnsafeMutablePointer<UInt32>?, _ source: UnsafeMutablePointer<nghttp2_data_source>?,
  _ user: UnsafeMutableRawPointer?
) -> Int {
  guard let flags, let pointer = source?.pointee.ptr else { return Int(NGHTTP2_ERR_CALLBACK_FAILURE.rawValue) }
  var filled = Int(NGHTTP2_ERR_CALLBACK_FAILURE.rawValue)
  withSession(user) { session in
    Unmanaged<StreamState>.fromOpaque(pointer)._withUnsafeGuaranteedRef { state in
      filled = session.fill(state, UnsafeMutableBufferPointer(start: buffer, count: count), flags)
    }
  }
  return filled
}
