internal import Base
public import RPCCore

/// One call from its header block until its handler has stopped: one object for all that its connection,
/// its handler's task and its handler have to know.
///
/// SAFETY: what changes is touched on its connection's loop only, before a handler starts or by the
/// connection, but for the record's own state, which guards itself.
public final class IncomingCall: CallRecord, @unchecked Sendable {
  /// Names the call on its connection.
  public let id: Int32
  /// What its header block says.
  @exclusivity(unchecked) var head = RequestHead()
  /// Empty when the requests are a stream.
  @exclusivity(unchecked) public internal(set) var request: [UInt8] = []
  /// What the owner keeps with the call while its handler runs.
  @exclusivity(unchecked) public var attachment: AnyObject?
  /// Whether its handler has stopped.
  @exclusivity(unchecked) public internal(set) var hasHandlerEnded = false

  /// It waits to be answered.
  @exclusivity(unchecked) var isOpen = false
  /// One request, one answer.
  @exclusivity(unchecked) package internal(set) var isUnary = false
  @exclusivity(unchecked) package internal(set) var streamsRequests = false
  /// Has no end of its own: `Limits.followerTimeout`.
  @exclusivity(unchecked) var follows = false
  /// A handler has it: from the last request on, or from the beginning when requests are a stream.
  @exclusivity(unchecked) var isRunning = false
  @exclusivity(unchecked) var hasSentHead = false
  /// Whether our head says that messages may be packed.
  @exclusivity(unchecked) var mayPack = false
  @exclusivity(unchecked) var hasRequestEnded = false
  @exclusivity(unchecked) private var hasRequest = false
  /// What most calls do without: their one request comes whole in one piece.
  @exclusivity(unchecked) private var pieces: RequestPieces?

  init(_ id: Int32) {
    self.id = id
    super.init(
      method: nil, metadata: Metadata(), deadline: Instant(nanoseconds: 0), peer: Self.nobody, arrived: nil)
  }

  /// Until the owner says who calls.
  private static let nobody = Peer(identity: nil, address: "")

  /// The method that its path names; `nil` when none does.
  package var asked: MethodDescriptor? { head.method?.descriptor }

  /// What answers it. Only calls with a handler reach an owner.
  public var handler: RPCMethod.Handler {
    guard let method = head.method else { preconditionFailure("a call without a method is refused") }
    return method.handler
  }

  /// Hands the request over; afterwards there is none here.
  public func takeRequest() -> [UInt8] {
    defer { request = [] }
    return request
  }

  /// Its checks are passed: it waits for requests.
  func accepted(_ method: RPCMethod, until deadline: Instant, at now: Instant) {
    accept(method.descriptor, deadline: deadline)
    let kind = method.descriptor.kind
    follows = kind.streamsAnswers && now.duration(to: deadline) >= RPCCore.Limits.followerTimeout
    isOpen = true
    isUnary = kind == .unary
    streamsRequests = kind.streamsRequests
  }

  /// Whether requests are expected.
  var takesRequests: Bool { !hasRequestEnded && (streamsRequests || !isRunning) }

  /// What its requests take of memory.
  var heldBytes: Int {
    let whole = isRunning ? 0 : request.count
    guard let pieces else { return whole }
    return pieces.deframer.heldBytes + whole + pieces.unread.bytes
  }

  /// Whether the next message is packed, by what the handler says and the caller takes.
  func packs(_ notes: AnswerNotes?) -> Bool { head.acceptsGzip && (notes?.compresses ?? head.isPacked) }

  /// Whether any message may come to be packed.
  func mayComeToPack(_ notes: AnswerNotes?) -> Bool { head.acceptsGzip && (head.isPacked || notes?.compresses != nil) }

  /// Takes the next piece of the requests; returns what is wrong with it. `onMessage` gets each
  /// request of a stream. What is held may grow by `room` bytes.
  func feed(_ bytes: ArraySlice<UInt8>, room: Int, onMessage: (Deframer.Message) -> Void) -> RPCError? {
    let most = heldBytes + room
    do throws(RPCError) {
      if !streamsRequests, !hasRequest, pieces == nil, let whole = Deframer.wholeMessage(bytes) {
        take(whole)
      } else {
        try feed(bytes, to: pieces ?? startPieces(), most, onMessage)
      }
      return heldBytes <= most ? nil : Self.tooMuch
    } catch {
      return error
    }
  }

  private func feed(
    _ bytes: ArraySlice<UInt8>, to pieces: RequestPieces, _ most: Int, _ onMessage: (Deframer.Message) -> Void
  ) throws(RPCError) {
    try pieces.deframer.feed(bytes) { (message: Deframer.Message) throws(RPCError) in
      guard streamsRequests else {
        guard !hasRequest else { throw Self.notOneRequest }
        return take(message)
      }
      pieces.uncredited += message.pieceBytes
      pieces.unread.add(message.bytes.count)
      // Packed messages are far larger than what arrived.
      guard pieces.unread.bytes <= most else { throw Self.tooMuch }
      onMessage(message)
    }
  }

  private func startPieces() -> RequestPieces {
    let started = RequestPieces(unpacks: head.isPacked)
    pieces = started
    return started
  }

  private func take(_ message: Deframer.Message) {
    request = message.bytes
    hasRequest = true
    if message.isCompressed { requestIsCompressed(true) }
  }

  private static let tooMuch = RPCError(
    .resourceExhausted, "too many requests wait or are half received", reason: "REQUESTS_TOO_LARGE")

  /// Bytes of the last piece whose credit waits for the reader.
  func takeUncredited() -> Int {
    guard let pieces else { return 0 }
    defer { pieces.uncredited = 0 }
    return pieces.uncredited
  }

  /// The handler has read one request of a stream.
  func hasReadOne() { pieces?.unread.takeOne() }

  /// What is wrong with requests that end here.
  var faultAtEnd: RPCError? {
    pieces?.deframer.isBetweenMessages ?? true
      ? nil : RPCError(.internal, "the request ends in the middle of a message", reason: "BAD_FRAMING")
  }

  /// What is wrong with a request that ends here.
  var faultOfOne: RPCError? { faultAtEnd ?? (hasRequest ? nil : Self.notOneRequest) }

  private static let notOneRequest = RPCError(
    .unimplemented, "a call carries exactly one message", reason: "NOT_ONE_REQUEST")
}

/// Requests that arrive in pieces, or that wait for the handler of a stream.
private final class RequestPieces {
  var deframer = Deframer()
  var unread = UnreadRequests()
  /// Bytes of the last piece whose credit waits for the reader.
  var uncredited = 0

  init(unpacks: Bool) { deframer.unpacks = unpacks }
}

/// What whole requests of a stream take that its handler has not read, in their order.
private struct UnreadRequests {
  private var sizes: [Int] = []
  private var first = 0
  private(set) var bytes = 0

  mutating func add(_ count: Int) {
    sizes.append(count + Self.messageBytes)
    bytes += count + Self.messageBytes
  }

  mutating func takeOne() {
    guard first < sizes.count else { return }
    bytes -= sizes[first]
    first += 1
    guard first == sizes.count else { return }
    sizes.removeAll(keepingCapacity: true)
    first = 0
  }

  /// An empty message costs memory too.
  private static let messageBytes = 64
}
