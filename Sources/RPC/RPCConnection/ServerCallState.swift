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
  /// A handler has it: from the last request on, or from the beginning when requests are a stream.
  var isRunning = false
  var hasSentHead = false
  var hasRequestEnded = false
  private var deframer = Deframer()
  private var request: [UInt8]?
  /// Credit of whole requests that the handler of a stream has not read, and how many they are.
  private var unread = (bytes: 0, messages: 0)
  private var uncredited = 0

  init(_ id: Int32, _ method: RPCMethod, _ metadata: Metadata, _ deadline: Instant) {
    self.id = id
    self.method = method
    self.metadata = metadata
    self.deadline = deadline
    streamsRequests = method.descriptor.kind.streamsRequests
  }

  /// Whether requests are expected.
  var takesRequests: Bool { !hasRequestEnded && (streamsRequests || !isRunning) }

  /// What its requests take of memory.
  var heldBytes: Int {
    deframer.heldBytes + (request?.count ?? 0) + unread.bytes + unread.messages * Self.messageBytes
  }

  /// An empty message costs memory too.
  private static let messageBytes = 64

  /// Takes the next piece of the requests; returns what is wrong with it. `onMessage` gets each
  /// request of a stream and the credit it holds.
  func feed(_ bytes: ArraySlice<UInt8>, onMessage: ([UInt8], Int) -> Void) -> RPCError? {
    var isOneTooMany = false
    do {
      try deframer.feed(bytes) { message, pieceBytes in
        guard streamsRequests else {
          isOneTooMany = isOneTooMany || request != nil
          request = message
          return
        }
        uncredited += pieceBytes
        unread.bytes += pieceBytes
        unread.messages += 1
        onMessage(message, pieceBytes)
      }
    } catch {
      return error
    }
    return isOneTooMany ? Self.notOneRequest : nil
  }

  /// Bytes of the last piece whose credit waits for the reader.
  func takeUncredited() -> Int {
    defer { uncredited = 0 }
    return uncredited
  }

  /// The handler has read one request of a stream.
  func hasRead(_ credit: Int) {
    unread.bytes -= credit
    unread.messages -= 1
  }

  /// What is wrong with requests that end here.
  var faultAtEnd: RPCError? {
    deframer.isBetweenMessages
      ? nil : RPCError(.internal, "the request ends in the middle of a message", reason: "BAD_FRAMING")
  }

  /// The one message of the request, or what is wrong with it.
  func takeRequest() -> Result<[UInt8], RPCError> {
    if let faultAtEnd { return .failure(faultAtEnd) }
    guard let request else { return .failure(Self.notOneRequest) }
    self.request = nil
    return .success(request)
  }

  private static let notOneRequest = RPCError(
    .unimplemented, "a call carries exactly one message", reason: "NOT_ONE_REQUEST")
}
