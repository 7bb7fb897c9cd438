import CNGHTTP2
import HTTP2Wire

/// What one end of a stream has heard.
struct Heard {
  /// Header blocks in their order: interim ones, the head, trailers.
  var blocks: [[HTTP2Field]] = []
  var body: [UInt8] = []
  var ends = 0
  var closed: [HTTP2ErrorCode] = []
}

/// One direction of an exchange.
struct Message {
  var fields: [HTTP2Field]
  var body: ArraySlice<UInt8> = []
  var trailers: [HTTP2Field] = []

  var isBare: Bool { body.isEmpty && trailers.isEmpty }
}

/// Seeded numbers.
struct Roller {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func roll(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }

  mutating func isOne(in count: Int) -> Bool { roll(count) == 0 }

  mutating func pick<Item>(_ items: [Item]) -> Item { items[roll(items.count)] }
}

/// The real libnghttp2 as the other end of a session of ours: bytes in, bytes out.
///
/// It pads its frames, hands out its bodies in random pieces, and gives credit when it is told to.
final class ForeignSession {
  struct Failure: Error, Hashable { let code: Int }

  private final class Outgoing {
    var left: ArraySlice<UInt8>
    let trailers: [HTTP2Field]
    var isDeferred = false

    init(_ message: Message) { (left, trailers) = (message.body, message.trailers) }
  }

  private var raw: OpaquePointer?
  private var dice: Roller
  private let mostPadding: Int
  private var block: [HTTP2Field] = []
  private var outgoing: [Int32: Outgoing] = [:]
  private var unread: [Int32: Int] = [:]
  private(set) var heard: [Int32: Heard] = [:]
  private(set) var pongs = 0

  /// `packingBytes` is the most its own header compression will keep.
  init(
    _ role: HTTP2Session.Role, seed: UInt64, settings: [(id: UInt8, value: UInt32)], mostPadding: Int, packingBytes: Int
  ) throws {
    dice = Roller(seed)
    self.mostPadding = mostPadding
    var callbacks: OpaquePointer?
    var option: OpaquePointer?
    defer {
      nghttp2_session_callbacks_del(callbacks)
      nghttp2_option_del(option)
    }
    try check(nghttp2_session_callbacks_new(&callbacks))
    try check(nghttp2_option_new(&option))
    nghttp2_option_set_no_auto_window_update(option, 1)
    nghttp2_option_set_max_deflate_dynamic_table_size(option, packingBytes)
    nghttp2_option_set_stream_reset_rate_limit(option, .max >> 1, .max >> 1)
    Self.listen(callbacks)
    let user = Unmanaged.passUnretained(self).toOpaque()
    if role == .client {
      try check(nghttp2_session_client_new2(&raw, callbacks, user, option))
    } else {
      try check(nghttp2_session_server_new2(&raw, callbacks, user, option))
    }
    try change(settings)
  }

  deinit { nghttp2_session_del(raw) }

  private func check(_ code: Int32) throws {
    guard code == 0 else { throw Failure(code: Int(code)) }
  }

