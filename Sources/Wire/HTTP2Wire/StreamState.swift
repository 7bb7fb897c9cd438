/// One open stream: what it still has to send, what it may receive.
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

  // Sending
  @exclusivity(unchecked) private(set) var outgoing: [UInt8] = []
  @exclusivity(unchecked) private var head = 0
  @exclusivity(unchecked) var ending = Ending.open
  @exclusivity(unchecked) var hasResponded = false
  @exclusivity(unchecked) var wantsDrained = false
  /// The peer need not send the rest of its side once ours has left.
  @exclusivity(unchecked) var resetsAfterEnd = false
  /// What the peer lets us send; below zero after it has made its window smaller.
  @exclusivity(unchecked) var sendWindow = 0
  /// In the queue of those that have something to send.
  @exclusivity(unchecked) var isQueued = false
  /// Client: the fields that wait until the stream may be opened.
  @exclusivity(unchecked) var request: [HTTP2Field]?

  // Receiving
  /// What the peer may still send.
  @exclusivity(unchecked) var receiveWindow = 0
  /// Dealt with, and not given back yet.
  @exclusivity(unchecked) var uncredited = 0
  @exclusivity(unchecked) var hasPeerEnded = false
  /// Its message has begun: the fields that come now are trailers.
  @exclusivity(unchecked) var hasHeaders = false
  /// Body bytes that `content-length` still promises.
  @exclusivity(unchecked) var promisedBytes: Int?
  /// Client: the answer has no body, whatever its fields promise.
  @exclusivity(unchecked) var isHead = false
  @exclusivity(unchecked) var isClosed = false

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
    dropWaiting()
    (id, ending) = (0, .open)
    (hasResponded, wantsDrained, resetsAfterEnd, isQueued) = (false, false, false, false)
    (sendWindow, request) = (0, nil)
    (receiveWindow, uncredited, promisedBytes) = (0, 0, nil)
    (hasPeerEnded, hasHeaders, isHead, isClosed) = (false, false, false, false)
  }

  func dropWaiting() {
    if outgoing.capacity > Self.keptBytes { outgoing = [] } else { outgoing.removeAll(keepingCapacity: true) }
    head = 0
  }

  /// Moves `count` bytes of what waits into the output.
  func take(_ count: Int, into output: inout PlainBytes) {
    outgoing.withUnsafeBufferPointer { output.append(UnsafeBufferPointer(rebasing: $0[head..<(head + count)])) }
    head += count
    // Of a long body what is left is moved when it is the smaller half.
    if head > Self.compactBytes, head > outgoing.count / 2 {
      outgoing.removeFirst(head)
      head = 0
    }
  }

  private static let compactBytes = 256 * 1024
  private static let keptBytes = 1024
}

/// Streams in the order in which they get their turn.
struct StreamQueue {
  private var streams: [StreamState] = []
  private var first = 0
  /// Streams in it of which `noteClosed` has told.
  private var closedCount = 0

  var count: Int { streams.count - first }
  var isEmpty: Bool { count == 0 }

  mutating func append(_ stream: StreamState) { streams.append(stream) }

  mutating func popFirst() -> StreamState? {
    guard first < streams.count else { return nil }
    let stream = streams[first]
    first += 1
    if stream.isClosed, closedCount > 0 { closedCount -= 1 }
    if first == streams.count {
      streams.removeAll(keepingCapacity: true)
      first = 0
    } else if first > 64, first > streams.count / 2 {
      streams.removeFirst(first)
      first = 0
    }
    return stream
  }

  /// One of its streams is over; when those are the most, they are let go.
  mutating func noteClosed() {
    closedCount += 1
    guard closedCount > 64, closedCount > count / 2 else { return }
    streams = streams[first...].filter { !$0.isClosed }
    (first, closedCount) = (0, 0)
  }
}
