internal import CNGHTTP2

/// What one open stream still has to send.
final class StreamState {
  /// How our side of the stream ends.
  enum Ending {
    /// More may be written. Can become: end, trailers, block.
    case open
    /// Ends after what waits. Can become: sent.
    case end
    /// The same, with trailers. Can become: sent.
    case trailers([HTTP2Field])
    /// The same, with trailers made ready before. Can become: sent.
    case block(HTTP2FieldBlock)
    /// Nothing more to write.
    case sent
  }
  @exclusivity(unchecked) var id: Int32 = 0
  @exclusivity(unchecked) var outgoing: [UInt8] = []
  @exclusivity(unchecked) private var head = 0
  @exclusivity(unchecked) var ending = Ending.open
  @exclusivity(unchecked) var hasResponded = false
  /// The library asked for bytes when there were none; it must be told when there are.
  @exclusivity(unchecked) var isDeferred = false
  @exclusivity(unchecked) var wantsDrained = false
  /// The peer need not send the rest of its side once ours has left.
  @exclusivity(unchecked) var resetsAfterEnd = false

  var waitingBytes: Int { outgoing.count - head }

  /// Appends to what waits.
  func add(_ body: (inout [UInt8]) -> Void) {
    if head > 0, head == outgoing.count {
      outgoing.removeAll(keepingCapacity: true)
      head = 0
    }
    body(&outgoing)
  }

  /// As new, but for the room of its buffer.
  func reset() {
    if outgoing.capacity > Self.keptBytes { outgoing = [] } else { outgoing.removeAll(keepingCapacity: true) }
    (id, head, ending) = (0, 0, .open)
    (hasResponded, isDeferred, wantsDrained, resetsAfterEnd) = (false, false, false, false)
  }

  /// Moves up to the buffer's size of what waits into it.
  func take(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    let count = min(buffer.count, waitingBytes)
    guard count > 0, let target = buffer.baseAddress else { return 0 }
    outgoing.withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return }
      target.update(from: start + head, count: count)
    }
    head += count
    if head > Self.compactBytes {
      outgoing.removeFirst(head)
      head = 0
    }
    return count
  }

  private static let compactBytes = 256 * 1024
  private static let keptBytes = 1024
}

/// The header block being received.
struct HeaderBlock {
  var fields: [HTTP2Field] = []
  var fieldCount = 0
  var sizeBytes = 0
  var isTooLarge = false
  /// Fields that came after the limit.
  var droppedCount = 0

  init() {}

  /// One that is about to be filled: with room for what a call usually brings.
  static func filling() -> HeaderBlock {
    var block = HeaderBlock()
    block.fields.reserveCapacity(12)
    return block
  }
}

/// Fields on their way into the library, which copies them.
struct FieldScratch {
  private var bytes: [UInt8] = []
  private var fields: [nghttp2_nv] = []

  mutating func withFields<Result>(
    _ list: [HTTP2Field], _ body: (UnsafeBufferPointer<nghttp2_nv>) -> Result
  ) -> Result {
    bytes.removeAll(keepingCapacity: true)
    fields.removeAll(keepingCapacity: true)
    for field in list {
      bytes.append(contentsOf: field.name.utf8)
      bytes.append(contentsOf: field.value.utf8)
    }
    return bytes.withUnsafeMutableBufferPointer { bytes in
      var offset = 0
      for field in list {
        let (nameCount, valueCount) = (field.name.utf8.count, field.value.utf8.count)
        let name = bytes.baseAddress.map { $0 + offset }
        let flags = field.isIndexed ? NGHTTP2_NV_FLAG_NONE : NGHTTP2_NV_FLAG_NO_INDEX
        fields.append(
          nghttp2_nv(
            name: name, value: name.map { $0 + nameCount }, namelen: nameCount,
            valuelen: valueCount, flags: UInt8(flags.rawValue)))
        offset += nameCount + valueCount
      }
      return fields.withUnsafeBufferPointer(body)
    }
  }
}

extension HTTP2Error {
  /// The error behind a return code of the library.
  init(code: Int32) {
    let kind: Kind
    switch code {
    case NGHTTP2_ERR_BAD_CLIENT_MAGIC.rawValue: kind = .badPreface
    case NGHTTP2_ERR_FLOODED.rawValue, NGHTTP2_ERR_TOO_MANY_CONTINUATIONS.rawValue: kind = .flooded
    case NGHTTP2_ERR_NOMEM.rawValue: kind = .outOfMemory
    case NGHTTP2_ERR_STREAM_ID_NOT_AVAILABLE.rawValue,
      NGHTTP2_ERR_START_STREAM_NOT_ALLOWED.rawValue, NGHTTP2_ERR_SESSION_CLOSING.rawValue:
      kind = .closing
    case NGHTTP2_ERR_STREAM_CLOSED.rawValue, NGHTTP2_ERR_STREAM_CLOSING.rawValue,
      NGHTTP2_ERR_STREAM_SHUT_WR.rawValue, NGHTTP2_ERR_INVALID_STREAM_ID.rawValue,
      NGHTTP2_ERR_INVALID_STREAM_STATE.rawValue, NGHTTP2_ERR_DATA_EXIST.rawValue:
      kind = .badStream
    default: kind = .other
    }
    self.init(kind, nghttp2_strerror(code).map { String(cString: $0) } ?? "error \(code)")
  }

  static func noStream(_ id: Int32) -> HTTP2Error {
    HTTP2Error(.badStream, "stream \(id) cannot be answered (any more)")
  }
}