  private static func listen(_ callbacks: OpaquePointer?) {
    nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks) { _, _, user in
      foreign(user)?.block = []
      return 0
    }
    nghttp2_session_callbacks_set_on_header_callback(callbacks) { _, _, name, nameCount, value, valueCount, flags, user in
      let name = String(decoding: UnsafeBufferPointer(start: name, count: nameCount), as: UTF8.self)
      let value = String(decoding: UnsafeBufferPointer(start: value, count: valueCount), as: UTF8.self)
      let isNever = UInt32(flags) & NGHTTP2_NV_FLAG_NO_INDEX.rawValue != 0
      foreign(user)?.block.append(HTTP2Field(name, value, isIndexed: !isNever))
      return 0
    }
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks) { _, _, stream, bytes, count, user in
      foreign(user)?.heard[stream, default: Heard()].body.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
      foreign(user)?.unread[stream, default: 0] += count
      return 0
    }
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks) { _, frame, user in
      if let frame { foreign(user)?.received(frame.pointee.hd) }
      return 0
    }
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks) { _, stream, code, user in
      foreign(user)?.heard[stream, default: Heard()].closed.append(HTTP2ErrorCode(rawValue: code))
      foreign(user)?.outgoing[stream] = nil
      return 0
    }
    nghttp2_session_callbacks_set_select_padding_callback(callbacks) { _, frame, most, user in
      guard let frame, let session = foreign(user), session.mostPadding > 0 else { return frame?.pointee.hd.length ?? 0 }
      return min(most, frame.pointee.hd.length + session.dice.roll(session.mostPadding))
    }
  }

  private func received(_ head: nghttp2_frame_hd) {
    let isEnd = head.flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0
    switch UInt32(head.type) {
    case NGHTTP2_HEADERS.rawValue:
      heard[head.stream_id, default: Heard()].blocks.append(block)
      block = []
      if isEnd { heard[head.stream_id]?.ends += 1 }
    case NGHTTP2_DATA.rawValue: if isEnd { heard[head.stream_id, default: Heard()].ends += 1 }
    case NGHTTP2_PING.rawValue: if isEnd { pongs += 1 }
    default: break
    }
  }

  // MARK: - The wire

  func receive(_ bytes: ArraySlice<UInt8>) throws {
    let taken = bytes.withUnsafeBufferPointer { nghttp2_session_mem_recv(raw, $0.baseAddress, $0.count) }
    guard taken == bytes.count else { throw Failure(code: taken) }
  }

  func takeOutput() throws -> [UInt8] {
    var output: [UInt8] = []
    while true {
      var piece: UnsafePointer<UInt8>?
      let count = nghttp2_session_mem_send(raw, &piece)
      guard count >= 0 else { throw Failure(code: count) }
      guard count > 0 else { return output }
      output.append(contentsOf: UnsafeBufferPointer(start: piece, count: count))
    }
  }

  /// Nothing more will be read or written.
  var isFinished: Bool { nghttp2_session_want_read(raw) == 0 && nghttp2_session_want_write(raw) == 0 }

  // MARK: - What it does

  func request(_ message: Message) throws -> Int32 {
    let id = withFields(message.fields) { fields, count in
      guard !message.isBare else { return nghttp2_submit_request(raw, nil, fields, count, nil, nil) }
      var provider = nghttp2_data_provider(source: nghttp2_data_source(), read_callback: readForeignBody)
      return nghttp2_submit_request(raw, nil, fields, count, &provider, nil)
    }
    guard id > 0 else { throw Failure(code: Int(id)) }
    outgoing[id] = Outgoing(message)
    return id
  }

  func respond(_ stream: Int32, interim: [HTTP2Field]?, _ message: Message) throws {
    if let interim {
      try check(
        withFields(interim) { nghttp2_submit_headers(raw, 0, stream, nil, $0, $1, nil) })
    }
    outgoing[stream] = Outgoing(message)
    try check(
      withFields(message.fields) { fields, count in
        guard !message.isBare else { return nghttp2_submit_response(raw, stream, fields, count, nil) }
        var provider = nghttp2_data_provider(source: nghttp2_data_source(), read_callback: readForeignBody)
        return nghttp2_submit_response(raw, stream, fields, count, &provider)
      })
  }

  func reset(_ stream: Int32, _ code: HTTP2ErrorCode) throws {
    try check(nghttp2_submit_rst_stream(raw, 0, stream, code.rawValue))
  }

  func ping() throws { try check(nghttp2_submit_ping(raw, 0, nil)) }

  func goAway() throws {
    try check(nghttp2_submit_goaway(raw, 0, nghttp2_session_get_last_proc_stream_id(raw), 0, nil, 0))
  }

  func change(_ settings: [(id: UInt8, value: UInt32)]) throws {
    var entries = settings.map { nghttp2_settings_entry(settings_id: Int32($0.id), value: $0.value) }
    try check(nghttp2_submit_settings(raw, 0, &entries, entries.count))
  }

  /// Gives credit for what has been heard, and lets bodies go on that paused; returns whether there was any.
  func consume() throws -> Bool {
    var isSome = !unread.isEmpty
    for (stream, count) in unread.sorted(by: { $0.key < $1.key }) where count > 0 {
      // By hand: the library looks at its half-full windows when bytes are consumed only, not when settings shrink them.
      try check(nghttp2_submit_window_update(raw, 0, stream, Int32(count)))
      try check(nghttp2_session_consume_connection(raw, count))
    }
    unread = [:]
    for (stream, body) in outgoing.sorted(by: { $0.key < $1.key }) where body.isDeferred {
      body.isDeferred = false
      isSome = true
      try check(nghttp2_session_resume_data(raw, stream))
    }
    return isSome
  }

  fileprivate func fill(
    _ stream: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>, _ flags: UnsafeMutablePointer<UInt32>
  ) -> Int {
    guard let body = outgoing[stream] else { return Int(NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue) }
    if dice.isOne(in: 8) {
      body.isDeferred = true
      return Int(NGHTTP2_ERR_DEFERRED.rawValue)
    }
    var count = min(buffer.count, body.left.count)
    if count > 1, dice.isOne(in: 3) { count = 1 + dice.roll(count) }
    _ = buffer.update(fromContentsOf: body.left.prefix(count))
    body.left = body.left.dropFirst(count)
    guard body.left.isEmpty else { return count }
    flags.pointee |= NGHTTP2_DATA_FLAG_EOF.rawValue
    if !body.trailers.isEmpty {
      flags.pointee |= NGHTTP2_DATA_FLAG_NO_END_STREAM.rawValue
      let code = withFields(body.trailers) { nghttp2_submit_trailer(raw, stream, $0, $1) }
      guard code == 0 else { return Int(code) }
    }
    return count
  }

  private func withFields(_ list: [HTTP2Field], _ body: (UnsafePointer<nghttp2_nv>?, Int) -> Int32) -> Int32 {
    var bytes: [UInt8] = []
    for field in list {
      bytes += field.name.utf8
      bytes += field.value.utf8
    }
    return bytes.withUnsafeMutableBufferPointer { bytes in
      var offset = 0
      let fields = list.map { field in
        let (name, value) = (field.name.utf8.count, field.value.utf8.count)
        defer { offset += name + value }
        let start = bytes.baseAddress.map { $0 + offset }
        let flags = field.isIndexed ? NGHTTP2_NV_FLAG_NONE : NGHTTP2_NV_FLAG_NO_INDEX
        return nghttp2_nv(
          name: start, value: start.map { $0 + name }, namelen: name, valuelen: value, flags: UInt8(flags.rawValue))
      }
      return fields.withUnsafeBufferPointer { body($0.baseAddress, $0.count) }
    }
  }
}

private func foreign(_ user: UnsafeMutableRawPointer?) -> ForeignSession? {
  user.map { Unmanaged<ForeignSession>.fromOpaque($0).takeUnretainedValue() }
}

private func readForeignBody(
  _: OpaquePointer?, _ stream: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int,
  _ flags: UnsafeMutablePointer<UInt32>?, _: UnsafeMutablePointer<nghttp2_data_source>?,
  _ user: UnsafeMutableRawPointer?
) -> Int {
  guard let flags, let session = foreign(user) else { return Int(NGHTTP2_ERR_CALLBACK_FAILURE.rawValue) }
  return session.fill(stream, UnsafeMutableBufferPointer(start: buffer, count: count), flags)
}
