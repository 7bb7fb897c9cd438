internal import Base
internal import HTTP2Wire
internal import RPCCore

/// What the header block of a request says, read in one pass.
struct RequestHead {
  var method = ""
  var path = ""
  var contentType: String?
  var timeout: String?
  var encoding: String?
  var acceptsGzip = false
  var metadata = Metadata()

  init(_ headers: HTTP2Headers) {
    metadata.reserve(headers.fields.count - Self.usualFields)
    for field in headers.fields {
      // A comparison of texts costs; most fields are told apart by the length of their name.
      switch field.name.utf8.count {
      case 5 where field.name == ":path": path = field.value
      case 7 where field.name == ":method": method = field.value
      case 12 where field.name == CallFields.contentType: contentType = contentType ?? field.value
      case 12 where field.name == CallFields.timeout: timeout = timeout ?? field.value
      case 13 where field.name == CallFields.encoding: encoding = encoding ?? field.value
      case 20 where field.name == CallFields.acceptEncoding:
        acceptsGzip = acceptsGzip || CallFields.namesGzip(field.value)
      default: CallFields.append(field, to: &metadata)
      }
    }
  }

  /// Four pseudo fields, content-type, te, grpc-timeout.
  private static let usualFields = 7
}

/// One call from its header block to its answer.
final class ServerCallState {
  let id: Int32
  let method: RPCMethod
  let metadata: Metadata
  let deadline: Instant
  let streamsRequests: Bool
  /// Has no end of its own: `Limits.followerTimeout`.
  let follows: Bool
  /// A handler has it: from the last request on, or from the beginning when requests are a stream.
  var isRunning = false
  var hasSentHead = false
  /// Whether the caller packs its messages, and takes packed ones.
  private let isPacked: Bool
  private let acceptsGzip: Bool
  /// Whether our head says that messages may be packed.
  var mayPack = false
  var hasRequestEnded = false
  private var deframer = Deframer()
  private var request: Deframer.Message?
  /// What whole requests take that the handler of a stream has not read, in their order.
  private var unread: [Int] = []
  private var firstUnread = 0
  private var unreadBytes = 0
  private var uncredited = 0

  init(_ id: Int32, _ method: RPCMethod, _ head: RequestHead, _ deadline: Instant, at now: Instant) {
    self.id = id
    follows =
      method.descriptor.kind.streamsAnswers && now.duration(to: deadline) >= RPCCore.Limits.followerTimeout
    self.method = method
    metadata = head.metadata
    self.deadline = deadline
    isPacked = head.encoding == CallFields.gzip
    acceptsGzip = head.acceptsGzip
    streamsRequests = method.descriptor.kind.streamsRequests
    deframer.unpacks = isPacked
  }

  /// Whether requests are expected.
  var takesRequests: Bool { !hasRequestEnded && (streamsRequests || !isRunning) }

  /// What its requests take of memory.
  var heldBytes: Int {
    deframer.heldBytes + (request?.bytes.count ?? 0) + unreadBytes
  }

  /// An empty message costs memory too.
  private static let messageBytes = 64

  /// Whether the next message is packed, by what the handler says and the caller takes.
  func packs(_ notes: AnswerNotes?) -> Bool { acceptsGzip && (notes?.compresses ?? isPacked) }

  /// Whether any message may come to be packed.
  func mayComeToPack(_ notes: AnswerNotes?) -> Bool { acceptsGzip && (isPacked || notes?.compresses != nil) }

  /// Takes the next piece of the requests; returns what is wrong with it. `onMessage` gets each
  /// request of a stream. What is held may grow by `room` bytes.
  func feed(_ bytes: ArraySlice<UInt8>, room: Int, onMessage: (Deframer.Message) -> Void) -> RPCError? {
    let most = heldBytes + room
    do throws(RPCError) {
      try deframer.feed(bytes) { (message: Deframer.Message) throws(RPCError) in
        guard streamsRequests else {
          guard request == nil else { throw Self.notOneRequest }
          request = message
          return
        }
        uncredited += message.pieceBytes
        unread.append(message.bytes.count + Self.messageBytes)
        unreadBytes += message.bytes.count + Self.messageBytes
        // Packed messages are far larger than what arrived.
        guard unreadBytes <= most else { throw Self.tooMuch }
        onMessage(message)
      }
      return heldBytes <= most ? nil : Self.tooMuch
    } catch {
      return error
    }
  }

  private static let tooMuch = RPCError(
    .resourceExhausted, "too many requests wait or are half received", reason: "REQUESTS_TOO_LARGE")

  /// Bytes of the last piece whose credit waits for the reader.
  func takeUncredited() -> Int {
    defer { uncredited = 0 }
    return uncredited
  }

  /// The handler has read one request of a stream.
  func hasReadOne() {
    guard firstUnread < unread.count else { return }
    unreadBytes -= unread[firstUnread]
    firstUnread += 1
    guard firstUnread == unread.count else { return }
    unread.removeAll(keepingCapacity: true)
    firstUnread = 0
  }

  /// What is wrong with requests that end here.
  var faultAtEnd: RPCError? {
    deframer.isBetweenMessages
      ? nil : RPCError(.internal, "the request ends in the middle of a message", reason: "BAD_FRAMING")
  }

  /// The one message of the request, or what is wrong with it.
  func takeRequest() -> Result<Deframer.Message, RPCError> {
    if let faultAtEnd { return .failure(faultAtEnd) }
    guard let request else { return .failure(Self.notOneRequest) }
    self.request = nil
    return .success(request)
  }

  private static let notOneRequest = RPCError(
    .unimplemented, "a call carries exactly one message", reason: "NOT_ONE_REQUEST")
}
