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
    for field in headers.fields {
      switch field.name {
      case ":method": method = field.value
      case ":path": path = field.value
      case CallFields.contentType: contentType = contentType ?? field.value
      case CallFields.timeout: timeout = timeout ?? field.value
      case CallFields.encoding: encoding = encoding ?? field.value
      default: CallFields.append(field, to: &metadata)
      }
    }
  }
}

/// One call from its header block to its answer.
final class ServerCallState {
  enum Phase {
    /// The request is on its way. Can become: running.
    case receiving
    /// A handler has it. Can become: removed.
    case running
  }
  let id: Int32
  let method: RPCMethod
  let metadata: Metadata
  let deadline: Instant
  private(set) var phase = Phase.receiving
  var hasSentHead = false
  var hasRequestEnded = false
  private var deframer = Deframer()
  private var request: [UInt8]?

  init(_ id: Int32, _ method: RPCMethod, _ metadata: Metadata, _ deadline: Instant) {
    self.id = id
    self.method = method
    self.metadata = metadata
    self.deadline = deadline
  }

  var isRunning: Bool {
    if case .running = phase { return true }
    return false
  }

  var heldBytes: Int { deframer.heldBytes + (request?.count ?? 0) }

  /// Takes the next piece of the request; returns what is wrong with it.
  func feed(_ bytes: ArraySlice<UInt8>) -> RPCError? {
    var messages: [[UInt8]] = []
    do {
      try deframer.feed(bytes) { message, _ in messages.append(message) }
    } catch {
      return error
    }
    guard !messages.isEmpty else { return nil }
    guard messages.count == 1, request == nil else { return Self.notOneRequest }
    request = messages[0]
    return nil
  }

  /// The one message of the request, or what is wrong with it. The call runs from here on.
  func takeRequest() -> Result<[UInt8], RPCError> {
    guard deframer.isBetweenMessages else {
      return .failure(RPCError(.internal, "the request ends in the middle of a message", reason: "BAD_FRAMING"))
    }
    guard let request else { return .failure(Self.notOneRequest) }
    self.request = nil
    phase = .running
    return .success(request)
  }

  private static let notOneRequest = RPCError(
    .unimplemented, "a call carries exactly one message", reason: "NOT_ONE_REQUEST")
}
